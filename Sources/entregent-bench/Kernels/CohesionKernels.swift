import GraphAnalytics

extension BenchKernel {
  static let triangles = BenchKernel(
    "triangles", "triangles at every vertex; check: how many there are",
    answer: { $0.graph.triangles() },
    check: { triangles, _ in Double(triangles.reduce(0, +) / 3) },
    verify: { triangles, workload in
      let definition = StructuralHoles(graph: workload.graph, weights: .unit)
      for vertex in workload.sample(200) {
        let expected = definition.triangles(of: vertex)
        try VerificationFailure.unless(
          triangles[vertex] == expected, "triangles at \(vertex): \(triangles[vertex]), but \(expected)")
      }
      try VerificationFailure.unless(triangles.reduce(0, +) % 3 == 0, "triangles do not count three times")
    })

  static let clustering = BenchKernel(
    "clustering", "the clustering coefficient of every vertex; check: the mean",
    answer: { try $0.graph.clustering() },
    check: { clustering, workload in clustering.reduce(0, +) / Double(workload.graph.vertexCount) },
    verify: { clustering, workload in
      let definition = StructuralHoles(graph: workload.graph, weights: .unit)
      for vertex in workload.sample(200) {
        let degree = workload.graph.neighbors(of: vertex).count
        let expected = degree < 2 ? 0 : Double(2 * definition.triangles(of: vertex)) / Double(degree * (degree - 1))
        try VerificationFailure.unlessEqual(clustering[vertex], expected, "clustering of \(vertex)")
      }
    })

  static let constraint = BenchKernel(
    "constraint", "Burt's constraint of every vertex, weighted; check: the sum",
    answer: { try $0.graph.constraint(weights: .stored) },
    check: { values, _ in sumOfDefined(values) },
    verify: { values, workload in
      let definition = StructuralHoles(graph: workload.graph, weights: .stored)
      for vertex in workload.sample(100) {
        try VerificationFailure.unlessEqual(
          values[vertex], definition.constraint(of: vertex), "constraint of \(vertex)")
      }
    })

  static let effectiveSize = effectiveSize(
    "effective_size", "effective size of every vertex, weighted; check: the sum", .stored)

  static let effectiveSizeUnit = effectiveSize(
    "effective_size_u", "effective size without weights; check: the sum", .unit)

  private static func effectiveSize(_ name: String, _ summary: String, _ weights: EdgeWeights) -> BenchKernel {
    BenchKernel(
      name, summary,
      answer: { try $0.graph.effectiveSize(weights: weights) },
      check: { values, _ in sumOfDefined(values) },
      verify: { values, workload in
        let definition = StructuralHoles(graph: workload.graph, weights: weights)
        for vertex in workload.sample(100) {
          try VerificationFailure.unlessEqual(
            values[vertex], definition.effectiveSize(of: vertex), "effective size of \(vertex)")
        }
      })
  }

  private static func sumOfDefined(_ values: VertexArray<Double>) -> Double {
    var sum = 0.0
    for value in values where !value.isNaN { sum += value }
    return sum
  }
}
