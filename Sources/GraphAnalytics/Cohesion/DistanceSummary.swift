/// What all pairs of vertices say about distances, in edges.
public struct DistanceSummary: Sendable, Equatable {
  /// The greatest finite distance within the largest component (the first of several as large). 0 without edges.
  public var diameter: Int
  /// The mean distance over all ordered pairs of different vertices of which one reaches the other. NaN without any.
  public var meanDistance: Double
  /// The number of these pairs.
  public var reachablePairCount: Int
}

extension Graph {
  /// The diameter and the mean distance, in edges along their direction, from a search out of every vertex.
  ///
  /// Choices: pairs of which one does not reach the other are left out; components are taken without directions.
  ///
  /// - Parameter progress: called between rounds with the vertices done; may throw to stop.
  /// - Throws: `GraphError.needsMemory`; what `progress` throws.
  /// - Complexity: O(n m / 512 · diameter) in time, O(n + m) in space. `vertexCount * arcCount` tells what it will cost.
  /// - Determinism: exact.
  /// - Reference: Then and others, *The More the Merrier: Efficient Multi-Source Graph Traversal*, PVLDB 8:449 (2014), doi
  ///   10.14778/2735496.2735507.
  public func distanceSummary(progress: Progress? = nil) throws -> DistanceSummary {
    let sums = try distanceSums(lengths: .unit, direction: .outgoing, progress: progress)
    let components = components()
    let sizes = components.sizes
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] || (sizes[$0] == sizes[$1] && $0 > $1) }
    var (pairs, total, diameter) = (0, 0.0, 0.0)
    for vertex in 0..<vertexCount {
      pairs += sums.reached[vertex]
      total += sums.total[vertex]
      if components.groups[vertex] == largest { diameter = max(diameter, sums.farthest[vertex]) }
    }
    return DistanceSummary(
      diameter: Int(exactly: diameter) ?? 0, meanDistance: pairs == 0 ? .nan : total / Double(pairs),
      reachablePairCount: pairs)
  }
}
