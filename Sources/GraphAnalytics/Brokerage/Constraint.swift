extension Graph {
  /// Burt's constraint of each vertex: how far its contacts lead back to each other.
  ///
  /// C(i) = Σ_j (p(i, j) + Σ_q p(i, q) p(q, j))² over the neighbors j, with q neither i nor j and p(i, j) the share of j in the
  /// strength of i: p(i, j) = a(i, j) / Σ a(i, k), a(i, j) = z(i, j) + z(j, i).
  ///
  /// Choices: sums run over direct neighbors, whichever way the edge points; loops are dropped, parallel edges summed. With
  /// `whole`, p(q, j) is taken over all of q's edges (as igraph and NetworkX do); with `ego`, over q's edges to the vertex and
  /// its other neighbors (UCINET's ego networks). Low constraint means many structural holes; the value can exceed 1 in
  /// small dense neighborhoods and is not cut off there.
  ///
  /// - Parameters:
  ///   - weights: strengths, or 1 for every edge.
  ///   - neighborhood: whether neighbors' shares are taken over the whole graph or within each ego network.
  /// - Returns: one value for each vertex; NaN for vertices without a neighbor.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Burt, *Structural Holes* (1992), chapter 2; Burt, *Structural holes and good ideas*, AJS 110:349 (2004),
  ///   doi 10.1086/421787.
  public func constraint(
    weights: EdgeWeights, neighborhood: BrokerageNeighborhood = .whole
  ) throws -> VertexArray<Double> {
    try requirePositiveWeights(weights, measure: "constraint")
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: weights, in: arena)
    let dyads = DyadicConstraint(rows, neighborhood: neighborhood, in: arena)
    let totals = dyads.totals(in: arena)
    return dyads.byVertex { totals[$0] }
  }
}

extension BrokerageMeasure {
  static let constraint = BrokerageMeasure(
    name: "constraint",
    summary: "how far neighbors lead back to each other (Burt); low means holes to bridge"
  ) { graph, weights, neighborhood, _ in try graph.constraint(weights: weights, neighborhood: neighborhood) }
}
