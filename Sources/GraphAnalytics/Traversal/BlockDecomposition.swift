/// The blocks (biconnected components) of an undirected graph: largest parts that no single vertex can cut.
///
/// Every edge lies in one block; blocks share nothing but cut vertices. Each block lists its members; a cut vertex is a
/// member of several. Found by one depth-first search (Hopcroft and Tarjan, *Efficient algorithms for graph manipulation*,
/// CACM 16 (1973), doi 10.1145/362248.362272), without recursion.
struct BlockDecomposition {
  /// The members of the blocks, one block after another, rising within each.
  let members: Buffer<UInt32>
  /// Where each block begins in `members`; last, the end.
  let starts: [Int]
  /// For each member, how many vertices of its component a path from inside the block can only reach through it, itself
  /// included.
  let represented: Buffer<Double>
  /// For each vertex, the ordered pairs of other vertices that it cuts from each other.
  let pairsCut: Buffer<Double>
  /// For each vertex, the block of the edges to vertices that the search had met before it.
  private let blockOfEarlier: Buffer<UInt32>
  private let discovery: Buffer<UInt32>
  private let rows: SearchRows

  /// - Parameter rows: rows that name every edge at both of its ends.
  init(of rows: SearchRows, in arena: Arena) {
    self.rows = rows
    var search = BlockSearch(rows: rows, arena: arena)
    search.run()
    members = search.members.slice(0..<search.memberCount)
    starts = search.starts
    pairsCut = search.pairsCut
    blockOfEarlier = search.blockOfEarlier
    discovery = search.discovery
    represented = arena.zeros(of: Double.self, search.memberCount)
    search.finish(members: members, represented: represented)
  }

  /// The blocks as rows of a graph whose vertices are the places in `members`: a cut vertex appears once in every block,
  /// and no edge joins two blocks. Blocks of a single edge get no rows, as nothing can lie inside of them.
  func splitRows(in arena: Arena) -> SearchRows {
    let place = arena.zeros(of: UInt32.self, rows.vertexCount)
    let offsets = arena.zeros(of: Int.self, members.count + 1)
    forEachEdge(place) { first, second, _ in
      offsets[first + 1] += 1
      offsets[second + 1] += 1
    }
    for member in 0..<members.count { offsets[member + 1] += offsets[member] }
    let targets = arena.zeros(of: UInt32.self, offsets[members.count])
    let lengths = rows.lengths.map { _ in arena.zeros(of: Double.self, offsets[members.count]) }
    let ends = arena.zeros(of: Int.self, members.count)
    ends.copy(from: offsets.slice(0..<members.count))
    func append(_ source: Int, _ target: Int, _ arc: Int) {
      let end = ends[source]
      targets[end] = UInt32(target)
      if let lengths, let stored = rows.lengths { lengths[end] = stored[arc] }
      ends[source] = end + 1
    }
    forEachEdge(place) { first, second, arc in
      append(first, second, arc)
      append(second, first, arc)
    }
    return SearchRows(vertexCount: members.count, offsets: offsets, targets: targets, lengths: lengths)
  }

  /// Each edge of each block of three or more vertices, from its later end, as places in `members`.
  private func forEachEdge(_ place: Buffer<UInt32>, _ body: (_ first: Int, _ second: Int, _ arc: Int) -> Void) {
    for block in 0..<(starts.count - 1) where starts[block + 1] - starts[block] > 2 {
      let range = starts[block]..<starts[block + 1]
      for position in range { place[members[position]] = UInt32(position) }
      for position in range {
        let vertex = members[position]
        guard blockOfEarlier[vertex] == UInt32(block) else { continue }
        for arc in rows.arcs(of: Int(vertex)) {
          let target = rows.targets[arc]
          if discovery[target] < discovery[vertex] { body(position, Int(place[target]), arc) }
        }
      }
    }
  }
}

private struct BlockSearch {
  let rows: SearchRows
  let arena: Arena
  /// When the search met each vertex, from 1; 0 before.
  let discovery: Buffer<UInt32>
  /// The earliest vertex that can be reached from below each vertex by one edge.
  let low: Buffer<UInt32>
  let parent: Buffer<UInt32>
  let cursor: Buffer<Int>
  /// Vertices below and including each vertex.
  let size: Buffer<Int>
  /// Vertices that hang below each vertex in blocks of which it is the top.
  let hanging: Buffer<Int>
  let squares: Buffer<Double>
  let blockOfEarlier: Buffer<UInt32>
  let pairsCut: Buffer<Double>
  let path: Buffer<UInt32>
  let stack: Buffer<UInt32>
  let members: Buffer<UInt32>
  var memberCount = 0
  var starts: [Int] = [0]
  /// Of each block: its top vertex and, after its tree is done, how many vertices the top stands for.
  var tops: [(vertex: UInt32, represented: Int)] = []
  private var clock: UInt32 = 0
  private var stackCount = 0

  init(rows: SearchRows, arena: Arena) {
    let count = rows.vertexCount
    self.rows = rows
    self.arena = arena
    discovery = arena.zeros(of: UInt32.self, count)
    low = arena.zeros(of: UInt32.self, count)
    parent = arena.zeros(of: UInt32.self, count)
    cursor = arena.zeros(of: Int.self, count)
    size = arena.zeros(of: Int.self, count)
    hanging = arena.zeros(of: Int.self, count)
    squares = arena.zeros(of: Double.self, count)
    blockOfEarlier = arena.buffer(count, repeating: UInt32.max)
    pairsCut = arena.zeros(of: Double.self, count)
    path = arena.zeros(of: UInt32.self, count)
    stack = arena.zeros(of: UInt32.self, count)
    members = arena.zeros(of: UInt32.self, 2 * count)
  }

  mutating func run() {
    for root in 0..<rows.vertexCount where discovery[root] == 0 { searchTree(root: UInt32(root)) }
  }

  private mutating func searchTree(root: UInt32) {
    let firstBlock = tops.count
    var depth = 0
    let firstClock = clock
    meet(root, parent: root, &depth)
    while depth > 0 {
      let vertex = path[depth - 1]
      let arc = cursor[vertex]
      if arc < rows.offsets[Int(vertex) + 1] {
        cursor[vertex] = arc + 1
        let target = rows.targets[arc]
        if discovery[target] == 0 {
          meet(target, parent: vertex, &depth)
        } else if target != parent[vertex] {
          low[vertex] = min(low[vertex], discovery[target])
        }
      } else {
        depth -= 1
        if depth > 0 { leave(vertex, parent: path[depth - 1]) }
      }
    }
    stackCount = 0
    let total = Int(clock - firstClock)
    for block in firstBlock..<tops.count { tops[block].represented = total - tops[block].represented }
    countPairs(root, isRoot: true, total)
    for position in starts[firstBlock]..<memberCount {
      let vertex = members[position]
      if vertex != root { countPairs(vertex, isRoot: false, total) }
    }
  }

  /// Depth-first search meets `vertex`.
  private mutating func meet(_ vertex: UInt32, parent above: UInt32, _ depth: inout Int) {
    clock += 1
    discovery[vertex] = clock
    low[vertex] = clock
    parent[vertex] = above
    cursor[vertex] = rows.offsets[Int(vertex)]
    size[vertex] = 1
    path[depth] = vertex
    depth += 1
    stack[stackCount] = vertex
    stackCount += 1
  }

  /// Depth-first search is done with everything below `vertex`. If nothing there reaches above its parent, the vertices
  /// still on the stack down to it, and the parent, are a block.
  private mutating func leave(_ vertex: UInt32, parent above: UInt32) {
    size[above] += size[vertex]
    low[above] = min(low[above], low[vertex])
    guard low[vertex] >= discovery[above] else { return }
    let block = UInt32(tops.count)
    while true {
      stackCount -= 1
      let member = stack[stackCount]
      blockOfEarlier[member] = block
      members[memberCount] = member
      memberCount += 1
      if member == vertex { break }
    }
    members[memberCount] = above
    memberCount += 1
    starts.append(memberCount)
    tops.append((above, size[vertex]))
    hanging[above] += size[vertex]
    squares[above] += Double(size[vertex]) * Double(size[vertex])
  }

  private func countPairs(_ vertex: UInt32, isRoot: Bool, _ total: Int) {
    let others = Double(total - 1)
    let above = isRoot ? 0 : Double(total - 1 - hanging[vertex])
    pairsCut[vertex] = others * others - squares[vertex] - above * above
  }

  /// Sorts the members of each block and says how many vertices each stands for.
  func finish(members: Buffer<UInt32>, represented: Buffer<Double>) {
    for (block, top) in tops.enumerated() {
      let range = starts[block]..<starts[block + 1]
      if range.count == 2 {
        if members[range.lowerBound] > members[range.lowerBound + 1] {
          members.swapAt(range.lowerBound, range.lowerBound + 1)
        }
      } else {
        for (place, member) in members.slice(range).array().sorted().enumerated() {
          members[range.lowerBound + place] = member
        }
      }
      for position in range {
        let member = members[position]
        represented[position] = Double(member == top.vertex ? top.represented : 1 + hanging[member])
      }
    }
  }
}
