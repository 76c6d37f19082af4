import Testing

@testable import GraphAnalytics

struct RadixHeapTests {
  /// Pops everything, pushing `more(popped)` entries on the way, none below the one just popped.
  private func drained(_ lengths: [Double], more: (Double) -> [Double] = { _ in [] }) -> [Double] {
    let arena = Arena()
    defer { arena.free() }
    var heap = RadixHeap(in: arena)
    for (place, length) in lengths.enumerated() { heap.push(LengthEntry(length: length, vertex: UInt32(place))) }
    var popped: [Double] = []
    while let entry = heap.pop(where: { _ in false }) {
      popped.append(entry.length)
      for length in more(entry.length) { heap.push(LengthEntry(length: length, vertex: 0)) }
    }
    return popped
  }

  @Test func entriesComeInRisingOrder() {
    var generator = SeededGenerator(seed: 5)
    for count in [0, 1, 2, 63, 64, 65, 5000] {
      let lengths = (0..<count).map { _ in generator.nextUnit() * Double(1 << generator.next(below: 40)) }
      #expect(drained(lengths) == lengths.sorted())
    }
  }

  @Test func extremesAndEqualLengthsComeOutAsTheyWentIn() {
    let lengths = [1e300, 0, Double.leastNonzeroMagnitude, .infinity, 1, 0, 1, .greatestFiniteMagnitude, 1.0.nextUp]
    #expect(drained(lengths) == lengths.sorted())
  }

  @Test func entriesPushedOnTheWayComeInOrderToo() {
    var generator = SeededGenerator(seed: 6)
    var left = 20_000
    var pushed = [0.0]
    let popped = drained([0]) { least in
      let new = (0..<min(left, generator.next(below: 4))).map { _ in
        generator.next(below: 5) == 0 ? least : least + generator.nextUnit()
      }
      left -= new.count
      pushed += new
      return new
    }
    #expect(popped == pushed.sorted())
  }

  @Test func staleEntriesMayBeLeftOut() {
    let arena = Arena()
    defer { arena.free() }
    var heap = RadixHeap(in: arena)
    for vertex in 0..<100 { heap.push(LengthEntry(length: Double(vertex), vertex: UInt32(vertex))) }
    var popped: [UInt32] = []
    while let entry = heap.pop(where: { $0.vertex % 2 == 1 }) {
      if entry.vertex % 2 == 0 { popped.append(entry.vertex) }
    }
    #expect(popped == (0..<50).map { UInt32(2 * $0) })
  }
}
