import Testing

@testable import SocialNetworks

struct GiveSuggestionsTests {
  private static func moment(_ day: Int) -> Moment { Moment(Day(number: day)) }

  @Test func thoseComeFirstFromWhomMostWasReceived() throws {
    let all = Histories.relationships(
      people: 5,
      [
        (.introduction, 600, [1, 0, 4], 0), (.introduction, 690, [1, 0, 3], 0), (.gesture, 650, [1, 0], 0),
        (.favor, 695, [2, 0], 0), (.favor, 696, [0, 3], 0), (.gesture, 697, [3, 0], 0),
      ])
    let network = try SuggestionSamples.network(all, asOf: 700)
    let found = try SuggestionSamples.suggestions(.give, in: network)
    #expect(
      SuggestionSamples.shown(found, in: network) == [
        "p1: introduced you twice (last on 1971-11-22) and recommended or endorsed you once (1971-10-13); you gave nothing yet",
        "p2: did you 1 favor (1971-11-27); you gave nothing yet",
      ])
    // 2^(−100/365) + 2^(−10/365) + 2^(−50/365) / 4
    let strength = try #require(network.tieValue(from: Person(0), to: Person(1)))
    let debt = 0.827039 + 0.981189 + 0.227354
    #expect(abs(found[0].score - debt * strength.squareRoot()) < 1e-5)
    // From the other side nobody is owed anything but the favor.
    let back = try SuggestionSamples.suggestions(.give, in: network, for: 3)
    let shown = SuggestionSamples.shown(back, in: network)
    #expect(shown.count == 2 && shown.contains { $0.hasPrefix("p1: introduced you once (1971-11-22)") })
  }

  @Test func debtsArePaidBack() throws {
    let all = Histories.relationships(
      people: 2, [(.favor, 600, [1, 0], 0), (.favor, 650, [0, 1], 0), (.introduction, 690, [1, 0], 0)])
    let network = try SuggestionSamples.network(all, asOf: 700)
    let found = try SuggestionSamples.suggestions(.give, in: network)
    #expect(
      found.map(\.reason) == [
        "introduced you once (1971-11-22) and did you 1 favor (1971-08-24); you did them 1 favor (1971-10-13); nothing since"
      ])
    let even = Histories.relationships(people: 2, [(.favor, 600, [1, 0], 0), (.favor, 650, [0, 1], 0)])
    #expect(try SuggestionSamples.suggestions(.give, in: SuggestionSamples.network(even, asOf: 700)).isEmpty)
  }

  @Test func lettersWaitAWeekForTheirAnswer() throws {
    func found(_ days: [Double], asOf: Double) throws -> [String] {
      let letters = days.map { (channel: Channel.email, day: $0, participants: [1, 0], minutes: 0) }
      let all = Histories.relationships(
        people: 3, [(.email, 90, [0, 1], 0)] + letters + [(.meeting, asOf, [0, 2], 0)])
      return try SuggestionSamples.suggestions(.give, in: SuggestionSamples.network(all, asOf: Int(asOf))).map(\.reason)
    }
    #expect(try found([100], asOf: 104).isEmpty)
    #expect(try found([100], asOf: 110) == ["wrote once without an answer (last on 1970-04-11)"])
    #expect(try found([100, 120], asOf: 140) == ["wrote twice without an answer (last on 1970-05-01)"])
    #expect(try found([100], asOf: 500).isEmpty, "what lies for a year is no open letter")
  }

  @Test func requestsThatWereGrantedCount() throws {
    let all = Histories.relationships(people: 4, [(.call, 500, [0, 1], 5), (.call, 510, [0, 2], 5)])
    let requests = [
      Request(kind: .ask, person: 0, target: 1, outcome: .made, moment: Self.moment(600)),
      Request(kind: .ask, person: 0, target: 2, outcome: .declined, moment: Self.moment(600)),
      Request(kind: .ask, person: 0, target: 2, outcome: .made, moment: Self.moment(720)),
    ]
    let network = try SuggestionSamples.network(all, asOf: 700, requests: requests)
    let found = try SuggestionSamples.suggestions(.give, in: network)
    #expect(
      SuggestionSamples.shown(found, in: network) == [
        "p1: granted what you asked once (1971-08-24); you gave nothing yet"
      ])
  }

  @Test func anIntroductionThatNobodyPassedOnIsNoGift() throws {
    // Noted without an intermediary, it stands between the one who asked and the one who was met.
    let all = Histories.relationships(people: 2, [(.introduction, 600, [1, 0], 0)])
    let logged = Request(kind: .introduction, person: 1, target: 0, outcome: .made, moment: Self.moment(600))
    #expect(
      try SuggestionSamples.suggestions(
        .give, in: SuggestionSamples.network(all, asOf: 700, requests: [logged])
      ).isEmpty)
    #expect(try SuggestionSamples.suggestions(.give, in: SuggestionSamples.network(all, asOf: 700)).count == 1)
  }
}
