/// A 4-ary heap of vertices by distance in which a distance can be lowered in place: the queue of Dijkstra's algorithm.
///
/// Equal distances leave in the order of the heap's own moves, which depend on nothing but the calls made.
package struct LengthHeap: Sendable {
  private let keys: Buffer<Double>
  private let vertices: Buffer<UInt32>
  /// Where each vertex stands in the heap; meaningful only while it is there.
  private let places: Buffer<UInt32>
  package private(set) var count = 0

  package init(vertexCount: Int, in arena: Arena) {
    keys = arena.zeros(of: Double.self, vertexCount)
    vertices = arena.zeros(of: UInt32.self, vertexCount)
    places = arena.zeros(of: UInt32.self, vertexCount)
  }

  /// Adds a vertex that is not in the heap.
  @inline(__always)
  package mutating func insert(_ vertex: UInt32, at key: Double) {
    count += 1
    rise(vertex, key, from: count - 1)
  }

  /// Lowers the key of a vertex that is in the heap.
  @inline(__always)
  package mutating func lower(_ vertex: UInt32, to key: Double) {
    rise(vertex, key, from: Int(places[vertex]))
  }

  /// Takes out the vertex of the smallest key.
  @inline(__always)
  package mutating func removeFirst() -> (vertex: UInt32, key: Double) {
    let first = (vertex: vertices[0], key: keys[0])
    count -= 1
    if count > 0 { sink(vertices[count], keys[count]) }
    return first
  }

  @inline(__always)
  private func rise(_ vertex: UInt32, _ key: Double, from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place &- 1) >> 2
      let parentKey = keys[parent]
      if parentKey <= key { break }
      let moved = vertices[parent]
      keys[place] = parentKey
      vertices[place] = moved
      places[moved] = UInt32(truncatingIfNeeded: place)
      place = parent
    }
    keys[place] = key
    vertices[place] = vertex
    places[vertex] = UInt32(truncatingIfNeeded: place)
  }

  @inline(__always)
  private func sink(_ vertex: UInt32, _ key: Double) {
    var place = 0
    while true {
      let first = (place << 2) &+ 1
      if first >= count { break }
      let end = min(first &+ 4, count)
      var best = first
      var bestKey = keys[first]
      var child = first &+ 1
      while child < end {
        let childKey = keys[child]
        if childKey < bestKey {
          best = child
          bestKey = childKey
        }
        child &+= 1
      }
      if bestKey >= key { break }
      let moved = vertices[best]
      keys[place] = bestKey
      vertices[place] = moved
      places[moved] = UInt32(truncatingIfNeeded: place)
      place = best
    }
    keys[place] = key
    vertices[place] = vertex
    places[vertex] = UInt32(truncatingIfNeeded: place)
  }
}
