#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Graph {
  /// How evenly each vertex spreads its strength over its neighbors.
  ///
  /// D(i) = −Σ_j p(i, j) ln p(i, j) / ln n over the n neighbors j, p(i, j) = a(i, j) / Σ a(i, k), a(i, j) = z(i, j) + z(j, i).
  ///
  /// Choices: every direct neighbor counts, whichever way the edge points; loops are dropped, parallel edges summed.
  ///
  /// - Returns: one value in 0...1 for each vertex: 1 when all ties weigh the same. NaN with fewer than two neighbors.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(n + m).
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Eagle, Macy and Claxton, *Network diversity and economic development*, Science 328:1029 (2010), doi
  ///   10.1126/science.1186605.
  public func diversity(weights: EdgeWeights) throws -> VertexArray<Double> {
    try requirePositiveWeights(weights, measure: "diversity")
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: weights, in: arena)
    var result = [Double](repeating: .nan, count: vertexCount)
    for vertex in 0..<vertexCount {
      let degree = rows.degree(of: vertex)
      if degree >= 2 { result[vertex] = Self.entropy(of: vertex, in: rows) / log(Double(degree)) }
    }
    return VertexArray(result)
  }

  private static func entropy(of vertex: Int, in rows: Adjacency) -> Double {
    guard let weights = rows.weights else { return log(Double(rows.degree(of: vertex))) }
    var strength = 0.0
    for arc in rows.arcs(of: vertex) { strength += weights[arc] }
    var sum = 0.0
    for arc in rows.arcs(of: vertex) {
      let share = weights[arc] / strength
      sum -= share * log(share)
    }
    return sum
  }
}

extension BrokerageMeasure {
  static let diversity = BrokerageMeasure(
    name: "diversity", summary: "how evenly strength is spread over neighbors (entropy)"
  ) { graph, weights, _, _ in try graph.diversity(weights: weights) }
}
