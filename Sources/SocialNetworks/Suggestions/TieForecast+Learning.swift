import GraphAnalytics

extension TieForecast {
  /// Fewer new ties than this teach nothing: there are sixteen weights.
  static let fewestPositives = 50
  /// At which shares of what happened the past is cut; each time it is asked which ties were made until the next.
  static let shares = [0.5, 0.65, 0.8]
  private static let limits = ForecastCases.Limits(all: 60_000, near: 20_000, far: 20_000, people: 300)
  private static let mostHidden = 500
  /// Ties of old are not quite like those to come: what they say weighs so many times less.
  private static let caution = 15.0

  /// Weights as the past of `ground` says, or nil where it says too little; by hiding where ties have no dates, or strengths were
  /// read, so that there are none of earlier moments.
  static func learned(
    _ ground: ForecastGround, _ scale: ForecastScale, _ options: Options, _ progress: Progress?
  ) throws -> (ForecastWeights, Lesson)? {
    let moments = ground.source.moments(until: ground.moment - 1)
    return moments.isEmpty || ground.source.strengths != nil
      ? try learnedFromHiding(ground, scale, options, progress)
      : try learnedFromMoments(moments, ground, options, progress)
  }

  private static func learnedFromMoments(
    _ moments: [Int64], _ ground: ForecastGround, _ options: Options, _ progress: Progress?
  ) throws -> (ForecastWeights, Lesson)? {
    let source = ground.source
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
    return (fit.weights, Lesson(positives: positiveCount, isDated: true))
  }

  /// Ties without dates: each of a sample is hidden and told from pairs without a tie.
  private static func learnedFromHiding(
    _ ground: ForecastGround, _ scale: ForecastScale, _ options: Options, _ progress: Progress?
  ) throws -> (ForecastWeights, Lesson)? {
    let owner = ground.source.owner.map { UInt32(ground.source.places[$0]) }
    let undated = ground.source.pairs.indices.filter { pair in
      let (low, high, _) = ground.source.pairs[pair]
      return ground.source.tieSince[pair] == .some(.min) && low != owner && high != owner
    }
    guard undated.count >= 2 * fewestPositives else { return nil }
    var cases: [LogisticFit.Case] = []
    var visitor = ForecastCases(ground, positives: [])
    try visitor.visit(limits, seed: options.seed, progress: progress) { item, evidence, signs in
      cases.append(
        LogisticFit.Case(
          features: scale.standard(ground.features(item.first, item.second, evidence, signs)), isPositive: false,
          weight: item.weight))
    }
    var generator = SeededGenerator(seed: options.seed)
    var sample = undated
    if sample.count > mostHidden {
      generator.shuffle(&sample)
      sample = sample.prefix(mostHidden).sorted()
    }
    let sweep = ground.makeSweep()
    for pair in sample {
      let (low, high, _) = ground.source.pairs[pair]
      sweep.sweep(from: Int(low), hiding: Int(high), depth: ForecastGround.depth)
      let features = ground.features(
        Int(low), Int(high), sweep.evidence(on: Int(high)), ground.signs(Int(low), Int(high)), hiding: .tie)
      cases.append(LogisticFit.Case(features: scale.standard(features), isPositive: true, weight: 1))
    }
    let fit = LogisticFit(cases, near: options.weights, penalty: caution * options.penalty)
    var weights = fit.weights
    // How many ties there will be, those that there are do not say.
    weights.intercept = options.weights.intercept
    return (weights, Lesson(positives: sample.count, isDated: false))
  }
}
