import GraphAnalytics
import GraphDrawing
import NetworkFormats
import SocialNetworks

/// Turns a network into a drawing: here people become vertices and ties edges, as in `SocialNetwork+Graph`.
struct NetworkMap {
  var title = ""
  var subtitle = ""
  /// What stands below the map; how much it shows when nil.
  var caption: String?
  var showsStrength = true
  /// A measure's name and its value for each person.
  var sizes: (name: String, values: [Double])?
  /// What colors mean, and the group of each person.
  var groups: (name: String, values: [String?])?

  /// What a scale of colors means, and the value of each person.
  var shades: (name: String, values: [Double?])?

  /// Where people stood on an earlier map, by the bytes of their ids.
  private var places: [[UInt8]: MapPlace] = [:]
  private let network: SocialNetwork
  private var isShown: [Bool]
  private var center: Person?
  private var routes: [(people: [Person], steps: [Double], value: Double)] = []

  init(_ network: SocialNetwork) {
    self.network = network
    isShown = [Bool](repeating: true, count: network.personCount)
  }

  var shownCount: Int { isShown.count { $0 } }

  /// The center's place among the vertices that are drawn.
  var focus: Int? { center.map { person in isShown[..<person.number].count { $0 } } }

  /// Shows only people at most `radius` ties away from `person`, whatever the direction of ties.
  mutating func keep(around person: Person, radius: Int) {
    center = person
    isShown = [Bool](repeating: false, count: network.personCount)
    isShown[person.number] = true
    var frontier = [person.vertex]
    for _ in 0..<radius {
      var next: [Vertex] = []
      for vertex in frontier {
        for neighbor in Array(network.graph.neighbors(of: vertex)) + Array(network.graph.predecessors(of: vertex))
        where !isShown[neighbor.index] {
          isShown[neighbor.index] = true
          next.append(neighbor)
        }
      }
      frontier = next
    }
  }

  /// Marks routes, whose people are shown in any case, with the probability of each step.
  mutating func mark(_ found: [Route]) throws {
    let probabilities = try network.probabilities().graph
    for route in found {
      for person in route.people { isShown[person.number] = true }
      let steps = zip(route.people, route.people.dropFirst()).map { step in
        probabilities.weight(from: step.0.vertex, to: step.1.vertex) ?? 0
      }
      routes.append((route.people, steps, route.value))
    }
  }

  /// Begins where people stood on an earlier map.
  ///
  /// - Returns: how many places are of people who are not on this one.
  mutating func goOn(from earlier: [MapPlace]) -> Int {
    for place in earlier { places[Array(place.id.utf8)] = place }
    let shown = network.allPeople.count { isShown[$0.number] && places[Array(network.id(of: $0).utf8)] != nil }
    return places.count - shown
  }

  func drawing() -> Drawing {
    var place = [Int](repeating: -1, count: network.personCount)
    var vertices: [Drawing.Vertex] = []
    for person in network.allPeople where isShown[person.number] {
      place[person.number] = vertices.count
      vertices.append(vertex(of: person))
      if let stood = places[Array(network.id(of: person).utf8)] {
        vertices[vertices.count - 1].place = Point(x: stood.x, y: stood.y)
        vertices[vertices.count - 1].hold = stood.hold == .pinned ? .pinned : .free
      }
    }
    let edges = network.tieList.filter {
      isShown[$0.source.number] && isShown[$0.target.number] && $0.source != $0.target
    }
    .map { tie in
      Drawing.Edge(
        source: place[tie.source.number], target: place[tie.target.number],
        strength: showsStrength && network.hasTieValues ? tie.value : nil, certainty: certainty(of: tie))
    }
    var drawing = Drawing(
      title: title, caption: caption ?? counts(vertices.count, edges.count),
      direction: network.isDirected ? .directed : .undirected,
      vertices: vertices, edges: edges,
      routes: routes.map { route in
        Drawing.Route(
          vertices: route.people.map { place[$0.number] },
          stepLabels: network.hasTieValues ? route.steps.map { Self.percent($0) } : [],
          note: network.hasTieValues ? "probability \(Self.percent(route.value))" : nil)
      },
      sizeName: sizes?.name, groupName: groups?.name,
      strengthName: showsStrength && network.hasTieValues ? strengthName : nil)
    drawing.nouns = .init(vertex: "person", vertices: "people", edge: "tie", edges: "ties")
    drawing.subtitle = subtitle
    drawing.shadeName = shades?.name
    drawing.asOf = network.day?.description
    return drawing
  }

  /// What a tie rests on; one of a file without dates is as it was written.
  private func certainty(of tie: (source: Person, target: Person, value: Double)) -> Drawing.Edge.Certainty {
    guard network.day != nil else { return .observed }
    return switch network.basis(from: tie.source, to: tie.target) {
    case .observed: .observed
    case .declared: .declared
    case .inferred: .inferred
    }
  }

  private var strengthName: String {
    network.strengthModel.map { "strength (\($0))" } ?? network.rules.tieValues.rawValue
  }

  private func vertex(of person: Person) -> Drawing.Vertex {
    let size = sizes.map { $0.values[person.number] }
    let attributes = network.people.attributes.compactMap { column in
      column.values[person.number].map { Drawing.Attribute(name: column.name, value: $0) }
    }
    var vertex = Drawing.Vertex(
      id: network.id(of: person), label: network.name(of: person),
      size: size.flatMap { $0.isFinite ? max(0, $0) : nil },
      group: groups.flatMap { $0.values[person.number] }, attributes: attributes)
    vertex.shade = shades.flatMap { $0.values[person.number] }
    return vertex
  }

  private func counts(_ people: Int, _ ties: Int) -> String {
    let all = people == network.personCount ? "" : " of \(network.personCount)"
    let layers = network.layers.filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(people)\(all) people, \(ties) ties\(layers.isEmpty ? "" : " · \(layers)")"
  }

  private static func percent(_ probability: Double) -> String { SocialNetwork.percent(probability) + " %" }
}

extension NetworkMap {
  /// With sentences, a page of more ties would be too large.
  private static let mostTiesWithEvidence = 20_000
  private static let mostSentences = 5

  /// The drawing with what a reader may ask of each tie: its chance, what it rests on, channels, days and, unless there
  /// are too many ties, evidence.
  func explorable() -> Drawing {
    var drawing = drawing()
    let people = network.allPeople.filter { isShown[$0.number] }
    let chances = network.hasTieValues ? try? network.probabilities().graph : nil
    let detail: TieRecord.Detail =
      drawing.edges.count <= Self.mostTiesWithEvidence ? .sentences(Self.mostSentences) : .brief
    for index in drawing.edges.indices {
      let (source, target) = (people[drawing.edges[index].source], people[drawing.edges[index].target])
      let record = network.record(ofTieFrom: source, to: target, detail: detail)
      drawing.edges[index].probability = chances?.weight(from: source.vertex, to: target.vertex)
      drawing.edges[index].channels = record.channels
      drawing.edges[index].days = record.days.map(\.number)
      drawing.edges[index].evidence = record.evidence
    }
    return drawing
  }
}

extension LaidOutDrawing {
  /// Where people stand, as a table.
  func placesTable() -> [UInt8] {
    MapPlaces.encode(
      zip(drawing.vertices, positions).map { person, point in
        MapPlace(id: person.id, x: point.x, y: point.y, hold: person.hold == .pinned ? .pinned : .free)
      })
  }
}
