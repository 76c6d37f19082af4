import GraphDrawing
import TestSupport
import Testing

/// Whatever the names hold, in every field: the file is well-formed, holds words and shapes only, and gives the names
/// back as they came.
struct HostileNamesTests {
  private static let elements: Set<String> = [
    "svg", "title", "desc", "style", "rect", "g", "path", "circle", "text", "tspan",
  ]

  /// A drawing with another name in each field of each mark.
  private static func drawing(of names: [String]) -> Drawing {
    func name(_ place: Int) -> String { names[place % names.count] }
    var drawing = Drawing(
      title: name(1), caption: name(2), summary: name(3),
      direction: names.count % 2 == 0 ? .directed : .undirected,
      vertices: names.indices.map { place in
        Drawing.Vertex(
          id: name(place), label: name(place), size: Double(place % 7), group: place % 5 == 0 ? nil : name(place % 9),
          tooltip: place % 2 == 0 ? nil : name(place + 1),
          attributes: [
            .init(name: name(place + 2), value: name(place + 3)), .init(name: "note", value: name(place)),
          ])
      },
      edges: names.indices.dropFirst().map { place in
        Drawing.Edge(
          source: place - 1, target: place, strength: Double(place % 3),
          certainty: [.observed, .declared, .inferred][place % 3], tooltip: place % 3 == 0 ? name(place) : nil,
          attributes: [.init(name: name(place), value: name(place + 1))])
      })
    for place in drawing.edges.indices {
      drawing.edges[place].evidence = [name(place), name(place + 5)]
      drawing.edges[place].channels = [name(place + 6)]
      drawing.edges[place].probability = 0.5
    }
    drawing.routes = [
      .init(vertices: [0, 1, 2, 3], stepLabels: [name(0), name(4), name(5)], name: name(6), note: name(7)),
      .init(vertices: [3, 4, 5], stepLabels: [name(8)]),
    ]
    (drawing.sizeName, drawing.groupName, drawing.strengthName) = (name(9), name(10), name(11))
    (drawing.asOf, drawing.subtitle) = (name(12), name(13))
    return drawing
  }

  private static func svg(of drawing: Drawing, _ style: Style) throws -> String {
    let columns = 25
    let points = drawing.vertices.indices.map { Point(x: Double($0 % columns), y: Double($0 / columns)) }
    return SVGWriter(style: style).svg(of: try LaidOutDrawing(drawing, positions: points))
  }

  /// Compared scalar by scalar: equality of strings would take é and é for the same.
  private static func isSame(_ text: String?, _ name: String) -> Bool {
    guard let text else { return false }
    return text.unicodeScalars.elementsEqual(HostileText.readable(name).unicodeScalars)
  }

  private static func check(_ names: [String], labels: Style.Labels) throws {
    let drawing = drawing(of: names)
    var style = Style(labels: labels, idPrefix: names[names.count / 2] + "-")
    style.theme = .dark
    let page = MarkupReader(try svg(of: drawing, style))
    #expect(page.faults == [])
    #expect(page.activeContent(allowed: elements) == [])
    let ids = page.elements.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } })
    var found = 0
    var changed: [String] = []
    for element in page.elements where element["data-label"] != nil {
      // What the prefix ends with is no digit here, so that the number is the vertex's own.
      guard let id = element["id"],
        let place = Int(id.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined()), place < names.count
      else { continue }
      found += 1
      let fields = [element["data-id"], element["data-label"], element["data-note"]]
      if !fields.allSatisfy({ isSame($0, names[place]) }) { changed.append(names[place]) }
    }
    #expect(found == names.count)
    #expect(changed.isEmpty, "\(changed.prefix(3).map(\.debugDescription))")
  }

  @Test func tenThousandNamesStayTextInEveryField() throws {
    var generator = HostileText(seed: 5)
    // All names are written on small maps only; on large ones lines run straight, which is quick.
    try Self.check(generator.next(200), labels: .all)
    for _ in 0..<14 { try Self.check(generator.next(700), labels: .automatic) }
  }
}
