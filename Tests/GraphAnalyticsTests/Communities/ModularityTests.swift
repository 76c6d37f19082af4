import GraphAnalytics
import TestSupport
import Testing

struct ModularityTests {
  @Test func oneCommunityHasModularityZero() throws {
    for graph in [SmallGraphs.karate, SmallGraphs.cycle(6), SmallGraphs.complete(4, directed: true)] {
      let all = Partition(labels: [Int](repeating: 0, count: graph.vertexCount))
      #expect(abs(try graph.modularity(of: all, weights: .stored)) < 1e-15)
    }
  }

  @Test func twoCliquesAndABridgeGiveTheClosedForm() throws {
    // Each side holds W = s(s-1)/2 of 2W + 1 edges and half of the strength.
    let size = 5
    let inside = Double(size * (size - 1)) / 2
    let partition = Partition(labels: (0..<(2 * size)).map { $0 / size })
    let quality = try SmallGraphs.twoCliquesAndBridge(size: size).modularity(of: partition, weights: .stored)
    #expect(abs(quality - (2 * inside / (2 * inside + 1) - 0.5)) < 1e-15)
  }

  @Test func theFactionsOfTheKarateClubScoreWhatIsPublished() throws {
    // Zachary's split after the conflict: 0.3582 for the factions, in Newman and Girvan's measure.
    let first: Set = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21]
    let partition = Partition(labels: (0..<34).map { first.contains($0) ? 0 : 1 })
    #expect(abs(try SmallGraphs.karate.modularity(of: partition, weights: .stored) - 0.3582) < 5e-5)
  }

  @Test func itAgreesWithTheSumOverAllPairs() throws {
    for (number, graph) in RandomGraphs.assorted(count: 60, seed: 11).enumerated() where graph.edgeCount > 0 {
      var generator = SeededGenerator(seed: UInt64(number))
      let partition = Partition(labels: (0..<graph.vertexCount).map { _ in generator.next(below: 3) })
      for resolution in [0.5, 1, 2] {
        let value = try graph.modularity(of: partition, weights: .unit, resolution: resolution)
        #expect(abs(value - pairwise(graph, partition, resolution)) < 1e-12)
      }
    }
  }

  @Test func aLoopCountsTwiceInStrength() throws {
    // One loop and one edge: W = 2, strengths 3 and 1.
    let graph = SmallGraphs.make(2, [(0, 0, 1), (0, 1, 1)])
    let quality = try graph.modularity(of: Partition(labels: [0, 1]), weights: .stored)
    #expect(abs(quality - (0.5 - (9.0 / 16 + 1.0 / 16))) < 1e-15)
  }

  @Test func itIsUndefinedWithoutEdges() throws {
    #expect(try SmallGraphs.isolates(3).modularity(of: Partition(labels: [0, 1, 2]), weights: .stored).isNaN)
  }

  private func pairwise(_ graph: Graph, _ partition: Partition, _ resolution: Double) -> Double {
    let n = graph.vertexCount
    var weight = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for edge in graph.edges {
      weight[edge.source.index][edge.target.index] += 1
      if !graph.isDirected { weight[edge.target.index][edge.source.index] += 1 }
    }
    let total = weight.reduce(0) { $0 + $1.reduce(0, +) }
    let out = weight.map { $0.reduce(0, +) }
    let entering = (0..<n).map { target in (0..<n).reduce(0) { $0 + weight[$1][target] } }
    var sum = 0.0
    for source in 0..<n {
      for target in 0..<n where partition.groups[source] == partition.groups[target] {
        sum += weight[source][target] - resolution * out[source] * entering[target] / total
      }
    }
    return sum / total
  }
}
