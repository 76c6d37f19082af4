import Testing

@testable import SocialNetworks

struct SuggestionPredictionTests {
  /// 0 was close to 1 and knew 2 to 5 a little; all are silent from day 60 on, and only 1 comes back. What 6 and 7 do makes
  /// the days go by.
  private static func history(returning: Int?) -> Relationships {
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for day in 0..<60 { events.append((.call, Double(day), [0, 1], 30)) }
    for person in 2...5 {
      for week in 0..<8 { events.append((.call, Double(7 * week + 1), [0, person], 30)) }
    }
    for day in 0..<400 { events.append((.email, Double(day), [6, 7], 0)) }
    if let returning { events.append((.call, 350, [returning, 0], 10)) }
    return Histories.relationships(people: 8, events)
  }

  private static func options() -> SuggestionPrediction.Options {
    var options = SuggestionPrediction.Options()
    options.split = .moment(Day(number: 300).startSecond)
    options.samples = 50
    return options
  }

  @Test func whoComesBackStandsFirst() throws {
    let found = try SuggestionPrediction(Self.history(returning: 1), subject: .reconnect, options: Self.options())
    // Seen from 0 and from each of the five.
    #expect(found.candidates == 10 && found.positives == 2 && found.people == 6)
    #expect(found.rows.map(\.model) == ["reconnect", "peak", "bridge", "strength", "count", "recency", "chance"])
    #expect(found.rows[0].values[0].value == 1 && found.rows.last?.values[0].value == 0.5)
    // Of three proposed to 0 one came true, and of the one proposed to 1; the others have one each that did not.
    let shares = found.rows.map { $0.values[1].value }
    let (best, chance): (Double, Double) = ((1.0 / 3 + 1) / 6, (1.0 / 5 + 1) / 6)
    #expect(abs(shares[0] - best) < 1e-12)
    #expect(abs(shares[6] - chance) < 1e-12)
    let again = try SuggestionPrediction(Self.history(returning: 1), subject: .reconnect, options: Self.options())
    #expect(again.rows[0] == found.rows[0])
  }

  @Test func whoStandsLastAndComesBackSpeaksAgainst() throws {
    let found = try SuggestionPrediction(Self.history(returning: 5), subject: .reconnect, options: Self.options())
    #expect(found.rows[0].values[0].value < 0.5)
  }

  @Test func nothingThatFollowsIsKnownBefore() throws {
    let (one, other) = (Self.history(returning: 1), Self.history(returning: 5))
    func scores(_ all: Relationships) throws -> [Suggestion] {
      let stage = try SuggestionTrial.Stage(
        all, from: Day(number: 300).startSecond, to: nil, options: SuggestionPrediction.Options())
      return try SuggestionSamples.suggestions(.reconnect, in: stage.network)
    }
    #expect(try scores(one) == scores(other))
  }

  @Test func firstLettersAreAnsweredOrNot() throws {
    // 1 always answers within two days, 2 never does, 3 wrote first, and to 4 the letter was too late to tell.
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for month in 0..<10 {
      let day = Double(40 * month)
      for person in 1...4 { events.append((.email, day, [0, person], 0)) }
      for person in [1, 3, 4] { events.append((.email, day + 2, [person, 0], 0)) }
    }
    events += [
      (.email, 410, [3, 0], 0), (.email, 412, [0, 3], 0), (.email, 420, [0, 1], 0), (.email, 420, [0, 2], 0),
    ]
    events += [(.email, 421, [1, 0], 0), (.email, 470, [0, 4], 0), (.email, 480, [5, 6], 0)]
    let all = Histories.relationships(people: 7, events)
    var options = Self.options()
    options.split = .moment(Day(number: 405).startSecond)
    let found = try SuggestionPrediction(all, subject: .ask, options: options)
    // 3 writes to 0 first, and 0 answers: the third candidate is 0's, seen from 3.
    #expect(found.candidates == 3 && found.positives == 2)
    #expect(found.rows[0].values[0].value == 1)
  }

  @Test func debtsArePaidBackOrNot() throws {
    let events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = [
      (.favor, 100, [1, 0], 0), (.favor, 101, [1, 0], 0), (.favor, 102, [2, 0], 0), (.email, 200, [0, 1], 0),
    ]
    let all = Histories.relationships(people: 3, events)
    var options = Self.options()
    options.split = .moment(Day(number: 150).startSecond)
    let found = try SuggestionPrediction(all, subject: .give, options: options)
    #expect(found.candidates == 2 && found.positives == 1 && found.people == 1 && found.rows[0].values[0].value == 1)
  }

  @Test func nothingToJudgeIsSaid() {
    #expect(throws: NetworkError.self) {
      try SuggestionPrediction(Self.history(returning: nil), subject: .reconnect, options: Self.options())
    }
    #expect(throws: NetworkError.self) { try SuggestionPrediction(Relationships(), subject: .ask) }
  }
}
