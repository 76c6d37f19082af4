extension Graph {
  /// The number of local bridges at each vertex: edges whose ends have no common neighbor.
  ///
  /// Directions, loops and parallel edges are ignored: a neighbor counts once.
  ///
  /// - Returns: one count for each vertex; 0 for vertices without a neighbor.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: exact integers.
  /// - Reference: Granovetter, *The strength of weak ties*, AJS 78:1360 (1973), doi 10.1086/225469.
  public func localBridgeCounts() -> VertexArray<Int> {
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: nil, in: arena)
    let forward = ForwardRows(of: rows, in: arena)
    var closed = ClosedEdges(marks: arena.zeros(of: UInt8.self, forward.edgeCount))
    forward.visitTriangles(&closed)
    var result = [Int](repeating: 0, count: vertexCount)
    for rank in 0..<vertexCount {
      for arc in forward.offsets[rank]..<forward.offsets[rank + 1] where closed.marks[arc] == 0 {
        result[Int(forward.order[rank])] += 1
        result[Int(forward.order[forward.targets[arc]])] += 1
      }
    }
    return VertexArray(result)
  }
}

/// Marks the edges that lie on a triangle.
private struct ClosedEdges: TriangleVisitor {
  let marks: Buffer<UInt8>

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) { marks[arc] = 1 }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    marks[near] = 1
    marks[far] = 1
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) {}
}

extension BrokerageMeasure {
  static let localBridges = BrokerageMeasure(
    name: "local-bridges", summary: "number of neighbors with whom no neighbor is shared (Granovetter)"
  ) { graph, _, _, _ in VertexArray(graph.localBridgeCounts().map { Double($0) }) }
}
