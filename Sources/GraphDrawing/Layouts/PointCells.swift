/// Points in square cells of a page, so that those near a point are found without looking at all.
struct PointCells {
  private let corner: Point
  private let side: Double
  private let columns: Int
  private let rows: Int
  private var first: [Int]
  private var next: [Int]

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

  /// Those that were inserted in the cell of the point or beside it.
  func near(_ point: Point) -> [Int] {
    let column = Self.cell((point.x - corner.x) / side, below: columns)
    let row = Self.cell((point.y - corner.y) / side, below: rows)
    var found: [Int] = []
    for y in max(row - 1, 0)...min(row + 1, rows - 1) {
      for x in max(column - 1, 0)...min(column + 1, columns - 1) {
        var vertex = first[y * columns + x]
        while vertex >= 0 {
          found.append(vertex)
          vertex = next[vertex]
        }
      }
    }
    return found
  }
}
