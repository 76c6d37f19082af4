/// One or more plots under a title, as a file of their own.
package struct PlotSheet: Sendable {
  package enum Drawing: Sendable {
    case plot(Plot)
    case bars(BarChart)
    case matrix(MatrixChart)
  }

  package struct Panel: Sendable {
    /// Above it; empty for nothing.
    package var heading: String
    package var drawing: Drawing

    package init(_ heading: String = "", _ drawing: Drawing) {
      self.heading = heading
      self.drawing = drawing
    }
  }

  package var title: String
  /// What the plots show, in a sentence or two below the title.
  package var caption: String
  package var panels: [Panel]

  package init(title: String, caption: String, panels: [Panel]) {
    self.title = title
    self.caption = caption
    self.panels = panels
  }
}

/// Writes plots as one self-contained SVG file, in the look of the maps.
///
/// Text is text, looks are classes in one style sheet, marks with something to say have a tooltip. The file is well-formed
/// XML 1.0 whatever names hold, and has no scripts, links or references to elsewhere.
///
/// - Determinism: the same sheet, width and theme give the same bytes.
package struct PlotSheetWriter: Sendable {
  /// Of the whole picture in pixels, from 240; letters keep their size whatever it is.
  package var width: Double
  package var theme: Style.Theme

  package init(width: Double, theme: Style.Theme = .light) {
    self.width = width >= 240 && width < 10_000 ? width : 240
    self.theme = theme
  }

  /// On each side of the plots; less where the picture is narrow.
  package static let margin = 28.0
  private static let titleSize = 20.0
  private static let captionSize = 13.0
  private static let headingSize = 15.0

  /// Weak eyes get everything larger.
  private var zoom: Double { theme == .highContrast ? 1.25 : 1 }

  /// The whole file.
  package func svg(of sheet: PlotSheet) -> String {
    let whole = (width / zoom).rounded()
    let margin = whole < 480 ? 16.0 : Self.margin
    let inner = whole - 2 * margin
    var page = PlotPage()
    var y = margin
    func write(_ text: String, size: Double, names: String, _ page: inout PlotPage) {
      for line in TextMetrics.wrapped(text, to: inner, size: size, weight: names.contains("heading") ? .bold : .regular)
      {
        y += size
        page.text(line, at: Point(x: margin, y: y), size: size, names: names)
        y += size * 0.3
      }
    }
    write(sheet.title, size: Self.titleSize, names: "heading", &page)
    y += 2
    write(sheet.caption, size: Self.captionSize, names: "muted", &page)
    y += 16
    for panel in sheet.panels {
      if !panel.heading.isEmpty {
        write(panel.heading, size: Self.headingSize, names: "heading", &page)
        y += 10
      }
      var part = PlotPage()
      let writer = PlotWriter(width: inner, id: "plot")
      let height =
        switch panel.drawing {
        case .plot(let plot): writer.draw(plot, on: &part)
        case .bars(let chart): writer.draw(chart, on: &part)
        case .matrix(let chart): writer.draw(chart, on: &part)
        }
      page.add(part, at: Point(x: margin, y: y))
      y += height + 20
    }
    let height = y - 20 + margin * 0.6
    let (w, h) = (PlotPage.number(whole), PlotPage.number(height))
    let summary = ([sheet.caption] + sheet.panels.map { Self.summary(of: $0.drawing) }).filter { !$0.isEmpty }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(PlotPage.number(whole * zoom))" \
      height="\(PlotPage.number(height * zoom))" viewBox="0 0 \(w) \(h)" lang="en" role="graphics-document img" \
      aria-roledescription="plot" aria-labelledby="title" aria-describedby="summary" class="plot \(theme.rawValue)">
      <title id="title">\(XMLText.content(sheet.title))</title>
      <desc id="summary">\(XMLText.content(summary.joined(separator: " ")))</desc>
      <style>\(PlotStyle.file(theme, sizes: page.sizes))</style>
      <rect class="paper" width="100%" height="100%"/>
      \(page.body)</svg>

      """
  }

  private static func summary(of drawing: PlotSheet.Drawing) -> String {
    switch drawing {
    case .plot(let plot): plot.summary
    case .bars(let chart): chart.summary
    case .matrix(let chart): chart.summary
    }
  }
}
