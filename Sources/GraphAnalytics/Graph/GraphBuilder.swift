/// What to do with several edges between the same two vertices (in the same direction when directed). Where opposite arcs
/// are joined by a rule, `keep` sums: there is then one edge between two vertices.
public enum ParallelEdges: String, Sendable, CaseIterable {
  case sum, max, min, mean, first, error, keep
}

/// What to do with an edge from a vertex to itself.
public enum Loops: String, Sendable, CaseIterable {
  case discard, keep, error
}

/// How two opposite arcs become one undirected edge. An arc without its opposite keeps its weight, but under `mutual`,
/// which keeps only pairs with both arcs, at the smaller weight.
public enum ReciprocalEdges: String, Sendable, CaseIterable {
  case sum, max, min, mean, mutual
}

/// What the edges that are added to a builder are.
public enum EdgeDirection: Sendable, Equatable {
  /// Directed edges, kept so.
  case directed
  /// Undirected edges: (a, b) and (b, a) are parallel.
  case undirected
  /// Directed edges to be made undirected by a rule.
  case symmetrized(ReciprocalEdges)
}

/// Collects edges and builds an immutable `Graph` of them.
///
/// Parallel edges and loops are settled once, here, by rule; what was done is counted in the report.
public struct GraphBuilder: Sendable {
  /// What building did to the edges that were added.
  public struct Report: Sendable, Equatable {
    public var loopsDropped = 0
    /// Edges that were folded into another parallel one.
    public var parallelEdgesMerged = 0
    /// Arcs that were folded into their opposite (or, under `mutual`, dropped for want of one).
    public var reciprocalEdgesMerged = 0
    /// True when an undirected list without weights named every edge in both directions, so that it was read once.
    public var wasSymmetricList = false

    public init() {}
  }

  public let vertexCount: Int
  public var direction: EdgeDirection
  public var parallelEdges: ParallelEdges
  public var loops: Loops

  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var weights: [Double]?

  public init(
    vertexCount: Int, direction: EdgeDirection, parallelEdges: ParallelEdges = .sum, loops: Loops = .discard
  ) {
    precondition(vertexCount >= 0 && vertexCount < Int(UInt32.max), "a graph holds at most 2^32 - 2 vertices")
    self.vertexCount = vertexCount
    self.direction = direction
    self.parallelEdges = parallelEdges
    self.loops = loops
  }

  /// Takes whole columns at once; `weights` is nil when all are 1.
  package init(
    vertexCount: Int, direction: EdgeDirection, parallelEdges: ParallelEdges, loops: Loops,
    sources: consuming [UInt32], targets: consuming [UInt32], weights: consuming [Double]?
  ) {
    self.init(vertexCount: vertexCount, direction: direction, parallelEdges: parallelEdges, loops: loops)
    self.sources = sources
    self.targets = targets
    self.weights = weights
  }

  public var edgeCount: Int { sources.count }

  public mutating func addEdge(from source: Vertex, to target: Vertex, weight: Double = 1) {
    precondition(source.index < vertexCount && target.index < vertexCount, "vertex out of range")
    sources.append(source.stored)
    targets.append(target.stored)
    if weights == nil && weight != 1 { weights = Array(repeating: 1, count: sources.count - 1) }
    weights?.append(weight)
  }

  /// Builds the graph.
  ///
  /// - Throws: `GraphError.weightNotFinite`; `.loop` and `.parallelEdges` under the rule `error`.
  /// - Complexity: O(n + m log d) in time for largest degree d, about 40 bytes a weighted edge in scratch space.
  public consuming func build() throws -> Graph { try buildReporting().graph }

  /// Builds the graph and reports what was dropped and merged.
  public consuming func buildReporting() throws -> (graph: Graph, report: Report) {
    if let bad = weights?.firstIndex(where: { !$0.isFinite }) { throw GraphError.weightNotFinite(edge: bad) }
    if parallelEdges == .first, let kept = weights {
      return try buildKeepingFirst(kept)
    }
    var rows = RowBuilder(vertexCount: vertexCount, loops: loops)
    try rows.scatter(sources: sources, targets: targets, weights: weights)
    sources = []
    targets = []
    weights = nil
    let graph =
      switch direction {
      case .directed: try rows.directed(parallelEdges: parallelEdges)
      case .undirected: try rows.undirected(parallelEdges: parallelEdges, reciprocal: nil)
      case .symmetrized(let rule): try rows.undirected(parallelEdges: parallelEdges, reciprocal: rule)
      }
    return (graph, rows.report)
  }

  /// "First" as the least row number: numbers the rows, builds with the least, and puts the weights back.
  private consuming func buildKeepingFirst(_ kept: [Double]) throws -> (graph: Graph, report: Report) {
    guard case .symmetrized = direction else {
      var numbered = self
      numbered.parallelEdges = .min
      numbered.weights = kept.indices.map { Double($0) }
      let (graph, report) = try numbered.buildReporting()
      return (graph.mappingWeights { kept[Int($0)] }, report)
    }
    // Opposite arcs are folded by a rule of their own, so parallel arcs must be settled before.
    var rest = GraphBuilder(vertexCount: vertexCount, direction: direction, parallelEdges: .sum, loops: loops)
    var directed = self
    directed.direction = .directed
    let settled = try directed.buildReporting()
    for edge in settled.graph.edges { rest.addEdge(from: edge.source, to: edge.target, weight: edge.weight) }
    var (graph, report) = try rest.buildReporting()
    report.loopsDropped = settled.report.loopsDropped
    report.parallelEdgesMerged = settled.report.parallelEdgesMerged
    return (graph, report)
  }
}

extension Graph {
  /// The same graph with every weight replaced. The new weights must be finite.
  package func mappingWeights(_ transform: (Double) -> Double) -> Graph {
    let arena = Arena()
    func mapped(_ rows: Adjacency) -> (rows: Adjacency, range: ClosedRange<Double>) {
      let offsets = arena.zeros(of: Int.self, rows.offsets.count)
      offsets.copy(from: rows.offsets)
      let targets = arena.zeros(of: UInt32.self, rows.arcCount)
      targets.copy(from: rows.targets)
      let weights = arena.zeros(of: Double.self, rows.arcCount)
      var low = Double.infinity
      var high = -Double.infinity
      for arc in 0..<rows.arcCount {
        let weight = transform(rows.weight(ofArc: arc))
        weights[arc] = weight
        low = min(low, weight)
        high = max(high, weight)
      }
      let isUnit = rows.arcCount == 0 || (low == 1 && high == 1)
      return (
        Adjacency(vertexCount: rows.vertexCount, offsets: offsets, targets: targets, weights: isUnit ? nil : weights),
        isUnit ? 1...1 : low...high
      )
    }
    let (newOut, range) = mapped(out)
    let newIncoming = isDirected ? mapped(incoming).rows : newOut
    return Graph(
      storage: GraphStorage(
        arena: arena, out: newOut, incoming: newIncoming, isDirected: isDirected, loopCount: loopCount,
        hasParallelEdges: hasParallelEdges, weightRange: range))
  }
}
