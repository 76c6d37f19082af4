import GraphAnalytics
import TestSupport
import Testing

struct BreadthFirstSearchTests {
  @Test func distancesAreRelaxedEdgesCounted() {
    for (number, graph) in RandomGraphs.assorted(count: 200, seed: 3).enumerated() {
      for direction in Direction.allCases {
        let source = number % graph.vertexCount
        let expected = NaiveDistances.distances(in: graph, from: source, lengths: .unit, direction: direction)
        let found = graph.breadthFirstDistances(from: Vertex(source), direction: direction)
        #expect(found.values.map { $0 < 0 ? .infinity : Double($0) } == expected, "graph \(number), \(direction)")
      }
    }
  }

  @Test func lookingBackFromUnreachedVerticesFindsTheSameDistances() {
    // Dense enough, large enough that the search turns around in the middle, and sparse enough to turn back.
    for (seed, isDirected) in [(1, false), (2, true), (3, false), (4, true)] {
      let graph = RandomGraphs.uniform(vertices: 3000, edges: 9000, directed: isDirected, seed: UInt64(seed))
      for direction in Direction.allCases {
        let expected = NaiveDistances.distances(in: graph, from: 17, lengths: .unit, direction: direction)
        let found = graph.breadthFirstDistances(from: Vertex(17), direction: direction)
        #expect(found.values.map { $0 < 0 ? .infinity : Double($0) } == expected)
      }
    }
  }

  @Test func aStarHasOneLevelAndAPathOneVertexALevel() {
    #expect(SmallGraphs.star(leaves: 4).breadthFirstDistances(from: Vertex(0)).values == [0, 1, 1, 1, 1])
    #expect(SmallGraphs.star(leaves: 4).breadthFirstDistances(from: Vertex(2)).values == [1, 2, 0, 2, 2])
    #expect(SmallGraphs.path(5).breadthFirstDistances(from: Vertex(1)).values == [1, 0, 1, 2, 3])
    #expect(SmallGraphs.path(4, directed: true).breadthFirstDistances(from: Vertex(1)).values == [-1, 0, 1, 2])
    #expect(
      SmallGraphs.path(4, directed: true).breadthFirstDistances(from: Vertex(1), direction: .incoming).values
        == [1, 0, -1, -1])
    #expect(SmallGraphs.isolates(3).breadthFirstDistances(from: Vertex(1)).values == [-1, 0, -1])
    #expect(SmallGraphs.cycle(6).breadthFirstDistances(from: Vertex(0)).values == [0, 1, 2, 3, 2, 1])
  }

  @Test func aMillionVerticesInARowAreWalked() {
    let n = SmallGraphs.longPath.vertexCount
    #expect(SmallGraphs.longPath.breadthFirstDistances(from: Vertex(0))[n - 1] == Int32(n - 1))
    #expect(SmallGraphs.wideStar.breadthFirstDistances(from: Vertex(n)).values.max() == 2)
  }
}
