/// How long two people have been silent, by their own rhythm.
///
/// - Reference: Navarro, Miritello, Canales and Moro, *Temporal patterns behind the strength of persistent ties*, EPJ Data
///   Sci. 6:31 (2017), doi 10.1140/epjds/s13688-017-0127-3.
public struct Silence: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable { case usual, alert, ended }

  /// Fewer gaps make no rhythm.
  public static let fewestGaps = 4
  /// From so many usual gaps on it is worth a word.
  public static let alertRatio = 4.0
  /// From so many on the tie is most likely dead.
  public static let endRatio = 8.0

  /// The time since the last event over the mean gap between events.
  public let ratio: Double

  public var state: State { ratio >= Self.endRatio ? .ended : ratio >= Self.alertRatio ? .alert : .usual }

  /// - Parameter moments: seconds since 1970 in rising order; what comes after `asOf` does not count.
  /// - Returns: nil for less than `fewestGaps` gaps, or when all happened at once.
  public init?(moments: some Collection<Int64>, asOf: Int64) {
    var (count, first, last): (Int, Int64, Int64) = (0, 0, 0)
    for moment in moments {
      if moment > asOf { break }
      if count == 0 { first = moment }
      last = moment
      count += 1
    }
    guard count > Self.fewestGaps, last > first else { return nil }
    ratio = Double(asOf - last) * Double(count - 1) / Double(last - first)
  }
}
