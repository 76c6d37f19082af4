/// What a search from both ends knows of each vertex it has met: the best cost from the source and to the target.
struct TwoSidedLabels {
  struct Side: BitwiseCopyable {
    /// Infinite while this side has not come here; minus infinity where no path may go.
    var cost: PathCost
    var isMarked: Bool

    static let unknown = Side(cost: .infinite, isMarked: false)
    static let closed = Side(cost: PathCost(-.infinity, 0), isMarked: false)
  }

  private(set) var table: VertexTable
  /// Two records a vertex, in the order of the table: from the source (even) and to the target (odd).
  private var sides: GrowingBuffer<Side>

  init(in arena: Arena) {
    table = VertexTable(in: arena)
    sides = GrowingBuffer(in: arena, capacity: 2048)
  }

  mutating func removeAll() {
    table.removeAll()
    sides.removeAll()
  }

  @inline(__always)
  var count: Int { table.count }

  @inline(__always)
  func number(of vertex: UInt32) -> Int32 { table.number(of: vertex) }

  @inline(__always)
  func vertex(_ number: UInt32) -> UInt32 { table.vertex(number) }

  /// The cost on one side (0: from the source, 1: to the target).
  @inline(__always)
  func cost(_ number: Int32, _ side: Int) -> PathCost { sides[2 * Int(number) + side].cost }

  @inline(__always)
  func setCost(_ cost: PathCost, of number: Int32, _ side: Int) {
    sides[2 * Int(number) + side] = Side(cost: cost, isMarked: false)
  }

  @inline(__always)
  func isMarked(_ number: Int32, _ side: Int) -> Bool { sides[2 * Int(number) + side].isMarked }

  func mark(_ number: Int32, _ side: Int) {
    sides[2 * Int(number) + side] = Side(cost: cost(number, side), isMarked: true)
  }

  /// Takes in a vertex that was not met before, known to one side.
  @inline(__always)
  mutating func insert(_ vertex: UInt32, at cost: PathCost, _ side: Int) -> Int32 {
    let label = Side(cost: cost, isMarked: false)
    sides.append(side == 0 ? label : .unknown)
    sides.append(side == 0 ? .unknown : label)
    return table.insert(vertex)
  }

  /// Lets no label on either side of `vertex` be written.
  mutating func close(_ vertex: UInt32) {
    if number(of: vertex) >= 0 { return }
    sides.append(.closed)
    sides.append(.closed)
    _ = table.insert(vertex)
  }
}
