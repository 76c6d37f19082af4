/// The colors that marks end up with, and the style sheet that says so. Nothing in it comes from a drawing.
struct StyleSheet {
  let colors: Colors
  private let theme: Style.Theme
  private let scene: Scene

  init(style: Style, scene: Scene) {
    colors = Colors.of(style.theme)
    theme = style.theme
    self.scene = scene
  }

  /// The fill of a disc.
  func fill(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    let full =
      switch hue {
      case .group(let place): colors.groups[place]
      case .rest: colors.rest
      case .plain: colors.plain
      }
    return tone == .dimmed ? full.mixed(with: colors.background, 0.62) : full
  }

  /// The stroke of a line.
  func stroke(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    switch tone {
    case .route: return colors.route
    case .otherRoute: return colors.otherRoute
    case .dimmed: return colors.edge.mixed(with: colors.background, 0.6)
    case .normal:
      guard case .group(let place) = hue else { return colors.edge }
      return colors.edge.mixed(with: colors.groups[place], 0.55)
    }
  }

  /// How much of a line outside of routes covers what lies below.
  func opacity(of line: Scene.Line) -> Double { theme == .print ? 1 : line.opacity }

  /// The color of a name.
  func ink(_ tone: Scene.Tone) -> Color {
    tone == .dimmed ? colors.mutedInk.mixed(with: colors.background, 0.2) : colors.ink
  }

  /// The color of a name inside a disc.
  func ink(on fill: Color) -> Color {
    fill.brightness > 0.3 ? Color(hex: 0x1B1F24) : Color(hex: 0xFFFFFF)
  }

  var css: String {
    var rules = [
      ".background{fill:\(colors.background.css)}",
      "text{font-family:\(Style.fontFamily);fill:\(colors.ink.css);unicode-bidi:isolate}",
      ".middle{text-anchor:middle}", ".end{text-anchor:end}",
      ".edge{fill:none;stroke:currentColor;stroke-linecap:round}",
      ".edge .head{fill:currentColor;stroke:none}",
      ".inferred{stroke-dasharray:6 5}",
      ".vertex{fill:currentColor;stroke:\(colors.background.css);stroke-width:1.5}",
      ".edge.plain,.edge.rest{color:\(colors.edge.css)}",
      ".vertex.plain{color:\(colors.plain.css)}", ".vertex.rest{color:\(colors.rest.css)}",
    ]
    let used = colors.groups.indices.filter { place in
      scene.discs.contains { $0.hue == .group(place) }
    }
    for place in used {
      rules.append(".vertex.g\(place){color:\(fill(.group(place)).css)}")
      rules.append(".edge.g\(place){color:\(stroke(.group(place)).css)}")
    }
    if scene.hasRoute {
      rules.append(".edge.dim{color:\(stroke(.plain, .dimmed).css)}")
      for place in used {
        rules.append(".vertex.g\(place).dim{color:\(fill(.group(place), .dimmed).css)}")
      }
      rules.append(".vertex.plain.dim{color:\(fill(.plain, .dimmed).css)}")
      rules.append(".vertex.rest.dim{color:\(fill(.rest, .dimmed).css)}")
      rules.append(".label.dim{fill:\(ink(.dimmed).css)}")
      rules.append(".halo{fill:none;stroke:\(colors.background.css);stroke-linecap:round}")
      for (name, color) in [("on-route", colors.route), ("on-other-route", colors.otherRoute)] {
        rules.append(".edge.\(name){color:\(color.css)}")
        rules.append(".vertex.\(name){stroke:\(color.css);stroke-width:3}")
        rules.append(
          ".ring.\(name){fill:\(colors.background.css);stroke:\(color.css);stroke-width:2}")
        rules.append(
          ".step.\(name) rect{fill:\(colors.background.css);stroke:\(color.css);stroke-width:1.5}")
        rules.append(".step.\(name) text{fill:\(color.css);font-weight:bold}")
        rules.append(".label.\(name){font-weight:bold}")
      }
    }
    rules += [
      ".label{paint-order:stroke;stroke:\(colors.background.css);stroke-width:3px;stroke-linejoin:round}",
      ".label.inside{stroke:none}", ".label.on-dark{fill:#ffffff}", ".label.on-light{fill:#1b1f24}",
      ".leader{fill:none;stroke:\(colors.mutedInk.css);stroke-width:.8}",
      ".outline{fill:none;stroke:\(colors.mutedInk.css);stroke-width:1.2}",
      ".title,.heading{font-weight:bold}", ".heading,.note{fill:\(colors.mutedInk.css)}",
    ]
    let sizes = Set(
      scene.labels.map(\.size) + scene.words.map(\.size) + scene.badges.map(\.size))
    for size in sizes.sorted() {
      let text = NumberText.fixed(size)
      rules.append(".s\(text){font-size:\(text)px}")
    }
    return rules.joined(separator: "\n")
  }
}
