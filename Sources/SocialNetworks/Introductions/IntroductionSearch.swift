/// Searches introductions on one network; keeps its scratch memory from one question to the next.
///
/// The probability of a route is the product of the strengths of its ties and of the willingness of its intermediaries,
/// so the best route is the shortest one where a tie is −ln strength long. Routes rank by probability, then by their
/// weakest tie, then by fewer ties.
public struct IntroductionSearch {
  public let network: SocialNetwork
  /// How values became probabilities, as a sentence, when they had to.
  public let conversion: String?
  private var routes: ProbableRoutes

  /// - Throws: `NetworkError` when values cannot be read as probabilities.
  public init(_ network: SocialNetwork) throws {
    self.network = network
    routes = try ProbableRoutes(network)
    conversion = routes.conversion
  }

  /// Who can introduce `source` to one of `targets`.
  ///
  /// - Throws: `NetworkError.invalidOption`; what `progress` throws.
  public mutating func answer(
    from source: Person, toAnyOf targets: [Person], options: IntroductionOptions = IntroductionOptions()
  ) throws -> IntroductionAnswer {
    guard options.willingness > 0, options.willingness <= 1 else {
      throw NetworkError.invalidOption("willingness must be above 0 and at most 1, not \(options.willingness)")
    }
    let targets = targets.filter { $0 != source }
    var all: [Introduction] = []
    var brokers: [Broker] = []
    for target in targets {
      let found = try self.introductions(from: source, to: target, options: options)
      all += found
      if !found.isEmpty { brokers += self.brokers(from: source, to: target, options: options) }
    }
    let introductions = Array(ranked(all).prefix(options.paths))
    return IntroductionAnswer(
      introductions: introductions, brokers: Self.best(of: brokers, limit: options.paths),
      gap: introductions.isEmpty ? gap(from: source, to: targets, options: options) : nil)
  }

  // MARK: routes

  private mutating func introductions(from source: Person, to target: Person, options: IntroductionOptions) throws
    -> [Introduction]
  {
    let limits = RouteLimits(options)
    if options.variety == .diverse {
      return honest(try routes.diverse(from: source, to: target, count: options.paths, limits: limits), options)
    }
    // Several routes may share the last place; all of them are looked at before the weakest tie decides.
    var count = options.paths
    while true {
      let found = routes.best(from: source, to: target, count: count, limits: limits)
      guard found.count == count, count < options.paths + 64,
        Self.isNear(found[options.paths - 1].value, found[count - 1].value)
      else { return Array(ranked(honest(found, options)).prefix(options.paths)) }
      count = min(count + max(4, options.paths), options.paths + 64)
    }
  }

  private func honest(_ routes: [Route], _ options: IntroductionOptions) -> [Introduction] {
    routes.map { introduction(along: $0.people, willingness: options.willingness, language: options.language) }
      .filter { $0.probability >= options.minProbability }
  }

  /// By probability, then the weakest tie, then fewer ties; equal ones keep their order.
  private func ranked(_ introductions: [Introduction]) -> [Introduction] {
    let sorted = introductions.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if !Self.isNear(a.probability, b.probability) { return a.probability > b.probability }
      let (weakestA, weakestB) = (a.bottleneck?.strength ?? 1, b.bottleneck?.strength ?? 1)
      if !Self.isNear(weakestA, weakestB) { return weakestA > weakestB }
      if a.ties.count != b.ties.count { return a.ties.count < b.ties.count }
      return left.offset < right.offset
    }
    return sorted.map(\.element)
  }

  /// Products of many strengths differ in their last digits; twelve are compared.
  private static func isNear(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-12 * max(abs(first), abs(second))
  }

  private func introduction(along people: [Person], willingness: Double, language: Language) -> Introduction {
    var probability = 1.0
    let ties = zip(people, people.dropFirst()).map { source, target in
      let strength = routes.strength(from: source, to: target)
      probability *= strength
      return IntroductionTie(
        source: source, target: target, strength: strength, basis: network.basis(from: source, to: target),
        evidence: network.evidence(from: source, to: target, in: language))
    }
    for _ in people.dropFirst().dropLast() { probability *= willingness }
    return Introduction(people: people, ties: ties, probability: probability)
  }

  // MARK: brokers

  /// The people to ask, best first: for each the most probable route that starts with them.
  private mutating func brokers(from source: Person, to target: Person, options: IntroductionOptions) -> [Broker] {
    var found: [Broker] = []
    var limits = RouteLimits(options)
    limits.notFirst = [target]
    while found.count < options.paths, let route = routes.best(from: source, to: target, limits: limits) {
      let best = introduction(along: route.people, willingness: options.willingness, language: options.language)
      if best.probability < options.minProbability { break }
      found.append(Broker(person: best.ask, probability: best.probability, recentAsks: 0))
      limits.notFirst.append(best.ask)
    }
    return found
  }

  /// One entry for each broker, with their best chance over all targets.
  private static func best(of brokers: [Broker], limit: Int) -> [Broker] {
    var kept: [Broker] = []
    for broker in brokers.sorted(by: { ($1.probability, $0.person) < ($0.probability, $1.person) })
    where !kept.contains(where: { $0.person == broker.person }) { kept.append(broker) }
    return Array(kept.prefix(limit))
  }

  // MARK: the missing tie

  /// Whom `source` would have to meet: someone with the best chance of passing a request on to a target, or the target.
  private func gap(from source: Person, to targets: [Person], options: IntroductionOptions) -> Gap? {
    var best: Gap?
    for target in targets {
      var candidate = Gap(source: source, target: target, probability: 1)
      let contact = routes.strongestContact(of: target) { $0 != source && !options.avoiding.contains($0) }
      if let contact {
        candidate = Gap(source: source, target: contact.person, probability: contact.strength * options.willingness)
      }
      let chance = candidate.target == target ? 0 : candidate.probability
      if best == nil || chance > (best.map { targets.contains($0.target) ? 0 : $0.probability } ?? 0) {
        best = candidate
      }
    }
    return best
  }
}

extension SocialNetwork {
  /// What is known of a tie: what happened, or its value and the layers it stands in.
  func evidence(from source: Person, to target: Person, in language: Language = .en) -> [String] {
    if let past { return evidenceOfPast(from: source, to: target, past, in: language) }
    return evidenceOfFile(from: source, to: target, in: language)
  }
}
