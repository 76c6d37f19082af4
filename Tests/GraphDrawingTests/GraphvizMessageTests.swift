import GraphDrawing
import Testing

struct GraphvizMessageTests {
  @Test func ordersSurviveTheJourney() throws {
    var request = GraphvizSession.Request(
      engine: .twopi, vertexCount: 3,
      edges: [.init(source: 0, target: 2, length: 0.25, weight: .infinity), .init(source: 1, target: 1)])
    request.diameters = [1, 2.5, -3]
    request.root = 2
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
  }

  @Test(arguments: [
    GraphvizMessage.Answer.positions([[Point(x: 1, y: -2.5)], []]), .file([0, 255, 7]), .file([]),
    .failure(.vertexOutOfRange(vertex: 4, vertexCount: 2)), .failure(.layoutFailed(engine: "dot", reason: "é")),
    .failure(.renderingFailed(format: "png", reason: "")),
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
