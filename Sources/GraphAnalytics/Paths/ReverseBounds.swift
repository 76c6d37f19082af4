/// Lower bounds for the cost from a vertex to the target, exact near the paths that matter.
///
/// A search backward from the target, ordered by cost plus a potential: a lower bound for the cost from the source, left
/// behind by the bidirectional search (exact around the source, its radius elsewhere). So it settles first what lies on
/// short paths as a whole, and can be stopped and grown at will. With everything settled whose key is below `top`, what
/// is not settled costs at least `top` minus its potential. Both bounds are consistent, as A* needs them.
final class ReverseBounds {
  private unowned let search: PathSearch
  private var labels: PathLabels
  private var heap: QuadHeap<CostEntry>
  private var query: PathQuery?
  private var settledCount = 0
  private(set) var avoided: VertexMarks

  /// No path that runs over an unsettled label costs less than this. Infinite when all is settled.
  private(set) var top = PathCost.zero

  // With a limit on hops: hops from the source, exact up to the radius, more than that elsewhere.
  private var ball: VertexMarks
  private let ballHops: Buffer<Int32>
  private var ballRadius: Int32 = 0

  init(search: PathSearch) {
    self.search = search
    let n = search.graph.vertexCount
    labels = PathLabels(vertexCount: n, arena: search.arena)
    heap = QuadHeap(in: search.arena)
    avoided = VertexMarks(vertexCount: n, arena: search.arena)
    ball = VertexMarks(vertexCount: n, arena: search.arena)
    ballHops = search.arena.zeros(of: Int32.self, n)
  }

  func begin(_ query: PathQuery) {
    self.query = query
    settledCount = 0
    heap.removeAll()
    labels.begin(keepsFronts: query.isLimited)
    avoided.removeAll()
    for vertex in query.avoiding { avoided.insert(vertex) }
    if query.isLimited { measureBall(query) }
    top = search.potentials(query)(query.target)
    heap.push(CostEntry(top, UInt32(labels.reach(query.target, at: .zero))))
  }

  /// Hops from the source, level by level, for as long as the levels stay small.
  private func measureBall(_ query: PathQuery) {
    let out = search.graph.out
    ball.removeAll()
    ball.insert(query.source)
    ballHops[query.source] = 0
    ballRadius = 0
    var level = [query.source]
    var visited = 1
    while ballRadius < query.maxHops / 2 && visited < 4096 && !level.isEmpty {
      ballRadius += 1
      var following: [UInt32] = []
      for vertex in level {
        for arc in out.arcs(of: Int(vertex)) {
          let next = out.targets[arc]
          if ball.contains(next) || avoided.contains(next) { continue }
          ball.insert(next)
          ballHops[next] = ballRadius
          following.append(next)
        }
      }
      visited += following.count
      level = following
    }
    // Nothing lies beyond an empty level.
    if level.isEmpty { ballRadius = PathQuery.unlimited }
  }

  /// Settles labels until every key up to `bound` is settled, and some more, so that growing step by step stays cheap.
  func grow(beyond bound: PathCost) {
    guard let query else { return }
    var (labels, heap) = (labels, heap)
    let (avoided, ball, ballHops, ballRadius) = (avoided, ball, ballHops, ballRadius)
    let (rows, arcCost, passing) = (search.graph.incoming, search.arcCost, query.passing)
    let potentials = search.potentials(query)
    let goal = settledCount + settledCount / 8 + 16
    var reached = PathCost.infinite
    while !heap.isEmpty {
      let entry = heap.top
      let index = Int32(entry.item)
      let label = labels[index]
      if label.state != .open {
        _ = heap.pop()
        continue
      }
      if settledCount >= goal && bound.precedes(entry.cost) {
        reached = entry.cost
        break
      }
      _ = heap.pop()
      labels.setState(.settled, of: index)
      settledCount += 1
      if label.vertex == query.source || label.cost.hops >= query.maxHops { continue }
      let base = label.cost.raised(by: passing(label.vertex))
      for arc in rows.arcs(of: Int(label.vertex)) {
        let next = rows.targets[arc]
        let cost = base.extended(by: arcCost.length(rows.weight(ofArc: arc)))
        if cost.isInfinite || avoided.contains(next) { continue }
        if query.isLimited {
          let hops = ball.contains(next) ? ballHops[next] : ballRadius &+ 1
          if cost.hops &+ hops > query.maxHops { continue }
        }
        let made = labels.reach(next, at: cost)
        if made >= 0 { heap.push(CostEntry(cost + potentials(next), UInt32(made))) }
      }
    }
    top = reached
    self.labels = labels
    self.heap = heap
  }

  /// The bounds as they stand; not to be used after the next growth.
  func bounds() -> PathBounds? {
    query.map { PathBounds(labels: labels, potentials: search.potentials($0), top: top) }
  }
}

/// A state of `ReverseBounds`, copied for a hot loop.
struct PathBounds {
  let labels: PathLabels
  let potentials: PathPotentials
  let top: PathCost

  /// A lower bound for the cost from `vertex` to the target over at most `hops` edges.
  @inline(__always)
  func callAsFunction(_ vertex: UInt32, within hops: Int32) -> PathCost {
    let settled = exact(vertex, within: hops)
    if settled >= 0 { return labels[settled].cost }
    if top.isInfinite { return .infinite }
    let potential = potentials(vertex)
    let length = top.length - potential.length
    if length > 0 { return PathCost(length, top.hops &- potential.hops) }
    if length < -EdgeLengths.tieTolerance * top.length { return .zero }
    return PathCost(0, max(0, top.hops &- potential.hops))
  }

  /// The settled label of least cost at `vertex` within `hops` edges, or -1.
  @inline(__always)
  func exact(_ vertex: UInt32, within hops: Int32) -> Int32 {
    var label = labels.first(of: vertex)
    var found: Int32 = -1
    var least = PathCost.infinite
    while label >= 0 {
      let known = labels[label]
      if known.state == .settled && known.cost.hops <= hops && (found < 0 || known.cost.precedes(least)) {
        found = label
        least = known.cost
      }
      label = known.next
    }
    return found
  }
}
