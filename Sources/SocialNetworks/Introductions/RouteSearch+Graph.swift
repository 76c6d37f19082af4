public import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A way from one person to another, with the value that its kind gives it.
public struct Route: Sendable, Equatable {
  public let people: [Person]
  public let value: Double

  public init(people: [Person], value: Double) {
    self.people = people
    self.value = value
  }

  public var hops: Int { people.count - 1 }
}

/// What a route must respect.
public struct RouteLimits: Sendable {
  public var maxHops: Int?
  public var avoiding: [Person] = []
  /// People who may not be the first step, though they may come later.
  var notFirst: [Person] = []
  /// The chance that someone on the way passes a request on.
  var willingness = 1.0

  public init() {}

  init(_ options: IntroductionOptions) {
    maxHops = options.maxHops
    avoiding = options.avoiding
    willingness = options.willingness
  }

  var pathOptions: PathOptions {
    var options = PathOptions()
    options.maxHops = maxHops
    options.avoiding = avoiding.map(\.vertex)
    options.notFirst = notFirst.map(\.vertex)
    options.passingConstant = willingness == 1 ? 0 : -log(willingness)
    return options
  }
}

/// Routes by the product of their ties as probabilities; keeps scratch memory from one question to the next.
struct ProbableRoutes {
  let conversion: String?
  private let graph: Graph
  private var finder: PathFinder

  init(_ network: SocialNetwork) throws {
    (graph, conversion) = try network.probabilities()
    finder = try PathFinder(graph, lengths: .negativeLog)
  }

  func strength(from source: Person, to target: Person) -> Double {
    graph.weight(from: source.vertex, to: target.vertex) ?? 0
  }

  mutating func best(from source: Person, to target: Person, limits: RouteLimits) -> Route? {
    finder.shortestPath(from: source.vertex, to: target.vertex, options: limits.pathOptions).map { route($0) }
  }

  mutating func best(from source: Person, to target: Person, count: Int, limits: RouteLimits) -> [Route] {
    finder.shortestPaths(from: source.vertex, to: target.vertex, count: count, options: limits.pathOptions)
      .map { route($0) }
  }

  func diverse(from source: Person, to target: Person, count: Int, limits: RouteLimits) throws -> [Route] {
    try graph.disjointPaths(
      from: source.vertex, to: target.vertex, count: count, lengths: .negativeLog, options: limits.pathOptions
    ).map { route($0) }
  }

  /// The value is the product of the ties themselves, so that it is exact where their logarithms are not.
  private func route(_ path: Path) -> Route {
    let product = zip(path.vertices, path.vertices.dropFirst()).reduce(1.0) { product, step in
      product * (graph.weight(from: step.0, to: step.1) ?? 0)
    }
    return Route(people: path.vertices.map { Person($0) }, value: product)
  }

  /// The contact through whom a request reaches `target` most surely.
  func strongestContact(of target: Person, where isAllowed: (Person) -> Bool) -> (person: Person, strength: Double)? {
    var best: (person: Person, strength: Double)?
    for neighbor in graph.predecessors(of: target.vertex) {
      let person = Person(neighbor)
      let strength = strength(from: person, to: target)
      if isAllowed(person), strength > (best?.strength ?? 0) { best = (person, strength) }
    }
    return best
  }
}

/// What makes one route better than another.
public enum RouteKind: String, Sendable, CaseIterable {
  /// The greatest product of ties as probabilities.
  case strongest
  /// The least sum of lengths.
  case shortest
  /// The greatest of the smallest stored values on the way.
  case widest
}

extension SocialNetwork {
  /// The best routes between two people, and a sentence when values had to be converted.
  ///
  /// - Parameters:
  ///   - lengths: how long a tie is, for `.shortest`.
  ///   - sharing: whether routes may share people between their ends.
  /// - Throws: `NetworkError`, `GraphError` when values cannot be read as the kind needs.
  public func routes(
    _ kind: RouteKind, from source: Person, to target: Person, count: Int = 1, lengths: TieLengths = .unit,
    sharing: RouteSharing = .allowed, limits: RouteLimits = RouteLimits()
  ) throws -> (routes: [Route], note: String?) {
    let options = limits.pathOptions
    let (start, end) = (source.vertex, target.vertex)
    switch kind {
    case .strongest:
      var search = try ProbableRoutes(self)
      let found =
        sharing == .allowed
        ? search.best(from: source, to: target, count: count, limits: limits)
        : try search.diverse(from: source, to: target, count: count, limits: limits)
      return (found, search.conversion)
    case .shortest:
      let (measured, note) = lengths == .negativeLog ? try probabilities() : (graph, nil)
      let paths =
        sharing == .allowed
        ? try measured.shortestPaths(from: start, to: end, count: count, lengths: lengths, options: options)
        : try measured.disjointPaths(from: start, to: end, count: count, lengths: lengths, options: options)
      return (paths.map { Route(people: $0.vertices.map { Person($0) }, value: $0.length) }, note)
    case .widest:
      let paths = try graph.widestPaths(from: start, to: end, count: count, options: options)
      return (paths.map { Route(people: $0.vertices.map { Person($0) }, value: $0.bottleneck) }, nil)
    }
  }
}

/// Whether routes may have people in common between their ends.
public enum RouteSharing: Sendable { case allowed, forbidden }
