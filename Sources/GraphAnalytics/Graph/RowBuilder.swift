/// Turns columns of edges into sorted rows: scatter by source, sort each row, fold parallel edges, then transpose
/// (directed) or merge each row with its transpose (undirected).
///
/// Every fold runs in one fixed order, lower vertex to higher first, so that both arcs of an edge carry the same bits.
struct RowBuilder {
  let vertexCount: Int
  let loops: Loops
  var report = GraphBuilder.Report()

  private let arena = Arena()
  private var offsets: Buffer<Int>
  private var targets: Buffer<UInt32>
  private var weights: Buffer<Double>?
  private var loopRows = 0

  init(vertexCount: Int, loops: Loops) {
    self.vertexCount = vertexCount
    self.loops = loops
    offsets = arena.zeros(of: Int.self, vertexCount + 1)
    targets = arena.zeros(of: UInt32.self, 0)
  }

  private var arcCount: Int { offsets[vertexCount] }

  // MARK: rows by source

  mutating func scatter(sources: [UInt32], targets columns: [UInt32], weights weightColumn: [Double]?) throws {
    let offsets = self.offsets
    let dropsLoops = loops != .keep
    var loopCount = 0
    try sources.withBuffer { sources in
      try columns.withBuffer { columns in
        for row in 0..<sources.count {
          let source = sources[row]
          precondition(Int(source) < vertexCount && Int(columns[row]) < vertexCount, "vertex out of range")
          if source == columns[row] {
            loopCount += 1
            if loops == .error { throw GraphError.loop(vertex: Int(source)) }
            if dropsLoops { continue }
          }
          offsets[Int(source) + 1] += 1
        }
        for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
        let cursor = arena.zeros(of: Int.self, vertexCount)
        for vertex in 0..<vertexCount { cursor[vertex] = offsets[vertex] }
        let rows = arena.zeros(of: UInt32.self, offsets[vertexCount])
        self.targets = rows
        if let weightColumn {
          let rowWeights = arena.zeros(of: Double.self, offsets[vertexCount])
          weightColumn.withBuffer { weightColumn in
            for row in 0..<sources.count {
              let source = sources[row]
              if dropsLoops && source == columns[row] { continue }
              let place = cursor[source]
              cursor[source] = place + 1
              rows[place] = columns[row]
              rowWeights[place] = weightColumn[row]
            }
          }
          self.weights = rowWeights
        } else {
          for row in 0..<sources.count {
            let source = sources[row]
            if dropsLoops && source == columns[row] { continue }
            let place = cursor[source]
            cursor[source] = place + 1
            rows[place] = columns[row]
          }
        }
      }
    }
    if dropsLoops { report.loopsDropped = loopCount } else { loopRows = loopCount }
    sortRows()
  }

  private func sortRows() {
    let (offsets, targets, weights) = (offsets, targets, weights)
    let bounds = Parallel.stripes(offsets: offsets, count: vertexCount)
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      var keys: [UInt64] = []
      var moved: [Double] = []
      for vertex in bounds[stripe]..<bounds[stripe + 1] {
        let (start, end) = (offsets[vertex], offsets[vertex + 1])
        if end - start < 2 { continue }
        if end - start <= 24 {
          Self.insertionSort(targets, weights, start, end)
        } else {
          Self.sortLongRow(targets, weights, start, end, &keys, &moved)
        }
      }
    }
  }

  private static func insertionSort(_ targets: Buffer<UInt32>, _ weights: Buffer<Double>?, _ start: Int, _ end: Int) {
    for current in (start + 1)..<end {
      let target = targets[current]
      if targets[current - 1] <= target { continue }
      var hole = current
      if let weights {
        let weight = weights[current]
        while hole > start && targets[hole - 1] > target {
          targets[hole] = targets[hole - 1]
          weights[hole] = weights[hole - 1]
          hole -= 1
        }
        weights[hole] = weight
      } else {
        while hole > start && targets[hole - 1] > target {
          targets[hole] = targets[hole - 1]
          hole -= 1
        }
      }
      targets[hole] = target
    }
  }

  /// Sorts (target, position) packed in one integer, so that equal targets keep their order.
  private static func sortLongRow(
    _ targets: Buffer<UInt32>, _ weights: Buffer<Double>?, _ start: Int, _ end: Int, _ keys: inout [UInt64],
    _ moved: inout [Double]
  ) {
    var isSorted = true
    for place in (start + 1)..<end where targets[place - 1] > targets[place] {
      isSorted = false
      break
    }
    if isSorted { return }
    keys.removeAll(keepingCapacity: true)
    for place in start..<end { keys.append(UInt64(targets[place]) << 32 | UInt64(place - start)) }
    keys.sort()
    if let weights {
      moved.removeAll(keepingCapacity: true)
      for place in start..<end { moved.append(weights[place]) }
      for (rank, key) in keys.enumerated() { weights[start + rank] = moved[Int(key & 0xFFFF_FFFF)] }
    }
    for (rank, key) in keys.enumerated() { targets[start + rank] = UInt32(key >> 32) }
  }

  // MARK: directed

  mutating func directed(parallelEdges: ParallelEdges) throws -> Graph {
    let merged = try foldRows(parallelEdges)
    report.parallelEdgesMerged = arcCount - merged.targets.count
    let result = Arena()
    let out = merged.copied(into: result)
    arena.free()
    let incoming = transposed(out, in: result)
    return Graph(
      storage: GraphStorage(
        arena: result, out: out, incoming: incoming, isDirected: true, loopCount: countLoops(out),
        hasParallelEdges: parallelEdges == .keep && hasRepeats(out), weightRange: Self.range(of: out)))
  }

  private func countLoops(_ rows: Adjacency) -> Int {
    guard loopRows > 0 else { return 0 }
    var count = 0
    for vertex in 0..<vertexCount {
      for arc in rows.arcs(of: vertex) where rows.targets[arc] == UInt32(vertex) { count += 1 }
    }
    return count
  }

  private func hasRepeats(_ rows: Adjacency) -> Bool {
    for vertex in 0..<vertexCount {
      let arcs = rows.arcs(of: vertex)
      for arc in arcs.dropFirst() where rows.targets[arc] == rows.targets[arc - 1] { return true }
    }
    return false
  }

  /// Rows with each run of equal targets folded to one, written over themselves.
  private func foldRows(_ rule: ParallelEdges) throws -> Adjacency {
    let rows = Adjacency(vertexCount: vertexCount, offsets: offsets, targets: targets, weights: weights)
    if rule == .keep || !hasRepeats(rows) { return rows }
    let folded = arena.zeros(of: Int.self, vertexCount + 1)
    let sums = weights ?? (rule == .sum ? arena.buffer(arcCount, repeating: 1.0) : nil)
    var write = 0
    for vertex in 0..<vertexCount {
      var place = offsets[vertex]
      let end = offsets[vertex + 1]
      while place < end {
        let target = targets[place]
        var fold = Fold(sums?[place] ?? 1)
        place += 1
        while place < end && targets[place] == target {
          if rule == .error { throw GraphError.parallelEdges(source: vertex, target: Int(target)) }
          fold.add(sums?[place] ?? 1, rule)
          place += 1
        }
        targets[write] = target
        if let sums { sums[write] = fold.value(rule) }
        write += 1
      }
      folded[vertex + 1] = write
    }
    return Adjacency(
      vertexCount: vertexCount, offsets: folded, targets: targets.slice(0..<write), weights: sums?.slice(0..<write))
  }

  private func transposed(_ rows: Adjacency, in arena: Arena) -> Adjacency {
    let offsets = arena.zeros(of: Int.self, vertexCount + 1)
    for arc in 0..<rows.arcCount { offsets[Int(rows.targets[arc]) + 1] += 1 }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    let scratch = Arena()
    defer { scratch.free() }
    let cursor = scratch.zeros(of: Int.self, vertexCount)
    for vertex in 0..<vertexCount { cursor[vertex] = offsets[vertex] }
    let targets = arena.zeros(of: UInt32.self, rows.arcCount)
    let weights = rows.weights.map { _ in arena.zeros(of: Double.self, rows.arcCount) }
    for vertex in 0..<vertexCount {
      for arc in rows.arcs(of: vertex) {
        let target = rows.targets[arc]
        let place = cursor[target]
        cursor[target] = place + 1
        targets[place] = UInt32(vertex)
        if let weights, let from = rows.weights { weights[place] = from[arc] }
      }
    }
    return Adjacency(vertexCount: vertexCount, offsets: offsets, targets: targets, weights: weights)
  }

  // MARK: undirected

  mutating func undirected(parallelEdges: ParallelEdges, reciprocal: ReciprocalEdges?) throws -> Graph {
    let out = Adjacency(vertexCount: vertexCount, offsets: offsets, targets: targets, weights: weights)
    let incoming = transposed(out, in: arena)
    let arcsIn = out.arcCount
    if reciprocal == nil, weights == nil, isSymmetric(out, incoming) {
      report.wasSymmetricList = true
      let loopsIn = countLoops(out)
      let merged = try foldRows(parallelEdges)
      let loops = countLoops(merged)
      report.parallelEdgesMerged = (arcsIn - loopsIn - merged.arcCount + loops) / 2 + loopsIn - loops
      let result = Arena()
      let rows = merged.copied(into: result)
      arena.free()
      return finished(rows, in: result, parallelEdges)
    }
    let result = Arena()
    var merge = RowMerge(
      out: out, incoming: incoming, parallelEdges: parallelEdges, reciprocal: reciprocal, arena: result)
    try merge.run()
    report.parallelEdgesMerged = merge.parallelMerged
    report.reciprocalEdgesMerged = merge.reciprocalMerged
    arena.free()
    return finished(merge.rows, in: result, parallelEdges)
  }

  private func finished(_ rows: Adjacency, in result: Arena, _ parallelEdges: ParallelEdges) -> Graph {
    let range = Self.range(of: rows)
    let isUnit = range == 1...1
    let kept = Adjacency(
      vertexCount: vertexCount, offsets: rows.offsets, targets: rows.targets, weights: isUnit ? nil : rows.weights)
    return Graph(
      storage: GraphStorage(
        arena: result, out: kept, incoming: kept, isDirected: false, loopCount: countLoops(kept),
        hasParallelEdges: parallelEdges == .keep && hasRepeats(kept), weightRange: range))
  }

  /// Whether every arc (a, b), a ≠ b, comes as often as (b, a), and there is one.
  private func isSymmetric(_ out: Adjacency, _ incoming: Adjacency) -> Bool {
    guard out.arcCount > loopRows else { return false }
    for vertex in 0..<vertexCount where out.degree(of: vertex) != incoming.degree(of: vertex) { return false }
    for arc in 0..<out.arcCount where out.targets[arc] != incoming.targets[arc] { return false }
    return true
  }

  private static func range(of rows: Adjacency) -> ClosedRange<Double> {
    guard let weights = rows.weights, weights.count > 0 else { return 1...1 }
    var low = weights[0]
    var high = weights[0]
    for arc in 1..<max(1, weights.count) {
      low = min(low, weights[arc])
      high = max(high, weights[arc])
    }
    return low...high
  }
}

/// A run of parallel weights on its way to one.
struct Fold {
  private var sum: Double
  private var least: Double
  private var greatest: Double
  private(set) var count = 1

  init(_ weight: Double) {
    sum = weight
    least = weight
    greatest = weight
  }

  mutating func add(_ weight: Double, _ rule: ParallelEdges) {
    sum += weight
    least = min(least, weight)
    greatest = max(greatest, weight)
    count += 1
  }

  func value(_ rule: ParallelEdges) -> Double {
    if count == 1 { return sum }
    return switch rule {
    case .sum: sum
    case .max, .first, .keep, .error: greatest
    case .min: least
    case .mean: sum / Double(count)
    }
  }
}

extension Adjacency {
  /// A copy in memory of its own; unit weights are left out.
  fileprivate func copied(into arena: Arena) -> Adjacency {
    let newOffsets = arena.zeros(of: Int.self, vertexCount + 1)
    newOffsets.copy(from: offsets)
    let newTargets = arena.zeros(of: UInt32.self, arcCount)
    newTargets.copy(from: targets)
    var newWeights: Buffer<Double>?
    if let weights, !weights.isAllOnes {
      let copy = arena.zeros(of: Double.self, arcCount)
      copy.copy(from: weights)
      newWeights = copy
    }
    return Adjacency(vertexCount: vertexCount, offsets: newOffsets, targets: newTargets, weights: newWeights)
  }
}

extension Buffer where Element == Double {
  fileprivate var isAllOnes: Bool {
    for index in 0..<count where self[index] != 1 { return false }
    return true
  }
}
