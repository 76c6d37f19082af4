import GraphAnalytics
import Testing

struct ReliabilityOfRoutesTests {
  /// The sum over all states of the parts.
  private func enumerated(_ routes: [[Int]], _ probabilities: [Double]) -> Double {
    (0..<(1 << probabilities.count)).reduce(0.0) { sum, state in
      guard routes.contains(where: { $0.allSatisfy { state >> $0 & 1 == 1 } }) else { return sum }
      return sum
        + probabilities.indices.reduce(1.0) {
          $0 * (state >> $1 & 1 == 1 ? probabilities[$1] : 1 - probabilities[$1])
        }
    }
  }

  private func question(_ generator: inout SeededGenerator, routes: Int, parts: Int) -> ([[Int]], [Double]) {
    let probabilities = (0..<parts).map { _ in
      [0, 1, generator.nextUnit(), generator.nextUnit()][generator.next(below: 4)]
    }
    let drawn = (0..<routes).map { _ in (0..<(1 + generator.next(below: 4))).map { _ in generator.next(below: parts) } }
    return (drawn, probabilities)
  }

  @Test func fewRoutesEqualEnumeration() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let (routes, probabilities) = question(
        &generator, routes: 1 + generator.next(below: 8), parts: 1 + generator.next(below: 8))
      let found = try Reliability.ofAnyRoute(routes, probabilities: probabilities)
      #expect(found.isExact && found.samples == 0 && found.low == found.high)
      #expect(abs(found.probability - enumerated(routes, probabilities)) < 1e-12, "\(routes) \(probabilities)")
    }
  }

  @Test func sharedPartsAreCountedOnce() throws {
    // Two routes of .5 · .8 that share the .5: .5 · (1 − .2²), not 1 − (1 − .4)².
    let found = try Reliability.ofAnyRoute([[0, 1], [0, 2]], probabilities: [0.5, 0.8, 0.8])
    #expect(abs(found.probability - 0.48) < 1e-15)
  }

  @Test func noRouteFailsAndAnEmptyOneWorks() throws {
    #expect(try Reliability.ofAnyRoute([], probabilities: []).probability == 0)
    #expect(try Reliability.ofAnyRoute([[0], []], probabilities: [0.1]).probability == 1)
    #expect(try Reliability.ofAnyRoute([[0]], probabilities: [0]).probability == 0)
  }

  @Test func intervalsOfManyRoutesHoldTheTruthAboutAsOftenAsTheySay() throws {
    var generator = SeededGenerator(seed: 2)
    var (held, asked) = (0, 0)
    var options = ReliabilityOptions()
    options.method = .sampled
    options.maxSamples = 4096
    for number in 0..<200 {
      let (routes, probabilities) = question(&generator, routes: 14, parts: 9)
      let small = probabilities.map { number.isMultiple(of: 2) ? $0 : $0 / 50 }
      let truth = enumerated(routes, small)
      let found = try Reliability.ofAnyRoute(routes, probabilities: small, options: options, seed: UInt64(number))
      guard truth > 0, !found.isExact, found.low < found.high else { continue }
      asked += 1
      if found.low <= truth * (1 + 1e-12) && truth <= found.high * (1 + 1e-12) { held += 1 }
      #expect(found.relativeWidth < 0.5, "rare success keeps its digits")
    }
    #expect(asked > 100 && Double(held) >= 0.9 * Double(asked), "\(held) of \(asked)")
  }

  @Test func theSameSeedGivesTheSameSample() throws {
    var generator = SeededGenerator(seed: 3)
    let routes = (0..<20).map { _ in (0..<3).map { _ in generator.next(below: 30) } }
    let probabilities = (0..<30).map { _ in generator.nextUnit() }
    let first = try Reliability.ofAnyRoute(routes, probabilities: probabilities, seed: 5)
    #expect(first == (try Reliability.ofAnyRoute(routes, probabilities: probabilities, seed: 5)))
    #expect(first != (try Reliability.ofAnyRoute(routes, probabilities: probabilities, seed: 6)))
    #expect(!first.isExact && first.samples > 0)
  }

  @Test func numbersThatAreNoProbabilitiesAreRefused() {
    for value in [-0.1, 1.1, .nan] {
      #expect(throws: GraphError.self) { try Reliability.ofAnyRoute([[0]], probabilities: [value]) }
    }
    var options = ReliabilityOptions()
    options.method = .exact
    #expect(throws: GraphError.self) {
      try Reliability.ofAnyRoute(
        (0..<13).map { [$0] }, probabilities: Array(repeating: 0.5, count: 13), options: options)
    }
  }
}

extension Reliability {
  fileprivate var relativeWidth: Double { (high - low) / probability }
}
