extension Graph {
  /// The share of time that a random surfer spends at each vertex: x = d Pᵀ x + (1 − d)/n, with the mass of vertices
  /// without outgoing edges spread evenly over all.
  ///
  /// P_ij = w_ij / Σ_k w_ik: the surfer follows an outgoing edge, chosen by weight, with probability d, and jumps anywhere
  /// otherwise. Spreading the mass of the dead ends only scales the answer, so y = d Pᵀ y + 1 is solved and divided by its
  /// sum.
  ///
  /// *Choices.* A vertex collects along incoming edges; an undirected edge goes both ways. Loops and parallel edges that were
  /// kept count. Undirected graphs are
  /// solved by conjugate gradients, in about half of the rounds.
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
  ///   doi 10.1016/S0169-7552(98)00110-X; Hestenes and Stiefel, *Methods of conjugate gradients for solving linear
  ///   systems*, Journal of Research of the National Bureau of Standards 49 (1952), doi 10.6028/jres.049.044.
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

/// Solves y = T y + 1 for T = d Pᵀ: by conjugate gradients where the graph is undirected, since T is then self-adjoint in the
/// inner product Σ u_v w_v / s_v (s: sums of weights), else by iterating.
private struct PageRankKernel {
  private static let tolerance = 1e-10

  let matrix: MatrixProduct
  let damping: Double
  /// d / s_v, 0 without outgoing edges; in the order of the product's vectors, like all that follow.
  let shares: Buffer<Double>
  let solution: Buffer<Double>
  let residual: Buffer<Double>
  let scratch: Buffer<Double>
  let product: Buffer<Double>
  let arena: Arena

  init(graph: Graph, weights: EdgeWeights, damping: Double, arena: Arena) {
    matrix = MatrixProduct(NonnegativeMatrix(collecting: weights, in: graph), in: arena)
    self.damping = damping
    self.arena = arena
    let out = graph.out.weighted(weights)
    shares = arena.zeros(of: Double.self, matrix.size)
    for vertex in 0..<matrix.size {
      var sum = Double(out.degree(of: vertex))
      if let stored = out.weights {
        sum = 0
        for arc in out.arcs(of: vertex) { sum += stored[arc] }
      }
      shares[matrix.place(of: vertex)] = sum > 0 ? damping / sum : 0
    }
    solution = arena.zeros(of: Double.self, matrix.size)
    residual = arena.zeros(of: Double.self, matrix.size)
    scratch = arena.zeros(of: Double.self, matrix.size)
    product = arena.zeros(of: Double.self, matrix.size)
  }

  func solve(_ progress: Progress?) throws -> VertexArray<Double> {
    guessSolution()
    let limit = 100 + Int(min(40 / (1 - damping), 1e9))
    var rounds = 0
    var change = Double.infinity
    while rounds < limit {
      try progress?(rounds, limit)
      change = measure()
      rounds += 1
      if change < Self.tolerance { return answer() }
      if matrix.isSymmetric {
        rounds += try descend(limit - rounds, progress)
      } else {
        for index in 0..<solution.count { solution[index] += residual[index] }
      }
    }
    throw GraphError.notConverged(measure: "pagerank", iterations: rounds, residual: change)
  }

  /// What would be exact if the surfer met every vertex as often as its share of all weights says.
  private func guessSolution() {
    var (total, reached) = (0.0, 0.0)
    for index in 0..<solution.count where shares[index] > 0 {
      total += damping / shares[index]
      reached += 1
    }
    let factor = damping > 0 && total > 0 ? reached / total * damping / (1 - damping) : 0
    for index in 0..<solution.count {
      solution[index] = 1 + (shares[index] > 0 ? factor * damping / shares[index] : 0)
    }
  }

  /// residual ← T solution + 1 − solution. Returns its size as a share of the whole mass.
  private func measure() -> Double {
    for index in 0..<solution.count { scratch[index] = solution[index] * shares[index] }
    matrix.multiply(scratch, into: product)
    var (change, total) = (0.0, 0.0)
    for index in 0..<solution.count {
      let rest = product[index] + 1 - solution[index]
      residual[index] = rest
      change += abs(rest)
      total += solution[index]
    }
    return change / total
  }

  /// Conjugate gradients from here until the residual they carry along is small. Returns the number of products.
  private func descend(_ limit: Int, _ progress: Progress?) throws -> Int {
    let (solution, residual, scratch, product, shares) = (solution, residual, scratch, product, shares)
    let count = solution.count
    let direction = arena.zeros(of: Double.self, count)
    direction.copy(from: residual)
    var length = 0.0
    for index in 0..<count { length += residual[index] * residual[index] * shares[index] }
    for round in 1..<max(2, limit) {
      try progress?(round, limit)
      for index in 0..<count { scratch[index] = direction[index] * shares[index] }
      matrix.multiply(scratch, into: product)
      var curvature = 0.0
      for index in 0..<count {
        let applied = direction[index] - product[index]
        product[index] = applied
        curvature += applied * scratch[index]
      }
      guard curvature > 0 else { return round }
      let step = length / curvature
      var (change, total, next) = (0.0, 0.0, 0.0)
      for index in 0..<count {
        let value = solution[index] + step * direction[index]
        let rest = residual[index] - step * product[index]
        solution[index] = value
        residual[index] = rest
        total += value
        change += abs(rest)
        next += rest * rest * shares[index]
      }
      if change < 0.9 * Self.tolerance * total { return round }
      let ratio = next / length
      length = next
      for index in 0..<count { direction[index] = residual[index] + ratio * direction[index] }
    }
    return max(1, limit)
  }

  /// One more step, so that what is returned is what the tolerance speaks of, divided by its sum.
  private func answer() -> VertexArray<Double> {
    var values = matrix.values(of: solution)
    let step = matrix.values(of: residual)
    for vertex in values.indices { values[vertex] += step[vertex] }
    let total = values.reduce(0, +)
    return VertexArray(values.values.map { $0 / total })
  }
}

extension CentralityMeasure {
  static let pageRank = CentralityMeasure(
    name: "pagerank", summary: "share of a random surfer's time"
  ) { graph, options, progress in
    try graph.pageRank(weights: options.weights, damping: options.damping, progress: progress)
  }
}
