extension Graph {
  /// The strong components of a directed graph: groups in which each vertex can be reached from each other along the
  /// direction of edges. Of an undirected graph the connected components.
  ///
  /// One depth-first search without recursion (D. Pearce, A space-efficient algorithm for finding strongly connected
  /// components, Information Processing Letters 116, 2016, doi 10.1016/j.ipl.2015.08.010).
  ///
  /// - Returns: components numbered by their lowest vertex.
  /// - Complexity: O(n + m) in time, O(n) in space. Deterministic.
  public func strongComponents() -> Partition {
    guard isDirected else { return components() }
    let arena = Arena()
    defer { arena.free() }
    let labels = arena.zeros(of: UInt32.self, vertexCount)
    StrongSearch(rows: out, index: labels, arena: arena).run()
    // Labels are below n; the lowest vertex of each takes its place.
    let lowest = arena.buffer(vertexCount, repeating: UInt32.max)
    for vertex in 0..<vertexCount {
      let label = labels[vertex]
      if lowest[label] == .max { lowest[label] = UInt32(vertex) }
      labels[vertex] = lowest[label]
    }
    return Partition(lowest: labels)
  }
}

/// Pearce's search. `index` is 0 for unseen vertices, the order of discovery (from 1 on) for those under way, and the
/// component, counted down from n - 1, for finished ones. Numbers under way stay below those of finished components
/// because each finished vertex gives its number back.
struct StrongSearch {
  let rows: Adjacency
  let index: Buffer<UInt32>
  private let cursor: Buffer<Int>
  private let isRoot: Buffer<Bool>
  private let calls: Buffer<UInt32>
  private let pending: Buffer<UInt32>

  init(rows: Adjacency, index: Buffer<UInt32>, arena: Arena) {
    self.rows = rows
    self.index = index
    cursor = arena.zeros(of: Int.self, rows.vertexCount)
    isRoot = arena.zeros(of: Bool.self, rows.vertexCount)
    calls = arena.zeros(of: UInt32.self, rows.vertexCount)
    pending = arena.zeros(of: UInt32.self, rows.vertexCount)
  }

  func run() {
    let n = rows.vertexCount
    // One more than n, so that a component's number never equals an order of discovery; n + 1 fits 32 bits.
    var (order, component) = (UInt32(1), UInt32(n))
    var pendingCount = 0
    for start in 0..<n where index[start] == 0 {
      var depth = 1
      calls[0] = UInt32(start)
      begin(start, &order)
      while depth > 0 {
        let vertex = Int(calls[depth - 1])
        var arc = cursor[vertex]
        let end = rows.offsets[vertex + 1]
        var descended = false
        while arc < end {
          let next = Int(rows.targets[arc])
          if index[next] == 0 {
            // The arc is looked at again when the search comes back from it.
            cursor[vertex] = arc
            calls[depth] = UInt32(next)
            depth += 1
            begin(next, &order)
            descended = true
            break
          }
          if index[next] < index[vertex] {
            index[vertex] = index[next]
            isRoot[vertex] = false
          }
          arc += 1
        }
        if descended { continue }
        depth -= 1
        if isRoot[vertex] {
          order -= 1
          while pendingCount > 0 && index[vertex] <= index[pending[pendingCount - 1]] {
            pendingCount -= 1
            index[pending[pendingCount]] = component
            order -= 1
          }
          index[vertex] = component
          component -= 1
        } else {
          pending[pendingCount] = UInt32(vertex)
          pendingCount += 1
        }
      }
    }
    for vertex in 0..<n { index[vertex] -= 1 }
  }

  @inline(__always)
  private func begin(_ vertex: Int, _ order: inout UInt32) {
    index[vertex] = order
    order += 1
    isRoot[vertex] = true
    cursor[vertex] = rows.offsets[vertex]
  }
}
