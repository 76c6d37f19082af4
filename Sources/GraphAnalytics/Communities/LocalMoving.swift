/// The two steps of the Leiden method on one level, with scratch memory that all levels of a run share.
///
/// What a vertex v gains in community c, in units of weight: w(v, c) − γ k(v) K(c) / 2W undirected, and
/// w(v, c) − γ (k_out(v) K_in(c) + k_in(v) K_out(c)) / W directed, with v itself taken out of c.
struct LocalMoving {
  /// Gains that differ by less than this, relative to the strength of the vertex, are equal.
  private static let tolerance = 1e-12

  /// Vertices moved between two calls of progress; a power of two.
  private static let round = 1 << 14
  /// Vertices that are shuffled together: all of them up to this number, else one window after another, since the
  /// vertices of a large graph already stand in random order.
  static let window = 1 << 11

  /// γ over the whole strength.
  private let penalty: Double
  private var generator: SeededGenerator

  /// By community: the weight from the vertex at hand (zero between vertices), strengths, number of vertices.
  let sums: Buffer<Double>
  let touched: Buffer<UInt32>
  private let leaving: Buffer<Double>
  private let entering: Buffer<Double>
  private let sizes: Buffer<UInt32>
  private let order: Buffer<UInt32>
  private let isWaiting: Buffer<UInt8>
  private let free: Buffer<UInt32>
  /// By group of the refinement: strengths, and the weight to the rest of its community.
  private let groupLeaving: Buffer<Double>
  private let groupEntering: Buffer<Double>
  private let groupCut: Buffer<Double>

  init(first level: CommunityLevel, resolution: Double, seed: UInt64, in arena: Arena) {
    var total = 0.0
    for vertex in 0..<level.count { total += level.leaving[vertex] }
    penalty = total > 0 ? resolution / total : 0
    generator = SeededGenerator(seed: seed)
    let count = level.count
    sums = arena.zeros(of: Double.self, count)
    touched = arena.zeros(of: UInt32.self, count + 1)
    leaving = arena.zeros(of: Double.self, count)
    entering = level.isDirected ? arena.zeros(of: Double.self, count) : leaving
    sizes = arena.zeros(of: UInt32.self, count)
    order = arena.zeros(of: UInt32.self, count)
    isWaiting = arena.zeros(of: UInt8.self, count)
    free = arena.zeros(of: UInt32.self, count)
    groupLeaving = arena.zeros(of: Double.self, count)
    groupEntering = level.isDirected ? arena.zeros(of: Double.self, count) : groupLeaving
    groupCut = arena.zeros(of: Double.self, count)
  }

  // MARK: moving

  /// Moves vertices to the community where they gain most until none gains by moving. A vertex that moved sends its
  /// neighbors in other communities back to the queue.
  ///
  /// - Parameters:
  ///   - communities: numbers below the level's count, for each vertex; changed in place.
  ///   - betweenRounds: called now and then; may throw to stop.
  mutating func move(
    _ level: CommunityLevel, communities: Buffer<UInt32>, betweenRounds: () throws -> Void
  ) rethrows {
    let count = level.count
    let freeCount = tally(level, communities)
    shuffleOrder(count)
    isWaiting.slice(0..<count).fill(with: 1)
    try drainQueue(level, communities, freeCount: freeCount, betweenRounds)
  }

  private func drainQueue(
    _ level: CommunityLevel, _ communities: Buffer<UInt32>, freeCount: Int, _ betweenRounds: () throws -> Void
  ) rethrows {
    let count = level.count
    let (queue, isWaiting, sizes, free) = (order, isWaiting, sizes, free)
    let (offsets, targets) = (level.rows.offsets, level.rows.targets)
    let (leaving, entering, isDirected) = (leaving, entering, level.isDirected)
    var freeCount = freeCount
    var (head, waiting, done) = (0, count, 0)
    while waiting > 0 {
      if done & (Self.round - 1) == 0 { try betweenRounds() }
      done &+= 1
      let vertex = Int(queue[head])
      head = head + 1 == count ? 0 : head + 1
      waiting -= 1
      isWaiting[vertex] = 0
      if offsets[vertex] == offsets[vertex + 1] { continue }
      let own = communities[vertex]
      leaving[own] -= level.leaving[vertex]
      if isDirected { entering[own] -= level.entering[vertex] }
      sizes[own] -= 1
      let found = level.sumByLabel(of: vertex, communities, sums: sums, touched: touched)
      var best = bestCommunity(for: vertex, level, own: own, found: found)
      if best == UInt32.max {
        // Alone is better than any neighbor's community.
        best = sizes[own] == 0 ? own : free[freeCount - 1]
        if best != own { freeCount -= 1 }
      } else if best != own && sizes[own] == 0 {
        free[freeCount] = own
        freeCount += 1
      }
      leaving[best] += level.leaving[vertex]
      if isDirected { entering[best] += level.entering[vertex] }
      sizes[best] += 1
      if best == own { continue }
      communities[vertex] = best
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        let neighbor = targets[arc]
        if isWaiting[neighbor] == 0 && communities[neighbor] != best {
          isWaiting[neighbor] = 1
          var tail = head + waiting
          if tail >= count { tail -= count }
          queue[tail] = neighbor
          waiting += 1
        }
      }
    }
  }

  /// The community of greatest gain, `own` when none is better; `UInt32.max` when being alone is better than all.
  /// Leaves the sums of the touched communities at zero.
  @inline(__always)
  private func bestCommunity(for vertex: Int, _ level: CommunityLevel, own: UInt32, found: Int) -> UInt32 {
    let (sums, touched, leaving, entering) = (sums, touched, leaving, entering)
    let strength = level.leaving[vertex]
    let threshold = Self.tolerance * strength
    var best = own
    if level.isDirected {
      let (away, back) = (strength * penalty, level.entering[vertex] * penalty)
      var bestGain = sums[own] - away * entering[own] - back * leaving[own]
      for place in 0..<found {
        let community = touched[place]
        let gain = sums[community] - away * entering[community] - back * leaving[community]
        sums[community] = 0
        if gain > bestGain + threshold && community != own { (best, bestGain) = (community, gain) }
      }
      return bestGain < -threshold ? UInt32.max : best
    }
    let share = strength * penalty
    var bestGain = sums[own] - share * leaving[own]
    for place in 0..<found {
      let community = touched[place]
      let gain = sums[community] - share * leaving[community]
      sums[community] = 0
      if gain > bestGain + threshold && community != own { (best, bestGain) = (community, gain) }
    }
    return bestGain < -threshold ? UInt32.max : best
  }

  /// Strengths and sizes of the communities; gives the number of communities without a vertex, listed in `free`.
  private func tally(_ level: CommunityLevel, _ communities: Buffer<UInt32>) -> Int {
    let count = level.count
    for community in 0..<count {
      leaving[community] = 0
      entering[community] = 0
      sizes[community] = 0
    }
    for vertex in 0..<count {
      let community = communities[vertex]
      leaving[community] += level.leaving[vertex]
      if level.isDirected { entering[community] += level.entering[vertex] }
      sizes[community] += 1
    }
    var freeCount = 0
    for community in 0..<count where sizes[community] == 0 {
      free[freeCount] = UInt32(truncatingIfNeeded: community)
      freeCount += 1
    }
    return freeCount
  }

  private mutating func shuffleOrder(_ count: Int) {
    for place in 0..<count { order[place] = UInt32(truncatingIfNeeded: place) }
    for start in stride(from: 0, to: count, by: Self.window) {
      let size = min(Self.window, count - start)
      for last in stride(from: size - 1, to: 0, by: -1) {
        order.swapAt(start + last, start + generator.next(below: last + 1))
      }
    }
  }

  // MARK: refinement

  /// Builds groups within communities: every vertex starts alone; one that is still alone and well tied to the rest of its
  /// community joins the well tied group of it where it gains most. Every group is connected.
  ///
  /// `communities` must be what `move` left, so that their strengths are known.
  mutating func refine(_ level: CommunityLevel, communities: Buffer<UInt32>, into groups: Buffer<UInt32>) {
    let count = level.count
    startGroups(level, communities, groups)
    shuffleOrder(count)
    let (order, sizes, sums, touched) = (order, sizes, sums, touched)
    let (groupLeaving, groupEntering, groupCut) = (groupLeaving, groupEntering, groupCut)
    for place in 0..<count {
      let vertex = Int(order[place])
      let own = UInt32(truncatingIfNeeded: vertex)
      if sizes[vertex] != 1 || groups[vertex] != own { continue }
      let community = communities[vertex]
      if !isWellTied(own, in: community, level.isDirected) { continue }
      let found = level.sumByLabel(of: vertex, groups, sums: sums, touched: touched)
      let (away, back) = (level.leaving[vertex] * penalty, level.entering[vertex] * penalty)
      var (best, bestGain, bestSum) = (own, Self.tolerance * level.leaving[vertex], 0.0)
      for place in 0..<found {
        let group = touched[place]
        let sum = sums[group]
        sums[group] = 0
        // A group lies in one community, and so does the vertex it is named after.
        if communities[group] != community { continue }
        let gain =
          sum
          - (level.isDirected ? away * groupEntering[group] + back * groupLeaving[group] : away * groupLeaving[group])
        if gain > bestGain && isWellTied(group, in: community, level.isDirected) {
          (best, bestGain, bestSum) = (group, gain, sum)
        }
      }
      if best == own { continue }
      groups[vertex] = best
      sizes[vertex] = 0
      sizes[best] += 1
      groupLeaving[best] += level.leaving[vertex]
      if level.isDirected { groupEntering[best] += level.entering[vertex] }
      groupCut[best] += groupCut[vertex] - 2 * bestSum
    }
  }

  private func startGroups(_ level: CommunityLevel, _ communities: Buffer<UInt32>, _ groups: Buffer<UInt32>) {
    let rows = level.rows
    for vertex in 0..<level.count {
      groups[vertex] = UInt32(truncatingIfNeeded: vertex)
      sizes[vertex] = 1
      groupLeaving[vertex] = level.leaving[vertex]
      groupEntering[vertex] = level.entering[vertex]
      let community = communities[vertex]
      var cut = 0.0
      for arc in rows.arcs(of: vertex) where communities[rows.targets[arc]] == community {
        cut += rows.weight(ofArc: arc)
      }
      groupCut[vertex] = cut
    }
  }

  /// True when the weight between a group and the rest of its community is no less than chance would have it.
  @inline(__always)
  private func isWellTied(_ group: UInt32, in community: UInt32, _ isDirected: Bool) -> Bool {
    let (away, rest) = (groupLeaving[group], leaving[community] - groupLeaving[group])
    let expected =
      isDirected
      ? away * (entering[community] - groupEntering[group]) + groupEntering[group] * rest : away * rest
    return groupCut[group] >= expected * penalty - Self.tolerance * away
  }
}
