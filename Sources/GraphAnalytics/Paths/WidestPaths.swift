/// A path whose smallest weight is what counts.
public struct WidestPath: Sendable, Equatable {
  /// From the source to the target, both included.
  public var vertices: [Vertex]
  /// The smallest weight on the way; infinity on a path without edges.
  public var bottleneck: Double

  public init(vertices: [Vertex], bottleneck: Double) {
    self.vertices = vertices
    self.bottleneck = bottleneck
  }

  /// The number of edges.
  public var hops: Int { vertices.count - 1 }
}

extension Graph {
  /// The path from `source` to `target` whose smallest weight is greatest, or nil when there is none. Of equals the one
  /// with the fewest edges, then the lexicographically first. See `widestPaths(from:to:count:options:)`.
  ///
  /// - Throws: `GraphError.invalidOption` when `options` charge for passing through vertices.
  public func widestPath(
    from source: Vertex, to target: Vertex, options: PathOptions = PathOptions()
  ) throws -> WidestPath? {
    try widestPaths(from: source, to: target, count: 1, options: options).first
  }

  /// The `count` loopless paths from `source` to `target` with the greatest smallest weights, in that order; of equals the
  /// one with fewer edges comes first, then the lexicographically first. Fewer when there are fewer.
  ///
  /// Weights are compared as they are stored and may be any finite numbers. The least weight that still leaves enough
  /// paths is found by bisection; the paths above it are then those of least hops, by Yen's algorithm.
  ///
  /// - Parameters:
  ///   - source: where the paths begin.
  ///   - target: where they end.
  ///   - count: how many.
  ///   - options: a limit on hops and vertices to avoid.
  /// - Throws: `GraphError.invalidOption` when `options` charge for passing through vertices: there is no length to add to.
  /// - Complexity: at most 64 searches for paths of least hops for each bottleneck among the answers. Deterministic.
  public func widestPaths(
    from source: Vertex, to target: Vertex, count: Int, options: PathOptions = PathOptions()
  ) throws -> [WidestPath] {
    try options.validate(for: self)
    if options.passing != nil || options.passingConstant != 0 {
      throw GraphError.invalidOption("a widest path has no length that passing through a vertex could add to")
    }
    if count < 1 { return [] }
    var finder = try PathFinder(self, lengths: .unit)
    return WidestSearch(graph: self, source: source, target: target, options: options).best(count, using: &finder)
  }
}

private struct WidestSearch {
  let graph: Graph
  let source: Vertex
  let target: Vertex
  let options: PathOptions
  /// All weights, rising, where they are few enough to sort.
  private let weights: [Double]?

  init(graph: Graph, source: Vertex, target: Vertex, options: PathOptions) {
    self.graph = graph
    self.source = source
    self.target = target
    self.options = options
    let out = graph.out
    weights = out.arcCount <= 1 << 16 ? (0..<out.arcCount).map { out.weight(ofArc: $0) }.sorted() : nil
  }

  func best(_ count: Int, using finder: inout PathFinder) -> [WidestPath] {
    if source == target { return paths(1, atLeast: -.infinity, using: &finder) }
    var found: [WidestPath] = []
    var ceiling = greatestPossible.nextUp
    while found.count < count {
      guard let bottleneck = nextBottleneck(below: ceiling, after: found.count, using: &finder) else { break }
      // Those found before lie among these too, at most as many as they are.
      let paths = paths(count, atLeast: bottleneck, using: &finder)
      found += paths.filter { $0.bottleneck < ceiling }.prefix(count - found.count)
      ceiling = bottleneck
    }
    return found
  }

  /// The greatest bottleneck below `ceiling`, given that `known` paths have a greater or equal one.
  ///
  /// How many paths there are above a weight falls as the weight rises, so bisection over the numbers between finds where
  /// one more appears.
  private func nextBottleneck(below ceiling: Double, after known: Int, using finder: inout PathFinder) -> Double? {
    func leastOf(atLeast weight: Double) -> Double? {
      let paths = paths(known + 1, atLeast: weight, using: &finder)
      return paths.count > known ? paths.map(\.bottleneck).min() : nil
    }
    guard var low = leastOf(atLeast: graph.weightRange.lowerBound) else { return nil }
    var high = ceiling
    while let tried = between(low, high) {
      if let least = leastOf(atLeast: tried) { low = least } else { high = tried }
    }
    return low
  }

  /// A number above `low` and below `high` to try next: the middle one of the weights there where they are at hand, else
  /// the middle one of all numbers.
  private func between(_ low: Double, _ high: Double) -> Double? {
    if let weights {
      let first = weights.partitioningIndex { $0 > low }
      let last = weights.partitioningIndex { $0 >= high }
      return first < last ? weights[(first + last) / 2] : nil
    }
    guard low.nextUp < high else { return nil }
    let (a, b) = (Self.ordinal(low), Self.ordinal(high))
    // Rounded down, so that it never is `high`.
    let middle = Self.number((a >> 1) + (b >> 1) + (a & b & 1))
    return middle > low ? middle : low.nextUp
  }

  private func paths(_ count: Int, atLeast weight: Double, using finder: inout PathFinder) -> [WidestPath] {
    finder.shortestPaths(from: source, to: target, count: count, leastWeight: weight, options: options).map {
      WidestPath(vertices: $0.vertices, bottleneck: bottleneck(of: $0.vertices))
    }
  }

  private func bottleneck(of vertices: [Vertex]) -> Double {
    var least = Double.infinity
    for (from, to) in zip(vertices, vertices.dropFirst()) {
      let weights = graph.neighbors(of: from).weighted
      let first = weights.partitioningIndex { $0.target >= to }
      var greatest = -Double.infinity
      for edge in weights[first...].prefix(while: { $0.target == to }) { greatest = max(greatest, edge.weight) }
      least = min(least, greatest)
    }
    return least
  }

  /// No path is wider than the best edge at either end.
  private var greatestPossible: Double {
    let first = graph.neighbors(of: source).weighted.lazy.map(\.weight).max() ?? -.infinity
    let last = graph.incomingWeights(of: target).max() ?? -.infinity
    return min(first, last)
  }

  /// The place of a number in the order of all numbers, so that bisection takes at most 64 steps.
  private static func ordinal(_ number: Double) -> Int64 {
    let bits = Int64(bitPattern: number.bitPattern)
    return bits >= 0 ? bits : Int64.min &- bits
  }

  private static func number(_ ordinal: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: ordinal >= 0 ? ordinal : Int64.min &- ordinal))
  }
}

extension Graph {
  fileprivate func incomingWeights(of vertex: Vertex) -> [Double] {
    incoming.arcs(of: checked(vertex)).map { incoming.weight(ofArc: $0) }
  }
}

extension RandomAccessCollection {
  /// The first position where `belongs` holds, given that it holds from there on.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if belongs(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
