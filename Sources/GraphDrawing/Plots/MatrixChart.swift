/// Values in rows and columns, each as a shade.
package struct MatrixChart: Sendable {
  package struct Cell: Hashable, Sendable {
    package var row: Int
    package var column: Int
    /// From 0 to 1; below zero, to −1, in the other color.
    package var shade: Double
    /// Written in it; empty for nothing.
    package var text: String
    /// What a pointer over it reads; empty for nothing.
    package var tooltip: String

    package init(row: Int, column: Int, shade: Double, text: String = "", tooltip: String = "") {
      self.row = row
      self.column = column
      self.shade = shade
      self.text = text
      self.tooltip = tooltip
    }
  }

  /// Rows and columns that belong together.
  package struct Block: Hashable, Sendable {
    package var rows: Range<Int>
    package var columns: Range<Int>
    /// Written beside it where its rows have no names; empty for nothing.
    package var name: String

    package init(rows: Range<Int>, columns: Range<Int>, name: String) {
      self.rows = rows
      self.columns = columns
      self.name = name
    }
  }

  /// What shades mean: the words at the pale end, at the full one, and before both.
  package struct Scale: Hashable, Sendable {
    package var title: String
    package var low: String
    package var high: String

    package init(title: String, low: String, high: String) {
      self.title = title
      self.low = low
      self.high = high
    }
  }

  package var title: String
  package var summary: String
  package var rows: [String]
  package var columns: [String]
  /// What is not empty; what lies outside is not drawn.
  package var cells: [Cell]
  /// Outlined.
  package var blocks: [Block]
  package var scale: Scale?

  package init(
    title: String, summary: String, rows: [String], columns: [String], cells: [Cell], blocks: [Block] = [],
    scale: Scale? = nil
  ) {
    self.title = title
    self.summary = summary
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.blocks = blocks
    self.scale = scale
  }

  static let levels = 9

  /// The fills of a level from 1 for positive and for negative values.
  static func shades(_ level: Int, _ colors: Colors) -> (positive: Color, negative: Color) {
    let share = 0.82 * (1 - Double(level) / Double(levels))
    return (
      colors.groups[0].mixed(with: colors.background, share), colors.groups[1].mixed(with: colors.background, share)
    )
  }

  /// The level of a shade, from 1; nil for none.
  static func level(of shade: Double) -> Int? {
    guard shade.isFinite, shade != 0 else { return nil }
    return min(levels, max(1, Int((min(abs(shade), 1) * Double(levels)).rounded(.up))))
  }

  /// The width at which every row can have its name; for small ones, what is wanted at least.
  package func width(atLeast least: Double, atMost most: Double) -> Double {
    let names = rows.map { TextMetrics.width(of: $0, size: MatrixFrame.smallest) }.max() ?? 0
    let wanted = Double(columns.count) * MatrixFrame.leastNamed + min(names, least * 0.3) + 12
    return wanted > most ? least : max(least, wanted)
  }
}

/// Where the parts of a matrix stand.
struct MatrixFrame {
  /// Below this, rows have no names of their own.
  static let leastNamed = 11.0
  static let smallest = 9.0

  let cellWidth: Double
  let cellHeight: Double
  let left: Double
  let top: Double
  let labelSize: Double
  /// Of what is written in cells; nil where not everything fits.
  let textSize: Double?
  let hasNames: Bool
  let areColumnNamesUpright: Bool

  init(_ chart: MatrixChart, width: Double) {
    let (rowCount, columnCount) = (Double(max(1, chart.rows.count)), Double(max(1, chart.columns.count)))
    let hasTexts = chart.cells.contains { !$0.text.isEmpty }
    let (widest, highest) = hasTexts ? (84.0, 34.0) : (26.0, 26.0)
    func longest(_ names: [String], _ size: Double) -> Double {
      names.map { TextMetrics.width(of: $0, size: size) }.max() ?? 0
    }
    // Names beside the rows take what they need, up to a third of the page; cells get the rest.
    var (size, names) = (PlotPage.labelSize, true)
    var start = min(longest(chart.rows, size), width * 0.32) + 8
    var cell = (width - start) / columnCount
    if cell < size + 2 {
      size = max(Self.smallest, min(size, (cell - 2).rounded(.down)))
      start = min(longest(chart.rows, size), width * 0.32) + 8
      cell = (width - start) / columnCount
      names = cell >= Self.leastNamed - 1e-6
    }
    if !names {
      size = PlotPage.labelSize
      start = min(longest(chart.blocks.map(\.name), size), width * 0.2) + 8
      cell = (width - start) / columnCount
    }
    cellWidth = max(0.5, min(cell, widest))
    cellHeight = max(0.5, min(cellWidth, highest, max(200, 2400 / rowCount)))
    let widestText = longest(chart.cells.map(\.text), 1)
    let fitting = min(PlotPage.labelSize, ((cellWidth - 3) / max(widestText, 0.1)).rounded(.down), cellHeight - 4)
    textSize = hasTexts && fitting >= Self.smallest ? fitting : nil
    left = start
    labelSize = size
    hasNames = names
    let across = longest(chart.columns, size)
    areColumnNamesUpright = across > cellWidth - 2
    top = !names ? 4 : areColumnNamesUpright ? min(across, 150) + 10 : size * TextMetrics.lineHeight + 8
  }
}

extension PlotWriter {
  /// - Returns: the height that it takes.
  func draw(_ chart: MatrixChart, on page: inout PlotPage) -> Double {
    let frame = MatrixFrame(chart, width: width)
    let right = frame.left + Double(chart.columns.count) * frame.cellWidth
    let bottom = frame.top + Double(chart.rows.count) * frame.cellHeight
    page.box(Box(minX: frame.left, minY: frame.top, maxX: right, maxY: bottom), names: "ground")
    if frame.hasNames {
      drawNames(of: chart, frame, on: &page)
    } else {
      drawBlockNames(of: chart, frame, on: &page)
    }
    let cells = chart.cells.filter { chart.rows.indices.contains($0.row) && chart.columns.indices.contains($0.column) }
    if cells.count <= 3000 {
      for cell in cells { draw(cell, frame, on: &page) }
    } else {
      drawPlainly(cells, frame, on: &page)
    }
    for block in chart.blocks {
      let rows = block.rows.clamped(to: 0..<chart.rows.count)
      let columns = block.columns.clamped(to: 0..<chart.columns.count)
      if rows.isEmpty || columns.isEmpty { continue }
      page.box(
        Box(
          minX: frame.left + Double(columns.lowerBound) * frame.cellWidth,
          minY: frame.top + Double(rows.lowerBound) * frame.cellHeight,
          maxX: frame.left + Double(columns.upperBound) * frame.cellWidth,
          maxY: frame.top + Double(rows.upperBound) * frame.cellHeight), names: "block")
    }
    guard let scale = chart.scale else { return bottom + 8 }
    return drawScale(scale, hasNegative: chart.cells.contains { $0.shade < 0 }, y: bottom + 16, on: &page)
  }

  private func drawNames(of chart: MatrixChart, _ frame: MatrixFrame, on page: inout PlotPage) {
    let size = frame.labelSize
    for (row, name) in chart.rows.enumerated() {
      let y = frame.top + (Double(row) + 0.5) * frame.cellHeight + size * 0.35
      page.text(
        TextMetrics.shortened(name, to: frame.left - 6, size: size), at: Point(x: frame.left - 6, y: y), anchor: .end,
        size: size)
    }
    for (column, name) in chart.columns.enumerated() {
      let x = frame.left + (Double(column) + 0.5) * frame.cellWidth
      if frame.areColumnNamesUpright {
        page.uprightText(
          TextMetrics.shortened(name, to: frame.top - 8, size: size), at: Point(x: x + size * 0.35, y: frame.top - 6),
          size: size)
      } else {
        page.text(name, at: Point(x: x, y: frame.top - 6), anchor: .middle, size: size)
      }
    }
  }

  private func drawBlockNames(of chart: MatrixChart, _ frame: MatrixFrame, on page: inout PlotPage) {
    let size = frame.labelSize
    var end = -Double.infinity
    for block in chart.blocks where !block.name.isEmpty {
      let middle = frame.top + Double(block.rows.lowerBound + block.rows.upperBound) / 2 * frame.cellHeight
      // Names of thin blocks would lie on each other.
      guard middle - size * 0.7 >= end else { continue }
      end = middle + size * 0.7
      page.text(
        TextMetrics.shortened(block.name, to: frame.left - 6, size: size),
        at: Point(x: frame.left - 6, y: middle + size * 0.35), anchor: .end, size: size)
    }
  }

  private func draw(_ cell: MatrixChart.Cell, _ frame: MatrixFrame, on page: inout PlotPage) {
    let x = frame.left + Double(cell.column) * frame.cellWidth
    let y = frame.top + Double(cell.row) * frame.cellHeight
    let gap = frame.cellWidth >= 6 ? 0.5 : 0
    let level = MatrixChart.level(of: cell.shade)
    if let level {
      page.box(
        Box(
          minX: x + gap, minY: y + gap, maxX: x + frame.cellWidth - gap, maxY: y + frame.cellHeight - gap),
        names: "\(cell.shade < 0 ? "n" : "p")\(level)", tooltip: cell.tooltip)
    }
    guard !cell.text.isEmpty, let size = frame.textSize else { return }
    let ink = level.map { "on-\(cell.shade < 0 ? "n" : "p")\($0)" } ?? ""
    page.text(
      cell.text, at: Point(x: x + frame.cellWidth / 2, y: y + frame.cellHeight / 2 + size * 0.35), anchor: .middle,
      size: size, names: ink)
  }

  /// Many cells as one path for each shade.
  private func drawPlainly(_ cells: [MatrixChart.Cell], _ frame: MatrixFrame, on page: inout PlotPage) {
    var paths = [String](repeating: "", count: 2 * MatrixChart.levels + 2)
    let (width, height) = (PlotPage.fine(frame.cellWidth), PlotPage.fine(frame.cellHeight))
    for cell in cells {
      guard let level = MatrixChart.level(of: cell.shade) else { continue }
      let x = PlotPage.fine(frame.left + Double(cell.column) * frame.cellWidth)
      let y = PlotPage.fine(frame.top + Double(cell.row) * frame.cellHeight)
      paths[2 * level + (cell.shade < 0 ? 1 : 0)] += "M\(x) \(y)h\(width)v\(height)h-\(width)z"
    }
    for (place, path) in paths.enumerated() where !path.isEmpty {
      page.path(path, names: "\(place % 2 == 0 ? "p" : "n")\(place / 2)")
    }
  }

  /// - Returns: where it ends.
  private func drawScale(
    _ scale: MatrixChart.Scale, hasNegative: Bool, y: Double, on page: inout PlotPage
  ) -> Double {
    let size = PlotPage.labelSize
    let levels = Array(1...MatrixChart.levels)
    let shades = hasNegative ? levels.reversed().map { "n\($0)" } + levels.map { "p\($0)" } : levels.map { "p\($0)" }
    let step = hasNegative ? 8.0 : 14.0
    let ends = [scale.low, scale.high].map { TextMetrics.shortened($0, to: width * 0.2, size: size) }
    let shadesWidth = step * Double(shades.count)
    let room = width - shadesWidth - 24 - ends.reduce(0) { $0 + TextMetrics.width(of: $1, size: size) }
    // Where the title would not fit before them, it has a line of its own.
    let isApart = TextMetrics.width(of: scale.title, size: size) > room
    var (x, top) = (0.0, y)
    func write(_ text: String, _ page: inout PlotPage) {
      page.text(text, at: Point(x: x, y: top + 10), size: size, names: "muted")
      x += TextMetrics.width(of: text, size: size) + 8
    }
    if !scale.title.isEmpty { write(TextMetrics.shortened(scale.title, to: width, size: size), &page) }
    if isApart { (x, top) = (0, top + 20) }
    write(ends[0], &page)
    for shade in shades {
      page.box(Box(minX: x, minY: top, maxX: x + step, maxY: top + 12), names: shade)
      x += step
    }
    x += 8
    write(ends[1], &page)
    return top + 24
  }
}
