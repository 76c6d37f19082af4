/// The rows of one direction of a graph as searches read them: renumbered, without loops, lengths instead of weights.
///
/// Parallel edges that follow each other in a row become one of the smallest length.
package struct SearchRows: Sendable {
  package let vertexCount: Int
  package let offsets: Buffer<Int>
  package let targets: Buffer<UInt32>
  /// nil when all lengths are 1.
  package let lengths: Buffer<Double>?

  /// - Parameters:
  ///   - direction: `any` on a directed graph joins both rows of a vertex; an edge then appears at both of its ends.
  ///   - order: the vertices in their new order.
  ///   - rank: the new number of each vertex, the inverse of `order`.
  package init(
    of graph: Graph, direction: Direction, lengths: EdgeLengths, order: Buffer<UInt32>, rank: Buffer<UInt32>,
    in arena: Arena
  ) {
    let first = graph.adjacency(direction)
    let second = graph.isDirected && direction == .any ? graph.incoming : nil
    let offsets = arena.zeros(of: Int.self, graph.vertexCount + 1)
    let arcCount = first.arcCount + (second?.arcCount ?? 0)
    let targets = arena.zeros(of: UInt32.self, arcCount)
    let isUnit = lengths.isUniform(for: graph)
    let kept = arena.zeros(of: Double.self, isUnit ? 0 : arcCount)
    var end = 0
    func append(_ rows: Adjacency, of vertex: UInt32) {
      var previous = vertex
      for arc in rows.arcs(of: Int(vertex)) {
        let target = rows.targets[arc]
        if target == vertex { continue }
        if target == previous {
          if !isUnit { kept[end - 1] = min(kept[end - 1], lengths.length(ofWeight: rows.weight(ofArc: arc))) }
          continue
        }
        previous = target
        targets[end] = rank[target]
        if !isUnit { kept[end] = lengths.length(ofWeight: rows.weight(ofArc: arc)) }
        end += 1
      }
    }
    for position in 0..<graph.vertexCount {
      let vertex = order[position]
      append(first, of: vertex)
      if let second { append(second, of: vertex) }
      offsets[position + 1] = end
    }
    vertexCount = graph.vertexCount
    self.offsets = offsets
    self.targets = targets.slice(0..<end)
    self.lengths = isUnit ? nil : kept.slice(0..<end)
  }

  package init(vertexCount: Int, offsets: Buffer<Int>, targets: Buffer<UInt32>, lengths: Buffer<Double>?) {
    self.vertexCount = vertexCount
    self.offsets = offsets
    self.targets = targets
    self.lengths = lengths
  }

  package var arcCount: Int { targets.count }

  @inline(__always)
  package func arcs(of vertex: Int) -> Range<Int> {
    Adjacency(vertexCount: vertexCount, offsets: offsets, targets: targets, weights: nil).arcs(of: vertex)
  }
}

/// The vertices in the order in which breadth-first searches along edges in either direction meet them, each component
/// in one run from its lowest vertex. Neighbors get numbers that lie close together.
package struct SearchOrder {
  package let order: Buffer<UInt32>
  package let rank: Buffer<UInt32>
  /// Where each component's run begins in `order`; last, the number of vertices.
  package let componentStarts: [Int]

  package init(of graph: Graph, in arena: Arena) {
    let count = graph.vertexCount
    let order = arena.zeros(of: UInt32.self, count)
    let rank = arena.buffer(count, repeating: UInt32.max)
    let rows = graph.isDirected ? [graph.out, graph.incoming] : [graph.out]
    var starts: [Int] = []
    var end = 0
    for root in 0..<count where rank[root] == .max {
      starts.append(end)
      rank[root] = UInt32(end)
      order[end] = UInt32(root)
      var next = end
      end += 1
      while next < end {
        let vertex = Int(order[next])
        next += 1
        for rows in rows {
          for arc in rows.arcs(of: vertex) {
            let target = rows.targets[arc]
            if rank[target] == .max {
              rank[target] = UInt32(end)
              order[end] = target
              end += 1
            }
          }
        }
      }
    }
    starts.append(count)
    self.order = order
    self.rank = rank
    componentStarts = starts
  }
}
