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

  static let identifying: Set<String> = [
    "former_id", "email", "e-mail", "mail", "phone", "profile", "handle", "username", "url",
  ]

  /// What tells namesakes apart.
  private func particulars(of person: Person) -> String {
    let known = ["organization", "email"].compactMap { people.attribute(named: $0)?.values[person.number] }
    return ([id(of: person)] + known.prefix(1)).joined(separator: ", ")
  }

  func unique(_ text: String, among matches: [Person]) throws -> Person? {
    if matches.count > 1 {
      let shown = matches.prefix(10).map { person in
        name(of: person) == id(of: person) ? id(of: person) : "\(name(of: person)) (\(particulars(of: person)))"
      }
      throw NetworkError.ambiguousPerson(text, candidates: shown, total: matches.count)
    }
    return matches.first
  }

  /// Everyone whose attribute is `value`: as a whole if anybody's is, else where whole words of it are, else where part of
  /// one single value is. Case, accents and the legal forms of organizations make no difference; a value that lists
  /// several (`;` or `|`) counts for each.
  ///
  /// - Returns: nil where nobody matches.
  /// - Throws: `NetworkError.unknownAttribute`; `.ambiguousValue` where it is part of several values.
  public func people(where attribute: String, matches value: String) throws -> AttributeMatch? {
    let column = people.attributes.first { $0.name.lowercased() == attribute.lowercased() }
    guard let column else {
      throw NetworkError.unknownAttribute(attribute, known: people.attributes.map(\.name))
    }
    let isOrganization = attribute == "organization"
    func fold(_ text: String) -> String { isOrganization ? OrganizationName.fold(text) : NameFolding.fold(text) }
    let wanted = fold(value)
    if wanted.isEmpty { return nil }
    let wantedWords = Self.words(of: wanted)
    var grades: [String: AttributeMatch.Precision?] = [:]
    var found: [(person: Person, value: String, precision: AttributeMatch.Precision)] = []
    for (number, text) in column.values.enumerated() {
      guard let text else { continue }
      for part in text.split(whereSeparator: { $0 == ";" || $0 == "|" }) {
        let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let grade: AttributeMatch.Precision?
        if let known = grades[name] {
          grade = known
        } else {
          let folded = fold(name)
          grade =
            folded == wanted || NameFolding.fold(name) == NameFolding.fold(value)
            ? .whole : Self.holds(Self.words(of: folded), wantedWords) ? .words : folded.contains(wanted) ? .part : nil
          grades[name] = grade
        }
        if let grade { found.append((Person(number), name, grade)) }
      }
    }
    guard let best = found.map(\.precision).min(by: { $0.rawValue < $1.rawValue }) else { return nil }
    var match = AttributeMatch(people: [], values: [], precision: best)
    var spellings: Set<String> = []
    for each in found where each.precision == best {
      if match.people.last != each.person { match.people.append(each.person) }
      if spellings.insert(fold(each.value)).inserted { match.values.append(each.value) }
    }
    if best == .part && match.values.count > 1 {
      throw NetworkError.ambiguousValue(
        value, of: attribute, candidates: Array(match.values.prefix(10)), total: match.values.count)
    }
    return match
  }

  private static func words(of folded: String) -> [Substring] { folded.split { !$0.isLetter && !$0.isNumber } }

  private static func holds(_ words: [Substring], _ wanted: [Substring]) -> Bool {
    if wanted.isEmpty || words.count < wanted.count { return false }
    return (0...(words.count - wanted.count)).contains { words[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }
}

/// Whose attribute has a value, and how well it fits.
public struct AttributeMatch: Sendable, Equatable {
  public enum Precision: Int, Sendable { case whole, words, part }

  public var people: [Person]
  /// The values that fit, as they are spelled, each once.
  public var values: [String]
  public var precision: Precision
}
