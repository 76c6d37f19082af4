import GraphAnalytics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct EigenvectorTests {
  @Test func closedFormsHold() throws {
    let (center, leaf) = (sqrt(0.5), sqrt(0.1))
    let star = try SmallGraphs.star(leaves: 5).eigenvector()
    #expect(differences(star, from: [center] + Array(repeating: leaf, count: 5)).isEmpty)
    for graph in [SmallGraphs.cycle(9), SmallGraphs.cycle(8), SmallGraphs.complete(9)] {
      let share = 1 / Double(graph.vertexCount).squareRoot()
      #expect(differences(try graph.eigenvector(), from: Array(repeating: share, count: graph.vertexCount)).isEmpty)
    }
  }

  @Test(arguments: [2, 3, 50, 333, 2000])
  func pathIsASineWave(n: Int) throws {
    let expected = (1...n).map { (2 / Double(n + 1)).squareRoot() * sin(Double.pi * Double($0) / Double(n + 1)) }
    #expect(differences(try SmallGraphs.path(n).eigenvector(), from: expected, tolerance: 1e-8).isEmpty)
  }

  @Test func bipartiteGraphsHaveAnAnswer() throws {
    let values = try SmallGraphs.completeBipartite(2, 3).eigenvector()
    #expect(differences(values, from: [0.5, 0.5] + Array(repeating: sqrt(1 / 6.0), count: 3)).isEmpty)
  }

  @Test func directedCycleHasAnAnswer() throws {
    for n in [2, 3, 50] {
      let share = 1 / Double(n).squareRoot()
      let values = try SmallGraphs.cycle(n, directed: true).eigenvector()
      #expect(differences(values, from: Array(repeating: share, count: n)).isEmpty)
    }
  }

  /// All eigenvalues of a weighted directed cycle have the same size.
  @Test func periodicGraphWithUnequalWeightsHasAnAnswer() throws {
    let graph = SmallGraphs.make(4, directed: true, [(0, 1, 1), (1, 2, 2), (2, 3, 4), (3, 0, 2)])
    let values = try graph.eigenvector()
    // λ = 2: each value is weight/2 times the one before.
    let raw = [1, 0.5, 0.5, 1.0]
    let norm = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(differences(values, from: raw.map { $0 / norm }).isEmpty)
  }

  /// Products with the matrix only turn such a cycle round; elimination solves it.
  @Test func longCycleOfUnequalWeightsHasAnAnswer() throws {
    var generator = SeededGenerator(seed: 8)
    let weights = (0..<300).map { _ in 0.5 + generator.nextUnit() }
    let graph = SmallGraphs.make(300, directed: true, weights.enumerated().map { ($0, ($0 + 1) % 300, $1) })
    let value = exp(weights.reduce(0) { $0 + log($1) } / 300)
    var raw = [1.0]
    for weight in weights.dropLast() { raw.append(raw[raw.count - 1] * weight / value) }
    let norm = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(differences(try graph.eigenvector(), from: raw.map { $0 / norm }).isEmpty)
  }

  @Test func componentsThatShareTheLargestValueAreAnError() {
    let triangles = RandomGraphs.disjointUnion(SmallGraphs.cycle(3), SmallGraphs.cycle(3))
    for graph in [triangles, SmallGraphs.isolates(2), SmallGraphs.isolates(3, directed: true)] {
      #expect(throws: GraphError.eigenvectorNotUnique(measure: "eigenvector")) { try graph.eigenvector() }
    }
    // a triangle and a cycle of 4: both have 2
    #expect(throws: GraphError.eigenvectorNotUnique(measure: "eigenvector")) {
      try RandomGraphs.disjointUnion(SmallGraphs.cycle(3), SmallGraphs.cycle(4)).eigenvector()
    }
    let pairs = SmallGraphs.make(40_000, (0..<20_000).map { (2 * $0, 2 * $0 + 1, 1) })
    #expect(throws: GraphError.eigenvectorNotUnique(measure: "eigenvector")) { try pairs.eigenvector() }
  }

  @Test func smallerComponentsHaveZero() throws {
    let graph = RandomGraphs.disjointUnion(SmallGraphs.cycle(5), SmallGraphs.complete(4))
    #expect(differences(try graph.eigenvector(), from: [0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5]).isEmpty)
  }

  @Test func loneVertexHasItAll() throws {
    #expect(try SmallGraphs.isolates(1).eigenvector().values == [1])
    #expect(try SmallGraphs.isolates(0).eigenvector().values == [])
  }

  @Test func acyclicGraphEndsInItsOnlySink() throws {
    #expect(try SmallGraphs.path(4, directed: true).eigenvector().values == [0, 0, 0, 1])
    #expect(throws: GraphError.eigenvectorNotUnique(measure: "eigenvector")) {
      try SmallGraphs.star(leaves: 2, directed: true).eigenvector()
    }
  }

  /// Two directed triangles with the same eigenvalue, the first leading to the second: only the second can hold on.
  @Test func laterOfTwoEqualPartsTakesAll() throws {
    let graph = SmallGraphs.make(
      6, directed: true, [(0, 1, 1), (1, 2, 1), (2, 0, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (5, 3, 1)])
    let share = sqrt(1 / 3.0)
    #expect(differences(try graph.eigenvector(), from: [0, 0, 0, share, share, share]).isEmpty)
  }

  /// A strong part gives to all it leads to: λ = 2 from the mutual pair of weight 2, then a chain, then a weaker pair.
  @Test func valuesSpreadBehindTheStrongestPart() throws {
    let graph = SmallGraphs.make(
      6, directed: true, [(5, 0, 1), (0, 1, 2), (1, 0, 2), (1, 2, 1), (2, 3, 1), (3, 4, 1), (4, 3, 1)])
    let values = try graph.eigenvector()
    // 2 x2 = x1; 2 x3 = x2 + x4; 2 x4 = x3
    let raw: [Double] = [1, 1, 0.5, 1 / 3.0, 1 / 6.0, 0]
    let norm = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(differences(values, from: raw.map { $0 / norm }).isEmpty)
  }

  @Test func scalingWeightsChangesNothing() throws {
    let graph = RandomGraphs.preferential(vertices: 60, attached: 2, weights: .probabilities, seed: 6)
    let values = try graph.eigenvector()
    for factor in [1e-12, 1e12] {
      #expect(differences(try RandomGraphs.scaled(graph, by: factor).eigenvector(), from: values.values).isEmpty)
    }
  }

  /// Large enough for Lanczos's process, vectors in another order than the vertices, and several stripes.
  @Test(arguments: [false, true])
  func largeGraphsAreInBalance(isDirected: Bool) throws {
    let graph = RandomGraphs.preferential(
      vertices: 20_000, attached: 3, directed: isDirected, weights: .probabilities, seed: 9)
    let cyclic = isDirected ? graphWithReturns(graph) : graph
    let values = try cyclic.eigenvector()
    let collected = cyclic.vertices.map { vertex in
      (isDirected ? cyclic.predecessors(of: vertex) : cyclic.neighbors(of: vertex)).weighted
        .reduce(0) { $0 + $1.weight * values[$1.target] }
    }
    let value = zip(collected, values).reduce(0) { $0 + $1.0 * $1.1 }
    let residual = zip(collected, values).reduce(0) { $0 + ($1.0 - value * $1.1) * ($1.0 - value * $1.1) }
    #expect(residual.squareRoot() < 1e-11 * value)
    #expect(values.allSatisfy { $0 >= 0 })
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
  }

  /// Every tenth edge also goes back, so that there are cycles.
  private func graphWithReturns(_ graph: Graph) -> Graph {
    var edges = graph.edges.map { ($0.source.index, $0.target.index, $0.weight) }
    for (number, edge) in edges.enumerated() where number.isMultiple(of: 10) { edges.append((edge.1, edge.0, edge.2)) }
    return SmallGraphs.make(graph.vertexCount, directed: true, edges)
  }

  @Test func weightsBelowZeroAreRefused() {
    #expect(throws: GraphError.weightNotPositive(measure: "eigenvector", weight: -2)) {
      try SmallGraphs.make(3, [(0, 1, 1), (1, 2, -2)]).eigenvector()
    }
  }
}
