/// An immutable graph in compressed sparse rows.
///
/// Vertices are `0..<vertexCount`. Neighbors are sorted. Weights are strengths (the heavier, the closer), stored only
/// when some weight differs from 1. Copying a graph copies a reference; it can be shared between threads freely.
/// To change a graph, build a new one with `GraphBuilder`.
///
/// Memory: 8 bytes a vertex and direction, 4 bytes an arc, 12 when weighted. An undirected edge is two arcs and its
/// incoming and outgoing rows are the same memory; a directed edge is one arc out and one in.
public struct Graph: Sendable {
  package let storage: GraphStorage

  package init(storage: GraphStorage) { self.storage = storage }

  public var vertexCount: Int { storage.vertexCount }

  /// Edges, each counted once; loops count once.
  public var edgeCount: Int { storage.edgeCount }

  /// Stored arcs: the edges of a directed graph, twice the edges of an undirected one (a loop is one arc).
  public var arcCount: Int { storage.out.arcCount }

  public var isDirected: Bool { storage.isDirected }

  /// True when some weight differs from 1.
  public var isWeighted: Bool { storage.out.weights != nil }

  /// True when loops or parallel edges were kept by the builder's rule.
  public var hasLoops: Bool { storage.loopCount > 0 }
  public var loopCount: Int { storage.loopCount }
  public var hasParallelEdges: Bool { storage.hasParallelEdges }

  public var vertices: some RandomAccessCollection<Vertex> { (0..<vertexCount).lazy.map(Vertex.init) }

  /// The least and the greatest weight; 1...1 without edges or weights.
  public var weightRange: ClosedRange<Double> { storage.weightRange }

  /// Outgoing arcs, and incoming ones: the same rows when undirected.
  package var out: Adjacency { storage.out }
  package var incoming: Adjacency { storage.incoming }

  /// The rows that `direction` names; `any` is for callers that handle it themselves and gives the outgoing rows.
  package func adjacency(_ direction: Direction) -> Adjacency { direction == .incoming ? incoming : out }

  /// Neighbors reached by outgoing arcs, rising. Constant time; no copy.
  public func neighbors(of vertex: Vertex) -> Neighbors {
    Neighbors(storage: storage, adjacency: storage.out, range: storage.out.arcs(of: checked(vertex)))
  }

  /// Neighbors that have an arc to `vertex`, rising. The same as `neighbors(of:)` when undirected.
  public func predecessors(of vertex: Vertex) -> Neighbors {
    Neighbors(storage: storage, adjacency: storage.incoming, range: storage.incoming.arcs(of: checked(vertex)))
  }

  /// The weight of the edge from `source` to `target`, or nil when there is none. O(log degree).
  public func weight(from source: Vertex, to target: Vertex) -> Double? {
    out.arc(from: checked(source), to: checked(target)).map { out.weight(ofArc: $0) }
  }

  /// Every edge once, by source and target. In an undirected graph `source <= target`.
  public var edges: some Sequence<Edge> {
    let isDirected = isDirected
    return vertices.lazy.flatMap { source in
      neighbors(of: source).weighted.filter { isDirected || source <= $0.target }
        .map { Edge(source: source, target: $0.target, weight: $0.weight) }
    }
  }

  package func checked(_ vertex: Vertex) -> Int {
    precondition(vertex.index < vertexCount, "vertex \(vertex) is not in a graph of \(vertexCount)")
    return vertex.index
  }

  /// Checks that every weight is positive, for measures that read strengths.
  package func requirePositiveWeights(_ weights: EdgeWeights, measure: String) throws {
    if weights == .stored, weightRange.lowerBound <= 0 {
      throw GraphError.weightNotPositive(measure: measure, weight: weightRange.lowerBound)
    }
  }

  /// The neighbors of one vertex, without a copy.
  public struct Neighbors: RandomAccessCollection, Sendable {
    let storage: GraphStorage
    let adjacency: Adjacency
    let range: Range<Int>

    public var startIndex: Int { 0 }
    public var endIndex: Int { range.count }

    public subscript(position: Int) -> Vertex {
      precondition(position >= 0 && position < range.count)
      return Vertex(Int(adjacency.targets[range.lowerBound + position]))
    }

    /// Neighbors with the weights of the edges to them.
    public var weighted: some RandomAccessCollection<(target: Vertex, weight: Double)> {
      indices.lazy.map { (target: self[$0], weight: adjacency.weight(ofArc: range.lowerBound + $0)) }
    }
  }
}

/// The memory of a graph: two sets of rows (one, shared, when undirected).
package final class GraphStorage: Sendable {
  let arena: Arena
  let out: Adjacency
  let incoming: Adjacency
  let vertexCount: Int
  let edgeCount: Int
  let loopCount: Int
  let isDirected: Bool
  let hasParallelEdges: Bool
  let weightRange: ClosedRange<Double>

  init(
    arena: Arena, out: Adjacency, incoming: Adjacency, isDirected: Bool, loopCount: Int, hasParallelEdges: Bool,
    weightRange: ClosedRange<Double>
  ) {
    self.arena = arena
    self.out = out
    self.incoming = incoming
    self.vertexCount = out.vertexCount
    self.isDirected = isDirected
    self.loopCount = loopCount
    self.edgeCount = isDirected ? out.arcCount : (out.arcCount + loopCount) / 2
    self.hasParallelEdges = hasParallelEdges
    self.weightRange = weightRange
  }

  deinit { arena.free() }
}
