package import Foundation
import SocialNetworks

/// How local times become instants.
package enum CalendarZone: Sendable {
  case utc
  case named(TimeZone)
  case table(ZoneTable)
  /// Floating times, and zones that nobody knows: local time is read as if it were UTC.
  case unknown

  package var isKnown: Bool {
    if case .unknown = self { return false }
    return true
  }

  /// Seconds that local time is ahead of UTC.
  package func offset(at second: Int64) -> Int64 {
    switch self {
    case .utc, .unknown: 0
    case .named(let zone): Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
    case .table(let table): table.offset(at: second)
    }
  }

  /// The instant of a local time. A time that the clock shows twice is the first of the two; one that it skips is as
  /// much after the change as it would have been without it (RFC 5545, section 3.3.5).
  package func second(ofWall wall: Int64) -> Int64 {
    if case .utc = self { return wall }
    if case .unknown = self { return wall }
    let before = offset(at: wall - 86_400)
    let after = offset(at: wall + 86_400)
    if before == after || offset(at: wall - before) == before { return wall - before }
    return offset(at: wall - after) == after ? wall - after : wall - before
  }
}

/// The changes of the clock that a calendar itself describes (`VTIMEZONE`).
package struct ZoneTable: Sendable {
  /// Instants at which the offset changes, ascending.
  private var changes: [(second: Int64, offset: Int64)] = []
  private var first: Int64 = 0

  /// - Parameter budget: how many days may still be tried, in all zones of a file.
  package init(_ zone: ZoneComponent, through limit: Int64, budget: inout Int) {
    var found: [(second: Int64, offset: Int64, before: Int64)] = []
    for observance in zone.observances {
      var walls = Set([observance.start] + observance.additions)
      for rule in observance.rules {
        guard let expansion = RecurrenceExpansion(rule, start: observance.start) else { continue }
        for wall in expansion.walls(through: limit + 86_400, budget: &budget).walls
        where Self.isBefore(wall - observance.before, rule.until) {
          walls.insert(wall)
        }
      }
      for wall in walls.sorted() { found.append((wall - observance.before, observance.offset, observance.before)) }
      if found.count > 20_000 { break }
    }
    // Where two start at the same instant, the later one in the file counts.
    let order = found.indices.sorted { (found[$0].second, $0) < (found[$1].second, $1) }
    changes = order.map { (found[$0].second, found[$0].offset) }
    first = order.first.map { found[$0].before } ?? 0
  }

  private static func isBefore(_ second: Int64, _ until: CalendarTime?) -> Bool {
    guard let until, until.zone == .utc else { return true }
    return second <= until.wall
  }

  package func offset(at second: Int64) -> Int64 {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].second <= second { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : changes[low - 1].offset
  }
}

/// A `VTIMEZONE` as it stands in the file.
package struct ZoneComponent: Sendable {
  package struct Observance: Sendable {
    package var start: Int64 = 0
    package var hasStart = false
    package var before: Int64 = 0
    package var offset: Int64?
    package var rules: [RecurrenceRule] = []
    package var additions: [Int64] = []
  }

  /// An observance that is complete.
  package struct Change: Sendable {
    package var start: Int64
    package var before: Int64
    package var offset: Int64
    package var rules: [RecurrenceRule]
    package var additions: [Int64]
  }

  package var name = ""
  /// What it is called elsewhere (`X-LIC-LOCATION`).
  package var location = ""
  package private(set) var observances: [Change] = []

  package mutating func append(_ observance: Observance) {
    guard let offset = observance.offset, observance.hasStart else { return }
    observances.append(
      Change(
        start: observance.start, before: observance.before, offset: offset, rules: observance.rules,
        additions: observance.additions))
  }
}

/// The zones of one file by the names that its times use.
package struct CalendarZones {
  private let components: [String: ZoneComponent]
  private let limit: Int64
  private var known: [String: CalendarZone] = [:]
  private var budget = 5_000_000
  /// Names that stand for no zone that is known, in the order in which they came up.
  package private(set) var unresolved: [String] = []

  /// - Parameter limit: the last local time that will be asked for.
  package init(_ components: [String: ZoneComponent], limit: Int64) {
    self.components = components
    self.limit = limit
  }

  package mutating func zone(_ name: CalendarTime.ZoneName) -> CalendarZone {
    switch name {
    case .utc: return .utc
    case .floating: return .unknown
    case .named(let name):
      if let zone = known[name] { return zone }
      let zone = find(name)
      if !zone.isKnown { unresolved.append(name) }
      known[name] = zone
      return zone
    }
  }

  package mutating func second(of time: CalendarTime) -> Int64 { zone(time.zone).second(ofWall: time.wall) }

  /// The name as the IANA has it, then as Windows has it, then what the file says of it.
  ///
  /// Windows goes first because Outlook describes a zone by the rules of one year only.
  private mutating func find(_ name: String) -> CalendarZone {
    let component = components[name]
    if let zone = Self.place(in: name) { return zone }
    if let identifier = WindowsZones.identifier(of: name), let zone = Self.place(in: identifier) { return zone }
    if let location = component?.location, let zone = Self.place(in: location) { return zone }
    if let component, !component.observances.isEmpty, budget > 0 {
      return .table(ZoneTable(component, through: limit, budget: &budget))
    }
    return Self.named(name) ?? .unknown
  }

  /// The zone of `Europe/Berlin`, also at the end of `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`.
  private static func place(in name: String) -> CalendarZone? {
    let words = name.split(separator: "/").map { $0.trimmingCharacters(in: .whitespaces) }
    if words.last.map({ ["UTC", "GMT", "Z", "ZULU"].contains($0.uppercased()) }) ?? false { return .utc }
    for count in [3, 2] where words.count >= count {
      let identifier = words.suffix(count).map { $0.replacingOccurrences(of: " ", with: "_") }.joined(separator: "/")
      if let zone = TimeZone(identifier: identifier) { return .named(zone) }
    }
    return nil
  }

  private static let singleWords: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "HST", "Hongkong", "Iceland", "Iran",
    "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "Navajo", "PRC", "PST8PDT",
    "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "WET",
  ]

  private static func named(_ name: String) -> CalendarZone? {
    guard singleWords.contains(name), let zone = TimeZone(identifier: name) else { return nil }
    return .named(zone)
  }
}
