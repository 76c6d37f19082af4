/// One component in layers from left to right: the order within layers, heights, and how edges across layers bend.
struct LayeredBlock {
  private let members: [Int]
  private let local: [Int: Int]
  /// Places by layer: members first by number, then the places that edges keep free where they pass a layer.
  private var layers: [[Int]]
  private var layerOf: [Int]
  private var links: [LayeredOrder.Edge] = []
  /// The places that each edge of the input passes on its way, from its source.
  private var ways: [Way] = []
  /// The places of the straight way.
  private var isMain: [Bool]
  private let main: [Int]

  private struct Way {
    var edge: Int
    var source: Int
    var target: Int
    var places: [Int]
  }

  /// The room between two layers and between two places in one.
  private static let step = Point(x: 5.2, y: 1.9)

  init(_ members: [Int], layerOf: [Int], route: [Int]?) {
    self.members = members
    var local: [Int: Int] = [:]
    for (number, vertex) in members.enumerated() { local[vertex] = number }
    self.local = local
    let least = members.map { layerOf[$0] }.min() ?? 0
    self.layerOf = members.map { layerOf[$0] - least }
    layers = Array(repeating: [], count: (self.layerOf.max() ?? 0) + 1)
    for (number, layer) in self.layerOf.enumerated() { layers[layer].append(number) }
    isMain = Array(repeating: false, count: members.count)
    main = (route ?? []).compactMap { local[$0] }
    for number in main { isMain[number] = true }
  }

  /// Edges between layers; those of routes count more in crossings, those of the first route most.
  mutating func add(_ edges: [(edge: Int, source: Int, target: Int)], weights: [Double], routes: [[Int]]) {
    var importance: [Int: Double] = [:]
    let count = members.count
    for (rank, route) in routes.enumerated().reversed() {
      for (first, second) in zip(route, route.dropFirst()) {
        guard let one = local[first], let other = local[second] else { continue }
        importance[min(one, other) * count + max(one, other)] = rank == 0 ? 12 : 3
      }
    }
    var known: Set<Int> = []
    for (edge, source, target) in edges {
      guard let one = local[source], let other = local[target], layerOf[one] != layerOf[other] else { continue }
      let key = min(one, other) * count + max(one, other)
      guard known.insert(key).inserted else { continue }
      join(edge, one, other, weight: weights[edge] * (importance[key] ?? 1))
    }
    for key in importance.keys.sorted() where !known.contains(key) {
      let (one, other) = (key / count, key % count)
      if layerOf[one] != layerOf[other] { join(nil, one, other, weight: importance[key] ?? 1) }
    }
  }

  private mutating func join(_ edge: Int?, _ source: Int, _ target: Int, weight: Double) {
    let (left, right) = layerOf[source] < layerOf[target] ? (source, target) : (target, source)
    var isOfMain = false
    for (one, other) in zip(main, main.dropFirst()) where (one, other) == (left, right) || (other, one) == (left, right)
    {
      isOfMain = true
    }
    var last = left
    var passed: [Int] = []
    // So long an edge would need more places than all others together.
    let isTooLong = layerOf[right] - layerOf[left] > 40 && !isOfMain
    for layer in (layerOf[left] + 1)..<max(layerOf[right], layerOf[left] + 1) where !isTooLong {
      let place = layerOf.count
      layerOf.append(layer)
      layers[layer].append(place)
      isMain.append(isOfMain)
      links.append(.init(upper: last, lower: place, weight: weight))
      passed.append(place)
      last = place
    }
    if !isTooLong { links.append(.init(upper: last, lower: right, weight: weight)) }
    if let edge { ways.append(Way(edge: edge, source: source, target: target, places: passed)) }
  }

  // MARK: Heights

  mutating func placed() -> (points: [Point], bends: [(Int, Double)]) {
    var order = LayeredOrder(layers: layers, edges: links)
    order.improve()
    layers = order.layers
    let heights = heights()
    let points = members.indices.map { Point(x: Double(layerOf[$0]) * Self.step.x, y: heights[$0] * Self.step.y) }
    var bends: [(Int, Double)] = []
    for way in ways where !way.places.isEmpty {
      let (start, end) = (points[way.source], points[way.target])
      let length = (end - start).length
      guard length > 1e-9 else { continue }
      let normal = (end - start).unit.normal
      // The middle of the bow is where the places on the way are on average, seen from the straight line.
      var aside = 0.0
      for place in way.places {
        let point = Point(x: Double(layerOf[place]) * Self.step.x, y: heights[place] * Self.step.y)
        let away = point - start
        aside += away.x * normal.x + away.y * normal.y
      }
      // A bow is two thirds as far out on average as in its middle.
      let bend = -aside / Double(way.places.count) / length * (way.places.count > 1 ? 1.25 : 1)
      bends.append((way.edge, min(max(bend, -0.6), 0.6)))
    }
    return (points, bends)
  }

  /// The main way is level; the others take the mean of their neighbors as far as the order allows, a few times over.
  private func heights() -> [Double] {
    var neighbors = [[(Int, Double)]](repeating: [], count: layerOf.count)
    for link in links {
      neighbors[link.upper].append((link.lower, link.weight))
      neighbors[link.lower].append((link.upper, link.weight))
    }
    var heights = [Double](repeating: 0, count: layerOf.count)
    for layer in layers {
      let middle = layer.firstIndex { isMain[$0] }.map(Double.init) ?? Double(layer.count - 1) / 2
      for (rank, place) in layer.enumerated() { heights[place] = Double(rank) - middle }
    }
    for round in 0..<12 {
      let order = round % 2 == 0 ? Array(layers.indices) : layers.indices.reversed()
      for layer in order {
        let places = layers[layer]
        let wishes = places.map { place -> Double in
          guard !isMain[place] else { return 0 }
          let weights = neighbors[place].reduce(0) { $0 + $1.1 }
          guard weights > 0 else { return heights[place] }
          return neighbors[place].reduce(0) { $0 + $1.1 * heights[$1.0] } / weights
        }
        let new = spread(places, wishes)
        for (place, height) in zip(places, new) { heights[place] = height }
      }
    }
    return heights
  }

  /// The wishes in the order of the layer, at least 1 apart, with the main way at 0.
  private func spread(_ places: [Int], _ wishes: [Double]) -> [Double] {
    guard let middle = places.firstIndex(where: { isMain[$0] }) else { return Spacing.spread(wishes, apart: 1) }
    let above = Spacing.spread(Array(wishes[..<middle]), apart: 1, within: -1e6...(-1))
    let below = Spacing.spread(Array(wishes[(middle + 1)...]), apart: 1, within: 1...1e6)
    return above + [0] + below
  }
}
