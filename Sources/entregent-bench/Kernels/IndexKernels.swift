import GraphAnalytics

extension BenchKernel {
  static let indexedPair = BenchKernel(
    "indexed-pair", "the same as pair with an index, made before; every path is compared with the one found without",
    task: .graph { workload, repeats in
      let before = Seconds.wall
      let index = try PathIndex(workload.graph, lengths: .reciprocal)
      let buildSeconds = Seconds.wall - before
      var latency = Latency()
      var measurement = try Measurement.taken(repeats: repeats) {
        var finder = try PathFinder(workload.graph, lengths: .reciprocal, index: index)
        latency = Latency()
        let paths = workload.pairs.map { pair in
          latency.time { finder.shortestPath(from: pair.source, to: pair.target) }
        }
        return (paths, paths.prefix(20).reduce(0) { $0 + ($1?.length ?? 0) })
      } verify: { _ in
      }
      var plainLatency = Latency()
      try measurement.verify {
        var plain = try PathFinder(workload.graph, lengths: .reciprocal)
        var finder = try PathFinder(workload.graph, lengths: .reciprocal, index: index)
        // A first round for both, so that neither is the one to wake the memory.
        for pair in workload.pairs { _ = plain.shortestPath(from: pair.source, to: pair.target) }
        for pair in workload.pairs {
          let path = plainLatency.time { plain.shortestPath(from: pair.source, to: pair.target) }
          try VerificationFailure.unless(
            path == finder.shortestPath(from: pair.source, to: pair.target),
            "with the index another path from \(pair.source) to \(pair.target)")
        }
      }
      measurement.latency = latency
      measurement.index = IndexCost(
        buildSeconds: buildSeconds, bytes: index.memoryInBytes, edgeCount: index.edgeCount, plainLatency: plainLatency)
      return measurement
    })
}
