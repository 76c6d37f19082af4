#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A drawing worked out to the last coordinate: what every writer draws, in pixels from the upper left corner.
package struct Scene: Sendable {
  /// How much something stands out.
  package enum Tone: Hashable, Sendable {
    case normal
    /// Not on a route while there is one.
    case dimmed
    /// On the first route.
    case route
    /// On a further route only.
    case otherRoute

    var isRoute: Bool { self == .route || self == .otherRoute }
  }

  /// What fills a disc or tints a line.
  package enum Hue: Hashable, Sendable {
    /// A place in the palette.
    case group(Int)
    /// A group beyond the palette.
    case rest
    /// No group in a drawing without groups.
    case plain
    /// No group, or no value, in a drawing where others have one; the disc is hollow.
    case unknown
    /// A place in the scale of values.
    case step(Int)
  }

  /// A tinted shape that holds the vertices of a group together.
  struct Hull: Sendable {
    var hue: Hue
    var tone: Tone
    /// Closed outlines; what an even number of them surrounds is outside.
    var rings: [[Point]]
  }

  package struct Disc: Sendable {
    package var vertex: Int
    package var center: Point
    package var radius: Double
    package var hue: Hue
    package var tone: Tone
    /// Whether a route begins or ends here.
    package var isRouteEnd: Bool
  }

  struct Line: Sendable {
    /// The place among the edges; nil for a step of a route without an edge of its own.
    var edge: Int?
    var source: Int
    var target: Int
    var curve: Curve
    var width: Double
    var opacity: Double
    /// The hue of both ends where they share one.
    var hue: Hue
    var tone: Tone
    /// Seen edges are solid, stated ones dotted, inferred ones dashed.
    var certainty: Drawing.Edge.Certainty
    /// Tip and the two corners behind it.
    var arrow: [Point]
  }

  package enum Anchor: Sendable {
    case start
    case middle
    case end
  }

  package struct Label: Sendable {
    package var vertex: Int
    /// The name, long ones on two lines.
    package var lines: [String]
    /// The room that is kept for the text.
    package var box: Box
    package var size: Double
    var weight: TextMetrics.Weight
    package var anchor: Anchor
    package var tone: Tone
    /// Where a line to the disc begins and ends; empty when the label stands beside it.
    package var leader: [Point]
    package var place: Place

    package enum Place: Sendable {
      case inside
      case beside
    }

    /// From one base line to the next, as a multiple of the size of the letters.
    static let lineStep = 1.12

    package var text: String { lines.joined(separator: " ") }

    /// Each line with where it begins, is centered or ends.
    package var rows: [(text: String, origin: Point)] {
      let x =
        switch anchor {
        case .start: box.minX
        case .middle: box.center.x
        case .end: box.maxX
        }
      return lines.enumerated().map { place, text in
        (text, Point(x: x, y: box.minY + (TextMetrics.ascent + Self.lineStep * Double(place)) * size))
      }
    }
  }

  /// A word on a step of a route.
  package struct Badge: Sendable {
    package var text: String
    package var box: Box
    var size: Double
    var tone: Tone
  }

  /// Text outside of the map: title, caption, legend.
  struct Words: Sendable {
    enum Role: Sendable {
      case title
      case subtitle
      case heading
      case entry
      case note
    }
    var text: String
    var origin: Point
    var size: Double
    var weight: TextMetrics.Weight
    var anchor: Anchor
    var role: Role
  }

  /// A sample in the legend.
  enum Sample: Sendable {
    case disc(center: Point, radius: Double, hue: Hue)
    case outline(center: Point, radius: Double)
    /// A piece of the scale of values.
    case band(box: Box, hue: Hue)
    case line(from: Point, to: Point, width: Double, tone: Tone, certainty: Drawing.Edge.Certainty, arrow: [Point])
  }

  /// A circle behind everything, with a word on it.
  struct Ring: Sendable {
    var center: Point
    var radius: Double
    var text: String
    /// The room of the word, centered in it.
    var box: Box

    static let textSize = 12.0

    /// Points along the circle, its four ends among them.
    func samples() -> [Point] {
      (0..<48).map { center + Point(x: cos(Double($0) * Double.pi / 24), y: sin(Double($0) * Double.pi / 24)) * radius }
    }
  }

  package var width: Double
  package var height: Double
  /// Below everything else.
  var hulls: [Hull] = []
  /// Behind everything else.
  var rings: [Ring] = []
  /// Weak before strong, routes last: the order of drawing.
  var lines: [Line]
  /// Routes last, in each part the greatest first: the order of drawing and of reading.
  package var discs: [Disc]
  package var labels: [Label]
  package var badges: [Badge]
  var words: [Words]
  var samples: [Sample]
  /// The legend as a whole; nil when hidden or empty.
  package var legendBox: Box?
  /// Whether a route is highlighted and the rest steps back.
  var hasRoute: Bool
  /// The width of the rims of discs.
  var rimWidth = 1.2
}

extension Scene {
  /// Whether the legend shows a scale of colors.
  var hasBands: Bool {
    samples.contains { sample in
      if case .band = sample { true } else { false }
    }
  }

  /// Everything moved by the same step.
  mutating func shift(by step: Point) {
    for index in lines.indices {
      lines[index].curve = lines[index].curve.mapped { $0 + step }
      lines[index].arrow = lines[index].arrow.map { $0 + step }
    }
    for index in hulls.indices { hulls[index].rings = hulls[index].rings.map { $0.map { $0 + step } } }
    for index in discs.indices { discs[index].center = discs[index].center + step }
    for index in labels.indices {
      labels[index].box = labels[index].box.moved(by: step)
      labels[index].leader = labels[index].leader.map { $0 + step }
    }
    for index in badges.indices { badges[index].box = badges[index].box.moved(by: step) }
    for index in rings.indices {
      rings[index].center = rings[index].center + step
      rings[index].box = rings[index].box.moved(by: step)
    }
  }

  /// The smallest box around the map itself, without title, caption and legend.
  func mapBounds() -> Box { Box.around(marks()) ?? Box(minX: 0, minY: 0, maxX: 1, maxY: 1) }

  /// Boxes around everything on the map; lines in pieces.
  func marks() -> [Box] {
    var boxes: [Box] = []
    func include(_ box: Box) { boxes.append(box) }
    for disc in discs {
      include(Box(center: disc.center, radius: disc.radius + (disc.tone.isRoute ? 8 : 2)))
    }
    for line in lines {
      let path = line.curve.samples()
      for (start, end) in zip(path, path.dropFirst()) {
        include(
          Box(center: start, radius: 0).union(Box(center: end, radius: 0)).expanded(by: line.width / 2 + 1))
      }
    }
    for hull in hulls {
      for point in hull.rings.joined() { include(Box(center: point, radius: 1)) }
    }
    for label in labels { include(label.box) }
    for badge in badges { include(badge.box) }
    for ring in rings {
      include(ring.box)
      for point in ring.samples() { include(Box(center: point, radius: 1)) }
    }
    return boxes
  }
}
