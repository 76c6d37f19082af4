import GraphAnalytics
import GraphDrawing
import NetworkFormats
import SocialNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
  /// Whether only the ties of routes are drawn.
  private var showsRoutesOnly = false
  private var isWillingnessCounted = false
  /// The distance of each person from the center, and who comes before them on the best way there.
  /// A page has no rings to speak of.
  private var showsRings = true
  private var reach: (distances: [Double?], before: [Person?], rings: [Drawing.Ring])?
  /// 0 or 1 for each person of a network of two kinds.
  private var sides: [Int]?

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
    keep(around: [person], radius: radius)
  }

  /// Shows only the people of the routes and those at most `radius` ties away from them; at 0 only the ties of the routes.
  mutating func keepRoutes(radius: Int) {
    showsRoutesOnly = radius == 0
    // Then all lines are steps of routes, and their words say how strong they are.
    if showsRoutesOnly { showsStrength = false }
    keep(around: routes.flatMap(\.people), radius: radius)
  }

  private mutating func keep(around people: [Person], radius: Int) {
    isShown = [Bool](repeating: false, count: network.personCount)
    for person in people { isShown[person.number] = true }
    var frontier = people.map(\.vertex)
    for _ in 0..<radius {
      var next: [Vertex] = []
      for vertex in frontier {
        for neighbor in Array(network.graph.neighbors(of: vertex)) + Array(network.graph.predecessors(of: vertex))
        where !isShown[neighbor.index] {
          isShown[neighbor.index] = true
          next.append(neighbor)
        }
      }
      if next.isEmpty { break }
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

  /// Marks introductions, whose probabilities count the willingness of everybody between.
  mutating func mark(_ introductions: [Introduction]) {
    isWillingnessCounted = introductions.contains { $0.willingness.contains { $0 < 1 } }
    for introduction in introductions {
      for person in introduction.people { isShown[person.number] = true }
      routes.append((introduction.people, introduction.ties.map(\.strength), introduction.probability))
    }
  }

  /// Measures how far everybody is from the center: the person in focus, else the start of the first route, else the
  /// owner, else the largest of those who are shown.
  mutating func measureReach() throws {
    let shown = network.allPeople.filter { isShown[$0.number] }
    func weight(_ person: Person) -> Double {
      let value = sizes?.values[person.number] ?? Double(network.contactCount(of: person))
      return value.isFinite ? value : -1
    }
    let largest = shown.max { (weight($0), -$0.number) < (weight($1), -$1.number) }
    let owner = network.owner.flatMap { isShown[$0.number] ? $0 : nil }
    guard let person = center ?? routes.first?.people.first ?? owner ?? largest else { return }
    center = person
    let graph = network.hasTieValues ? try network.probabilities().graph : network.graph
    let tree = try graph.shortestPathTree(from: person.vertex, lengths: network.hasTieValues ? .negativeLog : .unit)
    let distances = network.allPeople.map { person -> Double? in
      let distance = tree.distances[person.vertex]
      return distance < .infinity ? distance : nil
    }
    let before = network.allPeople.map { person -> Person? in
      // Who is not shown is passed over.
      var vertex = tree.parent(of: person.vertex)
      while let passed = vertex, !isShown[passed.index] { vertex = tree.parent(of: passed) }
      return vertex.map { Person($0) }
    }
    let furthest = shown.compactMap { distances[$0.number] }.max() ?? 0
    reach = (distances, before, network.hasTieValues ? Self.chances(to: furthest) : Self.steps(to: furthest))
  }

  /// Rings for the chances 1 in 2, 10, 100 and 1,000, or finer ones where all are near.
  private static func chances(to furthest: Double) -> [Drawing.Ring] {
    let coarse = [2.0, 10, 100, 1000]
    let chances = coarse.count { log($0) <= furthest } >= 2 ? coarse : [4.0 / 3, 2, 4, 10]
    return chances.map { .init(distance: log($0), label: $0 < 2 ? "3 in 4" : "1 in \(Int($0))") }
  }

  private static func steps(to furthest: Double) -> [Drawing.Ring] {
    (1...max(1, Int(min(furthest, 100)))).map { .init(distance: Double($0), label: $0 == 1 ? "1 tie" : "\($0) ties") }
  }

  /// Finds the two kinds of people: by an attribute that has two values, such as `kind`, or one that all ties cross.
  mutating func findSides() {
    let usual = ["mode", "type", "kind", "bipartite", "side"]
    let columns = network.people.attributes.compactMap { column -> (isUsual: Bool, sides: [Int])? in
      guard let first = column.values.compactMap(\.self).first, !column.values.contains(nil) else { return nil }
      let others = Set(column.values.compactMap(\.self)).subtracting([first])
      guard others.count == 1 else { return nil }
      return (usual.contains(column.name.lowercased()), column.values.map { $0 == first ? 0 : 1 })
    }
    func isCrossed(_ sides: [Int]) -> Bool {
      network.tieList.allSatisfy { sides[$0.source.number] != sides[$0.target.number] }
    }
    sides = (columns.first { isCrossed($0.sides) } ?? columns.first { $0.isUsual })?.sides
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
    if let reach {
      for person in network.allPeople where isShown[person.number] {
        vertices[place[person.number]].distance = reach.distances[person.number]
        vertices[place[person.number]].parent = reach.before[person.number].map { place[$0.number] }
      }
    }
    let steps = Set(routes.flatMap { zip($0.people, $0.people.dropFirst()).map { Set([$0, $1]) } })
    let edges = network.tieList.filter {
      isShown[$0.source.number] && isShown[$0.target.number] && $0.source != $0.target
        && (!showsRoutesOnly || steps.contains([$0.source, $0.target]))
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
          stepLabels: network.hasTieValues ? route.steps.map { Self.percent($0) } : [], name: name(of: route.people),
          note: network.hasTieValues || isWillingnessCounted ? "probability \(Self.percent(route.value))" : nil)
      },
      sizeName: sizes?.name, groupName: groups?.name,
      strengthName: showsStrength && network.hasTieValues ? strengthName : nil)
    drawing.nouns = .init(vertex: "person", vertices: "people", edge: "tie", edges: "ties")
    drawing.subtitle = subtitle
    drawing.shadeName = shades?.name
    drawing.asOf = network.day?.description
    drawing.rings = reach?.rings ?? []
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

  /// What tells a route from the others; nil where there is only one.
  private func name(of people: [Person]) -> String? {
    guard routes.count > 1, let target = people.last else { return nil }
    let isAlone = routes.contains { $0.people.first != people.first || $0.people.last != target }
    let between = people.dropFirst().dropLast().map { network.name(of: $0) }.joined(separator: ", ")
    let way = between.isEmpty ? "directly" : "via \(between)"
    return isAlone ? "\(network.name(of: target)), \(way)" : way
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
    vertex.side = sides?[person.number]
    return vertex
  }

  private func counts(_ people: Int, _ ties: Int) -> String {
    let all = people == network.personCount ? "" : " of \(network.personCount)"
    let layers = network.layers.filter { !$0.isEmpty }.joined(separator: ", ")
    let noun = people == 1 && all.isEmpty ? "person" : "people"
    var caption = "\(people)\(all) \(noun), \(AuditWords.counted(ties, "tie"))\(layers.isEmpty ? "" : " · \(layers)")"
    if isWillingnessCounted { caption += " · a route counts the willingness of everybody between" }
    if let reach, let center, showsRings {
      let measure = network.hasTieValues ? "the chance on the best way" : "ties on the shortest way"
      caption += " · rings: \(measure) from \(network.name(of: center))"
      let lost = network.allPeople.count { isShown[$0.number] && reach.distances[$0.number] == nil }
      if lost > 0 { caption += "; \(lost) out of reach, below" }
    }
    return caption
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
    var page = self
    page.showsRings = false
    var drawing = page.drawing()
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
