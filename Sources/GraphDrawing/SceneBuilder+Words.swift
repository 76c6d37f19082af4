/// Names of vertices.
extension SceneBuilder {
  struct WantedLabel {
    var vertex: Int
    /// How it can be written: on one line, on two.
    var forms: [[String]]
    var size: Double
    var weight: TextMetrics.Weight
    var necessity: LabelPlacement.Request.Necessity
  }

  /// A line of a name is no longer than this many pixels.
  private static let widestName = 240.0

  func wantedLabels() -> [WantedLabel] {
    let count = drawing.vertices.count
    let onRoutes = tones.filter(\.isRoute).count + (arrangement?.center == nil ? 0 : 1)
    let (required, offered) =
      switch style.labels {
      case .automatic: count <= 150 ? (count, count) : (onRoutes, onRoutes + manyNames)
      case .all: (count, count)
      case .largest(let number): (onRoutes + max(0, number), onRoutes + max(0, number))
      case .none: (0, 0)
      }
    guard offered > 0 else { return [] }
    let base = (count <= 40 ? 14.0 : count <= 150 ? 13 : 12) + (style.theme == .highContrast ? 2 : 0)
    var order = byImportance()
    if let center = arrangement?.center, let place = order.firstIndex(of: center) {
      order.insert(order.remove(at: place), at: 0)
    }
    return order.prefix(min(offered, count)).enumerated().compactMap { rank, vertex in
      let share = scale.shares[vertex] ?? 0
      let isRoute = tones[vertex].isRoute
      let size = base + (isRoute ? 2 : (share * 3).rounded())
      let weight: TextMetrics.Weight = isRoute || vertex == arrangement?.center ? .bold : .regular
      let forms = forms(of: LabelText.shown(drawing.vertices[vertex].label), size: size, weight: weight)
      guard !forms.isEmpty else { return nil }
      return WantedLabel(
        vertex: vertex, forms: forms, size: size, weight: weight,
        necessity: rank < required ? .required : .optional)
    }
  }

  /// As many names as such a map could bear, were they spread evenly.
  private var manyNames: Int {
    drawing.vertices.count <= Crowd.packed ? Int(max(300, mapArea / 9000)) : Crowd.names
  }

  /// Routes first, then large discs and those with many edges. Where not all names fit, after the ten greatest of all
  /// the greatest of each group take turns, large groups more often.
  private func byImportance() -> [Int] {
    let count = drawing.vertices.count
    var degrees = Array(repeating: 0, count: count)
    for edge in drawing.edges {
      degrees[edge.source] += 1
      degrees[edge.target] += 1
    }
    func order(_ vertex: Int) -> (Int, Double, Int, Int) {
      (-Self.rank(tones[vertex]), -scale.radii[vertex], -degrees[vertex], vertex)
    }
    let ranked = (0..<count).sorted { order($0) < order($1) }
    guard style.labels == .automatic, count > 150, drawing.vertices.contains(where: { $0.group != nil }) else {
      return ranked
    }
    let first = tones.filter(\.isRoute).count + 10
    var sizes: [String?: Double] = [:]
    for vertex in drawing.vertices { sizes[vertex.group, default: 0] += 1 }
    var seen: [String?: Double] = [:]
    let turns = ranked.enumerated().map { place, vertex -> (turn: Double, place: Int) in
      let group = drawing.vertices[vertex].group
      let before = seen[group, default: 0]
      seen[group] = before + 1
      return (place < first ? -1 : (before + 0.5) / (sizes[group] ?? 1).squareRoot(), place)
    }
    return turns.sorted { $0 < $1 }.map { ranked[$0.place] }
  }

  /// The name on one line and, where it is long and can be broken, on two.
  private func forms(of name: String, size: Double, weight: TextMetrics.Weight) -> [[String]] {
    guard !name.isEmpty else { return [] }
    let width = TextMetrics.width(of: name, size: size, weight: weight)
    if width <= 70 { return [[name]] }
    let short = TextMetrics.shortened(name, to: Self.widestName, size: size, weight: weight)
    if width <= 2 * Self.widestName * 0.8 {
      guard let lines = TextMetrics.halved(name, size: size, weight: weight) else { return [[short]] }
      let widest = lines.map { TextMetrics.width(of: $0, size: size, weight: weight) }.max() ?? 0
      guard widest < 0.75 * width, widest <= Self.widestName else { return [[short]] }
      return width <= Self.widestName ? [[name], lines] : [lines]
    }
    let lines = TextMetrics.wrapped(name, to: Self.widestName * 0.8, size: size, weight: weight)
    guard lines.count > 1 else { return [[short]] }
    let rest = TextMetrics.shortened(
      lines.dropFirst().joined(separator: " "), to: Self.widestName * 0.8, size: size, weight: weight)
    return [[lines[0], rest]]
  }

  func labels(_ wanted: [WantedLabel], in scene: Scene, centers: [Point]) -> [Scene.Label] {
    guard !wanted.isEmpty else { return [] }
    var lines: [LabelPlacement.Obstacle] = []
    for line in scene.lines where line.tone.isRoute || scene.lines.count <= 4000 {
      lines.append(
        .init(path: line.curve.samples(), rule: line.tone.isRoute ? .bars(width: line.width + 2) : .costs(0.02)))
    }
    let heads = scene.lines.filter { $0.tone.isRoute && !$0.arrow.isEmpty }.compactMap { line in
      Box.around(line.arrow.map { Box(center: $0, radius: 1) })
    }
    // In a crowd names stay clear of each other's discs only: there is no room between the rest.
    let clear = centers.count <= Crowd.packed ? Array(centers.indices) : wanted.map(\.vertex)
    var placement = LabelPlacement(
      discs: clear.map { (centers[$0], radius(of: $0) + (tones[$0].isRoute ? 5 : 1)) },
      boxes: scene.badges.map { $0.box.expanded(by: 2) } + scene.rings.map(\.box) + heads, lines: lines)
    let (inside, beside) = (wanted.filter(fitsInside), wanted.filter { !fitsInside($0) })
    let given = arrangement?.labelDirections ?? []
    let directions = given.isEmpty ? openSides(of: centers) : given
    let requests = beside.map { label in
      LabelPlacement.Request(
        center: centers[label.vertex],
        radius: radius(of: label.vertex) + (tones[label.vertex].isRoute ? 5 : 1),
        shapes: label.forms.indices.map { shape(of: label, $0) }, necessity: label.necessity,
        direction: directions[label.vertex], isRightToLeft: LabelText.isRightToLeft(label.forms[0].joined()))
    }
    let placed = placement.place(requests)
    let written = inside.map { label in
      let center = centers[label.vertex]
      let (width, height) = extent(of: label)
      return Scene.Label(
        vertex: label.vertex, lines: label.forms[0],
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
          vertex: label.vertex, lines: label.forms[place.shape], box: place.box, size: label.size,
          weight: label.weight,
          anchor: place.anchor, tone: tones[label.vertex], leader: place.leader, place: .beside)
      }
  }

  /// The side of each disc from which no edges come, where there is one: outwards on rings and at the ends of branches.
  private func openSides(of centers: [Point]) -> [Point?] {
    var sums = Array(repeating: Point(x: 0, y: 0), count: centers.count)
    var counts = Array(repeating: 0.0, count: centers.count)
    for edge in drawing.edges where edge.source != edge.target {
      let way = centers[edge.target] - centers[edge.source]
      guard way.length > 1e-9 else { continue }
      sums[edge.source] = sums[edge.source] + way.unit
      sums[edge.target] = sums[edge.target] - way.unit
      counts[edge.source] += 1
      counts[edge.target] += 1
    }
    return centers.indices.map { vertex in
      let sum = sums[vertex]
      guard counts[vertex] > 0, sum.length > 0.55 * counts[vertex] else { return nil }
      return sum.unit * -1
    }
  }

  /// The room of the name on one line.
  func extent(of label: WantedLabel) -> (width: Double, height: Double) {
    let shape = shape(of: label, 0)
    return (shape.width, shape.height)
  }

  private func shape(of label: WantedLabel, _ form: Int) -> LabelPlacement.Shape {
    let lines = label.forms[form]
    let width = lines.map { TextMetrics.width(of: $0, size: label.size, weight: label.weight) }.max() ?? 0
    let height =
      label.size
      * (TextMetrics.ascent + TextMetrics.descent + Scene.Label.lineStep * Double(lines.count - 1))
    // Long names are better on two lines, short ones on one.
    let cost = form == 0 ? max(0, min((width - 130) / 60, 0.8)) : 0.4
    return LabelPlacement.Shape(width: width + 2, height: height + 1, cost: label.forms.count > 1 ? cost : 0)
  }

  /// Whether the name, as a number may be, fits into its own disc.
  private func fitsInside(_ label: WantedLabel) -> Bool {
    let (width, height) = extent(of: label)
    let diameter = 2 * radius(of: label.vertex) - 3
    return width * width + height * height * 0.5 < diameter * diameter
  }
}
