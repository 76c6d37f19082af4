/// Gives every edge its line: straight where nothing is in the way, in a bow around a disc, apart from parallels.
struct EdgeRouting {
  private let builder: SceneBuilder
  private let centers: [Point]
  private let grid: SpatialGrid
  /// Above this many vertices all lines are straight.
  private static let crowd = 600

  private typealias Pair = EdgeBundling.Pair

  init(_ builder: SceneBuilder, centers: [Point]) {
    self.builder = builder
    self.centers = centers
    var grid = SpatialGrid(side: 60)
    for vertex in centers.indices where centers.count <= Self.crowd {
      grid.insert(Box(center: centers[vertex], radius: builder.radius(of: vertex)))
    }
    self.grid = grid
  }

  /// All lines in the order of drawing: weak before strong, routes last, the first route on top.
  func lines() -> [Scene.Line] {
    let drawing = builder.drawing
    let shares = drawing.strengthShares()
    let stepPairs = Set(builder.steps.map { Pair($0.source, $0.target) })
    var takenBySteps: [Pair: [Int]] = [:]
    if !stepPairs.isEmpty {
      for (index, edge) in drawing.edges.enumerated() {
        let pair = Pair(edge.source, edge.target)
        if stepPairs.contains(pair) { takenBySteps[pair, default: []].append(index) }
      }
    }
    var stepOf: [Int: SceneBuilder.RouteStep] = [:]
    var lines: [Scene.Line] = []
    for step in builder.steps {
      if let edge = edge(for: step, among: takenBySteps) {
        if stepOf[edge] == nil { stepOf[edge] = step }
      } else {
        lines.append(
          line(
            edge: nil, source: step.source, target: step.target, bend: nil, way: nil, share: nil, step: step))
      }
    }
    let shown = Crowd.shownEdges(of: drawing, shares: shares, centers: centers, kept: Set(stepOf.keys))
    var parallels: [Pair: [Int]] = [:]
    var places: [Int] = []
    for index in shown {
      let pair = Pair(drawing.edges[index].source, drawing.edges[index].target)
      places.append(parallels[pair]?.count ?? 0)
      parallels[pair, default: []].append(index)
    }
    let bundles = bundles(of: parallels)
    let isCrowded = drawing.edges.count > 4 * centers.count
    for (index, sibling) in zip(shown, places) {
      let edge = drawing.edges[index]
      let pair = Pair(edge.source, edge.target)
      let siblings = parallels[pair] ?? []
      let step = stepOf[index]
      let isForward = step.map { $0.source == edge.source } ?? true
      let way = step == nil ? bundles[pair].map { edge.source == pair.low ? $0 : $0.reversed() } : nil
      // In a crowd a mutual pair is one line with two heads.
      let isOneLine = step == nil && (isCrowded || way != nil) && isMutual(siblings)
      var bend: Double? = builder.arrangement.flatMap { $0.bends.isEmpty ? nil : $0.bends[index] }
      if !isForward { bend = bend.map { -$0 } }
      if siblings.count > 1, step == nil {
        // Spread evenly around the straight line, each seen from the smaller end.
        let span = max((centers[edge.source] - centers[edge.target]).length, 1)
        let offset =
          isOneLine
          ? 0
          : (Double(sibling) - Double(siblings.count - 1) / 2)
            * min(0.16, 24 / span, 0.8 / Double(siblings.count))
        bend = edge.source < edge.target ? offset : -offset
      }
      var line = line(
        edge: index, source: isForward ? edge.source : edge.target, target: isForward ? edge.target : edge.source,
        bend: bend, way: way, share: shares[index], step: step)
      if isOneLine { freeStart(of: &line) }
      lines.append(line)
    }
    return lines.sorted {
      (SceneBuilder.rank($0.tone), $0.width, $0.edge ?? -1) < (
        SceneBuilder.rank($1.tone), $1.width, $1.edge ?? -1
      )
    }
  }

  /// Whether two edges are the two directions of one pair.
  private func isMutual(_ siblings: [Int]) -> Bool {
    guard builder.drawing.direction == .directed, siblings.count == 2 else { return false }
    return builder.drawing.edges[siblings[0]].source == builder.drawing.edges[siblings[1]].target
  }

  /// What each pair's line runs along, where edges are bundled; routes and parallel edges keep their own lines.
  private func bundles(of parallels: [Pair: [Int]]) -> [Pair: [Int]] {
    guard builder.style.bundling == .bundled else { return [:] }
    let taken = Set(builder.steps.map { Pair($0.source, $0.target) })
    let pairs = parallels.filter { pair, siblings in
      pair.low != pair.high && !taken.contains(pair) && (siblings.count == 1 || isMutual(siblings))
    }.keys.sorted()
    var bundles: [Pair: [Int]] = [:]
    for (pair, path) in zip(pairs, EdgeBundling(centers: centers, pairs: pairs).paths()) { bundles[pair] = path }
    return bundles
  }

  /// The edge that a step takes: one in its own direction if there is one.
  private func edge(for step: SceneBuilder.RouteStep, among parallels: [Pair: [Int]]) -> Int? {
    let candidates = parallels[Pair(step.source, step.target)] ?? []
    return candidates.first { builder.drawing.edges[$0].source == step.source } ?? candidates.first
  }

  private func line(
    edge: Int?, source: Int, target: Int, bend: Double?, way: [Int]?, share: Double?,
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
      opacity: opacity(of: edge, share: share), hue: hue, tone: tone,
      certainty: certainty, arrow: [])
    if source == target {
      line.curve = loop(at: source)
    } else if let way {
      line.curve = .along(way.map { centers[$0] })
    } else {
      line.curve = .bent(
        from: centers[source], to: centers[target],
        by: bend ?? freeBend(from: source, to: target, width: width, isRoute: tone.isRoute))
    }
    let isCrowded = builder.drawing.edges.count > Crowd.lines
    if tone.isRoute || builder.drawing.direction == .directed && !isCrowded { addArrow(to: &line) }
    return line
  }

  /// Where some edges step back, the others stay visible in any crowd.
  private func opacity(of edge: Int?, share: Double?) -> Double {
    let usual = builder.scale.opacity(share: share)
    guard let edge, let isFaint = builder.arrangement?.isFaint, !isFaint.isEmpty else { return usual }
    return isFaint[edge] ? 0.4 * usual : max(usual, 0.45)
  }

  /// The gentlest bow that passes all discs.
  private func freeBend(from source: Int, to target: Int, width: Double, isRoute: Bool) -> Double {
    guard builder.drawing.edges.count <= 3000, centers.count <= Self.crowd else { return 0 }
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

  /// Shortens the line to the rim of its target and sets the head there; heads are wider than their lines at every width.
  private func addArrow(to line: inout Scene.Line) {
    let rim = gap(at: line.target)
    let length = headLength(of: line)
    let half = line.tone.isRoute ? 8 : max(length * 0.38, line.width * 0.5 + 1.8)
    guard let tipShare = line.curve.share(awayFromEnd: rim),
      let baseShare = line.curve.share(awayFromEnd: rim + length)
    else { return }
    let tip = line.curve.point(at: tipShare)
    let base = line.curve.point(at: baseShare)
    let side = (tip - base).unit.normal * half
    line.arrow = [tip, base + side, base - side]
    line.curve = line.curve.cut(at: baseShare)
  }

  private func headLength(of line: Scene.Line) -> Double {
    line.tone.isRoute ? 14 : min(5 + 1.8 * line.width, max(builder.radius(of: line.target) * 1.4, 4))
  }

  private func gap(at vertex: Int) -> Double {
    builder.radius(of: vertex) + (builder.tones[vertex].isRoute ? 4 : 1.5)
  }

  /// Leaves the head of the opposite edge free, where the two are drawn as one line.
  private func freeStart(of line: inout Scene.Line) {
    let back = line.curve.reversed
    guard let share = back.share(awayFromEnd: gap(at: line.source) + 5 + 1.8 * line.width) else { return }
    line.curve = back.cut(at: share).reversed
  }
}
