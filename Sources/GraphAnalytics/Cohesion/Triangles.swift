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

/// Counts triangles at each vertex.
struct TriangleCounter: TriangleVisitor {
  private let counts: Buffer<Int>
  private var found = 0

  static func count(_ rows: Adjacency) -> VertexArray<Int> {
    let arena = Arena()
    defer { arena.free() }
    let forward = ForwardRows(of: rows, in: arena)
    var counter = TriangleCounter(counts: arena.zeros(of: Int.self, rows.vertexCount))
    forward.visitTriangles(&counter)
    var result = [Int](repeating: 0, count: rows.vertexCount)
    for rank in 0..<rows.vertexCount { result[Int(forward.order[rank])] = counter.counts[rank] }
    return VertexArray(result)
  }

  private init(counts: Buffer<Int>) { self.counts = counts }

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) { found = 0 }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    counts[third] &+= 1
    found &+= 1
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) {
    counts[first] &+= found
    counts[second] &+= found
  }
}

extension CentralityMeasure {
  static let triangles = CentralityMeasure(
    name: "triangles", summary: "number of triangles the vertex is part of"
  ) { graph, _, _ in VertexArray(graph.triangles().map { Double($0) }) }
}
