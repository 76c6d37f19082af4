extension Graph {
  /// What a vertex's neighbors repeat of each other: their number less the effective size, Σ_j Σ_q p(i, q) m(j, q).
  ///
  /// - Returns: one value for each vertex; NaN for vertices without a neighbor.
  /// - Throws: `GraphError.weightNotPositive`.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Reference: Burt, *Structural Holes* (1992), chapter 2.
  public func redundancy(
    weights: EdgeWeights, neighborhood: BrokerageNeighborhood = .whole
  ) throws -> VertexArray<Double> {
    try redundancies(weights: weights, neighborhood: neighborhood, measure: "redundancy") { _, redundancy in redundancy
    }
  }

  /// The redundancy of each vertex, turned into a value with the number of its neighbors.
  func redundancies(
    weights: EdgeWeights, neighborhood: BrokerageNeighborhood, measure: String,
    _ value: (_ neighbors: Double, _ redundancy: Double) -> Double
  ) throws -> VertexArray<Double> {
    try requirePositiveWeights(weights, measure: measure)
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: weights, in: arena)
    let (order, sums) = Redundancy.sums(rows, neighborhood: neighborhood, in: arena)
    var result = [Double](repeating: .nan, count: vertexCount)
    for rank in 0..<vertexCount {
      let vertex = Int(order[rank])
      let degree = rows.degree(of: vertex)
      if degree > 0 { result[vertex] = value(Double(degree), sums[rank]) }
    }
    return VertexArray(result)
  }
}

/// Σ_j Σ_q p(i, q) m(j, q) for each rank. The triangle {i, j, q} adds a(j, q) (a(i, q) / M(j) + a(i, j) / M(q)) / A(i), with M(j)
/// the greatest tie of j: in the whole graph, or within the network of i.
private enum Redundancy {
  static func sums(
    _ rows: Adjacency, neighborhood: BrokerageNeighborhood, in arena: Arena
  ) -> (order: Buffer<UInt32>, sums: Buffer<Double>) {
    let forward = ForwardRows(of: rows, in: arena)
    let (edges, count) = (forward.edgeCount, rows.vertexCount)
    let sums = arena.zeros(of: Double.self, count)
    let shares = arena.zeros(of: Double.self, count)
    let scales = arena.zeros(of: Double.self, count)
    let weights = forward.weights ?? arena.buffer(edges, repeating: 1)
    for rank in 0..<count {
      for arc in forward.offsets[rank]..<forward.offsets[rank + 1] {
        let (other, weight) = (Int(forward.targets[arc]), weights[arc])
        shares[rank] += weight
        shares[other] += weight
        scales[rank] = max(scales[rank], weight)
        scales[other] = max(scales[other], weight)
      }
    }
    for rank in 0..<count { shares[rank] = 1 / shares[rank] }
    switch neighborhood {
    case .whole:
      for rank in 0..<count { scales[rank] = 1 / scales[rank] }
      var visitor = WholeVisitor(weights: weights, scales: scales, sums: sums)
      forward.visitTriangles(&visitor)
    case .ego:
      var greatest = EgoGreatestVisitor(
        weights: weights, ofSecond: arena.zeros(of: Double.self, edges), ofFirst: arena.zeros(of: Double.self, edges))
      greatest.ofSecond.copy(from: weights)
      greatest.ofFirst.copy(from: weights)
      forward.visitTriangles(&greatest)
      var visitor = EgoVisitor(
        weights: weights, greatestOfSecond: greatest.ofSecond, greatestOfFirst: greatest.ofFirst, sums: sums)
      forward.visitTriangles(&visitor)
    }
    for rank in 0..<count { sums[rank] *= shares[rank] }
    return (forward.order, sums)
  }

  private struct WholeVisitor: TriangleVisitor {
    let weights: Buffer<Double>
    /// 1 / M of each rank.
    let scales: Buffer<Double>
    let sums: Buffer<Double>
    var own = 0.0
    var scaleOfFirst = 0.0
    var scaleOfSecond = 0.0
    var ofFirst = 0.0
    var ofSecond = 0.0

    @inline(__always)
    mutating func open(first: Int, second: Int, arc: Int) {
      own = weights[arc]
      (scaleOfFirst, scaleOfSecond) = (scales[first], scales[second])
      (ofFirst, ofSecond) = (0, 0)
    }

    @inline(__always)
    mutating func visit(third: Int, near: Int, far: Int) {
      let (nearWeight, farWeight, scaleOfThird) = (weights[near], weights[far], scales[third])
      ofFirst += nearWeight * (farWeight * scaleOfSecond + own * scaleOfThird)
      ofSecond += farWeight * (nearWeight * scaleOfFirst + own * scaleOfThird)
      sums[third] += own * (nearWeight * scaleOfFirst + farWeight * scaleOfSecond)
    }

    @inline(__always)
    mutating func close(first: Int, second: Int, arc: Int) {
      sums[first] += ofFirst
      sums[second] += ofSecond
    }
  }

  /// The greatest tie of each neighbor within an ego network: of an arc's target within its row's, and the other way.
  private struct EgoGreatestVisitor: TriangleVisitor {
    let weights: Buffer<Double>
    let ofSecond: Buffer<Double>
    let ofFirst: Buffer<Double>
    var own = 0.0
    var greatestNear = 0.0
    var greatestFar = 0.0

    @inline(__always)
    mutating func open(first: Int, second: Int, arc: Int) {
      own = weights[arc]
      (greatestNear, greatestFar) = (0, 0)
    }

    @inline(__always)
    mutating func visit(third: Int, near: Int, far: Int) {
      let (nearWeight, farWeight) = (weights[near], weights[far])
      ofSecond[far] = max(ofSecond[far], nearWeight)
      ofFirst[far] = max(ofFirst[far], own)
      ofSecond[near] = max(ofSecond[near], farWeight)
      ofFirst[near] = max(ofFirst[near], own)
      greatestNear = max(greatestNear, nearWeight)
      greatestFar = max(greatestFar, farWeight)
    }

    @inline(__always)
    mutating func close(first: Int, second: Int, arc: Int) {
      ofSecond[arc] = max(ofSecond[arc], greatestNear)
      ofFirst[arc] = max(ofFirst[arc], greatestFar)
    }
  }

  private struct EgoVisitor: TriangleVisitor {
    let weights: Buffer<Double>
    let greatestOfSecond: Buffer<Double>
    let greatestOfFirst: Buffer<Double>
    let sums: Buffer<Double>
    var own = 0.0
    var ownOfSecond = 0.0
    var ownOfFirst = 0.0
    var ofFirst = 0.0
    var ofSecond = 0.0

    @inline(__always)
    mutating func open(first: Int, second: Int, arc: Int) {
      own = weights[arc]
      ownOfSecond = greatestOfSecond[arc]
      ownOfFirst = greatestOfFirst[arc]
      (ofFirst, ofSecond) = (0, 0)
    }

    @inline(__always)
    mutating func visit(third: Int, near: Int, far: Int) {
      let (nearWeight, farWeight) = (weights[near], weights[far])
      ofFirst += nearWeight * (farWeight / ownOfSecond + own / greatestOfSecond[far])
      ofSecond += farWeight * (nearWeight / ownOfFirst + own / greatestOfSecond[near])
      sums[third] += own * (farWeight / greatestOfFirst[near] + nearWeight / greatestOfFirst[far])
    }

    @inline(__always)
    mutating func close(first: Int, second: Int, arc: Int) {
      sums[first] += ofFirst
      sums[second] += ofSecond
    }
  }
}

extension BrokerageMeasure {
  static let redundancy = BrokerageMeasure(
    name: "redundancy", summary: "what neighbors repeat of each other"
  ) { graph, weights, neighborhood, _ in try graph.redundancy(weights: weights, neighborhood: neighborhood) }
}
