import Testing

@testable import GraphDrawing

struct DistanceFieldTests {
  @Test func distancesAreThoseToTheNearestRim() {
    let field = DistanceField(covering: Box(minX: 0, minY: 0, maxX: 300, maxY: 200), cellCount: 2000)
    var random = RandomDrawings(seed: 4)
    let discs = (0..<25).map { _ in
      (center: Point(x: Double(random.next(below: 300)), y: Double(random.next(below: 200))), radius: 5.0)
    }
    let distances = field.distances(to: discs)
    for cell in 0..<field.count {
      let exact = discs.map { (field.center(of: cell) - $0.center).length - $0.radius }.min() ?? .infinity
      #expect(distances[cell] >= exact - 1e-9 && distances[cell] < exact + 1.5 * field.side)
    }
    #expect(field.distances(to: []).allSatisfy { $0 == .infinity })
  }

  @Test func outlineOfADiscIsACircle() {
    let field = DistanceField(covering: Box(minX: -100, minY: -100, maxX: 100, maxY: 100), cellCount: 10_000)
    let level = field.distances(to: [(Point(x: 3, y: -4), 0)]).map { 60 - $0 }
    let rings = field.outlines(of: level)
    #expect(rings.count == 1)
    for point in rings.joined() { #expect(abs((point - Point(x: 3, y: -4)).length - 60) < 1) }
  }

  @Test func holesTurnTheOtherWay() {
    let field = DistanceField(covering: Box(minX: -100, minY: -100, maxX: 100, maxY: 100), cellCount: 10_000)
    let ring = field.distances(to: [(Point(x: 0, y: 0), 0)]).map { 20 - abs(50 - $0) }
    let areas = field.outlines(of: ring).map { ring in
      ring.indices.reduce(0) {
        $0 + ring[$1].x * ring[($1 + 1) % ring.count].y - ring[($1 + 1) % ring.count].x * ring[$1].y
      }
    }
    #expect(areas.count == 2 && areas.contains { $0 > 0 } && areas.contains { $0 < 0 })
  }

  @Test func partsAreCountedOnce() {
    let field = DistanceField(covering: Box(minX: 0, minY: 0, maxX: 100, maxY: 100), cellCount: 400)
    let level = (0..<field.count).map { $0 % field.columns == 3 || $0 / field.columns == 7 ? 1.0 : -1 }
    #expect(field.parts(of: level).count == 1)
    let apart = (0..<field.count).map { [2, 6, 9].contains($0 % field.columns) ? 1.0 : -1 }
    #expect(field.parts(of: apart).count == 3)
  }
}
