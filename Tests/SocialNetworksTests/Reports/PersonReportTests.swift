import SocialNetworks
import Testing

struct PersonReportTests {
  private static let now = Day("2026-01-01")?.startSecond ?? 0

  private static func network() throws -> SocialNetwork {
    var relationships = Relationships()
    relationships.people = ["me", "a", "b", "c"].map { PersonProfile(id: $0, name: $0) }
    relationships.owner = 0
    func happened(_ channel: Channel, _ people: [Int], daysAgo: Int64) {
      relationships.interactions.append(
        Interaction(
          channel: channel, moment: Moment(seconds: now - daysAgo * 86_400), participants: people,
          key: UInt64(relationships.interactions.count)))
    }
    for week in 0..<10 { happened(.meeting, [0, 1], daysAgo: Int64(7 * week + 60)) }
    happened(.meeting, [0, 2], daysAgo: 3)
    happened(.email, [1, 2], daysAgo: 500)
    happened(.email, [1, 2], daysAgo: 4)
    relationships.declarations = [DeclaredTie(source: 0, target: 3, kind: "contact")]
    return try SocialNetwork(
      people: relationships.personTable(), history: TieHistory(relationships), model: .tieDecay(TieDecayParameters()),
      asOf: now, owner: Person(0))
  }

  @Test func theTieToTheOwnerHasItsRank() throws {
    let network = try Self.network()
    let report = try network.report(on: Person(1))
    #expect(report.rank == 1 && report.ownerTies == 3)
    #expect(try network.report(on: Person(3)).rank == 3)
    let tie = try #require(report.tieToOwner)
    #expect(tie.other == Person(0) && tie.basis == .observed && tie.evidence.first?.hasPrefix("met 10 times") == true)
    #expect(tie.digest?.silence?.state == .ended)
  }

  @Test func directionsAreSeenFromThePerson() throws {
    let network = try Self.network()
    let there = try #require(try network.report(on: Person(1)).ties.first { $0.other == Person(2) })
    let back = try #require(try network.report(on: Person(2)).ties.first { $0.other == Person(1) })
    #expect(there.outgoing == back.incoming && there.incoming == back.outgoing)
    #expect(there.outgoing > there.incoming && there.strength == there.incoming)
  }

  @Test func yearsCountWhatHappenedWithTheOwner() throws {
    let network = try Self.network()
    #expect(try network.report(on: Person(1)).years.map { $0.count(of: .email) } == [0])
    let own = try network.report(on: Person(0))
    #expect(own.tieToOwner == nil && own.rank == nil)
    #expect(own.years.map(\.year) == [2025] && own.years[0].count(of: .meeting) == 11)
    #expect(try network.report(on: Person(3)).years.isEmpty)
  }

  @Test func plainNetworksHaveTiesOnly() throws {
    var people = PersonTable()
    for name in ["a", "b", "c"] { people.insert(id: name) }
    var draft = NetworkDraft(people: people, isDirected: true)
    draft.addTie(from: 0, to: 1, value: 0.5)
    draft.addTie(from: 1, to: 0, value: 0.25)
    draft.addTie(from: 2, to: 1, value: 0.75)
    let report = try SocialNetwork(assembling: [draft]).report(on: Person(1))
    #expect(report.ties.map(\.other) == [Person(2), Person(0)])
    #expect(report.ties[1].outgoing == 0.25 && report.ties[1].incoming == 0.5 && report.years.isEmpty)
    #expect(report.ties.allSatisfy { $0.basis == .declared && !$0.evidence.isEmpty })
  }
}
