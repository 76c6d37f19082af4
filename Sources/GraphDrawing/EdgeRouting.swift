/// Gives every edge its line: straight where nothing is in the way, in a bow around a disc, apart from parallels.
struct EdgeRouting {
  private let builder: SceneBuilder
  private let centers: [Point]
  private let grid: SpatialGrid

  private struct Pair: Hashable {
    var low: Int
    var high: Int
    init(_ first: Int, _ second: Int) {
      low = min(first, second)
      high = max(first, second)
    }
  }

  init(_ builder: SceneBuilder, centers: [Point]) {
    self.builder = builder
    self.centers = centers
    var grid = SpatialGrid(side: 60)
    for vertex in centers.indices {
      grid.insert(Box(center: centers[vertex], radius: builder.radius(of: vertex)))
    }
    self.grid = grid
  }

  /// All lines in the order of drawing: weak before strong, routes last, the first route on top.
  func lines() -> [Scene.Line] {
    let drawing = builder.drawing
    let shares = drawing.strengthShares()
    var parallels: [Pair: [Int]] = [:]
    for (index, edge) in drawing.edges.enumerated() {
      parallels[Pair(edge.source, edge.target), default: []].append(index)
    }
    var stepOf: [Int: SceneBuilder.RouteStep] = [:]
    var lines: [Scene.Line] = []
    for step in builder.steps {
      if let edge = edge(for: step, among: parallels) {
        if stepOf[edge] == nil { stepOf[edge] = step }
      } else {
        lines.append(
          line(
            edge: nil, source: step.source, target: step.target, bend: nil, share: nil, step: step))
      }
    }
    for (index, edge) in drawing.edges.enumerated() {
      let siblings = parallels[Pair(edge.source, edge.target)] ?? []
      let place = siblings.firstIndex(of: index) ?? 0
      let step = stepOf[index]
      let isForward = step.map { $0.source == edge.source } ?? true
      var bend: Double?
      if siblings.count > 1, step == nil {
        // Spread evenly around the straight line, each seen from the smaller end.
        let offset =
          (Double(place) - Double(siblings.count - 1) / 2) * min(0.16, 0.8 / Double(siblings.count))
        bend = edge.source < edge.target ? offset : -offset
      }
      lines.append(
        line(
          edge: index, source: isForward ? edge.source : edge.target,
          target: isForward ? edge.target : edge.source,
          bend: bend, share: shares[index], step: step))
    }
    return lines.sorted {
      (SceneBuilder.rank($0.tone), $0.width, $0.edge ?? -1) < (
        SceneBuilder.rank($1.tone), $1.width, $1.edge ?? -1
      )
    }
  }

  /// The edge that a step takes: one in its own direction if there is one.
  private func edge(for step: SceneBuilder.RouteStep, among parallels: [Pair: [Int]]) -> Int? {
    let candidates = parallels[Pair(step.source, step.target)] ?? []
    return candidates.first { builder.drawing.edges[$0].source == step.source } ?? candidates.first
  }

  private func line(
    edge: Int?, source: Int, target: Int, bend: Double?, share: Double?,
    step: SceneBuilder.RouteStep?
  ) -> Scene.Line {
    let tone: Scene.Tone =
      if let step { step.route == 0 ? .route : .otherRoute } else if builder.drawing.routes.isEmpty { .normal } else {
        .dimmed
      }
    let width = tone == .route ? 6 : tone == .otherRoute ? 4 : builder.scale.width(share: share)
    let certainty = edge.map { builder.drawing.edges[$0].certainty } ?? .inferred
    let hue = builder.hues[source] == builder.hues[target] ? builder.hues[source] : .plain
    var line = Scene.Line(
      edge: edge, source: source, target: target, curve: .line(centers[source], centers[target]),
      width: width,
      opacity: builder.scale.opacity(share: share), hue: hue, tone: tone,
      certainty: certainty, arrow: [])
    if source == target {
      line.curve = loop(at: source)
    } else {
      line.curve = .bent(
        from: centers[source], to: centers[target],
        by: bend ?? freeBend(from: source, to: target, width: width, isRoute: tone.isRoute))
    }
    if builder.drawing.direction == .directed || tone.isRoute { addArrow(to: &line) }
    return line
  }

  /// The gentlest bow that passes all discs.
  private func freeBend(from source: Int, to target: Int, width: Double, isRoute: Bool) -> Double {
    guard builder.drawing.edges.count <= 3000, centers.count <= 600 else { return 0 }
    let (start, end) = (centers[source], centers[target])
    let span = (end - start).length
    let reach = Box(center: start, radius: 0).union(Box(center: end, radius: 0)).expanded(
      by: 0.2 * span + 10)
    let near = grid.overlapping(reach).filter { $0 != source && $0 != target }
    // In a crowd strong bows confuse more than they clear up; routes may take them.
    let isOpen = isRoute || builder.drawing.edges.count <= 3 * centers.count
    let bends =
      isOpen ? [0, 0.07, -0.07, 0.13, -0.13, 0.2, -0.2, 0.28, -0.28] : [0, 0.05, -0.05, 0.1, -0.1]
    var best = 0.0
    var least = Double.infinity
    for bend in bends {
      let curve = Curve.bent(from: start, to: end, by: bend)
      var cost = abs(bend) * 3
      for vertex in near {
        let free = curve.distance(to: centers[vertex]) - builder.radius(of: vertex) - width / 2
        if free < 2 { cost += 1 }
      }
      if cost < least {
        least = cost
        best = bend
      }
      if cost == 0 { break }
    }
    return best
  }

  /// A drop that points away from the middle of the drawing.
  private func loop(at vertex: Int) -> Curve {
    let center = centers[vertex]
    let middle = Box.around(centers.map { Box(center: $0, radius: 0) })?.center ?? center
    let away = (center - middle).unit
    let reach = builder.radius(of: vertex) * 2 + 16
    let first = center + away * reach + away.normal * (reach * 0.6)
    let second = center + away * reach - away.normal * (reach * 0.6)
    return .loop(center, first, second, center)
  }

  /// Shortens the line to the rim of its target and sets the head there.
  private func addArrow(to line: inout Scene.Line) {
    let rim = builder.radius(of: line.target) + (builder.tones[line.target].isRoute ? 4 : 1.5)
    let length = line.tone.isRoute ? 14 : min(5 + 1.5 * line.width, max(rim * 1.2, 4))
    let half = line.tone.isRoute ? 8 : length * 0.42
    guard let tipShare = line.curve.share(awayFromEnd: rim),
      let baseShare = line.curve.share(awayFromEnd: rim + length)
    else { return }
    let tip = line.curve.point(at: tipShare)
    let base = line.curve.point(at: baseShare)
    let side = (tip - base).unit.normal * half
    line.arrow = [tip, base + side, base - side]
    line.curve = line.curve.cut(at: baseShare)
  }
}
