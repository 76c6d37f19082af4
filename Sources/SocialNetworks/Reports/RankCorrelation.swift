/// Whether two measures put people in the same order.
public enum RankCorrelation {
  /// Spearman's ρ: the correlation of the ranks, equal values sharing the mean of their ranks.
  ///
  /// - Parameters:
  ///   - first: one value for each case.
  ///   - second: as many.
  /// - Returns: from −1 to 1; NaN for fewer than two cases, or where one of the two is the same for all. Cases of which
  ///   either value is NaN are left out before ranking.
  /// - Complexity: O(n log n).
  /// - Reference: Spearman, *The proof and measurement of association between two things*, Am. J. Psychol. 15:72 (1904),
  ///   doi 10.2307/1412159.
  public static func spearman(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "two values for each case")
    let cases = first.indices.filter { !first[$0].isNaN && !second[$0].isNaN }
    guard cases.count > 1 else { return .nan }
    let (one, other) = (ranks(cases.map { first[$0] }), ranks(cases.map { second[$0] }))
    let middle = Double(cases.count + 1) / 2
    var (product, firstSquares, secondSquares) = (0.0, 0.0, 0.0)
    for place in one.indices {
      let (x, y) = (one[place] - middle, other[place] - middle)
      product += x * y
      firstSquares += x * x
      secondSquares += y * y
    }
    guard firstSquares > 0, secondSquares > 0 else { return .nan }
    return max(-1, min(1, product / (firstSquares * secondSquares).squareRoot()))
  }

  /// Ranks from 1, rising with the values; equal values share the mean of theirs.
  ///
  /// - Parameter values: none of them NaN.
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }
}
