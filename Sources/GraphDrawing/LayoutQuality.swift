import GraphAnalytics

/// How well a picture shows its network, in figures.
///
/// - Determinism: the same drawing gives the same figures; samples have a fixed seed.
public struct LayoutQuality: Sendable {
  /// The mean of (s·|x_i − x_j| / d_ij − 1)² over pairs with a way between them, where d_ij counts edges and s is the
  /// scale at which the mean is least; 0 is best.
  ///
  /// All pairs up to 1,500 vertices, above that those of 200 sampled sources. Free of scale as in Smelser, Miller, Kobourov
  /// (2024), arXiv:2408.07724; the weights after Gansner, Koren, North (2004),
  /// doi:10.1007/978-3-540-31843-9_25.
  public let stress: Double
  /// The mean over vertices of |N ∩ K| / |N ∪ K|, where N are the neighbors of a vertex and K as many vertices nearest to it
  /// in the picture; 1 is best. All vertices up to 5,000, else a sample of as many.
  ///
  /// After Kruiger, Rauber and others (2017), doi:10.1111/cgf.13187.
  public let neighborhoodPreservation: Double
  /// How many pairs of edges without a common end cross as straight lines; nil where there are more edges than
  /// ``crossingLimit``.
  public let crossings: Int?

  public static let crossingLimit = 120_000

  /// - Complexity: O(V·E) up to 1,500 vertices, above that O(V + E) for each source, and what finding crossings takes:
  ///   O((E + X) log E) for short edges, up to O(E²) for long ones.
  public init(_ laidOut: LaidOutDrawing) {
    let count = laidOut.positions.count
    let edges = laidOut.drawing.edges.map { Layout.Input.Edge(source: $0.source, target: $0.target) }
    let graph = LayoutGraph(
      Layout.Input(vertexCount: count, edges: edges), lengths: [Double](repeating: 1, count: edges.count))
    stress = Self.stress(graph, laidOut.positions)
    neighborhoodPreservation = Self.preservation(graph, laidOut.positions)
    crossings = graph.targets.count / 2 <= Self.crossingLimit ? Self.crossings(graph, laidOut.positions) : nil
  }

  /// Names that cover another name or the disc of another vertex in the finished picture.
  public static func labelOverlaps(_ laidOut: LaidOutDrawing, style: Style = Style()) -> Int {
    let scene = Scene(laidOut, style: style)
    var count = 0
    for (rank, label) in scene.labels.enumerated() {
      let box = label.box.expanded(by: -0.5)
      for other in scene.labels[..<rank] where box.overlaps(other.box.expanded(by: -0.5)) { count += 1 }
      for disc in scene.discs where disc.vertex != label.vertex {
        if box.overlaps(center: disc.center, radius: disc.radius - 0.5) { count += 1 }
      }
    }
    return count
  }

  private static func stress(_ graph: LayoutGraph, _ points: [Point]) -> Double {
    let count = graph.vertexCount
    guard count > 1 else { return 0 }
    var generator = SeededGenerator(seed: 1)
    let sources = count <= 1500 ? Array(0..<count) : (0..<200).map { _ in generator.next(below: count) }
    var search = GraphDistances(graph)
    var found = [Float](repeating: 0, count: count)
    var (pairs, sum, squares) = (0.0, 0.0, 0.0)
    for source in sources {
      search.find(from: source, into: &found)
      for target in 0..<count where found[target] > 0 && found[target].isFinite {
        let ratio = (points[source] - points[target]).length / Double(found[target])
        pairs += 1
        sum += ratio
        squares += ratio * ratio
      }
    }
    // min over s of Σ (s·r − 1)² = n − (Σ r)² / Σ r²
    guard pairs > 0 else { return 0 }
    return squares > 0 ? max(0, 1 - sum * sum / squares / pairs) : 1
  }

  private static func preservation(_ graph: LayoutGraph, _ points: [Point]) -> Double {
    let count = graph.vertexCount
    var generator = SeededGenerator(seed: 2)
    let sample = count <= 5000 ? Array(0..<count) : (0..<5000).map { _ in generator.next(below: count) }
    let near = NearestPoints(points)
    var (sum, vertices) = (0.0, 0.0)
    for vertex in sample {
      let neighbors = graph.neighbors(of: vertex)
      guard !neighbors.isEmpty else { continue }
      let closest = Set(near.nearest(to: vertex, count: neighbors.count))
      let common = neighbors.count { closest.contains(Int(graph.targets[$0])) }
      sum += Double(common) / Double(neighbors.count + closest.count - common)
      vertices += 1
    }
    return vertices > 0 ? sum / vertices : 1
  }

  // MARK: crossings

  /// Edges in the order of their left ends are compared with those that have not ended yet.
  private static func crossings(_ graph: LayoutGraph, _ points: [Point]) -> Int {
    struct Segment {
      var left: Point
      var right: Point
      var first: Int
      var second: Int
    }
    var segments: [Segment] = []
    for first in 0..<graph.vertexCount {
      for arc in graph.neighbors(of: first) where Int(graph.targets[arc]) > first {
        let second = Int(graph.targets[arc])
        let (one, other) = (points[first], points[second])
        let isOrdered = (one.x, one.y) <= (other.x, other.y)
        segments.append(
          Segment(left: isOrdered ? one : other, right: isOrdered ? other : one, first: first, second: second))
      }
    }
    segments.sort { ($0.left.x, $0.left.y, $0.first, $0.second) < ($1.left.x, $1.left.y, $1.first, $1.second) }
    func side(_ point: Point, of segment: Segment) -> Double {
      let (way, from) = (segment.right - segment.left, point - segment.left)
      return way.x * from.y - way.y * from.x
    }
    var active: [Segment] = []
    var count = 0
    for segment in segments {
      active.removeAll { $0.right.x < segment.left.x }
      let (low, high) = (min(segment.left.y, segment.right.y), max(segment.left.y, segment.right.y))
      for other in active {
        if max(other.left.y, other.right.y) < low || min(other.left.y, other.right.y) > high { continue }
        if other.first == segment.first || other.second == segment.second || other.first == segment.second
          || other.second == segment.first
        {
          continue
        }
        let divides = side(other.left, of: segment) * side(other.right, of: segment) < 0
        if divides && side(segment.left, of: other) * side(segment.right, of: other) < 0 { count += 1 }
      }
      active.append(segment)
    }
    return count
  }
}

/// Points in cells, so that the nearest ones are found without looking at all.
private struct NearestPoints {
  private let points: [Point]
  private let corner: Point
  private let side: Double
  private let columns: Int
  private let rows: Int
  private var members: [[Int]]

  init(_ points: [Point]) {
    self.points = points
    let box = Box.around(points.map { Box(center: $0, radius: 0) }) ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    corner = Point(x: box.minX, y: box.minY)
    let wished = (box.width * box.height / Double(max(points.count, 1)) * 2).squareRoot()
    side = max(wished, max(box.width, box.height) / 4096, 1e-9)
    columns = Int(min(box.width / side, 4096)) + 1
    rows = Int(min(box.height / side, 4096)) + 1
    members = [[Int]](repeating: [], count: columns * rows)
    for (index, point) in points.enumerated() {
      let (column, row) = cell(of: point)
      members[row * columns + column].append(index)
    }
  }

  private func cell(of point: Point) -> (column: Int, row: Int) {
    (
      Int(min(max((point.x - corner.x) / side, 0), Double(columns - 1))),
      Int(min(max((point.y - corner.y) / side, 0), Double(rows - 1)))
    )
  }

  /// The nearest other points, nearest first; equals by their number.
  func nearest(to vertex: Int, count: Int) -> [Int] {
    let (column, row) = cell(of: points[vertex])
    var found: [(square: Double, index: Int)] = []
    var ring = 0
    let last = max(columns, rows)
    while ring <= last {
      for y in max(row - ring, 0)...min(row + ring, rows - 1) {
        let isEdge = y == row - ring || y == row + ring
        var x = max(column - ring, 0)
        while x <= min(column + ring, columns - 1) {
          if isEdge || x == column - ring || x == column + ring {
            for index in members[y * columns + x] where index != vertex {
              let step = points[index] - points[vertex]
              found.append((step.x * step.x + step.y * step.y, index))
            }
          }
          x += 1
        }
      }
      // Whatever lies further out is at least as far away as the rings that were seen are wide.
      let seen = Double(ring) * side
      if found.count >= count {
        found.sort { ($0.square, $0.index) < ($1.square, $1.index) }
        if found[count - 1].square <= seen * seen { break }
      }
      ring += 1
    }
    found.sort { ($0.square, $0.index) < ($1.square, $1.index) }
    return found.prefix(count).map(\.index)
  }
}
