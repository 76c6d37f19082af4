/// Three words of an index: an arc, or the head of a row.
struct IndexWord: BitwiseCopyable {
  /// Of an arc: where the row of its target begins. Of a head: the vertex.
  var place: UInt32
  private var second: UInt32
  private var third: UInt32

  init(head vertex: UInt32, outgoing: Int, incoming: Int) {
    place = vertex
    second = UInt32(outgoing)
    third = UInt32(incoming)
  }

  init(to place: UInt32, length: Float, onward: Float) {
    self.place = place
    second = length.bitPattern
    third = onward.bitPattern
  }

  @inline(__always)
  var length: Float { Float(bitPattern: second) }

  /// The length of the shortest arc by which a path can go on from the target, infinity without any.
  @inline(__always)
  var onward: Float { Float(bitPattern: third) }

  @inline(__always)
  var outgoingCount: Int { Int(second) }

  @inline(__always)
  var incomingCount: Int { Int(third) }
}

/// The arcs of an index. A vertex goes by the place where its row begins: a head, its outgoing arcs, and in a directed
/// graph its incoming ones, each rising by length.
///
/// Lengths are rounded to 24 bits after a scaling by a power of two that lets none overflow: they steer the search, and what
/// it finds is measured anew.
struct IndexRows: Sendable {
  let words: Buffer<IndexWord>
  /// Where the row of each vertex begins.
  let places: Buffer<UInt32>
  let arcCount: Int
  let isDirected: Bool
  /// What a length is multiplied by.
  let scale: Double
  /// The least length, and one in the middle.
  let least: Float
  let usual: Float
  /// No path that is longer can be told from those over the arcs left out.
  let reach: Float

  var memoryInBytes: Int { words.count * MemoryLayout<IndexWord>.stride + places.count * 4 }

  /// Two lengths of paths that are nearer to each other than this, relatively, are taken for equal until they have been
  /// measured exactly. Far above `EdgeLengths.tieTolerance`, since tolerances add up along a path.
  static let doubt = 2e-7

  init(
    of graph: Graph, lengths: EdgeLengths, passingConstant: Double, in arena: Arena, _ progress: Progress?
  ) throws {
    let scratch = Arena()
    defer { scratch.free() }
    let n = graph.vertexCount
    scale = Self.scale(of: graph, lengths)
    let out = LengthRows(graph.out, lengths: lengths, scale: scale, in: scratch)
    let incoming = graph.isDirected ? LengthRows(graph.incoming, lengths: lengths, scale: scale, in: scratch) : out
    usual = out.median
    least = out.least
    let room = usual / 1024
    reach = room > 0 ? Float(Double(room) / (2 * Self.doubt)) : .infinity

    let dropped = scratch.zeros(of: Bool.self, out.arcCount)
    let witnesses = WitnessSearch(
      rows: out, room: room, passing: Float(min(passingConstant * scale, 1e30)), dropped: dropped)
    if room > 0 { try witnesses.run(progress) }
    let incomingDropped = graph.isDirected ? scratch.zeros(of: Bool.self, incoming.arcCount) : dropped
    witnesses.mirror(into: incoming, incomingDropped)

    // Rows that are searched together lie together.
    let order = out.nearestFirstOrder(incoming: graph.isDirected ? incoming : nil, in: scratch)
    places = arena.zeros(of: UInt32.self, n)
    let outgoingCounts = out.counts(without: dropped, in: scratch)
    let incomingCounts = graph.isDirected ? incoming.counts(without: incomingDropped, in: scratch) : nil
    var size = 0
    var kept = 0
    for vertex in order.array() {
      places[vertex] = UInt32(truncatingIfNeeded: size)
      kept += Int(outgoingCounts[vertex])
      size += 1 + Int(outgoingCounts[vertex]) + Int(incomingCounts.map { $0[vertex] } ?? 0)
      if size >= Int(UInt32.max) { throw GraphError.invalidOption("an index holds at most \(UInt32.max) arcs") }
    }
    // One word behind the last, so that reading ahead stays inside.
    words = arena.zeros(of: IndexWord.self, size + 8)
    arcCount = kept
    isDirected = graph.isDirected
    let (words, places) = (words, places)
    let bounds = Parallel.evenStripes(count: n, size: 1 << 14)
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      for vertex in bounds[stripe]..<bounds[stripe + 1] {
        var place = Int(places[vertex])
        words[place] = IndexWord(
          head: UInt32(vertex), outgoing: Int(outgoingCounts[vertex]),
          incoming: Int(incomingCounts.map { $0[vertex] } ?? outgoingCounts[vertex]))
        place += 1
        for side in 0..<(incomingCounts == nil ? 1 : 2) {
          let (rows, out) = side == 0 ? (out, dropped) : (incoming, incomingDropped)
          for arc in rows.arcs(of: vertex) where !out[arc] {
            let target = rows.target(arc)
            words[place] = IndexWord(
              to: places[target], length: rows.length(arc),
              onward: rows.leastLength(from: Int(target), without: out, notTo: UInt32(vertex)))
            place += 1
          }
        }
      }
    }
  }

  /// The power of two that brings the greatest finite length near 2^60: sums of four billion of them stay finite, and
  /// lengths down to 2^-200 of the greatest do not vanish.
  private static func scale(of graph: Graph, _ lengths: EdgeLengths) -> Double {
    var greatest = 0.0
    let out = graph.out
    for arc in 0..<out.arcCount {
      let length = lengths.length(ofWeight: out.weight(ofArc: arc))
      if length > greatest && length < .infinity { greatest = length }
    }
    return greatest > 0 ? Double(sign: .plus, exponent: min(max(60 - greatest.exponent, -960), 960), significand: 1) : 1
  }
}
