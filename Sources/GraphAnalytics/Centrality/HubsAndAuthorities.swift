extension Graph {
  /// Kleinberg's hubs and authorities: a hub leads to good authorities, an authority is led to by good hubs. With A the
  /// matrix of weights, hubs are the dominant eigenvector of A Aᵀ and authorities that of Aᵀ A.
  ///
  /// Both are read off the dominant eigenvector of the bipartite graph of sources and targets, in which every vertex stands
  /// once as either.
  ///
  /// *Choices.* Each of length 1, no negative values. In an undirected graph both are its eigenvector centrality. Loops count
  /// once, parallel edges that were kept each.
  ///
  /// - Parameters:
  ///   - weights: `stored` (positive), or `unit`.
  ///   - progress: called between rounds.
  /// - Returns: numbers of 0 or more for every vertex.
  /// - Throws: `GraphError.eigenvectorNotUnique` where several parts of the bipartite graph share the largest eigenvalue;
  ///   `.weightNotPositive`, `.notConverged`; what `progress` throws.
  /// - Complexity: O(m + n) for each of tens to hundreds of products with the matrix; O(128 n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Kleinberg, *Authoritative sources in a hyperlinked environment*, Journal of the ACM 46 (1999),
  ///   doi 10.1145/324133.324140.
  public func hubsAndAuthorities(
    weights: EdgeWeights = .stored, progress: Progress? = nil
  ) throws -> (hubs: VertexArray<Double>, authorities: VertexArray<Double>) {
    guard isDirected else {
      let values = try eigenvector(weights: weights, progress: progress)
      return (values, values)
    }
    try requirePositiveWeights(weights, measure: "hubs and authorities")
    try Memory.require(vertexCount * 1400 + arcCount * 24)
    if vertexCount == 1 { return (VertexArray([1]), VertexArray([1])) }
    let arena = Arena()
    defer { arena.free() }
    let rows = doubleCover(weights, in: arena)
    let values = try DominantEigenvector(
      matrix: NonnegativeMatrix(rows: rows, isSymmetric: true), giving: rows, measure: "hubs and authorities",
      arena: arena
    ).vector(progress)
    let root = 2.0.squareRoot()
    return (
      VertexArray(values.values.prefix(vertexCount).map { $0 * root }),
      VertexArray(values.values.suffix(vertexCount).map { $0 * root })
    )
  }

  /// The undirected bipartite graph in which vertex v as a source is v, and as a target n + v.
  private func doubleCover(_ weights: EdgeWeights, in arena: Arena) -> Adjacency {
    let offsets = arena.zeros(of: Int.self, 2 * vertexCount + 1)
    let targets = arena.zeros(of: UInt32.self, 2 * arcCount)
    let isStored = weights == .stored && isWeighted
    let kept = arena.zeros(of: Double.self, isStored ? 2 * arcCount : 0)
    for vertex in 0..<vertexCount {
      offsets[vertex + 1] = out.offsets[vertex + 1]
      offsets[vertexCount + vertex + 1] = arcCount + incoming.offsets[vertex + 1]
    }
    for arc in 0..<arcCount {
      targets[arc] = out.targets[arc] + UInt32(vertexCount)
      targets[arcCount + arc] = incoming.targets[arc]
      if isStored {
        kept[arc] = out.weight(ofArc: arc)
        kept[arcCount + arc] = incoming.weight(ofArc: arc)
      }
    }
    return Adjacency(
      vertexCount: 2 * vertexCount, offsets: offsets, targets: targets, weights: isStored ? kept : nil)
  }
}

extension CentralityMeasure {
  static let hubs = CentralityMeasure(name: "hubs", summary: "leads to good authorities") { graph, options, progress in
    try graph.hubsAndAuthorities(weights: options.weights, progress: progress).hubs
  }

  static let authorities = CentralityMeasure(
    name: "authorities", summary: "is led to by good hubs"
  ) { graph, options, progress in
    try graph.hubsAndAuthorities(weights: options.weights, progress: progress).authorities
  }
}
