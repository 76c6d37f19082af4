/// Which share of values is at least so large: P(X ≥ x) at every x that occurs.
///
/// Tails show what histograms hide: no choice of bins, nothing lost, and on two logarithmic axes a power law is a straight
/// line, while the degrees of a random network fall off a cliff.
///
/// - Reference: Clauset, Shalizi and Newman, *Power-law distributions in empirical data*, SIAM Rev. 51:661 (2009), doi
///   10.1137/070710111.
public struct TailDistribution: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public let value: Double
    /// How many values are at least as large.
    public let count: Int
    /// The same as a share of all.
    public let share: Double
  }

  /// One for each value that occurs, rising.
  public let points: [Point]
  /// How many values there are.
  public let total: Int
  /// NaN without values.
  public let mean: Double

  /// - Parameter values: what is not a number is left out.
  /// - Complexity: O(n log n).
  public init(_ values: some Sequence<Double>) {
    let sorted = values.filter { !$0.isNaN }.sorted()
    total = sorted.count
    mean = sorted.isEmpty ? .nan : sorted.reduce(0, +) / Double(sorted.count)
    var points: [Point] = []
    for (place, value) in sorted.enumerated() where place == 0 || value != sorted[place - 1] {
      let count = sorted.count - place
      points.append(Point(value: value, count: count, share: Double(count) / Double(sorted.count)))
    }
    self.points = points
  }

  public var maximum: Double? { points.last?.value }

  /// The least value that at least half of all values do not exceed; nil without values.
  public var median: Double? {
    points.indices.first { 2 * (total - ($0 + 1 < points.count ? points[$0 + 1].count : 0)) >= total }
      .map { points[$0].value }
  }

  /// The same tail for the number of contacts in random networks: P(K ≥ k) where each of `trials` possible ties is there
  /// with the same chance, so that `mean` are expected. Large networks make it Poisson's law.
  ///
  /// - Parameters:
  ///   - trials: to how many others a tie is possible.
  ///   - least: shares below this are left out.
  /// - Complexity: O(√(mean · log(1 / least))) for the usual case; never more than `trials`.
  /// - Reference: Erdős and Rényi, *On random graphs I*, Publ. Math. Debrecen 6:290 (1959); Gilbert, *Random graphs*, Ann.
  ///   Math. Statist. 30:1141 (1959), doi 10.1214/aoms/1177706098.
  public static func ofRandomContacts(
    trials: Int, mean: Double, least: Double = 1e-9
  ) -> [(contacts: Int, share: Double)] {
    guard trials > 0, mean > 0 else { return [(0, 1)] }
    let chance = mean / Double(trials)
    guard chance < 1 else { return [(trials, 1)] }
    let odds = chance / (1 - chance)
    // Chances relative to the likeliest number, in both directions from it until nothing is left of them.
    let likeliest = min(trials, Int((Double(trials) + 1) * chance))
    var upper = [1.0]
    while likeliest + upper.count <= trials, let last = upper.last, last > 1e-18 {
      let contacts = Double(likeliest + upper.count)
      upper.append(last * (Double(trials) - contacts + 1) / contacts * odds)
    }
    var lower: [Double] = []
    while lower.count < likeliest, lower.last ?? 1 > 1e-18 {
      let contacts = Double(likeliest - lower.count)
      lower.append((lower.last ?? 1) * contacts / (Double(trials) - contacts + 1) / odds)
    }
    let chances = lower.reversed() + upper
    let sum = chances.reversed().reduce(0, +)
    var tail = 0.0
    var found: [(contacts: Int, share: Double)] = []
    for (place, chance) in chances.enumerated().reversed() {
      tail += chance
      let share = min(1, tail / sum)
      if share >= least { found.append((likeliest - lower.count + place, share)) }
    }
    return found.reversed()
  }
}
