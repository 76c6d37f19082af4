import GraphAnalytics

/// A route that could be asked for: who passes the request on, how strong the ties are, how willing the people between.
public struct AskRoute: Sendable, Equatable {
  /// From the one who asks to the one to be met.
  public let people: [Person]
  /// The chance that each tie carries the request, in the order of the route.
  public let strengths: [Double]
  /// The chance that each person between the ends passes the request on.
  public let willingness: [Double]

  /// - Precondition: two people or more, one strength fewer, one willingness for each person between; all in 0...1.
  public init(people: [Person], strengths: [Double], willingness: [Double]) {
    precondition(people.count >= 2 && strengths.count == people.count - 1 && willingness.count == people.count - 2)
    precondition((strengths + willingness).allSatisfy { $0 >= 0 && $0 <= 1 }, "chances must be from 0 to 1")
    self.people = people
    self.strengths = strengths
    self.willingness = willingness
  }

  /// An introduction as it was found; nil where asker and target are the same person.
  public init?(_ introduction: Introduction, willingness: (Person) -> Double) {
    guard introduction.people.count >= 2 else { return nil }
    self.init(
      people: introduction.people, strengths: introduction.ties.map(\.strength),
      willingness: introduction.intermediaries.map(willingness))
  }

  /// Whom to ask first.
  public var ask: Person { people[1] }
  /// The chance of this route alone.
  public var probability: Double { willingness.reduce(strengths.reduce(1, *), *) }
}

/// The people to ask at the same time, so that at least one of the asks arrives.
///
/// The chance counts what the routes share once: a tie, whichever way it is used, and a person between the ends either
/// work for all routes or for none. Routes may give one person or tie different chances; the smaller is then reached only
/// where the greater is.
public struct JointAsk: Sendable, Equatable {
  /// In order of their own chance.
  public let people: [Person]
  /// The route that each of them is asked for.
  public let routes: [AskRoute]
  /// The chance that at least one of the routes works.
  public let probability: Double
  public let low: Double
  public let high: Double
  public let isExact: Bool

  /// At most so many people, and routes of each, are weighed against each other; by their own chance.
  public static let mostPeople = 24
  public static let mostRoutesOfEach = 6

  /// The best `size` people to ask at the same time, each for one of their routes.
  ///
  /// All sets of the `mostPeople` likeliest first contacts are compared, but those that could not be better even if their
  /// routes shared nothing. Of equally good sets (to twelve digits) the one is taken whose members have the greater
  /// chances of their own, then the shorter routes, then the lower numbers; the order of `routes` does not matter.
  ///
  /// - Parameters:
  ///   - routes: from one asker, with the target or targets at their ends; several may begin with the same person.
  ///   - size: how many people to ask, one to three.
  /// - Returns: nil where fewer than `size` people have a route that could work.
  /// - Complexity: at worst mostPeople^size · mostRoutesOfEach^size unions of few parts. Exact; deterministic.
  public static func best(of routes: [AskRoute], size: Int) -> JointAsk? {
    precondition(size >= 1 && size <= 3, "one, two or three people can be asked together, not \(size)")
    var search = JointAskSearch(routes, size: size)
    return search.run()
  }
}

private struct JointAskSearch {
  private let size: Int
  /// By first contact, best first; of each their routes, best first.
  private let contacts: [[Candidate]]
  private let parts: SharedChances
  private var chosen: [Candidate] = []
  private var best: (routes: [Candidate], probability: Double)?

  struct Candidate {
    let route: AskRoute
    let probability: Double
    let parts: [Int]
  }

  init(_ routes: [AskRoute], size: Int) {
    self.size = size
    let ranked = routes.map { (route: $0, probability: $0.probability) }.filter { $0.probability > 0 }
      .sorted { left, right in
        if left.probability != right.probability { return left.probability > right.probability }
        if left.route.people.count != right.route.people.count {
          return left.route.people.count < right.route.people.count
        }
        return left.route.people.lexicographicallyPrecedes(right.route.people)
      }
    let parts = SharedChances(of: ranked.map(\.route))
    self.parts = parts
    var contacts: [[Candidate]] = []
    var places: [Person: Int] = [:]
    for (route, probability) in ranked {
      let candidate = Candidate(route: route, probability: probability, parts: parts.parts(of: route))
      if let place = places[route.ask] {
        if contacts[place].count < JointAsk.mostRoutesOfEach { contacts[place].append(candidate) }
      } else if contacts.count < JointAsk.mostPeople {
        places[route.ask] = contacts.count
        contacts.append([candidate])
      }
    }
    self.contacts = contacts
  }

  mutating func run() -> JointAsk? {
    extend(from: 0)
    guard let best else { return nil }
    let members = best.routes.enumerated().sorted { left, right in
      let (a, b) = (left.element.probability, right.element.probability)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element.route)
    return JointAsk(
      people: members.map(\.ask), routes: members, probability: best.probability, low: best.probability,
      high: best.probability, isExact: true)
  }

  /// At most three deep.
  private mutating func extend(from first: Int) {
    if chosen.count == size {
      let probability = parts.chance(ofAny: chosen.map(\.parts))
      if isBetter(probability) { best = (chosen, probability) }
      return
    }
    let missing = size - chosen.count
    for contact in first..<max(first, contacts.count - missing + 1) {
      for candidate in contacts[contact] {
        // What works together more easily than apart fails together no less: sharing only lowers the chance of any.
        var failing = chosen.reduce(1 - candidate.probability) { $0 * (1 - $1.probability) }
        for later in contacts[(contact + 1)...].prefix(missing - 1) { failing *= 1 - later[0].probability }
        if best != nil && !isBetter(1 - failing) { continue }
        chosen.append(candidate)
        extend(from: contact + 1)
        chosen.removeLast()
      }
    }
  }

  private func isBetter(_ probability: Double) -> Bool {
    guard let best else { return true }
    return probability > best.probability * (1 + 1e-12)
  }
}

/// The independent parts that routes are made of. A tie or a person with several chances is a chain of parts: the greatest
/// chance, then each next one as a share of the one before.
private struct SharedChances {
  private enum Item: Hashable {
    case tie(Person, Person)
    case willingness(Person)
  }

  private var levels: [Item: [(chance: Double, part: Int)]] = [:]
  private var probabilities: [Double] = []

  init(of routes: [AskRoute]) {
    var order: [Item] = []
    var chances: [Item: [Double]] = [:]
    for route in routes {
      for (item, chance) in Self.items(of: route) {
        if chances[item] == nil { order.append(item) }
        if !(chances[item]?.contains(chance) ?? false) { chances[item, default: []].append(chance) }
      }
    }
    for item in order {
      var above = 1.0
      for chance in (chances[item] ?? []).sorted(by: >) {
        levels[item, default: []].append((chance, probabilities.count))
        probabilities.append(above > 0 ? min(1, chance / above) : 0)
        above = chance
      }
    }
  }

  func parts(of route: AskRoute) -> [Int] {
    Self.items(of: route).flatMap { item, chance in
      (levels[item] ?? []).filter { $0.chance >= chance }.map(\.part)
    }
  }

  func chance(ofAny routes: [[Int]]) -> Double {
    Reliability.exact(ofAnyRoute: routes, probabilities: probabilities).probability
  }

  private static func items(of route: AskRoute) -> [(Item, Double)] {
    let ties = zip(zip(route.people, route.people.dropFirst()), route.strengths).map { ends, strength in
      (Item.tie(min(ends.0, ends.1), max(ends.0, ends.1)), strength)
    }
    return ties + zip(route.people.dropFirst().dropLast(), route.willingness).map { (Item.willingness($0), $1) }
  }
}
