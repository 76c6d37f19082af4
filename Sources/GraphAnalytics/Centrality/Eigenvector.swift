extension Graph {
  /// Eigenvector centrality: each vertex has the sum of its neighbors' values by weight, over the largest eigenvalue,
  /// λ x_i = Σ_j w_ji x_j.
  ///
  /// *Choices.* A vertex collects along incoming edges. Length 1 (the squares sum to 1), no negative values. Bipartite and
  /// periodic graphs have an answer like any other. Components with a smaller eigenvalue have 0. In a directed graph the
  /// values begin in the strong component of the largest eigenvalue and spread to all it leads to; in one without cycles
  /// that is the one vertex without outgoing edges, if there is only one. Loops count once, parallel edges that were kept
  /// each.
  ///
  /// - Parameters:
  ///   - weights: `stored` (positive), or `unit`.
  ///   - progress: called between rounds.
  /// - Returns: a number of 0 or more for every vertex.
  /// - Throws: `GraphError.eigenvectorNotUnique` where several parts share the largest eigenvalue, so that any mixture of
  ///   theirs would do; `.weightNotPositive`; `.notConverged`, when the residual stays above 1e-12 λ; what `progress` throws.
  /// - Complexity: O(m + n) for each of tens to hundreds of products with the matrix; O(64 n) in space. Long paths and
  ///   cycles, on which products get nowhere, are solved by elimination.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Bonacich, *Factoring and weighting approaches to status scores and clique identification*, Journal of
  ///   Mathematical Sociology 2 (1972), doi 10.1080/0022250X.1972.9989806.
  public func eigenvector(
    weights: EdgeWeights = .stored, progress: Progress? = nil
  ) throws -> VertexArray<Double> {
    try requirePositiveWeights(weights, measure: "eigenvector")
    try Memory.require(vertexCount * 700)
    let arena = Arena()
    defer { arena.free() }
    return try dominant(weights: weights, measure: "eigenvector", arena: arena).vector(progress)
  }

  /// The eigenproblem of the matrix by which vertices collect along incoming edges.
  func dominant(weights: EdgeWeights, measure: String, arena: Arena) -> DominantEigenvector {
    DominantEigenvector(
      matrix: NonnegativeMatrix(collecting: weights, in: self), giving: out.weighted(weights), measure: measure,
      arena: arena)
  }
}

extension CentralityMeasure {
  static let eigenvector = CentralityMeasure(
    name: "eigenvector", summary: "neighbors' values, summed, in balance"
  ) { graph, options, progress in
    try graph.eigenvector(weights: options.weights, progress: progress)
  }
}
