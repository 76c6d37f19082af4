/// How well a ranking puts the positives first, with a weight for each case, so that samples can be drawn again and again
/// without sorting again.
struct RankQuality: Sendable {
  /// Cases by falling score.
  private let order: [Int32]
  /// Where each run of equal scores ends, rising; the last is the number of cases.
  private let ends: [Int32]
  private let isPositive: [Bool]

  /// - Parameter scores: one for each case, none of them NaN.
  init(scores: [Double], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count)
    let sorted = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    order = sorted.map(Int32.init)
    ends = sorted.indices.filter { $0 + 1 == sorted.count || scores[sorted[$0]] != scores[sorted[$0 + 1]] }
      .map { Int32($0 + 1) }
    self.isPositive = isPositive
  }

  /// The chance that a positive stands before a negative, an equal score counting half (Mann-Whitney), and the average
  /// precision, in which equal scores come all at once. NaN without positives or without negatives.
  ///
  /// - Parameter weights: how often each case counts; nil counts each once.
  func values(weights: [Double]? = nil) -> (auc: Double, precision: Double) {
    var (positives, negatives) = (0.0, 0.0)
    var (wins, precision) = (0.0, 0.0)
    var place = 0
    for end in ends {
      var (runPositives, runNegatives) = (0.0, 0.0)
      while place < Int(end) {
        let item = Int(order[place])
        let weight = weights?[item] ?? 1
        if isPositive[item] { runPositives += weight } else { runNegatives += weight }
        place += 1
      }
      wins += runNegatives * (positives + runPositives / 2)
      positives += runPositives
      negatives += runNegatives
      if runPositives > 0 { precision += runPositives * positives / (positives + negatives) }
    }
    guard positives > 0, negatives > 0 else { return (.nan, .nan) }
    return (wins / (positives * negatives), precision / positives)
  }

  /// The share of positives among the first `count` cases; those with equal scores, of which only some come in, count by their mean.
  ///
  /// - Parameter weights: how often each case counts; nil counts each once.
  func precision(atTop count: Double, weights: [Double]? = nil) -> Double {
    var (positives, taken) = (0.0, 0.0)
    var place = 0
    for end in ends {
      var (runPositives, run) = (0.0, 0.0)
      while place < Int(end) {
        let item = Int(order[place])
        let weight = weights?[item] ?? 1
        if isPositive[item] { runPositives += weight }
        run += weight
        place += 1
      }
      if taken + run >= count {
        return run > 0 ? (positives + runPositives * (count - taken) / run) / count : positives / count
      }
      positives += runPositives
      taken += run
    }
    return taken > 0 ? positives / taken : .nan
  }
}
