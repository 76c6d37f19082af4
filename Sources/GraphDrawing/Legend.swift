/// The explanation beside the map: what is marked, colors, sizes, widths and kinds of lines,
/// all that are in the picture and nothing else.
struct Legend {
  /// A color with its meaning.
  struct Entry {
    var hue: Scene.Hue
    var name: String
    var count: Int
  }

  /// A kind of line with its meaning.
  struct LineEntry {
    var name: String
    var certainty = Drawing.Edge.Certainty.observed
    var isArrow = false
  }

  /// A route with its two lines.
  struct RouteEntry {
    var tone: Scene.Tone
    var name: String
    var note: String?
  }

  var routes: [RouteEntry] = []
  var groupName = "group"
  var groups: [Entry] = []
  var shadeName = "value"
  var shades: ShadeScale?
  /// How many vertices have no place in the scale of colors.
  var unshadedCount = 0
  var sizeName = "size"
  /// Values with the radius of their discs, greatest first.
  var sizes: [(value: Double, radius: Double)] = []
  var strengthName = "strength"
  /// Values with the width of their lines, greatest first.
  var strengths: [(value: Double, width: Double)] = []
  var lines: [LineEntry] = []

  fileprivate static let textSize = 12.0
  fileprivate static let headingSize = 11.0
  fileprivate static let widestText = 200.0
  fileprivate static let swatch = 34.0
  fileprivate static let rowHeight = 20.0
  private static let sectionGap = 18.0
  private static let columnGap = 36.0

  /// Up to three round values within the range, greatest first: the greatest 1, 2 or 5 × 10ⁿ that fits, then about a
  /// quarter and a sixteenth of it, which gives discs of half and quarter radius.
  static func samples(upTo greatest: Double, from least: Double) -> [Double] {
    guard greatest.isFinite, greatest > 0 else { return [] }
    var values: [Double] = []
    for share in [1.0, 0.25, 0.05] {
      let value = rounded(greatest * share)
      if value > 0, values.isEmpty || value >= least, values.last.map({ value < $0 }) ?? true { values.append(value) }
    }
    // A range too short for two of them ends in its least value, where that is round.
    if values.count == 1, least > 0, least < values[0], rounded(least) == least { values.append(least) }
    return values
  }

  /// The greatest of 1, 2, 5 × 10ⁿ that is not above `value`.
  private static func rounded(_ value: Double) -> Double {
    guard value > 1e-300 else { return 0 }
    var exponent = 0
    var power = 1.0
    while power > value { (power, exponent) = (power / 10, exponent - 1) }
    while power * 10 <= value { (power, exponent) = (power * 10, exponent + 1) }
    // Read from text, so that 0.05 is the 0.05 that is printed as such.
    let digit = [5, 2].first { Double($0) * power <= value * (1 + 1e-12) } ?? 1
    return Double("\(digit)e\(exponent)") ?? power
  }

  /// How the sections stand.
  enum Arrangement {
    case column
    /// Side by side, in as many rows as a width asks for.
    case rows(width: Double)
  }

  /// Words and samples in a box.
  struct Block {
    var words: [Scene.Words] = []
    var samples: [Scene.Sample] = []
    var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)

    mutating func add(_ other: Block, at place: Point) {
      words += other.words.map { word in
        var word = word
        word.origin = word.origin + place
        return word
      }
      samples += other.samples.map { $0.shifted(by: place) }
      box = box.union(other.box.moved(by: place))
    }
  }

  /// Places the legend with its upper left corner in the origin; nil when there is nothing to explain.
  func arranged(_ arrangement: Arrangement = .column) -> Block? {
    var whole = Block()
    var corner = Point(x: 0, y: 0)
    var lowest = 0.0
    for section in sections {
      switch arrangement {
      case .column:
        whole.add(section, at: corner)
        corner.y += section.box.height + Self.sectionGap
      case .rows(let width):
        if corner.x > 0, corner.x + section.box.width > width { corner = Point(x: 0, y: lowest + Self.sectionGap) }
        whole.add(section, at: corner)
        corner.x += section.box.width + Self.columnGap
        lowest = max(lowest, whole.box.maxY)
      }
    }
    return whole.box.maxY > 0 ? whole : nil
  }

  private var sections: [Block] {
    var sections: [LegendSection] = []
    if !routes.isEmpty {
      var section = LegendSection(routes.count == 1 ? "Route" : "Routes")
      for route in routes { section.route(route) }
      sections.append(section)
    }
    if !groups.isEmpty {
      var section = LegendSection(groupName)
      for entry in groups { section.group(entry) }
      sections.append(section)
    }
    if let shades {
      var section = LegendSection(shadeName)
      section.gradient(shades)
      if unshadedCount > 0 { section.group(.init(hue: .unknown, name: "none", count: unshadedCount)) }
      sections.append(section)
    }
    if !sizes.isEmpty {
      var section = LegendSection(sizeName)
      section.discs(sizes)
      sections.append(section)
    }
    if !strengths.isEmpty {
      var section = LegendSection(strengthName)
      for strength in strengths { section.strength(strength.value, width: strength.width) }
      sections.append(section)
    }
    if !lines.isEmpty {
      var section = LegendSection("Lines")
      for line in lines { section.line(line) }
      sections.append(section)
    }
    return sections.map(\.block)
  }

  /// The number without a trailing `.0`; thousands and more in full as long as that is short.
  static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }
}

/// A heading with what stands below it.
private struct LegendSection {
  private(set) var block = Legend.Block()
  private var y = 0.0

  init(_ heading: String) {
    let heading = heading.prefix(1).uppercased() + heading.dropFirst()
    for line in TextMetrics.wrapped(
      heading, to: Legend.widestText, size: Legend.headingSize, weight: .bold)
    {
      y += y > 0 ? 14 : Legend.headingSize
      write(line, x: 0, size: Legend.headingSize, weight: .bold, role: .heading)
    }
    y += 4
    block.box.maxY = y
  }

  mutating func route(_ route: Legend.RouteEntry) {
    y += Legend.rowHeight
    sample(
      .line(
        from: Point(x: 4, y: y - 4), to: Point(x: Legend.swatch - 8, y: y - 4),
        width: route.tone == .route ? 6 : 4, tone: route.tone, certainty: .observed, arrow: []))
    for (index, line) in TextMetrics.wrapped(
      route.name, to: Legend.widestText, size: Legend.textSize
    ).enumerated() {
      if index > 0 { y += 16 }
      write(line, x: Legend.swatch, role: .entry)
    }
    if let note = route.note {
      y += 16
      write(TextMetrics.shortened(note, to: Legend.widestText, size: Legend.textSize), x: Legend.swatch, role: .note)
    }
    block.box.maxY = y + 4
  }

  mutating func group(_ entry: Legend.Entry) {
    y += Legend.rowHeight
    sample(.disc(center: Point(x: 8, y: y - 4), radius: 7, hue: entry.hue))
    let count = " (\(entry.count))"
    let room = Legend.widestText - TextMetrics.width(of: count, size: Legend.textSize)
    let name = TextMetrics.shortened(entry.name, to: room, size: Legend.textSize)
    write(name + count, x: 22, role: .entry)
    block.box.maxY = y + 4
  }

  /// The scale of colors from its least to its greatest value, the values where they belong.
  mutating func gradient(_ shades: ShadeScale) {
    let (width, height) = (160.0, 12.0)
    y += 6
    let step = width / Double(shades.stepCount)
    for place in 0..<shades.stepCount {
      sample(
        .band(
          box: Box(minX: Double(place) * step, minY: y, maxX: Double(place + 1) * step, maxY: y + height),
          hue: .step(place)))
    }
    y += height + 15
    for (place, anchor) in [(0.0, Scene.Anchor.start), (0.5, .middle), (1, .end)] {
      let value = NumberText.readable(shades.value(at: place))
      write(value, x: place * width, role: .entry, anchor: anchor)
    }
    block.box.maxX = max(block.box.maxX, width)
    block.box.maxY = y + 4
  }

  /// Discs in a row, each with its value below.
  mutating func discs(_ sizes: [(value: Double, radius: Double)]) {
    let greatest = sizes.map(\.radius).max() ?? 0
    var x = 0.0
    for size in sizes {
      let text = Legend.text(size.value)
      let width = max(2 * size.radius, TextMetrics.width(of: text, size: Legend.textSize))
      sample(.outline(center: Point(x: x + width / 2, y: y + 4 + 2 * greatest - size.radius), radius: size.radius))
      let above = y
      y += 2 * greatest + 20
      write(text, x: x + width / 2, role: .entry, anchor: .middle)
      y = above
      x += width + 16
    }
    y += 2 * greatest + 20
    block.box.maxX = max(block.box.maxX, x - 16)
    block.box.maxY = y + 4
  }

  mutating func strength(_ value: Double, width: Double) {
    y += Legend.rowHeight
    sample(
      .line(
        from: Point(x: 3, y: y - 4), to: Point(x: 46, y: y - 4), width: width, tone: .normal, certainty: .observed,
        arrow: []))
    write(Legend.text(value), x: 60, role: .entry)
    block.box.maxY = y + 4
  }

  mutating func line(_ entry: Legend.LineEntry) {
    y += Legend.rowHeight
    let (tip, middle) = (Point(x: 47, y: y - 4), y - 4)
    sample(
      .line(
        from: Point(x: 3, y: middle), to: Point(x: entry.isArrow ? 38 : 46, y: middle), width: 1.6, tone: .normal,
        certainty: entry.certainty,
        arrow: entry.isArrow ? [tip, Point(x: 38, y: middle + 4), Point(x: 38, y: middle - 4)] : []))
    write(entry.name, x: 60, role: .entry)
    block.box.maxY = y + 4
  }

  private mutating func sample(_ sample: Scene.Sample) { block.samples.append(sample) }

  private mutating func write(
    _ text: String, x: Double, size: Double = Legend.textSize, weight: TextMetrics.Weight = .regular,
    role: Scene.Words.Role, anchor: Scene.Anchor = .start
  ) {
    block.words.append(
      .init(text: text, origin: Point(x: x, y: y), size: size, weight: weight, anchor: anchor, role: role))
    let width = TextMetrics.width(of: text, size: size, weight: weight)
    let end =
      switch anchor {
      case .start: x + width
      case .middle: x + width / 2
      case .end: x
      }
    block.box.maxX = max(block.box.maxX, end)
  }
}
