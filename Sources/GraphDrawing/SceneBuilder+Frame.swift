/// Title, legend and caption around the map.
extension SceneBuilder {
  private static let margin = 28.0
  private static let legendGap = 36.0
  private static let titleSize = 22.0
  private static let captionSize = 12.0

  /// Adds title, legend and caption and moves everything to its final place.
  func frame(_ scene: inout Scene) {
    let map =
      drawing.vertices.isEmpty ? Box(minX: 0, minY: 0, maxX: 320, maxY: 160) : scene.mapBounds()
    let legend = style.legend == .shown ? legend().arranged() : nil
    let margin = Self.margin
    let legendRoom = legend.map { $0.box.width + Self.legendGap } ?? 0
    let width = max(map.width + legendRoom, 420)
    var top = margin
    for line in TextMetrics.wrapped(drawing.title, to: width, size: Self.titleSize, weight: .bold) {
      top += Self.titleSize * TextMetrics.ascent
      scene.words.append(
        .init(
          text: line, origin: Point(x: margin, y: top), size: Self.titleSize, weight: .bold,
          anchor: .start,
          role: .title))
      top += Self.titleSize * (TextMetrics.lineHeight - TextMetrics.ascent)
    }
    if !scene.words.isEmpty { top += 14 }
    let height = max(map.height, legend?.box.height ?? 0)
    let corner = Point(
      x: margin + (width - legendRoom - map.width) / 2, y: top + (height - map.height) / 2)
    scene.shift(by: corner - Point(x: map.minX, y: map.minY))
    if let legend {
      let place = Point(x: margin + width - legend.box.width, y: top - 10)
      scene.words += legend.words.map { words in
        var words = words
        words.origin = words.origin + place
        return words
      }
      scene.samples = legend.samples.map { $0.shifted(by: place) }
      scene.legendBox = Box(
        minX: place.x, minY: place.y, maxX: place.x + legend.box.width,
        maxY: place.y + legend.box.height)
    }
    var bottom = top + height
    let caption = TextMetrics.wrapped(drawing.caption, to: width, size: Self.captionSize)
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

  private func legend() -> Legend {
    var legend = Legend()
    legend.routes = drawing.routes.enumerated().compactMap { index, route in
      guard let first = route.vertices.first, let last = route.vertices.last else { return nil }
      let name = route.name ?? "\(drawing.vertices[first].label) → \(drawing.vertices[last].label)"
      return .init(tone: index == 0 ? .route : .otherRoute, name: name, note: route.note)
    }
    if legend.routes.count > 5 { legend.routes.removeLast(legend.routes.count - 5) }
    let groups = drawing.groupNames()
    if groups.count > 1 || (groups.count == 1 && drawing.groupName != nil) {
      let palette = Colors.of(style.theme).groups.count
      legend.groupName = drawing.groupName ?? "Group"
      legend.groups = groups.prefix(palette).enumerated().map { place, group in
        .init(hue: .group(place), name: group.name, count: group.count)
      }
      let rest = groups.dropFirst(palette)
      if !rest.isEmpty {
        let count = rest.reduce(0) { $0 + $1.count }
        let name = rest.count == 1 ? "1 other" : "\(rest.count) others"
        legend.groups.append(.init(hue: .rest, name: name, count: count))
      }
      let none = drawing.vertices.filter { $0.group == nil }.count
      if none > 0 { legend.groups.append(.init(hue: .plain, name: "none", count: none)) }
    }
    if let greatest = drawing.greatestSize() {
      legend.sizeName = drawing.sizeName ?? "Size"
      legend.sizes = Legend.samples(upTo: greatest, from: scale.leastTrueSize).map {
        ($0, scale.radius(ofSize: $0))
      }
    }
    if scale.strengthsDiffer {
      legend.strengthName = drawing.strengthName ?? "Strength"
      legend.strengths = Legend.samples(upTo: scale.greatestStrength, from: scale.leastStrength).map {
        ($0, scale.width(ofStrength: $0))
      }
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
    case .line(let start, let end, let width, let tone):
      .line(from: start + step, to: end + step, width: width, tone: tone)
    }
  }
}
