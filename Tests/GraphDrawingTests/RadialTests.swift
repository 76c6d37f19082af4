import Testing

@testable import GraphDrawing

struct RadialTests {
  private func radii(_ laidOut: LaidOutDrawing, around root: Int) -> [Double] {
    let center = laidOut.positions[root]
    return laidOut.positions.map { ($0 - center).length }
  }

  /// Parents of a random tree; the first is the root.
  private func tree(_ count: Int, _ random: inout RandomDrawings) -> [(Int, Int)] {
    (1..<count).map { (random.next(below: $0), $0) }
  }

  @Test func aTreeHasNoCrossings() throws {
    var random = RandomDrawings(seed: 11)
    for round in 0..<60 {
      let count = 2 + random.next(below: 40)
      let pairs = tree(count, &random)
      let laidOut = try Drawing(vertexCount: count, pairs: pairs).laidOut(by: .radial, root: random.next(below: count))
      #expect(crossings(laidOut.positions, pairs) == 0, "round \(round)")
    }
  }

  @Test func whoIsFurtherAwayStandsFurtherOut() throws {
    var random = RandomDrawings(seed: 5)
    for count in [2, 5, 30, 150] {
      var drawing = random.drawing(vertices: count, edges: 3 * count)
      for vertex in drawing.vertices.indices where vertex > 0 {
        drawing.vertices[vertex].distance = Double(random.next(below: 40)) / 7
      }
      let laidOut = try drawing.laidOut(by: .radial, root: 0)
      let radii = radii(laidOut, around: 0)
      let order = drawing.vertices.indices.dropFirst().sorted {
        (drawing.vertices[$0].distance ?? 0) < (drawing.vertices[$1].distance ?? 0)
      }
      for (near, far) in zip(order, order.dropFirst())
      where (drawing.vertices[near].distance ?? 0) < (drawing.vertices[far].distance ?? 0) {
        #expect(radii[near] <= radii[far] + 1e-9)
      }
    }
  }

  @Test func ringsStandBetweenTheirDistances() throws {
    var drawing = Drawing.star(60)
    for vertex in 1..<60 { drawing.vertices[vertex].distance = 0.1 * Double(vertex) }
    drawing.rings = [
      .init(distance: 1.05, label: "near"), .init(distance: 4.25, label: "far"), .init(distance: 9, label: "no"),
    ]
    let laidOut = try drawing.laidOut(by: .radial, root: 0)
    let rings = try #require(laidOut.arrangement).rings
    #expect(rings.map(\.label) == ["near", "far"])
    let radii = radii(laidOut, around: 0)
    for (ring, limit) in zip(rings, [1.05, 4.25]) {
      for vertex in 1..<60 {
        let isInside = radii[vertex] <= ring.radius + 1e-9
        #expect(isInside == ((drawing.vertices[vertex].distance ?? 0) < limit), "\(vertex) and \(ring.label)")
      }
    }
  }

  @Test func ringsAreWrittenOnTheMap() throws {
    var drawing = Drawing.path(4)
    for vertex in 0..<4 { drawing.vertices[vertex].distance = Double(vertex) }
    drawing.rings = [.init(distance: 2, label: "two <steps>")]
    let laidOut = try drawing.laidOut(by: .radial, root: 0)
    let svg = SVGWriter().svg(of: laidOut)
    #expect(svg.contains("<circle class=\"distance\"") && svg.contains(">two &lt;steps&gt;</text>"))
    let pdf = try GraphvizRenderer().file(of: laidOut, as: .pdf)
    #expect(pdf.count > 1000)
  }

  @Test func crowdedRingsGetRows() throws {
    let laidOut = try Drawing.star(1500).laidOut(by: .radial, root: 0)
    var least = Double.infinity
    let points = laidOut.positions.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    for (index, point) in points.enumerated() {
      for other in points[(index + 1)...].prefix(while: { $0.x - point.x < 1 }) {
        least = min(least, (other - point).length)
      }
    }
    #expect(least > 0.75)
    #expect((radii(laidOut, around: 0).max() ?? 0) < 40)
  }

  @Test func communitiesStayTogetherAroundTheCenter() throws {
    // Three cliques whose members all know the center, listed in turn.
    var pairs: [(Int, Int)] = (1..<13).map { (0, $0) }
    for first in 1..<13 { for second in 1..<first where first % 3 == second % 3 { pairs.append((second, first)) } }
    var drawing = Drawing(vertexCount: 13, pairs: pairs)
    for vertex in 1..<13 { drawing.vertices[vertex].group = "\(vertex % 3)" }
    let points = try drawing.laidOut(by: .radial, root: 0).positions
    let around = (1..<13).sorted { angle(points[$0] - points[0]) < angle(points[$1] - points[0]) }
    let changes = around.indices.count { around[$0] % 3 != around[($0 + 1) % 12] % 3 }
    #expect(changes == 3)
  }

  /// Rises once around.
  private func angle(_ point: Point) -> Double {
    let way = point.unit
    return way.y >= 0 ? 1 - way.x : 3 + way.x
  }

  @Test func whoIsOutOfReachStandsBelow() throws {
    let drawing = Drawing(vertexCount: 9, pairs: [(0, 1), (1, 2), (3, 4), (7, 7)])
    let points = try drawing.laidOut(by: .radial, root: 1).positions
    let lowest = [0, 1, 2].map { points[$0].y }.max() ?? 0
    #expect([3, 4, 5, 6, 7, 8].allSatisfy { points[$0].y > lowest + 1 })
  }

  @Test func parentsThatLeadNowhereAreReplaced() throws {
    var drawing = Drawing.path(6)
    for vertex in 0..<6 { drawing.vertices[vertex].distance = Double(vertex) }
    // A circle, itself, and a number outside.
    drawing.vertices[1].parent = 2
    drawing.vertices[2].parent = 1
    drawing.vertices[3].parent = 3
    drawing.vertices[4].parent = 77
    let laidOut = try drawing.laidOut(by: .radial, root: 0)
    #expect(laidOut.positions.allSatisfy { $0.isFinite })
    #expect(Set(laidOut.positions).count == 6)
  }

  @Test func hostileDistancesAreNoTrap() throws {
    for value in [Double.nan, .infinity, -1, 0, 1e300, 1e-300] {
      var drawing = Drawing.star(5)
      for vertex in 1..<5 { drawing.vertices[vertex].distance = value }
      drawing.vertices[2].distance = 1
      drawing.rings = [.init(distance: value, label: "x"), .init(distance: 1, label: "y")]
      let points = try drawing.laidOut(by: .radial, root: 0).positions
      #expect(points.allSatisfy { $0.isFinite }, "\(value)")
    }
  }

  @Test func theCenterIsTheStrongestWhereNoneIsGiven() throws {
    let laidOut = try Drawing(vertexCount: 6, pairs: [(0, 3), (1, 3), (2, 3), (3, 4), (4, 5)]).laidOut(by: .radial)
    #expect(laidOut.arrangement?.center == 3)
  }
}
