public import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

public typealias ParallelTies = ParallelEdges
public typealias SelfTies = Loops
public typealias ReciprocalTies = ReciprocalEdges
public typealias TieWeights = EdgeWeights
public typealias TieLengths = EdgeLengths

extension Person {
  public init(_ vertex: Vertex) { self.init(vertex.index) }
  public var vertex: Vertex { Vertex(number) }
}

extension SocialNetwork {
  /// The network as a graph with the values of its ties as they are stored; person number i is vertex i.
  public var graph: Graph { storedGraph }

  /// The same ties among `count` people, the last of whom have none.
  func graph(ofPeople count: Int) throws -> Graph {
    if count == personCount { return storedGraph }
    var builder = GraphBuilder(
      vertexCount: count, direction: isDirected ? .directed : .undirected, parallelEdges: .keep, loops: .keep)
    for edge in storedGraph.edges { builder.addEdge(from: edge.source, to: edge.target, weight: edge.weight) }
    return try builder.build()
  }

  public var isDirected: Bool { storedGraph.isDirected }
  public var tieCount: Int { storedGraph.edgeCount }
  public var hasTieValues: Bool { storedGraph.isWeighted }

  /// The value of the tie from one person to another, or nil.
  public func tieValue(from source: Person, to target: Person) -> Double? {
    storedGraph.weight(from: source.vertex, to: target.vertex)
  }

  /// How many people `person` has a tie to, in either direction.
  public func contactCount(of person: Person) -> Int {
    if !isDirected { return storedGraph.neighbors(of: person.vertex).count }
    return storedGraph.neighbors(of: person.vertex).count + storedGraph.predecessors(of: person.vertex).count
  }

  /// Everybody to whom `person` has a tie, in either direction, in order, each once.
  func contacts(of person: Person) -> [Person] {
    let following = storedGraph.neighbors(of: person.vertex).map { Person($0) }
    if !isDirected { return following }
    return Set(following).union(storedGraph.predecessors(of: person.vertex).map { Person($0) }).sorted()
  }

  /// The graph with a probability in (0, 1] on every tie, and a sentence when values had to be converted.
  ///
  /// Probabilities are taken as they are; strengths and counts too where all are in (0, 1], else x becomes
  /// 1 − exp(−x / median); distances are read as strengths of 1/x first.
  ///
  /// - Throws: `NetworkError.noProbability`, `.tieCarriesNoDistance`.
  public func probabilities() throws -> (graph: Graph, note: String?) {
    let range = storedGraph.weightRange
    switch rules.tieValues {
    case .probability:
      if range.lowerBound <= 0 { throw NetworkError.noProbability(value: range.lowerBound) }
      if range.upperBound > 1 { throw NetworkError.noProbability(value: range.upperBound) }
      return (storedGraph, nil)
    case .strength, .count:
      if range.lowerBound <= 0 { throw NetworkError.noProbability(value: range.lowerBound) }
      return Self.probabilities(ofStrengths: storedGraph, unit: rules.tieValues.rawValue)
    case .distance:
      let strengths = try self.strengths()
      let (graph, note) = Self.probabilities(ofStrengths: strengths.graph, unit: "1/distance")
      return (graph, [strengths.note, note].compactMap { $0 }.joined(separator: "; "))
    }
  }

  private static func probabilities(ofStrengths graph: Graph, unit: String) -> (graph: Graph, note: String?) {
    if graph.weightRange.upperBound <= 1 { return (graph, nil) }
    let median = graph.medianWeight()
    // 1 − exp(−x / median) by expm1, so that small strengths keep their digits; at most 1 by rounding, which is allowed.
    return (
      graph.mappingWeights { -expm1(-$0 / median) },
      "a \(unit) x is read as the probability 1 − exp(−x / \(text(median))), \(text(median)) being the median"
    )
  }

  /// The graph with a strength on every tie: stored values, or 1/x of distances.
  ///
  /// - Throws: `NetworkError.tieCarriesNoDistance`.
  public func strengths() throws -> (graph: Graph, note: String?) {
    guard rules.tieValues == .distance, storedGraph.isWeighted else { return (storedGraph, nil) }
    if storedGraph.weightRange.lowerBound <= 0 {
      throw NetworkError.tieCarriesNoDistance(value: storedGraph.weightRange.lowerBound)
    }
    return (storedGraph.mappingWeights { 1 / $0 }, "a distance x is read as the strength 1/x")
  }

  /// Ties once each as people and values; in an undirected network the lower number first.
  public var tieList: some Sequence<(source: Person, target: Person, value: Double)> {
    storedGraph.edges.lazy.map { (source: Person($0.source), target: Person($0.target), value: $0.weight) }
  }
}

extension SocialNetwork {
  /// A measure for every person, on the numbers it reads: strengths, or the stored values where it measures paths.
  /// The sentence says what was converted.
  public func values(
    of measure: CentralityMeasure, options: MeasureOptions = MeasureOptions(), progress: Progress? = nil
  ) throws -> (values: [Double], note: String?) {
    let (graph, note) = measure.reads == .strengths ? try strengths() : (storedGraph, nil)
    return (try measure.values(graph, options, progress).values, note)
  }

  /// People from the highest value to the lowest; equal ones in order, undefined ones last.
  public func ranked(by values: [Double]) -> [Person] { VertexArray(values).ranked().map { Person($0) } }

  /// A measure of brokerage for every person.
  public func values(
    of measure: BrokerageMeasure, neighborhood: BrokerageNeighborhood = .whole, progress: Progress? = nil
  ) throws -> (values: [Double], note: String?) {
    let (graph, note) = try strengths()
    return (try measure.values(graph, .stored, neighborhood, progress).values, note)
  }

  /// The circles that the network falls into, the largest first, with their modularity.
  public func communities(
    by method: CommunityMethod, options: CommunityOptions = CommunityOptions(), progress: Progress? = nil
  ) throws -> (partition: Partition, modularity: Double, note: String?) {
    let (graph, note) = try strengths()
    let partition = try method.partition(graph, options, progress).bySize()
    let modularity = try graph.modularity(of: partition, weights: options.weights, resolution: options.resolution)
    return (partition, modularity, note)
  }

  /// How often everyone stands between groups, by role, and the name of each person's group; empty for none.
  ///
  /// - Throws: `NetworkError.unknownAttribute`.
  public func brokerageRoles(
    by attribute: String, progress: Progress? = nil
  ) throws -> (groups: [String], scores: [[BrokerageRoleScore]]) {
    guard let column = people.attribute(named: attribute) else {
      throw NetworkError.unknownAttribute(attribute, known: people.attributes.map(\.name))
    }
    let groups = column.values.map { $0 ?? "" }
    var numbers: [String: Int] = [:]
    let labels = groups.map { group in
      let next = numbers.count
      numbers[group] = numbers[group] ?? next
      return numbers[group] ?? next
    }
    return (groups, try storedGraph.brokerageRoles(groups: Partition(labels: labels), progress: progress))
  }

  /// How many pairs of one of `sources` and somebody else are so many ties apart, along directions.
  public func distanceCounts(from sources: [Person], progress: Progress? = nil) throws -> DistanceCounts {
    try storedGraph.distanceCounts(from: sources.map(\.vertex), direction: .outgoing, progress: progress)
  }

  /// People whose loss would cut the network.
  public func cutPeople() -> [Person] { storedGraph.cutVertices().map { Person($0) } }

  /// Ties whose loss would cut the network.
  public func bridges() -> [(source: Person, target: Person)] {
    storedGraph.bridges().map { (Person($0.source), Person($0.target)) }
  }

  /// Of everybody: how likely a request arrives on the best route, and through which contact that route begins; 0 and nil
  /// where there is none.
  func strongestReach(from source: Person) throws -> [(probability: Double, through: Person?)] {
    let tree = try probabilities().graph.shortestPathTree(from: source.vertex, lengths: .negativeLog)
    var reach: [(probability: Double, through: Person?)] = Array(repeating: (0, nil), count: personCount)
    let byHops = (0..<personCount).filter { tree.hops[$0] > 0 }.sorted { (tree.hops[$0], $0) < (tree.hops[$1], $1) }
    for number in byHops {
      guard let parent = tree.parent(of: Vertex(number)) else { continue }
      let first = parent == source.vertex ? Person(number) : reach[parent.index].through
      reach[number] = (exp(-tree.distances[number]), first)
    }
    return reach
  }

  /// For everybody, how many others `source` could not reach without them.
  func dependents(of source: Person) -> [Int] { storedGraph.dependents(on: source.vertex).values }

  /// Each person's share of the sum of betweenness.
  func betweennessShares(progress: Progress?) throws -> [Double] {
    let values = try storedGraph.betweenness(lengths: .unit, normalization: .none, progress: progress).values
    let sum = values.reduce(0, +)
    return values.map { sum > 0 ? $0 / sum : 0 }
  }

  /// Ties once each with their values as probabilities.
  func probabilityList() throws -> [(source: Person, target: Person, value: Double)] {
    try probabilities().graph.edges.map { (Person($0.source), Person($0.target), $0.weight) }
  }

  /// The whole network in numbers.
  ///
  /// - Complexity: near linear without all pairs; O(people · ties) with them.
  public func summary(allPairs: NetworkSummary.AllPairs, progress: Progress? = nil) throws -> NetworkSummary {
    let graph = storedGraph
    let numbers = graph.summary()
    let components = graph.components()
    let isWorth = allPairs == .included && personCount > 0
    let distances = isWorth ? try graph.distanceSummary(progress: progress) : nil
    let betweenness =
      isWorth ? try graph.betweenness(lengths: .unit, normalization: .none, progress: progress) : nil
    return NetworkSummary(
      people: personCount, ties: tieCount, isDirected: isDirected, density: numbers.density,
      components: components.groupCount, strongComponents: graph.strongComponents().groupCount,
      largestComponent: components.sizes.max() ?? 0, diameter: distances?.diameter,
      meanDistance: distances?.meanDistance, reciprocity: numbers.reciprocity, transitivity: numbers.transitivity,
      meanClustering: numbers.meanClustering, assortativity: numbers.assortativity,
      degreeCentralization: numbers.degreeCentralization,
      betweennessCentralization: betweenness.map { graph.betweennessCentralization(of: $0) },
      triangles: numbers.triangleCount, isolates: numbers.isolateCount)
  }

  /// The network as a draft, ready to be written: as it was read where the rules changed nothing, else settled.
  public func draft(orAsRead drafts: [NetworkDraft]) -> NetworkDraft {
    let isAsRead =
      drafts.count == 1 && rules.layers.isEmpty && assembly.selfTiesDropped == 0 && assembly.parallelTiesMerged == 0
      && assembly.reciprocalTiesMerged == 0 && !assembly.wasSymmetricList && rules.weights == .stored
      && (drafts[0].isDirected ?? false) == isDirected
    if isAsRead, var only = drafts.first {
      only.people = people
      only.isDirected = isDirected
      return only
    }
    var ties = TieTable()
    var values: [Double] = []
    for edge in storedGraph.edges {
      ties.sources.append(UInt32(edge.source.index))
      ties.targets.append(UInt32(edge.target.index))
      values.append(edge.weight)
    }
    if storedGraph.isWeighted { ties.values = values }
    return NetworkDraft(
      name: drafts.first?.name ?? "", people: people, ties: ties, isDirected: isDirected)
  }
}

extension SocialNetwork {
  /// Ties without dates as pairs that are declared, as strong as their values say; either direction makes a pair, the
  /// stronger one counts.
  ///
  /// - Throws: `NetworkError` when values cannot be read as probabilities.
  func undatedHistory() throws -> (history: TieHistory, strengths: TieStrengths) {
    let graph = try probabilities().graph
    var ties = graph.edges.filter { $0.source != $0.target }.map { edge in
      let (low, high) = (min(edge.source.index, edge.target.index), max(edge.source.index, edge.target.index))
      return (low: low, high: high, value: edge.weight)
    }
    ties.sort { ($0.low, $0.high, -$0.value) < ($1.low, $1.high, -$1.value) }
    var history = TieHistory(personCount: personCount)
    var values: [Double] = []
    for tie in ties where history.lows.last != UInt32(tie.low) || history.highs.last != UInt32(tie.high) {
      history.lows.append(UInt32(tie.low))
      history.highs.append(UInt32(tie.high))
      history.offsets.append(0)
      history.appendNoStatements()
      history.declared[history.declared.count - 1] = 3
      values.append(tie.value)
    }
    return (history, TieStrengths(forward: values, backward: values))
  }
}

/// How likely a request arrives on the best route, from one person to everybody.
struct RouteChances {
  private let graph: Graph
  private let willingness: Double

  /// - Parameter willingness: the chance that each one on the way passes it on.
  init(_ network: SocialNetwork, willingness: Double) throws {
    graph = try network.probabilities().graph.mappingWeights { $0 * willingness }
    self.willingness = willingness
  }

  func chances(from source: Person) throws -> [Double] {
    try graph.shortestPathTree(from: source.vertex, lengths: .negativeLog).distances.map { exp(-$0) / willingness }
  }
}

extension TieHistory {
  /// σ of each pair: how strongly common contacts hold the two together, when pairs are as strong as `ties` says.
  func commonContacts(ties: [Double]) -> [Double] {
    SharedNeighbors.strengths(vertexCount: personCount, sources: lows, targets: highs, weights: ties)
  }
}

extension Graph {
  /// The median over edges, each counted once; the mean of the middle two for an even number; 1 without edges.
  func medianWeight() -> Double {
    var weights = edges.map(\.weight)
    guard !weights.isEmpty else { return 1 }
    weights.sort()
    let middle = weights.count / 2
    return weights.count % 2 == 1 ? weights[middle] : (weights[middle - 1] + weights[middle]) / 2
  }
}

extension NetworkAssembler {
  /// Hands the ties over to the graph builder, which settles parallel ties and ties of a person with themselves.
  mutating func buildGraph() throws -> (Graph, SocialNetwork.Assembly) {
    try Memory.require(
      Memory.estimateForBuilding(
        vertices: people.count, edges: ties.count, weights: ties.values == nil ? .unit : .stored))
    let direction: EdgeDirection =
      isDirected ? .directed : symmetrizes ? .symmetrized(rules.settledReciprocal) : .undirected
    let builder = GraphBuilder(
      vertexCount: people.count, direction: direction, parallelEdges: rules.settledParallelTies, loops: rules.selfTies,
      sources: ties.sources, targets: ties.targets, weights: ties.values)
    ties = TieTable()
    let (graph, report): (Graph, GraphBuilder.Report)
    do {
      (graph, report) = try builder.buildReporting()
    } catch GraphError.loop(let vertex) {
      throw NetworkError.tieWithSelf(people.name(vertex))
    } catch GraphError.parallelEdges(let source, let target) {
      throw NetworkError.severalTies(people.name(source), people.name(target))
    }
    var assembly = SocialNetwork.Assembly()
    assembly.selfTiesDropped = report.loopsDropped
    assembly.parallelTiesMerged = report.parallelEdgesMerged
    assembly.reciprocalTiesMerged = report.reciprocalEdgesMerged
    assembly.wasSymmetricList = report.wasSymmetricList
    return (rules.weights == .unit ? graph.mappingWeights { _ in 1 } : graph, assembly)
  }
}
