extension Graph {
  /// The overlap of the neighborhoods of every edge's two ends.
  ///
  /// O(i, j) = n / (k(i) − 1 + k(j) − 1 − n), with n the number of common neighbors and k the number of neighbors. It is 0 where
  /// the ends have no neighbor but each other.
  ///
  /// Choices: directions, weights, loops and parallel edges are ignored; the overlap of a loop is 0.
  ///
  /// - Returns: one value for each of `edges`, in their order; from 0 to 1.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: exact.
  /// - Reference: Onnela and others, *Structure and tie strengths in mobile communication networks*, PNAS 104:7332 (2007),
  ///   doi 10.1073/pnas.0610245104.
  public func overlaps() -> [Double] {
    valuesOfEdges { common, first, second in
      let others = first + second - 2 - common
      return others > 0 ? Double(common) / Double(others) : 0
    }
  }

  /// The number of common neighbors of every edge's two ends.
  ///
  /// Choices: directions, weights, loops and parallel edges are ignored; the embeddedness of a loop is 0.
  ///
  /// - Returns: one count for each of `edges`, in their order.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: exact.
  public func embeddedness() -> [Int] { valuesOfEdges { common, _, _ in common } }

  /// A value made of the common neighbors and the two degrees of each edge.
  private func valuesOfEdges<Value: Numeric>(_ value: (_ common: Int, _ first: Int, _ second: Int) -> Value) -> [Value]
  {
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: nil, in: arena)
    let common = CommonNeighbors(rows, in: arena)
    return edges.map { edge in
      let (source, target) = (edge.source.index, edge.target.index)
      if source == target { return 0 }
      return value(common.count(source, target), rows.degree(of: source), rows.degree(of: target))
    }
  }
}

/// The number of triangles on every edge, to be looked up by its ends.
private struct CommonNeighbors {
  private let forward: ForwardRows
  private let ranks: Buffer<UInt32>
  private let counts: Buffer<Int>

  init(_ rows: Adjacency, in arena: Arena) {
    forward = ForwardRows(of: rows, in: arena)
    ranks = arena.zeros(of: UInt32.self, rows.vertexCount)
    for rank in 0..<rows.vertexCount { ranks[forward.order[rank]] = UInt32(rank) }
    counts = arena.zeros(of: Int.self, forward.edgeCount)
    var visitor = Counter(counts: counts)
    forward.visitTriangles(&visitor)
  }

  func count(_ one: Int, _ other: Int) -> Int {
    let row = Int(max(ranks[one], ranks[other]))
    let wanted = min(ranks[one], ranks[other])
    // Rows are sorted by vertex, so their ranks are in no order.
    for arc in forward.offsets[row]..<forward.offsets[row + 1] where forward.targets[arc] == wanted {
      return counts[arc]
    }
    return 0
  }

  private struct Counter: TriangleVisitor {
    let counts: Buffer<Int>
    private var onArc = 0

    init(counts: Buffer<Int>) { self.counts = counts }

    @inline(__always)
    mutating func open(first: Int, second: Int, arc: Int) { onArc = 0 }

    @inline(__always)
    mutating func visit(third: Int, near: Int, far: Int) {
      counts[near] += 1
      counts[far] += 1
      onArc += 1
    }

    @inline(__always)
    mutating func close(first: Int, second: Int, arc: Int) { counts[arc] += onArc }
  }
}
