extension Graph {
  /// The modularity of a division: the share of weight within groups, less what chance would put there.
  ///
  /// Undirected: Q = Σ_c (W(c) / W − γ (K(c) / 2W)²), with W(c) the weight within group c, K(c) the strength of its vertices and W
  /// the weight of all edges; a loop counts once in W and twice in strength. Directed (Leicht and Newman):
  /// Q = Σ_c (W(c) / W − γ K_out(c) K_in(c) / W²).
  ///
  /// - Parameters:
  ///   - partition: the division.
  ///   - weights: the weights as stored, or 1 for every edge.
  ///   - resolution: γ; above 1 smaller groups score better.
  /// - Returns: at most 1; NaN without edges.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(n + m).
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Newman and Girvan, Phys. Rev. E 69:026113 (2004), doi 10.1103/PhysRevE.69.026113; Leicht and Newman, Phys.
  ///   Rev. Lett. 100:118703 (2008), doi 10.1103/PhysRevLett.100.118703; Reichardt and Bornholdt, Phys. Rev. E 74:016110
  ///   (2006), doi 10.1103/PhysRevE.74.016110.
  public func modularity(of partition: Partition, weights: EdgeWeights, resolution: Double = 1) throws -> Double {
    precondition(partition.groups.count == vertexCount, "one group for each vertex")
    try requirePositiveWeights(weights, measure: "modularity")
    let arena = Arena()
    defer { arena.free() }
    let labels = arena.zeros(of: UInt32.self, vertexCount)
    for vertex in 0..<vertexCount { labels[vertex] = UInt32(partition.groups[vertex]) }
    return modularity(labels: labels, groupCount: partition.groupCount, weights: weights, resolution: resolution)
  }

  /// - Parameter labels: numbers below `groupCount`.
  func modularity(labels: Buffer<UInt32>, groupCount: Int, weights: EdgeWeights, resolution: Double) -> Double {
    let arena = Arena()
    defer { arena.free() }
    let leaving = arena.zeros(of: Double.self, groupCount)
    let entering = isDirected ? arena.zeros(of: Double.self, groupCount) : leaving
    let targets = out.targets
    let stored = weights == .stored ? out.weights : nil
    var (within, total) = (0.0, 0.0)
    for vertex in 0..<vertexCount {
      let label = labels[vertex]
      var (own, inside) = (0.0, 0.0)
      for arc in out.arcs(of: vertex) {
        let target = targets[arc]
        // An undirected loop is one arc but has two ends here.
        let isDoubled = !isDirected && target == UInt32(truncatingIfNeeded: vertex)
        let weight = (stored.map { $0[arc] } ?? 1) * (isDoubled ? 2 : 1)
        own += weight
        if labels[target] == label { inside += weight }
        if isDirected { entering[labels[target]] += weight }
      }
      leaving[label] += own
      within += inside
      total += own
    }
    if total == 0 { return .nan }
    var expected = 0.0
    for group in 0..<groupCount { expected += (leaving[group] / total) * (entering[group] / total) }
    return within / total - resolution * expected
  }
}
