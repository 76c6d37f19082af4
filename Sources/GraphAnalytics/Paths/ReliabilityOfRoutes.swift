extension Reliability {
  /// The chance that at least one of several routes works, where a route works when all of its parts do.
  ///
  /// Parts are numbers into `probabilities` and work independently; a part that several routes share is one event, counted
  /// once. Routes that contain all parts of another are left out, as they add nothing. Up to twelve that remain are
  /// computed exactly, by inclusion and exclusion over the unions of their parts; more are sampled by the coverage method
  /// of R. M. Karp, M. Luby and N. Madras (Monte-Carlo approximation algorithms for enumeration problems, Journal of
  /// Algorithms 10, 1989, doi 10.1016/0196-6774(89)90038-2), whose relative error does not grow as the chance falls.
  ///
  /// - Parameters:
  ///   - routes: the parts of each route, in any order; none means that nothing works, an empty one that all is certain.
  ///   - probabilities: for each part the chance, from 0 to 1, that it works.
  ///   - options: when exact, when sampled, and how finely.
  ///   - seed: of the samples; the same seed gives the same answer.
  /// - Throws: `GraphError.notAProbability`, `.invalidOption`; the latter too when only an exact answer is wanted and there
  ///   are more than twelve routes.
  /// - Precondition: parts are in `probabilities.indices`.
  /// - Complexity: O(2^k · parts) for k ≤ 12 routes, else O(k · parts) a sample.
  public static func ofAnyRoute(
    _ routes: [[Int]], probabilities: [Double], options: ReliabilityOptions = ReliabilityOptions(), seed: UInt64 = 1
  ) throws -> Reliability {
    try options.validate()
    for value in probabilities where !(value >= 0 && value <= 1) { throw GraphError.notAProbability(value) }
    let minimal = minimalRoutes(routes.map { Array(Set($0)).sorted() })
    if minimal.count <= mostExactRoutes && options.method != .sampled {
      return exact(ofAnyRoute: minimal, probabilities: probabilities)
    }
    if options.method == .exact {
      throw GraphError.invalidOption(
        "\(minimal.count) routes are too many for an exact answer; at most \(mostExactRoutes)")
    }
    var sampling = CoverageSampling(routes: minimal, probabilities: probabilities, seed: seed)
    return sampling.run(options)
  }

  static let mostExactRoutes = 12

  /// The same for few routes whose parts are named once each, with probabilities known to be such.
  package static func exact(ofAnyRoute routes: [[Int]], probabilities: [Double]) -> Reliability {
    var sum = InclusionExclusion(routes: routes, probabilities: probabilities)
    return Reliability(exactly: sum.total())
  }

  /// The routes that contain no other; of equal ones the first.
  private static func minimalRoutes(_ routes: [[Int]]) -> [[Int]] {
    routes.indices.filter { index in
      !routes.indices.contains { other in
        guard other != index, routes[other].count <= routes[index].count else { return false }
        if routes[other].count == routes[index].count { return other < index && routes[other] == routes[index] }
        return Set(routes[index]).isSuperset(of: routes[other])
      }
    }.map { routes[$0] }
  }
}

/// Σ over sets of routes of ± the chance that all their parts work.
private struct InclusionExclusion {
  let routes: [[Int]]
  let probabilities: [Double]
  /// How many of the routes taken so far need a part.
  private var uses: [Int]
  private var sum = 0.0

  init(routes: [[Int]], probabilities: [Double]) {
    self.routes = routes
    self.probabilities = probabilities
    uses = Array(repeating: 0, count: probabilities.count)
  }

  mutating func total() -> Double {
    extend(from: 0, product: 1, sign: 1)
    return sum
  }

  /// As deep as there are routes, which are few.
  private mutating func extend(from first: Int, product: Double, sign: Double) {
    for route in first..<max(first, routes.count) {
      var together = product
      for part in routes[route] {
        if uses[part] == 0 { together *= probabilities[part] }
        uses[part] += 1
      }
      if together > 0 {
        sum += sign * together
        extend(from: route + 1, product: together, sign: -sign)
      }
      for part in routes[route] { uses[part] -= 1 }
    }
  }
}

/// Draws a route by its chance, then the other parts given that it works, and counts how often no earlier route works too.
private struct CoverageSampling {
  private let routes: [[Int]]
  private let probabilities: [Double]
  private let chances: [Double]
  private let cumulative: [Double]
  private var generator: SeededGenerator
  /// For each part the sample in which it was last drawn, with the outcome.
  private var drawn: [Int]
  private var works: [Bool]

  init(routes: [[Int]], probabilities: [Double], seed: UInt64) {
    self.probabilities = probabilities
    var chances: [Double] = []
    var cumulative: [Double] = []
    var kept: [[Int]] = []
    var sum = 0.0
    for route in routes {
      let chance = route.reduce(1.0) { $0 * probabilities[$1] }
      guard chance > 0 else { continue }
      sum += chance
      chances.append(chance)
      cumulative.append(sum)
      kept.append(route)
    }
    self.routes = kept
    self.chances = chances
    self.cumulative = cumulative
    generator = SeededGenerator(seed: seed)
    drawn = Array(repeating: 0, count: probabilities.count)
    works = Array(repeating: false, count: probabilities.count)
  }

  mutating func run(_ options: ReliabilityOptions) -> Reliability {
    guard let total = cumulative.last else { return Reliability(exactly: 0) }
    var hits = 0
    var samples = 0
    var goal = 1024
    while true {
      goal = min(goal, options.maxSamples)
      while samples < goal {
        samples += 1
        if drawIsNew(samples, total) { hits += 1 }
      }
      let found = Reliability(hits: hits, samples: samples, scale: total)
      if samples >= options.maxSamples || found.relativeError <= options.precision { return found }
      goal *= 2
    }
  }

  private mutating func drawIsNew(_ sample: Int, _ total: Double) -> Bool {
    let point = generator.nextUnit() * total
    let chosen = cumulative.firstIndex { point < $0 } ?? routes.count - 1
    for part in routes[chosen] {
      drawn[part] = sample
      works[part] = true
    }
    for earlier in 0..<chosen where routes[earlier].allSatisfy({ isWorking($0, sample) }) { return false }
    return true
  }

  private mutating func isWorking(_ part: Int, _ sample: Int) -> Bool {
    if drawn[part] != sample {
      drawn[part] = sample
      works[part] = generator.nextUnit() < probabilities[part]
    }
    return works[part]
  }
}
