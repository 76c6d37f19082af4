import GraphAnalytics
import TestSupport
import Testing

struct BridgesTests {
  @Test func closedFormsHold() {
    #expect(pairs(SmallGraphs.isolates(0).bridges()).isEmpty)
    #expect(SmallGraphs.isolates(3).cutVertices().isEmpty)
    #expect(pairs(SmallGraphs.star(leaves: 3).bridges()) == [[0, 1], [0, 2], [0, 3]])
    #expect(SmallGraphs.star(leaves: 3).cutVertices().map(\.index) == [0])
    #expect(pairs(SmallGraphs.path(4).bridges()) == [[0, 1], [1, 2], [2, 3]])
    #expect(SmallGraphs.path(4).cutVertices().map(\.index) == [1, 2])
    #expect(SmallGraphs.cycle(5).bridges().isEmpty && SmallGraphs.cycle(5).cutVertices().isEmpty)
    #expect(SmallGraphs.complete(5).bridges().isEmpty && SmallGraphs.complete(5).cutVertices().isEmpty)
    #expect(pairs(SmallGraphs.twoCliquesAndBridge(size: 4).bridges()) == [[3, 4]])
    #expect(SmallGraphs.twoCliquesAndBridge(size: 4).cutVertices().map(\.index) == [3, 4])
    #expect(SmallGraphs.diamonds(3).bridges().isEmpty)
    #expect(SmallGraphs.diamonds(3).cutVertices().map(\.index) == [3, 6])
  }

  @Test func florentineFamiliesHangByTheMedici() {
    #expect(pairs(SmallGraphs.florentine.bridges()) == [[0, 8], [1, 5], [6, 7], [8, 13], [9, 13]])
    #expect(SmallGraphs.florentine.cutVertices().map(\.index) == [1, 6, 8, 13])
  }

  @Test func parallelEdgesStandInForEachOther() {
    let edges: [(Int, Int, Double)] = [(0, 1, 1), (0, 1, 1), (1, 2, 1), (2, 2, 1)]
    let graph = SmallGraphs.make(3, directed: false, parallelEdges: .keep, edges)
    #expect(pairs(graph.bridges()) == [[1, 2]])
    #expect(graph.cutVertices().map(\.index) == [1])
  }

  @Test func directedEdgesAreListedAsTheyPoint() {
    let graph = SmallGraphs.make(4, directed: true, [(1, 0, 2), (1, 2, 3), (2, 1, 4), (3, 2, 5)])
    let bridges = graph.bridges()
    #expect(pairs(bridges) == [[1, 0], [1, 2], [3, 2]])
    #expect(bridges.map(\.weight) == [2, 3, 5])
  }

  @Test func theirLossSeparates() {
    for graph in RandomGraphs.assorted(count: 60, seed: 19) where !graph.isDirected {
      let parts = graph.components().groupCount
      let edges = graph.edges.map { ($0.source.index, $0.target.index, $0.weight) }
      let expected = edges.indices.filter { lost in
        let left = edges.indices.filter { $0 != lost }.map { edges[$0] }
        return SmallGraphs.make(graph.vertexCount, left).components().groupCount > parts
      }
      #expect(pairs(graph.bridges()) == expected.map { [edges[$0].0, edges[$0].1] })
      let cut = (0..<graph.vertexCount).filter { lost in
        let left = edges.filter { $0.0 != lost && $0.1 != lost }
        // The lost vertex itself stays as an isolate.
        let isolated = graph.neighbors(of: Vertex(lost)).isEmpty ? 0 : 1
        return SmallGraphs.make(graph.vertexCount, left).components().groupCount - isolated > parts
      }
      #expect(graph.cutVertices().map(\.index) == cut)
    }
  }

  @Test func aLongPathNeedsNoStack() {
    let n = 200_000
    let graph = SmallGraphs.path(n)
    #expect(graph.cutVertices().count == n - 2)
    #expect(graph.bridges().count == n - 1)
  }

  private func pairs(_ edges: [Edge]) -> [[Int]] { edges.map { [$0.source.index, $0.target.index] } }
}
