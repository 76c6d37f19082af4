/// One SVG element in the making: text, boxes and lines in pixels from the upper left corner.
///
/// It stands inside of a page that holds `PlotWriter.css`; nothing in it refers to anything elsewhere.
struct PlotPage {
  static let tickSize = 12.0
  static let titleSize = 13.0
  static let labelSize = 12.0

  enum Anchor: String {
    case start = ""
    case middle = " m"
    case end = " e"
  }

  private(set) var body = ""
  /// Of the letters that were written.
  private(set) var sizes: Set<Double> = []

  static func number(_ value: Double) -> String { NumberText.fixed(value, digits: 1) }
  /// For what is drawn hundreds of times side by side.
  static func fine(_ value: Double) -> String { NumberText.fixed(value, digits: 2) }
  /// The class of letters of a size.
  static func sizeName(_ size: Double) -> String { "s" + number(size).replacing(".", with: "-") }

  mutating func text(
    _ text: String, at point: Point, anchor: Anchor = .start, size: Double = PlotPage.tickSize, names: String = ""
  ) {
    sizes.insert(size)
    body += "<text class=\"\(Self.sizeName(size))\(anchor.rawValue)\(names.isEmpty ? "" : " " + names)\""
    body += " x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\">\(XMLText.content(text))</text>\n"
  }

  /// Text that is read from below to above, from its start.
  mutating func uprightText(_ text: String, at point: Point, size: Double) {
    sizes.insert(size)
    let (x, y) = (Self.number(point.x), Self.number(point.y))
    body += "<text class=\"\(Self.sizeName(size))\" transform=\"translate(\(x) \(y)) rotate(-90)\">"
    body += "\(XMLText.content(text))</text>\n"
  }

  /// What was drawn elsewhere, moved.
  mutating func add(_ other: PlotPage, at point: Point) {
    sizes.formUnion(other.sizes)
    body += "<g transform=\"translate(\(Self.at(point)))\">\n\(other.body)</g>\n"
  }

  mutating func path(_ data: String, names: String) { body += "<path class=\"\(names)\" d=\"\(data)\"/>\n" }

  mutating func line(from start: Point, to end: Point, names: String) {
    path("M\(Self.at(start))L\(Self.at(end))", names: names)
  }

  mutating func box(_ box: Box, names: String, tooltip: String = "") {
    body += "<rect class=\"\(names)\" x=\"\(Self.number(box.minX))\" y=\"\(Self.number(box.minY))\""
    body += " width=\"\(Self.number(max(0, box.width)))\" height=\"\(Self.number(max(0, box.height)))\""
    body += tooltip.isEmpty ? "/>\n" : "><title>\(XMLText.content(tooltip))</title></rect>\n"
  }

  /// A dot in the shape of its tone: shapes can be told apart without color.
  mutating func dot(at center: Point, tone: Plot.Tone, tooltip: String = "") {
    let end = tooltip.isEmpty ? "/>\n" : "><title>\(XMLText.content(tooltip))</title>"
    let (x, y) = (Self.number(center.x), Self.number(center.y))
    switch tone {
    case .third:
      let corner = (Self.number(center.x - 4), Self.number(center.y - 4))
      body += "<rect class=\"dot \(tone.className)\" x=\"\(corner.0)\" y=\"\(corner.1)\" width=\"8\" height=\"8\"\(end)"
      if !tooltip.isEmpty { body += "</rect>\n" }
    default:
      let radius = tone == .muted ? "3" : "4.5"
      let names = tone == .second || tone == .alert ? "ring" : "dot"
      body += "<circle class=\"\(names) \(tone.className)\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"\(end)"
      if !tooltip.isEmpty { body += "</circle>\n" }
    }
  }

  static func at(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// One entry of a legend: what stands before its name, and the name.
  enum Sample {
    case line(Plot.Tone)
    case area(Plot.Tone)
    case bar(Plot.Tone)
    case dot(Plot.Tone)
  }

  /// Entries side by side from the upper left corner, in as many rows as they need.
  ///
  /// - Returns: the height that they take.
  mutating func legend(_ entries: [(sample: Sample, name: String)], width: Double, y: Double) -> Double {
    guard !entries.isEmpty else { return 0 }
    let (rowHeight, swatch, gap) = (20.0, 24.0, 18.0)
    var (x, row) = (0.0, 0.0)
    for entry in entries {
      let name = TextMetrics.shortened(entry.name, to: max(40, width - swatch), size: Self.labelSize)
      let extent = swatch + TextMetrics.width(of: name, size: Self.labelSize)
      if x > 0, x + extent > width { (x, row) = (0, row + 1) }
      let middle = y + row * rowHeight + rowHeight / 2
      switch entry.sample {
      case .line(let tone):
        line(from: Point(x: x, y: middle), to: Point(x: x + 18, y: middle), names: "line \(tone.className)")
      case .area(let tone):
        box(Box(minX: x, minY: middle - 6, maxX: x + 18, maxY: middle + 6), names: "band \(tone.className)")
      case .bar(let tone):
        box(Box(minX: x, minY: middle - 6, maxX: x + 18, maxY: middle + 6), names: "bar \(tone.className)")
      case .dot(let tone): dot(at: Point(x: x + 9, y: middle), tone: tone)
      }
      text(name, at: Point(x: x + swatch, y: middle + 4), size: Self.labelSize)
      x += extent + gap
    }
    return (row + 1) * rowHeight + 4
  }

  /// The whole element.
  func element(title: String, summary: String, id: String, width: Double, height: Double) -> String {
    let name = XMLText.identifier(id)
    let (w, h) = (Self.number(width), Self.number(height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" aria-labelledby="\(name)-t \(name)-d" \
      width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)">
      <title id="\(name)-t">\(XMLText.content(title))</title>
      <desc id="\(name)-d">\(XMLText.content(summary))</desc>
      \(body)</svg>

      """
  }
}
