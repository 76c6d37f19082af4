/// What can go wrong in graph construction and analysis. The case says the fact; `description` says it in a sentence.
public enum GraphError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A weight was NaN or infinite.
  case weightNotFinite(edge: Int)
  /// A measure that needs positive weights met a zero or negative one.
  case weightNotPositive(measure: String, weight: Double)
  /// Lengths must be finite or infinite, and never negative or NaN.
  case invalidLength(Double)
  /// A probability was outside (0, 1].
  case notAProbability(Double)
  /// A pair of vertices has parallel edges although the rule forbids them.
  case parallelEdges(source: Int, target: Int)
  /// A vertex has a loop although the rule forbids it.
  case loop(vertex: Int)
  /// More vertices than 32-bit indices can name.
  case tooManyVertices(Int)
  /// An iteration did not reach its tolerance.
  case notConverged(measure: String, iterations: Int, residual: Double)
  /// The non-negative dominant eigenvector is not unique.
  case eigenvectorNotUnique(measure: String)
  /// Katz needs alpha below the reciprocal of the largest eigenvalue.
  case alphaTooLarge(alpha: Double, limit: Double)
  /// An option had a value outside its range.
  case invalidOption(String)
  /// The measure is defined for undirected graphs only.
  case needsUndirected(measure: String)
  /// The work would not fit in memory.
  case needsMemory(bytes: Int, available: Int)

  public var description: String {
    switch self {
    case .weightNotFinite(let edge): "edge \(edge) has a weight that is not a finite number"
    case .weightNotPositive(let measure, let weight):
      "\(measure) needs positive weights, but one is \(weight)"
    case .invalidLength(let length): "a length must be zero or more, but one is \(length)"
    case .notAProbability(let value): "a probability must be above 0 and at most 1, but one is \(value)"
    case .parallelEdges(let source, let target): "parallel edges between \(source) and \(target)"
    case .loop(let vertex): "vertex \(vertex) has a loop"
    case .tooManyVertices(let count): "\(count) vertices are more than \(UInt32.max - 1), the most a graph can hold"
    case .notConverged(let measure, let iterations, let residual):
      "\(measure) did not converge in \(iterations) iterations (residual \(residual))"
    case .eigenvectorNotUnique(let measure):
      "\(measure) has no unique answer here: several parts of the network share the largest eigenvalue"
    case .alphaTooLarge(let alpha, let limit):
      "Katz centrality needs alpha below \(limit) on this network, but alpha is \(alpha)"
    case .invalidOption(let sentence): sentence
    case .needsUndirected(let measure): "\(measure) is defined for undirected graphs only"
    case .needsMemory(let bytes, let available):
      "this needs about \(bytes >> 20) MiB of memory, but only \(available >> 20) MiB are free"
    }
  }
}
