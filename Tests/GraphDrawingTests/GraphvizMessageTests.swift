import GraphDrawing
import Testing

struct GraphvizMessageTests {
  @Test func ordersSurviveTheJourney() throws {
    var request = GraphvizSession.Request(
      engine: .twopi, vertexCount: 3,
      edges: [.init(source: 0, target: 2, length: 0.25, weight: .infinity), .init(source: 1, target: 1)])
    request.diameters = [1, 2.5, -3]
    request.edges[1].ranks = 3
    request.groups = [nil, 4, -1]
    request.places = [Point(x: 1, y: -2), nil, Point(x: 0, y: 0.5)]
    request.isPinned = [true, false, false]
    request.root = 2
    request.mode = .hierarchy
    request.model = .circuit
    request.overlap = .moved
    request.springLength = 0.7
    request.roundLimit = 30
    request.gap = 0.1
    request.rankGap = 0.2
    request.rankDirection = .leftToRight
    request.seed = .max
    let bytes = GraphvizMessage.bytes(of: .layOut([request, request]))
    guard case .layOut(let requests) = GraphvizMessage.order(from: bytes) else {
      Issue.record("not a layout")
      return
    }
    #expect(requests.count == 2)
    let copy = try #require(requests.last)
    #expect(copy.engine == .twopi)
    #expect(copy.vertexCount == 3)
    #expect(copy.edges == request.edges)
    #expect(copy.diameters == request.diameters)
    #expect(copy.root == 2)
    #expect(copy.rankDirection == .leftToRight)
    #expect(copy.seed == .max)
    #expect(copy.groups == [nil, 4, -1])
    #expect(copy.places == [Point(x: 1, y: -2), nil, Point(x: 0, y: 0.5)])
    #expect(copy.isPinned == [true, false, false])
    #expect(copy.mode == .hierarchy && copy.model == .circuit && copy.overlap == .moved)
    #expect(copy.springLength == 0.7 && copy.repulsion == nil && copy.roundLimit == 30)
    #expect(copy.gap == 0.1 && copy.rankGap == 0.2)
  }

  @Test(arguments: [
    GraphvizMessage.Answer.positions([[Point(x: 1, y: -2.5)], []]), .file([0, 255, 7]), .file([]),
    .failure(.vertexOutOfRange(vertex: 4, vertexCount: 2)), .failure(.layoutFailed(engine: "dot", reason: "é")),
    .failure(.renderingFailed(format: "png", reason: "")), .failure(.formatMissing(format: "webp")),
  ])
  func answersSurviveTheJourney(answer: GraphvizMessage.Answer) {
    #expect(GraphvizMessage.answer(from: GraphvizMessage.bytes(of: answer)) == answer)
  }

  @Test func aTruncatedMessageIsNone() {
    let order = GraphvizMessage.bytes(
      of: .layOut([.init(engine: .dot, vertexCount: 2, edges: [.init(source: 0, target: 1)])]))
    for length in 0..<order.count { #expect(GraphvizMessage.order(from: Array(order[..<length])) == nil) }
    let answer = GraphvizMessage.bytes(of: .positions([[Point(x: 1, y: 2)]]))
    for length in 0..<answer.count { #expect(GraphvizMessage.answer(from: Array(answer[..<length])) == nil) }
  }

  @Test func declaredLengthsBeyondTheMessageAreRefused() {
    var bytes = GraphvizMessage.bytes(of: .positions([[Point(x: 1, y: 2)]]))
    for place in 8..<24 {
      bytes[place] = 0xFF
      #expect(GraphvizMessage.answer(from: bytes) == nil)
    }
  }
}
