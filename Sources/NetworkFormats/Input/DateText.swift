package import SocialNetworks

/// Reads dates as people and programs write them.
///
/// `2026-09-30 08:12:40 UTC`, `2024-03-15T14:05:00+01:00`, `08 Feb 2026`, `3/14/25, 2:37 PM`, `15.03.2024 14:05`,
/// `12 août 2019`, `Sun Mar 21 12:53:22 +0000 2021`, `Jan 2024`, `2019`. Months are known in six languages. Where only
/// digits stand there and both of two numbers could be the month, `order` decides. Years of two digits are 1969 to 2068.
package struct DateText: Sendable {
  package typealias Order = SourceMapping.DateOrder

  /// What a bare number is.
  package enum Numbers: Sendable {
    /// A year of four digits, or a date of eight.
    case dates
    /// Seconds or milliseconds since 1970-01-01T00:00:00Z.
    case seconds, milliseconds
  }

  /// Which part comes first where the digits leave it open.
  package var order: Order
  package var numbers: Numbers

  package init(order: Order = .mdy, numbers: Numbers = .dates) {
    self.order = order
    self.numbers = numbers
  }

  /// - Returns: nil when the text is no date, or there is no such day or time.
  package func moment(_ text: String) -> Moment? { moment(Array(text.utf8)) }

  package func moment(_ text: [UInt8]) -> Moment? {
    guard text.count <= Self.longest else { return nil }
    if numbers != .dates { return Self.unixMoment(text, unit: numbers) }
    var parts = DateParts()
    guard parts.read(text), let date = parts.date(order) else { return nil }
    return parts.moment(date)
  }

  /// A date in bytes, quickly where it is written as in ISO 8601: for tables of millions of rows.
  package func moment(_ bytes: Bytes, _ range: Range<Int>) -> Moment? {
    if numbers == .dates {
      if let moment = Self.plainMoment(bytes, range) { return moment }
    } else if range.count <= 14, let value = TableDialect.wholeNumber(bytes, range) {
      let seconds = numbers == .seconds ? value : value / 1_000
      return seconds <= Self.lastSecond ? Moment(seconds: Int64(seconds)) : nil
    }
    guard range.count <= Self.longest else { return nil }
    return moment(bytes.array(range))
  }

  private static let longest = 80
  /// Of the year 9999.
  private static let lastSecond = 253_402_300_799

  // MARK: - Which order a column has

  /// The order of the parts, judged by all dates of a column: by parts that can be no month, else by which order makes the
  /// dates rise or fall.
  ///
  /// - Returns: nil when nothing tells.
  package static func order(of texts: some Sequence<String>) -> Order? {
    var votes: [Order: Int] = [:]
    var open: [(first: Int, second: Int, year: Int)] = []
    for text in texts {
      let bytes = Array(text.utf8)
      var parts = DateParts()
      guard bytes.count <= longest, parts.read(bytes), parts.month == nil, parts.dateNumbers.count == 3 else {
        continue
      }
      let (first, second, third) = (parts.dateNumbers[0], parts.dateNumbers[1], parts.dateNumbers[2])
      if first.digits > 2 || first.value > 31 {
        votes[.ymd, default: 0] += 1
      } else if first.value > 12 && second.value <= 12 {
        votes[.dmy, default: 0] += 1
      } else if second.value > 12 && first.value <= 12 {
        votes[.mdy, default: 0] += 1
      } else if first.value <= 12 && second.value <= 12 {
        open.append((first.value, second.value, third.value))
      }
    }
    let (dmy, mdy, ymd) = (votes[.dmy] ?? 0, votes[.mdy] ?? 0, votes[.ymd] ?? 0)
    if dmy != mdy && max(dmy, mdy) > ymd { return dmy > mdy ? .dmy : .mdy }
    if ymd > max(dmy, mdy) { return .ymd }
    guard dmy == 0 && mdy == 0 && ymd == 0, open.count >= 3 else { return nil }
    let dayFirst = turns(open.map { $0.year * 372 + $0.second * 31 + $0.first })
    let monthFirst = turns(open.map { $0.year * 372 + $0.first * 31 + $0.second })
    if dayFirst == monthFirst { return nil }
    return dayFirst < monthFirst ? .dmy : .mdy
  }

  /// How many steps go against the direction of most.
  private static func turns(_ days: [Int]) -> Int {
    let steps = zip(days, days.dropFirst())
    return min(steps.count { $0 < $1 }, steps.count { $0 > $1 })
  }

  // MARK: - Plain forms

  private static func unixMoment(_ text: [UInt8], unit: Numbers) -> Moment? {
    var digits = text[...]
    while let first = digits.first, first == 0x20 { digits.removeFirst() }
    while let last = digits.last, last == 0x20 { digits.removeLast() }
    var isNegative = false
    if digits.first == UInt8(ascii: "-") {
      isNegative = true
      digits.removeFirst()
    }
    let whole = digits.prefix { $0 != UInt8(ascii: ".") }
    let rest = digits.dropFirst(whole.count + 1)
    guard !whole.isEmpty, whole.count <= 17, rest.allSatisfy({ (48...57).contains($0) }) else { return nil }
    var value: Int64 = 0
    for digit in whole {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 48)
    }
    if isNegative { value = -value }
    if unit == .milliseconds { value = value >= 0 ? value / 1_000 : -((999 - value) / 1_000) }
    guard value >= -62_135_596_800, value <= Int64(Self.lastSecond) else { return nil }
    return Moment(seconds: value)
  }

  /// `YYYY-MM-DD`, then perhaps `hh:mm[:ss]` after a space or `T`, then perhaps `Z` or ` UTC`.
  private static func plainMoment(_ bytes: Bytes, _ range: Range<Int>) -> Moment? {
    let start = range.lowerBound
    func number(_ place: Int, _ count: Int) -> Int? {
      var value = 0
      for at in place..<place + count {
        let byte = bytes[start + at]
        guard byte >= 48 && byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    func has(_ byte: UInt8, at place: Int) -> Bool { bytes[start + place] == byte }
    let count = range.count
    guard count == 10 || count >= 16 && count <= 23, has(0x2D, at: 4), has(0x2D, at: 7), let year = number(0, 4),
      let month = number(5, 2), let day = number(8, 2)
    else { return nil }
    if count == 10 { return Day(year: year, month: month, day: day).map { Moment($0) } }
    guard has(0x20, at: 10) || has(0x54, at: 10), has(0x3A, at: 13), let hour = number(11, 2),
      let minute = number(14, 2)
    else { return nil }
    var end = 16
    var second = 0
    var precision = Moment.Precision.minute
    if count >= 19, has(0x3A, at: 16) {
      guard let found = number(17, 2) else { return nil }
      second = found
      precision = .second
      end = 19
    }
    var offset: Int?
    if count == end + 1, has(0x5A, at: end) {
      offset = 0
    } else if count == end + 4, bytes.starts(with: " UTC", at: start + end) {
      offset = 0
    } else if count != end {
      return nil
    }
    return Moment(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second, offset: offset,
      precision: precision)
  }
}
