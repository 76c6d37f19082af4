import GraphAnalytics

extension BenchKernel {
  static let leiden = communities("leiden", "communities by Leiden, weighted, two iterations; check: modularity") {
    try $0.leiden(options: $1)
  }

  static let louvain = communities(
    "louvain", "communities by Louvain, weighted, one iteration; check: modularity", iterations: 1
  ) {
    try $0.louvain(options: $1)
  }

  private static func communities(
    _ name: String, _ summary: String, iterations: Int = 2,
    _ method: @escaping @Sendable (Graph, CommunityOptions) throws -> Partition
  ) -> BenchKernel {
    BenchKernel(
      name, summary,
      answer: { workload in
        var options = CommunityOptions()
        options.runs = 1
        options.iterations = iterations
        options.seed = workload.seed
        return try method(workload.graph, options)
      },
      check: { partition, workload in try workload.graph.modularity(of: partition, weights: .stored) },
      verify: { partition, workload in
        try verifyModularity(partition, workload.graph)
        try verifyConnected(partition, workload.graph)
      })
  }

  /// Q = Σ_c (w_c / W − (s_c / 2W)²), once by the library and once here.
  private static func verifyModularity(_ partition: Partition, _ graph: Graph) throws {
    var inside = [Double](repeating: 0, count: partition.groupCount)
    var strength = inside
    var total = 0.0
    for edge in graph.edges {
      let (first, second) = (partition.groups[edge.source], partition.groups[edge.target])
      total += edge.weight
      strength[first] += edge.weight
      strength[second] += edge.weight
      if first == second { inside[first] += edge.weight }
    }
    var modularity = 0.0
    for group in 0..<partition.groupCount {
      let share = strength[group] / (2 * total)
      modularity += inside[group] / total - share * share
    }
    try VerificationFailure.unlessEqual(
      try graph.modularity(of: partition, weights: .stored), modularity, "modularity")
  }

  private static func verifyConnected(_ partition: Partition, _ graph: Graph) throws {
    let rows = graph.out
    var isSeen = [Bool](repeating: false, count: graph.vertexCount)
    var isStarted = [Bool](repeating: false, count: partition.groupCount)
    for start in 0..<graph.vertexCount where !isSeen[start] {
      let group = partition.groups[start]
      try VerificationFailure.unless(!isStarted[group], "the community of \(start) is in several parts")
      isStarted[group] = true
      isSeen[start] = true
      var queue = [start]
      while let vertex = queue.popLast() {
        for arc in rows.arcs(of: vertex) {
          let target = Int(rows.targets[arc])
          if isSeen[target] || partition.groups[target] != group { continue }
          isSeen[target] = true
          queue.append(target)
        }
      }
    }
  }
}
