import GraphAnalytics
import SocialNetworks
import Testing

@Suite struct DiverseSearchTests {
  private func network(_ ties: [(String, String, Double?)], names: [(String, String)]) throws -> SocialNetwork {
    var table = PersonTable()
    for (id, name) in names { table.insert(id: id, label: name) }
    var rules = NetworkRules()
    rules.tieValues = .probability
    return try SocialNetwork(assembling: [AssemblyTests.draft(ties)], attributes: [table], rules: rules)
  }

  private func routes(_ network: SocialNetwork, to targets: [String], paths: Int = 5) throws -> [[String]] {
    var search = try IntroductionSearch(network)
    var options = IntroductionOptions()
    options.variety = .diverse
    options.paths = paths
    let people = try targets.map { try network.person(named: $0) }
    return try search.answer(from: try network.person(named: "me"), toAnyOf: people, options: options).introductions
      .map { $0.people.map { network.id(of: $0) } }
  }

  @Test func oneHumanUnderTwoIdsIsAskedOnce() throws {
    let ties: [(String, String, Double?)] = [
      ("me", "a1", 0.9), ("a1", "x", 0.9), ("me", "a2", 0.8), ("a2", "x", 0.8), ("me", "b", 0.5), ("b", "x", 0.5),
    ]
    let plain = try network(ties, names: [])
    #expect(try routes(plain, to: ["x"]) == [["me", "a1", "x"], ["me", "a2", "x"], ["me", "b", "x"]])
    let twice = try network(ties, names: [("a1", "Zoé Lefèvre"), ("a2", "ZOE  LEFEVRE"), ("b", "Bob Baker")])
    #expect(try routes(twice, to: ["x"]) == [["me", "a1", "x"], ["me", "b", "x"]])
    // Many are called Ann: first names alone tell nothing.
    let short = try network(ties, names: [("a1", "Ann"), ("a2", "ann")])
    #expect(try routes(short, to: ["x"]).count == 3)
  }

  @Test func anotherWayReplacesTheNamesake() throws {
    // The best two routes run through namesakes; around the second there is another one.
    let ties: [(String, String, Double?)] = [
      ("me", "a1", 0.9), ("a1", "x", 0.9), ("me", "b", 0.9), ("b", "a2", 0.9), ("a2", "x", 0.9), ("b", "c", 0.5),
      ("c", "x", 0.5),
    ]
    let network = try network(ties, names: [("a1", "Zoé Lefèvre"), ("a2", "Zoe Lefevre")])
    #expect(try routes(network, to: ["x"]) == [["me", "a1", "x"], ["me", "b", "c", "x"]])
  }

  @Test func routesToASetShareNobody() throws {
    let ties: [(String, String, Double?)] = [
      ("me", "a", 0.9), ("a", "x", 0.9), ("a", "y", 0.8), ("me", "b", 0.5), ("b", "y", 0.5), ("me", "y", 0.1),
    ]
    let network = try network(ties, names: [])
    #expect(try routes(network, to: ["x", "y"]) == [["me", "a", "x"], ["me", "b", "y"], ["me", "y"]])
    #expect(try routes(network, to: ["y", "x"], paths: 2) == [["me", "a", "x"], ["me", "b", "y"]])
  }
}
