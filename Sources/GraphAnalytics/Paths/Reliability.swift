#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The chance that something still holds together when its parts work independently, each with a probability of its own.
public struct Reliability: Sendable, Equatable {
  public let probability: Double
  /// The ends of an interval that holds the probability 95 times in 100; both are the probability itself when it is exact.
  public let low: Double
  public let high: Double
  /// Computed, up to rounding, and not sampled.
  public let isExact: Bool
  /// How many samples were drawn; 0 when exact.
  public let samples: Int

  init(exactly probability: Double) {
    let settled = min(max(probability, 0), 1)
    (self.probability, low, high, isExact, samples) = (settled, settled, settled, true, 0)
  }

  init(probability: Double, low: Double, high: Double, samples: Int) {
    self.probability = min(max(probability, 0), 1)
    self.low = min(max(low, 0), self.probability)
    self.high = max(min(high, 1), self.probability)
    self.isExact = false
    self.samples = samples
  }

  /// `offset` + `scale` · f, where f is the share of hits among samples, with Wilson's interval for f (E. B. Wilson,
  /// Journal of the American Statistical Association 22, 1927, doi 10.1080/01621459.1927.10502953).
  init(hits: Int, samples: Int, offset: Double = 0, scale: Double = 1) {
    let n = Double(samples)
    let share = Double(hits) / n
    let z = Self.normalQuantile
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    // At the ends Wilson's formula gives 0 and 1, but for rounding.
    let low = hits == 0 ? 0 : middle - half
    let high = hits == samples ? 1 : middle + half
    self.init(
      probability: offset + scale * share, low: offset + scale * low, high: offset + scale * high, samples: samples)
  }

  /// Of independent parts that must all hold, the widths of the intervals put together as relative errors.
  init(product parts: [Reliability], times factor: Double) {
    if parts.count == 1 {
      let part = parts[0]
      self.init(
        probability: factor * part.probability, low: factor * part.low, high: factor * part.high, samples: part.samples)
      return
    }
    let probability = parts.reduce(factor) { $0 * $1.probability }
    let samples = parts.reduce(0) { $0 + $1.samples }
    if probability == 0 {
      self.init(probability: 0, low: 0, high: parts.reduce(factor) { $0 * $1.high }, samples: samples)
      return
    }
    func width(_ end: (Reliability) -> Double) -> Double {
      parts.reduce(0) { sum, part in
        let ratio = log(end(part) / part.probability)
        return sum + ratio * ratio
      }.squareRoot()
    }
    self.init(
      probability: probability, low: probability * exp(-width(\.low)), high: probability * exp(width(\.high)),
      samples: samples)
  }

  /// Of the normal distribution, 97.5 % lie below this.
  static let normalQuantile = 1.959963984540054

  /// Half the width of the interval as a share of the probability; infinite where the probability is 0 and its interval not.
  var relativeError: Double { high == low ? 0 : probability == 0 ? .infinity : (high - low) / (2 * probability) }
}

/// How reliability is computed.
public struct ReliabilityOptions: Sendable {
  public enum Method: Sendable {
    /// Exact where that is little enough work, sampled elsewhere.
    case automatic
    /// Exact, or an error.
    case exact
    /// Sampled, whatever the size.
    case sampled
  }

  public var method: Method = .automatic
  /// How many steps the exact method may take before it gives up; a million take about a second.
  public var exactSteps = 2_000_000
  /// Sampling ends when half the width of the interval is at most this share of the probability…
  public var precision = 0.02
  /// …or after so many samples…
  public var maxSamples = 100_000
  /// …or after having looked at edges so many times.
  public var maxSampledEdges = 100_000_000

  public init() {}

  func validate() throws {
    guard precision > 0, precision.isFinite else {
      throw GraphError.invalidOption("the precision must be above 0, not \(precision)")
    }
    guard maxSamples > 0, maxSampledEdges > 0, exactSteps >= 0 else {
      throw GraphError.invalidOption("the limits on the work of reliability must be above 0")
    }
  }
}
