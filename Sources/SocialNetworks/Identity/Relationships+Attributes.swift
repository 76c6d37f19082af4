extension Relationships {
  /// The people with further attributes from a table of their own, which names each by id, name or address.
  ///
  /// Numbers are those by which a data set calls its people. What is known already stays.
  ///
  /// - Parameters:
  ///   - people: the same people, such as `personTable()`.
  ///   - table: a row for each person.
  /// - Returns: the people, and how many rows speak of nobody here, or of nobody for certain.
  public func adding(_ table: PersonTable, to people: PersonTable) -> (people: PersonTable, strangers: Int) {
    let rows = (0..<table.count).map { row -> Attendee in
      let id = table.id(row)
      var identities: [Identity] = []
      if id.utf8.allSatisfy({ (48...57).contains($0) }) {
        identities = [Identity(.handle, "id:\(id)")]
      } else if id.contains("@") {
        identities = [Identity(.email, id)]
      }
      return Attendee(Mention(name: table.name(row), identities: identities))
    }
    var found = people
    var strangers = 0
    let exact = people.exactMatches(of: rows)
    for (row, match) in matches(of: rows).enumerated() {
      var person = exact[row]
      if case .known(let number) = match { person = number }
      guard let person else {
        strangers += 1
        continue
      }
      for column in table.attributes where row < column.values.count {
        guard let value = column.values[row], found.value(of: column.name.lowercased(), person) == nil else { continue }
        found.setAttribute(column.name, kind: column.kind, of: person, to: value)
      }
    }
    found.padColumns()
    return (found, strangers)
  }
}
