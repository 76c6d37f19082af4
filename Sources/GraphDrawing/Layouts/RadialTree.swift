/// The tree of best ways from a root: parents, distances, children in an order with few crossings.
struct RadialTree {
  let root: Int
  /// How far each vertex is from the root; nil out of reach.
  private(set) var distances: [Double?]
  /// The vertex before each; -1 at the root and out of reach.
  private(set) var parents: [Int]
  private(set) var children: [[Int]]
  /// The root first, each before its children.
  private(set) var order: [Int] = []
  /// Whether no edge joins two that are not parent and child.
  private(set) var isPure = true
  let graph: LayoutGraph

  /// Distances and parents of the input where it has them; else along edges that are short when strong.
  init(_ input: Layout.Input, root: Int) {
    self.root = root
    graph = LayoutGraph(input, lengths: input.edges.map { 1.5 - $0.closeness })
    distances = input.distances
    if distances.count != input.vertexCount { distances = Self.searched(graph, from: root) }
    distances = distances.map { distance in distance.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
    distances[root] = 0
    parents = [Int](repeating: -1, count: input.vertexCount)
    children = [[Int]](repeating: [], count: input.vertexCount)
    findParents(input.parents)
    for vertex in parents.indices where parents[vertex] >= 0 { children[parents[vertex]].append(vertex) }
    order = [root]
    var head = 0
    while head < order.count {
      order += children[order[head]]
      head += 1
    }
    for vertex in 0..<input.vertexCount where isPure {
      for arc in graph.neighbors(of: vertex) {
        let other = Int(graph.targets[arc])
        if parents[vertex] != other && parents[other] != vertex { isPure = false }
      }
    }
  }

  /// Dijkstra's search on a heap of pairs.
  private static func searched(_ graph: LayoutGraph, from root: Int) -> [Double?] {
    var distances = [Double?](repeating: nil, count: graph.vertexCount)
    var isSettled = [Bool](repeating: false, count: graph.vertexCount)
    var heap = DistanceHeap()
    distances[root] = 0
    heap.push(0, root)
    while let (distance, vertex) = heap.pop() {
      if isSettled[vertex] { continue }
      isSettled[vertex] = true
      for arc in graph.neighbors(of: vertex) {
        let other = Int(graph.targets[arc])
        let longer = distance + Double(graph.lengths[arc])
        if longer < distances[other] ?? .infinity {
          distances[other] = longer
          heap.push(longer, other)
        }
      }
    }
    return distances
  }

  /// Parents that are given and lead back to the root stay; else it is the best of the neighbors nearer to the root.
  private mutating func findParents(_ given: [Int?]) {
    var isInTree = [Bool](repeating: false, count: distances.count)
    isInTree[root] = true
    if given.count == parents.count {
      var following = [[Int]](repeating: [], count: given.count)
      for (vertex, parent) in given.enumerated() where vertex != root && distances[vertex] != nil {
        if let parent, distances[parent] != nil { following[parent].append(vertex) }
      }
      var queue = [root]
      var head = 0
      while head < queue.count {
        for vertex in following[queue[head]] where !isInTree[vertex] {
          isInTree[vertex] = true
          parents[vertex] = queue[head]
          queue.append(vertex)
        }
        head += 1
      }
    }
    let missing = distances.indices.filter { distances[$0] != nil && !isInTree[$0] }
    for vertex in missing.sorted(by: { (distances[$0] ?? 0, $0) < (distances[$1] ?? 0, $1) }) {
      // Where no edge leads back it hangs on the root.
      parents[vertex] = nearest(to: vertex, isInTree) ?? root
      isInTree[vertex] = true
    }
  }

  private func nearest(to vertex: Int, _ isInTree: [Bool]) -> Int? {
    var best: (Double, Int)?
    for arc in graph.neighbors(of: vertex) {
      let other = Int(graph.targets[arc])
      guard isInTree[other], let distance = distances[other] else { continue }
      let through = (distance + Double(graph.lengths[arc]), other)
      if best.map({ through < $0 }) ?? true { best = through }
    }
    return best?.1
  }

  // MARK: The order of children

  /// Puts the children of each vertex into an order in which few edges cross.
  ///
  /// Around the root by the edges between their subtrees, groups together; further out by where else the subtree has
  /// neighbors. In a tree without other edges the far ones stand in the middle, where the near ones do not cut them off.
  mutating func arrangeChildren(groups: [Int?]) {
    for vertex in order where children[vertex].count > 1 {
      let near = children[vertex].sorted { (distances[$0] ?? 0, $0) < (distances[$1] ?? 0, $1) }
      var ordered: [Int] = []
      for (rank, child) in near.reversed().enumerated() {
        ordered.insert(child, at: rank % 2 == 0 ? ordered.count : 0)
      }
      children[vertex] = vertex == root ? children[vertex] : ordered
    }
    guard !isPure else { return }
    arrangeAroundRoot(groups)
    for _ in 0..<4 { arrangeFurtherOut() }
  }

  private mutating func arrangeAroundRoot(_ groups: [Int?]) {
    let around = children[root]
    guard around.count > 2 else { return }
    let branches = branchOf(around)
    var strengths: [Int: Double] = [:]
    for vertex in branches.indices where branches[vertex] >= 0 {
      for arc in graph.neighbors(of: vertex) {
        let (one, other) = (branches[vertex], branches[Int(graph.targets[arc])])
        if other >= 0, one < other {
          strengths[one * around.count + other, default: 0] += 1 / Double(graph.lengths[arc])
        }
      }
    }
    let pairs = strengths.keys.sorted()
    let input = Layout.Input(
      vertexCount: around.count,
      edges: pairs.map { .init(source: $0 / around.count, target: $0 % around.count) })
    let links = LayoutGraph(input, lengths: pairs.map { 1 / max(strengths[$0] ?? 1, 1e-9) })
    let ring = CircularOrder(links, groups: groups.isEmpty ? [] : around.map { groups[$0] })
    children[root] = ring.order.map { around[$0] }
  }

  /// To which of the root's children each vertex belongs; -1 for the root and those out of reach.
  private func branchOf(_ around: [Int]) -> [Int] {
    var branches = [Int](repeating: -1, count: parents.count)
    for (number, child) in around.enumerated() { branches[child] = number }
    for vertex in order where vertex != root && parents[vertex] != root { branches[vertex] = branches[parents[vertex]] }
    return branches
  }

  /// Each vertex has a place around the circle by the number of leaves before it; children are sorted by the mean place
  /// of the neighbors that their subtrees have elsewhere, as seen from their parent.
  private mutating func arrangeFurtherOut() {
    let (first, leaves) = leafRanges()
    let all = Double(max(leaves[root], 1))
    func middle(_ vertex: Int) -> Double { Double(first[vertex]) + Double(leaves[vertex]) / 2 }
    for vertex in order where vertex != root && children[vertex].count > 1 {
      let here = middle(vertex)
      let wishes = children[vertex].map { child -> Double in
        var sum = 0.0
        var weights = 0.0
        for arc in graph.neighbors(of: child) where Int(graph.targets[arc]) != vertex {
          let other = Int(graph.targets[arc])
          guard parents[other] >= 0 else { continue }
          var turn = middle(other) - here
          if turn > all / 2 { turn -= all }
          if turn < -all / 2 { turn += all }
          sum += turn / Double(graph.lengths[arc])
          weights += 1 / Double(graph.lengths[arc])
        }
        return weights > 0 ? sum / weights : middle(child) - here
      }
      let ranks = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
      children[vertex] = ranks.map { children[vertex][$0] }
    }
  }

  /// How many leaves stand before each vertex, and below it.
  private func leafRanges() -> (first: [Int], leaves: [Int]) {
    var leaves = [Int](repeating: 0, count: parents.count)
    for vertex in order.reversed() {
      leaves[vertex] = children[vertex].isEmpty ? 1 : children[vertex].reduce(0) { $0 + leaves[$1] }
    }
    var first = [Int](repeating: 0, count: parents.count)
    for vertex in order {
      var next = first[vertex]
      for child in children[vertex] {
        first[child] = next
        next += leaves[child]
      }
    }
    return (first, leaves)
  }
}
