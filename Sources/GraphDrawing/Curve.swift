/// The line of an edge.
enum Curve: Hashable, Sendable {
  case line(Point, Point)
  /// A quadratic Bézier curve.
  case arc(Point, Point, Point)
  /// A cubic Bézier curve; used for edges that return to their vertex.
  case loop(Point, Point, Point, Point)
  /// Quadratic Bézier curves one after the other: start, then a control point and an end for each.
  case chain([Point])

  var start: Point {
    switch self {
    case .line(let start, _), .arc(let start, _, _), .loop(let start, _, _, _): start
    case .chain(let points): points.first ?? Point(x: 0, y: 0)
    }
  }

  var end: Point {
    switch self {
    case .line(_, let end), .arc(_, _, let end), .loop(_, _, _, let end): end
    case .chain(let points): points.last ?? Point(x: 0, y: 0)
    }
  }

  /// The curve from `start` to `end` that leaves the straight line by `bend` times its length, to the left.
  static func bent(from start: Point, to end: Point, by bend: Double) -> Curve {
    guard bend != 0 else { return .line(start, end) }
    let step = end - start
    // Taken from the smaller end, so that both directions of a pair see the same normal apart from its sign.
    let middle = (start + end) * 0.5
    return .arc(start, middle + step.normal * (-2 * bend), end)
  }

  func point(at share: Double) -> Point {
    let rest = 1 - share
    switch self {
    case .line(let start, let end): return start * rest + end * share
    case .arc(let start, let control, let end):
      return start * (rest * rest) + control * (2 * rest * share) + end * (share * share)
    case .loop(let start, let first, let second, let end):
      return start * (rest * rest * rest) + first * (3 * rest * rest * share) + second
        * (3 * rest * share * share)
        + end * (share * share * share)
    case .chain(let points):
      guard let (piece, inner) = Self.piece(of: points, at: share) else { return start }
      return Curve.arc(points[2 * piece], points[2 * piece + 1], points[2 * piece + 2]).point(at: inner)
    }
  }

  /// The part up to `share` (de Casteljau).
  func cut(at share: Double) -> Curve {
    func between(_ first: Point, _ second: Point) -> Point { first * (1 - share) + second * share }
    switch self {
    case .line(let start, let end): return .line(start, between(start, end))
    case .arc(let start, let control, let end):
      let first = between(start, control)
      return .arc(start, first, between(first, between(control, end)))
    case .loop(let start, let first, let second, let end):
      let one = between(start, first)
      let two = between(first, second)
      let three = between(second, end)
      let four = between(one, two)
      return .loop(start, one, four, between(four, between(two, three)))
    case .chain(let points):
      guard let (piece, inner) = Self.piece(of: points, at: share),
        case .arc(_, let control, let end) = Curve.arc(
          points[2 * piece], points[2 * piece + 1], points[2 * piece + 2]
        ).cut(at: inner)
      else { return self }
      return .chain(points[...(2 * piece)] + [control, end])
    }
  }

  var reversed: Curve {
    switch self {
    case .line(let start, let end): .line(end, start)
    case .arc(let start, let control, let end): .arc(end, control, start)
    case .loop(let start, let first, let second, let end): .loop(end, second, first, start)
    case .chain(let points): .chain(points.reversed())
    }
  }

  /// Points along the curve, for measuring.
  func samples(_ count: Int = 12) -> [Point] {
    if case .line(let start, let end) = self { return [start, end] }
    let count = max(count, pieceCount * 4)
    return (0...count).map { point(at: Double($0) / Double(count)) }
  }

  /// The last share of the curve that is at least `distance` from its end; nil when it never is.
  func share(awayFromEnd distance: Double) -> Double? {
    let target = end
    var low = 0.5
    var high = 1.0
    guard (point(at: low) - target).length > distance else { return nil }
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if (point(at: middle) - target).length > distance { low = middle } else { high = middle }
    }
    return low
  }

  func mapped(_ change: (Point) -> Point) -> Curve {
    switch self {
    case .line(let start, let end): .line(change(start), change(end))
    case .arc(let start, let control, let end): .arc(change(start), change(control), change(end))
    case .loop(let start, let first, let second, let end):
      .loop(change(start), change(first), change(second), change(end))
    case .chain(let points): .chain(points.map(change))
    }
  }

  /// The smooth curve that runs along the legs of a path: from the first point to the last, touching each leg in its
  /// middle (a quadratic B-spline with the inner points as controls).
  static func along(_ path: [Point]) -> Curve {
    guard let start = path.first, let end = path.last, path.count > 2 else {
      return .line(path.first ?? Point(x: 0, y: 0), path.last ?? Point(x: 0, y: 0))
    }
    var points = [start]
    for index in 1..<path.count - 1 {
      points.append(path[index])
      points.append(index == path.count - 2 ? end : (path[index] + path[index + 1]) * 0.5)
    }
    return .chain(points)
  }

  /// The smooth closed curve within a polygon, touching each side in its middle.
  static func around(_ ring: [Point]) -> Curve {
    guard ring.count > 2 else { return along(ring) }
    var points = [(ring[ring.count - 1] + ring[0]) * 0.5]
    for index in ring.indices {
      points += [ring[index], (ring[index] + ring[(index + 1) % ring.count]) * 0.5]
    }
    return .chain(points)
  }

  private var pieceCount: Int {
    if case .chain(let points) = self { return max((points.count - 1) / 2, 0) }
    return 1
  }

  /// The piece of a chain in which a share of the whole falls, and the share of that piece.
  private static func piece(of points: [Point], at share: Double) -> (piece: Int, share: Double)? {
    let count = (points.count - 1) / 2
    guard count > 0 else { return nil }
    let place = min(max(share, 0), 1) * Double(count)
    let piece = min(Int(place), count - 1)
    return (piece, place - Double(piece))
  }

  /// How near the curve comes to `point`.
  func distance(to point: Point) -> Double {
    let path = samples()
    var least = Double.infinity
    for index in 1..<path.count {
      let step = path[index] - path[index - 1]
      let square = step.x * step.x + step.y * step.y
      let away = point - path[index - 1]
      let share = square > 0 ? min(max((away.x * step.x + away.y * step.y) / square, 0), 1) : 0
      least = min(least, (point - (path[index - 1] + step * share)).length)
    }
    return least
  }
}
