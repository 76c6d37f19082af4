/// How strongly common neighbors hold the ends of each edge together.
package enum SharedNeighbors {
  /// σ_ij = Σ_k w_ik w_kj / Σ_l w_kl over the common neighbors k of the ends of each edge, one for each edge; edges of
  /// weight zero are none.
  ///
  /// - Parameters:
  ///   - sources, targets: the ends of each edge, in whatever order; each pair once.
  ///   - weights: at least zero, one for each edge.
  /// - Complexity: O(edges √edges): vertices are taken in the order of falling degree, and each triangle is met once, at the
  ///   one of its corners that comes last.
  /// - Reference: Zhou, Lü and Zhang (2009), resource allocation, doi:10.1140/epjb/e2009-00335-8.
  package static func strengths(
    vertexCount count: Int, sources: [UInt32], targets: [UInt32], weights: [Double]
  ) -> [Double] {
    let arena = Arena()
    defer { arena.free() }
    let totals = arena.zeros(of: Double.self, count)
    let degrees = arena.zeros(of: Int32.self, count)
    let (sources, targets) = (arena.buffer(copying: sources), arena.buffer(copying: targets))
    let values = arena.buffer(copying: weights)
    for edge in 0..<values.count where values[edge] > 0 {
      totals[sources[edge]] += values[edge]
      totals[targets[edge]] += values[edge]
      degrees[sources[edge]] += 1
      degrees[targets[edge]] += 1
    }
    // Rows hold those who come earlier, so none is longer than √(2 pairs). Everything of a row lies together: the inner
    // loop runs along three of them.
    func isSourceLater(_ edge: Int) -> Bool {
      let (source, target) = (degrees[sources[edge]], degrees[targets[edge]])
      return source != target ? source < target : sources[edge] > targets[edge]
    }
    let offsets = arena.zeros(of: Int.self, count + 1)
    for edge in 0..<values.count where values[edge] > 0 {
      offsets[Int(isSourceLater(edge) ? sources[edge] : targets[edge]) + 1] += 1
    }
    for vertex in 0..<count { offsets[vertex + 1] += offsets[vertex] }
    let places = arena.zeros(of: Int.self, count)
    for vertex in 0..<count { places[vertex] = offsets[vertex] }
    let others = arena.zeros(of: UInt32.self, offsets[count])
    let edges = arena.zeros(of: UInt32.self, offsets[count])
    let strengths = arena.zeros(of: Double.self, offsets[count])
    let sums = arena.zeros(of: Double.self, offsets[count])
    for edge in 0..<values.count where values[edge] > 0 {
      let (later, earlier) = isSourceLater(edge) ? (sources[edge], targets[edge]) : (targets[edge], sources[edge])
      let place = places[later]
      others[place] = earlier
      edges[place] = UInt32(edge)
      strengths[place] = values[edge]
      places[later] = place + 1
    }
    // One division for each vertex instead of one for each triangle.
    let shares = arena.zeros(of: Double.self, count)
    for vertex in 0..<count where totals[vertex] > 0 { shares[vertex] = 1 / totals[vertex] }
    let marks = arena.buffer(count, repeating: Int32(-1))
    for vertex in 0..<count {
      let row = offsets[vertex]..<offsets[vertex + 1]
      if row.count < 2 { continue }
      for place in row { marks[others[place]] = Int32(truncatingIfNeeded: place) }
      for near in row {
        let second = others[near]
        let a = strengths[near]
        let (share, between) = (a * shares[vertex], a * shares[second])
        var sum = 0.0
        for opposite in offsets[Int(second)]..<offsets[Int(second) + 1] {
          let third = others[opposite]
          let far = marks[third]
          if far < 0 { continue }
          // Each of the three stands between the two others.
          let (b, c) = (strengths[Int(far)], strengths[opposite])
          sums[opposite] += share * b
          sums[Int(far)] += c * between
          sum += b * c * shares[third]
        }
        sums[near] += sum
      }
      for place in row { marks[others[place]] = -1 }
    }
    var result = [Double](repeating: 0, count: values.count)
    for place in 0..<edges.count { result[Int(edges[place])] = sums[place] }
    return result
  }
}
