import Testing

@testable import GraphDrawing

struct NameClearingTests {
  /// Discs of several sizes, none on another.
  private func places(_ count: Int, seed: UInt64) -> (centers: [Point], radii: [Double]) {
    var random = RandomDrawings(seed: seed)
    let side = (Double(count) * 900).squareRoot()
    let points = (0..<count).map { _ in
      Point(
        x: Double(random.next(below: 10_000)) / 10_000 * side, y: Double(random.next(below: 10_000)) / 10_000 * side)
    }
    let radii = (0..<count).map { _ in 1.5 + Double(random.next(below: 8)) }
    return (OverlapRemoval.separated(points, radii: radii, gap: 1), radii)
  }

  @Test func mostNamesFindRoomAndNoDiscCoversAnother() {
    let (centers, radii) = places(1_000, seed: 3)
    let names = (0..<60).map { NameClearing.Name(vertex: $0 * 16, width: 80, height: 15) }
    let cleared = NameClearing.cleared(centers, radii: radii, gap: 1, names: names, fixed: [500], bars: [])
    #expect(cleared[500] == centers[500])
    var free = 0
    let grid = DiscGrid(cleared.indices.map { (cleared[$0], radii[$0]) })
    for name in names {
      #expect(cleared[name.vertex] == centers[name.vertex])
      let (center, reach) = (centers[name.vertex], radii[name.vertex] + 4)
      let corners = [
        Point(x: center.x + reach, y: center.y - 7.5), Point(x: center.x - reach - 80, y: center.y - 7.5),
        Point(x: center.x - 40, y: center.y + reach - 2), Point(x: center.x - 40, y: center.y - reach - 13),
      ]
      let boxes = corners.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x + 80, maxY: $0.y + 15) }
      if boxes.contains(where: { grid.isFree($0, margin: 1) }) { free += 1 }
    }
    #expect(free >= 48)
    var worst = 0.0
    for (first, one) in cleared.enumerated() {
      for second in 0..<first {
        worst = max(worst, radii[first] + radii[second] - (one - cleared[second]).length)
      }
    }
    #expect(worst < 0.5)
  }
}
