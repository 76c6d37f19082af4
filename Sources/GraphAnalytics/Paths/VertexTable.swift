/// Numbers 0, 1, 2, … for the vertices that a search meets, in the order in which it meets them.
///
/// A search that meets a few thousand of a million vertices would pay a cache miss for each of them, and one for every
/// neighbor it looks up in vain, in an array over all vertices. Here both find their answer in a table as small as the
/// search itself (open addressing, at most half full), and nothing has to be set aside for vertices that no search meets.
struct VertexTable {
  private struct Slot: BitwiseCopyable {
    var vertex: UInt32
    var number: Int32

    static let empty = Slot(vertex: .max, number: -1)
  }

  private let leastBits: Int
  /// One table for each power of two that was ever needed; all but the one in use are empty.
  private var levels: [Buffer<Slot>] = []
  private var slots: Buffer<Slot>
  private var bits: Int
  private var vertices: GrowingBuffer<UInt32>
  private let arena: Arena

  /// - Parameter leastBits: the binary logarithm of the smallest table.
  init(in arena: Arena, leastBits: Int = 11) {
    self.arena = arena
    self.leastBits = leastBits
    bits = leastBits
    vertices = GrowingBuffer(in: arena, capacity: 1 << (leastBits - 1))
    slots = arena.buffer(1 << leastBits, repeating: .empty)
    levels.append(slots)
  }

  @inline(__always)
  var count: Int { vertices.count }

  @inline(__always)
  func vertex(_ number: UInt32) -> UInt32 { vertices[Int(number)] }

  @inline(__always)
  private func home(_ vertex: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(vertex) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(truncatingIfNeeded: 64 &- bits))
  }

  /// The number of `vertex`, or -1.
  @inline(__always)
  func number(of vertex: UInt32) -> Int32 {
    var place = home(vertex)
    while true {
      let slot = slots[place]
      if slot.vertex == vertex || slot.number < 0 { return slot.number }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  /// The next number for a vertex that has none.
  @inline(__always)
  mutating func insert(_ vertex: UInt32) -> Int32 {
    if 2 * vertices.count >= slots.count { grow() }
    let number = Int32(truncatingIfNeeded: vertices.count)
    vertices.append(vertex)
    put(vertex, number)
    return number
  }

  @inline(__always)
  private func put(_ vertex: UInt32, _ number: Int32) {
    var place = home(vertex)
    while slots[place].number >= 0 { place = (place &+ 1) & (slots.count &- 1) }
    slots[place] = Slot(vertex: vertex, number: number)
  }

  /// Forgets all numbers; costs what was inserted.
  mutating func removeAll() {
    if count == 0 { return }
    slots.fill(with: .empty)
    vertices.removeAll()
    bits = leastBits
    slots = levels[0]
  }

  @inline(never)
  private mutating func grow() {
    slots.fill(with: .empty)
    bits += 1
    if bits - leastBits == levels.count { levels.append(arena.buffer(1 << bits, repeating: .empty)) }
    slots = levels[bits - leastBits]
    for number in 0..<vertices.count { put(vertices[number], Int32(truncatingIfNeeded: number)) }
  }
}

/// A set of vertices.
struct VertexMarks {
  private var table: VertexTable

  init(in arena: Arena) { table = VertexTable(in: arena, leastBits: 7) }

  mutating func removeAll() { table.removeAll() }

  @inline(__always)
  func contains(_ vertex: UInt32) -> Bool { table.number(of: vertex) >= 0 }

  @inline(__always)
  mutating func insert(_ vertex: UInt32) {
    if !contains(vertex) { _ = table.insert(vertex) }
  }
}
