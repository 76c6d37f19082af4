import Testing

@testable import GraphDrawing

struct RoutesLayoutTests {
  private func drawing(_ count: Int, _ routes: [[Int]], others: [(Int, Int)] = []) -> Drawing {
    var seen: Set<[Int]> = []
    var pairs = others
    for route in routes {
      for (one, other) in zip(route, route.dropFirst()) where seen.insert([one, other].sorted()).inserted {
        pairs.append((one, other))
      }
    }
    var drawing = Drawing(vertexCount: count, pairs: pairs)
    drawing.routes = routes.map { .init(vertices: $0) }
    return drawing
  }

  @Test func theFirstWayIsStraightAndAllRunToTheRight() throws {
    let routes = [[0, 2, 4, 1], [0, 3, 1], [0, 5, 6, 7, 1], [0, 2, 6, 7, 1]]
    let points = try drawing(8, routes).laidOut(by: .routes).positions
    for vertex in routes[0] { #expect(abs(points[vertex].y - points[0].y) < 1e-9) }
    for route in routes {
      for (one, other) in zip(route, route.dropFirst()) { #expect(points[one].x < points[other].x) }
    }
  }

  @Test func waysApartDoNotCross() throws {
    let routes = [[0, 2, 3, 1], [0, 4, 5, 1], [0, 6, 7, 1], [0, 8, 9, 1]]
    let drawing = drawing(10, routes)
    let laidOut = try drawing.laidOut(by: .routes)
    #expect(crossings(laidOut.positions, drawing.edges.map { ($0.source, $0.target) }) == 0)
  }

  @Test func aLongStepBendsAroundWhatItPasses() throws {
    let laidOut = try drawing(4, [[0, 1, 2, 3], [0, 3]]).laidOut(by: .routes)
    let arrangement = try #require(laidOut.arrangement)
    let long = try #require(laidOut.drawing.edges.firstIndex { $0.source == 0 && $0.target == 3 })
    #expect(abs(arrangement.bends[long] ?? 0) > 0.02)
    let svg = SVGWriter().svg(of: laidOut)
    #expect(svg.contains("Q"))
  }

  @Test func waysAgainstEachOtherAreLaidOut() throws {
    let points = try drawing(6, [[0, 1, 2, 5], [0, 2, 1, 5], [0, 3, 4, 5], [0, 4, 3, 5]]).laidOut(by: .routes).positions
    #expect(Set(points).count == 6 && points.allSatisfy { $0.isFinite })
    #expect(points[0].x < points[1].x && points[1].x < points[2].x && points[2].x < points[5].x)
  }

  @Test func neighborsJoinTheLayersOfThoseTheyKnow() throws {
    let points = try drawing(9, [[0, 1, 2]], others: [(1, 3), (1, 4), (0, 5), (2, 6), (6, 7)]).laidOut(by: .routes)
      .positions
    #expect(points[3].x == points[1].x && points[5].x == points[0].x && points[6].x == points[2].x)
    #expect(Set(points).count == 9)
  }

  @Test func withoutWaysLayersAreSteps() throws {
    let points = try Drawing(vertexCount: 5, pairs: [(0, 1), (1, 2), (1, 3), (3, 4)]).laidOut(by: .routes, root: 0)
      .positions
    #expect(points[0].x < points[1].x && points[1].x < points[2].x && points[2].x == points[3].x)
    #expect(points[3].x < points[4].x)
  }

  @Test func oddWaysAreNoTrap() throws {
    for routes in [[[]], [[0]], [[0, 0]], [[0, 1, 0]], [[0, 1, 2, 0]], [[0, 1], [1, 0]]] {
      var drawing = Drawing(vertexCount: 4, pairs: [(0, 1), (1, 2), (1, 2), (3, 3)])
      drawing.routes = routes.map { .init(vertices: $0) }
      let points = try drawing.laidOut(by: .routes).positions
      #expect(points.allSatisfy { $0.isFinite } && Set(points).count == 4, "\(routes)")
    }
  }
}
