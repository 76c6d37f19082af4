extension Relationships {
  /// Everybody as a table: ids, names, and columns `organization`, `title`, `place`, `tag`, `email`, `phone`, `profile`,
  /// `handle`; several values of one person are separated by `;`.
  ///
  /// Organization and title are those that hold at the end: of what has no end, what began or was stated last.
  public func personTable() -> PersonTable {
    var table = PersonTable()
    for person in people { table.insert(id: person.id, label: person.name) }
    var columns = Self.columnNames.map { AttributeColumn(name: $0, values: Array(repeating: nil, count: people.count)) }
    for (person, affiliation) in currentAffiliations().enumerated() {
      guard let affiliation else { continue }
      if !affiliation.organization.isEmpty { columns[0].values[person] = affiliation.organization }
      if !affiliation.title.isEmpty { columns[1].values[person] = affiliation.title }
    }
    func append(_ value: String, of person: Int, to column: Int) {
      columns[column].values[person] = columns[column].values[person].map { $0 + ";" + value } ?? value
    }
    for fact in facts {
      switch fact.kind {
      case .place: append(fact.value, of: fact.person, to: 2)
      case .tag: append(fact.value, of: fact.person, to: 3)
      case .birthday: break
      }
    }
    for (number, person) in people.enumerated() {
      for identity in person.identities { append(identity.value, of: number, to: 4 + Int(identity.kind.rawValue)) }
    }
    table.attributes = columns.filter { $0.values.contains { $0 != nil } }
    return table
  }

  private static let columnNames = ["organization", "title", "place", "tag", "email", "phone", "profile", "handle"]

  /// The affiliation of each person that holds at the end; of equals the first.
  public func currentAffiliations() -> [Affiliation?] {
    var current: [Affiliation?] = Array(repeating: nil, count: people.count)
    for affiliation in affiliations {
      if let known = current[affiliation.person], !affiliation.isMoreRecent(than: known) { continue }
      current[affiliation.person] = affiliation
    }
    return current
  }
}

extension Affiliation {
  /// Open ones before ended ones; then the one that began, or was stated, later. Of equals neither.
  package func isMoreRecent(than other: Affiliation) -> Bool {
    if (until == nil) != (other.until == nil) { return until == nil }
    let mine = since?.seconds ?? stated?.seconds ?? .min
    return mine > other.since?.seconds ?? other.stated?.seconds ?? .min
  }
}
