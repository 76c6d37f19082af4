/// A graph as modularity sees it: rows without loops and the strength of every vertex. The first level is the graph itself;
/// the vertices of a later one are groups of the level before.
struct CommunityLevel {
  /// Symmetric; an arc carries the weight in both directions. Neighbors need not rise.
  let rows: Adjacency
  /// The strength of each vertex, out and in: one buffer when undirected.
  let leaving: Buffer<Double>
  let entering: Buffer<Double>
  let isDirected: Bool

  var count: Int { rows.vertexCount }

  private init(rows: Adjacency, leaving: Buffer<Double>, entering: Buffer<Double>, isDirected: Bool) {
    self.rows = rows
    self.leaving = leaving
    self.entering = entering
    self.isDirected = isDirected
  }

  /// The first level.
  init(of graph: Graph, weights: EdgeWeights, in arena: Arena) {
    rows = graph.undirectedRows(weights: weights, in: arena)
    isDirected = graph.isDirected
    leaving = Self.strengths(of: graph.out, weights: weights, isUndirected: !isDirected, in: arena)
    entering =
      isDirected ? Self.strengths(of: graph.incoming, weights: weights, isUndirected: false, in: arena) : leaving
  }

  private static func strengths(
    of rows: Adjacency, weights: EdgeWeights, isUndirected: Bool, in arena: Arena
  ) -> Buffer<Double> {
    let strengths = arena.zeros(of: Double.self, rows.vertexCount)
    for vertex in 0..<rows.vertexCount {
      var sum = 0.0
      for arc in rows.arcs(of: vertex) {
        let weight = weights == .stored ? rows.weight(ofArc: arc) : 1
        // An undirected loop is one arc with two ends.
        sum += isUndirected && rows.targets[arc] == UInt32(truncatingIfNeeded: vertex) ? 2 * weight : weight
      }
      strengths[vertex] = sum
    }
    return strengths
  }

  /// The same level with vertex `order[i]` under the name i.
  func renamed(by order: Buffer<UInt32>, in arena: Arena) -> CommunityLevel {
    let names = arena.zeros(of: UInt32.self, count)
    for place in 0..<count { names[order[place]] = UInt32(truncatingIfNeeded: place) }
    let offsets = arena.zeros(of: Int.self, count + 1)
    let targets = arena.zeros(of: UInt32.self, rows.arcCount)
    let weights = rows.weights.map { _ in arena.zeros(of: Double.self, rows.arcCount) }
    let newLeaving = arena.zeros(of: Double.self, count)
    let newEntering = isDirected ? arena.zeros(of: Double.self, count) : newLeaving
    var written = 0
    for place in 0..<count {
      let vertex = Int(order[place])
      newLeaving[place] = leaving[vertex]
      if isDirected { newEntering[place] = entering[vertex] }
      for arc in rows.arcs(of: vertex) {
        targets[written] = names[rows.targets[arc]]
        if let weights, let old = rows.weights { weights[written] = old[arc] }
        written += 1
      }
      offsets[place + 1] = written
    }
    return CommunityLevel(
      rows: Adjacency(vertexCount: count, offsets: offsets, targets: targets, weights: weights), leaving: newLeaving,
      entering: newEntering, isDirected: isDirected)
  }

  /// The level whose vertices are the groups of this one.
  ///
  /// - Parameters:
  ///   - groups: a number below `groupCount` for each vertex.
  ///   - sums: one zero for each group; zero again afterwards.
  func aggregated(
    by groups: Buffer<UInt32>, groupCount: Int, sums: Buffer<Double>, touched: Buffer<UInt32>, in arena: Arena
  ) -> CommunityLevel {
    let members = arena.zeros(of: UInt32.self, count)
    let starts = arena.zeros(of: Int.self, groupCount + 2)
    for vertex in 0..<count { starts[Int(groups[vertex]) + 2] += 1 }
    for group in 0..<groupCount { starts[group + 2] += starts[group + 1] }
    for vertex in 0..<count {
      let slot = Int(groups[vertex]) + 1
      members[starts[slot]] = UInt32(truncatingIfNeeded: vertex)
      starts[slot] += 1
    }

    let offsets = arena.zeros(of: Int.self, groupCount + 1)
    let targets = arena.zeros(of: UInt32.self, rows.arcCount)
    let weights = arena.zeros(of: Double.self, rows.arcCount)
    let newLeaving = arena.zeros(of: Double.self, groupCount)
    let newEntering = isDirected ? arena.zeros(of: Double.self, groupCount) : newLeaving
    var written = 0
    for group in 0..<groupCount {
      let own = UInt32(truncatingIfNeeded: group)
      var found = 0
      for place in starts[group]..<starts[group + 1] {
        let vertex = Int(members[place])
        newLeaving[group] += leaving[vertex]
        if isDirected { newEntering[group] += entering[vertex] }
        found = sumByLabel(of: vertex, groups, sums: sums, touched: touched, from: found)
      }
      for place in 0..<found {
        let other = touched[place]
        if other != own {
          targets[written] = other
          weights[written] = sums[other]
          written += 1
        }
        sums[other] = 0
      }
      offsets[group + 1] = written
    }
    return CommunityLevel(
      rows: Adjacency(
        vertexCount: groupCount, offsets: offsets, targets: targets.slice(0..<written),
        weights: weights.slice(0..<written)),
      leaving: newLeaving, entering: newEntering, isDirected: isDirected)
  }

  /// Adds the weights of the arcs of `vertex` to the sums of their targets' labels; labels met for the first time are
  /// listed in `touched`. There must be room for one more label than there are.
  @inline(__always)
  func sumByLabel(
    of vertex: Int, _ labels: Buffer<UInt32>, sums: Buffer<Double>, touched: Buffer<UInt32>, from found: Int = 0
  ) -> Int {
    let targets = rows.targets
    var found = found
    var arc = rows.offsets[vertex]
    let end = rows.offsets[vertex + 1]
    if let weights = rows.weights {
      while arc < end {
        let label = labels[targets[arc]]
        let known = sums[label]
        // Written always, kept when new: no branch to mispredict.
        touched[found] = label
        found &+= known == 0 ? 1 : 0
        sums[label] = known + weights[arc]
        arc &+= 1
      }
    } else {
      while arc < end {
        let label = labels[targets[arc]]
        let known = sums[label]
        touched[found] = label
        found &+= known == 0 ? 1 : 0
        sums[label] = known + 1
        arc &+= 1
      }
    }
    return found
  }
}
