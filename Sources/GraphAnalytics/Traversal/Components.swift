extension Graph {
  /// The connected components; of a directed graph the weak ones, as if its edges had no direction.
  ///
  /// Afforest (M. Sutton, T. Ben-Nun, A. Barak, Optimizing parallel graph connectivity computation via subgraph sampling,
  /// IPDPS 2018, doi 10.1109/IPDPS.2018.00012): joins along the first two edges of each vertex, finds the component that
  /// most vertices are then in, and reads the other edges of vertices outside it only.
  ///
  /// - Returns: components numbered by their lowest vertex. A vertex without edges is a component of its own.
  /// - Complexity: O(n + m) in time but for an inverse-Ackermann-like factor, O(n) in space. Deterministic.
  public func components() -> Partition {
    let arena = Arena()
    defer { arena.free() }
    let roots = arena.zeros(of: UInt32.self, vertexCount)
    Forest(roots: roots).join(self)
    return Partition(lowest: roots)
  }

  /// Whether every vertex can be reached from every other when directions are ignored. True without vertices.
  ///
  /// - Complexity: as `components()`.
  public func isConnected() -> Bool { components().groupCount <= 1 }
}

/// Disjoint sets as trees that point to lower vertices, so that the root of a whole set is its lowest vertex.
private struct Forest {
  let roots: Buffer<UInt32>

  private static let sampledRounds = 2
  private static let sampleSize = 1024

  func join(_ graph: Graph) {
    let (out, n) = (graph.out, graph.vertexCount)
    for vertex in 0..<n { roots[vertex] = UInt32(vertex) }
    if n == 0 { return }
    for round in 0..<Self.sampledRounds {
      for vertex in 0..<n {
        let arc = out.offsets[vertex] + round
        if arc < out.offsets[vertex + 1] { link(UInt32(vertex), out.targets[arc]) }
      }
    }
    flatten()
    let giant = commonRoot()
    for vertex in 0..<n where roots[vertex] != giant {
      for arc in out.arcs(of: vertex).dropFirst(Self.sampledRounds) { link(UInt32(vertex), out.targets[arc]) }
      if graph.isDirected {
        let incoming = graph.incoming
        for arc in incoming.arcs(of: vertex) { link(UInt32(vertex), incoming.targets[arc]) }
      }
    }
    flatten()
  }

  @inline(__always)
  private func link(_ first: UInt32, _ second: UInt32) {
    var (a, b) = (roots[first], roots[second])
    while a != b {
      let (low, high) = a < b ? (a, b) : (b, a)
      let above = roots[high]
      if above == high {
        roots[high] = low
        return
      }
      a = roots[above]
      b = roots[low]
    }
  }

  /// Points every vertex at its root. Parents are lower, so one pass in rising order is enough.
  private func flatten() {
    for vertex in 0..<roots.count { roots[vertex] = roots[roots[vertex]] }
  }

  /// The most frequent root among vertices spread evenly; of equals the lowest.
  private func commonRoot() -> UInt32 {
    let step = max(1, roots.count / Self.sampleSize)
    let sample = stride(from: 0, to: roots.count, by: step).map { roots[$0] }.sorted()
    var (best, bestCount, run) = (roots[0], 0, 0)
    for (place, root) in sample.enumerated() {
      run = place > 0 && sample[place - 1] == root ? run + 1 : 1
      if run > bestCount { (best, bestCount) = (root, run) }
    }
    return best
  }
}
