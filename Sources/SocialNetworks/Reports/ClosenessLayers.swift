public import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether the ties of one person fall into layers of closeness, or thin out evenly as chance would have it.
///
/// A tie of strength S counts with x = ln(−ln(1 − S)), the logarithm of the contact behind it: strengths end at 1, and
/// without that the strongest would always crowd there. x is divided into k groups with the least sum of squares W(k)
/// (Fisher's natural breaks), for k up to 6.
///
/// Any numbers can be divided, so the division is held against chance twice: against a log-normal law, the normal law of
/// x, and against a flat one, each with as many values and the mean and deviation of x. The gap is
/// G(k) = mean of ln W(k) over samples − ln W(k); T = max over k of G(k) / s(k), with s the deviation over samples. p is the
/// share of samples, and the data among them, whose own T is as large. Layers are called distinguishable where p is at
/// most 0.05 against both. Their number is then the smallest k whose gap comes within 2 s of the greatest.
///
/// - Note: One person has 5, 15, 50, 150 contacts at hand only as a way of speaking: what is found here is what counts.
/// - Reference: Tibshirani, Walther and Hastie, J. R. Stat. Soc. B 63:411 (2001), doi 10.1111/1467-9868.00293; Dudoit and
///   Fridlyand, Genome Biol. 3:7 (2002), doi 10.1186/gb-2002-3-7-research0036; MacCarron, Kaski and Dunbar, Soc. Netw.
///   47:151 (2016), doi 10.1016/j.socnet.2016.06.003.
public struct ClosenessLayers: Sendable, Equatable {
  /// Fewer ties cannot show layers.
  public static let fewestTies = 12
  /// The chance of a false alarm.
  public static let level = 0.05
  private static let mostLayers = 6

  /// How many ties each layer holds, the innermost first; one layer where chance explains them.
  public let sizes: [Int]
  /// The larger of both p values.
  public let pValue: Double
  /// Where the strength of each rank would lie for nine of ten samples of the log-normal law, the strongest first.
  public let chance: [ClosedRange<Double>]

  public var isDistinguishable: Bool { sizes.count > 1 }

  /// - Parameters:
  ///   - strengths: of one person's ties, in any order; those of 0 or below do not count.
  ///   - samples: of each law.
  /// - Returns: nil for less than `fewestTies` ties, or when less than two thirds of their strengths differ: equal
  ///   numbers make layers of their own.
  /// - Complexity: O(samples · n log n).
  /// - Determinism: exact for the same generator.
  public init?(strengths: [Double], samples: Int = 199, using generator: inout SeededGenerator) {
    let amounts = strengths.filter { $0 > 0 }.map { log(-log1p(-min($0, 1 - 1e-12))) }.sorted(by: >)
    let distinct = zip(amounts, amounts.dropFirst()).reduce(1) { $1.0 == $1.1 ? $0 : $0 + 1 }
    guard amounts.count >= Self.fewestTies, 3 * distinct >= 2 * amounts.count, samples > 1 else { return nil }
    let count = Double(amounts.count)
    let mean = amounts.reduce(0, +) / count
    let deviation = (amounts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    guard deviation > 1e-9 else { return nil }
    let breaks = NaturalBreaks(amounts, most: Self.mostLayers)
    let own = Self.logarithms(breaks.withinSums, deviation: deviation, count: count)

    var normal: [[Double]] = []
    var ordered: [[Double]] = []
    var flat: [[Double]] = []
    for _ in 0..<samples {
      let sample = Self.standardized((0..<amounts.count).map { _ in Self.normal(using: &generator) })
      normal.append(
        Self.logarithms(NaturalBreaks(sample, most: Self.mostLayers).withinSums, deviation: 1, count: count))
      ordered.append(sample.sorted(by: >))
      let even = Self.standardized((0..<amounts.count).map { _ in generator.nextUnit() })
      flat.append(Self.logarithms(NaturalBreaks(even, most: Self.mostLayers).withinSums, deviation: 1, count: count))
    }
    let againstNormal = Self.compare(own, with: normal)
    pValue = max(againstNormal.pValue, Self.compare(own, with: flat).pValue)
    sizes = pValue <= Self.level ? breaks.sizes(groups: againstNormal.groups) : [amounts.count]
    chance = amounts.indices.map { rank in
      let values = ordered.map { $0[rank] }.sorted()
      func strength(_ share: Double) -> Double {
        -expm1(-exp(mean + deviation * values[Int((Double(samples - 1) * share).rounded())]))
      }
      return strength(0.05)...strength(0.95)
    }
  }

  /// ln of W(k) / (n σ²), which is 0 for k = 1.
  private static func logarithms(_ sums: [Double], deviation: Double, count: Double) -> [Double] {
    sums.map { log(max($0 / (count * deviation * deviation), 1e-12)) }
  }

  private static func standardized(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    return values.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
  }

  /// Box and Muller.
  private static func normal(using generator: inout SeededGenerator) -> Double {
    (-2 * log(1 - generator.nextUnit())).squareRoot() * cos(2 * .pi * generator.nextUnit())
  }

  /// How unusual the best gap is among samples, and the number of groups that it speaks for.
  private static func compare(_ own: [Double], with samples: [[Double]]) -> (pValue: Double, groups: Int) {
    let count = Double(samples.count)
    var means: [Double] = []
    var deviations: [Double] = []
    for place in own.indices {
      let mean = samples.reduce(0) { $0 + $1[place] } / count
      means.append(mean)
      deviations.append((samples.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) } / count).squareRoot())
    }
    func extreme(_ values: [Double]) -> Double {
      values.indices.dropFirst().map { (means[$0] - values[$0]) / max(deviations[$0], 1e-12) }.max() ?? 0
    }
    let extremes = samples.filter { extreme($0) >= extreme(own) }.count
    let gaps = own.indices.map { means[$0] - own[$0] }
    let best = gaps.indices.dropFirst().max { gaps[$0] < gaps[$1] } ?? 0
    let chosen = gaps.indices.dropFirst().first { gaps[$0] >= gaps[best] - 2 * deviations[best] } ?? best
    return (Double(extremes + 1) / (count + 1), chosen + 1)
  }
}
