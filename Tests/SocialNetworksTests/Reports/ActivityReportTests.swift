import SocialNetworks
import Testing

struct ActivityReportTests {
  /// A network of what happened on days of 2026, counted from the first of January, a Thursday.
  private static func network(
    _ events: [(channel: Channel, day: Double, participants: [Int])], asOf: Int = 400
  ) throws -> SocialNetwork {
    let start = Double(Day(year: 2026, month: 1, day: 1)?.number ?? 0)
    var people = PersonTable()
    for number in 0..<6 { people.insert(id: "p\(number)") }
    return try SocialNetwork(
      people: people,
      history: Histories.make(people: 6, events.map { ($0.channel, start + $0.day, $0.participants, 30) }),
      model: .tieDecay, asOf: (Int64(start) + Int64(asOf)) * Histories.day)
  }

  @Test func weeksBeginOnMondayAndNoneIsLeftOut() throws {
    // Sunday the 4th, Monday the 5th, and the week from the 19th; nothing in that from the 12th.
    let network = try Self.network([
      (.meeting, 3.5, [0, 1]), (.email, 4.1, [0, 1]), (.email, 4.2, [1, 0]), (.call, 19, [2, 3]), (.event, 20, [0, 1]),
    ])
    let report = try #require(try network.activity(by: .week))
    #expect(report.spans.map(\.start.description) == ["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-19"])
    #expect(report.spans.map(\.end.description) == ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"])
    #expect(report.spans.map(\.faceToFace) == [1, 0, 0, 1] && report.spans.map(\.fromAfar) == [0, 2, 0, 1])
    #expect(report.spans.map(\.ties) == [1, 1, 0, 2])
  }

  @Test func monthsAndYearsAreThoseOfTheCalendar() throws {
    let network = try Self.network([(.email, 30.9, [0, 1]), (.email, 31, [0, 1]), (.email, 366, [0, 2])])
    let months = try #require(try network.activity(by: .month))
    #expect(months.spans.count == 13 && months.spans.map(\.contacts).prefix(3) == [1, 1, 0])
    #expect(months.spans.last?.start.description == "2027-01-01" && months.spans.last?.contacts == 1)
    let years = try #require(try network.activity(by: .year))
    #expect(years.spans.map(\.contacts) == [2, 1] && years.spans.map(\.ties) == [1, 1])
    let days = try #require(try network.activity(by: .day))
    #expect(days.spans.count == 337 && days.spans.reduce(0) { $0 + $1.contacts } == 3)
  }

  @Test func thePeriodIsTheShortestThatStaysReadable() throws {
    for (last, period) in [(100.0, ActivityReport.Period.day), (300, .week), (3_000, .month), (30_000, .year)] {
      let network = try Self.network([(.email, 0, [0, 1]), (.email, last, [0, 1])], asOf: 40_000)
      #expect(try network.activity()?.period == period)
    }
    let long = try Self.network([(.email, 0, [0, 1]), (.email, 30_000, [0, 1])], asOf: 40_000)
    #expect(throws: NetworkError.self) { try long.activity(by: .day) }
  }

  @Test func theFutureAndMerePresenceDoNotCount() throws {
    let network = try Self.network([(.email, 1, [0, 1, 2]), (.email, 90, [0, 1])], asOf: 50)
    let report = try #require(try network.activity(by: .year))
    // From the first to each of the two others; nothing between these.
    #expect(report.spans.map(\.contacts) == [2] && report.spans.map(\.ties) == [2])
  }

  @Test func withoutDatesThereIsNoActivity() throws {
    #expect(try AssemblyTests.network(AssemblyTests.draft([("a", "b", 1)])).activity() == nil)
    #expect(try Self.network([]).activity() == nil)
  }
}
