/// Writes a map as PNG or PDF by Graphviz's own renderers, which are handed the finished picture.
///
/// The same scene as in the SVG is drawn; only tooltips, identifiers and the data of vertices and edges have no place
/// in these formats. Names pass as counted bytes, so that nothing in them can be taken for a command.
public struct GraphvizRenderer: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case png
    case pdf
  }

  public var style: Style
  /// The resolution of PNG: 96 gives one pixel for each unit of the SVG. Lowered for pictures that would become huge.
  public var dotsPerInch: Double

  public init(style: Style = Style(), dotsPerInch: Double = 192) {
    self.style = style
    self.dotsPerInch = dotsPerInch
  }

  /// The whole file.
  ///
  /// - Throws: ``DrawingError/renderingFailed(format:reason:)``, ``DrawingError/threadRefused(code:)``.
  public func file(of laidOut: LaidOutDrawing, as format: Format) throws -> [UInt8] {
    let scene = Scene(laidOut, style: style)
    var canvas = XDotCanvas(scene: scene, style: style)
    let background = canvas.drawn()
    let longest = max(scene.width, scene.height)
    let dots =
      switch format {
      case .png: min(max(dotsPerInch.isFinite ? dotsPerInch : 96, 10), 12_000 * 96 / longest)
      // Points are what PDF counts in.
      case .pdf: 72.0
      }
    let bytes = try GraphvizSession.rendered(
      .init(
        background: background, width: scene.width * XDotCanvas.points, height: scene.height * XDotCanvas.points,
        format: format.rawValue, dotsPerInch: dots))
    return format == .pdf ? Self.withoutDate(bytes) : bytes
  }

  /// The file with a fixed date of making, so that the same picture is the same file.
  static func withoutDate(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array("/CreationDate (D:".utf8)
    let fixed = Array("20000101000000".utf8)
    var bytes = bytes
    var place = bytes.count - mark.count - fixed.count
    while place >= 0 {
      if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) {
        bytes.replaceSubrange(place + mark.count..<place + mark.count + fixed.count, with: fixed)
        break
      }
      place -= 1
    }
    return bytes
  }
}

/// A scene in the drawing language of Graphviz.
///
/// - Reference: https://graphviz.org/docs/outputs/canon/#xdot
struct XDotCanvas {
  /// One unit of a scene in points.
  static let points = 0.75

  private let scene: Scene
  private let sheet: StyleSheet
  private var out = ""

  init(scene: Scene, style: Style) {
    self.scene = scene
    sheet = StyleSheet(style: style, scene: scene)
  }

  mutating func drawn() -> String {
    fill(sheet.colors.background)
    rectangle(Box(minX: 0, minY: 0, maxX: scene.width, maxY: scene.height))
    for hull in scene.hulls { draw(hull) }
    for line in scene.lines where !line.tone.isRoute { draw(line) }
    for disc in scene.discs where !disc.tone.isRoute { draw(disc) }
    for line in scene.lines where line.tone.isRoute {
      stroke(sheet.colors.background, width: line.width + 7)
      draw(line.curve)
    }
    for line in scene.lines where line.tone.isRoute { draw(line) }
    for disc in scene.discs where disc.tone.isRoute { draw(disc) }
    for label in scene.labels where label.leader.count == 2 {
      stroke(sheet.colors.mutedInk, width: 0.8)
      draw(.line(label.leader[0], label.leader[1]))
    }
    for label in scene.labels { draw(label) }
    for badge in scene.badges { draw(badge) }
    for sample in scene.samples { draw(sample) }
    for words in scene.words {
      let isMuted = [.heading, .note, .subtitle].contains(words.role)
      write(
        words.text, at: words.origin, size: words.size, weight: words.weight, anchor: words.anchor,
        width: TextMetrics.width(of: words.text, size: words.size, weight: words.weight),
        color: isMuted ? sheet.colors.mutedInk : sheet.colors.ink)
    }
    return out
  }

  // MARK: Marks

  private mutating func draw(_ line: Scene.Line) {
    let opacity = line.tone.isRoute ? 1 : sheet.opacity(of: line)
    stroke(sheet.stroke(line.hue, line.tone), opacity: opacity, width: line.width, certainty: line.certainty)
    draw(line.curve)
    if !line.arrow.isEmpty {
      fill(sheet.stroke(line.hue, line.tone), opacity: min(opacity * 1.3, 1))
      polygon(line.arrow)
    }
  }

  private mutating func draw(_ disc: Scene.Disc) {
    let background = sheet.colors.background
    if disc.tone.isRoute {
      let accent = sheet.stroke(disc.hue, disc.tone)
      if disc.isRouteEnd { ring(disc.center, disc.radius + 5, stroke: accent, width: 2, fill: background) }
      ring(disc.center, disc.radius, stroke: accent, width: 3, fill: sheet.fill(disc.hue, disc.tone))
    } else {
      ring(
        disc.center, disc.radius, stroke: sheet.rim(disc.hue, disc.tone), width: scene.rimWidth,
        fill: sheet.fill(disc.hue, disc.tone))
    }
    drawEye(disc.hue, disc.center, disc.radius)
  }

  private mutating func drawEye(_ hue: Scene.Hue, _ center: Point, _ radius: Double) {
    guard sheet.hasEye(hue), radius >= 3 else { return }
    fill(sheet.colors.background)
    ellipse(center, 0.42 * radius)
  }

  /// Whether a ring is gone round clockwise, as it is seen.
  private static func turnsRight(_ ring: [Point]) -> Bool {
    var sum = 0.0
    for (place, point) in ring.enumerated() {
      let next = ring[(place + 1) % ring.count]
      sum += point.x * next.y - next.x * point.y
    }
    return sum > 0
  }

  private mutating func draw(_ hull: Scene.Hull) {
    for ring in hull.rings {
      let curve = Curve.around(ring)
      // Holes turn the other way.
      fill(Self.turnsRight(ring) ? sheet.tint(hull.hue, hull.tone) : sheet.colors.background)
      polygon(curve.samples())
      stroke(sheet.tintRim(hull.hue, hull.tone), width: 1)
      draw(curve)
    }
  }

  private mutating func draw(_ label: Scene.Label) {
    var color = sheet.ink(label.tone)
    if label.place == .inside {
      if let disc = scene.discs.first(where: { $0.vertex == label.vertex }) {
        color = sheet.ink(on: sheet.fill(disc.hue, disc.tone))
      }
    } else {
      // Stands in for the rim that letters have in SVG.
      fill(sheet.colors.background, opacity: 0.6)
      let box = label.box
      rectangle(Box(minX: box.minX, minY: box.minY + 1, maxX: box.maxX, maxY: box.maxY - 1))
    }
    for row in label.rows {
      write(
        row.text, at: row.origin, size: label.size, weight: label.weight, anchor: label.anchor,
        width: label.box.width, color: color)
    }
  }

  private mutating func draw(_ badge: Scene.Badge) {
    let accent = sheet.stroke(.plain, badge.tone)
    let box = badge.box
    let radius = box.height / 2
    let (left, right) = (Point(x: box.minX + radius, y: box.center.y), Point(x: box.maxX - radius, y: box.center.y))
    // A thick line with round ends is drawn as its parts.
    for (grown, color) in [(0.75, accent), (-0.75, sheet.colors.background)] {
      fill(color)
      for center in [left, right] { ellipse(center, radius + grown) }
      rectangle(
        Box(minX: left.x, minY: box.minY - grown, maxX: right.x, maxY: box.maxY + grown))
    }
    write(
      badge.text, at: Point(x: box.center.x, y: box.center.y + 0.36 * badge.size), size: badge.size, weight: .bold,
      anchor: .middle, width: box.width, color: accent)
  }

  private mutating func draw(_ sample: Scene.Sample) {
    switch sample {
    case .disc(let center, let radius, let hue):
      ring(center, radius, stroke: sheet.rim(hue), width: scene.rimWidth, fill: sheet.fill(hue))
      drawEye(hue, center, radius)
    case .band(let box, let hue):
      fill(sheet.fill(hue))
      rectangle(box)
    case .outline(let center, let radius):
      ring(center, radius, stroke: sheet.colors.mutedInk, width: 1.2, fill: sheet.colors.background)
    case .line(let start, let end, let width, let tone, let certainty, let arrow):
      stroke(sheet.stroke(.plain, tone), width: width, certainty: certainty)
      draw(.line(start, end))
      if !arrow.isEmpty {
        fill(sheet.stroke(.plain, tone))
        polygon(arrow)
      }
    }
  }

  // MARK: Operations

  private func number(_ value: Double) -> String { NumberText.fixed(value * Self.points, digits: 2) }

  private func at(_ point: Point) -> String { "\(number(point.x)) \(number(scene.height - point.y))" }

  private static func counted(_ text: String) -> String { "\(text.utf8.count) -\(text)" }

  private static func hex(_ color: Color, _ opacity: Double) -> String {
    let alpha = UInt8(min(max(opacity, 0), 1) * 255)
    return color.css + (alpha < 16 ? "0" : "") + String(alpha, radix: 16)
  }

  private mutating func fill(_ color: Color, opacity: Double = 1) {
    // The pen draws the rim of what is filled.
    out += "c \(Self.counted("#00000000")) C \(Self.counted(Self.hex(color, opacity))) "
  }

  private mutating func stroke(
    _ color: Color, opacity: Double = 1, width: Double, certainty: Drawing.Edge.Certainty = .observed
  ) {
    let pattern =
      switch certainty {
      case .observed: "solid"
      case .declared: "dotted"
      case .inferred: "dashed"
      }
    out += "S \(Self.counted("setlinewidth(\(number(width)))")) S \(Self.counted(pattern)) "
    out += "c \(Self.counted(Self.hex(color, opacity))) "
  }

  private mutating func draw(_ curve: Curve) {
    switch curve {
    case .line(let start, let end): out += "L 2 \(at(start)) \(at(end)) "
    case .arc(let start, let control, let end):
      let first = start + (control - start) * (2.0 / 3)
      let second = end + (control - end) * (2.0 / 3)
      out += "B 4 \(at(start)) \(at(first)) \(at(second)) \(at(end)) "
    case .loop(let start, let first, let second, let end):
      out += "B 4 \(at(start)) \(at(first)) \(at(second)) \(at(end)) "
    case .chain(let points):
      guard points.count > 2 else { return }
      var cubic = [points[0]]
      for place in stride(from: 2, to: points.count, by: 2) {
        let (start, control, end) = (points[place - 2], points[place - 1], points[place])
        cubic += [start + (control - start) * (2.0 / 3), end + (control - end) * (2.0 / 3), end]
      }
      out += "B \(cubic.count) \(cubic.map(at).joined(separator: " ")) "
    }
  }

  private mutating func polygon(_ points: [Point]) {
    out += "P \(points.count) \(points.map(at).joined(separator: " ")) "
  }

  private mutating func rectangle(_ box: Box) {
    polygon([
      Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY), Point(x: box.maxX, y: box.maxY),
      Point(x: box.minX, y: box.maxY),
    ])
  }

  private mutating func ellipse(_ center: Point, _ radius: Double) {
    out += "E \(at(center)) \(number(radius)) \(number(radius)) "
  }

  private mutating func ring(_ center: Point, _ radius: Double, stroke color: Color, width: Double, fill inner: Color) {
    stroke(color, width: width)
    out += "C \(Self.counted(Self.hex(inner, 1))) "
    ellipse(center, radius)
  }

  private mutating func write(
    _ text: String, at origin: Point, size: Double, weight: TextMetrics.Weight, anchor: Scene.Anchor, width: Double,
    color: Color
  ) {
    let letters = PlainText.printable(text)
    guard !letters.isEmpty else { return }
    let justification =
      switch anchor {
      case .start: -1
      case .middle: 0
      case .end: 1
      }
    let face = weight == .bold ? "Helvetica,Arial,Liberation Sans Bold" : "Helvetica,Arial,Liberation Sans"
    // Graphviz lifts a line of text by a fifth of its size.
    let origin = origin + Point(x: 0, y: 0.2 * size)
    out += "F \(number(size)) \(Self.counted(face)) c \(Self.counted(Self.hex(color, 1))) "
    out += "T \(at(origin)) \(justification) \(number(width)) \(Self.counted(letters)) "
  }
}

/// Text without what moves a cursor or ends a string.
enum PlainText {
  static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x2028, 0x2029: result += " "
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
