import GraphAnalytics
import TestSupport
import Testing

struct LocalBridgesTests {
  @Test func everyEdgeOfATreeOrALongCycleIsOne() {
    #expect(SmallGraphs.star(leaves: 3).localBridgeCounts().values == [3, 1, 1, 1])
    #expect(SmallGraphs.path(3).localBridgeCounts().values == [1, 2, 1])
    #expect(SmallGraphs.cycle(4).localBridgeCounts().values == [2, 2, 2, 2])
  }

  @Test func edgesOfTrianglesAreNone() {
    #expect(SmallGraphs.complete(4).localBridgeCounts().values == [0, 0, 0, 0])
    #expect(SmallGraphs.twoCliquesAndBridge(size: 3).localBridgeCounts().values == [0, 0, 1, 1, 0, 0])
    #expect(SmallGraphs.isolates(2).localBridgeCounts().values == [0, 0])
    #expect(SmallGraphs.isolates(0).localBridgeCounts().isEmpty)
  }

  @Test func theyAreTheEdgesWhoseEndsShareNoNeighbor() {
    for graph in RandomGraphs.assorted(count: 40, seed: 5) {
      var neighbors = [Set<Int>](repeating: [], count: graph.vertexCount)
      for edge in graph.edges {
        neighbors[edge.source.index].insert(edge.target.index)
        neighbors[edge.target.index].insert(edge.source.index)
      }
      let expected = neighbors.map { own in own.filter { neighbors[$0].isDisjoint(with: own) }.count }
      #expect(graph.localBridgeCounts().values == expected)
    }
  }

  @Test func directionsLoopsAndParallelEdgesChangeNothing() {
    let graph = SmallGraphs.make(
      3, directed: true, parallelEdges: .keep, [(0, 1, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1), (1, 2, 1)])
    #expect(graph.localBridgeCounts().values == [1, 2, 1])
  }

  @Test func theRegistryHoldsEveryBrokerageMeasure() throws {
    #expect(
      BrokerageMeasure.all.map(\.name) == [
        "constraint", "effective-size", "efficiency", "hierarchy", "redundancy", "diversity", "local-bridges",
      ])
    for measure in BrokerageMeasure.all {
      let values = try measure.values(SmallGraphs.florentine, .unit, .whole, nil)
      #expect(values.count == 16)
    }
    let redundancy = try #require(BrokerageMeasure.all.first { $0.name == "redundancy" })
    let triangle = try redundancy.values(SmallGraphs.complete(3), .stored, .whole, nil)
    #expect(differences(triangle, from: [1, 1, 1]).isEmpty)
  }
}
