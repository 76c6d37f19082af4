import GraphAnalytics
import SocialNetworks
import Testing

@Suite struct ComingEventsTests {
  private func network(_ history: TieHistory, people count: Int, day: Int64) throws -> SocialNetwork {
    var people = PersonTable()
    for person in 0..<count { people.insert(id: "p\(person)") }
    return try SocialNetwork(people: people, history: history, model: .tieDecay, asOf: day * 86_400)
  }

  @Test func meetingsToComeAreKnownWithWhoeverTakesPart() throws {
    let history = Histories.make(
      people: 9,
      [
        (.meeting, 1, [0, 1], 30), (.meeting, 30, [1, 2, 3], 30), (.video, 20, [4, 5], 30), (.email, 25, [6, 7], 0),
        // Two at once, of different people.
        (.meeting, 40, [7, 8], 30), (.meeting, 40, [0, 4], 30),
      ])
    let network = try network(history, people: 9, day: 10)
    let events = network.comingEvents()
    #expect(events.map(\.day) == [20, 30, 40, 40].map { Day(number: $0) })
    #expect(events.map { $0.people.map(\.number) } == [[4, 5], [1, 2, 3], [0, 4], [7, 8]])
    #expect(events.allSatisfy { $0.label.isEmpty })
  }

  @Test func whoCanBeMetSoonIsTheGapToClose() throws {
    // 3 meets the target 5 often; so does 4, who comes to a meeting soon.
    var past: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = [(.meeting, 5, [0, 1], 60)]
    for day in 0..<12 {
      past.append((.meeting, Double(day), [3, 5], 60))
      if day % 2 == 0 { past.append((.meeting, Double(day), [4, 5], 60)) }
    }
    var options = IntroductionOptions()
    options.minProbability = 0.001
    let quiet = try network(Histories.make(people: 7, past), people: 7, day: 15)
    var search = try IntroductionSearch(quiet)
    let before = try search.answer(from: Person(0), toAnyOf: [Person(5)], options: options)
    #expect(before.gap?.target == Person(3) && before.gap?.event == nil)
    let planned = try network(
      Histories.make(people: 7, past + [(.meeting, 20, [4, 6], 60)]), people: 7, day: 15)
    search = try IntroductionSearch(planned)
    let gap = try #require(try search.answer(from: Person(0), toAnyOf: [Person(5)], options: options).gap)
    #expect(gap.target == Person(4))
    #expect(gap.event?.day == Day(number: 20) && gap.event?.people == [Person(4), Person(6)])
    #expect(gap.alternatives.map(\.target) == [Person(3), Person(5)])
    #expect(
      planned.sentence(for: gap, in: .en).hasSuffix("; p4 can be met on 1970-01-21, among 2 people"))
    #expect(planned.sentence(for: gap, in: .fr).contains("le 21 janvier 1970"))
  }
}
