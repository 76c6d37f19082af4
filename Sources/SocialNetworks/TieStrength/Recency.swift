#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TieStrengthModel {
  /// How long ago anything happened: 2^(−d / 180) after d days; the same both ways, 0 where nothing did.
  ///
  /// - Complexity: O(pairs).
  public static let recency = TieStrengthModel(
    name: "recency", summary: "how long ago anything happened: half after 180 days"
  ) { history, asOf in
    both(history) { pair in
      var index = history.offsets[pair + 1]
      while index > history.offsets[pair] {
        index -= 1
        if history.moments[index] <= asOf {
          return exp2(-Double(asOf - history.moments[index]) / (180 * 86_400))
        }
      }
      return 0
    }
  }
}
