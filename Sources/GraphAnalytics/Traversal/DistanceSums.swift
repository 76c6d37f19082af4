/// What closeness, harmonic centrality, mean distance and diameter need to know about the distances of every vertex.
package struct DistanceSums: Sendable {
  /// How many other vertices each vertex is connected with by a path.
  package var reached: [Int]
  /// The sum of the distances to them.
  package var total: [Double]
  /// The sum of the reciprocals of these distances; infinite where one is 0.
  package var reciprocalTotal: [Double]
  /// The greatest of these distances; 0 without any.
  package var farthest: [Double]
}

extension Graph {
  /// Sums over the distances from every vertex (`outgoing`), to every vertex (`incoming`), or along edges either way.
  ///
  /// Unit lengths: breadth-first searches from 512 vertices at once, a bit each (Then et al., *The more the merrier*,
  /// PVLDB 8 (2014), doi 10.14778/2735496.2735507), pulling along rows, so that each vertex sums what arrives at itself.
  /// Other lengths: Dijkstra's algorithm from every vertex.
  ///
  /// - Complexity: O(n m / 512 · diameter) in time for unit lengths, else O(n (m + n log n)); O(n + m) in space.
  /// - Throws: what `lengths.validate` and `progress` throw; `GraphError.needsMemory`.
  package func distanceSums(
    lengths: EdgeLengths, direction: Direction, progress: Progress? = nil
  ) throws -> DistanceSums {
    try lengths.validate(for: self, measure: "distance")
    try Memory.require(vertexCount * 600 + arcCount * (isDirected && direction == .any ? 24 : 12))
    let arena = Arena()
    defer { arena.free() }
    let search = SearchOrder(of: self, in: arena)
    let rows = SearchRows(
      of: self, direction: direction, lengths: lengths, order: search.order, rank: search.rank, in: arena)
    let slots = DistanceSlots(count: vertexCount, arcs: rows.arcCount, arena: arena)
    if rows.lengths == nil {
      try sumByLevels(rows, search.componentStarts, slots, progress)
    } else {
      try sumByLengths(rows, slots, progress)
    }
    return slots.sums(order: search.order)
  }

  private func sumByLevels(
    _ rows: SearchRows, _ componentStarts: [Int], _ slots: DistanceSlots, _ progress: Progress?
  ) throws {
    let batches = Parallel.evenStripes(count: vertexCount, size: MultiSourceSearch.width)
    let pool = ScratchPool { MultiSourceSearch(rows: rows, componentStarts: componentStarts) }
    try Rounds.run(bounds: batches, slots: slots.slots.count, progress) { sources, slot in
      pool.borrow { $0.run(sources: sources, into: slots.slots[slot]) }
    }
  }

  private func sumByLengths(_ rows: SearchRows, _ slots: DistanceSlots, _ progress: Progress?) throws {
    let pool = ScratchPool { LengthSearch(rows: rows) }
    let perSource = rows.arcCount + 20 * vertexCount + 100
    let chunks = Parallel.evenStripes(count: vertexCount, size: 4_000_000 / perSource)
    try Rounds.run(bounds: chunks, slots: slots.slots.count, progress) { sources, slot in
      pool.borrow { for source in sources { $0.run(source: source, into: slots.slots[slot]) } }
    }
  }
}

/// Accumulators, a set for each of a fixed number of slots.
struct DistanceSlots: Sendable {
  struct Slot: Sendable {
    let reached: Buffer<Int>
    let total: Buffer<Double>
    let reciprocalTotal: Buffer<Double>
    let farthest: Buffer<Double>
  }

  let slots: [Slot]
  let vertexCount: Int

  init(count: Int, arcs: Int, arena: Arena) {
    vertexCount = count
    slots = (0..<(arcs > 4_000_000 ? 8 : 16)).map { _ in
      Slot(
        reached: arena.zeros(of: Int.self, count), total: arena.zeros(of: Double.self, count),
        reciprocalTotal: arena.zeros(of: Double.self, count), farthest: arena.zeros(of: Double.self, count))
    }
  }

  /// Adds the slots up, in their order, and puts the vertices back into the caller's order.
  func sums(order: Buffer<UInt32>) -> DistanceSums {
    var sums = DistanceSums(
      reached: Array(repeating: 0, count: vertexCount), total: Array(repeating: 0, count: vertexCount),
      reciprocalTotal: Array(repeating: 0, count: vertexCount), farthest: Array(repeating: 0, count: vertexCount))
    for position in 0..<vertexCount {
      let vertex = Int(order[position])
      for slot in slots {
        sums.reached[vertex] += slot.reached[position]
        sums.total[vertex] += slot.total[position]
        sums.reciprocalTotal[vertex] += slot.reciprocalTotal[position]
        sums.farthest[vertex] = max(sums.farthest[vertex], slot.farthest[position])
      }
    }
    return sums
  }
}

/// Dijkstra's algorithm from one vertex after another.
private final class LengthSearch: Sendable {
  private let rows: SearchRows
  private let lengths: Buffer<Double>
  private let arena = Arena()
  private let distances: Buffer<Double>
  private let heap: LengthHeap

  init(rows: SearchRows) {
    self.rows = rows
    lengths = rows.lengths ?? arena.zeros(of: Double.self, 0)
    distances = arena.buffer(rows.vertexCount, repeating: .infinity)
    heap = LengthHeap(vertexCount: rows.vertexCount, in: arena)
  }

  deinit { arena.free() }

  func run(source: Int, into slot: DistanceSlots.Slot) {
    let (rows, lengths, distances) = (rows, lengths, distances)
    let targets = rows.targets
    var heap = heap
    distances.fill(with: .infinity)
    distances[source] = 0
    heap.insert(UInt32(source), at: 0)
    var (reached, total, reciprocals, farthest) = (-1, 0.0, 0.0, 0.0)
    while heap.count > 0 {
      let (vertex, distance) = heap.removeFirst()
      reached += 1
      if reached > 0 {
        total += distance
        reciprocals += 1 / distance
        farthest = distance
      }
      for arc in rows.arcs(of: Int(vertex)) {
        let target = targets[arc]
        let candidate = distance + lengths[arc]
        let known = distances[target]
        if candidate < known {
          distances[target] = candidate
          if known == .infinity { heap.insert(target, at: candidate) } else { heap.lower(target, to: candidate) }
        }
      }
    }
    slot.reached[source] += reached
    slot.total[source] += total
    slot.reciprocalTotal[source] += reciprocals
    slot.farthest[source] = farthest
  }
}
