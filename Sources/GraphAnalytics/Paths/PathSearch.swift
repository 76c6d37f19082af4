/// Scratch memory and state for many searches on one graph, and the bidirectional search itself.
///
/// Nothing here costs O(n) a query: records carry the number of the query that wrote them (an epoch) and count as
/// absent under any other number. One instance serves one thread.
final class PathSearch {
  /// The best cost known from one end, and the query that wrote it.
  struct SideLabel: BitwiseCopyable {
    var cost: PathCost
    var epoch: UInt32
  }

  let graph: Graph
  var arcCost: ArcCost
  let arena = Arena()

  /// Two records a vertex, side by side: from the source (even) and to the target (odd).
  let labels: Buffer<SideLabel>
  /// Two marks a vertex: on a best path, by the labels from the source (even) and by those to the target (odd).
  private let marks: Buffer<UInt32>
  private(set) var epoch: UInt32 = 0

  private var forwardHeap: QuadHeap<CostEntry>
  private var backwardHeap: QuadHeap<CostEntry>
  private var meetings: [UInt32] = []

  /// After a search: the cost of the best path, and a lower bound for every vertex without a label from the source.
  private(set) var best = PathCost.infinite
  private(set) var forwardRadius = PathCost.zero

  /// What the search for several paths needs; made when it is first asked for.
  lazy var reverse = ReverseBounds(search: self)
  lazy var spur = SpurSearch(search: self)

  init(graph: Graph, lengths: EdgeLengths) {
    self.graph = graph
    arcCost = ArcCost(lengths: lengths)
    labels = arena.zeros(of: SideLabel.self, 2 * graph.vertexCount)
    marks = arena.zeros(of: UInt32.self, 2 * graph.vertexCount)
    forwardHeap = QuadHeap(in: arena)
    backwardHeap = QuadHeap(in: arena)
  }

  /// Forgets the last query in constant time.
  func beginQuery() {
    if epoch == .max {
      labels.fill(with: SideLabel(cost: .zero, epoch: 0))
      marks.fill(with: 0)
      epoch = 0
    }
    epoch += 1
    forwardHeap.removeAll()
    backwardHeap.removeAll()
    meetings.removeAll(keepingCapacity: true)
    best = .infinite
    forwardRadius = .zero
  }

  /// Dijkstra's algorithm from both ends (Pohl 1971) in the order of `PathCost`.
  ///
  /// Stops when no undiscovered path can precede the best one. By then every path that ties with it runs over one of
  /// `meetings` and has exact labels from the source up to there and to the target from there on: the last vertex whose
  /// label was written, on either side, saw the other side's label. So all of them can be told apart afterwards.
  ///
  /// - Returns: whether there is a path.
  func connect(_ query: PathQuery) -> Bool {
    beginQuery()
    let (epoch, labels, arcCost) = (epoch, labels, arcCost)
    // Nothing precedes minus infinity: what is avoided never gets another label.
    let closed = SideLabel(cost: PathCost(-.infinity, 0), epoch: epoch)
    for vertex in query.avoiding {
      labels[2 * Int(vertex)] = closed
      labels[2 * Int(vertex) + 1] = closed
    }
    let (source, target, passing) = (query.source, query.target, query.passing)
    labels[2 * Int(source)] = SideLabel(cost: .zero, epoch: epoch)
    labels[2 * Int(target) + 1] = SideLabel(cost: .zero, epoch: epoch)
    var heaps = (forwardHeap, backwardHeap)
    heaps.0.push(CostEntry(.zero, source))
    heaps.1.push(CostEntry(.zero, target))
    let (out, incoming) = (graph.out, graph.incoming)
    var best = PathCost.infinite
    var pruned = PathCost.infinite

    @inline(__always)
    func expand(
      _ entry: CostEntry, _ rows: Adjacency, _ side: Int, _ heap: inout QuadHeap<CostEntry>, _ otherTop: PathCost
    ) {
      let vertex = entry.item
      let base = entry.cost.raised(by: passing(vertex))
      // Beyond this cost a neighbor is of no use: what the other side has not settled is too far, and what it has settled
      // has labeled `vertex` itself, where that meeting was seen. Most edges are turned away by their weight alone.
      let limit = best.isInfinite ? best : best - otherTop
      if side == 0 { pruned = .lesser(pruned, limit) }
      let useful = arcCost.weights(within: limit.length - base.length + 1e-9 * best.length)
      let targets = rows.targets
      let weights = rows.weights
      let end = rows.offsets[Int(vertex) + 1]
      var arc = rows.offsets[Int(vertex)]
      while arc < end {
        let next = targets[arc]
        let weight = weights.map { $0[arc] } ?? 1
        arc += 1
        if weight < useful.least || weight > useful.greatest { continue }
        let cost = base.extended(by: arcCost.length(weight))
        if best.precedes(cost + otherTop) { continue }
        let place = 2 * Int(next) + side
        let known = labels[place]
        if known.epoch == epoch && !cost.precedes(known.cost) { continue }
        if cost.isInfinite { continue }
        let opposite = labels[place ^ 1]
        if opposite.epoch == epoch {
          let total = cost.raised(by: passing(next)) + opposite.cost
          if total.precedes(best) {
            best = total
            meetings.removeAll(keepingCapacity: true)
            meetings.append(next)
          } else if !best.precedes(total) {
            meetings.append(next)
          }
        }
        labels[place] = SideLabel(cost: cost, epoch: epoch)
        heap.push(CostEntry(cost, next))
      }
    }

    @inline(__always)
    func dropStale(_ heap: inout QuadHeap<CostEntry>, _ side: Int) {
      while !heap.isEmpty {
        let top = heap.top
        let label = labels[2 * Int(top.item) + side].cost
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
      if !(forwardTop + backwardTop).precedes(best) { break }
      if heaps.0.count <= heaps.1.count {
        expand(heaps.0.pop(), out, 0, &heaps.0, backwardTop)
      } else {
        expand(heaps.1.pop(), incoming, 1, &heaps.1, forwardTop)
      }
    }
    forwardRadius = .lesser(heaps.0.isEmpty ? .infinite : heaps.0.top.cost, pruned)
    forwardHeap = heaps.0
    backwardHeap = heaps.1
    self.best = best
    return !best.isInfinite
  }

  /// Of all paths that tie with the best one, the first in lexicographic order of its vertices.
  func bestPath(_ query: PathQuery) -> [UInt32] {
    let (epoch, labels, marks, arcCost) = (epoch, labels, marks, arcCost)
    let (out, incoming, passing) = (graph.out, graph.incoming, query.passing)

    // Mark what lies on a best path: back from the meetings by the source's labels, on from them by the target's.
    @inline(__always)
    func label(_ vertex: UInt32, _ side: Int) -> PathCost? {
      let label = labels[2 * Int(vertex) + side]
      return label.epoch == epoch ? label.cost : nil
    }
    @inline(__always)
    func isTight(_ near: UInt32, _ far: UInt32, _ side: Int, _ weight: Double) -> Bool {
      guard let nearCost = label(near, side), let farCost = label(far, side) else { return false }
      return nearCost.raised(by: passing(near)).extended(by: arcCost.length(weight)).ties(farCost)
    }
    for side in 0...1 {
      let rows = side == 0 ? incoming : out
      var stack: [UInt32] = []
      for vertex in meetings {
        guard let left = label(vertex, 0), let right = label(vertex, 1) else { continue }
        guard (left.raised(by: passing(vertex)) + right).ties(best) else { continue }
        if marks[2 * Int(vertex) + side] != epoch {
          marks[2 * Int(vertex) + side] = epoch
          stack.append(vertex)
        }
      }
      while let vertex = stack.popLast() {
        for arc in rows.arcs(of: Int(vertex)) {
          let near = rows.targets[arc]
          if marks[2 * Int(near) + side] != epoch && isTight(near, vertex, side, rows.weight(ofArc: arc)) {
            marks[2 * Int(near) + side] = epoch
            stack.append(near)
          }
        }
      }
    }

    var path = [query.source]
    var vertex = query.source
    while vertex != query.target {
      let isBeyond = marks[2 * Int(vertex) + 1] == epoch
      var following: UInt32?
      for arc in out.arcs(of: Int(vertex)) {
        let next = out.targets[arc]
        let weight = out.weight(ofArc: arc)
        if (marks[2 * Int(next)] == epoch && isTight(vertex, next, 0, weight))
          || (isBeyond && marks[2 * Int(next) + 1] == epoch && isTight(next, vertex, 1, weight))
        {
          following = next
          break
        }
      }
      guard let following else { preconditionFailure("a best path is followed by its own labels") }
      path.append(following)
      vertex = following
    }
    return path
  }

  /// What the last search leaves behind as lower bounds.
  func potentials(_ query: PathQuery) -> PathPotentials {
    PathPotentials(labels: labels, epoch: epoch, radius: forwardRadius, passing: query.passing)
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
}

/// Lower bounds for the cost from the source to a vertex and through it: exact where the search from the source settled,
/// its radius elsewhere.
struct PathPotentials {
  let labels: Buffer<PathSearch.SideLabel>
  let epoch: UInt32
  let radius: PathCost
  let passing: PassingCost

  @inline(__always)
  func callAsFunction(_ vertex: UInt32) -> PathCost {
    let label = labels[2 * Int(vertex)]
    if label.epoch != epoch { return radius }
    return .lesser(label.cost.raised(by: passing(vertex)), radius)
  }
}
