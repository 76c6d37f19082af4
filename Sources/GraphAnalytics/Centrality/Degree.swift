extension Graph {
  /// The number of edges at each vertex.
  ///
  /// *Choices.* `any` on a directed graph counts outgoing and incoming edges, so a mutual pair counts 2. A loop that was
  /// kept counts 2 in an undirected graph, and one outgoing and one incoming edge in a directed one. Parallel edges that
  /// were kept count each. Weights play no part.
  ///
  /// - Parameter direction: which edges of a directed graph to count.
  /// - Returns: a whole number of 0 or more for every vertex.
  /// - Complexity: O(n) in time and space.
  public func degree(direction: Direction = .any) -> VertexArray<Double> {
    let rows = adjacency(direction)
    let opposite = isDirected && direction == .any ? incoming : nil
    return VertexArray(
      (0..<vertexCount).map { vertex in
        let loops = isDirected || !hasLoops ? 0 : rows.loopCount(of: vertex)
        return Double(rows.degree(of: vertex) + (opposite?.degree(of: vertex) ?? 0) + loops)
      })
  }

  /// The number of edges at each vertex, scaled.
  ///
  /// - Parameters:
  ///   - direction: which edges of a directed graph to count.
  ///   - normalization: `none`, or `pairs`: divided by n − 1, and by 2(n − 1) for `any` on a directed graph; 0 where that
  ///     is 0. Loops and parallel edges can bring the result above 1.
  /// - Throws: `GraphError.invalidOption` for any other normalization.
  /// - Complexity: O(n) in time and space.
  public func degree(direction: Direction = .any, normalization: Normalization) throws -> VertexArray<Double> {
    let ways = isDirected && direction == .any ? 2.0 : 1.0
    return try degree(direction: direction).scaled(
      normalization, greatest: ways * Double(vertexCount - 1), measure: "degree")
  }
}

extension Adjacency {
  /// Loops at `vertex`: arcs to itself.
  fileprivate func loopCount(of vertex: Int) -> Int {
    var count = 0
    for arc in arcs(of: vertex) where Int(targets[arc]) == vertex { count += 1 }
    return count
  }
}

extension CentralityMeasure {
  static let degree = CentralityMeasure(
    name: "degree", summary: "number of connections (directed: incoming and outgoing)"
  ) { graph, options, _ in
    try graph.degree(direction: options.direction ?? .any, normalization: options.normalization ?? .none)
  }

  static let inDegree = CentralityMeasure(name: "in-degree", summary: "number of incoming connections") {
    graph, options, _ in
    try graph.degree(direction: .incoming, normalization: options.normalization ?? .none)
  }

  static let outDegree = CentralityMeasure(
    name: "out-degree", summary: "number of outgoing connections"
  ) { graph, options, _ in
    try graph.degree(direction: .outgoing, normalization: options.normalization ?? .none)
  }
}
