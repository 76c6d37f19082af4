public import GraphAnalytics

/// Every loopless path between two vertices, by walking all of them: slow and obvious.
public enum SimplePaths {
  /// In the order of `PathFinder`: length, hops, vertices.
  public static func all(
    in graph: Graph, from source: Int, to target: Int, lengths: EdgeLengths, options: PathOptions = PathOptions()
  ) -> [Path] {
    var found: [Path] = []
    let avoided = Set(options.avoiding.map(\.index))
    if avoided.contains(source) || avoided.contains(target) { return [] }
    var path = [source]
    func walk(_ length: Double) {
      guard let last = path.last, path.count - 1 <= options.maxHops ?? Int.max else { return }
      if path.count == 2 && options.notFirst.contains(Vertex(last)) { return }
      if last == target {
        found.append(Path(vertices: path.map(Vertex.init), length: length))
        return
      }
      let passing = last == source ? 0 : (options.passing?[last] ?? 0) + options.passingConstant
      if passing == .infinity { return }
      var best: [Int: Double] = [:]
      for (next, weight) in graph.neighbors(of: Vertex(last)).weighted {
        let step = lengths.oracleLength(weight)
        best[next.index] = min(best[next.index] ?? .infinity, step)
      }
      for next in best.keys.sorted() where !path.contains(next) && !avoided.contains(next) {
        guard let step = best[next], step < .infinity else { continue }
        path.append(next)
        walk(length + passing + step)
        path.removeLast()
      }
    }
    walk(0)
    return ordered(found)
  }

  /// Sorted by length, then each run of equal lengths by hops and vertices.
  private static func ordered(_ paths: [Path]) -> [Path] {
    let byLength = paths.sorted { $0.length < $1.length }
    var result: [Path] = []
    var run: [Path] = []
    func flush() {
      result += run.sorted {
        $0.hops != $1.hops ? $0.hops < $1.hops : $0.vertices.lexicographicallyPrecedes($1.vertices)
      }
      run = []
    }
    for path in byLength {
      if let last = run.last, path.length > last.length * (1 + EdgeLengths.tieTolerance) { flush() }
      run.append(path)
    }
    flush()
    return result
  }

  /// In falling order of the smallest weight on the way, then by hops and vertices. Parallel edges count at the heaviest.
  public static func byBottleneck(
    in graph: Graph, from source: Int, to target: Int, options: PathOptions = PathOptions()
  ) -> [(vertices: [Vertex], bottleneck: Double)] {
    all(in: graph, from: source, to: target, lengths: .unit, options: options).map { path in
      (path.vertices, bottleneck(of: path.vertices, in: graph))
    }.sorted { left, right in
      if left.bottleneck != right.bottleneck { return left.bottleneck > right.bottleneck }
      if left.vertices.count != right.vertices.count { return left.vertices.count < right.vertices.count }
      return left.vertices.lexicographicallyPrecedes(right.vertices)
    }
  }

  public static func bottleneck(of vertices: [Vertex], in graph: Graph) -> Double {
    zip(vertices, vertices.dropFirst()).map { source, target in
      graph.neighbors(of: source).weighted.filter { $0.target == target }.map(\.weight).max() ?? -.infinity
    }.min() ?? .infinity
  }
}

extension EdgeLengths {
  /// The definition of each kind of length, once more.
  fileprivate func oracleLength(_ weight: Double) -> Double {
    switch self {
    case .unit: 1
    case .reciprocal: 1 / weight
    case .negativeLog: length(ofWeight: weight)
    case .stored: weight
    }
  }
}
