/// Burt's dyadic constraint of every edge in both directions, in one pass over the triangles.
///
/// With a(i, j) the weight of the tie in both directions and A(i) = Σ a(i, k), the square root of the constraint of j on i is
/// y(i, j) = (a(i, j) + T(i, j)) / A(i), where T(i, j) = Σ a(i, q) a(q, j) / A(q) over their common neighbors q. T is
/// symmetric, so a triangle adds three numbers. Seen from ego networks, A(q) counts only q's ties within i's, and T has
/// two directions.
struct DyadicConstraint {
  let forward: ForwardRows
  let degrees: Buffer<Int>
  /// Weights by forward arc, and 1 / A by rank.
  private let weights: Buffer<Double>
  private let shares: Buffer<Double>
  /// T by forward arc, seen from the arc's own rank and from its target; one buffer where they are the same.
  private let onFirst: Buffer<Double>
  private let onSecond: Buffer<Double>

  /// - Parameter rows: symmetric rows without loops and parallel edges, weights positive.
  init(_ rows: Adjacency, neighborhood: BrokerageNeighborhood, in arena: Arena) {
    forward = ForwardRows(of: rows, in: arena)
    let (forward, edges) = (forward, forward.edgeCount)
    let weights = forward.weights ?? arena.buffer(edges, repeating: 1)
    let count = rows.vertexCount
    degrees = arena.zeros(of: Int.self, count)
    let shares = arena.zeros(of: Double.self, count)
    for rank in 0..<count {
      for arc in forward.offsets[rank]..<forward.offsets[rank + 1] {
        let other = forward.targets[arc]
        shares[rank] += weights[arc]
        shares[other] += weights[arc]
        degrees[rank] += 1
        degrees[other] += 1
      }
    }
    for rank in 0..<count { shares[rank] = 1 / shares[rank] }
    onFirst = arena.zeros(of: Double.self, edges)
    switch neighborhood {
    case .whole:
      var visitor = WholeVisitor(weights: weights, shares: shares, indirect: onFirst)
      forward.visitTriangles(&visitor)
      onSecond = onFirst
    case .ego:
      onSecond = arena.zeros(of: Double.self, edges)
      var strengths = EgoStrengthVisitor(
        weights: weights, ofSecond: arena.zeros(of: Double.self, edges), ofFirst: arena.zeros(of: Double.self, edges))
      strengths.ofFirst.copy(from: weights)
      strengths.ofSecond.copy(from: weights)
      forward.visitTriangles(&strengths)
      var visitor = EgoVisitor(
        weights: weights, strengthOfSecond: strengths.ofSecond, strengthOfFirst: strengths.ofFirst, onFirst: onFirst,
        onSecond: onSecond)
      forward.visitTriangles(&visitor)
    }
    self.weights = weights
    self.shares = shares
  }

  /// Shows, for every edge, the square roots of the constraint on its two ends.
  @inline(__always)
  func forEachEdge(_ body: (_ first: Int, _ second: Int, _ onFirst: Double, _ onSecond: Double) -> Void) {
    let (offsets, targets) = (forward.offsets, forward.targets)
    let (onFirst, onSecond, weights, shares) = (onFirst, onSecond, weights, shares)
    for first in 0..<forward.vertexCount {
      for arc in offsets[first]..<offsets[first + 1] {
        let second = Int(targets[arc])
        body(
          first, second, (weights[arc] + onFirst[arc]) * shares[first], (weights[arc] + onSecond[arc]) * shares[second])
      }
    }
  }

  /// The sum of squares for each rank.
  func totals(in arena: Arena) -> Buffer<Double> {
    let totals = arena.zeros(of: Double.self, forward.vertexCount)
    forEachEdge { first, second, onFirst, onSecond in
      totals[first] += onFirst * onFirst
      totals[second] += onSecond * onSecond
    }
    return totals
  }

  /// Values by rank put in the order of vertices; NaN for vertices without a neighbor.
  func byVertex(_ value: (_ rank: Int) -> Double) -> VertexArray<Double> {
    var result = [Double](repeating: .nan, count: forward.vertexCount)
    for rank in 0..<forward.vertexCount where degrees[rank] > 0 { result[Int(forward.order[rank])] = value(rank) }
    return VertexArray(result)
  }
}

private struct WholeVisitor: TriangleVisitor {
  let weights: Buffer<Double>
  /// 1 / A of each rank.
  let shares: Buffer<Double>
  let indirect: Buffer<Double>
  var throughFirst = 0.0
  var throughSecond = 0.0
  var onEdge = 0.0

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) {
    throughFirst = weights[arc] * shares[first]
    throughSecond = weights[arc] * shares[second]
    onEdge = 0
  }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    let (nearWeight, farWeight) = (weights[near], weights[far])
    onEdge += (nearWeight * shares[third]) * farWeight
    indirect[near] += throughFirst * farWeight
    indirect[far] += throughSecond * nearWeight
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) { indirect[arc] += onEdge }
}

/// The strength of each neighbor within an ego network: the row's own rank is the first of an arc, its target the second.
private struct EgoStrengthVisitor: TriangleVisitor {
  let weights: Buffer<Double>
  /// The second's strength among the first and its neighbors.
  let ofSecond: Buffer<Double>
  /// The first's strength among the second and its neighbors.
  let ofFirst: Buffer<Double>
  var own = 0.0
  var sumSecond = 0.0
  var sumFirst = 0.0

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) {
    own = weights[arc]
    (sumSecond, sumFirst) = (0, 0)
  }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    let (nearWeight, farWeight) = (weights[near], weights[far])
    sumSecond += nearWeight
    sumFirst += farWeight
    // In the first's network the third gains its tie to the second, and so on around the triangle.
    ofSecond[far] += nearWeight
    ofFirst[far] += own
    ofSecond[near] += farWeight
    ofFirst[near] += own
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) {
    ofSecond[arc] += sumSecond
    ofFirst[arc] += sumFirst
  }
}

private struct EgoVisitor: TriangleVisitor {
  let weights: Buffer<Double>
  let strengthOfSecond: Buffer<Double>
  let strengthOfFirst: Buffer<Double>
  let onFirst: Buffer<Double>
  let onSecond: Buffer<Double>
  var own = 0.0
  var ownOfSecond = 0.0
  var ownOfFirst = 0.0
  var sumFirst = 0.0
  var sumSecond = 0.0

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) {
    own = weights[arc]
    ownOfSecond = strengthOfSecond[arc]
    ownOfFirst = strengthOfFirst[arc]
    (sumFirst, sumSecond) = (0, 0)
  }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    let (nearWeight, farWeight) = (weights[near], weights[far])
    // The first's network: on it by the second through the third, and by the third through the second.
    sumFirst += farWeight * (nearWeight / strengthOfSecond[far])
    onFirst[far] += own * (nearWeight / ownOfSecond)
    // The second's.
    sumSecond += nearWeight * (farWeight / strengthOfSecond[near])
    onFirst[near] += own * (farWeight / ownOfFirst)
    // The third's.
    onSecond[far] += nearWeight * (own / strengthOfFirst[near])
    onSecond[near] += farWeight * (own / strengthOfFirst[far])
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) {
    onFirst[arc] += sumFirst
    onSecond[arc] += sumSecond
  }
}
