extension Graph {
  /// Communities by label propagation: every vertex takes the label that weighs most among its neighbors.
  ///
  /// Vertices start with labels of their own and wait in random order; one whose label is not among those that weigh most takes
  /// one of these, drawn at random, and sends its neighbors back to the queue. A label that spread over parts without an edge
  /// between them is split at the end.
  ///
  /// Choices: directions are ignored (opposite weights are summed); loops are dropped, parallel edges summed. Of several
  /// runs (`options.runs`) the division of highest modularity is kept; `options.resolution` matters for that alone.
  ///
  /// - Parameters:
  ///   - options: weights, runs and seed.
  ///   - progress: called between rounds; may throw to stop.
  /// - Returns: communities numbered by falling size, equal sizes by lowest vertex.
  /// - Throws: `GraphError.weightNotPositive`, `.invalidOption`; what `progress` throws.
  /// - Complexity: near O(m) a run in practice in time, O(n + m) a thread in space. It ends, since every change raises the
  ///   weight between equal labels.
  /// - Determinism: the same division for the same seed, for any number of threads.
  /// - Reference: Raghavan, Albert and Kumara, *Near linear time algorithm to detect community structures in large-scale
  ///   networks*, Phys. Rev. E 76:036106 (2007), doi 10.1103/PhysRevE.76.036106.
  public func labelPropagation(
    options: CommunityOptions = CommunityOptions(), progress: Progress? = nil
  ) throws -> Partition {
    let runs = CommunityRuns(graph: self, options: options, measure: "label propagation")
    return try runs.best(progress: progress) { seed, labels, progress in
      let arena = Arena()
      defer { arena.free() }
      let level = CommunityLevel(of: self, weights: options.weights, in: arena)
      let propagation = LabelQueue(level: level, seed: seed, in: arena)
      try propagation.run(labels, progress: progress)
      level.rows.splitUnconnected(labels)
      return modularity(
        labels: labels, groupCount: vertexCount, weights: options.weights, resolution: options.resolution)
    }
  }
}

/// Vertices that may have to change their label, first in first out.
private struct LabelQueue {
  /// Weights that differ by less than this, relative to the larger, are equal.
  private static let tolerance = 1e-12
  /// Vertices between two calls of progress.
  private static let round = 1 << 16

  private let level: CommunityLevel
  private let generator: SeededGenerator
  private let sums: Buffer<Double>
  private let touched: Buffer<UInt32>
  private let queue: Buffer<UInt32>
  private let isWaiting: Buffer<UInt8>

  init(level: CommunityLevel, seed: UInt64, in arena: Arena) {
    self.level = level
    generator = SeededGenerator(seed: seed)
    sums = arena.zeros(of: Double.self, level.count)
    touched = arena.zeros(of: UInt32.self, level.count + 1)
    queue = arena.zeros(of: UInt32.self, level.count)
    isWaiting = arena.buffer(level.count, repeating: 1)
  }

  func run(_ labels: Buffer<UInt32>, progress: Progress?) throws {
    let count = level.count
    let (queue, isWaiting) = (queue, isWaiting)
    let (offsets, targets) = (level.rows.offsets, level.rows.targets)
    var generator = generator
    for vertex in 0..<count {
      labels[vertex] = UInt32(truncatingIfNeeded: vertex)
      queue[vertex] = UInt32(truncatingIfNeeded: vertex)
    }
    for last in stride(from: count - 1, to: 0, by: -1) { queue.swapAt(last, generator.next(below: last + 1)) }
    var (head, waiting, done) = (0, count, 0)
    while waiting > 0 {
      if done % Self.round == 0 { try progress?(max(0, count - waiting), count) }
      done += 1
      let vertex = Int(queue[head])
      head = head + 1 == count ? 0 : head + 1
      waiting -= 1
      isWaiting[vertex] = 0
      let label = heaviestLabel(around: vertex, labels, &generator)
      if label == labels[vertex] { continue }
      labels[vertex] = label
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        let neighbor = targets[arc]
        if isWaiting[neighbor] == 0 && labels[neighbor] != label {
          isWaiting[neighbor] = 1
          var tail = head + waiting
          if tail >= count { tail -= count }
          queue[tail] = neighbor
          waiting += 1
        }
      }
    }
  }

  /// The vertex's own label when none weighs more around it, else one of the heaviest.
  private func heaviestLabel(
    around vertex: Int, _ labels: Buffer<UInt32>, _ generator: inout SeededGenerator
  ) -> UInt32 {
    let (sums, touched) = (sums, touched)
    let found = level.sumByLabel(of: vertex, labels, sums: sums, touched: touched)
    let own = labels[vertex]
    let ownSum = sums[own]
    var heaviest = 0.0
    for place in 0..<found { heaviest = max(heaviest, sums[touched[place]]) }
    let threshold = heaviest * (1 - Self.tolerance)
    var (best, equals) = (own, 0)
    for place in 0..<found {
      let label = touched[place]
      if sums[label] >= threshold {
        equals += 1
        if equals == 1 || generator.next(below: equals) == 0 { best = label }
      }
      sums[label] = 0
    }
    return ownSum >= threshold ? own : best
  }
}

extension CommunityMethod {
  static let labelPropagation = CommunityMethod(
    name: "label-propagation",
    summary: "each takes the label that weighs most around it (Raghavan and others 2007)"
  ) { graph, options, progress in try graph.labelPropagation(options: options, progress: progress) }
}
