import GraphDrawing

/// Drawings to explore.
enum PageSamples {
  static let names = [
    "Éric Ångström", "Søren Łuczak", "Ana", "Ben", "Chloé", "Dmitri", "Eva", "Farid", "Greta", "Hugo", "Iris", "Jo",
  ]

  /// Twelve people in two groups on a ring with spokes; ties of every kind, dated, with sentences.
  static func circle(direction: Drawing.Direction = .undirected) -> Drawing {
    var edges: [Drawing.Edge] = []
    for place in 0..<12 {
      var edge = Drawing.Edge(
        source: place, target: (place + 1) % 12, strength: 0.3 + 0.05 * Double(place),
        certainty: place % 3 == 2 ? .inferred : place % 3 == 1 ? .declared : .observed)
      edge.evidence = ["met \(place + 1) times"]
      edge.channels = place % 2 == 0 ? ["meeting"] : place % 4 == 1 ? ["email", "call"] : []
      edge.days = place == 7 ? [] : [20_000 + 10 * place, 20_000 + 10 * place + 5]
      edges.append(edge)
    }
    for place in [0, 3, 6] {
      var edge = Drawing.Edge(source: place, target: place + 5, strength: 0.9)
      edge.channels = ["meeting"]
      edge.days = [20_200]
      edges.append(edge)
    }
    for place in edges.indices { edges[place].probability = edges[place].strength }
    return Drawing(
      title: "Twelve", caption: "twelve people", direction: direction,
      vertices: names.enumerated().map { place, name in
        .init(
          id: "p\(place)", label: name, size: Double(1 + place % 4), group: place < 7 ? "north" : "south",
          attributes: [.init(name: "town", value: place % 2 == 0 ? "Oslo" : "Lyon")])
      },
      edges: edges, sizeName: "degree", groupName: "side", strengthName: "closeness")
  }

  static func page(of drawing: Drawing, style: Style = Style(theme: .auto)) throws -> String {
    HTMLWriter(style: style).html(of: try drawing.laidOut(by: Layout.all.first { $0.name == "circle" }, seed: 1))
  }

  /// Random people on a grid, far too many for SVG.
  static func crowd(_ count: Int, edgesEach: Int) throws -> LaidOutDrawing {
    var random = RandomDrawings(seed: 3)
    let drawing = random.drawing(vertices: count, edges: count * edgesEach)
    var columns = 1
    while columns * columns < count { columns += 1 }
    let points = drawing.vertices.indices.map { Point(x: Double($0 % columns), y: Double($0 / columns)) }
    return try LaidOutDrawing(drawing, positions: points)
  }
}
