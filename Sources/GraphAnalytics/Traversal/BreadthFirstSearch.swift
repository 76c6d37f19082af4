extension Graph {
  /// The number of edges on a shortest path from `source` to each vertex; -1 where there is none.
  ///
  /// Breadth-first search that looks from the reached vertices out while they are few and from the unreached ones back
  /// while those are (S. Beamer, K. Asanović, D. Patterson, Direction-optimizing breadth-first search, SC 2012,
  /// doi 10.1109/SC.2012.50).
  ///
  /// - Parameters:
  ///   - source: where to start; its own distance is 0.
  ///   - direction: which edges of a directed graph are followed: forward, backward, or both ways.
  /// - Complexity: O(n + m) in time, O(n) in space. Deterministic.
  public func breadthFirstDistances(from source: Vertex, direction: Direction = .outgoing) -> VertexArray<Int32> {
    let arena = Arena()
    defer { arena.free() }
    let levels = arena.buffer(vertexCount, repeating: Int32(-1))
    var search = BreadthFirstSearch(graph: self, direction: direction, arena: arena)
    search.run(from: UInt32(checked(source)), levels: levels)
    return levels.vertexArray()
  }
}

/// One breadth-first search after another over the same rows.
struct BreadthFirstSearch {
  /// Followed outward; `also` is the second set of rows when a directed graph is read both ways.
  private let away: Adjacency
  private let back: Adjacency
  private let also: Adjacency?
  private let queue: Buffer<UInt32>
  private let frontBits: Buffer<UInt64>
  private let nextBits: Buffer<UInt64>

  // Beamer's switches: to bottom-up when the frontier holds more than 1/alpha of the unexplored arcs, and back when fewer
  // than 1/beta of the vertices are in it.
  private static let alpha = 15
  private static let beta = 18

  init(graph: Graph, direction: Direction, arena: Arena) {
    away = graph.adjacency(direction)
    back = direction == .incoming ? graph.out : graph.incoming
    also = direction == .any && graph.isDirected ? graph.incoming : nil
    queue = arena.zeros(of: UInt32.self, graph.vertexCount)
    let words = also == nil ? (graph.vertexCount + 63) / 64 : 0
    frontBits = arena.zeros(of: UInt64.self, words)
    nextBits = arena.zeros(of: UInt64.self, words)
  }

  /// Writes the level of every vertex that can be reached; the others must hold -1 before.
  mutating func run(from source: UInt32, levels: Buffer<Int32>) {
    levels[source] = 0
    queue[0] = source
    var (first, last) = (0, 1)
    var level: Int32 = 0
    var unexplored = away.arcCount
    var frontArcs = away.degree(of: Int(source))
    while first < last {
      level += 1
      if also == nil && frontArcs > unexplored / Self.alpha {
        (level, last, frontArcs) = bottomUp(level, first, last, levels)
        first = 0
        unexplored = max(1, unexplored - frontArcs)
        continue
      }
      unexplored -= frontArcs
      let end = last
      last = topDown(away, first..<end, level, levels, last)
      if let also { last = topDown(also, first..<end, level, levels, last) }
      frontArcs = 0
      for place in end..<last { frontArcs += away.degree(of: Int(queue[place])) }
      first = end
    }
  }

  private func topDown(
    _ rows: Adjacency, _ front: Range<Int>, _ level: Int32, _ levels: Buffer<Int32>, _ start: Int
  ) -> Int {
    let (queue, offsets, targets) = (queue, rows.offsets, rows.targets)
    var last = start
    for place in front {
      let vertex = Int(queue[place])
      let end = offsets[vertex + 1]
      var arc = offsets[vertex]
      while arc < end {
        let next = targets[arc]
        if levels[next] < 0 {
          levels[next] = level
          queue[last] = next
          last += 1
        }
        arc += 1
      }
    }
    return last
  }

  /// Levels found by asking every unreached vertex for a neighbor in the frontier, until the frontier is small again.
  ///
  /// - Returns: the last level that was found, how many vertices it has (now the whole queue), and their arcs.
  private func bottomUp(
    _ startLevel: Int32, _ first: Int, _ last: Int, _ levels: Buffer<Int32>
  ) -> (level: Int32, count: Int, arcs: Int) {
    var (front, next) = (frontBits, nextBits)
    let (offsets, targets, n) = (back.offsets, back.targets, back.vertexCount)
    front.fill(with: 0)
    for place in first..<last {
      let vertex = Int(queue[place])
      front[vertex >> 6] |= 1 << UInt64(vertex & 63)
    }
    var level = startLevel
    var count = last - first
    while true {
      let before = count
      count = 0
      var word = 0
      while word < next.count {
        var bits: UInt64 = 0
        let end = min(64, n - word * 64)
        for bit in 0..<end {
          let vertex = word * 64 + bit
          if levels[vertex] >= 0 { continue }
          let rowEnd = offsets[vertex + 1]
          var arc = offsets[vertex]
          while arc < rowEnd {
            let near = Int(targets[arc])
            if front[near >> 6] & (1 << UInt64(near & 63)) != 0 {
              levels[vertex] = level
              bits |= 1 << UInt64(bit)
              count += 1
              break
            }
            arc += 1
          }
        }
        next[word] = bits
        word += 1
      }
      (front, next) = (next, front)
      if count == 0 || (count < before && count < n / Self.beta) { break }
      level += 1
    }
    var write = 0
    var arcs = 0
    for word in 0..<front.count {
      var bits = front[word]
      while bits != 0 {
        let vertex = word * 64 + bits.trailingZeroBitCount
        queue[write] = UInt32(vertex)
        write += 1
        arcs += away.degree(of: vertex)
        bits &= bits - 1
      }
    }
    return (level, write, arcs)
  }
}
