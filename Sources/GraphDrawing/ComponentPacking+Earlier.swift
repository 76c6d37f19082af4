#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pictures that go on from an earlier one: nothing is turned, mirrored or packed away.
extension ComponentPacking {
  /// The places of an earlier picture at the scale of new ones.
  struct Earlier {
    /// Nil where a vertex is new.
    let places: [Point?]

    /// Nil where no vertex has a place.
    init?(_ input: Layout.Input) {
      let known = input.places.indices.filter { input.places[$0] != nil }
      guard !known.isEmpty else { return nil }
      var index = [Int](repeating: -1, count: input.vertexCount)
      for (place, vertex) in known.enumerated() { index[vertex] = place }
      let edges = input.edges.filter { index[$0.source] >= 0 && index[$0.target] >= 0 }
        .map { Layout.Input.Edge(source: index[$0.source], target: index[$0.target]) }
      let scaled = ComponentPacking.normalized(known.compactMap { input.places[$0] }, edges: edges)
      var places = [Point?](repeating: nil, count: input.vertexCount)
      for (place, vertex) in known.enumerated() { places[vertex] = scaled[place] }
      self.places = places
    }

    func isKnown(_ vertices: [Int]) -> Bool { vertices.contains { places[$0] != nil } }
  }

  /// The points of a piece moved, turned, mirrored and scaled so that its vertices stand as near as possible to where they
  /// stood. A layout that keeps its vertices where they are pinned is left as it is.
  static func fitted(
    _ raw: [Point], to places: [Point?], isPinned: [Bool], edges: [Layout.Input.Edge], orientation: Layout.Orientation
  ) -> [Point] {
    let known = raw.indices.filter { places[$0] != nil }
    let pins = known.filter { !isPinned.isEmpty && isPinned[$0] }
    if !pins.isEmpty, pins.allSatisfy({ vertex in places[vertex].map { ($0 - raw[vertex]).length < 1e-6 } ?? true }) {
      return raw
    }
    // A few known ones of many say where the piece stands, not how large it is.
    let tellsScale = known.count >= 3 && 5 * known.count >= raw.count && orientation == .free
    let points = tellsScale ? raw : normalized(raw, edges: edges)
    let goals = known.compactMap { places[$0] }
    let own = known.map { points[$0] }
    let goalMiddle = middle(of: goals)
    let ownMiddle = middle(of: own)
    guard orientation == .free else { return points.map { $0 - ownMiddle + goalMiddle } }
    // Least squares over similarities, with and without a mirror (Umeyama 1991, doi:10.1109/34.88573).
    var (turn, mirror, spread) = ((0.0, 0.0), (0.0, 0.0), 0.0)
    for (point, goal) in zip(own, goals) {
      let (from, to) = (point - ownMiddle, goal - goalMiddle)
      turn.0 += from.x * to.x + from.y * to.y
      turn.1 += from.x * to.y - from.y * to.x
      mirror.0 += from.x * to.x - from.y * to.y
      mirror.1 += from.x * to.y + from.y * to.x
      spread += from.x * from.x + from.y * from.y
    }
    let turnSize = (turn.0 * turn.0 + turn.1 * turn.1).squareRoot()
    let mirrorSize = (mirror.0 * mirror.0 + mirror.1 * mirror.1).squareRoot()
    let isMirrored = mirrorSize > turnSize * (1 + 1e-9)
    let size = isMirrored ? mirrorSize : turnSize
    guard size > 1e-12, spread > 1e-12 else {
      return normalized(raw, edges: edges).map { $0 + goalMiddle }
    }
    let scale = tellsScale ? size / spread : 1
    let chosen = isMirrored ? mirror : turn
    let (cosine, sine) = (chosen.0 / size * scale, chosen.1 / size * scale)
    return points.map { point in
      let step = point - ownMiddle
      let y = isMirrored ? -step.y : step.y
      return Point(x: cosine * step.x - sine * y, y: sine * step.x + cosine * y) + goalMiddle
    }
  }

  private static func middle(of points: [Point]) -> Point {
    points.reduce(Point(x: 0, y: 0), +) * (1 / Double(max(points.count, 1)))
  }

  /// Two vertices of which at least one has a place.
  static func pair(_ places: [Point?]) -> [Point] {
    switch (places[0], places[1]) {
    case (let first?, let second?):
      return (first - second).length > 1e-9 ? [first, second] : [first, second + Point(x: 1, y: 0)]
    case (let first?, nil): return [first, first + Point(x: 1, y: 0)]
    case (nil, let second?): return [second - Point(x: 1, y: 0), second]
    case (nil, nil): return [Point(x: 0, y: 0), Point(x: 1, y: 0)]
    }
  }

  /// New pieces below what stood there before.
  static func below(_ settled: [Int], _ added: [Int], in points: inout [Point]) {
    guard let old = Box.around(settled.map({ Box(center: points[$0], radius: 0.5) })),
      let new = Box.around(added.map({ Box(center: points[$0], radius: 0.5) }))
    else { return }
    let step = Point(x: old.minX - new.minX, y: old.maxY - new.minY + 0.3)
    for vertex in added { points[vertex] = points[vertex] + step }
  }
}
