import SocialNetworks

/// The local times at which a rule repeats, in ascending order, the start always being the first.
///
/// Every period of the rule (a year, a month, a week, a day, or less) gives its days that pass all `BY…` parts, each
/// with all its times; `BYSETPOS` takes from these. Local times are counted as they stand on the clock: a meeting at
/// nine stays at nine when the clocks change.
package struct RecurrenceExpansion {
  private var rule: RecurrenceRule
  private let start: Int64
  private let startDay: Int
  /// Seconds of the day, ascending.
  private let times: [Int64]

  /// - Returns: nil when one period has more than 100,000 times.
  package init?(_ rule: RecurrenceRule, start: Int64) {
    self.rule = rule
    self.start = start
    startDay = Day(ofSecond: start).number
    let clock = start - Int64(startDay) * 86_400
    let parts = Day(number: startDay).components
    if rule.weekNumbers.isEmpty && rule.yearDays.isEmpty && rule.monthDays.isEmpty && rule.weekdays.isEmpty {
      switch rule.frequency {
      case .yearly:
        if rule.months.isEmpty { self.rule.months = [parts.month] }
        self.rule.monthDays = [parts.day]
      case .monthly: self.rule.monthDays = [parts.day]
      case .weekly: self.rule.weekdays = [.init(day: Day(number: startDay).weekday, ordinal: 0)]
      default: break
      }
    } else if !rule.weekNumbers.isEmpty && rule.weekdays.isEmpty && rule.yearDays.isEmpty && rule.monthDays.isEmpty {
      self.rule.weekdays = [.init(day: Day(number: startDay).weekday, ordinal: 0)]
    }
    let isHourly = rule.frequency.step.map { $0 <= 3600 } ?? false
    let isMinutely = rule.frequency.step.map { $0 <= 60 } ?? false
    let isSecondly = rule.frequency == .secondly
    // Below a day, what is not longer than a period chooses periods; the rest makes the times within one.
    let hours = isHourly ? [0] : rule.hours.isEmpty ? [Int(clock / 3600)] : rule.hours
    let minutes = isMinutely ? [0] : rule.minutes.isEmpty ? [Int(clock / 60 % 60)] : rule.minutes
    let seconds = isSecondly ? [0] : rule.seconds.isEmpty ? [Int(clock % 60)] : rule.seconds
    guard hours.count * minutes.count * seconds.count <= 2_000 else { return nil }
    var times: Set<Int64> = []
    for hour in hours {
      for minute in minutes {
        for second in seconds { times.insert(Int64(hour * 3600 + minute * 60 + min(second, 59))) }
      }
    }
    self.times = times.sorted()
  }

  /// - Parameters:
  ///   - limit: the last local time wanted.
  ///   - budget: how many days and times may still be tried; what is tried is taken off.
  /// - Returns: the times, and whether the budget ended before the rule or the limit did.
  package func walls(through limit: Int64, budget: inout Int) -> (walls: [Int64], isCut: Bool) {
    guard start <= limit else { return ([], false) }
    var last = limit
    if let until = rule.until {
      // A day includes its times; a time in UTC is compared exactly once the zone is known.
      let end = until.isDate ? until.wall + 86_399 : until.zone == .utc ? until.wall + 86_400 : until.wall
      last = min(last, end)
    }
    var walls = [start]
    var period = 0
    while walls.count < rule.count ?? .max {
      guard let first = firstSecond(ofPeriod: period), first <= last else { return (walls, false) }
      guard budget > 0 else { return (walls, true) }
      budget -= 1
      for wall in candidates(ofPeriod: period, from: first, budget: &budget) where wall > start && wall <= last {
        walls.append(wall)
        if walls.count == rule.count { return (walls, false) }
      }
      period += 1
    }
    return (walls, false)
  }

  /// nil after the year 9999.
  private func firstSecond(ofPeriod period: Int) -> Int64? {
    if let step = rule.frequency.step { return start - start.mod(step) + Int64(period) * Int64(rule.interval) * step }
    guard let day = firstDay(ofPeriod: period) else { return nil }
    return Int64(day) * 86_400
  }

  private func firstDay(ofPeriod period: Int) -> Int? {
    let parts = Day(number: startDay).components
    let steps = period * rule.interval
    switch rule.frequency {
    case .yearly: return Day(year: parts.year + steps, month: 1, day: 1)?.number
    case .monthly:
      let months = parts.year * 12 + parts.month - 1 + steps
      return Day(year: months / 12, month: months % 12 + 1, day: 1)?.number
    case .weekly:
      return startDay - (Day(number: startDay).weekday - rule.weekStart + 7) % 7 + 7 * steps
    default: return startDay + steps
    }
  }

  /// Ascending; with those before the start, which `BYSETPOS` counts.
  private func candidates(ofPeriod period: Int, from first: Int64, budget: inout Int) -> [Int64] {
    var found: [Int64] = []
    if rule.frequency.step != nil {
      if passes(Day(ofSecond: first).number) && passesClock(first) { found = times.map { first + $0 } }
    } else {
      for day in days(from: Day(ofSecond: first).number, budget: &budget) {
        for time in times { found.append(Int64(day) * 86_400 + time) }
      }
    }
    budget -= found.count
    guard !rule.positions.isEmpty else { return found }
    let places = rule.positions.map { $0 > 0 ? $0 - 1 : found.count + $0 }.filter { found.indices.contains($0) }
    return Set(places).sorted().map { found[$0] }
  }

  private func days(from first: Int, budget: inout Int) -> [Int] {
    let parts = Day(number: first).components
    var ranges: [Range<Int>]
    switch rule.frequency {
    case .yearly:
      ranges = (rule.months.isEmpty ? Array(1...12) : rule.months).compactMap { month in
        Day(year: parts.year, month: month, day: 1).map {
          $0.number..<$0.number + Day.length(ofMonth: month, in: parts.year)
        }
      }
    case .monthly: ranges = [first..<first + Day.length(ofMonth: parts.month, in: parts.year)]
    case .weekly: ranges = [first..<first + 7]
    default: ranges = [first..<first + 1]
    }
    if rule.frequency == .monthly, !rule.months.isEmpty, !rule.months.contains(parts.month) { ranges = [] }
    budget -= ranges.reduce(0) { $0 + $1.count }
    return ranges.flatMap { $0.filter { passes($0) } }
  }

  private func passes(_ day: Int) -> Bool {
    let date = Day(number: day)
    if !rule.weekdays.isEmpty && !rule.weekdays.contains(where: { $0.day == date.weekday }) { return false }
    let parts = date.components
    if !rule.months.isEmpty && !rule.months.contains(parts.month) { return false }
    let length = Day.length(ofMonth: parts.month, in: parts.year)
    if !rule.monthDays.isEmpty, !rule.monthDays.contains(parts.day), !rule.monthDays.contains(parts.day - length - 1) {
      return false
    }
    if !rule.yearDays.isEmpty || rule.weekdays.contains(where: { $0.ordinal != 0 }) {
      let firstDay = day - Self.dayOfYear(parts) + 1
      let yearLength = Day.length(ofMonth: 2, in: parts.year) == 29 ? 366 : 365
      let place = day - firstDay + 1
      if !rule.yearDays.isEmpty, !rule.yearDays.contains(place), !rule.yearDays.contains(place - yearLength - 1) {
        return false
      }
      let isWithinMonth = rule.frequency == .monthly || !rule.months.isEmpty
      let (ordinal, size) = isWithinMonth ? (parts.day, length) : (place, yearLength)
      let fits =
        rule.weekdays.isEmpty || !rule.weekNumbers.isEmpty
        || rule.weekdays.contains {
          $0.day == date.weekday
            && ($0.ordinal == 0 || $0.ordinal == (ordinal - 1) / 7 + 1 || $0.ordinal == -((size - ordinal) / 7 + 1))
        }
      if !fits { return false }
    }
    return rule.weekNumbers.isEmpty || passesWeekNumber(day, year: parts.year)
  }

  private static func dayOfYear(_ parts: (year: Int, month: Int, day: Int)) -> Int {
    (1..<parts.month).reduce(parts.day) { $0 + Day.length(ofMonth: $1, in: parts.year) }
  }

  private func passesWeekNumber(_ day: Int, year: Int) -> Bool {
    guard var first = firstWeek(of: year), var next = firstWeek(of: year + 1) else { return false }
    if day >= next {
      guard let later = firstWeek(of: year + 2) else { return false }
      (first, next) = (next, later)
    } else if day < first {
      guard let earlier = firstWeek(of: year - 1) else { return false }
      (first, next) = (earlier, first)
    }
    let number = (day - first) / 7 + 1
    return rule.weekNumbers.contains(number) || rule.weekNumbers.contains(number - (next - first) / 7 - 1)
  }

  /// The first day of the first week that has at least four days in the year.
  private func firstWeek(of year: Int) -> Int? {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
    return fourth.number - (fourth.weekday - rule.weekStart + 7) % 7
  }

  private func passesClock(_ second: Int64) -> Bool {
    let clock = Int(second.mod(86_400))
    if !rule.hours.isEmpty && !rule.hours.contains(clock / 3600) { return false }
    guard rule.frequency != .hourly else { return true }
    if !rule.minutes.isEmpty && !rule.minutes.contains(clock / 60 % 60) { return false }
    guard rule.frequency == .secondly else { return true }
    return rule.seconds.isEmpty || rule.seconds.contains(clock % 60)
  }
}

extension Int64 {
  /// The remainder, never negative; `divisor` is positive.
  fileprivate func mod(_ divisor: Int64) -> Int64 { (self % divisor + divisor) % divisor }
}
