extension Graph {
  /// Katz centrality: all walks that end at a vertex, each weighted by the product of its weights and by α for every step;
  /// x_i = α Σ_j w_ji x_j + 1.
  ///
  /// *Choices.* Walks arrive along incoming edges; the constant (β) is 1; not normalized. Loops count once, parallel edges
  /// that were kept each. The sum over walks exists only for α below 1/λ, λ being the largest eigenvalue; that is checked
  /// before, and every solution proves it again, since x > α M x holds for no positive x otherwise.
  ///
  /// - Parameters:
  ///   - weights: `stored` (positive), or `unit`.
  ///   - alpha: the attenuation, at least 0; nil: half of 1/λ, or in a graph without cycles, where any would do, half of the
  ///     reciprocal of the greatest sum of weights that arrives at a vertex.
  ///   - progress: called between rounds.
  /// - Returns: a number of 1 or more for every vertex.
  /// - Throws: `GraphError.alphaTooLarge`, `.weightNotPositive`, `.invalidOption`; `.notConverged`, when the residual at
  ///   some vertex stays above 1e-12 of its value; what `progress` throws.
  /// - Complexity: O(m + n) a round; about log 1e-12 / log αλ rounds, the root of that many when undirected; O(n) in space,
  ///   64 n for λ.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Katz, *A new status index derived from sociometric analysis*, Psychometrika 18 (1953),
  ///   doi 10.1007/BF02289026.
  public func katz(
    weights: EdgeWeights = .stored, alpha: Double? = nil, progress: Progress? = nil
  ) throws -> VertexArray<Double> {
    if let alpha, !(alpha >= 0 && alpha.isFinite) {
      throw GraphError.invalidOption("alpha must be 0 or more, but is \(alpha)")
    }
    try requirePositiveWeights(weights, measure: "katz")
    try Memory.require(vertexCount * 700)
    let arena = Arena()
    defer { arena.free() }
    let radius = try dominant(weights: weights, measure: "katz", arena: arena).spectralRadius(progress)
    let matrix = MatrixProduct(NonnegativeMatrix(collecting: weights, in: self), in: arena)
    let chosen: Double
    if let alpha {
      if alpha * radius >= 1 - 1e-12 { throw GraphError.alphaTooLarge(alpha: alpha, limit: 1 / radius) }
      chosen = alpha
    } else if radius > 0 {
      chosen = 0.5 / radius
    } else {
      let greatest = strength(weights: weights, direction: .incoming).max() ?? 0
      chosen = greatest > 0 ? 0.5 / greatest : 0
    }
    return try KatzKernel(matrix: matrix, alpha: chosen, arena: arena).solve(progress)
  }
}

/// Solves (I − α M) x = 1: conjugate gradients where M is symmetric, Richardson's iteration where it is not.
private struct KatzKernel {
  private static let tolerance = 1e-12
  private static let limit = 200_000

  let matrix: MatrixProduct
  let alpha: Double
  let arena: Arena

  func solve(_ progress: Progress?) throws -> VertexArray<Double> {
    let size = matrix.size
    let solution = arena.buffer(size, repeating: 1.0)
    let product = arena.zeros(of: Double.self, size)
    let residual = arena.zeros(of: Double.self, size)
    let direction = arena.zeros(of: Double.self, size)
    var rounds = 0
    var error = Double.infinity
    while rounds < Self.limit {
      error = measure(solution, product, into: residual)
      rounds += 1
      if error <= Self.tolerance { return matrix.values(of: solution) }
      if matrix.isSymmetric {
        rounds += try descend(solution, residual, direction, product, progress)
      } else {
        if rounds.isMultiple(of: 16) { try progress?(rounds, Self.limit) }
        for index in 0..<size { solution[index] += residual[index] }
      }
    }
    throw GraphError.notConverged(measure: "katz", iterations: rounds, residual: error)
  }

  /// residual ← 1 − (I − α M) solution. Returns its greatest entry, relative to the solution's.
  private func measure(_ solution: Buffer<Double>, _ product: Buffer<Double>, into residual: Buffer<Double>) -> Double {
    matrix.multiply(solution, into: product)
    var error = 0.0
    for index in 0..<solution.count {
      let rest = 1 + alpha * product[index] - solution[index]
      residual[index] = rest
      error = max(error, abs(rest) / abs(solution[index]))
    }
    return error
  }

  /// Conjugate gradients from here until the residual they carry along is small. Returns the number of products.
  private func descend(
    _ solution: Buffer<Double>, _ residual: Buffer<Double>, _ direction: Buffer<Double>, _ product: Buffer<Double>,
    _ progress: Progress?
  ) throws -> Int {
    direction.copy(from: residual)
    var length = VectorSum.dot(residual, residual)
    for round in 1...1000 {
      if round.isMultiple(of: 16) { try progress?(round, 1000) }
      matrix.multiply(direction, into: product)
      for index in 0..<product.count { product[index] = direction[index] - alpha * product[index] }
      let curvature = VectorSum.dot(direction, product)
      guard curvature > 0 else { return round }
      let step = length / curvature
      var error = 0.0
      for index in 0..<product.count {
        solution[index] += step * direction[index]
        residual[index] -= step * product[index]
        error = max(error, abs(residual[index]) / abs(solution[index]))
      }
      if error <= 0.1 * Self.tolerance { return round }
      let next = VectorSum.dot(residual, residual)
      let ratio = next / length
      length = next
      for index in 0..<product.count { direction[index] = residual[index] + ratio * direction[index] }
    }
    return 1000
  }
}

extension CentralityMeasure {
  static let katz = CentralityMeasure(
    name: "katz", summary: "walks that arrive, fading with every step"
  ) { graph, options, progress in
    try graph.katz(weights: options.weights, alpha: options.alpha, progress: progress)
  }
}
