extension Graph {
  /// How much of the traffic between all pairs of others goes through each vertex: B_v = Σ_{s≠v≠t} σ_st(v)/σ_st, where
  /// σ_st counts the shortest paths from s to t and σ_st(v) those of them that pass v.
  ///
  /// *Choices.* Undirected pairs count once, ordered pairs of a directed graph each. Pairs without a path count nothing.
  /// Loops are ignored; parallel edges count once, at the smallest length. Lengths of paths are equal when they differ by
  /// less than `EdgeLengths.tieTolerance`, relatively; so lengths should not differ among themselves by more than its
  /// reciprocal. An edge of length 0 would leave the number of shortest paths without meaning, so it is refused. Path counts
  /// do not overflow.
  ///
  /// An undirected graph is cut into its blocks first: inside a block each cut vertex stands for all that lies behind it,
  /// so that trees and bridges cost nothing.
  ///
  /// - Parameters:
  ///   - lengths: how weights become lengths.
  ///   - normalization: `none`, or `pairs`: divided by (n − 1)(n − 2)/2, directed (n − 1)(n − 2); 0 for n < 3.
  ///   - progress: called between rounds of searches.
  /// - Returns: a number of 0 or more for every vertex.
  /// - Throws: `GraphError` when weights cannot be made into lengths above 0, for a normalization that only closeness has, or
  ///   when the work would not fit in memory; what `progress` throws.
  /// - Complexity: O(n m) in time for unit lengths, else O(n (m + n log n)), with n and m those of the largest block;
  ///   O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - SeeAlso: Freeman, *A set of measures of centrality based on betweenness*, Sociometry 40 (1977), doi 10.2307/3033543;
  ///   Brandes, *A faster algorithm for betweenness centrality*, Journal of Mathematical Sociology 25 (2001),
  ///   doi 10.1080/0022250X.2001.9990249; Puzis et al., *Topology manipulations for speeding betweenness centrality
  ///   computation*, Journal of Complex Networks 3 (2015), doi 10.1093/comnet/cnu015.
  public func betweenness(
    lengths: EdgeLengths, normalization: Normalization = .none, progress: Progress? = nil
  ) throws -> VertexArray<Double> {
    _ = try VertexArray([]).scaled(normalization, greatest: 1, measure: "betweenness")
    try lengths.validate(for: self, measure: "betweenness")
    if edgeCount > 0, lengths.shortest(in: self) == 0 { throw GraphError.invalidLength(0) }
    try Memory.require(vertexCount * 300 + arcCount * (isWeighted ? 60 : 24))
    let arena = Arena()
    defer { arena.free() }
    let task = BetweennessTask(graph: self, lengths: lengths, arena: arena)
    let raw = try task.run(progress)
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2) / (isDirected ? 1 : 2)
    return try raw.scaled(normalization, greatest: vertexCount > 2 ? pairs : 0, measure: "betweenness")
  }
}

/// Parts that are searched one by one, and what every vertex of them stands for.
struct BetweennessRows: Sendable {
  let out: SearchRows
  /// The same rows when undirected.
  let incoming: SearchRows
  let represented: Buffer<Double>
  let isDirected: Bool
}

private struct BetweennessTask {
  let rows: BetweennessRows
  let isDirected: Bool
  let vertexCount: Int
  /// Where each part begins; last, the number of places.
  let partStarts: [Int]
  /// The vertex at each place.
  let vertices: Buffer<UInt32>
  /// Ordered pairs that are counted already.
  let pairsCut: Buffer<Double>
  let arena: Arena

  init(graph: Graph, lengths: EdgeLengths, arena: Arena) {
    self.arena = arena
    isDirected = graph.isDirected
    vertexCount = graph.vertexCount
    let search = SearchOrder(of: graph, in: arena)
    let out = SearchRows(
      of: graph, direction: .outgoing, lengths: lengths, order: search.order, rank: search.rank, in: arena)
    pairsCut = arena.zeros(of: Double.self, graph.vertexCount)
    if graph.isDirected {
      let incoming = SearchRows(
        of: graph, direction: .incoming, lengths: lengths, order: search.order, rank: search.rank, in: arena)
      rows = BetweennessRows(
        out: out, incoming: incoming, represented: arena.buffer(graph.vertexCount, repeating: 1),
        isDirected: true)
      partStarts = search.componentStarts
      vertices = search.order
    } else {
      let blocks = BlockDecomposition(of: out, in: arena)
      let split = blocks.splitRows(in: arena)
      rows = BetweennessRows(out: split, incoming: split, represented: blocks.represented, isDirected: false)
      partStarts = blocks.starts
      vertices = arena.zeros(of: UInt32.self, blocks.members.count)
      for place in 0..<vertices.count { vertices[place] = search.order[blocks.members[place]] }
      for vertex in 0..<graph.vertexCount { pairsCut[search.order[vertex]] = blocks.pairsCut[vertex] }
    }
  }

  func run(_ progress: Progress?) throws -> VertexArray<Double> {
    let count = rows.out.vertexCount
    let slotCount = rows.out.arcCount > 4_000_000 ? 8 : 16
    let slots = (0..<slotCount).map { _ in arena.zeros(of: Double.self, count) }
    let (rows, parts) = (rows, SearchParts(starts: partStarts))
    let lengthPool = ScratchPool { LengthBetweenness(rows: rows) }
    if rows.out.lengths == nil {
      let levelPool = ScratchPool { LevelBetweenness(rows: rows) }
      try Rounds.run(bounds: chunks(), slots: slotCount, progress) { sources, slot in
        levelPool.borrow { search in
          parts.forEachSource(in: sources) { source, part in
            if !search.run(source: source, within: part, into: slots[slot]) {
              lengthPool.borrow { $0.run(source: source, within: part, into: slots[slot]) }
            }
          }
        }
      }
    } else {
      try Rounds.run(bounds: chunks(), slots: slotCount, progress) { sources, slot in
        lengthPool.borrow { search in
          parts.forEachSource(in: sources) { search.run(source: $0, within: $1, into: slots[slot]) }
        }
      }
    }
    return total(slots)
  }

  /// Sources in chunks of about equal work.
  private func chunks() -> [Int] {
    let goal = 2_000_000
    var bounds = [0]
    var work = 0
    for part in 0..<(partStarts.count - 1) {
      let (start, end) = (partStarts[part], partStarts[part + 1])
      let perSource = end - start > 2 ? rows.out.offsets[end] - rows.out.offsets[start] + 10 * (end - start) : 1
      for place in start..<end {
        work += perSource
        if work >= goal {
          bounds.append(place + 1)
          work = 0
        }
      }
    }
    if bounds.count == 1 || bounds[bounds.count - 1] < rows.out.vertexCount { bounds.append(rows.out.vertexCount) }
    return bounds
  }

  private func total(_ slots: [Buffer<Double>]) -> VertexArray<Double> {
    var sums = VertexArray(pairsCut.array())
    for place in 0..<rows.out.vertexCount {
      var sum = 0.0
      for slot in slots { sum += slot[place] }
      sums[Int(vertices[place])] += sum
    }
    return isDirected ? sums : VertexArray(sums.values.map { $0 / 2 })
  }
}

/// Consecutive places, cut into parts without edges between them.
private struct SearchParts: Sendable {
  let starts: [Int]

  /// Calls `body` with every source whose part has an inside, and that part.
  func forEachSource(in sources: Range<Int>, _ body: (_ source: Int, _ part: Range<Int>) -> Void) {
    var (part, end) = (0, starts.count - 1)
    while part + 1 < end {
      let middle = (part + end) / 2
      if starts[middle] <= sources.lowerBound { part = middle } else { end = middle }
    }
    for source in sources {
      while starts[part + 1] <= source { part += 1 }
      if starts[part + 1] - starts[part] > 2 { body(source, starts[part]..<starts[part + 1]) }
    }
  }
}

extension CentralityMeasure {
  static let betweenness = CentralityMeasure(
    name: "betweenness", summary: "share of shortest paths between others that pass through", reads: .lengths
  ) { graph, options, progress in
    try graph.betweenness(
      lengths: options.lengths, normalization: options.normalization ?? .none, progress: progress)
  }
}
