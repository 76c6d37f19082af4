import Dispatch
import Foundation
import TestSupport
import Testing

@testable import GraphDrawing

/// Numbers and shapes that have crashed Graphviz, or made it run without end, reach it tamed; names do not reach it.
struct GraphvizHostileTests {
  /// `weight` and `minlen` of 2^31 − 1, a hundred million sides, parallel and returning edges, empty and lonely groups,
  /// pins on one spot: sixty of them.
  static func request(_ number: Int) -> GraphvizSession.Request {
    var random = RandomDrawings(seed: UInt64(number))
    let numbers = [
      2_147_483_647, 1e8, -1, 0, .nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, 1, 0.1, 60_000,
      4_294_967_296,
    ]
    func any(_ random: inout RandomDrawings) -> Double { numbers[random.next(below: numbers.count)] }
    let count = 2 + random.next(below: 12)
    var edges: [GraphvizSession.Edge] = []
    for _ in 0..<random.next(below: 4 * count) {
      let (source, target) = (random.next(below: count), random.next(below: count))
      let (length, weight) = (any(&random), any(&random))
      let ranks = [2_147_483_647, Int.max, Int.min, -5, 0, 1, 60_000][random.next(below: 7)]
      for (first, second) in [(source, target), (source, target), (target, source)] {
        edges.append(.init(source: first, target: second, length: length, weight: weight, ranks: ranks))
      }
    }
    let engines = GraphvizSession.Engine.allCases
    var request = GraphvizSession.Request(engine: engines[number % engines.count], vertexCount: count, edges: edges)
    request.diameters = (0..<count).map { _ in any(&random) }
    request.groups = (0..<count).map { _ in [nil, 0, 1, .max, .min, -7][random.next(below: 6)] }
    request.places = (0..<count).map { _ in
      random.next(below: 3) == 0 ? nil : Point(x: any(&random), y: any(&random))
    }
    request.isPinned = (0..<count).map { _ in random.next(below: 2) == 0 }
    request.root = [nil, 0, -1, count, .max][random.next(below: 5)]
    request.mode = GraphvizSession.Mode.allCases[random.next(below: 3)]
    request.model = GraphvizSession.Model.allCases[random.next(below: 3)]
    request.overlap = GraphvizSession.Overlap.allCases[random.next(below: 3)]
    request.rankDirection = GraphvizSession.RankDirection.allCases[random.next(below: 4)]
    request.springLength = any(&random)
    request.repulsion = any(&random)
    request.roundLimit = [nil, 0, -1, 50, 1000][random.next(below: 5)]
    request.gap = any(&random)
    request.rankGap = any(&random)
    request.seed = [0, 1, .max, 1_000_000_007][random.next(below: 4)]
    return request
  }

  @Test(arguments: 0..<60) func crashGraphsAreLaidOut(number: Int) {
    let request = Self.request(number)
    let answer = GraphvizMessage.answer(from: GraphvizWorker.answer(to: GraphvizMessage.bytes(of: .layOut([request]))))
    switch answer {
    case .positions(let layouts):
      #expect(layouts.first?.count == request.vertexCount)
      #expect(layouts.joined().allSatisfy { $0.isFinite })
    // What Graphviz itself refuses is an answer, too.
    case .failure(.layoutFailed(let engine, _)): #expect(engine == request.engine.rawValue)
    default: Issue.record("no answer: \(String(describing: answer))")
    }
  }

  @Test func crashGraphsSurviveTheJourney() throws {
    for number in 0..<60 {
      let bytes = GraphvizMessage.bytes(of: .layOut([Self.request(number)]))
      guard case .layOut(let requests) = GraphvizMessage.order(from: bytes) else {
        Issue.record("request \(number) cannot be read")
        continue
      }
      let again = GraphvizMessage.bytes(of: .layOut(requests))
      #expect(again.count == bytes.count)
    }
  }

  /// Two renders at once aborted `dot` four times of four.
  @Test func layoutsAndPicturesAtOnceDoNotDisturbEachOther() throws {
    let picture = GraphvizSession.Picture(
      background: "c 7 -#ff0000 C 7 -#00ff00 E 50 50 20 10 ", width: 100, height: 100, format: "png", dotsPerInch: 72)
    let alone = try GraphvizSession.renderedHere(picture)
    DispatchQueue.concurrentPerform(iterations: 16) { index in
      if index.isMultiple(of: 2) {
        let bytes = try? GraphvizSession.renderedHere(picture)
        #expect((bytes == alone) == true)
      } else {
        let request = GraphvizSession.Request(
          engine: index % 4 == 1 ? .dot : .neato, vertexCount: 50,
          edges: (1..<50).map { .init(source: $0 / 2, target: $0) })
        #expect((try? GraphvizSession.positionsHere(for: [request]))?.first?.count == 50)
      }
    }
  }

  /// Graphviz's own SVG shows what the renderers of pixels are told: every name to the letter, and nothing else.
  @Test func namesReachTheRendererAsTheyAre() throws {
    var generator = HostileText(seed: 12)
    let names =
      ["\\N \\G", "&#x1b;", "{a|b}", "\u{1B}[31m", "\u{FFFF}", "<b>x</b>", "5 -x T 0 0"]
      + generator.next(120).filter { $0.utf8.count < 2000 }
    let drawing = Drawing(vertices: names.map { .init(id: $0, label: $0) }, edges: [])
    let positions = names.indices.map { Point(x: Double($0 % 20) * 4, y: Double($0 / 20)) }
    let scene = Scene(try LaidOutDrawing(drawing, positions: positions), style: Style(labels: .all))
    var canvas = XDotCanvas(scene: scene, style: Style())
    let bytes = try GraphvizSession.renderedHere(
      .init(background: canvas.drawn(), width: 900, height: 900, format: "svg", dotsPerInch: 72))
    let svg = String(decoding: bytes, as: UTF8.self)
    let start = try #require(svg.range(of: "<svg"))
    // Its comments are its own.
    let lines = svg[start.lowerBound...].split(separator: "\n").filter { !$0.hasPrefix("<!-- ") }
    let reader = MarkupReader(lines.joined())
    #expect(reader.faults == [])
    #expect(
      Set(reader.elements.map(\.name)).isSubset(of: [
        "svg", "g", "title", "polygon", "ellipse", "text", "polyline", "path",
      ]))
    func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
    let shown = Set(reader.elements.filter { $0.name == "text" }.map { Array(plain($0.text).utf8) })
    for label in scene.labels {
      for line in label.lines {
        let wanted = plain(PlainText.printable(line))
        #expect(wanted.isEmpty || shown.contains(Array(wanted.utf8)), "\(line.debugDescription)")
      }
    }
  }
}
