/// Values against values: marks over two axes, as plain data. `PlotWriter` draws it.
package struct Plot: Sendable {
  /// One place of a mark.
  package struct Place: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A dot that may have a name.
  package struct Dot: Hashable, Sendable {
    package var x: Double
    package var y: Double
    /// What a pointer over it reads; empty for nothing.
    package var tooltip: String
    /// Written beside it where there is room; empty for nothing. Earlier dots choose first.
    package var label: String

    package init(x: Double, y: Double, tooltip: String = "", label: String = "") {
      self.x = x
      self.y = y
      self.tooltip = tooltip
      self.label = label
    }
  }

  /// The range of values at one place.
  package struct Span: Hashable, Sendable {
    package var x: Double
    package var low: Double
    package var high: Double

    package init(x: Double, low: Double, high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// What stands between two values of the horizontal axis and two of the vertical one.
  package struct Column: Hashable, Sendable {
    package var start: Double
    package var end: Double
    package var low: Double
    package var high: Double
    /// What a pointer over it reads; empty for nothing.
    package var tooltip: String

    package init(start: Double, end: Double, low: Double = 0, high: Double, tooltip: String = "") {
      self.start = start
      self.end = end
      self.low = low
      self.high = high
      self.tooltip = tooltip
    }
  }

  /// What makes one series differ from another: its color and, for dots, its shape.
  package enum Tone: Int, Sendable, CaseIterable {
    case first, second, third, muted, alert

    var className: String { "t\(rawValue)" }
  }

  package enum Mark: Sendable {
    /// An area between two curves.
    case band([Span], tone: Tone, name: String)
    case line([Place], tone: Tone, name: String)
    case dots([Dot], tone: Tone, name: String)
    /// Upright bars.
    case columns([Column], tone: Tone, name: String)
    /// A line across at a value of the horizontal axis, with a word at its top.
    case divider(Double, label: String)
    /// The line on which both values are equal, or one a multiple of the other: y = factor · x.
    case slope(Double, label: String)
  }

  /// What it shows, for those who do not see it.
  package var title: String
  package var summary: String
  package var horizontal: PlotAxis
  package var vertical: PlotAxis
  package var marks: [Mark]

  package init(title: String, summary: String, horizontal: PlotAxis, vertical: PlotAxis, marks: [Mark]) {
    self.title = title
    self.summary = summary
    self.horizontal = horizontal
    self.vertical = vertical
    self.marks = marks
  }
}

/// Bars from left to right, one row for each name, each made of segments.
package struct BarChart: Sendable {
  package struct Row: Hashable, Sendable {
    package var name: String
    /// One value for each series, drawn one behind the other.
    package var values: [Double]
    /// What stands behind the bar.
    package var note: String

    package init(name: String, values: [Double], note: String) {
      self.name = name
      self.values = values
      self.note = note
    }
  }

  package struct Series: Hashable, Sendable {
    package var name: String
    package var tone: Plot.Tone

    package init(name: String, tone: Plot.Tone) {
      self.name = name
      self.tone = tone
    }
  }

  package var title: String
  package var summary: String
  package var series: [Series]
  package var rows: [Row]

  package init(title: String, summary: String, series: [Series], rows: [Row]) {
    self.title = title
    self.summary = summary
    self.series = series
    self.rows = rows
  }
}
