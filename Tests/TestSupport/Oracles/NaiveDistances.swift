public import GraphAnalytics

/// Distances and reachability by relaxing every edge until nothing changes: slow and obvious.
public enum NaiveDistances {
  /// Edges that can be walked, with their lengths.
  public static func steps(
    of graph: Graph, lengths: EdgeLengths, direction: Direction = .outgoing
  ) -> [(from: Int, to: Int, length: Double)] {
    graph.edges.flatMap { edge -> [(from: Int, to: Int, length: Double)] in
      let (a, b) = (edge.source.index, edge.target.index)
      let length: Double =
        switch lengths {
        case .unit: 1
        case .reciprocal: 1 / edge.weight
        case .negativeLog: lengths.length(ofWeight: edge.weight)
        case .stored: edge.weight
        }
      let forward = (from: a, to: b, length: length)
      let backward = (from: b, to: a, length: length)
      if !graph.isDirected || direction == .any { return [forward, backward] }
      return [direction == .incoming ? backward : forward]
    }
  }

  /// Bellman and Ford's recurrence; infinity where there is no path.
  public static func distances(
    in graph: Graph, from source: Int, lengths: EdgeLengths, direction: Direction = .outgoing
  ) -> [Double] {
    let steps = steps(of: graph, lengths: lengths, direction: direction)
    var result = [Double](repeating: .infinity, count: graph.vertexCount)
    result[source] = 0
    var isChanging = true
    while isChanging {
      isChanging = false
      for step in steps where result[step.from] + step.length < result[step.to] {
        result[step.to] = result[step.from] + step.length
        isChanging = true
      }
    }
    return result
  }

  /// The lowest vertex of each vertex's group, where `together` says which pairs belong to one.
  public static func lowest(_ n: Int, together: (Int, Int) -> Bool) -> [Int] {
    (0..<n).map { vertex in (0...vertex).first { $0 == vertex || together($0, vertex) } ?? vertex }
  }
}
