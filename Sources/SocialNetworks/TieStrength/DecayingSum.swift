#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A sum that halves in every half-life and grows by what happens: the state of one tie by one channel, as a stream.
///
/// b(t) = Σ a · 2^(−(t − tₑ) / h) over the events e until t. An event moves the state by b ← b · 2^(−Δ / h) + a; one that
/// comes late, with a moment already passed, is added at what is left of it. Any order of events gives the same sum but
/// for rounding.
///
/// - Reference: Ahmad, Porter and Beguerisse-Díaz, *Tie-decay networks in continuous time and eigenvector-based
///   centralities*, IEEE Trans. Netw. Sci. Eng. 8:1759 (2021), doi 10.1109/TNSE.2021.3071429.
public struct DecayingSum: Sendable, Equatable {
  /// In seconds.
  public let halfLife: Double
  /// The second since 1970 of the state; nil before the first event.
  public private(set) var moment: Int64?
  /// The sum at `moment`.
  public private(set) var value = 0.0

  /// - Parameter halfLife: in seconds, above 0.
  public init(halfLife: Double) {
    precondition(halfLife > 0, "a half-life is above 0")
    self.halfLife = halfLife
  }

  /// Takes in an event of weight `amplitude`.
  public mutating func add(_ amplitude: Double, at second: Int64) {
    guard let last = moment, second <= last else {
      value = value(at: second) + amplitude
      moment = second
      return
    }
    value += amplitude * exp2(-Double(last - second) / halfLife)
  }

  /// The sum at a second that is not before the last event.
  public func value(at second: Int64) -> Double {
    guard let moment else { return 0 }
    return value * exp2(-Double(max(0, second - moment)) / halfLife)
  }
}
