import GraphAnalytics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct DiversityTests {
  @Test func evenStrengthIsFullyDiverse() throws {
    #expect(differences(try SmallGraphs.cycle(5).diversity(weights: .stored), from: [1, 1, 1, 1, 1]).isEmpty)
    #expect(differences(try SmallGraphs.complete(4).diversity(weights: .unit), from: [1, 1, 1, 1]).isEmpty)
    let star = try SmallGraphs.star(leaves: 3).diversity(weights: .unit)
    #expect(differences(star, from: [1, nil, nil, nil]).isEmpty)
  }

  @Test func unevenStrengthFollowsTheEntropy() throws {
    // Shares 1/2, 1/4, 1/4 of three neighbors: 1.5 ln 2 / ln 3.
    let graph = SmallGraphs.make(4, directed: true, [(0, 1, 1), (1, 0, 1), (0, 2, 1), (3, 0, 1)])
    #expect(abs(try graph.diversity(weights: .stored)[0] - 1.5 * log(2) / log(3)) < 1e-15)
    #expect(abs(try graph.diversity(weights: .unit)[0] - 1.5 * log(2) / log(3)) < 1e-15)
  }

  @Test func itIsUndefinedBelowTwoNeighbors() throws {
    #expect(differences(try SmallGraphs.path(2).diversity(weights: .stored), from: [nil, nil]).isEmpty)
    #expect(differences(try SmallGraphs.isolates(1).diversity(weights: .stored), from: [nil]).isEmpty)
    #expect(try SmallGraphs.isolates(0).diversity(weights: .stored).isEmpty)
  }

  @Test func theRegistryKnowsIt() throws {
    let measure = try #require(BrokerageMeasure.all.first { $0.name == "diversity" })
    let values = try measure.values(SmallGraphs.path(3), .stored, .whole, nil)
    #expect(differences(values, from: [nil, 1, nil]).isEmpty)
  }

  @Test func weightsThatAreNotPositiveAreRefused() {
    #expect(throws: GraphError.weightNotPositive(measure: "diversity", weight: 0)) {
      try SmallGraphs.make(2, [(0, 1, 0)]).diversity(weights: .stored)
    }
  }
}
