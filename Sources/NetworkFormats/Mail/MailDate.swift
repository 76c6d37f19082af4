package import SocialNetworks

/// Dates as mail writes them: `Tue, 1 Jan 2002 10:20:30 -0600 (CST)`, and the older and broken forms of it.
///
/// Weekday and comments are passed over. Years below 100 are 1950 to 2049. A zone that only its writer knew leaves
/// the zone unknown. Dates with slashes are refused, since nobody can tell day from month.
///
/// Source: RFC 5322, sections 3.3 and 4.3; the separators of mailboxes are those of `asctime`.
package enum MailDate {
  /// - Returns: nil when it is no date.
  package static func moment(_ bytes: Bytes, _ range: Range<Int>) -> Moment? {
    var parts = Parts()
    guard parts.read(bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + 300)) else { return nil }
    return parts.moment
  }

  package static func moment(_ text: String) -> Moment? {
    let input = InputData(Array(text.utf8))
    return withExtendedLifetime(input) { moment(input.bytes, 0..<input.bytes.count) }
  }

  private struct Parts {
    /// Day and year, in the order in which they stand.
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    var time: (hour: Int, minute: Int, second: Int?)?
    var offset: Int?
    var hasZone = false
    var halfDay: UInt8 = 0

    /// - Returns: whether all of it can belong to a date.
    mutating func read(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
      var place = range.lowerBound
      let end = range.upperBound
      while place < end {
        let byte = bytes[place]
        switch byte {
        case 0x28: place = Self.endOfComment(bytes, place, end)
        case 0x30...0x39:
          guard let next = number(bytes, place, end) else { return false }
          place = next
        case 0x41...0x5A, 0x61...0x7A:
          let start = place
          while place < end, Self.isLetter(bytes[place]) { place += 1 }
          guard word(bytes, start..<place) else { return false }
        case 0x2B, 0x2D:
          place += 1
          if time != nil, place < end, Self.isDigit(bytes[place]) {
            place = zone(bytes, place, end, sign: byte == 0x2B ? 1 : -1)
          }
        case 0x2F: return false
        default: place += 1
        }
      }
      return true
    }

    private mutating func number(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
      var place = start
      let value = Self.digits(bytes, &place, end)
      guard place - start <= 4 else { return nil }
      if time == nil, place + 1 < end, bytes[place] == 0x3A, Self.isDigit(bytes[place + 1]) {
        place += 1
        let minute = Self.digits(bytes, &place, end)
        var second: Int?
        if place + 1 < end, bytes[place] == 0x3A, Self.isDigit(bytes[place + 1]) {
          place += 1
          second = Self.digits(bytes, &place, end)
          if place + 1 < end, bytes[place] == 0x2E, Self.isDigit(bytes[place + 1]) {
            place += 1
            _ = Self.digits(bytes, &place, end)
          }
        }
        time = (value, minute, second)
        return place
      }
      guard numbers.count < 3 else { return nil }
      numbers.append((value, place - start))
      return place
    }

    private mutating func word(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
      if range.count >= 3 {
        let start = Self.packed(bytes, range.lowerBound)
        if month == nil, let found = Self.months.firstIndex(of: start),
          range.count == 3 || range.count == Self.lengths[found] || found == 8 && range.count == 4
        {
          month = found + 1
          return true
        }
        if Self.weekdays.contains(start) && time == nil { return true }
      }
      if range.count == 2, bytes[range.lowerBound + 1] | 0x20 == 0x6D, time != nil {
        let half = bytes[range.lowerBound] | 0x20
        if half == 0x61 || half == 0x70 {
          halfDay = half
          return true
        }
      }
      // The letter between day and time, as in 2001-12-25T10:00:00Z.
      guard time != nil else { return range.count == 1 && !numbers.isEmpty }
      if !hasZone, range.count <= 4 {
        var name: UInt32 = 0
        for place in range { name = name << 8 | UInt32(bytes[place] & 0xDF) }
        if let hours = Self.zones[name] {
          offset = Int(hours * 3600)
          hasZone = true
        }
      }
      return true
    }

    private mutating func zone(_ bytes: Bytes, _ start: Int, _ end: Int, sign: Int) -> Int {
      var place = start
      var value = Self.digits(bytes, &place, end)
      var count = place - start
      if count <= 2, place + 1 < end, bytes[place] == 0x3A, Self.isDigit(bytes[place + 1]) {
        place += 1
        let from = place
        value = min(value, 99) * 100 + Self.digits(bytes, &place, end) % 100
        count += place - from
      } else if count <= 2 {
        value *= 100
      }
      if !hasZone || offset == 0, count <= 4, value / 100 <= 14, value % 100 < 60 {
        offset = sign * (value / 100 * 3600 + value % 100 * 60)
        hasZone = true
      }
      return place
    }

    var moment: Moment? {
      var year: Int
      var day: Int
      var month = month ?? 0
      if month == 0 {
        guard numbers.count == 3, numbers[0].digits == 4 else { return nil }
        (year, month, day) = (numbers[0].value, numbers[1].value, numbers[2].value)
      } else {
        guard numbers.count == 2 else { return nil }
        let isYearFirst = numbers[0].digits > 2
        let last = numbers[isYearFirst ? 0 : 1]
        day = numbers[isYearFirst ? 1 : 0].value
        year = last.value
        guard last.digits > 1 else { return nil }
        // Also 0002 is the year 2002, of a program that counted two digits.
        if year < 100 { year += year < 50 ? 2000 : 1900 }
        if last.digits == 3, last.value >= 100 { year += 1900 }
      }
      guard let time else { return Day(year: year, month: month, day: day).map { Moment($0) } }
      var hour = time.hour
      if halfDay != 0 {
        guard (1...12).contains(hour) else { return nil }
        hour = hour % 12 + (halfDay == 0x70 ? 12 : 0)
      }
      return Moment(
        year: year, month: month, day: day, hour: hour, minute: time.minute, second: time.second ?? 0, offset: offset,
        precision: time.second == nil ? .minute : .second)
    }

    /// At most nine digits count; further ones are passed over.
    private static func digits(_ bytes: Bytes, _ place: inout Int, _ end: Int) -> Int {
      var value = 0
      while place < end, isDigit(bytes[place]) {
        if value < 100_000_000 { value = value * 10 + Int(bytes[place] - 0x30) }
        place += 1
      }
      return value
    }

    private static func endOfComment(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
      var depth = 0
      var place = start
      while place < end {
        switch bytes[place] {
        case 0x28: depth += 1
        case 0x29: depth -= 1
        case 0x5C: place += 1
        default: break
        }
        place += 1
        if depth == 0 { return min(place, end) }
      }
      return end
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func packed(_ bytes: Bytes, _ start: Int) -> UInt32 {
      UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1] | 0x20) << 8 | UInt32(bytes[start + 2] | 0x20)
    }

    private static func packed(_ text: String) -> UInt32 { text.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    private static let months =
      [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ].map { packed($0) }
    /// Of the months' whole names.
    private static let lengths = [7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8]
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map {
      packed($0)
    }

    /// In hours; military letters are worth nothing, as many wrote them with the wrong sign.
    private static let zones: [UInt32: Double] = [
      packed("Z"): 0, packed("UT"): 0, packed("UTC"): 0, packed("GMT"): 0, packed("WET"): 0, packed("WEST"): 1,
      packed("CET"): 1, packed("MET"): 1, packed("MEZ"): 1, packed("CEST"): 2, packed("MEST"): 2, packed("MESZ"): 2,
      packed("EET"): 2, packed("EEST"): 3, packed("MSK"): 3, packed("JST"): 9, packed("KST"): 9, packed("AEST"): 10,
      packed("AEDT"): 11, packed("ACST"): 9.5, packed("AWST"): 8, packed("NZST"): 12, packed("NZDT"): 13,
      packed("EST"): -5, packed("EDT"): -4, packed("CST"): -6, packed("CDT"): -5, packed("MST"): -7,
      packed("MDT"): -6, packed("PST"): -8, packed("PDT"): -7, packed("AKST"): -9, packed("AKDT"): -8,
      packed("HST"): -10,
    ]
  }
}
