import GraphAnalytics
import SocialNetworks
import TestSupport

/// A small random network, and every loopless route in it: slow and obvious.
struct RouteOracle {
  struct Route {
    let people: [Int]
    let probability: Double
    let weakest: Double

    var isDirect: Bool { people.count == 2 }
  }

  let network: SocialNetwork
  let ties: [[Double]]
  var willingness: [Double]
  var avoided: Set<Int> = []
  /// Who may not be the one to ask.
  var spent: Set<Int> = []
  var maxHops = Int.max
  var least = 0.0

  /// Strengths are quarters for an even seed, so that many routes are equally good; or drawn from `strengths`.
  init(seed: Int, count: Int, density: Double = 0.5, isDirected: Bool = false, strengths: [Double] = []) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var people = PersonTable()
    for person in 0..<count { people.insert(id: "p\(person)") }
    var draft = NetworkDraft(people: people, isDirected: isDirected)
    var ties = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for source in 0..<count {
      for target in 0..<count where isDirected ? source != target : source < target {
        guard generator.nextUnit() < density else { continue }
        var strength = seed % 2 == 0 ? Double(1 + generator.next(below: 4)) / 4 : 0.05 + 0.95 * generator.nextUnit()
        if !strengths.isEmpty { strength = strengths[generator.next(below: strengths.count)] }
        draft.addTie(from: source, to: target, value: strength)
        ties[source][target] = strength
        if !isDirected { ties[target][source] = strength }
      }
    }
    var rules = NetworkRules()
    rules.tieValues = .probability
    network = try SocialNetwork(assembling: [draft], rules: rules)
    self.ties = ties
    willingness = Array(repeating: 1, count: count)
  }

  /// All honest routes, best first.
  func routes(from source: Int = 0, to targets: [Int], notThrough: Set<Int> = []) -> [Route] {
    var found: [Route] = []
    func walk(_ people: [Int], _ probability: Double, _ weakest: Double) {
      guard let last = people.last else { return }
      if last != source && targets.contains(last) {
        found.append(Route(people: people, probability: probability, weakest: weakest))
      }
      if people.count > maxHops || (last != source && notThrough.contains(last)) { return }
      if people.count == 2 && spent.contains(last) { return }
      for next in ties.indices where ties[last][next] > 0 && !people.contains(next) && !avoided.contains(next) {
        let passing = last == source ? 1 : willingness[last]
        walk(people + [next], probability * ties[last][next] * passing, min(weakest, ties[last][next]))
      }
    }
    if !avoided.contains(source) { walk([source], 1, 1) }
    return found.filter { $0.probability >= least }.sorted { left, right in
      if abs(left.probability - right.probability) > 1e-12 { return left.probability > right.probability }
      if abs(left.weakest - right.weakest) > 1e-12 { return left.weakest > right.weakest }
      return left.people.count < right.people.count
    }
  }

  /// The best probability of a route that begins with each contact.
  func brokers(to targets: [Int]) -> [(person: Int, probability: Double)] {
    var best: [Int: Double] = [:]
    for route in routes(to: targets) where !route.isDirect {
      best[route.people[1]] = max(best[route.people[1]] ?? 0, route.probability)
    }
    return best.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
