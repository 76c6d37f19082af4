import GraphAnalytics
import TestSupport
import Testing

/// Every measure against values that independent programs gave for the same graphs.
struct CentralityOracleTests {
  @Test func fixturesAreThere() {
    #expect(OracleGraph.all.count >= 50)
  }

  @Test(arguments: OracleGraph.all)
  func degreesAndStrengthsAgree(oracle: OracleGraph) throws {
    try agree(oracle, "degree") { $0.degree() }
    try agree(oracle, "in-degree") { $0.degree(direction: .incoming) }
    try agree(oracle, "out-degree") { $0.degree(direction: .outgoing) }
    try agree(oracle, "strength") { $0.strength() }
  }

  @Test(arguments: OracleGraph.all)
  func distanceMeasuresAgree(oracle: OracleGraph) throws {
    try agree(oracle, "closeness") { try $0.closeness(lengths: .unit) }
    try agree(oracle, "closeness-reciprocal") { try $0.closeness(lengths: .reciprocal) }
    try agree(oracle, "harmonic") { try $0.harmonic(lengths: .unit) }
    try agree(oracle, "harmonic-reciprocal") { try $0.harmonic(lengths: .reciprocal) }
  }

  @Test(arguments: OracleGraph.all)
  func betweennessAgrees(oracle: OracleGraph) throws {
    try agree(oracle, "betweenness") { try $0.betweenness(lengths: .unit) }
    try agree(oracle, "betweenness-reciprocal") { try $0.betweenness(lengths: .reciprocal) }
  }

  @Test(arguments: OracleGraph.all)
  func pageRanksAgree(oracle: OracleGraph) throws {
    try agree(oracle, "pagerank") { try $0.pageRank() }
    try agree(oracle, "pagerank-unit") { try $0.pageRank(weights: .unit) }
  }

  @Test(arguments: OracleGraph.all)
  func spectralMeasuresAgree(oracle: OracleGraph) throws {
    try agree(oracle, "eigenvector") { try $0.eigenvector() }
    try agree(oracle, "hubs") { try $0.hubsAndAuthorities().hubs }
    try agree(oracle, "authorities") { try $0.hubsAndAuthorities().authorities }
    let alpha = oracle.value("katz_alpha")?.number
    try agree(oracle, "katz") { try $0.katz(weights: .unit, alpha: alpha) }
  }

  private func agree(
    _ oracle: OracleGraph, _ key: String, _ measure: (Graph) throws -> VertexArray<Double>
  ) throws {
    guard let expected = oracle.expected(key) else { return }
    let wrong = differences(try measure(oracle.graph), from: expected)
    #expect(wrong.isEmpty, "\(key) of \(oracle.name)")
  }
}
