import GraphAnalytics

/// One split: every ranking of the pairs that were apart, and who made a tie.
struct PredictionTrial: Sendable {
  struct Case: Sendable {
    let first: UInt32
    let second: UInt32
    let weight: Double
  }

  private(set) var cases: [Case] = []
  let models: [String]
  let qualities: [RankQuality]
  let positiveCount: Int
  let candidateCount: Int
  let isSample: Bool
  let timeScale: Double
  let learned: Int

  var weights: [Double] { cases.map(\.weight) }

  /// The chance that somebody on the way passes a request on, as introductions suppose it.
  private static let willingness = Willingness().parameters.prior

  init(
    _ relationships: Relationships, from start: Int64, to end: Int64?, options: TiePrediction.Options,
    progress: Progress?
  ) throws {
    var earlier = relationships
    earlier.affiliations.removeAll { ($0.since?.seconds ?? .min) >= start }
    let known = ValidationTrial.known(earlier, before: start, presence: options.presence)
    let people = earlier.personTable()
    let scale = ForecastGround.scale(known, before: start, options.timeScale)
    timeScale = scale
    let model = TieStrengthModel.tieDecay(options.parameters.scaled(by: scale))
    let meaning = options.outcome.meaning
    let source = ForecastSource(
      people: people, history: known, strengths: nil, model: model, owner: relationships.owner, meaning: meaning)
    var forecastOptions = options.forecast
    forecastOptions.timeScale = options.timeScale
    let forecast = try TieForecast(source, before: start, options: forecastOptions, progress: progress)
    learned = forecast.lesson?.positives ?? 0
    let later = Self.outcomes(relationships, from: start, to: end, options).map { pair in
      let (one, other) = (source.places[pair.0], source.places[pair.1])
      return (low: min(one, other), high: max(one, other))
    }
    var rankings = try Rankings(
      forecast: forecast,
      other: meaning == .contact
        ? nil
        : ForecastSource(
          people: people, history: known, strengths: nil, model: model, owner: relationships.owner, meaning: .contact),
      network: SocialNetwork(people: people, history: known, model: model, asOf: start - 1),
      willingness: Self.willingness)
    var (isPositive, found): ([Bool], [Case]) = ([], [])
    var failure: (any Error)?
    let limits = ForecastCases.Limits(
      all: options.mostPairs, near: 2 * options.mostPairs, far: options.mostPairs / 2)
    var visitor = ForecastCases(forecast.ground, positives: later)
    try visitor.visit(limits, seed: options.seed, progress: progress) { item, evidence, signs in
      let (first, second) = (source.order[item.first], source.order[item.second])
      found.append(Case(first: UInt32(first), second: UInt32(second), weight: item.weight))
      isPositive.append(item.isPositive)
      do { try rankings.add(item, evidence, signs) } catch { failure = error }
    }
    if let failure { throw failure }
    cases = found
    positiveCount = isPositive.count { $0 }
    candidateCount = visitor.candidateCount
    isSample = visitor.isSample
    models = rankings.names
    qualities = rankings.scores.map { RankQuality(scores: $0, isPositive: isPositive) }
  }

  /// Pairs with an outcome in that time, each once.
  private static func outcomes(
    _ relationships: Relationships, from start: Int64, to end: Int64?, _ options: TiePrediction.Options
  ) -> [(Int, Int)] {
    let end = end ?? .max
    var later = Relationships()
    later.people = relationships.people
    if options.outcome != .declared { later.interactions = relationships.interactions }
    if options.outcome == .declared || options.outcome == .contact {
      later.declarations = relationships.declarations.filter { tie in
        tie.since.map { $0.seconds >= start && $0.seconds < end } ?? false
      }
    }
    var limits = TieHistory.Options()
    limits.since = start
    limits.before = end
    limits.presence = options.presence
    let history = TieHistory(later, options: limits)
    let meaning = options.outcome.meaning
    return (0..<history.pairCount).filter { pair in
      history.declared[pair] & 3 != 0
        || history.events(ofPair: pair).contains { event in
          meaning.counts(event, in: history) && (options.outcome != .alone || history.sizes[event] == 2)
        }
    }.map { history.pair($0) }
  }
}

/// Scores of the cases by all rankings, as they come.
private struct Rankings {
  var names: [String]
  var scores: [[Double]]
  private let forecast: TieForecast
  private let routes: RouteChances
  private let other: (ground: ForecastGround, sweep: PairEvidenceSweep)?
  private var person = -1
  private var chances: [Double] = []

  init(forecast: TieForecast, other: ForecastSource?, network: SocialNetwork, willingness: Double) throws {
    self.forecast = forecast
    routes = try RouteChances(network, willingness: willingness)
    names = [
      "forecast", "route", "adamic-adar", "resource-allocation", "preferential-attachment", "common-contacts", "hops",
    ]
    if let other {
      let ground = ForecastGround(other, before: forecast.ground.moment, timeScale: .factor(forecast.ground.timeScale))
      self.other = (ground, ground.makeSweep())
      names += ["adamic-adar of all contact", "resource-allocation of all contact", "dealings alone"]
    } else {
      self.other = nil
    }
    scores = names.map { _ in [] }
  }

  mutating func add(_ item: ForecastCases.Case, _ evidence: PairEvidence, _ signs: ForecastGround.Signs?) throws {
    let order = forecast.ground.source.order
    if item.first != person {
      person = item.first
      chances = try routes.chances(from: Person(order[person]))
      other?.sweep.sweep(from: person)
    }
    let degrees = (forecast.ground.contactCount(of: item.first), forecast.ground.contactCount(of: item.second))
    var row = [
      forecast.odds(item.first, item.second, evidence, signs), chances[order[item.second]], evidence.adamicAdar,
      evidence.allocation, degrees.0 * degrees.1, evidence.common,
      evidence.distance == 0 ? -Double(ForecastGround.depth + 1) : -Double(evidence.distance),
    ]
    if let other {
      let more = other.sweep.evidence(on: item.second)
      row += [more.adamicAdar, more.allocation, signs?.dealings ?? 0]
    }
    for (model, score) in row.enumerated() { scores[model].append(score) }
  }
}
