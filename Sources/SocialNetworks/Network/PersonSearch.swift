extension SocialNetwork {
  /// Finds the person whom `text` names: by id, by exact name, by a unique e-mail or handle, or by a unique part of
  /// the name, whatever its case and accents.
  ///
  /// - Throws: `NetworkError.unknownPerson`; `.ambiguousPerson` with up to ten candidates.
  public func person(named text: String) throws -> Person {
    if let number = people.ids.number(of: text) { return Person(number) }
    if !people.labels.isEmpty {
      if let exact = try unique(text, among: allPeople.filter { name(of: $0) == text }) { return exact }
    }
    let folded = text.lowercased()
    for column in people.attributes where Self.identifying.contains(column.name.lowercased()) {
      let matches = column.values.indices.filter { number in
        guard let value = column.values[number]?.lowercased() else { return false }
        return value == folded || value.split(separator: ";").contains { $0 == folded }
      }.map(Person.init)
      if let found = try unique(text, among: matches) { return found }
    }
    if !folded.isEmpty {
      let matches = allPeople.filter { name(of: $0).lowercased().contains(folded) || id(of: $0).lowercased() == folded }
      if let found = try unique(text, among: matches) { return found }
    }
    let plain = NameFolding.fold(text)
    if !plain.isEmpty {
      let names = allPeople.filter { NameFolding.fold(name(of: $0)).contains(plain) }
      let exact = names.filter { NameFolding.fold(name(of: $0)) == plain }
      if let found = try unique(text, among: exact.isEmpty ? names : exact) { return found }
    }
    throw NetworkError.unknownPerson(text)
  }

  private static let identifying: Set<String> = [
    "former_id", "email", "e-mail", "mail", "phone", "profile", "handle", "username", "url",
  ]

  private func unique(_ text: String, among matches: [Person]) throws -> Person? {
    if matches.count > 1 {
      let shown = matches.prefix(10).map { person in
        name(of: person) == id(of: person) ? id(of: person) : "\(name(of: person)) (\(id(of: person)))"
      }
      throw NetworkError.ambiguousPerson(text, candidates: shown, total: matches.count)
    }
    return matches.first
  }

  /// Everyone whose attribute is `value`, whatever its case; a value that lists several (`;` or `|`) counts for each.
  ///
  /// - Throws: `NetworkError.unknownAttribute`.
  public func people(where attribute: String, is value: String) throws -> [Person] {
    let column = people.attributes.first { $0.name.lowercased() == attribute.lowercased() }
    guard let column else {
      throw NetworkError.unknownAttribute(attribute, known: people.attributes.map(\.name))
    }
    let wanted = value.lowercased()
    return column.values.indices.filter { number in
      guard let text = column.values[number]?.lowercased() else { return false }
      if text == wanted { return true }
      return text.split { $0 == ";" || $0 == "|" }.contains { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) == wanted
      }
    }.map(Person.init)
  }
}
