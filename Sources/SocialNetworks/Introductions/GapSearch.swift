extension IntroductionSearch {
  /// Whom the one who asks would have to meet, or get closer to: the tie that would help most.
  ///
  /// A certain tie to somebody opens a route that is worth their willingness times the chance that they reach a target,
  /// and it must be honest. Somebody whom one can meet at a known event counts twice, since the tie is cheaper to close;
  /// of equals the one to be met sooner comes first. The target themselves are named only where they can be met at an
  /// event or nobody else would help. Who is spent, avoided or already close (a tie of one half) is no gap.
  mutating func gap(_ question: Question) -> Gap? {
    let (source, options) = (question.source, question.options)
    if options.maxHops == 0 { return nil }
    let targets = question.targets.filter { !options.avoiding.contains($0) }
    if targets.isEmpty { return nil }
    let chances = routes.chances(
      of: Array(network.allPeople), toReachAnyOf: targets, limits: onwardLimits(question),
      least: options.minProbability)
    let events = options.events
    var eventOf: [Person: Int] = [:]
    for (number, event) in events.enumerated() {
      for person in event.people where Self.isSooner(event, than: eventOf[person].map { events[$0] }) {
        eventOf[person] = number
      }
    }
    let isTarget = Set(targets)
    let isExcluded = Set(options.avoiding + question.spent + [source])
    var candidates: [Candidate] = []
    for person in network.allPeople where chances[person.number] > 0 && !isExcluded.contains(person) {
      let isEnd = isTarget.contains(person)
      let chance = isEnd ? 1 : chances[person.number] * options.willingness(person)
      let existing = routes.knownStrength(from: source, to: person)
      if existing >= Self.close || !options.isHonest(chance) { continue }
      let event = eventOf[person].map { events[$0] }
      let worth = event != nil ? 2 * chance : isEnd ? 0 : chance
      candidates.append(Candidate(person: person, chance: chance, existing: existing, event: event, worth: worth))
    }
    candidates.sort { $0.precedes($1) }
    let gaps = candidates.prefix(4).map { candidate in
      Gap(
        source: source, target: candidate.person, probability: candidate.chance,
        existing: candidate.existing > 0 ? candidate.existing : nil, event: candidate.event)
    }
    guard var best = gaps.first else { return nil }
    best.alternatives = Array(gaps.dropFirst())
    return best
  }

  private static let close = 0.5

  private static func isSooner(_ event: KnownEvent, than other: KnownEvent?) -> Bool {
    guard let other else { return true }
    return (event.day?.number ?? .max) < (other.day?.number ?? .max)
  }

  private struct Candidate {
    let person: Person
    let chance: Double
    let existing: Double
    let event: KnownEvent?
    let worth: Double

    func precedes(_ other: Candidate) -> Bool {
      if !IntroductionSearch.isNear(worth, other.worth) { return worth > other.worth }
      let (day, otherDay) = (event?.day?.number ?? .max, other.event?.day?.number ?? .max)
      return (day, person) < (otherDay, other.person)
    }
  }
}
