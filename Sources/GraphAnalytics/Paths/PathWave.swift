/// The next vertices of one side of a search, taken together, so that the cache misses of their rows overlap.
///
/// One of them may still improve the label of another, which then waits in the heap again: a little more work, the same
/// labels in the end.
struct PathWave {
  struct Row: BitwiseCopyable {
    var cost: PathCost
    var vertex: UInt32
    var start: Int
    var end: Int
  }

  private struct Candidate: BitwiseCopyable {
    var weight: Double
    var target: UInt32
  }

  private static let greatestCount = 8
  private static let chunk = 256

  private let rows: Buffer<Row>
  private let candidates: Buffer<Candidate>
  private(set) var count = 0
  private var touched: UInt64 = 0

  init(in arena: Arena) {
    rows = arena.zeros(of: Row.self, Self.greatestCount)
    candidates = arena.zeros(of: Candidate.self, Self.chunk)
  }

  @inline(__always)
  subscript(place: Int) -> Row { rows[place] }

  /// Takes the first entries off a heap that is not empty, few where it is small, and touches their rows.
  @inline(__always)
  mutating func draw(
    _ heap: inout QuadHeap<CostEntry>, _ labels: TwoSidedLabels, _ side: Int,
    _ adjacency: Adjacency
  ) {
    count = 0
    let most = min(Self.greatestCount, 1 + heap.count / 16)
    while count < most && !heap.isEmpty {
      let entry = heap.pop()
      let label = labels.cost(Int32(truncatingIfNeeded: entry.item), side)
      if label.length != entry.cost.length || label.hops != entry.cost.hops { continue }
      rows[count] = Row(cost: entry.cost, vertex: labels.vertex(entry.item), start: 0, end: 0)
      count += 1
    }
    for place in 0..<count {
      var row = rows[place]
      row.start = adjacency.offsets[Int(row.vertex)]
      row.end = adjacency.offsets[Int(row.vertex) + 1]
      rows[place] = row
    }
    var sum: UInt64 = 0
    for place in 0..<count {
      let row = rows[place]
      var arc = row.start
      let end = min(row.end, row.start + 64)
      while arc < end {
        sum &+= UInt64(adjacency.targets[arc])
        if let weights = adjacency.weights { sum &+= weights[arc].bitPattern }
        arc += 8
      }
    }
    touched &+= sum
  }

  /// Collects the next arcs of a row whose weights are in range, a chunk at a time.
  @inline(__always)
  func gather(
    _ arc: inout Int, _ end: Int, _ adjacency: Adjacency, _ useful: (least: Double, greatest: Double)
  ) -> Int {
    let stop = min(end, arc + Self.chunk)
    var found = 0
    if let weights = adjacency.weights {
      while arc < stop {
        let weight = weights[arc]
        candidates[found] = Candidate(weight: weight, target: adjacency.targets[arc])
        found &+= weight >= useful.least && weight <= useful.greatest ? 1 : 0
        arc &+= 1
      }
    } else {
      while arc < stop {
        candidates[found] = Candidate(weight: 1, target: adjacency.targets[arc])
        found &+= 1
        arc &+= 1
      }
      if !(useful.least <= 1 && useful.greatest >= 1) { found = 0 }
    }
    return found
  }

  @inline(__always)
  func candidate(_ place: Int) -> (target: UInt32, weight: Double) {
    let candidate = candidates[place]
    return (candidate.target, candidate.weight)
  }
}
