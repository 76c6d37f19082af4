/// Finds many people by what names them, as `SocialNetwork.person(named:)` finds one.
public struct PersonIndex {
  private let network: SocialNetwork
  private var exact: [String: [Person]] = [:]
  private var identified: [String: [Person]] = [:]
  private var folded: [String: [Person]] = [:]
  private var names: [String] = []

  /// - Complexity: O(people).
  public init(_ network: SocialNetwork) {
    self.network = network
    for person in network.allPeople {
      let name = network.name(of: person)
      exact[name, default: []].append(person)
      names.append(NameFolding.fold(name))
      folded[names[person.number], default: []].append(person)
    }
    for column in network.people.attributes where SocialNetwork.identifying.contains(column.name.lowercased()) {
      for (number, value) in column.values.enumerated() {
        for part in value?.lowercased().split(separator: ";") ?? [] where number < names.count {
          identified[String(part), default: []].append(Person(number))
        }
      }
    }
  }

  /// By id, by exact name, by e-mail or handle, by name whatever its case and accents, by a unique part of the name.
  ///
  /// - Throws: `NetworkError.unknownPerson`; `.ambiguousPerson` with up to ten candidates.
  public func person(named text: String) throws -> Person {
    if let number = network.people.ids.number(of: text) { return Person(number) }
    let plain = NameFolding.fold(text)
    for matches in [exact[text], identified[text.lowercased()], folded[plain]] {
      if let matches, let found = try network.unique(text, among: matches) { return found }
    }
    if !plain.isEmpty {
      let matches = network.allPeople.filter { names[$0.number].contains(plain) }
      if let found = try network.unique(text, among: matches) { return found }
    }
    throw NetworkError.unknownPerson(text)
  }
}
