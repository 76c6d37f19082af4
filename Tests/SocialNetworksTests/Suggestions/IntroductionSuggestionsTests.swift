import Testing

@testable import SocialNetworks

struct IntroductionSuggestionsTests {
  /// 0 meets 1 to 5 weekly. 1 and 2 wrote to each other; 3 and 4 met at 0's, 3 and 5 too often to be strangers; 6 is in a list.
  private static func circle() -> Relationships {
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for week in 0..<30 {
      for person in 1...5 { events.append((.meeting, Double(7 * week), [0, person], 60)) }
    }
    events.append((.email, 100, [1, 2], 0))
    events.append((.meeting, 190, [0, 3, 4], 60))
    for day in 150..<155 { events.append((.meeting, Double(day), [0, 3, 5], 60)) }
    return Histories.relationships(people: 7, declarations: [(0, 6)], events)
  }

  @Test func onlyStrangersAmongOnesOwnAreNamed() throws {
    let network = try SuggestionSamples.network(Self.circle(), asOf: 210)
    let found = try SuggestionSamples.suggestions(.introductions, in: network)
    let pairs = found.map { $0.people.map(\.number) }
    #expect(Set(pairs) == [[1, 3], [1, 4], [1, 5], [2, 3], [2, 4], [2, 5], [3, 4], [4, 5]])
    let together = try #require(found.first { $0.people == [Person(3), Person(4)] })
    #expect(together.reason.hasSuffix("; together once without a word to each other (last on 1970-07-10)"))
    #expect(found.allSatisfy { $0.reason.hasPrefix("you know both (0.") })
  }

  @Test func colleaguesNeedNoIntroduction() throws {
    var all = Self.circle()
    for person in [1, 4] { all.affiliations.append(Affiliation(person: person, organization: "Acme")) }
    all.affiliations.append(Affiliation(person: 5, organization: "Nordlys"))
    let network = try SuggestionSamples.network(all, asOf: 210)
    let found = try SuggestionSamples.suggestions(.introductions, in: network)
    #expect(!found.contains { $0.people == [Person(1), Person(4)] })
    let bridge = try #require(found.first { $0.people == [Person(1), Person(5)] })
    #expect(bridge.reason.contains("brings Acme and Nordlys together"))
  }

  @Test func whatBothCareForSpeaksForThem() throws {
    var all = Self.circle()
    for person in [1, 5] { all.facts.append(PersonFact(person: person, kind: .tag, value: "photography")) }
    let network = try SuggestionSamples.network(all, asOf: 210)
    let found = try SuggestionSamples.suggestions(.introductions, in: network)
    let pair = try #require(found.first { $0.people == [Person(1), Person(5)] })
    #expect(pair.reason.contains("; both: photography"))
    let equal = try #require(found.first { $0.people == [Person(1), Person(3)] })
    #expect(pair.score > equal.score)
  }

  @Test func tiesWithoutDatesSuffice() throws {
    var draft = NetworkDraft(people: PersonTable(), isDirected: false)
    for id in ["me", "a", "b", "c", "d"] { draft.people.insert(id: id) }
    draft.ties = TieTable(sources: [0, 0, 0, 1, 4, 4], targets: [1, 2, 3, 2, 1, 3], values: nil)
    let network = try SocialNetwork(assembling: [draft])
    let found = try SuggestionSamples.suggestions(.introductions, in: network)
    #expect(found.map { $0.people.map { network.id(of: $0) } } == [["a", "c"], ["b", "c"]])
    #expect(found[0].reason == "d knows both, too" && found[1].reason == "you know both, nobody else does")
  }

  @Test func whoOwesCanGiveAnIntroduction() throws {
    var all = Self.circle()
    all.interactions.append(
      Interaction(channel: .favor, moment: Moment(Day(number: 205)), participants: [4, 0], key: 9999))
    let found = try SuggestionSamples.suggestions(.give, in: SuggestionSamples.network(all, asOf: 210))
    #expect(found.map(\.reason) == ["did you 1 favor (1970-07-25); you gave nothing yet"])
    for person in [1, 4] { all.facts.append(PersonFact(person: person, kind: .tag, value: "photography")) }
    let offers = try SuggestionSamples.suggestions(.give, in: SuggestionSamples.network(all, asOf: 210))
    #expect(
      offers.map(\.reason) == [
        "did you 1 favor (1970-07-25); you gave nothing yet; you could introduce Person 1 to them (photography)"
      ])
  }
}
