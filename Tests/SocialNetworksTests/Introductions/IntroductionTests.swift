import GraphAnalytics
import SocialNetworks
import TestSupport
import Testing

@Suite struct IntroductionTests {
  /// Every loopless route between two people with its probability, best first: slow and obvious.
  private func allRoutes(
    _ ties: [Int: [Int: Double]], from source: Int, to target: Int, willingness: Double
  ) -> [(people: [Int], probability: Double, weakest: Double)] {
    var found: [(people: [Int], probability: Double, weakest: Double)] = []
    func walk(_ people: [Int], _ probability: Double, _ weakest: Double) {
      guard let last = people.last else { return }
      if last == target {
        found.append((people, probability, weakest))
        return
      }
      for (next, strength) in (ties[last] ?? [:]).sorted(by: { $0.key < $1.key }) where !people.contains(next) {
        let passing = last == source ? 1 : willingness
        walk(people + [next], probability * strength * passing, min(weakest, strength))
      }
    }
    walk([source], 1, 1)
    return found.sorted { left, right in
      if abs(left.probability - right.probability) > 1e-12 { return left.probability > right.probability }
      if abs(left.weakest - right.weakest) > 1e-12 { return left.weakest > right.weakest }
      return left.people.count < right.people.count
    }
  }

  @Test(arguments: 0..<60)
  func answersEqualBruteForce(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 4 + generator.next(below: 4)
    let isDirected = seed % 2 == 0
    var people = PersonTable()
    for person in 0..<count { people.insert(id: "p\(person)") }
    var draft = NetworkDraft(people: people, isDirected: isDirected)
    var ties: [Int: [Int: Double]] = [:]
    for source in 0..<count {
      for target in 0..<count where isDirected ? source != target : source < target {
        guard generator.nextUnit() < 0.55 else { continue }
        // Quarters make equal products, so that the weakest tie and the number of ties must decide.
        let strength = Double(1 + generator.next(below: 4)) / 4
        draft.addTie(from: source, to: target, value: strength)
        ties[source, default: [:]][target] = strength
        if !isDirected { ties[target, default: [:]][source] = strength }
      }
    }
    var rules = NetworkRules()
    rules.tieValues = .probability
    let network = try SocialNetwork(assembling: [draft], rules: rules)
    var search = try IntroductionSearch(network)
    var options = IntroductionOptions()
    let willing = seed % 3 == 0 ? 0.5 : 1.0
    options.willingness = Willingness(prior: willing)
    let answer = try search.answer(from: Person(0), toAnyOf: [Person(count - 1)], options: options)
    let expected = allRoutes(ties, from: 0, to: count - 1, willingness: willing)
    #expect(answer.introductions.count == min(5, expected.count))
    for (introduction, route) in zip(answer.introductions, expected) {
      #expect(abs(introduction.probability - route.probability) < 1e-12)
      #expect(abs((introduction.bottleneck?.strength ?? 1) - route.weakest) < 1e-12)
      #expect(introduction.people.count == route.people.count)
      #expect(introduction.ask == introduction.people[1])
    }
    #expect((answer.gap == nil) == !expected.isEmpty)

    // Brokers: for each first step, the best route that begins with it.
    var best: [Int: Double] = [:]
    for route in expected where route.people.count > 2 {
      best[route.people[1]] = max(best[route.people[1]] ?? 0, route.probability)
    }
    let brokers = best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    #expect(answer.brokers.count == brokers.count)
    for (broker, other) in zip(answer.brokers, brokers) { #expect(abs(broker.probability - other.value) < 1e-12) }

    // Diverse routes share no intermediary and begin with the best.
    options.variety = .diverse
    let diverse = try search.answer(from: Person(0), toAnyOf: [Person(count - 1)], options: options).introductions
    var seen = Set<Person>()
    for introduction in diverse {
      for person in introduction.intermediaries { #expect(seen.insert(person).inserted) }
    }
    #expect(diverse.isEmpty == expected.isEmpty)
  }

  @Test func sentencesNeverCallTheUncertainCertain() {
    #expect(SocialNetwork.percent(1) == "100")
    #expect(SocialNetwork.percent(0.99999) == "> 99")
    #expect(SocialNetwork.percent(0.42) == "42")
    #expect(SocialNetwork.percent(0.0312) == "3.1")
    #expect(SocialNetwork.percent(0.00001) == "< 0.1")
  }

  @Test func sentencesSpeakTwoLanguages() throws {
    let draft = AssemblyTests.draft([("me", "Ann", 0.8), ("Ann", "Xena", 0.5)])
    let network = try SocialNetwork(assembling: [draft])
    var search = try IntroductionSearch(network)
    let answer = try search.answer(from: Person(0), toAnyOf: [Person(2)])
    let introduction = try #require(answer.introductions.first)
    #expect(network.sentence(for: introduction, in: .en) == "Ask Ann to introduce you to Xena. Chance: 40 %.")
    #expect(
      network.sentence(for: introduction, in: .fr) == "Demandez à Ann de vous présenter à Xena. Probabilité : 40 %.")
  }

  @Test func bestOfSeveralTargetsComesFirst() throws {
    let draft = AssemblyTests.draft([("me", "a", 0.9), ("a", "x", 0.2), ("a", "y", 0.8), ("me", "y", 0.1)])
    let network = try SocialNetwork(assembling: [draft])
    var search = try IntroductionSearch(network)
    let targets = [try network.person(named: "x"), try network.person(named: "y")]
    let answer = try search.answer(from: Person(0), toAnyOf: targets)
    #expect(answer.introductions.first?.people.last == targets[1])
    #expect(abs((answer.introductions.first?.probability ?? 0) - 0.72) < 1e-12)
    #expect(answer.brokers.map(\.person) == [try network.person(named: "a"), try network.person(named: "y")])
  }

  @Test func unusableWillingnessIsRefused() throws {
    let network = try SocialNetwork(assembling: [AssemblyTests.draft([("a", "b", 0.5)])])
    var search = try IntroductionSearch(network)
    var options = IntroductionOptions()
    for willingness in [0, -1, 1.5, .nan] {
      options.willingness = Willingness(prior: willingness)
      #expect(throws: NetworkError.self) {
        try search.answer(from: Person(0), toAnyOf: [Person(1)], options: options)
      }
    }
  }
}
