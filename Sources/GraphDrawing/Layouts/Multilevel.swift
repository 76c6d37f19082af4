import GraphAnalytics

extension Layout {
  /// Forces on several scales: the network is made smaller again and again by merging neighbors, the smallest is laid
  /// out, and each larger one starts from the places of the one before.
  ///
  /// Choices: the pull of an edge grows with the square root of its length, between the even pull that tears groups
  /// apart and the linear one that draws all into one crowd; vertices push by the roots of their degrees, so that those
  /// with few edges do not drift far out. A single edge comes to rest at its wished length.
  ///
  /// - Complexity: O(E + V log V) with a fixed number of rounds on each scale; memory O(V + E).
  /// - Reference: Walshaw (2003), doi:10.7155/jgaa.00070; Hu (2005), "Efficient and high quality force-directed graph
  ///   drawing", The Mathematica Journal 10.
  public static let multilevel = Layout(
    name: "multilevel", summary: "forces on several scales, for thousands up to a million", vertexLimit: 1_000_000
  ) { input in
    let graph = LayoutGraph(input)
    let model = ForceModel(
      pull: .slow, offsets: graph.offsets, targets: graph.targets,
      springs: graph.lengths.map { 1 / ($0 * $0.squareRoot()) },
      mass: (0..<graph.vertexCount).map { Float(max(graph.neighbors(of: $0).count, 1)).squareRoot() }, isFixed: [])
    return ForceLevels.places(of: model, input: input) { model, places, anchors, level in
      model.settle(&places, rounds: level.rounds, anchors: anchors)
    }
  }
}

/// Lays out a model of forces from coarse to fine, or from earlier places.
enum ForceLevels {
  /// Which model of several is at hand.
  struct Level {
    var vertexCount: Int
    var isCoarsest: Bool
    var isFinest: Bool

    /// Large networks get few rounds, as each does the work of many and the coarse ones have found the shape.
    var rounds: Int {
      if isCoarsest { return 300 }
      return vertexCount <= 1000 ? 100 : vertexCount <= 5000 ? 50 : 25
    }
  }

  typealias Settle = (ForceModel, inout ForcePlaces, ForceStart.Anchors?, Level) -> Void

  /// - Parameter settle: moves vertices towards less energy.
  static func places(of model: ForceModel, input: Layout.Input, settle: Settle) -> [Point] {
    guard model.count > 1 else { return [Point](repeating: Point(x: 0, y: 0), count: model.count) }
    let finest = Level(vertexCount: model.count, isCoarsest: false, isFinest: true)
    guard let earlier = ForceStart(input) else {
      return points(fromCoarse(model, seed: input.seed, settle: settle), seed: input.seed)
    }
    let held = model.fixing(earlier.isPinned)
    if earlier.isPicture {
      var places = earlier.completed(model, seed: input.seed)
      let factor = Float(model.balance(places, among: earlier.isKnown))
      places.scale(by: factor)
      settle(held, &places, .init(places: places, isKnown: earlier.isKnown, grip: 3), finest)
      places.scale(by: 1 / factor)
      return earlier.restored(points(places, seed: input.seed))
    }
    // A few known places only: they turn and size the picture, and pinned vertices pull theirs to where they are.
    var places = fromCoarse(model, seed: input.seed, settle: settle)
    let factor = earlier.align(&places)
    if !held.isFixed.isEmpty {
      for vertex in 0..<model.count where held.isFixed[vertex] { places.set(vertex, to: earlier.places[vertex]) }
      places.scale(by: 1 / factor)
      settle(held, &places, nil, finest)
      places.scale(by: factor)
    }
    return earlier.restored(points(places, seed: input.seed))
  }

  private static func fromCoarse(_ model: ForceModel, seed: UInt64, settle: Settle) -> ForcePlaces {
    var generator = SeededGenerator(seed: seed)
    var models = [model]
    var groups: [[Int32]] = []
    while models[models.count - 1].count > 24,
      let next = Coarsening.coarser(models[models.count - 1], generator: &generator)
    {
      models.append(next.model)
      groups.append(next.groups)
    }
    var places = ForcePlaces(scattered: models[models.count - 1].count, generator: &generator)
    for level in models.indices.reversed() {
      let model = models[level]
      if level < groups.count { places = places.split(groups[level], generator: &generator) }
      places.scale(by: Float(model.balance(places)))
      settle(
        model, &places, nil,
        Level(vertexCount: model.count, isCoarsest: level == models.count - 1, isFinest: level == 0))
    }
    return places
  }

  /// The places as points, none of which is another's.
  private static func points(_ places: ForcePlaces, seed: UInt64) -> [Point] {
    var generator = SeededGenerator(seed: seed)
    let nudge = Double(places.spacing) * 0.2
    var seen = Set<Point>(minimumCapacity: places.count)
    return (0..<places.count).map { vertex in
      var point = Point(x: Double(places.x[vertex]), y: Double(places.y[vertex]))
      while !seen.insert(point).inserted {
        point.x += nudge * Double.random(in: -1...1, using: &generator) + Double.leastNormalMagnitude
        point.y += nudge * Double.random(in: -1...1, using: &generator)
      }
      return point
    }
  }
}
