public import GraphAnalytics

/// Whether those whom `suggest event` proposes are really met: three people are proposed to each participant at a moment
/// within an event, of those whom they have not met at length yet, and counted whom they met at length later.
///
/// Time together is the union of what was observed between two, each thing lasting as long as the source says, else
/// `Options.secondsOfEach`. At length is `Options.length` or more, added up, before the split and after it on its own. Asked
/// are those of whom anything was observed on both sides of the split. Proposed can be everybody in the sources.
public struct EncounterPrediction: Sendable, Equatable {
  public struct Options: Sendable, Equatable {
    public var split = Validation.Split.fraction(0.5)
    /// In seconds.
    public var length = 300
    /// How long something lasts whose source does not say it, in seconds.
    public var secondsOfEach = 20
    /// So many are proposed to each.
    public var proposals = 3
    public var timeScale = Validation.TimeScale.automatic
    public var presence = TieHistory.Options.Presence.recorded
    public var parameters = TieDecayParameters()
    /// Attributes that are compared, in lower case; nil for those that name circles and interests.
    public var columns: Set<String>?
    /// Those that are compared unless others are named.
    public static let usualColumns = SharedAttributes.columns
    /// Samples of participants for the intervals, of which 95 % lie inside.
    public var samples = 500
    public var seed: UInt64 = 1

    public init() {}
  }

  /// One way to propose.
  public struct Row: Sendable, Equatable {
    public var model: String
    /// How many of those proposed were met at length, for each who was asked.
    public var met: Validation.Estimate
    /// By how much the first row is better.
    public var lead: Validation.Estimate
  }

  /// `event` first, then `chance`, `popularity` (those of whom most was observed), `contacts` (those who met most people),
  /// `common-contacts`, and the parts of the score alone.
  public var rows: [Row] = []
  /// Splits that count, as seconds since 1970.
  public var splits: [Int64] = []
  /// People asked, once for each split.
  public var asked = 0
  /// Of those whom each could have been proposed, the mean share that was met at length.
  public var share = 0.0

  /// The chance that a common contact introduces, as `suggest event` supposes it of somebody never asked.
  private static let willingness = Willingness.Parameters().prior

  /// - Parameters:
  ///   - relationships: everything, before and after.
  ///   - people: the same people with their attributes.
  /// - Throws: `NetworkError.invalidOption` when the split leaves nothing to predict from, or nothing to predict; what
  ///   `progress` throws.
  /// - Complexity: for each split O(Σ contacts of contacts + people²), then O(samples · asked).
  /// - Determinism: exact for a seed.
  public init(
    _ relationships: Relationships, people: PersonTable, options: Options = Options(), progress: Progress? = nil
  ) throws {
    precondition(people.count == relationships.people.count, "a row for each person")
    guard options.length > 0, options.secondsOfEach > 0, options.proposals > 0 else {
      throw NetworkError.invalidOption("lengths, durations and proposals are above 0")
    }
    let cuts = try Validation.cuts(relationships.interactions.seconds, options.split)
    var answers: [EncounterTrial.Answer] = []
    for (done, (start, end)) in cuts.enumerated() {
      try progress?(done, cuts.count)
      let found = EncounterTrial(relationships, people, from: start, to: end, Self.willingness, options).answers
      if found.isEmpty { continue }
      splits.append(start)
      answers += found
    }
    guard !answers.isEmpty, answers.contains(where: { $0.share > 0 }) else {
      throw NetworkError.invalidOption("nothing to predict: after the split nobody meets anybody new at length")
    }
    asked = answers.count
    share = answers.reduce(0) { $0 + $1.share } / Double(answers.count)
    rows = Self.compare(answers, personCount: people.count, options)
  }

  private static func compare(_ answers: [EncounterTrial.Answer], personCount: Int, _ options: Options) -> [Row] {
    let models = EncounterTrial.models
    func means(_ counts: [Double]?) -> [Double]? {
      var sums = [Double](repeating: 0, count: models.count)
      var weight = 0.0
      for answer in answers {
        let count = counts?[answer.person] ?? 1
        if count == 0 { continue }
        weight += count
        for model in models.indices { sums[model] += count * answer.met[model] }
      }
      return weight > 0 ? sums.map { $0 / weight } : nil
    }
    // People are drawn of those who were asked.
    let asked = Set(answers.map(\.person)).sorted()
    var generator = SeededGenerator(seed: options.seed)
    var samples: [[Double]] = []
    for _ in 0..<max(0, options.samples) {
      var counts = [Double](repeating: 0, count: personCount)
      for (place, count) in Validation.draw(asked.count, &generator).enumerated() { counts[asked[place]] = count }
      if let sample = means(counts) { samples.append(sample) }
    }
    let found = means(nil) ?? []
    func estimate(_ value: ([Double]) -> Double) -> Validation.Estimate {
      Validation.Estimate(found, samples: samples, value)
    }
    return models.indices.map { model in
      Row(model: models[model], met: estimate { $0[model] }, lead: estimate { $0[0] - $0[model] })
    }
  }
}
