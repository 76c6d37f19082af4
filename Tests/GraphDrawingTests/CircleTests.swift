import Testing

@testable import GraphDrawing

struct CircleTests {
  /// The vertices in the order in which they stand around the circle.
  private func around(_ points: [Point]) -> [Int] {
    func angle(_ point: Point) -> Double {
      let way = point.unit
      return way.x >= 0 ? 1 + way.y : 3 - way.y
    }
    return points.indices.sorted { angle(points[$0]) < angle(points[$1]) }
  }

  private func shuffled(_ count: Int, _ random: inout RandomDrawings) -> [Int] {
    var names = Array(0..<count)
    for index in names.indices.dropFirst().reversed() { names.swapAt(index, random.next(below: index + 1)) }
    return names
  }

  @Test func outerplanarNetworksHaveNoCrossings() throws {
    var random = RandomDrawings(seed: 12)
    for count in [5, 9, 16] {
      let names = shuffled(count, &random)
      // A ring with chords from one vertex to all others.
      var pairs = (0..<count).map { (names[$0], names[($0 + 1) % count]) }
      pairs += (2..<count - 1).map { (names[0], names[$0]) }
      let points = try Drawing(vertexCount: count, pairs: pairs).laidOut(by: .circle).positions
      #expect(crossings(points, pairs) == 0, "\(count)")
    }
  }

  @Test func sixVerticesReachTheOptimum() throws {
    var random = RandomDrawings(seed: 21)
    var (found, optimal) = (0, 0)
    for _ in 0..<12 {
      var seen: Set<[Int]> = []
      let pairs = (0..<10).map { _ in [random.next(below: 6), random.next(below: 6)].sorted() }
        .filter { $0[0] != $0[1] && seen.insert($0).inserted }.map { ($0[0], $0[1]) }
      found += crossings(try Drawing(vertexCount: 6, pairs: pairs).laidOut(by: .circle).positions, pairs)
      optimal += fewest(6, pairs)
    }
    #expect(found <= optimal + 2)
  }

  private func fewest(_ count: Int, _ pairs: [(Int, Int)]) -> Int {
    let places = try? Drawing(vertexCount: count, pairs: []).laidOut(by: .circle).positions
    guard let places else { return 0 }
    var least = Int.max
    func visit(_ order: [Int]) {
      if order.count == count {
        var points = places
        for (rank, vertex) in order.enumerated() { points[vertex] = places[rank] }
        least = min(least, crossings(points, pairs))
        return
      }
      for place in 1...max(order.count, 1) {
        var longer = order
        longer.insert(order.count, at: min(place, order.count))
        visit(longer)
      }
    }
    visit([])
    return least
  }

  @Test func groupsStandTogetherAndLinkedOnesSideBySide() throws {
    var random = RandomDrawings(seed: 7)
    // Six groups of five in a ring: each is linked to the next.
    let names = shuffled(30, &random)
    var pairs: [(Int, Int)] = []
    for group in 0..<6 {
      for one in 0..<5 {
        for other in 0..<one { pairs.append((names[group * 5 + one], names[group * 5 + other])) }
        pairs.append((names[group * 5 + one], names[(group * 5 + 5 + one) % 30]))
      }
    }
    var drawing = Drawing(vertexCount: 30, pairs: pairs)
    // Called so that their order by name is not the order of the ring.
    for place in 0..<30 { drawing.vertices[names[place]].group = ["a", "d", "b", "f", "c", "e"][place / 5] }
    let order = around(try drawing.laidOut(by: .circle).positions).map { drawing.vertices[$0].group ?? "" }
    let changes = order.indices.filter { order[$0] != order[($0 + 1) % 30] }
    #expect(changes.count == 6)
    let ring = ["a", "d", "b", "f", "c", "e"]
    for place in changes {
      guard let one = ring.firstIndex(of: order[place]), let other = ring.firstIndex(of: order[(place + 1) % 30]) else {
        continue
      }
      #expect([1, 5].contains((one - other + 6) % 6))
    }
  }

  @Test func namesPointOutwards() throws {
    var random = RandomDrawings(seed: 14)
    let laidOut = try random.drawing(vertices: 30, edges: 60).laidOut(by: .circle)
    let scene = Scene(laidOut, style: Style())
    let middle = Box.around(scene.discs.map { Box(center: $0.center, radius: 0) })?.center ?? Point(x: 0, y: 0)
    for label in scene.labels where label.place == .beside {
      guard let disc = scene.discs.first(where: { $0.vertex == label.vertex }) else { continue }
      let out = disc.center - middle
      let way = label.box.center - disc.center
      #expect(out.x * way.x + out.y * way.y > 0, "\(label.text)")
    }
  }

  @Test func largeNetworksStayQuick() throws {
    var random = RandomDrawings(seed: 17)
    let pairs = (0..<12000).map { _ in (random.next(below: 3000), random.next(below: 3000)) }
    let points = try Drawing(vertexCount: 3000, pairs: pairs).laidOut(by: .circle).positions
    #expect(Set(points).count == 3000)
  }
}
