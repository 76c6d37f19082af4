import Testing

@testable import GraphDrawing

struct OverlapRemovalTests {
  private func distance(_ first: Point, _ second: Point) -> Double { (first - second).length }

  @Test func discsOnOneSpotAreSpread() {
    let centers = OverlapRemoval.separated(
      Array(repeating: Point(x: 5, y: 5), count: 30), radii: Array(repeating: 10, count: 30), gap: 4)
    for first in centers.indices {
      for second in 0..<first { #expect(distance(centers[first], centers[second]) >= 24 - 1e-3) }
    }
  }

  @Test func discsWithRoomStay() {
    let places = (0..<10).map { Point(x: Double($0) * 30, y: 0) }
    #expect(OverlapRemoval.separated(places, radii: Array(repeating: 10, count: 10), gap: 4) == places)
  }

  @Test func nothingStandsInACorridor() {
    let places = [Point(x: 0, y: 0), Point(x: 200, y: 0), Point(x: 100, y: 3), Point(x: 60, y: -2)]
    let radii = [10.0, 10, 10, 10]
    let centers = OverlapRemoval.separated(
      places, radii: radii, gap: 4, corridors: [.init(first: 0, second: 1, length: 50)])
    let line = Curve.line(centers[0], centers[1])
    for vertex in [2, 3] { #expect(line.distance(to: centers[vertex]) >= 15) }
  }

  @Test func aCorridorThatIsTooShortIsStretched() {
    let centers = OverlapRemoval.separated(
      [Point(x: 0, y: 0), Point(x: 25, y: 0)], radii: [10, 10], gap: 4,
      corridors: [.init(first: 0, second: 1, length: 60)])
    #expect(distance(centers[0], centers[1]) >= 80 - 1e-3)
  }
}
