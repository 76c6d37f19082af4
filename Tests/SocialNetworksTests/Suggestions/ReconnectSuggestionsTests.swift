import Testing

@testable import SocialNetworks

struct ReconnectSuggestionsTests {
  /// 0 met 1 weekly until day 140 and then no more, meets 2 weekly, met 3 twice long ago, met 4 as 1 but is the only one
  /// to know 5; 1 and 2 know each other.
  private static func history() -> Relationships {
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for week in 0..<20 {
      events.append((.meeting, Double(7 * week), [0, 1], 60))
      events.append((.meeting, Double(7 * week), [0, 4], 60))
    }
    for week in 0..<100 { events.append((.meeting, Double(7 * week), [0, 2], 60)) }
    events.append((.email, 10, [0, 3], 0))
    events.append((.email, 12, [3, 0], 0))
    events.append((.meeting, 20, [1, 2], 60))
    events.append((.meeting, 20, [4, 5], 60))
    return Histories.relationships(people: 6, events)
  }

  @Test func silentTiesComeWithBridgesFirst() throws {
    let network = try SuggestionSamples.network(Self.history(), asOf: 694)
    let found = try SuggestionSamples.suggestions(.reconnect, in: network)
    #expect(
      SuggestionSamples.shown(found, in: network).map { $0.split(separator: ";").first.map(String.init) } == [
        "p4: met 20 times until 1970-05-14, silent since (80 times the usual gap)",
        "p1: met 20 times until 1970-05-14, silent since (80 times the usual gap)",
        "p3: exchanged 2 messages until 1970-01-13, silent since",
      ])
    #expect(found[0].reason.hasSuffix("; your only way to 1 person"))
    #expect(!found[1].reason.contains("only way"))
    #expect(abs(found[0].score - 2 * found[1].score) < 1e-9)
  }

  @Test func theScoreIsWhatWasAndWhatIsLeft() throws {
    let network = try SuggestionSamples.network(Self.history(), asOf: 694)
    let standpoint = try Standpoint(SuggestionQuestion(network, for: Person(0)))
    let place = try #require(standpoint.acquaintances.firstIndex { $0.other == Person(1) })
    let peak = try #require(standpoint.peaks()[place])
    // The peak is that of the model on the days after the last meeting, seen from either side.
    #expect(peak.strength > 0.5 && peak.present < 0.2)
    #expect((Day(number: 130)...Day(number: 150)).contains(Day(ofSecond: peak.second)))
    let found = try SuggestionSamples.suggestions(.reconnect, in: network)
    #expect(found[1].score == (peak.strength * peak.present).squareRoot())
    let other = try Standpoint(SuggestionQuestion(network, for: Person(1)))
    let back = try #require(other.acquaintances.firstIndex { $0.other == Person(0) })
    #expect(other.peaks()[back]?.present == peak.present)
  }

  @Test func aShortSilenceIsNone() throws {
    // Four usual gaps of one day are no silence yet, thirty days are.
    let events = (0..<20).map { (channel: Channel.call, day: Double($0), participants: [0, 1], minutes: 5) }
    let all = Histories.relationships(people: 3, events + [(.call, 30, [0, 2], 5)])
    #expect(try SuggestionSamples.suggestions(.reconnect, in: SuggestionSamples.network(all, asOf: 30)).isEmpty)
    let later = Histories.relationships(people: 3, events + [(.call, 60, [0, 2], 5)])
    #expect(try SuggestionSamples.suggestions(.reconnect, in: SuggestionSamples.network(later, asOf: 60)).count == 1)
  }

  @Test func silenceOfTheSourcesIsNotSilenceOfTheTie() throws {
    // Nothing at all is known of the last two years.
    let events = (0..<20).map { (channel: Channel.call, day: Double($0), participants: [0, 1], minutes: 5) }
    let all = Histories.relationships(people: 2, events)
    #expect(try SuggestionSamples.suggestions(.reconnect, in: SuggestionSamples.network(all, asOf: 800)).isEmpty)
  }

  @Test func soleWaysIntoOrganizationsAreNamed() throws {
    var all = Self.history()
    for (person, name) in [(0, "Own House"), (1, "Acme Inc."), (2, "Own House"), (3, "Lone"), (4, "Acme")] {
      all.affiliations.append(Affiliation(person: person, organization: name))
    }
    let network = try SuggestionSamples.network(all, asOf: 694)
    let shown = SuggestionSamples.shown(try SuggestionSamples.suggestions(.reconnect, in: network), in: network)
    #expect(shown.contains { $0.hasPrefix("p3: ") && $0.hasSuffix("; your only way to Lone") })
    #expect(!shown.contains { $0.contains("Acme") })
  }
}
