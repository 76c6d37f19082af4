/// One person's side of a network: whom they know, how well, and what happened with each.
struct Standpoint: Sendable {
  /// Somebody whom the person knows: something was observed between the two, or somebody says so.
  struct Acquaintance: Sendable {
    let other: Person
    /// Of the tie, the weaker side.
    let strength: Double
    /// The place of the pair in the history; nil where nothing is dated.
    let pair: Int?
  }

  let network: SocialNetwork
  let person: Person
  let words: ReasonWords
  let timeScale: Double
  /// In the order of people.
  let acquaintances: [Acquaintance]
  /// To when silence is counted: the last second of which anything is known.
  let seenUntil: Int64
  /// Folded, by person; empty where no organization is known.
  private let organizations: [String]
  private let shownOrganizations: AttributeColumn?

  /// - Throws: `NetworkError` where values cannot be read as probabilities.
  /// - Complexity: O(people + pairs + events).
  init(_ question: SuggestionQuestion) throws {
    network = question.network
    person = question.person
    words = ReasonWords(language: question.language)
    timeScale = question.timeScale
    acquaintances =
      try question.network.past.map { Self.acquaintances(of: question.person, in: $0) }
      ?? Self.listedAcquaintances(of: question.person, in: question.network)
    seenUntil = question.network.past.map { $0.history.seenUntil(asOf: $0.asOf) } ?? 0
    let column = question.network.people.attributes.first { $0.name.lowercased() == "organization" }
    shownOrganizations = column
    organizations =
      column.map { column in
        column.values.map { value in
          let name = OrganizationName.fold(value ?? "")
          return Self.noOrganizations.contains(name) ? "" : name
        }
      } ?? []
  }

  private static func acquaintances(of person: Person, in past: TiePast) -> [Acquaintance] {
    let history = past.history
    var found: [Acquaintance] = []
    for pair in 0..<history.pairCount {
      let ends = history.pair(pair)
      guard ends.first == person.number || ends.second == person.number, history.isTie(pair, asOf: past.asOf),
        history.basis(ofPair: pair, asOf: past.asOf) != .inferred
      else { continue }
      found.append(
        Acquaintance(
          other: Person(ends.first == person.number ? ends.second : ends.first),
          strength: min(past.strengths.forward[pair], past.strengths.backward[pair]), pair: pair))
    }
    return found.sorted { $0.other < $1.other }
  }

  /// Where ties have no dates, each counts along its own direction, or back where that is all there is.
  private static func listedAcquaintances(of person: Person, in network: SocialNetwork) throws -> [Acquaintance] {
    var outgoing: [Int: Double] = [:]
    var incoming: [Int: Double] = [:]
    for tie in try network.probabilityList() where tie.source != tie.target {
      if tie.source == person { outgoing[tie.target.number] = tie.value }
      if tie.target == person { incoming[tie.source.number] = tie.value }
    }
    return Set(outgoing.keys).union(incoming.keys).sorted().map { number in
      Acquaintance(other: Person(number), strength: outgoing[number] ?? incoming[number] ?? 0, pair: nil)
    }
  }

  // MARK: organizations

  /// What stands where somebody works for nobody else.
  private static let noOrganizations: Set<String> = [
    "independent", "independant", "independante", "freelance", "freelancer", "self employed", "selbstandig", "retired",
    "retraite", "retraitee",
  ]

  /// Comparable, empty where none is known.
  func organization(of person: Person) -> String {
    organizations.indices.contains(person.number) ? organizations[person.number] : ""
  }

  /// As the sources spell it; nil where none is known.
  func shownOrganization(of person: Person) -> String? {
    organization(of: person).isEmpty ? nil : shownOrganizations?.values[person.number]
  }

  /// How many acquaintances work at each organization, that of the person left out.
  func colleaguesByOrganization() -> [String: Int] {
    let own = organization(of: person)
    var counts: [String: Int] = [:]
    for acquaintance in acquaintances {
      let name = organization(of: acquaintance.other)
      if !name.isEmpty && name != own { counts[name, default: 0] += 1 }
    }
    return counts
  }

  // MARK: reach

  /// What one acquaintance opens that nobody else does.
  struct Reach: Sendable {
    /// People whom only this acquaintance knows, of all whom the person could reach through one.
    var people = 0
    /// The share of the acquaintance's contacts that they are.
    var share = 0.0
    /// An organization at which the person knows nobody else.
    var organization: String?

    /// From 0, everything is known through others as well, to 1: only they lead there. A sole way into an organization
    /// counts a half.
    var bridge: Double { max(share, organization == nil ? 0 : 0.5) }
  }

  /// - Returns: one for each acquaintance.
  /// - Complexity: O(contacts of acquaintances).
  func reaches() -> [Reach] {
    let known = Set(acquaintances.map(\.other))
    let colleagues = colleaguesByOrganization()
    var ways: [Int: Int] = [:]
    let contacts = acquaintances.map { acquaintance in
      network.contacts(of: acquaintance.other).filter { $0 != person && $0 != acquaintance.other }
    }
    for list in contacts { for contact in list { ways[contact.number, default: 0] += 1 } }
    return acquaintances.indices.map { place in
      var reach = Reach()
      reach.people = contacts[place].count { !known.contains($0) && ways[$0.number] == 1 }
      if !contacts[place].isEmpty { reach.share = Double(reach.people) / Double(contacts[place].count) }
      let other = acquaintances[place].other
      if colleagues[organization(of: other)] == 1 { reach.organization = shownOrganization(of: other) }
      return reach
    }
  }

  /// What only they lead to; nil where others do as well.
  func sentence(for reach: Reach) -> String? {
    var parts: [String] = []
    if let organization = reach.organization { parts.append(organization) }
    if reach.people > 0 {
      parts.append(words.counted(reach.people, words.pick("person", "personne"), words.pick("people", "personnes")))
    }
    if parts.isEmpty { return nil }
    return words.pick("your only way to ", "votre seul accès à ") + words.list(parts)
  }

  // MARK: events

  /// Which way an event went, seen from the person.
  enum Way {
    case outgoing, incoming, mutual

    /// - Parameter isFirst: whether the person is the first one of the pair.
    init(_ event: TieHistory.Event, isFirst: Bool) {
      self = event.direction == .mutual ? .mutual : (event.direction == .forward) == isFirst ? .outgoing : .incoming
    }
  }

  /// What was observed with an acquaintance until the day, in the order of time.
  func events(with acquaintance: Acquaintance) -> [(event: TieHistory.Event, way: Way)] {
    guard let past = network.past, let pair = acquaintance.pair else { return [] }
    let isFirst = person < acquaintance.other
    var found: [(event: TieHistory.Event, way: Way)] = []
    for index in past.history.events(ofPair: pair) {
      let event = past.history[event: index]
      if event.seconds > past.asOf { break }
      if event.basis == .inferred { continue }
      found.append((event, Way(event, isFirst: isFirst)))
    }
    return found
  }
}

extension [Suggestion] {
  /// The best first, equal ones in the order of ids, so many at most.
  func ranked(in network: SocialNetwork, limit: Int?) -> [Suggestion] {
    let sorted = self.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      return left.people.map { network.id(of: $0) }.lexicographicallyPrecedes(right.people.map { network.id(of: $0) })
    }
    return limit.map { Array(sorted.prefix(Swift.max(0, $0))) } ?? sorted
  }
}
