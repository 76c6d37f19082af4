import GraphAnalytics
import SocialNetworks
import Testing

@Suite struct IntroductionSentenceTests {
  /// 0 and 1 met; 1 and 2 were together in a meeting of 3; 2 and 4 have each other as contacts; 4 wrote to 5.
  private func introductions(to target: Int, from source: Int = 0) throws -> (SocialNetwork, Introduction) {
    let history = Histories.make(
      people: 6, declarations: [(2, 4), (4, 2)],
      [(.meeting, 10, [0, 1], 60), (.meeting, 14, [3, 1, 2], 60), (.email, 15, [4, 5], 0), (.email, 16, [5, 4], 0)])
    var people = PersonTable()
    for (number, name) in ["Me", "Ann", "Bob", "Cy", "Dee", "Eve"].enumerated() {
      people.insert(id: "p\(number)", label: name)
    }
    let network = try SocialNetwork(people: people, history: history, model: .tieDecay, asOf: 20 * 86_400)
    var search = try IntroductionSearch(network)
    var options = IntroductionOptions()
    options.avoiding = [Person(3)]
    let answer = try search.answer(from: Person(source), toAnyOf: [Person(target)], options: options)
    return (network, try #require(answer.introductions.first))
  }

  @Test func inferredTiesAreNeverSaidToBeKnown() throws {
    let (network, guess) = try introductions(to: 2)
    #expect(guess.ties.map(\.basis) == [.observed, .inferred])
    #expect(
      network.sentence(for: guess, in: .en).hasPrefix("Ask Ann, who perhaps knows Bob, to introduce you. Chance:"))
    #expect(
      network.sentence(for: guess, in: .fr).hasPrefix("Demandez à Ann, qui connaît peut-être Bob, de vous présenter."))
    #expect(network.message(for: guess, in: .en).contains("Do you know each other?"))
    #expect(network.message(for: guess, in: .fr).contains("Vous connaissez-vous ?"))
    let (_, far) = try introductions(to: 4)
    #expect(
      network.sentence(for: far, in: .en).hasPrefix(
        "Ask Ann to introduce you to Bob, if they know each other, who can reach Dee."))
    #expect(network.sentence(for: far, in: .fr).contains("Bob, si ces personnes se connaissent, qui peut joindre Dee"))
    let (_, first) = try introductions(to: 4, from: 1)
    #expect(network.sentence(for: first, in: .en).hasPrefix("Ask Bob, whom you perhaps know, to introduce you to Dee."))
  }

  @Test func messagesNameWhoIsAskedWhyAndForWhom() throws {
    let (network, declared) = try introductions(to: 4, from: 1)
    #expect(
      network.message(for: declared, in: .en)
        == "Hello Bob, I would like to meet Dee. As far as I know, you know each other. Would you introduce us? "
        + "If this is not a good moment, just say so.")
    let (_, written) = try introductions(to: 5, from: 2)
    #expect(network.message(for: written, in: .en).contains("As far as I know, you have been in touch."))
    #expect(network.message(for: written, in: .fr).contains("Sauf erreur, vous avez été en contact."))
    let (_, met) = try introductions(to: 0, from: 2)
    #expect(network.message(for: met, in: .en).contains("As far as I know, you have met."))
    let (_, far) = try introductions(to: 4)
    #expect(network.message(for: far, in: .en).contains("perhaps through Bob. Do you know Bob?"))
    let (_, own) = try introductions(to: 1)
    #expect(network.message(for: own, in: .en) == "Hello Ann, I would like to talk with you. When would it suit you?")
  }

  @Test func gapsSpeakOfStrangersAndOfWeakTies() throws {
    let draft = AssemblyTests.draft([("me", "a", 0.02), ("a", "x", 0.9), ("b", "y", 0.9)])
    let network = try SocialNetwork(assembling: [draft])
    var search = try IntroductionSearch(network)
    var options = IntroductionOptions()
    options.minProbability = 0.1
    let me = try network.person(named: "me")
    let weak = try search.answer(from: me, toAnyOf: [try network.person(named: "x")], options: options)
    #expect(
      weak.gap.map { network.sentence(for: $0, in: .en) }
        == "no honest route; getting closer to a (2.0 % so far) would help most (then at best 90 %)")
    #expect(weak.gap?.existing == 0.02)
    let stranger = try search.answer(from: me, toAnyOf: [try network.person(named: "y")], options: options)
    #expect(
      stranger.gap.map { network.sentence(for: $0, in: .fr) }
        == "aucune voie crédible ; un lien entre me et b serait le plus utile (alors au mieux 90 %)")
  }
}
