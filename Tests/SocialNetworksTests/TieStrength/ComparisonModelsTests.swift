import SocialNetworks
import Testing

struct ComparisonModelsTests {
  private static let day = Histories.day

  @Test func registryNamesItsModels() {
    #expect(TieStrengthModel.all.map(\.name) == ["tie-decay", "dotalign", "count", "recency"])
  }

  @Test(arguments: [(365, 16.3333), (730, 4.6667), (2190, 1.0)])
  func dotAlignScoresAsPublished(days: Int, score: Double) {
    let events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] =
      (0..<20).map { (.email, -Double($0) - 1, [1, 0], 0) } + (0..<12).map { (.message, -Double($0) - 1, [0, 1], 0) }
      + (0..<5).map { (.meeting, -Double($0) * 20, [0, 1], 0) }
    let history = Histories.make(people: 2, events)
    let found = TieStrengthModel.dotAlign.strengths(history, Int64(days) * Self.day)
    #expect(abs(found.forward[0] * 100 - score) < 5e-5)
    #expect(found.forward == found.backward)
  }

  @Test func dotAlignCountsSilenceFromTheEarlierHalfOfAnExchange() {
    var exchange = Exchange()
    exchange.incoming = 99
    exchange.outgoing = 99
    exchange.lastIncoming = 0
    exchange.lastOutgoing = 365 * Self.day
    let both = exchange.score(asOf: 365 * Self.day)
    #expect(abs(both - 100 * (1 - 0.375 - 0.25 / 6)) < 1e-9)
    exchange.lastEvent = 365 * Self.day
    #expect(exchange.score(asOf: 365 * Self.day) == 100)
    #expect(Exchange().score(asOf: 0) == 1)
  }

  @Test func countGrowsWithWhatHappened() {
    let history = Histories.make(
      people: 3, declarations: [(0, 2)],
      [(.email, 0, [0, 1], 0), (.email, 1, [0, 1], 0), (.email, 2, [0, 1], 0), (.call, 1, [1, 2], 0)])
    let found = TieStrengthModel.count.strengths(history, 3 * Self.day)
    #expect(found.forward == [0.6, 0, 1.0 / 3])
    #expect(TieStrengthModel.count.strengths(history, 0).forward == [0.5, 0, 0])
  }

  @Test func recencyHalvesInHalfAYear() {
    let history = Histories.make(people: 2, [(.email, 0, [0, 1], 0), (.email, 400, [0, 1], 0)])
    #expect(TieStrengthModel.recency.strengths(history, 180 * Self.day).forward == [0.5])
    #expect(TieStrengthModel.recency.strengths(history, 400 * Self.day).forward == [1])
    #expect(TieStrengthModel.recency.strengths(history, -1).forward == [0])
  }
}
