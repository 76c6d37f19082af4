/// An arc as its start or its end lists it.
struct ReliabilityArc: BitwiseCopyable {
  var end: Int
  var chance: Double
}

/// A small network of arcs and vertices that work independently, made smaller step by step while the chance of reaching
/// the target from the source stays the same.
struct ReliabilityNetwork {
  private(set) var source: Int
  private(set) var target: Int
  private(set) var works: [Double]
  /// By the other end, rising.
  private(set) var out: [[ReliabilityArc]]
  private(set) var into: [[ReliabilityArc]]
  /// What has been split off: the chance is `factor` times that of what is left.
  private(set) var factor = 1.0

  init(_ rows: ReliabilityRows) {
    source = rows.source
    target = rows.target
    works = rows.works.array()
    func lists(_ row: ReliabilityRows.Row) -> [[ReliabilityArc]] {
      (0..<rows.vertexCount).map { vertex in
        row.arcs(of: vertex).map { ReliabilityArc(end: Int(row.ends[$0]), chance: row.chances[$0]) }
      }
    }
    out = lists(rows.out)
    into = lists(rows.into)
  }

  private init(vertexCount: Int) {
    source = 0
    target = 1
    works = Array(repeating: 1, count: vertexCount)
    out = Array(repeating: [], count: vertexCount)
    into = out
  }

  // MARK: arcs

  private static func place(of end: Int, in arcs: [ReliabilityArc]) -> Int {
    var low = 0
    var high = arcs.count
    while low < high {
      let middle = (low + high) / 2
      if arcs[middle].end < end { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func add(_ end: Int, _ chance: Double, to arcs: inout [ReliabilityArc]) {
    let place = place(of: end, in: arcs)
    if place < arcs.count && arcs[place].end == end {
      arcs[place].chance = ReliabilityRows.either(arcs[place].chance, chance)
    } else {
      arcs.insert(ReliabilityArc(end: end, chance: chance), at: place)
    }
  }

  private static func remove(_ end: Int, from arcs: inout [ReliabilityArc]) {
    let place = place(of: end, in: arcs)
    if place < arcs.count && arcs[place].end == end { arcs.remove(at: place) }
  }

  private mutating func add(from start: Int, to end: Int, _ chance: Double) {
    if start == target || end == source || start == end || chance == 0 { return }
    Self.add(end, chance, to: &out[start])
    Self.add(start, chance, to: &into[end])
  }

  private mutating func remove(from start: Int, to end: Int) {
    Self.remove(end, from: &out[start])
    Self.remove(start, from: &into[end])
  }

  private mutating func isolate(_ vertex: Int) {
    for arc in out[vertex] { Self.remove(vertex, from: &into[arc.end]) }
    for arc in into[vertex] { Self.remove(vertex, from: &out[arc.end]) }
    out[vertex] = []
    into[vertex] = []
  }

  /// The chance of the arc from the source to the target, which is taken out.
  mutating func takeDirect() -> Double {
    let place = Self.place(of: target, in: out[source])
    guard place < out[source].count, out[source][place].end == target else { return 0 }
    let chance = out[source][place].chance
    remove(from: source, to: target)
    return chance
  }

  var isEmpty: Bool { out[source].isEmpty || into[target].isEmpty }

  // MARK: reductions

  /// Takes out dead ends, merges what is in series or parallel, and moves the ends inward where only one way leads on.
  mutating func reduce() {
    var waiting = Array(0..<works.count)
    var isWaiting = Array(repeating: true, count: works.count)
    while true {
      while let vertex = waiting.popLast() {
        isWaiting[vertex] = false
        if vertex == source || vertex == target || (out[vertex].isEmpty && into[vertex].isEmpty) { continue }
        let others = out[vertex].prefix(3).map(\.end) + into[vertex].prefix(3).map(\.end)
        guard simplify(vertex) else { continue }
        for other in others + [vertex] where !isWaiting[other] {
          isWaiting[other] = true
          waiting.append(other)
        }
      }
      let moved = moveEnds()
      if moved.isEmpty { return }
      for vertex in moved where !isWaiting[vertex] {
        isWaiting[vertex] = true
        waiting.append(vertex)
      }
    }
  }

  /// True when something changed. Only arcs to at most three others are changed.
  private mutating func simplify(_ vertex: Int) -> Bool {
    if out[vertex].isEmpty || into[vertex].isEmpty || works[vertex] == 0 {
      // A dead end with many arcs: its neighbors are looked at when they lose their last ways.
      let few = out[vertex].count + into[vertex].count <= 3
      if few {
        isolate(vertex)
        return true
      }
      return false
    }
    if into[vertex].count == 1 {
      let near = into[vertex][0].end
      if out[vertex].contains(where: { $0.end == near }) {
        remove(from: vertex, to: near)
        return true
      }
    }
    if out[vertex].count == 1 {
      let far = out[vertex][0].end
      if into[vertex].contains(where: { $0.end == far }) {
        remove(from: far, to: vertex)
        return true
      }
    }
    let (ways, sources) = (out[vertex], into[vertex])
    let isChain = ways.count == 1 && sources.count == 1
    let isTwoWayChain = ways.count == 2 && sources.count == 2 && ways.map(\.end) == sources.map(\.end)
    guard isChain || isTwoWayChain else { return false }
    isolate(vertex)
    for near in sources {
      for far in ways where near.end != far.end {
        add(from: near.end, to: far.end, near.chance * works[vertex] * far.chance)
      }
    }
    return true
  }

  /// Where one arc alone leaves the source, or enters the target, its chance is split off and its other end takes the
  /// place. Gives the vertices whose arcs changed.
  private mutating func moveEnds() -> [Int] {
    if out[source].count == 1, out[source][0].end != target {
      let arc = out[source][0]
      factor *= arc.chance * works[arc.end]
      works[arc.end] = 1
      let changed = into[arc.end].map(\.end)
      for start in changed { remove(from: start, to: arc.end) }
      source = arc.end
      return changed + out[source].map(\.end)
    }
    if into[target].count == 1, into[target][0].end != source {
      let arc = into[target][0]
      factor *= arc.chance * works[arc.end]
      works[arc.end] = 1
      let changed = out[arc.end].map(\.end)
      for end in changed { remove(from: arc.end, to: end) }
      target = arc.end
      return changed + into[target].map(\.end)
    }
    return []
  }

  // MARK: segments

  /// The network cut at every vertex that all paths pass, each part with its own source and target; `factor` then holds
  /// the chances of those vertices. The chance of the whole is the product.
  mutating func segments() -> [ReliabilityNetwork] {
    guard let path = anyPath() else { return [] }
    var stage = Array(repeating: -1, count: works.count)
    var position = Array(repeating: -1, count: works.count)
    for (index, vertex) in path.enumerated() { position[vertex] = index }
    var cuts = [0]
    var members: [[Int]] = [[]]
    var farthest = 0
    var stack: [Int] = []
    for index in 0..<(path.count - 1) {
      if index > 0 && index == farthest {
        cuts.append(index)
        members.append([])
      } else if index > 0 {
        members[members.count - 1].append(path[index])
      }
      stack = [path[index]]
      while let vertex = stack.popLast() {
        for arc in out[vertex] {
          if position[arc.end] >= 0 {
            farthest = max(farthest, position[arc.end])
          } else if stage[arc.end] < 0 {
            stage[arc.end] = cuts.count
            members[members.count - 1].append(arc.end)
            stack.append(arc.end)
          }
        }
      }
    }
    cuts.append(path.count - 1)
    for cut in cuts.dropFirst().dropLast() { factor *= works[path[cut]] }
    var places = Array(repeating: -1, count: works.count)
    return members.indices.map { number in
      segment([path[cuts[number]], path[cuts[number + 1]]] + members[number].sorted(), &places)
    }
  }

  /// - Parameter members: source, target, others; `places` is −1 everywhere, before and after.
  private func segment(_ members: [Int], _ places: inout [Int]) -> ReliabilityNetwork {
    var part = ReliabilityNetwork(vertexCount: members.count)
    for (place, member) in members.enumerated() { places[member] = place }
    for (place, member) in members.enumerated() {
      if place > 1 { part.works[place] = works[member] }
      for arc in out[member] where places[arc.end] >= 0 { part.add(from: place, to: places[arc.end], arc.chance) }
    }
    for member in members { places[member] = -1 }
    part.dropUnreaching()
    return part
  }

  private func anyPath() -> [Int]? {
    var parent = Array(repeating: -1, count: works.count)
    var queue = [source]
    parent[source] = source
    var head = 0
    while head < queue.count && parent[target] < 0 {
      for arc in out[queue[head]] where parent[arc.end] < 0 {
        parent[arc.end] = queue[head]
        queue.append(arc.end)
      }
      head += 1
    }
    if parent[target] < 0 { return nil }
    var path = [target]
    while let last = path.last, last != source { path.append(parent[last]) }
    return path.reversed()
  }

  /// Takes out what the source does not reach, or what does not reach the target.
  private mutating func dropUnreaching() {
    func reached(from start: Int, _ lists: [[ReliabilityArc]]) -> [Bool] {
      var isReached = Array(repeating: false, count: works.count)
      isReached[start] = true
      var stack = [start]
      while let vertex = stack.popLast() {
        for arc in lists[vertex] where !isReached[arc.end] {
          isReached[arc.end] = true
          stack.append(arc.end)
        }
      }
      return isReached
    }
    let (ahead, behind) = (reached(from: source, out), reached(from: target, into))
    for vertex in works.indices where !(ahead[vertex] && behind[vertex]) && vertex != source && vertex != target {
      isolate(vertex)
    }
  }

  /// Without the vertices that have no arc left; the source is 0, the target 1.
  func compacted() -> ReliabilityNetwork {
    var places = Array(repeating: -1, count: works.count)
    let others = works.indices.filter { $0 != source && $0 != target && !out[$0].isEmpty && !into[$0].isEmpty }
    var part = segment([source, target] + others, &places)
    part.factor = factor
    return part
  }
}
