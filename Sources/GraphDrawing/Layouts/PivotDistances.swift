import GraphAnalytics

/// How far every vertex is from each of a few pivots that lie far from each other.
struct PivotDistances {
  /// The pivots in the order of their choice.
  private(set) var pivots: [Int] = []
  /// Vertex after vertex, the distance from each pivot; infinity where there is no way.
  private(set) var rows: [Float] = []
  let vertexCount: Int

  var pivotCount: Int { pivots.count }

  /// Each pivot is the vertex farthest from all before it, the least among equals; the seed chooses the first.
  ///
  /// - Complexity: one search for each pivot.
  init(_ graph: LayoutGraph, limit: Int, generator: inout SeededGenerator) {
    let count = graph.vertexCount
    vertexCount = count
    let wanted = min(limit, count)
    guard wanted > 0 else { return }
    var search = GraphDistances(graph)
    var found = [Float](repeating: 0, count: count)
    var least = [Float](repeating: .infinity, count: count)
    rows = [Float](repeating: 0, count: count * wanted)
    var vertex = generator.next(below: count)
    while true {
      search.find(from: vertex, into: &found)
      let place = pivots.count
      pivots.append(vertex)
      vertex = take(found, at: place, of: wanted, least: &least)
      if pivots.count == wanted { break }
    }
  }

  /// Keeps the distances from one pivot; gives the vertex farthest from all pivots so far.
  private mutating func take(_ found: [Float], at place: Int, of width: Int, least: inout [Float]) -> Int {
    let count = vertexCount
    var farthest = 0
    var most: Float = -1
    unsafe found.withUnsafeBufferPointer { found in
      unsafe least.withUnsafeMutableBufferPointer { least in
        unsafe rows.withUnsafeMutableBufferPointer { rows in
          for vertex in 0..<count {
            let distance = unsafe found[vertex]
            unsafe rows[vertex * width + place] = distance
            let reach = unsafe min(distance, least[vertex])
            unsafe least[vertex] = reach
            if reach > most {
              most = reach
              farthest = vertex
            }
          }
        }
      }
    }
    return farthest
  }
}
