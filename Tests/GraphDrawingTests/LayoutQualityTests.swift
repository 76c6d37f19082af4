import GraphDrawing
import Testing

struct LayoutQualityTests {
  private static func quality(_ drawing: Drawing, _ points: [(Double, Double)]) throws -> LayoutQuality {
    LayoutQuality(try LaidOutDrawing(drawing, positions: points.map { Point(x: $0.0, y: $0.1) }))
  }

  @Test func aStraightPathHasNoStressAtAnyScale() throws {
    let found = try Self.quality(.path(9), (0..<9).map { (7 * Double($0), 3) })
    #expect(found.stress < 1e-12)
    #expect(found.crossings == 0)
    // The inner ones know both neighbors; the outer ones their only one.
    #expect(found.neighborhoodPreservation == 1)
  }

  /// A square with both diagonals: sides 1, diagonals √2, all distances 1.
  @Test func theFiguresOfASquareAreThoseOfTheFormula() throws {
    let drawing = Drawing(vertexCount: 4, pairs: [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (1, 3)])
    let found = try Self.quality(drawing, [(0, 0), (1, 0), (1, 1), (0, 1)])
    let (sum, squares) = (4 + 2 * 2.0.squareRoot(), 8.0)
    #expect(abs(found.stress - (1 - sum * sum / squares / 6)) < 1e-12)
    #expect(found.crossings == 1)
    #expect(found.neighborhoodPreservation == 1)
  }

  @Test func crossingsAreAllPairsOfEdgesThatCross() throws {
    for seed in 0..<5 {
      var random = RandomDrawings(seed: UInt64(seed))
      let drawing = random.drawing(vertices: 25, edges: 60)
      let points = (0..<25).map { _ in (Double(random.next(below: 10_007)), Double(random.next(below: 10_009))) }
      var pairs: [(Int, Int)] = []
      for edge in drawing.edges where edge.source != edge.target {
        let pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        if !pairs.contains(where: { $0 == pair }) { pairs.append(pair) }
      }
      func turn(_ a: Int, _ b: Int, _ c: Int) -> Double {
        let (p, q, r) = (points[a], points[b], points[c])
        return (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)
      }
      var expected = 0
      for (rank, one) in pairs.enumerated() {
        for other in pairs[..<rank] where Set([one.0, one.1, other.0, other.1]).count == 4 {
          let first = turn(one.0, one.1, other.0) * turn(one.0, one.1, other.1) < 0
          if first && turn(other.0, other.1, one.0) * turn(other.0, other.1, one.1) < 0 { expected += 1 }
        }
      }
      #expect(try Self.quality(drawing, points).crossings == expected)
    }
  }

  @Test func preservationCountsNeighborsAmongTheNearest() throws {
    for seed in 0..<5 {
      var random = RandomDrawings(seed: UInt64(seed))
      let drawing = random.drawing(vertices: 30, edges: 50)
      let points = (0..<30).map { _ in (Double(random.next(below: 997)), Double(random.next(below: 10))) }
      var neighbors = [Set<Int>](repeating: [], count: 30)
      for edge in drawing.edges where edge.source != edge.target {
        neighbors[edge.source].insert(edge.target)
        neighbors[edge.target].insert(edge.source)
      }
      var sums: [Double] = []
      for vertex in 0..<30 where !neighbors[vertex].isEmpty {
        func square(_ other: Int) -> Double {
          let (x, y) = (points[other].0 - points[vertex].0, points[other].1 - points[vertex].1)
          return x * x + y * y
        }
        let order = (0..<30).filter { $0 != vertex }.sorted { (square($0), $0) < (square($1), $1) }
        let nearest = Set(order.prefix(neighbors[vertex].count))
        sums.append(
          Double(nearest.intersection(neighbors[vertex]).count) / Double(nearest.union(neighbors[vertex]).count))
      }
      let found = try Self.quality(drawing, points).neighborhoodPreservation
      #expect(abs(found - sums.reduce(0, +) / Double(sums.count)) < 1e-12)
    }
  }

  @Test func emptyAndCollapsedPicturesHaveFigures() throws {
    #expect(try Self.quality(Drawing(vertexCount: 0, pairs: []), []).stress == 0)
    let flat = try Self.quality(.path(3), [(1, 1), (1, 1), (1, 1)])
    #expect(flat.stress == 1 && flat.crossings == 0)
    let far = try Self.quality(.star(2000), (0..<2000).map { (Double($0) * 1e9, 0) })
    #expect(far.stress.isFinite && far.neighborhoodPreservation.isFinite)
  }

  @Test func namesThatAreWrittenCoverNothing() throws {
    var random = RandomDrawings(seed: 4)
    let laidOut = try random.drawing(vertices: 60, edges: 110).laidOut()
    #expect(LayoutQuality.labelOverlaps(laidOut) == 0)
  }
}
