/// The line of an edge.
enum Curve: Hashable, Sendable {
  case line(Point, Point)
  /// A quadratic Bézier curve.
  case arc(Point, Point, Point)
  /// A cubic Bézier curve; used for edges that return to their vertex.
  case loop(Point, Point, Point, Point)

  var start: Point {
    switch self {
    case .line(let start, _), .arc(let start, _, _), .loop(let start, _, _, _): start
    }
  }

  var end: Point {
    switch self {
    case .line(_, let end), .arc(_, _, let end), .loop(_, _, _, let end): end
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
    }
  }

  var reversed: Curve {
    switch self {
    case .line(let start, let end): .line(end, start)
    case .arc(let start, let control, let end): .arc(end, control, start)
    case .loop(let start, let first, let second, let end): .loop(end, second, first, start)
    }
  }

  /// Points along the curve, for measuring.
  func samples(_ count: Int = 12) -> [Point] {
    if case .line(let start, let end) = self { return [start, end] }
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
    }
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
