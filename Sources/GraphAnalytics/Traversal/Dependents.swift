extension Graph {
  /// For each vertex, how many others `root` could not reach any more if it were gone. Directions are ignored.
  ///
  /// One depth-first search from the root: what hangs below a vertex v and has no edge to a vertex met before v is reached
  /// through v alone.
  ///
  /// - Returns: one count for each vertex, itself not counted; 0 at the root and where the root does not reach.
  /// - Complexity: O(n + m) in time, O(n) in space, without recursion.
  /// - Determinism: exact integers.
  /// - Reference: Hopcroft and Tarjan, *Efficient algorithms for graph manipulation*, CACM 16:372 (1973), doi
  ///   10.1145/362248.362272.
  public func dependents(on root: Vertex) -> VertexArray<Int> {
    let source = UInt32(checked(root))
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: nil, in: arena)
    let discovery = arena.zeros(of: UInt32.self, vertexCount)
    let low = arena.zeros(of: UInt32.self, vertexCount)
    let size = arena.zeros(of: Int.self, vertexCount)
    let cursor = arena.zeros(of: Int.self, vertexCount)
    let path = arena.zeros(of: UInt32.self, vertexCount)
    var result = [Int](repeating: 0, count: vertexCount)
    var clock: UInt32 = 0
    var depth = 0
    func meet(_ vertex: UInt32) {
      clock += 1
      discovery[vertex] = clock
      low[vertex] = clock
      size[vertex] = 1
      cursor[vertex] = rows.offsets[Int(vertex)]
      path[depth] = vertex
      depth += 1
    }
    meet(source)
    while depth > 0 {
      let vertex = path[depth - 1]
      let arc = cursor[vertex]
      if arc < rows.offsets[Int(vertex) + 1] {
        cursor[vertex] = arc + 1
        let target = rows.targets[arc]
        if discovery[target] == 0 {
          meet(target)
        } else {
          // The edge back to the parent is harmless: it reaches the parent, not above it.
          low[vertex] = min(low[vertex], discovery[target])
        }
        continue
      }
      depth -= 1
      guard depth > 0 else { break }
      let above = path[depth - 1]
      size[above] += size[vertex]
      low[above] = min(low[above], low[vertex])
      if low[vertex] >= discovery[above], above != source { result[Int(above)] += size[vertex] }
    }
    return VertexArray(result)
  }
}
