/// One split: what was known before, and what followed.
struct ValidationTrial: Sendable {
  let pairCount: Int
  let lows: [UInt32]
  let highs: [UInt32]
  let positives: Int
  let timeScale: Double
  /// The ranking by each model: fused, DotAlign, count, recency, declared, then each channel alone where there are several.
  let qualities: [RankQuality]

  init(
    _ relationships: Relationships, from start: Int64, to end: Int64?, channels: [Channel],
    options: Validation.Options
  ) {
    let history = Self.known(relationships, before: start, presence: options.presence)
    let isPositive = Self.outcomes(relationships, of: history, from: start, to: end, options)
    // An export shows what its owner did; whether two others were in contact later, it cannot know.
    let candidates = (0..<history.pairCount).filter { pair in
      guard let owner = relationships.owner else { return true }
      return history.lows[pair] == owner || history.highs[pair] == owner
    }
    pairCount = candidates.count
    lows = candidates.map { history.lows[$0] }
    highs = candidates.map { history.highs[$0] }
    positives = candidates.count { isPositive[$0] }
    let scale = Self.scale(history, until: start, options)
    timeScale = scale
    let asOf = start - 1
    let fused = TieStrengthModel.tieDecay(options.parameters.scaled(by: scale))
    var scores = [fused, .dotAlign, .count, .recency].map { Self.scores(of: $0, history, asOf) }
    scores.append(history.declared.map { $0 & 3 != 0 ? 1 : 0 })
    if channels.count > 1 {
      for channel in channels {
        let part = history.keeping([channel])
        let strengths = Self.scores(of: fused, part, asOf)
        var aligned = [Double](repeating: 0, count: history.pairCount)
        for pair in 0..<part.pairCount {
          let (first, second) = part.pair(pair)
          if let place = history.pairIndex(first, second) { aligned[place] = strengths[pair] }
        }
        scores.append(aligned)
      }
    }
    let outcomes = candidates.map { isPositive[$0] }
    qualities = scores.map { scores in
      RankQuality(scores: candidates.map { scores[$0] }, isPositive: outcomes)
    }
  }

  private static func scores(of model: TieStrengthModel, _ history: TieHistory, _ asOf: Int64) -> [Double] {
    let strengths = model.strengths(history, asOf)
    return (0..<history.pairCount).map { (strengths.forward[$0] + strengths.backward[$0]) / 2 }
  }

  /// The history as it was: nothing declared or rated later counts.
  static func known(
    _ relationships: Relationships, before start: Int64, presence: TieHistory.Options.Presence
  ) -> TieHistory {
    var earlier = relationships
    earlier.declarations.removeAll { ($0.since?.seconds ?? .min) >= start }
    earlier.ratings.removeAll { $0.moment.seconds >= start }
    var options = TieHistory.Options()
    options.before = start
    options.presence = presence
    return TieHistory(earlier, options: options)
  }

  private static func outcomes(
    _ relationships: Relationships, of known: TieHistory, from start: Int64, to end: Int64?,
    _ validation: Validation.Options
  ) -> [Bool] {
    var later = Relationships()
    later.people = relationships.people
    later.interactions = relationships.interactions
    var options = TieHistory.Options()
    options.since = start
    options.before = end
    options.presence = validation.presence
    let history = TieHistory(later, options: options)
    var isPositive = [Bool](repeating: false, count: known.pairCount)
    for pair in 0..<history.pairCount {
      let counts = history.events(ofPair: pair).contains { event in
        if history.directions[event] & 4 != 0 { return false }
        switch validation.outcome {
        case .contact: return true
        case .channel(let channel): return history.channels[event] == channel.rawValue
        }
      }
      let (first, second) = history.pair(pair)
      if counts, let place = known.pairIndex(first, second) { isPositive[place] = true }
    }
    return isPositive
  }

  private static func scale(_ history: TieHistory, until start: Int64, _ options: Validation.Options) -> Double {
    switch options.timeScale {
    case .factor(let factor): return factor
    case .automatic:
      let moments = history.moments.sorted()
      guard !moments.isEmpty else { return 1 }
      // A few stray early dates do not make a history long.
      let days = Double(start - moments[moments.count / 100]) / 86_400
      let longest = options.parameters.channels.map(\.halfLifeDays).max() ?? 1
      return min(1, max(days, 1e-3) / (2.5 * longest))
    }
  }
}
