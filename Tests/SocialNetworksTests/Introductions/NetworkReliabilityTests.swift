import GraphAnalytics
import SocialNetworks
import Testing

struct NetworkReliabilityTests {
  @Test func askingTogetherNeverBeatsTheWholeNetwork() throws {
    var generator = SeededGenerator(seed: 31)
    for number in 0..<60 {
      let count = 5 + generator.next(below: 4)
      var ties: [(String, String, Double)] = []
      for source in 0..<count {
        for target in (source + 1)..<max(count, source + 1) where generator.nextUnit() < 0.5 {
          ties.append(("p\(source)", "p\(target)", 1 - generator.nextUnit()))
        }
      }
      ties.append(("p0", "p\(count - 1)", 0.01))
      let network = try SocialNetwork(assembling: [AssemblyTests.draft(ties)])
      let (asker, target) = (try network.person(named: "p0"), try network.person(named: "p\(count - 1)"))
      let willingness = number.isMultiple(of: 2) ? 1 : 0.4
      let whole = try network.reliability(from: asker, to: target, willingness: willingness).reliability
      #expect(whole.isExact)
      var options = RouteLimits()
      options.maxHops = 3
      let routes = try network.routes(
        .strongest, from: asker, to: target, count: 30, lengths: .unit, sharing: .allowed, limits: options
      ).routes.map { route in
        AskRoute(
          people: route.people,
          strengths: zip(route.people, route.people.dropFirst()).map { network.tieValue(from: $0, to: $1) ?? 0 },
          willingness: route.people.dropFirst().dropLast().map { _ in willingness })
      }
      var before = 0.0
      for size in 1...3 {
        guard let ask = JointAsk.best(of: routes, size: size) else { continue }
        #expect(ask.probability <= whole.probability * (1 + 1e-12), "network \(number)")
        #expect(ask.probability >= before * (1 - 1e-12), "one more never harms")
        before = ask.probability
      }
      #expect(before > 0)
    }
  }

  @Test func threeWaysThatShareNothingAreTheWholeNetwork() throws {
    let network = try SocialNetwork(assembling: [
      AssemblyTests.draft([("me", "a", 0.5), ("a", "x", 0.4), ("me", "b", 0.3), ("b", "x", 0.9), ("me", "x", 0.1)])
    ])
    let (me, target) = (try network.person(named: "me"), try network.person(named: "x"))
    let whole = try network.reliability(from: me, to: target, willingness: 0.5).reliability
    #expect(abs(whole.probability - (1 - 0.9 * 0.9 * (1 - 0.135))) < 1e-15)
    let without = try network.reliability(
      from: me, to: target, avoiding: [try network.person(named: "b")], willingness: 0.5
    ).reliability
    #expect(abs(without.probability - 0.19) < 1e-15)
  }
}
