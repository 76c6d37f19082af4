extension Graph {
  /// The chance that `target` can be reached from `source` when every edge and every vertex between them works only with a
  /// probability, each independently: two-terminal reliability.
  ///
  /// The weight of an edge is its probability. Parallel edges are several chances; loops are nothing. First all is left out
  /// that lies on no path between the two; what is in series or parallel is merged, and the rest is cut where all paths
  /// pass one vertex. What then remains is computed exactly by a frontier of states (G. Hardy, C. Lucet, N. Limnios,
  /// K-terminal network reliability measures with binary decision diagrams, IEEE Transactions on Reliability 56, 2007, doi
  /// 10.1109/TR.2007.898572) where few vertices are open at a time, within `options.exactSteps`.
  ///
  /// Where that is too much work, parts are sampled, given that some edge of the source and some edge of the target work:
  /// searches from both ends draw only the edges that they look at. Where a sample in a hundred or fewer succeed, edges are
  /// drawn one by one with chances close to those that they have given success, and samples weighted for it (approximate
  /// zero variance: H. Cancela, M. El Khadiri, G. Rubino, B. Tuffin, ACM TOMACS 25, 2015, doi 10.1145/2674914), so that a
  /// rare success keeps its digits. The interval is Wilson's or, of weighted samples, the normal one and a little for what no sample has met; with several sampled
  /// parts their relative widths are put together as independent.
  ///
  /// - Parameters:
  ///   - vertexProbabilities: for each vertex the chance, from 0 to 1, that it works; those of the ends do not matter. nil:
  ///     all work.
  ///   - options: exact or sampled, and how much work is allowed.
  ///   - seed: of the samples; the same seed gives the same answer for any number of threads.
  ///   - progress: called between rounds of samples.
  /// - Returns: 1 from a vertex to itself; 0 without a path; both exact.
  /// - Throws: `GraphError.notAProbability`; `.invalidOption`, also where only an exact answer is wanted and would take more
  ///   than `options.exactSteps`; `.needsMemory`; what `progress` throws.
  /// - Complexity: O(n + m) to leave out what does not matter; exact: the steps allowed; sampled: the edges allowed.
  public func reliability(
    from source: Vertex, to target: Vertex, vertexProbabilities: VertexArray<Double>? = nil,
    options: ReliabilityOptions = ReliabilityOptions(), seed: UInt64 = 1, progress: Progress? = nil
  ) throws -> Reliability {
    try EdgeLengths.negativeLog.validate(for: self, measure: "reliability")
    try options.validate()
    if let vertexProbabilities {
      precondition(vertexProbabilities.count == vertexCount, "one probability for each vertex")
      for value in vertexProbabilities where !(value >= 0 && value <= 1) { throw GraphError.notAProbability(value) }
    }
    let (start, end) = (checked(source), checked(target))
    if start == end { return Reliability(exactly: 1) }
    if vertexProbabilities == nil && weightRange.lowerBound == 1 && edgeCount > 0 {
      // Where everything is certain, any path will do.
      return Reliability(exactly: try shortestPath(from: source, to: target, lengths: .unit) == nil ? 0 : 1)
    }
    try Memory.require(vertexCount * 40 + arcCount * 24)

    let arena = Arena()
    defer { arena.free() }
    let relevant = RelevantVertices(self, from: start, to: end, in: arena)
    guard let keeping = relevant.find(vertexProbabilities) else { return Reliability(exactly: 0) }
    let rows = ReliabilityRows(
      self, from: start, to: end, keeping: keeping, chances: vertexProbabilities, in: arena)
    if rows.arcCount > Self.mostReducedArcs {
      if options.method == .exact { throw Self.tooMuchWork(options) }
      var sampling = ReliabilitySampling(rows, direct: rows.directChance, seed: seed)
      return try sampling.run(options, progress)
    }
    return try Self.reliability(of: ReliabilityNetwork(rows), options, seed, progress)
  }

  private static func reliability(
    of whole: ReliabilityNetwork, _ options: ReliabilityOptions, _ seed: UInt64, _ progress: Progress?
  ) throws -> Reliability {
    var whole = whole
    whole.reduce()
    var known = 1.0
    var sampled: [Reliability] = []
    var budget = options.method == .sampled ? 0 : options.exactSteps
    let segments = whole.segments()
    if segments.isEmpty { return Reliability(exactly: 0) }
    known *= whole.factor
    for (number, segment) in segments.enumerated() {
      var segment = segment
      segment.reduce()
      var part = segment.compacted()
      known *= part.factor
      let direct = part.takeDirect()
      if part.isEmpty {
        known *= direct
        continue
      }
      if budget > 0, let steps = ReliabilityOrder(part).steps() {
        var frontier = ReliabilityFrontier(steps)
        if let chance = frontier.chance(budget: &budget) {
          known *= ReliabilityRows.either(direct, chance)
          continue
        }
      }
      if options.method == .exact { throw tooMuchWork(options) }
      let arena = Arena()
      defer { arena.free() }
      var sampling = ReliabilitySampling(
        ReliabilityRows(part, in: arena), direct: direct, seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      sampled.append(try sampling.run(options, progress))
    }
    return sampled.isEmpty ? Reliability(exactly: known) : Reliability(product: sampled, times: known)
  }

  private static func tooMuchWork(_ options: ReliabilityOptions) -> GraphError {
    .invalidOption("the exact reliability of this graph takes more than \(options.exactSteps) steps")
  }

  /// Beyond so many arcs nothing is merged: the exact method would not end, and samples do not need it.
  private static let mostReducedArcs = 50_000
}
