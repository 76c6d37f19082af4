import GraphAnalytics

/// Whether strength predicts: models and baselines, compared on what happened after a moment that they know nothing of.
///
/// Candidates are all pairs of which anything happened or was declared before the split, in the export of one owner only
/// pairs with the owner; a pair is a positive when an
/// outcome follows: something observed between the two (what is only inferred does not count). Scores are the strengths
/// at the split, the mean of both directions.
public struct Validation: Sendable, Equatable {
  /// Where the history is cut.
  public enum Split: Sendable, Equatable {
    /// At a second since 1970; all that follows is outcome.
    case moment(Int64)
    /// When that share of everything had happened, between 0 and 1.
    case fraction(Double)
    /// So many times at equal shares; the outcome is what follows until the next cut. For short histories.
    case rolling(Int)
  }

  /// What makes a pair a positive.
  public enum Outcome: Sendable, Equatable {
    case contact
    /// Contact by one channel.
    case channel(Channel)
  }

  /// What is drawn again for the intervals.
  public enum Resampling: String, Sendable, CaseIterable {
    /// People; a pair counts as often as both of its people together, so that pairs of one person stand and fall together
    /// (Owen, *The pigeonhole bootstrap*, Ann. Appl. Stat. 1:386, 2007, doi 10.1214/07-AOAS122).
    case people
    /// Pairs, as if they knew nothing of each other.
    case pairs
  }

  /// By how much half-lives are multiplied.
  public enum TimeScale: Sendable, Equatable {
    /// So that the longest half-life spans at most 2/5 of the history before the split, and by no more than 1.
    case automatic
    case factor(Double)
  }

  public struct Options: Sendable, Equatable {
    public var split = Split.fraction(0.5)
    public var outcome = Outcome.contact
    public var resampling = Resampling.pairs
    public var timeScale = TimeScale.automatic
    public var presence = TieHistory.Options.Presence.recorded
    public var parameters = TieDecayParameters()
    /// Samples for the intervals, of which 95 % lie inside.
    public var samples = 500
    public var seed: UInt64 = 1

    public init() {}
  }

  /// A value and its interval.
  public struct Estimate: Sendable, Equatable {
    public var value: Double
    public var low: Double
    public var high: Double
  }

  /// One model.
  public struct Row: Sendable, Equatable {
    public var model: String
    public var auc: Estimate
    public var precision: Estimate
    /// By how much the fused model, the first row, is better.
    public var aucLead: Estimate
    public var precisionLead: Estimate
  }

  /// The fused model first.
  public var rows: [Row] = []
  /// Candidates and positives of all splits that have both positives and negatives.
  public var pairs = 0
  public var positives = 0
  /// The splits that count, as seconds since 1970, and by how much half-lives were multiplied there.
  public var splits: [Int64] = []
  public var timeScales: [Double] = []

  /// Compares the default model with the other models, with lists of contacts, and with each channel alone.
  ///
  /// - Parameter relationships: everything, before and after.
  /// - Throws: `NetworkError.invalidOption` when the split leaves nothing to predict from, or nothing to predict.
  /// - Complexity: O(events log events + samples · pairs) for each split and model.
  /// - Determinism: exact for a seed.
  public init(_ relationships: Relationships, options: Options = Options()) throws {
    let moments = try Self.cuts(relationships, options.split)
    let present = Self.channels(relationships)
    var models = ["tie-decay", "dotalign", "count", "recency", "declared"]
    if present.count > 1 { models += present.map { "\($0.name) alone" } }
    var trials: [ValidationTrial] = []
    for (start, end) in moments {
      let trial = ValidationTrial(relationships, from: start, to: end, channels: present, options: options)
      guard trial.positives > 0, trial.positives < trial.pairCount else { continue }
      trials.append(trial)
      splits.append(start)
      timeScales.append(trial.timeScale)
      pairs += trial.pairCount
      positives += trial.positives
    }
    guard !trials.isEmpty else {
      throw NetworkError.invalidOption(
        "nothing to predict: after the split, no pair that was known before is in contact, or every one is")
    }
    rows = Self.compare(
      trials, models: models, peopleCount: relationships.people.count, owner: relationships.owner, options: options)
  }

  // MARK: - Splits

  private static func cuts(_ relationships: Relationships, _ split: Split) throws -> [(Int64, Int64?)] {
    try cuts(relationships.interactions.seconds, split)
  }

  /// Where each split begins and ends, in shares of `moments`.
  static func cuts(_ moments: [Int64], _ split: Split) throws -> [(Int64, Int64?)] {
    let seconds = moments.sorted()
    guard let first = seconds.first, let last = seconds.last, first < last else {
      throw NetworkError.invalidOption("nothing dated to predict from")
    }
    func moment(_ share: Double) -> Int64 { seconds[min(seconds.count - 1, Int(share * Double(seconds.count)))] }
    switch split {
    case .moment(let moment):
      guard moment > first, moment <= last else {
        throw NetworkError.invalidOption(
          "the split must lie between \(Day(ofSecond: first)) and \(Day(ofSecond: last))")
      }
      return [(moment, nil)]
    case .fraction(let share):
      guard share > 0, share < 1 else { throw NetworkError.invalidOption("a split is a share between 0 and 1") }
      return [(moment(share), nil)]
    case .rolling(let count):
      guard count > 0, count <= 1000 else { throw NetworkError.invalidOption("rolling splits are from 1 to 1000") }
      let moments = (1...count).map { moment(Double($0) / Double(count + 1)) }
      return moments.indices.map { (moments[$0], $0 + 1 < count ? moments[$0 + 1] : nil) }
    }
  }

  private static func channels(_ relationships: Relationships) -> [Channel] {
    var seen: Set<UInt8> = []
    for channel in relationships.interactions.channels { seen.insert(channel) }
    return Channel.allCases.filter { seen.contains($0.rawValue) }
  }

  // MARK: - Intervals

  private static func compare(
    _ trials: [ValidationTrial], models: [String], peopleCount: Int, owner: Int?, options: Options
  ) -> [Row] {
    let found = qualities(trials, models: models.count, weights: nil)
    var generator = SeededGenerator(seed: options.seed)
    var samples: [[(auc: Double, precision: Double)]] = []
    for _ in 0..<max(0, options.samples) {
      let weights = trials.map { _ in [Double]() }
      var drawn = weights
      switch options.resampling {
      case .people:
        var counts = draw(peopleCount, &generator)
        if let owner { counts[owner] = 1 }
        for (number, trial) in trials.enumerated() {
          drawn[number] = (0..<trial.pairCount).map { counts[Int(trial.lows[$0])] * counts[Int(trial.highs[$0])] }
        }
      case .pairs:
        for (number, trial) in trials.enumerated() { drawn[number] = draw(trial.pairCount, &generator) }
      }
      let sample = qualities(trials, models: models.count, weights: drawn)
      // A sample without positives or without negatives says nothing.
      if sample.allSatisfy({ !$0.auc.isNaN }) { samples.append(sample) }
    }
    return models.indices.map { model in
      func estimate(_ value: ([(auc: Double, precision: Double)]) -> Double) -> Estimate {
        Estimate(found, samples: samples, value)
      }
      return Row(
        model: models[model], auc: estimate { $0[model].auc }, precision: estimate { $0[model].precision },
        aucLead: estimate { $0[0].auc - $0[model].auc },
        precisionLead: estimate { $0[0].precision - $0[model].precision })
    }
  }

  /// How often each of `count` is drawn in as many draws.
  static func draw(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
    var counts = [Double](repeating: 0, count: count)
    for _ in 0..<count { counts[generator.next(below: count)] += 1 }
    return counts
  }

  /// The mean over the splits that have both positives and negatives.
  private static func qualities(
    _ trials: [ValidationTrial], models: Int, weights: [[Double]]?
  ) -> [(auc: Double, precision: Double)] {
    (0..<models).map { model in
      var (auc, precision, count) = (0.0, 0.0, 0.0)
      for (number, trial) in trials.enumerated() {
        let values = trial.qualities[model].values(weights: weights?[number])
        if values.auc.isNaN { continue }
        auc += values.auc
        precision += values.precision
        count += 1
      }
      return count > 0 ? (auc / count, precision / count) : (.nan, .nan)
    }
  }
}

extension Validation.Estimate {
  /// A value of what was found, and the middle 95 % of the same over samples; NaN where there are none.
  init<Sample>(_ found: Sample, samples: [Sample], _ value: (Sample) -> Double) {
    self.value = value(found)
    let values = samples.map(value).sorted()
    let tail = Int(0.025 * Double(max(0, values.count - 1)))
    low = values.isEmpty ? .nan : values[tail]
    high = values.isEmpty ? .nan : values[values.count - 1 - tail]
  }
}
