import GraphAnalytics
import TestSupport
import Testing

struct LouvainTests {
  @Test func karateClubComesCloseToTheOptimum() throws {
    let partition = try SmallGraphs.karate.louvain()
    let quality = try SmallGraphs.karate.modularity(of: partition, weights: .stored)
    #expect(quality > 0.4155 && quality < 0.41979)
  }

  @Test func cliquesJoinedByABridgeAreTheCommunities() throws {
    let partition = try SmallGraphs.twoCliquesAndBridge(size: 4).louvain()
    #expect(partition.groups.values == [0, 0, 0, 0, 1, 1, 1, 1])
  }

  @Test func verticesWithoutEdgesStandAlone() throws {
    #expect(try SmallGraphs.isolates(2).louvain().groups.values == [0, 1])
  }

  @Test func directedCyclesJoinedByAnArcAreTheCommunities() throws {
    let graph = SmallGraphs.make(
      6, directed: true, [(0, 1, 1), (1, 2, 1), (2, 0, 1), (3, 4, 1), (4, 5, 1), (5, 3, 1), (0, 3, 1)])
    #expect(try graph.louvain().groups.values == [0, 0, 0, 1, 1, 1])
  }
}
