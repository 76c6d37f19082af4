#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Layout {
  /// Rings around one vertex: the further out, the longer the best way there. Angles follow the tree of best ways.
  ///
  /// Distances are ``Input/distances`` where given. How far out a vertex stands grows with its distance, though not in
  /// proportion: crowded distances get more room, and ``Input/rings`` are drawn where they belong. Vertices out of reach
  /// stand in rows below. In a tree whose distances are numbers of steps no two edges cross.
  ///
  /// - Complexity: O((V + E) log V), and less than 20 million steps for the order around the root.
  /// - Reference: Brandes, Pich (2010), doi:10.1007/978-3-642-11805-0_12; Yee, Fisher, Dhamija, Hearst (2001),
  ///   doi:10.1109/INFVIS.2001.963279; Eades (1992), "Drawing free trees".
  public static let radial = Layout(
    name: "radial", summary: "rings around one person by the best way there", vertexLimit: 20_000
  ) { input in
    let count = input.vertexCount
    guard count > 1 else { return Arrangement(points: Array(repeating: Point(x: 0, y: 0), count: count)) }
    var tree = RadialTree(input, root: root(of: input))
    tree.arrangeChildren(groups: input.groups)
    var rings = RadialPlan(tree, rings: input.rings)
    return rings.arrangement(of: input)
  }

  /// The vertex that the drawing is about; else the one with the strongest edges.
  static func root(of input: Input) -> Int {
    if let root = input.root, root >= 0, root < input.vertexCount { return root }
    var sums = [Double](repeating: 0, count: input.vertexCount)
    for edge in input.edges where edge.source != edge.target {
      sums[edge.source] += 0.2 + edge.closeness
      sums[edge.target] += 0.2 + edge.closeness
    }
    return sums.indices.max { (sums[$0], -$0) < (sums[$1], -$1) } ?? 0
  }
}

/// Radii and angles in the making.
private struct RadialPlan {
  private let tree: RadialTree
  private let wishedRings: [Drawing.Ring]
  /// Those in reach but the root, the nearest first.
  private let ranked: [Int]
  private var radii: [Double]
  private var angles: [Double]
  private var rings: [(radius: Double, label: String)] = []

  init(_ tree: RadialTree, rings: [Drawing.Ring]) {
    self.tree = tree
    wishedRings = rings.filter { $0.distance.isFinite && $0.distance > 0 }.sorted { $0.distance < $1.distance }
    let distances = tree.distances
    ranked = distances.indices.filter { distances[$0] != nil && $0 != tree.root }
      .sorted { (distances[$0] ?? 0, $0) < (distances[$1] ?? 0, $1) }
    radii = Array(repeating: 0, count: distances.count)
    angles = Array(repeating: 0, count: distances.count)
  }

  mutating func arrangement(of input: Layout.Input) -> Arrangement {
    setRadii()
    setAngles()
    if tree.isPure { widen() } else { separate() }
    var points = radii.indices.map { vertex in
      Point(x: radii[vertex] * sin(angles[vertex]), y: -radii[vertex] * cos(angles[vertex]))
    }
    standBelow(max(points.map(\.y).max() ?? 0, rings.last?.radius ?? 0), in: &points)
    let middle = Point(x: 0, y: 0)
    return Arrangement(
      points: points,
      rings: rings.map { .init(center: middle, radius: $0.radius, label: $0.label) },
      labelDirections: points.indices.map { vertex in
        vertex == tree.root ? nil : tree.distances[vertex] == nil ? Point(x: 0, y: 1) : points[vertex].unit
      },
      isFaint: tree.isPure
        ? []
        : input.edges.map { edge in
          tree.parents[edge.source] != edge.target && tree.parents[edge.target] != edge.source
        }, center: tree.root)
  }

  // MARK: Radii

  /// Numbers of steps have rings that are equally far apart. Else partly by distance and mostly by how many are nearer,
  /// so that all have about the same room. Several rows where more have one distance than a ring takes.
  private mutating func setRadii() {
    let distances = tree.distances
    guard let last = ranked.last, let furthest = distances[last] else { return }
    let number = Double(ranked.count)
    // Units of area for each vertex: room for names in small drawings.
    let share = 3.2 + 40 / number.squareRoot()
    let least = ranked.count < 8 ? 2.2 : 1.8
    let reach = max((share * number / Double.pi).squareRoot(), least + 1)
    let step = ringStep()
    func radius(at distance: Double, rank: Double) -> Double {
      if let step { return step * distance }
      let part = furthest > 0 ? distance / furthest : 1
      return least + (reach - least) * (0.3 * part + 0.7 * (rank / number).squareRoot())
    }
    var shift = 0.0
    var outermost = 0.0
    var index = 0
    var waiting = wishedRings[...]
    // Rings are drawn as far as there are vertices, and one beyond where there would be none.
    func ring(_ wished: Drawing.Ring, after rank: Int, inside: Double, next: Double) -> (Double, String) {
      (min(max(radius(at: wished.distance, rank: Double(rank)) + shift, inside), next), wished.label)
    }
    while index < ranked.count {
      let distance = distances[ranked[index]] ?? 0
      var end = index + 1
      while end < ranked.count, (distances[ranked[end]] ?? 0) <= distance + 1e-9 * max(distance, 1) { end += 1 }
      var start = radius(at: distance, rank: Double(end)) + shift
      if index > 0 && end - index > 1 { start = max(start, outermost + 1) }
      // Where several rows are needed, the outermost is nearest when they begin about half as far out.
      let needed = 1.1 * Double(end - index) / (2 * Double.pi)
      if start < needed { start = max(start, needed.squareRoot()) }
      while let wished = waiting.first, wished.distance < distance * (1 - 1e-9) {
        rings.append(ring(wished, after: index, inside: outermost, next: start))
        waiting.removeFirst()
      }
      let members = Array(ranked[index..<end])
      let rows = Self.rows(for: members.count, at: start)
      for (place, vertex) in members.enumerated() { radii[vertex] = start + Double(place % rows) }
      outermost = start + Double(rows - 1)
      shift = max(shift, outermost - radius(at: distance, rank: Double(end)))
      index = end
    }
    if let wished = waiting.first, wished.distance <= furthest * (1 + 1e-9) || rings.isEmpty {
      rings.append(
        (max(outermost, radius(at: min(wished.distance, furthest * 1.1), rank: number) + shift), wished.label))
    }
  }

  /// The width of a ring where distances are numbers of steps: such that most rings hold their vertices in one row.
  private func ringStep() -> Double? {
    var counts: [Int] = []
    for vertex in ranked {
      guard let distance = tree.distances[vertex], distance >= 1, distance <= 1e6, distance == distance.rounded()
      else { return nil }
      while counts.count < Int(min(distance, 13)) { counts.append(0) }
      counts[min(Int(distance), 13) - 1] += 1
    }
    let needs = counts.enumerated().map { 1.25 * Double($1) / (2 * Double.pi * Double($0 + 1)) }
    return min(max(needs.max() ?? 0, 3), 4.5)
  }

  /// How many rows a ring of that radius needs for so many, the innermost having as many as the others. The first and
  /// the last around the circle, if they share a row, stand as far apart as others of it.
  private static func rows(for count: Int, at radius: Double) -> Int {
    let least = Int(min(max((1.1 * Double(count) / (2 * Double.pi * max(radius, 1))).rounded(.up), 1), 1000))
    guard least > 1 else { return 1 }
    return (least...2 * least).first { count % $0 == 0 || 10 * (count % $0) >= 9 * $0 } ?? least
  }

  // MARK: Angles

  /// Each subtree gets a wedge as wide as it needs in proportion to the others.
  private mutating func setAngles() {
    let order = tree.order
    var needs = [Double](repeating: 0, count: radii.count)
    for vertex in order.reversed() where vertex != tree.root {
      let children = tree.children[vertex].reduce(0) { $0 + needs[$1] }
      needs[vertex] = max(1 / max(radii[vertex], 1), children)
    }
    var wedges = [Double](repeating: 2 * Double.pi, count: radii.count)
    for vertex in order {
      let children = tree.children[vertex]
      guard !children.isEmpty else { continue }
      let need = children.reduce(0) { $0 + needs[$1] }
      guard need > 0 else { continue }
      var wedge = wedges[vertex]
      if vertex != tree.root {
        wedge = min(wedge, 2.5 * need)
        if tree.isPure {
          // Beyond this a straight edge would come nearer to the root than its parent, where others run.
          let nearest = children.map { radii[$0] }.min() ?? 1
          wedge = min(wedge, 1.96 * acos(min(radii[vertex] / max(nearest, 1e-9), 1)))
        }
      }
      var angle = angles[vertex] - wedge / 2
      for child in children {
        wedges[child] = wedge * needs[child] / need
        angles[child] = angle + wedges[child] / 2
        angle += wedges[child]
      }
    }
    restoreRows()
  }

  /// Of those at one distance, neighbors around the circle go to different rows.
  private mutating func restoreRows() {
    var index = 0
    while index < ranked.count {
      let distance = tree.distances[ranked[index]] ?? 0
      var end = index + 1
      while end < ranked.count, (tree.distances[ranked[end]] ?? 0) <= distance + 1e-9 * max(distance, 1) { end += 1 }
      let members = ranked[index..<end].sorted { (angles[$0], $0) < (angles[$1], $1) }
      let start = members.map { radii[$0] }.min() ?? 0
      let rows = Int(((members.map { radii[$0] }.max() ?? 0) - start).rounded()) + 1
      for (place, vertex) in members.enumerated() { radii[vertex] = start + Double(place % max(rows, 1)) }
      index = end
    }
  }

  /// Everything further out where two would touch, so that a tree keeps its angles.
  private mutating func widen() {
    let points = ranked.map { Point(x: radii[$0] * sin(angles[$0]), y: -radii[$0] * cos(angles[$0])) }
    var grid = SpatialGrid(side: 2)
    var factor = 1.0
    for point in points {
      let box = Box(center: point, radius: 0.5)
      for other in grid.overlapping(box) {
        let apart = (point - points[other]).length
        if apart > 1e-6 { factor = max(factor, 1 / apart) }
      }
      grid.insert(box)
    }
    factor = min(factor, 5)
    for vertex in ranked { radii[vertex] *= factor }
    for ring in rings.indices { rings[ring].radius *= factor }
  }

  /// Those that touch give way along their rings.
  private mutating func separate() {
    for _ in 0..<60 {
      let points = ranked.map { Point(x: radii[$0] * sin(angles[$0]), y: -radii[$0] * cos(angles[$0])) }
      guard var cells = PointCells(centers: points, reach: 1) else { return }
      var isDone = true
      var turns = [Double](repeating: 0, count: ranked.count)
      for (place, vertex) in ranked.enumerated() {
        for other in cells.near(points[place]) {
          let apart = points[place] - points[other]
          guard apart.length < 0.999 else { continue }
          isDone = false
          let far = ranked[other]
          var turn = angles[vertex] - angles[far]
          if turn > Double.pi { turn -= 2 * Double.pi }
          if turn < -Double.pi { turn += 2 * Double.pi }
          let way = turn > 0 || (turn == 0 && place % 2 == 0) ? 1.0 : -1.0
          let push = 0.35 * (1 - apart.length) + 0.0125
          turns[place] += way * push / max(radii[vertex], 1)
          turns[other] -= way * push / max(radii[far], 1)
        }
        cells.insert(place, at: points[place])
      }
      for (place, vertex) in ranked.enumerated() { angles[vertex] += turns[place] }
      if isDone { break }
    }
  }

  /// Vertices out of reach stand in rows below all others.
  private func standBelow(_ bottom: Double, in points: inout [Point]) {
    let lost = tree.distances.indices.filter { tree.distances[$0] == nil }
    guard !lost.isEmpty else { return }
    let columns = min(lost.count, max(Int(min(radii.max() ?? 0, 1e6)), 5))
    for (rank, vertex) in lost.enumerated() {
      let width = min(columns, lost.count - rank / columns * columns)
      points[vertex] = Point(
        x: 2 * (Double(rank % columns) - Double(width - 1) / 2), y: bottom + 2.4 + 1.4 * Double(rank / columns))
    }
  }
}
