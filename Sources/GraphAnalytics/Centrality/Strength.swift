extension Graph {
  /// The sum of the weights of the edges at each vertex: s_i = Σ_j w_ij.
  ///
  /// *Choices.* A plain sum: zero and negative weights are added as they are. `any` on a directed graph is the sum of both
  /// directions. A loop that was kept counts twice in an undirected graph.
  ///
  /// - Parameters:
  ///   - weights: `stored`, or `unit`, which gives the degree.
  ///   - direction: which edges of a directed graph to add.
  /// - Returns: one sum for every vertex, added in the order of the neighbors.
  /// - Complexity: O(n + m) in time, O(n) in space.
  /// - SeeAlso: Barrat, Barthélemy, Pastor-Satorras and Vespignani, *The architecture of complex weighted networks*,
  ///   PNAS 101 (2004), doi 10.1073/pnas.0400087101.
  public func strength(weights: EdgeWeights = .stored, direction: Direction = .any) -> VertexArray<Double> {
    guard weights == .stored, isWeighted else { return degree(direction: direction) }
    let countsLoopsTwice = !isDirected && hasLoops
    let sums = adjacency(direction).weightSums(countingLoopsTwice: countsLoopsTwice)
    guard isDirected && direction == .any else { return VertexArray(sums) }
    return VertexArray(zip(sums, incoming.weightSums(countingLoopsTwice: false)).map { $0 + $1 })
  }
}

extension Adjacency {
  fileprivate func weightSums(countingLoopsTwice: Bool) -> [Double] {
    (0..<vertexCount).map { vertex in
      var sum = 0.0
      for arc in arcs(of: vertex) {
        let weight = weight(ofArc: arc)
        sum += countingLoopsTwice && Int(targets[arc]) == vertex ? 2 * weight : weight
      }
      return sum
    }
  }
}

extension CentralityMeasure {
  static let strength = CentralityMeasure(name: "strength", summary: "sum of the weights of all connections") {
    graph, options, _ in
    graph.strength(weights: options.weights, direction: options.direction ?? .any)
  }
}
