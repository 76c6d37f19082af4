import GraphAnalytics
import SocialNetworks
import TestSupport
import Testing

@Suite struct IntroductionSearchTests {
  /// Requests of person 0 and of others, on days up to 200.
  private static func requests(_ generator: inout SeededGenerator, people: Int) -> [Request] {
    (0..<3 * people).map { _ in
      Request(
        kind: [.introduction, .introduction, .ask, .favor][generator.next(below: 4)],
        person: generator.next(below: 2) == 0 ? 0 : generator.next(below: people), via: generator.next(below: people),
        target: generator.next(below: people),
        outcome: RequestOutcome.allCases[generator.next(below: 3)],
        moment: Moment(seconds: Int64(generator.next(below: 220)) * 86_400))
    }
  }

  /// A random question with everything in it, and the oracle that knows the answer.
  private static func question(_ seed: Int) throws -> (RouteOracle, IntroductionOptions, [Int]) {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let count = 5 + generator.next(below: 3)
    var oracle = try RouteOracle(seed: seed, count: count, isDirected: seed % 5 == 0)
    var options = IntroductionOptions()
    var parameters = Willingness.Parameters()
    parameters.prior = 0.25 + 0.5 * generator.nextUnit()
    parameters.budget = 1 + generator.next(below: 3)
    options.willingness = Willingness(
      learnedFrom: requests(&generator, people: count), asker: Person(0), asOf: 200 * 86_400, parameters: parameters)
    if seed % 4 == 1 { options.willingness = Willingness(prior: 1) }
    if seed % 3 == 0 { options.minProbability = 0.05 }
    if seed % 7 == 3 { options.maxHops = 1 + generator.next(below: 3) }
    if seed % 6 == 2 { options.avoiding = [Person(1)] }
    oracle.willingness = (0..<count).map { options.willingness(Person($0)) }
    oracle.spent = Set((1..<count).filter { options.willingness.isSpent(Person($0)) })
    oracle.avoided = Set(options.avoiding.map(\.number))
    oracle.maxHops = options.maxHops ?? .max
    oracle.least = options.minProbability
    var targets = (1..<count).filter { _ in generator.nextUnit() < 0.4 }
    if targets.isEmpty || seed % 3 == 1 { targets = [count - 1] }
    return (oracle, options, targets)
  }

  @Test(arguments: 0..<40)
  func strengthsNextToZeroAndOneAreAnswered(seed: Int) throws {
    var oracle = try RouteOracle(
      seed: seed, count: 6, isDirected: seed % 3 == 0,
      strengths: [1e-300, 1e-200, 1e-16, 1e-9, 0.5, 1 - 1e-9, 1 - 1e-16, 1])
    var search = try IntroductionSearch(oracle.network)
    for willingness in [1, 1 - 1e-16, 0.5, 1e-9] {
      var options = IntroductionOptions()
      options.willingness = Willingness(prior: willingness)
      oracle.willingness = Array(repeating: willingness, count: 6)
      for variety in [options.variety, .diverse] {
        options.variety = variety
        let answer = try search.answer(from: Person(0), toAnyOf: [Person(4), Person(5)], options: options)
        let best = oracle.routes(to: [4, 5]).map(\.probability).max() ?? 0
        let found = answer.introductions.first?.probability ?? 0
        if best >= 1e-280 || found > 0 {
          #expect(abs(found - best) <= 1e-9 * best, "willingness \(willingness)")
        }
        for introduction in answer.introductions {
          #expect(introduction.probability >= 0 && introduction.probability <= 1)
          #expect(Set(introduction.people).count == introduction.people.count)
        }
      }
    }
  }

  @Test(arguments: 0..<120)
  func routesToASetWithPersonalWillingnessEqualBruteForce(seed: Int) throws {
    let (oracle, options, targets) = try Self.question(seed)
    var search = try IntroductionSearch(oracle.network)
    let answer = try search.answer(from: Person(0), toAnyOf: targets.map { Person($0) }, options: options)
    let expected = oracle.routes(to: targets)
    #expect(answer.introductions.count == min(options.paths, expected.count))
    for (found, route) in zip(answer.introductions, expected) {
      #expect(abs(found.probability - route.probability) < 1e-12)
      #expect(abs((found.bottleneck?.strength ?? 1) - route.weakest) < 1e-12)
      #expect(found.people.count == route.people.count)
      #expect(found.willingness == found.intermediaries.map { options.willingness($0) })
    }
    #expect((answer.gap != nil) <= expected.isEmpty)
  }

  @Test(arguments: 0..<120)
  func brokersAndWhatRemainsWithoutThemEqualBruteForce(seed: Int) throws {
    let (oracle, options, targets) = try Self.question(seed)
    var search = try IntroductionSearch(oracle.network)
    let answer = try search.answer(from: Person(0), toAnyOf: targets.map { Person($0) }, options: options)
    let expected = oracle.brokers(to: targets)
    #expect(answer.brokers.count == min(options.paths, expected.count))
    for (broker, other) in zip(answer.brokers, expected) {
      #expect(abs(broker.probability - other.probability) < 1e-12)
      let rest = oracle.routes(to: targets, notThrough: [broker.person.number]).first
      #expect(abs((broker.without?.probability ?? 0) - (rest?.probability ?? 0)) < 1e-12)
      #expect(broker.without?.intermediaries.contains(broker.person) != true)
      #expect(broker.recentAsks == options.willingness.recentAsks(of: broker.person))
      #expect(!options.willingness.isSpent(broker.person))
    }
    var rested = oracle
    rested.spent = []
    let spent = rested.brokers(to: targets).filter { oracle.spent.contains($0.person) }
    #expect(answer.spent.map(\.person.number).sorted() == spent.map(\.person).sorted())
  }

  /// Every way to deal asks out among targets, by trying all.
  private static func mostReached(_ oracle: RouteOracle, _ options: IntroductionOptions, _ targets: [Int]) -> Double {
    let routes = targets.map { oracle.routes(to: [$0]) }
    var left = (0..<oracle.ties.count).map { options.willingness.remainingAsks(of: Person($0)) ?? .max }
    func best(_ place: Int) -> Double {
      if place == targets.count { return 0 }
      var most = best(place + 1)
      var tried: Set<Int> = []
      for route in routes[place] {
        let isDirect = route.isDirect
        // Of one broker the best route is enough.
        guard tried.insert(isDirect ? -1 : route.people[1]).inserted else { continue }
        if isDirect {
          most = max(most, route.probability + best(place + 1))
        } else if left[route.people[1]] > 0 {
          left[route.people[1]] -= 1
          most = max(most, route.probability + best(place + 1))
          left[route.people[1]] += 1
        }
      }
      return most
    }
    return best(0)
  }

  @Test(arguments: 0..<120)
  func everyoneIsReachedAsSurelyAsAsksAllow(seed: Int) throws {
    var (oracle, options, targets) = try Self.question(seed)
    targets = Array(2..<oracle.ties.count)
    options.scope = .everyone
    var search = try IntroductionSearch(oracle.network)
    let answer = try search.answer(from: Person(0), toAnyOf: targets.map { Person($0) }, options: options)
    #expect(answer.everyone.map(\.target.number) == targets)
    #expect(abs(answer.expected - Self.mostReached(oracle, options, targets)) < 1e-9)
    var asks: [Person: Int] = [:]
    for appointment in answer.everyone {
      guard let found = appointment.introduction else { continue }
      #expect(found.people.last == appointment.target && found.people.first == Person(0))
      if !found.intermediaries.isEmpty { asks[found.ask, default: 0] += 1 }
    }
    for (person, count) in asks { #expect(count <= options.willingness.remainingAsks(of: person) ?? .max) }
  }

  @Test(arguments: 0..<120)
  func gapsEqualBruteForce(seed: Int) throws {
    var (oracle, options, targets) = try Self.question(seed)
    options.minProbability = 0.3
    options.willingness = Willingness(prior: 0.6)
    oracle.willingness = oracle.willingness.map { _ in 0.6 }
    oracle.spent = []
    oracle.least = 0.3
    options.events =
      seed % 2 == 0 ? [KnownEvent(day: Day("2030-01-01"), label: "fair", people: [Person(2), Person(3)])] : []
    var search = try IntroductionSearch(oracle.network)
    let answer = try search.answer(from: Person(0), toAnyOf: targets.map { Person($0) }, options: options)
    guard oracle.routes(to: targets).isEmpty else {
      #expect(answer.gap == nil)
      return
    }
    // Add each missing tie in turn and look for the best route that begins with it.
    var candidates: [(person: Int, chance: Double, worth: Double)] = []
    for person in 1..<oracle.ties.count where !oracle.avoided.contains(person) && oracle.ties[0][person] < 0.5 {
      var onward = oracle
      onward.avoided.insert(0)
      onward.least = 0
      if onward.maxHops < .max { onward.maxHops -= 1 }
      let isTarget = targets.contains(person)
      let rest = onward.maxHops > 0 ? onward.routes(from: person, to: targets).first?.probability ?? 0 : 0
      let chance = isTarget ? 1 : rest * 0.6
      guard chance >= 0.3 else { continue }
      let isThere = options.events.contains { $0.people.contains(Person(person)) }
      candidates.append((person, chance, isThere ? 2 * chance : isTarget ? 0 : chance))
    }
    let best = candidates.map(\.worth).max()
    #expect((answer.gap != nil) == (best != nil))
    guard let gap = answer.gap, let best else { return }
    let named = try #require(candidates.first { $0.person == gap.target.number })
    #expect(abs(named.worth - best) < 1e-9 && abs(named.chance - gap.probability) < 1e-9)
    #expect(gap.alternatives.count == min(3, candidates.count - 1))
    #expect((gap.existing ?? 0) == oracle.ties[0][gap.target.number])
    #expect((gap.event != nil) == options.events.contains { $0.people.contains(gap.target) })
  }

  @Test func manyEquallyGoodTargetsAreNotAllSearched() throws {
    var ties: [(String, String, Double?)] = [("me", "hub", nil)]
    for target in 0..<150 { ties.append(("hub", "t\(target)", nil)) }
    for target in 1..<150 { ties.append(("t\(target - 1)", "t\(target)", nil)) }
    let network = try SocialNetwork(assembling: [AssemblyTests.draft(ties)])
    var search = try IntroductionSearch(network)
    let targets = try (0..<150).map { try network.person(named: "t\($0)") }
    let answer = try search.answer(from: Person(0), toAnyOf: targets)
    #expect(answer.introductions.map(\.ties.count) == [2, 2, 2, 2, 2])
    #expect(Set(answer.introductions.map(\.people.last)).count == 5)
    #expect(answer.brokers.map(\.person) == [try network.person(named: "hub")])
  }

  @Test func onlyTiesOfTheWantedBasisAreUsed() throws {
    // 0 met 1 in person; 1 and 2 were in a meeting that 3 recorded; 0 and 3 have each other as contacts.
    let history = Histories.make(
      people: 4, declarations: [(0, 3), (3, 0)],
      [
        (.meeting, 10, [0, 1], 60), (.meeting, 12, [0, 1], 60), (.meeting, 14, [3, 1, 2], 60),
        (.meeting, 16, [3, 1, 2], 60),
      ])
    var people = PersonTable()
    for person in 0..<4 { people.insert(id: "p\(person)") }
    let network = try SocialNetwork(people: people, history: history, model: .tieDecay, asOf: 20 * 86_400)
    func routes(_ bases: Set<TieBasis>) throws -> [[Int]] {
      var search = try IntroductionSearch(network, bases: bases)
      return try search.answer(from: Person(0), toAnyOf: [Person(2)]).introductions.map { $0.people.map(\.number) }
    }
    #expect(
      try Set(routes([.observed, .declared, .inferred])) == [[0, 3, 2], [0, 1, 2], [0, 1, 3, 2], [0, 3, 1, 2]])
    #expect(try Set(routes([.observed, .declared])) == [[0, 3, 2], [0, 1, 3, 2]])
    #expect(try routes([.observed]) == [[0, 1, 3, 2]])
    #expect(try routes([.inferred]).isEmpty)
  }
}

extension Bool {
  /// Implication.
  fileprivate static func <= (left: Bool, right: Bool) -> Bool { !left || right }
}
