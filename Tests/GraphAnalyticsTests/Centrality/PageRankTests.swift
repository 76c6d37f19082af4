import GraphAnalytics
import TestSupport
import Testing

struct PageRankTests {
  @Test func vertexTransitiveGraphsShareEvenly() throws {
    for graph in [SmallGraphs.cycle(7), SmallGraphs.cycle(7, directed: true), SmallGraphs.complete(7)] {
      #expect(differences(try graph.pageRank(), from: Array(repeating: 1 / 7, count: 7), tolerance: 1e-12).isEmpty)
    }
  }

  @Test(arguments: [0, 0.5, 0.85, 0.99])
  func starGivesTheClosedForm(damping: Double) throws {
    let leaves = 5.0
    let values = try SmallGraphs.star(leaves: 5).pageRank(damping: damping)
    // c = d k l + b, l = d c / k + b with b = (1 − d) / n
    let base = (1 - damping) / (leaves + 1)
    let center = base * (1 + damping * leaves) / (1 - damping * damping)
    let leaf = damping * center / leaves + base
    #expect(differences(values, from: [center] + Array(repeating: leaf, count: 5)).isEmpty)
  }

  @Test func deadEndsSpreadTheirMassEvenly() throws {
    let values = try SmallGraphs.path(2, directed: true).pageRank(damping: 0.85)
    #expect(differences(values, from: [1 / 2.85, 1.85 / 2.85]).isEmpty)
    #expect(try SmallGraphs.isolates(4).pageRank().values == [0.25, 0.25, 0.25, 0.25])
    #expect(try SmallGraphs.isolates(0).pageRank().values == [])
    #expect(try SmallGraphs.isolates(1, directed: true).pageRank().values == [1])
  }

  @Test func heavierEdgesCarryMore() throws {
    let graph = SmallGraphs.make(3, directed: true, [(0, 1, 3), (0, 2, 1), (1, 0, 1), (2, 0, 1)])
    let values = try graph.pageRank()
    let base = 0.05
    #expect(abs(values[1] - (0.85 * 0.75 * values[0] + base)) < 1e-9)
    #expect(abs(values[2] - (0.85 * 0.25 * values[0] + base)) < 1e-9)
    let unit = try graph.pageRank(weights: .unit)
    #expect(abs(unit[1] - unit[2]) < 1e-12)
  }

  /// Large enough for vectors in another order than the vertices, and for several stripes.
  @Test(arguments: [false, true])
  func largeGraphsAreInBalance(isDirected: Bool) throws {
    let graph = RandomGraphs.uniform(
      vertices: 20_000, edges: 60_000, directed: isDirected, weights: .probabilities, seed: 9)
    let values = try graph.pageRank()
    let strength = graph.strength(direction: .outgoing)
    let dead = values.indices.filter { strength[$0] == 0 }.reduce(0) { $0 + values[$1] }
    var change = 0.0
    for vertex in graph.vertices {
      let before = isDirected ? graph.predecessors(of: vertex) : graph.neighbors(of: vertex)
      let collected = before.weighted.reduce(0) { $0 + $1.weight * values[$1.target] / strength[$1.target.index] }
      change += abs(0.85 * (collected + dead / 20_000) + 0.15 / 20_000 - values[vertex])
    }
    #expect(change < 1e-10)
    #expect(abs(values.reduce(0, +) - 1) < 1e-12)
  }

  @Test func badOptionsAreRefused() {
    for damping in [-0.1, 1, .nan] {
      #expect(throws: GraphError.self) { try SmallGraphs.path(3).pageRank(damping: damping) }
    }
    #expect(throws: GraphError.weightNotPositive(measure: "pagerank", weight: -1)) {
      try SmallGraphs.make(2, [(0, 1, -1)]).pageRank()
    }
    #expect(throws: Never.self) { try SmallGraphs.make(2, [(0, 1, -1)]).pageRank(weights: .unit) }
  }
}
