/// What makes the shortest path between two vertices of one graph quicker to find, made once for many questions.
///
/// Give it to a `PathFinder`, whose answers stay the same to the last bit. It holds the edges again, in an order made for
/// searching: the rows of vertices that are near each other lie together, each row rises by length, and every edge knows the
/// shortest edge by which a path can go on from its end. Edges whose ends are joined by a shorter way are left out: on no
/// shortest path are they needed (the metric backbone: Simas, Correia, Rocha, doi 10.1093/comnet/cnab021). How the search
/// uses them is told at `IndexedSearch`.
///
/// An index answers for the graph and the lengths that it was made of and for no other; what it cannot answer, such as a
/// question with extra lengths for passing through single vertices, `PathFinder` answers without it.
///
/// - Complexity: making it takes O(m log m) time beside one small search from each vertex; 12 bytes an arc, 16 a vertex.
///   Deterministic, for any number of threads.
public final class PathIndex: Sendable {
  public let graph: Graph
  public let lengths: EdgeLengths
  /// The greatest extra length for passing through any vertex that the index can answer for.
  public let passingConstant: Double
  /// Edges that a shortest path may need, loops and edges of infinite length not among them.
  public let edgeCount: Int

  let rows: IndexRows
  private let arena: Arena

  /// - Parameters:
  ///   - passingConstant: the greatest `PathOptions.passingConstant` that questions will have.
  ///   - progress: told of vertices done; may throw to stop the work.
  /// - Throws: `GraphError.weightNotPositive`, `.notAProbability` or `.invalidLength` when `lengths` cannot be made from
  ///   the weights of `graph`; `.needsMemory`; what `progress` throws.
  public init(
    _ graph: Graph, lengths: EdgeLengths, passingConstant: Double = 0, progress: Progress? = nil
  ) throws {
    try lengths.validate(for: graph, measure: "path length")
    if !(passingConstant >= 0) { throw GraphError.invalidLength(passingConstant) }
    let sides = graph.isDirected ? 2 : 1
    try Memory.require(graph.vertexCount * 40 + graph.arcCount * sides * 21)
    self.graph = graph
    self.lengths = lengths
    self.passingConstant = passingConstant
    arena = Arena()
    rows = try IndexRows(of: graph, lengths: lengths, passingConstant: passingConstant, in: arena, progress)
    edgeCount = graph.isDirected ? rows.arcCount : rows.arcCount / 2
  }

  deinit { arena.free() }

  /// Bytes that the index holds, the graph not counted.
  public var memoryInBytes: Int { rows.memoryInBytes }

  /// The length of the shortest edge from `source` to `target`, as it is, not rounded.
  func leastLength(from source: UInt32, to target: UInt32) -> Double {
    let out = graph.out
    guard var arc = out.arc(from: Int(source), to: Int(target)) else { return .infinity }
    var least = Double.infinity
    let end = out.offsets[Int(source) + 1]
    while arc < end && out.targets[arc] == target {
      least = min(least, lengths.length(ofWeight: out.weight(ofArc: arc)))
      arc += 1
    }
    return least
  }

  /// True when `graph` is the one that the index was made of, or the same to the last weight, and `lengths` are too.
  public func fits(_ graph: Graph, lengths: EdgeLengths) -> Bool {
    if lengths != self.lengths { return false }
    let (mine, other) = (self.graph.storage, graph.storage)
    if mine === other { return true }
    return mine.isDirected == other.isDirected && mine.out.isEqual(to: other.out)
  }
}

extension Adjacency {
  /// The same arcs with the same weights.
  fileprivate func isEqual(to other: Adjacency) -> Bool {
    guard vertexCount == other.vertexCount, arcCount == other.arcCount,
      (weights == nil) == (other.weights == nil)
    else { return false }
    for vertex in 0...vertexCount where offsets[vertex] != other.offsets[vertex] { return false }
    for arc in 0..<arcCount where targets[arc] != other.targets[arc] { return false }
    guard let weights, let others = other.weights else { return true }
    for arc in 0..<arcCount where weights[arc] != others[arc] { return false }
    return true
  }
}
