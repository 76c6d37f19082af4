/// Orders the members of layers so that few of the edges between neighboring layers cross.
///
/// Sweeps by barycenters from several starts, then exchanges of neighbors, then sifting where that is not too much
/// work; where all orders can be tried, the best of all.
///
/// - Reference: Sugiyama, Tagawa, Toda (1981), doi:10.1109/TSMC.1981.4308636; Matuszewski, Schönfeld, Molitor (1999),
///   doi:10.1007/3-540-46648-7_22.
struct LayeredOrder {
  /// An edge between members of two neighboring layers.
  struct Edge {
    var upper: Int
    var lower: Int
    var weight: Double
  }

  /// The members of each layer in their order.
  private(set) var layers: [[Int]]
  private var place: [Int]
  /// The neighbors of each member one layer before and one layer after.
  private var before: [[(member: Int, weight: Double)]]
  private var after: [[(member: Int, weight: Double)]]
  private let edgeCount: Int

  /// - Parameters:
  ///   - layers: numbers from 0 without gaps, each in one layer.
  ///   - edges: from a layer to the one after it.
  init(layers: [[Int]], edges: [Edge]) {
    self.layers = layers
    let count = layers.reduce(0) { $0 + $1.count }
    place = Array(repeating: 0, count: count)
    before = Array(repeating: [], count: count)
    after = Array(repeating: [], count: count)
    edgeCount = edges.count
    for edge in edges {
      after[edge.upper].append((edge.lower, edge.weight))
      before[edge.lower].append((edge.upper, edge.weight))
    }
    for layer in layers.indices { number(layer) }
  }

  private mutating func number(_ layer: Int) {
    for (rank, member) in layers[layer].enumerated() { place[member] = rank }
  }

  private mutating func take(_ order: [[Int]]) {
    layers = order
    for layer in layers.indices { number(layer) }
  }

  // MARK: Crossings

  /// The products of the weights of all pairs of edges that cross.
  func crossings() -> Double {
    layers.indices.dropLast().reduce(0) { $0 + crossings(after: $1) }
  }

  /// Between a layer and the next, by a Fenwick tree over the places of the next; O(E log V).
  private func crossings(after layer: Int) -> Double {
    let size = layers[layer + 1].count
    var sums = [Double](repeating: 0, count: size + 1)
    var total = 0.0
    var crossings = 0.0
    for member in layers[layer] {
      for (other, weight) in after[member] {
        // What has begun before and ends further on.
        var passed = 0.0
        var index = place[other] + 1
        while index > 0 {
          passed += sums[index]
          index -= index & -index
        }
        crossings += weight * (total - passed)
      }
      for (other, weight) in after[member] {
        total += weight
        var index = place[other] + 1
        while index <= size {
          sums[index] += weight
          index += index & -index
        }
      }
    }
    return crossings
  }

  /// How far apart the ends of edges are, of two orders with as many crossings the smaller is the better.
  private func lengths() -> Double {
    layers.indices.dropLast().reduce(0) { $0 + lengths(after: $1) }
  }

  private func share(of member: Int, in layer: Int) -> Double {
    (Double(place[member]) + 0.5) / Double(max(layers[layer].count, 1))
  }

  // MARK: Improving

  /// - Parameter starts: orders to begin with besides the present one.
  mutating func improve(starts: [[[Int]]] = []) {
    if let exact = allOrders() { return take(exact) }
    var best = layers
    var least = (Double.infinity, Double.infinity)
    for start in [layers] + starts {
      take(start)
      improveFromHere()
      let cost = (crossings(), lengths())
      if cost.0 < least.0 - 1e-9 || (cost.0 <= least.0 + 1e-9 && cost.1 < least.1 - 1e-9) {
        (least, best) = (cost, layers)
      }
    }
    take(best)
  }

  private mutating func improveFromHere() {
    var best = layers
    var least = crossings()
    var idle = 0
    for round in 0..<24 where least > 0 && idle < 5 {
      let isDown = round % 2 == 0
      let order = isDown ? Array(layers.indices.dropFirst()) : Array(layers.indices.dropLast().reversed())
      for layer in order { sortByBarycenter(layer, from: isDown ? before : after, by: isDown ? -1 : 1) }
      let cost = crossings()
      idle += 1
      if cost < least - 1e-9 {
        (least, best) = (cost, layers)
        idle = 0
      }
    }
    take(best)
    guard least > 0 else { return }
    for _ in 0..<12 {
      let cost = crossings()
      for layer in layers.indices { exchange(layer) }
      if siftingIsBearable { for layer in layers.indices { sift(layer) } }
      if crossings() >= 0.995 * cost { break }
    }
  }

  private var siftingIsBearable: Bool {
    layers.reduce(0) { $0 + $1.count * $1.count } / max(place.count, 1) * max(edgeCount, 1) < 2_000_000
  }

  /// Those without neighbors on that side stay about where they are.
  private mutating func sortByBarycenter(_ layer: Int, from neighbors: [[(member: Int, weight: Double)]], by step: Int)
  {
    let keys = layers[layer].map { member -> Double in
      var sum = 0.0
      var weights = 0.0
      for (other, weight) in neighbors[member] {
        sum += weight * share(of: other, in: layer + step)
        weights += weight
      }
      return weights > 0 ? sum / weights : share(of: member, in: layer)
    }
    let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    layers[layer] = order.map { layers[layer][$0] }
    number(layer)
  }

  /// The places of the neighbors of each member of a layer, rising, with running sums of weights.
  private func sortedNeighbors(_ layer: Int) -> [[[(place: Int, weight: Double)]]] {
    layers[layer].map { member in
      [before[member], after[member]].map { neighbors in
        neighbors.map { (place[$0.member], $0.weight) }.sorted { $0.0 < $1.0 }
      }
    }
  }

  /// How many crossings fewer there are with the second before the first, where they stand side by side.
  private func gain(_ first: [[(place: Int, weight: Double)]], _ second: [[(place: Int, weight: Double)]]) -> Double {
    var gain = 0.0
    for side in 0..<2 { gain += crossed(first[side], second[side]) - crossed(second[side], first[side]) }
    return gain
  }

  /// The crossings of the edges of two neighbors in a layer that stand in this order.
  private func crossed(_ first: [(place: Int, weight: Double)], _ second: [(place: Int, weight: Double)]) -> Double {
    var sum = 0.0
    var below = 0.0
    var index = 0
    for (place, weight) in first {
      while index < second.count, second[index].place < place {
        below += second[index].weight
        index += 1
      }
      sum += weight * below
    }
    return sum
  }

  /// Neighbors change places wherever that removes crossings.
  private mutating func exchange(_ layer: Int) {
    var neighbors = sortedNeighbors(layer)
    guard neighbors.count > 1 else { return }
    var isChanged = true
    var rounds = 0
    while isChanged && rounds < 50 {
      isChanged = false
      rounds += 1
      for index in 1..<neighbors.count where gain(neighbors[index - 1], neighbors[index]) > 1e-9 {
        neighbors.swapAt(index - 1, index)
        layers[layer].swapAt(index - 1, index)
        isChanged = true
      }
    }
    number(layer)
  }

  /// Each member goes to the place in its layer where it crosses least.
  private mutating func sift(_ layer: Int) {
    let members = layers[layer]
    guard members.count > 2 else { return }
    let sorted = sortedNeighbors(layer)
    var order = Array(members.indices)
    for moving in members.indices {
      order.removeAll { $0 == moving }
      let old = place[members[moving]]
      var cost = 0.0
      var least = 0.0
      var best = 0
      var atOld = 0.0
      for (rank, other) in order.enumerated() {
        if rank == old { atOld = cost }
        // From before the other to behind it.
        cost -= gain(sorted[moving], sorted[other])
        if cost < least - 1e-9 { (least, best) = (cost, rank + 1) }
      }
      if old == order.count { atOld = cost }
      order.insert(moving, at: least < atOld - 1e-9 ? best : old)
      for (rank, member) in order.enumerated() { place[members[member]] = rank }
    }
    layers[layer] = order.map { members[$0] }
    number(layer)
  }

  // MARK: All orders

  private static let mostPairsOfOrders = 3000

  /// The best of all orders, layer by layer; nil where they are too many.
  private func allOrders() -> [[Int]]? {
    var counts: [Int] = []
    for layer in layers {
      guard layer.count <= 6 else { return nil }
      counts.append((1...max(layer.count, 1)).reduce(1, *))
    }
    let pairs = zip(counts, counts.dropFirst()).map { $0 * $1 }
    guard layers.count > 1, layers.count <= 60, pairs.allSatisfy({ $0 <= Self.mostPairsOfOrders }) else { return nil }
    let orders = layers.map(Self.permutations)
    var trial = self
    var costs = [[Double](repeating: 0, count: orders[0].count)]
    var origins: [[Int]] = [[]]
    for layer in layers.indices.dropLast() {
      var next = [Double](repeating: .infinity, count: orders[layer + 1].count)
      var origin = [Int](repeating: 0, count: next.count)
      for (index, order) in orders[layer].enumerated() {
        trial.layers[layer] = order
        trial.number(layer)
        for (nextIndex, nextOrder) in orders[layer + 1].enumerated() {
          trial.layers[layer + 1] = nextOrder
          trial.number(layer + 1)
          let cost = costs[layer][index] + trial.crossings(after: layer) + 1e-6 * trial.lengths(after: layer)
          if cost < next[nextIndex] - 1e-12 { (next[nextIndex], origin[nextIndex]) = (cost, index) }
        }
      }
      costs.append(next)
      origins.append(origin)
    }
    let last = costs[layers.count - 1]
    guard var index = last.indices.min(by: { (last[$0], $0) < (last[$1], $1) }) else { return nil }
    var best = layers
    for layer in layers.indices.reversed() {
      best[layer] = orders[layer][index]
      if layer > 0 { index = origins[layer][index] }
    }
    return best
  }

  private func lengths(after layer: Int) -> Double {
    var sum = 0.0
    for member in layers[layer] {
      for (other, weight) in after[member] {
        sum += weight * abs(share(of: member, in: layer) - share(of: other, in: layer + 1))
      }
    }
    return sum
  }

  /// All orders of the members, the given one first.
  private static func permutations(_ members: [Int]) -> [[Int]] {
    var found: [[Int]] = [[]]
    for count in members.indices {
      // Each order of the others takes the next member at each place, the last place first.
      found = found.flatMap { order in
        (0...count).reversed().map { place in
          var longer = order
          longer.insert(members[count], at: place)
          return longer
        }
      }
    }
    return found
  }
}
