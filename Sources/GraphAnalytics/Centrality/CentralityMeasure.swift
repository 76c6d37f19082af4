/// What a measure from the registry may be told. Each measure reads what concerns it.
public struct MeasureOptions: Sendable {
  /// Which weights measures of strength read.
  public var weights: EdgeWeights = .stored
  /// How measures of distance make lengths.
  public var lengths: EdgeLengths = .unit
  /// nil: the measure's own default.
  public var direction: Direction?
  /// nil: the measure's own default.
  public var normalization: Normalization?
  /// PageRank's share of steps that follow an edge.
  public var damping: Double = 0.85
  /// Katz's attenuation; nil: half the greatest that converges.
  public var alpha: Double?
  /// Random choices, where a measure makes any.
  public var seed: UInt64 = 1

  public init() {}
}

/// What a measure takes the weights of edges for.
public enum WeightMeaning: Sendable {
  /// The heavier, the closer.
  case strengths
  /// Lengths are made from them by a named rule.
  case lengths
}

/// One centrality measure of the registry: a name, a sentence, a function.
public struct CentralityMeasure: Sendable {
  public let name: String
  public let summary: String
  /// What the measure takes the weights of edges for.
  public let reads: WeightMeaning
  public let values: @Sendable (Graph, MeasureOptions, Progress?) throws -> VertexArray<Double>

  package init(
    name: String, summary: String, reads: WeightMeaning = .strengths,
    values: @escaping @Sendable (Graph, MeasureOptions, Progress?) throws -> VertexArray<Double>
  ) {
    self.name = name
    self.summary = summary
    self.reads = reads
    self.values = values
  }

  /// Every centrality measure, in the order of the reference.
  public static let all: [CentralityMeasure] = [
    .degree, .inDegree, .outDegree, .strength, .closeness, .harmonic, .betweenness, .eigenvector, .katz, .pageRank,
    .hubs, .authorities, .coreNumber, .clustering, .triangles,
  ]
}
