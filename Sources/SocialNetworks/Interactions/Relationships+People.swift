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

  /// The affiliation of each person that holds at the end.
  public func currentAffiliations() -> [Affiliation?] {
    var current: [Affiliation?] = Array(repeating: nil, count: people.count)
    func rank(_ affiliation: Affiliation) -> (Int, Int64) {
      if let until = affiliation.until { return (0, until.seconds) }
      return (1, affiliation.stated?.seconds ?? affiliation.since?.seconds ?? .min)
    }
    for affiliation in affiliations {
      if let known = current[affiliation.person], rank(known) >= rank(affiliation) { continue }
      current[affiliation.person] = affiliation
    }
    return current
  }
}
