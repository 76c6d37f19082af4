import GraphAnalytics
import TestSupport
import Testing

struct GraphTests {
  @Test func edgesAreListedOnceBySourceAndTarget() {
    let undirected = SmallGraphs.make(4, [(3, 1, 2), (0, 2, 1), (1, 0, 5), (2, 2, 4)])
    #expect(
      Array(undirected.edges) == [
        Edge(source: Vertex(0), target: Vertex(1), weight: 5), Edge(source: Vertex(0), target: Vertex(2), weight: 1),
        Edge(source: Vertex(1), target: Vertex(3), weight: 2), Edge(source: Vertex(2), target: Vertex(2), weight: 4),
      ])
    let directed = SmallGraphs.make(3, directed: true, [(2, 0, 1), (0, 2, 3), (2, 1, 2)])
    #expect(directed.edges.map(\.weight) == [3, 1, 2])
    #expect(directed.edgeCount == 3 && directed.arcCount == 3)
    #expect(undirected.edgeCount == 4 && undirected.arcCount == 7)
  }

  @Test func weightsAreFoundByTheirEnds() {
    let graph = SmallGraphs.make(4, directed: true, [(0, 1, 2), (0, 3, 4), (3, 0, 8)])
    #expect(graph.weight(from: Vertex(0), to: Vertex(3)) == 4)
    #expect(graph.weight(from: Vertex(3), to: Vertex(0)) == 8)
    #expect(graph.weight(from: Vertex(1), to: Vertex(0)) == nil)
    #expect(SmallGraphs.path(3).weight(from: Vertex(1), to: Vertex(0)) == 1)
    #expect(graph.weightRange == 2...8)
  }

  @Test func neighborsAndPredecessorsRise() {
    let graph = SmallGraphs.make(5, directed: true, [(2, 4, 1), (2, 0, 1), (2, 3, 1), (4, 2, 1), (1, 2, 1)])
    #expect(Array(graph.neighbors(of: Vertex(2))) == [0, 3, 4].map(Vertex.init))
    #expect(Array(graph.predecessors(of: Vertex(2))) == [1, 4].map(Vertex.init))
    #expect(graph.neighbors(of: Vertex(0)).isEmpty)
    #expect(graph.vertices.map(\.index) == [0, 1, 2, 3, 4])
  }

  @Test func aGraphOutlivesWhatMadeIt() {
    func neighbors() -> Graph.Neighbors { SmallGraphs.star(leaves: 3).neighbors(of: Vertex(0)) }
    #expect(neighbors().map(\.index) == [1, 2, 3])
  }

  @Test func rankedPutsEqualValuesInIndexOrderAndUndefinedOnesLast() {
    let values = VertexArray([1, .nan, 3, 1, .infinity, .nan])
    #expect(values.ranked().map(\.index) == [4, 2, 0, 3, 1, 5])
  }
}

struct EdgeLengthsTests {
  @Test func strongerIsShorterButForStoredLengths() {
    #expect(EdgeLengths.unit.length(ofWeight: 7) == 1)
    #expect(EdgeLengths.reciprocal.length(ofWeight: 4) == 0.25)
    #expect(EdgeLengths.negativeLog.length(ofWeight: 1) == 0)
    #expect(abs(EdgeLengths.negativeLog.length(ofWeight: 0.5) - 0.6931471805599453) < 1e-15)
    #expect(EdgeLengths.stored.length(ofWeight: 7) == 7)
  }
}
