extension Layout {
  /// A layout by an engine of Graphviz; all components go to it at once.
  ///
  /// - Parameter options: what this layout asks of the engine besides the usual.
  init(
    name: String, summary: String, vertexLimit: Int, scope: Scope = .component, orientation: Orientation = .free,
    engine: GraphvizSession.Engine,
    options: @escaping @Sendable (inout GraphvizSession.Request, Input) -> Void = { _, _ in }
  ) {
    self.init(
      name: name, summary: summary, vertexLimit: vertexLimit, scope: scope, orientation: orientation,
      arrange: { inputs in
        let requests = inputs.map { input in
          var request = Layout.request(engine, input)
          options(&request, input)
          return request
        }
        let positions = try GraphvizSession.positions(for: requests)
        // The springs of sfdp do not look at weights.
        guard engine == .sfdp else { return positions }
        return zip(positions, inputs).map { EdgeLengthRefinement.refined($0, edges: $1.edges) }
      })
  }

  /// What an engine is told about an input.
  static func request(_ engine: GraphvizSession.Engine, _ input: Input) -> GraphvizSession.Request {
    var request = GraphvizSession.Request(
      engine: engine, vertexCount: input.vertexCount, edges: edges(for: engine, input))
    request.diameters = input.diameters
    request.seed = input.seed
    switch engine {
    case .neato, .fdp:
      if engine == .fdp { request.springLength = usualLength(of: engine) }
      request.places = places(for: engine, input, request.edges)
      request.isPinned = input.isPinned
    case .twopi: request.root = center(of: input)
    case .osage, .patchwork: request.groups = input.groups
    case .dot, .sfdp, .circo: break
    }
    // A round costs the square of the vertices; fewer of them leave the picture all but the same.
    if engine == .neato && input.vertexCount > 300 { request.roundLimit = max(20, 60_000 / input.vertexCount) }
    return request
  }

  /// The length of a usual edge in inches.
  private static func usualLength(of engine: GraphvizSession.Engine) -> Double { engine == .fdp ? 0.3 : 1 }

  private static func edges(for engine: GraphvizSession.Engine, _ input: Input) -> [GraphvizSession.Edge] {
    switch engine {
    case .osage, .patchwork: return []
    case .twopi: return tree(of: input)
    case .dot, .neato, .fdp, .sfdp, .circo: break
    }
    return zip(input.edges, input.wishedLengths()).map { edge, length in
      var shown = GraphvizSession.Edge(source: edge.source, target: edge.target, length: length)
      switch engine {
      // A weight is a force here.
      case .fdp:
        shown.length = usualLength(of: engine) * length
        shown.weight = 1 + 2 * edge.closeness
      // Weak edges give way: they may span ranks, while strong ones are short and straight.
      case .dot:
        shown.weight = 1 + 1000 * edge.closeness * edge.closeness
        shown.ranks = edge.closeness < 0.4 ? 2 : 1
      case .neato, .sfdp, .circo, .twopi, .osage, .patchwork: shown.weight = 1 + 99 * edge.closeness
      }
      return shown
    }
  }

  /// Earlier places, on the scale on which edges between placed vertices have their wished lengths on average.
  private static func places(
    for engine: GraphvizSession.Engine, _ input: Input, _ edges: [GraphvizSession.Edge]
  ) -> [Point?] {
    guard input.places.count == input.vertexCount else { return [] }
    var (drawn, wished) = (0.0, 0.0)
    for edge in edges {
      guard let start = input.places[edge.source], let end = input.places[edge.target], start.isFinite, end.isFinite
      else { continue }
      drawn += (end - start).length
      wished += edge.length
    }
    let scale = drawn > 0 && drawn.isFinite ? wished / drawn : usualLength(of: engine)
    return input.places.map { place in place.flatMap { $0.isFinite ? $0 * scale : nil } }
  }

  // MARK: Rings

  /// The vertex in the middle: the root, or the one with the strongest edges.
  static func center(of input: Input) -> Int? {
    if let root = input.root, (0..<input.vertexCount).contains(root) { return root }
    var pull = [Double](repeating: 0, count: input.vertexCount)
    for edge in input.edges where edge.source != edge.target {
      pull[edge.source] += 0.5 + edge.closeness
      pull[edge.target] += 0.5 + edge.closeness
    }
    return pull.indices.max { (pull[$0], -$0) < (pull[$1], -$1) }
  }

  /// For each vertex its strongest edge to the ring before its own, by steps from the center.
  ///
  /// `twopi` puts a vertex behind the one from which it is reached first; told no more than these edges, it puts it
  /// behind the one that it is closest to.
  private static func tree(of input: Input) -> [GraphvizSession.Edge] {
    guard let center = center(of: input) else { return [] }
    var neighbors = [[(vertex: Int, closeness: Double)]](repeating: [], count: input.vertexCount)
    for edge in input.edges where edge.source != edge.target {
      neighbors[edge.source].append((edge.target, edge.closeness))
      neighbors[edge.target].append((edge.source, edge.closeness))
    }
    var ring = [Int](repeating: -1, count: input.vertexCount)
    ring[center] = 0
    var queue = [center]
    var place = 0
    while place < queue.count {
      let vertex = queue[place]
      place += 1
      for (neighbor, _) in neighbors[vertex] where ring[neighbor] < 0 {
        ring[neighbor] = ring[vertex] + 1
        queue.append(neighbor)
      }
    }
    return queue.dropFirst().compactMap { vertex in
      let inner = neighbors[vertex].filter { ring[$0.vertex] == ring[vertex] - 1 }
      return inner.max { ($0.closeness, -$0.vertex) < ($1.closeness, -$1.vertex) }
        .map { GraphvizSession.Edge(source: $0.vertex, target: vertex, weight: 1 + 99 * $0.closeness) }
    }
  }
}
