/// Shortens strong edges and lengthens weak ones in a picture that was made without regard to strength.
///
/// Each edge wishes for (1.5 − closeness) times its length, each vertex for the place where it stands; the sum of the
/// squared deviations, with half of a vertex's edges' weight on its place, falls in every round.
///
/// - Complexity: time O(rounds · (V + E)), space O(V + E).
/// - Determinism: vertices move in their order, one after the other.
/// - Reference: the localized form of stress majorization: Gansner, Koren, North (2004),
///   doi:10.1007/978-3-540-31843-9_25.
enum EdgeLengthRefinement {
  private static let rounds = 30

  static func refined(_ points: [Point], edges: [Layout.Input.Edge]) -> [Point] {
    guard let first = edges.first, edges.contains(where: { $0.closeness != first.closeness }) else { return points }
    var offsets = [Int](repeating: 0, count: points.count + 1)
    for edge in edges where edge.source != edge.target {
      offsets[edge.source + 1] += 1
      offsets[edge.target + 1] += 1
    }
    for vertex in points.indices { offsets[vertex + 1] += offsets[vertex] }
    var targets = [Int](repeating: 0, count: offsets[points.count])
    var lengths = [Double](repeating: 0, count: offsets[points.count])
    var ends = offsets
    for edge in edges where edge.source != edge.target {
      let length = (points[edge.source] - points[edge.target]).length * (1.5 - edge.closeness)
      for (vertex, neighbor) in [(edge.source, edge.target), (edge.target, edge.source)] {
        targets[ends[vertex]] = neighbor
        lengths[ends[vertex]] = length
        ends[vertex] += 1
      }
    }
    var moved = points
    for _ in 0..<rounds {
      for vertex in points.indices where offsets[vertex] < offsets[vertex + 1] {
        let anchor = Double(offsets[vertex + 1] - offsets[vertex]) / 2
        var sum = points[vertex] * anchor
        for place in offsets[vertex]..<offsets[vertex + 1] {
          let away = moved[vertex] - moved[targets[place]]
          let length = away.length
          sum = sum + moved[targets[place]] + (length > 0 ? away * (lengths[place] / length) : Point(x: 0, y: 0))
        }
        moved[vertex] = sum * (1 / (3 * anchor))
      }
    }
    return moved.allSatisfy(\.isFinite) ? moved : points
  }
}
