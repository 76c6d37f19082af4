import GraphAnalytics
import SocialNetworks
import Testing

struct AskingTogetherTests {
  private static func route(_ people: [Int], _ strengths: [Double], _ willingness: [Double]? = nil) -> AskRoute {
    AskRoute(
      people: people.map { Person($0) }, strengths: strengths,
      willingness: willingness ?? Array(repeating: 1, count: people.count - 2))
  }

  /// The chance that one of the routes works: every tie and every willingness works or does not.
  private static func enumerated(_ routes: [AskRoute]) -> Double {
    var items: [String] = []
    var chances: [Double] = []
    var needs: [[Int]] = []
    for route in routes {
      var need: [Int] = []
      func note(_ item: String, _ chance: Double) {
        if let index = items.firstIndex(of: item) { return need.append(index) }
        items.append(item)
        chances.append(chance)
        need.append(items.count - 1)
      }
      for (index, strength) in route.strengths.enumerated() {
        let ends = [route.people[index].number, route.people[index + 1].number].sorted()
        note("\(ends)", strength)
      }
      for (index, chance) in route.willingness.enumerated() { note("\(route.people[index + 1].number)", chance) }
      needs.append(need)
    }
    return factored(needs.map { Set($0) }, chances)
  }

  /// One item works or does not; what is left is a smaller question.
  private static func factored(_ needs: [Set<Int>], _ chances: [Double]) -> Double {
    if needs.contains([]) { return 1 }
    guard let item = needs.first?.min() else { return 0 }
    return chances[item] * factored(needs.map { $0.subtracting([item]) }, chances)
      + (1 - chances[item]) * factored(needs.filter { !$0.contains(item) }, chances)
  }

  @Test func theBestSetEqualsBruteForce() throws {
    for seed in 0..<60 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let levels = [0.2, 0.5, 0.9]
      var strengths: [[Double]] = []
      for _ in 0..<8 { strengths.append((0..<8).map { _ in levels[generator.next(below: 3)] }) }
      let willing = (0..<8).map { _ in seed.isMultiple(of: 2) ? 1 : levels[generator.next(below: 3)] }
      let routes = (0..<7).map { _ in
        var between = Array(1..<7)
        generator.shuffle(&between)
        let people = [0] + between.prefix(1 + generator.next(below: 3)) + [7]
        return Self.route(
          people, zip(people, people.dropFirst()).map { strengths[min($0, $1)][max($0, $1)] },
          people.dropFirst().dropLast().map { willing[$0] })
      }
      if Dictionary(grouping: routes, by: \.ask).values.contains(where: { $0.count > JointAsk.mostRoutesOfEach }) {
        continue
      }
      for size in 2...3 {
        var best = 0.0
        for subset in 0..<(1 << routes.count) where subset.nonzeroBitCount == size {
          let chosen = routes.indices.filter { subset >> $0 & 1 == 1 }.map { routes[$0] }
          guard Set(chosen.map(\.ask)).count == size else { continue }
          best = max(best, Self.enumerated(chosen))
        }
        let found = JointAsk.best(of: routes, size: size)
        #expect((found == nil) == (best == 0), "seed \(seed)")
        guard let found else { continue }
        #expect(abs(found.probability - best) < 1e-12, "seed \(seed)")
        #expect(abs(Self.enumerated(found.routes) - best) < 1e-12)
        #expect(found.people == found.routes.map(\.ask) && Set(found.people).count == size)
        #expect(found.routes.map(\.probability) == found.routes.map(\.probability).sorted(by: >))
        #expect(found.isExact && found.low == found.probability && found.high == found.probability)
        #expect(JointAsk.best(of: routes.reversed(), size: size) == found, "the order does not matter")
      }
    }
  }

  @Test func theSecondBestLosesToOneWhoSharesNothing() throws {
    // 1 and 2 both need the tie from 4 to 9; 3 has a weaker way of their own.
    let first = Self.route([0, 1, 4, 9], [0.9, 0.9, 0.5])
    let second = Self.route([0, 2, 4, 9], [0.9, 0.8, 0.5])
    let third = Self.route([0, 3, 9], [0.6, 0.5])
    let pair = try #require(JointAsk.best(of: [first, second, third], size: 2))
    #expect(pair.people == [Person(1), Person(3)])
    #expect(abs(pair.probability - (1 - (1 - 0.405) * 0.7)) < 1e-15)
    let three = try #require(JointAsk.best(of: [first, second, third], size: 3))
    #expect(three.people == [Person(1), Person(2), Person(3)])
    #expect(abs(three.probability - (1 - (1 - 0.5 * (1 - 0.19 * 0.28)) * 0.7)) < 1e-15)
  }

  @Test func aDetourIsTakenWhereItSharesLess() throws {
    let first = Self.route([0, 1, 4, 9], [1, 1, 0.5])
    let same = Self.route([0, 2, 4, 9], [1, 1, 0.5])
    let detour = Self.route([0, 2, 5, 9], [1, 1, 0.4])
    let pair = try #require(JointAsk.best(of: [first, same, detour], size: 2))
    #expect(pair.routes == [first, detour])
    #expect(abs(pair.probability - 0.7) < 1e-15)
  }

  @Test func aTieIsOneWhicheverWayItIsUsed() throws {
    let there = Self.route([0, 1, 2, 9], [1, 0.5, 1])
    let back = Self.route([0, 2, 1, 9], [1, 0.5, 1])
    #expect(JointAsk.best(of: [there, back], size: 2)?.probability == 0.5)
    // With different chances the smaller is reached only where the greater is.
    let weaker = Self.route([0, 2, 1, 9], [1, 0.3, 1])
    #expect(JointAsk.best(of: [there, weaker], size: 2)?.probability == 0.5)
  }

  @Test func equalSetsAreDecidedByNumbers() throws {
    let routes = [3, 1, 2].map { Self.route([0, $0, 9], [0.5, 0.5]) }
    #expect(JointAsk.best(of: routes, size: 2)?.people == [Person(1), Person(2)])
  }

  @Test func tooFewPeopleMakeNoJointAsk() {
    let one = Self.route([0, 1, 9], [0.5, 0.5])
    let other = Self.route([0, 1, 2, 9], [0.5, 0.5, 0.5])
    #expect(JointAsk.best(of: [one, other], size: 2) == nil)
    #expect(JointAsk.best(of: [], size: 1) == nil)
    #expect(JointAsk.best(of: [one, Self.route([0, 2, 9], [0, 1])], size: 2) == nil)
    #expect(JointAsk.best(of: [one, other], size: 1)?.probability == 0.25)
  }

  @Test func introductionsBecomeRoutes() throws {
    let network = try SocialNetwork(assembling: [AssemblyTests.draft([("me", "Ann", 0.8), ("Ann", "Xena", 0.5)])])
    var search = try IntroductionSearch(network)
    let introduction = try #require(try search.answer(from: Person(0), toAnyOf: [Person(2)]).introductions.first)
    let route = try #require(AskRoute(introduction) { _ in 0.5 })
    #expect(route.people == introduction.people && route.strengths == [0.8, 0.5] && route.willingness == [0.5])
    #expect(abs(route.probability - 0.2) < 1e-15 && route.ask == Person(1))
  }
}
