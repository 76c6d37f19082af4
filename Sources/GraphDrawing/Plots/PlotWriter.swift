#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Draws plots as SVG elements that can stand in a page of HTML, in the look of the maps.
///
/// Text is text, colors come from the page's style sheet and so follow its light or dark theme, every dot with something
/// to say has a tooltip. Nothing refers to anything elsewhere, nothing runs.
///
/// - Determinism: the same plot and width give the same bytes.
package struct PlotWriter: Sendable {
  /// In pixels; letters keep their size whatever it is, so a page asks for one drawing for each width that it serves.
  package var width: Double
  /// Begins every `id`, so that several can stand in one page; letters, digits, `-` and `_` are kept.
  package var id: String

  package init(width: Double, id: String) {
    self.width = width >= 200 && width < 10_000 ? width : 200
    self.id = id
  }

  private static let rowHeight = 34.0
  private static let barHeight = 18.0

  /// Values against values.
  package func svg(of plot: Plot) -> String {
    var page = PlotPage()
    let height = draw(plot, on: &page)
    return page.element(title: plot.title, summary: plot.summary, id: id, width: width, height: height)
  }

  /// - Returns: the height that it takes.
  func draw(_ plot: Plot, on page: inout PlotPage) -> Double {
    let top = page.legend(Self.entries(of: plot), width: width, y: 0)
    let frame = Frame(plot, width: width, top: top)
    frame.drawAxes(plot, on: &page)
    var labels = PlotLabels(inside: frame.box)
    for mark in plot.marks { frame.draw(mark, on: &page) }
    for mark in plot.marks {
      if case .dots(let dots, _, _) = mark { labels.avoid(dots.compactMap { frame.point($0.x, $0.y) }) }
      if case .line(let places, _, _) = mark { labels.avoid(line: places.compactMap { frame.point($0.x, $0.y) }) }
    }
    for mark in plot.marks {
      guard case .slope(let factor, let text) = mark,
        let label = labels.place(text, along: frame.slope(factor))
      else { continue }
      page.text(label.text, at: label.origin, anchor: label.anchor, size: PlotPage.labelSize, names: "muted label")
    }
    for mark in plot.marks {
      guard case .dots(let dots, _, _) = mark else { continue }
      for dot in dots where !dot.label.isEmpty {
        guard let point = frame.point(dot.x, dot.y), let label = labels.place(dot.label, at: point) else { continue }
        page.text(label.text, at: label.origin, anchor: label.anchor, size: PlotPage.labelSize, names: "label")
      }
    }
    return frame.box.maxY + frame.below
  }

  private static func entries(of plot: Plot) -> [(sample: PlotPage.Sample, name: String)] {
    plot.marks.compactMap { mark in
      switch mark {
      case .band(_, let tone, let name): name.isEmpty ? nil : (.area(tone), name)
      case .line(_, let tone, let name): name.isEmpty ? nil : (.line(tone), name)
      case .dots(let dots, let tone, let name): name.isEmpty || dots.isEmpty ? nil : (.dot(tone), name)
      case .columns(let columns, let tone, let name): name.isEmpty || columns.isEmpty ? nil : (.bar(tone), name)
      case .divider, .slope: nil
      }
    }
  }

  /// Bars in rows; names stand before them, or above where the page is narrow.
  package func svg(of chart: BarChart) -> String {
    var page = PlotPage()
    let height = draw(chart, on: &page)
    return page.element(title: chart.title, summary: chart.summary, id: id, width: width, height: height)
  }

  /// - Returns: the height that it takes.
  func draw(_ chart: BarChart, on page: inout PlotPage) -> Double {
    let entries = chart.series.count > 1 ? chart.series.map { (PlotPage.Sample.bar($0.tone), $0.name) } : []
    let top = page.legend(entries, width: width, y: 0) + 4
    let size = PlotPage.titleSize
    let longest = chart.rows.map { TextMetrics.width(of: $0.name, size: size) }.max() ?? 0
    let isNarrow = width < 480
    let start = isNarrow ? 0 : min(longest, width * 0.3) + 12
    let notes = chart.rows.map { TextMetrics.width(of: $0.note, size: PlotPage.tickSize) }.max() ?? 0
    let room = max(40, width - start - min(notes, width * 0.4) - 10)
    let most = chart.rows.map { Self.total($0) }.max() ?? 0
    let scale = most > 0 ? room / most : 0
    let step = isNarrow ? Self.rowHeight + 16 : Self.rowHeight
    for (number, row) in chart.rows.enumerated() {
      let barTop = top + Double(number) * step + (isNarrow ? 20 : 0)
      let baseline = barTop + Self.barHeight / 2 + 4
      if isNarrow {
        let name = TextMetrics.shortened(row.name, to: width, size: size)
        page.text(name, at: Point(x: 0, y: barTop - 6), size: size)
      } else {
        let name = TextMetrics.shortened(row.name, to: start - 12, size: size)
        page.text(name, at: Point(x: start - 12, y: baseline), anchor: .end, size: size)
      }
      var x = start
      for (value, series) in zip(row.values, chart.series) where value.isFinite && value > 0 {
        // What is there is seen, however little it is.
        let end = x + max(1.5, value * scale)
        page.box(
          Box(minX: x, minY: barTop, maxX: end, maxY: barTop + Self.barHeight), names: "bar \(series.tone.className)",
          tooltip: "\(row.name), \(series.name): \(NumberText.readable(value))")
        x = end
      }
      if x == start {
        page.line(
          from: Point(x: start, y: barTop), to: Point(x: start, y: barTop + Self.barHeight), names: "axis")
      }
      let note = TextMetrics.shortened(row.note, to: max(30, width - x - 8), size: PlotPage.tickSize)
      page.text(note, at: Point(x: x + 8, y: baseline), names: "muted")
    }
    return top + Double(chart.rows.count) * step + 4
  }

  private static func total(_ row: BarChart.Row) -> Double {
    row.values.reduce(0) { $1.isFinite && $1 > 0 ? $0 + $1 : $0 }
  }

}

/// The rectangle between the axes of one plot.
private struct Frame {
  let box: Box
  /// What the marks below the box take.
  let below: Double
  private let horizontal: PlotAxis
  private let vertical: PlotAxis
  private let verticalTicks: [PlotAxis.Tick]

  init(_ plot: Plot, width: Double, top: Double) {
    horizontal = plot.horizontal
    vertical = plot.vertical
    let height = min(max(width * 0.55, 220), 360)
    let line = PlotPage.tickSize * TextMetrics.lineHeight
    verticalTicks = vertical.ticks(length: height, gap: 24) { _ in line }
    let widest = verticalTicks.map { TextMetrics.width(of: $0.label, size: PlotPage.tickSize) }.max() ?? 0
    let start = top + 30
    box = Box(minX: min(widest + 10, width * 0.4), minY: start, maxX: width - 16, maxY: start + height)
    below = 48
  }

  func point(_ x: Double, _ y: Double) -> Point? {
    guard let across = horizontal.place(of: x), let up = vertical.place(of: y) else { return nil }
    return Point(x: box.minX + across * box.width, y: box.maxY - up * box.height)
  }

  func drawAxes(_ plot: Plot, on page: inout PlotPage) {
    page.text(
      TextMetrics.shortened(vertical.title, to: box.maxX, size: PlotPage.titleSize),
      at: Point(x: 0, y: box.minY - 16), size: PlotPage.titleSize, names: "muted")
    for tick in verticalTicks {
      guard let up = vertical.place(of: tick.value) else { continue }
      let y = box.maxY - up * box.height
      page.line(from: Point(x: box.minX, y: y), to: Point(x: box.maxX, y: y), names: "grid")
      page.text(tick.label, at: Point(x: box.minX - 8, y: y + 4), anchor: .end)
    }
    let width = { (label: String) in TextMetrics.width(of: label, size: PlotPage.tickSize) }
    for tick in horizontal.ticks(length: box.width, gap: 12, extent: width) {
      guard let across = horizontal.place(of: tick.value) else { continue }
      let x = box.minX + across * box.width
      page.line(from: Point(x: x, y: box.maxY), to: Point(x: x, y: box.maxY + 5), names: "axis")
      // The words stay on the page where the mark stands at its end.
      let half = width(tick.label) / 2
      let middle = min(max(x, half), box.maxX + 16 - half)
      page.text(tick.label, at: Point(x: middle, y: box.maxY + 20), anchor: .middle)
    }
    page.line(from: Point(x: box.minX, y: box.maxY), to: Point(x: box.maxX, y: box.maxY), names: "axis")
    page.text(
      TextMetrics.shortened(horizontal.title, to: box.maxX, size: PlotPage.titleSize),
      at: Point(x: box.maxX, y: box.maxY + 40), anchor: .end, size: PlotPage.titleSize, names: "muted")
  }

  func draw(_ mark: Plot.Mark, on page: inout PlotPage) {
    switch mark {
    case .band(let spans, let tone, _):
      let upper = spans.compactMap { point($0.x, $0.high) }
      let lower = spans.compactMap { point($0.x, $0.low) }
      let outline = (upper + lower.reversed()).map { PlotPage.at($0) }
      if upper.count > 1 { page.path("M\(outline.joined(separator: "L"))Z", names: "band \(tone.className)") }
    case .line(let places, let tone, _):
      let points = places.compactMap { point($0.x, $0.y) }.map { PlotPage.at($0) }
      if points.count > 1 { page.path("M\(points.joined(separator: "L"))", names: "line \(tone.className)") }
    case .dots(let dots, let tone, _):
      for dot in dots {
        if let center = point(dot.x, dot.y) { page.dot(at: center, tone: tone, tooltip: dot.tooltip) }
      }
    case .columns(let columns, let tone, _):
      for column in columns {
        guard let start = point(column.start, column.low), let end = point(column.end, column.high) else { continue }
        // A gap between neighbors where there is room for one.
        let gap = end.x - start.x > 4 ? 0.5 : 0
        page.box(
          Box(minX: start.x + gap, minY: end.y, maxX: end.x - gap, maxY: start.y),
          names: end.x - start.x > 8 ? "bar \(tone.className)" : "thin bar \(tone.className)", tooltip: column.tooltip)
      }
    case .divider(let value, let label):
      guard let across = horizontal.place(of: value) else { return }
      let x = box.minX + across * box.width
      page.line(from: Point(x: x, y: box.minY), to: Point(x: x, y: box.maxY), names: "divider")
      page.text(label, at: Point(x: x - 4, y: box.minY + 12), anchor: .end, names: "muted label")
    case .slope(let factor, _):
      let points = slope(factor).map { PlotPage.at($0) }
      if points.count > 1 { page.path("M" + points.joined(separator: "L"), names: "divider") }
    }
  }

  /// The part of y = factor · x that lies inside of the box, in steps, since it bends where scales differ.
  func slope(_ factor: Double) -> [Point] {
    let (low, high) = (horizontal.range.lowerBound, horizontal.range.upperBound)
    return (0...60).compactMap { step -> Point? in
      let share = Double(step) / 60
      let x = horizontal.scale == .linear ? low + share * (high - low) : low * exp2(share * log2(high / low))
      let y = factor * x
      return y >= vertical.range.lowerBound && y <= vertical.range.upperBound ? point(x, y) : nil
    }
  }
}
