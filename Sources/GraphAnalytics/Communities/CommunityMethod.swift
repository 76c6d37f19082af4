/// What a community method may be told.
public struct CommunityOptions: Sendable {
  public var weights: EdgeWeights = .stored
  /// Above 1: more and smaller communities.
  public var resolution: Double = 1
  /// Best of this many runs by modularity; nil: 20 below 100,000 edges, else 1.
  public var runs: Int?
  /// Passes of the whole method over its own result; nil: until nothing improves below 100,000 edges, else 2.
  public var iterations: Int?
  public var seed: UInt64 = 1

  public init() {}
}

/// One community method of the registry: a name, a sentence, a function.
public struct CommunityMethod: Sendable {
  public let name: String
  public let summary: String
  public let partition: @Sendable (Graph, CommunityOptions, Progress?) throws -> Partition

  package init(
    name: String, summary: String,
    partition: @escaping @Sendable (Graph, CommunityOptions, Progress?) throws -> Partition
  ) {
    self.name = name
    self.summary = summary
    self.partition = partition
  }

  /// Every community method, in the order of the reference.
  public static let all: [CommunityMethod] = [.leiden, .louvain, .labelPropagation]
}
