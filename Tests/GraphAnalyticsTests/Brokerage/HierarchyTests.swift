import GraphAnalytics
import TestSupport
import Testing

struct HierarchyTests {
  @Test func publishedExampleAgreesToFourDigits() throws {
    let example = BrokerageExample.graph
    let stored = try example.hierarchy(weights: .stored)
    #expect(
      differences(stored, from: [0.3827, 0.0565, 0.3173, 0.3317, 0.2834, 0.1380, 0, 0], tolerance: 5e-5).isEmpty)
    let unit = try example.hierarchy(weights: .unit)
    #expect(differences(unit, from: [0.2223, 0.1095, 0.2299, 0.1849, 0.1755, 0.1849, 0, 0], tolerance: 5e-5).isEmpty)
    let undirected = try BrokerageExample.undirected.hierarchy(weights: .unit)
    #expect(
      differences(undirected, from: [0.0449, 0.0030, 0.0468, 0.0285, 0.0285, 0.0285, 0, 0], tolerance: 5e-5).isEmpty)
  }

  @Test func evenNeighborhoodsHaveNone() throws {
    for graph in [SmallGraphs.star(leaves: 4), SmallGraphs.cycle(5), SmallGraphs.complete(6), SmallGraphs.path(2)] {
      #expect(differences(try graph.hierarchy(weights: .unit), from: graph.vertices.map { _ in 0 }).isEmpty)
    }
  }

  @Test func itIsUndefinedForIsolatesAndZeroForASingleNeighbor() throws {
    let graph = RandomGraphs.disjointUnion(SmallGraphs.path(2), SmallGraphs.isolates(1))
    #expect(differences(try graph.hierarchy(weights: .unit), from: [0, 0, nil]).isEmpty)
    #expect(try SmallGraphs.isolates(0).hierarchy(weights: .unit).isEmpty)
  }

  @Test func itNearsOneWhereOneNeighborWeighsAll() throws {
    let graph = SmallGraphs.make(4, [(0, 1, 1e6), (0, 2, 1), (0, 3, 1)])
    #expect(try graph.hierarchy(weights: .stored)[0] > 0.999)
  }

  @Test func itAgreesWithTheFormulaOnRandomGraphs() throws {
    for graph in RandomGraphs.assorted(count: 30, seed: 41) {
      for neighborhood in BrokerageNeighborhood.allCases {
        for weights in EdgeWeights.allCases where weights == .unit || graph.weightRange.lowerBound > 0 {
          let expected = BurtFormulas(graph, weights: weights, neighborhood: neighborhood).hierarchy()
          let values = try graph.hierarchy(weights: weights, neighborhood: neighborhood)
          #expect(differences(values, from: expected).isEmpty)
        }
      }
    }
  }

  @Test func scalingWeightsChangesNothing() throws {
    let graph = RandomGraphs.sparse(vertices: 30, density: 0.2, weights: .probabilities, seed: 4)
    let expected = try graph.hierarchy(weights: .stored).map { $0.isNaN ? nil : $0 }
    #expect(differences(try RandomGraphs.scaled(graph, by: 1e12).hierarchy(weights: .stored), from: expected).isEmpty)
  }
}
