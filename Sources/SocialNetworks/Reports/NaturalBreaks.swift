/// The best division of numbers on a line into groups: the one with the least sum of squares within groups.
///
/// Fisher's exact method, which maps know as Jenks' natural breaks: W(k, i) = min over j of W(k − 1, j) + SS(j…i), by
/// divide and conquer, since the best j rises with i.
///
/// - Reference: Fisher, *On grouping for maximum homogeneity*, JASA 53:789 (1958), doi 10.1080/01621459.1958.10501479.
struct NaturalBreaks {
  /// Rising.
  private let values: [Double]
  private var sums: [Double] = [0]
  private var squares: [Double] = [0]
  /// The sum of squares within the best k groups, at place k − 1.
  private(set) var withinSums: [Double] = []
  /// For k groups of the first i values, where the last begins.
  private var starts: [[Int]] = []

  /// - Parameters:
  ///   - values: in any order.
  ///   - most: the greatest number of groups that is looked at.
  /// - Complexity: O(most · n log n) time after sorting, O(most · n) space.
  init(_ values: [Double], most: Int) {
    self.values = values.sorted()
    let count = values.count
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(count)
    // Around their mean, so that differences of sums keep their digits.
    for value in self.values {
      sums.append(sums[sums.count - 1] + (value - mean))
      squares.append(squares[squares.count - 1] + (value - mean) * (value - mean))
    }
    var previous = (0...count).map { within(0, $0) }
    starts.append(Array(repeating: 0, count: count + 1))
    withinSums.append(previous[count])
    for groups in stride(from: 2, through: max(1, min(most, count)), by: 1) {
      var best = [Double](repeating: .infinity, count: count + 1)
      var start = [Int](repeating: 0, count: count + 1)
      settle(groups, count, groups - 1, count - 1, previous, &best, &start)
      previous = best
      starts.append(start)
      withinSums.append(best[count])
    }
  }

  /// The sum of squares of values `from ..< to` around their mean.
  private func within(_ from: Int, _ to: Int) -> Double {
    guard to > from else { return 0 }
    let sum = sums[to] - sums[from]
    return max(0, squares[to] - squares[from] - sum * sum / Double(to - from))
  }

  /// Ends `low ... high`, whose last groups begin within `from ... to`. Its depth is the logarithm of the count.
  private func settle(
    _ low: Int, _ high: Int, _ from: Int, _ to: Int, _ previous: [Double], _ best: inout [Double], _ start: inout [Int]
  ) {
    guard low <= high else { return }
    let middle = (low + high) / 2
    for candidate in stride(from: from, through: min(to, middle - 1), by: 1) {
      let sum = previous[candidate] + within(candidate, middle)
      if sum < best[middle] {
        best[middle] = sum
        start[middle] = candidate
      }
    }
    settle(low, middle - 1, from, start[middle], previous, &best, &start)
    settle(middle + 1, high, start[middle], to, previous, &best, &start)
  }

  /// How many values the best `groups` groups hold, the greatest values first.
  func sizes(groups: Int) -> [Int] {
    var sizes: [Int] = []
    var end = values.count
    for group in stride(from: min(groups, starts.count), through: 1, by: -1) {
      let start = group == 1 ? 0 : starts[group - 1][end]
      sizes.append(end - start)
      end = start
    }
    return sizes
  }
}
