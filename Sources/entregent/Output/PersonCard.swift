import NetworkStorage
import SocialNetworks

/// What sources say of one person by themselves: how to reach them, where they worked, and who said so.
struct PersonCard {
  struct Statement {
    let kind: String
    let value: String
    let source: String?
  }

  struct Work {
    let affiliation: Affiliation
    let source: String?
  }

  var identities: [Identity] = []
  var otherNames: [String] = []
  var work: [Work] = []
  var facts: [Statement] = []
  /// Labels of the sources that name the person.
  var sources: [String] = []
  var ratings: [(other: String, isOwn: Bool, value: Double, day: Day)] = []

  /// Of a store.
  init(_ stored: StoredPerson) {
    identities = stored.profile.identities
    otherNames = stored.profile.otherNames
    work = stored.affiliations.map { Work(affiliation: $0.affiliation, source: $0.source) }
    facts = stored.facts.map { Statement(kind: $0.fact.kind.name, value: $0.fact.value, source: $0.source) }
    for spelling in stored.spellings {
      for source in spelling.sources where !sources.contains(source) { sources.append(source) }
    }
    ratings = stored.ratings.map { ($0.other, $0.side == .bySelf, $0.value, $0.moment.day) }
  }

  /// Of exports in memory.
  init(_ person: Person, in relationships: Relationships) {
    let profile = relationships.people[person.number]
    identities = profile.identities
    otherNames = profile.otherNames
    let known = relationships.affiliations.filter { $0.person == person.number }
    work = known.enumerated().sorted { left, right in
      let (one, other) = (Self.lastDay(left.element), Self.lastDay(right.element))
      return one == other ? left.offset < right.offset : one > other
    }.map { Work(affiliation: $0.element, source: nil) }
    facts = relationships.facts.filter { $0.person == person.number }
      .map { Statement(kind: $0.kind.name, value: $0.value, source: nil) }
    ratings = relationships.ratings.filter { $0.source == person.number || $0.target == person.number }.map { rating in
      let isOwn = rating.source == person.number
      return (relationships.people[isOwn ? rating.target : rating.source].id, isOwn, rating.value, rating.moment.day)
    }
  }

  /// Of a plain network: its attributes.
  init(_ person: Person, in people: PersonTable) {
    for column in people.attributes where person.number < column.values.count {
      guard let value = column.values[person.number], !value.isEmpty else { continue }
      if let kind = IdentityKind(named: column.name.lowercased()) {
        identities.append(Identity(kind, value))
      } else {
        facts.append(Statement(kind: column.name, value: value, source: nil))
      }
    }
  }

  /// What has no end comes first, then the latest.
  private static func lastDay(_ affiliation: Affiliation) -> Int64 {
    if let until = affiliation.until { return until.seconds }
    return Int64.max / 2 + (affiliation.since ?? affiliation.stated ?? Moment(seconds: 0)).seconds
  }
}
