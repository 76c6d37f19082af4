extension Graph {
  /// The reciprocal of the mean distance from each vertex to the vertices it can reach.
  ///
  /// With r the number of vertices reached, itself included, and S the sum of the distances to them:
  /// `wasserman-faust` (r − 1)/(n − 1) · (r − 1)/S; `component` (r − 1)/S; `none` 1/S; `pairs` (n − 1)/S.
  ///
  /// *Choices.* Direction `outgoing` means distances *from* the vertex, `incoming` distances to it, `any` follows edges either
  /// way. A vertex that reaches no other has 0. Loops are ignored, of parallel edges the shortest counts. Where every
  /// reachable vertex is at distance 0 the value is infinite.
  ///
  /// - Parameters:
  ///   - lengths: how weights become lengths.
  ///   - direction: which way to follow the edges of a directed graph.
  ///   - normalization: see the formulas above.
  ///   - progress: called between rounds of searches.
  /// - Returns: a number of 0 or more for every vertex; comparable between components only under `wasserman-faust`.
  /// - Throws: `GraphError` when weights cannot be made into lengths, or the work would not fit in memory; what `progress`
  ///   throws.
  /// - Complexity: O(n m / 512 · diameter) in time for unit lengths, else O(n (m + n log n)); O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Freeman, *Centrality in social networks*, Social Networks 1 (1978), doi 10.1016/0378-8733(78)90021-7;
  ///   Wasserman and Faust, *Social Network Analysis*, 1994, doi 10.1017/CBO9780511815478, chapter 5.
  public func closeness(
    lengths: EdgeLengths, direction: Direction = .outgoing, normalization: Normalization = .wassermanFaust,
    progress: Progress? = nil
  ) throws -> VertexArray<Double> {
    let sums = try distanceSums(lengths: lengths, direction: direction, progress: progress)
    let others = Double(vertexCount - 1)
    return VertexArray(
      (0..<vertexCount).map { vertex in
        let reached = Double(sums.reached[vertex])
        let total = sums.total[vertex]
        if reached == 0 { return 0 }
        return switch normalization {
        case .none: 1 / total
        case .pairs: others / total
        case .component: reached / total
        case .wassermanFaust: reached / others * (reached / total)
        }
      })
  }
}

extension CentralityMeasure {
  static let closeness = CentralityMeasure(
    name: "closeness", summary: "reciprocal of the mean distance to all others", reads: .lengths
  ) { graph, options, progress in
    try graph.closeness(
      lengths: options.lengths, direction: options.direction ?? .outgoing,
      normalization: options.normalization ?? .wassermanFaust, progress: progress)
  }
}
