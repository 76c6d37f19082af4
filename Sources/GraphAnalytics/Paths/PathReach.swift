/// Which of many ends a search must reach before it may stop.
public enum PathReach: Sendable {
  case everyEnd
  case nearestEnd
}

extension PathFinder {
  /// The length of the shortest path from the nearest of `starts` to each of `ends`, in their order; infinity where there
  /// is none, and where a search for the nearest end stopped before.
  ///
  /// Dijkstra's algorithm from all starts at once; with a limit on hops, rounds of relaxation over those that changed
  /// (R. Bellman, On a routing problem, 1958, doi 10.1090/qam/102435). Both are exact, since an optimal walk has no loop.
  ///
  /// - Parameters:
  ///   - direction: along edges, or against them; paths are then those from the ends to the starts.
  ///   - options: `notFirst` holds for what comes right after a start. Passing through costs nothing at the two ends.
  ///   - longest: what is farther may be left out, and is then infinitely far.
  /// - Complexity: O(n + m log n); with a limit on hops O(n + m · hops).
  public func lengths(
    from starts: [Vertex], to ends: [Vertex], direction: Direction = .outgoing, options: PathOptions = PathOptions(),
    longest: Double = .infinity, reach: PathReach = .everyEnd
  ) -> [Double] {
    guard let first = starts.first else { return ends.map { _ in .infinity } }
    return withQuery(first, first, options) { query in
      let arena = Arena()
      defer { arena.free() }
      var search = ReachSearch(
        rows: RowsToFollow(graph, direction), cost: ArcCost(lengths: lengths), query: query,
        starts: starts.map { UInt32(graph.checked($0)) }, vertexCount: graph.vertexCount, longest: longest,
        arena: arena)
      for end in ends { search.want(UInt32(graph.checked(end))) }
      if reach == .nearestEnd { search.stopAtFirst() }
      search.run()
      return ends.map { search.length(to: UInt32($0.index)) }
    }
  }
}

private struct ReachSearch {
  private let rows: RowsToFollow
  private let cost: ArcCost
  private let query: PathQuery
  private let starts: [UInt32]
  private let longest: Double
  private let arena: Arena
  private let lengths: Buffer<Double>
  /// The states a vertex is in at once.
  private let marks: Buffer<UInt8>
  private var waitingEnds = 0

  private static let start: UInt8 = 1
  private static let closed: UInt8 = 2
  private static let wanted: UInt8 = 4
  private static let notFirst: UInt8 = 8
  private static let changed: UInt8 = 16

  init(
    rows: RowsToFollow, cost: ArcCost, query: PathQuery, starts: [UInt32], vertexCount: Int, longest: Double,
    arena: Arena
  ) {
    self.rows = rows
    self.cost = cost
    self.query = query
    self.longest = longest
    self.arena = arena
    lengths = arena.buffer(vertexCount, repeating: Double.infinity)
    marks = arena.zeros(of: UInt8.self, vertexCount)
    for vertex in query.avoiding { marks[vertex] |= Self.closed }
    for vertex in query.notFirst { marks[vertex] |= Self.notFirst }
    self.starts = starts.filter { [marks] in marks[$0] & Self.closed == 0 }
    for vertex in self.starts {
      marks[vertex] |= Self.start
      lengths[vertex] = 0
    }
  }

  mutating func want(_ vertex: UInt32) {
    if marks[vertex] & Self.wanted != 0 { return }
    marks[vertex] |= Self.wanted
    waitingEnds += 1
  }

  mutating func stopAtFirst() { waitingEnds = min(1, waitingEnds) }

  func length(to vertex: UInt32) -> Double { lengths[vertex] }

  mutating func run() {
    if query.maxHops < 0 { for vertex in starts { lengths[vertex] = .infinity } }
    if query.maxHops < 1 { return }
    if Int(query.maxHops) < lengths.count - 1 { runInRounds() } else { runByLength() }
  }

  private mutating func runByLength() {
    var heap = QuadHeap<LengthEntry>(in: arena, capacity: 1024)
    for vertex in starts { heap.push(LengthEntry(length: 0, vertex: vertex)) }
    while !heap.isEmpty {
      let entry = heap.pop()
      let vertex = entry.vertex
      if entry.length > lengths[vertex] { continue }
      // What was only touched stays unknown where the search stops.
      if marks[vertex] & Self.wanted != 0 {
        marks[vertex] &= ~Self.wanted
        waitingEnds -= 1
        if waitingEnds == 0 { break }
      }
      expand(vertex) { next, length in
        if length < lengths[next] {
          lengths[next] = length
          heap.push(LengthEntry(length: length, vertex: next))
        }
      }
    }
    while !heap.isEmpty {
      let entry = heap.pop()
      if marks[entry.vertex] & Self.wanted != 0 { lengths[entry.vertex] = .infinity }
    }
  }

  private func runInRounds() {
    var level = starts.sorted()
    var round = 0
    while round < Int(query.maxHops) && !level.isEmpty {
      round += 1
      var reached: [(vertex: UInt32, length: Double)] = []
      for vertex in level {
        expand(vertex) { next, length in
          if length < lengths[next] { reached.append((next, length)) }
        }
      }
      level.removeAll(keepingCapacity: true)
      for (vertex, length) in reached where length < lengths[vertex] {
        lengths[vertex] = length
        if marks[vertex] & Self.changed == 0 {
          marks[vertex] |= Self.changed
          level.append(vertex)
        }
      }
      for vertex in level { marks[vertex] &= ~Self.changed }
    }
  }

  @inline(__always)
  private func expand(_ vertex: UInt32, _ reach: (UInt32, Double) -> Void) {
    let isStart = marks[vertex] & Self.start != 0
    let passing = isStart ? 0 : (query.passing.extra.map { $0[vertex] } ?? 0) + query.passing.constant
    let base = lengths[vertex] + passing
    if base == .infinity { return }
    let forbidden = isStart ? Self.closed | Self.notFirst : Self.closed
    for rows in [rows.first, rows.second] {
      guard let rows else { continue }
      let (targets, weights, cost) = (rows.targets, rows.weights, cost)
      for arc in rows.arcs(of: Int(vertex)) {
        let next = targets[arc]
        if marks[next] & forbidden != 0 { continue }
        let length = base + cost.length(weights.map { $0[arc] } ?? 1)
        if length <= longest && length < .infinity { reach(next, length) }
      }
    }
  }
}
