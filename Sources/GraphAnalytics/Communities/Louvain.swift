extension Graph {
  /// Communities by the Louvain method: a division of high modularity.
  ///
  /// As `leiden(options:progress:)`, but communities are aggregated as they are, without refinement; a community that comes
  /// out unconnected is split into its parts at the end.
  ///
  /// - Parameters:
  ///   - options: weights, resolution, iterations, runs and seed.
  ///   - progress: called between rounds; may throw to stop.
  /// - Returns: communities numbered by falling size, equal sizes by lowest vertex.
  /// - Throws: `GraphError.weightNotPositive`, `.invalidOption`; what `progress` throws.
  /// - Complexity: near O(m) a run in practice in time, O(n + m) a thread in space.
  /// - Determinism: the same division for the same seed, for any number of threads.
  /// - Reference: Blondel, Guillaume, Lambiotte and Lefebvre, *Fast unfolding of communities in large networks*, J. Stat.
  ///   Mech. P10008 (2008), doi 10.1088/1742-5468/2008/10/P10008.
  public func louvain(options: CommunityOptions = CommunityOptions(), progress: Progress? = nil) throws -> Partition {
    let runs = CommunityRuns(graph: self, options: options, measure: "Louvain")
    let search = CommunitySearch(
      graph: self, weights: options.weights, resolution: options.resolution,
      iterations: options.iterations ?? (runs.isLarge ? 2 : nil), refinement: .none)
    return try runs.best(progress: progress) { seed, labels, progress in
      try search.run(seed: seed, into: labels, progress: progress)
    }
  }
}

extension CommunityMethod {
  static let louvain = CommunityMethod(
    name: "louvain",
    summary: "high modularity by moving one at a time and merging communities (Blondel and others 2008)"
  ) { graph, options, progress in try graph.louvain(options: options, progress: progress) }
}
