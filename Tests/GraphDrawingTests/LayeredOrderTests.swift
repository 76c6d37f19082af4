import Testing

@testable import GraphDrawing

struct LayeredOrderTests {
  private func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { order in
      (0..<count).map { place in
        var longer = order
        longer.insert(count - 1, at: place)
        return longer
      }
    }
  }

  /// The fewest crossings of all orders of two layers.
  private func fewest(_ left: Int, _ right: Int, _ edges: [LayeredOrder.Edge]) -> Double {
    var least = Double.infinity
    for one in permutations(left) {
      for other in permutations(right) {
        let order = LayeredOrder(layers: [one, other.map { $0 + left }], edges: edges)
        least = min(least, order.crossings())
      }
    }
    return least
  }

  private func random(_ left: Int, _ right: Int, _ count: Int, _ random: inout RandomDrawings) -> [LayeredOrder.Edge] {
    var seen: Set<[Int]> = []
    return (0..<count).compactMap { _ in
      let pair = [random.next(below: left), left + random.next(below: right)]
      return seen.insert(pair).inserted ? .init(upper: pair[0], lower: pair[1], weight: 1) : nil
    }
  }

  @Test func crossingsAreCountedPairByPair() {
    var generator = RandomDrawings(seed: 2)
    for _ in 0..<30 {
      let edges = random(6, 7, 18, &generator)
      let order = LayeredOrder(layers: [Array(0..<6), Array(6..<13)], edges: edges)
      var count = 0.0
      for (index, one) in edges.enumerated() {
        for other in edges[..<index] where (one.upper - other.upper) * (one.lower - other.lower) < 0 { count += 1 }
      }
      #expect(order.crossings() == count)
    }
  }

  @Test func smallLayersReachTheOptimum() {
    var generator = RandomDrawings(seed: 4)
    for _ in 0..<12 {
      let edges = random(4, 5, 11, &generator)
      var order = LayeredOrder(layers: [Array(0..<4), Array(4..<9)], edges: edges)
      order.improve()
      #expect(order.crossings() == fewest(4, 5, edges))
    }
  }

  /// Too many for all orders to be tried by the layout, few enough for the test.
  @Test func largerLayersComeNearTheOptimum() {
    var generator = RandomDrawings(seed: 6)
    var (found, optimal) = (0.0, 0.0)
    for _ in 0..<4 {
      let edges = random(3, 7, 12, &generator)
      var order = LayeredOrder(layers: [Array(0..<3), Array(3..<10)], edges: edges)
      order.improve()
      let best = fewest(3, 7, edges)
      #expect(order.crossings() <= best + 2)
      found += order.crossings()
      optimal += best
    }
    #expect(found <= 1.15 * optimal + 1)
  }

  @Test func improvingNeverAddsCrossings() {
    var generator = RandomDrawings(seed: 8)
    for _ in 0..<20 {
      let edges = random(20, 25, 70, &generator)
      var order = LayeredOrder(layers: [Array(0..<20), Array(20..<45)], edges: edges)
      let before = order.crossings()
      order.improve()
      #expect(order.crossings() < before)
      #expect(order.layers.map { $0.sorted() } == [Array(0..<20), Array(20..<45)])
    }
  }

  @Test func heavyEdgesAreKeptFreeOfCrossings() {
    // One heavy edge against two light ones that it would have to cross.
    let edges: [LayeredOrder.Edge] = [
      .init(upper: 0, lower: 4, weight: 1), .init(upper: 1, lower: 3, weight: 50), .init(upper: 2, lower: 5, weight: 1),
      .init(upper: 0, lower: 5, weight: 1), .init(upper: 2, lower: 4, weight: 1),
    ]
    var order = LayeredOrder(layers: [[0, 1, 2], [3, 4, 5]], edges: edges)
    order.improve()
    #expect(order.crossings() == 1)
  }

  @Test func emptyLayersAreFine() {
    var order = LayeredOrder(layers: [[], [0], []], edges: [])
    order.improve()
    #expect(order.layers == [[], [0], []] && order.crossings() == 0)
  }
}
