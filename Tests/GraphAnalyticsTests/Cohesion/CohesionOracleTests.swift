import GraphAnalytics
import TestSupport
import Testing

/// Cohesion against values that independent programs gave for the same graphs.
struct CohesionOracleTests {
  @Test(arguments: [
    "triangles", "clustering", "clustering-barrat", "clustering-onnela", "core-number", "bridges", "cut_vertices",
    "density", "reciprocity", "transitivity", "mean_clustering", "assortativity", "diameter", "mean_distance",
    "constraint", "constraint-unit", "effective-size", "effective-size-unit", "efficiency", "hierarchy",
  ])
  func enoughFixturesHave(key: String) {
    #expect(OracleGraph.all.filter { $0.value(key) != nil }.count >= 10)
  }

  @Test(arguments: OracleGraph.all)
  func trianglesAndClusteringAgree(oracle: OracleGraph) throws {
    try agree(oracle, "triangles") { VertexArray($0.triangles().map { Double($0) }) }
    try agree(oracle, "clustering") { try $0.clustering() }
    try agree(oracle, "clustering-barrat") { try $0.clustering(kind: .barrat) }
    try agree(oracle, "clustering-onnela") { try $0.clustering(kind: .onnela) }
  }

  @Test(arguments: OracleGraph.all)
  func coreNumbersAgree(oracle: OracleGraph) throws {
    try agree(oracle, "core-number") { VertexArray($0.coreNumbers().map { Double($0) }) }
  }

  @Test(arguments: OracleGraph.all)
  func bridgesAndCutVerticesAgree(oracle: OracleGraph) {
    if let pairs = oracle.value("bridges")?.list {
      let expected = pairs.map { $0.list?.compactMap(\.integer) ?? [] }
      #expect(oracle.graph.bridges().map { [$0.source.index, $0.target.index] } == expected)
    }
    if let vertices = oracle.value("cut_vertices")?.list {
      #expect(oracle.graph.cutVertices().map(\.index) == vertices.compactMap(\.integer))
    }
  }

  @Test(arguments: OracleGraph.all)
  func summariesAgree(oracle: OracleGraph) throws {
    let summary = oracle.graph.summary()
    agree(oracle, "density", summary.density)
    agree(oracle, "reciprocity", summary.reciprocity)
    agree(oracle, "transitivity", summary.transitivity)
    agree(oracle, "mean_clustering", summary.meanClustering)
    agree(oracle, "assortativity", summary.assortativity)
    let distances = try oracle.graph.distanceSummary()
    agree(oracle, "diameter", Double(distances.diameter))
    agree(oracle, "mean_distance", distances.meanDistance)
  }

  private func agree(_ oracle: OracleGraph, _ key: String, _ measure: (Graph) throws -> VertexArray<Double>) throws {
    guard let expected = oracle.expected(key) else { return }
    let wrong = differences(try measure(oracle.graph), from: expected)
    #expect(wrong.isEmpty, "\(key) of \(oracle.name)")
  }

  private func agree(_ oracle: OracleGraph, _ key: String, _ value: Double) {
    guard let field = oracle.value(key) else { return }
    let wrong = differences(VertexArray([value]), from: [field.number])
    #expect(wrong.isEmpty, "\(key) of \(oracle.name)")
  }
}
