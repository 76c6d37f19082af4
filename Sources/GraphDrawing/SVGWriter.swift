/// Writes a map as one self-contained SVG file.
///
/// Text is text, looks are classes in one style sheet, every disc and line has an `id`, `data-…` facts and a tooltip;
/// in a ``Crowd`` most share paths.
/// The file is well-formed XML 1.0 whatever the names hold, and has no scripts, links or references to elsewhere.
///
/// - Determinism: the same laid-out drawing and style give the same bytes.
public struct SVGWriter: Sendable {
  public var style: Style

  public init(style: Style = Style()) { self.style = style }

  /// The whole file.
  public func svg(of laidOut: LaidOutDrawing) -> String {
    var page = SVGPage(drawing: laidOut.drawing, scene: Scene(laidOut, style: style), style: style)
    return page.written()
  }
}

/// One file in the making.
struct SVGPage {
  private let drawing: Drawing
  private let scene: Scene
  private let style: Style
  private let prefix: String
  private let sheet: StyleSheet
  private let hues: [Int: Scene.Hue]
  private let named: Set<Int>
  /// The role of a mark, whose name is its title; left out where there are too many to be listened to.
  private let symbol: String
  private var out = ""

  init(drawing: Drawing, scene: Scene, style: Style) {
    self.drawing = drawing
    self.scene = scene
    self.style = style
    sheet = StyleSheet(style: style, scene: scene)
    hues = Dictionary(scene.discs.map { ($0.vertex, $0.hue) }) { first, _ in first }
    named = Set(scene.labels.map(\.vertex))
    symbol = scene.discs.count + scene.lines.count <= 5000 ? " role=\"graphics-symbol img\"" : ""
    prefix = XMLText.identifier(style.idPrefix)
  }

  mutating func written() -> String {
    let width = NumberText.fixed(scene.width)
    let height = NumberText.fixed(scene.height)
    out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
      lang="en" role="graphics-document img" aria-roledescription="network map" aria-labelledby="\(prefix)title" \
      aria-describedby="\(prefix)summary" class="network-map \(style.theme.rawValue)">
      <title id="\(prefix)title">\(XMLText.content(drawing.title.isEmpty ? "Network map" : drawing.title))</title>
      <desc id="\(prefix)summary">\(XMLText.content(drawing.description))</desc>
      <style>\(sheet.css)</style>
      <rect class="background" width="100%" height="100%"/>

      """
    if !scene.hulls.isEmpty {
      group("hulls") { page in
        for hull in page.scene.hulls { page.write(hull) }
      }
    }
    if !scene.rings.isEmpty {
      group("rings") { page in
        for ring in page.scene.rings { page.write(ring) }
      }
    }
    group("edges", called: drawing.nouns.count(drawing.edges.count, of: .edge)) { $0.writeLines() }
    group("vertices", called: drawing.nouns.count(drawing.vertices.count, of: .vertex)) { $0.writeDiscs() }
    if scene.hasRoute {
      group("route", called: drawing.routes.count == 1 ? "Route" : "Routes") { page in
        for line in page.scene.lines where line.tone.isRoute { page.writeHalo(of: line) }
        for line in page.scene.lines where line.tone.isRoute { page.write(line) }
        for disc in page.scene.discs where disc.tone.isRoute { page.write(disc) }
      }
    }
    if !scene.rings.isEmpty {
      group("distances") { page in
        for ring in page.scene.rings { page.writeWord(on: ring) }
      }
    }
    if !scene.labels.isEmpty {
      group("labels") { page in
        for label in page.scene.labels where !label.leader.isEmpty { page.writeLeader(of: label) }
        for label in page.scene.labels { page.write(label) }
      }
    }
    if !scene.badges.isEmpty {
      group("steps") { page in
        for badge in page.scene.badges { page.write(badge) }
      }
    }
    if !scene.samples.isEmpty || !scene.words.isEmpty {
      group("legend", called: "Legend") { page in
        for sample in page.scene.samples { page.write(sample) }
        for words in page.scene.words { page.write(words) }
      }
    }
    out += "</svg>\n"
    return out
  }

  /// A part of the map: one that can be listened to where it is called something, else one that only shows what is
  /// told elsewhere.
  private mutating func group(_ name: String, called words: String? = nil, _ body: (inout SVGPage) -> Void) {
    out += "<g class=\"\(name)\""
    if let words {
      // Names are in any language.
      let language = name == "legend" ? "" : " lang=\"\""
      out += "\(language) role=\"graphics-object group\" aria-label=\"\(XMLText.attribute(words))\">\n"
    } else {
      out += " lang=\"\" aria-hidden=\"true\">\n"
    }
    body(&self)
    out += "</g>\n"
  }

  // MARK: Marks

  private func number(_ value: Double) -> String { NumberText.fixed(value) }

  private func path(_ curve: Curve) -> String {
    func at(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }
    switch curve {
    case .line(let start, let end): return "M\(at(start))L\(at(end))"
    case .arc(let start, let control, let end): return "M\(at(start))Q\(at(control)) \(at(end))"
    case .loop(let start, let first, let second, let end):
      return "M\(at(start))C\(at(first)) \(at(second)) \(at(end))"
    case .chain(let points):
      return "M\(at(curve.start))Q\(points.dropFirst().map(at).joined(separator: " "))"
    }
  }

  private func outline(_ points: [Point]) -> String {
    "M" + points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L") + "Z"
  }

  static func className(_ hue: Scene.Hue) -> String {
    switch hue {
    case .group(let place): "g\(place)"
    case .rest: "rest"
    case .plain: "plain"
    case .unknown: "unknown"
    case .step(let place): "c\(place)"
    }
  }

  static func className(_ tone: Scene.Tone) -> String {
    switch tone {
    case .normal: ""
    case .dimmed: " dim"
    case .route: " on-route"
    case .otherRoute: " on-other-route"
    }
  }

  static func className(_ certainty: Drawing.Edge.Certainty) -> String {
    certainty == .observed ? "" : " \(certainty.rawValue)"
  }

  private func data(_ attributes: [Drawing.Attribute], reserved: [String]) -> String {
    var used = reserved
    var text = ""
    for attribute in attributes {
      let name = XMLText.dataName(attribute.name)
      guard !name.isEmpty, !used.contains(name) else { continue }
      used.append(name)
      text += " data-\(name)=\"\(XMLText.attribute(attribute.value))\""
    }
    return text
  }

  /// All lines outside of routes, each an element or many to a path.
  private mutating func writeLines() {
    let lines = scene.lines.filter { !$0.tone.isRoute }
    guard lines.count > Crowd.lines else {
      for line in lines { write(line) }
      return
    }
    out += SVGCrowd.lines(lines, name: names(of:), opacity: \.opacity)
  }

  /// All discs outside of routes. In a crowd only the greatest and the named are elements.
  private mutating func writeDiscs() {
    let discs = scene.discs.filter { !$0.tone.isRoute }
    guard discs.count > Crowd.vertices else {
      for disc in discs { write(disc) }
      return
    }
    let named = Set(scene.labels.map(\.vertex))
    let order = discs.indices.sorted { (-discs[$0].radius, $0) < (-discs[$1].radius, $1) }
    let great = Set(order.prefix(Crowd.elements).map { discs[$0].vertex })
    let isElement = discs.map { named.contains($0.vertex) || great.contains($0.vertex) }
    let crowd = zip(discs, isElement).filter { !$1 }.map(\.0)
    out += SVGCrowd.discs(crowd) { Self.className($0.hue) + Self.className($0.tone) }
    for (disc, isElement) in zip(discs, isElement) where isElement { write(disc) }
  }

  private func names(of line: Scene.Line) -> String {
    "edge \(Self.className(line.hue))\(Self.className(line.tone))\(Self.className(line.certainty))"
  }

  private mutating func write(_ line: Scene.Line) {
    var facts = ""
    let source = drawing.vertices[line.source]
    let target = drawing.vertices[line.target]
    var tooltip = LabelText.way(from: source.label, drawing.direction == .directed ? "→" : "–", to: target.label)
    if let index = line.edge {
      let edge = drawing.edges[index]
      facts +=
        " id=\"\(prefix)e\(index)\" data-source=\"\(XMLText.attribute(drawing.vertices[edge.source].id))\""
      facts += " data-target=\"\(XMLText.attribute(drawing.vertices[edge.target].id))\""
      if drawing.direction == .directed {
        tooltip = LabelText.way(
          from: drawing.vertices[edge.source].label, "→", to: drawing.vertices[edge.target].label)
      }
      if let strength = edge.strength {
        if strength.isFinite { facts += " data-strength=\"\(strength)\"" }
        tooltip += "\n\(drawing.strengthName ?? "strength"): \(NumberText.readable(strength))"
      }
      if let chance = edge.probability, chance.isFinite { facts += " data-probability=\"\(chance)\"" }
      if edge.certainty != .observed { facts += " data-certainty=\"\(edge.certainty.rawValue)\"" }
      facts += data(edge.attributes, reserved: ["source", "target", "strength", "probability", "certainty"])
      tooltip = edge.tooltip ?? tooltip
    }
    let names = names(of: line)
    var look = " stroke-width=\"\(NumberText.fixed(line.width, digits: 2))\""
    let opacity = sheet.opacity(of: line)
    if opacity < 1 { look += " stroke-opacity=\"\(NumberText.fixed(opacity, digits: 2))\"" }
    let title = "<title>\(XMLText.content(tooltip))</title>"
    if line.arrow.isEmpty {
      out += "<path class=\"\(names)\"\(facts)\(symbol)\(look) d=\"\(path(line.curve))\">\(title)</path>\n"
    } else {
      let faint = opacity < 1 ? " fill-opacity=\"\(NumberText.fixed(min(opacity * 1.3, 1), digits: 2))\"" : ""
      out += "<g class=\"\(names)\"\(facts)\(symbol)>\(title)<path\(look) d=\"\(path(line.curve))\"/>"
      out += "<path class=\"head\"\(faint) d=\"\(outline(line.arrow))\"/></g>\n"
    }
  }

  private mutating func write(_ ring: Scene.Ring) {
    out += "<circle class=\"distance\" cx=\"\(number(ring.center.x))\" cy=\"\(number(ring.center.y))\""
    out += " r=\"\(number(ring.radius))\"/>\n"
  }

  private mutating func writeWord(on ring: Scene.Ring) {
    out += "<text class=\"distance middle s\(number(Scene.Ring.textSize))\" x=\"\(number(ring.box.center.x))\""
    out += " y=\"\(number(ring.box.center.y + 0.36 * Scene.Ring.textSize))\">\(XMLText.content(ring.text))</text>\n"
  }

  private mutating func writeHalo(of line: Scene.Line) {
    out +=
      "<path class=\"halo\" stroke-width=\"\(number(line.width + 7))\" d=\"\(path(line.curve))\"/>\n"
  }

  private mutating func write(_ disc: Scene.Disc) {
    let vertex = drawing.vertices[disc.vertex]
    var tooltip = vertex.label
    var facts =
      " data-id=\"\(XMLText.attribute(vertex.id))\" data-label=\"\(XMLText.attribute(vertex.label))\""
    if let group = vertex.group {
      facts += " data-group=\"\(XMLText.attribute(group))\""
      tooltip += "\n\(drawing.groupName ?? "group"): \(group)"
    }
    if let size = vertex.size {
      if size.isFinite { facts += " data-size=\"\(size)\"" }
      tooltip += "\n\(drawing.sizeName ?? "size"): \(NumberText.readable(size))"
    }
    facts += data(vertex.attributes, reserved: ["id", "label", "group", "size"])
    let center = "cx=\"\(number(disc.center.x))\" cy=\"\(number(disc.center.y))\""
    if disc.isRouteEnd && disc.tone.isRoute {
      out +=
        "<circle class=\"ring\(Self.className(disc.tone))\" \(center) r=\"\(number(disc.radius + 5))\"/>\n"
    }
    out += "<circle class=\"vertex \(Self.className(disc.hue))\(Self.className(disc.tone))\""
    // Whoever is named on the map can be reached with the keyboard, the greatest first.
    if named.contains(disc.vertex) { facts += " tabindex=\"0\"" }
    out += " id=\"\(prefix)v\(disc.vertex)\"\(facts)\(symbol) \(center) r=\"\(number(disc.radius))\">"
    out += "<title>\(XMLText.content(vertex.tooltip ?? tooltip))</title></circle>\n"
    writeEye(disc.hue, center: disc.center, radius: disc.radius)
  }

  /// The second sign of some groups, where there is room for it.
  private mutating func writeEye(_ hue: Scene.Hue, center: Point, radius: Double) {
    guard sheet.hasEye(hue), radius >= 3 else { return }
    out +=
      "<circle class=\"eye\" cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(0.42 * radius))\"/>\n"
  }

  private mutating func write(_ hull: Scene.Hull) {
    let rings = hull.rings.map { ring in
      var curve = path(.around(ring))
      curve += "Z"
      return curve
    }
    out += "<path class=\"hull \(Self.className(hull.hue))\(Self.className(hull.tone))\" d=\"\(rings.joined())\"/>\n"
  }

  // MARK: Words

  /// Text from right to left begins at its right end.
  private static func anchor(_ anchor: Scene.Anchor, _ isTurned: Bool) -> String {
    switch (anchor, isTurned) {
    case (.start, false): ""
    case (.end, false): " end"
    case (.middle, false): " middle"
    case (.start, true): " rtl end"
    case (.end, true): " rtl"
    case (.middle, true): " rtl middle"
    }
  }

  private mutating func writeLeader(of label: Scene.Label) {
    let ends = label.leader
    guard ends.count == 2 else { return }
    out +=
      "<path class=\"leader\(Self.className(label.tone))\" d=\"\(path(.line(ends[0], ends[1])))\"/>\n"
  }

  private mutating func write(_ label: Scene.Label) {
    var place = ""
    if label.place == .inside, let hue = hues[label.vertex] {
      place = " inside \(Self.className(hue))"
    }
    let isTurned = LabelText.isRightToLeft(label.text)
    out +=
      "<text class=\"label s\(number(label.size))\(Self.className(label.tone))\(Self.anchor(label.anchor, isTurned))\(place)\""
    out += " data-vertex=\"\(prefix)v\(label.vertex)\""
    let rows = label.rows.map { row in
      (words: XMLText.content(row.text), place: "x=\"\(number(row.origin.x))\" y=\"\(number(row.origin.y))\"")
    }
    if rows.count == 1 {
      out += " \(rows[0].place)>\(rows[0].words)</text>\n"
    } else {
      // The space is there for whoever copies the name; it takes no room.
      out +=
        ">" + rows.map { "<tspan \($0.place)>\($0.words)</tspan>" }.joined(separator: "<tspan class=\"gap\"> </tspan>")
      out += "</text>\n"
    }
  }

  private mutating func write(_ badge: Scene.Badge) {
    let box = badge.box
    out +=
      "<g class=\"step\(Self.className(badge.tone))\"><rect x=\"\(number(box.minX))\" y=\"\(number(box.minY))\""
    out +=
      " width=\"\(number(box.width))\" height=\"\(number(box.height))\" rx=\"\(number(box.height / 2))\"/>"
    let baseline = box.center.y + 0.36 * badge.size
    out +=
      "<text class=\"s\(number(badge.size))\(Self.anchor(.middle, LabelText.isRightToLeft(badge.text)))\" x=\"\(number(box.center.x))\" y=\"\(number(baseline))\">"
    out += "\(XMLText.content(badge.text))</text></g>\n"
  }

  private mutating func write(_ words: Scene.Words) {
    let role =
      switch words.role {
      case .title: "title"
      case .subtitle: "subtitle"
      case .heading: "heading"
      case .entry: "entry"
      case .note: "note"
      }
    out +=
      "<text class=\"\(role) s\(number(words.size))\(Self.anchor(words.anchor, LabelText.isRightToLeft(words.text)))\""
    out +=
      " x=\"\(number(words.origin.x))\" y=\"\(number(words.origin.y))\">\(XMLText.content(words.text))</text>\n"
  }

  private mutating func write(_ sample: Scene.Sample) {
    switch sample {
    case .disc(let center, let radius, let hue):
      out +=
        "<circle class=\"vertex \(Self.className(hue))\" cx=\"\(number(center.x))\" cy=\"\(number(center.y))\""
      out += " r=\"\(number(radius))\"/>\n"
      writeEye(hue, center: center, radius: radius)
    case .band(let box, let hue):
      out += "<rect class=\"band \(Self.className(hue))\" x=\"\(number(box.minX))\""
      out += " y=\"\(number(box.minY))\" width=\"\(number(box.width))\" height=\"\(number(box.height))\"/>\n"
    case .outline(let center, let radius):
      out +=
        "<circle class=\"outline\" cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(radius))\"/>\n"
    case .line(let start, let end, let width, let tone, let certainty, let arrow):
      out += "<g class=\"edge plain\(Self.className(tone))\(Self.className(certainty))\">"
      out += "<path stroke-width=\"\(NumberText.fixed(width, digits: 2))\" d=\"\(path(.line(start, end)))\"/>"
      if !arrow.isEmpty { out += "<path class=\"head\" d=\"\(outline(arrow))\"/>" }
      out += "</g>\n"
    }
  }
}
