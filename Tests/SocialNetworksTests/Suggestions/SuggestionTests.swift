import GraphAnalytics
import Testing

@testable import SocialNetworks

/// What holds for suggestions of every kind that asks for no event.
struct SuggestionTests {
  private static let kinds = ["introductions", "reconnect", "give", "ask"]

  /// Silence takes its time; who should meet is a matter of ties that live.
  private static func day(_ kind: SuggestionKind) -> Int { kind.reads == .dates || kind.name == "ask" ? 1500 : 1000 }

  private static func kind(_ name: String) throws -> SuggestionKind {
    try #require(SuggestionKind.all.first { $0.name == name })
  }

  @Test(arguments: kinds)
  func numbersOfPeopleMakeNoDifference(name: String) throws {
    let kind = try Self.kind(name)
    var generator = SeededGenerator(seed: 7)
    var count = 0
    for seed in UInt64(1)...6 {
      let all = SuggestionSamples.random(seed: seed, for: kind)
      var order = Array(0..<12)
      generator.shuffle(&order)
      let network = try SuggestionSamples.network(all, asOf: Self.day(kind))
      let other = try SuggestionSamples.network(SuggestionSamples.renumbered(all, order), asOf: Self.day(kind))
      let first = try SuggestionSamples.suggestions(kind, in: network)
      let second = try SuggestionSamples.suggestions(kind, in: other, for: order[0])
      // Sums in another order may differ in their last digit.
      for (one, two) in zip(first, second) { #expect(abs(one.score - two.score) < 1e-9) }
      #expect(
        SuggestionSamples.shown(first, in: network).sorted() == SuggestionSamples.shown(second, in: other).sorted())
      count += first.count
    }
    #expect(count > 0)
  }

  @Test(arguments: kinds)
  func scoresFallAndTheLimitCuts(name: String) throws {
    let kind = try Self.kind(name)
    let network = try SuggestionSamples.network(SuggestionSamples.random(seed: 3, for: kind), asOf: Self.day(kind))
    let all = try SuggestionSamples.suggestions(kind, in: network)
    #expect(all.count > 1 && zip(all, all.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(all.allSatisfy { $0.people.count == kind.peopleCount && !$0.reason.isEmpty && $0.score.isFinite })
    var question = SuggestionQuestion(network, for: Person(0))
    question.limit = 1
    #expect(try kind.suggestions(question, nil) == Array(all.prefix(1)))
    #expect(try SuggestionSamples.suggestions(kind, in: network) == all)
  }

  @Test(arguments: kinds)
  func nobodyKnowsNobodyHasNothingToDo(name: String) throws {
    let kind = try Self.kind(name)
    var alone = Relationships()
    alone.people = [PersonProfile(id: "a", name: "A")]
    #expect(try SuggestionSamples.suggestions(kind, in: SuggestionSamples.network(alone, asOf: 10)).isEmpty)
    var draft = NetworkDraft(people: PersonTable(), isDirected: false)
    draft.people.insert(id: "a")
    let listed = try SocialNetwork(assembling: [draft])
    #expect(try SuggestionSamples.suggestions(kind, in: listed).isEmpty)
  }

  @Test(arguments: kinds)
  func reasonsSpeakFrench(name: String) throws {
    let kind = try Self.kind(name)
    let network = try SuggestionSamples.network(SuggestionSamples.random(seed: 3, for: kind), asOf: Self.day(kind))
    let english = try SuggestionSamples.suggestions(kind, in: network)
    let french = try SuggestionSamples.suggestions(kind, in: network, language: .fr)
    #expect(english.map(\.people) == french.map(\.people) && english.map(\.score) == french.map(\.score))
    for (one, other) in zip(english, french) { #expect(one.reason != other.reason) }
    for word in [" you ", "the only", "times", "until", "answered"] {
      #expect(!french.contains { $0.reason.contains(word) }, "\(word)")
    }
  }

  @Test func whatHappensLaterIsNotThereYet() throws {
    var all = SuggestionSamples.random(seed: 5)
    let before = try SuggestionSamples.network(all, asOf: 700)
    for day in 701..<720 {
      all.interactions.append(
        Interaction(
          channel: .meeting, moment: Moment(Day(number: day)), participants: [0, 3], key: UInt64(5000 + day)))
    }
    let after = try SuggestionSamples.network(all, asOf: 700)
    for name in Self.kinds {
      let kind = try Self.kind(name)
      let (one, other) = (
        try SuggestionSamples.suggestions(kind, in: before), try SuggestionSamples.suggestions(kind, in: after)
      )
      #expect(SuggestionSamples.shown(one, in: before) == SuggestionSamples.shown(other, in: after), "\(name)")
    }
  }
}
