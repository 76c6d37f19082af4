/// An arc with its length, and the number of its target among the labels of the bidirectional search (-1: not looked up).
struct ReachArc: BitwiseCopyable {
  var length: Double
  var target: UInt32
  var number: Int32
}

/// Rows of a graph without the arcs that no path within reach can take, made when they are first asked for.
///
/// A vertex has a few such arcs where it may have thousands in all, and the search for several paths comes back to the same
/// rows again and again.
struct ReachRows {
  private struct Row: BitwiseCopyable {
    var start: Int
    var count: Int32
    var isComplete: Bool

    static let unmade = Row(start: 0, count: -1, isComplete: false)
  }

  private var rows: GrowingBuffer<Row>
  private var arcs: GrowingBuffer<ReachArc>

  init(in arena: Arena) {
    rows = GrowingBuffer(in: arena)
    arcs = GrowingBuffer(in: arena)
  }

  /// Forgets all rows; there are `count` labels now.
  mutating func removeAll(labelCount count: Int) {
    arcs.removeAll()
    rows.removeAll()
    for _ in 0..<count { rows.append(.unmade) }
  }

  /// The row of the vertex with this number among the labels.
  mutating func row(_ number: Int32, _ search: PathSearch, _ bounds: PathBounds, _ query: PathQuery) -> SpurArcs {
    if rows[number].count < 0 { rows[number] = make(number, search, bounds, query) }
    let row = rows[number]
    return SpurArcs(
      near: arcs.buffer.slice(row.start..<row.start + Int(row.count)),
      isComplete: row.isComplete || bounds.top.isInfinite)
  }

  private mutating func make(
    _ number: Int32, _ search: PathSearch, _ bounds: PathBounds, _ query: PathQuery
  ) -> Row {
    let (out, arcCost, labels) = (search.graph.out, search.arcCost, search.labels)
    let vertex = labels.vertex(UInt32(number))
    let base = search.potentials(query)(vertex)
    let limit = bounds.top.length
    let useful = arcCost.weights(within: limit - base.length + 1e-9 * limit)
    let start = arcs.count
    var isComplete = true
    for arc in out.arcs(of: Int(vertex)) {
      let weight = out.weight(ofArc: arc)
      if weight < useful.least || weight > useful.greatest {
        isComplete = false
        continue
      }
      let next = out.targets[arc]
      let number = labels.number(of: next)
      let length = arcCost.length(weight)
      let rest = number < 0 ? .infinite : bounds.exact(number, next)
      if rest.length < 0 || length == .infinity { continue }
      let total = base.extended(by: length).raised(by: query.passing(next)) + rest
      if total.isInfinite || !total.precedes(bounds.top) {
        isComplete = false
        continue
      }
      arcs.append(ReachArc(length: length, target: next, number: number))
    }
    return Row(start: start, count: Int32(arcs.count - start), isComplete: isComplete)
  }
}

/// The arcs that a continuation may take from one vertex: a row within reach, or all arcs of the graph.
struct SpurArcs {
  private let near: Buffer<ReachArc>?
  private let rows: Adjacency?
  private let arcCost: ArcCost?
  private let start: Int
  let count: Int
  /// Whether all arcs are here that may lead to the target at all.
  let isComplete: Bool

  init(near: Buffer<ReachArc>?, isComplete: Bool) {
    self.near = near
    rows = nil
    arcCost = nil
    start = 0
    count = near?.count ?? 0
    self.isComplete = isComplete
  }

  init(of vertex: UInt32, in rows: Adjacency, _ arcCost: ArcCost) {
    near = nil
    self.rows = rows
    self.arcCost = arcCost
    start = rows.offsets[Int(vertex)]
    count = rows.degree(of: Int(vertex))
    isComplete = true
  }

  @inline(__always)
  subscript(place: Int) -> ReachArc {
    if let near { return near[place] }
    guard let rows, let arcCost else { preconditionFailure("arcs come from a row") }
    let arc = start + place
    return ReachArc(length: arcCost.length(rows.weight(ofArc: arc)), target: rows.targets[arc], number: -1)
  }
}
