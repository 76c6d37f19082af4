/// A place on the canvas: x grows to the right, y grows downwards.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether neither coordinate is infinite or undefined.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// Whether sums of squares of such coordinates stay finite and keep their digits.
  var isWithinReach: Bool { abs(x) <= 1e12 && abs(y) <= 1e12 }

  static func + (left: Point, right: Point) -> Point {
    Point(x: left.x + right.x, y: left.y + right.y)
  }
  static func - (left: Point, right: Point) -> Point {
    Point(x: left.x - right.x, y: left.y - right.y)
  }
  static func * (point: Point, factor: Double) -> Point {
    Point(x: point.x * factor, y: point.y * factor)
  }

  var length: Double { (x * x + y * y).squareRoot() }

  /// The same direction with length 1; the point (1, 0) where there is no direction.
  var unit: Point { length > 1e-12 ? self * (1 / length) : Point(x: 1, y: 0) }

  /// Turned by a quarter, so that it stands square to this one.
  var normal: Point { Point(x: -y, y: x) }
}

/// A rectangle with sides along the axes.
public struct Box: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  init(center: Point, radius: Double) {
    self.init(
      minX: center.x - radius, minY: center.y - radius, maxX: center.x + radius,
      maxY: center.y + radius)
  }

  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }
  public var center: Point { Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// Whether the two share more than a border.
  public func overlaps(_ other: Box) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  func moved(by step: Point) -> Box {
    Box(minX: minX + step.x, minY: minY + step.y, maxX: maxX + step.x, maxY: maxY + step.y)
  }

  func expanded(by margin: Double) -> Box {
    Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  /// The point of the box that is nearest to `point`.
  func nearest(to point: Point) -> Point {
    Point(x: min(max(point.x, minX), maxX), y: min(max(point.y, minY), maxY))
  }

  func overlaps(center: Point, radius: Double) -> Bool {
    let gap = nearest(to: center) - center
    return gap.x * gap.x + gap.y * gap.y < radius * radius
  }

  /// The length of the part of the segment that lies inside (Liang-Barsky).
  func clippedLength(from start: Point, to end: Point) -> Double {
    let step = end - start
    var first = 0.0
    var last = 1.0
    let sides = [
      (-step.x, start.x - minX), (step.x, maxX - start.x), (-step.y, start.y - minY),
      (step.y, maxY - start.y),
    ]
    for (slope, room) in sides {
      if slope == 0 {
        if room < 0 { return 0 }
      } else if slope < 0 {
        first = max(first, room / slope)
      } else {
        last = min(last, room / slope)
      }
    }
    return first < last ? (last - first) * step.length : 0
  }

  /// The smallest box around all of them; nil when there are none.
  static func around(_ boxes: some Sequence<Box>) -> Box? {
    var result: Box?
    for box in boxes { result = result?.union(box) ?? box }
    return result
  }
}
