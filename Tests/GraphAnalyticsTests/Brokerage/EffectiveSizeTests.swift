import GraphAnalytics
import TestSupport
import Testing

/// Effective size and the two measures made of it: efficiency and redundancy.
struct EffectiveSizeTests {
  @Test func publishedExampleAgreesToFourDigits() throws {
    let example = BrokerageExample.graph
    let size = try example.effectiveSize(weights: .stored)
    #expect(
      differences(size, from: [3.3333, 1.1333, 2.1111, 2.3889, 2.8148, 2.5455, 1, 1], tolerance: 5e-5).isEmpty)
    let efficiency = try example.efficiency(weights: .stored)
    #expect(
      differences(efficiency, from: [0.8333, 0.5667, 0.7037, 0.7963, 0.9383, 0.8485, 1, 1], tolerance: 5e-5).isEmpty)
    let unit = try example.effectiveSize(weights: .unit)
    #expect(differences(unit, from: [3.6667, 1, 2.25, 2.25, 2.6, 2.25, 1, 1], tolerance: 5e-5).isEmpty)
    let undirected = try BrokerageExample.undirected.effectiveSize(weights: .unit)
    #expect(differences(undirected, from: [3.5, 1, 2.3333, 2.3333, 2.3333, 2.3333, 1, 1], tolerance: 5e-5).isEmpty)
  }

  @Test func theGreatestTieIsTheNeighborsOwn() throws {
    // NetworkX 3.6 with SciPy 1.17 divides by another neighbor's greatest tie here.
    let graph = SmallGraphs.make(4, [(0, 1, 5), (0, 2, 2), (1, 2, 1), (2, 3, 4)])
    let values = try graph.effectiveSize(weights: .stored)
    #expect(differences(values, from: [1.7643, 1.5167, 2.5714, 1], tolerance: 5e-5).isEmpty)
  }

  @Test func withoutWeightsItIsBorgattisShortcut() throws {
    for graph in RandomGraphs.assorted(count: 30, seed: 17) where !graph.isDirected {
      let triangles = graph.triangles()
      let expected = graph.vertices.map { vertex -> Double? in
        let n = Double(graph.neighbors(of: vertex).count)
        return n == 0 ? nil : n - 2 * Double(triangles[vertex]) / n
      }
      for neighborhood in BrokerageNeighborhood.allCases {
        #expect(
          differences(try graph.effectiveSize(weights: .unit, neighborhood: neighborhood), from: expected).isEmpty)
      }
    }
  }

  @Test func starsPathsCyclesAndCompleteGraphsFollowTheirClosedForms() throws {
    #expect(differences(try SmallGraphs.star(leaves: 4).effectiveSize(weights: .unit), from: [4, 1, 1, 1, 1]).isEmpty)
    #expect(differences(try SmallGraphs.path(3).effectiveSize(weights: .unit), from: [1, 2, 1]).isEmpty)
    #expect(differences(try SmallGraphs.cycle(5).effectiveSize(weights: .unit), from: [2, 2, 2, 2, 2]).isEmpty)
    #expect(differences(try SmallGraphs.complete(5).effectiveSize(weights: .unit), from: [1, 1, 1, 1, 1]).isEmpty)
    let bridged = try SmallGraphs.twoCliquesAndBridge(size: 3).effectiveSize(weights: .unit)
    #expect(differences(bridged, from: [1, 1, 7.0 / 3, 7.0 / 3, 1, 1]).isEmpty)
  }

  @Test func theyAreUndefinedForIsolates() throws {
    #expect(try SmallGraphs.isolates(0).effectiveSize(weights: .stored).isEmpty)
    let graph = SmallGraphs.isolates(2)
    #expect(differences(try graph.effectiveSize(weights: .stored), from: [nil, nil]).isEmpty)
    #expect(differences(try graph.efficiency(weights: .stored), from: [nil, nil]).isEmpty)
    #expect(differences(try graph.redundancy(weights: .stored), from: [nil, nil]).isEmpty)
  }

  @Test func theyAgreeWithTheFormulasOnRandomGraphs() throws {
    for graph in RandomGraphs.assorted(count: 30, seed: 37) {
      for neighborhood in BrokerageNeighborhood.allCases {
        for weights in EdgeWeights.allCases where weights == .unit || graph.weightRange.lowerBound > 0 {
          let formulas = BurtFormulas(graph, weights: weights, neighborhood: neighborhood)
          let size = try graph.effectiveSize(weights: weights, neighborhood: neighborhood)
          #expect(differences(size, from: formulas.effectiveSize()).isEmpty)
          let efficiency = try graph.efficiency(weights: weights, neighborhood: neighborhood)
          #expect(differences(efficiency, from: formulas.efficiency()).isEmpty)
          let redundancy = try graph.redundancy(weights: weights, neighborhood: neighborhood)
          #expect(differences(redundancy, from: formulas.redundancy()).isEmpty)
        }
      }
    }
  }

  @Test func relabelingScalingAndThreadsChangeNothing() throws {
    let graph = RandomGraphs.preferential(vertices: 400, attached: 5, weights: .probabilities, seed: 4)
    let values = try graph.effectiveSize(weights: .stored)
    let expected = values.map { Optional($0) }
    let numbers = RandomGraphs.permutation(400, seed: 8)
    let moved = try RandomGraphs.relabeled(graph, numbers).effectiveSize(weights: .stored)
    #expect(differences(VertexArray(numbers.map { moved[$0] }), from: expected).isEmpty)
    #expect(
      differences(try RandomGraphs.scaled(graph, by: 1e-12).effectiveSize(weights: .stored), from: expected).isEmpty)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    for threads in 1...3 {
      Parallel.threadCount = threads
      #expect(try graph.effectiveSize(weights: .stored) == values)
    }
  }

  @Test func weightsThatAreNotPositiveAreRefused() {
    let graph = SmallGraphs.make(2, [(0, 1, -2)])
    #expect(throws: GraphError.weightNotPositive(measure: "effective size", weight: -2)) {
      try graph.effectiveSize(weights: .stored)
    }
    #expect(throws: GraphError.weightNotPositive(measure: "efficiency", weight: -2)) {
      try graph.efficiency(weights: .stored)
    }
  }
}
