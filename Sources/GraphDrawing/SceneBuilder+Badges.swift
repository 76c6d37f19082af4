/// Words on the steps of routes.
extension SceneBuilder {
  /// Each word on the middle of its line, or as near to it as discs, arrows and other words allow.
  func badges(on lines: [Scene.Line], centers: [Point]) -> [Scene.Badge] {
    let routeLines = lines.filter(\.tone.isRoute)
    guard !routeLines.isEmpty, steps.contains(where: { $0.label != nil }) else { return [] }
    let discs = DiscGrid(centers.indices.map { (centers[$0], radius(of: $0)) })
    let heads = routeLines.flatMap(\.arrow)
    var badges: [Scene.Badge] = []
    for step in steps {
      let words = LabelText.shown(step.label ?? "")
      guard !words.isEmpty else { continue }
      let ends = [step.source, step.target].sorted()
      guard let line = routeLines.first(where: { [$0.source, $0.target].sorted() == ends }) else { continue }
      let size = Self.badgeSize
      let text = TextMetrics.shortened(words, to: 160, size: size, weight: .bold)
      let width = TextMetrics.width(of: text, size: size, weight: .bold) + 12
      func isFree(_ box: Box) -> Bool {
        !badges.contains { $0.box.overlaps(box) } && !heads.contains { box.overlaps(center: $0, radius: 2) }
          && discs.isFree(box, margin: 3)
      }
      let places = Self.places(on: line.curve, width: width)
      let box = places.first(where: isFree) ?? places[0]
      badges.append(
        Scene.Badge(text: text, box: box, size: size, tone: step.route == 0 ? .route : .otherRoute))
    }
    return badges
  }

  /// On the line from its middle outwards, then beside it.
  private static func places(on curve: Curve, width: Double) -> [Box] {
    func box(at share: Double, aside: Double) -> Box {
      let way = (curve.point(at: min(share + 0.05, 1)) - curve.point(at: max(share - 0.05, 0))).unit
      let middle =
        curve.point(at: share) + way.normal * (aside * (abs(way.y) * width / 2 + abs(way.x) * 9 + 5))
      return Box(
        minX: middle.x - width / 2, minY: middle.y - 9, maxX: middle.x + width / 2, maxY: middle.y + 9)
    }
    var places = [0.45, 0.4, 0.5, 0.35, 0.55, 0.3, 0.6].map { box(at: $0, aside: 0) }
    for aside in [1.0, 1.8, 2.8] {
      for share in [0.4, 0.5, 0.6, 0.3, 0.7] {
        places += [box(at: share, aside: aside), box(at: share, aside: -aside)]
      }
    }
    return places
  }
}
