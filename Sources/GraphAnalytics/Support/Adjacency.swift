/// One direction of a graph in compressed sparse rows, as kernels see it: flat buffers and nothing else.
///
/// The arcs of vertex v are `offsets[v]..<offsets[v + 1]`; `targets` rise within that range. `weights` is nil when every
/// weight is 1. Valid while the graph it came from is alive.
@safe
package struct Adjacency: Sendable {
  package let vertexCount: Int
  package let offsets: Buffer<Int>
  package let targets: Buffer<UInt32>
  package let weights: Buffer<Double>?

  @inlinable @inline(__always)
  package init(vertexCount: Int, offsets: Buffer<Int>, targets: Buffer<UInt32>, weights: Buffer<Double>?) {
    self.vertexCount = vertexCount
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  @inlinable @inline(__always)
  package var arcCount: Int { targets.count }

  @inlinable @inline(__always)
  package func arcs(of vertex: Int) -> Range<Int> {
    let start = offsets[vertex]
    let end = offsets[vertex + 1]
    return unsafe Range(uncheckedBounds: (start, end))
  }

  @inlinable @inline(__always)
  package func degree(of vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }

  @inlinable @inline(__always)
  package func weight(ofArc arc: Int) -> Double { weights.map { $0[arc] } ?? 1 }

  /// The arc from `source` to `target`, by binary search, or nil.
  package func arc(from source: Int, to target: Int) -> Int? {
    var low = offsets[source]
    var high = offsets[source + 1]
    let wanted = UInt32(target)
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < offsets[source + 1] && targets[low] == wanted ? low : nil
  }
}
