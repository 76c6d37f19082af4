#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lower bounds for the cost from a vertex to the target, exact near the paths that matter.
///
/// Without a limit on hops the bidirectional search is run again with a wider reach: it then discovers every path within,
/// and what is not on such a path costs more than the reach as a whole. When that does not suffice, the reach is widened by
/// ever larger steps.
///
/// With a limit the bounds come from a search backward from the target, ordered by cost plus a potential: a lower bound for
/// the cost from the source, left behind by the bidirectional search (exact around the source, its radius elsewhere). So it
/// settles first what lies on short paths as a whole, and can be stopped and grown at will. With everything settled whose
/// key is below `top`, what is not settled costs at least `top` minus its potential. Both bounds are consistent, as A* needs
/// them.
final class ReverseBounds {
  private unowned let search: PathSearch
  private var labels: PathLabels
  private var heap: QuadHeap<CostEntry>
  private var query: PathQuery?
  private var settledCount = 0
  private var extraHops: Int32 = 0
  private var widenings = 0
  /// A first guess by how much the last of the paths asked for is longer than the first.
  private var guess = 0.0
  private(set) var avoided: VertexMarks
  private var rows: ReachRows

  /// No path that runs over an unsettled label, or over a vertex without an exact bound, costs less than this. Infinite when
  /// all is settled.
  private(set) var top = PathCost.zero

  // With a limit on hops: hops from the source, exact up to the radius, more than that elsewhere.
  private var ball: VertexTable
  private var ballHops: GrowingBuffer<Int32>
  private var ballRadius: Int32 = 0

  init(search: PathSearch) {
    self.search = search
    labels = PathLabels(in: search.arena)
    heap = QuadHeap(in: search.arena)
    avoided = VertexMarks(in: search.arena)
    rows = ReachRows(in: search.arena)
    ball = VertexTable(in: search.arena)
    ballHops = GrowingBuffer(in: search.arena)
  }

  /// - Parameters:
  ///   - count: how many paths will be asked for, more or less.
  ///   - hasLengthsOfZero: whether some edge of the best path is no longer than that, so that others may be as short as it.
  func begin(_ query: PathQuery, count: Int, hasLengthsOfZero: Bool) {
    self.query = query
    avoided.removeAll()
    for vertex in query.avoiding { avoided.insert(vertex) }
    if !query.isLimited {
      extraHops = 1
      widenings = 0
      // Balls grow exponentially with their radius in a social network, and so do paths with their length.
      guess = search.best.length * log(Double(count) + 1) / (3 * search.growth)
      widen(query, by: hasLengthsOfZero ? 0 : guess)
      return
    }
    settledCount = 0
    heap.removeAll()
    labels.begin(keepsFronts: true)
    measureBall(query)
    top = search.potentials(query)(query.target)
    heap.push(CostEntry(top, UInt32(labels.reach(query.target, at: .zero))))
  }

  /// Discovers every path that is longer than the best one by at most `margin`.
  private func widen(_ query: PathQuery, by margin: Double) {
    let best = search.best
    if margin > 0 {
      top = PathCost(best.length + margin, 0)
      search.widen(query, to: PathCost(top.length * (1 + 1e-9), PathQuery.unlimited))
    } else {
      // Edges of length zero: paths differ by their hops alone.
      top = extraHops < 64 ? PathCost(best.length, best.hops &+ extraHops) : .infinite
      search.widen(query, to: top)
      extraHops &*= 2
    }
    rows.removeAll(labelCount: search.labels.count)
  }

  /// Hops from the source, level by level, for as long as the levels stay small.
  private func measureBall(_ query: PathQuery) {
    let out = search.graph.out
    ball.removeAll()
    ballHops.removeAll()
    _ = ball.insert(query.source)
    ballHops.append(0)
    ballRadius = 0
    var level = [query.source]
    var visited = 1
    while ballRadius < query.maxHops / 2 && visited < 4096 && !level.isEmpty {
      ballRadius += 1
      var following: [UInt32] = []
      for vertex in level {
        for arc in out.arcs(of: Int(vertex)) {
          let next = out.targets[arc]
          if ball.number(of: next) >= 0 || avoided.contains(next) { continue }
          _ = ball.insert(next)
          ballHops.append(ballRadius)
          following.append(next)
        }
      }
      visited += following.count
      level = following
    }
    // Nothing lies beyond an empty level.
    if level.isEmpty { ballRadius = PathQuery.unlimited }
  }

  /// Sharpens the bounds until they tell apart all paths that cost up to `bound`, and some more, so that growing step by step
  /// stays cheap.
  func grow(beyond bound: PathCost) {
    guard let query else { return }
    if query.isLimited { growLabels(query, beyond: bound) } else { growReach(query, beyond: bound) }
  }

  private func growReach(_ query: PathQuery, beyond bound: PathCost) {
    widenings += 1
    let best = search.best.length
    var margin = max(1.0625 * (bound.length - best), 1.75 * (top.length - best))
    if top.length <= best && extraHops > 4 { margin = max(margin, guess) }
    if widenings > 10 || search.labels.count > search.graph.vertexCount / 2 { margin = .infinity }
    widen(query, by: margin)
  }

  private func growLabels(_ query: PathQuery, beyond bound: PathCost) {
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
          let number = ball.number(of: next)
          let hops = number < 0 ? ballRadius &+ 1 : ballHops[number]
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

  /// The arcs from `vertex` that continuations may take, as the bounds stand.
  func arcs(from vertex: UInt32, _ bounds: PathBounds, _ query: PathQuery) -> SpurArcs {
    if query.isLimited { return SpurArcs(of: vertex, in: search.graph.out, search.arcCost) }
    let number = search.labels.number(of: vertex)
    if number < 0 { return SpurArcs(near: nil, isComplete: bounds.top.isInfinite) }
    return rows.row(number, search, bounds, query)
  }

  /// The bounds as they stand; not to be used after the next growth.
  func bounds() -> PathBounds? {
    query.map {
      PathBounds(
        isLimited: $0.isLimited, fronts: labels, potentials: search.potentials($0),
        settledRadius: search.backwardRadius,
        top: top)
    }
  }
}

/// A state of `ReverseBounds`, copied for a hot loop.
struct PathBounds {
  let isLimited: Bool
  private let fronts: PathLabels
  private let potentials: PathPotentials
  /// Labels of the bidirectional search that precede this are exact.
  private let settledRadius: PathCost
  let top: PathCost

  init(isLimited: Bool, fronts: PathLabels, potentials: PathPotentials, settledRadius: PathCost, top: PathCost) {
    self.isLimited = isLimited
    self.fronts = fronts
    self.potentials = potentials
    self.settledRadius = settledRadius
    self.top = top
  }

  /// A lower bound for the cost of a path that has come over `arc` and through its target at the cost `step` and goes on
  /// over at most `hops` edges; never more than `top` where there is no limit.
  @inline(__always)
  func total(_ step: PathCost, _ arc: ReachArc, within hops: Int32) -> PathCost {
    if isLimited { return step + rest(from: arc.target, within: hops) }
    let total = step + potentials.labels.cost(arc.number, 1)
    return top.precedes(total) ? top : total
  }

  /// A lower bound for the cost from `vertex` to the target over at most `hops` edges.
  @inline(__always)
  private func rest(from vertex: UInt32, within hops: Int32) -> PathCost {
    let settled = settled(from: vertex, within: hops)
    if !settled.isInfinite { return settled }
    if top.isInfinite { return .infinite }
    let potential = potentials(vertex)
    let length = top.length - potential.length
    if length > 0 { return PathCost(length, top.hops &- potential.hops) }
    if length < -EdgeLengths.tieTolerance * top.length { return .zero }
    return PathCost(0, max(0, top.hops &- potential.hops))
  }

  /// The cost to the target from `vertex`, which has that number among the labels, if it is exact; else infinite.
  @inline(__always)
  func exact(_ number: Int32, _ vertex: UInt32) -> PathCost {
    let (left, right) = (potentials.labels.cost(number, 0), potentials.labels.cost(number, 1))
    if right.precedes(settledRadius) { return right }
    return top.precedes(left.raised(by: potentials.passing(vertex)) + right) ? .infinite : right
  }

  /// The cost from the target of `arc` within `hops` edges, as far as it is known exactly; else infinite.
  @inline(__always)
  func exact(_ arc: ReachArc, within hops: Int32) -> PathCost {
    isLimited ? settled(from: arc.target, within: hops) : potentials.labels.cost(arc.number, 1)
  }

  /// The exact cost from the target of `arc` that ties with `rest` once `step` is added; infinite when there is none.
  @inline(__always)
  func exact(_ arc: ReachArc, after step: Double, tying rest: PathCost) -> PathCost {
    if !isLimited {
      let cost = potentials.labels.cost(arc.number, 1)
      return cost.extended(by: step).ties(rest) ? cost : .infinite
    }
    var label = fronts.first(of: arc.target)
    while label >= 0 {
      let known = fronts[label]
      if known.state == .settled && known.cost.extended(by: step).ties(rest) { return known.cost }
      label = known.next
    }
    return .infinite
  }

  @inline(__always)
  private func settled(from vertex: UInt32, within hops: Int32) -> PathCost {
    var label = fronts.first(of: vertex)
    var least = PathCost.infinite
    while label >= 0 {
      let known = fronts[label]
      if known.state == .settled && known.cost.hops <= hops && known.cost.precedes(least) { least = known.cost }
      label = known.next
    }
    return least
  }
}
