import Testing

@testable import GraphDrawing

struct EdgeRoutingTests {
  private func scene(_ drawing: Drawing, _ positions: [(Double, Double)]) throws -> Scene {
    Scene(try LaidOutDrawing(drawing, positions: positions.map { Point(x: $0.0, y: $0.1) }), style: Style())
  }

  private func directed(_ pairs: [(Int, Int)], vertices: Int) -> Drawing {
    var drawing = Drawing(vertexCount: vertices, pairs: pairs)
    drawing.direction = .directed
    return drawing
  }

  @Test func headsAreWiderThanTheirLines() throws {
    var drawing = directed((1..<9).map { (0, $0) }, vertices: 9)
    for index in drawing.edges.indices { drawing.edges[index].strength = Double(index * index) + 0.1 }
    let scene = Scene(try drawing.laidOut(by: .circle), style: Style())
    for line in scene.lines {
      #expect(line.arrow.count == 3)
      #expect((line.arrow[1] - line.arrow[2]).length >= line.width + 3)
      let target = try #require(scene.discs.first { $0.vertex == line.target })
      let gap = (line.arrow[0] - target.center).length - target.radius
      #expect(gap > 0.5 && gap < 6)
    }
  }

  @Test func mutualEdgesAreTwoGentleCurves() throws {
    let scene = try scene(directed([(0, 1), (1, 0)], vertices: 2), [(0, 0), (6, 0)])
    #expect(scene.lines.count == 2)
    let middles = scene.lines.map { $0.curve.point(at: 0.5) }
    let apart = (middles[0] - middles[1]).length
    #expect(apart > 5 && apart < 40)
  }

  @Test func mutualEdgesAreOneLineInACrowd() throws {
    var pairs: [(Int, Int)] = []
    for source in 0..<12 { for target in 0..<12 where source != target { pairs.append((source, target)) } }
    let scene = Scene(try directed(pairs, vertices: 12).laidOut(by: .circle), style: Style())
    for line in scene.lines {
      guard case .line(let start, _) = line.curve else {
        Issue.record("a mutual pair bends")
        continue
      }
      // The head of the other direction is left free.
      let source = try #require(scene.discs.first { $0.vertex == line.source })
      #expect((start - source.center).length > source.radius + 4)
    }
  }

  @Test func parallelEdgesStandApart() throws {
    var drawing = Drawing(vertexCount: 2, pairs: Array(repeating: (0, 1), count: 5))
    drawing.edges.append(.init(source: 0, target: 0))
    let scene = try scene(drawing, [(0, 0), (6, 0)])
    let middles = scene.lines.filter { $0.source != $0.target }.map { $0.curve.point(at: 0.5).y }.sorted()
    for (first, second) in zip(middles, middles.dropFirst()) { #expect(second - first > 3) }
    let loop = try #require(scene.lines.first { $0.source == $0.target })
    let disc = try #require(scene.discs.first { $0.vertex == 0 })
    #expect(loop.curve.samples().contains { ($0 - disc.center).length > disc.radius + 8 })
  }

  @Test func aThousandParallelEdgesAreDrawn() throws {
    let drawing = Drawing(vertexCount: 2, pairs: Array(repeating: (0, 1), count: 1000))
    #expect(try scene(drawing, [(0, 0), (6, 0)]).lines.count == 1000)
  }
}
