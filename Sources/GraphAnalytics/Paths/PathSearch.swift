#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Scratch memory and state for many searches on one graph, and the bidirectional search itself.
///
/// Nothing here costs O(n), neither memory nor time: all labels lie in tables as large as the search. One instance serves
/// one thread.
final class PathSearch {
  let graph: Graph
  var arcCost: ArcCost
  let arena = Arena()
  /// What every edge costs at least.
  let leastStep: PathCost

  private(set) var labels: TwoSidedLabels
  private let wave: PathWave
  private var forwardHeap: QuadHeap<CostEntry>
  private var backwardHeap: QuadHeap<CostEntry>
  /// Numbers of the vertices in `labels` over which the best paths found run.
  private var meetings: [Int32] = []

  /// After a search: the cost of the best path, and a lower bound for every vertex without a label from the source.
  private(set) var best = PathCost.infinite
  /// Set when a search has contradicted itself (see `ExactSearch`) and was given up.
  var isLost = false
  private(set) var forwardRadius = PathCost.zero
  /// Labels from the source that precede this are final, and those to the target that precede the other.
  private var settledRadius = PathCost.zero
  private(set) var backwardRadius = PathCost.zero

  /// What the search for several paths needs; made when it is first asked for.
  lazy var reverse = ReverseBounds(search: self)
  lazy var spur = SpurSearch(search: self)

  init(graph: Graph, lengths: EdgeLengths) {
    self.graph = graph
    arcCost = ArcCost(lengths: lengths)
    leastStep = PathCost(graph.edgeCount > 0 ? lengths.shortest(in: graph) : 0, 1)
    labels = TwoSidedLabels(in: arena)
    wave = PathWave(in: arena)
    forwardHeap = QuadHeap(in: arena)
    backwardHeap = QuadHeap(in: arena)
  }

  /// Dijkstra's algorithm from both ends (Pohl 1971) in the order of `PathCost`.
  ///
  /// A path that was not discovered holds an edge between two vertices that neither side has settled, or longer a way, so
  /// that the search stops as soon as both radii and the least edge together exceed the best path (the rule of R. C. Holte
  /// et al., MM, AAAI 2016). By then every path that ties with it runs over one of `meetings` and has exact labels from the
  /// source up to there and to the target from there on: the last vertex whose label was written, on either side, saw the
  /// other side's label. So all of them can be told apart afterwards.
  ///
  /// - Parameter reach: nil for the best path alone. Else the search goes on until every path of at most this cost
  ///   has been discovered in the same way.
  /// - Returns: whether there is a path.
  func connect(_ query: PathQuery, reach wanted: PathCost? = nil) -> Bool {
    var labels = self.labels
    labels.removeAll()
    // Nothing precedes minus infinity: what is avoided never gets another label.
    for vertex in query.avoiding { labels.close(vertex) }
    forwardHeap.removeAll()
    backwardHeap.removeAll()
    meetings.removeAll(keepingCapacity: true)
    var heaps = (forwardHeap, backwardHeap)
    heaps.0.push(CostEntry(.zero, UInt32(labels.insert(query.source, at: .zero, 0))))
    heaps.1.push(CostEntry(.zero, UInt32(labels.insert(query.target, at: .zero, 1))))
    let (arcCost, leastStep, passing) = (arcCost, leastStep, query.passing)
    let (out, incoming) = (graph.out, graph.incoming)
    var best = PathCost.infinite
    var reach = wanted ?? .infinite
    var pruned = PathCost.infinite
    var wave = self.wave
    var taken = 0

    @inline(__always)
    func dropStale(_ heap: inout QuadHeap<CostEntry>, _ side: Int) {
      while !heap.isEmpty {
        let top = heap.top
        let label = labels.cost(Int32(truncatingIfNeeded: top.item), side)
        if label.length == top.cost.length && label.hops == top.cost.hops { return }
        _ = heap.pop()
      }
    }

    while true {
      dropStale(&heaps.0, 0)
      dropStale(&heaps.1, 1)
      if heaps.0.isEmpty || heaps.1.isEmpty { break }
      let forwardTop = heaps.0.top.cost
      let backwardTop = heaps.1.top.cost
      if reach.precedes(forwardTop + leastStep + backwardTop) { break }
      let side = heaps.0.count <= heaps.1.count ? 0 : 1
      let otherTop = side == 0 ? backwardTop : forwardTop
      let rows = side == 0 ? out : incoming
      if side == 0 { wave.draw(&heaps.0, labels, 0, rows) } else { wave.draw(&heaps.1, labels, 1, rows) }
      taken &+= wave.count
      if taken > ExactSearch.mostSettled(amongVertices: labels.count) {
        isLost = true
        break
      }
      // Farther than this a neighbor can only be met where the other side is already.
      let beyondLeast = otherTop + leastStep
      let beyond = query.isLimited ? otherTop : beyondLeast
      for place in 0..<wave.count {
        let row = wave[place]
        let base = row.cost.raised(by: passing(row.vertex))
        // Beyond this cost a neighbor is of no use: what the other side has not settled is too far, and what it has settled
        // has labeled the vertex itself, where that meeting was seen. Most edges are turned away by their weight alone.
        let limit = reach.isInfinite ? reach : reach - otherTop
        if side == 0 && !reach.isInfinite { pruned = .lesser(pruned, reach - beyond) }
        if reach.precedes(base + beyondLeast) { continue }
        let useful = arcCost.weights(within: limit.length - base.length + 1e-9 * reach.length)
        let isRestricted = query.mayForbid(row.vertex, side)
        var arc = row.start
        while arc < row.end {
          let candidates = wave.gather(&arc, row.end, rows, useful)
          for candidate in 0..<candidates {
            let (next, weight) = wave.candidate(candidate)
            if isRestricted && query.forbids(row.vertex, next, side) { continue }
            let cost = base.extended(by: arcCost.length(weight))
            if reach.precedes(cost + otherTop) || cost.isInfinite { continue }
            var number = labels.number(of: next)
            if number < 0 {
              if reach.precedes(cost + beyond) { continue }
              number = labels.insert(next, at: cost, side)
            } else {
              if !cost.precedes(labels.cost(number, side)) { continue }
              let total = cost.raised(by: passing(next)) + labels.cost(number, side ^ 1)
              if reach.precedes(total) && reach.precedes(cost + beyond) { continue }
              if total.precedes(best) {
                best = total
                if wanted == nil { reach = total }
                meetings.removeAll(keepingCapacity: true)
                meetings.append(number)
              } else if !best.precedes(total) {
                meetings.append(number)
              }
              labels.setCost(cost, of: number, side)
            }
            let entry = CostEntry(cost, UInt32(truncatingIfNeeded: number))
            if side == 0 { heaps.0.push(entry) } else { heaps.1.push(entry) }
          }
        }
      }
    }
    settledRadius = heaps.0.isEmpty ? .infinite : heaps.0.top.cost
    forwardRadius = .lesser(settledRadius + leastStep, pruned)
    backwardRadius = heaps.1.isEmpty ? .infinite : heaps.1.top.cost
    (forwardHeap, backwardHeap) = heaps
    self.labels = labels
    self.best = best
    return !best.isInfinite
  }

  /// How fast the last search grew at its end, on the side where it did so faster: by which power of its radius.
  var growth: Double {
    var rate = 8.0
    for (side, radius) in [(0, settledRadius), (1, backwardRadius)] {
      var (within, near) = (1.0, 1.0)
      for number in 0..<Int32(labels.count) {
        let length = labels.cost(number, side).length
        if length < radius.length { within += 1 }
        if length < 0.875 * radius.length { near += 1 }
      }
      rate = max(rate, log(within / near) / 0.125, log(within + 1))
    }
    return min(rate, 64)
  }

  /// Discovers every path that costs at most `reach`. Afterwards each of their vertices has its exact cost to the target.
  func widen(_ query: PathQuery, to reach: PathCost) {
    _ = connect(query, reach: reach)
    // The source's side knows the vertices near it, the target's side does not: it follows these paths alone.
    let (labels, arcCost, passing, rows) = (labels, arcCost, query.passing, graph.incoming)
    var heap = backwardHeap
    defer { backwardHeap = heap }
    heap.removeAll()
    for number in 0..<Int32(labels.count) {
      let (left, right) = (labels.cost(number, 0), labels.cost(number, 1))
      if left.isInfinite || right.isInfinite || left.length < 0 { continue }
      if reach.precedes(left.raised(by: passing(labels.vertex(UInt32(number)))) + right) { continue }
      heap.push(CostEntry(right, UInt32(number)))
    }
    var taken = 0
    while !heap.isEmpty {
      taken &+= 1
      if taken > ExactSearch.mostSettled(amongVertices: labels.count) {
        isLost = true
        break
      }
      let entry = heap.pop()
      let label = labels.cost(Int32(truncatingIfNeeded: entry.item), 1)
      let vertex = labels.vertex(entry.item)
      if label.length != entry.cost.length || label.hops != entry.cost.hops || vertex == query.source { continue }
      let base = label.raised(by: passing(vertex))
      for arc in rows.arcs(of: Int(vertex)) {
        let next = rows.targets[arc]
        let number = labels.number(of: next)
        if number < 0 { continue }
        let left = labels.cost(number, 0)
        if left.isInfinite { continue }
        let cost = base.extended(by: arcCost.length(rows.weight(ofArc: arc)))
        if cost.isInfinite || !cost.precedes(labels.cost(number, 1)) { continue }
        if reach.precedes(left.raised(by: passing(next)) + cost) { continue }
        labels.setCost(cost, of: number, 1)
        heap.push(CostEntry(cost, UInt32(number)))
      }
    }
  }

  /// Of all paths that tie with the best one, the first in lexicographic order of its vertices; nil where the labels
  /// contradict each other, which they do when lengths vanish beside others.
  func bestPath(_ query: PathQuery) -> [UInt32]? {
    let (labels, arcCost) = (labels, arcCost)
    let (out, incoming, passing) = (graph.out, graph.incoming, query.passing)

    // Mark what lies on a best path: back from the meetings by the source's labels, on from them by the target's.
    @inline(__always)
    func isTight(_ near: Int32, _ far: Int32, _ side: Int, _ weight: Double) -> Bool {
      let (nearCost, farCost) = (labels.cost(near, side), labels.cost(far, side))
      if nearCost.isInfinite || farCost.isInfinite { return false }
      let through = nearCost.raised(by: passing(labels.vertex(UInt32(near))))
      return through.extended(by: arcCost.length(weight)).ties(farCost)
    }
    for side in 0...1 {
      let rows = side == 0 ? incoming : out
      var stack: [Int32] = []
      for number in meetings {
        let through = labels.cost(number, 0).raised(by: passing(labels.vertex(UInt32(number))))
        guard (through + labels.cost(number, 1)).ties(best), !labels.isMarked(number, side) else { continue }
        labels.mark(number, side)
        stack.append(number)
      }
      while let number = stack.popLast() {
        for arc in rows.arcs(of: Int(labels.vertex(UInt32(number)))) {
          let vertex = rows.targets[arc]
          let near = labels.number(of: vertex)
          if near < 0 || labels.isMarked(near, side) { continue }
          if query.forbids(labels.vertex(UInt32(number)), vertex, 1 - side) { continue }
          if isTight(near, number, side, rows.weight(ofArc: arc)) {
            labels.mark(near, side)
            stack.append(near)
          }
        }
      }
    }

    var path = [query.source]
    var number = labels.number(of: query.source)
    while path.last != query.target {
      let isBeyond = labels.isMarked(number, 1)
      var following: Int32 = -1
      for arc in out.arcs(of: Int(labels.vertex(UInt32(number)))) {
        let next = labels.number(of: out.targets[arc])
        if next < 0 || query.forbids(labels.vertex(UInt32(number)), out.targets[arc], 0) { continue }
        let weight = out.weight(ofArc: arc)
        if (labels.isMarked(next, 0) && isTight(number, next, 0, weight))
          || (isBeyond && labels.isMarked(next, 1) && isTight(next, number, 1, weight))
        {
          following = next
          break
        }
      }
      if following < 0 || path.count > Int(best.hops) { return nil }
      path.append(labels.vertex(UInt32(following)))
      number = following
    }
    return path
  }

  /// What the last search leaves behind as lower bounds.
  func potentials(_ query: PathQuery) -> PathPotentials {
    PathPotentials(labels: labels, radius: forwardRadius, passing: query.passing)
  }

  /// The path with its length summed from the source on.
  func priced(_ vertices: [UInt32], _ query: PathQuery) -> Path {
    var length = 0.0
    for (previous, next) in zip(vertices, vertices.dropFirst()) {
      length = length + query.passing(previous) + stepLength(previous, next)
    }
    return Path(vertices: vertices.map { Vertex(Int($0)) }, length: length)
  }

  /// The length of the shortest edge from `source` to `target`.
  func stepLength(_ source: UInt32, _ target: UInt32) -> Double {
    let out = graph.out
    guard var arc = out.arc(from: Int(source), to: Int(target)) else { return .infinity }
    var least = Double.infinity
    let end = out.offsets[Int(source) + 1]
    while arc < end && out.targets[arc] == target {
      least = min(least, arcCost.length(out.weight(ofArc: arc)))
      arc += 1
    }
    return least
  }
}

/// One question to a `PathSearch`.
struct PathQuery {
  let source: UInt32
  let target: UInt32
  let avoiding: [UInt32]
  let notFirst: [UInt32]
  let passing: PassingCost
  /// The most edges; `Int32.max / 2` without a limit.
  let maxHops: Int32

  static let unlimited = Int32.max / 2

  var isLimited: Bool { maxHops < Self.unlimited }

  /// Whether some step from `vertex` may be forbidden to a search from the source (side 0) or from the target (1).
  @inline(__always)
  func mayForbid(_ vertex: UInt32, _ side: Int) -> Bool {
    !notFirst.isEmpty && (side == 1 || vertex == source)
  }

  /// Whether the edge that such a search follows from `vertex` to `next` goes from the source to one of `notFirst`.
  @inline(__always)
  func forbids(_ vertex: UInt32, _ next: UInt32, _ side: Int) -> Bool {
    side == 0 ? vertex == source && notFirst.contains(next) : next == source && notFirst.contains(vertex)
  }
}

/// Lower bounds for the cost from the source to a vertex and through it: exact where the search from the source settled,
/// its radius elsewhere.
struct PathPotentials {
  let labels: TwoSidedLabels
  let radius: PathCost
  let passing: PassingCost

  @inline(__always)
  func callAsFunction(_ vertex: UInt32) -> PathCost {
    let number = labels.number(of: vertex)
    if number < 0 { return radius }
    return .lesser(labels.cost(number, 0).raised(by: passing(vertex)), radius)
  }
}
