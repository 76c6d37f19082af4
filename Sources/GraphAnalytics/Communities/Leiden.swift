extension Graph {
  /// Communities by the Leiden method: a division of high modularity in which every community is connected.
  ///
  /// Vertices move to the community where modularity grows most; within the communities found, vertices that are well tied
  /// join in connected groups; the groups become the vertices of a smaller graph, and so on until nothing moves. All of this
  /// is repeated from the result (`options.iterations`) and from other random orders (`options.runs`), and the division of
  /// highest modularity is kept.
  ///
  /// Choices: directed graphs by Leicht and Newman's modularity; loops count in strength only; parallel edges are summed; in
  /// the refinement a vertex joins the group of greatest gain, in random order of vertices; isolates are communities of one.
  ///
  /// - Parameters:
  ///   - options: weights, resolution, iterations, runs and seed.
  ///   - progress: called between rounds; may throw to stop.
  /// - Returns: communities numbered by falling size, equal sizes by lowest vertex.
  /// - Throws: `GraphError.weightNotPositive`, `.invalidOption`; what `progress` throws.
  /// - Complexity: near O(m) a run in practice in time, O(n + m) a thread in space.
  /// - Determinism: the same division for the same seed, for any number of threads.
  /// - Reference: Traag, Waltman and van Eck, *From Louvain to Leiden: guaranteeing well-connected communities*, Sci. Rep.
  ///   9:5233 (2019), doi 10.1038/s41598-019-41695-z; Leicht and Newman, Phys. Rev. Lett. 100:118703 (2008), doi
  ///   10.1103/PhysRevLett.100.118703.
  public func leiden(options: CommunityOptions = CommunityOptions(), progress: Progress? = nil) throws -> Partition {
    let runs = CommunityRuns(graph: self, options: options, measure: "Leiden")
    let search = CommunitySearch(
      graph: self, weights: options.weights, resolution: options.resolution,
      iterations: options.iterations ?? (runs.isLarge ? 2 : nil), refinement: .connectedGroups)
    return try runs.best(progress: progress) { seed, labels, progress in
      try search.run(seed: seed, into: labels, progress: progress)
    }
  }
}

extension CommunityMethod {
  static let leiden = CommunityMethod(
    name: "leiden", summary: "high modularity, every community connected (Traag, Waltman, van Eck 2019)"
  ) { graph, options, progress in try graph.leiden(options: options, progress: progress) }
}
