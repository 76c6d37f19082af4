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

  /// - Parameter lengths: the length of each edge of the input, its wished one when nil. What is no length, as zero or
  ///   infinity, counts as 1.
  /// - Complexity: O(V + E).
  init(_ input: Layout.Input, lengths given: [Double]? = nil) {
    let wished = given ?? input.wishedLengths()
    let count = input.vertexCount
    // Arcs are put in order of their targets, then of their sources, which leaves each vertex with rising neighbors.
    var byTarget = ArcRows(vertexCount: count)
    for edge in input.edges where edge.source != edge.target {
      byTarget.count(at: edge.target)
      byTarget.count(at: edge.source)
    }
    byTarget.finishCounting()
    for (edge, length) in zip(input.edges, wished) where edge.source != edge.target {
      let length = length.isFinite && length > 0 ? Float(min(max(length, 1e-6), 1e6)) : 1
      byTarget.append(Int32(edge.source), length, at: edge.target)
      byTarget.append(Int32(edge.target), length, at: edge.source)
    }
    var bySource = ArcRows(vertexCount: count)
    for source in byTarget.ends { bySource.count(at: Int(source)) }
    bySource.finishCounting()
    for target in 0..<count {
      for arc in byTarget.arcs(of: target) {
        bySource.append(Int32(target), byTarget.lengths[arc], at: Int(byTarget.ends[arc]))
      }
    }
    var offsets = [Int32](repeating: 0, count: count + 1)
    var targets: [Int32] = []
    var lengths: [Float] = []
    targets.reserveCapacity(bySource.ends.count)
    lengths.reserveCapacity(bySource.ends.count)
    for source in 0..<count {
      var last: Int32 = -1
      for arc in bySource.arcs(of: source) {
        if bySource.ends[arc] == last {
          lengths[lengths.count - 1] = min(lengths[lengths.count - 1], bySource.lengths[arc])
        } else {
          last = bySource.ends[arc]
          targets.append(last)
          lengths.append(bySource.lengths[arc])
        }
      }
      offsets[source + 1] = Int32(targets.count)
    }
    self.offsets = offsets
    self.targets = targets
    self.lengths = lengths
  }

  func neighbors(of vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex + 1]) }
}

/// Arcs in rows whose sizes are counted first.
private struct ArcRows {
  private var starts: [Int]
  private var filled: [Int] = []
  private(set) var ends: [Int32] = []
  private(set) var lengths: [Float] = []

  init(vertexCount: Int) { starts = [Int](repeating: 0, count: vertexCount + 1) }

  mutating func count(at vertex: Int) { starts[vertex + 1] += 1 }

  mutating func finishCounting() {
    for vertex in 1..<max(starts.count, 1) { starts[vertex] += starts[vertex - 1] }
    filled = starts
    ends = [Int32](repeating: 0, count: starts.last ?? 0)
    lengths = [Float](repeating: 0, count: starts.last ?? 0)
  }

  mutating func append(_ end: Int32, _ length: Float, at vertex: Int) {
    ends[filled[vertex]] = end
    lengths[filled[vertex]] = length
    filled[vertex] += 1
  }

  func arcs(of vertex: Int) -> Range<Int> { starts[vertex]..<starts[vertex + 1] }
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
