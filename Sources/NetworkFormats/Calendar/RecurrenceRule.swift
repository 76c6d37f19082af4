import SocialNetworks

/// How often something repeats: the value of `RRULE`.
///
/// All parts of RFC 5545 but `RSCALE` (RFC 7529). A rule that cannot be understood completely is not used at all:
/// wrong dates would be worse than none.
///
/// Source: RFC 5545, sections 3.3.10 and 3.8.5.3.
package struct RecurrenceRule: Sendable, Equatable {
  package enum Frequency: String, Sendable, CaseIterable {
    case secondly, minutely, hourly, daily, weekly, monthly, yearly

    /// Seconds of a step, where it has always as many.
    var step: Int64? {
      switch self {
      case .secondly: 1
      case .minutely: 60
      case .hourly: 3600
      default: nil
      }
    }
  }

  /// A day of the week, 0 is Monday, and which one of the month or year; 0 for all.
  package struct Weekday: Sendable, Hashable {
    package var day: Int
    package var ordinal: Int
  }

  package var frequency: Frequency
  package var interval = 1
  package var count: Int?
  package var until: CalendarTime?
  package var seconds: [Int] = []
  package var minutes: [Int] = []
  package var hours: [Int] = []
  package var weekdays: [Weekday] = []
  package var monthDays: [Int] = []
  package var yearDays: [Int] = []
  package var weekNumbers: [Int] = []
  package var months: [Int] = []
  package var positions: [Int] = []
  package var weekStart = 0

  /// - Returns: nil when a part is unknown, contradictory or out of range.
  package init?(_ bytes: some Collection<UInt8>) {
    var parts: [String: ArraySlice<UInt8>] = [:]
    // Some writers escape the separators.
    for part in bytes.filter({ $0 != 0x5C }).split(separator: 0x3B) {
      guard let equals = part.firstIndex(of: 0x3D) else { return nil }
      let name = Self.word(part[..<equals])
      guard parts[name] == nil else { return nil }
      parts[name] = part[(equals + 1)...]
    }
    guard let name = parts.removeValue(forKey: "FREQ"),
      let frequency = Frequency(rawValue: Self.word(name).lowercased())
    else { return nil }
    self.frequency = frequency
    for (name, value) in parts {
      guard take(name, value) else { return nil }
    }
    if count != nil && until != nil { return nil }
    let isDaily = [.secondly, .minutely, .hourly, .daily].contains(frequency)
    if weekdays.contains(where: { $0.ordinal != 0 }), isDaily || frequency == .weekly { return nil }
    if !weekNumbers.isEmpty && frequency != .yearly { return nil }
    if !yearDays.isEmpty && [.daily, .weekly, .monthly].contains(frequency) { return nil }
    if !monthDays.isEmpty && frequency == .weekly { return nil }
  }

  private mutating func take(_ name: String, _ value: ArraySlice<UInt8>) -> Bool {
    switch name {
    case "INTERVAL":
      guard let number = Self.number(value), (1...100_000).contains(number) else { return false }
      interval = number
    case "COUNT":
      guard let number = Self.number(value), number > 0 else { return false }
      count = number
    case "UNTIL":
      guard let time = CalendarTime(value) else { return false }
      until = time
    case "BYSECOND": return Self.numbers(value, 0...60, into: &seconds)
    case "BYMINUTE": return Self.numbers(value, 0...59, into: &minutes)
    case "BYHOUR": return Self.numbers(value, 0...23, into: &hours)
    case "BYMONTHDAY": return Self.numbers(value, -31...31, into: &monthDays) && !monthDays.contains(0)
    case "BYYEARDAY": return Self.numbers(value, -366...366, into: &yearDays) && !yearDays.contains(0)
    case "BYWEEKNO": return Self.numbers(value, -53...53, into: &weekNumbers) && !weekNumbers.contains(0)
    case "BYMONTH": return Self.numbers(value, 1...12, into: &months)
    case "BYSETPOS": return Self.numbers(value, -366...366, into: &positions) && !positions.contains(0)
    case "BYDAY": return takeWeekdays(value)
    case "WKST":
      guard let day = Self.weekday(Self.word(value)) else { return false }
      weekStart = day
    default: return name.hasPrefix("X-")
    }
    return true
  }

  private mutating func takeWeekdays(_ value: ArraySlice<UInt8>) -> Bool {
    for part in value.split(separator: 0x2C) {
      let text = Self.word(part)
      guard let day = Self.weekday(String(text.suffix(2))) else { return false }
      let before = Array(text.dropLast(2).utf8)
      var ordinal = 0
      if !before.isEmpty {
        guard let number = Self.number(before[...]), number != 0, (-53...53).contains(number) else { return false }
        ordinal = number
      }
      let weekday = Weekday(day: day, ordinal: ordinal)
      if !weekdays.contains(weekday) { weekdays.append(weekday) }
    }
    return !weekdays.isEmpty
  }

  private static func weekday(_ text: String) -> Int? {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: text)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    ContentLine.uppercased(bytes.filter { $0 != 0x20 && $0 != 0x09 })
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? { Int(word(bytes)) }

  /// Numbers in ascending order, each once.
  private static func numbers(_ value: ArraySlice<UInt8>, _ range: ClosedRange<Int>, into list: inout [Int]) -> Bool {
    var found: Set<Int> = []
    for part in value.split(separator: 0x2C) {
      guard let number = number(part), range.contains(number) else { return false }
      found.insert(number)
    }
    list = found.sorted()
    return !list.isEmpty
  }
}
