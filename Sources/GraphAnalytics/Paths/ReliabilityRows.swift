/// What can matter for reaching a target from a source, as flat rows in both directions: arcs that work independently, no
/// two parallel, none into the source or out of the target; and for each vertex the chance that it works.
///
/// An undirected edge is two arcs. That they then fail independently changes nothing: a search from the source looks at
/// an edge only when it has reached the first of its ends, and never again the other way.
struct ReliabilityRows {
  let vertexCount: Int
  let source: Int
  let target: Int
  let works: Buffer<Double>
  let out: Row
  let into: Row

  struct Row {
    let offsets: Buffer<Int>
    let ends: Buffer<UInt32>
    let chances: Buffer<Double>

    @inline(__always)
    func arcs(of vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }
  }

  var arcCount: Int { out.ends.count }

  /// The chance of the arc from the source to the target; 0 without one.
  var directChance: Double {
    out.arcs(of: source).first { Int(out.ends[$0]) == target }.map { out.chances[$0] } ?? 0
  }

  /// - Parameter keeping: the vertices that lie on a path, both ends among them; they keep their order.
  init(
    _ graph: Graph, from source: Int, to target: Int, keeping: Buffer<Bool>, chances: VertexArray<Double>?,
    in arena: Arena
  ) {
    let n = graph.vertexCount
    let places = arena.buffer(n, repeating: UInt32.max)
    var kept: [Int] = []
    for vertex in 0..<n where keeping[vertex] {
      places[vertex] = UInt32(kept.count)
      kept.append(vertex)
    }
    vertexCount = kept.count
    self.source = Int(places[source])
    self.target = Int(places[target])
    works = arena.buffer(kept.count, repeating: 1)
    if let chances {
      for (place, vertex) in kept.enumerated() where vertex != source && vertex != target {
        works[place] = chances[vertex]
      }
    }
    out = Self.row(graph.out, kept, places, notFrom: target, notTo: source, arena)
    into = Self.row(graph.incoming, kept, places, notFrom: source, notTo: target, arena)
  }

  private static func row(
    _ rows: Adjacency, _ kept: [Int], _ places: Buffer<UInt32>, notFrom: Int, notTo: Int, _ arena: Arena
  ) -> Row {
    let offsets = arena.zeros(of: Int.self, kept.count + 1)
    var bound = 0
    for vertex in kept { bound += rows.degree(of: vertex) }
    let ends = arena.zeros(of: UInt32.self, bound)
    let chances = arena.zeros(of: Double.self, bound)
    var count = 0
    for (place, vertex) in kept.enumerated() {
      let start = count
      for arc in rows.arcs(of: vertex) where vertex != notFrom {
        let end = Int(rows.targets[arc])
        if end == notTo || end == vertex || places[end] == UInt32.max { continue }
        let chance = rows.weight(ofArc: arc)
        if count > start && ends[count - 1] == places[end] {
          chances[count - 1] = either(chances[count - 1], chance)
        } else {
          ends[count] = places[end]
          chances[count] = chance
          count += 1
        }
      }
      offsets[place + 1] = count
    }
    return Row(offsets: offsets, ends: ends.slice(0..<count), chances: chances.slice(0..<count))
  }

  init(_ network: ReliabilityNetwork, in arena: Arena) {
    vertexCount = network.works.count
    source = network.source
    target = network.target
    works = arena.buffer(copying: network.works)
    out = Self.row(network.out, arena)
    into = Self.row(network.into, arena)
  }

  private static func row(_ lists: [[ReliabilityArc]], _ arena: Arena) -> Row {
    let count = lists.reduce(0) { $0 + $1.count }
    let offsets = arena.zeros(of: Int.self, lists.count + 1)
    let ends = arena.zeros(of: UInt32.self, count)
    let chances = arena.zeros(of: Double.self, count)
    var place = 0
    for (vertex, arcs) in lists.enumerated() {
      for arc in arcs {
        ends[place] = UInt32(arc.end)
        chances[place] = arc.chance
        place += 1
      }
      offsets[vertex + 1] = place
    }
    return Row(offsets: offsets, ends: ends, chances: chances)
  }

  /// The chance that one of two independent things works.
  static func either(_ first: Double, _ second: Double) -> Double { first + (1 - first) * second }
}

/// Which vertices can lie on a path from a source to a target that meets no vertex twice.
///
/// Those that the source reaches and that reach the target, in the blocks (direction ignored) between the two. In an
/// undirected graph these are all that do; in a directed one a few may be among them that do not.
struct RelevantVertices {
  private let graph: Graph
  private let source: Int
  private let target: Int
  private let arena: Arena

  init(_ graph: Graph, from source: Int, to target: Int, in arena: Arena) {
    self.graph = graph
    self.source = source
    self.target = target
    self.arena = arena
  }

  /// nil where no path leads to the target.
  func find(_ chances: VertexArray<Double>?) -> Buffer<Bool>? {
    let n = graph.vertexCount
    let open = arena.buffer(n, repeating: true)
    if let chances {
      for vertex in 0..<n where vertex != source && vertex != target && chances[vertex] == 0 { open[vertex] = false }
    }
    let reached = search(graph.out, from: source, end: target, within: open)
    guard reached[target] else { return nil }
    if graph.isDirected {
      let reaching = search(graph.incoming, from: target, end: source, within: reached)
      return blocks(within: reaching)
    }
    return blocks(within: reached)
  }

  private func search(_ rows: Adjacency, from start: Int, end: Int, within: Buffer<Bool>) -> Buffer<Bool> {
    let reached = arena.zeros(of: Bool.self, graph.vertexCount)
    var queue = GrowingBuffer<UInt32>(in: arena)
    reached[start] = true
    queue.append(UInt32(start))
    while !queue.isEmpty {
      let vertex = Int(queue.removeLast())
      if vertex == end { continue }
      for arc in rows.arcs(of: vertex) {
        let next = rows.targets[arc]
        if reached[next] || !within[next] { continue }
        reached[next] = true
        queue.append(next)
      }
    }
    return reached
  }

  /// One depth-first search without recursion (Hopcroft and Tarjan 1973, doi 10.1145/362248.362272). A block is wanted when
  /// the target lies below the first child of its topmost vertex.
  private func blocks(within: Buffer<Bool>) -> Buffer<Bool> {
    let n = graph.vertexCount
    let wanted = arena.zeros(of: Bool.self, n)
    let order = arena.zeros(of: UInt32.self, n)
    let low = arena.zeros(of: UInt32.self, n)
    let parent = arena.zeros(of: UInt32.self, n)
    let holdsTarget = arena.zeros(of: Bool.self, n)
    let next = arena.zeros(of: Int.self, n)
    var open = GrowingBuffer<UInt32>(in: arena)
    var path = GrowingBuffer<UInt32>(in: arena)
    var time: UInt32 = 1
    let degrees = (graph.out, graph.incoming, graph.isDirected)

    func enter(_ vertex: Int, from above: Int) {
      order[vertex] = time
      low[vertex] = time
      time += 1
      parent[vertex] = UInt32(above)
      holdsTarget[vertex] = vertex == target
      open.append(UInt32(vertex))
      path.append(UInt32(vertex))
    }
    wanted[source] = true
    enter(source, from: source)
    while !path.isEmpty {
      let vertex = Int(path[path.count - 1])
      let outgoing = degrees.0.degree(of: vertex)
      let step = next[vertex]
      if step < outgoing + (degrees.2 ? degrees.1.degree(of: vertex) : 0) {
        next[vertex] = step + 1
        let other = Int(
          step < outgoing
            ? degrees.0.targets[degrees.0.offsets[vertex] + step]
            : degrees.1.targets[degrees.1.offsets[vertex] + step - outgoing])
        if !within[other] || other == Int(parent[vertex]) { continue }
        if order[other] == 0 {
          enter(other, from: vertex)
        } else {
          low[vertex] = min(low[vertex], order[other])
        }
        continue
      }
      _ = path.removeLast()
      if vertex == source { break }
      let above = Int(parent[vertex])
      low[above] = min(low[above], low[vertex])
      if holdsTarget[vertex] { holdsTarget[above] = true }
      if low[vertex] >= order[above] {
        var member: Int
        repeat {
          member = Int(open.removeLast())
          if holdsTarget[vertex] { wanted[member] = true }
        } while member != vertex
      }
    }
    return wanted
  }
}
