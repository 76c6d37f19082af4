/// Every edge of an undirected graph once, kept by its later end in the order of falling degree.
///
/// Vertices are renamed by rank: rank 0 has the greatest degree, equal degrees rank by index. The row of a rank holds
/// only lower ranks, so no row is longer than √(2m), every triangle is met once, and what is looked up most lies together.
struct ForwardRows {
  let vertexCount: Int
  /// The vertex of each rank.
  let order: Buffer<UInt32>
  let offsets: Buffer<Int>
  /// Ranks below the row's own.
  let targets: Buffer<UInt32>
  /// Weights of the kept arcs; nil when the rows they were made from have none.
  let weights: Buffer<Double>?

  var edgeCount: Int { targets.count }

  var longestRow: Int {
    var longest = 0
    for rank in 0..<vertexCount { longest = max(longest, offsets[rank + 1] - offsets[rank]) }
    return longest
  }

  /// - Parameter rows: symmetric rows without loops and parallel edges.
  /// - Complexity: O(n + m).
  init(of rows: Adjacency, in arena: Arena) {
    let count = rows.vertexCount
    vertexCount = count
    order = arena.zeros(of: UInt32.self, count)
    offsets = arena.zeros(of: Int.self, count + 1)
    targets = arena.zeros(of: UInt32.self, rows.arcCount / 2)
    weights = rows.weights == nil ? nil : arena.zeros(of: Double.self, rows.arcCount / 2)
    let rank = arena.zeros(of: UInt32.self, count)
    Self.rankByDegree(rows, order: order, rank: rank)
    fill(from: rows, rank: rank)
  }

  private static func rankByDegree(_ rows: Adjacency, order: Buffer<UInt32>, rank: Buffer<UInt32>) {
    let count = rows.vertexCount
    var greatest = 0
    for vertex in 0..<count { greatest = max(greatest, rows.degree(of: vertex)) }
    let arena = Arena()
    defer { arena.free() }
    let starts = arena.zeros(of: UInt32.self, greatest + 2)
    for vertex in 0..<count { starts[greatest - rows.degree(of: vertex) + 1] += 1 }
    for degree in 0..<(greatest + 1) { starts[degree + 1] += starts[degree] }
    for vertex in 0..<count {
      let slot = greatest - rows.degree(of: vertex)
      let place = starts[slot]
      starts[slot] = place + 1
      rank[vertex] = place
      order[place] = UInt32(vertex)
    }
  }

  private func fill(from rows: Adjacency, rank: Buffer<UInt32>) {
    let (order, offsets, targets) = (order, offsets, targets)
    let capacity = targets.count
    var written = 0
    for own in 0..<vertexCount {
      let ownRank = UInt32(truncatingIfNeeded: own)
      for arc in rows.arcs(of: Int(order[own])) {
        let other = rank[rows.targets[arc]]
        // Written always, kept when earlier: no branch to mispredict.
        if written == capacity { break }
        targets[written] = other
        if let weights, let from = rows.weights { weights[written] = from[arc] }
        written += other < ownRank ? 1 : 0
      }
      offsets[own + 1] = written
    }
  }
}

/// What is done with each triangle. The three vertices are ranks, first > second > third; the arcs are places in the rows
/// of `ForwardRows`.
protocol TriangleVisitor {
  /// The triangles on the edge `arc` between `first` and `second` follow.
  mutating func open(first: Int, second: Int, arc: Int)
  /// `near` is the arc from second to third, `far` the one from first to third.
  mutating func visit(third: Int, near: Int, far: Int)
  /// No more triangles on the edge that was opened.
  mutating func close(first: Int, second: Int, arc: Int)
}

extension ForwardRows {
  /// Shows every triangle to `visitor` once, in an order that depends on the graph alone.
  ///
  /// The row of the first vertex is marked; the rows of its neighbors are looked up in the marks (Chiba and Nishizeki,
  /// *Arboricity and Subgraph Listing Algorithms*, SIAM J. Comput. 14:210, 1985, doi 10.1137/0214017; Latapy, *Main-memory
  /// triangle computations*, TCS 407:458, 2008, doi 10.1016/j.tcs.2008.07.017).
  ///
  /// - Parameter marks: one zero for each vertex; zero again afterwards.
  /// - Complexity: O(m √m) in time.
  @inline(__always)
  func visitTriangles<Visitor: TriangleVisitor>(
    ofFirst range: Range<Int>, marks: Buffer<UInt32>, nearHits: Buffer<UInt32>, farHits: Buffer<UInt32>,
    _ visitor: inout Visitor
  ) {
    let (offsets, targets) = (offsets, targets)
    for first in range {
      let (start, end) = (offsets[first], offsets[first + 1])
      if end - start < 2 { continue }
      var place = start
      while place < end {
        marks[targets[place]] = UInt32(truncatingIfNeeded: place &- start &+ 1)
        place &+= 1
      }
      var arc = start
      while arc < end {
        let second = Int(targets[arc])
        let (low, high) = (offsets[second], offsets[second + 1])
        // Common neighbors are collected without a branch, then visited.
        var hits = 0
        var near = low
        while near < high {
          let mark = marks[targets[near]]
          nearHits[hits] = UInt32(truncatingIfNeeded: near &- low)
          farHits[hits] = mark
          hits &+= mark != 0 ? 1 : 0
          near &+= 1
        }
        if hits > 0 {
          visitor.open(first: first, second: second, arc: arc)
          var hit = 0
          while hit < hits {
            let nearArc = low &+ Int(nearHits[hit])
            visitor.visit(
              third: Int(targets[nearArc]), near: nearArc, far: start &+ Int(farHits[hit]) &- 1)
            hit &+= 1
          }
          visitor.close(first: first, second: second, arc: arc)
        }
        arc &+= 1
      }
      place = start
      while place < end {
        marks[targets[place]] = 0
        place &+= 1
      }
    }
  }

  /// Shows every triangle to `visitor`, with scratch memory of its own.
  @inline(__always)
  func visitTriangles<Visitor: TriangleVisitor>(_ visitor: inout Visitor) {
    let arena = Arena()
    defer { arena.free() }
    let longest = longestRow
    visitTriangles(
      ofFirst: 0..<vertexCount, marks: arena.zeros(of: UInt32.self, vertexCount),
      nearHits: arena.zeros(of: UInt32.self, longest + 1), farHits: arena.zeros(of: UInt32.self, longest + 1), &visitor)
  }
}
