import GraphAnalytics
import TestSupport
import Testing

@Suite struct PathReachTests {
  private static func options(_ seed: Int, _ graph: Graph) -> PathOptions {
    var generator = SeededGenerator(seed: UInt64(seed))
    var options = PathOptions()
    if seed % 2 == 0 { options.maxHops = generator.next(below: 5) }
    if seed % 3 == 0 { options.avoiding = [Vertex(generator.next(below: graph.vertexCount))] }
    if seed % 4 == 1 { options.passingConstant = generator.nextUnit() }
    if seed % 5 == 2 {
      options.passing = VertexArray(
        (0..<graph.vertexCount).map { _ in generator.next(below: 9) == 0 ? .infinity : generator.nextUnit() })
    }
    return options
  }

  @Test(arguments: 0..<60)
  func lengthsEqualThoseOfSinglePaths(seed: Int) throws {
    let graph = RandomGraphs.uniform(
      vertices: 14, edges: 26, directed: seed % 2 == 1, weights: .zeroToThree, seed: UInt64(seed))
    var options = Self.options(seed, graph)
    let starts = seed % 3 == 1 ? [Vertex(0), Vertex(5)] : [Vertex(0)]
    if starts.count == 1 && seed % 4 == 3 { options.notFirst = Array(graph.neighbors(of: Vertex(0)).prefix(1)) }
    var finder = try PathFinder(graph, lengths: .stored)
    let ends = Array(graph.vertices)
    let lengths = finder.lengths(from: starts, to: ends, options: options)
    for (end, length) in zip(ends, lengths) {
      let expected =
        starts.map {
          finder.shortestPath(from: $0, to: end, options: options)?.length ?? .infinity
        }.min() ?? .infinity
      #expect(length == expected || abs(length - expected) < 1e-9, "\(end)")
    }
    // Against the edges, from the ends.
    options.notFirst = []
    let back = finder.lengths(from: starts, to: ends, direction: .incoming, options: options)
    for (end, length) in zip(ends, back) {
      let expected =
        starts.map {
          finder.shortestPath(from: end, to: $0, options: options)?.length ?? .infinity
        }.min() ?? .infinity
      #expect(length == expected || abs(length - expected) < 1e-9, "\(end)")
    }
  }

  @Test(arguments: 0..<20)
  func theNearestEndIsFound(seed: Int) throws {
    let graph = RandomGraphs.uniform(
      vertices: 30, edges: 60, directed: false, weights: .zeroToThree, seed: UInt64(seed))
    let finder = try PathFinder(graph, lengths: .stored)
    let ends = [Vertex(7), Vertex(11), Vertex(19), Vertex(23)]
    let all = finder.lengths(from: [Vertex(0)], to: ends)
    let first = finder.lengths(from: [Vertex(0)], to: ends, reach: .nearestEnd)
    #expect(first.min() == all.min())
    let bound = (all.min() ?? 0) * 1.5
    let near = finder.lengths(from: [Vertex(0)], to: ends, longest: bound)
    for (length, whole) in zip(near, all) { #expect(length == (whole <= bound ? whole : .infinity)) }
  }

  @Test func noStartReachesNothing() throws {
    let finder = try PathFinder(SmallGraphs.path(3), lengths: .unit)
    #expect(finder.lengths(from: [], to: [Vertex(1)]) == [.infinity])
    var options = PathOptions()
    options.avoiding = [Vertex(0)]
    #expect(finder.lengths(from: [Vertex(0)], to: [Vertex(0), Vertex(1)], options: options) == [.infinity, .infinity])
    options = PathOptions(maxHops: 0)
    #expect(finder.lengths(from: [Vertex(0)], to: [Vertex(0), Vertex(1)], options: options) == [0, .infinity])
  }
}
