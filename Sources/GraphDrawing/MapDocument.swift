/// A map as data in Graphviz's formats: vertices and edges with their places, sizes and colors.
///
/// Written by our own hand, so that Graphviz never sees a name. What `neato -n2` makes of the DOT, and viewers of the
/// xdot, is the map without its legend's frame; programs that read the JSON find exact names and places in points.
///
/// - Complexity: time and space O(V + E).
/// - Determinism: the same map gives the same bytes.
/// - Reference: https://graphviz.org/doc/info/lang.html, https://graphviz.org/docs/outputs/json/
public struct MapDocument: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case dot
    /// DOT with drawing operations, as viewers read it.
    case xdot
    case json
  }

  /// How a value is written.
  enum Value {
    /// Numbers, colors and words of our own.
    case plain(String)
    /// Text from outside.
    case text(String)
    /// Text from outside in which Graphviz expands `\n`, `\N` and the like.
    case label(String)

    var content: String {
      switch self {
      case .plain(let content), .text(let content), .label(let content): content
      }
    }
  }

  typealias Attributes = [(name: String, value: Value)]

  private let laidOut: LaidOutDrawing
  private let scene: Scene
  private let sheet: StyleSheet
  private let format: Format
  private let ids: [String]
  private var canvas: XDotCanvas

  private init(_ laidOut: LaidOutDrawing, style: Style, format: Format) {
    self.laidOut = laidOut
    self.format = format
    scene = Scene(laidOut, style: style)
    sheet = StyleSheet(style: style, scene: scene)
    canvas = XDotCanvas(scene: scene, style: style, language: .quoted)
    let names = laidOut.drawing.vertices.map(\.id)
    // A name that stands for two vertices would make one of them.
    let isFit =
      Set(names.map { Array($0.utf8) }).count == names.count
      && names.allSatisfy { $0.utf8.count < Self.longestText / 4 }
    ids = isFit ? names : names.indices.map { "v\($0)" }
  }

  /// The whole file.
  public static func bytes(of laidOut: LaidOutDrawing, as format: Format, style: Style = Style()) -> [UInt8] {
    var document = MapDocument(laidOut, style: style, format: format)
    return Array((format == .json ? document.json() : document.dot()).utf8)
  }

  // MARK: What is said

  /// Points, from the lower left corner up.
  private func at(_ point: Point) -> String {
    "\(NumberText.fixed(point.x * XDotCanvas.points, digits: 2)),\(NumberText.fixed((scene.height - point.y) * XDotCanvas.points, digits: 2))"
  }

  private func points(_ length: Double) -> String { NumberText.fixed(length * XDotCanvas.points, digits: 2) }

  private func inches(_ length: Double) -> String { NumberText.fixed(length * XDotCanvas.points / 72, digits: 4) }

  private static func color(_ color: Color, opacity: Double) -> String {
    let alpha = UInt8(min(max(opacity, 0), 1) * 255)
    return alpha == 255 ? color.css : color.css + (alpha < 16 ? "0" : "") + String(alpha, radix: 16)
  }

  private mutating func attributesOfGraph() -> Attributes {
    let drawing = laidOut.drawing
    var found: Attributes = [
      ("bb", .plain("0,0,\(points(scene.width)),\(points(scene.height))")),
      ("bgcolor", .plain(sheet.colors.background.css)), ("outputorder", .plain("edgesfirst")),
      ("notranslate", .plain("true")), ("overlap", .plain("true")), ("splines", .plain("true")),
    ]
    if !drawing.title.isEmpty {
      found += [
        ("label", .label(drawing.title)), ("labelloc", .plain("t")), ("fontsize", .plain("16.5")),
        ("fontname", .plain(Self.face)), ("fontcolor", .plain(sheet.colors.ink.css)),
      ]
    }
    if !drawing.caption.isEmpty { found.append(("comment", .text(drawing.caption))) }
    if format == .xdot {
      found.append(("xdotversion", .plain("1.7")))
      found += operations("_draw_") { $0.drawSurroundings() }
    }
    return found
  }

  private static let face = "Helvetica,Arial,sans-serif"

  private mutating func attributes(of disc: Scene.Disc, label: Scene.Label?) -> Attributes {
    let vertex = laidOut.drawing.vertices[disc.vertex]
    let isAccented = disc.tone.isRoute
    let rim = isAccented ? sheet.stroke(disc.hue, disc.tone) : sheet.colors.background
    var found: Attributes = [
      ("pos", .plain(at(disc.center))), ("width", .plain(inches(2 * disc.radius))),
      ("height", .plain(inches(2 * disc.radius))), ("fillcolor", .plain(sheet.fill(disc.hue, disc.tone).css)),
      ("color", .plain(rim.css)), ("penwidth", .plain(isAccented ? "2.25" : "1.13")),
    ]
    if let label {
      let isInside = label.place == .inside
      found += [
        (isInside ? "label" : "xlabel", .label(vertex.label)), ("fontsize", .plain(points(label.size))),
        (
          "fontcolor",
          .plain((isInside ? sheet.ink(on: sheet.fill(disc.hue, disc.tone)) : sheet.ink(disc.tone)).css)
        ),
      ]
      if format == .json { found.append(("lp", .plain(at(label.box.center)))) }
    }
    found.append(("tooltip", .label(vertex.label)))
    if let group = vertex.group { found.append(("group", .text(group))) }
    if format == .xdot {
      found += operations("_draw_") { $0.draw(disc) }
      if let label { found += operations("_ldraw_") { $0.draw(label) } }
    }
    return found
  }

  private mutating func attributes(of line: Scene.Line) -> Attributes {
    let stroke = Self.color(
      sheet.stroke(line.hue, line.tone), opacity: line.tone.isRoute ? 1 : sheet.opacity(of: line))
    var found: Attributes = [
      ("pos", .plain(spline(line))), ("color", .plain(stroke)), ("penwidth", .plain(points(line.width))),
    ]
    switch line.certainty {
    case .observed: break
    case .declared: found.append(("style", .plain("dotted")))
    case .inferred: found.append(("style", .plain("dashed")))
    }
    if let edge = line.edge, let strength = laidOut.drawing.edges[edge].strength, strength.isFinite {
      found.append(("strength", .plain("\(strength)")))
    }
    if format == .xdot { found += operations("_draw_") { $0.draw(line) } }
    return found
  }

  /// What is too long for a string of Graphviz is left out.
  private mutating func operations(_ name: String, _ marks: (inout XDotCanvas) -> Void) -> Attributes {
    let text = canvas.operations(marks)
    return text.utf8.count < Self.longestText ? [(name, .plain(text))] : []
  }

  /// Graphviz reads strings of up to 16,384 bytes.
  private static let longestText = 15_000

  /// The curve as Graphviz writes splines, with the tip of the arrow before it.
  private func spline(_ line: Scene.Line) -> String {
    let corners: [Point]
    switch line.curve {
    case .line(let start, let end):
      corners = [start, start + (end - start) * (1.0 / 3), start + (end - start) * (2.0 / 3), end]
    case .arc(let start, let control, let end):
      corners = [start, start + (control - start) * (2.0 / 3), end + (control - end) * (2.0 / 3), end]
    case .loop(let start, let first, let second, let end): corners = [start, first, second, end]
    case .chain(let points):
      var chain = Array(points.prefix(1))
      for (start, end) in zip(points, points.dropFirst()) {
        let step = (end - start) * (1.0 / 3)
        chain += [start + step, end - step, end]
      }
      corners = chain
    }
    let tip = line.arrow.first.map { "e,\(at($0)) " } ?? ""
    return tip + corners.map(at).joined(separator: " ")
  }

  /// The lines that stand for edges; steps of a route that have none are left out.
  private var edgeLines: [(edge: Drawing.Edge, line: Scene.Line)] {
    scene.lines.compactMap { line in line.edge.map { (laidOut.drawing.edges[$0], line) } }
  }

  private var labels: [Int: Scene.Label] {
    var found: [Int: Scene.Label] = [:]
    for label in scene.labels { found[label.vertex] = label }
    return found
  }

  // MARK: DOT

  private mutating func dot() -> String {
    let isDirected = laidOut.drawing.direction == .directed
    var text = isDirected ? "digraph {\n" : "graph {\n"
    text += "  graph \(Self.list(attributesOfGraph()))\n"
    let forVertices: Attributes = [
      ("shape", .plain("circle")), ("style", .plain("filled")), ("fixedsize", .plain("true")), ("label", .plain("")),
      ("fontname", .plain(Self.face)),
    ]
    text += "  node \(Self.list(forVertices))\n"
    if isDirected { text += "  edge \(Self.list([("arrowsize", .plain("0.6"))]))\n" }
    let labels = labels
    for disc in scene.discs.sorted(by: { $0.vertex < $1.vertex }) {
      let attributes = attributes(of: disc, label: labels[disc.vertex])
      text += "  \(Self.quoted(.text(ids[disc.vertex]))) \(Self.list(attributes))\n"
    }
    for (edge, line) in edgeLines {
      let ends = [edge.source, edge.target].map { Self.quoted(.text(ids[$0])) }
      text += "  \(ends.joined(separator: isDirected ? " -> " : " -- ")) \(Self.list(attributes(of: line)))\n"
    }
    return text + "}\n"
  }

  private static func list(_ attributes: Attributes) -> String {
    "[" + attributes.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: ", ") + "]"
  }

  /// The value between quotation marks, as Graphviz reads it back; longer text than it reads is cut.
  static func quoted(_ value: Value) -> String {
    var out = "\""
    var size = 0
    let content = value.content.unicodeScalars
    for (place, scalar) in zip(content.indices, content) {
      size += UTF8.width(scalar) + 1
      if size > longestText { break }
      switch (scalar, value) {
      case ("\"", _): out += "\\\""
      case ("\\", .plain): out += "\\"
      case ("\\", _): out += "\\\\"
      case ("\n", .label), ("\u{2028}", .label), ("\u{2029}", .label): out += "\\n"
      case ("\r", .label), ("\t", _): out += " "
      case ("&", .label) where isEntity(content[content.index(after: place)...]): out += "&amp;"
      default: out += XMLText.isAllowed(scalar) && scalar != "\r" ? String(scalar) : "\u{FFFD}"
      }
    }
    return out + "\""
  }

  /// Whether an entity follows the `&`: letters, digits or # up to a semicolon.
  private static func isEntity(_ rest: Substring.UnicodeScalarView) -> Bool {
    for scalar in rest.prefix(34) {
      if scalar == ";" { return true }
      guard
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "#"
      else { return false }
    }
    return false
  }

  // MARK: JSON

  private mutating func json() -> String {
    let drawing = laidOut.drawing
    var text = "{\"name\":\(Self.string(drawing.title)),\"directed\":\(drawing.direction == .directed),\"strict\":false"
    text += Self.members(attributesOfGraph())
    text += ",\"_subgraph_cnt\":0,\"objects\":["
    let labels = labels
    var parts: [String] = []
    for disc in scene.discs.sorted(by: { $0.vertex < $1.vertex }) {
      parts.append(
        "{\"_gvid\":\(disc.vertex),\"name\":\(Self.string(ids[disc.vertex]))"
          + Self.members(attributes(of: disc, label: labels[disc.vertex])) + "}")
    }
    text += parts.isEmpty ? "]" : "\n" + parts.joined(separator: ",\n") + "\n]"
    parts = edgeLines.enumerated().map { place, found in
      "{\"_gvid\":\(place),\"tail\":\(found.edge.source),\"head\":\(found.edge.target)"
        + Self.members(attributes(of: found.line)) + "}"
    }
    return text + ",\"edges\":" + (parts.isEmpty ? "[]" : "[\n" + parts.joined(separator: ",\n") + "\n]") + "}\n"
  }

  private static func members(_ attributes: Attributes) -> String {
    attributes.map { ",\(string($0.name)):\(string($0.value.content))" }.joined()
  }

  private static func string(_ text: String) -> String { String(decoding: JSONText.quoted(text), as: UTF8.self) }
}
