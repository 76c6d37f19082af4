/// The look of plots: rules for their classes, with the colors of a theme or of a page that knows several.
struct PlotStyle {
  /// What a color is for.
  private enum Role {
    case paper, ink, muted, grid, axis
    case tone(Plot.Tone)

    var variable: String {
      switch self {
      case .paper: "--paper"
      case .ink: "--ink"
      case .muted: "--muted"
      case .grid: "--grid"
      case .axis: "--axis"
      case .tone(let tone): "--\(tone.className)"
      }
    }

    static let all: [Role] = [.paper, .ink, .muted, .grid, .axis] + Plot.Tone.allCases.map { .tone($0) }

    func color(_ colors: Colors) -> Color {
      switch self {
      case .paper: colors.background
      case .ink: colors.ink
      case .muted: colors.mutedInk
      case .grid: colors.edge.mixed(with: colors.background, 0.75)
      case .axis: colors.edge
      case .tone(.first): colors.groups[0]
      case .tone(.second): colors.groups[1]
      case .tone(.third): colors.groups[2]
      case .tone(.muted): colors.edge
      case .tone(.alert): colors.route
      }
    }
  }

  /// For a page whose reader's system says whether it is light or dark.
  static let page: String = {
    func properties(_ theme: Style.Theme) -> String {
      let colors = Colors.of(theme)
      return Role.all.map { "\($0.variable):\($0.color(colors).css)" }.joined(separator: ";")
    }
    let head = [
      ":root{color-scheme:light dark;\(properties(.light))}",
      "@media(prefers-color-scheme:dark){:root{\(properties(.dark))}}",
      ".plot{display:block;max-width:100%;overflow:visible}",
    ]
    let sizes = [PlotPage.tickSize, PlotPage.titleSize, PlotPage.labelSize]
    return (head + rules { "var(\($0.variable))" } + PlotStyle.sizes(sizes)).joined(separator: "\n")
  }()

  /// For a file of its own; colors stand in the rules, since not every program that shows SVG knows variables.
  static func file(_ theme: Style.Theme, sizes: Set<Double>) -> String {
    var lines =
      painted(Colors.of(theme)) + self.sizes(sizes) + [
        ".plot{max-width:100%;height:auto}", ".plot .heading{font-weight:bold}",
      ]
    if theme == .auto {
      lines.append("@media(prefers-color-scheme:dark){\(painted(Colors.of(.dark)).joined(separator: "\n"))}")
    }
    if theme == .highContrast {
      let ink = Colors.of(theme).ink.css
      lines.append(".plot .line,.plot .ring{stroke-width:3}")
      lines.append(".plot .axis,.plot .block{stroke:\(ink);stroke-width:1.5}")
      lines.append(".plot .bar:not(.thin),.plot .dot{stroke:\(ink);stroke-width:1}")
    }
    return lines.joined(separator: "\n")
  }

  private static func painted(_ colors: Colors) -> [String] {
    var lines =
      [".plot{background:\(colors.background.css)}", ".paper{fill:\(colors.background.css)}"]
      + rules { $0.color(colors).css }
    for level in 1...MatrixChart.levels {
      let (positive, negative) = MatrixChart.shades(level, colors)
      for (name, shade) in [("p\(level)", positive), ("n\(level)", negative)] {
        lines.append(".plot .\(name){fill:\(shade.css)}")
        // What is written on it.
        lines.append(
          ".plot .on-\(name){fill:\(shade.contrast(with: Color(hex: 0x1B1F24)) >= shade.contrast(with: Color(hex: 0xFFFFFF)) ? "#1b1f24" : "#ffffff")}"
        )
      }
    }
    lines.append(".plot .ground{fill:\(colors.edge.mixed(with: colors.background, 0.92).css)}")
    lines.append(".plot .block{fill:none;stroke:\(colors.mutedInk.css);stroke-width:1}")
    return lines
  }

  private static func rules(_ color: (Role) -> String) -> [String] {
    let fixed = [
      ".plot text{font-family:\(Style.fontFamily);fill:\(color(.ink));unicode-bidi:isolate}",
      ".plot .m{text-anchor:middle}", ".plot .e{text-anchor:end}", ".plot .muted{fill:\(color(.muted))}",
      ".plot .grid{stroke:\(color(.grid));stroke-width:1;fill:none}",
      ".plot .axis{stroke:\(color(.axis));stroke-width:1;fill:none}",
      ".plot .divider{stroke:\(color(.muted));stroke-width:1;stroke-dasharray:4 4;fill:none}",
      ".plot .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}",
      ".plot .line.t1{stroke-dasharray:9 4}", ".plot .line.t2{stroke-dasharray:2 3}",
      ".plot .band{fill:currentColor;fill-opacity:.22;stroke:none}", ".plot .bar{fill:currentColor}",
      ".plot .dot{fill:currentColor;stroke:\(color(.paper));stroke-width:1}",
      ".plot .ring{fill:\(color(.paper));stroke:currentColor;stroke-width:2}",
      ".plot .label{paint-order:stroke;stroke:\(color(.paper));stroke-width:3px;stroke-linejoin:round}",
    ]
    return fixed + Plot.Tone.allCases.map { ".plot .\($0.className){color:\(color(.tone($0)))}" }
  }

  private static func sizes(_ sizes: some Sequence<Double>) -> [String] {
    Set(sizes).sorted().map { ".plot .\(PlotPage.sizeName($0)){font-size:\(PlotPage.number($0))px}" }
  }
}

extension PlotWriter {
  /// The style sheet of a page with plots: light, and dark where the reader's system asks for it.
  package static let css = PlotStyle.page
}
