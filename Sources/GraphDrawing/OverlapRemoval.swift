/// Pushes discs apart until none covers another, and out of the way of routes.
struct OverlapRemoval {
  /// Two discs with a line between them that must stay clear.
  struct Corridor {
    var first: Int
    var second: Int
    /// How far apart the rims of the two must be.
    var length: Double
  }

  private let radii: [Double]
  private let gap: Double
  private let corridors: [Corridor]
  private let isFixed: [Bool]
  private var centers: [Point]

  /// Moves the centers as little as it takes; pairs are pushed apart along the line between them, again and again.
  ///
  /// - Parameters:
  ///   - centers: where the discs stand.
  ///   - radii: their radii.
  ///   - gap: what must stay free between two of them.
  ///   - corridors: lines that no other disc may touch; discs at their ends stay on them.
  /// - Returns: centers at which no two discs come closer than the gap, or the best that the rounds have reached.
  /// - Complexity: about O(n) for each of at most 200 rounds, 60 above 20,000 discs.
  static func separated(
    _ centers: [Point], radii: [Double], gap: Double, corridors: [Corridor] = []
  ) -> [Point] {
    var removal = OverlapRemoval(centers: centers, radii: radii, gap: gap, corridors: corridors)
    let rounds = centers.count <= 20_000 ? 200 : 60
    for round in 0..<rounds {
      // The last rounds belong to the discs alone, so that whatever corridors do, no two overlap.
      var isClear = true
      if round < rounds * 3 / 4 { isClear = removal.clearCorridors() }
      if removal.pushPairs() && isClear { break }
    }
    return removal.centers
  }

  private init(centers: [Point], radii: [Double], gap: Double, corridors: [Corridor]) {
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
    guard var cells = PointCells(centers: centers, reach: (radii.max() ?? 0) * 2 + gap) else { return true }
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
}
