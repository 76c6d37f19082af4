import GraphAnalytics
import TestSupport
import Testing

struct KatzTests {
  @Test func directedPathAddsUpPowers() throws {
    let values = try SmallGraphs.path(4, directed: true).katz(alpha: 0.5)
    #expect(differences(values, from: [1, 1.5, 1.75, 1.875]).isEmpty)
  }

  @Test(arguments: [0, 0.1, 0.4, 0.4999])
  func starGivesTheClosedForm(alpha: Double) throws {
    let values = try SmallGraphs.star(leaves: 4).katz(alpha: alpha)
    let center = (1 + 4 * alpha) / (1 - 4 * alpha * alpha)
    let leaf = 1 + alpha * center
    #expect(differences(values, from: [center, leaf, leaf, leaf, leaf], tolerance: 1e-8).isEmpty)
  }

  @Test func regularGraphsAreEven() throws {
    for graph in [SmallGraphs.cycle(6), SmallGraphs.complete(3)] {
      #expect(try graph.katz(alpha: 0.25).allSatisfy { abs($0 - 2) < 1e-12 })
    }
  }

  @Test func defaultIsHalfOfTheLimit() throws {
    let graph = SmallGraphs.complete(5)
    #expect(differences(try graph.katz(), from: Array(repeating: 2, count: 5)).isEmpty)
    #expect(try SmallGraphs.isolates(3).katz().values == [1, 1, 1])
    #expect(try SmallGraphs.isolates(0).katz().values == [])
    #expect(differences(try SmallGraphs.path(3, directed: true).katz(), from: [1, 1.5, 1.75]).isEmpty)
  }

  @Test func alphaAtTheLimitIsRefused() throws {
    let graph = SmallGraphs.complete(5)
    for alpha in [0.25, 0.3, 17] {
      let error = #expect(throws: GraphError.self) { try graph.katz(alpha: alpha) }
      guard case .alphaTooLarge(alpha, let limit)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(abs(limit - 0.25) < 1e-10)
    }
    #expect(throws: GraphError.self) { try graph.katz(alpha: -1) }
    #expect(throws: GraphError.self) { try graph.katz(alpha: .nan) }
    #expect(throws: Never.self) { try SmallGraphs.path(4, directed: true).katz(alpha: 3) }
  }

  @Test func justBelowTheLimitItConverges() throws {
    for graph in [SmallGraphs.complete(5), SmallGraphs.complete(5, directed: true)] {
      let alpha = 0.25 * 0.999
      let values = try graph.katz(alpha: alpha)
      #expect(differences(values, from: Array(repeating: 1 / (1 - 4 * alpha), count: 5), tolerance: 1e-8).isEmpty)
    }
  }

  /// Large enough for vectors in another order than the vertices, and for several stripes.
  @Test(arguments: [false, true])
  func largeGraphsAreInBalance(isDirected: Bool) throws {
    let graph = RandomGraphs.uniform(
      vertices: 17_000, edges: 40_000, directed: isDirected, weights: .probabilities, seed: 9)
    let alpha = 0.1
    let values = try graph.katz(alpha: alpha)
    for vertex in graph.vertices {
      let before = isDirected ? graph.predecessors(of: vertex) : graph.neighbors(of: vertex)
      let collected = before.weighted.reduce(0) { $0 + $1.weight * values[$1.target] }
      if abs(1 + alpha * collected - values[vertex]) > 1e-11 * values[vertex] { Issue.record("vertex \(vertex)") }
    }
  }
}
