extension PathFinder {
  /// Up to `count` paths from `source` to `target` that share no vertex but their ends, in the order of paths.
  ///
  /// The first is the shortest path, each next one the shortest that avoids the vertices between the ends of those before.
  /// Where this greedy choice ends with fewer paths than there could be (at most `count`), the answer is instead the set
  /// of as many as possible with the least length in all (J. W. Suurballe, Disjoint paths in a network, Networks 4, 1974,
  /// doi 10.1002/net.3230040204); it need not contain the shortest path. With a limit on hops the greedy answer stands,
  /// since how many paths there could be is then NP-hard to tell. The edge from `source` to `target`, if there is one,
  /// is a path; with parallel edges, once.
  ///
  /// - Precondition: `options.passing` holds numbers of zero or more.
  /// - Complexity: `count` searches; where the greedy choice fails, O(count · m log n). Deterministic.
  public mutating func disjointPaths(
    from source: Vertex, to target: Vertex, count: Int, options: PathOptions = PathOptions()
  ) -> [Path] {
    if count < 1 || source == target { return shortestPaths(from: source, to: target, count: count, options: options) }
    let greedy = greedyDisjointPaths(from: source, to: target, count: count, options: options)
    let possible = min(
      count, graph.distinctNeighbors(of: source, graph.out), graph.distinctNeighbors(of: target, graph.incoming))
    if greedy.count >= possible || greedy.isEmpty || options.maxHops != nil { return greedy }
    let flow = withQuery(source, target, options) { query in
      DisjointFlow(graph: graph, cost: ArcCost(lengths: lengths), query: query).paths(count).map {
        search.priced($0, query)
      }
    }
    if flow.count <= greedy.count { return greedy }
    return flow.sorted { left, right in
      let (a, b) = (PathCost(left.length, Int32(left.hops)), PathCost(right.length, Int32(right.hops)))
      if a.precedes(b) { return true }
      if b.precedes(a) { return false }
      return left.vertices.lexicographicallyPrecedes(right.vertices)
    }
  }

  private mutating func greedyDisjointPaths(
    from source: Vertex, to target: Vertex, count: Int, options: PathOptions
  ) -> [Path] {
    var paths: [Path] = []
    var options = options
    while paths.count < count {
      guard let next = shortestPath(from: source, to: target, options: options) else { break }
      paths.append(next)
      if next.hops == 1 { options.notFirst.append(target) }
      options.avoiding += next.intermediaries
    }
    return paths
  }
}

extension Graph {
  /// Up to `count` paths from `source` to `target` that share no vertex but their ends. See `PathFinder.disjointPaths`.
  ///
  /// - Throws: when `lengths` or `options` do not fit the graph.
  public func disjointPaths(
    from source: Vertex, to target: Vertex, count: Int, lengths: EdgeLengths, options: PathOptions = PathOptions()
  ) throws -> [Path] {
    try options.validate(for: self)
    var finder = try PathFinder(self, lengths: lengths)
    return finder.disjointPaths(from: source, to: target, count: count, options: options)
  }

  /// The greatest number of paths from `source` to `target` that share no vertex but their ends; 0 from a vertex to itself.
  ///
  /// For two vertices without an edge between them this is how many others must go to part them (Menger's theorem).
  ///
  /// - Complexity: O(k · m log n) in time for an answer of k, O(n) in space.
  public func maximumDisjointPathCount(from source: Vertex, to target: Vertex) -> Int {
    if source == target { return 0 }
    let (from, to) = (UInt32(checked(source)), UInt32(checked(target)))
    let query = PathQuery(
      source: from, target: to, avoiding: [], notFirst: [],
      passing: PassingCost(source: from, target: to, extra: nil, constant: 0), maxHops: PathQuery.unlimited)
    return DisjointFlow(graph: self, cost: ArcCost(lengths: .unit), query: query).paths(.max).count
  }

  fileprivate func distinctNeighbors(of vertex: Vertex, _ rows: Adjacency) -> Int {
    var count = 0
    var last = UInt32(vertex.index)
    var hasPassed = false
    for arc in rows.arcs(of: vertex.index) where rows.targets[arc] != UInt32(vertex.index) {
      if !hasPassed || rows.targets[arc] != last { count += 1 }
      last = rows.targets[arc]
      hasPassed = true
    }
    return count
  }
}

/// Minimum-cost flow by successive shortest paths, every vertex split into an entrance (2v) and an exit (2v + 1) with room
/// for one path between them.
///
/// Potentials keep the lengths of reversed steps from being negative. They are lowered only where a search has settled
/// nearer than the target, which shifts all others alike, so that a search may stop at the target.
private struct DisjointFlow {
  private let graph: Graph
  private let cost: ArcCost
  private let query: PathQuery
  private let arena = Arena()
  private let potentials: Buffer<Double>
  private let distances: Buffer<Double>
  private let parents: Buffer<UInt32>
  /// The neighbors of a vertex on the path that runs through it; `none` without one.
  private let following: Buffer<UInt32>
  private let preceding: Buffer<UInt32>
  private let avoided: Buffer<Bool>
  private static let none = UInt32.max

  init(graph: Graph, cost: ArcCost, query: PathQuery) {
    self.graph = graph
    self.cost = cost
    self.query = query
    let n = graph.vertexCount
    precondition(n <= Int(UInt32.max) / 2, "disjoint paths need fewer than 2^31 vertices")
    potentials = arena.zeros(of: Double.self, 2 * n)
    distances = arena.zeros(of: Double.self, 2 * n)
    parents = arena.zeros(of: UInt32.self, 2 * n)
    following = arena.buffer(n, repeating: Self.none)
    preceding = arena.buffer(n, repeating: Self.none)
    avoided = arena.zeros(of: Bool.self, n)
    for vertex in query.avoiding { avoided[vertex] = true }
  }

  func paths(_ count: Int) -> [[UInt32]] {
    var firsts: [UInt32] = []
    if avoided[query.source] || avoided[query.target] { return [] }
    while firsts.count < count && search(firsts) { augment(&firsts) }
    return firsts.sorted().map { first in
      var path = [query.source, first]
      var vertex = first
      while vertex != query.target {
        vertex = following[vertex]
        path.append(vertex)
      }
      return path
    }
  }

  /// One search from the source's exit to the target's entrance, in lengths reduced by potentials.
  private func search(_ firsts: [UInt32]) -> Bool {
    distances.fill(with: .infinity)
    var heap = QuadHeap<LengthEntry>(in: arena, capacity: 1024)
    let start = 2 * query.source + 1
    let goal = 2 * query.target
    distances[start] = 0
    heap.push(LengthEntry(length: 0, vertex: start))
    var settled: [UInt32] = []

    @inline(__always)
    func relax(_ from: UInt32, _ to: UInt32, _ length: Double) {
      // Rounding may leave a reduced length a little below zero.
      let reached = distances[from] + max(0, length + potentials[from] - potentials[to])
      if reached < distances[to] {
        distances[to] = reached
        parents[to] = from
        heap.push(LengthEntry(length: reached, vertex: to))
      }
    }

    while !heap.isEmpty {
      let entry = heap.pop()
      let state = entry.vertex
      if entry.length > distances[state] { continue }
      if state == goal { break }
      settled.append(state)
      let vertex = state >> 1
      let isUsed = vertex != query.source && following[vertex] != Self.none
      if state & 1 == 1 {
        if isUsed { relax(state, 2 * vertex, -query.passing(vertex)) }
        for arc in graph.out.arcs(of: Int(vertex)) {
          let next = graph.out.targets[arc]
          if next == query.source || next == vertex || avoided[next] { continue }
          if vertex == query.source ? firsts.contains(next) || query.notFirst.contains(next) : following[vertex] == next
          {
            continue
          }
          relax(state, 2 * next, cost.length(graph.out.weight(ofArc: arc)))
        }
      } else if isUsed {
        let near = preceding[vertex]
        if near != query.source { relax(state, 2 * near + 1, -length(near, vertex)) }
      } else {
        relax(state, 2 * vertex + 1, query.passing(vertex))
      }
    }
    let reached = distances[goal]
    if reached == .infinity { return false }
    for state in settled where distances[state] < reached { potentials[state] += distances[state] - reached }
    return true
  }

  private func length(_ source: UInt32, _ target: UInt32) -> Double {
    var least = Double.infinity
    for arc in graph.out.arcs(of: Int(source)) where graph.out.targets[arc] == target {
      least = min(least, cost.length(graph.out.weight(ofArc: arc)))
    }
    return least
  }

  /// Adds the steps that were walked forward to the flow, after taking out those that were walked backward.
  private func augment(_ firsts: inout [UInt32]) {
    var added: [(UInt32, UInt32)] = []
    var state = 2 * query.target
    while state != 2 * query.source + 1 {
      let before = parents[state]
      let (from, to) = (before >> 1, state >> 1)
      if from != to {
        if before & 1 == 1 {
          added.append((from, to))
        } else {
          // From the entrance of `from` back to the exit of the vertex before it.
          following[to] = Self.none
          preceding[from] = Self.none
        }
      }
      state = before
    }
    for (from, to) in added {
      if from == query.source { firsts.append(to) } else { following[from] = to }
      if to != query.target { preceding[to] = from }
    }
  }
}
