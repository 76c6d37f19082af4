import GraphAnalytics

/// Textbook searches, written to be obviously right; they share nothing with the library's.
struct PlainSearch {
  let graph: Graph
  private let rows: Adjacency
  private let arcLengths: [Double]

  /// - Parameter lengths: nil means that every edge has length 1.
  init(_ graph: Graph, lengths: EdgeLengths?) {
    self.graph = graph
    rows = graph.out
    guard let lengths else {
      arcLengths = []
      return
    }
    let rows = graph.out
    arcLengths = (0..<rows.arcCount).map { lengths.length(ofWeight: rows.weight(ofArc: $0)) }
  }

  func length(ofArc arc: Int) -> Double { arcLengths.isEmpty ? 1 : arcLengths[arc] }

  /// The length of the edge between two vertices, or nil.
  func length(from source: Int, to target: Int) -> Double? {
    rows.arc(from: source, to: target).map { length(ofArc: $0) }
  }

  /// What one search finds.
  struct Found {
    /// Vertices reached, nearest first.
    var order: [Int] = []
    var distances: [Double]
    /// How many shortest paths lead to each vertex, and how many edges they have together.
    var counts: [Double]
    var edges: [Double]

    init(vertexCount: Int) {
      distances = Array(repeating: .infinity, count: vertexCount)
      counts = Array(repeating: 0, count: vertexCount)
      edges = counts
    }
  }

  /// Distances from `source`, with the counts of shortest paths.
  ///
  /// - Parameter leavingOut: an edge, by its ends, that no path may use.
  func found(from source: Int, leavingOut edge: (Int, Int)? = nil) -> Found {
    var found = Found(vertexCount: graph.vertexCount)
    found.distances[source] = 0
    found.counts[source] = 1
    if arcLengths.isEmpty { searchLevels(from: source, &found) } else { searchLengths(from: source, edge, &found) }
    return found
  }

  private func searchLevels(from source: Int, _ found: inout Found) {
    found.order = [source]
    var next = 0
    while next < found.order.count {
      let vertex = found.order[next]
      next += 1
      let distance = found.distances[vertex] + 1
      for arc in rows.arcs(of: vertex) {
        let target = Int(rows.targets[arc])
        if found.distances[target] == .infinity {
          found.distances[target] = distance
          found.order.append(target)
        }
        if found.distances[target] == distance { found.join(vertex, target) }
      }
    }
  }

  private func searchLengths(from source: Int, _ leftOut: (Int, Int)?, _ found: inout Found) {
    var heap = PlainHeap()
    heap.push(0, source)
    var isSettled = Array(repeating: false, count: graph.vertexCount)
    while let (distance, vertex) = heap.pop() {
      if isSettled[vertex] { continue }
      isSettled[vertex] = true
      found.order.append(vertex)
      for arc in rows.arcs(of: vertex) {
        let target = Int(rows.targets[arc])
        if let leftOut, leftOut == (vertex, target) || leftOut == (target, vertex) { continue }
        let longer = distance + arcLengths[arc]
        if isSettled[target] {
          // lengths are positive: all that lead here on shortest paths were settled before
          if found.distances[target] + arcLengths[arc] <= distance * (1 + EdgeLengths.tieTolerance) {
            found.join(target, vertex)
          }
        } else if longer < found.distances[target] {
          found.distances[target] = longer
          heap.push(longer, target)
        }
      }
    }
  }
}

extension PlainSearch.Found {
  fileprivate mutating func join(_ before: Int, _ after: Int) {
    counts[after] += counts[before]
    edges[after] += edges[before] + counts[before]
  }
}

/// A binary heap of (distance, vertex).
private struct PlainHeap {
  private var items: [(distance: Double, vertex: Int)] = []

  mutating func push(_ distance: Double, _ vertex: Int) {
    items.append((distance, vertex))
    var place = items.count - 1
    while place > 0, items[(place - 1) / 2].distance > items[place].distance {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> (distance: Double, vertex: Int)? {
    guard let least = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return least }
    items[0] = last
    var place = 0
    while 2 * place + 1 < items.count {
      var child = 2 * place + 1
      if child + 1 < items.count && items[child + 1].distance < items[child].distance { child += 1 }
      if items[place].distance <= items[child].distance { break }
      items.swapAt(place, child)
      place = child
    }
    return least
  }
}
