/// What changes on maps of thousands, where no eye can follow a single line and no browser likes a million elements.
enum Crowd {
  /// Above this many vertices only the most important are elements of their own, with id, facts and tooltip.
  static let vertices = 5000
  /// How many those are at most, beside named ones and those on routes.
  static let elements = 2000
  /// Above this many vertices discs stand too close to make room for names.
  static let packed = 20_000
  /// How many names are written there, on the discs of others.
  static let names = 100
  /// Above this many lines those outside of routes are drawn many to a path, without ids, tooltips and arrows.
  static let lines = 20_000
  /// Above this many edges only the strongest of each vertex are drawn.
  static let edges = 150_000

  /// The edges to draw, rising: all of them up to ``edges``; above, those that are among the k strongest of one of their
  /// ends, for the greatest k that keeps within the limit, so that no vertex loses all of its edges. Among equals the
  /// shorter line is taken. Those in `kept` are drawn in any case.
  ///
  /// - Complexity: O(E log d) for the greatest degree d.
  static func shownEdges(of drawing: Drawing, shares: [Double?], centers: [Point], kept: Set<Int>) -> [Int] {
    let edges = drawing.edges
    guard edges.count > Self.edges else { return Array(edges.indices) }
    var starts = [Int](repeating: 0, count: drawing.vertices.count + 1)
    for edge in edges {
      starts[edge.source + 1] += 1
      starts[edge.target + 1] += 1
    }
    for vertex in drawing.vertices.indices { starts[vertex + 1] += starts[vertex] }
    struct End {
      var weakness: Float
      var length: Float
      var edge: Int32
    }
    var ends = [End](repeating: End(weakness: 0, length: 0, edge: 0), count: starts[drawing.vertices.count])
    var next = starts
    for (index, edge) in edges.enumerated() {
      let length = (centers[edge.source] - centers[edge.target]).length
      let end = End(weakness: -Float(shares[index] ?? 0), length: Float(length), edge: Int32(truncatingIfNeeded: index))
      for vertex in [edge.source, edge.target] {
        ends[next[vertex]] = end
        next[vertex] += 1
      }
    }
    var rank = [Int32](repeating: .max, count: edges.count)
    var counts: [Int] = []
    for vertex in drawing.vertices.indices {
      let own = ends[starts[vertex]..<starts[vertex + 1]].sorted {
        ($0.weakness, $0.length, $0.edge) < ($1.weakness, $1.length, $1.edge)
      }
      for (place, end) in own.enumerated() {
        rank[Int(end.edge)] = min(rank[Int(end.edge)], Int32(truncatingIfNeeded: place))
      }
    }
    for place in rank {
      while counts.count <= Int(place) { counts.append(0) }
      counts[Int(place)] += 1
    }
    var limit = 1
    var total = counts.first ?? 0
    while limit < counts.count, total + counts[limit] <= Self.edges {
      total += counts[limit]
      limit += 1
    }
    return edges.indices.filter { rank[$0] < limit || kept.contains($0) }
  }
}
