import SocialNetworks
import Testing

struct EncounterPredictionTests {
  /// Minutes in which two people are together.
  private func meetings(_ rows: [(minute: Double, first: Int, second: Int, minutes: Int)], people: Int) -> Relationships
  {
    Histories.relationships(
      people: people,
      rows.map {
        (channel: Channel.meeting, day: $0.minute / 1440, participants: [$0.first, $0.second], minutes: $0.minutes)
      })
  }

  private func prediction(
    _ all: Relationships, at minute: Double, _ change: (inout EncounterPrediction.Options) -> Void = { _ in }
  )
    throws -> EncounterPrediction
  {
    var options = EncounterPrediction.Options()
    options.split = .moment(Int64(minute * 60))
    options.samples = 50
    change(&options)
    return try EncounterPrediction(all, people: all.personTable(), options: options)
  }

  private func met(_ found: EncounterPrediction, _ model: String) -> Double? {
    found.rows.first { $0.model == model }?.met.value
  }

  @Test func chanceIsTheShareOfThoseMet() throws {
    // Six people; 0 knows 1 at length; later 0 meets 2 at length and 3 briefly.
    let all = meetings(
      [(0, 0, 1, 30), (5, 1, 2, 30), (200, 0, 2, 30), (210, 0, 3, 1)], people: 6)
    let found = try prediction(all, at: 100) { $0.proposals = 1 }
    // Asked are 0 and 2 (1 and 3 are not seen on both sides): 0 has four left and meets one; 2 has four and meets one.
    #expect(found.asked == 2 && found.share == 0.25)
    #expect(met(found, "chance") == 0.25)
    // The common contact leads each to the other.
    #expect(met(found, "event") == 1 && met(found, "common-contacts") == 1)
    #expect(found.rows[0].model == "event" && found.rows[0].lead.value == 0)
    let chance = try #require(found.rows.first { $0.model == "chance" })
    #expect(chance.lead.value == 0.75 && chance.lead.low == 0.75)
  }

  @Test func overlappingSightingsCountOnce() throws {
    // Ten sightings of two minutes each, all within three minutes, are no ten minutes.
    var rows: [(minute: Double, first: Int, second: Int, minutes: Int)] = [(0, 0, 1, 30), (1, 1, 2, 30), (2, 1, 3, 30)]
    for step in 0..<10 { rows.append((200 + Double(step) / 10, 0, 2, 2)) }
    rows.append((300, 0, 3, 10))
    let all = meetings(rows, people: 6)
    let found = try prediction(all, at: 100) { $0.length = 600 }
    #expect(found.asked == 3 && abs(found.share - (0.25 + 0 + 0.25) / 3) < 1e-12)
  }

  @Test func whatHasNoDurationLastsAsSaid() throws {
    var rows: [(minute: Double, first: Int, second: Int, minutes: Int)] = [(0, 0, 1, 0), (1, 1, 2, 0), (1, 1, 3, 0)]
    for step in 0..<15 { rows.append((200 + Double(step) / 3, 0, 2, 0)) }
    let all = meetings(rows, people: 6)
    #expect(try prediction(all, at: 100).share > 0)
    #expect(throws: NetworkError.self) { try prediction(all, at: 100) { $0.secondsOfEach = 10 } }
  }

  @Test func theSameSeedGivesTheSameIntervals() throws {
    let all = Histories.random(people: 40, events: 200, days: 4, seed: 3)
    let found = try prediction(all, at: 1440 * 2) { $0.length = 60 }
    let again = try prediction(all, at: 1440 * 2) { $0.length = 60 }
    #expect(found == again)
    #expect(found.rows.allSatisfy { $0.met.low <= $0.met.value && $0.met.value <= $0.met.high })
    #expect(found.rows.allSatisfy { $0.met.value >= 0 && $0.met.value <= 3 })
  }

  @Test func attributesDecideAmongEquals() throws {
    var all = meetings(
      [(0, 0, 1, 30), (1, 1, 2, 30), (1, 1, 3, 30), (1, 1, 4, 30), (200, 0, 4, 30), (201, 0, 1, 1)], people: 6)
    all.facts = [PersonFact(person: 0, kind: .tag, value: "maps"), PersonFact(person: 4, kind: .tag, value: "maps")]
    let found = try prediction(all, at: 100) { $0.proposals = 1 }
    #expect(found.asked == 2 && met(found, "attributes") == 1)
    let without = try prediction(all, at: 100) {
      $0.proposals = 1
      $0.columns = []
    }
    #expect(met(found, "event") ?? 0 > met(without, "event") ?? 1)
  }

  @Test func senselessOptionsAreRefused() {
    let all = meetings([(0, 0, 1, 30), (200, 0, 2, 30)], people: 6)
    #expect(throws: NetworkError.self) { try prediction(all, at: 100) { $0.length = 0 } }
    #expect(throws: NetworkError.self) { try prediction(all, at: 100_000) }
  }
}
