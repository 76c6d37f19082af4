extension Layout {
  /// Ways from left to right: who is passed first stands further left, the first way is straight, and few edges cross.
  ///
  /// Vertices of ``Input/routes`` stand in layers by the longest way to them; what has a choice stands in the middle of
  /// it. Other vertices join the layers of their neighbors. Without routes the layers are the numbers of steps from the
  /// root. Components stand below each other.
  ///
  /// - Reference: Sugiyama, Tagawa, Toda (1981), doi:10.1109/TSMC.1981.4308636.
  public static let routes = Layout(
    name: "routes", summary: "ways from one person to another, from left to right", vertexLimit: 5000
  ) { input in
    var plan = LayeredPlan(input)
    return plan.arrangement()
  }
}

/// Layers, order and heights in the making.
private struct LayeredPlan {
  private let input: Layout.Input
  private let graph: LayoutGraph
  private let routes: [[Int]]
  private var layerOf: [Int]
  /// Which edges of the input matter: of each pair the steps of routes, or all where there are none.
  private var isOnRoute: [Bool]

  init(_ input: Layout.Input) {
    self.input = input
    graph = LayoutGraph(input, lengths: input.edges.map { 1.5 - $0.closeness })
    routes = input.routes.filter { route in
      route.count > 1 && route.allSatisfy { $0 >= 0 && $0 < input.vertexCount }
    }
    layerOf = Array(repeating: -1, count: input.vertexCount)
    isOnRoute = Array(repeating: false, count: input.vertexCount)
    for route in routes { for vertex in route { isOnRoute[vertex] = true } }
  }

  // MARK: Layers

  /// The steps of routes that lead forwards, each once; a step back against earlier routes is left out.
  private func forwardSteps() -> [(source: Int, target: Int)] {
    var following: [Int: [Int]] = [:]
    func isBehind(_ vertex: Int, _ start: Int) -> Bool {
      var queue = [start]
      var seen: Set<Int> = [start]
      while let next = queue.popLast() {
        if next == vertex { return true }
        for other in following[next] ?? [] where seen.insert(other).inserted { queue.append(other) }
      }
      return false
    }
    var steps: [(source: Int, target: Int)] = []
    for route in routes {
      for (source, target) in zip(route, route.dropFirst()) {
        if following[source]?.contains(target) == true || isBehind(source, target) { continue }
        following[source, default: []].append(target)
        steps.append((source, target))
      }
    }
    return steps
  }

  /// The longest ways from the left and to the right; who has a choice between the two takes the middle.
  private mutating func layerRoutes(_ steps: [(source: Int, target: Int)]) {
    let members = layerOf.indices.filter { isOnRoute[$0] }
    var earliest = [Int](repeating: 0, count: layerOf.count)
    for _ in members {
      var isDone = true
      for step in steps where earliest[step.target] < earliest[step.source] + 1 {
        earliest[step.target] = earliest[step.source] + 1
        isDone = false
      }
      if isDone { break }
    }
    let last = members.map { earliest[$0] }.max() ?? 0
    // The end of each route is as far right as it can be.
    var latest = [Int](repeating: last, count: layerOf.count)
    for _ in members {
      var isDone = true
      for step in steps where latest[step.source] > latest[step.target] - 1 {
        latest[step.source] = latest[step.target] - 1
        isDone = false
      }
      if isDone { break }
    }
    // From left to right, so that a choice does not overtake the one before it.
    for vertex in members.sorted(by: { (earliest[$0], $0) < (earliest[$1], $1) }) {
      var least = earliest[vertex]
      for step in steps where step.target == vertex && layerOf[step.source] >= 0 {
        least = max(least, layerOf[step.source] + 1)
      }
      let isStart = !steps.contains { $0.target == vertex }
      layerOf[vertex] = isStart ? least : (least + max(latest[vertex], least)) / 2
    }
  }

  /// Everybody else: beside the neighbors that have a layer, or by steps from the middle of their own component.
  private mutating func layerOthers() {
    var queue = layerOf.indices.filter { layerOf[$0] >= 0 }
    let isBeside = !queue.isEmpty
    var head = 0
    if isBeside {
      var wishes: [Int: [Int]] = [:]
      for vertex in queue {
        for arc in graph.neighbors(of: vertex) where layerOf[Int(graph.targets[arc])] < 0 {
          wishes[Int(graph.targets[arc]), default: []].append(layerOf[vertex])
        }
      }
      for vertex in wishes.keys.sorted() {
        guard let layers = wishes[vertex]?.sorted() else { continue }
        layerOf[vertex] = layers[layers.count / 2]
        queue.append(vertex)
      }
    }
    var roots = isBeside ? [] : [Layout.root(of: input)]
    roots += layerOf.indices
    for root in roots {
      if layerOf.indices.contains(root), layerOf[root] < 0 {
        layerOf[root] = 0
        queue.append(root)
      }
      while head < queue.count {
        for arc in graph.neighbors(of: queue[head]) where layerOf[Int(graph.targets[arc])] < 0 {
          layerOf[Int(graph.targets[arc])] = layerOf[queue[head]] + (isBeside ? 0 : 1)
          queue.append(Int(graph.targets[arc]))
        }
        head += 1
      }
    }
  }

  // MARK: Order

  mutating func arrangement() -> Arrangement {
    guard input.vertexCount > 0 else { return Arrangement(points: []) }
    let steps = forwardSteps()
    layerRoutes(steps)
    layerOthers()
    var points = [Point](repeating: Point(x: 0, y: 0), count: input.vertexCount)
    var bends = [Double?](repeating: nil, count: input.edges.count)
    var bottom: Double?
    let (components, numberOf) = components()
    var edgesOf = [[Int]](repeating: [], count: components.count)
    for (index, edge) in input.edges.enumerated() { edgesOf[numberOf[edge.source]].append(index) }
    let columns = max(3, Int(Double(input.vertexCount).squareRoot()))
    var lonely = 0
    for (number, component) in components.enumerated() {
      if component.count == 1, components.count > 1 {
        if lonely == 0 { bottom = (bottom ?? -2) + 2 }
        let vertex = component[0]
        points[vertex] = Point(
          x: 2.5 * Double(lonely % columns), y: (bottom ?? 0) + 1.4 * Double(lonely / columns))
        lonely += 1
        continue
      }
      var block = LayeredBlock(component, layerOf: layerOf, route: routes.first { numberOf[$0[0]] == number })
      let own = Set(component)
      block.add(
        edgesOf[number].map { (edge: $0, source: input.edges[$0].source, target: input.edges[$0].target) },
        weights: input.edges.map { 0.2 + $0.closeness }, routes: routes.filter { own.contains($0[0]) })
      let placed = block.placed()
      let top = placed.points.map(\.y).min() ?? 0
      let shift = bottom.map { $0 + 2 - top } ?? 0
      for (vertex, point) in zip(component, placed.points) { points[vertex] = Point(x: point.x, y: point.y + shift) }
      for (edge, bend) in placed.bends { bends[edge] = bend }
      bottom = (placed.points.map(\.y).max() ?? 0) + shift
    }
    return Arrangement(points: points, labelDirections: directions(points), bends: bends)
  }

  /// Names below, where no way runs on; those of the ends outside.
  private func directions(_ points: [Point]) -> [Point?] {
    let starts = Set(routes.compactMap(\.first))
    let ends = Set(routes.compactMap(\.last))
    return points.indices.map { vertex in
      if starts.contains(vertex) { return Point(x: -1, y: 0) }
      if ends.contains(vertex) { return Point(x: 1, y: 0) }
      return Point(x: 0, y: 1)
    }
  }

  private func components() -> (members: [[Int]], numberOf: [Int]) {
    var numberOf = [Int](repeating: -1, count: input.vertexCount)
    var components: [[Int]] = []
    // Steps of routes join too, even where no edge is drawn for them.
    var joined: [Int: [Int]] = [:]
    for route in routes {
      for (first, second) in zip(route, route.dropFirst()) {
        joined[first, default: []].append(second)
        joined[second, default: []].append(first)
      }
    }
    let starts = routes.compactMap(\.first) + Array(0..<input.vertexCount)
    for start in starts where numberOf[start] < 0 {
      var members = [start]
      numberOf[start] = components.count
      var head = 0
      while head < members.count {
        let neighbors =
          graph.neighbors(of: members[head]).map { Int(graph.targets[$0]) } + (joined[members[head]] ?? [])
        for other in neighbors where numberOf[other] < 0 {
          numberOf[other] = components.count
          members.append(other)
        }
        head += 1
      }
      components.append(members.sorted())
    }
    let order = components.indices.sorted { (-components[$0].count, $0) < (-components[$1].count, $1) }
    let sorted = order.map { components[$0] }
    for (number, members) in sorted.enumerated() { for vertex in members { numberOf[vertex] = number } }
    return (sorted, numberOf)
  }
}
