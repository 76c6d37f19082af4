/// One timed computation of the registry: a name, a sentence, a function.
struct BenchKernel: Sendable {
  /// What a kernel works on.
  enum Task: Sendable {
    /// A file, which it reads itself.
    case file(@Sendable (BenchInput, _ repeats: Int) throws -> Measurement)
    /// A graph that was read before.
    case graph(@Sendable (Workload, _ repeats: Int) throws -> Measurement)
  }

  let name: String
  let summary: String
  let task: Task

  var readsFile: Bool {
    if case .file = task { true } else { false }
  }

  /// A kernel whose answer is timed as a whole.
  ///
  /// - Parameters:
  ///   - answer: the computation.
  ///   - check: one number that lets the answers of two programs be compared; timed too.
  ///   - verify: throws `VerificationFailure` when the answer is wrong; not timed.
  init<Answer>(
    _ name: String, _ summary: String, answer: @escaping @Sendable (Workload) throws -> Answer,
    check: @escaping @Sendable (Answer, Workload) throws -> Double,
    verify: @escaping @Sendable (Answer, Workload) throws -> Void
  ) {
    self.init(
      name, summary,
      task: .graph { workload, repeats in
        try Measurement.taken(repeats: repeats) {
          let result = try answer(workload)
          return (result, try check(result, workload))
        } verify: {
          try verify($0, workload)
        }
      })
  }

  init(_ name: String, _ summary: String, task: Task) {
    self.name = name
    self.summary = summary
    self.task = task
  }

  /// Every kernel.
  static let all: [BenchKernel] = [
    .loadEdges, .loadWeightedEdges, .build,
    .breadthFirst, .components,
    .shortestPaths, .pair, .indexedPair, .bestPaths,
    .triangles, .clustering, .cores,
    .constraint, .effectiveSize, .effectiveSizeUnit,
    .pageRank, .eigenvector, .closeness, .harmonic, .betweenness, .betweennessOfLengths,
    .leiden, .louvain,
    .stressLayout, .pivotLayout,
  ]
}
