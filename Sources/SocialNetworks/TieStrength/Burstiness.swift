/// How unevenly the gaps between events are spread.
///
/// B = (r − 1) / (r + 1), with r the standard deviation of the gaps over their mean: −1 for a clock, 0 for chance, towards
/// 1 for bursts. For n gaps r is at most √(n − 1); the form for few gaps is
/// A = (√(n + 1) r − √(n − 1)) / ((√(n + 1) − 2) r + √(n − 1)), which reaches 1 there.
///
/// - Reference: Goh and Barabási, EPL 81:48002 (2008), doi 10.1209/0295-5075/81/48002; Kim and Jo, Phys. Rev. E 94:032311
///   (2016), doi 10.1103/PhysRevE.94.032311.
public struct Burstiness: Sendable, Equatable {
  /// Fewer gaps say nothing of a rhythm.
  public static let fewestGaps = 5

  /// B.
  public let value: Double
  /// A.
  public let finiteSizeValue: Double

  /// - Parameter gaps: in any unit; nil for less than two, and where all are 0.
  public init?(gaps: [Double]) {
    let count = Double(gaps.count)
    let mean = gaps.reduce(0, +) / count
    guard gaps.count > 1, mean > 0 else { return nil }
    let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let ratio = variance.squareRoot() / mean
    let (upper, lower) = ((count + 1).squareRoot(), (count - 1).squareRoot())
    value = (ratio - 1) / (ratio + 1)
    finiteSizeValue = (upper * ratio - lower) / ((upper - 2) * ratio + lower)
  }
}
