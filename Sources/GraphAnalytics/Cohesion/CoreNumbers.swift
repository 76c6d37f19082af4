extension Graph {
  /// The core number of each vertex: the greatest k such that it belongs to a part in which every vertex has k edges or
  /// more to that part.
  ///
  /// Choices: loops are ignored, weights are not read, parallel edges that were kept count each. In a directed graph `any`
  /// counts edges in and out, so a mutual pair counts 2; `outgoing` and `incoming` count one side. Isolates have 0.
  ///
  /// - Parameter direction: which edges of a directed graph count.
  /// - Complexity: O(n + m) for any one core, O(m log n) at worst in time; O(n) in space.
  /// - Determinism: exact integers.
  /// - Reference: Seidman, *Network structure and minimum degree*, Social Networks 5:269 (1983), doi
  ///   10.1016/0378-8733(83)90028-X; Batagelj and Zaveršnik, Adv. Data Anal. Classif. 5:129 (2011), doi
  ///   10.1007/s11634-010-0079-y.
  public func coreNumbers(direction: Direction = .any) -> VertexArray<Int> {
    // A vertex that leaves lowers the count of those that counted the edge: for edges out, its predecessors.
    switch (isDirected, direction) {
    case (false, _): CorePeeling.coreNumbers(counted: out, lowered: out, second: nil)
    case (true, .any): CorePeeling.coreNumbers(counted: out, lowered: out, second: incoming)
    case (true, .outgoing): CorePeeling.coreNumbers(counted: out, lowered: incoming, second: nil)
    case (true, .incoming): CorePeeling.coreNumbers(counted: incoming, lowered: out, second: nil)
    }
  }
}

/// Takes vertices away level by level.
///
/// Before level k every vertex left has a count of k or more; a vertex whose count falls to k joins the level's queue. What
/// is left is scanned once a level; since n(k) vertices left have n(k) k / 2 edges or more, the scans cost O(m log n) in all.
private enum CorePeeling {
  static func coreNumbers(counted: Adjacency, lowered: Adjacency, second: Adjacency?) -> VertexArray<Int> {
    let count = counted.vertexCount
    let arena = Arena()
    defer { arena.free() }
    let left = arena.zeros(of: Int32.self, count)
    for vertex in 0..<count {
      let degree = counted.degree(of: vertex) + (second?.degree(of: vertex) ?? 0)
      left[vertex] = Int32(clamping: degree)
    }
    discountLoops(counted, second, from: left)

    let queue = arena.zeros(of: UInt32.self, count)
    let remaining = arena.zeros(of: UInt32.self, count)
    for vertex in 0..<count { remaining[vertex] = UInt32(vertex) }
    var remainingCount = count
    var level: Int32 = 0
    while remainingCount > 0 {
      var (end, kept) = (0, 0)
      var lowest = Int32.max
      for place in 0..<remainingCount {
        let vertex = remaining[place]
        let edges = left[vertex]
        // Vertices of earlier levels stand at their level, below this one.
        if edges < level { continue }
        if edges == level {
          queue[end] = vertex
          end += 1
        } else {
          lowest = min(lowest, edges)
          remaining[kept] = vertex
          kept += 1
        }
      }
      remainingCount = kept
      if end == 0 {
        level = lowest
        continue
      }
      var next = 0
      while next < end {
        let vertex = Int(queue[next])
        next += 1
        end = lower(lowered, vertex, level, left, queue, end)
        if let second { end = lower(second, vertex, level, left, queue, end) }
      }
      level += 1
    }
    var result = [Int](repeating: 0, count: count)
    for vertex in 0..<count { result[vertex] = Int(left[vertex]) }
    return VertexArray(result)
  }

  @inline(__always)
  private static func lower(
    _ rows: Adjacency, _ vertex: Int, _ level: Int32, _ left: Buffer<Int32>, _ queue: Buffer<UInt32>, _ start: Int
  ) -> Int {
    var end = start
    let targets = rows.targets
    for arc in rows.arcs(of: vertex) {
      let neighbor = targets[arc]
      let edges = left[neighbor]
      if edges > level {
        left[neighbor] = edges &- 1
        if edges &- 1 == level {
          queue[end] = neighbor
          end += 1
        }
      }
    }
    return end
  }

  private static func discountLoops(_ rows: Adjacency, _ second: Adjacency?, from left: Buffer<Int32>) {
    for vertex in 0..<rows.vertexCount {
      for arc in rows.arcs(of: vertex) where rows.targets[arc] == UInt32(vertex) {
        left[vertex] -= second == nil ? 1 : 2
      }
    }
  }
}

extension CentralityMeasure {
  static let coreNumber = CentralityMeasure(
    name: "core-number", summary: "greatest k of a k-core around"
  ) { graph, options, _ in
    VertexArray(graph.coreNumbers(direction: options.direction ?? .any).map { Double($0) })
  }
}
