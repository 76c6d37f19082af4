import Foundation
import Testing

@testable import GraphDrawing

struct GroupHullsTests {
  /// Whether an odd number of the rings surrounds a point.
  private func holds(_ rings: [[Point]], _ point: Point) -> Bool {
    var isInside = false
    for ring in rings {
      for (place, start) in ring.enumerated() {
        let end = ring[(place + 1) % ring.count]
        guard (start.y > point.y) != (end.y > point.y) else { continue }
        if point.x < start.x + (end.x - start.x) * (point.y - start.y) / (end.y - start.y) { isInside.toggle() }
      }
    }
    return isInside
  }

  private func area(_ ring: [Point]) -> Double {
    ring.indices.reduce(0) { sum, place in
      let (point, next) = (ring[place], ring[(place + 1) % ring.count])
      return sum + (point.x * next.y - next.x * point.y) / 2
    }
  }

  private func hulls(_ centers: [Point], radius: Double = 8, _ groups: [Int?]) throws -> (GroupHulls, [GroupHulls.Hull])
  {
    let shapes = try #require(
      GroupHulls(centers: centers, radii: centers.map { _ in radius }, groups: groups))
    return (shapes, shapes.hulls())
  }

  @Test func hullOfAClusterIsItsDiscsAndThePadding() throws {
    // One dense cross: the closing of five overlapping discs differs little from their hull.
    let centers = [(0.0, 0.0), (14, 0), (-14, 0), (0, 14), (0, -14)].map { Point(x: $0.0, y: $0.1) }
    let (shapes, hulls) = try hulls(centers, radius: 10, [0, 0, 0, 0, 0])
    #expect(hulls.count == 1 && hulls[0].group == 0 && hulls[0].rings.count == 1)
    let extent = 14 + 10 + shapes.padding
    for point in hulls[0].rings[0] {
      #expect(point.length < extent + 1.5 && point.length > extent * 0.8)
    }
    let reach = hulls[0].rings[0].map(\.x).max() ?? 0
    #expect(abs(reach - extent) < 1.5)
  }

  @Test func twoDiscsAreHeldTogetherUpToTheReach() throws {
    // Strangers far away keep the frame, and with it the reach, the same.
    let frame = [Point(x: -500, y: -500), Point(x: 500, y: 500)]
    func count(gap: Double) throws -> Int {
      let pair = [Point(x: -gap / 2 - 8, y: 0), Point(x: gap / 2 + 8, y: 0), Point(x: -gap / 2 - 8, y: 30)]
      return try hulls(pair + frame, [0, 0, 0, 1, 2]).1.count
    }
    let reach = try hulls(
      [Point(x: -30, y: 0), Point(x: 30, y: 0), Point(x: -30, y: 30)] + frame, [0, 0, 0, 1, 2]
    ).0.reach
    #expect(reach > 60)
    #expect(try count(gap: reach * 0.6) == 1)
    // Two remain together, which are too few for a part of three.
    #expect(try count(gap: reach * 2) == 0)
  }

  @Test func hullsHoldTheirOwnAndNobodyElse() throws {
    var random = RandomDrawings(seed: 5)
    let drawing = random.drawing(vertices: 120, edges: 200)
    let centers = drawing.vertices.indices.map { _ in
      Point(x: Double(random.next(below: 1200)), y: Double(random.next(below: 900)))
    }
    let groups = centers.map { $0.x + $0.y < 900 ? 0 : $0.x > 800 ? 1 : 2 }
    let (_, hulls) = try hulls(centers, radius: 4, groups)
    #expect(hulls.map(\.group) == [0, 1, 2])
    for hull in hulls {
      var held = 0
      for (vertex, center) in centers.enumerated() where holds(hull.rings, center) {
        #expect(groups[vertex] == hull.group)
        held += 1
      }
      #expect(held > groups.count { $0 == hull.group } * 8 / 10)
    }
    // Points of no vertex lie in one hull at most.
    for _ in 0..<2000 {
      let point = Point(x: Double(random.next(below: 1200)) + 0.3, y: Double(random.next(below: 900)) + 0.3)
      #expect(hulls.count { holds($0.rings, point) } <= 1)
    }
  }

  @Test func aScatteredGroupHasAPartForEachDensePlace() throws {
    let near = (0..<4).map { Point(x: Double($0 % 2) * 30, y: Double($0 / 2) * 30) }
    let far = near.map { Point(x: $0.x + 900, y: $0.y + 400) }
    let loner = [Point(x: 450, y: 700)]
    let (_, hulls) = try hulls(near + far + loner, [Int?](repeating: 0, count: 9))
    #expect(hulls.count == 1)
    let outer = hulls[0].rings.filter { area($0) > 0 }
    #expect(outer.count == 2)
    #expect(!holds(hulls[0].rings, loner[0]) && holds(hulls[0].rings, near[0]) && holds(hulls[0].rings, far[3]))
  }

  @Test func aStrangerAmidAGroupHasAHole() throws {
    let around = (0..<3).flatMap { row in (0..<3).map { Point(x: Double(row) * 60, y: Double($0) * 60) } }
    let groups = around.indices.map { $0 == 4 ? nil : 0 }
    let (_, hulls) = try hulls(around, groups)
    #expect(hulls.count == 1)
    #expect(!holds(hulls[0].rings, around[4]))
    #expect(hulls[0].rings.contains { area($0) < 0 })
  }

  @Test func groupsOfOneAndDrawingsOfNothingHaveNoHull() throws {
    #expect(GroupHulls(centers: [], radii: [], groups: []) == nil)
    let (_, hulls) = try hulls([Point(x: 0, y: 0), Point(x: 40, y: 0), Point(x: 40, y: 0)], [0, 1, nil])
    #expect(hulls.isEmpty)
    let (_, pair) = try self.hulls([Point(x: 0, y: 0), Point(x: 25, y: 0)], [0, 0])
    #expect(pair.count == 1)
  }

  @Test func hullsAreDrawnBelowEverythingOnlyWhenAskedFor() throws {
    var random = RandomDrawings(seed: 2)
    let placed = try random.drawing(vertices: 30, edges: 60).laidOut(by: .circle)
    var style = Style()
    #expect(!SVGWriter(style: style).svg(of: placed).contains("hull"))
    style.hulls = .shown
    let svg = SVGWriter(style: style).svg(of: placed)
    let hulls = try #require(svg.range(of: "<g class=\"hulls\""))
    let edges = try #require(svg.range(of: "<g class=\"edges\""))
    #expect(hulls.lowerBound < edges.lowerBound)
    #expect(svg == SVGWriter(style: style).svg(of: placed))
  }
}
