extension Relationships {
  /// Pairs of people who worked for one organization at one time, the lower number first, each once, sorted, and since when.
  ///
  /// Names of organizations are compared folded, without legal forms. What has no dates holds on the day on which a source
  /// said so, and two such statements must lie within a year; without any day it overlaps only with others that have none.
  /// An organization of more than `largest` known people says nothing of any two of them.
  ///
  /// - Complexity: O(affiliations log affiliations + pairs).
  public func sharedOrganizations(largest: Int = 25) -> [(first: Int, second: Int, since: Int64)] {
    var groups: [String: [Affiliation]] = [:]
    for affiliation in affiliations
    where !affiliation.organization.isEmpty && people.indices.contains(affiliation.person) {
      let name = OrganizationName.fold(affiliation.organization)
      if !name.isEmpty { groups[name, default: []].append(affiliation) }
    }
    var found: [UInt64: Int64] = [:]
    for name in groups.keys.sorted() {
      guard let members = groups[name], Set(members.map(\.person)).count <= largest else { continue }
      for (place, one) in members.enumerated() {
        for other in members[(place + 1)...] where other.person != one.person {
          guard let since = Self.overlap(one, other) else { continue }
          let pair = UInt64(min(one.person, other.person)) << 32 | UInt64(max(one.person, other.person))
          found[pair] = min(found[pair] ?? .max, since)
        }
      }
    }
    return found.sorted { $0.key < $1.key }.map { (Int($0.key >> 32), Int($0.key & 0xFFFF_FFFF), $0.value) }
  }

  /// From which second on two affiliations hold at one time, as far as is known; nil where they do not.
  private static func overlap(_ one: Affiliation, _ other: Affiliation) -> Int64? {
    switch (span(of: one), span(of: other)) {
    case (nil, nil): .min
    case (let a?, let b?): a.start <= b.end && b.start <= a.end ? max(a.start, b.start) : nil
    default: nil
    }
  }

  /// From its first to its last second; nil where nothing tells.
  private static func span(of affiliation: Affiliation) -> (start: Int64, end: Int64)? {
    if affiliation.since == nil && affiliation.until == nil {
      guard let stated = affiliation.stated?.seconds else { return nil }
      // Two halves of a year meet.
      return (stated - 183 * 86_400, stated + 183 * 86_400)
    }
    let end = affiliation.until.map { until in
      switch until.precision {
      case .second, .minute: until.seconds
      case .day: until.seconds + 86_399
      case .month: until.seconds + 31 * 86_400
      case .year: until.seconds + 366 * 86_400
      }
    }
    return (affiliation.since?.seconds ?? .min, end ?? .max)
  }
}
