/// What is told of a drawing to those who do not see it.
extension Drawing {
  /// A few sentences: how many of what, in which groups, who matters most, what routes there are and how likely.
  ///
  /// ``summary`` where it is given.
  package var description: String {
    if !summary.isEmpty { return summary }
    let what = [nouns.count(vertices.count, of: .vertex), nouns.count(edges.count, of: .edge)]
    var sentences = ["A network map of \(what.joined(separator: " and "))\(groupsInWords)."]
    if let asOf { sentences.append("As of \(Self.name(asOf)).") }
    if let greatest = greatestInWords { sentences.append(greatest) }
    sentences += routes.prefix(5).compactMap(inWords)
    return sentences.joined(separator: " ")
  }

  /// A name as it stands in a sentence.
  private static func name(_ name: String) -> String {
    let shown = LabelText.shown(name)
    let short = shown.count > 60 ? String(shown.prefix(60)) + "…" : shown
    return short.isEmpty ? "without a name" : LabelText.isolated(short)
  }

  private var groupsInWords: String {
    let groups = groupNames()
    guard groups.count > 1 else { return "" }
    let kind = groupName.map { " (\(Self.name($0)))" } ?? ""
    return " in \(groups.count) groups\(kind), the largest of \(groups[0].count)"
  }

  /// The three greatest by what the size of the discs means.
  private var greatestInWords: String? {
    let known = vertices.indices.compactMap { vertex -> (size: Double, vertex: Int)? in
      guard let size = vertices[vertex].size, size.isFinite, size > 0 else { return nil }
      return (-size, vertex)
    }
    guard known.count > 1 else { return nil }
    let greatest = known.sorted { $0 < $1 }.prefix(3).map { entry in
      "\(Self.name(vertices[entry.vertex].label)) (\(NumberText.readable(-entry.size)))"
    }
    return "Greatest by \(sizeName.map(Self.name) ?? "size"): \(greatest.joined(separator: ", "))."
  }

  private func inWords(_ route: Route) -> String? {
    guard let first = route.vertices.first, let last = route.vertices.last, route.vertices.count > 1 else { return nil }
    var text = "Route from \(Self.name(vertices[first].label)) to \(Self.name(vertices[last].label))"
    let steps = route.vertices.indices.dropFirst().prefix(20).map { place in
      let name = Self.name(vertices[route.vertices[place]].label)
      let label = place - 1 < route.stepLabels.count ? LabelText.shown(route.stepLabels[place - 1]) : ""
      return label.isEmpty ? name : "\(name) (\(label))"
    }
    text += ", over " + steps.joined(separator: ", ")
    if route.vertices.count > 21 { text += " and further on" }
    if let note = route.note { text += "; \(Self.name(note))" }
    return text + "."
  }
}

extension Drawing {
  /// What vertices and edges are called in words for readers, as "people" and "ties".
  public struct Nouns: Hashable, Sendable {
    public var vertex: String
    public var vertices: String
    public var edge: String
    public var edges: String

    public init(vertex: String, vertices: String, edge: String, edges: String) {
      self.vertex = vertex
      self.vertices = vertices
      self.edge = edge
      self.edges = edges
    }

    public static let plain = Nouns(vertex: "vertex", vertices: "vertices", edge: "edge", edges: "edges")

    enum Kind { case vertex, edge }

    func count(_ count: Int, of kind: Kind) -> String {
      switch kind {
      case .vertex: "\(count) \(count == 1 ? vertex : vertices)"
      case .edge: "\(count) \(count == 1 ? edge : edges)"
      }
    }
  }
}
