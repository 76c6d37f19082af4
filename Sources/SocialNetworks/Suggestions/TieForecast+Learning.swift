import GraphAnalytics

extension TieForecast {
  /// Fewer new ties than this teach nothing: there are sixteen weights.
  static let fewestPositives = 50
  /// At which shares of what happened the past is cut; each time it is asked which ties were made until the next.
  static let shares = [0.5, 0.65, 0.8]
  private static let limits = ForecastCases.Limits(all: 60_000, near: 20_000, far: 20_000, people: 300)

  /// Weights as the past of `ground` says, or nil where it says too little: where ties have no dates, or their strengths were only
  /// read, so that there are none of earlier moments.
  static func learned(
    _ ground: ForecastGround, _ options: Options, _ progress: Progress?
  ) throws -> (ForecastWeights, Lesson)? {
    let source = ground.source
    guard source.strengths == nil else { return nil }
    let moments = source.moments(until: ground.moment - 1)
    guard moments.count >= fewestPositives else { return nil }
    var cuts = shares.map { moments[min(moments.count - 1, Int($0 * Double(moments.count)))] }
    cuts.append(ground.moment)
    var cases: [LogisticFit.Case] = []
    var positiveCount = 0
    for (start, end) in zip(cuts, cuts.dropFirst()) where start < end {
      let made = source.pairs.indices.filter { pair in source.tieSince[pair].map { $0 >= start && $0 < end } ?? false }
      let positives = made.map { (low: Int(source.pairs[$0].low), high: Int(source.pairs[$0].high)) }
      let earlier = ForecastGround(source, before: start, timeScale: options.timeScale)
      var visitor = ForecastCases(earlier, positives: positives)
      if visitor.positiveCount == 0 { continue }
      positiveCount += visitor.positiveCount
      var own: [LogisticFit.Case] = []
      try visitor.visit(limits, seed: options.seed, progress: progress) { item, evidence, signs in
        own.append(
          LogisticFit.Case(
            features: earlier.features(item.first, item.second, evidence, signs), isPositive: item.isPositive,
            weight: item.weight))
      }
      let scale = ForecastScale(own)
      cases += own.map {
        LogisticFit.Case(features: scale.standard($0.features), isPositive: $0.isPositive, weight: $0.weight)
      }
    }
    guard positiveCount >= fewestPositives else { return nil }
    let fit = LogisticFit(cases, near: options.weights, penalty: options.penalty)
    return (fit.weights, Lesson(positives: positiveCount))
  }
}
