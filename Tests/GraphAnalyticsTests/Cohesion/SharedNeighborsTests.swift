import Testing

@testable import GraphAnalytics

/// Resource allocation between the ends of each edge.
@Suite(.serialized) struct SharedNeighborsTests {
  private struct Sample {
    var count: Int
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var weights: [Double] = []

    init(count: Int, share: Double, seed: UInt64) {
      self.count = count
      var generator = SeededGenerator(seed: seed)
      for source in 0..<count {
        for target in source + 1..<max(source + 1, count) where generator.nextUnit() < share {
          sources.append(UInt32(source))
          targets.append(UInt32(target))
          // Some edges are none.
          weights.append(generator.nextUnit() < 0.05 ? 0 : generator.nextUnit())
        }
      }
    }

    var strengths: [Double] {
      SharedNeighbors.strengths(vertexCount: count, sources: sources, targets: targets, weights: weights)
    }

    /// By the formula, from a table of all weights.
    func expected(each step: Int = 1) -> [Double] {
      var table = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
      for (edge, weight) in weights.enumerated() {
        table[Int(sources[edge])][Int(targets[edge])] = weight
        table[Int(targets[edge])][Int(sources[edge])] = weight
      }
      let totals = table.map { $0.reduce(0, +) }
      return stride(from: 0, to: weights.count, by: step).map { edge in
        if weights[edge] == 0 { return 0 }
        let (first, second) = (table[Int(sources[edge])], table[Int(targets[edge])])
        return (0..<count).reduce(0.0) { sum, middle in
          first[middle] > 0 && second[middle] > 0 ? sum + first[middle] * second[middle] / totals[middle] : sum
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func strengthsFollowTheFormula(seed: Int) {
    let sample = Sample(count: seed, share: 0.1 + 0.045 * Double(seed), seed: UInt64(seed))
    let (found, expected) = (sample.strengths, sample.expected())
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { #expect(abs(one - other) <= 1e-12 * max(1, other)) }
  }

  /// Enough triangles for several rounds of several stripes each.
  @Test func bitsAreTheSameForEveryNumberOfThreads() {
    let sample = Sample(count: 240, share: 0.65, seed: 5)
    defer { Parallel.threadCount = 0 }
    Parallel.threadCount = 1
    let alone = sample.strengths
    for (place, expected) in sample.expected(each: 101).enumerated() {
      #expect(abs(alone[101 * place] - expected) <= 1e-12 * max(1, expected))
    }
    for threads in [3] {
      Parallel.threadCount = threads
      #expect(sample.strengths == alone)
    }
  }

  @Test func nothingIsSharedWithoutTriangles() {
    #expect(
      SharedNeighbors.strengths(vertexCount: 4, sources: [0, 1, 2], targets: [1, 2, 3], weights: [1, 1, 1]) == [
        0, 0, 0,
      ])
    #expect(SharedNeighbors.strengths(vertexCount: 0, sources: [], targets: [], weights: []).isEmpty)
  }
}
