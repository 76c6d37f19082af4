#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Logistic regression of sixteen features and a constant, held near given weights.
///
/// Maximizes Σ c (y log p + (1 − y) log(1 − p)) − ½ r Σ (β − β₀)² with p = 1 / (1 + exp(−α − β·x)), the constant α being free, by
/// Newton's steps (iteratively reweighted least squares), halved while they do not help. The maximum is unique.
struct LogisticFit {
  struct Case {
    var features: SIMD16<Double>
    var isPositive: Bool
    /// How often it counts.
    var weight: Double
  }

  private(set) var weights: ForecastWeights
  private(set) var steps = 0
  private static let size = 17

  /// - Complexity: O(17² · cases · steps), with at most 50 steps.
  /// - Determinism: exact for the same cases in the same order.
  init(_ cases: [Case], near prior: ForecastWeights, penalty: Double) {
    weights = prior
    var value = Self.value(cases, weights, prior, penalty)
    while steps < 50 {
      steps += 1
      let step = Self.step(cases, weights, prior, penalty)
      var share = 1.0
      var (next, nextValue) = (weights, -Double.infinity)
      while share > 1e-6 {
        next.intercept = weights.intercept + share * step[16]
        for feature in 0..<16 { next.values[feature] = weights.values[feature] + share * step[feature] }
        nextValue = Self.value(cases, next, prior, penalty)
        if nextValue >= value { break }
        share /= 2
      }
      guard nextValue >= value else { return }
      let gain = nextValue - value
      (weights, value) = (next, nextValue)
      if gain < 1e-9 * (1 + abs(value)) { return }
    }
  }

  private static func value(
    _ cases: [Case], _ weights: ForecastWeights, _ prior: ForecastWeights, _ penalty: Double
  ) -> Double {
    let away = weights.values - prior.values
    var sum = -penalty / 2 * (away * away).sum()
    for item in cases {
      let odds = weights.intercept + (weights.values * item.features).sum()
      // log p and log(1 − p) without overflow.
      let soft = odds > 0 ? odds + log1p(exp(-odds)) : log1p(exp(odds))
      sum += item.weight * ((item.isPositive ? odds : 0) - soft)
    }
    return sum
  }

  private static func step(
    _ cases: [Case], _ weights: ForecastWeights, _ prior: ForecastWeights, _ penalty: Double
  ) -> [Double] {
    var gradient = -penalty * (weights.values - prior.values)
    var constant = 0.0
    var rows = [SIMD16<Double>](repeating: .zero, count: size)
    var corner = 1e-6
    for item in cases {
      let odds = weights.intercept + (weights.values * item.features).sum()
      let chance = 1 / (1 + exp(-odds))
      let miss = item.weight * ((item.isPositive ? 1 : 0) - chance)
      gradient += miss * item.features
      constant += miss
      let curve = item.weight * chance * (1 - chance)
      let scaled = curve * item.features
      for feature in 0..<16 { rows[feature] += scaled[feature] * item.features }
      rows[16] += scaled
      corner += curve
    }
    var matrix = [[Double]](repeating: Array(repeating: 0, count: size), count: size)
    for row in 0..<16 {
      for column in 0..<16 { matrix[row][column] = rows[row][column] }
      matrix[row][row] += penalty
      matrix[row][16] = rows[16][row]
      matrix[16][row] = rows[16][row]
    }
    matrix[16][16] = corner
    return solve(matrix, (0..<16).map { gradient[$0] } + [constant])
  }

  /// Solves a symmetric positive definite system by Cholesky's decomposition.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var lower = matrix
    var result = right
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row][column]
        for inner in 0..<column { sum -= lower[row][inner] * lower[column][inner] }
        lower[row][column] = row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column][column]
      }
    }
    for row in 0..<size {
      for inner in 0..<row { result[row] -= lower[row][inner] * result[inner] }
      result[row] /= lower[row][row]
    }
    for row in (0..<size).reversed() {
      for inner in row + 1..<size { result[row] -= lower[inner][row] * result[inner] }
      result[row] /= lower[row][row]
    }
    return result
  }
}
