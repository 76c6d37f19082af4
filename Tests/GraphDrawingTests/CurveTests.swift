import Testing

@testable import GraphDrawing

struct CurveTests {
  private let path = [(0.0, 0.0), (100, 0), (100, 100), (200, 100), (220, 160)].map { Point(x: $0.0, y: $0.1) }

  @Test func aCurveAlongAPathTouchesItsInnerLegsInTheMiddle() {
    let curve = Curve.along(path)
    #expect(curve.start == path[0] && curve.end == path[4])
    #expect(curve.distance(to: Point(x: 100, y: 50)) < 1e-9)
    #expect(curve.distance(to: Point(x: 150, y: 100)) < 1e-9)
    #expect(Curve.along([path[0], path[1]]) == .line(path[0], path[1]))
  }

  @Test(arguments: [0.0, 0.1, 0.35, 0.5, 0.99, 1]) func aCutCurveIsTheFirstPartOfTheWhole(share: Double) {
    let curve = Curve.along(path)
    let part = curve.cut(at: share)
    #expect((part.end - curve.point(at: share)).length < 1e-9)
    #expect((part.start - curve.start).length < 1e-9)
    for point in part.samples() { #expect(curve.samples(600).map { ($0 - point).length }.min() ?? 9 < 1) }
  }

  @Test func aReversedCurveGoesTheSameWayBack() {
    let curve = Curve.along(path)
    for share in [0, 0.2, 0.5, 0.8, 1] {
      #expect((curve.point(at: share) - curve.reversed.point(at: 1 - share)).length < 1e-9)
    }
  }

  @Test func aCurveAroundARingIsClosed() {
    let curve = Curve.around(Array(path.prefix(4)))
    #expect(curve.start == curve.end)
    #expect(Curve.around([]) == .line(Point(x: 0, y: 0), Point(x: 0, y: 0)))
  }
}
