/// Pushes discs apart until none covers another, and out of the way of routes.
struct OverlapRemoval {
  /// Two discs with a line between them that must stay clear.
  struct Corridor {
    var first: Int
    var second: Int
    /// How far apart the rims of the two must be.
    var length: Double
  }

  /// The room that a name takes below its disc.
  struct Name {
    var vertex: Int
    var width: Double
    var height: Double
  }

  private let radii: [Double]
  private let gap: Double
  private let corridors: [Corridor]
  private let names: [Name]
  private let isFixed: [Bool]
  private var centers: [Point]

  /// Moves the centers as little as it takes; pairs are pushed apart along the line between them, again and again.
  ///
  /// - Parameters:
  ///   - centers: where the discs stand.
  ///   - radii: their radii.
  ///   - gap: what must stay free between two of them.
  ///   - corridors: lines that no other disc may touch; discs at their ends stay on them.
  ///   - names: room to be kept free as far as possible.
  /// - Returns: centers at which no two discs come closer than the gap, or the best that the rounds have reached.
  /// - Complexity: about O(n) for each of at most 200 rounds, 60 above 20,000 discs.
  static func separated(
    _ centers: [Point], radii: [Double], gap: Double, corridors: [Corridor] = [], names: [Name] = []
  ) -> [Point] {
    var removal = OverlapRemoval(centers: centers, radii: radii, gap: gap, corridors: corridors, names: names)
    let rounds = centers.count <= 20_000 ? 200 : 60
    for round in 0..<rounds {
      // The last rounds belong to the discs alone, so that whatever corridors do, no two overlap.
      var isClear = true
      if round < rounds * 3 / 4 {
        isClear = removal.clearCorridors()
        isClear = removal.clearNames() && isClear
      }
      if removal.pushPairs() && isClear { break }
    }
    return removal.centers
  }

  private init(centers: [Point], radii: [Double], gap: Double, corridors: [Corridor], names: [Name]) {
    self.names = names
    self.centers = centers
    self.radii = radii
    self.gap = gap
    self.corridors = corridors
    var isFixed = Array(repeating: false, count: centers.count)
    for corridor in corridors {
      isFixed[corridor.first] = true
      isFixed[corridor.second] = true
    }
    self.isFixed = isFixed
  }

  /// One round over all pairs that are too close; true when there was none.
  private mutating func pushPairs() -> Bool {
    guard var cells = CellList(centers: centers, reach: (radii.max() ?? 0) * 2 + gap) else { return true }
    var isDone = true
    for vertex in centers.indices {
      let ownRadius = radii[vertex] + gap
      var center = centers[vertex]
      let near = cells.cells(near: center)
      for row in near.rows {
        for column in near.columns {
          var next = cells.first(column: column, row: row)
          while next >= 0 {
            let other = next
            next = cells.next[other]
            let wanted = ownRadius + radii[other]
            let apart = center - centers[other]
            let square = apart.x * apart.x + apart.y * apart.y
            guard square < wanted * wanted, square.squareRoot() < wanted - 1e-6 else { continue }
            // Discs on one spot leave it in directions that differ from pair to pair.
            let away =
              square > 1e-18
              ? apart.unit : Point(x: Double((vertex * 7 + other * 3) % 11) - 5, y: Double(vertex % 5) - 2.5).unit
            let push = away * ((wanted - square.squareRoot()) / 2 + 1e-3)
            center = center + push
            centers[other] = centers[other] - push
            isDone = false
          }
        }
      }
      centers[vertex] = center
      cells.insert(vertex, at: center)
    }
    return isDone
  }

  /// Stretches corridors that are too short and moves what stands in them aside; true when there was nothing to do.
  private mutating func clearCorridors() -> Bool {
    var isDone = true
    for corridor in corridors {
      let (start, end) = (centers[corridor.first], centers[corridor.second])
      let missing = corridor.length + radii[corridor.first] + radii[corridor.second] - (end - start).length
      if missing > 1e-6 {
        let push = (end - start).unit * (missing / 2 + 1e-3)
        centers[corridor.first] = start - push
        centers[corridor.second] = end + push
        isDone = false
      }
      let way = (end - start).unit
      let span = (end - start).length
      for vertex in centers.indices where !isFixed[vertex] {
        let from = centers[vertex] - start
        let along = from.x * way.x + from.y * way.y
        let aside = from.x * way.normal.x + from.y * way.normal.y
        let wanted = radii[vertex] + 10
        guard along > 0, along < span, abs(aside) < wanted - 1e-6 else { continue }
        centers[vertex] = centers[vertex] + way.normal * ((wanted - abs(aside) + 1e-3) * (aside < 0 ? -1 : 1))
        isDone = false
      }
    }
    return isDone
  }

  private func box(of name: Name) -> Box {
    let center = centers[name.vertex]
    let top = center.y + radii[name.vertex] + 1
    return Box(
      minX: center.x - name.width / 2, minY: top, maxX: center.x + name.width / 2, maxY: top + name.height)
  }

  /// Moves discs and other names out of the room of names; true when there was nothing to do.
  private mutating func clearNames() -> Bool {
    var isDone = true
    for (rank, name) in names.enumerated() {
      for vertex in centers.indices where vertex != name.vertex {
        let box = box(of: name)
        let reach = radii[vertex] + 1.5
        guard box.overlaps(center: centers[vertex], radius: reach) else { continue }
        let exit = Self.exit(Box(center: centers[vertex], radius: reach), from: box)
        centers[vertex] = centers[vertex] + exit * 0.8
        centers[name.vertex] = centers[name.vertex] - exit * 0.2
        isDone = false
      }
      for other in names[..<rank] {
        let (mine, its) = (box(of: name), box(of: other))
        guard mine.overlaps(its) else { continue }
        let exit = Self.exit(mine, from: its)
        centers[name.vertex] = centers[name.vertex] + exit * 0.5
        centers[other.vertex] = centers[other.vertex] - exit * 0.5
        isDone = false
      }
    }
    return isDone
  }

  /// The shortest step along an axis that takes `box` out of `other`.
  private static func exit(_ box: Box, from other: Box) -> Point {
    let steps = [
      Point(x: other.minX - box.maxX, y: 0), Point(x: other.maxX - box.minX, y: 0),
      Point(x: 0, y: other.minY - box.maxY), Point(x: 0, y: other.maxY - box.minY),
    ]
    return steps.min { $0.length < $1.length } ?? steps[0]
  }
}

/// Vertices in square cells of a page, so that those near a point are found without looking at all.
private struct CellList {
  private let corner: Point
  private let side: Double
  private let columns: Int
  private let rows: Int
  private var first: [Int]
  /// The vertex that was inserted before each in its cell; -1 for none.
  private(set) var next: [Int]

  /// Cells at least as wide as `reach`; nil for fewer than two centers.
  init?(centers: [Point], reach: Double) {
    guard centers.count > 1, let box = Box.around(centers.map({ Box(center: $0, radius: reach) })) else { return nil }
    side = max(reach, (box.width * box.height / Double(centers.count)).squareRoot(), 1e-6)
    corner = Point(x: box.minX, y: box.minY)
    columns = Self.cell(box.width / side, below: 1 << 14) + 1
    rows = Self.cell(box.height / side, below: 1 << 14) + 1
    first = Array(repeating: -1, count: columns * rows)
    next = Array(repeating: -1, count: centers.count)
  }

  private static func cell(_ value: Double, below limit: Int) -> Int { Int(min(max(value, 0), Double(limit - 1))) }

  mutating func insert(_ vertex: Int, at point: Point) {
    let column = Self.cell((point.x - corner.x) / side, below: columns)
    let row = Self.cell((point.y - corner.y) / side, below: rows)
    next[vertex] = first[row * columns + column]
    first[row * columns + column] = vertex
  }

  /// The cell of the point and those around it.
  func cells(near point: Point) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    let column = Self.cell((point.x - corner.x) / side, below: columns)
    let row = Self.cell((point.y - corner.y) / side, below: rows)
    return (max(column - 1, 0)...min(column + 1, columns - 1), max(row - 1, 0)...min(row + 1, rows - 1))
  }

  /// The vertex that was inserted last in a cell; -1 for none.
  func first(column: Int, row: Int) -> Int { first[row * columns + column] }
}
