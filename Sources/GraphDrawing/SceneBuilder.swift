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
  let orientation: Layout.Orientation
  /// Set where places are exact.
  let arrangement: Arrangement?
  let style: Style
  /// The canvas grows with the number of vertices, but slower once not all names are written.
  let mapArea: Double
  let scale: MarkScale
  let tones: [Tone]
  let routeEnds: [Bool]
  let hues: [Scene.Hue]
  /// How values become colors; nil where groups do, or nothing.
  let shades: ShadeScale?
  /// Steps of routes by their ends, the first route that takes them.
  private(set) var steps: [RouteStep] = []

  typealias Tone = Scene.Tone

  struct RouteStep {
    var route: Int
    var source: Int
    var target: Int
    var label: String?
  }

  static let badgeSize = 12.0

  init(_ laidOut: LaidOutDrawing, style: Style) {
    drawing = laidOut.drawing
    positions = laidOut.positions
    orientation = laidOut.orientation
    arrangement = laidOut.arrangement
    self.style = style
    let count = Double(drawing.vertices.count)
    if let unit = laidOut.arrangement?.unit {
      // The greatest disc takes about four fifths of a unit.
      mapArea = count * 4 * unit * unit
    } else {
      mapArea = min(270_000 + 9500 * min(count, 150) + 2500 * max(0, count - 150), 6_000_000)
    }
    scale = MarkScale(drawing, mapArea: mapArea, boldness: style.theme == .highContrast ? 1.4 : 1)

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
    let colors = Colors.of(style.theme)
    let shades = places.isEmpty ? ShadeScale(drawing.vertices.compactMap(\.shade), stepCount: colors.scale.count) : nil
    self.shades = shades
    hues = drawing.vertices.map { vertex in
      if let shades { return vertex.shade.flatMap(shades.step).map { .step($0) } ?? .unknown }
      guard let name = vertex.group, let place = places[name] else { return places.isEmpty ? .plain : .unknown }
      return place < colors.groups.count ? .group(place) : .rest
    }
  }

  mutating func build() -> Scene {
    var scene = drawMap()
    scene.hulls = hulls(around: scene.discs)
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
    let centers = centers(growth: growth, labels: wanted)
    var scene = Scene(
      width: 0, height: 0, lines: [], discs: [], labels: [], badges: [], words: [], samples: [], legendBox: nil,
      hasRoute: !drawing.routes.isEmpty)
    scene.lines = EdgeRouting(self, centers: centers).lines()
    scene.rings = rings(growth: growth, centers: centers)
    scene.discs = drawing.vertices.indices.map { vertex in
      Scene.Disc(
        vertex: vertex, center: centers[vertex], radius: radius(of: vertex), hue: hues[vertex],
        tone: tones[vertex],
        isRouteEnd: routeEnds[vertex])
    }
    scene.discs.sort { (Self.rank($0.tone), -$0.radius, $0.vertex) < (Self.rank($1.tone), -$1.radius, $1.vertex) }
    scene.badges = badges(on: scene.lines, centers: centers)
    scene.labels = labels(wanted, in: scene, centers: centers)
    return scene
  }

  /// The shapes around groups; those without anybody on a route step back while there is one.
  private func hulls(around discs: [Scene.Disc]) -> [Scene.Hull] {
    guard style.hulls == .shown else { return [] }
    let groups = discs.map { disc -> Int? in
      if case .group(let place) = disc.hue { place } else { nil }
    }
    let shapes = GroupHulls(centers: discs.map(\.center), radii: discs.map(\.radius), groups: groups)
    let marked = Set(tones.indices.filter { tones[$0].isRoute }.map { hues[$0] })
    return (shapes?.hulls() ?? []).map { hull in
      let hue = Scene.Hue.group(hull.group)
      return Scene.Hull(
        hue: hue, tone: drawing.routes.isEmpty || marked.contains(hue) ? .normal : .dimmed, rings: hull.rings)
    }
  }

  private func centers(growth: Double, labels wanted: [WantedLabel]) -> [Point] {
    if let arrangement { return positions.map { $0 * (arrangement.unit * growth) } }
    let separated = OverlapRemoval.separated(
      fitted(growth: growth), radii: drawing.vertices.indices.map { radius(of: $0) }, gap: scale.gap,
      corridors: orientation == .free ? steps.map(corridor) : [])
    return clearedForNames(separated, wanted)
  }

  /// A step of a route needs room for its arrow and its word, and nothing on its way.
  private func corridor(of step: RouteStep) -> OverlapRemoval.Corridor {
    let word = step.label.map { TextMetrics.width(of: $0, size: Self.badgeSize, weight: .bold) + 20 } ?? 0
    return .init(first: step.source, second: step.target, length: min(word, 120) + 40)
  }

  /// On large maps room is made for the names of the greatest, as many as leave most of the map in its place.
  private func clearedForNames(_ centers: [Point], _ wanted: [WantedLabel]) -> [Point] {
    guard drawing.vertices.count > 150, drawing.vertices.count <= Crowd.packed, orientation == .free else {
      return centers
    }
    let names = wanted.prefix(Int(mapArea / 30_000)).map { label in
      let extent = extent(of: label)
      return NameClearing.Name(vertex: label.vertex, width: extent.width + 1, height: extent.height + 1)
    }
    let fixed = drawing.vertices.indices.filter { tones[$0].isRoute || drawing.vertices[$0].hold == .pinned }
    return NameClearing.cleared(
      centers, radii: drawing.vertices.indices.map { radius(of: $0) }, gap: scale.gap, names: names, fixed: fixed,
      bars: steps.map { (centers[$0.source], centers[$0.target]) })
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
}
