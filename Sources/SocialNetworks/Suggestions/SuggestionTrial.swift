/// What one person was told at one split, and what came of it.
struct SuggestionTrial: Sendable {
  /// The network on the day of a split, and what followed.
  struct Stage {
    let network: SocialNetwork
    let later: TieHistory
    let timeScale: Double
    /// The last second of which anything is known.
    let end: Int64

    init(
      _ relationships: Relationships, from start: Int64, to end: Int64?, options: SuggestionPrediction.Options
    ) throws {
      var earlier = relationships
      earlier.affiliations.removeAll { ($0.since?.seconds ?? .min) >= start }
      let known = ValidationTrial.known(earlier, before: start, presence: options.presence)
      timeScale = ForecastGround.scale(known, before: start, options.timeScale)
      var network = try SocialNetwork(
        people: earlier.personTable(), history: known, model: .tieDecay(options.parameters.scaled(by: timeScale)),
        asOf: start - 1)
      network.requests = relationships.requests.filter { $0.moment.seconds < start }
      self.network = network
      var following = Relationships()
      following.people = relationships.people
      following.interactions = relationships.interactions
      var limits = TieHistory.Options()
      limits.since = start
      limits.before = end
      limits.presence = options.presence
      later = TieHistory(following, options: limits)
      self.end = min(end ?? .max, later.lastMoment ?? start)
    }

    /// What was observed between two people after the split, seen from the first.
    func events(from person: Person, with other: Person) -> [(event: TieHistory.Event, way: Standpoint.Way)] {
      guard let pair = later.pairIndex(person.number, other.number) else { return [] }
      return later.events(ofPair: pair).compactMap { index in
        let event = later[event: index]
        if event.basis == .inferred { return nil }
        return (event, Standpoint.Way(event, isFirst: person < other))
      }
    }
  }

  let person: Int
  let candidates: Int
  let positives: Int
  /// Pairs of one that came true and one that did not.
  private let comparisons: Double
  /// By model: how many of those stand in the right order, and the share that came true of the first three.
  private let qualities: [(wins: Double, top: Double)]

  static func models(of subject: SuggestionPrediction.Subject) -> [String] {
    switch subject {
    case .reconnect: ["reconnect", "peak", "bridge", "strength", "count", "recency", "chance"]
    case .ask: ["ask", "strength", "answers", "count", "recency", "chance"]
    case .give: ["give", "debt", "strength", "count", "recency", "chance"]
    }
  }

  /// - Returns: nil where the person has no candidate.
  init?(_ stage: Stage, _ subject: SuggestionPrediction.Subject, for number: Int) throws {
    person = number
    let person = Person(number)
    var question = SuggestionQuestion(stage.network, for: person)
    question.timeScale = stage.timeScale
    let standpoint = try Standpoint(question)
    var debts: [Person: Double] = [:]
    let suggestions: [Suggestion]
    switch subject {
    case .reconnect: suggestions = try SuggestionKind.reconnect.suggestions(question, nil)
    case .ask: suggestions = try SuggestionKind.ask.suggestions(question, nil)
    case .give:
      // What could be given is not looked for.
      suggestions = standpoint.debts().map { debt in
        debts[debt.acquaintance.other] = debt.ledger.balance
        return Suggestion(people: [debt.acquaintance.other], score: debt.score, reason: "")
      }
    }
    if suggestions.isEmpty { return nil }
    var places: [Person: Int] = [:]
    for (place, acquaintance) in standpoint.acquaintances.enumerated() { places[acquaintance.other] = place }
    let reaches = subject == .reconnect ? standpoint.reaches() : []
    let peaks = subject == .reconnect ? standpoint.peaks() : []
    var scores = Self.models(of: subject).map { _ in [Double]() }
    var outcomes: [Bool] = []
    for suggestion in suggestions {
      guard let other = suggestion.people.first, let place = places[other],
        let outcome = Self.outcome(of: subject, stage.events(from: person, with: other), end: stage.end)
      else { continue }
      let acquaintance = standpoint.acquaintances[place]
      let events = standpoint.events(with: acquaintance)
      var values = [suggestion.score]
      switch subject {
      case .reconnect:
        values += [peaks[place]?.strength ?? 0, reaches[place].bridge]
      case .give: values.append(debts[other] ?? 0)
      case .ask: break
      }
      values.append(acquaintance.strength)
      if subject == .ask {
        let record = AnswerRecord(events, seenUntil: standpoint.seenUntil)
        values.append((Double(record.answered) + 1) / (Double(record.asked) + 2))
      }
      values += [Double(events.count), Double(events.last?.event.seconds ?? 0), 0]
      for (model, value) in values.enumerated() { scores[model].append(value) }
      outcomes.append(outcome)
    }
    if outcomes.isEmpty { return nil }
    candidates = outcomes.count
    positives = outcomes.count { $0 }
    comparisons = Double(positives) * Double(candidates - positives)
    let count = comparisons
    qualities = scores.map { scores in
      let quality = RankQuality(scores: scores, isPositive: outcomes)
      return (
        count > 0 ? quality.values().auc * count : 0, quality.precision(atTop: Double(min(3, outcomes.count)))
      )
    }
  }

  /// Whether a suggestion came true; nil where nothing shows it.
  private static func outcome(
    of subject: SuggestionPrediction.Subject, _ events: [(event: TieHistory.Event, way: Standpoint.Way)], end: Int64
  ) -> Bool? {
    switch subject {
    case .reconnect: return !events.isEmpty
    case .give: return events.contains { $0.way == .outgoing }
    case .ask:
      let letters = events.filter { $0.event.channel == .message || $0.event.channel == .email }
      guard let first = letters.first, first.way == .outgoing, first.event.size <= AnswerRecord.largestGroup else {
        return nil
      }
      let limit = first.event.seconds + AnswerRecord.patience
      if letters.contains(where: { $0.way == .incoming && $0.event.seconds <= limit }) { return true }
      return end >= limit ? false : nil
    }
  }

  /// By model and measure, each person counting as often as `weight` says: comparisons are pooled, shares are averaged.
  static func qualities(_ trials: [SuggestionTrial], count: Int, weight: (Int) -> Double) -> [[Double]] {
    var sums = (0..<count).map { _ in (wins: 0.0, top: 0.0) }
    var (comparisons, people) = (0.0, 0.0)
    for trial in trials {
      let weight = weight(trial.person)
      comparisons += weight * trial.comparisons
      people += weight
      for model in sums.indices {
        sums[model].wins += weight * trial.qualities[model].wins
        sums[model].top += weight * trial.qualities[model].top
      }
    }
    return sums.map { [$0.wins / comparisons, $0.top / people] }
  }
}
