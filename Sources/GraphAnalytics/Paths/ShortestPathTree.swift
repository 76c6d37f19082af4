/// Shortest paths from one vertex to all others.
///
/// The path to each vertex is the same that `Graph.shortestPath` finds: the shortest, of equal lengths the one with the
/// fewest edges, then the lexicographically first. Only where lengths are so small that they vanish beside others may the
/// two choose differently among paths of equal length.
public struct ShortestPathTree: Sendable {
  public let source: Vertex
  /// Lengths of the paths; infinity where there is none.
  public let distances: VertexArray<Double>
  /// Numbers of edges of the paths; -1 where there is none.
  public let hops: VertexArray<Int32>

  /// The vertex before each on its path; the vertex itself at the source and where there is no path.
  private let before: VertexArray<UInt32>

  fileprivate init(
    source: Vertex, distances: VertexArray<Double>, hops: VertexArray<Int32>, before: VertexArray<UInt32>
  ) {
    self.source = source
    self.distances = distances
    self.hops = hops
    self.before = before
  }

  /// The vertex before `vertex` on its path; nil at the source and where there is no path.
  public func parent(of vertex: Vertex) -> Vertex? {
    let parent = Vertex(Int(before[vertex]))
    return parent == vertex ? nil : parent
  }

  /// The parent of every vertex.
  public var parents: VertexArray<Vertex?> { VertexArray(before.indices.map { parent(of: Vertex($0)) }) }

  /// The path from the source to `vertex`, or nil when there is none. In a tree along incoming edges the path is listed
  /// from the source all the same, against the direction of its edges.
  public func path(to vertex: Vertex) -> Path? {
    guard distances[vertex] < .infinity else { return nil }
    var vertices = [vertex]
    var last = vertex
    while let parent = parent(of: last) {
      vertices.append(parent)
      last = parent
    }
    return Path(vertices: vertices.reversed(), length: distances[vertex])
  }
}

extension Graph {
  /// The shortest path from `source` to every vertex.
  ///
  /// Dijkstra's algorithm in the order of length, then hops; parents are settled level by level afterwards, so that of
  /// equal paths the lexicographically first stays.
  ///
  /// - Parameters:
  ///   - source: where the paths begin.
  ///   - lengths: how lengths are made of weights. Lengths of zero are allowed; infinite ones join nothing.
  ///   - direction: which edges of a directed graph are followed.
  /// - Throws: `GraphError.weightNotPositive`, `.notAProbability` or `.invalidLength` when `lengths` cannot be made.
  /// - Complexity: O(m log n) in time, O(n + m) in space. Deterministic.
  public func shortestPathTree(
    from source: Vertex, lengths: EdgeLengths, direction: Direction = .outgoing
  ) throws -> ShortestPathTree {
    try lengths.validate(for: self, measure: "distance")
    let arena = Arena()
    defer { arena.free() }
    let search = TreeSearch(
      rows: RowsToFollow(self, direction), cost: ArcCost(lengths: lengths), vertexCount: vertexCount, arena: arena)
    let root = UInt32(checked(source))
    let found = search.run(from: root) ? search.firstParents(source: root) : nil
    let before = found ?? search.exactParents(source: root)
    var distances = [Double](repeating: .infinity, count: vertexCount)
    var hops = [Int32](repeating: -1, count: vertexCount)
    for vertex in 0..<vertexCount where !search.costs[vertex].isInfinite {
      distances[vertex] = search.costs[vertex].length
      hops[vertex] = search.costs[vertex].hops
    }
    return ShortestPathTree(
      source: source, distances: VertexArray(distances), hops: VertexArray(hops), before: before.vertexArray())
  }
}

private struct TreeSearch {
  let rows: RowsToFollow
  let cost: ArcCost
  let arena: Arena
  let costs: Buffer<PathCost>

  init(rows: RowsToFollow, cost: ArcCost, vertexCount: Int, arena: Arena) {
    self.rows = rows
    self.cost = cost
    self.arena = arena
    costs = arena.buffer(vertexCount, repeating: PathCost.infinite)
  }

  /// - Returns: false when vertices are settled again and again; see `ExactSearch`.
  func run(from source: UInt32) -> Bool {
    var heap = QuadHeap<CostEntry>(in: arena, capacity: 1024)
    costs[source] = .zero
    heap.push(CostEntry(.zero, source))
    var settled = 0
    while !heap.isEmpty {
      let entry = heap.pop()
      let known = costs[entry.item]
      if known.length != entry.cost.length || known.hops != entry.cost.hops { continue }
      settled += 1
      if settled > ExactSearch.mostSettled(amongVertices: costs.count) { return false }
      relax(rows.first, entry, &heap)
      if let second = rows.second { relax(second, entry, &heap) }
    }
    return true
  }

  /// The costs and parents by exact sums, whatever the lengths; see `ExactSearch`.
  func exactParents(source: UInt32) -> Buffer<UInt32> {
    let before = arena.zeros(of: UInt32.self, costs.count)
    for vertex in 0..<costs.count { before[vertex] = UInt32(vertex) }
    costs.fill(with: .infinite)
    var heap = QuadHeap<ExactEntry>(in: arena, capacity: 1024)
    heap.push(ExactEntry(cost: .zero, vertex: source, parent: Int32(bitPattern: source)))
    while !heap.isEmpty {
      let entry = heap.pop()
      if !costs[entry.vertex].isInfinite { continue }
      costs[entry.vertex] = entry.cost
      before[entry.vertex] = UInt32(bitPattern: entry.parent)
      for rows in [rows.first, rows.second ?? rows.first] {
        for arc in rows.arcs(of: Int(entry.vertex)) where costs[rows.targets[arc]].isInfinite {
          let reached = entry.cost.extended(by: cost.length(rows.weight(ofArc: arc)))
          if reached.isInfinite { continue }
          heap.push(
            ExactEntry(cost: reached, vertex: rows.targets[arc], parent: Int32(bitPattern: entry.vertex)))
        }
      }
    }
    return before
  }

  @inline(__always)
  private func relax(_ rows: Adjacency, _ entry: CostEntry, _ heap: inout QuadHeap<CostEntry>) {
    let (targets, weights, cost, costs) = (rows.targets, rows.weights, cost, costs)
    for arc in rows.arcs(of: Int(entry.item)) {
      let next = targets[arc]
      let reached = entry.cost.extended(by: cost.length(weights.map { $0[arc] } ?? 1))
      if reached.precedes(costs[next]) && !reached.isInfinite {
        costs[next] = reached
        heap.push(CostEntry(reached, next))
      }
    }
  }

  /// Paths with as many edges are compared by the rank of the path to their last vertex but one, then by the last vertex.
  /// So one pass over the levels of equal hops ranks the first path to every vertex.
  ///
  /// - Returns: nil when the cost of some vertex is not made up by any neighbor; see `ExactSearch`.
  func firstParents(source: UInt32) -> Buffer<UInt32>? {
    let n = costs.count
    let before = arena.zeros(of: UInt32.self, n)
    let ranks = arena.zeros(of: UInt32.self, n)
    var byHops: [(hops: Int32, vertex: UInt32)] = []
    for vertex in 0..<n {
      before[vertex] = UInt32(vertex)
      if !costs[vertex].isInfinite { byHops.append((costs[vertex].hops, UInt32(vertex))) }
    }
    byHops.sort { $0 < $1 }
    var start = 0
    while start < byHops.count {
      var level: [UInt64] = []
      let hops = byHops[start].hops
      while start < byHops.count && byHops[start].hops == hops {
        let vertex = byHops[start].vertex
        var least = (rank: UInt32.max, vertex: vertex)
        if vertex != source {
          findParent(rows.firstBack, vertex, ranks, &least)
          if let second = rows.secondBack { findParent(second, vertex, ranks, &least) }
          if least.rank == .max { return nil }
          before[vertex] = least.vertex
        }
        level.append(UInt64(least.rank) << 32 | UInt64(vertex))
        start += 1
      }
      level.sort()
      for (rank, key) in level.enumerated() { ranks[UInt32(truncatingIfNeeded: key)] = UInt32(rank) }
    }
    return before
  }

  private func findParent(
    _ rows: Adjacency, _ vertex: UInt32, _ ranks: Buffer<UInt32>, _ least: inout (rank: UInt32, vertex: UInt32)
  ) {
    for arc in rows.arcs(of: Int(vertex)) {
      let near = rows.targets[arc]
      if costs[near].hops &+ 1 != costs[vertex].hops || ranks[near] >= least.rank { continue }
      if costs[near].extended(by: cost.length(rows.weight(ofArc: arc))).ties(costs[vertex]) {
        least = (ranks[near], near)
      }
    }
  }
}
