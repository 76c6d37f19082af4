import GraphAnalytics
import SocialNetworks
import Testing

@Suite struct AssemblyTests {
  static func draft(
    _ ties: [(String, String, Double?)], name: String = "list", isDirected: Bool? = nil
  ) -> NetworkDraft {
    var people = PersonTable()
    for tie in ties {
      people.insert(id: tie.0)
      people.insert(id: tie.1)
    }
    var draft = NetworkDraft(name: name, people: people, isDirected: isDirected)
    for tie in ties {
      draft.addTie(from: people.insert(id: tie.0), to: people.insert(id: tie.1), value: tie.2)
    }
    return draft
  }

  static func network(
    _ drafts: NetworkDraft..., attributes: [PersonTable] = [], change: (inout NetworkRules) -> Void = { _ in }
  ) throws -> SocialNetwork {
    var rules = NetworkRules()
    change(&rules)
    return try SocialNetwork(assembling: drafts, attributes: attributes, rules: rules)
  }

  private func value(_ network: SocialNetwork, _ source: String, _ target: String) throws -> Double? {
    network.tieValue(from: try network.person(named: source), to: try network.person(named: target))
  }

  @Test(arguments: [
    (TieValues.strength, 3.0), (.count, 3), (.distance, 1),
  ])
  func meaningOfTheValuesDecidesHowParallelTiesMerge(values: TieValues, expected: Double) throws {
    let network = try Self.network(Self.draft([("a", "b", 1), ("b", "a", 2)])) { $0.tieValues = values }
    #expect(try value(network, "a", "b") == expected)
    #expect(network.assembly.parallelTiesMerged == 1)
  }

  @Test func probabilitiesTakeTheGreatest() throws {
    let network = try Self.network(Self.draft([("a", "b", 0.25), ("b", "a", 0.5)])) { $0.tieValues = .probability }
    #expect(try value(network, "a", "b") == 0.5)
  }

  @Test(arguments: [
    (ReciprocalTies.sum, 3.0), (.max, 2), (.min, 1), (.mean, 1.5), (.mutual, 1),
  ])
  func directedTiesBecomeUndirectedByRule(rule: ReciprocalTies, expected: Double) throws {
    let draft = Self.draft([("a", "b", 1), ("b", "a", 2), ("b", "c", 5)], isDirected: true)
    let network = try Self.network(draft) {
      $0.directed = .no
      $0.reciprocal = rule
    }
    #expect(!network.isDirected)
    #expect(try value(network, "a", "b") == expected)
    #expect(try value(network, "b", "c") == (rule == .mutual ? nil : 5))
    #expect(network.notes.contains { $0.contains("--reciprocal") })
  }

  @Test func undirectedTiesStandBothWaysInADirectedNetwork() throws {
    let network = try Self.network(Self.draft([("a", "b", 2)], isDirected: false)) { $0.directed = .yes }
    #expect(network.isDirected && network.tieCount == 2)
    let mixed = try Self.network(
      Self.draft([("a", "b", 2)], name: "one", isDirected: true),
      Self.draft([("b", "c", 3)], name: "two", isDirected: false))
    #expect(mixed.isDirected && mixed.tieCount == 3)
    #expect(try value(mixed, "c", "b") == 3)
    #expect(try value(mixed, "b", "a") == nil)
  }

  @Test func filesAreLayersOfOneNetworkAndPeopleWithOneIdAreOne() throws {
    let network = try Self.network(
      Self.draft([("a", "b", nil), ("b", "c", nil)], name: "work"), Self.draft([("b", "a", nil)], name: "sport"))
    #expect(network.personCount == 3 && network.tieCount == 2)
    #expect(network.layers == ["work", "sport"])
    #expect(try value(network, "a", "b") == 2)
    let sport = try Self.network(
      Self.draft([("a", "b", nil), ("b", "c", nil)], name: "work"), Self.draft([("b", "a", nil)], name: "sport")
    ) { $0.layers = ["sport"] }
    #expect(sport.tieCount == 1 && sport.personCount == 3)
    #expect(throws: NetworkError.unknownLayer("tea", known: ["work", "sport"])) {
      try Self.network(
        Self.draft([("a", "b", nil)], name: "work"), Self.draft([("b", "a", nil)], name: "sport")
      ) { $0.layers = ["tea"] }
    }
  }

  @Test func idsAreComparedByteForByte() throws {
    // é composed and decomposed are equal Strings and different ids.
    let network = try Self.network(
      Self.draft([("Ren\u{E9}", "a", nil), ("Rene\u{301}", "a", nil), ("ren\u{E9}", "a", nil)]))
    #expect(network.personCount == 4)
  }

  @Test func attributesJoinByIdAndAddTheMissing() throws {
    var table = PersonTable()
    table.insert(id: "b", label: "Bob")
    table.insert(id: "z")
    let network = try Self.network(Self.draft([("a", "b", nil)]), attributes: [table])
    #expect(network.personCount == 3)
    #expect(network.name(of: Person(1)) == "Bob" && network.name(of: Person(0)) == "a")
    #expect(network.notes.contains { $0.contains("1 people") })
  }

  @Test func unitWeightsApplyAfterMerging() throws {
    let network = try Self.network(Self.draft([("a", "b", 4), ("b", "a", 2), ("b", "c", 7)])) { $0.weights = .unit }
    #expect(try value(network, "a", "b") == 1)
    #expect(!network.hasTieValues)
  }

  @Test func selfTiesFollowTheirRule() throws {
    let ties: [(String, String, Double?)] = [("a", "a", 1), ("a", "b", 1)]
    #expect(try Self.network(Self.draft(ties)).assembly.selfTiesDropped == 1)
    #expect(try Self.network(Self.draft(ties)) { $0.selfTies = .keep }.tieCount == 2)
    #expect(throws: NetworkError.tieWithSelf("a")) { try Self.network(Self.draft(ties)) { $0.selfTies = .error } }
    #expect(throws: NetworkError.severalTies("a", "b")) {
      try Self.network(Self.draft([("a", "b", 1), ("b", "a", 1)])) { $0.parallelTies = .error }
    }
  }

  // MARK: conversions

  @Test func strengthsAboveOneBecomeProbabilitiesByTheMedian() throws {
    let network = try Self.network(Self.draft([("a", "b", 1), ("b", "c", 2), ("c", "d", 5), ("d", "e", 8)]))
    let (graph, note) = try network.probabilities()
    // The median of 1, 2, 5, 8 is 3.5; 1 − exp(−2/3.5).
    #expect(abs((graph.weight(from: Vertex(1), to: Vertex(2)) ?? 0) - 0.4352818779922407) < 1e-12)
    #expect(note?.contains("3.5") == true)
    let within = try Self.network(Self.draft([("a", "b", 0.5), ("b", "c", 1)]))
    #expect(try within.probabilities().graph.weight(from: Vertex(0), to: Vertex(1)) == 0.5)
  }

  @Test func distancesBecomeStrengths() throws {
    let network = try Self.network(Self.draft([("a", "b", 4), ("b", "c", 2)])) { $0.tieValues = .distance }
    #expect(try network.strengths().graph.weight(from: Vertex(0), to: Vertex(1)) == 0.25)
    #expect(try network.probabilities().graph.weight(from: Vertex(1), to: Vertex(2)) == 0.5)
  }

  @Test func valuesThatAreNoProbabilitiesAreRefused() throws {
    let network = try Self.network(Self.draft([("a", "b", 1.5)])) { $0.tieValues = .probability }
    #expect(throws: NetworkError.noProbability(value: 1.5)) { try network.probabilities() }
    let negative = try Self.network(Self.draft([("a", "b", -1), ("b", "c", 3)]))
    #expect(throws: NetworkError.noProbability(value: -1)) { try negative.probabilities() }
  }

  // MARK: finding people

  @Test func peopleAreFoundByIdNameMailOrPart() throws {
    var table = PersonTable()
    table.insert(id: "1", label: "Ann Smith")
    table.insert(id: "2", label: "Annabel Jones")
    table.insert(id: "3", label: "1")
    table.setAttribute("email", kind: .text, of: 1, to: "Bel@example.org")
    let network = try Self.network(Self.draft([("1", "2", nil), ("2", "3", nil)]), attributes: [table])
    #expect(try network.person(named: "1") == Person(0))
    #expect(try network.person(named: "Ann Smith") == Person(0))
    #expect(try network.person(named: "bel@example.org") == Person(1))
    #expect(try network.person(named: "jones") == Person(1))
    #expect(throws: NetworkError.unknownPerson("Zoe")) { try network.person(named: "Zoe") }
    #expect(
      throws: NetworkError.ambiguousPerson(
        "ann", candidates: ["Ann Smith (1)", "Annabel Jones (2, Bel@example.org)"], total: 2)
    ) {
      try network.person(named: "ann")
    }
    #expect(throws: NetworkError.unknownPerson("")) { try network.person(named: "") }
  }
}
