import GraphAnalytics
import TestSupport
import Testing

struct PathFinderTests {
  @Test(arguments: OracleGraph.all)
  func distancesAndPathsAgreeWithOtherPrograms(oracle: OracleGraph) throws {
    let graph = oracle.graph
    for (key, lengths) in [("unit", EdgeLengths.unit), ("reciprocal", .reciprocal)] {
      guard let expected = oracle.value("distances_\(key)_from_0")?.list?.map({ $0.number ?? .infinity }) else {
        continue
      }
      let found = try graph.distances(from: Vertex(0), lengths: lengths)
      let tree = try graph.shortestPathTree(from: Vertex(0), lengths: lengths)
      var finder = try PathFinder(graph, lengths: lengths)
      #expect(found.count == expected.count)
      for vertex in graph.vertices {
        let known = expected[vertex.index]
        #expect(Self.isNear(found[vertex], known))
        #expect(Self.isNear(tree.distances[vertex], known))
        #expect(Self.isNear(finder.shortestPath(from: Vertex(0), to: vertex)?.length ?? .infinity, known))
      }
    }
  }

  @Test(arguments: OracleGraph.all)
  func shortestPathsAgreeWithOtherPrograms(oracle: OracleGraph) throws {
    guard case .object(let question)? = oracle.value("k_shortest") else { return }
    let source = try #require(question["source"]?.integer)
    let target = try #require(question["target"]?.integer)
    let count = try #require(question["k"]?.integer)
    let values = try #require(question["values"]?.list)
    let expected = values.compactMap(\.number)
    let paths = try oracle.graph.shortestPaths(
      from: Vertex(source), to: Vertex(target), count: count,
      lengths: question["lengths"]?.text == "unit" ? .unit : .reciprocal)
    #expect(paths.count == expected.count)
    for (path, length) in zip(paths, expected) { #expect(Self.isNear(path.length, length)) }
  }

  @Test(arguments: OracleGraph.all)
  func componentsAgreeWithOtherPrograms(oracle: OracleGraph) {
    if let labels = oracle.value("components")?.list?.compactMap(\.integer) {
      #expect(oracle.graph.components() == Partition(labels: labels))
    }
    if let labels = oracle.value("strong_components")?.list?.compactMap(\.integer) {
      #expect(oracle.graph.strongComponents() == Partition(labels: labels))
    }
  }

  private static func isNear(_ found: Double, _ expected: Double) -> Bool {
    found == expected || abs(found - expected) <= 1e-9 * max(1, abs(expected))
  }

  @Test func sumsThatDifferInTheLastBitTie() throws {
    // 0.1 + 0.2, 0.15 + 0.15 and 0.3: the direct edge has the fewest hops, then the lower intermediary wins.
    let graph = SmallGraphs.make(4, [(0, 2, 0.1), (2, 3, 0.2), (0, 1, 0.15), (1, 3, 0.15), (0, 3, 0.3)])
    let paths = try graph.shortestPaths(from: Vertex(0), to: Vertex(3), count: 3, lengths: .stored)
    #expect(paths.map(\.vertices) == [[0, 3], [0, 1, 3], [0, 2, 3]].map { $0.map(Vertex.init) })
  }

  @Test func scalingAllWeightsChangesNoPath() throws {
    for seed in 1...30 {
      let graph = RandomGraphs.sparse(
        vertices: 20, density: 0.25, weights: seed.isMultiple(of: 2) ? .smallIntegers : .probabilities,
        seed: UInt64(seed))
      let paths = try graph.shortestPaths(from: Vertex(0), to: Vertex(19), count: 12, lengths: .reciprocal)
      for factor in [1e12, 1e-12, 3] {
        let scaled = try RandomGraphs.scaled(graph, by: factor)
          .shortestPaths(from: Vertex(0), to: Vertex(19), count: 12, lengths: .reciprocal)
        #expect(scaled.map(\.vertices) == paths.map(\.vertices), "seed \(seed), factor \(factor)")
      }
    }
  }

  @Test func lengthsDoNotDependOnTheNumbersOfVertices() throws {
    for seed in 1...30 {
      let graph = RandomGraphs.sparse(
        vertices: 25, density: 0.2, directed: seed.isMultiple(of: 2), weights: .smallIntegers, seed: UInt64(seed))
      let numbers = RandomGraphs.permutation(25, seed: UInt64(seed))
      let renamed = RandomGraphs.relabeled(graph, numbers)
      let paths = try graph.shortestPaths(from: Vertex(0), to: Vertex(1), count: 9, lengths: .stored)
      let others = try renamed.shortestPaths(
        from: Vertex(numbers[0]), to: Vertex(numbers[1]), count: 9, lengths: .stored)
      #expect(paths.map(\.length) == others.map(\.length) && paths.map(\.hops) == others.map(\.hops))
    }
  }

  @Test func oneFinderAnswersManyQuestionsLikeManyFinders() throws {
    let graph = RandomGraphs.preferential(vertices: 60, attached: 2, weights: .probabilities, seed: 12)
    var finder = try PathFinder(graph, lengths: .negativeLog)
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<200 {
      let (source, target) = (Vertex(generator.next(below: 60)), Vertex(generator.next(below: 60)))
      var options = PathOptions()
      if generator.next(below: 2) == 0 { options.maxHops = generator.next(below: 6) }
      if generator.next(below: 2) == 0 { options.avoiding = [Vertex(generator.next(below: 60))] }
      let count = 1 + generator.next(below: 6)
      let found = finder.shortestPaths(from: source, to: target, count: count, options: options)
      let fresh = try graph.shortestPaths(
        from: source, to: target, count: count, lengths: .negativeLog, options: options)
      #expect(found == fresh)
    }
  }

  @Test func diamondsHaveManyEqualPathsAndTheLowestComesFirst() throws {
    let chain = SmallGraphs.diamonds(30)
    let paths = try chain.shortestPaths(from: Vertex(0), to: Vertex(90), count: 4, lengths: .unit)
    #expect(paths.allSatisfy { $0.length == 60 && $0.hops == 60 })
    var lowest: [Int] = []
    for diamond in 0..<30 { lowest += [3 * diamond, 3 * diamond + 1] }
    #expect(paths[0].vertices.map(\.index) == lowest + [90])
    // The next ones turn off as late as they can.
    #expect(paths[1].vertices[59] == Vertex(89) && paths[2].vertices[57] == Vertex(86))
    #expect(paths[3].vertices[57] == Vertex(86) && paths[3].vertices[59] == Vertex(89))
  }

  @Test func certainTiesMakeTheFewestHopsWin() throws {
    // All probabilities are 1, so that every path has length zero.
    let grid = SmallGraphs.grid(rows: 6, columns: 6)
    let found = try grid.shortestPath(from: Vertex(0), to: Vertex(35), lengths: .negativeLog)
    let path = try #require(found)
    #expect(path.length == 0 && path.hops == 10)
    #expect(path.vertices.map(\.index) == [0, 1, 2, 3, 4, 5, 11, 17, 23, 29, 35])
  }

  @Test func aPathToItselfIsOneVertexAndNoPathIsNil() throws {
    let graph = SmallGraphs.make(4, [(0, 1, 1), (2, 2, 1)])
    #expect(try graph.shortestPath(from: Vertex(0), to: Vertex(0), lengths: .unit)?.vertices == [Vertex(0)])
    #expect(try graph.shortestPaths(from: Vertex(2), to: Vertex(2), count: 3, lengths: .unit).count == 1)
    #expect(try graph.shortestPath(from: Vertex(0), to: Vertex(3), lengths: .unit) == nil)
    #expect(try graph.shortestPaths(from: Vertex(0), to: Vertex(1), count: 0, lengths: .unit).isEmpty)
    let avoiding = PathOptions(avoiding: [Vertex(0)])
    #expect(try graph.shortestPath(from: Vertex(0), to: Vertex(1), lengths: .unit, options: avoiding) == nil)
    #expect(
      try graph.shortestPath(from: Vertex(0), to: Vertex(1), lengths: .unit, options: PathOptions(maxHops: 0)) == nil)
  }

  @Test func passingThroughCostsWhatTheOptionsSay() throws {
    let graph = SmallGraphs.make(4, [(0, 1, 1), (1, 3, 1), (0, 2, 1), (2, 3, 1)])
    var options = PathOptions(passing: VertexArray([9, 0.5, 0.25, 9]), passingConstant: 0.25)
    let paths = try graph.shortestPaths(from: Vertex(0), to: Vertex(3), count: 2, lengths: .stored, options: options)
    #expect(paths.map(\.length) == [2.5, 2.75])
    #expect(paths[0].intermediaries == [Vertex(2)])
    options.passing?[2] = .infinity
    let rest = try graph.shortestPaths(from: Vertex(0), to: Vertex(3), count: 2, lengths: .stored, options: options)
    #expect(rest.map(\.length) == [2.75])
  }

  @Test func optionsThatMeanNothingAreRefused() {
    let graph = SmallGraphs.path(3)
    for bad in [-1, Double.nan] {
      let options = PathOptions(passing: VertexArray([0, bad, 0]))
      #expect(throws: GraphError.self) {
        try graph.shortestPath(from: Vertex(0), to: Vertex(2), lengths: .unit, options: options)
      }
      #expect(throws: GraphError.self) {
        try graph.disjointPaths(
          from: Vertex(0), to: Vertex(2), count: 1, lengths: .unit, options: PathOptions(passingConstant: bad))
      }
    }
    #expect(throws: GraphError.self) {
      try graph.shortestPath(from: Vertex(0), to: Vertex(2), lengths: .unit, options: PathOptions(maxHops: -1))
    }
  }

  @Test func keptParallelEdgesCountOnceAtTheShortest() throws {
    let graph = SmallGraphs.make(
      3, directed: false, parallelEdges: .keep, [(0, 1, 1), (0, 1, 4), (1, 2, 2), (1, 2, 2)])
    let paths = try graph.shortestPaths(from: Vertex(0), to: Vertex(2), count: 5, lengths: .reciprocal)
    #expect(paths == [Path(vertices: [0, 1, 2].map(Vertex.init), length: 0.75)])
  }

  @Test func edgesOfInfiniteLengthJoinNothing() throws {
    // 1 / weight overflows.
    let graph = SmallGraphs.make(3, [(0, 1, .leastNonzeroMagnitude), (1, 2, 1)])
    #expect(try graph.shortestPath(from: Vertex(0), to: Vertex(2), lengths: .reciprocal) == nil)
    #expect(try graph.distances(from: Vertex(2), lengths: .reciprocal).values == [.infinity, 1, 0])
    #expect(try graph.shortestPathTree(from: Vertex(2), lengths: .reciprocal).path(to: Vertex(0)) == nil)
  }

  @Test func aMillionVerticesNeedNoStackAndLittleWork() throws {
    let row = SmallGraphs.longPath
    let n = row.vertexCount
    let paths = try row.shortestPaths(from: Vertex(0), to: Vertex(20_000), count: 2, lengths: .unit)
    #expect(paths.map(\.hops) == [20_000])
    #expect(try row.shortestPath(from: Vertex(0), to: Vertex(n - 1), lengths: .unit)?.hops == n - 1)
    let star = SmallGraphs.wideStar
    #expect(try star.shortestPaths(from: Vertex(1), to: Vertex(n), count: 3, lengths: .unit).map(\.hops) == [2])
  }
}
