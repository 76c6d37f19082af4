/// Pushes discs apart until none covers another.
enum OverlapRemoval {
  /// Moves the centers as little as it takes; pairs are pushed apart along the line between them, again and again.
  ///
  /// - Parameters:
  ///   - centers: where the discs stand.
  ///   - radii: their radii.
  ///   - gap: what must stay free between two of them.
  /// - Returns: centers at which no two discs come closer than the gap, or the best that the rounds have reached.
  /// - Complexity: about O(n) for each of at most 200 rounds.
  static func separated(_ centers: [Point], radii: [Double], gap: Double) -> [Point] {
    var centers = centers
    guard let widest = radii.max(), centers.count > 1 else { return centers }
    for _ in 0..<200 {
      var grid = SpatialGrid(side: 2 * widest + gap)
      var moved = false
      for vertex in centers.indices {
        let reach = radii[vertex] + gap / 2
        for other in grid.overlapping(Box(center: centers[vertex], radius: reach)) {
          let wanted = radii[vertex] + radii[other] + gap
          let apart = centers[vertex] - centers[other]
          guard apart.length < wanted - 1e-6 else { continue }
          // Discs on one spot leave it in directions that differ from pair to pair.
          let away =
            apart.length > 1e-9
            ? apart.unit
            : Point(x: Double((vertex * 7 + other * 3) % 11) - 5, y: Double(vertex % 5) - 2.5).unit
          let push = away * ((wanted - apart.length) / 2 + 1e-3)
          centers[vertex] = centers[vertex] + push
          centers[other] = centers[other] - push
          moved = true
        }
        grid.insert(Box(center: centers[vertex], radius: radii[vertex] + gap / 2))
      }
      if !moved { break }
    }
    return centers
  }
}
