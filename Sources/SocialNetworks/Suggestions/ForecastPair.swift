/// Two people without a tie, and what speaks for one.
public struct ForecastPair: Sendable, Equatable {
  public let first: Person
  public let second: Person
  /// The chance that they form a tie, as the model sees it: sturdy as an order, not as a frequency.
  public let score: Double
  /// The strongest ways first.
  public let commonContacts: [Person]
  /// When they last had to do with each other without it being a tie.
  public let lastTogether: Day?
  /// How often that was.
  public let togetherCount: Int
  /// Organizations, places, tags and interests of both, the rarest first.
  public let sharedAttributes: [String]
  /// What moved the score away from that of a mean pair, what moved it most first, in log-odds.
  public let contributions: [Contribution]

  public struct Contribution: Sendable, Equatable {
    public let feature: ForecastFeature
    public let amount: Double
  }
}
