extension Graph {
  /// The share of time that a random surfer spends at each vertex: x = d Pᵀ x + (1 − d)/n, with the mass of vertices
  /// without outgoing edges spread evenly over all.
  ///
  /// P_ij = w_ij / Σ_k w_ik: the surfer follows an outgoing edge, chosen by weight, with probability d, and jumps anywhere
  /// otherwise. Spreading the mass of the dead ends only scales the answer, so y = d Pᵀ y + 1 is solved and divided by its
  /// sum.
  ///
  /// *Choices.* A vertex collects along incoming edges; an undirected edge goes both ways. Loops and parallel edges that were
  /// kept count. Undirected graphs have real eigenvalues, so Chebyshev's iteration needs about half of the rounds.
  ///
  /// - Parameters:
  ///   - weights: `stored` (positive), or `unit`.
  ///   - damping: d, at least 0 and below 1.
  ///   - progress: called between rounds.
  /// - Returns: a positive number for every vertex; they sum to 1.
  /// - Throws: `GraphError.weightNotPositive`, `.invalidOption`, `.notConverged`; what `progress` throws.
  /// - Complexity: O(m) a round, O(log ε / log d) rounds until the step changes less than ε = 1e-10 in total; O(n) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Brin and Page, *The anatomy of a large-scale hypertextual Web search engine*, Computer Networks 30 (1998),
  ///   doi 10.1016/S0169-7552(98)00110-X; Golub and Varga, *Chebyshev semi-iterative methods*, Numerische Mathematik 3
  ///   (1961), doi 10.1007/BF01386013.
  public func pageRank(
    weights: EdgeWeights = .stored, damping: Double = 0.85, progress: Progress? = nil
  ) throws -> VertexArray<Double> {
    guard damping >= 0 && damping < 1 else {
      throw GraphError.invalidOption("damping must be at least 0 and below 1, but is \(damping)")
    }
    try requirePositiveWeights(weights, measure: "pagerank")
    guard vertexCount > 0 else { return VertexArray([]) }
    let arena = Arena()
    defer { arena.free() }
    return try PageRankKernel(graph: self, weights: weights, damping: damping, arena: arena).solve(progress)
  }
}

private struct PageRankKernel {
  static let tolerance = 1e-10

  let rows: Adjacency
  let damping: Double
  let isSymmetric: Bool
  /// d / Σ_k w_ik, 0 without outgoing edges.
  let shares: Buffer<Double>
  let bounds: [Int]
  /// Sums of the stripes, added in their order.
  let partial: Buffer<Double>
  let arena: Arena

  init(graph: Graph, weights: EdgeWeights, damping: Double, arena: Arena) {
    let out = graph.out
    rows = graph.incoming.weighted(weights)
    let isStored = weights == .stored
    self.damping = damping
    self.arena = arena
    isSymmetric = !graph.isDirected
    let shares = arena.zeros(of: Double.self, graph.vertexCount)
    for vertex in 0..<graph.vertexCount {
      var sum = 0.0
      if isStored, let stored = out.weights {
        for arc in out.arcs(of: vertex) { sum += stored[arc] }
      } else {
        sum = Double(out.degree(of: vertex))
      }
      shares[vertex] = sum > 0 ? damping / sum : 0
    }
    self.shares = shares
    bounds = Parallel.stripes(offsets: rows.offsets, count: graph.vertexCount)
    partial = arena.zeros(of: Double.self, bounds.count)
  }

  func solve(_ progress: Progress?) throws -> VertexArray<Double> {
    let count = rows.vertexCount
    let start = 1 / (1 - damping)
    var current = arena.buffer(count, repeating: start)
    var previous = arena.buffer(count, repeating: start)
    let scratch = arena.zeros(of: Double.self, count)
    let limit = 100 + Int(min(40 / (1 - damping), 1e9))
    var overrelaxation = 1.0
    for round in 0..<limit {
      try progress?(round, limit)
      for vertex in 0..<count { scratch[vertex] = current[vertex] * shares[vertex] }
      // `previous` becomes the next iterate, in place: each entry is read once, by the vertex that overwrites it.
      let (change, total) = step(contributions: scratch, current: current, previous: previous, overrelaxation)
      if change < Self.tolerance * total {
        // A plain step, so that what is returned is what the tolerance speaks of.
        _ = step(contributions: scratch, current: current, previous: previous, 1)
        return scaled(previous)
      }
      swap(&current, &previous)
      if isSymmetric {
        overrelaxation =
          round == 0
          ? 1 / (1 - damping * damping / 2) : 1 / (1 - overrelaxation * damping * damping / 4)
      }
    }
    throw GraphError.notConverged(measure: "pagerank", iterations: limit, residual: Self.tolerance)
  }

  /// previous ← previous + ω (P contributions + 1 − previous). Returns how far a plain step would move, and the mass.
  private func step(
    contributions: Buffer<Double>, current: Buffer<Double>, previous: Buffer<Double>, _ overrelaxation: Double
  ) -> (change: Double, total: Double) {
    let (rows, partial, bounds) = (rows, partial, bounds)
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      var change = 0.0
      for vertex in bounds[stripe]..<bounds[stripe + 1] {
        let collected = 1 + rows.sum(of: contributions, over: rows.arcs(of: vertex))
        change += abs(collected - current[vertex])
        let last = previous[vertex]
        previous[vertex] = last + overrelaxation * (collected - last)
      }
      partial[stripe] = change
    }
    var change = 0.0
    for stripe in 0..<(bounds.count - 1) { change += partial[stripe] }
    var total = 0.0
    for vertex in 0..<rows.vertexCount { total += current[vertex] }
    return (change, total)
  }

  private func scaled(_ values: Buffer<Double>) -> VertexArray<Double> {
    var total = 0.0
    for vertex in 0..<values.count { total += values[vertex] }
    return VertexArray(values.array().map { $0 / total })
  }
}

extension CentralityMeasure {
  static let pageRank = CentralityMeasure(
    name: "pagerank", summary: "share of a random surfer's time"
  ) { graph, options, progress in
    try graph.pageRank(weights: options.weights, damping: options.damping, progress: progress)
  }
}
