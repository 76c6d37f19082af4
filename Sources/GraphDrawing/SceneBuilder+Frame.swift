/// Title, legend and caption around the map.
extension SceneBuilder {
  private static let margin = 28.0
  private static let legendGap = 36.0
  private static let titleSize = 22.0
  private static let subtitleSize = 14.0
  private static let captionSize = 12.0
  private static let leastWidth = 420.0

  /// Adds title, legend and caption and moves everything to its final place.
  func frame(_ scene: inout Scene) {
    let map =
      drawing.vertices.isEmpty ? Box(minX: 0, minY: 0, maxX: 320, maxY: 160) : scene.mapBounds()
    let margin = Self.margin
    let explanation = style.legend == .shown ? legend(of: scene) : Legend()
    var beside = explanation.arranged()
    var below: Legend.Block?
    if let column = beside, Self.standsBelow(column.box, map: map) {
      below = explanation.arranged(.rows(width: max(map.width, Self.leastWidth)))
      beside = nil
    }
    let place = beside.map { Self.place(for: $0.box, beside: scene, map: map) }
    let legendRoom = place?.room ?? 0
    let width = max(map.width + legendRoom, Self.leastWidth, below?.box.width ?? 0)
    let top = headline(&scene, width: width)
    let height = max(map.height, beside?.box.height ?? 0)
    let corner = Point(
      x: margin + (width - legendRoom - map.width) / 2, y: top + (height - map.height) / 2)
    scene.shift(by: corner - Point(x: map.minX, y: map.minY))
    var bottom = top + height
    if let beside, let place {
      let below = place.isLow ? height - beside.box.height : 0
      add(beside, at: Point(x: margin + width - beside.box.width, y: top + below), to: &scene)
    }
    if let below {
      bottom += 24
      add(below, at: Point(x: margin, y: bottom), to: &scene)
      bottom += below.box.height
    }
    var caption = TextMetrics.wrapped(LabelText.shown(drawing.caption), to: width, size: Self.captionSize)
    let shown = scene.lines.count { $0.edge != nil }
    if shown < drawing.edges.count {
      caption.append("Only the strongest \(shown) of \(drawing.nouns.count(drawing.edges.count, of: .edge)) are drawn.")
    }
    if !caption.isEmpty { bottom += 12 }
    for line in caption {
      bottom += Self.captionSize * TextMetrics.lineHeight
      scene.words.append(
        .init(
          text: line, origin: Point(x: margin, y: bottom), size: Self.captionSize, weight: .regular,
          anchor: .start,
          role: .note))
    }
    scene.width = (width + 2 * margin).rounded(.up)
    scene.height = (bottom + margin).rounded(.up)
  }

  /// A legend that would be much taller than a map, or a map much wider than tall, calls for rows below.
  private static func standsBelow(_ column: Box, map: Box) -> Bool {
    column.height > 1.2 * map.height + 30 || map.width > 2.2 * map.height
  }

  /// The upper or lower right corner, whichever takes less room beside the map; a corner of the map that is free is used.
  private static func place(for legend: Box, beside scene: Scene, map: Box) -> (room: Double, isLow: Bool) {
    func room(from top: Double) -> Double {
      let (first, last) = (top - 14, top + legend.height + 14)
      var edge = map.minX
      for mark in scene.marks() where mark.maxY > first && mark.minY < last { edge = max(edge, mark.maxX) }
      return max(edge + legendGap + legend.width - map.maxX, 0)
    }
    let high = room(from: map.minY)
    guard map.height > legend.height else { return (high, false) }
    let low = room(from: map.maxY - legend.height)
    return low < high - 20 ? (low, true) : (high, false)
  }

  private func add(_ legend: Legend.Block, at place: Point, to scene: inout Scene) {
    var block = Legend.Block()
    block.add(legend, at: place)
    scene.words += block.words
    scene.samples = block.samples
    scene.legendBox = legend.box.moved(by: place)
  }

  /// Title, subtitle and day; returns where the map begins.
  private func headline(_ scene: inout Scene, width: Double) -> Double {
    var top = Self.margin
    func write(_ text: String, size: Double, weight: TextMetrics.Weight, role: Scene.Words.Role) {
      for line in TextMetrics.wrapped(text, to: width, size: size, weight: weight) {
        top += size * TextMetrics.ascent
        scene.words.append(
          .init(
            text: line, origin: Point(x: Self.margin, y: top), size: size, weight: weight, anchor: .start, role: role))
        top += size * (TextMetrics.lineHeight - TextMetrics.ascent)
      }
    }
    write(LabelText.shown(drawing.title), size: Self.titleSize, weight: .bold, role: .title)
    let day = drawing.asOf.map { "as of \(LabelText.shown($0))" }
    let lines = [LabelText.shown(drawing.subtitle), day ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    if !lines.isEmpty, !scene.words.isEmpty { top += 3 }
    write(lines.prefix(1).uppercased() + lines.dropFirst(), size: Self.subtitleSize, weight: .regular, role: .subtitle)
    return scene.words.isEmpty ? top : top + 16
  }

  private func legend(of scene: Scene) -> Legend {
    var legend = Legend()
    legend.routes = drawing.routes.enumerated().compactMap { index, route in
      guard let first = route.vertices.first, let last = route.vertices.last else { return nil }
      let (start, end) = (LabelText.shown(drawing.vertices[first].label), LabelText.shown(drawing.vertices[last].label))
      let name = route.name.map(LabelText.shown) ?? LabelText.way(from: start, "→", to: end)
      return .init(tone: index == 0 ? .route : .otherRoute, name: name, note: route.note.map(LabelText.shown))
    }
    if legend.routes.count > 5 { legend.routes.removeLast(legend.routes.count - 5) }
    let groups = drawing.groupNames()
    if groups.count > 1 || (groups.count == 1 && drawing.groupName != nil) {
      let palette = Colors.of(style.theme).groups.count
      legend.groupName = drawing.groupName.map(LabelText.shown) ?? "Group"
      legend.groups = groups.prefix(palette).enumerated().map { place, group in
        .init(hue: .group(place), name: LabelText.shown(group.name), count: group.count)
      }
      let rest = groups.dropFirst(palette)
      if !rest.isEmpty {
        let count = rest.reduce(0) { $0 + $1.count }
        let name = rest.count == 1 ? "1 other" : "\(rest.count) others"
        legend.groups.append(.init(hue: .rest, name: name, count: count))
      }
      let none = drawing.vertices.filter { $0.group == nil }.count
      if none > 0 { legend.groups.append(.init(hue: .unknown, name: "unknown", count: none)) }
    }
    if let shades {
      legend.shadeName = drawing.shadeName.map(LabelText.shown) ?? "Value"
      legend.shades = shades
      legend.unshadedCount = hues.count { $0 == .unknown }
    }
    if let greatest = drawing.greatestSize() {
      legend.sizeName = drawing.sizeName.map(LabelText.shown) ?? "Size"
      legend.sizes = Legend.samples(upTo: greatest, from: scale.leastTrueSize).map {
        ($0, scale.radius(ofSize: $0))
      }
    }
    if scale.strengthsDiffer {
      legend.strengthName = drawing.strengthName.map(LabelText.shown) ?? "Strength"
      legend.strengths = Legend.samples(upTo: scale.greatestStrength, from: scale.leastStrength).map {
        ($0, scale.width(ofStrength: $0))
      }
    }
    let certainties = Set(scene.lines.filter { $0.edge != nil }.map(\.certainty))
    if certainties.contains(where: { $0 != .observed }) {
      let names: [(Drawing.Edge.Certainty, String)] = [
        (.observed, "seen"), (.declared, "only stated"), (.inferred, "only inferred"),
      ]
      legend.lines = names.filter { certainties.contains($0.0) }.map { .init(name: $0.1, certainty: $0.0) }
    }
    if drawing.direction == .directed, !drawing.edges.isEmpty {
      legend.lines.append(.init(name: "from one to the other", isArrow: true))
    }
    return legend
  }
}

extension Scene.Sample {
  func shifted(by step: Point) -> Scene.Sample {
    switch self {
    case .disc(let center, let radius, let hue):
      .disc(center: center + step, radius: radius, hue: hue)
    case .outline(let center, let radius): .outline(center: center + step, radius: radius)
    case .band(let box, let hue): .band(box: box.moved(by: step), hue: hue)
    case .line(let start, let end, let width, let tone, let certainty, let arrow):
      .line(
        from: start + step, to: end + step, width: width, tone: tone, certainty: certainty,
        arrow: arrow.map { $0 + step })
    }
  }
}
