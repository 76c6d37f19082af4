/// Dijkstra's algorithm from one end, with lengths compared to the last bit.
///
/// The order of `PathCost`, with its tolerance, is not transitive, and it is not kept under addition where a length is so
/// small that it vanishes beside another: of two ways to a vertex the shorter may have more edges and be no shorter in the
/// end. The searches in that order may then contradict themselves. This one cannot, whatever the lengths: exact sums of
/// doubles keep their order under addition, and hops make every step cost something. It is slower and decides where
/// the others have found nothing that holds.
struct ExactSearch {
  private struct Label {
    var vertex: UInt32
    /// The label before, or -1.
    var parent: Int32
  }

  let graph: Graph
  let arcCost: ArcCost

  /// A search in the order of `PathCost` that settles more often than this contradicts itself, and might never end.
  @inline(__always)
  static func mostSettled(amongVertices count: Int) -> Int { 64 &* count &+ 4096 }

  /// The vertices of the shortest path from `spur` to the target of the query, without `spur`; of equal ones, one with the
  /// fewest edges. nil when there is none.
  ///
  /// - Parameters:
  ///   - prefix: the path up to `spur`, which is not met again.
  ///   - start: what the prefix costs.
  ///   - excluded: where the path does not go from `spur`.
  /// - Complexity: O(m log n); with a limit of h hops O(h · m log n).
  func path(
    after prefix: ArraySlice<UInt32>, from spur: UInt32, start: PathCost, excluding excluded: [UInt32],
    _ query: PathQuery
  ) -> [UInt32]? {
    let arena = Arena()
    defer { arena.free() }
    var heap = QuadHeap<ExactEntry>(in: arena)
    var table = VertexTable(in: arena)
    // The fewest hops at which each vertex in the table was settled: only fewer are of use to a longer way.
    var fewestHops: [Int32] = []
    var labels: [Label] = []
    for vertex in Array(prefix) + query.avoiding + [spur] where table.number(of: vertex) < 0 {
      _ = table.insert(vertex)
      fewestHops.append(-1)
    }
    let (out, passing) = (graph.out, query.passing)

    func expand(_ vertex: UInt32, _ cost: PathCost, _ parent: Int32) {
      if cost.hops >= query.maxHops { return }
      for arc in out.arcs(of: Int(vertex)) {
        let next = out.targets[arc]
        if parent < 0 && excluded.contains(next) { continue }
        let reached = cost.extended(by: arcCost.length(out.weight(ofArc: arc)))
        let number = table.number(of: next)
        if reached.isInfinite || (number >= 0 && (!query.isLimited || fewestHops[Int(number)] <= reached.hops)) {
          continue
        }
        heap.push(ExactEntry(cost: reached, vertex: next, parent: parent))
      }
    }

    expand(spur, start, -1)
    while !heap.isEmpty {
      let entry = heap.pop()
      let number = table.number(of: entry.vertex)
      if number < 0 {
        _ = table.insert(entry.vertex)
        fewestHops.append(entry.cost.hops)
      } else {
        if !query.isLimited || fewestHops[Int(number)] <= entry.cost.hops { continue }
        fewestHops[Int(number)] = entry.cost.hops
      }
      labels.append(Label(vertex: entry.vertex, parent: entry.parent))
      let label = Int32(labels.count - 1)
      if entry.vertex == query.target {
        var path: [UInt32] = []
        var place = label
        while place >= 0 {
          path.append(labels[Int(place)].vertex)
          place = labels[Int(place)].parent
        }
        return path.reversed()
      }
      let cost = entry.cost.raised(by: passing(entry.vertex))
      if !cost.isInfinite { expand(entry.vertex, cost, label) }
    }
    return nil
  }
}

/// What waits to be settled, in the order of exact sums. `parent` is whatever the search knows the vertex before by.
struct ExactEntry: HeapEntry {
  var cost: PathCost
  var vertex: UInt32
  var parent: Int32

  @inline(__always)
  static func precedes(_ left: ExactEntry, _ right: ExactEntry) -> Bool {
    if left.cost.length != right.cost.length { return left.cost.length < right.cost.length }
    if left.cost.hops != right.cost.hops { return left.cost.hops < right.cost.hops }
    return (left.vertex, left.parent) < (right.vertex, right.parent)
  }
}
