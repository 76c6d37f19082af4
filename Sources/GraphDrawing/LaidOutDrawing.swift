/// A drawing whose vertices have their places.
public struct LaidOutDrawing: Sendable {
  public let drawing: Drawing
  /// One point for each vertex; neighbors are about 1 apart, y grows downwards.
  public let positions: [Point]
  /// Whether vertices may be moved a little further to make room for routes and names.
  let orientation: Layout.Orientation
  /// What the reader should know about how the places came about, a sentence each.
  public var notes: [String] = []
  /// Where the layout gave more than points; its points are ``positions``.
  let arrangement: Arrangement?

  /// Takes places from elsewhere.
  ///
  /// - Precondition: as many positions as vertices, all of them finite.
  /// - Throws: ``DrawingError/vertexOutOfRange(vertex:vertexCount:)`` when an edge or route leaves the drawing.
  public init(_ drawing: Drawing, positions: [Point]) throws(DrawingError) {
    try self.init(drawing, positions: positions, orientation: .fixed)
  }

  init(
    _ drawing: Drawing, positions: [Point], orientation: Layout.Orientation, arrangement: Arrangement? = nil
  ) throws(DrawingError) {
    try drawing.validate()
    precondition(positions.count == drawing.vertices.count && positions.allSatisfy(\.isFinite))
    self.drawing = drawing
    self.positions = positions
    self.orientation = orientation
    self.arrangement = arrangement
  }
}

extension Drawing {
  /// Gives every vertex its place.
  ///
  /// Components are laid out one by one, turned so that they lie wide and the first route reads from left to right,
  /// and packed side by side; vertices without edges stand in rows of their own. Where vertices have places of an earlier
  /// picture, nothing is turned or packed: what was there stays as near to its place as the layout lets it, and what is
  /// new without connection to it stands below. Where Graphviz fails, dies or takes too long, a layout of our own takes
  /// over, and ``LaidOutDrawing/notes`` says so.
  ///
  /// - Parameters:
  ///   - layout: the way to do it; ``Layout/suited(toVertexCount:)`` when nil.
  ///   - root: the vertex that the drawing is about, for layouts around one vertex.
  ///   - seed: chooses among the random starts.
  /// - Throws: ``DrawingError``.
  /// - Determinism: the same drawing, layout and seed give the same positions.
  public func laidOut(by layout: Layout? = nil, root: Int? = nil, seed: UInt64 = 0) throws
    -> LaidOutDrawing
  {
    try validate()
    let layout = layout ?? .suited(toVertexCount: vertices.count)
    do {
      return try laidOut(only: layout, root: root, seed: seed)
    } catch let error as DrawingError where error.isOfEngine {
      let fallback = Layout.fallback(forVertexCount: vertices.count)
      guard fallback.name != layout.name else { throw error }
      var laidOut = try laidOut(only: fallback, root: root, seed: seed)
      laidOut.notes.append("\(error); the map is drawn by layout \(fallback.name) instead of \(layout.name)")
      return laidOut
    }
  }

  private func laidOut(only layout: Layout, root: Int?, seed: UInt64) throws -> LaidOutDrawing {
    guard vertices.count <= layout.vertexLimit else {
      throw DrawingError.tooManyVertices(
        layout: layout.name, vertexCount: vertices.count, limit: layout.vertexLimit)
    }
    let center = root ?? routes.first?.vertices.first
    let names = groupNames().map(\.name)
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    var input = Layout.Input(
      vertexCount: vertices.count,
      edges: zip(edges, closeness()).map { edge, closeness in
        Layout.Input.Edge(source: edge.source, target: edge.target, closeness: closeness)
      },
      diameters: Array(repeating: 24, count: vertices.count),
      groups: vertices.map { vertex in vertex.group.flatMap { places[$0] } },
      root: center, seed: seed)
    if vertices.contains(where: { $0.place != nil }) {
      input.places = vertices.map { $0.place.flatMap { $0.isWithinReach ? $0 : nil } }
      input.isPinned = zip(vertices, input.places).map { $0.hold == .pinned && $1 != nil }
    }
    if vertices.contains(where: { $0.distance != nil }) { input.distances = vertices.map(\.distance) }
    if vertices.contains(where: { $0.side != nil }) { input.sides = vertices.map(\.side) }
    if vertices.contains(where: { $0.parent != nil }) {
      input.parents = vertices.map { $0.parent.flatMap { vertices.indices.contains($0) ? $0 : nil } }
    }
    input.rings = rings
    input.routes = routes.map(\.vertices)
    if let arrangement = try arrangement(by: layout, of: input) {
      return try LaidOutDrawing(
        self, positions: arrangement.points, orientation: layout.orientation, arrangement: arrangement)
    }
    switch layout.scope {
    case .whole:
      let points = try layout.positions(of: [input])[0]
      return try LaidOutDrawing(
        self, positions: ComponentPacking.normalized(points, edges: input.edges), orientation: layout.orientation)
    case .component:
      let route = routes.first.flatMap { route -> ComponentPacking.Reading? in
        guard let first = route.vertices.first, let last = route.vertices.last, first != last else {
          return nil
        }
        return ComponentPacking.Reading(start: first, end: last)
      }
      return try LaidOutDrawing(
        self, positions: ComponentPacking.positions(of: input, by: layout, reading: route),
        orientation: layout.orientation)
    }
  }

  /// The arrangement of a layout that gives one; what is wrong with an edge is said by the labels of its ends.
  private func arrangement(by layout: Layout, of input: Layout.Input) throws -> Arrangement? {
    do {
      return try layout.arrangement(of: input)
    } catch Layout.SidesError.edgeWithinSide(let source, let target) {
      throw DrawingError.edgeWithinSide(source: vertices[source].label, target: vertices[target].label)
    }
  }
}
