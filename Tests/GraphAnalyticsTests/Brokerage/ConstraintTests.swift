import GraphAnalytics
import TestSupport
import Testing

struct ConstraintTests {
  @Test func publishedExampleAgreesToFourDigits() throws {
    let example = BrokerageExample.graph
    let whole = try example.constraint(weights: .stored)
    #expect(
      differences(whole, from: [0.6299, 0.9467, 0.9400, 0.7710, 0.5163, 0.5413, 1, 1], tolerance: 5e-5).isEmpty)
    let ego = try example.constraint(weights: .stored, neighborhood: .ego)
    #expect(
      differences(ego, from: [0.6507, 1.0496, 1.0237, 0.9178, 0.5812, 0.5623, 1, 1], tolerance: 5e-5).isEmpty)
    let unit = try example.constraint(weights: .unit)
    #expect(
      differences(unit, from: [0.4267, 1.0031, 0.6806, 0.6556, 0.5400, 0.6556, 1, 1], tolerance: 5e-5).isEmpty)
    let undirected = try BrokerageExample.undirected.constraint(weights: .unit)
    #expect(
      differences(undirected, from: [0.3767, 0.8351, 0.5347, 0.5062, 0.5062, 0.5062, 1, 1], tolerance: 5e-5).isEmpty)
  }

  @Test func itExceedsOneInASmallDenseEgoNetwork() throws {
    let ego = try BrokerageExample.graph.constraint(weights: .unit, neighborhood: .ego)
    #expect(abs(ego[1] - 1.2346) < 5e-5)
  }

  @Test func aStarsHubIsFreeAndItsLeavesAreNot() throws {
    for neighborhood in BrokerageNeighborhood.allCases {
      let values = try SmallGraphs.star(leaves: 5).constraint(weights: .stored, neighborhood: neighborhood)
      #expect(differences(values, from: [0.2, 1, 1, 1, 1, 1]).isEmpty)
    }
  }

  @Test func pathsAndCyclesHaveOneOverTheNumberOfNeighbors() throws {
    #expect(differences(try SmallGraphs.path(4).constraint(weights: .unit), from: [1, 0.5, 0.5, 1]).isEmpty)
    let cycle = try SmallGraphs.cycle(6).constraint(weights: .unit)
    #expect(differences(cycle, from: [Double](repeating: 0.5, count: 6)).isEmpty)
  }

  @Test(arguments: 3...9)
  func completeGraphsFollowTheClosedForm(n: Int) throws {
    // Each of n − 1 neighbors: 1/(n−1) directly and (n−2)/(n−1)² through the others.
    let k = Double(n - 1)
    let value = k * (1 / k + (k - 1) / (k * k)) * (1 / k + (k - 1) / (k * k))
    for neighborhood in BrokerageNeighborhood.allCases {
      let values = try SmallGraphs.complete(n).constraint(weights: .unit, neighborhood: neighborhood)
      #expect(differences(values, from: [Double](repeating: value, count: n)).isEmpty)
    }
  }

  @Test func theEndsOfABridgeAreLessConstrainedThanTheirClique() throws {
    let values = try SmallGraphs.twoCliquesAndBridge(size: 4).constraint(weights: .unit)
    #expect(values[3] < values[0] && values[3] == values[4])
  }

  @Test func itIsUndefinedForIsolates() throws {
    #expect(try SmallGraphs.isolates(0).constraint(weights: .stored).isEmpty)
    #expect(differences(try SmallGraphs.isolates(1).constraint(weights: .stored), from: [nil]).isEmpty)
    let loop = SmallGraphs.make(2, [(0, 0, 1)])
    #expect(differences(try loop.constraint(weights: .stored), from: [nil, nil]).isEmpty)
  }

  @Test func loopsChangeNothingAndParallelEdgesAreSummed() throws {
    let triangle = SmallGraphs.complete(3)
    let looped = SmallGraphs.make(3, [(0, 1, 1), (0, 2, 1), (1, 2, 1), (0, 0, 1)])
    #expect(try looped.constraint(weights: .stored) == triangle.constraint(weights: .stored))
    #expect(differences(try looped.constraint(weights: .stored), from: [1.125, 1.125, 1.125]).isEmpty)
    let edges: [(Int, Int, Double)] = [(0, 1, 1), (0, 1, 1), (1, 2, 1), (0, 2, 1)]
    let kept = SmallGraphs.make(3, directed: false, parallelEdges: .keep, edges)
    let values = try kept.constraint(weights: .unit)
    #expect(values == (try SmallGraphs.make(3, edges).constraint(weights: .stored)))
    #expect(differences(values, from: [1.003, 1.003, 1.389], tolerance: 5e-4).isEmpty)
  }

  @Test func sinksAreConstrainedToo() throws {
    let graph = SmallGraphs.make(3, directed: true, [(0, 2, 1), (1, 2, 1), (0, 1, 1)])
    #expect(differences(try graph.constraint(weights: .stored), from: [1.125, 1.125, 1.125]).isEmpty)
  }

  @Test func itAgreesWithTheFormulaOnRandomGraphs() throws {
    for graph in RandomGraphs.assorted(count: 30, seed: 31) {
      for neighborhood in BrokerageNeighborhood.allCases {
        for weights in EdgeWeights.allCases where weights == .unit || graph.weightRange.lowerBound > 0 {
          let expected = BurtFormulas(graph, weights: weights, neighborhood: neighborhood).constraint()
          let values = try graph.constraint(weights: weights, neighborhood: neighborhood)
          #expect(differences(values, from: expected).isEmpty)
        }
      }
    }
  }

  @Test func relabelingAndScalingChangeNothing() throws {
    let graph = RandomGraphs.sparse(vertices: 30, density: 0.2, directed: true, weights: .probabilities, seed: 4)
    let numbers = RandomGraphs.permutation(30, seed: 8)
    for neighborhood in BrokerageNeighborhood.allCases {
      let values = try graph.constraint(weights: .stored, neighborhood: neighborhood)
      let moved = try RandomGraphs.relabeled(graph, numbers).constraint(weights: .stored, neighborhood: neighborhood)
      #expect(differences(VertexArray(numbers.map { moved[$0] }), from: values.map { $0.isNaN ? nil : $0 }).isEmpty)
      for factor in [1e-12, 1e12, 1e-200, 1e200] {
        let scaled = try RandomGraphs.scaled(graph, by: factor).constraint(weights: .stored, neighborhood: neighborhood)
        #expect(differences(scaled, from: values.map { $0.isNaN ? nil : $0 }).isEmpty)
      }
    }
  }

  @Test func aDisjointPartChangesNothing() throws {
    let first = RandomGraphs.sparse(vertices: 20, density: 0.3, weights: .smallIntegers, seed: 2)
    let both = try RandomGraphs.disjointUnion(first, SmallGraphs.complete(5)).constraint(weights: .stored)
    let alone = try first.constraint(weights: .stored)
    #expect(differences(VertexArray(Array(both.prefix(20))), from: alone.map { $0.isNaN ? nil : $0 }).isEmpty)
  }

  @Test func threadsDoNotChangeABit() throws {
    let graph = RandomGraphs.preferential(vertices: 3_000, attached: 6, weights: .probabilities, seed: 6)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    Parallel.threadCount = 1
    let one = try graph.constraint(weights: .stored)
    for threads in 2...3 {
      Parallel.threadCount = threads
      #expect(try graph.constraint(weights: .stored).map(\.bitPattern) == one.map(\.bitPattern))
    }
  }

  @Test func weightsThatAreNotPositiveAreRefusedUnlessUnread() throws {
    let graph = SmallGraphs.make(3, [(0, 1, 1), (1, 2, 0)])
    #expect(throws: GraphError.weightNotPositive(measure: "constraint", weight: 0)) {
      try graph.constraint(weights: .stored)
    }
    #expect(differences(try graph.constraint(weights: .unit), from: [1, 0.5, 1]).isEmpty)
  }
}
