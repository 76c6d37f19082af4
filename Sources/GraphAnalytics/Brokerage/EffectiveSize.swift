extension Graph {
  /// Burt's effective size of each vertex: its neighbors, less what they repeat of each other.
  ///
  /// ES(i) = Σ_j (1 − Σ_q p(i, q) m(j, q)) over the neighbors j, with q neither i nor j, p(i, q) = a(i, q) / Σ a(i, k),
  /// m(j, q) = a(j, q) / max a(j, k) and a(i, j) = z(i, j) + z(j, i). Without weights this is n − 2 t / n for n neighbors with t
  /// edges between them (Borgatti 1997).
  ///
  /// Choices: every direct neighbor counts, whichever way the edge points; loops are dropped, parallel edges summed. With
  /// `whole`, j's greatest tie is sought in the whole graph; with `ego`, among the vertex and its other neighbors.
  ///
  /// - Parameters:
  ///   - weights: strengths, or 1 for every edge.
  ///   - neighborhood: where a neighbor's greatest tie is sought.
  /// - Returns: one value for each vertex; NaN for vertices without a neighbor.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Burt, *Structural Holes* (1992), chapter 2; Borgatti, *Structural holes: unpacking Burt's redundancy
  ///   measures*, Connections 20(1):35 (1997).
  public func effectiveSize(
    weights: EdgeWeights, neighborhood: BrokerageNeighborhood = .whole
  ) throws -> VertexArray<Double> {
    try redundancies(weights: weights, neighborhood: neighborhood, measure: "effective size") { count, redundancy in
      count - redundancy
    }
  }
}

extension BrokerageMeasure {
  static let effectiveSize = BrokerageMeasure(
    name: "effective-size", summary: "neighbors less what they repeat of each other (Burt)"
  ) { graph, weights, neighborhood, _ in try graph.effectiveSize(weights: weights, neighborhood: neighborhood) }
}
