public import GraphAnalytics

/// Whether suggestions come true: what somebody is told at a split, against what followed.
///
/// Everybody in the data is taken as the one who asks, with those as candidates whom the kind names at the split. Right is,
/// for `reconnect`, contact after the split; for `ask`, an answer within 30 days to the first letter that the person begins
/// after it (candidates without such a letter are left out); for `give`, that the person does something for the candidate or
/// writes to them. What is measured is the order that one person sees: comparisons are made within one person's
/// candidates only.
public struct SuggestionPrediction: Sendable, Equatable {
  /// The kinds of which history can judge.
  public enum Subject: String, Sendable, CaseIterable {
    case reconnect, ask, give
  }

  public struct Options: Sendable, Equatable {
    public var split = Validation.Split.fraction(0.5)
    public var timeScale = Validation.TimeScale.automatic
    public var presence = TieHistory.Options.Presence.recorded
    public var parameters = TieDecayParameters()
    /// Samples of people for the intervals, of which 95 % lie inside.
    public var samples = 500
    public var seed: UInt64 = 1
    /// Of more people, so many are drawn.
    public var mostPeople = 2000

    public init() {}
  }

  /// One ranking.
  public struct Row: Sendable, Equatable {
    public var model: String
    /// In the order of `measures`.
    public var values: [Validation.Estimate]
    /// By how much the suggestion's own score, the first row, is better.
    public var leads: [Validation.Estimate]
  }

  /// The chance that one who came true stands above one who did not, among the candidates of one person; and the share
  /// that came true of the first three of each person.
  public static let measures = ["auc", "p3"]

  /// The score of the kind first, chance last.
  public var rows: [Row] = []
  /// Candidates of all people and splits, those that came true, and the people who had any.
  public var candidates = 0
  public var positives = 0
  public var people = 0
  public var splits: [Int64] = []
  public var timeScales: [Double] = []

  /// - Parameter relationships: everything, before and after.
  /// - Throws: `NetworkError.invalidOption` when the split leaves nothing to judge; what `progress` throws.
  /// - Complexity: O(people · (pairs + events)) for each split.
  /// - Determinism: exact for a seed.
  public init(
    _ relationships: Relationships, subject: Subject, options: Options = Options(), progress: Progress? = nil
  ) throws {
    var persons = relationships.owner.map { [$0] } ?? Array(relationships.people.indices)
    var generator = SeededGenerator(seed: options.seed)
    if persons.count > options.mostPeople {
      generator.shuffle(&persons)
      persons = persons.prefix(options.mostPeople).sorted()
    }
    var trials: [SuggestionTrial] = []
    let cuts = try Validation.cuts(relationships.interactions.seconds, options.split)
    for (number, (start, end)) in cuts.enumerated() {
      let stage = try SuggestionTrial.Stage(relationships, from: start, to: end, options: options)
      splits.append(start)
      timeScales.append(stage.timeScale)
      for (place, person) in persons.enumerated() {
        try progress?(number * persons.count + place, cuts.count * persons.count)
        if let trial = try SuggestionTrial(stage, subject, for: person) { trials.append(trial) }
      }
    }
    try progress?(1, 1)
    candidates = trials.reduce(0) { $0 + $1.candidates }
    positives = trials.reduce(0) { $0 + $1.positives }
    people = Set(trials.map(\.person)).count
    guard positives > 0, positives < candidates else {
      throw NetworkError.invalidOption(
        "nothing to judge: none of \(candidates) suggestions of before the split, or all, came true")
    }
    let slots = Dictionary(
      persons.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let models = SuggestionTrial.models(of: subject)
    func qualities(_ weights: [Double]?) -> [[Double]] {
      SuggestionTrial.qualities(trials, count: models.count) { weights?[slots[$0] ?? 0] ?? 1 }
    }
    let found = qualities(nil)
    var samples: [[[Double]]] = []
    for _ in 0..<max(0, options.samples) {
      let sample = qualities(Validation.draw(persons.count, &generator))
      if sample.allSatisfy({ $0.allSatisfy { !$0.isNaN } }) { samples.append(sample) }
    }
    func estimate(_ value: ([[Double]]) -> Double) -> Validation.Estimate {
      Validation.Estimate(found, samples: samples, value)
    }
    rows = models.indices.map { model in
      Row(
        model: models[model], values: Self.measures.indices.map { measure in estimate { $0[model][measure] } },
        leads: Self.measures.indices.map { measure in estimate { $0[0][measure] - $0[model][measure] } })
    }
  }
}
