extension Graph {
  /// The edges whose loss would separate their ends.
  ///
  /// Choices: directions are ignored and a mutual pair of arcs is one connection (it is listed from its lower vertex);
  /// loops are no bridges; parallel edges that were kept stand in for each other, so that none of them is a bridge.
  ///
  /// - Returns: the bridges by source and target, with the weights of the graph.
  /// - Complexity: O(n + m) in time and space, without recursion.
  /// - Determinism: exact.
  /// - Reference: Tarjan, *A note on finding the bridges of a graph*, Inf. Process. Lett. 2:160 (1974), doi
  ///   10.1016/0020-0190(74)90003-9.
  public func bridges() -> [Edge] {
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: nil, in: arena)
    let search = LowPointSearch(rows, in: arena)
    var found: [Edge] = []
    for vertex in 0..<vertexCount where search.isBridgeAbove(vertex) {
      let (low, high) = (Vertex(min(vertex, search.parent(of: vertex))), Vertex(max(vertex, search.parent(of: vertex))))
      if let weight = singleWeight(from: low, to: high) {
        found.append(Edge(source: low, target: high, weight: weight))
      } else if isDirected, let weight = singleWeight(from: high, to: low) {
        found.append(Edge(source: high, target: low, weight: weight))
      }
    }
    return found.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// The vertices whose loss would separate some of their neighbors (articulation points), rising.
  ///
  /// Directions, loops and parallel edges are ignored.
  ///
  /// - Complexity: O(n + m) in time, O(n) in space, without recursion.
  /// - Determinism: exact.
  /// - Reference: Hopcroft and Tarjan, *Algorithm 447*, Commun. ACM 16:372 (1973), doi 10.1145/362248.362272.
  public func cutVertices() -> [Vertex] {
    let arena = Arena()
    defer { arena.free() }
    let search = LowPointSearch(undirectedRows(weights: nil, in: arena), in: arena)
    return (0..<vertexCount).filter { search.isCut($0) }.map(Vertex.init)
  }

  /// The weight of the one edge from `source` to `target`; nil when there is none or there are several.
  private func singleWeight(from source: Vertex, to target: Vertex) -> Double? {
    guard let arc = out.arc(from: source.index, to: target.index) else { return nil }
    let isSingle = arc + 1 == out.offsets[source.index + 1] || out.targets[arc + 1] != target.stored
    return isSingle ? out.weight(ofArc: arc) : nil
  }
}

/// A depth-first search over simple symmetric rows that knows how far up each subtree reaches.
private struct LowPointSearch {
  private static let none = UInt32.max

  /// When each vertex was found.
  private let found: Buffer<UInt32>
  /// The earliest found vertex that the subtree reaches by one edge outside the tree.
  private let lowest: Buffer<UInt32>
  private let parents: Buffer<UInt32>
  private let cut: Buffer<UInt8>

  init(_ rows: Adjacency, in arena: Arena) {
    let count = rows.vertexCount
    found = arena.buffer(count, repeating: Self.none)
    lowest = arena.zeros(of: UInt32.self, count)
    parents = arena.buffer(count, repeating: Self.none)
    cut = arena.zeros(of: UInt8.self, count)
    search(rows)
  }

  func isCut(_ vertex: Int) -> Bool { cut[vertex] != 0 }
  func parent(of vertex: Int) -> Int { Int(parents[vertex]) }

  /// True when the edge from `vertex` to its parent in the tree is the only way out of its subtree.
  func isBridgeAbove(_ vertex: Int) -> Bool {
    parents[vertex] != Self.none && lowest[vertex] > found[parents[vertex]]
  }

  private func search(_ rows: Adjacency) {
    let (found, lowest, parents, cut) = (found, lowest, parents, cut)
    let (offsets, targets) = (rows.offsets, rows.targets)
    let arena = Arena()
    defer { arena.free() }
    let cursor = arena.zeros(of: Int.self, rows.vertexCount)
    var clock: UInt32 = 0
    for root in 0..<rows.vertexCount where found[root] == Self.none {
      var rootChildren = 0
      var vertex = root
      found[root] = clock
      lowest[root] = clock
      clock += 1
      cursor[root] = offsets[root]
      while true {
        let arc = cursor[vertex]
        if arc < offsets[vertex + 1] {
          cursor[vertex] = arc + 1
          let neighbor = targets[arc]
          if found[neighbor] == Self.none {
            parents[neighbor] = UInt32(truncatingIfNeeded: vertex)
            vertex = Int(neighbor)
            found[vertex] = clock
            lowest[vertex] = clock
            clock += 1
            cursor[vertex] = offsets[vertex]
          } else if neighbor != parents[vertex] {
            lowest[vertex] = min(lowest[vertex], found[neighbor])
          }
          continue
        }
        if vertex == root { break }
        let above = Int(parents[vertex])
        lowest[above] = min(lowest[above], lowest[vertex])
        if above == root {
          rootChildren += 1
        } else if lowest[vertex] >= found[above] {
          cut[above] = 1
        }
        vertex = above
      }
      if rootChildren > 1 { cut[root] = 1 }
    }
  }
}
