import GraphAnalytics
import TestSupport
import Testing

struct ShortestPathTreeTests {
  static let kinds: [(RandomGraphs.Weights, EdgeLengths)] = [
    (.unit, .unit), (.probabilities, .negativeLog), (.probabilities, .reciprocal), (.smallIntegers, .reciprocal),
    (.zeroToThree, .stored), (.certainOrNot, .negativeLog), (.unit, .negativeLog),
  ]

  @Test func distancesAreThoseOfRelaxedEdges() throws {
    var generator = SeededGenerator(seed: 8)
    for number in 0..<210 {
      let (weights, lengths) = Self.kinds[number % Self.kinds.count]
      let graph = RandomGraphs.sparse(
        vertices: 1 + generator.next(below: 40), density: [0.03, 0.1, 0.3][generator.next(below: 3)],
        directed: generator.next(below: 2) == 0, weights: weights, seed: generator.next())
      let source = generator.next(below: graph.vertexCount)
      for direction in Direction.allCases {
        let expected = NaiveDistances.distances(in: graph, from: source, lengths: lengths, direction: direction)
        let found = try graph.distances(from: Vertex(source), lengths: lengths, direction: direction)
        let tree = try graph.shortestPathTree(from: Vertex(source), lengths: lengths, direction: direction)
        #expect(found.values == expected)
        for (a, b) in zip(tree.distances, expected) {
          #expect(a == b || abs(a - b) <= 1e-12 * b, "graph \(number)")
        }
        #expect(zip(tree.hops, expected).allSatisfy { ($0 < 0) == ($1 == .infinity) })
      }
    }
  }

  @Test func lengthsOfAllScalesAreSortedOut() throws {
    // Lengths from 1e-12 to 1e12 and zeros: most distances lie far beyond the first buckets of the queue.
    for (seed, spread) in [(1, 0.0), (2, 1.0), (3, 4.0), (4, 12.0)] {
      var generator = SeededGenerator(seed: UInt64(seed))
      let edges = (0..<6000).map { _ -> (Int, Int, Double) in
        var length = generator.next(below: 10) == 0 ? 0 : 1.0
        // A power of ten, by multiplication.
        for _ in 0..<Int(spread * generator.nextUnit()) { length *= 10 }
        if generator.next(below: 2) == 0 && length > 0 { length = 1 / length }
        return (generator.next(below: 2000), generator.next(below: 2000), length * (1 + generator.nextUnit()))
      }
      let graph = SmallGraphs.make(2000, directed: seed.isMultiple(of: 2), edges)
      let expected = NaiveDistances.distances(in: graph, from: 5, lengths: .stored)
      #expect(try graph.distances(from: Vertex(5), lengths: .stored).values == expected)
    }
    // A row of ever longer steps spreads the buckets again and again.
    let row = SmallGraphs.make(900, (0..<899).map { ($0, $0 + 1, $0.isMultiple(of: 3) ? 1e-3 : Double($0 * $0)) })
    let expected = NaiveDistances.distances(in: row, from: 0, lengths: .stored)
    #expect(try row.distances(from: Vertex(0), lengths: .stored).values == expected)
    let still = SmallGraphs.make(500, (0..<499).map { ($0, $0 + 1, 0) })
    #expect(try still.distances(from: Vertex(7), lengths: .stored).allSatisfy { $0 == 0 })
  }

  @Test func everyPathOfTheTreeIsTheOneThatTwoEndedSearchFinds() throws {
    var generator = SeededGenerator(seed: 9)
    for number in 0..<210 {
      let (weights, lengths) = Self.kinds[number % Self.kinds.count]
      let graph = RandomGraphs.sparse(
        vertices: 1 + generator.next(below: 25), density: [0.05, 0.15, 0.4][generator.next(below: 3)],
        directed: generator.next(below: 2) == 0, weights: weights, seed: generator.next())
      let source = Vertex(generator.next(below: graph.vertexCount))
      let tree = try graph.shortestPathTree(from: source, lengths: lengths)
      var finder = try PathFinder(graph, lengths: lengths)
      for target in graph.vertices {
        let path = finder.shortestPath(from: source, to: target)
        #expect(tree.path(to: target)?.vertices == path?.vertices, "graph \(number), \(source) to \(target)")
      }
    }
  }

  @Test func aTreeOfAPathGraphIsThePath() throws {
    let tree = try SmallGraphs.path(5).shortestPathTree(from: Vertex(2), lengths: .unit)
    #expect(tree.distances.values == [2, 1, 0, 1, 2])
    #expect(tree.parents.values == [Vertex(1), Vertex(2), nil, Vertex(2), Vertex(3)])
    #expect(tree.path(to: Vertex(0))?.vertices == [2, 1, 0].map(Vertex.init))
    #expect(tree.path(to: Vertex(2))?.vertices == [Vertex(2)])
    #expect(try SmallGraphs.isolates(2).shortestPathTree(from: Vertex(0), lengths: .unit).path(to: Vertex(1)) == nil)
  }

  @Test func lengthsThatCannotBeMadeAreRefused() {
    let zero = SmallGraphs.make(3, [(0, 1, 0), (1, 2, 2)])
    let negative = SmallGraphs.make(3, [(0, 1, -1), (1, 2, 2)])
    #expect(throws: GraphError.weightNotPositive(measure: "distance", weight: 0)) {
      try zero.distances(from: Vertex(0), lengths: .reciprocal)
    }
    #expect(throws: GraphError.invalidLength(-1)) { try negative.distances(from: Vertex(0), lengths: .stored) }
    #expect(throws: GraphError.notAProbability(2)) {
      try SmallGraphs.make(2, [(0, 1, 2)]).shortestPathTree(from: Vertex(0), lengths: .negativeLog)
    }
    #expect(throws: GraphError.notAProbability(0)) { try PathFinder(zero, lengths: .negativeLog) }
    #expect(throws: GraphError.weightNotPositive(measure: "path length", weight: -1)) {
      try negative.shortestPath(from: Vertex(0), to: Vertex(1), lengths: .reciprocal)
    }
  }
}
