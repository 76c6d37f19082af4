/// Breadth-first searches from up to 512 sources at once, one bit each.
///
/// Every vertex pulls the bits of its neighbors: bit s arrives at vertex v in round d exactly when the distance between v
/// and source s, along the rows, is d. So v counts its own distances and no search needs an array of its own.
/// Sources must be consecutive in a `SearchOrder`, whose component runs limit each search to what it can meet.
final class MultiSourceSearch: Sendable {
  typealias Bits = SIMD8<UInt64>
  static let width = 512

  private let rows: SearchRows
  private let componentStarts: [Int]
  private let arena = Arena()
  private let seen: Buffer<Bits>
  private let bits: (Buffer<Bits>, Buffer<Bits>)
  private let open: Buffer<UInt32>

  init(rows: SearchRows, componentStarts: [Int]) {
    self.rows = rows
    self.componentStarts = componentStarts
    seen = arena.zeros(of: Bits.self, rows.vertexCount)
    bits = (arena.zeros(of: Bits.self, rows.vertexCount), arena.zeros(of: Bits.self, rows.vertexCount))
    open = arena.zeros(of: UInt32.self, rows.vertexCount)
  }

  deinit { arena.free() }

  func run(sources: Range<Int>, into slot: DistanceSlots.Slot) {
    var component = lastStart(atOrBefore: sources.lowerBound)
    while component + 1 < componentStarts.count, componentStarts[component] < sources.upperBound {
      let run = componentStarts[component]..<componentStarts[component + 1]
      search(from: sources.clamped(to: run), within: run, into: slot)
      component += 1
    }
  }

  private func lastStart(atOrBefore position: Int) -> Int {
    var (low, high) = (0, componentStarts.count - 1)
    while low + 1 < high {
      let middle = (low + high) / 2
      if componentStarts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }

  private func search(from sources: Range<Int>, within run: Range<Int>, into slot: DistanceSlots.Slot) {
    guard run.count > 1 else { return }
    let (seen, open) = (seen, open)
    var (frontier, next) = bits
    let none = Bits(repeating: 0)
    seen.slice(run).fill(with: none)
    frontier.slice(run).fill(with: none)
    var all = none
    for (bit, source) in sources.enumerated() {
      var mask = none
      mask[bit >> 6] = 1 << UInt64(bit & 63)
      all |= mask
      seen[source] = mask
      frontier[source] = mask
    }
    for (place, vertex) in run.enumerated() { open[place] = UInt32(vertex) }
    var openCount = run.count
    var level = 1
    while true {
      let (kept, arrived) = pull(
        from: frontier, to: next, openCount: openCount, all: all, level: level, into: slot)
      if arrived == 0 { return }
      openCount = kept
      level += 1
      swap(&frontier, &next)
    }
  }

  /// One round. Vertices that every source has met leave the list once their last bits have been read by the others.
  private func pull(
    from frontier: Buffer<Bits>, to next: Buffer<Bits>, openCount: Int, all: Bits, level: Int,
    into slot: DistanceSlots.Slot
  ) -> (kept: Int, arrived: Int) {
    let (rows, seen, open) = (rows, seen, open)
    let targets = rows.targets
    let none = Bits(repeating: 0)
    let distance = Double(level)
    var kept = 0
    var arrivedInAll = 0
    for place in 0..<openCount {
      let vertex = open[place]
      let known = seen[vertex]
      if known == all {
        next[vertex] = none
        if frontier[vertex] != none {
          open[kept] = vertex
          kept += 1
        }
        continue
      }
      open[kept] = vertex
      kept += 1
      var reached = known
      let range = rows.arcs(of: Int(vertex))
      var arc = range.lowerBound
      while arc < range.upperBound {
        let end = min(arc &+ 8, range.upperBound)
        while arc < end {
          reached |= frontier[targets[arc]]
          arc &+= 1
        }
        if reached == all { break }
      }
      let new = reached & ~known
      next[vertex] = new
      if new != none {
        seen[vertex] = reached
        let arrived = Self.count(new)
        arrivedInAll += arrived
        let position = Int(vertex)
        slot.reached[position] += arrived
        slot.total[position] += Double(arrived) * distance
        slot.reciprocalTotal[position] += Double(arrived) / distance
        slot.farthest[position] = max(slot.farthest[position], distance)
      }
    }
    return (kept, arrivedInAll)
  }

  /// How many bits are set, without a population count instruction: sums in ever wider fields.
  @inline(__always)
  private static func count(_ bits: Bits) -> Int {
    let odd = Bits(repeating: 0x5555_5555_5555_5555)
    let pairs = Bits(repeating: 0x3333_3333_3333_3333)
    let nibbles = Bits(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    var sums = bits &- ((bits &>> 1) & odd)
    sums = (sums & pairs) &+ ((sums &>> 2) & pairs)
    sums = (sums &+ (sums &>> 4)) & nibbles
    let halves = sums.lowHalf &+ sums.highHalf
    let quarters = halves.lowHalf &+ halves.highHalf
    let bytes = quarters[0] &+ quarters[1]
    let wide: UInt64 = 0x00FF_00FF_00FF_00FF
    let words = (bytes & wide) &+ ((bytes &>> 8) & wide)
    return Int(truncatingIfNeeded: (words &* 0x0001_0001_0001_0001) &>> 48)
  }
}
