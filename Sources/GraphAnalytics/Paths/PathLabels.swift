/// The costs at which one search has reached each vertex.
///
/// Without a limit on hops a vertex keeps its best label. With one it keeps every label that none other beats in both
/// length and hops (a Pareto front), since a longer way with fewer edges may be what the limit asks for.
/// Constant time to begin a new search.
struct PathLabels {
  enum State: UInt32, BitwiseCopyable {
    case open, settled, marked, dead
  }

  struct Label: BitwiseCopyable {
    var cost: PathCost
    var vertex: UInt32
    /// The next label of the same vertex, or -1.
    var next: Int32
    var state: State
  }

  private struct Head: BitwiseCopyable {
    var epoch: UInt32
    var first: Int32
  }

  private let heads: Buffer<Head>
  private(set) var labels: GrowingBuffer<Label>
  private var epoch: UInt32 = 0
  private var keepsFronts = false

  init(vertexCount: Int, arena: Arena) {
    heads = arena.zeros(of: Head.self, vertexCount)
    labels = GrowingBuffer(in: arena)
  }

  mutating func begin(keepsFronts: Bool) {
    if epoch == .max {
      heads.fill(with: Head(epoch: 0, first: 0))
      epoch = 0
    }
    epoch += 1
    labels.removeAll()
    self.keepsFronts = keepsFronts
  }

  @inline(__always)
  subscript(label: Int32) -> Label { labels[label] }

  @inline(__always)
  func first(of vertex: UInt32) -> Int32 {
    let head = heads[vertex]
    return head.epoch == epoch ? head.first : -1
  }

  @inline(__always)
  func setState(_ state: State, of label: Int32) {
    var changed = labels[label]
    changed.state = state
    labels[label] = changed
  }

  /// Writes a label unless another one is as good.
  ///
  /// - Returns: the new label, or -1.
  @inline(__always)
  mutating func reach(_ vertex: UInt32, at cost: PathCost) -> Int32 {
    var first = self.first(of: vertex)
    if first >= 0 {
      if keepsFronts {
        var label = first
        while label >= 0 {
          let known = labels[label]
          if known.state != .dead {
            if known.cost.hops <= cost.hops && !cost.isShorter(than: known.cost) { return -1 }
            if cost.hops <= known.cost.hops && !known.cost.isShorter(than: cost) { setState(.dead, of: label) }
          }
          label = known.next
        }
      } else {
        let known = labels[first]
        if !cost.precedes(known.cost) { return -1 }
        setState(.dead, of: first)
        first = -1
      }
    }
    let index = Int32(labels.count)
    labels.append(Label(cost: cost, vertex: vertex, next: first, state: .open))
    heads[vertex] = Head(epoch: epoch, first: index)
    return index
  }

  /// The label of `vertex` that ties with `cost`, or -1.
  @inline(__always)
  func label(of vertex: UInt32, tying cost: PathCost) -> Int32 {
    var label = first(of: vertex)
    while label >= 0 {
      let known = labels[label]
      if known.state != .dead && known.cost.ties(cost) { return label }
      label = known.next
    }
    return -1
  }
}

/// A set of vertices that is emptied in constant time.
struct VertexMarks {
  private let stamps: Buffer<UInt32>
  private var stamp: UInt32 = 0

  init(vertexCount: Int, arena: Arena) { stamps = arena.zeros(of: UInt32.self, vertexCount) }

  mutating func removeAll() {
    if stamp == .max {
      stamps.fill(with: 0)
      stamp = 0
    }
    stamp += 1
  }

  @inline(__always)
  func contains(_ vertex: UInt32) -> Bool { stamps[vertex] == stamp }

  @inline(__always)
  func insert(_ vertex: UInt32) { stamps[vertex] = stamp }
}
