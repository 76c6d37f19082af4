extension Layout {
  /// Two columns, one for each kind of vertex, in the order in which few edges cross; strong edges run level.
  ///
  /// The sides are those of ``Input/sides`` where given; else they follow from the edges, each component beginning with
  /// its first vertex on the left.
  ///
  /// - Throws: ``DrawingError/edgeWithinSide(source:target:)`` when an edge joins two of one side.
  /// - Reference: Eades, Wormald (1994), doi:10.1007/BF01187020; see also `LayeredOrder`.
  public static let twoMode = Layout(
    name: "two-mode", summary: "two columns for two kinds, such as people and events", vertexLimit: 5000
  ) { input in
    let sides = try TwoSides.sides(of: input)
    return TwoColumns(input, sides: sides).arrangement()
  }

  /// An edge that stands in the way of two sides.
  enum SidesError: Error {
    case edgeWithinSide(source: Int, target: Int)
  }
}

/// On which side each vertex stands.
private enum TwoSides {
  static func sides(of input: Layout.Input) throws -> [Int] {
    for edge in input.edges where edge.source == edge.target {
      throw Layout.SidesError.edgeWithinSide(source: edge.source, target: edge.target)
    }
    var sides = [Int](repeating: -1, count: input.vertexCount)
    for (vertex, side) in input.sides.enumerated() where vertex < sides.count {
      if let side { sides[vertex] = side == 0 ? 0 : 1 }
    }
    let graph = LayoutGraph(input, lengths: [Double](repeating: 1, count: input.edges.count))
    // From what is known to what follows, then component by component.
    var queue = sides.indices.filter { sides[$0] >= 0 }
    var head = 0
    for start in -1..<input.vertexCount {
      if start >= 0 {
        guard sides[start] < 0 else { continue }
        sides[start] = 0
        queue.append(start)
      }
      while head < queue.count {
        let vertex = queue[head]
        head += 1
        for arc in graph.neighbors(of: vertex) {
          let other = Int(graph.targets[arc])
          if sides[other] < 0 {
            sides[other] = 1 - sides[vertex]
            queue.append(other)
          } else if sides[other] == sides[vertex] {
            throw Layout.SidesError.edgeWithinSide(source: vertex, target: other)
          }
        }
      }
    }
    return sides
  }
}

/// Two columns in the making.
private struct TwoColumns {
  private let input: Layout.Input
  private let sides: [Int]
  private let graph: LayoutGraph

  init(_ input: Layout.Input, sides: [Int]) {
    self.input = input
    self.sides = sides
    graph = LayoutGraph(input, lengths: input.edges.map { 1 / (0.2 + $0.closeness) })
  }

  func arrangement() -> Arrangement {
    var columns: [[Int]] = [[], []]
    var lonely: [Int] = []
    for component in components() {
      if component.count == 1 {
        lonely += component
        continue
      }
      let ordered = order(component)
      for side in 0..<2 { columns[side] += ordered[side] }
    }
    // Whoever has no edge stands at the end of the own side.
    for vertex in lonely { columns[sides[vertex]].append(vertex) }
    let heights = heights(of: columns)
    let tall = Double(max(columns[0].count, columns[1].count, 1))
    let width = min(max(0.62 * tall, 7), 30)
    var points = [Point](repeating: Point(x: 0, y: 0), count: input.vertexCount)
    for side in 0..<2 {
      for (vertex, height) in zip(columns[side], heights[side]) {
        points[vertex] = Point(x: side == 0 ? 0 : width, y: height)
      }
    }
    return Arrangement(
      points: points, labelDirections: sides.map { Point(x: $0 == 0 ? -4 : 4, y: 0) },
      bends: input.edges.map { _ in 0 }, scale: min(1, (200 / tall).squareRoot()))
  }

  /// The largest first, so that the eye begins with it.
  private func components() -> [[Int]] {
    var isSeen = [Bool](repeating: false, count: input.vertexCount)
    var components: [[Int]] = []
    for start in 0..<input.vertexCount where !isSeen[start] {
      var members = [start]
      isSeen[start] = true
      var head = 0
      while head < members.count {
        for arc in graph.neighbors(of: members[head]) {
          let other = Int(graph.targets[arc])
          if !isSeen[other] {
            isSeen[other] = true
            members.append(other)
          }
        }
        head += 1
      }
      components.append(members)
    }
    let order = components.indices.sorted { (-components[$0].count, $0) < (-components[$1].count, $1) }
    return order.map { components[$0].sorted() }
  }

  /// The members of a component by side, in the order in which few of their edges cross.
  private func order(_ members: [Int]) -> [[Int]] {
    var local: [Int: Int] = [:]
    for (number, vertex) in members.enumerated() { local[vertex] = number }
    var layers: [[Int]] = [[], []]
    var edges: [LayeredOrder.Edge] = []
    for (number, vertex) in members.enumerated() {
      layers[sides[vertex]].append(number)
      guard sides[vertex] == 0 else { continue }
      for arc in graph.neighbors(of: vertex) {
        guard let other = local[Int(graph.targets[arc])] else { continue }
        edges.append(.init(upper: number, lower: other, weight: Double(1 / graph.lengths[arc])))
      }
    }
    var order = LayeredOrder(layers: layers, edges: edges)
    let ranks = alongTheSpine(members, local)
    order.improve(starts: [layers.map { layer in layer.sorted { (ranks[$0], $0) < (ranks[$1], $1) } }])
    var best = order.layers
    // Of an order and its mirror image, the one that begins nearer to the first vertex.
    let ends = best[0].count > 1 ? best[0] : best[1]
    if (ends.first ?? 0) > (ends.last ?? 0) { best = best.map { $0.reversed() } }
    return best.map { layer in layer.map { members[$0] } }
  }

  /// The rank of each member by its distance from one end of a longest way, ends before what goes on: on a path with
  /// leaves no two edges cross in this order.
  private func alongTheSpine(_ members: [Int], _ local: [Int: Int]) -> [Double] {
    func distances(from start: Int) -> (order: [Int], distance: [Int]) {
      var distance = [Int](repeating: -1, count: members.count)
      distance[start] = 0
      var order = [start]
      var head = 0
      while head < order.count {
        for arc in graph.neighbors(of: members[order[head]]) {
          guard let other = local[Int(graph.targets[arc])], distance[other] < 0 else { continue }
          distance[other] = distance[order[head]] + 1
          order.append(other)
        }
        head += 1
      }
      return (order, distance)
    }
    let end = distances(from: 0).order.last ?? 0
    let (order, distance) = distances(from: end)
    // How far it still goes on behind each.
    var rest = [Int](repeating: 0, count: members.count)
    for member in order.reversed() {
      for arc in graph.neighbors(of: members[member]) {
        guard let other = local[Int(graph.targets[arc])], distance[other] == distance[member] + 1 else { continue }
        rest[member] = max(rest[member], rest[other] + 1)
      }
    }
    let most = Double(members.count + 1)
    return members.indices.map { Double(distance[$0]) + Double(rest[$0]) / most }
  }

  /// The longer column takes a unit for each; the other stands as level with its neighbors as its order allows.
  private func heights(of columns: [[Int]]) -> [[Double]] {
    let long = columns[0].count >= columns[1].count ? 0 : 1
    var height = [Double](repeating: 0, count: input.vertexCount)
    for (rank, vertex) in columns[long].enumerated() { height[vertex] = Double(rank) }
    let last = Double(max(columns[long].count - 1, 0))
    let short = columns[1 - long]
    let room = short.count > 1 ? min(last / Double(short.count - 1), 2.2) : 1
    let wishes = short.enumerated().map { rank, vertex -> Double in
      var sum = 0.0
      var weights = 0.0
      for arc in graph.neighbors(of: vertex) {
        sum += height[Int(graph.targets[arc])] / Double(graph.lengths[arc])
        weights += 1 / Double(graph.lengths[arc])
      }
      return weights > 0 ? sum / weights : Double(rank) * room
    }
    let heights = Spacing.spread(wishes, apart: room, within: 0...last)
    var both = [columns[long].indices.map(Double.init), heights]
    if long == 1 { both.swapAt(0, 1) }
    return both
  }
}
