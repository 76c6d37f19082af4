extension IntroductionSearch {
  /// The people to ask, best first: for each the most probable route that starts with them, and what remains without them.
  mutating func brokers(_ question: Question) -> (brokers: [Broker], together: [JointAsk]) {
    let most = max(question.options.paths, Self.mostWeighed)
    let found =
      question.targets.count == 1
      ? brokersToOne(question, question.targets[0], most) : brokersToSeveral(question, most)
    let brokers = found.prefix(question.options.paths).map { best in
      Broker(
        person: best.ask, probability: best.probability,
        recentAsks: question.options.willingness.recentAsks(of: best.ask),
        without: bestRoute(question, avoiding: [best.ask]))
    }
    return (brokers, together(question, found))
  }

  private static let mostWeighed = 8

  /// Each of those who can be asked brings their best routes, since the routes of two should share little; where several
  /// people may be met, routes to those whom they reach best.
  private mutating func together(_ question: Question, _ found: [Introduction]) -> [JointAsk] {
    if found.count < 2 { return [] }
    let limits = onwardLimits(question)
    var asks: [AskRoute] = []
    for broker in found.prefix(Self.mostWeighed).map(\.ask) {
      let targets = bestTargets(of: broker, question, limits)
      for target in targets {
        let count = max(1, JointAsk.mostRoutesOfEach / targets.count)
        let routes = routes.best(from: broker, to: target, count: count, limits: limits)
        let onward = honest(
          routes.map { introduction(along: [question.source] + $0.people, question.options) }, question.options)
        asks += onward.compactMap { AskRoute($0, willingness: question.options.willingness.callAsFunction) }
      }
    }
    return [2, 3].filter { $0 <= found.count }.compactMap { JointAsk.best(of: asks, size: $0) }
  }

  private static let mostTargetsOfEach = 3

  /// Those of the targets whom `broker` reaches best.
  private mutating func bestTargets(of broker: Person, _ question: Question, _ limits: RouteLimits) -> [Person] {
    var left = question.targets.filter { $0 != broker }
    var best: [Person] = []
    while best.count < Self.mostTargetsOfEach, !left.isEmpty,
      let target = routes.best(from: broker, toAnyOf: left, limits: limits)?.people.last
    {
      best.append(target)
      left.removeAll { $0 == target }
    }
    return best
  }

  private mutating func brokersToOne(_ question: Question, _ target: Person, _ most: Int) -> [Introduction] {
    var found: [Introduction] = []
    var limits = question.limits
    limits.notFirst.append(target)
    while found.count < most,
      let route = routes.best(from: question.source, to: target, limits: limits)
    {
      let best = introduction(along: route.people, question.options)
      if !question.options.isHonest(best.probability) { break }
      found.append(best)
      limits.notFirst.append(best.ask)
    }
    return found
  }

  /// One search back from all targets bounds what each contact can do; routes are made only for the best.
  private mutating func brokersToSeveral(_ question: Question, _ most: Int) -> [Introduction] {
    let bounds = self.bounds(question, targets: question.targets).filter { !question.spent.contains($0.person) }
    var found: [Introduction] = []
    for (broker, bound) in bounds {
      if found.count == most, let last = found.last, bound < last.probability * (1 - 1e-9) { break }
      guard let best = route(through: broker, question, to: question.targets) else { continue }
      found.append(best)
      found.sort { ($1.probability, $0.ask) < ($0.probability, $1.ask) }
      if found.count > most { found.removeLast() }
    }
    return found
  }

  /// Contacts with what a route to one of `targets` that begins with them can be worth at most, the best first; exact
  /// for contacts who are no targets themselves. Only honest ones.
  mutating func bounds(_ question: Question, targets: [Person]) -> [(person: Person, bound: Double)] {
    let (source, options) = (question.source, question.options)
    let contacts = routes.contacts(of: source).filter { !options.avoiding.contains($0) }
    let own = contacts.map { routes.strength(from: source, to: $0) * options.willingness($0) }
    // What nobody's first step could make honest need not be looked at.
    let onward = routes.chances(
      of: contacts, toReachAnyOf: targets, limits: onwardLimits(question),
      least: options.minProbability / max(own.max() ?? 1, options.minProbability))
    return contacts.indices.compactMap { number -> (person: Person, bound: Double)? in
      let bound = own[number] * onward[number]
      return bound > 0 && bound >= options.minProbability * (1 - 1e-9) ? (contacts[number], bound) : nil
    }.sorted { ($1.bound, $0.person) < ($0.bound, $1.person) }
  }

  /// For the part of a route after its first tie.
  func onwardLimits(_ question: Question) -> RouteLimits {
    var limits = question.limits
    limits.notFirst = []
    limits.avoiding.append(question.source)
    limits.maxHops = limits.maxHops.map { $0 - 1 }
    return limits
  }

  /// The best honest route that begins with `broker` and goes on to one of `targets`.
  mutating func route(through broker: Person, _ question: Question, to targets: [Person]) -> Introduction? {
    let others = targets.filter { $0 != broker }
    guard let route = routes.best(from: broker, toAnyOf: others, limits: onwardLimits(question)) else { return nil }
    let found = introduction(along: [question.source] + route.people, question.options)
    return question.options.isHonest(found.probability) ? found : nil
  }

  /// Who could start an honest route and was asked too often lately, the best first.
  mutating func spentBrokers(_ question: Question) -> [Broker] {
    let options = question.options
    return question.spent.filter { !options.avoiding.contains($0) }
      .compactMap { route(through: $0, question, to: question.targets) }
      .sorted { ($1.probability, $0.ask) < ($0.probability, $1.ask) }
      .map { best in
        Broker(
          person: best.ask, probability: best.probability, recentAsks: options.willingness.recentAsks(of: best.ask),
          without: nil)
      }
  }
}
