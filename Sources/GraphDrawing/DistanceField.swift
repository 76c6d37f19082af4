/// A grid of square cells with a number for each: distances to discs, and the outlines of where a number is above zero.
struct DistanceField {
  let side: Double
  let columns: Int
  let rows: Int
  private let corner: Point

  var count: Int { columns * rows }

  /// A grid of about `cellCount` cells.
  init(covering box: Box, cellCount: Int) {
    let width = max(box.width, 1)
    let height = max(box.height, 1)
    side = max((width * height / Double(max(cellCount, 16))).squareRoot(), 1)
    columns = Int(min((width / side).rounded(.up), 1e5)) + 1
    rows = Int(min((height / side).rounded(.up), 1e5)) + 1
    corner = Point(x: box.minX, y: box.minY)
  }

  func center(of cell: Int) -> Point {
    Point(
      x: corner.x + (Double(cell % columns) + 0.5) * side, y: corner.y + (Double(cell / columns) + 0.5) * side)
  }

  /// The cell around a point; nil outside of the grid.
  func cell(at point: Point) -> Int? {
    let (x, y) = ((point.x - corner.x) / side, (point.y - corner.y) / side)
    guard x >= 0, y >= 0, x < Double(columns), y < Double(rows) else { return nil }
    return Int(y) * columns + Int(x)
  }

  // MARK: Distances

  /// How far the center of each cell is from the rim of the nearest disc; negative inside of it, infinite without discs.
  ///
  /// The nearest disc is the one whose cell is nearest, which is exact up to the size of a cell.
  ///
  /// - Reference: Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8
  ///   (2012), doi:10.4086/toc.2012.v008a019: lower envelopes of parabolas, first in columns, then in rows.
  func distances(to discs: [(center: Point, radius: Double)]) -> [Double] {
    var seeds = [Int32](repeating: -1, count: count)
    for (index, disc) in discs.enumerated() {
      guard let cell = cell(at: disc.center) else { continue }
      if seeds[cell] < 0 || discs[Int(seeds[cell])].radius < disc.radius { seeds[cell] = Int32(index) }
    }
    // The row of the nearest seed within the column of each cell, −1 for none.
    var nearestRow = [Int32](repeating: -1, count: count)
    for column in 0..<columns {
      var last: Int32 = -1
      for row in 0..<rows {
        if seeds[row * columns + column] >= 0 { last = Int32(row) }
        nearestRow[row * columns + column] = last
      }
      last = -1
      for row in (0..<rows).reversed() {
        let cell = row * columns + column
        if seeds[cell] >= 0 { last = Int32(row) }
        guard last >= 0 else { continue }
        let above = nearestRow[cell]
        if above < 0 || Int(last) - row < row - Int(above) { nearestRow[cell] = last }
      }
    }
    var result = [Double](repeating: .infinity, count: count)
    var hull = [Int](repeating: 0, count: columns)
    var starts = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      let base = row * columns
      func height(_ column: Int) -> Double {
        let step = Double(row - Int(nearestRow[base + column]))
        return step * step
      }
      var size = 0
      for column in 0..<columns where nearestRow[base + column] >= 0 {
        var start = -Double.infinity
        while size > 0 {
          let last = hull[size - 1]
          start =
            (height(column) + Double(column * column) - height(last) - Double(last * last))
            / Double(2 * (column - last))
          if start > starts[size - 1] { break }
          size -= 1
          start = -.infinity
        }
        hull[size] = column
        starts[size] = start
        size += 1
      }
      guard size > 0 else { continue }
      var place = 0
      for column in 0..<columns {
        while place + 1 < size, starts[place + 1] < Double(column) { place += 1 }
        let seed = discs[Int(seeds[Int(nearestRow[base + hull[place]]) * columns + hull[place]])]
        result[base + column] = (center(of: base + column) - seed.center).length - seed.radius
      }
    }
    return result
  }

  // MARK: Parts and outlines

  /// The connected parts of the cells above zero, numbered in the order of their first cell.
  func parts(of level: [Double]) -> (part: [Int?], count: Int) {
    var part = [Int?](repeating: nil, count: count)
    var found = 0
    var open: [Int] = []
    for start in 0..<count where level[start] > 0 && part[start] == nil {
      part[start] = found
      open.append(start)
      while let cell = open.popLast() {
        let (column, row) = (cell % columns, cell / columns)
        for (isThere, next) in [
          (column > 0, cell - 1), (column + 1 < columns, cell + 1), (row > 0, cell - columns),
          (row + 1 < rows, cell + columns),
        ] where isThere && level[next] > 0 && part[next] == nil {
          part[next] = found
          open.append(next)
        }
      }
      found += 1
    }
    return (part, found)
  }

  /// The lines at which a number passes through zero, closed, in the order of their first cell, holes turning the other
  /// way (marching squares; corners that meet at a point stay apart).
  func outlines(of level: [Double]) -> [[Point]] {
    // Every crossing lies between two neighboring cells: 2 · cell to the right, 2 · cell + 1 below.
    var next = [Int32](repeating: -1, count: 2 * count)
    func link(_ from: Int, _ to: Int) { next[from] = Int32(truncatingIfNeeded: to) }
    for row in 0..<max(rows - 1, 0) {
      for column in 0..<max(columns - 1, 0) {
        let cell = row * columns + column
        let (top, left) = (2 * cell, 2 * cell + 1)
        let (bottom, right) = (2 * (cell + columns), 2 * (cell + 1) + 1)
        let corners = [cell, cell + 1, cell + columns + 1, cell + columns].map { level[$0] > 0 }
        switch (corners[0], corners[1], corners[2], corners[3]) {
        case (true, false, false, false): link(left, top)
        case (false, true, false, false): link(top, right)
        case (false, false, true, false): link(right, bottom)
        case (false, false, false, true): link(bottom, left)
        case (true, true, false, false): link(left, right)
        case (false, true, true, false): link(top, bottom)
        case (false, false, true, true): link(right, left)
        case (true, false, false, true): link(bottom, top)
        case (false, true, true, true): link(top, left)
        case (true, false, true, true): link(right, top)
        case (true, true, false, true): link(bottom, right)
        case (true, true, true, false): link(left, bottom)
        case (true, false, true, false):
          link(left, top)
          link(right, bottom)
        case (false, true, false, true):
          link(top, right)
          link(bottom, left)
        case (true, true, true, true), (false, false, false, false): break
        }
      }
    }
    var rings: [[Point]] = []
    for start in next.indices where next[start] >= 0 {
      var ring: [Point] = []
      var place = start
      while next[place] >= 0 {
        ring.append(crossing(place, level))
        let following = Int(next[place])
        next[place] = -1
        place = following
      }
      if place == start, ring.count > 3 { rings.append(thinned(ring.reversed())) }
    }
    return rings
  }

  /// Where the number passes through zero between two cells.
  private func crossing(_ place: Int, _ level: [Double]) -> Point {
    let cell = place / 2
    let other = place.isMultiple(of: 2) ? cell + 1 : cell + columns
    let (first, second) = (level[cell], level[other])
    let share = first == second ? 0.5 : min(max(first / (first - second), 0), 1)
    return center(of: cell) + (center(of: other) - center(of: cell)) * share
  }

  /// Fewer points, evenly spread, each the mean of those around it.
  private func thinned(_ ring: [Point]) -> [Point] {
    let step = 3
    guard ring.count > 4 * step else { return ring }
    return stride(from: 0, to: ring.count - step / 2, by: step).map { place in
      let sum = (-2...2).reduce(Point(x: 0, y: 0)) { $0 + ring[(place + $1 + ring.count) % ring.count] }
      return sum * 0.2
    }
  }
}
