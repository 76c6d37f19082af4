/// The explanation beside the map: route, colors, sizes and widths with their values.
struct Legend {
  /// A color with its meaning.
  struct Entry {
    var hue: Scene.Hue
    var name: String
    var count: Int
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
  var sizeName = "size"
  /// Values with the radius of their discs, greatest first.
  var sizes: [(value: Double, radius: Double)] = []
  var strengthName = "strength"
  /// Values with the width of their lines, greatest first.
  var strengths: [(value: Double, width: Double)] = []

  private static let textSize = 12.0
  private static let headingSize = 11.0
  private static let widestText = 200.0
  private static let swatch = 34.0
  private static let rowHeight = 20.0

  /// Up to three round values within the range, greatest first: the greatest 1, 2 or 5 × 10ⁿ that fits, then about a
  /// quarter and a sixteenth of it, which gives discs of half and quarter radius.
  static func samples(upTo greatest: Double, from least: Double) -> [Double] {
    guard greatest.isFinite, greatest > 0 else { return [] }
    var values: [Double] = []
    for share in [1.0, 0.25, 0.05] {
      let value = rounded(greatest * share)
      if value > 0, value >= least, values.last.map({ value < $0 }) ?? true { values.append(value) }
    }
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

  /// Places the legend with its upper left corner in the origin; nil when there is nothing to explain.
  func arranged() -> (words: [Scene.Words], samples: [Scene.Sample], box: Box)? {
    var page = Page()
    if !routes.isEmpty {
      page.heading(routes.count == 1 ? "Route" : "Routes")
      for route in routes { page.route(route) }
    }
    if !groups.isEmpty {
      page.heading(groupName)
      for entry in groups { page.group(entry) }
    }
    if !sizes.isEmpty {
      page.heading(sizeName)
      for size in sizes { page.size(size.value, radius: size.radius) }
    }
    if !strengths.isEmpty {
      page.heading(strengthName)
      for strength in strengths { page.strength(strength.value, width: strength.width) }
    }
    guard page.y > 0 else { return nil }
    return (page.words, page.samples, Box(minX: 0, minY: 0, maxX: page.width, maxY: page.y))
  }

  /// Rows below rows.
  private struct Page {
    var words: [Scene.Words] = []
    var samples: [Scene.Sample] = []
    var y = 0.0
    var width = 0.0

    mutating func heading(_ text: String) {
      if y > 0 { y += 16 }
      for line in TextMetrics.wrapped(
        text, to: Legend.widestText, size: Legend.headingSize, weight: .bold)
      {
        y += 16
        write(line, x: 0, size: Legend.headingSize, weight: .bold, role: .heading)
      }
      y += 6
    }

    mutating func route(_ route: RouteEntry) {
      y += Legend.rowHeight
      samples.append(
        .line(
          from: Point(x: 4, y: y - 4), to: Point(x: Legend.swatch - 8, y: y - 4),
          width: route.tone == .route ? 6 : 4, tone: route.tone))
      for (index, line) in TextMetrics.wrapped(
        route.name, to: Legend.widestText, size: Legend.textSize
      ).enumerated() {
        if index > 0 { y += 16 }
        write(line, x: Legend.swatch, size: Legend.textSize, role: .entry)
      }
      if let note = route.note {
        y += 16
        write(
          TextMetrics.shortened(note, to: Legend.widestText, size: Legend.textSize),
          x: Legend.swatch,
          size: Legend.textSize, role: .note)
      }
    }

    mutating func group(_ entry: Entry) {
      y += Legend.rowHeight
      samples.append(.disc(center: Point(x: 8, y: y - 4), radius: 7, hue: entry.hue))
      let count = " (\(entry.count))"
      let room = Legend.widestText - TextMetrics.width(of: count, size: Legend.textSize)
      let name = TextMetrics.shortened(entry.name, to: room, size: Legend.textSize)
      write(name + count, x: 22, size: Legend.textSize, role: .entry)
    }

    mutating func size(_ value: Double, radius: Double) {
      let height = max(Legend.rowHeight, 2 * radius + 5)
      samples.append(.outline(center: Point(x: 24, y: y + height / 2), radius: radius))
      y += height
      let below = y
      y -= height / 2 - 4
      write(Legend.text(value), x: 60, size: Legend.textSize, role: .entry)
      y = below
    }

    mutating func strength(_ value: Double, width: Double) {
      y += Legend.rowHeight
      samples.append(
        .line(from: Point(x: 3, y: y - 4), to: Point(x: 46, y: y - 4), width: width, tone: .normal))
      write(Legend.text(value), x: 60, size: Legend.textSize, role: .entry)
    }

    private mutating func write(
      _ text: String, x: Double, size: Double, weight: TextMetrics.Weight = .regular,
      role: Scene.Words.Role
    ) {
      words.append(
        .init(
          text: text, origin: Point(x: x, y: y), size: size, weight: weight, anchor: .start,
          role: role))
      width = max(width, x + TextMetrics.width(of: text, size: size, weight: weight))
    }
  }

  /// The number without a trailing `.0`; thousands and more in full as long as that is short.
  static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }
}
