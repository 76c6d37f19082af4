extension Graph {
  /// The number of triangles each vertex is part of.
  ///
  /// Directions, loops and parallel edges are ignored: three vertices form a triangle when every two are neighbors.
  ///
  /// - Returns: one count for each vertex; their sum is three times the number of triangles.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: exact integers.
  /// - Reference: Latapy, *Main-memory triangle computations for very large (sparse (power-law)) graphs*, TCS 407:458
  ///   (2008), doi 10.1016/j.tcs.2008.07.017.
  public func triangles() -> VertexArray<Int> {
    let arena = Arena()
    defer { arena.free() }
    return TriangleCounter.count(undirectedRows(weights: nil, in: arena))
  }

  /// The number of triangles in the graph; the same choices as `triangles()`.
  ///
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  public func triangleCount() -> Int { triangles().reduce(0, +) / 3 }
}

/// Counts triangles at each vertex: the pass of `ForwardRows.visitTriangles` with nothing but counts.
enum TriangleCounter {
  static func count(_ rows: Adjacency) -> VertexArray<Int> {
    let arena = Arena()
    defer { arena.free() }
    let forward = ForwardRows(of: rows, in: arena)
    let counts = arena.zeros(of: Int.self, rows.vertexCount)
    count(forward, into: counts, in: arena)
    var result = [Int](repeating: 0, count: rows.vertexCount)
    for rank in 0..<rows.vertexCount { result[Int(forward.order[rank])] = counts[rank] }
    return VertexArray(result)
  }

  private static func count(_ forward: ForwardRows, into counts: Buffer<Int>, in arena: Arena) {
    let (offsets, targets) = (forward.offsets, forward.targets)
    let marks = arena.zeros(of: UInt8.self, forward.vertexCount)
    let hits = arena.zeros(of: UInt32.self, forward.longestRow + 1)
    for first in 0..<forward.vertexCount {
      let (start, end) = (offsets[first], offsets[first + 1])
      if end - start < 2 { continue }
      for place in start..<end { marks[targets[place]] = 1 }
      var ofFirst = 0
      for place in start..<end {
        let second = Int(targets[place])
        var found = 0
        var near = offsets[second]
        let last = offsets[second + 1]
        while near < last {
          let third = targets[near]
          hits[found] = third
          found &+= Int(marks[third])
          near &+= 1
        }
        for hit in 0..<found { counts[hits[hit]] &+= 1 }
        counts[second] &+= found
        ofFirst &+= found
      }
      counts[first] &+= ofFirst
      for place in start..<end { marks[targets[place]] = 0 }
    }
  }
}

extension CentralityMeasure {
  static let triangles = CentralityMeasure(
    name: "triangles", summary: "number of pairs of neighbors that are neighbors themselves"
  ) { graph, _, _ in VertexArray(graph.triangles().map { Double($0) }) }
}
