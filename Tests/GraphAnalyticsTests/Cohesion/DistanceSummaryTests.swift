import GraphAnalytics
import TestSupport
import Testing

struct DistanceSummaryTests {
  @Test func distancesFollowTheClosedForms() throws {
    let path = try SmallGraphs.path(5).distanceSummary()
    #expect(path.diameter == 4 && path.meanDistance == 2 && path.reachablePairCount == 20)
    let directed = try SmallGraphs.path(5, directed: true).distanceSummary()
    #expect(directed.diameter == 4 && directed.meanDistance == 2 && directed.reachablePairCount == 10)
    let complete = try SmallGraphs.complete(4).distanceSummary()
    #expect(complete.diameter == 1 && complete.meanDistance == 1 && complete.reachablePairCount == 12)
    #expect(try SmallGraphs.cycle(7).distanceSummary().diameter == 3)
    #expect(try SmallGraphs.star(leaves: 3).distanceSummary().meanDistance == 1.5)
  }

  @Test func theDiameterIsThatOfTheLargestComponent() throws {
    // A clique of six beside a path of five, whose ends lie farther apart.
    let graph = RandomGraphs.disjointUnion(SmallGraphs.path(5), SmallGraphs.complete(6))
    #expect(try graph.distanceSummary().diameter == 1)
    #expect(try graph.distanceSummary().reachablePairCount == 50)
  }

  @Test func distancesAreUndefinedWithoutReachablePairs() throws {
    for n in 0...2 {
      let summary = try SmallGraphs.isolates(n).distanceSummary()
      #expect(summary.diameter == 0 && summary.meanDistance.isNaN && summary.reachablePairCount == 0)
    }
  }

  @Test func progressCanStopTheDistances() {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try SmallGraphs.karate.distanceSummary { _, _ in throw Stop() } }
  }
}
