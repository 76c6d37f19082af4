#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Graph {
  /// Burt's hierarchy of each vertex: how far its constraint comes from one neighbor.
  ///
  /// The Coleman-Theil index of the dyadic constraints c(i, j): H(i) = Σ_j x ln x / (n ln n), with x = c(i, j) / (C(i) / n) and n
  /// the number of neighbors. 0 when all weigh the same, 1 when one weighs all; 0 for a single neighbor, by convention.
  /// The choices are those of `constraint(weights:neighborhood:)`.
  ///
  /// - Returns: one value in 0...1 for each vertex; NaN for vertices without a neighbor.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Burt, *Structural Holes* (1992), chapter 2.
  public func hierarchy(
    weights: EdgeWeights, neighborhood: BrokerageNeighborhood = .whole
  ) throws -> VertexArray<Double> {
    try requirePositiveWeights(weights, measure: "hierarchy")
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: weights, in: arena)
    let dyads = DyadicConstraint(rows, neighborhood: neighborhood, in: arena)
    let totals = dyads.totals(in: arena)
    // With s = c / C: Σ x ln x / (n ln n) = 1 + Σ s ln s / ln n.
    let entropies = arena.zeros(of: Double.self, rows.vertexCount)
    dyads.forEachEdge { first, second, onFirst, onSecond in
      let shareOfFirst = onFirst * onFirst / totals[first]
      let shareOfSecond = onSecond * onSecond / totals[second]
      entropies[first] += shareOfFirst * log(shareOfFirst)
      entropies[second] += shareOfSecond * log(shareOfSecond)
    }
    return dyads.byVertex { rank in
      let count = dyads.degrees[rank]
      return count == 1 ? 0 : max(0, 1 + entropies[rank] / log(Double(count)))
    }
  }
}

extension BrokerageMeasure {
  static let hierarchy = BrokerageMeasure(
    name: "hierarchy", summary: "how far constraint comes from one neighbor (Coleman-Theil)"
  ) { graph, weights, neighborhood, _ in try graph.hierarchy(weights: weights, neighborhood: neighborhood) }
}
