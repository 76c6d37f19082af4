/// How strongly common contacts hold each pair together.
enum CommonContacts {
  /// σ_ij = Σ_k S_ik S_kj / Σ_l S_kl over the common contacts k of each pair; `ties` holds S, the same both ways.
  ///
  /// People are taken in the order of falling numbers of contacts, and each triangle is met once, at the one of its three
  /// people who comes first: O(pairs √pairs).
  static func strengths(of history: TieHistory, ties: [Double]) -> [Double] {
    let (count, pairCount) = (history.personCount, history.pairCount)
    var totals = [Double](repeating: 0, count: count)
    var degrees = [Int](repeating: 0, count: count)
    for pair in 0..<pairCount where ties[pair] > 0 {
      let (low, high) = (Int(history.lows[pair]), Int(history.highs[pair]))
      totals[low] += ties[pair]
      totals[high] += ties[pair]
      degrees[low] += 1
      degrees[high] += 1
    }
    // The ties of each person to those who come later.
    func comesFirst(_ one: Int, _ other: Int) -> Bool {
      degrees[one] != degrees[other] ? degrees[one] > degrees[other] : one < other
    }
    var offsets = [Int](repeating: 0, count: count + 1)
    for pair in 0..<pairCount where ties[pair] > 0 {
      let (low, high) = (Int(history.lows[pair]), Int(history.highs[pair]))
      offsets[(comesFirst(low, high) ? high : low) + 1] += 1
    }
    for person in 0..<count { offsets[person + 1] += offsets[person] }
    var places = Array(offsets.dropLast())
    var others = [UInt32](repeating: 0, count: offsets[count])
    var pairs = others
    for pair in 0..<pairCount where ties[pair] > 0 {
      let (low, high) = (Int(history.lows[pair]), Int(history.highs[pair]))
      let (earlier, later) = comesFirst(low, high) ? (low, high) : (high, low)
      others[places[later]] = UInt32(earlier)
      pairs[places[later]] = UInt32(pair)
      places[later] += 1
    }
    // Rows hold those who come earlier, so none is longer than √(2 pairs).
    var sums = [Double](repeating: 0, count: pairCount)
    var marks = [Int32](repeating: -1, count: count)
    for person in 0..<count {
      let row = offsets[person]..<offsets[person + 1]
      if row.count < 2 { continue }
      for place in row { marks[Int(others[place])] = Int32(truncatingIfNeeded: pairs[place]) }
      for place in row {
        let second = Int(others[place])
        let near = Int(pairs[place])
        for third in offsets[second]..<offsets[second + 1] where marks[Int(others[third])] >= 0 {
          let last = Int(others[third])
          let (far, opposite) = (Int(marks[last]), Int(pairs[third]))
          let (a, b, c) = (ties[near], ties[far], ties[opposite])
          // Each of the three stands between the two others.
          sums[opposite] += a * b / totals[person]
          sums[far] += a * c / totals[second]
          sums[near] += b * c / totals[last]
        }
      }
      for place in row { marks[Int(others[place])] = -1 }
    }
    return sums
  }
}
