import GraphAnalytics
import Testing

@testable import SocialNetworks

struct TiePredictionTests {
  private typealias Event = (channel: Channel, day: Double, participants: [Int], minutes: Int)

  /// 0 wrote to 1, 2 and 3, once to 1 and 2 together; 4 wrote to 5. After day 50, 1 writes to 2, and 0 to 3 and 5 together.
  private static var story: Relationships {
    let events: [Event] = [
      (.email, 0, [0, 1], 0), (.email, 5, [0, 2], 0), (.email, 9, [0, 3], 0), (.email, 20, [0, 1, 2], 0),
      (.email, 30, [4, 5], 0), (.email, 60, [1, 2], 0), (.email, 70, [0, 3, 5], 0), (.email, 80, [0, 1], 0),
      (.email, 90, [6, 0], 0),
    ]
    return Histories.relationships(people: 7, events)
  }

  private static func options(_ outcome: TiePrediction.Outcome = .contact) -> TiePrediction.Options {
    var options = TiePrediction.Options()
    options.split = .moment(50 * Histories.day)
    options.outcome = outcome
    options.samples = 0
    return options
  }

  /// Fifteen pairs of six people, of whom 0–1, 0–2, 0–3 and 4–5 were ties; nobody knew of 6.
  @Test func candidatesAreKnownPeopleWithoutATie() throws {
    let found = try TiePrediction(Self.story, options: Self.options())
    #expect(found.pairs == 11 && found.positives == 2 && !found.isSample && found.learned == [0])
    #expect(try TiePrediction(Self.story, options: Self.options(.alone)).positives == 1)
    let row = found.rows.map(\.model)
    #expect(
      row == [
        "forecast", "route", "adamic-adar", "resource-allocation", "preferential-attachment", "common-contacts", "hops",
      ])
    // 1–2 has a common contact, as have 1–3 and 2–3, and stands above the seven others; 0–5 is one of those without.
    let contacts = try #require(found.rows.first { $0.model == "common-contacts" })
    #expect(abs(contacts.values[0].value - (8.0 / 9 + 3.5 / 9) / 2) < 1e-12)
    #expect(found.rows[0].values[0].value > contacts.values[0].value)
  }

  @Test func statementsAreAnOutcome() throws {
    var story = Self.story
    func declare(_ source: Int, _ target: Int, _ day: Int64?) {
      story.declarations.append(
        DeclaredTie(
          source: source, target: target, kind: "friend", since: day.map { Moment(seconds: $0 * Histories.day) }))
    }
    declare(0, 1, nil)
    declare(1, 3, 10)
    declare(1, 2, 55)
    declare(3, 5, 60)
    let found = try TiePrediction(story, options: Self.options(.declared))
    #expect(found.positives == 2 && found.pairs == 13)
    #expect(found.rows.map(\.model).suffix(1) == ["dealings alone"])
  }

  @Test func nothingToPredictIsSaid() throws {
    var options = Self.options()
    options.split = .moment(85 * Histories.day)
    #expect(throws: NetworkError.self) { try TiePrediction(Self.story, options: options) }
  }

  /// Circles of eight in which each acquaintance brings the next.
  private static func circles(_ count: Int) -> Relationships {
    var generator = SeededGenerator(seed: 12)
    var events: [Event] = []
    for step in 0..<count * 20 {
      let circle = generator.next(below: count)
      let one = 8 * circle + generator.next(below: 8)
      var other = 8 * circle + generator.next(below: 8)
      if generator.next(below: 30) == 0 { other = generator.next(below: 8 * count) }
      if other != one { events.append((.email, Double(step), [one, other], 0)) }
    }
    return Histories.relationships(people: 8 * count, events)
  }

  @Test func circlesAreForetold() throws {
    var options = TiePrediction.Options()
    options.samples = 20
    let found = try TiePrediction(Self.circles(4), options: options)
    let aucs = found.rows.map(\.values[0].value)
    #expect(aucs[0] > 0.65 && aucs[0] > aucs[4])
    #expect(found.rows[0].leads.allSatisfy { $0.value == 0 && $0.low == 0 && $0.high == 0 })
    for row in found.rows {
      for value in row.values { #expect(value.low <= value.value + 0.2 && value.high >= value.value - 0.2) }
    }
    #expect(try TiePrediction(Self.circles(4), options: options) == found)
    options.resampling = .people
    #expect(
      try TiePrediction(Self.circles(4), options: options).rows[0].values[0].value == found.rows[0].values[0].value)
  }

  @Test func samplesStandForAllPairs() throws {
    let circles = Self.circles(10)
    var options = TiePrediction.Options()
    options.samples = 0
    options.forecast.learning = .none
    let all = try TiePrediction(circles, options: options)
    options.mostPairs = 600
    let sampled = try TiePrediction(circles, options: options)
    #expect(!all.isSample && sampled.isSample)
    #expect(all.pairs == sampled.pairs && all.positives == sampled.positives)
    for (one, other) in zip(all.rows, sampled.rows) {
      #expect(one.model == other.model && abs(one.values[0].value - other.values[0].value) < 0.04)
    }
  }
}
