/// The dominant eigenpair of an irreducible matrix without negative entries, from Krylov spaces.
///
/// Lanczos's process where the matrix is symmetric and large, else Arnoldi's, up to a number of steps; then again from the
/// eigenvector of the space. Of the small projected matrix H, the rightmost eigenvector is found by squaring H + c I again
/// and again, which also answers where eigenvalues of the same size surround the wanted one (bipartite, periodic).
struct KrylovSolver {
  /// The eigenvalue, the unit eigenvector, and |M x − λ x| / λ.
  struct Pair {
    var value: Double
    var vector: Buffer<Double>
    var residual: Double
  }

  /// Residuals below this that no longer fall are as good as they get.
  static let roundoff = 1e-12

  let matrix: MatrixProduct
  /// The residual at which to stop. The error of an eigenvector is of its order, over the gap to the next eigenvalue; that
  /// of the eigenvalue of a symmetric matrix only of the order of its square.
  let target: Double
  let arena: Arena
  private let steps: Int
  private let isLocal: Bool
  private let basis: [Buffer<Double>]
  /// The projected matrix, by rows of `steps`.
  private let projected: Buffer<Double>
  private let squared: Buffer<Double>
  private let scratch: Buffer<Double>

  init(matrix: MatrixProduct, target: Double, arena: Arena) {
    self.matrix = matrix
    self.target = target
    self.arena = arena
    isLocal = matrix.isSymmetric && matrix.size > 4096
    steps = min(matrix.size, isLocal ? 64 : 40)
    basis = (0...steps).map { _ in arena.zeros(of: Double.self, matrix.size) }
    projected = arena.zeros(of: Double.self, steps * steps)
    squared = arena.zeros(of: Double.self, steps * steps)
    scratch = arena.zeros(of: Double.self, steps * steps)
  }

  /// - Parameters:
  ///   - start: a vector without negative entries, positive on the irreducible part; becomes the best vector found.
  ///   - cycles: how often to begin anew at most.
  /// - Returns: the pair, whose residual is above `target` and `roundoff` when that many cycles were not enough.
  /// - Throws: what `progress` throws.
  func solve(from start: Buffer<Double>, cycles: Int, _ progress: Progress?) throws -> Pair {
    var pair = Pair(value: 0, vector: start, residual: .infinity)
    Self.normalize(start)
    for cycle in 0..<cycles {
      try progress?(cycle, cycles)
      let before = pair.residual
      let coefficients = space(from: pair.vector)
      combine(coefficients, into: pair.vector)
      refine(&pair)
      if pair.residual <= target || (pair.residual <= Self.roundoff && pair.residual > before / 4) { return pair }
    }
    return pair
  }

  /// Builds the space from `start` and returns the eigenvector of the projected matrix.
  private func space(from start: Buffer<Double>) -> [Double] {
    projected.fill(with: 0)
    basis[0].copy(from: start)
    var dimension = 0
    while dimension < steps {
      let column = dimension
      let next = basis[column + 1]
      matrix.multiply(basis[column], into: next)
      let before = VectorSum.norm(next)
      var first = isLocal ? max(0, column - 1) : 0
      subtractProjections(from: next, on: first..<(column + 1), column: column)
      var norm = VectorSum.norm(next)
      if norm < 0.1 * before {
        first = isLocal ? max(0, column - 1) : 0
        subtractProjections(from: next, on: first..<(column + 1), column: column)
        norm = VectorSum.norm(next)
      }
      dimension += 1
      if norm <= 1e-15 * before || dimension == steps { break }
      projected[dimension * steps + column] = norm
      let factor = 1 / norm
      for index in 0..<next.count { next[index] *= factor }
      if isLocal && dimension.isMultiple(of: 8) && dimension >= 16 {
        let vector = rightmost(dimension)
        let scale = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        if abs(vector[dimension - 1]) * norm <= 0.1 * target * before * scale { return vector }
      }
    }
    return rightmost(dimension)
  }

  private func subtractProjections(from vector: Buffer<Double>, on columns: Range<Int>, column: Int) {
    for row in columns {
      let direction = basis[row]
      let share = VectorSum.dot(direction, vector)
      projected[row * steps + column] += share
      for index in 0..<vector.count { vector[index] -= share * direction[index] }
    }
  }

  /// The eigenvector of the leading block of the projected matrix whose eigenvalue lies farthest to the right.
  private func rightmost(_ size: Int) -> [Double] {
    var shift = 0.0
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += abs(projected[row * steps + column]) }
      shift = max(shift, sum)
    }
    shift /= 2
    var (current, next) = (squared, scratch)
    for row in 0..<size {
      for column in 0..<size {
        current[row * size + column] = projected[row * steps + column] + (row == column ? shift : 0)
      }
    }
    scale(current.slice(0..<(size * size)))
    for _ in 0..<60 {
      square(current, into: next, size)
      let change = scale(next.slice(0..<(size * size)), comparedWith: current)
      swap(&current, &next)
      if change <= 1e-15 { break }
    }
    // The longest column of what is now a multiple of the eigenprojection.
    var (longest, length) = (0, -1.0)
    for column in 0..<size {
      var sum = 0.0
      for row in 0..<size { sum += current[row * size + column] * current[row * size + column] }
      if sum > length { (longest, length) = (column, sum) }
    }
    return (0..<size).map { current[$0 * size + longest] }
  }

  private func square(_ matrix: Buffer<Double>, into result: Buffer<Double>, _ size: Int) {
    result.slice(0..<(size * size)).fill(with: 0)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = matrix[row &* size &+ inner]
        if factor == 0 { continue }
        for column in 0..<size {
          result[row &* size &+ column] += factor * matrix[inner &* size &+ column]
        }
      }
    }
  }

  /// Divides by the greatest size of an entry. Returns the greatest change to `other`.
  @discardableResult
  private func scale(_ matrix: Buffer<Double>, comparedWith other: Buffer<Double>? = nil) -> Double {
    var greatest = 0.0
    for index in 0..<matrix.count { greatest = max(greatest, abs(matrix[index])) }
    var change = 0.0
    for index in 0..<matrix.count {
      matrix[index] /= greatest > 0 ? greatest : 1
      if let other { change = max(change, abs(matrix[index] - other[index])) }
    }
    return change
  }

  private func combine(_ coefficients: [Double], into vector: Buffer<Double>) {
    vector.fill(with: 0)
    for (column, coefficient) in coefficients.enumerated() {
      let direction = basis[column]
      for index in 0..<vector.count { vector[index] += coefficient * direction[index] }
    }
  }

  /// Makes the vector non-negative and of length 1, and takes one step with the matrix, which cannot bring negative
  /// entries back; the residual is measured on what is returned.
  func refine(_ pair: inout Pair) {
    let (vector, product) = (pair.vector, basis[0])
    for index in 0..<vector.count { vector[index] = abs(vector[index]) }
    Self.normalize(vector)
    matrix.multiply(vector, into: product)
    let value = VectorSum.dot(vector, product)
    var sum = 0.0
    for index in 0..<vector.count {
      let difference = product[index] - value * vector[index]
      sum += difference * difference
    }
    pair.value = value
    pair.residual = value > 0 ? sum.squareRoot() / value : 0
  }

  private static func normalize(_ vector: Buffer<Double>) {
    let norm = VectorSum.norm(vector)
    guard norm > 0 else { return }
    for index in 0..<vector.count { vector[index] /= norm }
  }
}
