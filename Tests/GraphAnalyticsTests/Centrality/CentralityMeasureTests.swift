import GraphAnalytics
import TestSupport
import Testing

/// What holds for every centrality measure, whichever it is.
struct CentralityMeasureTests {
  static let graphs: [Graph] = [
    RandomGraphs.preferential(vertices: 200, attached: 3, weights: .probabilities, seed: 1),
    RandomGraphs.sparse(vertices: 90, density: 0.08, directed: true, weights: .smallIntegers, seed: 2),
    RandomGraphs.uniform(vertices: 700, edges: 2000, weights: .unit, seed: 3),
    RandomGraphs.disjointUnion(SmallGraphs.florentine, SmallGraphs.path(9)),
  ]

  /// The values, or the error in words, so that both can be compared.
  private func outcome(
    _ measure: CentralityMeasure, _ graph: Graph, _ options: MeasureOptions = MeasureOptions()
  ) -> (values: [Double], error: String) {
    do {
      return (try measure.values(graph, options, nil).values, "")
    } catch {
      return ([], "\(error)")
    }
  }

  @Test func namesAreThoseOfTheCommandLine() {
    let names = CentralityMeasure.all.map(\.name)
    let wanted = [
      "degree", "in-degree", "out-degree", "strength", "closeness", "harmonic", "betweenness", "eigenvector", "katz",
      "pagerank", "hubs", "authorities", "core-number", "clustering", "triangles",
    ]
    for name in wanted { #expect(names.contains(name)) }
    #expect(Set(names).count == names.count)
    #expect(CentralityMeasure.all.allSatisfy { !$0.summary.isEmpty })
  }

  @Test(arguments: CentralityMeasure.all.map(\.name))
  func anyNumberOfThreadsGivesTheSameBits(name: String) throws {
    let measure = try #require(CentralityMeasure.all.first { $0.name == name })
    defer { Parallel.threadCount = 0 }
    for graph in Self.graphs {
      let usesLengths = ["closeness", "harmonic", "betweenness"].contains(name)
      for lengths in usesLengths ? [EdgeLengths.unit, .reciprocal] : [.unit] {
        var options = MeasureOptions()
        options.lengths = lengths
        Parallel.threadCount = 1
        let alone = outcome(measure, graph, options)
        for count in [2, 3] {
          Parallel.threadCount = count
          let together = outcome(measure, graph, options)
          #expect(alone.values.map(\.bitPattern) == together.values.map(\.bitPattern))
          #expect(alone.error == together.error)
        }
      }
    }
  }

  @Test(arguments: CentralityMeasure.all.map(\.name))
  func numberingOfVerticesDoesNotMatter(name: String) throws {
    let measure = try #require(CentralityMeasure.all.first { $0.name == name })
    for graph in Self.graphs {
      let numbers = RandomGraphs.permutation(graph.vertexCount, seed: 7)
      let (values, error) = outcome(measure, graph)
      let moved = outcome(measure, RandomGraphs.relabeled(graph, numbers))
      #expect(moved.error == error)
      guard error.isEmpty else { continue }
      let back = VertexArray(graph.vertices.map { moved.values[numbers[$0.index]] })
      #expect(differences(back, from: values.map { $0.isNaN ? nil : $0 }, tolerance: 1e-8).isEmpty)
    }
  }

  @Test(arguments: [
    "degree", "in-degree", "out-degree", "strength", "harmonic", "betweenness", "core-number", "clustering",
    "triangles",
  ])
  func anotherComponentDoesNotMatter(name: String) throws {
    let measure = try #require(CentralityMeasure.all.first { $0.name == name })
    for graph in Self.graphs {
      let joined = RandomGraphs.disjointUnion(graph, SmallGraphs.complete(4, directed: graph.isDirected))
      let values = VertexArray(Array(try measure.values(joined, MeasureOptions(), nil).prefix(graph.vertexCount)))
      #expect(differences(values, from: try measure.values(graph, MeasureOptions(), nil).values).isEmpty)
    }
  }

  @Test(arguments: ["closeness", "betweenness", "eigenvector", "pagerank", "hubs", "authorities", "katz"])
  func unitOfWeightsDoesNotMatter(name: String) throws {
    let measure = try #require(CentralityMeasure.all.first { $0.name == name })
    var options = MeasureOptions()
    options.lengths = .reciprocal
    options.normalization = name == "closeness" ? .wassermanFaust : nil
    for graph in Self.graphs {
      let (values, error) = outcome(measure, graph, options)
      for factor in [1e-12, 1e12] {
        let scaled = outcome(measure, RandomGraphs.scaled(graph, by: factor), options)
        #expect(scaled.error == error)
        let unscaled = name == "closeness" ? scaled.values.map { $0 / factor } : scaled.values
        #expect(differences(VertexArray(unscaled), from: values, tolerance: 1e-8).isEmpty)
      }
    }
  }

  @Test(arguments: CentralityMeasure.all.map(\.name))
  func emptyGraphHasNoValues(name: String) throws {
    let measure = try #require(CentralityMeasure.all.first { $0.name == name })
    for isDirected in [false, true] {
      #expect(try measure.values(SmallGraphs.isolates(0, directed: isDirected), MeasureOptions(), nil).isEmpty)
    }
  }
}
