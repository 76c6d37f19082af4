#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Layout {
  /// All vertices on one circle, groups side by side, in the order of the input within a group.
  ///
  /// Needs no engine and works at any size.
  public static let circle = Layout(
    name: "circle", summary: "one circle, groups side by side", vertexLimit: 1_000_000,
    scope: .whole,
    orientation: .fixed
  ) { input in
    let count = input.vertexCount
    let groups = input.groups.isEmpty ? Array(repeating: nil, count: count) : input.groups
    let order = (0..<count).sorted { first, second in
      (groups[first] ?? .max, first) < (groups[second] ?? .max, second)
    }
    var points = Array(repeating: Point(x: 0, y: 0), count: count)
    guard count > 1 else { return points }
    for (rank, vertex) in order.enumerated() {
      let angle = 2 * Double.pi * Double(rank) / Double(count)
      points[vertex] = Point(x: sin(angle), y: -cos(angle))
    }
    return points
  }
}
