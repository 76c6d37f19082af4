import GraphAnalytics

/// Verifies betweenness by its definition, from the counts of shortest paths between all pairs.
enum PlainBetweenness {
  /// Beyond this many vertices × arcs, all pairs would take minutes.
  private static let limit = 1_000_000_000

  /// Checks `values`; on a graph too large for all pairs, what `measure` says of the part around a vertex.
  static func verify(
    _ values: VertexArray<Double>, of workload: Workload, lengths: EdgeLengths,
    measure: (Graph) throws -> VertexArray<Double>
  ) throws {
    let graph = workload.graph
    if graph.vertexCount * graph.arcCount <= limit {
      return try verify(values, of: graph, lengths: lengths, sample: workload.sample(2))
    }
    let part = try ball(around: workload.sources.first ?? Vertex(0), in: graph, size: 1000)
    try verify(try measure(part), of: part, lengths: lengths, sample: Array(part.vertices.prefix(20)))
  }

  /// The sum of all values is the number of vertices inside all shortest paths; single values by their definition.
  private static func verify(
    _ values: VertexArray<Double>, of graph: Graph, lengths: EdgeLengths, sample: [Vertex]
  ) throws {
    let search = PlainSearch(graph, lengths: lengths == .unit ? nil : lengths)
    let chosen = sample + values.ranked().prefix(1)
    let fromChosen = chosen.map { search.found(from: $0.index) }
    var expected = chosen.map { _ in 0.0 }
    var inside = 0.0
    for source in 0..<graph.vertexCount {
      let found = search.found(from: source)
      for target in found.order.dropFirst() { inside += found.edges[target] / found.counts[target] - 1 }
      for (place, vertex) in chosen.enumerated() where vertex.index != source {
        let middle = vertex.index
        let second = fromChosen[place]
        for target in found.order where target != source && target != middle {
          let detour = found.distances[middle] + second.distances[target]
          if detour <= found.distances[target] * (1 + EdgeLengths.tieTolerance) {
            expected[place] += found.counts[middle] * second.counts[target] / found.counts[target]
          }
        }
      }
    }
    try VerificationFailure.unlessEqual(values.reduce(0, +), inside / 2, tolerance: 1e-8, "sum of betweenness")
    for (place, vertex) in chosen.enumerated() {
      try VerificationFailure.unlessEqual(
        values[vertex], expected[place] / 2, tolerance: 1e-8, "betweenness of \(vertex)")
    }
  }

  /// The subgraph of the `size` vertices nearest to `center`.
  private static func ball(around center: Vertex, in graph: Graph, size: Int) throws -> Graph {
    let chosen = PlainSearch(graph, lengths: nil).found(from: center.index).order.prefix(size)
    var number = [Int](repeating: -1, count: graph.vertexCount)
    for (rank, vertex) in chosen.enumerated() { number[vertex] = rank }
    var builder = GraphBuilder(vertexCount: chosen.count, direction: .undirected)
    for vertex in chosen {
      for (target, weight) in graph.neighbors(of: Vertex(vertex)).weighted
      where vertex < target.index && number[target.index] >= 0 {
        builder.addEdge(from: Vertex(number[vertex]), to: Vertex(number[target.index]), weight: weight)
      }
    }
    return try builder.build()
  }
}
