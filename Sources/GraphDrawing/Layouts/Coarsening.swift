import GraphAnalytics

/// Merges vertices into fewer that stand for them.
enum Coarsening {
  /// Pairs neighbors along strong springs, then vertices that share their strongest neighbor, as the leaves of a hub do;
  /// who is left joins a group nearby. Fixed vertices stay alone.
  ///
  /// - Returns: the smaller model with the group of each vertex; nil when there is little left to merge.
  /// - Complexity: O(V + E).
  /// - Reference: Walshaw (2003), "A multilevel algorithm for force-directed graph-drawing", doi:10.7155/jgaa.00070.
  static func coarser(_ model: ForceModel, generator: inout SeededGenerator) -> (model: ForceModel, groups: [Int32])? {
    let (groups, groupCount) = groups(of: model, generator: &generator)
    guard groupCount >= 2, groupCount * 20 < model.count * 19 else { return nil }
    return (merged(model, groups: groups, count: groupCount), groups)
  }

  private static let greatestGroup: Int32 = 4

  private static func groups(of model: ForceModel, generator: inout SeededGenerator) -> (groups: [Int32], count: Int) {
    let count = model.count
    var group = [Int32](repeating: -1, count: count)
    var sizes: [Int32] = []
    var waiting = [Int32](repeating: -1, count: count)
    var alone: [(vertex: Int, neighbor: Int)] = []
    func isFixed(_ vertex: Int) -> Bool { !model.isFixed.isEmpty && model.isFixed[vertex] }
    func open(_ members: Int...) {
      for member in members { group[member] = Int32(sizes.count) }
      sizes.append(Int32(members.count))
    }
    for vertex in visits(model, generator: &generator) where group[vertex] < 0 {
      if isFixed(vertex) {
        open(vertex)
        continue
      }
      var (best, bestFree) = (-1, -1)
      var (greatest, greatestFree): (Float, Float) = (-1, -1)
      for arc in Int(model.offsets[vertex])..<Int(model.offsets[vertex + 1]) {
        let other = Int(model.targets[arc])
        let rating = model.springs[arc] / model.mass[other]
        if rating > greatest, !isFixed(other) { (best, greatest) = (other, rating) }
        if rating > greatestFree, group[other] < 0, !isFixed(other) { (bestFree, greatestFree) = (other, rating) }
      }
      if bestFree >= 0 {
        open(vertex, bestFree)
      } else if best < 0 {
        open(vertex)
      } else if waiting[best] >= 0, group[Int(waiting[best])] < 0 {
        open(vertex, Int(waiting[best]))
        waiting[best] = -1
      } else {
        waiting[best] = Int32(vertex)
        alone.append((vertex, best))
      }
    }
    for (vertex, neighbor) in alone where group[vertex] < 0 {
      let near = Int(group[neighbor])
      if near >= 0, sizes[near] < greatestGroup {
        group[vertex] = Int32(near)
        sizes[near] += 1
      } else {
        open(vertex)
      }
    }
    return (group, sizes.count)
  }

  /// All vertices, those with few neighbors first, in random order otherwise.
  private static func visits(_ model: ForceModel, generator: inout SeededGenerator) -> [Int] {
    let count = model.count
    var shuffled = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      shuffled.swapAt(last, Int(generator.next(upperBound: UInt64(last + 1))))
    }
    func rank(_ vertex: Int) -> Int { min(Int(model.offsets[vertex + 1] - model.offsets[vertex]), 63) }
    var starts = [Int](repeating: 0, count: 65)
    for vertex in 0..<count { starts[rank(vertex) + 1] += 1 }
    for degree in 0..<64 { starts[degree + 1] += starts[degree] }
    var order = shuffled
    for vertex in shuffled {
      order[starts[rank(vertex)]] = vertex
      starts[rank(vertex)] += 1
    }
    return order
  }

  /// One vertex for each group; springs between two groups add up, those within are gone.
  private static func merged(_ model: ForceModel, groups: [Int32], count: Int) -> ForceModel {
    var mass = [Float](repeating: 0, count: count)
    var isFixed = [Bool](repeating: false, count: model.isFixed.isEmpty ? 0 : count)
    var starts = [Int](repeating: 0, count: count + 1)
    for vertex in 0..<model.count {
      let group = Int(groups[vertex])
      mass[group] += model.mass[vertex]
      if !isFixed.isEmpty, model.isFixed[vertex] { isFixed[group] = true }
      starts[group + 1] += 1
    }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var members = [Int32](repeating: 0, count: model.count)
    var next = starts
    for vertex in 0..<model.count {
      let group = Int(groups[vertex])
      members[next[group]] = Int32(vertex)
      next[group] += 1
    }
    var offsets = [Int32](repeating: 0, count: count + 1)
    var targets: [Int32] = []
    var springs: [Float] = []
    targets.reserveCapacity(model.targets.count / 2)
    springs.reserveCapacity(model.targets.count / 2)
    // Where the arc to a group stands, if it is one of the group at hand.
    var places = [Int32](repeating: -1, count: count)
    for group in 0..<count {
      let first = targets.count
      for place in starts[group]..<starts[group + 1] {
        let vertex = Int(members[place])
        for arc in Int(model.offsets[vertex])..<Int(model.offsets[vertex + 1]) {
          let other = groups[Int(model.targets[arc])]
          if Int(other) == group { continue }
          let known = Int(places[Int(other)])
          if known >= first {
            springs[known] += model.springs[arc]
          } else {
            places[Int(other)] = Int32(targets.count)
            targets.append(other)
            springs.append(model.springs[arc])
          }
        }
      }
      offsets[group + 1] = Int32(targets.count)
    }
    return ForceModel(
      pull: model.pull, offsets: offsets, targets: targets, springs: springs, mass: mass, isFixed: isFixed)
  }
}
