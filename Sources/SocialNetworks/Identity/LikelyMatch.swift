/// Two people who may be one, for somebody to decide. Numbers are the first mention of each.
public struct LikelyMatch: Sendable, Equatable {
  public var first: Int
  public var second: Int
  /// From 0 to 1.
  public var score: Double
  /// What speaks for it and against it, in words.
  public var reasons: [String]
}

extension IdentityResolver {
  /// People who may be one and are not joined: the list to review, the likeliest first.
  public func likelyMatches(_ resolution: IdentityResolution, limit: Int, threshold: Double) -> [LikelyMatch] {
    []
  }
}
