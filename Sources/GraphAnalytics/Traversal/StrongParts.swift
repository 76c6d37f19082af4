/// The strong components of rows, numbered so that every arc leads within a component or to one of a lower number.
///
/// One depth-first search without recursion (Tarjan, *Depth-first search and linear graph algorithms*, SIAM Journal on
/// Computing 1 (1972), doi 10.1137/0201010).
struct StrongParts {
  let labels: Buffer<UInt32>
  let count: Int

  init(of rows: Adjacency, in arena: Arena) {
    let size = rows.vertexCount
    let labels = arena.buffer(size, repeating: UInt32.max)
    // 0 before the search meets a vertex.
    let discovery = arena.zeros(of: UInt32.self, size)
    let low = arena.zeros(of: UInt32.self, size)
    let cursor = arena.zeros(of: Int.self, size)
    let path = arena.zeros(of: UInt32.self, size)
    let stack = arena.zeros(of: UInt32.self, size)
    var (clock, depth, stackCount, count): (UInt32, Int, Int, UInt32) = (0, 0, 0, 0)
    func meet(_ vertex: UInt32) {
      clock += 1
      discovery[vertex] = clock
      low[vertex] = clock
      cursor[vertex] = rows.offsets[Int(vertex)]
      path[depth] = vertex
      depth += 1
      stack[stackCount] = vertex
      stackCount += 1
    }
    for root in 0..<size where discovery[root] == 0 {
      meet(UInt32(root))
      while depth > 0 {
        let vertex = path[depth - 1]
        let arc = cursor[vertex]
        if arc < rows.offsets[Int(vertex) + 1] {
          cursor[vertex] = arc + 1
          let target = rows.targets[arc]
          if discovery[target] == 0 {
            meet(target)
          } else if labels[target] == .max {
            low[vertex] = min(low[vertex], discovery[target])
          }
          continue
        }
        depth -= 1
        if depth > 0 { low[path[depth - 1]] = min(low[path[depth - 1]], low[vertex]) }
        guard low[vertex] == discovery[vertex] else { continue }
        while true {
          stackCount -= 1
          let member = stack[stackCount]
          labels[member] = count
          if member == vertex { break }
        }
        count += 1
      }
    }
    self.labels = labels
    self.count = Int(count)
  }
}
