/// Merges the sorted out-row and in-row of every vertex into the row of an undirected graph, folding parallel edges.
struct RowMerge {
  private let out: Adjacency
  private let incoming: Adjacency
  private let rule: ParallelEdges
  private let reciprocal: ReciprocalEdges?
  private let offsets: Buffer<Int>
  private let targets: Buffer<UInt32>
  private let weights: Buffer<Double>?
  private var written = 0
  private(set) var parallelMerged = 0
  private(set) var reciprocalMerged = 0

  init(out: Adjacency, incoming: Adjacency, parallelEdges: ParallelEdges, reciprocal: ReciprocalEdges?, arena: Arena) {
    self.out = out
    self.incoming = incoming
    // Opposites are joined two numbers at a time, so there is nothing to keep apart.
    rule = reciprocal != nil && parallelEdges == .keep ? .sum : parallelEdges
    self.reciprocal = reciprocal
    offsets = arena.zeros(of: Int.self, out.vertexCount + 1)
    targets = arena.zeros(of: UInt32.self, 2 * out.arcCount)
    // Without weights, only a sum of several edges can differ from 1.
    let needsWeights = out.weights != nil || (rule == .sum || reciprocal == .sum)
    weights = needsWeights ? arena.zeros(of: Double.self, 2 * out.arcCount) : nil
  }

  var rows: Adjacency {
    Adjacency(
      vertexCount: out.vertexCount, offsets: offsets, targets: targets.slice(0..<written),
      weights: weights?.slice(0..<written))
  }

  mutating func run() throws {
    for vertex in 0..<out.vertexCount {
      try mergeRow(vertex)
      offsets[vertex + 1] = written
    }
  }

  private mutating func mergeRow(_ vertex: Int) throws {
    let own = UInt32(vertex)
    var outPlace = out.offsets[vertex]
    let outEnd = out.offsets[vertex + 1]
    var inPlace = incoming.offsets[vertex]
    let inEnd = incoming.offsets[vertex + 1]
    while outPlace < outEnd || inPlace < inEnd {
      let outTarget = outPlace < outEnd ? out.targets[outPlace] : UInt32.max
      let inTarget = inPlace < inEnd ? incoming.targets[inPlace] : UInt32.max
      let target = min(outTarget, inTarget)
      let outStart = outPlace
      let inStart = inPlace
      while outPlace < outEnd && out.targets[outPlace] == target { outPlace += 1 }
      while inPlace < inEnd && incoming.targets[inPlace] == target { inPlace += 1 }
      if target == own {
        // A loop stands in both rows but is one arc.
        try emit(own, target, outStart..<outPlace, 0..<0, countsHere: true)
      } else if own < target {
        try emit(own, target, outStart..<outPlace, inStart..<inPlace, countsHere: true)
      } else {
        try emit(own, target, outStart..<outPlace, inStart..<inPlace, countsHere: false)
      }
    }
  }

  /// Writes the edge (or edges, under `keep`) made of the arcs `outRun` and `inRun` between `own` and `target`.
  private mutating func emit(
    _ own: UInt32, _ target: UInt32, _ outRun: Range<Int>, _ inRun: Range<Int>, countsHere: Bool
  ) throws {
    let total = outRun.count + inRun.count
    // A loop is its own opposite.
    let reciprocal = own == target ? nil : reciprocal
    if total == 1 {
      if reciprocal == .mutual {
        if countsHere { reciprocalMerged += 1 }
        return
      }
      write(target, outRun.isEmpty ? incoming.weight(ofArc: inRun.lowerBound) : out.weight(ofArc: outRun.lowerBound))
      return
    }
    guard let reciprocal else {
      if rule == .error { throw GraphError.parallelEdges(source: Int(own), target: Int(target)) }
      if rule == .keep {
        // Lower to higher first, so that both ends list the edges in one order.
        if countsHere {
          for arc in outRun { write(target, out.weight(ofArc: arc)) }
          for arc in inRun { write(target, incoming.weight(ofArc: arc)) }
        } else {
          for arc in inRun { write(target, incoming.weight(ofArc: arc)) }
          for arc in outRun { write(target, out.weight(ofArc: arc)) }
        }
        return
      }
      if countsHere { parallelMerged += total - 1 }
      let first = countsHere ? fold(out, outRun, nil) : fold(incoming, inRun, nil)
      let both = countsHere ? fold(incoming, inRun, first) : fold(out, outRun, first)
      write(target, both?.value(rule) ?? 1)
      return
    }
    if rule == .error && (outRun.count > 1 || inRun.count > 1) {
      throw GraphError.parallelEdges(source: Int(own), target: Int(target))
    }
    if countsHere { parallelMerged += max(0, outRun.count - 1) + max(0, inRun.count - 1) }
    let away = fold(out, outRun, nil)?.value(rule)
    let back = fold(incoming, inRun, nil)?.value(rule)
    guard let away, let back else {
      if reciprocal == .mutual && countsHere { reciprocalMerged += 1 }
      if reciprocal != .mutual, let only = away ?? back { write(target, only) }
      return
    }
    if countsHere { reciprocalMerged += 1 }
    switch reciprocal {
    case .sum: write(target, countsHere ? away + back : back + away)
    case .max: write(target, max(away, back))
    case .min, .mutual: write(target, min(away, back))
    case .mean: write(target, (countsHere ? away + back : back + away) / 2)
    }
  }

  private func fold(_ rows: Adjacency, _ run: Range<Int>, _ start: Fold?) -> Fold? {
    var result = start
    for arc in run {
      if result == nil {
        result = Fold(rows.weight(ofArc: arc))
      } else {
        result?.add(rows.weight(ofArc: arc), rule)
      }
    }
    return result
  }

  private mutating func write(_ target: UInt32, _ weight: Double) {
    targets[written] = target
    if let weights { weights[written] = weight }
    written += 1
  }
}
