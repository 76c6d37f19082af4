public import GraphAnalytics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How likely people without a tie are to form one, on the day of a network.
///
/// The log-odds are α + Σ β z over the features of `ForecastFeature`: routes through common contacts, by their strength and
/// by the share of the introducers' attention, longer routes, what brought the two together before, what they have in
/// common, how much both do, and how many ties both made lately. z are standard scores among the pairs without a tie, so
/// one set of weights serves networks of any size and density.
///
/// Weights are the defaults, moved by what the network's own past says: at earlier moments, which pairs had become ties by
/// the next. Nothing beyond the day of the network is looked at.
///
/// - Complexity: building it takes one pass over what happened for each of four moments, and a sweep over the
///   neighborhoods of at most a few hundred people for each.
/// - Determinism: exact, for any numbering of people up to rounding.
/// - Reference: Liben-Nowell and Kleinberg, *The link-prediction problem for social networks*, JASIST 58:1019 (2007), doi
///   10.1002/asi.20591. Ridge towards defaults: le Cessie and van Houwelingen, Appl. Stat. 41:191 (1992), doi 10.2307/2347628.
public struct TieForecast: Sendable {
  public struct Options: Sendable, Equatable {
    public var meaning = TieMeaning.contact
    public var weights = ForecastWeights()
    public var learning = Learning.ownPast
    public var timeScale = Validation.TimeScale.automatic
    /// How strongly weights are held near the given ones: as many pairs say as much, roughly.
    public var penalty = 20.0
    public var seed: UInt64 = 1

    public init() {}
  }

  /// Where weights come from.
  public enum Learning: String, Sendable, CaseIterable {
    /// As given.
    case none
    /// Moved by the network's own past where it holds enough.
    case ownPast
  }

  /// What weights were learned from.
  public struct Lesson: Sendable, Equatable {
    /// New ties that were seen.
    public var positives = 0
  }

  /// The weights in use.
  public let weights: ForecastWeights
  /// Nil where the past holds too little and the weights are the given ones.
  public let lesson: Lesson?
  let ground: ForecastGround
  let scale: ForecastScale
  private let sweeps: SharedSweep

  /// - Throws: `NetworkError` when values cannot be read as probabilities; what `progress` throws.
  public init(_ network: SocialNetwork, options: Options = Options(), progress: Progress? = nil) throws {
    let source: ForecastSource
    var moment = Int64(0)
    if let past = network.past {
      source = ForecastSource(
        people: network.people, history: past.history, strengths: past.model == nil ? past.strengths : nil,
        model: past.model, owner: network.owner?.number, meaning: options.meaning)
      moment = past.asOf == .max ? .max : past.asOf + 1
    } else {
      let (history, strengths) = try network.undatedHistory()
      source = ForecastSource(
        people: network.people, history: history, strengths: strengths, model: nil, owner: network.owner?.number,
        meaning: .declared)
    }
    try self.init(source, before: moment, options: options, progress: progress)
  }

  init(_ source: ForecastSource, before moment: Int64, options: Options, progress: Progress?) throws {
    ground = ForecastGround(source, before: moment, timeScale: options.timeScale)
    scale = try ForecastScale(ground, seed: options.seed, progress: progress)
    var learned: (weights: ForecastWeights, lesson: Lesson)?
    if options.learning == .ownPast { learned = try Self.learned(ground, options, progress) }
    weights = learned?.weights ?? options.weights
    lesson = learned?.lesson
    sweeps = SharedSweep(ground.makeSweep())
  }

  // MARK: - One pair

  /// How likely two people are to form a tie, between 0 and 1; 1 where they have one, 0 for one and the same.
  ///
  /// - Complexity: O(ties of all that is within five steps); for many pairs of one person use `scores(of:with:)`.
  public func score(_ first: Person, _ second: Person) -> Double { scores(of: first, with: [second])[0] }

  /// The same for one person and several others, at the cost of one.
  public func scores(of person: Person, with others: [Person]) -> [Double] {
    let one = ground.source.places[person.number]
    return sweeps.use { sweep in
      sweep.sweep(from: one, depth: ForecastGround.depth)
      return others.map { other in
        let second = ground.source.places[other.number]
        if second == one { return 0 }
        let signs = ground.signs(one, second)
        if signs?.isTie ?? false { return 1 }
        return Self.chance(odds(one, second, sweep.evidence(on: second), signs))
      }
    }
  }

  /// The pair with all that speaks for it.
  public func explained(_ first: Person, _ second: Person) -> ForecastPair {
    let (one, other) = (ground.source.places[first.number], ground.source.places[second.number])
    let signs = ground.signs(one, other)
    let (evidence, ways) = sweeps.use { sweep in
      sweep.sweep(from: one, depth: ForecastGround.depth)
      var strengths: [Int: Double] = [:]
      for (middle, weight) in sweep.neighbors(of: one) { strengths[middle] = weight }
      let ways = sweep.neighbors(of: other).compactMap { middle, weight in
        strengths[middle].map { (middle: middle, weight: $0 * weight) }
      }
      return (sweep.evidence(on: other), ways)
    }
    let scores = scale.standard(ground.features(one, other, evidence, signs)) * weights.values
    let contributions = ForecastFeature.allCases.map {
      ForecastPair.Contribution(feature: $0, amount: scores[$0.rawValue])
    }
    let chance = Self.chance(weights.intercept + scores.sum())
    return ForecastPair(
      first: first, second: second, score: signs?.isTie ?? false ? 1 : chance,
      commonContacts: ways.sorted { (-$0.weight, $0.middle) < (-$1.weight, $1.middle) }
        .map { Person(ground.source.order[$0.middle]) },
      lastTogether: signs.flatMap { $0.last > .min && $0.areAny ? Day(ofSecond: $0.last) : nil },
      togetherCount: signs.map { $0.togetherCount + $0.dealingCount } ?? 0,
      sharedAttributes: ground.source.attributes.names(one, other),
      contributions: contributions.filter { $0.amount != 0 }
        .sorted { (-abs($0.amount), $0.feature.rawValue) < (-abs($1.amount), $1.feature.rawValue) })
  }

  func odds(_ first: Int, _ second: Int, _ evidence: PairEvidence, _ signs: ForecastGround.Signs?) -> Double {
    weights.intercept + (scale.standard(ground.features(first, second, evidence, signs)) * weights.values).sum()
  }

  static func chance(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

  // MARK: - Many pairs

  /// The pairs that are most likely to form a tie, the likeliest first.
  ///
  /// Candidates are pairs without a tie that have a common contact or were together before. In networks where all
  /// neighborhoods together are larger than `Self.mostSteps`, those of the people who have done most lately come first, until
  /// as much has been looked at.
  ///
  /// - Parameter among: both people of each pair; nil for everybody.
  /// - Complexity: O(Σ ties within two steps) over the people asked.
  public func best(count: Int, among: [Person]? = nil) -> [ForecastPair] {
    guard count > 0 else { return [] }
    var isAsked = [Bool](repeating: among == nil, count: ground.count)
    for person in among ?? [] { isAsked[ground.source.places[person.number]] = true }
    let people = (0..<ground.count).filter { isAsked[$0] && ground.isPresent[$0] }
    var found: [(odds: Double, first: Int, second: Int)] = []
    sweeps.use { sweep in
      for first in asked(people, sweep) {
        sweep.sweep(from: first)
        var candidates = sweep.found.filter { second in
          sweep.evidence(on: second).common > 0 && isAsked[second]
        }
        var isDeep = false
        for (second, signs) in ground.partners(of: first) where signs.areAny && isAsked[second] {
          let evidence = sweep.evidence(on: second)
          if evidence.common == 0 { candidates.append(second) }
          if evidence.distance == 0 { isDeep = true }
        }
        if isDeep { sweep.sweep(from: first, depth: ForecastGround.depth) }
        for second in candidates where second > first {
          let signs = ground.signs(first, second)
          if signs?.isTie ?? false { continue }
          found.append((odds(first, second, sweep.evidence(on: second), signs), first, second))
        }
        if found.count > 4 * count + 100_000 { Self.keep(count, of: &found) }
      }
    }
    Self.keep(count, of: &found)
    let order = ground.source.order
    return found.map { explained(Person(order[$0.first]), Person(order[$0.second])) }
  }

  /// About as many steps are taken at most.
  static let mostSteps = 2_000_000_000

  private func asked(_ people: [Int], _ sweep: PairEvidenceSweep) -> [Int] {
    var costs: [(person: Int, steps: Int)] = []
    var total = 0
    for person in people {
      let steps = sweep.reach(of: person)
      costs.append((person, steps))
      total += steps
    }
    if total <= Self.mostSteps { return people }
    costs.sort { (-ground.liveliness(of: $0.person), $0.person) < (-ground.liveliness(of: $1.person), $1.person) }
    var chosen: [Int] = []
    var spent = 0
    for (person, steps) in costs where spent + steps <= Self.mostSteps {
      spent += steps
      chosen.append(person)
    }
    return chosen.sorted()
  }

  private static func keep(_ count: Int, of found: inout [(odds: Double, first: Int, second: Int)]) {
    found.sort { (-$0.odds, $0.first, $0.second) < (-$1.odds, $1.first, $1.second) }
    if found.count > count { found.removeLast(found.count - count) }
  }
}

/// One sweep for all who ask, one after the other.
private final class SharedSweep: Sendable {
  private let sweep: Mutex<PairEvidenceSweep>

  init(_ sweep: sending PairEvidenceSweep) { self.sweep = Mutex(sweep) }

  func use<Result>(_ body: (PairEvidenceSweep) -> sending Result) -> sending Result { sweep.withLock { body($0) } }
}
