/// Tells the best path from those that came so near to it that rounded lengths could not: all edges on such paths are
/// gathered and, where they make more than one path, measured exactly.
///
/// The order of paths is that of `PathFinder`. It is decided here only where it is beyond doubt: lengths differ by no more
/// than the rounding of exact sums, so that they are equal by any reading, or by far more than the tolerance for equal ones.
struct NearbyPaths {
  private let index: PathIndex
  private let table: ReachTable
  private let meetings: GrowingBuffer<UInt32>
  private let source: UInt32
  private let target: UInt32
  private let extra: Float
  private let limit: Float
  private let slack: Float
  /// Two places each: from above, to below.
  private var arcs: [UInt64] = []

  /// More edges are left to the plain search.
  private static let mostArcs = 4096
  /// On paths of more edges the tolerance for equal lengths might add up to more than what is called far here.
  private static let mostHops = 256
  /// Sums of that many exact lengths, taken in different orders, differ by less.
  private static let rounding = 1e-13
  private static let far = 5e-8

  init(search: IndexedSearch, source: UInt32, target: UInt32, extra: Float) {
    index = search.index
    table = search.table
    meetings = search.meetings
    self.source = source
    self.target = target
    self.extra = extra
    limit = search.limit
    slack = search.limit - search.best
  }

  mutating func best(passing: Double) -> IndexedSearch.Answer {
    guard gather(side: 0), gather(side: 1) else { return .unsure }
    arcs.sort()
    arcs.removeRepeats()
    if let path = onlyPath() { return path.count <= Self.mostHops + 1 ? .path(path.map(vertex)) : .unsure }
    return measuredPath(passing: passing)
  }

  private func vertex(at place: UInt32) -> UInt32 { index.rows.words[Int(place)].place }

  /// Walks from the meetings back to one end over every edge that may lie on a path within the limit.
  ///
  /// - Returns: false when there are too many.
  private mutating func gather(side: Int) -> Bool {
    let words = index.rows.words
    let end = side == 0 ? source : target
    var isMet: Set<UInt32> = []
    var waiting: [UInt32] = []
    for meeting in 0..<meetings.count {
      let place = meetings[meeting]
      let label = table.label(of: place)
      let through = place == source || place == target ? 0 : extra
      if label.forward + label.backward + through <= limit && isMet.insert(place).inserted { waiting.append(place) }
    }
    while let place = waiting.popLast() {
      if place == end { continue }
      let bound = table.label(of: place).length(side) + slack
      let head = words[Int(place)]
      var arc = Int(place) + 1
      var last = arc + head.outgoingCount
      if side == 0 && index.rows.isDirected {
        arc = last
        last += head.incomingCount
      }
      while arc < last && words[arc].length <= bound {
        let word = words[arc]
        arc += 1
        let known = table.label(of: word.place).length(side)
        if known + (word.place == end ? 0 : extra) + word.length > bound { continue }
        let ends = side == 0 ? (word.place, place) : (place, word.place)
        arcs.append(UInt64(ends.0) << 32 | UInt64(ends.1))
        if arcs.count > Self.mostArcs { return false }
        if isMet.insert(word.place).inserted { waiting.append(word.place) }
      }
    }
    return true
  }

  /// The path, when the edges make no more than one; `arcs` rise.
  private func onlyPath() -> [UInt32]? {
    for (arc, next) in zip(arcs, arcs.dropFirst()) where arc >> 32 == next >> 32 { return nil }
    let ends = arcs.map { UInt32(truncatingIfNeeded: $0) }.sorted()
    for (end, next) in zip(ends, ends.dropFirst()) where end == next { return nil }
    var path = [source]
    var place = source
    while place != target {
      guard path.count <= arcs.count, let arc = arcs.first(where: { UInt32($0 >> 32) == place }) else { return nil }
      place = UInt32(truncatingIfNeeded: arc)
      path.append(place)
    }
    return path
  }

  private func measuredPath(passing: Double) -> IndexedSearch.Answer {
    var places = arcs.flatMap { [$0 >> 32, $0 & 0xFFFF_FFFF] }
    places.sort()
    places.removeRepeats()
    func number(_ place: UInt64) -> Int { places.partitioningIndex { $0 >= place } }
    let vertices = places.map { vertex(at: UInt32($0)) }
    let ends = arcs.map { (number($0 >> 32), number($0 & 0xFFFF_FFFF)) }
    let lengths = ends.map { index.leastLength(from: vertices[$0.0], to: vertices[$0.1]) }
    let (first, last) = (number(UInt64(source)), number(UInt64(target)))
    if first >= places.count || places[first] != UInt64(source) { return .unsure }
    if last >= places.count || places[last] != UInt64(target) { return .unsure }
    let extras = places.indices.map { $0 == first || $0 == last ? 0 : passing }

    // Distances over these edges from the source and to the target.
    let outgoing = MeasuredArcs(ends: ends, count: places.count)
    let incoming = MeasuredArcs(ends: ends.map { ($0.1, $0.0) }, count: places.count)
    let before = outgoing.distances(from: first, lengths, extras)
    let after = incoming.distances(from: last, lengths, extras)
    let best = before[last]
    if best == .infinity { return .unsure }

    var isBest = [Bool](repeating: false, count: arcs.count)
    for (arc, (from, to)) in ends.enumerated() {
      let start = before[from] + extras[from] + lengths[arc]
      let rest = after[to] + extras[to] + lengths[arc]
      let excess = start + extras[to] + after[to] - best
      if excess > Self.far * best { continue }
      if excess > Self.rounding * best || start - before[to] > Self.rounding * before[to]
        || rest - after[from] > Self.rounding * after[from]
      {
        return .unsure
      }
      isBest[arc] = true
    }
    let hopsBefore = outgoing.hops(from: first, over: isBest)
    let hopsAfter = incoming.hops(from: last, over: isBest)
    let hops = hopsBefore[last]
    if hops > Self.mostHops { return .unsure }

    var path = [first]
    while let at = path.last, at != last {
      let following = outgoing.arcs(of: at).filter { isBest[$0] }.map { ends[$0].1 }
        .filter { hopsBefore[$0] == path.count && path.count + hopsAfter[$0] == hops }
      guard let next = following.min(by: { vertices[$0] < vertices[$1] }) else { return .unsure }
      path.append(next)
    }
    return .path(path.map { vertices[$0] })
  }
}

/// A few edges by the end where they begin.
private struct MeasuredArcs {
  private let ends: [(Int, Int)]
  private let byStart: [[Int]]

  init(ends: [(Int, Int)], count: Int) {
    self.ends = ends
    var byStart = [[Int]](repeating: [], count: count)
    for arc in ends.indices { byStart[ends[arc].0].append(arc) }
    self.byStart = byStart
  }

  func arcs(of start: Int) -> [Int] { byStart[start] }

  func distances(from root: Int, _ lengths: [Double], _ extras: [Double]) -> [Double] {
    let arena = Arena()
    defer { arena.free() }
    var heap = QuadHeap<LengthEntry>(in: arena)
    var distances = [Double](repeating: .infinity, count: byStart.count)
    distances[root] = 0
    heap.push(LengthEntry(length: 0, vertex: UInt32(root)))
    while !heap.isEmpty {
      let entry = heap.pop()
      let at = Int(entry.vertex)
      if entry.length > distances[at] { continue }
      for arc in byStart[at] {
        let length = entry.length + extras[at] + lengths[arc]
        if length < distances[ends[arc].1] {
          distances[ends[arc].1] = length
          heap.push(LengthEntry(length: length, vertex: UInt32(ends[arc].1)))
        }
      }
    }
    return distances
  }

  func hops(from root: Int, over isUsed: [Bool]) -> [Int] {
    var hops = [Int](repeating: .max / 2, count: byStart.count)
    hops[root] = 0
    var queue = [root]
    var done = 0
    while done < queue.count {
      let at = queue[done]
      done += 1
      for arc in byStart[at] where isUsed[arc] && hops[ends[arc].1] == .max / 2 {
        hops[ends[arc].1] = hops[at] + 1
        queue.append(ends[arc].1)
      }
    }
    return hops
  }
}

extension Array where Element == UInt64 {
  /// Of equal elements that follow each other, keeps one.
  fileprivate mutating func removeRepeats() {
    var kept = 0
    for place in indices where kept == 0 || self[place] != self[kept - 1] {
      self[kept] = self[place]
      kept += 1
    }
    removeLast(count - kept)
  }

  /// The first place from where on `belongs` holds, in an array where it holds for the end.
  fileprivate func partitioningIndex(_ belongs: (UInt64) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
