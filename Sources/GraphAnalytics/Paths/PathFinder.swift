/// Answers many questions about paths in one graph, reusing its scratch memory.
///
/// Making one costs nothing that grows with the graph; each query costs what it visits, in time and in memory, and
/// nothing beyond, so that the shortest path in a graph of ten million edges takes about a millisecond.
/// Copies share the scratch; use one finder on one thread.
///
/// **Order of paths.** Shorter first; of equal lengths (relative tolerance `EdgeLengths.tieTolerance`) the one with fewer
/// edges; then the lexicographically first sequence of vertices. Edges of length zero are allowed. Answers are
/// deterministic. Paths are loopless: they meet no vertex twice. Where parallel edges were kept, the shortest counts.
/// In a directed graph paths follow the edges' direction. An edge of infinite length joins nothing.
public struct PathFinder {
  public let graph: Graph
  public let lengths: EdgeLengths
  let search: PathSearch
  /// nil without an index, or with one of another graph or other lengths.
  private let indexed: IndexedSearch?

  /// - Parameter index: makes single paths quicker to find and changes no answer. One that was made of another graph or
  ///   other lengths is not used.
  /// - Throws: `GraphError.weightNotPositive`, `.notAProbability` or `.invalidLength` when `lengths` cannot be made from
  ///   the weights of `graph`.
  public init(_ graph: Graph, lengths: EdgeLengths, index: PathIndex? = nil) throws {
    try lengths.validate(for: graph, measure: "path length")
    self.graph = graph
    self.lengths = lengths
    search = PathSearch(graph: graph, lengths: lengths)
    indexed = index.flatMap { $0.fits(graph, lengths: lengths) ? IndexedSearch($0) : nil }
  }

  /// The shortest path from `source` to `target`, or nil when there is none.
  ///
  /// Bidirectional Dijkstra (I. Pohl, Bi-directional search, Machine Intelligence 6, 1971). From a vertex to itself the
  /// path is that vertex alone.
  ///
  /// - Precondition: `options.passing` holds numbers of zero or more.
  /// - Complexity: O(n + m log n) at worst; on social networks it visits a few hundred vertices.
  public mutating func shortestPath(from source: Vertex, to target: Vertex, options: PathOptions = PathOptions())
    -> Path?
  {
    withQuery(source, target, options) { query in
      switch indexedPath(query) {
      case .path(let vertices): search.priced(vertices, query)
      case .noPath: nil
      case .unsure: search.shortestPaths(query, count: 1).first
      }
    }
  }

  /// What the index says; it knows nothing of lengths for single vertices. The best of all paths is the best of those
  /// allowed whenever it is one of them.
  private func indexedPath(_ query: PathQuery) -> IndexedSearch.Answer {
    guard let indexed, query.passing.extra == nil, query.passing.constant <= indexed.index.passingConstant,
      query.source != query.target
    else { return .unsure }
    let answer = indexed.shortestPath(from: query.source, to: query.target, passing: query.passing.constant)
    guard case .path(let vertices) = answer else { return answer }
    let isAllowed =
      vertices.count - 1 <= Int(query.maxHops) && !query.notFirst.contains(vertices[1])
      && query.avoiding.allSatisfy { !vertices.contains($0) }
    return isAllowed ? answer : .unsure
  }

  /// The `count` shortest loopless paths from `source` to `target`, in the order of paths; fewer when there are fewer.
  ///
  /// Yen's algorithm with Lawler's partition (Yen, doi 10.1287/mnsc.17.11.712; Lawler, doi 10.1287/mnsc.18.7.401).
  /// Deviations wait with a lower bound and are searched for only when their turn comes; bounds are exact distances from
  /// a reverse search that is grown only as far as the answer reaches.
  ///
  /// - Precondition: `options.passing` holds numbers of zero or more.
  /// - Complexity: O(count · hops · (m + n log n)) at worst; in practice a few bidirectional searches.
  public mutating func shortestPaths(
    from source: Vertex, to target: Vertex, count: Int, options: PathOptions = PathOptions()
  ) -> [Path] {
    count < 1 ? [] : withQuery(source, target, options) { search.shortestPaths($0, count: count) }
  }

  /// The same among the edges that weigh at least `leastWeight`.
  func shortestPaths(
    from source: Vertex, to target: Vertex, count: Int, leastWeight: Double, options: PathOptions
  ) -> [Path] {
    search.arcCost.leastWeight = leastWeight
    defer { search.arcCost.leastWeight = -.infinity }
    return withQuery(source, target, options) { search.shortestPaths($0, count: count) }
  }

  func withQuery<Result>(
    _ source: Vertex, _ target: Vertex, _ options: PathOptions, _ body: (PathQuery) -> Result
  ) -> Result {
    let limit = options.maxHops.map { Int32(clamping: min(max($0, -1), graph.vertexCount)) }
    func query(_ extra: Buffer<Double>?) -> PathQuery {
      let (from, to) = (UInt32(graph.checked(source)), UInt32(graph.checked(target)))
      return PathQuery(
        source: from, target: to, avoiding: options.avoiding.map { UInt32(graph.checked($0)) },
        notFirst: options.notFirst.map { UInt32(graph.checked($0)) },
        passing: PassingCost(source: from, target: to, extra: extra, constant: options.passingConstant),
        maxHops: limit ?? PathQuery.unlimited)
    }
    guard let passing = options.passing else { return body(query(nil)) }
    precondition(passing.count == graph.vertexCount, "one extra length for each vertex")
    return passing.values.withBuffer { body(query($0)) }
  }
}

extension Graph {
  /// The shortest path from `source` to `target`, or nil when there is none. See `PathFinder`.
  ///
  /// - Throws: when `lengths` or `options` do not fit the graph.
  public func shortestPath(
    from source: Vertex, to target: Vertex, lengths: EdgeLengths, options: PathOptions = PathOptions()
  ) throws -> Path? {
    try options.validate(for: self)
    var finder = try PathFinder(self, lengths: lengths)
    return finder.shortestPath(from: source, to: target, options: options)
  }

  /// The `count` shortest loopless paths from `source` to `target`. See `PathFinder`.
  ///
  /// - Throws: when `lengths` or `options` do not fit the graph.
  public func shortestPaths(
    from source: Vertex, to target: Vertex, count: Int, lengths: EdgeLengths, options: PathOptions = PathOptions()
  ) throws -> [Path] {
    try options.validate(for: self)
    var finder = try PathFinder(self, lengths: lengths)
    return finder.shortestPaths(from: source, to: target, count: count, options: options)
  }
}
