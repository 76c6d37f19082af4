public import GraphAnalytics

/// Whether forecasts of new ties come true: the forecast and the usual rankings, compared on the ties that were made after a
/// moment that they know nothing of.
///
/// Candidates are all pairs of people of whom anything was known before the split (something happened with them, or somebody
/// lists them) and who were no tie then; in one person's own export pairs without that person. Positives are those who became one
/// after it.
public struct TiePrediction: Sendable, Equatable {
  /// Which new ties are to be foretold.
  public enum Outcome: Sendable, Equatable {
    /// A first contact: something observed between the two, or a statement.
    case contact
    /// A first contact, of which something later was between the two alone: no answers to all.
    case alone
    /// Somebody lists the other.
    case declared
    /// A first contact by one channel.
    case channel(Channel)

    var meaning: TieMeaning {
      switch self {
      case .contact, .alone: .contact
      case .declared: .declared
      case .channel(let channel): .channel(channel)
      }
    }
  }

  public struct Options: Sendable, Equatable {
    public var split = Validation.Split.fraction(0.5)
    public var outcome = Outcome.contact
    public var resampling = Validation.Resampling.pairs
    public var timeScale = Validation.TimeScale.automatic
    public var presence = TieHistory.Options.Presence.recorded
    public var parameters = TieDecayParameters()
    public var forecast = TieForecast.Options()
    public var samples = 500
    public var seed: UInt64 = 1
    /// Up to so many pairs each one is looked at; else all near pairs up to twice as many and half as many of the rest, which
    /// stand for all.
    public var mostPairs = 1_000_000

    public init() {}
  }

  /// One ranking.
  public struct Row: Sendable, Equatable {
    public var model: String
    /// In the order of `measures`.
    public var values: [Validation.Estimate]
    /// By how much the forecast, the first row, is better.
    public var leads: [Validation.Estimate]
  }

  /// What is measured of each ranking: the area under the ROC curve, the average precision, the precision of the first so many.
  public static let measures = ["auc", "ap", "p10", "p50", "p100"]

  /// The forecast first.
  public var rows: [Row] = []
  /// Of all splits that have positives.
  public var pairs = 0
  public var positives = 0
  /// Whether pairs were sampled.
  public var isSample = false
  public var splits: [Int64] = []
  public var timeScales: [Double] = []
  /// New ties of the past from which each forecast learned; 0 where it kept its defaults.
  public var learned: [Int] = []

  /// - Parameter relationships: everything, before and after.
  /// - Throws: `NetworkError.invalidOption` when the split leaves nothing to predict; what `progress` throws.
  /// - Complexity: for each split that of the forecast, and two sweeps and a search of routes from each person; then
  ///   O(samples · pairs) for each ranking.
  /// - Determinism: exact for a seed.
  public init(_ relationships: Relationships, options: Options = Options(), progress: Progress? = nil) throws {
    var trials: [PredictionTrial] = []
    for (start, end) in try Validation.cuts(Self.moments(relationships, options.outcome), options.split) {
      let trial = try PredictionTrial(relationships, from: start, to: end, options: options, progress: progress)
      guard trial.positiveCount > 0, trial.positiveCount < trial.cases.count else { continue }
      splits.append(start)
      timeScales.append(trial.timeScale)
      learned.append(trial.learned)
      pairs += trial.candidateCount
      positives += trial.positiveCount
      isSample = isSample || trial.isSample
      trials.append(trial)
    }
    guard !trials.isEmpty else {
      throw NetworkError.invalidOption(
        "nothing to predict: no pair that was apart before the split makes a tie after it")
    }
    rows = Self.compare(trials, peopleCount: relationships.people.count, options)
  }

  /// What shares of the history are taken of.
  private static func moments(_ relationships: Relationships, _ outcome: Outcome) -> [Int64] {
    guard outcome == .declared else { return relationships.interactions.seconds }
    let stated = relationships.declarations.compactMap { $0.since?.seconds }
    if let first = stated.first, stated.contains(where: { $0 != first }) { return stated }
    return relationships.interactions.seconds + stated
  }

  // MARK: - Intervals

  private static func compare(_ trials: [PredictionTrial], peopleCount: Int, _ options: Options) -> [Row] {
    let models = trials[0].models
    let found = qualities(trials, weights: trials.map(\.weights))
    var generator = SeededGenerator(seed: options.seed)
    var samples: [[[Double]]] = []
    for _ in 0..<max(0, options.samples) {
      var drawn: [[Double]] = []
      switch options.resampling {
      case .people:
        let counts = Validation.draw(peopleCount, &generator)
        for trial in trials {
          drawn.append(trial.cases.map { counts[Int($0.first)] * counts[Int($0.second)] * $0.weight })
        }
      case .pairs:
        for trial in trials {
          let counts = Validation.draw(trial.cases.count, &generator)
          drawn.append(zip(counts, trial.cases).map { $0 * $1.weight })
        }
      }
      let sample = qualities(trials, weights: drawn)
      if sample.allSatisfy({ !$0[0].isNaN }) { samples.append(sample) }
    }
    func estimate(_ value: ([[Double]]) -> Double) -> Validation.Estimate {
      Validation.Estimate(found, samples: samples, value)
    }
    return models.indices.map { model in
      Row(
        model: models[model], values: measures.indices.map { measure in estimate { $0[model][measure] } },
        leads: measures.indices.map { measure in estimate { $0[0][measure] - $0[model][measure] } })
    }
  }

  /// By model and measure: the mean over the splits that have positives and others.
  private static func qualities(_ trials: [PredictionTrial], weights: [[Double]]) -> [[Double]] {
    trials[0].models.indices.map { model in
      var sums = [Double](repeating: 0, count: measures.count)
      var count = 0.0
      for (trial, weights) in zip(trials, weights) {
        let quality = trial.qualities[model]
        let values = quality.values(weights: weights)
        if values.auc.isNaN { continue }
        count += 1
        sums[0] += values.auc
        sums[1] += values.precision
        for (place, top) in [10.0, 50, 100].enumerated() {
          sums[2 + place] += quality.precision(atTop: top, weights: weights)
        }
      }
      return sums.map { count > 0 ? $0 / count : .nan }
    }
  }
}
