extension Graph {
  /// Effective size over the number of neighbors; the choices are those of `effectiveSize(weights:neighborhood:)`.
  ///
  /// - Returns: one value for each vertex; NaN for vertices without a neighbor.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Reference: Burt, *Structural Holes* (1992), chapter 2.
  public func efficiency(
    weights: EdgeWeights, neighborhood: BrokerageNeighborhood = .whole
  ) throws -> VertexArray<Double> {
    try redundancies(weights: weights, neighborhood: neighborhood, measure: "efficiency") { count, redundancy in
      (count - redundancy) / count
    }
  }
}

extension BrokerageMeasure {
  static let efficiency = BrokerageMeasure(
    name: "efficiency", summary: "effective size over the number of neighbors"
  ) { graph, weights, neighborhood, _ in try graph.efficiency(weights: weights, neighborhood: neighborhood) }
}
