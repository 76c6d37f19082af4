/// Vertices in square cells of a page, so that those near a point are found without looking at all.
struct PointCells {
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

  /// Those that were inserted in the cell of the point or beside it.
  func near(_ point: Point) -> [Int] {
    var found: [Int] = []
    let near = cells(near: point)
    for row in near.rows {
      for column in near.columns {
        var vertex = first(column: column, row: row)
        while vertex >= 0 {
          found.append(vertex)
          vertex = next[vertex]
        }
      }
    }
    return found
  }
}
