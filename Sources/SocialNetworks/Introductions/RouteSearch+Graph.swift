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
  private var willingness = 1.0
  /// The same where it differs between people.
  private var passing: VertexArray<Double>?

  public init() {}

  init(_ options: IntroductionOptions, personCount: Int) {
    maxHops = options.maxHops
    avoiding = options.avoiding
    let exceptions = options.willingness.exceptions
    if exceptions.isEmpty {
      willingness = options.willingness.parameters.prior
    } else {
      let usual = Self.length(ofChance: options.willingness.parameters.prior)
      var extra = Array(repeating: usual, count: personCount)
      for person in exceptions where person.number < personCount {
        extra[person.number] = Self.length(ofChance: options.willingness(person))
      }
      passing = VertexArray(extra)
    }
  }

  private static func length(ofChance chance: Double) -> Double { chance < 1 ? -log(chance) : 0 }

  var pathOptions: PathOptions {
    PathOptions(
      maxHops: maxHops, avoiding: avoiding.map(\.vertex), notFirst: notFirst.map(\.vertex), passing: passing,
      passingConstant: Self.length(ofChance: willingness))
  }
}

/// Routes by the product of their ties as probabilities; keeps scratch memory from one question to the next.
struct ProbableRoutes {
  let conversion: String?
  private let graph: Graph
  /// Ties on any basis.
  private let whole: Graph
  private var finder: PathFinder

  /// - Parameter bases: only ties that rest on these.
  init(_ network: SocialNetwork, bases: Set<TieBasis>) throws {
    (whole, conversion) = try network.probabilities()
    graph = bases.count == TieBasis.allCases.count ? whole : try network.keeping(bases, in: whole)
    finder = try PathFinder(graph, lengths: .negativeLog)
  }

  func strength(from source: Person, to target: Person) -> Double {
    graph.weight(from: source.vertex, to: target.vertex) ?? 0
  }

  /// The strength of a tie whatever it rests on.
  func knownStrength(from source: Person, to target: Person) -> Double {
    whole.weight(from: source.vertex, to: target.vertex) ?? 0
  }

  /// Those to whom `person` has a tie.
  func contacts(of person: Person) -> [Person] {
    graph.neighbors(of: person.vertex).map { Person($0) }.filter { $0 != person }
  }

  mutating func best(from source: Person, to target: Person, limits: RouteLimits) -> Route? {
    finder.shortestPath(from: source.vertex, to: target.vertex, options: limits.pathOptions).map { route($0) }
  }

  mutating func best(from source: Person, to target: Person, count: Int, limits: RouteLimits) -> [Route] {
    finder.shortestPaths(from: source.vertex, to: target.vertex, count: count, options: limits.pathOptions)
      .map { route($0) }
  }

  /// The best route to whom of `targets` it reaches best.
  mutating func best(from source: Person, toAnyOf targets: [Person], limits: RouteLimits) -> Route? {
    if targets.count < 2 { return targets.first.flatMap { best(from: source, to: $0, limits: limits) } }
    let lengths = finder.lengths(
      from: [source.vertex], to: targets.map(\.vertex), options: limits.pathOptions, reach: .nearestEnd)
    guard let nearest = lengths.indices.min(by: { lengths[$0] < lengths[$1] }), lengths[nearest] < .infinity else {
      return nil
    }
    return best(from: source, to: targets[nearest], limits: limits)
  }

  mutating func diverse(from source: Person, to target: Person, count: Int, limits: RouteLimits) -> [Route] {
    finder.disjointPaths(from: source.vertex, to: target.vertex, count: count, options: limits.pathOptions)
      .map { route($0) }
  }

  /// How likely a request arrives at each of `targets` on its best route; 0 where there is none. To twelve digits.
  func chances(from source: Person, to targets: [Person], limits: RouteLimits) -> [Double] {
    finder.lengths(from: [source.vertex], to: targets.map(\.vertex), options: limits.pathOptions).map { exp(-$0) }
  }

  /// How likely a request that each of `people` has arrives at one of `targets`; 1 for a target. To twelve digits.
  ///
  /// - Parameter least: chances below may be given as 0.
  func chances(
    of people: [Person], toReachAnyOf targets: [Person], limits: RouteLimits, least: Double
  ) -> [Double] {
    finder.lengths(
      from: targets.map(\.vertex), to: people.map(\.vertex), direction: .incoming, options: limits.pathOptions,
      longest: least > 0 ? -log(least) + 1e-9 : .infinity
    ).map { exp(-$0) }
  }

  /// The value is the product of the ties themselves, so that it is exact where their logarithms are not.
  private func route(_ path: Path) -> Route {
    let product = zip(path.vertices, path.vertices.dropFirst()).reduce(1.0) { product, step in
      product * (graph.weight(from: step.0, to: step.1) ?? 0)
    }
    return Route(people: path.vertices.map { Person($0) }, value: product)
  }
}

extension SocialNetwork {
  /// The ties of `graph` that rest on one of `bases`.
  fileprivate func keeping(_ bases: Set<TieBasis>, in graph: Graph) throws -> Graph {
    var (sources, targets, weights): ([UInt32], [UInt32], [Double]) = ([], [], [])
    for edge in graph.edges where bases.contains(basis(from: Person(edge.source), to: Person(edge.target))) {
      sources.append(UInt32(edge.source.index))
      targets.append(UInt32(edge.target.index))
      weights.append(edge.weight)
    }
    return try GraphBuilder(
      vertexCount: graph.vertexCount, direction: graph.isDirected ? .directed : .undirected, parallelEdges: .max,
      loops: .discard, sources: sources, targets: targets, weights: weights
    ).build()
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
      var search = try ProbableRoutes(self, bases: Set(TieBasis.allCases))
      let found =
        sharing == .allowed
        ? search.best(from: source, to: target, count: count, limits: limits)
        : search.diverse(from: source, to: target, count: count, limits: limits)
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

extension SocialNetwork {
  /// The chance that a request can reach `target` from `source` on any way through the network, when each tie carries it
  /// with its probability and each person between passes it on with `willingness`, all independently. Those in
  /// `avoiding` pass nothing on; the sentence says how values became probabilities.
  ///
  /// - Throws: `NetworkError` when values cannot be read as probabilities; `GraphError`; what `progress` throws.
  /// - SeeAlso: `Graph.reliability`, which has the method.
  public func reliability(
    from source: Person, to target: Person, avoiding: [Person] = [], willingness: Double = 1,
    options: ReliabilityOptions = ReliabilityOptions(), seed: UInt64 = 1, progress: Progress? = nil
  ) throws -> (reliability: Reliability, note: String?) {
    let (graph, note) = try probabilities()
    var chances: VertexArray<Double>?
    if willingness != 1 || !avoiding.isEmpty {
      var each = VertexArray(Array(repeating: willingness, count: graph.vertexCount))
      for person in avoiding { each[person.vertex] = 0 }
      chances = each
    }
    let found = try graph.reliability(
      from: source.vertex, to: target.vertex, vertexProbabilities: chances, options: options, seed: seed,
      progress: progress)
    return (found, note)
  }
}
