public import GraphAnalytics

/// Seeded random graphs: the same seed gives the same graph.
public enum RandomGraphs {
  /// How weights are drawn.
  public enum Weights: Sendable, CaseIterable {
    /// All 1.
    case unit
    /// Uniform in (0, 1], so that they can be read as probabilities.
    case probabilities
    /// One of 1, 2, 3, 4, so that many lengths tie.
    case smallIntegers
    /// 0 with probability 1/4, else 1, 2 or 3; meant for stored lengths.
    case zeroToThree
    /// 1 with probability 1/2, else uniform in (0, 1]: many lengths of zero under −ln.
    case certainOrNot
  }

  /// Each possible edge with probability `density`, without loops or parallel edges.
  public static func sparse(
    vertices n: Int, density: Double, directed: Bool = false, weights: Weights = .unit, seed: UInt64
  ) -> Graph {
    var generator = SeededGenerator(seed: seed)
    var edges: [(Int, Int, Double)] = []
    for source in 0..<n {
      for target in 0..<n where directed ? source != target : source < target {
        if generator.nextUnit() < density { edges.append((source, target, weight(weights, &generator))) }
      }
    }
    return SmallGraphs.make(n, directed: directed, edges)
  }

  /// `edges` drawn uniformly with repetition; loops are dropped, parallel edges kept at the greatest weight. For large n.
  public static func uniform(
    vertices n: Int, edges m: Int, directed: Bool = false, weights: Weights = .unit, seed: UInt64
  ) -> Graph {
    var generator = SeededGenerator(seed: seed)
    let edges = (0..<m).map { _ in
      (generator.next(below: n), generator.next(below: n), weight(weights, &generator))
    }
    return SmallGraphs.make(n, directed: directed, parallelEdges: .max, loops: .discard, edges)
  }

  /// Grown by preferential attachment, `attached` edges a vertex: hubs and a connected whole.
  public static func preferential(
    vertices n: Int, attached: Int, directed: Bool = false, weights: Weights = .unit, seed: UInt64
  ) -> Graph {
    var generator = SeededGenerator(seed: seed)
    var edges: [(Int, Int, Double)] = []
    var ends: [Int] = [0]
    for vertex in 1..<max(1, n) {
      for _ in 0..<min(attached, vertex) {
        let target = ends[generator.next(below: ends.count)]
        edges.append((vertex, target, weight(weights, &generator)))
        ends.append(target)
      }
      ends.append(vertex)
    }
    return SmallGraphs.make(n, directed: directed, parallelEdges: .max, loops: .discard, edges)
  }

  /// A mixed bag for property tests: sizes 1 to 40, sparse to dense, connected or not, directed or not, all weights.
  public static func assorted(count: Int, seed: UInt64 = 1) -> [Graph] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      let n = 1 + generator.next(below: 40)
      let density = [0.02, 0.08, 0.2, 0.5][generator.next(below: 4)]
      let kind = Weights.allCases[generator.next(below: Weights.allCases.count)]
      return sparse(
        vertices: n, density: density, directed: number.isMultiple(of: 2), weights: kind, seed: generator.next())
    }
  }

  /// The same graph under other numbers: vertex v becomes `numbers[v]`.
  public static func relabeled(_ graph: Graph, _ numbers: [Int]) -> Graph {
    SmallGraphs.make(
      graph.vertexCount, directed: graph.isDirected, parallelEdges: .keep,
      graph.edges.map { (numbers[$0.source.index], numbers[$0.target.index], $0.weight) })
  }

  /// Both graphs side by side; the vertices of the second follow those of the first.
  public static func disjointUnion(_ first: Graph, _ second: Graph) -> Graph {
    precondition(first.isDirected == second.isDirected)
    let shift = first.vertexCount
    return SmallGraphs.make(
      shift + second.vertexCount, directed: first.isDirected, parallelEdges: .keep,
      first.edges.map { ($0.source.index, $0.target.index, $0.weight) }
        + second.edges.map { ($0.source.index + shift, $0.target.index + shift, $0.weight) })
  }

  /// The same graph with every weight multiplied.
  public static func scaled(_ graph: Graph, by factor: Double) -> Graph {
    SmallGraphs.make(
      graph.vertexCount, directed: graph.isDirected, parallelEdges: .keep,
      graph.edges.map { ($0.source.index, $0.target.index, $0.weight * factor) })
  }

  /// The numbers 0..<n in random order.
  public static func permutation(_ n: Int, seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed)
    var numbers = Array(0..<n)
    generator.shuffle(&numbers)
    return numbers
  }

  private static func weight(_ kind: Weights, _ generator: inout SeededGenerator) -> Double {
    switch kind {
    case .unit: 1
    case .probabilities: 1 - generator.nextUnit()
    case .smallIntegers: Double(1 + generator.next(below: 4))
    case .zeroToThree: Double(generator.next(below: 4))
    case .certainOrNot: generator.next(below: 2) == 0 ? 1 : 1 - generator.nextUnit()
    }
  }
}
