import Testing

@testable import GraphDrawing

struct TwoModeTests {
  private func crossingCount(_ count: Int, _ pairs: [(Int, Int)]) throws -> Int {
    crossings(try Drawing(vertexCount: count, pairs: pairs).laidOut(by: .twoMode).positions, pairs)
  }

  /// A path with leaves, its numbers shuffled.
  private func caterpillar(_ random: inout RandomDrawings) -> (count: Int, pairs: [(Int, Int)]) {
    let spine = 2 + random.next(below: 12)
    var pairs = (1..<spine).map { ($0 - 1, $0) }
    var count = spine
    for vertex in 0..<spine {
      for _ in 0..<random.next(below: 4) {
        pairs.append((vertex, count))
        count += 1
      }
    }
    var names = Array(0..<count)
    for index in names.indices.dropFirst().reversed() { names.swapAt(index, random.next(below: index + 1)) }
    return (count, pairs.map { (names[$0.0], names[$0.1]) })
  }

  @Test func aCaterpillarHasNoCrossings() throws {
    var random = RandomDrawings(seed: 3)
    for round in 0..<60 {
      let (count, pairs) = caterpillar(&random)
      #expect(try crossingCount(count, pairs) == 0, "round \(round)")
    }
  }

  @Test func aCompletePairOfSidesHasAsManyCrossingsAsItMust() throws {
    for (left, right) in [(2, 2), (3, 5), (6, 7)] {
      let pairs = (0..<left).flatMap { one in (0..<right).map { (one, left + $0) } }
      #expect(try crossingCount(left + right, pairs) == left * (left - 1) / 2 * right * (right - 1) / 2)
    }
  }

  @Test func columnsHoldOneSideEach() throws {
    let laidOut = try Drawing(vertexCount: 7, pairs: [(0, 4), (1, 4), (1, 5), (2, 6)]).laidOut(by: .twoMode)
    let points = laidOut.positions
    #expect(Set([0, 1, 2, 3].map { points[$0].x }).count == 1)
    #expect(Set([4, 5, 6].map { points[$0].x }).count == 1)
    #expect(points[0].x < points[4].x && Set(points).count == 7)
  }

  @Test func sidesThatAreGivenDecide() throws {
    var drawing = Drawing(vertexCount: 4, pairs: [(0, 1), (2, 3)])
    for (vertex, side) in [1, 0, 0, 1].enumerated() { drawing.vertices[vertex].side = side }
    let points = try drawing.laidOut(by: .twoMode).positions
    #expect(points[1].x < points[0].x && points[2].x < points[3].x && points[1].x == points[2].x)
  }

  @Test func theEdgeThatBreaksTheSidesIsNamed() throws {
    let odd = Drawing(vertexCount: 5, pairs: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)])
    let error = #expect(throws: DrawingError.self) { try odd.laidOut(by: .twoMode) }
    guard case .edgeWithinSide(let source, let target) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Set([source, target]) == ["Vertex 2", "Vertex 3"])
    #expect(throws: DrawingError.edgeWithinSide(source: "Vertex 1", target: "Vertex 1")) {
      try Drawing(vertexCount: 2, pairs: [(0, 1), (1, 1)]).laidOut(by: .twoMode)
    }
    var given = Drawing(vertexCount: 2, pairs: [(0, 1)])
    given.vertices[0].side = 1
    given.vertices[1].side = 1
    #expect(throws: DrawingError.edgeWithinSide(source: "Vertex 0", target: "Vertex 1")) {
      try given.laidOut(by: .twoMode)
    }
  }

  @Test func namesStandOutside() throws {
    let laidOut = try Drawing(vertexCount: 12, pairs: (0..<6).map { ($0, 6 + ($0 * 5) % 6) }).laidOut(by: .twoMode)
    let scene = Scene(laidOut, style: Style())
    for label in scene.labels {
      guard let disc = scene.discs.first(where: { $0.vertex == label.vertex }) else { continue }
      #expect(label.vertex < 6 ? label.box.maxX < disc.center.x : label.box.minX > disc.center.x)
    }
    #expect(scene.labels.count == 12)
  }

  @Test func manyOfTwoKindsAreLaidOut() throws {
    var random = RandomDrawings(seed: 9)
    let pairs = (0..<600).map { _ in (random.next(below: 200), 200 + random.next(below: 30)) }
    let drawing = Drawing(vertexCount: 230, pairs: pairs)
    let points = try drawing.laidOut(by: .twoMode).positions
    #expect(Set(points).count == 230)
    #expect(try drawing.laidOut(by: .twoMode).positions == points)
  }

  @Test func smallestShapesHaveTwoSidesAtMost() throws {
    for (count, pairs) in [(0, []), (1, []), (2, [(0, 1)]), (3, []), (4, [(0, 1), (0, 1), (1, 0)])]
      as [(Int, [(Int, Int)])]
    {
      let points = try Drawing(vertexCount: count, pairs: pairs).laidOut(by: .twoMode).positions
      #expect(Set(points).count == count)
    }
  }
}
