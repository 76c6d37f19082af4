#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Layout {
  /// All vertices on one circle: each group on an arc of its own, strongly linked groups side by side, and the order
  /// within a group such that few edges cross.
  ///
  /// Works at any size; above some thousand edges in one group the order is only roughly that of fewest crossings.
  ///
  /// - Reference: Baur, Brandes (2004), doi:10.1007/978-3-540-30559-0_28.
  public static let circle = Layout(
    name: "circle", summary: "one circle, an arc for each group, few crossings", vertexLimit: 1_000_000
  ) { input in
    let count = input.vertexCount
    guard count > 1 else {
      return Arrangement(points: Array(repeating: Point(x: 0, y: 0), count: count))
    }
    let graph = LayoutGraph(input, lengths: input.edges.map { 1 / (0.2 + $0.closeness) })
    let ring = CircularOrder(graph, groups: input.groups)
    let gap = 1.6
    var places: [Double] = []
    var length = 0.0
    for (rank, vertex) in ring.order.enumerated() {
      if rank > 0, ring.groupOf[vertex] != ring.groupOf[ring.order[rank - 1]] { length += gap }
      places.append(length)
      length += 1
    }
    if let first = ring.order.first, let last = ring.order.last, ring.groupOf[first] != ring.groupOf[last] {
      length += gap
    }
    // Small circles would have no room for their edges.
    let radius = max(length / (2 * Double.pi), 1.2 + 0.1 * Double(min(count, 12)))
    var points = Array(repeating: Point(x: 0, y: 0), count: count)
    for (vertex, place) in zip(ring.order, places) {
      let angle = 2 * Double.pi * place / length
      points[vertex] = Point(x: radius * sin(angle), y: -radius * cos(angle))
    }
    return Arrangement(
      points: points, labelDirections: points.map { $0.unit * 4 }, bends: input.edges.map { _ in 0 },
      scale: min(1, (150 / Double(count)).squareRoot()))
  }
}
