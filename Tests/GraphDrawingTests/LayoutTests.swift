import GraphDrawing
import Testing

struct LayoutTests {
  /// Not two-mode: it refuses what does not fall into two sides.
  @Test(arguments: Layout.all.map(\.name).filter { $0 != "two-mode" }) func everyShapeGetsFinitePlaces(name: String)
    throws
  {
    let layout = try Layout.named(name)
    let shapes = [
      Drawing(vertexCount: 0, pairs: []), Drawing(vertexCount: 1, pairs: []),
      Drawing(vertexCount: 1, pairs: [(0, 0)]),
      Drawing(vertexCount: 2, pairs: [(0, 1)]), Drawing(vertexCount: 7, pairs: []), .star(20),
      .path(20),
      Drawing(vertexCount: 9, pairs: [(0, 1), (1, 2), (2, 0), (3, 4), (5, 6), (6, 7)]),
    ]
    for shape in shapes {
      let laidOut = try shape.laidOut(by: layout)
      #expect(laidOut.positions.count == shape.vertices.count)
      #expect(laidOut.positions.allSatisfy { $0.isFinite })
      #expect(Set(laidOut.positions).count == shape.vertices.count)
    }
  }

  @Test(arguments: Layout.all.map(\.name)) func aPathOfAThousandIsLaidOut(name: String) throws {
    let laidOut = try Drawing.path(1000).laidOut(by: .named(name))
    #expect(laidOut.positions.allSatisfy { $0.isFinite })
  }

  /// Not fdp: it compares addresses, so its answer depends on what the process has done before. The drawing does not
  /// fall into two sides.
  @Test(arguments: Layout.all.map(\.name).filter { !$0.hasPrefix("fdp") && $0 != "two-mode" })
  func sameSeedGivesSamePlaces(
    name: String
  ) throws {
    var random = RandomDrawings(seed: 5)
    let drawing = random.drawing(vertices: 60, edges: 90)
    let layout = try Layout.named(name)
    let first = try drawing.laidOut(by: layout, seed: 3).positions
    let second = try drawing.laidOut(by: layout, seed: 3).positions
    #expect((first == second) == true)
  }

  @Test func namesAreUniqueAndFound() throws {
    #expect(Set(Layout.all.map(\.name)).count == Layout.all.count)
    #expect(throws: DrawingError.unknownLayout("spiral")) { try Layout.named("spiral") }
  }

  @Test func tooManyVerticesAreRefusedAtOnce() throws {
    #expect(throws: DrawingError.tooManyVertices(layout: "neato", vertexCount: 5001, limit: 5000)) {
      try Drawing.path(5001).laidOut(by: .neato)
    }
  }

  @Test func everySizeGetsALayoutThatNeedsNoEngine() {
    for count in [0, 10, 300] { #expect(Layout.suited(toVertexCount: count).name == "stress") }
    for count in [301, 100_000] { #expect(Layout.suited(toVertexCount: count).name == "multilevel") }
  }

  @Test func aRouteReadsFromLeftToRight() throws {
    var random = RandomDrawings(seed: 8)
    for seed in 0..<10 {
      var drawing = Drawing.path(12)
      drawing.edges.append(.init(source: random.next(below: 12), target: random.next(below: 12)))
      drawing.routes = [.init(vertices: [11, 10, 9, 8])]
      let points = try drawing.laidOut(seed: UInt64(seed)).positions
      #expect(points[11].x <= points[8].x)
    }
  }

  @Test(arguments: ["circo", "circle"]) func aRingBecomesACircle(name: String) throws {
    let drawing = Drawing(vertexCount: 9, pairs: (0..<9).map { ($0, ($0 + 1) % 9) })
    let points = try drawing.laidOut(by: .named(name)).positions
    let middle = Point(x: points.reduce(0) { $0 + $1.x } / 9, y: points.reduce(0) { $0 + $1.y } / 9)
    let distances = points.map {
      (($0.x - middle.x) * ($0.x - middle.x) + ($0.y - middle.y) * ($0.y - middle.y)).squareRoot()
    }
    let (least, greatest) = (distances.min() ?? 0, distances.max() ?? 0)
    #expect(greatest - least < 0.02 * greatest)
  }

  @Test func componentsDoNotMeet() throws {
    let drawing = Drawing(
      vertexCount: 12,
      pairs: [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (6, 7), (8, 9), (9, 10)])
    let points = try drawing.laidOut().positions
    func box(_ members: [Int]) -> Box {
      Box(
        minX: members.map { points[$0].x }.min() ?? 0,
        minY: members.map { points[$0].y }.min() ?? 0,
        maxX: members.map { points[$0].x }.max() ?? 0, maxY: members.map { points[$0].y }.max() ?? 0
      )
    }
    let boxes = [box([0, 1, 2]), box([3, 4, 5]), box([6, 7]), box([8, 9, 10]), box([11])]
    for first in boxes.indices {
      for second in boxes.indices where first < second {
        #expect(!boxes[first].overlaps(boxes[second]))
      }
    }
  }

  @Test func aRouteOutsideOfTheVerticesIsRefused() {
    var drawing = Drawing.path(3)
    drawing.routes = [.init(vertices: [0, 3])]
    #expect(throws: DrawingError.vertexOutOfRange(vertex: 3, vertexCount: 3)) {
      try drawing.laidOut()
    }
  }
}
