/// Leads long edges along shorter ones that go the same way, so that a crowd of lines becomes a few streets.
///
/// Edge-path bundling: from the longest edge to the shortest, an edge takes the shortest path between its ends through
/// the remaining edges, each counting as the square of its length, if that path is at most ``distortion`` times as long
/// as the straight line. Edges that lead others stay straight. Unlike lines that merely attract each other, a bundle
/// therefore only ever runs where there are edges.
///
/// - Complexity: O(k · (V + E log V)) for k edges, and never more than ``effort`` looks at neighbors; what is left then
///   stays straight.
/// - Determinism: equal lengths and paths are decided by number.
/// - Reference: Wallinger et al., "Edge-Path Bundling: A Less Ambiguous Edge Bundling Approach", IEEE TVCG 28 (2022),
///   doi:10.1109/TVCG.2021.3114795.
struct EdgeBundling {
  /// How much longer than the straight line a path may be.
  static let distortion = 1.6
  static let effort = 50_000_000

  private let centers: [Point]
  private let pairs: [Pair]
  /// The places where the neighbors of each vertex begin; one more than vertices.
  private var offsets: [Int]
  /// Neighbors with the pair that leads there.
  private var neighbors: [(vertex: Int, pair: Int)]

  /// Two connected vertices, the lower number first.
  struct Pair: Hashable, Comparable {
    let low: Int
    let high: Int

    init(_ first: Int, _ second: Int) {
      low = min(first, second)
      high = max(first, second)
    }

    static func < (first: Pair, second: Pair) -> Bool { (first.low, first.high) < (second.low, second.high) }
  }

  /// - Parameter pairs: the connected pairs, each once and none of a vertex with itself, all of them within `centers`.
  init(centers: [Point], pairs: [Pair]) {
    self.centers = centers
    self.pairs = pairs
    offsets = [Int](repeating: 0, count: centers.count + 1)
    for pair in pairs {
      offsets[pair.low + 1] += 1
      offsets[pair.high + 1] += 1
    }
    for vertex in centers.indices { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    neighbors = Array(repeating: (0, 0), count: 2 * pairs.count)
    for (index, pair) in pairs.enumerated() {
      neighbors[next[pair.low]] = (pair.high, index)
      neighbors[next[pair.high]] = (pair.low, index)
      next[pair.low] += 1
      next[pair.high] += 1
    }
  }

  /// The vertices that each pair's line runs along, from its lower end to its higher one; nil where it stays straight.
  func paths() -> [[Int]?] {
    let lengths = pairs.map { (centers[$0.low] - centers[$0.high]).length }
    let order = pairs.indices.sorted { (-lengths[$0], $0) < (-lengths[$1], $1) }
    var leads = [Bool](repeating: false, count: pairs.count)
    var isLed = leads
    var result = [[Int]?](repeating: nil, count: pairs.count)
    var search = Search(vertexCount: centers.count)
    for index in order where !leads[index] && search.looks < Self.effort {
      isLed[index] = true
      let limit = Self.distortion * lengths[index]
      if let path = search.path(pairs[index], limit: limit, in: self, lengths: lengths, without: isLed) {
        for pair in path.pairs { leads[pair] = true }
        result[index] = path.vertices
      } else {
        isLed[index] = false
      }
    }
    return result
  }

  /// Dijkstra's search, its arrays kept from one to the next.
  private struct Search {
    private(set) var looks = 0
    private var cost: [Double]
    private var parent: [(vertex: Int, pair: Int)]
    private var round: [Int]
    private var now = 0
    private var heap = DistanceHeap()

    init(vertexCount: Int) {
      cost = Array(repeating: .infinity, count: vertexCount)
      parent = Array(repeating: (-1, -1), count: vertexCount)
      round = Array(repeating: 0, count: vertexCount)
    }

    mutating func path(
      _ ends: Pair, limit: Double, in bundling: EdgeBundling, lengths: [Double], without isLed: [Bool]
    ) -> (vertices: [Int], pairs: [Int])? {
      now += 1
      heap.removeAll()
      let (start, end) = (bundling.centers[ends.low], bundling.centers[ends.high])
      reach(ends.low, 0, (-1, -1))
      while let (spent, vertex) = heap.pop() {
        guard spent == cost[vertex] else { continue }
        if vertex == ends.high { return trace(ends, limit: limit, lengths: lengths) }
        looks += bundling.offsets[vertex + 1] - bundling.offsets[vertex]
        for place in bundling.offsets[vertex]..<bundling.offsets[vertex + 1] {
          let (neighbor, pair) = bundling.neighbors[place]
          guard !isLed[pair] else { continue }
          let total = spent + lengths[pair] * lengths[pair]
          // The square of a path's length is at least the sum of its squares.
          guard total <= limit * limit, round[neighbor] != now || total < cost[neighbor] else { continue }
          let around = (bundling.centers[neighbor] - start).length + (bundling.centers[neighbor] - end).length
          if around <= limit { reach(neighbor, total, (vertex, pair)) }
        }
      }
      return nil
    }

    private func trace(_ ends: Pair, limit: Double, lengths: [Double]) -> (vertices: [Int], pairs: [Int])? {
      var vertices = [ends.high]
      var pairs: [Int] = []
      var length = 0.0
      var vertex = ends.high
      while vertex != ends.low {
        let step = parent[vertex]
        pairs.append(step.pair)
        length += lengths[step.pair]
        vertex = step.vertex
        vertices.append(vertex)
      }
      return length <= limit ? (vertices.reversed(), pairs) : nil
    }

    private mutating func reach(_ vertex: Int, _ spent: Double, _ from: (vertex: Int, pair: Int)) {
      round[vertex] = now
      cost[vertex] = spent
      parent[vertex] = from
      heap.push(spent, vertex)
    }
  }
}
