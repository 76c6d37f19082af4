public import GraphAnalytics

/// Distances, path counts and betweenness the obvious way, in O(n³) or worse: to check fast answers on small graphs.
public struct SlowPaths {
  public let distances: [[Double]]
  public let counts: [[Double]]

  /// - Parameter length: the length of an edge of a given weight, above 0 for `counts` to mean anything.
  public init(_ graph: Graph, length: (Double) -> Double) {
    let n = graph.vertexCount
    var arcs = [[Double]](repeating: [Double](repeating: .infinity, count: n), count: n)
    for edge in graph.edges where edge.source != edge.target {
      let (source, target) = (edge.source.index, edge.target.index)
      arcs[source][target] = min(arcs[source][target], length(edge.weight))
      if !graph.isDirected { arcs[target][source] = arcs[source][target] }
    }
    var distances = arcs
    for vertex in 0..<n { distances[vertex][vertex] = 0 }
    for middle in 0..<n {
      for source in 0..<n {
        for target in 0..<n {
          distances[source][target] = min(
            distances[source][target], distances[source][middle] + distances[middle][target])
        }
      }
    }
    self.distances = distances
    counts = (0..<n).map { source in
      var counts = [Double](repeating: 0, count: n)
      counts[source] = 1
      let order = (0..<n).filter { distances[source][$0].isFinite && $0 != source }
        .sorted { distances[source][$0] < distances[source][$1] }
      for target in order {
        for before in 0..<n where before != target {
          if Self.same(distances[source][before] + arcs[before][target], distances[source][target]) {
            counts[target] += counts[before]
          }
        }
      }
      return counts
    }
  }

  /// Undirected pairs once.
  public func betweenness(directed: Bool) -> [Double] {
    let n = distances.count
    var sums = [Double](repeating: 0, count: n)
    for source in 0..<n {
      for target in 0..<n where target != source && distances[source][target].isFinite {
        for middle in 0..<n where middle != source && middle != target {
          let detour = distances[source][middle] + distances[middle][target]
          if detour.isFinite && Self.same(detour, distances[source][target]) {
            sums[middle] += counts[source][middle] * counts[middle][target] / counts[source][target]
          }
        }
      }
    }
    return directed ? sums : sums.map { $0 / 2 }
  }

  private static func same(_ first: Double, _ second: Double) -> Bool {
    first.isFinite && second.isFinite && abs(first - second) <= EdgeLengths.tieTolerance * max(first, second)
  }
}
