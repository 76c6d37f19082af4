/// Shapes that hold the vertices of each group together.
///
/// A shape is the closing of the group's discs: grown by a radius and the padding, then shrunk by that radius, which
/// bridges the gaps between neighbors and leaves dense parts that lie far from each other apart. Ground that is nearer
/// to a vertex of another group is left to that one, so that shapes never overlap and never hold a stranger. Parts of
/// fewer than three vertices are left out, unless they are the whole of a group of two.
///
/// - Complexity: O(cells · groups), with some fifty thousand cells whatever the drawing.
struct GroupHulls {
  struct Hull {
    var group: Int
    /// Closed outlines; what an even number of them surrounds is outside.
    var rings: [[Point]]
  }

  /// What is left around each disc.
  let padding: Double
  /// How far discs are grown, beyond the padding, before they are shrunk again.
  let closing: Double

  private let centers: [Point]
  private let radii: [Double]
  private let groups: [Int?]
  private let field: DistanceField

  /// Two discs of one group are held together up to this distance from rim to rim.
  var reach: Double { 2 * (padding * padding + 2 * padding * closing).squareRoot() }

  /// - Parameter groups: the place of each vertex's group in the palette; nil for a vertex without a shape.
  init?(centers: [Point], radii: [Double], groups: [Int?]) {
    guard let box = Box.around(zip(centers, radii).map({ Box(center: $0, radius: $1) })) else { return nil }
    self.centers = centers
    self.radii = radii
    self.groups = groups
    let area = max(box.width, 20) * max(box.height, 20)
    let spacing = min(max((area / Double(centers.count)).squareRoot(), 10), 130)
    padding = min(max(0.2 * spacing, 4), 18)
    closing = 1.5 * spacing
    field = DistanceField(covering: box.expanded(by: padding + closing + 20), cellCount: 50_000)
  }

  /// One hull for each group that has one, in the order of the palette.
  func hulls() -> [Hull] {
    let count = groups.reduce(0) { max($0, ($1 ?? -1) + 1) }
    return (0..<count).compactMap { group in
      let members = centers.indices.filter { groups[$0] == group }
      guard members.count > 1 else { return nil }
      let rings = rings(around: members, of: group)
      return rings.isEmpty ? nil : Hull(group: group, rings: rings)
    }
  }

  private func rings(around members: [Int], of group: Int) -> [[Point]] {
    let strangers = centers.indices.filter { groups[$0] != group }
    let own = field.distances(to: members.map { (centers[$0], radii[$0]) })
    let foreign = field.distances(to: strangers.map { (centers[$0], radii[$0]) })
    let growth = closing + padding
    // Cells beyond the grown discs, each with how far beyond.
    var outside: [(center: Point, radius: Double)] = []
    for cell in 0..<field.count where own[cell] > growth {
      // Only the shore matters.
      if own[cell] < growth + 2 * field.side { outside.append((field.center(of: cell), own[cell] - growth)) }
    }
    let depth = field.distances(to: outside)
    var level = [Double](repeating: -1, count: field.count)
    for cell in 0..<field.count where own[cell] <= growth {
      let closed = depth[cell] - closing
      level[cell] = min(closed, (foreign[cell] - own[cell]) / 2 - 1.5, foreign[cell] - 4)
    }
    keepDenseParts(&level, members)
    return field.outlines(of: level)
  }

  /// Puts parts that hold too few members below zero.
  private func keepDenseParts(_ level: inout [Double], _ members: [Int]) {
    let (part, partCount) = field.parts(of: level)
    var held = [Int](repeating: 0, count: partCount)
    for member in members {
      if let cell = field.cell(at: centers[member]), let place = part[cell] { held[place] += 1 }
    }
    let least = members.count == 2 ? 2 : 3
    for cell in 0..<field.count {
      if let place = part[cell], held[place] < least { level[cell] = -1 }
    }
  }
}
