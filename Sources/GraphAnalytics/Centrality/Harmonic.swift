extension Graph {
  /// The sum of the reciprocals of the distances from each vertex to all others: H_i = Σ_j 1/d_ij, 0 for unreachable j.
  ///
  /// *Choices.* Direction `outgoing` means distances *from* the vertex, `incoming` distances to it, `any` follows edges either
  /// way. Isolates have 0. Loops are ignored, of parallel edges the shortest counts. A vertex at distance 0 of another has
  /// an infinite value.
  ///
  /// - Parameters:
  ///   - lengths: how weights become lengths.
  ///   - direction: which way to follow the edges of a directed graph.
  ///   - normalization: `none`, or `pairs`: divided by n − 1, the greatest value possible for unit lengths.
  ///   - progress: called between rounds of searches.
  /// - Returns: a number of 0 or more for every vertex.
  /// - Throws: `GraphError` when weights cannot be made into lengths, for a normalization that only closeness has, or when
  ///   the work would not fit in memory; what `progress` throws.
  /// - Complexity: O(n m / 512 · diameter) in time for unit lengths, else O(n (m + n log n)); O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Marchiori and Latora, *Harmony in the small-world*, Physica A 285 (2000), doi 10.1016/S0378-4371(00)00311-3;
  ///   Boldi and Vigna, *Axioms for centrality*, Internet Mathematics 10 (2014), doi 10.1080/15427951.2013.865686.
  public func harmonic(
    lengths: EdgeLengths, direction: Direction = .outgoing, normalization: Normalization = .none,
    progress: Progress? = nil
  ) throws -> VertexArray<Double> {
    if normalization != .none && normalization != .pairs {
      _ = try VertexArray([]).scaled(normalization, greatest: 1, measure: "harmonic")
    }
    let sums = try distanceSums(lengths: lengths, direction: direction, progress: progress)
    return try VertexArray(sums.reciprocalTotal)
      .scaled(normalization, greatest: Double(vertexCount - 1), measure: "harmonic")
  }
}

extension CentralityMeasure {
  static let harmonic = CentralityMeasure(
    name: "harmonic", summary: "sum of the reciprocals of the distances to all others", reads: .lengths
  ) { graph, options, progress in
    try graph.harmonic(
      lengths: options.lengths, direction: options.direction ?? .outgoing,
      normalization: options.normalization ?? .none, progress: progress)
  }
}
