/// The colors that marks end up with, and the style sheet that says so. Nothing in it comes from a drawing.
struct StyleSheet {
  let colors: Colors
  private let theme: Style.Theme
  private let scene: Scene

  init(style: Style, scene: Scene) {
    self.init(theme: style.theme, colors: Colors.of(style.theme), scene: scene)
  }

  private init(theme: Style.Theme, colors: Colors, scene: Scene) {
    self.theme = theme
    self.colors = colors
    self.scene = scene
  }

  // MARK: Colors of marks

  /// How far what is not on a route steps back towards the background.
  private var dimming: Double { theme == .highContrast ? 0.45 : 0.62 }

  /// The fill of a disc.
  func fill(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    let full =
      switch hue {
      case .group(let place): colors.groups[place]
      case .step(let place): colors.scale[place]
      case .rest: colors.rest
      case .plain: colors.plain
      case .unknown: colors.background
      }
    return tone == .dimmed ? full.mixed(with: colors.background, dimming) : full
  }

  /// The rim of a disc.
  func rim(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    switch tone {
    case .route: colors.route
    case .otherRoute: colors.otherRoute
    case .normal: colors.rim(of: fill(hue))
    case .dimmed: colors.rim(of: fill(hue)).mixed(with: colors.background, dimming)
    }
  }

  /// The stroke of a line.
  func stroke(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    switch tone {
    case .route: return colors.route
    case .otherRoute: return colors.otherRoute
    case .dimmed: return colors.edge.mixed(with: colors.background, dimming)
    case .normal:
      guard case .group(let place) = hue else { return colors.edge }
      return colors.edge.mixed(with: colors.groups[place], 0.55)
    }
  }

  /// The fill of the shape that holds a group together.
  func tint(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    fill(hue).mixed(with: colors.background, tone == .dimmed ? 0.92 : 0.84)
  }

  /// The rim of that shape.
  func tintRim(_ hue: Scene.Hue, _ tone: Scene.Tone = .normal) -> Color {
    fill(hue).mixed(with: colors.background, tone == .dimmed ? 0.8 : 0.5)
  }

  /// How much of a line covers what lies below; on paper faint lines are drawn in full, or at least darker in a crowd.
  func opacity(of line: Scene.Line) -> Double {
    if line.tone.isRoute { return 1 }
    return switch theme {
    case .print, .highContrast: line.opacity >= 0.3 ? 1 : min(2.5 * line.opacity, 1)
    case .light, .dark, .auto: line.opacity
    }
  }

  /// The color of a name.
  func ink(_ tone: Scene.Tone) -> Color { tone == .dimmed ? colors.mutedInk : colors.ink }

  /// The color of a name inside a disc: whichever of nearly black and white is the clearer.
  func ink(on fill: Color) -> Color {
    let (dark, light) = (Color(hex: 0x1B1F24), Color(hex: 0xFFFFFF))
    return fill.contrast(with: dark) >= fill.contrast(with: light) ? dark : light
  }

  /// Whether a disc of that hue has an eye, a second sign beside its color.
  func hasEye(_ hue: Scene.Hue) -> Bool {
    guard case .group(let place) = hue, let first = colors.firstEye else { return false }
    return place >= first
  }

  // MARK: The sheet

  var css: String {
    var rules = shapeRules + colorRules
    if theme == .auto {
      let dark = StyleSheet(theme: theme, colors: .of(.dark), scene: scene)
      rules.append("@media (prefers-color-scheme:dark){")
      rules += dark.colorRules
      rules.append("}")
    }
    return rules.joined(separator: "\n")
  }

  /// The hues of discs, each once, in a fixed order.
  private var hues: [Scene.Hue] {
    let known: [Scene.Hue] =
      [.plain, .rest, .unknown] + colors.groups.indices.map { .group($0) } + colors.scale.indices.map { .step($0) }
    var used = Set(scene.discs.map(\.hue))
    for case .band(_, let hue) in scene.samples { used.insert(hue) }
    return known.filter(used.contains)
  }

  /// What does not depend on the colors of a theme.
  private var shapeRules: [String] {
    let width = NumberText.fixed(scene.rimWidth, digits: 2)
    var rules = [
      // Narrow windows show the whole map, smaller.
      ".network-map{max-width:100%;height:auto}",
      "text{font-family:\(Style.fontFamily);unicode-bidi:isolate;text-rendering:geometricPrecision}",
      ".rtl{direction:rtl}", ".gap{font-size:0}",
      ".vertex:focus-visible{outline:none;stroke-width:4}",
      ".middle{text-anchor:middle}", ".end{text-anchor:end}",
      ".edge{fill:none;stroke:currentColor;stroke-linecap:round}",
      ".edge .head{fill:currentColor;stroke:none}",
      ".vertex{fill:currentColor;stroke-width:\(width)}",
      ".label{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}", ".label.inside{stroke:none}",
      ".leader{fill:none;stroke-width:.8}", ".outline{fill:none;stroke-width:1.2}",
      ".title,.heading{font-weight:bold}",
    ]
    let certainties = Set(scene.lines.map(\.certainty))
    if certainties.contains(.inferred) { rules.append(".inferred{stroke-dasharray:6 5}") }
    if certainties.contains(.declared) { rules.append(".declared{stroke-dasharray:0.1 4}") }
    if scene.hasBands { rules.append(".band{fill:currentColor}") }
    if !scene.hulls.isEmpty { rules.append(".hull{fill-rule:evenodd;stroke-width:1;stroke-linejoin:round}") }
    if scene.discs.count > Crowd.vertices {
      rules.append(".vertex{stroke-width:.5}")
      rules.append(".vertex.dot{fill:none;stroke:currentColor;stroke-width:inherit;stroke-linecap:round}")
    }
    if scene.lines.count > Crowd.lines { rules.append(".crowd .inferred,.crowd .declared{stroke-dasharray:60 50}") }
    if scene.hasRoute {
      rules += [
        ".halo{fill:none;stroke-linecap:round}", ".vertex.on-route,.vertex.on-other-route{stroke-width:3}",
        ".ring{stroke-width:2}", ".step rect{stroke-width:1.5}",
        ".step text,.label.on-route,.label.on-other-route{font-weight:bold}",
      ]
    }
    if !scene.rings.isEmpty {
      rules += [
        "circle.distance{fill:none;stroke-width:1;stroke-dasharray:2 4}",
        "text.distance{paint-order:stroke;stroke-width:4px}",
      ]
    }
    let sizes = Set(
      scene.rings.map { _ in Scene.Ring.textSize } + scene.labels.map(\.size) + scene.words.map(\.size)
        + scene.badges.map(\.size))
    for size in sizes.sorted() {
      let text = NumberText.fixed(size)
      rules.append(".s\(text){font-size:\(text)px}")
    }
    return rules
  }

  /// The colors of everything that is in the picture.
  private var colorRules: [String] {
    let background = colors.background.css
    var rules = [
      ".network-map{background:\(background)}", ".background,.eye{fill:\(background)}", "text{fill:\(colors.ink.css)}",
      ".label{stroke:\(background)}",
      ".edge{color:\(colors.edge.css)}", ".leader,.outline{stroke:\(colors.mutedInk.css)}",
      ".heading,.note,.subtitle{fill:\(colors.mutedInk.css)}",
      ".vertex:focus-visible{stroke:\(colors.ink.css)!important}",
    ]
    let hues = self.hues
    for hue in hues {
      let name = SVGPage.className(hue)
      rules.append(".vertex.\(name){color:\(fill(hue).css);stroke:\(rim(hue).css)}")
      if scene.hasBands, case .step = hue { rules.append(".band.\(name){color:\(fill(hue).css)}") }
      if case .group = hue { rules.append(".edge.\(name){color:\(stroke(hue).css)}") }
    }
    let inside = Set(scene.labels.filter { $0.place == .inside }.map(\.vertex))
    let named = Set(scene.discs.filter { inside.contains($0.vertex) }.map(\.hue))
    for hue in hues where named.contains(hue) {
      rules.append(".label.inside.\(SVGPage.className(hue)){fill:\(ink(on: fill(hue)).css)}")
    }
    for hull in Set(scene.hulls.map(\.hue)).sorted(by: { SVGPage.className($0) < SVGPage.className($1) }) {
      rules.append(".hull.\(SVGPage.className(hull)){fill:\(tint(hull).css);stroke:\(tintRim(hull).css)}")
      if scene.hasRoute {
        rules.append(
          ".hull.\(SVGPage.className(hull)).dim{fill:\(tint(hull, .dimmed).css);stroke:\(tintRim(hull, .dimmed).css)}")
      }
    }
    if !scene.rings.isEmpty {
      rules.append("circle.distance{stroke:\(colors.mutedInk.mixed(with: colors.background, 0.4).css)}")
      rules.append("text.distance{fill:\(colors.mutedInk.css);stroke:\(background)}")
    }
    return rules + (scene.hasRoute ? routeRules(hues, named: named) : [])
  }

  /// The colors of routes, and of all else, which steps back.
  private func routeRules(_ hues: [Scene.Hue], named: Set<Scene.Hue>) -> [String] {
    var rules = [".edge.dim{color:\(stroke(.plain, .dimmed).css)}", ".label.dim{fill:\(ink(.dimmed).css)}"]
    for hue in hues {
      let name = SVGPage.className(hue)
      rules.append(".vertex.\(name).dim{color:\(fill(hue, .dimmed).css);stroke:\(rim(hue, .dimmed).css)}")
      if named.contains(hue) {
        rules.append(".label.inside.\(name).dim{fill:\(ink(on: fill(hue, .dimmed)).css)}")
      }
    }
    rules.append(".halo{stroke:\(colors.background.css)}")
    for (name, color) in [("on-route", colors.route), ("on-other-route", colors.otherRoute)] {
      rules.append(".edge.\(name){color:\(color.css)}")
      rules.append(".vertex.\(name){stroke:\(color.css)}")
      rules.append(".ring.\(name),.step.\(name) rect{fill:\(colors.background.css);stroke:\(color.css)}")
      rules.append(".step.\(name) text{fill:\(color.css)}")
    }
    return rules
  }
}
