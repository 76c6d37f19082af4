extension Graph {
  /// The length of the shortest path from `source` to each vertex; infinity where there is none.
  ///
  /// Dijkstra's algorithm with a four-ary heap; breadth-first search where all lengths are 1.
  ///
  /// - Parameters:
  ///   - source: where to start; its own distance is 0.
  ///   - lengths: how lengths are made of weights. Lengths of zero are allowed; infinite ones join nothing.
  ///   - direction: which edges of a directed graph are followed. With `incoming` the distances are those *to* `source`.
  /// - Throws: `GraphError.weightNotPositive`, `.notAProbability` or `.invalidLength` when `lengths` cannot be made.
  /// - Complexity: O(m log n) in time, O(n + m) in space. Deterministic.
  public func distances(
    from source: Vertex, lengths: EdgeLengths, direction: Direction = .outgoing
  ) throws -> VertexArray<Double> {
    try lengths.validate(for: self, measure: "distance")
    if lengths.isUniform(for: self) {
      let levels = breadthFirstDistances(from: source, direction: direction)
      return VertexArray(levels.values.map { $0 < 0 ? .infinity : Double($0) })
    }
    let arena = Arena()
    defer { arena.free() }
    let distances = arena.buffer(vertexCount, repeating: Double.infinity)
    let rows = RowsToFollow(self, direction)
    Dijkstra(rows: rows, cost: ArcCost(lengths: lengths), arena: arena)
      .run(from: UInt32(checked(source)), distances: distances)
    return distances.vertexArray()
  }
}

/// The rows of a graph that a direction names: two sets where a directed graph is read both ways.
struct RowsToFollow {
  let first: Adjacency
  let second: Adjacency?
  /// The same arcs from their far end.
  let firstBack: Adjacency
  let secondBack: Adjacency?

  init(_ graph: Graph, _ direction: Direction) {
    let isBoth = direction == .any && graph.isDirected
    first = graph.adjacency(direction)
    second = isBoth ? graph.incoming : nil
    firstBack = direction == .incoming ? graph.out : graph.incoming
    secondBack = isBoth ? graph.out : nil
  }
}

private struct Dijkstra {
  let rows: RowsToFollow
  let cost: ArcCost
  let arena: Arena

  func run(from source: UInt32, distances: Buffer<Double>) {
    var queue = BucketQueue(distances: distances, width: usualLength / 32, arena: arena)
    distances[source] = 0
    queue.push(source, 0)
    let isSettled = arena.zeros(of: Bool.self, distances.count)
    while let entry = queue.pop(warming: rows.first) {
      if isSettled[entry.vertex] { continue }
      isSettled[entry.vertex] = true
      relax(rows.first, entry, distances, &queue)
      if let second = rows.second { relax(second, entry, distances, &queue) }
    }
  }

  @inline(__always)
  private func relax(
    _ rows: Adjacency, _ entry: LengthEntry, _ distances: Buffer<Double>, _ queue: inout BucketQueue
  ) {
    let (targets, weights, cost) = (rows.targets, rows.weights, cost)
    let end = rows.offsets[Int(entry.vertex) + 1]
    var arc = rows.offsets[Int(entry.vertex)]
    while arc < end {
      let next = targets[arc]
      let known = distances[next]
      let length = entry.length + cost.length(weights.map { $0[arc] } ?? 1)
      if length < known {
        distances[next] = length
        queue.push(next, length)
      }
      arc += 1
    }
  }

  /// The median of the lengths of some edges.
  private var usualLength: Double {
    let count = rows.first.arcCount
    let step = max(1, count / 255)
    let sample = stride(from: 0, to: count, by: step).map { cost.length(rows.first.weight(ofArc: $0)) }.sorted()
    return sample.isEmpty ? 0 : sample[sample.count / 2]
  }
}
