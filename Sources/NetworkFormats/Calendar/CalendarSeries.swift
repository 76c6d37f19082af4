package import SocialNetworks

/// When an event took place.
package struct CalendarOccurrence: Sendable {
  /// The place of the event among those of the file.
  package var event: Int
  package var moment: Moment
  package var duration: Int
  /// What tells this occurrence from the others of its series, the same in every calendar that has it; it does not
  /// change when the occurrence is moved. Empty where the event has no name of its own.
  package var id: String
}

/// Events put together by their names (`UID`): series, what takes the place of single occurrences, older versions.
///
/// Rules repeat until `now`. A series has 2,000 occurrences at most; of more, the last 2,000 are kept.
package struct CalendarSeries {
  package static let limit = 2_000

  private let events: [CalendarEvent]
  private var zones: CalendarZones
  private let now: Int64
  /// Days and times that may be tried in the whole file, and for one event.
  private var budget = 10_000_000
  private static let eventBudget = 200_000

  package private(set) var occurrences: [CalendarOccurrence] = []

  package init(_ file: CalendarFile, now: Moment) {
    events = file.events
    self.now = now.seconds
    zones = CalendarZones(file.zones, limit: now.seconds)
  }

  /// Finds all occurrences; what is none goes into the report.
  package mutating func expand(log: inout FaultLog, report: inout ImportReport) {
    var groups: [[Int]] = []
    var numbers: [String: Int] = [:]
    for place in events.indices {
      if events[place].isAnswer {
        report.drop("answer to an invitation")
        continue
      }
      let uid = events[place].uid
      if let known = uid.isEmpty ? nil : numbers[uid] {
        groups[known].append(place)
      } else {
        if !uid.isEmpty { numbers[uid] = groups.count }
        groups.append([place])
      }
    }
    for group in groups { expand(group, log: &log, report: &report) }
    for name in zones.unresolved {
      log.warning("unknown-zone", "the time zone \(quoted(name)) is not known; its times are taken as local times")
    }
  }

  private mutating func expand(_ group: [Int], log: inout FaultLog, report: inout ImportReport) {
    let masters = group.filter { events[$0].replaced == nil }
    let sequence = masters.map { events[$0].sequence }.max() ?? 0
    var current: [CalendarTime?: Int] = [:]
    for place in masters {
      let event = events[place]
      guard event.sequence == sequence else {
        report.drop("older version")
        continue
      }
      if let other = current[event.start] {
        report.drop("older version")
        if !isNewer(place, than: other) { continue }
      }
      current[event.start] = place
    }
    let chosen = current.values.sorted()
    var overrides: [Key: Int] = [:]
    for place in group {
      guard let time = events[place].replaced else { continue }
      let key = key(of: time)
      if let other = overrides[key] {
        report.drop("older version")
        if !isNewer(place, than: other) { continue }
      }
      overrides[key] = place
    }
    let isCancelled = chosen.contains { events[$0].isCancelled }
    for place in chosen {
      if events[place].isCancelled {
        report.drop("cancelled")
      } else {
        expand(place, overrides: overrides, log: &log, report: &report)
      }
    }
    for place in overrides.values.sorted() {
      let event = events[place]
      if event.isCancelled || isCancelled {
        report.drop("cancelled")
        continue
      }
      if event.isOnward {
        log.warning(
          line: event.line, "this-and-future", "this change of all later occurrences is taken for the first one only")
      }
      guard let start = event.start, let replaced = event.replaced else {
        report.drop("no date")
        continue
      }
      append(place, start, seconds: duration(of: event), id: key(of: replaced), report: &report)
    }
  }

  private func isNewer(_ left: Int, than right: Int) -> Bool {
    (events[left].sequence, events[left].revised ?? .min, left)
      > (events[right].sequence, events[right].revised ?? .min, right)
  }

  /// A day, or an instant; floating times are instants of no zone.
  private struct Key: Hashable {
    var isDate: Bool
    var isKnown: Bool
    var second: Int64
  }

  private mutating func key(of time: CalendarTime) -> Key {
    if time.isDate { return Key(isDate: true, isKnown: false, second: time.wall) }
    let zone = zones.zone(time.zone)
    return Key(isDate: false, isKnown: zone.isKnown, second: zone.second(ofWall: time.wall))
  }

  private mutating func expand(
    _ place: Int, overrides: [Key: Int], log: inout FaultLog, report: inout ImportReport
  ) {
    let event = events[place]
    guard let start = event.start else {
      report.drop("no date")
      return
    }
    let zone = zones.zone(start.zone)
    var walls = repeated(event.rules, from: start, zone, at: event.line, log: &log)
    if !event.exclusionRules.isEmpty {
      let excluded = Set(repeated(event.exclusionRules, from: start, zone, at: event.line, log: &log))
      walls.removeAll { $0 != start.wall && excluded.contains($0) }
    }
    var times = walls.map {
      CalendarEvent.Addition(start: CalendarTime(wall: $0, isDate: start.isDate, zone: start.zone))
    }
    times += event.additions
    var taken = Set(overrides.keys)
    // Where one of two times has no known zone, they are compared as they stand on the clock.
    var takenWalls = Set(overrides.values.compactMap { events[$0].replaced.flatMap { clockTime($0, beside: zone) } })
    for time in event.exclusions {
      taken.insert(key(of: time))
      if let wall = clockTime(time, beside: zone) { takenWalls.insert(wall) }
    }
    let usual = duration(of: event)
    var kept: [(time: CalendarEvent.Addition, key: Key)] = []
    for time in times {
      let key = key(of: time.start)
      let day = Key(isDate: true, isKnown: false, second: Int64(time.start.day) * 86_400)
      if taken.contains(key) || taken.contains(day) || takenWalls.contains(time.start.wall) { continue }
      taken.insert(key)
      kept.append((time, key))
    }
    if kept.count > Self.limit {
      log.warning(
        line: event.line, "too-many-occurrences",
        "\(grouped(kept.count)) occurrences; the last \(grouped(Self.limit)) are kept")
      report.drop("more than \(grouped(Self.limit)) occurrences", count: kept.count - Self.limit)
      kept.removeFirst(kept.count - Self.limit)
    }
    for (time, key) in kept {
      append(place, time.start, seconds: time.seconds ?? usual, id: key, report: &report)
    }
  }

  private mutating func clockTime(_ time: CalendarTime, beside zone: CalendarZone) -> Int64? {
    time.isDate || zone.isKnown && zones.zone(time.zone).isKnown ? nil : time.wall
  }

  /// The local times of all rules up to now, ascending; the start when there is none, also when it is yet to come.
  private mutating func repeated(
    _ rules: [RecurrenceRule], from start: CalendarTime, _ zone: CalendarZone, at line: Int, log: inout FaultLog
  ) -> [Int64] {
    var walls: Set<Int64> = [start.wall]
    for rule in rules {
      var share = min(budget, Self.eventBudget)
      let before = share
      guard let expansion = RecurrenceExpansion(rule, start: start.wall) else {
        log.warning(line: line, "unsupported-rule", "the rule has too many times; only the first occurrence is kept")
        continue
      }
      // Clocks differ by less than a day.
      let found = expansion.walls(through: now + 86_400, budget: &share)
      budget -= before - share
      if found.isCut {
        log.warning(line: line, "endless-rule", "the rule has too many occurrences; later ones are left out")
      }
      for wall in found.walls where wall != start.wall {
        if let until = rule.until, until.zone == .utc, !until.isDate, !start.isDate,
          zone.second(ofWall: wall) > until.wall
        {
          continue
        }
        // What is yet to come is no row of the file.
        if zone.second(ofWall: wall) <= now { walls.insert(wall) }
      }
    }
    return walls.sorted()
  }

  private mutating func duration(of event: CalendarEvent) -> Int {
    guard let start = event.start, !start.isDate else { return 0 }
    guard let end = event.end, !end.isDate else { return max(0, event.seconds ?? 0) }
    // An end whose zone is not known is read like the start.
    let isComparable = zones.zone(start.zone).isKnown && zones.zone(end.zone).isKnown
    let seconds = isComparable ? zones.second(of: end) - zones.second(of: start) : end.wall - start.wall
    return Int(clamping: max(0, min(seconds, 366 * 86_400)))
  }

  private mutating func append(_ place: Int, _ start: CalendarTime, seconds: Int, id: Key, report: inout ImportReport) {
    let zone = zones.zone(start.zone)
    let second = start.isDate ? start.wall : zone.second(ofWall: start.wall)
    guard second <= now else {
      report.drop("in the future")
      return
    }
    let moment =
      start.isDate ? Moment(Day(number: start.day)) : Moment(seconds: second, zone: zone.isKnown ? .known : .unknown)
    let uid = events[place].uid
    let kind = id.isDate ? "D" : id.isKnown ? "Z" : "L"
    occurrences.append(
      CalendarOccurrence(
        event: place, moment: moment, duration: start.isDate ? 0 : max(0, seconds),
        id: uid.isEmpty ? "" : "\(uid) \(kind)\(id.second)"))
  }
}
