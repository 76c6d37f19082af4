/// How a raw value is scaled.
public enum Normalization: String, Sendable, CaseIterable {
  /// Raw; undirected pairs counted once.
  case none
  /// Divided by the greatest value possible for n vertices.
  case pairs
  /// Closeness only: Wasserman and Faust's, scaled by the reachable share (the default of closeness).
  case wassermanFaust = "wasserman-faust"
  /// Closeness only: within the reachable part alone.
  case component
}

extension VertexArray where Element == Double {
  /// Raw values, or values divided by `greatest` (0 where nothing is possible).
  ///
  /// - Throws: `GraphError.invalidOption` for a normalization that only closeness has.
  func scaled(_ normalization: Normalization, greatest: Double, measure: String) throws -> VertexArray<Double> {
    switch normalization {
    case .none: return self
    case .pairs: return VertexArray(values.map { greatest > 0 ? $0 / greatest : 0 })
    case .wassermanFaust, .component:
      throw GraphError.invalidOption(
        "\(measure) has no normalization \"\(normalization.rawValue)\", only none and pairs")
    }
  }
}
