/// The costs at which one search has reached each vertex.
///
/// Without a limit on hops a vertex keeps its best label. With one it keeps every label that none other beats in both
/// length and hops (a Pareto front), since a longer way with fewer edges may be what the limit asks for.
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

  private var table: VertexTable
  /// The first label of each vertex in the table.
  private var firsts: GrowingBuffer<Int32>
  private(set) var labels: GrowingBuffer<Label>
  private var keepsFronts = false

  init(in arena: Arena) {
    table = VertexTable(in: arena)
    firsts = GrowingBuffer(in: arena)
    labels = GrowingBuffer(in: arena)
  }

  mutating func begin(keepsFronts: Bool) {
    table.removeAll()
    firsts.removeAll()
    labels.removeAll()
    self.keepsFronts = keepsFronts
  }

  @inline(__always)
  subscript(label: Int32) -> Label { labels[label] }

  @inline(__always)
  func first(of vertex: UInt32) -> Int32 {
    let number = table.number(of: vertex)
    return number < 0 ? -1 : firsts[number]
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
    let number = table.number(of: vertex)
    var first = number < 0 ? -1 : firsts[number]
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
    if number < 0 {
      _ = table.insert(vertex)
      firsts.append(index)
    } else {
      firsts[number] = index
    }
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
