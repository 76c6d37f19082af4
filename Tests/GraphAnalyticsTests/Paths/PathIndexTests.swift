import GraphAnalytics
import TestSupport
import Testing

struct PathIndexTests {
  /// Asks for every pair, or for some, with and without the index; they must agree to the last bit.
  private static func expectSameAnswers(
    _ graph: Graph, _ lengths: EdgeLengths, builtFor constant: Double = 0, options: PathOptions = PathOptions(),
    pairs: Int = .max, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let index = try PathIndex(graph, lengths: lengths, passingConstant: constant)
    var indexed = try PathFinder(graph, lengths: lengths, index: index)
    var plain = try PathFinder(graph, lengths: lengths)
    func expectSame(_ source: Vertex, _ target: Vertex) {
      let found = indexed.shortestPath(from: source, to: target, options: options)
      let expected = plain.shortestPath(from: source, to: target, options: options)
      if found?.vertices != expected?.vertices || found?.length.bitPattern != expected?.length.bitPattern {
        Issue.record(
          "\(comment?.description ?? ""): \(source)-\(target): \(String(describing: found)) for \(String(describing: expected))",
          sourceLocation: sourceLocation)
      }
    }
    if graph.vertexCount * graph.vertexCount <= pairs {
      for source in graph.vertices {
        for target in graph.vertices { expectSame(source, target) }
      }
    } else {
      var generator = SeededGenerator(seed: 7)
      for _ in 0..<pairs {
        expectSame(
          Vertex(generator.next(below: graph.vertexCount)), Vertex(generator.next(below: graph.vertexCount)))
      }
    }
  }

  private static func lengths(for graph: Graph) -> [EdgeLengths] {
    EdgeLengthsToTry.all.filter { lengths in (try? PathFinder(graph, lengths: lengths)) != nil }
  }

  private enum EdgeLengthsToTry { static let all: [EdgeLengths] = [.unit, .reciprocal, .negativeLog, .stored] }

  @Test func answersDoNotChangeOnManyRandomGraphs() throws {
    for (number, graph) in RandomGraphs.assorted(count: 320, seed: 21).enumerated() {
      let kinds = Self.lengths(for: graph)
      try Self.expectSameAnswers(graph, kinds[number % kinds.count], pairs: 200, "graph \(number)")
    }
  }

  @Test func answersDoNotChangeOnNetworksWithHubs() throws {
    for seed in 1...12 {
      let weights: RandomGraphs.Weights = [.probabilities, .smallIntegers, .unit][seed % 3]
      let graph = RandomGraphs.preferential(
        vertices: 400, attached: 1 + seed % 5, directed: seed.isMultiple(of: 4), weights: weights, seed: UInt64(seed))
      try Self.expectSameAnswers(graph, .reciprocal, pairs: 400, "seed \(seed)")
      try Self.expectSameAnswers(graph, .stored, pairs: 400, "seed \(seed)")
    }
  }

  @Test func answersDoNotChangeOnPlainShapes() throws {
    let shapes = [
      SmallGraphs.isolates(0), SmallGraphs.isolates(3), SmallGraphs.star(leaves: 9), SmallGraphs.path(12),
      SmallGraphs.path(12, directed: true), SmallGraphs.cycle(9), SmallGraphs.complete(8),
      SmallGraphs.complete(6, directed: true), SmallGraphs.grid(rows: 5, columns: 6), SmallGraphs.diamonds(8),
      SmallGraphs.twoCliquesAndBridge(size: 5), SmallGraphs.completeBipartite(4, 5), SmallGraphs.kite,
    ]
    for (number, shape) in shapes.enumerated() {
      for lengths in Self.lengths(for: shape) { try Self.expectSameAnswers(shape, lengths, "shape \(number)") }
    }
  }

  @Test func sumsThatDifferInTheLastBitStillTie() throws {
    let graph = SmallGraphs.make(
      5, [(0, 2, 0.1), (2, 3, 0.2), (0, 1, 0.15), (1, 3, 0.15), (0, 3, 0.3), (3, 4, 0.1), (0, 4, 0.4)])
    try Self.expectSameAnswers(graph, .stored)
    // Tenths on a grid: many ways of equal length whose sums differ by rounding.
    var edges: [(Int, Int, Double)] = []
    var generator = SeededGenerator(seed: 5)
    for place in 0..<36 {
      if place % 6 < 5 { edges.append((place, place + 1, Double(1 + generator.next(below: 3)) / 10)) }
      if place < 30 { edges.append((place, place + 6, Double(1 + generator.next(below: 3)) / 10)) }
    }
    try Self.expectSameAnswers(SmallGraphs.make(36, edges), .stored)
  }

  @Test func lengthsAboutTheToleranceApartAreLeftToThePlainSearch() throws {
    for exponent in 6...15 {
      for sign in [-1.0, 1.0] {
        let nearly = 1 + sign * Double(sign: .plus, exponent: -3 * exponent, significand: 1.3)
        let graph = SmallGraphs.make(
          6,
          [(0, 1, 1), (1, 5, 1), (0, 2, nearly), (2, 5, 1), (0, 3, nearly), (3, 5, nearly), (0, 4, 0.5), (4, 3, 0.5)])
        try Self.expectSameAnswers(graph, .stored, "\(nearly)")
      }
    }
  }

  @Test func lengthsOfAllSizesAreAnswered() throws {
    for scale in [1e-300, 1e-30, 1e-9, 1e30, 1e300] {
      let graph = RandomGraphs.sparse(vertices: 25, density: 0.2, weights: .probabilities, seed: 3)
      try Self.expectSameAnswers(RandomGraphs.scaled(graph, by: scale), .stored, "\(scale)")
    }
    for range in [12, 33, 60, 800] {
      for seed in 1...25 {
        var generator = SeededGenerator(seed: UInt64(seed))
        let edges = (0..<120).map { _ in
          (
            generator.next(below: 30), generator.next(below: 30),
            Double(
              sign: .plus, exponent: generator.next(below: 2 * range) - range, significand: 1 + generator.nextUnit())
          )
        }
        try Self.expectSameAnswers(
          SmallGraphs.make(30, directed: false, parallelEdges: .keep, loops: .keep, edges), .stored, pairs: 100,
          "range \(range), seed \(seed)")
      }
    }
  }

  @Test func keptParallelEdgesLoopsAndInfiniteLengthsAreRead() throws {
    let graph = SmallGraphs.make(
      5, directed: true, parallelEdges: .keep, loops: .keep,
      [(0, 1, 1), (0, 1, 4), (1, 2, 2), (1, 2, 2), (2, 2, 9), (2, 3, .leastNonzeroMagnitude), (3, 4, 1), (0, 0, 1)])
    try Self.expectSameAnswers(graph, .reciprocal)
  }

  @Test func longPathsAreLeftToThePlainSearch() throws {
    let row = SmallGraphs.path(3000)
    let index = try PathIndex(row, lengths: .unit)
    var finder = try PathFinder(row, lengths: .unit, index: index)
    #expect(finder.shortestPath(from: Vertex(0), to: Vertex(2999))?.hops == 2999)
    #expect(finder.shortestPath(from: Vertex(7), to: Vertex(90))?.hops == 83)
  }

  @Test func edgesWithAShorterWayAroundAreLeftOut() throws {
    // 0-1-2-0 with one long side, 0-3 the only way to 3.
    let graph = SmallGraphs.make(4, [(0, 1, 1), (1, 2, 1), (0, 2, 5), (0, 3, 9)])
    #expect(try PathIndex(graph, lengths: .stored).edgeCount == 3)
    // Passing through 1 makes the way around as long as the edge, or longer.
    #expect(try PathIndex(graph, lengths: .stored, passingConstant: 3).edgeCount == 4)
    #expect(try PathIndex(graph, lengths: .stored, passingConstant: 2).edgeCount == 3)
    // Equal lengths are not shorter.
    #expect(try PathIndex(SmallGraphs.make(3, [(0, 1, 1), (1, 2, 1), (0, 2, 2)]), lengths: .stored).edgeCount == 3)
    #expect(try PathIndex(SmallGraphs.complete(6), lengths: .unit).edgeCount == 15)
  }

  @Test func lessPassingThanTheIndexWasMadeForIsAnswered() throws {
    for (number, graph) in RandomGraphs.assorted(count: 60, seed: 8).enumerated() {
      let kinds = Self.lengths(for: graph)
      for constant in [0, 0.4, 1, 7] {
        try Self.expectSameAnswers(
          graph, kinds[number % kinds.count], builtFor: 1, options: PathOptions(passingConstant: constant), pairs: 150,
          "graph \(number), passing \(constant)")
      }
    }
  }

  @Test func everyOtherOptionIsAnsweredAsWithoutIndex() throws {
    var generator = SeededGenerator(seed: 30)
    for (number, graph) in RandomGraphs.assorted(count: 120, seed: 9).enumerated() where graph.vertexCount > 3 {
      func drawn() -> Vertex { Vertex(generator.next(below: graph.vertexCount)) }
      let kinds = Self.lengths(for: graph)
      let extra = VertexArray((0..<graph.vertexCount).map { _ in generator.nextUnit() })
      for options in [
        PathOptions(maxHops: generator.next(below: 5)), PathOptions(avoiding: [drawn(), drawn()]),
        PathOptions(notFirst: [drawn(), drawn()]), PathOptions(passing: extra),
        PathOptions(maxHops: 3, avoiding: [drawn()], notFirst: [drawn()], passingConstant: 0.5),
      ] {
        try Self.expectSameAnswers(
          graph, kinds[number % kinds.count], builtFor: 1, options: options, pairs: 60, "graph \(number)")
      }
    }
  }

  @Test func anIndexOfAnotherGraphIsNotUsed() throws {
    let edges = [(0, 1, 1.0), (1, 2, 1), (0, 3, 1.5), (3, 2, 1), (2, 4, 1)]
    let graph = SmallGraphs.make(5, edges)
    let index = try PathIndex(graph, lengths: .stored)
    var changed = edges
    changed[0].2 = 3
    #expect(index.fits(graph, lengths: .stored))
    #expect(index.fits(SmallGraphs.make(5, edges), lengths: .stored))
    #expect(!index.fits(graph, lengths: .unit))
    for other in [
      SmallGraphs.make(5, changed), SmallGraphs.make(5, Array(edges.dropFirst())), SmallGraphs.make(6, edges),
      SmallGraphs.make(5, directed: true, edges), SmallGraphs.make(5, edges.map { ($0.0, $0.1, 1) }),
    ] {
      #expect(!index.fits(other, lengths: .stored))
      var finder = try PathFinder(other, lengths: .stored, index: index)
      let expected = try other.shortestPath(from: Vertex(0), to: Vertex(4), lengths: .stored)
      #expect(finder.shortestPath(from: Vertex(0), to: Vertex(4)) == expected)
    }
    var hops = try PathFinder(graph, lengths: .unit, index: index)
    #expect(hops.shortestPath(from: Vertex(0), to: Vertex(4))?.length == 3)
  }

  @Test func oneFinderAnswersManyQuestionsLikeManyFinders() throws {
    let graph = RandomGraphs.preferential(vertices: 300, attached: 3, weights: .probabilities, seed: 12)
    let index = try PathIndex(graph, lengths: .negativeLog)
    var finder = try PathFinder(graph, lengths: .negativeLog, index: index)
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<100 {
      let (source, target) = (Vertex(generator.next(below: 300)), Vertex(generator.next(below: 300)))
      var fresh = try PathFinder(graph, lengths: .negativeLog, index: index)
      #expect(finder.shortestPath(from: source, to: target) == fresh.shortestPath(from: source, to: target))
    }
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    let graph = RandomGraphs.preferential(vertices: 9000, attached: 2, weights: .probabilities, seed: 17)
    let found = try [1, 2, 3].map { count in
      Parallel.threadCount = count
      let index = try PathIndex(graph, lengths: .reciprocal)
      var finder = try PathFinder(graph, lengths: .reciprocal, index: index)
      let paths = (1...40).map { finder.shortestPath(from: Vertex(0), to: Vertex(217 * $0)) }
      return (index.edgeCount, index.memoryInBytes, paths)
    }
    #expect(found[0].0 == found[1].0 && found[1].0 == found[2].0)
    #expect(found[0].1 == found[1].1 && found[1].1 == found[2].1)
    #expect(found[0].2 == found[1].2 && found[1].2 == found[2].2)
    var plain = try PathFinder(graph, lengths: .reciprocal)
    #expect((1...40).map { plain.shortestPath(from: Vertex(0), to: Vertex(217 * $0)) } == found[0].2)
  }

  @Test func stoppingTheMakingOfAnIndexThrows() throws {
    struct Stop: Error {}
    let graph = RandomGraphs.preferential(vertices: 50, attached: 2, weights: .probabilities, seed: 1)
    var calls: [Int] = []
    _ = try PathIndex(graph, lengths: .reciprocal) { done, total in
      #expect(total == 50)
      calls.append(done)
    }
    #expect(calls.first == 0 && calls.last == 50)
    #expect(throws: Stop.self) { try PathIndex(graph, lengths: .reciprocal) { _, _ in throw Stop() } }
  }

  @Test func lengthsThatCannotBeMadeAreRefused() {
    let graph = SmallGraphs.make(2, [(0, 1, -1)])
    #expect(throws: GraphError.self) { try PathIndex(graph, lengths: .stored) }
    #expect(throws: GraphError.self) { try PathIndex(SmallGraphs.path(3), lengths: .unit, passingConstant: -1) }
    #expect(throws: GraphError.self) { try PathIndex(SmallGraphs.path(3), lengths: .unit, passingConstant: .nan) }
  }

  @Test func memoryGrowsWithTheEdgesThatAreKept() throws {
    let small = try PathIndex(SmallGraphs.path(100), lengths: .unit).memoryInBytes
    let large = try PathIndex(SmallGraphs.path(10_000), lengths: .unit).memoryInBytes
    #expect(small > 100 * 40 - 64 && small < 100 * 48)
    #expect(large > 90 * small && large < 110 * small)
  }
}
