import GraphAnalytics
import SocialNetworks
import Testing

struct EventSuggestionsTests {
  private static let names = ["me", "Ada", "Ben", "Cleo", "Dov", "Eve", "Fay", "Gus"]

  /// A network of probabilities among named people, with tags.
  private func network(
    _ ties: [(Int, Int, Double)], tags: [Int: String] = [:], names: [String] = Self.names
  ) throws -> SocialNetwork {
    var draft = NetworkDraft(people: PersonTable())
    for name in names { draft.people.insert(id: name) }
    draft.people.attributes = [AttributeColumn(name: "tag", values: names.indices.map { tags[$0] })]
    draft.ties = TieTable(
      sources: ties.map { UInt32($0.0) }, targets: ties.map { UInt32($0.1) }, values: ties.map(\.2))
    var rules = NetworkRules()
    rules.tieValues = .probability
    return try SocialNetwork(assembling: [draft], rules: rules)
  }

  private func question(_ network: SocialNetwork, attendees: [Int]) -> SuggestionQuestion {
    var question = SuggestionQuestion(network, for: Person(0))
    question.attendees = attendees.map { Person($0) }
    return question
  }

  private func suggest(
    _ network: SocialNetwork, attendees: [Int], language: Language = .en
  ) throws -> [Suggestion] {
    var question = question(network, attendees: attendees)
    question.language = language
    return try SuggestionKind.event.suggestions(question, nil)
  }

  private func names(_ found: [Suggestion]) -> [String] {
    found.map { $0.people.map { Self.names[$0.number] }.joined(separator: "+") }
  }

  @Test func commonContactsComeBeforeStrangers() throws {
    // Ada knows me and Ben; Cleo knows nobody.
    let found = try suggest(try network([(0, 1, 0.8), (1, 2, 0.5)]), attendees: [2, 3])
    #expect(names(found) == ["Ben", "Cleo"])
    #expect(found[0].reason.contains("Ada can introduce you before (40 %)"))
    #expect(found[1].reason.contains("introduce yourself"))
  }

  @Test func theScoreIsItsFormula() throws {
    // Ben has two ties; s = 0, m = 0.8 · 0.5 = 0.4 and r = 0.4; Dov is unknown to me.
    let found = try suggest(try network([(0, 1, 0.8), (1, 2, 0.5), (2, 4, 0.9)]), attendees: [2])
    let x = 0.4 / 10
    let interest = 5.0.squareRoot() * (1 + 0.5)
    let novelty = 1 + x * 0.9607894391523232 * 2.718281828459045
    #expect(abs(found[0].score - interest * novelty * 0.5 * 1.4) < 1e-12)
  }

  @Test func interestsInCommonDecideAmongEquals() throws {
    let ties = [(0, 1, 0.8), (1, 2, 0.5), (1, 3, 0.5)]
    let tags = [0: "robots;maps", 3: "Robots", 2: "cooking"]
    let found = try suggest(try network(ties, tags: tags), attendees: [2, 3])
    #expect(names(found) == ["Cleo", "Ben"])
    #expect(found[0].reason.contains("in common: Robots"))
  }

  @Test func thoseWhoAreWellKnownAreLeftOut() throws {
    let found = try suggest(try network([(0, 1, 0.8), (0, 2, 0.2), (1, 2, 0.2)]), attendees: [0, 1, 2, 2])
    #expect(names(found) == ["Ben"])
    #expect(found[0].reason.contains("write before"))
  }

  @Test func introducersOnTheDayAreThoseWhoCome() throws {
    let ties = [(0, 1, 0.8), (1, 2, 0.5), (0, 3, 0.6), (3, 2, 0.5), (0, 4, 0.5), (4, 2, 0.5)]
    let found = try suggest(try network(ties), attendees: [2, 3])
    let ben = try #require(found.first { $0.people == [Person(2)] })
    #expect(ben.reason.contains("Ada can introduce you before (40 %); on the day also Cleo"))
    let both = try suggest(try network(ties), attendees: [1, 2])
    #expect(both.contains { $0.reason.contains("Ada can introduce you before or on the day") })
  }

  @Test func longerRoutesNameTheFirstStep() throws {
    let found = try suggest(try network([(0, 1, 0.8), (1, 2, 0.5), (2, 3, 0.5)]), attendees: [3])
    #expect(found[0].reason.contains("ask Ada before, who reaches them through Ben (20 %)"))
  }

  @Test func reasonsAreFrenchWhereAsked() throws {
    let found = try suggest(try network([(0, 1, 0.8), (1, 2, 0.5)]), attendees: [2, 3], language: .fr)
    #expect(found[0].reason.contains("Ada peut vous présenter avant (40 %)"))
    #expect(found[1].reason.contains("présentez-vous"))
  }

  @Test func datedNetworksCountWhatWasObserved() throws {
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for day in 0..<20 {
      events.append((.meeting, Double(day), [0, 1], 60))
      events.append((.meeting, Double(day) + 0.5, [1, 2], 60))
    }
    for day in 0..<10 { events.append((.meeting, Double(day), [3, 4], 60)) }
    let all = Histories.relationships(people: 6, events)
    let network = try SocialNetwork(
      people: all.personTable(), history: TieHistory(all), model: .tieDecay, asOf: 21 * Histories.day, owner: Person(0))
    var question = SuggestionQuestion(network, for: Person(0))
    question.attendees = [5, 4, 2].map { Person($0) }
    let found = try SuggestionKind.event.suggestions(question, nil)
    #expect(found.map { $0.people[0].number } == [2, 4, 5])
    #expect(found[0].reason.contains("Person 1 can introduce you before"))
  }

  @Test func numberingMakesNoDifference() throws {
    var generator = SeededGenerator(seed: 7)
    let count = 30
    let names = (0..<count).map { "person \(100 + $0)" }
    var ties: [(Int, Int, Double)] = []
    for one in 0..<count {
      for other in 0..<one where generator.nextUnit() < 0.15 {
        ties.append((other, one, generator.nextUnit() * 0.9 + 0.05))
      }
    }
    var tags: [Int: String] = [:]
    for person in 0..<count { tags[person] = "tag \(generator.next(below: 5))" }
    func answer(_ order: [Int]) throws -> [String] {
      var places = order
      for (place, person) in order.enumerated() { places[person] = place }
      var renamed: [Int: String] = [:]
      for (person, tag) in tags { renamed[places[person]] = tag }
      let network = try network(
        ties.map { (places[$0.0], places[$0.1], $0.2) }, tags: renamed, names: order.map { names[$0] })
      var question = SuggestionQuestion(network, for: Person(places[0]))
      question.attendees = order.indices.map { Person($0) }
      return try (SuggestionKind.event.suggestions(question, nil) + question.meetings()).map { suggestion in
        let names = suggestion.people.map { network.id(of: $0) }.joined(separator: "+")
        return "\(names) \(suggestion.score) \(suggestion.reason)"
      }
    }
    let first = try answer(Array(0..<count))
    #expect(first.count > 10)
    var shuffled = Array(0..<count)
    generator.shuffle(&shuffled)
    let again = try answer(shuffled)
    // Forecasts are equal up to rounding only.
    #expect(again.filter { !$0.contains("+") } == first.filter { !$0.contains("+") })
    #expect(again.count == first.count)
    #expect(try answer(Array(0..<count)) == first)
  }

  @Test func nobodyAndEverybodyAreAnswersToo() throws {
    let strangers = try network([])
    #expect(try suggest(strangers, attendees: []).isEmpty)
    #expect(names(try suggest(strangers, attendees: [3, 1])) == ["Ada", "Cleo"])
    #expect(try question(strangers, attendees: [1, 2]).meetings().isEmpty)
    let friends = try network((1..<8).map { (0, $0, 0.9) })
    #expect(try suggest(friends, attendees: Array(1..<8)).isEmpty)
    #expect(try question(friends, attendees: Array(1..<8)).meetings().count == 21)
  }

  @Test func onlyThoseWhoComeAndAreKnownShouldMeet() throws {
    let ties = [(0, 1, 0.8), (0, 2, 0.8), (0, 3, 0.8), (1, 2, 0.5), (4, 1, 0.5), (0, 5, 0.2)]
    let found = try question(try network(ties), attendees: [1, 2, 3, 4]).meetings()
    #expect(Set(names(found)) == ["Ada+Cleo", "Ben+Cleo"])
    #expect(found.allSatisfy { $0.reason.contains("you know both") && $0.score > 0 && $0.score < 1 })
  }
}
