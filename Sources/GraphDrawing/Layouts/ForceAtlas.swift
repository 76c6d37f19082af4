extension Layout {
  /// Forces that show hubs and groups: vertices push each other away by their degrees, so that hubs stand apart with
  /// their neighbors around them; edges pull in proportion to their length and closeness.
  ///
  /// - Complexity: O(E + V log V) for each of at most 300 rounds.
  /// - Reference: Jacomy, Venturini, Heymann, Bastian (2014), "ForceAtlas2", doi:10.1371/journal.pone.0098679.
  public static let forceAtlas = Layout(
    name: "force-atlas", summary: "forces that set hubs apart, for up to 200,000", vertexLimit: 200_000
  ) { ForceAtlas.places(of: $0, pull: .linear) }

  /// The same with pulls that do not grow with length, which draws groups far apart.
  ///
  /// - Reference: Noack (2009), "Modularity clustering is force-directed layout", doi:10.1103/PhysRevE.79.026102.
  public static let linLog = Layout(
    name: "lin-log", summary: "forces that draw groups far apart, for up to 200,000", vertexLimit: 200_000
  ) { ForceAtlas.places(of: $0, pull: .constant) }
}

/// The forces and the speed of ForceAtlas2.
enum ForceAtlas {
  static func places(of input: Layout.Input, pull: ForceModel.Pull) -> [Point] {
    let graph = LayoutGraph(input, lengths: input.edges.map { 1.5 - $0.closeness })
    let model = ForceModel(
      pull: pull, offsets: graph.offsets, targets: graph.targets,
      // Two vertices of mass 2 rest at the wished length.
      springs: graph.lengths.map { pull == .linear ? 4 / ($0 * $0) : 4 / $0 },
      mass: (0..<graph.vertexCount).map { Float(graph.neighbors(of: $0).count + 1) }, isFixed: [])
    return ForceLevels.places(of: model, input: input) { model, places, anchors, level in
      if level.isFinest, anchors == nil {
        swing(model, &places, rounds: level.vertexCount <= 20_000 ? 120 : 40)
        model.settle(&places, rounds: level.rounds)
      } else {
        model.settle(&places, rounds: level.rounds, anchors: anchors)
      }
    }
  }

  /// Moves vertices with the adaptive speed of ForceAtlas2: fast while they keep their way, slowly where they swing.
  private static func swing(_ model: ForceModel, _ places: inout ForcePlaces, rounds: Int) {
    var before = [SIMD2<Float>](repeating: .zero, count: model.count)
    var speed: Float = 0
    for round in 0..<rounds {
      let forces = model.forces(places, theta: ForceModel.theta)
      var swinging = 0.0
      var traction = 0.0
      var wishes = before
      for vertex in 0..<model.count {
        let wish = SIMD2(forces[vertex][0], forces[vertex][1])
        wishes[vertex] = wish
        let mass = Double(model.mass[vertex])
        swinging += mass * Double(length(wish - before[vertex]))
        traction += mass * Double(length(wish + before[vertex])) / 2
      }
      guard swinging > 0, traction.isFinite, swinging.isFinite else { return }
      let aim = Float(traction / swinging)
      speed = round == 0 ? aim : min(aim, 1.5 * speed)
      for vertex in 0..<model.count where model.isFixed.isEmpty || !model.isFixed[vertex] {
        let wish = wishes[vertex]
        let size = length(wish)
        guard size > 0, size.isFinite else { continue }
        var own = 0.1 * speed / (1 + speed * length(wish - before[vertex]).squareRoot())
        // No step is longer than the force by its stiffness allows.
        own = min(own, 1 / (forces[vertex][2] + forces[vertex][3]))
        places.x[vertex] += own * wish.x
        places.y[vertex] += own * wish.y
      }
      before = wishes
    }
  }

  private static func length(_ vector: SIMD2<Float>) -> Float {
    (vector.x * vector.x + vector.y * vector.y).squareRoot()
  }
}
