import Synchronization

/// How many ordered pairs of vertices lie at each distance, in edges.
public struct DistanceCounts: Sendable, Equatable {
  /// At d: how many pairs of a source and another vertex are d edges apart. The first is 0; the last is not, unless all are.
  public var pairs: [Int]
  /// Pairs of a source and another vertex that it does not reach.
  public var unreachablePairCount: Int
  /// From how many vertices distances were counted.
  public var sourceCount: Int

  public var reachablePairCount: Int { pairs.reduce(0, +) }

  /// The mean over the pairs that are reached; NaN without any.
  public var mean: Double {
    let count = reachablePairCount
    return count == 0
      ? .nan : pairs.enumerated().reduce(0) { $0 + Double($1.offset) * Double($1.element) } / Double(count)
  }

  /// The least distance within which at least half of the reached pairs lie; nil without any.
  public var median: Int? {
    let count = reachablePairCount
    var sum = 0
    return pairs.indices.first { distance in
      sum += pairs[distance]
      return count > 0 && 2 * sum >= count
    }
  }
}

extension Graph {
  /// The number of pairs at each distance, by a breadth-first search from every source.
  ///
  /// - Parameters:
  ///   - sources: where to start; a vertex named twice counts twice.
  ///   - direction: which edges of a directed graph are followed.
  ///   - progress: called between rounds with the sources done; may throw to stop.
  /// - Throws: what `progress` throws.
  /// - Complexity: O(sources · (n + m)) in time, O(n) for each thread in space.
  /// - Determinism: exact counts, for any number of threads.
  public func distanceCounts(
    from sources: [Vertex], direction: Direction = .outgoing, progress: Progress? = nil
  ) throws -> DistanceCounts {
    let starts = sources.map { UInt32(checked($0)) }
    let pool = ScratchPool { LevelCounter(graph: self, direction: direction) }
    let totals = Mutex<[Int]>([])
    let bounds = Parallel.evenStripes(count: starts.count, size: max(1, 2_000_000 / (vertexCount + arcCount + 1)))
    try Rounds.run(bounds: bounds, slots: 16, progress) { items, _ in
      // Whole numbers: their sum is the same in any order.
      let counts = pool.borrow { $0.counts(from: starts[items]) }
      totals.withLock { totals in
        if totals.count < counts.count { totals += [Int](repeating: 0, count: counts.count - totals.count) }
        for (level, count) in counts.enumerated() { totals[level] += count }
      }
    }
    var pairs = totals.withLock { $0 }
    if !pairs.isEmpty { pairs[0] = 0 }
    let reached = pairs.reduce(0, +)
    return DistanceCounts(
      pairs: pairs, unreachablePairCount: starts.count * max(0, vertexCount - 1) - reached, sourceCount: starts.count)
  }
}

/// Breadth-first searches, one after another, that count vertices by level.
private final class LevelCounter: Sendable {
  private let arena = Arena()
  private let search: BreadthFirstSearch
  private let levels: Buffer<Int32>
  private let counts: Buffer<Int>

  init(graph: Graph, direction: Direction) {
    search = BreadthFirstSearch(graph: graph, direction: direction, arena: arena)
    levels = arena.buffer(graph.vertexCount, repeating: Int32(-1))
    counts = arena.zeros(of: Int.self, graph.vertexCount + 1)
  }

  deinit { arena.free() }

  /// How many vertices each level of all searches holds, the sources themselves at level 0.
  func counts(from sources: ArraySlice<UInt32>) -> [Int] {
    var search = search
    var deepest = -1
    let counts = counts
    for source in sources {
      levels.fill(with: -1)
      search.run(from: source, levels: levels)
      for place in 0..<levels.count {
        let level = Int(levels[place])
        if level < 0 { continue }
        counts[level] += 1
        if level > deepest { deepest = level }
      }
    }
    var found: [Int] = []
    for level in 0..<(deepest + 1) {
      found.append(counts[level])
      counts[level] = 0
    }
    return found
  }
}
