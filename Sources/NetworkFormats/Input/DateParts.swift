import SocialNetworks

/// The parts of one written date, in whatever order they stand.
struct DateParts {
  struct Number {
    var value: Int
    var digits: Int
  }

  /// Numbers that are no time and no offset, in their order.
  private(set) var dateNumbers: [Number] = []
  /// Where it is written as a word.
  private(set) var month: Int?
  private var time: (hour: Int, minute: Int, second: Int?)?
  private var offset: Int?

  private enum Token {
    case number(Number)
    case word(String)
    case sign(UInt8)
    case space
  }

  /// - Returns: whether every word and sign has a place in a date.
  mutating func read(_ text: [UInt8]) -> Bool {
    guard let tokens = Self.tokens(text), tokens.count <= 40 else { return false }
    var place = 0
    while place < tokens.count {
      guard take(tokens, &place) else { return false }
    }
    return !dateNumbers.isEmpty && dateNumbers.count <= 3
  }

  private mutating func take(_ tokens: [Token], _ place: inout Int) -> Bool {
    switch tokens[place] {
    case .space:
      place += 1
    case .number(let number):
      if takeTime(tokens, &place, first: number) { return true }
      dateNumbers.append(number)
      place += 1
      if case .word(let suffix)? = Self.token(tokens, place), Self.ordinals.contains(suffix) { place += 1 }
    case .word(let word):
      place += 1
      return takeWord(word, tokens, &place)
    case .sign(let sign):
      if time != nil, offset == nil, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        return takeOffset(tokens, &place, sign: sign)
      }
      // separators, and brackets around the whole
      guard [0x2C, 0x2D, 0x2E, 0x2F, 0x5B, 0x5D, 0x28, 0x29, 0x27].contains(sign) else { return false }
      place += 1
    }
    return true
  }

  private mutating func takeWord(_ word: String, _ tokens: [Token], _ place: inout Int) -> Bool {
    if let number = MonthNames.numbers[word] {
      // "mar." is also a French Tuesday: the later word is the month
      month = number
      return true
    }
    if word == "t", case .number(let number)? = Self.token(tokens, place), takeBasicTime(number) {
      place += 1
      return true
    }
    if let zone = Self.zones[word] {
      guard time != nil else { return word == "z" }
      offset = zone * 3_600
      // "UTC+2" and "GMT+0100"
      if zone == 0, case .sign(let sign)? = Self.token(tokens, place), sign == 0x2B || sign == 0x2D {
        return takeOffset(tokens, &place, sign: sign)
      }
      return true
    }
    return MonthNames.weekdays.contains(word) || Self.fillers.contains(word)
  }

  /// `14:05`, `14:05:33`, `14:05:33.123`, `2:05 PM`, `2 PM`, `14h05`.
  private mutating func takeTime(_ tokens: [Token], _ place: inout Int, first: Number) -> Bool {
    guard time == nil, first.digits <= 2 else { return false }
    var at = place + 1
    var minute = 0
    var second: Int?
    var isTime = false
    switch Self.token(tokens, at) {
    case .sign(0x3A)?, .word("h")?:
      guard case .number(let found)? = Self.token(tokens, at + 1), found.digits <= 2 else { return false }
      minute = found.value
      at += 2
      isTime = true
      if case .sign(0x3A)? = Self.token(tokens, at), case .number(let found)? = Self.token(tokens, at + 1),
        found.digits <= 2
      {
        second = found.value
        at += 2
        if case .sign(let point)? = Self.token(tokens, at), point == 0x2E || point == 0x2C,
          case .number(let fraction)? = Self.token(tokens, at + 1), fraction.digits >= 1
        {
          at += 2
        }
      }
    default: break
    }
    var hour = first.value
    if let half = Self.half(tokens, &at) {
      guard (1...12).contains(hour) else { return false }
      hour = hour % 12 + half
      isTime = true
    }
    guard isTime else { return false }
    time = (hour, minute, second)
    place = at
    return true
  }

  /// AM and PM, with or without stops, after perhaps a space; 0 or 12.
  private static func half(_ tokens: [Token], _ place: inout Int) -> Int? {
    var at = place
    if case .space? = token(tokens, at) { at += 1 }
    guard case .word(let word)? = token(tokens, at) else { return nil }
    at += 1
    if word == "am" || word == "pm" {
      place = at
      return word == "am" ? 0 : 12
    }
    guard word == "a" || word == "p" else { return nil }
    if case .sign(0x2E)? = token(tokens, at) { at += 1 }
    if case .space? = token(tokens, at) { at += 1 }
    guard case .word("m")? = token(tokens, at) else { return nil }
    at += 1
    if case .sign(0x2E)? = token(tokens, at) { at += 1 }
    place = at
    return word == "a" ? 0 : 12
  }

  /// `140533` or `1405`, after a T.
  private mutating func takeBasicTime(_ number: Number) -> Bool {
    guard time == nil else { return false }
    switch number.digits {
    case 6: time = (number.value / 10_000, number.value / 100 % 100, number.value % 100)
    case 4: time = (number.value / 100, number.value % 100, nil)
    default: return false
    }
    return true
  }

  /// `+01:00`, `-0530`, `+2`.
  private mutating func takeOffset(_ tokens: [Token], _ place: inout Int, sign: UInt8) -> Bool {
    guard case .number(let number)? = Self.token(tokens, place + 1), number.digits <= 4 else { return false }
    var hours = number.value
    var minutes = 0
    place += 2
    if number.digits > 2 {
      (hours, minutes) = (number.value / 100, number.value % 100)
    } else if case .sign(0x3A)? = Self.token(tokens, place), case .number(let found)? = Self.token(tokens, place + 1) {
      minutes = found.value
      place += 2
    }
    guard hours <= 18, minutes <= 59 else { return false }
    let seconds = hours * 3_600 + minutes * 60
    offset = sign == UInt8(ascii: "-") ? -seconds : seconds
    return true
  }

  private static func token(_ tokens: [Token], _ place: Int) -> Token? {
    place < tokens.count ? tokens[place] : nil
  }

  // MARK: - The date itself

  typealias Date = (year: Int, month: Int?, day: Int?)

  func date(_ order: DateText.Order) -> Date? {
    let numbers = dateNumbers
    if let month {
      switch numbers.count {
      case 1: return Self.isYear(numbers[0]) ? (numbers[0].value, month, nil) : nil
      case 2:
        let yearIsFirst = Self.isYear(numbers[0]) && !Self.isYear(numbers[1])
        let (day, year) = yearIsFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        return Self.year(year).map { ($0, month, day.value) }
      default: return nil
      }
    }
    switch numbers.count {
    case 1:
      if numbers[0].digits == 8 {
        return (numbers[0].value / 10_000, numbers[0].value / 100 % 100, numbers[0].value % 100)
      }
      return Self.isYear(numbers[0]) ? (numbers[0].value, nil, nil) : nil
    case 2:
      if Self.isYear(numbers[0]) { return (numbers[0].value, numbers[1].value, nil) }
      return Self.isYear(numbers[1]) ? (numbers[1].value, numbers[0].value, nil) : nil
    default: return Self.date(numbers[0], numbers[1], numbers[2], order)
    }
  }

  private static func date(_ first: Number, _ second: Number, _ third: Number, _ order: DateText.Order) -> Date? {
    if isYear(first) || first.value > 31 || order == .ymd && !isYear(third) {
      return year(first).map { ($0, second.value, third.value) }
    }
    guard let year = year(third) else { return nil }
    let dayIsFirst = first.value > 12 || second.value <= 12 && order == .dmy
    return dayIsFirst ? (year, second.value, first.value) : (year, first.value, second.value)
  }

  private static func isYear(_ number: Number) -> Bool { number.digits == 4 && number.value > 0 }

  private static func year(_ number: Number) -> Int? {
    if isYear(number) { return number.value }
    guard number.digits <= 2 else { return nil }
    return number.value < 69 ? 2_000 + number.value : 1_900 + number.value
  }

  func moment(_ date: Date) -> Moment? {
    guard let month = date.month else {
      guard time == nil, let day = Day(year: date.year, month: 1, day: 1) else { return nil }
      return Moment(seconds: day.startSecond, precision: .year, zone: .unknown)
    }
    guard let dayNumber = date.day else {
      guard time == nil, let day = Day(year: date.year, month: month, day: 1) else { return nil }
      return Moment(seconds: day.startSecond, precision: .month, zone: .unknown)
    }
    guard let time else { return Day(year: date.year, month: month, day: dayNumber).map { Moment($0) } }
    return Moment(
      year: date.year, month: month, day: dayNumber, hour: time.hour, minute: time.minute, second: time.second ?? 0,
      offset: offset, precision: time.second == nil ? .minute : .second)
  }

  // MARK: - Tokens

  private static func tokens(_ text: [UInt8]) -> [Token]? {
    var tokens: [Token] = []
    var word = ""
    var number: Number?
    func flush() {
      if let found = number { tokens.append(.number(found)) }
      if !word.isEmpty { tokens.append(.word(word)) }
      number = nil
      word = ""
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 48...57:
        if !word.isEmpty { flush() }
        let digit = Int(scalar.value) - 48
        let soFar = number ?? Number(value: 0, digits: 0)
        guard soFar.digits < 17 else { return nil }
        number = Number(value: soFar.value * 10 + digit, digits: soFar.digits + 1)
      case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        continue  // accents that stand alone, and marks that nobody sees
      case _ where scalar.properties.isWhitespace:
        flush()
        if case .space? = tokens.last { continue }
        tokens.append(.space)
      case _ where scalar.properties.isAlphabetic:
        if number != nil { flush() }
        word.unicodeScalars.append(contentsOf: plain(scalar).unicodeScalars)
      case 0x2010...0x2015, 0x2212:
        flush()
        tokens.append(.sign(UInt8(ascii: "-")))
      case 0x21...0x7E:
        flush()
        tokens.append(.sign(UInt8(truncatingIfNeeded: scalar.value)))
      default: return nil
      }
    }
    flush()
    return tokens
  }

  /// Lower case, without the accents of month names.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    let low = scalar.properties.lowercaseMapping
    switch low {
    case "é", "è", "ê": return "e"
    case "à", "á", "â", "ä": return "a"
    case "ù", "ú", "û", "ü": return "u"
    case "ì", "í": return "i"
    default: return low
    }
  }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "e"]
  private static let fillers: Set<String> = [
    "t", "at", "on", "of", "the", "a", "le", "um", "uhr", "den", "der", "am", "de", "del", "el", "las", "los", "om",
    "op", "alle", "ore",
  ]
  /// Hours east of Greenwich.
  private static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "cet": 1, "cest": 2,
  ]
}
