/// What can be said about a whole graph in time near linear.
///
/// All of it is about the simple graph: loops are dropped and parallel edges told once. Undefined values are NaN.
public struct GraphSummary: Sendable, Equatable {
  /// Edges over the edges possible. NaN below two vertices.
  public var density: Double
  /// The share of arcs whose opposite exists; 1 in an undirected graph. NaN without edges.
  public var reciprocity: Double
  /// Three times the triangles over the connected triples. NaN when no vertex has two neighbors.
  public var transitivity: Double
  /// The mean of unweighted clustering, 0 for vertices with fewer than two neighbors. NaN without vertices.
  public var meanClustering: Double
  /// Pearson's correlation of degrees over edges. NaN when they do not vary.
  public var assortativity: Double
  /// Freeman's centralization of degree. NaN below three vertices.
  public var degreeCentralization: Double
  public var triangleCount: Int
  /// Vertices without a neighbor.
  public var isolateCount: Int
}

extension Graph {
  /// Density, reciprocity, clustering, assortativity and centralization, sharing what they have in common.
  ///
  /// - Complexity: O(n + m √m) in time, O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  public func summary() -> GraphSummary {
    let arena = Arena()
    defer { arena.free() }
    let simple = simpleRows(in: arena)
    let rows = isDirected ? undirectedRows(weights: nil, in: arena) : simple
    let clustering = UnweightedClustering(rows)
    var isolates = 0
    for vertex in 0..<vertexCount where rows.degree(of: vertex) == 0 { isolates += 1 }
    return GraphSummary(
      density: Self.density(simple),
      reciprocity: reciprocity(simple: simple, undirected: rows),
      transitivity: clustering.transitivity,
      meanClustering: clustering.mean,
      assortativity: Self.assortativity(simple, isDirected: isDirected, in: arena),
      degreeCentralization: degreeCentralization(simple: simple, in: arena),
      triangleCount: clustering.triangleCount,
      isolateCount: isolates)
  }

  /// Edges over the edges possible, without loops and parallel edges: n (n − 1) directed, half of it undirected.
  ///
  /// - Returns: 0...1; NaN below two vertices.
  /// - Complexity: O(1) in a simple graph, else O(n + m).
  public func density() -> Double {
    let arena = Arena()
    defer { arena.free() }
    return Self.density(simpleRows(in: arena))
  }

  /// The share of arcs whose opposite exists, without loops and parallel edges.
  ///
  /// - Returns: 0...1; 1 in an undirected graph; NaN without edges.
  /// - Complexity: O(n + m).
  /// - Reference: Wasserman and Faust, *Social Network Analysis* (1994), section 13.1, doi 10.1017/CBO9780511815478.
  public func reciprocity() -> Double {
    let arena = Arena()
    defer { arena.free() }
    let simple = simpleRows(in: arena)
    return reciprocity(simple: simple, undirected: isDirected ? undirectedRows(weights: nil, in: arena) : simple)
  }

  /// Freeman's degree centralization: how far the vertex of greatest degree stands out, 1 for a star.
  ///
  /// Σ (max d − d(v)) over the greatest value that sum can have for n vertices: (n − 1)(n − 2), and twice that in a
  /// directed graph, where degrees are in plus out. Loops and parallel edges are ignored.
  ///
  /// - Returns: 0...1; NaN below three vertices.
  /// - Complexity: O(n + m).
  /// - Reference: Freeman, *Centrality in social networks: conceptual clarification*, Social Networks 1:215 (1979), doi
  ///   10.1016/0378-8733(78)90021-7.
  public func degreeCentralization() -> Double {
    let arena = Arena()
    defer { arena.free() }
    return degreeCentralization(simple: simpleRows(in: arena), in: arena)
  }

  /// Freeman's betweenness centralization: how far the vertex of greatest betweenness stands out, 1 for a star.
  ///
  /// Σ (max B − B(v)) over (n − 1)² (n − 2) / 2, and twice that in a directed graph.
  ///
  /// - Parameter betweenness: raw values (undirected pairs counted once), as `betweenness` gives them.
  /// - Returns: 0...1; NaN below three vertices.
  /// - Complexity: O(n).
  /// - Reference: Freeman, *Centrality in social networks: conceptual clarification*, Social Networks 1:215 (1979), doi
  ///   10.1016/0378-8733(78)90021-7.
  public func betweennessCentralization(of betweenness: VertexArray<Double>) -> Double {
    precondition(betweenness.count == vertexCount, "one value for each vertex")
    let count = Double(vertexCount)
    guard vertexCount > 2, let greatest = betweenness.max() else { return .nan }
    let greatestSum = (count - 1) * (count - 1) * (count - 2) / (isDirected ? 1 : 2)
    return betweenness.reduce(0) { $0 + (greatest - $1) } / greatestSum
  }

  private static func density(_ simple: Adjacency) -> Double {
    let count = Double(simple.vertexCount)
    return simple.vertexCount < 2 ? .nan : Double(simple.arcCount) / (count * (count - 1))
  }

  private func reciprocity(simple: Adjacency, undirected: Adjacency) -> Double {
    if simple.arcCount == 0 { return .nan }
    if !isDirected { return 1 }
    // Every mutual pair is two arcs but one neighbor at either end.
    let pairs = undirected.arcCount / 2
    return Double(2 * (simple.arcCount - pairs)) / Double(simple.arcCount)
  }

  private func degreeCentralization(simple: Adjacency, in arena: Arena) -> Double {
    let count = vertexCount
    if count < 3 { return .nan }
    let degrees = arena.zeros(of: Int.self, count)
    for vertex in 0..<count { degrees[vertex] = simple.degree(of: vertex) }
    if isDirected {
      for arc in 0..<simple.arcCount { degrees[simple.targets[arc]] += 1 }
    }
    var (greatest, sum) = (0, 0)
    for vertex in 0..<count {
      greatest = max(greatest, degrees[vertex])
      sum += degrees[vertex]
    }
    let differences = Double(greatest * count - sum)
    return differences / (Double(count - 1) * Double(count - 2) * (isDirected ? 2 : 1))
  }
}
