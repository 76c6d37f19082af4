/// The search that a `PathIndex` is made for: from both ends, over rounded lengths, to every path that could be the best.
///
/// A bidirectional search like that of `PathSearch`, with three differences. A reached vertex waits by its distance plus
/// half of the shortest edge by which a path can go on from it. The search ends when the first keys of both sides together
/// exceed the best path, since a path not yet seen has an edge between two waiting vertices that is as long as both halves;
/// so each side grows by less, which on social networks spares more than half of the vertices. (Halves make a feasible
/// order: along an edge the key rises, and no later way to a vertex taken out can be shorter.) Rows rise by length, so that
/// what is too long is never read. And all that is touched twice fits in the cache.
///
/// Rounded lengths cannot tell the best path from one that is longer by a millionth. The search goes on until every path
/// within that doubt is seen, and `NearbyPaths` measures them exactly. Where even exact lengths leave a doubt, because two
/// lengths differ by about the tolerance for equal ones, the answer is `unsure`, and the plain search decides.
final class IndexedSearch {
  enum Answer {
    case path([UInt32])
    case noPath
    case unsure
  }

  let index: PathIndex
  let arena = Arena()
  private(set) var table: ReachTable
  private var forward: ReachQueue
  private var backward: ReachQueue
  /// Which places may have a label, one set of bits a side: most looks into the table are spared.
  private let forwardMarks: Buffer<UInt64>
  private let backwardMarks: Buffer<UInt64>
  /// Vertices that both sides reached on paths that were nearly the best.
  private(set) var meetings: GrowingBuffer<UInt32>
  /// The length of the best path, and the greatest that may be the same.
  private(set) var best = Float.infinity
  private(set) var limit = Float.infinity
  private var mayHaveManyHops = false
  private var warmth: UInt32 = 0

  init(_ index: PathIndex) {
    self.index = index
    table = ReachTable(in: arena)
    forward = ReachQueue(in: arena)
    backward = ReachQueue(in: arena)
    forwardMarks = arena.zeros(of: UInt64.self, 1024)
    backwardMarks = arena.zeros(of: UInt64.self, 1024)
    meetings = GrowingBuffer(in: arena)
  }

  deinit { arena.free() }

  /// The best path between two different vertices.
  ///
  /// - Parameter passing: the extra length for every vertex on the way, at most what the index was made for.
  func shortestPath(from source: UInt32, to target: UInt32, passing: Double) -> Answer {
    let rows = index.rows
    let extra = Float(passing * rows.scale)
    // So large a sum could overflow; so small a length may have been rounded to nothing.
    if extra > 0x1p90 || (passing > 0 && extra < 0x1p-80) { return .unsure }
    connect(rows.places[source], rows.places[target], extra)
    if best == .infinity { return .noPath }
    if limit > rows.reach || best < 0x1p-80 || mayHaveManyHops { return .unsure }
    var paths = NearbyPaths(search: self, source: rows.places[source], target: rows.places[target], extra: extra)
    return paths.best(passing: passing)
  }

  /// Paths of more edges are left to the plain search where the lengths do not tell that there are none.
  private static let mostHops: Float = 8192

  /// The length that a path may seem to have and still be the best: rounding may add up over its edges, and what is below
  /// the doubt is left to exact lengths.
  @inline(__always)
  private static func limit(_ best: Float, _ perLeast: Float) -> Float {
    let hops = min(best * perLeast, mostHops)
    return best * (1 + Float(IndexRows.doubt) + (hops + 4) * 2.5e-7)
  }

  private func connect(_ source: UInt32, _ target: UInt32, _ extra: Float) {
    let rows = index.rows
    let words = rows.words
    let isDirected = rows.isDirected
    let perLeast = rows.least > 0 ? 1 / rows.least : Float.infinity
    var (table, meetings) = (table, meetings)
    var queues = (forward, backward)
    let marks = (forwardMarks, backwardMarks)
    marks.0.fill(with: 0)
    marks.1.fill(with: 0)
    meetings.removeAll()
    table.begin()
    queues.0.begin(step: rows.usual / 2)
    queues.1.begin(step: rows.usual / 2)
    var (best, limit) = (Float.infinity, Float.infinity)
    var (taken, warmth) = (0, self.warmth)
    var work = (0, 0)

    @inline(__always)
    func mark(_ place: UInt32, _ marks: Buffer<UInt64>) {
      let hash = ReachTable.hash(place) >> 16
      marks[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
    }
    @inline(__always)
    func isMarked(_ place: UInt32, _ marks: Buffer<UInt64>) -> Bool {
      let hash = ReachTable.hash(place) >> 16
      return marks[Int(hash >> 6)] & (1 << UInt64(hash & 63)) != 0
    }
    @inline(__always)
    func expand(
      _ entry: ReachEntry, _ side: Int, _ queue: inout ReachQueue, _ work: inout Int, _ otherTop: Float,
      _ own: Buffer<UInt64>, _ other: Buffer<UInt64>
    ) {
      let head = words[Int(entry.place)]
      var place = Int(entry.place) + 1
      var end = place + head.outgoingCount
      if isDirected && side == 1 {
        place = end
        end += head.incomingCount
      }
      let isEnd = entry.place == (side == 0 ? source : target)
      let base = isEnd ? entry.length : entry.length + extra
      var room = limit - otherTop
      let start = place
      while place < end {
        let word = words[place]
        // The other side's half of this edge is at most half as long as the edge.
        if base + 0.5 * word.length >= room { break }
        place += 1
        let length = base + word.length
        let next = word.place
        let key = length + extra + 0.5 * word.onward
        let isIdle = key >= room
        if isIdle && !isMarked(next, other) { continue }
        let slot = table.slot(of: next)
        var label = table.label(slot, of: next)
        if label.length(side) <= length { continue }
        let opposite = label.length(1 - side)
        if opposite < .infinity {
          let total = length + opposite + (next == source || next == target ? 0 : extra)
          if total < best {
            best = total
            limit = Self.limit(best, perLeast)
            room = limit - otherTop
          }
          if total <= limit { meetings.append(next) }
        } else if isIdle {
          continue
        }
        label.setLength(length, side)
        table.set(label, slot)
        mark(next, own)
        if isIdle { continue }
        work &+= 1
        if queue.push(ReachEntry(key: key, place: next, length: length)) {
          warmth &+= words[Int(next)].place &+ words[Int(next) + 6].place
        }
      }
      work &+= place - start + 3
    }

    /// - Returns: false when nothing is left.
    @inline(__always)
    func freshen(_ queue: inout ReachQueue, _ side: Int, _ otherTop: Float) -> Bool {
      while true {
        while !queue.near.isEmpty {
          let top = queue.near.top
          if table.label(of: top.place).length(side) == top.length { return true }
          _ = queue.pop()
        }
        warmth &+= queue.advance(within: limit - otherTop, words)
        if queue.near.isEmpty { return false }
      }
    }

    for (place, side) in [(source, 0), (target, 1)] {
      let slot = table.slot(of: place)
      var label = table.label(slot, of: place)
      label.setLength(0, side)
      table.set(label, slot)
      mark(place, side == 0 ? marks.0 : marks.1)
    }
    _ = queues.0.push(ReachEntry(key: 0, place: source, length: 0))
    _ = queues.1.push(ReachEntry(key: 0, place: target, length: 0))
    var tops = (Float(0), Float(0))
    while tops.0 + tops.1 < limit {
      taken += 1
      // The side that has had less work; the other side's first entry stays what it is.
      if work.0 <= work.1 {
        expand(queues.0.pop(), 0, &queues.0, &work.0, tops.1, marks.0, marks.1)
        if !freshen(&queues.0, 0, tops.1) { break }
        tops.0 = queues.0.near.top.key
      } else {
        expand(queues.1.pop(), 1, &queues.1, &work.1, tops.0, marks.1, marks.0)
        if !freshen(&queues.1, 1, tops.0) { break }
        tops.1 = queues.1.near.top.key
      }
    }
    (self.table, self.meetings) = (table, meetings)
    (forward, backward) = queues
    (self.best, self.limit, self.warmth) = (best, limit, warmth)
    mayHaveManyHops = taken > Int(Self.mostHops) && best * perLeast > Self.mostHops
  }
}
