extension TieStrengthModel {
  /// How much happened, whenever: n / (n + m) for n events, m being the median over all pairs with events; the same both
  /// ways. What is inferred does not count.
  ///
  /// - Complexity: O(events + pairs log pairs).
  public static let count = TieStrengthModel(
    name: "count", summary: "how much happened, whenever: n / (n + median)"
  ) { history, asOf in
    let counts = (0..<history.pairCount).map { pair in
      var count = 0
      for index in history.offsets[pair]..<history.offsets[pair + 1]
      where history.moments[index] <= asOf && history.directions[index] & 4 == 0 {
        count += 1
      }
      return count
    }
    let known = counts.filter { $0 > 0 }.sorted()
    let median = known.isEmpty ? 1 : Double(known[(known.count - 1) / 2] + known[known.count / 2]) / 2
    return both(history) { pair in Double(counts[pair]) / (Double(counts[pair]) + median) }
  }
}
