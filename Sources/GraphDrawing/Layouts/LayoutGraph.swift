/// The edges of a layout's input as adjacency in flat arrays, each undirected edge in both directions.
///
/// Parallel edges are one, the shortest; edges from a vertex to itself are left out. Neighbors rise.
struct LayoutGraph: Sendable {
  /// Where the neighbors of each vertex begin in ``targets``; one more entry than vertices.
  let offsets: [Int32]
  let targets: [Int32]
  /// The wished length of each edge in the picture; about 1 for a usual edge of a sparse network.
  let lengths: [Float]

  var vertexCount: Int { offsets.count - 1 }

  /// Time O(V + E log E).
  init(_ input: Layout.Input) {
    let wished = input.wishedLengths()
    var arcs: [(source: Int32, target: Int32, length: Float)] = []
    arcs.reserveCapacity(2 * input.edges.count)
    for (edge, length) in zip(input.edges, wished) where edge.source != edge.target {
      arcs.append((Int32(edge.source), Int32(edge.target), Float(length)))
      arcs.append((Int32(edge.target), Int32(edge.source), Float(length)))
    }
    arcs.sort { ($0.source, $0.target, $0.length) < ($1.source, $1.target, $1.length) }
    var offsets = [Int32](repeating: 0, count: input.vertexCount + 1)
    var targets: [Int32] = []
    var lengths: [Float] = []
    targets.reserveCapacity(arcs.count)
    lengths.reserveCapacity(arcs.count)
    var last: (Int32, Int32) = (-1, -1)
    for arc in arcs where last != (arc.source, arc.target) {
      last = (arc.source, arc.target)
      targets.append(arc.target)
      lengths.append(arc.length)
      offsets[Int(arc.source) + 1] += 1
    }
    for vertex in 0..<input.vertexCount { offsets[vertex + 1] += offsets[vertex] }
    self.offsets = offsets
    self.targets = targets
    self.lengths = lengths
  }

  func neighbors(of vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex + 1]) }
}

extension Layout.Input {
  /// How long each edge should be: close ends near each other, with room around hubs for their neighbors.
  ///
  /// length = (1.5 − closeness) · (0.7 + 0.3 · √min(degree of source, degree of target))
  func wishedLengths() -> [Double] {
    var degrees = [Double](repeating: 0, count: vertexCount)
    for edge in edges {
      degrees[edge.source] += 1
      degrees[edge.target] += 1
    }
    return edges.map { edge in
      // Two hubs need room between them for their neighbors; the ends of a chain do not.
      let crowd = min(degrees[edge.source], degrees[edge.target]).squareRoot()
      return (1.5 - edge.closeness) * (0.7 + 0.3 * crowd)
    }
  }
}
