import GraphAnalytics
import Testing

@testable import GraphDrawing

struct CrowdTests {
  @Test func allEdgesAreShownUpToTheLimit() {
    let drawing = Drawing.path(100)
    let centers = [Point](repeating: Point(x: 0, y: 0), count: 100)
    #expect(
      Crowd.shownEdges(of: drawing, shares: drawing.strengthShares(), centers: centers, kept: []) == Array(0..<99))
  }

  @Test func theStrongestEdgesOfEachVertexAreShown() {
    var generator = SeededGenerator(seed: 1)
    let count = 2000
    var drawing = Drawing(vertexCount: count, pairs: [])
    for edge in 0..<Crowd.edges + 20_000 {
      let source = edge % count
      drawing.edges.append(
        .init(
          source: source, target: (source + 1 + edge / count) % count,
          strength: Double.random(in: 0.1...1, using: &generator)))
    }
    let shares = drawing.strengthShares()
    let centers = (0..<count).map { Point(x: Double($0), y: 0) }
    let weakest = drawing.edges.indices.min { (shares[$0] ?? 0) < (shares[$1] ?? 0) } ?? 0
    let shown = Crowd.shownEdges(of: drawing, shares: shares, centers: centers, kept: [weakest])
    #expect(shown.count <= Crowd.edges + 1 && shown.count > Crowd.edges / 2)
    #expect(shown == shown.sorted() && shown.contains(weakest))
    var strongest = [Int](repeating: 0, count: count)
    var best = [Double](repeating: 0, count: count)
    for (index, edge) in drawing.edges.enumerated() {
      for vertex in [edge.source, edge.target] where (shares[index] ?? 0) > best[vertex] {
        (best[vertex], strongest[vertex]) = (shares[index] ?? 0, index)
      }
    }
    let isShown = Set(shown)
    #expect(strongest.allSatisfy { isShown.contains($0) })
  }
}
