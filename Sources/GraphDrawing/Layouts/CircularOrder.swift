/// Orders vertices around a circle, each group together, so that few edges cross and strong ones are short.
///
/// Groups that are linked strongly come to stand side by side; within a group vertices are appended one after the
/// other at the end where fewer edges cross, then sifted.
///
/// - Reference: Baur, Brandes (2004), doi:10.1007/978-3-540-30559-0_28.
struct CircularOrder {
  /// The vertices around the circle.
  private(set) var order: [Int]
  /// The group of each vertex, numbered without gaps.
  private(set) var groupOf: [Int]
  private let graph: LayoutGraph

  /// What sifting may cost; above, the order of insertion stays.
  private static let mostSteps = 20_000_000

  /// - Parameters:
  ///   - graph: lengths are wished: short for strong edges.
  ///   - groups: numbers of groups; a vertex without one belongs to a last group of those.
  init(_ graph: LayoutGraph, groups: [Int?]) {
    self.graph = graph
    let count = graph.vertexCount
    groupOf = (0..<count).map { $0 < groups.count ? groups[$0] ?? Int.max : 0 }
    let names = Array(Set(groupOf)).sorted()
    var numbers: [Int: Int] = [:]
    for (number, name) in names.enumerated() { numbers[name] = number }
    for vertex in 0..<count { groupOf[vertex] = numbers[groupOf[vertex]] ?? 0 }
    var members = [[Int]](repeating: [], count: names.count)
    for vertex in 0..<count { members[groupOf[vertex]].append(vertex) }
    let around = Self.around(Self.links(graph, groupOf, names.count))
    order = around.flatMap { members[$0] }
    var start = 0
    for group in around {
      let inside = inserted(members[group])
      order.replaceSubrange(start..<start + inside.count, with: inside)
      start += inside.count
    }
    turnTowardsNeighbors(sizes: around.map { members[$0].count })
    sift(sizes: around.map { members[$0].count })
  }

  // MARK: Groups

  private static func links(_ graph: LayoutGraph, _ groupOf: [Int], _ count: Int) -> [[Int: Double]] {
    var links = [[Int: Double]](repeating: [:], count: count)
    for vertex in groupOf.indices {
      for arc in graph.neighbors(of: vertex) {
        let (first, second) = (groupOf[vertex], groupOf[Int(graph.targets[arc])])
        if first != second { links[first][second, default: 0] += 1 / Double(graph.lengths[arc]) }
      }
    }
    return links
  }

  /// Groups around the circle: each next one is the one most strongly linked to those that stand already, at the end or
  /// the place between where the sum of strengths times distances grows least; then pairs change places.
  private static func around(_ links: [[Int: Double]]) -> [Int] {
    let count = links.count
    guard count > 3, count <= 150 else { return Array(links.indices) }
    func strength(_ first: Int, _ second: Int) -> Double { links[first][second] ?? 0 }
    func cost(_ order: [Int]) -> Double {
      var cost = 0.0
      for first in order.indices {
        for second in 0..<first {
          let steps = first - second
          cost += strength(order[first], order[second]) * Double(min(steps, order.count - steps))
        }
      }
      return cost
    }
    var order = [0]
    var waiting = Array(1..<count)
    while !waiting.isEmpty {
      var best = 0
      var most = -1.0
      for (index, group) in waiting.enumerated() {
        let pull = order.reduce(0) { $0 + strength(group, $1) }
        if pull > most { (most, best) = (pull, index) }
      }
      let group = waiting.remove(at: best)
      // In large sets only the ends are tried.
      let places = count <= 40 ? Array(0...order.count) : [0, order.count]
      var least = Double.infinity
      var chosen = order
      for place in places {
        var trial = order
        trial.insert(group, at: place)
        let cost = cost(trial)
        if cost < least - 1e-12 { (least, chosen) = (cost, trial) }
      }
      order = chosen
    }
    guard count <= 40 else { return order }
    var least = cost(order)
    for _ in 0..<10 {
      let before = least
      for first in order.indices {
        for second in 0..<first {
          order.swapAt(first, second)
          let now = cost(order)
          if now < least - 1e-12 { least = now } else { order.swapAt(first, second) }
        }
      }
      if least >= before { break }
    }
    // The largest group, which has the number 0, begins.
    let first = order.firstIndex(of: 0) ?? 0
    return Array(order[first...] + order[..<first])
  }

  // MARK: Within a group

  /// The members appended one by one, those with most neighbors in place first, at the end where the new edges cross
  /// fewer of those that are still open.
  private func inserted(_ members: [Int]) -> [Int] {
    guard members.count > 3 else { return members }
    var local: [Int: Int] = [:]
    for (number, vertex) in members.enumerated() { local[vertex] = number }
    let neighbors = members.map { vertex in graph.neighbors(of: vertex).compactMap { local[Int(graph.targets[$0])] } }
    let count = members.count
    // Places run from 0 to 2 · count; the first vertex stands in the middle.
    var open = FenwickSums(count: 2 * count + 1)
    var placeOf = [Int](repeating: -1, count: count)
    var (left, right) = (count, count)
    var waiting = PlacedCounts(degrees: neighbors.map(\.count))
    while let next = waiting.removeBest() {
      let placed = neighbors[next].filter { placeOf[$0] >= 0 }
      for other in placed { open.add(-1, at: placeOf[other]) }
      var (crossedLeft, crossedRight) = (0, 0)
      for other in placed {
        crossedLeft += open.sum(below: placeOf[other])
        crossedRight += open.sum(below: 2 * count + 1) - open.sum(below: placeOf[other] + 1)
      }
      let isLeft = crossedLeft < crossedRight
      if waiting.removedCount == 1 {
        placeOf[next] = count
      } else if isLeft {
        left -= 1
        placeOf[next] = left
      } else {
        right += 1
        placeOf[next] = right
      }
      open.add(neighbors[next].count - placed.count, at: placeOf[next])
      for other in neighbors[next] where placeOf[other] < 0 { waiting.raise(other) }
    }
    return members.indices.sorted { placeOf[$0] < placeOf[$1] }.map { members[$0] }
  }

  /// Each group the other way round where that brings its members nearer to their neighbors elsewhere.
  private mutating func turnTowardsNeighbors(sizes: [Int]) {
    let count = Double(order.count)
    var place = [Double](repeating: 0, count: order.count)
    for (rank, vertex) in order.enumerated() { place[vertex] = Double(rank) }
    for _ in 0..<3 {
      var start = 0
      for size in sizes {
        let range = start..<start + size
        var (straight, reversed) = (0.0, 0.0)
        for vertex in order[range] {
          let mirrored = Double(2 * start + size - 1) - place[vertex]
          for arc in graph.neighbors(of: vertex) {
            let other = Int(graph.targets[arc])
            guard groupOf[other] != groupOf[vertex] else { continue }
            let weight = 1 / Double(graph.lengths[arc])
            let (one, two) = (abs(place[vertex] - place[other]), abs(mirrored - place[other]))
            straight += weight * min(one, count - one)
            reversed += weight * min(two, count - two)
          }
        }
        if reversed < straight - 1e-9 {
          order[range].reverse()
          for rank in range { place[order[rank]] = Double(rank) }
        }
        start += size
      }
    }
  }

  // MARK: Sifting

  /// Each vertex goes to the place in its group where it crosses least, a few times over.
  private mutating func sift(sizes: [Int]) {
    guard (sizes.max() ?? 0) * graph.targets.count < Self.mostSteps, order.count > 3 else { return }
    var place = [Int](repeating: 0, count: order.count)
    for (rank, vertex) in order.enumerated() { place[vertex] = rank }
    for _ in 0..<6 {
      var isChanged = false
      var start = 0
      for size in sizes {
        let range = start..<start + size
        start += size
        guard size > 1 else { continue }
        for vertex in order[range] {
          if moveToBestPlace(vertex, in: range, &place) { isChanged = true }
        }
      }
      if !isChanged { break }
    }
  }

  /// Tries every place of the range for a vertex; true when it has moved.
  private mutating func moveToBestPlace(_ vertex: Int, in range: Range<Int>, _ place: inout [Int]) -> Bool {
    let old = place[vertex]
    // To the front of the range first, without counting: only differences matter.
    var rank = old
    while rank > range.lowerBound {
      order.swapAt(rank, rank - 1)
      rank -= 1
    }
    for rank in range.lowerBound...old { place[order[rank]] = rank }
    var cost = 0.0
    var costs = [0.0]
    for rank in range.lowerBound..<range.upperBound - 1 {
      let other = order[rank + 1]
      let (first, second) = (neighborPlaces(vertex, other, rank, place), neighborPlaces(other, vertex, rank, place))
      cost += crossed(second, first) - crossed(first, second)
      costs.append(cost)
      order.swapAt(rank, rank + 1)
      place[other] = rank
      place[vertex] = rank + 1
    }
    let stay = costs[old - range.lowerBound]
    var best = old - range.lowerBound
    for (step, cost) in costs.enumerated() where cost < costs[best] - 1e-9 { best = step }
    let target = costs[best] < stay - 1e-9 ? range.lowerBound + best : old
    rank = range.upperBound - 1
    while rank > target {
      order.swapAt(rank, rank - 1)
      rank -= 1
    }
    for rank in target..<range.upperBound { place[order[rank]] = rank }
    return target != old
  }

  /// How far around the circle from a rank the neighbors of a vertex stand, rising, without one of them.
  private func neighborPlaces(_ vertex: Int, _ excluded: Int, _ rank: Int, _ place: [Int]) -> [(Int, Double)] {
    let count = order.count
    var places: [(Int, Double)] = []
    for arc in graph.neighbors(of: vertex) {
      let other = Int(graph.targets[arc])
      guard other != excluded else { continue }
      let step = place[other] - rank
      places.append((step < 0 ? step + count : step, 1 / Double(graph.lengths[arc])))
    }
    return places.sorted { $0.0 < $1.0 }
  }

  /// The crossings of the edges of two that stand side by side, the first before the second: those pairs of which the
  /// edge of the second ends further round.
  private func crossed(_ first: [(Int, Double)], _ second: [(Int, Double)]) -> Double {
    var sum = 0.0
    var below = 0.0
    var index = 0
    for (place, weight) in second {
      while index < first.count, first[index].0 < place {
        below += first[index].1
        index += 1
      }
      sum += weight * below
    }
    return sum
  }
}

/// Sums over the first of many counters, O(log n) each.
private struct FenwickSums {
  private var sums: [Int]

  init(count: Int) { sums = Array(repeating: 0, count: count + 1) }

  mutating func add(_ value: Int, at place: Int) {
    var index = place + 1
    while index < sums.count {
      sums[index] += value
      index += index & -index
    }
  }

  func sum(below place: Int) -> Int {
    var index = min(place, sums.count - 1)
    var sum = 0
    while index > 0 {
      sum += sums[index]
      index -= index & -index
    }
    return sum
  }
}

/// Who waits for a place, by how many neighbors have one: most first, then fewest that have none, then lowest number.
private struct PlacedCounts {
  private var placed: [Int]
  private let degrees: [Int]
  private var isWaiting: [Bool]
  /// Numbers by count; old entries are skipped.
  private var heap: [(placed: Int, open: Int, number: Int)] = []
  private(set) var removedCount = 0

  init(degrees: [Int]) {
    self.degrees = degrees
    placed = Array(repeating: 0, count: degrees.count)
    isWaiting = Array(repeating: true, count: degrees.count)
    for number in degrees.indices { push((0, degrees[number], number)) }
  }

  private static func isBefore(_ a: (placed: Int, open: Int, number: Int), _ b: (placed: Int, open: Int, number: Int))
    -> Bool
  { (-a.placed, a.open, a.number) < (-b.placed, b.open, b.number) }

  private mutating func push(_ entry: (placed: Int, open: Int, number: Int)) {
    heap.append(entry)
    var index = heap.count - 1
    while index > 0, Self.isBefore(heap[index], heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func raise(_ number: Int) {
    placed[number] += 1
    push((placed[number], degrees[number] - placed[number], number))
  }

  mutating func removeBest() -> Int? {
    while let first = heap.first {
      let last = heap.removeLast()
      if !heap.isEmpty {
        heap[0] = last
        sink()
      }
      if isWaiting[first.number] && first.placed == placed[first.number] {
        isWaiting[first.number] = false
        removedCount += 1
        return first.number
      }
    }
    return nil
  }

  private mutating func sink() {
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
        if Self.isBefore(heap[child], heap[least]) { least = child }
      }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
