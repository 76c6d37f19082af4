/// Makes room for the greatest names of large maps: discs that would lie below a name are moved aside.
///
/// Each name takes the place beside its disc, or above or below it, that the fewest discs have to leave. What is moved
/// then pushes its neighbors until none covers another; the rest of the map stays as it is.
///
/// - Complexity: O(discs) to sort them into cells, then for each name what stands around it.
struct NameClearing {
  struct Name {
    var vertex: Int
    var width: Double
    var height: Double
  }

  private let radii: [Double]
  private let gap: Double
  /// Who may not be moved.
  private var isFixed: [Bool]
  private let bars: [(start: Point, end: Point)]
  private var centers: [Point]
  private var taken = SpatialGrid(side: 60)
  private let grid: DiscGrid
  /// Where the discs stood before.
  private let origins: [Point]
  /// How far around a name discs may be moved, and how far each may be moved in all.
  private let reach: Double

  /// What stays free around a name.
  private static let margin = 3.0
  /// A name that more discs than this would have to leave finds its room elsewhere or nowhere.
  private static let mostMoved = 48

  /// - Parameters:
  ///   - centers: where the discs stand, none on another.
  ///   - radii: their radii.
  ///   - gap: what must stay free between two of them.
  ///   - names: the most important first.
  ///   - fixed: vertices that stay in any case.
  ///   - bars: lines that no name may cover, as steps of routes.
  static func cleared(
    _ centers: [Point], radii: [Double], gap: Double, names: [Name], fixed: [Int], bars: [(start: Point, end: Point)]
  ) -> [Point] {
    guard !names.isEmpty else { return centers }
    var clearing = NameClearing(centers: centers, radii: radii, gap: gap, fixed: fixed, bars: bars)
    // The discs of the greatest stay where they are, so that their names stay beside them.
    for name in names { clearing.isFixed[name.vertex] = true }
    for name in names { clearing.clear(name) }
    return clearing.centers
  }

  private init(
    centers: [Point], radii: [Double], gap: Double, fixed: [Int], bars: [(start: Point, end: Point)]
  ) {
    self.centers = centers
    origins = centers
    reach = 40 + 2.5 * (radii.max() ?? 0)
    self.radii = radii
    self.gap = gap
    self.bars = bars
    isFixed = Array(repeating: false, count: centers.count)
    for vertex in fixed { isFixed[vertex] = true }
    // Discs are looked up where they stood.
    grid = DiscGrid(centers.indices.map { (centers[$0], radii[$0]) })
  }

  /// The discs whose places may touch the box, as they stand now.
  private func discs(near box: Box, margin: Double) -> [Int] {
    var found: [Int] = []
    grid.visit(box, margin: margin + reach) { vertex in
      if box.overlaps(center: centers[vertex], radius: radii[vertex] + margin) { found.append(vertex) }
      return true
    }
    return found
  }

  private mutating func clear(_ name: Name) {
    let center = centers[name.vertex]
    let radius = radii[name.vertex] + 4
    let (width, height) = (name.width, name.height)
    let corners = [
      Point(x: center.x + radius, y: center.y - height / 2), Point(x: center.x - width / 2, y: center.y + radius - 2),
      Point(x: center.x - width / 2, y: center.y - radius + 2 - height),
      Point(x: center.x - radius - width, y: center.y - height / 2),
    ]
    var best: (box: Box, moved: Int)?
    for corner in corners {
      let box = Box(minX: corner.x, minY: corner.y, maxX: corner.x + width, maxY: corner.y + height)
      guard !taken.overlapsAny(box.expanded(by: 2)),
        !bars.contains(where: { box.expanded(by: 8).clippedLength(from: $0.start, to: $0.end) > 0 })
      else { continue }
      let inside = discs(near: box, margin: Self.margin).filter { $0 != name.vertex }
      guard inside.count <= Self.mostMoved, !inside.contains(where: { isFixed[$0] }) else { continue }
      if inside.count < (best?.moved ?? .max) { best = (box, inside.count) }
      if inside.isEmpty { break }
    }
    guard let best else { return }
    taken.insert(best.box)
    if best.moved > 0 { push(outOf: best.box) }
  }

  /// Moves what lies in the box over its nearest border, and what that covers further on.
  private mutating func push(outOf box: Box) {
    let region = box.expanded(by: reach)
    let around = discs(near: region, margin: 0)
    let boxes = taken.overlapping(region.expanded(by: Self.margin)).map { taken.boxes[$0] }
    // Only what stands within reach is moved, so that the map around stays as it is.
    let free = around.map { vertex in
      !isFixed[vertex] && region.overlaps(center: centers[vertex], radius: 0.001)
    }
    var places = around.map { centers[$0] }
    let sizes = around.map { radii[$0] }
    let widest = sizes.max() ?? 0
    var order = Array(around.indices)
    for _ in 0..<40 {
      var isDone = true
      for place in order where free[place] {
        for box in boxes {
          if let step = Self.exit(places[place], radius: sizes[place] + Self.margin, from: box) {
            places[place] = places[place] + step
            isDone = false
          }
        }
      }
      Self.sort(&order, by: places)
      for (rank, place) in order.enumerated() {
        let limit = places[place].x + sizes[place] + widest + gap
        var next = rank + 1
        while next < order.count, places[order[next]].x <= limit {
          let other = order[next]
          next += 1
          guard free[place] || free[other] else { continue }
          let wanted = sizes[place] + sizes[other] + gap
          let apart = places[place] - places[other]
          guard apart.length < wanted - 1e-6 else { continue }
          let away = apart.length > 1e-9 ? apart.unit : Point(x: 0, y: place < other ? -1 : 1)
          let step = away * (wanted - apart.length + 1e-3)
          let share = free[place] && free[other] ? 0.5 : 1
          if free[place] { places[place] = places[place] + step * share }
          if free[other] { places[other] = places[other] - step * share }
          isDone = false
        }
      }
      if isDone { break }
    }
    // What would run too far stays; the name then stands elsewhere or is left out.
    for (place, vertex) in around.enumerated() where (places[place] - origins[vertex]).length <= reach {
      centers[vertex] = places[place]
    }
  }

  /// From left to right, by insertion: from round to round little changes.
  private static func sort(_ order: inout [Int], by places: [Point]) {
    for end in order.indices.dropFirst() {
      let moved = order[end]
      var place = end
      while place > 0, places[order[place - 1]].x > places[moved].x {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = moved
    }
  }

  /// The shortest step along an axis that takes a disc out of the box; nil when it is out.
  private static func exit(_ center: Point, radius: Double, from box: Box) -> Point? {
    guard box.overlaps(center: center, radius: radius) else { return nil }
    let (left, right) = (box.minX - radius - center.x, box.maxX + radius - center.x)
    let (up, down) = (box.minY - radius - center.y, box.maxY + radius - center.y)
    let aside = -left < right ? left : right
    let along = -up < down ? up : down
    return (abs(aside) < abs(along) ? Point(x: aside, y: 0) : Point(x: 0, y: along)) * 1.001
  }
}
