/// What the exact method does, one after another, with few vertices open at any time.
enum ReliabilityStep {
  /// A vertex comes in at a place, and works with some chance.
  case enter(place: Int, chance: Double)
  case fromSource(to: Int, chance: Double)
  case toTarget(from: Int, chance: Double)
  case arc(from: Int, to: Int, chance: Double)
  /// An arc each way that may be taken for one event, as they are equally likely.
  case edge(Int, Int, chance: Double)
  /// All arcs of the vertex at a place have been looked at.
  case leave(place: Int)
  /// No arc from the source comes any more.
  case sourceIsDone
  case targetIsDone
}

/// An order of the vertices of a small network that keeps few of them open: the next to be finished is always the open
/// one with the fewest unseen neighbors. Tried from several first vertices; the order with the least estimated work wins.
struct ReliabilityOrder {
  /// So many vertices may be open at the same time.
  static let mostPlaces = 14

  private let network: ReliabilityNetwork
  /// Neighbors in either direction without the ends, rising.
  private let neighbors: [[Int]]

  /// - Parameter network: its source is 0, its target 1, and there is no arc between the two.
  init(_ network: ReliabilityNetwork) {
    self.network = network
    neighbors = network.works.indices.map { vertex in
      vertex < 2
        ? []
        : Array(Set(network.out[vertex].map(\.end) + network.into[vertex].map(\.end))).filter { $0 > 1 }.sorted()
    }
  }

  /// nil where every order tried opens too many vertices.
  func steps() -> [ReliabilityStep]? {
    let n = network.works.count
    var starts = network.out[0].map(\.end) + network.into[1].map(\.end)
    let spread = max(1, n / 32)
    starts += stride(from: 2, to: n, by: spread)
    var best: (order: [Int], work: Double)?
    var tried = Set<Int>()
    for start in starts.prefix(96) where tried.insert(start).inserted {
      if let found = order(from: start, below: best?.work ?? .infinity) { best = found }
    }
    return best.map { steps($0.order) }
  }

  /// - Returns: nil where it opens too many vertices or is no less work than `limit`.
  private func order(from start: Int, below limit: Double) -> (order: [Int], work: Double)? {
    let n = network.works.count
    var isSeen = Array(repeating: false, count: n)
    var unseen = neighbors.map(\.count)
    var open: [Int] = []
    var order: [Int] = []
    var work = 0.0
    var nextStart = 2
    func see(_ vertex: Int) {
      isSeen[vertex] = true
      open.append(vertex)
      for neighbor in neighbors[vertex] { unseen[neighbor] -= 1 }
    }
    see(start)
    while order.count < n - 2 {
      if open.isEmpty {
        while isSeen[nextStart] { nextStart += 1 }
        see(nextStart)
      }
      var place = 0
      for other in open.indices where unseen[open[other]] < unseen[open[place]] { place = other }
      let vertex = open[place]
      for neighbor in neighbors[vertex] where !isSeen[neighbor] { see(neighbor) }
      if open.count > Self.mostPlaces { return nil }
      var states = 1.0
      for _ in open { states *= 3 }
      work += states
      if work >= limit { return nil }
      open.remove(at: place)
      order.append(vertex)
    }
    return (order, work)
  }

  private func steps(_ order: [Int]) -> [ReliabilityStep] {
    var steps: [ReliabilityStep] = []
    var places = Array(repeating: -1, count: network.works.count)
    var isDone = Array(repeating: false, count: network.works.count)
    var free = Array((0..<Self.mostPlaces).reversed())
    var left = (source: network.out[0].count, target: network.into[1].count)

    func enter(_ vertex: Int) {
      guard let place = free.popLast() else { return }
      places[vertex] = place
      steps.append(.enter(place: place, chance: network.works[vertex]))
      if let arc = network.into[vertex].first, arc.end == 0 {
        steps.append(.fromSource(to: place, chance: arc.chance))
        left.source -= 1
        if left.source == 0 { steps.append(.sourceIsDone) }
      }
      if let arc = network.out[vertex].first(where: { $0.end == 1 }) {
        steps.append(.toTarget(from: place, chance: arc.chance))
        left.target -= 1
        if left.target == 0 { steps.append(.targetIsDone) }
      }
    }

    for vertex in order {
      if places[vertex] < 0 { enter(vertex) }
      for neighbor in neighbors[vertex] where !isDone[neighbor] {
        if places[neighbor] < 0 { enter(neighbor) }
        let (here, there) = (places[vertex], places[neighbor])
        let onward = network.out[vertex].first { $0.end == neighbor }?.chance ?? 0
        let back = network.into[vertex].first { $0.end == neighbor }?.chance ?? 0
        if onward == back {
          steps.append(.edge(here, there, chance: onward))
        } else {
          if onward > 0 { steps.append(.arc(from: here, to: there, chance: onward)) }
          if back > 0 { steps.append(.arc(from: there, to: here, chance: back)) }
        }
      }
      steps.append(.leave(place: places[vertex]))
      free.append(places[vertex])
      isDone[vertex] = true
    }
    return steps
  }
}
