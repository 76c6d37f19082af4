#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How one person's attention is spread over their contacts: shares by rank, whoever holds the rank.
///
/// - Reference: Saramäki and others, *Persistence of social signatures in human communication*, PNAS 111:942 (2014), doi
///   10.1073/pnas.1308540110.
public struct SocialSignature: Sendable, Equatable {
  /// Falling; their sum is 1.
  public let shares: [Double]

  /// - Parameter amounts: one for each contact, from 0, finite; nil when nothing is above 0.
  public init?(amounts: [Double]) {
    let positive = amounts.filter { $0 > 0 && $0.isFinite }.sorted(by: >)
    let total = positive.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }
    shares = positive.map { $0 / total }
  }

  /// The Jensen-Shannon divergence in bits: 0 for equal signatures, at most 1.
  public func distance(to other: SocialSignature) -> Double {
    var sum = 0.0
    for rank in 0..<max(shares.count, other.shares.count) {
      let one = rank < shares.count ? shares[rank] : 0
      let two = rank < other.shares.count ? other.shares[rank] : 0
      let middle = (one + two) / 2
      if one > 0 { sum += one * log2(one / middle) }
      if two > 0 { sum += two * log2(two / middle) }
    }
    return max(0, sum / 2)
  }
}
