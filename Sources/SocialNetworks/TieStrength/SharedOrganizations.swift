extension Relationships {
  /// Pairs of people who worked for one organization at one time, the lower number first, each once, sorted.
  ///
  /// Names of organizations are compared folded, without legal forms. What has no dates holds on the day on which a source
  /// said so, and two such statements must lie within a year; without any day it overlaps only with others that have none.
  /// An organization of more than `largest` known people says nothing of any two of them.
  ///
  /// - Complexity: O(affiliations log affiliations + pairs).
  public func sharedOrganizations(largest: Int = 25) -> [(first: Int, second: Int)] {
    var groups: [String: [Affiliation]] = [:]
    for affiliation in affiliations
    where !affiliation.organization.isEmpty && people.indices.contains(affiliation.person) {
      let name = OrganizationName.fold(affiliation.organization)
      if !name.isEmpty { groups[name, default: []].append(affiliation) }
    }
    var found: Set<UInt64> = []
    for name in groups.keys.sorted() {
      guard let members = groups[name], Set(members.map(\.person)).count <= largest else { continue }
      for (place, one) in members.enumerated() {
        for other in members[(place + 1)...] where other.person != one.person && Self.overlap(one, other) {
          found.insert(UInt64(min(one.person, other.person)) << 32 | UInt64(max(one.person, other.person)))
        }
      }
    }
    return found.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  /// Whether two affiliations hold at one time, as far as is known.
  private static func overlap(_ one: Affiliation, _ other: Affiliation) -> Bool {
    switch (span(of: one), span(of: other)) {
    case (nil, nil): true
    case (let a?, let b?): a.start <= b.end && b.start <= a.end
    default: false
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
