import Testing

@testable import GraphDrawing

/// A network that changes a little moves a little.
struct EarlierPlacesTests {
  private static func network(_ count: Int) -> Drawing {
    var random = RandomDrawings(seed: 6)
    var pairs = (1..<count).map { ($0, random.next(below: $0)) }
    for _ in 0..<(2 * count) {
      let first = random.next(below: count)
      pairs.append((first, (first / 20 * 20 + random.next(below: 20)) % count))
    }
    return Drawing(vertexCount: count, pairs: pairs)
  }

  /// Two vertices in a hundred are new, and two edges in a hundred are gone.
  private static func changed(_ drawing: Drawing, places: [Point]?) -> Drawing {
    var drawing = drawing
    if let places { for vertex in places.indices { drawing.vertices[vertex].place = places[vertex] } }
    drawing.edges = drawing.edges.indices.filter { $0 % 50 != 7 }.map { drawing.edges[$0] }
    let count = drawing.vertices.count
    for new in 0..<max(1, count / 50) {
      drawing.vertices.append(.init(id: "new \(new)", label: "New \(new)"))
      drawing.edges.append(.init(source: count + new, target: (new * 37) % count))
      drawing.edges.append(.init(source: count + new, target: (new * 37 + 11) % count))
    }
    return drawing
  }

  /// The mean way from place to place, in shares of the diagonal, after the best shift and scale.
  private static func movement(_ first: [Point], _ second: [Point]) -> Double {
    let count = Double(first.count)
    let middles = [first, second].map { points in points[..<first.count].reduce(Point(x: 0, y: 0), +) * (1 / count) }
    var (product, square) = (0.0, 0.0)
    for (one, other) in zip(first, second) {
      let (from, to) = (other - middles[1], one - middles[0])
      product += from.x * to.x + from.y * to.y
      square += from.x * from.x + from.y * from.y
    }
    let box = Box.around(first.map { Box(center: $0, radius: 0) }) ?? Box(minX: 0, minY: 0, maxX: 1, maxY: 1)
    let diagonal = Point(x: box.width, y: box.height).length
    let ways = zip(first, second).map { (($1 - middles[1]) * (product / square) + middles[0] - $0).length }
    return ways.reduce(0, +) / count / diagonal
  }

  @Test(arguments: [60, 300, 700]) func smallChangesMoveLittle(count: Int) throws {
    let drawing = Self.network(count)
    let before = try drawing.laidOut(by: .stress, seed: 1).positions
    let warm = try Self.changed(drawing, places: before).laidOut(by: .stress, seed: 2).positions
    let cold = try Self.changed(drawing, places: nil).laidOut(by: .stress, seed: 2).positions
    let moved = Self.movement(before, warm)
    #expect(moved < 0.05)
    #expect(moved * 2 < Self.movement(before, cold))
  }

  @Test func pixelsOfAnotherScaleAndOriginServeAsWell() throws {
    let drawing = Self.network(120)
    let before = try drawing.laidOut(by: .stress, seed: 1).positions
    let pixels = before.map { $0 * 47 + Point(x: 5000, y: -300) }
    let warm = try Self.changed(drawing, places: pixels).laidOut(by: .stress, seed: 2).positions
    #expect(Self.movement(before, warm) < 0.05)
  }

  @Test(arguments: ["neato", "sfdp", "pivot-mds"]) func otherLayoutsAreTurnedBack(name: String) throws {
    let drawing = Self.network(80)
    let before = try drawing.laidOut(by: .named(name), seed: 1).positions
    var again = drawing
    // The picture as it would look in a mirror, turned by a quarter.
    for vertex in before.indices {
      again.vertices[vertex].place = Point(x: before[vertex].y * 20, y: before[vertex].x * 20)
    }
    let after = try again.laidOut(by: .named(name), seed: 1).positions
    #expect(Self.movement(before.map { Point(x: $0.y, y: $0.x) }, after) < 0.12)
  }

  @Test func newVerticesStandNearTheirNeighbors() throws {
    var drawing = Self.network(100)
    let before = try drawing.laidOut(by: .stress, seed: 1).positions
    for vertex in before.indices { drawing.vertices[vertex].place = before[vertex] }
    drawing.vertices.append(.init(id: "new", label: "New"))
    drawing.edges.append(.init(source: 100, target: 40))
    let after = try drawing.laidOut(by: .stress, seed: 1).positions
    let way = (after[100] - after[40]).length
    let nearer = after.indices.count { ($0 != 100) && (after[$0] - after[40]).length < way }
    #expect(nearer < 25)
  }

  @Test func pinnedVerticesKeepTheirFigure() throws {
    var drawing = Self.network(60)
    // A second component, far away, and one vertex alone.
    drawing.vertices += (60..<64).map { .init(id: "\($0)", label: "\($0)") }
    drawing.edges += [.init(source: 60, target: 61), .init(source: 61, target: 62)]
    let pins = [(3, Point(x: 100, y: 100)), (50, Point(x: 900, y: 150)), (61, Point(x: 500, y: 1200))]
    for (vertex, place) in pins {
      drawing.vertices[vertex].place = place
      drawing.vertices[vertex].hold = .pinned
    }
    let points = try drawing.laidOut(by: .stress).positions
    #expect(points.allSatisfy { $0.isFinite })
    let scale = (points[50] - points[3]).length / (pins[1].1 - pins[0].1).length
    for (vertex, place) in pins {
      let expected = points[3] + (place - pins[0].1) * scale
      #expect((points[vertex] - expected).length < 1e-6 * scale * 1000)
    }
  }

  @Test func newPiecesStandBelow() throws {
    var drawing = Self.network(50)
    let before = try drawing.laidOut(by: .stress, seed: 1).positions
    for vertex in before.indices { drawing.vertices[vertex].place = before[vertex] }
    drawing.vertices += (50..<54).map { .init(id: "\($0)", label: "\($0)") }
    drawing.edges += [.init(source: 50, target: 51), .init(source: 51, target: 52)]
    let after = try drawing.laidOut(by: .stress, seed: 1).positions
    let bottom = after[..<50].map(\.y).max() ?? 0
    #expect(after[50...].allSatisfy { $0.y > bottom })
  }

  @Test func uselessPlacesDoNoHarm() throws {
    let drawing = Self.network(40)
    let useless: [(Int) -> Point?] = [
      { _ in Point(x: 0, y: 0) }, { _ in Point(x: .nan, y: 1) }, { $0 == 3 ? Point(x: 1e300, y: -1e300) : nil },
      { $0 < 2 ? Point(x: 1e-300, y: 0) : nil }, { Point(x: 1e11, y: 1e11 + Double($0)) },
      { Point(x: Double($0), y: Double($0)) },
    ]
    for layout in [Layout.stress, .pivotMDS, .neato, .circle, .dot] {
      for place in useless {
        var placed = drawing
        for vertex in placed.vertices.indices {
          placed.vertices[vertex].place = place(vertex)
          placed.vertices[vertex].hold = vertex % 2 == 0 ? .pinned : .free
        }
        let points = try placed.laidOut(by: layout).positions
        #expect(points.allSatisfy { $0.isFinite })
      }
    }
  }
}
