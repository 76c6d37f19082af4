extension Scene {
  /// Works out a drawing in a style: scale, sizes, lines, names, legend, margins.
  package init(_ laidOut: LaidOutDrawing, style: Style) {
    var builder = SceneBuilder(laidOut, style: style)
    self = builder.build()
  }
}

/// Turns a laid-out drawing into a scene.
///
/// The map grows until the names that must be there fit beside their discs; what still does not fit gets a leader.
struct SceneBuilder {
  let drawing: Drawing
  let positions: [Point]
  let style: Style
  /// The canvas grows with the number of vertices, but slower once not all names are written.
  let mapArea: Double
  let scale: MarkScale
  let tones: [Tone]
  let routeEnds: [Bool]
  let hues: [Scene.Hue]
  /// Steps of routes by their ends, the first route that takes them.
  private(set) var steps: [RouteStep] = []

  typealias Tone = Scene.Tone

  struct RouteStep {
    var route: Int
    var source: Int
    var target: Int
    var label: String?
  }

  private static let margin = 28.0
  private static let legendGap = 36.0
  private static let titleSize = 22.0
  private static let captionSize = 12.0

  init(_ laidOut: LaidOutDrawing, style: Style) {
    drawing = laidOut.drawing
    positions = laidOut.positions
    self.style = style
    let count = Double(drawing.vertices.count)
    mapArea = min(270_000 + 9500 * min(count, 150) + 2500 * max(0, count - 150), 6_000_000)
    scale = MarkScale(drawing, mapArea: mapArea)

    var tones = Array(
      repeating: drawing.routes.isEmpty ? Tone.normal : .dimmed, count: drawing.vertices.count)
    var ends = Array(repeating: false, count: drawing.vertices.count)
    for (index, route) in drawing.routes.enumerated() {
      for vertex in route.vertices where tones[vertex] != .route {
        tones[vertex] = index == 0 ? .route : .otherRoute
      }
      if let first = route.vertices.first, let last = route.vertices.last {
        ends[first] = true
        ends[last] = true
      }
      for place in route.vertices.indices.dropFirst() {
        let (source, target) = (route.vertices[place - 1], route.vertices[place])
        let isKnown = steps.contains { $0.source == source && $0.target == target }
        guard !isKnown, source != target else { continue }
        let label = place - 1 < route.stepLabels.count ? route.stepLabels[place - 1] : nil
        steps.append(RouteStep(route: index, source: source, target: target, label: label))
      }
    }
    self.tones = tones
    routeEnds = ends

    var places: [String: Int] = [:]
    for (place, group) in drawing.groupNames().enumerated() { places[group.name] = place }
    let paletteSize = Colors.of(style.theme).groups.count
    hues = drawing.vertices.map { vertex in
      guard let name = vertex.group, let place = places[name] else { return .plain }
      return place < paletteSize ? .group(place) : .rest
    }
  }

  mutating func build() -> Scene {
    var scene = drawMap()
    frame(&scene)
    return scene
  }

  // MARK: The map

  /// The map at the smallest scale that needs few leaders.
  private func drawMap() -> Scene {
    let wanted = wantedLabels()
    let bearable = wanted.filter { $0.necessity == .required }.count / 50
    var best: Scene?
    var fewest = Int.max
    var growth = 1.0
    for _ in 0..<7 {
      let scene = drawMap(growth: growth, labels: wanted)
      let leaders = scene.labels.filter { !$0.leader.isEmpty }.count
      if leaders < fewest {
        fewest = leaders
        best = scene
      }
      if leaders <= bearable { break }
      growth *= 1.12
    }
    return best ?? drawMap(growth: 1, labels: wanted)
  }

  private func drawMap(growth: Double, labels wanted: [WantedLabel]) -> Scene {
    let centers = OverlapRemoval.separated(
      fitted(growth: growth), radii: scale.radii, gap: scale.gap)
    var scene = Scene(
      width: 0, height: 0, lines: [], discs: [], labels: [], badges: [], words: [], samples: [],
      legendBox: nil,
      hasRoute: !drawing.routes.isEmpty)
    scene.lines = EdgeRouting(self, centers: centers).lines()
    scene.discs = drawing.vertices.indices.map { vertex in
      Scene.Disc(
        vertex: vertex, center: centers[vertex], radius: radius(of: vertex), hue: hues[vertex],
        tone: tones[vertex],
        isRouteEnd: routeEnds[vertex])
    }
    scene.discs.sort { (Self.rank($0.tone), $0.vertex) < (Self.rank($1.tone), $1.vertex) }
    scene.badges = badges(on: scene.lines, centers: centers)
    scene.labels = labels(wanted, in: scene, centers: centers)
    return scene
  }

  static func rank(_ tone: Tone) -> Int {
    switch tone {
    case .dimmed: 0
    case .normal: 1
    case .otherRoute: 2
    case .route: 3
    }
  }

  func radius(of vertex: Int) -> Double {
    tones[vertex].isRoute ? max(scale.radii[vertex], scale.routeRadius) : scale.radii[vertex]
  }

  /// The positions in pixels: one unit of area for each vertex fills the map, and no side gets out of hand.
  private func fitted(growth: Double) -> [Point] {
    guard let box = Box.around(positions.map({ Box(center: $0, radius: 0) })) else { return [] }
    let wished = (mapArea / Double(positions.count)).squareRoot()
    let side = mapArea.squareRoot() * 1.7
    let limit = side / max(box.width, box.height, 1e-9)
    let factor = min(wished, 190, limit) * growth
    return positions.map { ($0 - Point(x: box.minX, y: box.minY)) * factor }
  }

  // MARK: Words on the map

  struct WantedLabel {
    var vertex: Int
    var text: String
    var size: Double
    var weight: TextMetrics.Weight
    var necessity: LabelPlacement.Request.Necessity
  }

  private func wantedLabels() -> [WantedLabel] {
    let count = drawing.vertices.count
    var degrees = Array(repeating: 0, count: count)
    for edge in drawing.edges {
      degrees[edge.source] += 1
      degrees[edge.target] += 1
    }
    func order(_ vertex: Int) -> (Int, Double, Int, Int) {
      (-Self.rank(tones[vertex]), -scale.radii[vertex], -degrees[vertex], vertex)
    }
    let byImportance = (0..<count).sorted { order($0) < order($1) }
    let onRoutes = tones.filter(\.isRoute).count
    let (required, offered) =
      switch style.labels {
      case .automatic: count <= 150 ? (count, count) : (onRoutes, onRoutes + 300)
      case .all: (count, count)
      case .largest(let number): (onRoutes + max(0, number), onRoutes + max(0, number))
      case .none: (0, 0)
      }
    let base = count <= 40 ? 14.0 : count <= 150 ? 13 : 12
    return byImportance.prefix(min(offered, count)).enumerated().compactMap { rank, vertex in
      let share = scale.shares[vertex] ?? 0
      let isRoute = tones[vertex].isRoute
      let size = base + (isRoute ? 2 : (share * 3).rounded())
      let weight: TextMetrics.Weight = isRoute ? .bold : .regular
      let whole = drawing.vertices[vertex].label.split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
      let text = TextMetrics.shortened(whole, to: 240, size: size, weight: weight)
      guard !text.isEmpty else { return nil }
      return WantedLabel(
        vertex: vertex, text: text, size: size, weight: weight,
        necessity: rank < required ? .required : .optional)
    }
  }

  private func labels(_ wanted: [WantedLabel], in scene: Scene, centers: [Point]) -> [Scene.Label] {
    var lines: [(path: [Point], cost: Double)] = []
    for line in scene.lines {
      let cost = line.tone.isRoute ? 0.3 : 0.02
      if line.tone.isRoute || scene.lines.count <= 4000 {
        lines.append((line.curve.samples(), cost))
      }
    }
    var placement = LabelPlacement(
      discs: centers.indices.map { (centers[$0], radius(of: $0) + (tones[$0].isRoute ? 5 : 1)) },
      boxes: scene.badges.map { $0.box.expanded(by: 2) }, lines: lines)
    let (inside, beside) = (wanted.filter(fitsInside), wanted.filter { !fitsInside($0) })
    let requests = beside.map { label in
      LabelPlacement.Request(
        center: centers[label.vertex],
        radius: radius(of: label.vertex) + (tones[label.vertex].isRoute ? 5 : 1),
        width: extent(of: label).width, height: extent(of: label).height, necessity: label.necessity
      )
    }
    let placed = placement.place(requests)
    let written = inside.map { label in
      let center = centers[label.vertex]
      let (width, height) = extent(of: label)
      return Scene.Label(
        vertex: label.vertex, text: label.text,
        box: Box(
          minX: center.x - width / 2, minY: center.y - height / 2, maxX: center.x + width / 2,
          maxY: center.y + height / 2),
        size: label.size, weight: label.weight, anchor: .middle, tone: tones[label.vertex],
        leader: [], place: .inside)
    }
    return written
      + zip(beside, placed).compactMap { label, place in
        guard let place else { return nil }
        return Scene.Label(
          vertex: label.vertex, text: label.text, box: place.box, size: label.size,
          weight: label.weight,
          anchor: place.anchor, tone: tones[label.vertex], leader: place.leader, place: .beside)
      }
  }

  private func extent(of label: WantedLabel) -> (width: Double, height: Double) {
    (
      TextMetrics.width(of: label.text, size: label.size, weight: label.weight) + 2,
      label.size * (TextMetrics.ascent + TextMetrics.descent) + 1
    )
  }

  /// Whether the name, as a number may be, fits into its own disc.
  private func fitsInside(_ label: WantedLabel) -> Bool {
    let (width, height) = extent(of: label)
    let diameter = 2 * radius(of: label.vertex) - 3
    return width * width + height * height * 0.5 < diameter * diameter
  }

  /// The words on the steps of routes, each on the middle of its line or as near to it as other things allow.
  private func badges(on lines: [Scene.Line], centers: [Point]) -> [Scene.Badge] {
    var badges: [Scene.Badge] = []
    for step in steps {
      guard let text = step.label, !text.isEmpty else { continue }
      guard
        let line = lines.first(where: {
          $0.tone.isRoute
            && [$0.source, $0.target].sorted() == [step.source, step.target].sorted()
        })
      else { continue }
      let size = 12.0
      let shown = TextMetrics.shortened(text, to: 160, size: size, weight: .bold)
      let width = TextMetrics.width(of: shown, size: size, weight: .bold) + 12
      func box(at share: Double, aside: Double) -> Box {
        let way =
          (line.curve.point(at: min(share + 0.05, 1)) - line.curve.point(at: max(share - 0.05, 0)))
          .unit
        let middle =
          line.curve.point(at: share) + way.normal
          * (aside * (abs(way.y) * width / 2 + abs(way.x) * 9 + 5))
        return Box(
          minX: middle.x - width / 2, minY: middle.y - 9, maxX: middle.x + width / 2,
          maxY: middle.y + 9)
      }
      let heads = lines.filter { $0.tone.isRoute }.flatMap(\.arrow)
      func isFree(_ box: Box) -> Bool {
        !badges.contains { $0.box.overlaps(box) }
          && !heads.contains { box.overlaps(center: $0, radius: 2) }
          && !centers.indices.contains {
            box.overlaps(center: centers[$0], radius: radius(of: $0) + 3)
          }
      }
      var places = [0.45, 0.4, 0.5, 0.35, 0.55, 0.3, 0.6].map { box(at: $0, aside: 0) }
      for share in [0.4, 0.5, 0.6] {
        places += [box(at: share, aside: 1), box(at: share, aside: -1)]
      }
      let box = places.first(where: isFree) ?? places[0]
      badges.append(
        Scene.Badge(text: shown, box: box, size: size, tone: step.route == 0 ? .route : .otherRoute)
      )
    }
    return badges
  }

  // MARK: Around the map

  /// Adds title, legend and caption and moves everything to its final place.
  private func frame(_ scene: inout Scene) {
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
