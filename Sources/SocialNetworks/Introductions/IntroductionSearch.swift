#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Searches introductions on one network; keeps its scratch memory from one question to the next.
///
/// The probability of a route is the product of the strengths of its ties and of the willingness of its intermediaries,
/// so the best route is the shortest one where a tie is −ln strength long and passing through somebody −ln willingness.
/// Routes rank by probability, then by their weakest tie, then by fewer ties.
///
/// A tie counts for what it rests on: the strength model gives a tie that is only inferred a fraction of what the same
/// events would give to those who took part in them (`TieDecayParameters.inferredFactor`), and nothing is taken off twice.
public struct IntroductionSearch {
  public let network: SocialNetwork
  /// How values became probabilities, as a sentence, when they had to.
  public let conversion: String?
  var routes: ProbableRoutes

  /// - Parameter bases: only ties that rest on these are used.
  /// - Throws: `NetworkError` when values cannot be read as probabilities.
  public init(_ network: SocialNetwork, bases: Set<TieBasis> = Set(TieBasis.allCases)) throws {
    self.network = network
    routes = try ProbableRoutes(network, bases: bases)
    conversion = routes.conversion
  }

  /// Who can introduce `source` to one of `targets`, or to each of them.
  ///
  /// The best routes to a set are the best of all routes to its members. Those who are spent are not the first to be
  /// asked, though a route may pass through them further on.
  ///
  /// - Throws: `NetworkError.invalidOption`.
  /// - Complexity: one search over the network, and one for several routes for each target whose best route is among the
  ///   best `options.paths`.
  public mutating func answer(
    from source: Person, toAnyOf targets: [Person], options: IntroductionOptions = IntroductionOptions()
  ) throws -> IntroductionAnswer {
    let prior = options.willingness.parameters.prior
    guard prior > 0, prior <= 1 else {
      throw NetworkError.invalidOption("willingness must be above 0 and at most 1, not \(prior)")
    }
    guard options.paths > 0, options.paths <= Self.mostPaths else {
      throw NetworkError.invalidOption("the number of routes must be from 1 to \(Self.mostPaths)")
    }
    var seen: Set<Person> = [source]
    var question = Question(source: source, targets: targets.filter { seen.insert($0).inserted }, options: options)
    question.limits = RouteLimits(options, personCount: network.personCount)
    question.spent = routes.contacts(of: source).filter { options.willingness.isSpent($0) }
    question.limits.notFirst = question.spent
    var answer = IntroductionAnswer()
    answer.introductions =
      options.variety == .diverse ? diverse(question) : best(question)
    if !answer.introductions.isEmpty { (answer.brokers, answer.together) = brokers(question) }
    answer.spent = spentBrokers(question)
    if options.scope == .everyone { answer.everyone = everyone(question) }
    if answer.introductions.isEmpty { answer.gap = gap(question) }
    return answer
  }

  /// More routes than this are nobody's to read.
  public static let mostPaths = 100_000

  /// A question with what follows from its options.
  struct Question {
    let source: Person
    var targets: [Person]
    let options: IntroductionOptions
    var limits = RouteLimits()
    /// Contacts of the one who asks who were asked as often as the budget allows.
    var spent: [Person] = []

    /// Whoever is spent may still be met themselves.
    func limits(to target: Person) -> RouteLimits {
      var limits = limits
      limits.notFirst.removeAll { $0 == target }
      return limits
    }
  }

  // MARK: the best routes

  private mutating func best(_ question: Question) -> [Introduction] {
    let (source, options) = (question.source, question.options)
    if let only = question.targets.first, question.targets.count == 1 { return best(question, to: only) }
    // Where every tie is certain and everybody willing, only the number of ties tells routes apart.
    let isFlat = !network.hasTieValues && options.willingness.isCertain
    var limits = question.limits
    if isFlat {
      var nearly = options
      nearly.willingness = Willingness(prior: 0.99)
      limits = RouteLimits(nearly, personCount: network.personCount)
      limits.notFirst = question.spent
    }
    var chances = routes.chances(from: source, to: question.targets, limits: limits)
    for (number, target) in question.targets.enumerated() where question.spent.contains(target) {
      chances[number] = max(chances[number], routes.strength(from: source, to: target))
    }
    let order = chances.indices.filter { chances[$0] > 0 }.sorted { (chances[$1], $0) < (chances[$0], $1) }
    var found: [Introduction] = []
    for number in order {
      if found.count == options.paths, let last = found.last {
        let worst = isFlat ? pow(0.99, Double(last.ties.count - 1)) * 1.005 : last.probability
        if chances[number] < worst * (1 - 1e-9) { break }
      }
      if !isFlat && chances[number] < options.minProbability * (1 - 1e-9) { break }
      found = Array(ranked(found + best(question, to: question.targets[number])).prefix(options.paths))
    }
    return found
  }

  private mutating func best(_ question: Question, to target: Person) -> [Introduction] {
    let options = question.options
    let limits = question.limits(to: target)
    // Several routes may share the last place; all of them are looked at before the weakest tie decides. Where ties
    // have no values, none is weaker than another.
    let isDecided = !network.hasTieValues
    // Many are looked for only as long as they are honest.
    var count = min(options.paths, 64)
    while true {
      let found = routes.best(from: question.source, to: target, count: count, limits: limits)
        .map { introduction(along: $0.people, options) }
      if found.count == count, count < options.paths, let last = found.last, options.isHonest(last.probability) {
        count = min(4 * count, options.paths)
        continue
      }
      guard !isDecided, found.count == count, count >= options.paths, count < options.paths + 64,
        Self.isNear(found[options.paths - 1].probability, found[count - 1].probability)
      else { return Array(ranked(honest(found, options)).prefix(options.paths)) }
      count = min(count + max(4, options.paths), options.paths + 64)
    }
  }

  /// The best route to any target that does not pass through `avoiding`; they may be met themselves.
  mutating func bestRoute(_ question: Question, avoiding: [Person] = []) -> Introduction? {
    let (source, options) = (question.source, question.options)
    var limits = question.limits
    limits.avoiding += avoiding
    var found: [Introduction] = []
    let others = question.targets.filter { !avoiding.contains($0) }
    if let route = routes.best(from: source, toAnyOf: others, limits: limits) {
      found.append(introduction(along: route.people, options))
    }
    for target in question.targets where avoiding.contains(target) || question.spent.contains(target) {
      var own = question.limits(to: target)
      own.avoiding += avoiding.filter { $0 != target }
      if let route = routes.best(from: source, to: target, limits: own) {
        found.append(introduction(along: route.people, options))
      }
    }
    return ranked(honest(found, options)).first
  }

  func honest(_ introductions: [Introduction], _ options: IntroductionOptions) -> [Introduction] {
    introductions.filter { options.isHonest($0.probability) }
  }

  /// By probability, then the weakest tie, then fewer ties; equal ones keep their order.
  func ranked(_ introductions: [Introduction]) -> [Introduction] {
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
  static func isNear(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-12 * max(abs(first), abs(second))
  }

  func introduction(along people: [Person], _ options: IntroductionOptions) -> Introduction {
    var probability = 1.0
    let ties = zip(people, people.dropFirst()).map { source, target in
      let strength = routes.strength(from: source, to: target)
      probability *= strength
      return IntroductionTie(
        source: source, target: target, strength: strength, basis: network.basis(from: source, to: target),
        evidence: network.evidence(from: source, to: target, in: options.language))
    }
    let willingness = people.dropFirst().dropLast().map { options.willingness($0) }
    for chance in willingness { probability *= chance }
    return Introduction(people: people, ties: ties, willingness: willingness, probability: probability)
  }
}

extension SocialNetwork {
  /// What is known of a tie: what happened, or its value and the layers it stands in.
  func evidence(from source: Person, to target: Person, in language: Language = .en) -> [String] {
    if let past { return evidenceOfPast(from: source, to: target, past, in: language) }
    return evidenceOfFile(from: source, to: target, in: language)
  }
}
