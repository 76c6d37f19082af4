/// Names of vertices and words on routes.
extension SceneBuilder {
  struct WantedLabel {
    var vertex: Int
    var text: String
    var size: Double
    var weight: TextMetrics.Weight
    var necessity: LabelPlacement.Request.Necessity
  }

  func wantedLabels() -> [WantedLabel] {
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

  func labels(_ wanted: [WantedLabel], in scene: Scene, centers: [Point]) -> [Scene.Label] {
    var lines: [(path: [Point], cost: Double)] = []
    for line in scene.lines {
      let cost = line.tone.isRoute ? LabelPlacement.acrossRoute : 0.02
      if line.tone.isRoute || scene.lines.count <= 4000 {
        lines.append((line.curve.samples(), cost))
      }
    }
    let heads = scene.lines.filter { $0.tone.isRoute && !$0.arrow.isEmpty }.compactMap { line in
      Box.around(line.arrow.map { Box(center: $0, radius: 1) })
    }
    var placement = LabelPlacement(
      discs: centers.indices.map { (centers[$0], radius(of: $0) + (tones[$0].isRoute ? 5 : 1)) },
      boxes: scene.badges.map { $0.box.expanded(by: 2) } + heads, lines: lines)
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

  func extent(of label: WantedLabel) -> (width: Double, height: Double) {
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
  func badges(on lines: [Scene.Line], centers: [Point]) -> [Scene.Badge] {
    var badges: [Scene.Badge] = []
    for step in steps {
      guard let text = step.label, !text.isEmpty else { continue }
      guard
        let line = lines.first(where: {
          $0.tone.isRoute
            && [$0.source, $0.target].sorted() == [step.source, step.target].sorted()
        })
      else { continue }
      let size = Self.badgeSize
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
}
