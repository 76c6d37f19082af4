/// What the page's script works with: columns of numbers rather than objects, so that 300,000 edges stay small.
struct PageData {
  private let drawing: Drawing
  private let scene: Scene
  private let builder: SceneBuilder
  private let style: Style
  private let root: Int?

  init(drawing: Drawing, scene: Scene, builder: SceneBuilder, style: Style, root: Int?) {
    self.drawing = drawing
    self.scene = scene
    self.builder = builder
    self.style = style
    self.root = root
  }

  func json() -> String {
    var text = JSONText()
    text.object { text in
      words(&text)
      vertices(&text)
      groups(&text)
      attributes(&text)
      edges(&text)
      channels(&text)
      days(&text)
      curves(&text)
      hulls(&text)
      labels(&text)
      routes(&text)
    }
    return text.string
  }

  private func words(_ text: inout JSONText) {
    text.member("title", drawing.title)
    text.member("caption", drawing.caption)
    text.key("directed")
    text.raw(drawing.direction == .directed ? "true" : "false")
    text.member("theme", style.theme == .dark ? "dark" : style.theme == .auto ? "auto" : "light")
    if let name = drawing.sizeName { text.member("sizeName", name) }
    if let name = drawing.groupName { text.member("groupName", name) }
    if let name = drawing.shadeName { text.member("shadeName", name) }
    text.numbers("rim", [scene.rimWidth], digits: 2)
    if let name = drawing.strengthName { text.member("strengthName", name) }
    text.key("focus")
    text.raw(String(root ?? -1))
    switch style.labels {
    case .none: text.numbers("names", 0)
    case .largest(let count): text.numbers("names", max(0, count))
    case .automatic, .all: break
    }
  }

  private func vertices(_ text: inout JSONText) {
    let count = drawing.vertices.count
    var (x, y, hues) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count), [Int](repeating: 9, count: count)
    )
    for disc in scene.discs {
      x[disc.vertex] = disc.center.x
      y[disc.vertex] = disc.center.y
      hues[disc.vertex] = disc.hue.number
    }
    text.strings("id", drawing.vertices.map(\.id))
    text.strings("label", drawing.vertices.map(\.label))
    text.numbers("x", x)
    text.numbers("y", y)
    text.numbers("r", builder.scale.radii, digits: 2)
    text.integers("hue", hues)
    if drawing.vertices.contains(where: { $0.size != nil }) {
      text.exact("size", drawing.vertices.map(\.size))
    }
    if drawing.vertices.contains(where: { $0.shade != nil }) {
      text.exact("shade", drawing.vertices.map(\.shade))
    }
  }

  private func groups(_ text: inout JSONText) {
    let names = drawing.groupNames()
    var places: [String: Int] = [:]
    for (place, group) in names.enumerated() { places[group.name] = place }
    text.integers("group", drawing.vertices.map { $0.group.flatMap { places[$0] } ?? -1 })
    var hues = [Int](repeating: 8, count: names.count)
    for disc in scene.discs {
      if let place = drawing.vertices[disc.vertex].group.flatMap({ places[$0] }) { hues[place] = disc.hue.number }
    }
    text.list("groups", Array(zip(names, hues))) { text, group in
      text.object { text in
        text.member("name", group.0.name)
        text.numbers("count", group.0.count)
        text.numbers("hue", group.1)
      }
    }
  }

  /// Each attribute as its values, each once, and who has which.
  private func attributes(_ text: inout JSONText) {
    var names: [String] = []
    var columns: [String: (values: [String], places: [String: Int], of: [Int])] = [:]
    for (vertex, facts) in drawing.vertices.enumerated() {
      for fact in facts.attributes {
        if columns[fact.name] == nil {
          names.append(fact.name)
          columns[fact.name] = ([], [:], [Int](repeating: -1, count: drawing.vertices.count))
        }
        let known = columns[fact.name]?.places[fact.value]
        let place = known ?? columns[fact.name]?.values.count ?? 0
        if known == nil {
          columns[fact.name]?.values.append(fact.value)
          columns[fact.name]?.places[fact.value] = place
        }
        columns[fact.name]?.of[vertex] = place
      }
    }
    text.list("attributes", names) { text, name in
      text.object { text in
        text.member("name", name)
        text.strings("values", columns[name]?.values ?? [])
        text.integers("of", columns[name]?.of ?? [])
      }
    }
  }

  private func edges(_ text: inout JSONText) {
    let edges = drawing.edges
    text.integers("source", edges.map(\.source))
    text.integers("target", edges.map(\.target))
    let strengths = edges.map { edge in edge.strength.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
    if strengths.contains(where: { $0 != nil }) { text.exact("strength", strengths) }
    let chances = edges.map { edge in edge.probability.flatMap { $0 >= 0 && $0 <= 1 ? $0 : nil } }
    if chances.contains(where: { $0 != nil }) {
      if chances == strengths { text.member("probability", "strength") } else { text.exact("probability", chances) }
    }
    let kinds: [Drawing.Edge.Certainty] = [.observed, .declared, .inferred]
    if edges.contains(where: { $0.certainty != .observed }) {
      text.integers("basis", edges.map { kinds.firstIndex(of: $0.certainty) ?? 0 })
    }
    let scale = builder.scale
    let (thin, wide) = (scale.width(share: 0), scale.width(share: 1))
    text.numbers("width", [thin, wide - thin], digits: 4)
    let (faint, strong) = (scale.opacity(share: 0), scale.opacity(share: 1))
    text.numbers("opacity", [faint, strong - faint], digits: 4)
    if edges.contains(where: { !$0.evidence.isEmpty }) {
      text.list("evidence", edges) { text, edge in text.strings(edge.evidence) }
    }
  }

  /// The sets of channels that occur, each once.
  private func channels(_ text: inout JSONText) {
    guard drawing.edges.contains(where: { !$0.channels.isEmpty }) else { return }
    var (names, places): ([String], [String: Int]) = ([], [:])
    var (sets, setPlaces): ([[Int]], [[Int]: Int]) = ([], [:])
    var of: [Int] = []
    for edge in drawing.edges {
      var set: [Int] = []
      for channel in edge.channels {
        let place = places[channel] ?? names.count
        if place == names.count {
          names.append(channel)
          places[channel] = place
        }
        if !set.contains(place) { set.append(place) }
      }
      guard !set.isEmpty else {
        of.append(-1)
        continue
      }
      let place = setPlaces[set] ?? sets.count
      if place == sets.count {
        sets.append(set)
        setPlaces[set] = place
      }
      of.append(place)
    }
    text.strings("channels", names)
    text.list("channelSets", sets) { text, set in text.integers(set) }
    text.integers("channelOf", of)
  }

  /// How many days in all a page holds; beyond, days of one week or month become one.
  private static let dayLimit = 400_000

  private func days(_ text: inout JSONText) {
    guard drawing.edges.contains(where: { !$0.days.isEmpty }) else { return }
    var rows: [[Int]] = []
    for step in [1, 7, 30, 365] {
      rows = drawing.edges.map { edge in
        var row: [Int] = []
        for day in edge.days.sorted() {
          let day = min(max(day, -1_000_000), 10_000_000)
          // Of the days of a week the last stands, so that the last day of all stays true.
          if let last = row.last, Self.floored(last, step) == Self.floored(day, step) {
            row[row.count - 1] = day
          } else {
            row.append(day)
          }
        }
        return row
      }
      if rows.reduce(0, { $0 + $1.count }) <= Self.dayLimit { break }
    }
    text.key("days")
    text.object { text in
      text.integers("counts", rows.map(\.count))
      text.integers("steps", rows.flatMap { row in row.indices.map { $0 == 0 ? row[0] : row[$0] - row[$0 - 1] } })
    }
  }

  private static func floored(_ day: Int, _ step: Int) -> Int { day >= 0 ? day / step : (day - step + 1) / step }

  /// The lines that are not straight: the points between their ends.
  private func curves(_ text: inout JSONText) {
    let bent = scene.lines.compactMap { line -> (edge: Int, points: [Point])? in
      guard let edge = line.edge else { return nil }
      var points = line.curve.controls
      if points.isEmpty { return nil }
      // A step of a route may run against its edge.
      if line.source != drawing.edges[edge].source { points.reverse() }
      return (edge, points)
    }
    text.list("curves", bent.sorted { $0.edge < $1.edge }) { text, curve in
      text.numbers([Double(curve.edge)] + curve.points.flatMap { [$0.x, $0.y] })
    }
  }

  /// The shapes that hold groups together, as paths.
  private func hulls(_ text: inout JSONText) {
    if scene.hulls.isEmpty { return }
    text.list("hulls", scene.hulls) { text, hull in
      let path = hull.rings.map { ring in
        "M" + ring.map { "\(NumberText.fixed($0.x)) \(NumberText.fixed($0.y))" }.joined(separator: "L") + "Z"
      }
      text.object { text in
        text.numbers("hue", hull.hue.number)
        text.member("path", path.joined())
      }
    }
  }

  /// Where names stand beside their discs in the still map.
  private func labels(_ text: inout JSONText) {
    var centers: [Int: Point] = [:]
    for disc in scene.discs { centers[disc.vertex] = disc.center }
    let beside = scene.labels.filter { $0.leader.isEmpty && $0.place == .beside && $0.lines.count == 1 }
    text.list("labels", beside) { text, label in
      let anchor =
        switch label.anchor {
        case .start: 0.0
        case .middle: 1.0
        case .end: 2.0
        }
      let origin = label.rows.first?.origin ?? label.box.center
      let away = origin - (centers[label.vertex] ?? origin)
      text.numbers([Double(label.vertex), away.x, away.y, anchor])
    }
  }

  private func routes(_ text: inout JSONText) {
    text.list("routes", drawing.routes.filter { $0.vertices.count > 1 }) { text, route in
      text.object { text in
        text.integers("vertices", route.vertices)
        if let note = route.note { text.member("note", note) }
      }
    }
  }
}

extension Curve {
  /// The points between the ends; none for a straight line.
  fileprivate var controls: [Point] {
    switch self {
    case .line: []
    case .arc(_, let control, _): [control]
    case .loop(_, let first, let second, _): [first, second]
    // Controls and ends by turns; as many as no other curve has, unless it is an arc.
    case .chain(let points): Array(points.dropFirst().dropLast())
    }
  }
}
