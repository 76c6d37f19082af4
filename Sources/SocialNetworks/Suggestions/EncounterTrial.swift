/// One split of an event: who would be proposed to each, and whom they met at length.
struct EncounterTrial: Sendable {
  /// What became of the proposals to one person, by model.
  struct Answer: Sendable, Equatable {
    let person: Int
    let met: [Double]
    /// Of all who could be proposed, the share that was met at length.
    let share: Double
  }

  static let models = [
    "event", "chance", "popularity", "contacts", "common-contacts", "common-strength", "route", "earlier-contact",
    "attributes", "interest", "novelty", "reachable",
  ]
  private static let chance = 1

  private(set) var answers: [Answer] = []

  init(
    _ relationships: Relationships, _ people: PersonTable, from start: Int64, to end: Int64?, _ willingness: Double,
    _ options: EncounterPrediction.Options
  ) {
    let past = ValidationTrial.known(relationships, before: start, presence: options.presence)
    let scale = ForecastGround.scale(past, before: start, options.timeScale)
    let strengths = TieStrengthModel.tieDecay(options.parameters.scaled(by: scale)).strengths(past, start - 1)
    let ground = EncounterGround(
      people: people, history: past, strengths: strengths, asOf: start - 1, columns: options.columns)
    var limits = TieHistory.Options()
    limits.since = start
    limits.before = end
    limits.presence = options.presence
    var later = Relationships()
    later.people = relationships.people
    later.interactions = relationships.interactions
    let before = TimeTogether(past, ground.places, options)
    let after = TimeTogether(TieHistory(later, options: limits), ground.places, options)
    for place in ground.order.indices where before.isPresent[place] && after.isPresent[place] {
      let candidates = ground.order.indices.filter { $0 != place && !before.areAtLength(place, $0) }
      guard candidates.count > options.proposals else { continue }
      let isMet = candidates.map { after.areAtLength(place, $0) }
      let signs = ground.signs(for: candidates, seenBy: place) { _ in willingness }
      let share = Double(isMet.count { $0 }) / Double(candidates.count)
      let met = Self.models.indices.map { model -> Double in
        if model == Self.chance { return share * Double(options.proposals) }
        let scores = candidates.indices.map { Self.score(model, signs[$0], ground, candidates[$0]) }
        let best = candidates.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(options.proposals)
        return Double(best.count { isMet[$0] })
      }
      answers.append(Answer(person: ground.order[place], met: met, share: share))
    }
  }

  private static func score(
    _ model: Int, _ signs: EncounterGround.Signs, _ ground: EncounterGround, _ place: Int
  ) -> Double {
    switch models[model] {
    case "popularity": ground.total(of: place)
    case "contacts": Double(ground.contacts(of: place).count)
    case "common-contacts": Double(signs.commonCount)
    case "common-strength": signs.common
    case "route": signs.route
    case "earlier-contact": signs.tie
    case "attributes": signs.worth
    case "interest": signs.interest
    case "novelty": signs.novelty
    case "reachable": signs.reachable(route: signs.route)
    default: signs.score
    }
  }
}

/// Who was together with whom for how long, by place.
private struct TimeTogether {
  private(set) var isPresent: [Bool]
  /// Both ways, as `place · count + other`.
  private var atLength: Set<Int> = []

  init(_ history: TieHistory, _ places: [Int], _ options: EncounterPrediction.Options) {
    isPresent = [Bool](repeating: false, count: places.count)
    for pair in 0..<history.pairCount {
      var total: Int64 = 0
      var until = Int64.min
      for event in history.events(ofPair: pair) where history.directions[event] & 4 == 0 {
        let start = history.moments[event]
        let length = history.durations[event] > 0 ? Int64(history.durations[event]) : Int64(options.secondsOfEach)
        let end = start.addingReportingOverflow(length).partialValue
        // The union: two devices see each other, and reports overlap.
        if end > until {
          total += end - max(start, until)
          until = end
        }
      }
      guard total > 0 else { continue }
      let (first, second) = history.pair(pair)
      isPresent[places[first]] = true
      isPresent[places[second]] = true
      if total >= options.length {
        atLength.insert(places[first] * places.count + places[second])
        atLength.insert(places[second] * places.count + places[first])
      }
    }
  }

  func areAtLength(_ one: Int, _ other: Int) -> Bool { atLength.contains(one * isPresent.count + other) }
}
