import Testing

@testable import SocialNetworks

/// Networks of dated interactions: strengths, bases and evidence of ties.
struct SocialNetworkHistoryTests {
  private static let model = TieStrengthModel(name: "plain", summary: "events by direction") { history, asOf in
    var strengths = TieStrengths(
      forward: Array(repeating: 0.02, count: history.pairCount),
      backward: Array(repeating: 0.02, count: history.pairCount))
    for pair in 0..<history.pairCount {
      for index in history.events(ofPair: pair) where history[event: index].seconds <= asOf {
        let event = history[event: index]
        if event.direction != .backward { strengths.forward[pair] += 0.1 }
        if event.direction != .forward { strengths.backward[pair] += 0.1 }
      }
    }
    return strengths
  }

  private static func network(rules: NetworkRules = NetworkRules(), asOf: Int = 400) throws -> SocialNetwork {
    var relationships = TieHistoryTests.relationships(
      4,
      [
        TieHistoryTests.interaction(.email, 10, [0, 1]), TieHistoryTests.interaction(.email, 390, [0, 1]),
        TieHistoryTests.interaction(.email, 395, [1, 0]), TieHistoryTests.interaction(.meeting, 396, [1, 2, 0]),
      ])
    relationships.declarations = [DeclaredTie(source: 0, target: 3, kind: "contact")]
    return try SocialNetwork(
      people: relationships.personTable(), history: TieHistory(relationships), model: model,
      asOf: Day(number: asOf).startSecond, rules: rules, owner: Person(0))
  }

  @Test func aTieIsAsStrongAsItsWeakerSide() throws {
    let network = try Self.network()
    let both = try #require(network.strengths(between: Person(1), and: Person(0)))
    #expect(abs(both.incoming - 0.32) < 1e-12 && abs(both.outgoing - 0.22) < 1e-12)
    #expect(network.tieValue(from: Person(0), to: Person(1)) == both.outgoing)
    var directed = NetworkRules()
    directed.directed = .yes
    #expect(try Self.network(rules: directed).tieValue(from: Person(0), to: Person(1)) == both.incoming)
  }

  @Test func evidenceCountsBothWaysAndSaysWhen() throws {
    let network = try Self.network()
    #expect(
      network.evidence(from: Person(0), to: Person(1)) == [
        "met once (on 1971-02-01)", "P0 wrote 2 e-mails (1 in the past year, last on 1971-01-26)",
        "P1 wrote 1 e-mail (on 1971-01-31)",
      ])
    #expect(network.evidence(from: Person(0), to: Person(2)) == ["together in 1 meeting of others (on 1971-02-01)"])
    #expect(network.evidence(from: Person(3), to: Person(0)) == ["in a list of contacts"])
  }

  @Test func whatATieRestsOnIsNeverMixedUp() throws {
    let network = try Self.network()
    #expect(network.basis(from: Person(0), to: Person(1)) == .observed)
    #expect(network.basis(from: Person(2), to: Person(0)) == .inferred)
    #expect(network.basis(from: Person(0), to: Person(3)) == .declared)
    #expect(try Self.network(asOf: 5).basis(from: Person(0), to: Person(1)) == .inferred)
  }

  @Test func layersAreChannels() throws {
    var rules = NetworkRules()
    rules.layers = ["meeting"]
    #expect(try Self.network(rules: rules).tieCount == 3)
    rules.layers = ["carrier pigeon"]
    #expect(throws: NetworkError.self) { try Self.network(rules: rules) }
  }
}
