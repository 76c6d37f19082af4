/// The rows of one direction of a graph, each rising by length (scaled and rounded), without loops, infinite lengths, and
/// all but the shortest of parallel edges.
struct LengthRows: Sendable {
  let vertexCount: Int
  let offsets: Buffer<Int>
  /// Length above, target below: numbers that rise as lengths do.
  private let keys: Buffer<UInt64>

  var arcCount: Int { offsets[vertexCount] }

  init(_ rows: Adjacency, lengths: EdgeLengths, scale: Double, in arena: Arena) {
    let n = rows.vertexCount
    vertexCount = n
    let offsets = arena.zeros(of: Int.self, n + 1)
    let keys = arena.zeros(of: UInt64.self, rows.arcCount)
    var end = 0
    for vertex in 0..<n {
      let start = end
      var previous = UInt32(vertex)
      for arc in rows.arcs(of: vertex) {
        let target = rows.targets[arc]
        if target == UInt32(vertex) { continue }
        let length = Float(lengths.length(ofWeight: rows.weight(ofArc: arc)) * scale)
        if length == .infinity { continue }
        let key = UInt64(length.bitPattern) << 32 | UInt64(target)
        if target == previous && end > start {
          keys[end - 1] = min(keys[end - 1], key)
        } else {
          keys[end] = key
          end += 1
          previous = target
        }
      }
      offsets[vertex + 1] = end
    }
    self.offsets = offsets
    self.keys = keys
    let bounds = Parallel.evenStripes(count: n, size: 1 << 14)
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      for vertex in bounds[stripe]..<bounds[stripe + 1] {
        Self.sort(keys.slice(offsets[vertex]..<offsets[vertex + 1]))
      }
    }
  }

  @inline(__always)
  func arcs(of vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

  @inline(__always)
  func length(_ arc: Int) -> Float { Float(bitPattern: UInt32(truncatingIfNeeded: keys[arc] >> 32)) }

  @inline(__always)
  func target(_ arc: Int) -> UInt32 { UInt32(truncatingIfNeeded: keys[arc]) }

  /// The arc from `vertex` to `target` whose length is known, or nil.
  func arc(from vertex: Int, to target: UInt32, length: Float) -> Int? {
    let key = UInt64(length.bitPattern) << 32 | UInt64(target)
    var low = offsets[vertex]
    var high = offsets[vertex + 1]
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < offsets[vertex + 1] && keys[low] == key ? low : nil
  }

  /// The least length from `vertex` to any target but one, over the arcs that are left.
  func leastLength(from vertex: Int, without dropped: Buffer<Bool>, notTo other: UInt32) -> Float {
    for arc in arcs(of: vertex) where !dropped[arc] && target(arc) != other { return length(arc) }
    return .infinity
  }

  func counts(without dropped: Buffer<Bool>, in arena: Arena) -> Buffer<UInt32> {
    let counts = arena.zeros(of: UInt32.self, vertexCount)
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where !dropped[arc] { counts[vertex] += 1 }
    }
    return counts
  }

  /// The least length; 0 without arcs.
  var least: Float {
    var least = Float.infinity
    for vertex in 0..<vertexCount where !arcs(of: vertex).isEmpty { least = min(least, length(offsets[vertex])) }
    return least == .infinity ? 0 : least
  }

  /// The median of the lengths of some arcs; 0 without arcs.
  var median: Float {
    let step = max(1, arcCount / 1023)
    let sample = stride(from: 0, to: arcCount, by: step).map { length($0) }.sorted()
    return sample.isEmpty ? 0 : sample[sample.count / 2]
  }

  /// All vertices in the order in which a breadth-first search that takes near neighbors first meets them, begun at the
  /// vertex with the most arcs, and again wherever something is left.
  func nearestFirstOrder(incoming: LengthRows?, in arena: Arena) -> Buffer<UInt32> {
    let order = arena.zeros(of: UInt32.self, vertexCount)
    let isMet = arena.zeros(of: Bool.self, vertexCount)
    var (met, done) = (0, 0)
    func meet(_ vertex: Int) {
      isMet[vertex] = true
      order[met] = UInt32(vertex)
      met += 1
    }
    func meetAll(from root: Int) {
      meet(root)
      while done < met {
        let vertex = Int(order[done])
        done += 1
        for arc in arcs(of: vertex) where !isMet[Int(target(arc))] { meet(Int(target(arc))) }
        guard let incoming else { continue }
        for arc in incoming.arcs(of: vertex) where !isMet[Int(incoming.target(arc))] {
          meet(Int(incoming.target(arc)))
        }
      }
    }
    if let hub = (0..<vertexCount).max(by: { arcs(of: $0).count < arcs(of: $1).count }) { meetAll(from: hub) }
    for vertex in 0..<vertexCount where !isMet[vertex] { meetAll(from: vertex) }
    return order
  }

  /// Insertion for short rows, a binary heap for long ones.
  private static func sort(_ row: Buffer<UInt64>) {
    let count = row.count
    if count > 48 {
      for root in stride(from: count / 2 - 1, through: 0, by: -1) { sink(row, root, count) }
      for last in stride(from: count - 1, to: 0, by: -1) {
        row.swapAt(0, last)
        sink(row, 0, last)
      }
      return
    }
    var next = 1
    while next < count {
      let key = row[next]
      var hole = next
      while hole > 0 && row[hole - 1] > key {
        row[hole] = row[hole - 1]
        hole -= 1
      }
      row[hole] = key
      next += 1
    }
  }

  private static func sink(_ row: Buffer<UInt64>, _ root: Int, _ count: Int) {
    let key = row[root]
    var hole = root
    while 2 * hole + 1 < count {
      var child = 2 * hole + 1
      if child + 1 < count && row[child + 1] > row[child] { child += 1 }
      if row[child] <= key { break }
      row[hole] = row[child]
      hole = child
    }
    row[hole] = key
  }
}
