/// How a file is to be read.
public struct ReadOptions: Sendable, Equatable {
  /// What warnings do.
  public enum Strictness: String, Sendable, CaseIterable {
    /// Warnings are reported.
    case lenient
    /// Warnings are errors.
    case strict
  }

  /// Which way plain lists take. Both give the same network.
  package enum Route: Sendable { case fastestPossible, careful }

  /// The name of the format; nil finds it by content, then by extension.
  public var format: String?
  /// The column, key or attribute whose number is the tie's strength; nil finds it by name.
  public var weightColumn: String?
  /// What the columns of a table are, from the left, separated by commas: `source`, `target`, `weight`, `type`, `layer`,
  /// `-` to leave one out, anything else names an attribute. nil finds it by the header.
  public var columns: String?
  public var strictness: Strictness
  package var route = Route.fastestPossible

  public init(
    format: String? = nil, weightColumn: String? = nil, columns: String? = nil, strictness: Strictness = .lenient
  ) {
    self.format = format
    self.weightColumn = weightColumn
    self.columns = columns
    self.strictness = strictness
  }
}
