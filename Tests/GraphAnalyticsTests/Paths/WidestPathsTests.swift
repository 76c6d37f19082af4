import GraphAnalytics
import TestSupport
import Testing

struct WidestPathsTests {
  @Test func widestPathsEqualBruteForceOnAThousandRandomQuestions() throws {
    var generator = SeededGenerator(seed: 31)
    for number in 0..<1000 {
      let n = 2 + generator.next(below: 6)
      let kinds: [RandomGraphs.Weights] = [.unit, .probabilities, .smallIntegers, .zeroToThree]
      let random = RandomGraphs.sparse(
        vertices: n, density: [0.3, 0.5, 0.9][generator.next(below: 3)], directed: generator.next(below: 2) == 0,
        weights: kinds[generator.next(below: 4)], seed: generator.next())
      let graph = generator.next(below: 4) == 0 ? RandomGraphs.scaled(random, by: -1) : random
      var options = PathOptions()
      if generator.next(below: 3) == 0 { options.maxHops = generator.next(below: n) }
      if generator.next(below: 4) == 0 { options.avoiding = [Vertex(generator.next(below: n))] }
      if generator.next(below: 4) == 0 { options.notFirst = [Vertex(generator.next(below: n))] }
      let (source, target) = (generator.next(below: n), generator.next(below: n))
      let count = [1, 3, 10, 40][generator.next(below: 4)]
      let expected = SimplePaths.byBottleneck(in: graph, from: source, to: target, options: options).prefix(count)
      let found = try graph.widestPaths(from: Vertex(source), to: Vertex(target), count: count, options: options)
      try #require(found.map(\.vertices) == expected.map(\.vertices), "question \(number)")
      #expect(found.map(\.bottleneck) == expected.map(\.bottleneck), "question \(number)")
    }
  }

  @Test func theSmallestWeightDecidesThenHops() throws {
    let graph = SmallGraphs.make(
      6, [(0, 1, 5), (1, 2, 5), (2, 5, 3), (0, 3, 3), (3, 5, 4), (0, 5, 2), (4, 5, 9)])
    let paths = try graph.widestPaths(from: Vertex(0), to: Vertex(5), count: 4)
    #expect(paths.map(\.bottleneck) == [3, 3, 2])
    #expect(paths.map(\.hops) == [2, 3, 1])
    #expect(try graph.widestPath(from: Vertex(4), to: Vertex(4))?.bottleneck == .infinity)
    #expect(try SmallGraphs.isolates(2).widestPath(from: Vertex(0), to: Vertex(1)) == nil)
  }

  @Test func aGraphWithManyWeightsIsBisectedToTheSameAnswer() throws {
    // Above 65,536 arcs weights are not sorted beforehand.
    let graph = RandomGraphs.uniform(vertices: 5000, edges: 40_000, weights: .probabilities, seed: 4)
    #expect(graph.arcCount > 1 << 16)
    var threshold = 0.0
    for step in stride(from: 0.1, through: 1, by: 0.1) {
      let strong = SmallGraphs.make(
        5000, graph.edges.filter { $0.weight >= step }.map { ($0.source.index, $0.target.index, $0.weight) })
      if strong.breadthFirstDistances(from: Vertex(7))[4321] >= 0 { threshold = step }
    }
    let paths = try graph.widestPaths(from: Vertex(7), to: Vertex(4321), count: 5)
    let bottleneck = try #require(paths.first?.bottleneck)
    #expect(bottleneck >= threshold && bottleneck < threshold + 0.1)
    #expect(paths.count == 5)
    for path in paths { #expect(path.bottleneck == SimplePaths.bottleneck(of: path.vertices, in: graph)) }
    #expect(zip(paths, paths.dropFirst()).allSatisfy { $0.bottleneck >= $1.bottleneck })
  }

  @Test func passingLengthsHaveNoMeaningHere() {
    #expect(throws: GraphError.self) {
      try SmallGraphs.path(3).widestPath(from: Vertex(0), to: Vertex(2), options: PathOptions(passingConstant: 1))
    }
  }

  @Test func keptParallelEdgesCountAtTheHeaviest() throws {
    let graph = SmallGraphs.make(
      3, directed: false, parallelEdges: .keep, [(0, 1, 1), (0, 1, 4), (1, 2, 3), (0, 2, 2)])
    #expect(
      try graph.widestPath(from: Vertex(0), to: Vertex(2))
        == WidestPath(vertices: [0, 1, 2].map(Vertex.init), bottleneck: 3))
  }
}
