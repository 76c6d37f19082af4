import GraphAnalytics

extension BenchKernel {
  static let pageRank = BenchKernel(
    "pagerank", "PageRank to 1e-10, weights left out; check: the greatest",
    answer: { try $0.graph.pageRank(weights: .unit) },
    check: { ranks, _ in ranks.max() ?? 0 },
    verify: { ranks, workload in
      let rows = workload.graph.out
      let count = Double(rows.vertexCount)
      var dangling = 0.0
      for vertex in 0..<rows.vertexCount where rows.degree(of: vertex) == 0 { dangling += ranks[vertex] }
      var change = 0.0
      for vertex in 0..<rows.vertexCount {
        var collected = dangling / count
        for arc in rows.arcs(of: vertex) {
          let other = Int(rows.targets[arc])
          collected += ranks[other] / Double(rows.degree(of: other))
        }
        change += abs(ranks[vertex] - (0.85 * collected + 0.15 / count))
      }
      try VerificationFailure.unless(change < 2e-10, "another round changes ranks by \(change)")
      try VerificationFailure.unlessEqual(ranks.reduce(0, +), 1, "sum of ranks")
    })

  static let eigenvector = BenchKernel(
    "eigenvector", "eigenvector centrality, weighted; check: the greatest",
    answer: { try $0.graph.eigenvector(weights: .stored) },
    check: { values, _ in values.max() ?? 0 },
    verify: { values, workload in
      let product = { (vector: [Double]) in
        let rows = workload.graph.out
        return (0..<rows.vertexCount).map { vertex in
          rows.arcs(of: vertex).reduce(0.0) { $0 + rows.weight(ofArc: $1) * vector[Int(rows.targets[$1])] }
        }
      }
      let norm = { (vector: [Double]) in vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      let image = product(values.values)
      let eigenvalue = zip(values, image).reduce(0) { $0 + $1.0 * $1.1 }
      try VerificationFailure.unlessEqual(norm(values.values), 1, "norm")
      try VerificationFailure.unless(values.allSatisfy { $0 >= 0 }, "a value is negative")
      let residual = norm(zip(values, image).map { $0.1 - eigenvalue * $0.0 }) / eigenvalue
      try VerificationFailure.unless(residual < 1e-8, "A x - λ x is \(residual) of λ")
      // Rayleigh quotients never exceed the greatest eigenvalue.
      var other = values.map { _ in 1.0 }
      for _ in 0..<100 {
        let next = product(other)
        let quotient = norm(next) / norm(other)
        try VerificationFailure.unless(quotient <= eigenvalue * (1 + 1e-12), "an eigenvalue above \(eigenvalue)")
        let scale = 1 / norm(next)
        other = next.map { $0 * scale }
      }
    })

  static let closeness = BenchKernel(
    "closeness", "closeness, exact; check: the greatest",
    answer: { try $0.graph.closeness(lengths: .unit) },
    check: { values, _ in values.max() ?? 0 },
    verify: { values, workload in
      let others = Double(workload.graph.vertexCount - 1)
      try verifyDistances(workload) { vertex, found in
        let reached = Double(found.order.count - 1)
        let total = found.order.reduce(0) { $0 + found.distances[$1] }
        let expected = reached == 0 ? 0 : reached / others * (reached / total)
        try VerificationFailure.unlessEqual(values[vertex], expected, "closeness of \(vertex)")
      }
    })

  static let harmonic = BenchKernel(
    "harmonic", "harmonic centrality, exact; check: the greatest",
    answer: { try $0.graph.harmonic(lengths: .unit, normalization: .pairs) },
    check: { values, _ in values.max() ?? 0 },
    verify: { values, workload in
      let others = Double(workload.graph.vertexCount - 1)
      try verifyDistances(workload) { vertex, found in
        let total = found.order.dropFirst().reduce(0) { $0 + 1 / found.distances[$1] }
        try VerificationFailure.unlessEqual(values[vertex], total / others, "harmonic centrality of \(vertex)")
      }
    })

  private static func verifyDistances(
    _ workload: Workload, _ body: (Vertex, PlainSearch.Found) throws -> Void
  ) throws {
    let search = PlainSearch(workload.graph, lengths: nil)
    for vertex in workload.sample(20) { try body(vertex, search.found(from: vertex.index)) }
  }

  static let betweenness = betweenness("betweenness", "betweenness, exact; check: the greatest", .unit)

  static let betweennessOfLengths = betweenness(
    "betweenness_w", "betweenness by length 1 / weight, exact; check: the greatest", .reciprocal)

  private static func betweenness(_ name: String, _ summary: String, _ lengths: EdgeLengths) -> BenchKernel {
    BenchKernel(
      name, summary,
      answer: { try $0.graph.betweenness(lengths: lengths) },
      check: { values, _ in values.max() ?? 0 },
      verify: { values, workload in
        try PlainBetweenness.verify(values, of: workload, lengths: lengths) { try $0.betweenness(lengths: lengths) }
      })
  }
}
