/// Whose ties a structural-hole measure sees.
public enum BrokerageNeighborhood: String, Sendable, CaseIterable {
  /// Contacts' proportions are taken over all their edges (Burt; igraph and NetworkX agree).
  case whole
  /// Proportions are taken within the ego network first (UCINET's ego-net routine).
  case ego
}

/// One brokerage measure of the registry: a name, a sentence, a function.
public struct BrokerageMeasure: Sendable {
  public let name: String
  public let summary: String
  public let values: @Sendable (Graph, EdgeWeights, BrokerageNeighborhood, Progress?) throws -> VertexArray<Double>

  package init(
    name: String, summary: String,
    values: @escaping @Sendable (Graph, EdgeWeights, BrokerageNeighborhood, Progress?) throws -> VertexArray<Double>
  ) {
    self.name = name
    self.summary = summary
    self.values = values
  }

  /// Every brokerage measure, in the order of the reference.
  public static let all: [BrokerageMeasure] = [
    .constraint, .effectiveSize, .efficiency, .hierarchy, .redundancy, .diversity, .localBridges,
  ]
}
