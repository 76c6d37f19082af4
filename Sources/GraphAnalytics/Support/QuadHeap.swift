/// What a heap holds: small, trivial, and with an order of its own.
protocol HeapEntry: BitwiseCopyable {
  static func precedes(_ left: Self, _ right: Self) -> Bool
}

/// A minimum heap with four children a parent, so that a parent's children lie in one cache line.
///
/// It has no "decrease key": push an item again and skip the entry that has become stale when it comes up. Measured on
/// social networks that is faster than keeping positions, since few items improve after they were pushed.
struct QuadHeap<Entry: HeapEntry> {
  private var entries: GrowingBuffer<Entry>

  init(in arena: Arena, capacity: Int = 256) { entries = GrowingBuffer(in: arena, capacity: capacity) }

  @inline(__always)
  var count: Int { entries.count }

  @inline(__always)
  var isEmpty: Bool { entries.isEmpty }

  /// The least entry; the heap must not be empty.
  @inline(__always)
  var top: Entry { entries[0] }

  @inline(__always)
  mutating func removeAll() { entries.removeAll() }

  @inline(__always)
  mutating func push(_ entry: Entry) {
    entries.append(entry)
    let places = entries.buffer
    var hole = entries.count - 1
    while hole > 0 {
      let parent = (hole - 1) >> 2
      let above = places[parent]
      if !Entry.precedes(entry, above) { break }
      places[hole] = above
      hole = parent
    }
    places[hole] = entry
  }

  @inline(__always)
  mutating func pop() -> Entry {
    let places = entries.buffer
    let result = places[0]
    let entry = entries.removeLast()
    let count = entries.count
    if count == 0 { return result }
    var hole = 0
    while true {
      let first = 4 * hole + 1
      if first >= count { break }
      var least = first
      var value = places[first]
      let end = min(first + 4, count)
      var child = first + 1
      while child < end {
        let other = places[child]
        if Entry.precedes(other, value) {
          least = child
          value = other
        }
        child += 1
      }
      if !Entry.precedes(value, entry) { break }
      places[hole] = value
      hole = least
    }
    places[hole] = entry
    return result
  }
}

/// A vertex keyed by a length alone.
struct LengthEntry: HeapEntry {
  var length: Double
  var vertex: UInt32

  @inline(__always)
  static func precedes(_ left: LengthEntry, _ right: LengthEntry) -> Bool { left.length < right.length }
}

/// Anything with a 32-bit number, keyed by the cost of a path.
struct CostEntry: HeapEntry {
  var cost: PathCost
  var item: UInt32

  @inline(__always)
  init(_ cost: PathCost, _ item: UInt32) {
    self.cost = cost
    self.item = item
  }

  @inline(__always)
  static func precedes(_ left: CostEntry, _ right: CostEntry) -> Bool { left.cost.precedes(right.cost) }
}
