import Dispatch
import GraphDrawing
import Testing

struct GraphvizSessionTests {
  typealias Engine = GraphvizSession.Engine
  typealias Edge = GraphvizSession.Edge

  private func ring(_ engine: Engine, _ count: Int, length: Double = 1, weight: Double = 1)
    -> GraphvizSession.Request
  {
    GraphvizSession.Request(
      engine: engine, vertexCount: count,
      edges: (0..<count).map {
        Edge(source: $0, target: ($0 + 1) % count, length: length, weight: weight)
      })
  }

  @Test(arguments: steady) func sameRequestGivesSamePoints(engine: Engine) throws {
    let request = ring(engine, 30)
    let first = try GraphvizSession.positions(for: [request])[0]
    #expect(first.count == 30)
    let second = try GraphvizSession.positions(for: [request])[0]
    #expect((second == first) == true)
    #expect(Set(first).count == 30)
  }

  @Test(arguments: [Engine.neato, .fdp]) func anotherSeedGivesAnotherPicture(engine: Engine) throws {
    var request = ring(engine, 30)
    let first = try GraphvizSession.positions(for: [request])[0]
    request.seed = 99
    let second = try GraphvizSession.positions(for: [request])[0]
    #expect((second == first) == false)
  }

  @Test(
    arguments: Engine.allCases,
    [
      Double.nan, .infinity, -.infinity, 1e300, -1e300, 0, -1, .leastNonzeroMagnitude,
      2_147_483_647,
    ])
  func hostileNumbersAreClamped(engine: Engine, value: Double) throws {
    var request = ring(engine, 5, length: value, weight: value)
    request.diameters = Array(repeating: value, count: 5)
    let points = try GraphvizSession.positions(for: [request])[0]
    #expect(points.count == 5)
    #expect(points.allSatisfy { $0.isFinite })
  }

  @Test(arguments: Engine.allCases) func doubledAndReturningEdgesAreHarmless(engine: Engine) throws {
    let edges = [(0, 1), (0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (2, 0)].map {
      Edge(source: $0.0, target: $0.1)
    }
    let points = try GraphvizSession.positions(for: [.init(engine: engine, vertexCount: 3, edges: edges)])[0]
    #expect(points.allSatisfy { $0.isFinite })
  }

  @Test func edgeOutsideOfTheVerticesIsRefused() {
    let request = GraphvizSession.Request(
      engine: .neato, vertexCount: 2, edges: [Edge(source: 0, target: 2)])
    #expect(throws: DrawingError.vertexOutOfRange(vertex: 2, vertexCount: 2)) {
      try GraphvizSession.positions(for: [request])[0]
    }
  }

  @Test func noVerticesGiveNoPoints() throws {
    let points = try GraphvizSession.positions(for: [.init(engine: .dot, vertexCount: 0, edges: [])])[0]
    #expect(points.isEmpty)
  }

  /// All but fdp, which compares addresses, so that its answer depends on what the process has done before.
  static let steady = Engine.allCases.filter { $0 != .fdp }

  @Test(arguments: steady) func twoThreadsAtOnceGetTheAnswersOfOne(engine: Engine) throws {
    let alone = try GraphvizSession.positions(for: [ring(engine, 40)])[0]
    let answers = Answers(count: 8)
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      answers[index] = try? GraphvizSession.positions(for: [ring(engine, 40)]).first
    }
    for index in 0..<8 { #expect((answers[index] == alone) == true) }
  }

  @Test func strongEdgesOfNeatoAreShorter() throws {
    let edges = [
      Edge(source: 0, target: 1, length: 0.5), Edge(source: 1, target: 2, length: 1.5),
    ]
    let points = try GraphvizSession.positions(for: [.init(engine: .neato, vertexCount: 3, edges: edges)])[0]
    func distance(_ first: Int, _ second: Int) -> Double {
      let (dx, dy) = (points[first].x - points[second].x, points[first].y - points[second].y)
      return (dx * dx + dy * dy).squareRoot()
    }
    #expect(abs(distance(1, 2) / distance(0, 1) - 3) < 0.1)
  }

  @Test func dotPutsSourcesAboveTargets() throws {
    let edges = [Edge(source: 1, target: 0), Edge(source: 0, target: 2)]
    let points = try GraphvizSession.positions(for: [.init(engine: .dot, vertexCount: 3, edges: edges)])[0]
    #expect(points[1].y < points[0].y)
    #expect(points[0].y < points[2].y)
  }

  @Test func aLongPathDoesNotExhaustTheStack() throws {
    let edges = (1..<50_000).map { Edge(source: $0 - 1, target: $0) }
    let points = try GraphvizSession.positions(for: [.init(engine: .twopi, vertexCount: 50_000, edges: edges)])[0]
    #expect(points.count == 50_000)
  }
}

/// Slots that threads fill, one each.
private final class Answers: @unchecked Sendable {
  private let queue = DispatchQueue(label: "answers")
  private var points: [[Point]?]
  init(count: Int) { points = Array(repeating: nil, count: count) }
  subscript(index: Int) -> [Point]? {
    get { queue.sync { points[index] } }
    set { queue.sync { points[index] = newValue } }
  }
}
