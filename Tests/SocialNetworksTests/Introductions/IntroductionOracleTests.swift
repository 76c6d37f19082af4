import GraphAnalytics
import SocialNetworks
import Testing

/// A thousand small networks against every loopless route there is.
struct IntroductionOracleTests {
  private struct Trial {
    let network: SocialNetwork
    let size: Int
    let ties: [[Double?]]

    init(_ generator: inout SeededGenerator, directed: Bool) throws {
      let size = 3 + generator.next(below: 4)
      var people = PersonTable()
      for person in 0..<size { people.insert(id: "p\(person)") }
      var draft = NetworkDraft(people: people, isDirected: directed)
      var ties = Array(repeating: [Double?](repeating: nil, count: size), count: size)
      let density = 0.3 + 0.6 * generator.nextUnit()
      for source in 0..<size {
        for target in 0..<size where directed ? source != target : source < target {
          guard generator.nextUnit() < density else { continue }
          // Halves make routes that are equally likely; the others are told apart by their last digits.
          let strength = generator.next(below: 3) == 0 ? 0.5 : 1 - generator.nextUnit()
          draft.addTie(from: source, to: target, value: strength)
          ties[source][target] = strength
          if !directed { ties[target][source] = strength }
        }
      }
      var rules = NetworkRules()
      rules.tieValues = .probability
      network = try SocialNetwork(assembling: [draft], rules: rules)
      self.size = size
      self.ties = ties
    }

    /// The chances of all loopless routes, best first.
    func chances(willingness: Willingness, maxHops: Int, avoiding: Int?) -> [Double] {
      var found: [Double] = []
      func walk(_ people: [Int], _ chance: Double) {
        guard let last = people.last, people.count <= maxHops + 1 else { return }
        if last == size - 1 { return found.append(chance) }
        for next in 0..<size where next != avoiding && !people.contains(next) {
          if let strength = ties[last][next] {
            walk(people + [next], chance * strength * (people.count == 1 ? 1 : willingness(Person(last))))
          }
        }
      }
      walk([0], 1)
      return found.sorted(by: >)
    }
  }

  /// The same for everybody, or learned from requests long ago and so different from one to the next.
  private static func willingness(_ number: Int, _ generator: inout SeededGenerator) -> Willingness {
    if number % 3 < 2 { return Willingness(prior: number % 3 == 0 ? 1 : 1 - generator.nextUnit()) }
    let requests = (0..<12).map { _ in
      Request(
        kind: .introduction, person: 0, via: 1 + generator.next(below: 4), target: 0,
        outcome: RequestOutcome.allCases[generator.next(below: 3)], moment: Moment(seconds: 0))
    }
    return Willingness(learnedFrom: requests, asker: Person(0), asOf: 200 * 86_400)
  }

  @Test func aThousandNetworksEqualBruteForce() throws {
    var generator = SeededGenerator(seed: 61)
    var routes = 0
    for number in 0..<1000 {
      let trial = try Trial(&generator, directed: number.isMultiple(of: 2))
      let willingness = Self.willingness(number, &generator)
      let maxHops = number % 5 == 0 ? 1 + generator.next(below: 3) : trial.size
      let avoided = number % 7 == 0 && trial.size > 3 ? 1 + generator.next(below: trial.size - 2) : nil
      var options = IntroductionOptions()
      options.paths = 1 + generator.next(below: 12)
      options.willingness = willingness
      options.maxHops = maxHops
      if let avoided { options.avoiding = [Person(avoided)] }
      var search = try IntroductionSearch(trial.network)
      let found = try search.answer(from: Person(0), toAnyOf: [Person(trial.size - 1)], options: options)
      let expected = trial.chances(willingness: willingness, maxHops: maxHops, avoiding: avoided)
      try #require(found.introductions.count == min(options.paths, expected.count), "network \(number)")
      for (introduction, chance) in zip(found.introductions, expected) {
        try #require(abs(introduction.probability - chance) <= 1e-12 * chance, "network \(number)")
        try #require(Set(introduction.people).count == introduction.people.count)
        try #require(introduction.ties.count <= maxHops && !introduction.people.contains { $0.number == avoided })
        let own = introduction.ties.reduce(1.0) { $0 * (trial.ties[$1.source.number][$1.target.number] ?? 0) }
        let passing = introduction.intermediaries.reduce(1.0) { $0 * willingness($1) }
        try #require(abs(introduction.probability - own * passing) <= 1e-12 * chance, "network \(number)")
      }
      try #require(zip(found.introductions, found.introductions.dropFirst()).allSatisfy { $0.people != $1.people })
      routes += found.introductions.count
    }
    #expect(routes > 2000)
  }
}
