/// Places along a line that keep their order and their distance.
enum Spacing {
  /// The places nearest to the wishes, by the sum of squares, that keep the order and stand `apart` from each other.
  ///
  /// What does not fit between the bounds stands closer.
  /// - Complexity: O(n); blocks of those that touch are merged, as in isotonic regression.
  static func spread(_ wishes: [Double], apart: Double, within bounds: ClosedRange<Double>? = nil) -> [Double] {
    guard !wishes.isEmpty else { return [] }
    var apart = apart
    if let bounds, wishes.count > 1 {
      apart = min(apart, (bounds.upperBound - bounds.lowerBound) / Double(wishes.count - 1))
    }
    // Less its own step each place only has to rise.
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, wish) in wishes.enumerated() {
      var block = (sum: wish - apart * Double(rank), count: 1)
      while let last = blocks.last, last.sum / Double(last.count) >= block.sum / Double(block.count) {
        block = (block.sum + last.sum, block.count + last.count)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    var places: [Double] = []
    places.reserveCapacity(wishes.count)
    for block in blocks {
      for _ in 0..<block.count { places.append(block.sum / Double(block.count)) }
    }
    if let bounds {
      let most = bounds.upperBound - apart * Double(wishes.count - 1)
      places = places.map { min(max($0, bounds.lowerBound), max(most, bounds.lowerBound)) }
    }
    return places.indices.map { places[$0] + apart * Double($0) }
  }
}
