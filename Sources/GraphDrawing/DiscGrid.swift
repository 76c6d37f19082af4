/// Discs sorted into square cells by their centers, for asking what a box touches.
struct DiscGrid {
  private let discs: [(center: Point, radius: Double)]
  private let corner: Point
  private let side: Double
  private let columns: Int
  private let rows: Int
  private let greatest: Double
  /// Where the discs of each cell begin in `order`.
  private var starts: [Int]
  private var order: [Int]

  /// - Complexity: O(discs).
  init(_ discs: [(center: Point, radius: Double)]) {
    self.discs = discs
    greatest = discs.reduce(0) { max($0, $1.radius) }
    let box = Box.around(discs.map { Box(center: $0.center, radius: 0) }) ?? Box(minX: 0, minY: 0, maxX: 1, maxY: 1)
    let area = max(box.width, 1) * max(box.height, 1)
    side = max((4 * area / Double(max(discs.count, 1))).squareRoot(), 4)
    corner = Point(x: box.minX, y: box.minY)
    columns = Self.cell(box.width / side, below: 1 << 12) + 1
    rows = Self.cell(box.height / side, below: 1 << 12) + 1
    starts = Array(repeating: 0, count: columns * rows + 1)
    order = Array(repeating: 0, count: discs.count)
    var cells = Array(repeating: 0, count: discs.count)
    for (index, disc) in discs.enumerated() {
      cells[index] = row(disc.center.y) * columns + column(disc.center.x)
      starts[cells[index] + 1] += 1
    }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts
    for index in discs.indices {
      order[next[cells[index]]] = index
      next[cells[index]] += 1
    }
  }

  private static func cell(_ value: Double, below limit: Int) -> Int {
    value > 0 ? Int(min(value, Double(limit - 1))) : 0
  }
  private func column(_ x: Double) -> Int { Self.cell((x - corner.x) / side, below: columns) }
  private func row(_ y: Double) -> Int { Self.cell((y - corner.y) / side, below: rows) }

  /// Calls `visit` with each disc whose distance from the box is below `margin`, until it says no.
  func visit(_ box: Box, margin: Double, _ visit: (Int) -> Bool) {
    let reach = box.expanded(by: greatest + margin)
    let (left, right) = (column(reach.minX), column(reach.maxX))
    guard left <= right, !discs.isEmpty else { return }
    for line in stride(from: row(reach.minY), through: row(reach.maxY), by: 1) {
      for place in starts[line * columns + left]..<starts[line * columns + right + 1] {
        let index = order[place]
        guard box.overlaps(center: discs[index].center, radius: discs[index].radius + margin) else { continue }
        if !visit(index) { return }
      }
    }
  }

  /// Whether no disc comes closer to the box than `margin`.
  func isFree(_ box: Box, margin: Double) -> Bool {
    var isFree = true
    visit(box, margin: margin) { _ in
      isFree = false
      return false
    }
    return isFree
  }

  /// How many discs come closer to the box than `margin`, counted up to `limit`.
  func count(_ box: Box, margin: Double, upTo limit: Int) -> Int {
    var count = 0
    visit(box, margin: margin) { _ in
      count += 1
      return count < limit
    }
    return count
  }
}
