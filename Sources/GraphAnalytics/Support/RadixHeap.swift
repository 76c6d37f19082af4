/// A minimum queue for Dijkstra's algorithm, where nothing that is pushed is less than what was popped last.
///
/// Entries wait in buckets by the highest bit in which their length differs from the last one popped (Ahuja, Mehlhorn, Orlin
/// and Tarjan, doi 10.1145/77600.77615); lengths of zero or more compare like their bit patterns. Every move is to a lower
/// bucket, so an entry moves 64 times at most, a few times in practice, and always in sequence.
struct RadixHeap {
  private struct Bucket: BitwiseCopyable {
    var entries: Buffer<LengthEntry>
    var count: Int
  }

  private let buckets: Buffer<Bucket>
  private let arena: Arena
  /// Bit i − 1 is set when bucket i holds something.
  private var occupied: UInt64 = 0
  private var last: UInt64 = 0

  init(in arena: Arena) {
    self.arena = arena
    let none = arena.zeros(of: LengthEntry.self, 0)
    buckets = arena.buffer(65, repeating: Bucket(entries: none, count: 0))
  }

  @inline(__always)
  mutating func push(_ entry: LengthEntry) {
    let place = 64 - (entry.length.bitPattern ^ last).leadingZeroBitCount
    if place > 0 { occupied |= 1 << UInt64(place - 1) }
    append(entry, to: place)
  }

  @inline(__always)
  private func append(_ entry: LengthEntry, to place: Int) {
    var bucket = buckets[place]
    if bucket.count == bucket.entries.count { bucket.entries = grown(bucket.entries) }
    bucket.entries[bucket.count] = entry
    bucket.count += 1
    buckets[place] = bucket
  }

  @inline(never)
  private func grown(_ entries: Buffer<LengthEntry>) -> Buffer<LengthEntry> {
    let larger = arena.zeros(of: LengthEntry.self, max(64, 2 * entries.count))
    larger.copy(from: entries)
    return larger
  }

  /// The least entry, or nil when none is left. Entries for which `isStale` holds may be left out.
  @inline(__always)
  mutating func pop(where isStale: (LengthEntry) -> Bool) -> LengthEntry? {
    if buckets[0].count == 0 && !refill(isStale) { return nil }
    let count = buckets[0].count - 1
    buckets[0].count = count
    return buckets[0].entries[count]
  }

  /// Spreads the lowest bucket over those below it. False when nothing is left.
  private mutating func refill(_ isStale: (LengthEntry) -> Bool) -> Bool {
    while occupied != 0 {
      let place = occupied.trailingZeroBitCount + 1
      occupied &= occupied - 1
      let bucket = buckets[place]
      buckets[place].count = 0
      var least = Double.infinity
      var kept = 0
      for index in 0..<bucket.count {
        let entry = bucket.entries[index]
        if isStale(entry) { continue }
        bucket.entries[kept] = entry
        kept += 1
        least = min(least, entry.length)
      }
      if kept == 0 { continue }
      last = least.bitPattern
      for index in 0..<kept { push(bucket.entries[index]) }
      return true
    }
    return false
  }
}
