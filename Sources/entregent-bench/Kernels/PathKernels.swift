import GraphAnalytics

extension BenchKernel {
  static let shortestPaths = BenchKernel(
    "sssp", "distances from one vertex, length 1 / weight; check: their mean",
    answer: { workload in
      try workload.graph.distances(from: workload.sources.first ?? Vertex(0), lengths: .reciprocal)
    },
    check: { distances, _ in
      var (sum, count) = (0.0, 0.0)
      for distance in distances where distance < .infinity {
        sum += distance
        count += 1
      }
      return sum / count
    },
    verify: { distances, workload in
      let search = PlainSearch(workload.graph, lengths: .reciprocal)
      let rows = workload.graph.out
      let source = workload.sources.first ?? Vertex(0)
      try VerificationFailure.unless(distances[source] == 0, "the source is at \(distances[source])")
      // No edge shortens a distance, and every distance but the source's is made by one.
      for vertex in 0..<rows.vertexCount {
        var least = vertex == source.index ? 0 : Double.infinity
        for arc in rows.arcs(of: vertex) {
          least = min(least, distances[Int(rows.targets[arc])] + search.length(ofArc: arc))
        }
        try VerificationFailure.unlessEqual(distances[vertex], least, "distance of \(vertex)")
      }
    })

  static let pair = BenchKernel(
    "pair", "the shortest path between two vertices, 1,000 queries; check: the sum of the first 20",
    task: .graph { workload, repeats in
      var latency = Latency()
      var measurement = try Measurement.taken(repeats: repeats) {
        var finder = try PathFinder(workload.graph, lengths: workload.paths.lengths)
        latency = Latency()
        let paths = workload.pairs.map { pair in
          latency.time { finder.shortestPath(from: pair.source, to: pair.target) }
        }
        return (paths, paths.prefix(20).reduce(0) { $0 + ($1?.length ?? 0) })
      } verify: { paths in
        let search = PlainSearch(workload.graph, lengths: workload.paths.lengths)
        for (pair, path) in zip(workload.pairs, paths) {
          guard let path else { continue }
          try verify(path, from: pair.source, to: pair.target, search)
        }
        for (pair, path) in zip(workload.pairs, paths).prefix(20) {
          let distance = search.found(from: pair.source.index).distances[pair.target.index]
          try VerificationFailure.unlessEqual(path?.length ?? .infinity, distance, "length of a shortest path")
        }
      }
      measurement.latency = latency
      return measurement
    })

  static let bestPaths = BenchKernel(
    "ksp", "the --count shortest loopless paths between two vertices, --pairs queries; check: the sum of the first 2",
    task: .graph { workload, repeats in
      var latency = Latency()
      let pairs = workload.pairs.prefix(workload.paths.pairs)
      var measurement = try Measurement.taken(repeats: repeats) {
        var finder = try PathFinder(workload.graph, lengths: workload.paths.lengths)
        latency = Latency()
        let answers = pairs.map { pair in
          latency.time { finder.shortestPaths(from: pair.source, to: pair.target, count: workload.paths.count) }
        }
        return (answers, answers.prefix(2).joined().reduce(0) { $0 + $1.length })
      } verify: { answers in
        let search = PlainSearch(workload.graph, lengths: workload.paths.lengths)
        for (number, (pair, paths)) in zip(pairs, answers).enumerated() {
          try verify(paths, from: pair.source, to: pair.target, search)
          if number < 3 {
            try verifyFirstTwo(of: paths, from: pair.source, to: pair.target, search, asked: workload.paths.count)
          }
        }
      }
      measurement.latency = latency
      measurement.perQuery = latency.wall
      return measurement
    })

  /// A way along edges that meets no vertex twice, as long as it says.
  private static func verify(
    _ path: Path, from source: Vertex, to target: Vertex, _ search: PlainSearch
  ) throws {
    try VerificationFailure.unless(
      path.vertices.first == source && path.vertices.last == target, "a path does not join \(source) and \(target)")
    try VerificationFailure.unless(
      Set(path.vertices).count == path.vertices.count, "a path between \(source) and \(target) has a loop")
    var length = 0.0
    for (from, to) in zip(path.vertices, path.vertices.dropFirst()) {
      guard let step = search.length(from: from.index, to: to.index) else {
        throw VerificationFailure(sentence: "a path uses \(from)-\(to), which is no edge")
      }
      length += step
    }
    try VerificationFailure.unlessEqual(path.length, length, "length of a path")
  }

  /// Distinct paths, rising.
  private static func verify(
    _ paths: [Path], from source: Vertex, to target: Vertex, _ search: PlainSearch
  ) throws {
    for path in paths { try verify(path, from: source, to: target, search) }
    try VerificationFailure.unless(Set(paths.map(\.vertices)).count == paths.count, "a path comes twice")
    for (path, next) in zip(paths, paths.dropFirst()) {
      try VerificationFailure.unless(
        path.length <= next.length * (1 + EdgeLengths.tieTolerance), "paths do not come in order")
    }
  }

  /// The first path is the shortest, and the second is the best of those that leave out one edge of it.
  private static func verifyFirstTwo(
    of paths: [Path], from source: Vertex, to target: Vertex, _ search: PlainSearch, asked count: Int
  ) throws {
    let shortest = search.found(from: source.index).distances[target.index]
    try VerificationFailure.unlessEqual(paths.first?.length ?? .infinity, shortest, "length of the best path")
    guard let first = paths.first, count > 1 else { return }
    var second = Double.infinity
    for (from, to) in zip(first.vertices, first.vertices.dropFirst()) {
      let found = search.found(from: source.index, leavingOut: (from.index, to.index))
      second = min(second, found.distances[target.index])
    }
    try VerificationFailure.unlessEqual(
      paths.dropFirst().first?.length ?? .infinity, second, "length of the second path")
  }
}
