extension Graph {
  /// The rows of the graph as structural measures see it: directions ignored, loops dropped, parallel edges summed.
  ///
  /// An arc between i and j carries a = z(i, j) + z(j, i) in a directed graph and the edge's weight in an undirected one.
  /// The graph's own rows are lent, without a copy, where they are so already.
  ///
  /// - Parameters:
  ///   - weights: which weights are summed; nil gives rows without weights.
  ///   - arena: where new rows are made.
  func undirectedRows(weights: EdgeWeights?, in arena: Arena) -> Adjacency {
    if !isDirected && !hasLoops && !hasParallelEdges {
      return weights == .stored
        ? out : Adjacency(vertexCount: vertexCount, offsets: out.offsets, targets: out.targets, weights: nil)
    }
    return RowFold(first: out, second: isDirected ? incoming : nil, weights: weights).rows(in: arena)
  }

  /// The outgoing rows without loops and with parallel edges told once; no weights.
  func simpleRows(in arena: Arena) -> Adjacency {
    if !hasLoops && !hasParallelEdges {
      return Adjacency(vertexCount: vertexCount, offsets: out.offsets, targets: out.targets, weights: nil)
    }
    return RowFold(first: out, second: nil, weights: nil).rows(in: arena)
  }
}

/// Merges one or two sets of sorted rows into rows without loops in which every target stands once.
private struct RowFold {
  let first: Adjacency
  let second: Adjacency?
  let weights: EdgeWeights?

  func rows(in arena: Arena) -> Adjacency {
    let count = first.vertexCount
    let capacity = first.arcCount + (second?.arcCount ?? 0)
    let offsets = arena.zeros(of: Int.self, count + 1)
    let targets = arena.zeros(of: UInt32.self, capacity)
    let sums = weights == nil ? nil : arena.zeros(of: Double.self, capacity)
    let other = second ?? first
    let isUnit = weights != .stored
    var written = 0
    for vertex in 0..<count {
      var (a, b) = (first.offsets[vertex], other.offsets[vertex])
      let aEnd = first.offsets[vertex + 1]
      let bEnd = second == nil ? b : other.offsets[vertex + 1]
      while a < aEnd || b < bEnd {
        let fromFirst = a < aEnd ? first.targets[a] : UInt32.max
        let fromOther = b < bEnd ? other.targets[b] : UInt32.max
        let target = min(fromFirst, fromOther)
        // The lower vertex's outgoing arcs are summed first, so that both rows of an edge hold the same bits.
        let ownFirst = UInt32(vertex) < target
        var (away, back) = (0.0, 0.0)
        while a < aEnd && first.targets[a] == target {
          away += isUnit ? 1 : first.weight(ofArc: a)
          a += 1
        }
        while b < bEnd && other.targets[b] == target {
          back += isUnit ? 1 : other.weight(ofArc: b)
          b += 1
        }
        if target == UInt32(vertex) { continue }
        targets[written] = target
        if let sums { sums[written] = ownFirst ? away + back : back + away }
        written += 1
      }
      offsets[vertex + 1] = written
    }
    return Adjacency(
      vertexCount: count, offsets: offsets, targets: targets.slice(0..<written), weights: sums?.slice(0..<written))
  }
}
