/// Boxes sorted into square cells, so that what is near can be found without looking at all.
struct SpatialGrid {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private let side: Double
  private var cells: [Cell: [Int]] = [:]
  private(set) var boxes: [Box] = []

  init(side: Double) { self.side = max(side, 1) }

  /// Adds the box and returns its number.
  @discardableResult
  mutating func insert(_ box: Box) -> Int {
    let index = boxes.count
    boxes.append(box)
    forEachCell(of: box) { cells[$0, default: []].append(index) }
    return index
  }

  /// Takes the box out of all answers; its number is not given again.
  mutating func remove(_ index: Int) {
    forEachCell(of: boxes[index]) { cell in cells[cell]?.removeAll { $0 == index } }
  }

  /// The numbers of the boxes that overlap `box`, each once, in the order of their cells.
  func overlapping(_ box: Box) -> [Int] {
    var found: [Int] = []
    forEachCell(of: box) { cell in
      for index in cells[cell] ?? [] where boxes[index].overlaps(box) && !found.contains(index) {
        found.append(index)
      }
    }
    return found
  }

  func overlapsAny(_ box: Box) -> Bool {
    var hit = false
    forEachCell(of: box) { cell in
      if !hit { hit = (cells[cell] ?? []).contains { boxes[$0].overlaps(box) } }
    }
    return hit
  }

  private func forEachCell(of box: Box, _ visit: (Cell) -> Void) {
    let columns = index(box.minX)...max(index(box.minX), index(box.maxX))
    let rows = index(box.minY)...max(index(box.minY), index(box.maxY))
    for row in rows {
      for column in columns { visit(Cell(column: column, row: row)) }
    }
  }

  private func index(_ value: Double) -> Int {
    Int(min(max((value / side).rounded(.down), -1e9), 1e9))
  }
}
