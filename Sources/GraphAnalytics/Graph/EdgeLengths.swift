#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a path function makes the length of an edge from its weight. Weights are strengths: the heavier, the closer.
public enum EdgeLengths: Sendable, Equatable {
  /// Every edge has length 1.
  case unit
  /// 1 / weight; needs positive weights.
  case reciprocal
  /// −ln weight; needs weights in (0, 1], read as probabilities. The shortest path is then the most probable one.
  case negativeLog
  /// The stored number itself is a length; needs numbers of zero or more.
  case stored

  /// Equal path lengths: two lengths are the same when they differ by less than this, relative to the larger one.
  public static let tieTolerance = 1e-10

  @inline(__always)
  package func length(ofWeight weight: Double) -> Double {
    // In innermost loops a chain of predicted branches beats the jump table of a switch.
    if self == .reciprocal { return 1 / weight }
    if self == .unit { return 1 }
    if self == .stored { return weight }
    return weight == 1 ? 0 : -log(weight)
  }

  /// Checks that every weight of `graph` can be made into a length, before the first loop.
  ///
  /// - Throws: `GraphError.weightNotPositive`, `.notAProbability` or `.invalidLength`.
  package func validate(for graph: Graph, measure: String) throws {
    let extremes = graph.weightRange
    switch self {
    case .unit: return
    case .reciprocal:
      if extremes.lowerBound <= 0 { throw GraphError.weightNotPositive(measure: measure, weight: extremes.lowerBound) }
    case .negativeLog:
      if extremes.lowerBound <= 0 { throw GraphError.notAProbability(extremes.lowerBound) }
      if extremes.upperBound > 1 { throw GraphError.notAProbability(extremes.upperBound) }
    case .stored:
      if extremes.lowerBound < 0 { throw GraphError.invalidLength(extremes.lowerBound) }
    }
  }

  /// The length that no edge of `graph` falls short of.
  func shortest(in graph: Graph) -> Double {
    switch self {
    case .unit: 1
    case .reciprocal: 1 / graph.weightRange.upperBound
    case .negativeLog: length(ofWeight: graph.weightRange.upperBound)
    case .stored: graph.weightRange.lowerBound
    }
  }

  /// True when all lengths are the same, so that breadth-first search can stand in for Dijkstra's algorithm.
  package func isUniform(for graph: Graph) -> Bool {
    switch self {
    case .unit: true
    case .reciprocal, .stored: !graph.isWeighted
    case .negativeLog: false
    }
  }

  /// The lengths of all arcs of `adjacency`, in its order.
  package func arcLengths(of adjacency: Adjacency, in arena: Arena) -> Buffer<Double> {
    let lengths = arena.zeros(of: Double.self, adjacency.arcCount)
    guard self != .unit, let weights = adjacency.weights else {
      lengths.fill(with: length(ofWeight: 1))
      return lengths
    }
    for arc in 0..<adjacency.arcCount { lengths[arc] = length(ofWeight: weights[arc]) }
    return lengths
  }
}

/// Which weights a function that reads strengths uses.
public enum EdgeWeights: String, Sendable, CaseIterable {
  /// The weights as they are stored.
  case stored
  /// 1 for every edge.
  case unit
}

/// Which arcs of a directed graph a function follows. Without meaning in an undirected graph.
public enum Direction: String, Sendable, CaseIterable {
  case outgoing, incoming, any
}
