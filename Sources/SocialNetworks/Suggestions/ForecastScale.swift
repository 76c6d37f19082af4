import GraphAnalytics

/// The mean and the spread of every feature among the pairs without a tie.
struct ForecastScale: Sendable, Equatable {
  private var means = SIMD16<Double>(repeating: 0)
  /// 1 / standard deviation; 0 where all pairs are alike.
  private var rates = SIMD16<Double>(repeating: 0)

  static let limits = ForecastCases.Limits(all: 60_000, near: 30_000, far: 30_000, people: 300)

  init(_ ground: ForecastGround, seed: UInt64, progress: Progress?) throws {
    var cases = ForecastCases(ground, positives: [])
    var sums = Sums()
    try cases.visit(Self.limits, seed: seed, progress: progress) { item, evidence, signs in
      sums.add(ground.features(item.first, item.second, evidence, signs), item.weight)
    }
    self.init(sums)
  }

  init(_ cases: [LogisticFit.Case]) {
    var sums = Sums()
    for item in cases { sums.add(item.features, item.weight) }
    self.init(sums)
  }

  private init(_ sums: Sums) {
    guard sums.weight > 0 else { return }
    means = sums.first + sums.sum / sums.weight
    let shift = sums.sum / sums.weight
    let variances = sums.squares / sums.weight - shift * shift
    for feature in 0..<16 where variances[feature] > 1e-10 { rates[feature] = 1 / variances[feature].squareRoot() }
  }

  func standard(_ features: SIMD16<Double>) -> SIMD16<Double> { (features - means) * rates }

  /// Sums of differences from the first, which keeps their digits.
  private struct Sums {
    var first = SIMD16<Double>(repeating: 0)
    var sum = SIMD16<Double>(repeating: 0)
    var squares = SIMD16<Double>(repeating: 0)
    var weight = 0.0

    mutating func add(_ features: SIMD16<Double>, _ count: Double) {
      if weight == 0 { first = features }
      let away = features - first
      sum += count * away
      squares += count * away * away
      weight += count
    }
  }
}
