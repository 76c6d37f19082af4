/// How far the two searches of one question have come: the vertices reached from either end, by place, in a hash table that
/// stays in the cache, where records for all vertices would not.
struct ReachTable {
  struct Label: BitwiseCopyable {
    var place: UInt32
    /// The question that wrote it; under any other number the slot is free.
    var question: UInt32
    var forward: Float
    var backward: Float

    @inline(__always)
    func length(_ side: Int) -> Float { side == 0 ? forward : backward }

    @inline(__always)
    mutating func setLength(_ length: Float, _ side: Int) {
      if side == 0 { forward = length } else { backward = length }
    }
  }

  private var labels: Buffer<Label>
  private var mask: Int
  private var shift: UInt32
  private(set) var count = 0
  private(set) var question: UInt32 = 0
  private let arena: Arena

  init(in arena: Arena, logarithmOfCapacity: UInt32 = 13) {
    self.arena = arena
    let capacity = 1 << Int(logarithmOfCapacity)
    labels = arena.zeros(of: Label.self, capacity)
    mask = capacity - 1
    shift = 32 - logarithmOfCapacity
  }

  mutating func begin() {
    if question == .max {
      labels.fill(with: Label(place: 0, question: 0, forward: 0, backward: 0))
      question = 0
    }
    question += 1
    count = 0
  }

  @inline(__always)
  static func hash(_ place: UInt32) -> UInt32 { place &* 2_654_435_769 }

  /// Where the label of a place is, or would be.
  @inline(__always)
  func slot(of place: UInt32) -> Int {
    var slot = Int(Self.hash(place) >> shift)
    while true {
      let label = labels[slot]
      if label.question != question || label.place == place { return slot }
      slot = (slot &+ 1) & mask
    }
  }

  /// The label in a slot; with both lengths infinite where there is none.
  @inline(__always)
  func label(_ slot: Int, of place: UInt32) -> Label {
    let label = labels[slot]
    return label.question == question
      ? label : Label(place: place, question: 0, forward: .infinity, backward: .infinity)
  }

  @inline(__always)
  func label(of place: UInt32) -> Label { label(slot(of: place), of: place) }

  /// Writes a label; slots found before are no longer valid when it grew.
  @inline(__always)
  mutating func set(_ label: Label, _ slot: Int) {
    if label.question == question {
      labels[slot] = label
      return
    }
    labels[slot] = Label(place: label.place, question: question, forward: label.forward, backward: label.backward)
    count += 1
    if 2 * count > mask { grow() }
  }

  @inline(never)
  private mutating func grow() {
    let old = labels
    labels = arena.zeros(of: Label.self, 2 * old.count)
    mask = 2 * mask + 1
    shift -= 1
    for slot in 0..<old.count where old[slot].question == question {
      let label = old[slot]
      labels[self.slot(of: label.place)] = label
    }
  }
}

/// A vertex that a search has reached: what it waits by, where its row is, and how far it is.
struct ReachEntry: HeapEntry {
  var key: Float
  var place: UInt32
  var length: Float

  @inline(__always)
  static func precedes(_ left: ReachEntry, _ right: ReachEntry) -> Bool { left.key < right.key }
}

/// A queue of two parts: a heap of those that are due soon, and a pile of the others, most of which never are.
struct ReachQueue {
  private(set) var near: QuadHeap<ReachEntry>
  private var far: GrowingBuffer<ReachEntry>
  private var bound: Float = 0
  private var step: Float = 0

  init(in arena: Arena) {
    near = QuadHeap(in: arena)
    far = GrowingBuffer(in: arena)
  }

  mutating func begin(step: Float) {
    near.removeAll()
    far.removeAll()
    bound = 0
    self.step = step
  }

  /// - Returns: whether it is due soon.
  @inline(__always)
  mutating func push(_ entry: ReachEntry) -> Bool {
    if entry.key <= bound {
      near.push(entry)
      return true
    }
    far.append(entry)
    return false
  }

  @inline(__always)
  mutating func pop() -> ReachEntry { near.pop() }

  /// Brings in the next ones from the pile, leaving out whatever is of no use any more.
  ///
  /// - Returns: a number that means nothing: reads that nothing waits for bring the rows into the cache together.
  @inline(never)
  mutating func advance(within limit: Float, _ words: Buffer<IndexWord>) -> UInt32 {
    let pile = far.buffer
    let count = far.count
    var least = Float.infinity
    var kept = 0
    var index = 0
    while index < count {
      let entry = pile[index]
      index += 1
      pile[kept] = entry
      if entry.key < limit {
        kept += 1
        least = min(least, entry.key)
      }
    }
    let useful = kept
    bound = least + step
    index = 0
    kept = 0
    var warmth: UInt32 = 0
    while index < useful {
      let entry = pile[index]
      index += 1
      if entry.key <= bound {
        near.push(entry)
        warmth &+= words[Int(entry.place)].place &+ words[Int(entry.place) + 6].place
      } else {
        pile[kept] = entry
        kept += 1
      }
    }
    far.truncate(to: kept)
    // Steps too small for the lengths at hand would sift the pile again and again.
    if near.count * 8 < kept { step *= 2 }
    return warmth
  }
}
