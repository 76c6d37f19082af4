/// The best of several runs by modularity, the earliest of equals; runs share the threads.
struct CommunityRuns {
  /// Runs that are under way at once, for any number of threads.
  private static let round = 4

  let graph: Graph
  let options: CommunityOptions
  let measure: String

  var isLarge: Bool { graph.edgeCount >= 100_000 }

  /// - Parameter run: writes a label below `graph.vertexCount` for each vertex and gives the modularity.
  func best(
    progress: Progress?,
    run: @Sendable (_ seed: UInt64, _ labels: Buffer<UInt32>, _ progress: Progress?) throws -> Double
  ) throws -> Partition {
    try graph.requirePositiveWeights(options.weights, measure: measure)
    guard options.resolution >= 0, options.resolution.isFinite else {
      throw GraphError.invalidOption("the resolution must be zero or more, but is \(options.resolution)")
    }
    let runs = options.runs ?? (isLarge ? 1 : 20)
    guard runs > 0, (options.iterations ?? 1) > 0 else {
      throw GraphError.invalidOption("runs and iterations must be one or more")
    }
    if graph.edgeCount == 0 { return Partition(labels: Array(0..<graph.vertexCount)) }
    var generator = SeededGenerator(seed: options.seed)
    let seeds = (0..<runs).map { _ in generator.next() }
    let arena = Arena()
    defer { arena.free() }
    let round = min(runs, Self.round)
    let labels = (0..<round).map { _ in arena.zeros(of: UInt32.self, graph.vertexCount) }
    let qualities = arena.zeros(of: Double.self, round)
    let best = arena.zeros(of: UInt32.self, graph.vertexCount)
    var bestQuality = -Double.infinity
    for start in stride(from: 0, to: runs, by: round) {
      let width = min(round, runs - start)
      if width == 1 {
        qualities[0] = try run(seeds[start], labels[0], progress)
      } else {
        try progress?(start, runs)
        try Parallel.forEachThrowing(stripes: width) { stripe, _ in
          qualities[stripe] = try run(seeds[start + stripe], labels[stripe], nil)
        }
      }
      for stripe in 0..<width where qualities[stripe] > bestQuality + 1e-12 {
        bestQuality = qualities[stripe]
        best.copy(from: labels[stripe])
      }
    }
    return Partition(labels: best.array().map { Int($0) }).bySize()
  }
}

extension Adjacency {
  /// Makes every connected part of a community a community of its own, named after its lowest vertex; this never lowers
  /// modularity.
  func splitUnconnected(_ labels: Buffer<UInt32>) {
    let arena = Arena()
    defer { arena.free() }
    let count = vertexCount
    let names = arena.buffer(count, repeating: UInt32.max)
    let queue = arena.zeros(of: UInt32.self, count)
    for root in 0..<count where names[root] == UInt32.max {
      let name = UInt32(truncatingIfNeeded: root)
      names[root] = name
      queue[0] = name
      var (next, end) = (0, 1)
      while next < end {
        let vertex = Int(queue[next])
        next += 1
        for arc in arcs(of: vertex) {
          let neighbor = targets[arc]
          if names[neighbor] == UInt32.max && labels[neighbor] == labels[vertex] {
            names[neighbor] = name
            queue[end] = neighbor
            end += 1
          }
        }
      }
    }
    labels.copy(from: names)
  }
}
