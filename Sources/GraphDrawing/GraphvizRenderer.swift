/// Writes a map in the formats of Graphviz's own renderers, which are handed the finished picture.
///
/// The same scene as in the SVG is drawn; only tooltips, identifiers and the data of vertices and edges have no place
/// in these formats. Names pass as counted bytes, so that nothing in them can be taken for a command. Which formats
/// there are depends on the plug-ins of the Graphviz on the machine; PNG, PDF and PostScript come with Cairo.
public struct GraphvizRenderer: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case png
    case pdf
    case ps
    case eps
    case jpg
    case gif
    case webp

    /// Whether the picture is made of pixels.
    public var isRaster: Bool {
      switch self {
      case .png, .jpg, .gif, .webp: true
      case .pdf, .ps, .eps: false
      }
    }

    /// What Graphviz calls it. Its own PostScript knows few letters, Cairo's knows all.
    var device: String {
      switch self {
      case .ps, .eps: rawValue + ":cairo"
      case .png, .pdf, .jpg, .gif, .webp: rawValue
      }
    }
  }

  /// The greatest number of pixels in a picture and along one side. WebP ends at 16,383, Cairo at 32,767.
  private static let mostPixels = 40e6
  private static let longestSide = 16_000.0

  public var style: Style
  /// The resolution of pixels: 96 gives one pixel for each unit of the SVG. Lowered for pictures that would become huge.
  public var dotsPerInch: Double

  public init(style: Style = Style(), dotsPerInch: Double = 192) {
    self.style = style
    self.dotsPerInch = dotsPerInch
  }

  /// The whole file.
  ///
  /// - Throws: ``DrawingError/formatMissing(format:)``, ``DrawingError/renderingFailed(format:reason:)``,
  ///   ``DrawingError/workerFailed(reason:)``, ``DrawingError/threadRefused(code:)``.
  public func file(of laidOut: LaidOutDrawing, as format: Format) throws -> [UInt8] {
    try picture(of: laidOut, as: format).file
  }

  /// The whole file, and a sentence where it has fewer pixels than wished.
  ///
  /// - Throws: as ``file(of:as:)``.
  public func picture(of laidOut: LaidOutDrawing, as format: Format) throws -> (file: [UInt8], note: String?) {
    let scene = Scene(laidOut, style: style)
    var canvas = XDotCanvas(scene: scene, style: style, opacity: format == .ps || format == .eps ? .mixed : .kept)
    let background = canvas.drawn()
    // Points are what the other formats count in.
    let dots = format.isRaster ? resolution(width: scene.width, height: scene.height) : (72.0, nil)
    let bytes = try GraphvizSession.rendered(
      .init(
        background: background, width: scene.width * XDotCanvas.points, height: scene.height * XDotCanvas.points,
        format: format.device, dotsPerInch: dots.0))
    return (format.isRaster ? bytes : Self.withoutDate(bytes), dots.1)
  }

  /// The resolution for a scene of that size, with a note where it is lower than wished.
  func resolution(width: Double, height: Double) -> (dotsPerInch: Double, note: String?) {
    let wished = dotsPerInch.isFinite ? min(max(dotsPerInch, 10), 10_000) : 192
    let most = 96 * min(Self.longestSide / max(width, height), (Self.mostPixels / (width * height)).squareRoot())
    guard most < wished else { return (wished, nil) }
    let size = [width, height].map { "\(Int(min($0 * most / 96, Self.longestSide)))" }
    return (
      most,
      "the picture is \(size[0]) × \(size[1]) pixels at \(Int(most)) dots per inch instead of \(Int(wished)); SVG and PDF have no such limit"
    )
  }

  /// The file with a fixed date of making, so that the same picture is the same file.
  static func withoutDate(_ bytes: [UInt8]) -> [UInt8] {
    for (mark, date) in [("/CreationDate (D:", "20000101000000"), ("%%CreationDate: ", "Sat Jan 01 00:00:00 2000")] {
      let (mark, date) = (Array(mark.utf8), Array(date.utf8))
      // PDF has it at the end, PostScript at the beginning.
      for places in [0..<min(bytes.count, 1000), max(bytes.count - 1_000_000, 0)..<bytes.count] {
        guard var place = places.first else { continue }
        while place + mark.count + date.count <= places.upperBound {
          if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) {
            var bytes = bytes
            bytes.replaceSubrange(place + mark.count..<place + mark.count + date.count, with: date)
            return bytes
          }
          place += 1
        }
      }
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
  private let opacity: Opacity
  private let language: Language
  private var out = ""

  /// Where the operations will stand.
  enum Language {
    /// In an attribute that is set as it is.
    case raw
    /// Between quotation marks of a file, where nothing can be said about a backslash: a sign that looks like it is
    /// drawn in its place.
    case quoted
  }

  /// What becomes of colors that let others through.
  enum Opacity {
    case kept
    /// They are mixed with the background: PostScript knows no other way than to paint everything as pixels.
    case mixed
  }

  init(scene: Scene, style: Style, opacity: Opacity = .kept, language: Language = .raw) {
    self.scene = scene
    self.opacity = opacity
    self.language = language
    sheet = StyleSheet(style: style, scene: scene)
  }

  /// What a few marks draw.
  mutating func operations(_ marks: (inout XDotCanvas) -> Void) -> String {
    out = ""
    marks(&self)
    return out.hasSuffix(" ") ? String(out.dropLast()) : out
  }

  mutating func drawn() -> String {
    fill(sheet.colors.background)
    rectangle(Box(minX: 0, minY: 0, maxX: scene.width, maxY: scene.height))
    for hull in scene.hulls { draw(hull) }
    for ring in scene.rings {
      stroke(sheet.colors.mutedInk, opacity: 0.45, width: 1, certainty: .declared)
      out += "e \(at(ring.center)) \(number(ring.radius)) \(number(ring.radius)) "
    }
    for line in scene.lines where !line.tone.isRoute { draw(line) }
    for disc in scene.discs where !disc.tone.isRoute { draw(disc) }
    for line in scene.lines where line.tone.isRoute {
      stroke(sheet.colors.background, width: line.width + 7)
      draw(line.curve)
    }
    for line in scene.lines where line.tone.isRoute { draw(line) }
    for disc in scene.discs where disc.tone.isRoute { draw(disc) }
    for ring in scene.rings { draw(ring) }
    for label in scene.labels where label.leader.count == 2 {
      stroke(sheet.colors.mutedInk, width: 0.8)
      draw(.line(label.leader[0], label.leader[1]))
    }
    for label in scene.labels { draw(label) }
    for badge in scene.badges { draw(badge) }
    drawLegend()
    return out
  }

  /// All but vertices, edges and their names.
  mutating func drawSurroundings() {
    fill(sheet.colors.background)
    rectangle(Box(minX: 0, minY: 0, maxX: scene.width, maxY: scene.height))
    for hull in scene.hulls { draw(hull) }
    for badge in scene.badges { draw(badge) }
    drawLegend()
  }

  private mutating func drawLegend() {
    for sample in scene.samples { draw(sample) }
    for words in scene.words {
      let isMuted = [.heading, .note, .subtitle].contains(words.role)
      write(
        words.text, at: words.origin, size: words.size, weight: words.weight, anchor: words.anchor,
        width: TextMetrics.width(of: words.text, size: words.size, weight: words.weight),
        color: isMuted ? sheet.colors.mutedInk : sheet.colors.ink)
    }
  }

  // MARK: Marks

  mutating func draw(_ line: Scene.Line) {
    let opacity = sheet.opacity(of: line)
    stroke(sheet.stroke(line.hue, line.tone), opacity: opacity, width: line.width, certainty: line.certainty)
    draw(line.curve)
    if !line.arrow.isEmpty {
      fill(sheet.stroke(line.hue, line.tone), opacity: min(opacity * 1.3, 1))
      polygon(line.arrow)
    }
  }

  mutating func draw(_ disc: Scene.Disc) {
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

  mutating func draw(_ label: Scene.Label) {
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

  private mutating func draw(_ ring: Scene.Ring) {
    fill(sheet.colors.background, opacity: 0.8)
    rectangle(Box(minX: ring.box.minX, minY: ring.box.minY + 2, maxX: ring.box.maxX, maxY: ring.box.maxY - 2))
    let size = Scene.Ring.textSize
    write(
      ring.text, at: Point(x: ring.box.center.x, y: ring.box.center.y + 0.36 * size), size: size, weight: .regular,
      anchor: .middle, width: ring.box.width, color: sheet.colors.mutedInk)
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

  private func hex(_ color: Color, _ opacity: Double) -> String {
    if self.opacity == .mixed { return sheet.colors.background.mixed(with: color, min(max(opacity, 0), 1)).css }
    let alpha = UInt8(min(max(opacity, 0), 1) * 255)
    return color.css + (alpha < 16 ? "0" : "") + String(alpha, radix: 16)
  }

  private mutating func fill(_ color: Color, opacity: Double = 1) {
    // The pen draws the rim of what is filled.
    out += "c \(Self.counted("#00000000")) C \(Self.counted(hex(color, opacity))) "
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
    out += "c \(Self.counted(hex(color, opacity))) "
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
    out += "C \(Self.counted(hex(inner, 1))) "
    ellipse(center, radius)
  }

  private mutating func write(
    _ text: String, at origin: Point, size: Double, weight: TextMetrics.Weight, anchor: Scene.Anchor, width: Double,
    color: Color
  ) {
    var letters = PlainText.printable(text)
    if language == .quoted {
      letters = String(String.UnicodeScalarView(letters.unicodeScalars.map { $0 == "\\" ? "\u{2216}" : $0 }))
    }
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
    out += "F \(number(size)) \(Self.counted(face)) c \(Self.counted(hex(color, 1))) "
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
