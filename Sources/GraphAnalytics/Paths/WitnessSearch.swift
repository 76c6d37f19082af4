/// Finds arcs whose ends are joined by a shorter way: a small search from every vertex, given up after a few vertices.
///
/// It never drops an arc that a shortest path could need: the other way must be shorter by `room` and by more than rounding,
/// so that paths over dropped arcs do not even come near the best. With an extra length for passing through vertices an arc
/// dropped under a greater one is dropped rightly under a smaller one too.
struct WitnessSearch: Sendable {
  let rows: LengthRows
  let room: Float
  /// The extra length for every vertex on the way.
  let passing: Float
  /// What is found, by arc.
  let dropped: Buffer<Bool>

  /// More vertices find few more arcs: on a network of 100,000, 10 vertices find 16 % of all, 30 find 19 %, 1,000 find 22 %.
  private static let mostSettled = 16

  private struct Label: BitwiseCopyable {
    var length: Float
    var search: UInt32
  }

  func run(_ progress: Progress?) throws {
    try Rounds.run(bounds: Parallel.evenStripes(count: rows.vertexCount, size: 1 << 12), slots: 16, progress) {
      vertices, _ in
      let arena = Arena()
      defer { arena.free() }
      let labels = arena.zeros(of: Label.self, rows.vertexCount)
      var heap = QuadHeap<ReachEntry>(in: arena)
      for vertex in vertices { search(from: vertex, labels, &heap) }
    }
  }

  /// Marks in the rows of the other direction (or in the same, when undirected) what is marked here.
  func mirror(into other: LengthRows, _ mirrored: Buffer<Bool>) {
    for vertex in 0..<rows.vertexCount {
      for arc in rows.arcs(of: vertex) where dropped[arc] {
        let back = other.arc(from: Int(rows.target(arc)), to: UInt32(vertex), length: rows.length(arc))
        if let back { mirrored[back] = true }
      }
    }
  }

  /// A way must be shorter than this to stand in for an arc.
  @inline(__always)
  private func bound(_ arc: Int) -> Float { rows.length(arc) * (1 - 1e-5) - room }

  private func search(from source: Int, _ labels: Buffer<Label>, _ heap: inout QuadHeap<ReachEntry>) {
    let (rows, passing) = (rows, passing)
    let arcs = rows.arcs(of: source)
    if arcs.count < 2 { return }
    let number = UInt32(truncatingIfNeeded: source) &+ 1
    var last = arcs.upperBound - 1
    var radius = bound(last)
    labels[source] = Label(length: 0, search: number)
    heap.removeAll()
    heap.push(ReachEntry(key: 0, place: UInt32(truncatingIfNeeded: source), length: 0))
    var settled = 0
    while !heap.isEmpty {
      let entry = heap.pop()
      if entry.key >= radius || settled == Self.mostSettled { break }
      if labels[entry.place].length < entry.key { continue }
      settled += 1
      let base = entry.key + (settled == 1 ? 0 : passing)
      for arc in rows.arcs(of: Int(entry.place)) {
        let length = base + rows.length(arc)
        if length >= radius { break }
        let target = rows.target(arc)
        let known = labels[target]
        if known.search == number && known.length <= length { continue }
        labels[target] = Label(length: length, search: number)
        heap.push(ReachEntry(key: length, place: target, length: length))
      }
      while last >= arcs.lowerBound && isWitnessed(last, labels, number) { last -= 1 }
      if last < arcs.lowerBound { break }
      radius = bound(last)
    }
    for arc in arcs where isWitnessed(arc, labels, number) { dropped[arc] = true }
  }

  @inline(__always)
  private func isWitnessed(_ arc: Int, _ labels: Buffer<Label>, _ number: UInt32) -> Bool {
    let label = labels[rows.target(arc)]
    return label.search == number && label.length < bound(arc)
  }
}
