import GraphAnalytics
import TestSupport
import Testing

/// Brokerage against values that independent programs gave for the same graphs.
struct BrokerageOracleTests {
  @Test(arguments: OracleGraph.all)
  func structuralHolesAgree(oracle: OracleGraph) throws {
    try agree(oracle, "constraint") { try $0.constraint(weights: .stored) }
    try agree(oracle, "constraint-unit") { try $0.constraint(weights: .unit) }
    try agree(oracle, "effective-size") { try $0.effectiveSize(weights: .stored) }
    try agree(oracle, "effective-size-unit") { try $0.effectiveSize(weights: .unit) }
    try agree(oracle, "efficiency") { try $0.efficiency(weights: .stored) }
    try agree(oracle, "hierarchy") { try $0.hierarchy(weights: .stored) }
  }

  private func agree(_ oracle: OracleGraph, _ key: String, _ measure: (Graph) throws -> VertexArray<Double>) throws {
    guard let expected = oracle.expected(key) else { return }
    let wrong = differences(try measure(oracle.graph), from: expected)
    #expect(wrong.isEmpty, "\(key) of \(oracle.name)")
  }
}
