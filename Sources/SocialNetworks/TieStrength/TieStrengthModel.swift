/// The strength of every pair of a history, both ways: how much each of the two cares.
public struct TieStrengths: Sendable, Equatable {
  /// From the pair's first person to the second, one for each pair.
  public var forward: [Double]
  /// From the second to the first.
  public var backward: [Double]

  public init(forward: [Double], backward: [Double]) {
    self.forward = forward
    self.backward = backward
  }
}

/// A way to tell from dated events how strong a tie is on a day.
public struct TieStrengthModel: Sendable {
  /// What options and reports call it.
  public let name: String
  public let summary: String
  /// Strengths of all pairs at a second since 1970, from 0; only what happened until then counts.
  public let strengths: @Sendable (_ history: TieHistory, _ asOf: Int64) -> TieStrengths

  public init(
    name: String, summary: String, strengths: @escaping @Sendable (_ history: TieHistory, _ asOf: Int64) -> TieStrengths
  ) {
    self.name = name
    self.summary = summary
    self.strengths = strengths
  }

  /// Every model, the default first.
  public static let all: [TieStrengthModel] = [.tieDecay, .dotAlign, .count, .recency]
}
