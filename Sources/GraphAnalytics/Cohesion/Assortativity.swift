extension Graph {
  /// How far edges join vertices of like degree: Pearson's correlation of the degrees at the two ends of an edge.
  ///
  /// Undirected: over every edge in both directions. Directed: of the source's out-degree with the target's in-degree (as
  /// igraph and NetworkX do by default). Loops and parallel edges are ignored.
  ///
  /// - Returns: a number in −1...1; NaN when the degrees at one end do not vary.
  /// - Complexity: O(n + m).
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Newman, *Assortative mixing in networks*, Phys. Rev. Lett. 89:208701 (2002), doi
  ///   10.1103/PhysRevLett.89.208701; *Mixing patterns in networks*, Phys. Rev. E 67:026126 (2003), doi
  ///   10.1103/PhysRevE.67.026126.
  public func degreeAssortativity() -> Double {
    let arena = Arena()
    defer { arena.free() }
    return Self.assortativity(simpleRows(in: arena), isDirected: isDirected, in: arena)
  }

  static func assortativity(_ rows: Adjacency, isDirected: Bool, in arena: Arena) -> Double {
    if rows.arcCount == 0 { return .nan }
    let inDegrees = arena.zeros(of: UInt32.self, rows.vertexCount)
    let targets = rows.targets
    for arc in 0..<rows.arcCount { inDegrees[targets[arc]] += 1 }
    var (sumX, sumY) = (0, 0)
    for vertex in 0..<rows.vertexCount {
      sumX += rows.degree(of: vertex) * rows.degree(of: vertex)
      sumY += Int(inDegrees[vertex]) * Int(inDegrees[vertex])
    }
    let (meanX, meanY) = (Double(sumX) / Double(rows.arcCount), Double(sumY) / Double(rows.arcCount))
    var (covariance, varianceX, varianceY) = (0.0, 0.0, 0.0)
    for vertex in 0..<rows.vertexCount {
      let awayFromMean = Double(rows.degree(of: vertex)) - meanX
      var atTargets = 0
      for arc in rows.arcs(of: vertex) { atTargets += Int(inDegrees[targets[arc]]) }
      let degree = Double(rows.degree(of: vertex))
      let entering = Double(inDegrees[vertex])
      covariance += awayFromMean * (Double(atTargets) - degree * meanY)
      varianceX += degree * awayFromMean * awayFromMean
      varianceY += entering * (entering - meanY) * (entering - meanY)
    }
    return covariance / (varianceX.squareRoot() * varianceY.squareRoot())
  }
}
