import GraphAnalytics
import TestSupport
import Testing

struct ClusteringTests {
  @Test func completeGraphsAreFullyClusteredAndTreesNotAtAll() throws {
    for kind in ClusteringKind.allCases {
      #expect(differences(try SmallGraphs.complete(4).clustering(kind: kind), from: [1, 1, 1, 1]).isEmpty)
      #expect(try SmallGraphs.star(leaves: 3).clustering(kind: kind).values == [0, 0, 0, 0])
      #expect(try SmallGraphs.path(3).clustering(kind: kind).values == [0, 0, 0])
      #expect(try SmallGraphs.isolates(2).clustering(kind: kind).values == [0, 0])
      #expect(try SmallGraphs.isolates(0).clustering(kind: kind).isEmpty)
    }
  }

  @Test func theEndsOfABridgeFollowTheClosedForm() throws {
    // size − 1 neighbors in the clique, one outside.
    let values = try SmallGraphs.twoCliquesAndBridge(size: 4).clustering()
    #expect(differences(values, from: [1, 1, 1, 0.5, 0.5, 1, 1, 1]).isEmpty)
  }

  @Test func weightedFormsFollowTheirDefinitions() throws {
    // A triangle 0-1-2 and a pendant 3 on 0.
    let graph = SmallGraphs.make(4, [(0, 1, 1), (0, 2, 2), (1, 2, 4), (0, 3, 8)])
    // Barrat at 0: (1 + 2) / (11 · 2) over the pair {1, 2} counted once each way and halved.
    #expect(differences(try graph.clustering(kind: .barrat), from: [3.0 / 22, 1, 1, 0]).isEmpty)
    // Onnela: the geometric mean of 1, 2, 4 is 2; over the greatest weight 1/4.
    #expect(differences(try graph.clustering(kind: .onnela), from: [0.25 / 3, 0.25, 0.25, 0]).isEmpty)
  }

  @Test func theKarateClubHasItsPublishedCoefficients() {
    // 45 triangles, 528 connected triples (NetworkX: 0.5706 and 0.2557).
    #expect(abs(SmallGraphs.karate.transitivity() - 135.0 / 528) < 1e-15)
    #expect(abs(SmallGraphs.karate.meanClustering() - 0.5706384782076823) < 1e-12)
  }

  @Test func wholeGraphFormsAreUndefinedWhereThereIsNothingToClose() {
    #expect(SmallGraphs.path(2).transitivity().isNaN)
    #expect(SmallGraphs.path(3).transitivity() == 0)
    #expect(SmallGraphs.isolates(0).meanClustering().isNaN)
    #expect(SmallGraphs.isolates(2).meanClustering() == 0)
  }

  @Test func evenWeightsGiveTheUnweightedForm() throws {
    let graph = RandomGraphs.sparse(vertices: 40, density: 0.2, seed: 12)
    let expected = try graph.clustering().map { Optional($0) }
    let heavy = RandomGraphs.scaled(graph, by: 7)
    #expect(differences(try heavy.clustering(kind: .barrat), from: expected).isEmpty)
    #expect(differences(try heavy.clustering(kind: .onnela), from: expected).isEmpty)
  }

  @Test func scalingRelabelingAndThreadsChangeNothing() throws {
    let graph = RandomGraphs.preferential(vertices: 300, attached: 4, weights: .probabilities, seed: 12)
    let numbers = RandomGraphs.permutation(300, seed: 2)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    for kind in ClusteringKind.allCases {
      Parallel.threadCount = 1
      let values = try graph.clustering(kind: kind)
      let expected = values.map { Optional($0) }
      #expect(differences(try RandomGraphs.scaled(graph, by: 1e12).clustering(kind: kind), from: expected).isEmpty)
      let moved = try RandomGraphs.relabeled(graph, numbers).clustering(kind: kind)
      #expect(differences(VertexArray(numbers.map { moved[$0] }), from: expected).isEmpty)
      Parallel.threadCount = 3
      #expect(try graph.clustering(kind: kind) == values)
    }
  }

  @Test func weightsThatAreNotPositiveMatterToWeightedFormsAlone() throws {
    let graph = SmallGraphs.make(3, [(0, 1, 1), (0, 2, 0), (1, 2, -3)])
    #expect(try graph.clustering().values == [1, 1, 1])
    for kind in [ClusteringKind.barrat, .onnela] {
      #expect(throws: GraphError.weightNotPositive(measure: "weighted clustering", weight: -3)) {
        try graph.clustering(kind: kind)
      }
    }
  }
}
