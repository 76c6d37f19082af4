import GraphAnalytics

/// How strongly common contacts hold each pair together.
enum SharedContacts {
  /// σ_ij = Σ_k S_ik S_kj / Σ_l S_kl over the common contacts k of each pair; `ties` holds S, the same both ways.
  ///
  /// People are taken in the order of falling numbers of contacts, and each triangle is met once, at the one of its three
  /// people who comes last: O(pairs √pairs).
  static func strengths(of history: TieHistory, ties: [Double]) -> [Double] {
    let arena = Arena()
    defer { arena.free() }
    let count = history.personCount
    let totals = arena.zeros(of: Double.self, count)
    let degrees = arena.zeros(of: Int32.self, count)
    let (lows, highs) = (arena.buffer(copying: history.lows), arena.buffer(copying: history.highs))
    let values = arena.buffer(copying: ties)
    for pair in 0..<values.count where values[pair] > 0 {
      totals[lows[pair]] += values[pair]
      totals[highs[pair]] += values[pair]
      degrees[lows[pair]] += 1
      degrees[highs[pair]] += 1
    }
    // Rows hold those who come earlier, so none is longer than √(2 pairs). Everything of a row lies together: the inner
    // loop runs along three of them.
    func isLowLater(_ pair: Int) -> Bool {
      let (low, high) = (degrees[lows[pair]], degrees[highs[pair]])
      return low != high ? low < high : false
    }
    let offsets = arena.zeros(of: Int.self, count + 1)
    for pair in 0..<values.count where values[pair] > 0 {
      offsets[Int(isLowLater(pair) ? lows[pair] : highs[pair]) + 1] += 1
    }
    for person in 0..<count { offsets[person + 1] += offsets[person] }
    let places = arena.zeros(of: Int.self, count)
    for person in 0..<count { places[person] = offsets[person] }
    let others = arena.zeros(of: UInt32.self, offsets[count])
    let pairs = arena.zeros(of: UInt32.self, offsets[count])
    let strengths = arena.zeros(of: Double.self, offsets[count])
    let sums = arena.zeros(of: Double.self, offsets[count])
    for pair in 0..<values.count where values[pair] > 0 {
      let (later, earlier) = isLowLater(pair) ? (lows[pair], highs[pair]) : (highs[pair], lows[pair])
      let place = places[later]
      others[place] = earlier
      pairs[place] = UInt32(pair)
      strengths[place] = values[pair]
      places[later] = place + 1
    }
    let marks = arena.buffer(count, repeating: Int(-1))
    for person in 0..<count {
      let row = offsets[person]..<offsets[person + 1]
      if row.count < 2 { continue }
      for place in row { marks[others[place]] = place }
      for near in row {
        let second = others[near]
        let (a, between) = (strengths[near], 1 / totals[second])
        let share = a / totals[person]
        var sum = 0.0
        for opposite in offsets[Int(second)]..<offsets[Int(second) + 1] {
          let far = marks[others[opposite]]
          if far < 0 { continue }
          // Each of the three stands between the two others.
          let (b, c) = (strengths[far], strengths[opposite])
          sums[opposite] += share * b
          sums[far] += a * c * between
          sum += b * c / totals[others[opposite]]
        }
        sums[near] += sum
      }
      for place in row { marks[others[place]] = -1 }
    }
    var result = [Double](repeating: 0, count: values.count)
    for place in 0..<pairs.count { result[Int(pairs[place])] = sums[place] }
    return result
  }
}
