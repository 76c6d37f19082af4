/// Moving, refining and aggregating over levels until every vertex of a level stands alone: one run of Leiden's method, or
/// of Louvain's when nothing is refined.
struct CommunitySearch {
  enum Refinement {
    case none
    case connectedGroups
  }

  /// Iterations end at last after so many, should rounding make gains of nothing.
  private static let mostIterations = 50

  let graph: Graph
  let weights: EdgeWeights
  let resolution: Double
  /// nil: until modularity no longer grows.
  let iterations: Int?
  let refinement: Refinement

  /// - Parameter labels: communities below `graph.vertexCount`, written here.
  /// - Returns: the modularity of the result.
  func run(seed: UInt64, into labels: Buffer<UInt32>, progress: Progress?) throws -> Double {
    let arena = Arena()
    defer { arena.free() }
    let plain = CommunityLevel(of: graph, weights: weights, in: arena)
    var generator = SeededGenerator(seed: seed)
    let order = Self.order(of: plain.count, using: &generator, in: arena)
    let first = order.map { plain.renamed(by: $0, in: arena) } ?? plain
    var moving = LocalMoving(first: first, resolution: resolution, seed: generator.next(), in: arena)
    let communities = arena.zeros(of: UInt32.self, first.count)
    for vertex in 0..<first.count { communities[vertex] = UInt32(truncatingIfNeeded: vertex) }
    var quality = -Double.infinity
    let limit = iterations ?? Self.mostIterations
    for iteration in 0..<limit {
      let areConnected = try iterate(first, &moving, communities) { try progress?(iteration, limit) }
      if !areConnected { first.rows.splitUnconnected(communities) }
      if iterations != nil && iteration + 1 < limit { continue }
      if let order {
        for vertex in 0..<first.count { labels[order[vertex]] = communities[vertex] }
      } else {
        labels.copy(from: communities)
      }
      let found = graph.modularity(
        labels: labels, groupCount: first.count, weights: weights, resolution: resolution)
      if found <= quality + 1e-12 { return found }
      quality = found
    }
    return quality
  }

  /// A random order of the vertices of a large graph, which are then renamed by it: so the order of memory is a random one,
  /// and vertices can be visited in it. nil for a small graph, whose vertices are visited in any order at no cost.
  private static func order(
    of count: Int, using generator: inout SeededGenerator, in arena: Arena
  ) -> Buffer<UInt32>? {
    if count <= LocalMoving.window { return nil }
    let order = arena.zeros(of: UInt32.self, count)
    for place in 0..<count { order[place] = UInt32(truncatingIfNeeded: place) }
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, generator.next(below: last + 1)) }
    return order
  }

  /// - Returns: true when every community is known to be connected.
  private func iterate(
    _ first: CommunityLevel, _ moving: inout LocalMoving, _ labels: Buffer<UInt32>, betweenRounds: () throws -> Void
  ) throws -> Bool {
    let arena = Arena()
    defer { arena.free() }
    let count = first.count
    var level = first
    // The vertex of the level that each vertex of the graph belongs to.
    let place = arena.zeros(of: UInt32.self, count)
    for vertex in 0..<count { place[vertex] = UInt32(truncatingIfNeeded: vertex) }
    let communities = arena.zeros(of: UInt32.self, count)
    communities.copy(from: labels)
    let groups = arena.zeros(of: UInt32.self, count)
    let numbers = arena.zeros(of: UInt32.self, count)
    var areConnected = true
    while true {
      try moving.move(level, communities: communities, betweenRounds: betweenRounds)
      if Self.countDistinct(communities, level.count, numbers) == level.count { break }
      if refinement == .connectedGroups { moving.refine(level, communities: communities, into: groups) }
      var groupCount = refinement == .none ? level.count : Self.renumber(groups, level.count, numbers)
      if groupCount == level.count {
        // Without groups to aggregate, the communities themselves are.
        areConnected = false
        groups.copy(from: communities.slice(0..<level.count))
        groupCount = Self.renumber(groups, level.count, numbers)
      }
      let next = level.aggregated(
        by: groups, groupCount: groupCount, sums: moving.sums, touched: moving.touched, in: arena)
      for vertex in 0..<count { place[vertex] = groups[place[vertex]] }
      liftCommunities(communities, groups, from: level.count, to: groupCount, numbers, arena)
      level = next
    }
    for vertex in 0..<count { labels[vertex] = communities[place[vertex]] }
    return areConnected
  }

  /// Gives each group the community of its vertices, numbered anew so that numbers stay below the count of groups.
  private func liftCommunities(
    _ communities: Buffer<UInt32>, _ groups: Buffer<UInt32>, from count: Int, to groupCount: Int,
    _ numbers: Buffer<UInt32>, _ arena: Arena
  ) {
    _ = Self.renumber(communities, count, numbers)
    let lifted = numbers
    for vertex in 0..<count { lifted[groups[vertex]] = communities[vertex] }
    communities.copy(from: lifted.slice(0..<groupCount))
  }

  /// Numbers labels by their first vertex; gives how many there are.
  private static func renumber(_ labels: Buffer<UInt32>, _ count: Int, _ numbers: Buffer<UInt32>) -> Int {
    numbers.slice(0..<count).fill(with: UInt32.max)
    var next: UInt32 = 0
    for vertex in 0..<count {
      let label = labels[vertex]
      if numbers[label] == UInt32.max {
        numbers[label] = next
        next += 1
      }
      labels[vertex] = numbers[label]
    }
    return Int(next)
  }

  private static func countDistinct(_ labels: Buffer<UInt32>, _ count: Int, _ marks: Buffer<UInt32>) -> Int {
    marks.slice(0..<count).fill(with: 0)
    var distinct = 0
    for vertex in 0..<count {
      distinct += marks[labels[vertex]] == 0 ? 1 : 0
      marks[labels[vertex]] = 1
    }
    return distinct
  }
}
