/// A* from the end of a prefix to the target, past the prefix and past some first steps; exact bounds guide it.
final class SpurSearch {
  enum Outcome {
    case found([UInt32])
    /// Nothing cheaper than this exists; search again with better bounds.
    case notBelow(PathCost)
    case none
    /// The labels contradict each other: lengths vanish beside others.
    case lost
  }

  private unowned let search: PathSearch
  private var labels: PathLabels
  private var heap: QuadHeap<CostEntry>
  /// The vertices of the prefix.
  private(set) var blocked: VertexMarks

  init(search: PathSearch) {
    self.search = search
    labels = PathLabels(in: search.arena)
    heap = QuadHeap(in: search.arena)
    blocked = VertexMarks(in: search.arena)
  }

  func block(_ prefix: ArraySlice<UInt32>) {
    blocked.removeAll()
    for vertex in prefix { blocked.insert(vertex) }
  }

  func block(_ vertex: UInt32) { blocked.insert(vertex) }

  /// The least that any continuation from `spur` can cost in total, by the bounds alone. `start` is the cost of the
  /// prefix, its last vertex passed through.
  func bound(from spur: UInt32, start: PathCost, excluding excluded: [UInt32], _ query: PathQuery) -> PathCost {
    let reverse = search.reverse
    guard let bounds = reverse.bounds(), start.hops < query.maxHops else { return .infinite }
    let (blocked, avoided, passing) = (blocked, reverse.avoided, query.passing)
    var least = PathCost.infinite
    let arcs = reverse.arcs(from: spur, bounds, query)
    for place in 0..<arcs.count {
      let arc = arcs[place]
      let next = arc.target
      if blocked.contains(next) || avoided.contains(next) || excluded.contains(next) { continue }
      let step = start.extended(by: arc.length).raised(by: passing(next))
      if step.isInfinite { continue }
      let total = bounds.total(step, arc, within: query.maxHops &- step.hops)
      if !total.isInfinite && total.precedes(least) { least = total }
    }
    if arcs.isComplete || !bounds.top.precedes(least) { return least }
    // What is out of reach costs no less than the reach, if there is any other way at all.
    let (out, arcCost) = (search.graph.out, search.arcCost)
    for arc in out.arcs(of: Int(spur)) {
      let next = out.targets[arc]
      if blocked.contains(next) || avoided.contains(next) || excluded.contains(next) { continue }
      if arcCost.length(out.weight(ofArc: arc)) + passing(next) < .infinity { return bounds.top }
    }
    return least
  }

  /// The continuation whose total ties with `total`, if following the exact bounds alone leads there: no search at all.
  /// The first in lexicographic order, when it exists.
  func descend(
    from spur: UInt32, start: PathCost, excluding excluded: [UInt32], total: PathCost, _ query: PathQuery
  ) -> [UInt32]? {
    let reverse = search.reverse
    guard let bounds = reverse.bounds() else { return nil }
    let (blocked, avoided, passing) = (blocked, reverse.avoided, query.passing)
    var rest = PathCost.infinite
    var path: [UInt32] = []
    var arcs = reverse.arcs(from: spur, bounds, query)
    for place in 0..<arcs.count {
      let arc = arcs[place]
      let next = arc.target
      if blocked.contains(next) || avoided.contains(next) || excluded.contains(next) { continue }
      let step = start.extended(by: arc.length).raised(by: passing(next))
      rest = bounds.exact(arc, within: query.maxHops &- step.hops)
      if rest.isInfinite || !(step + rest).ties(total) { continue }
      path = [next]
      break
    }
    guard var vertex = path.first else { return nil }
    while vertex != query.target {
      arcs = reverse.arcs(from: vertex, bounds, query)
      var isStuck = true
      for place in 0..<arcs.count {
        let arc = arcs[place]
        if blocked.contains(arc.target) { continue }
        let known = bounds.exact(arc, after: arc.length + passing(arc.target), tying: rest)
        if known.isInfinite { continue }
        path.append(arc.target)
        rest = known
        vertex = arc.target
        isStuck = false
        break
      }
      if isStuck { return nil }
    }
    return path
  }

  /// The best continuation; of equal ones the lexicographically first.
  func run(from spur: UInt32, start: PathCost, excluding excluded: [UInt32], _ query: PathQuery) -> Outcome {
    let reverse = search.reverse
    guard let bounds = reverse.bounds() else { return .none }
    let (blocked, avoided) = (blocked, reverse.avoided)
    let (passing, limit) = (query.passing, bounds.top)
    labels.begin(keepsFronts: query.isLimited)
    heap.removeAll()
    var (labels, heap) = (labels, heap)
    defer { (self.labels, self.heap) = (labels, heap) }
    var refused = PathCost.infinite

    @inline(__always)
    func expand(_ vertex: UInt32, _ cost: PathCost, isSpur: Bool) {
      if cost.hops >= query.maxHops { return }
      let arcs = reverse.arcs(from: vertex, bounds, query)
      if !arcs.isComplete { refused = .lesser(refused, limit) }
      for place in 0..<arcs.count {
        let arc = arcs[place]
        let next = arc.target
        let reached = cost.extended(by: arc.length)
        if reached.isInfinite || blocked.contains(next) || avoided.contains(next) { continue }
        if isSpur && excluded.contains(next) { continue }
        let step = reached.raised(by: passing(next))
        let total = bounds.total(step, arc, within: query.maxHops &- reached.hops)
        if total.isInfinite { continue }
        if bounds.isLimited ? limit.precedes(total) : !total.precedes(limit) {
          if total.precedes(refused) { refused = total }
          continue
        }
        let made = labels.reach(next, at: reached)
        if made >= 0 { heap.push(CostEntry(total, UInt32(made))) }
      }
    }

    expand(spur, start, isSpur: true)
    var goal: Int32 = -1
    var best = PathCost.infinite
    while !heap.isEmpty {
      let entry = heap.pop()
      let index = Int32(entry.item)
      let label = labels[index]
      if label.state != .open { continue }
      if goal >= 0 && best.precedes(entry.cost) { break }
      labels.setState(.settled, of: index)
      // With a limit on hops there is an end to it.
      if !query.isLimited && Int(index) > ExactSearch.mostSettled(amongVertices: search.labels.count) { return .lost }
      if label.vertex == query.target {
        if goal < 0 || label.cost.precedes(best) {
          goal = index
          best = label.cost
        }
        continue
      }
      expand(label.vertex, label.cost.raised(by: passing(label.vertex)), isSpur: false)
    }
    if goal < 0 { return refused.isInfinite ? .none : .notBelow(refused) }
    let path = firstPath(labels, to: goal, from: spur, start: start, excluding: excluded, query)
    return path.map { .found($0) } ?? .lost
  }

  /// Marks the labels of all best continuations from the target back, then follows the lowest vertices.
  private func firstPath(
    _ labels: PathLabels, to goal: Int32, from spur: UInt32, start: PathCost, excluding excluded: [UInt32],
    _ query: PathQuery
  ) -> [UInt32]? {
    let (out, incoming, arcCost, passing) = (search.graph.out, search.graph.incoming, search.arcCost, query.passing)
    labels.setState(.marked, of: goal)
    var stack = [goal]
    while let index = stack.popLast() {
      let label = labels[index]
      for arc in incoming.arcs(of: Int(label.vertex)) {
        let near = incoming.targets[arc]
        let step = arcCost.length(incoming.weight(ofArc: arc)) + passing(near)
        var other = labels.first(of: near)
        while other >= 0 {
          let known = labels[other]
          if known.state == .settled && known.cost.extended(by: step).ties(label.cost) {
            labels.setState(.marked, of: other)
            stack.append(other)
          }
          other = known.next
        }
      }
    }
    var path: [UInt32] = []
    var vertex = spur
    var cost = start
    while vertex != query.target {
      var following: Int32 = -1
      for arc in out.arcs(of: Int(vertex)) {
        let next = out.targets[arc]
        if vertex == spur && excluded.contains(next) { continue }
        let reached = cost.extended(by: arcCost.length(out.weight(ofArc: arc)))
        let label = labels.label(of: next, tying: reached)
        if label >= 0 && labels[label].state == .marked {
          following = label
          break
        }
      }
      if following < 0 || path.count > labels.labels.count { return nil }
      vertex = labels[following].vertex
      cost = labels[following].cost.raised(by: passing(vertex))
      path.append(vertex)
    }
    return path
  }
}
