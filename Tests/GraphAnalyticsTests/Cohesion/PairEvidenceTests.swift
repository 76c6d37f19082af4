import TestSupport
import Testing

@testable import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct PairEvidenceTests {
  private static func sweep(_ graph: Graph, weight: Double = 1) -> PairEvidenceSweep {
    let edges = Array(graph.edges)
    return PairEvidenceSweep(
      count: graph.vertexCount, sources: edges.map { UInt32($0.source.index) },
      targets: edges.map { UInt32($0.target.index) }, weights: edges.map { _ in weight })
  }

  /// Values that NetworkX gives as well.
  @Test func karateHasTheKnownValues() {
    let sweep = Self.sweep(SmallGraphs.karate)
    sweep.sweep(from: 0)
    let far = sweep.evidence(on: 33)
    #expect(abs(far.adamicAdar - 2.711020) < 5e-7 && far.common == 4 && far.distance == 2)
    #expect(abs(far.allocation - 0.9) < 1e-12)
    sweep.sweep(from: 5)
    let near = sweep.evidence(on: 16)
    #expect(abs(near.adamicAdar - 0.721348) < 5e-7 && near.common == 1 && near.distance == 1)
  }

  @Test func sweepsEqualTheirDefinitions() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<12 {
      let count = 4 + generator.next(below: 10)
      var matrix = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
      var (sources, targets, weights): ([UInt32], [UInt32], [Double]) = ([], [], [])
      for one in 0..<count {
        for other in one + 1..<count where generator.next(below: 3) == 0 {
          let weight = 0.05 + 0.9 * generator.nextUnit()
          matrix[one][other] = weight
          matrix[other][one] = weight
          sources.append(UInt32(one))
          targets.append(UInt32(other))
          weights.append(weight)
        }
      }
      let sweep = PairEvidenceSweep(count: count, sources: sources, targets: targets, weights: weights)
      for source in 0..<count {
        sweep.sweep(from: source, depth: 8)
        for target in 0..<count where target != source {
          Self.expectEqual(sweep.evidence(on: target), Self.bruteForce(matrix, source, target))
        }
      }
    }
  }

  private static func expectEqual(_ found: PairEvidence, _ expected: PairEvidence) {
    #expect(found.common == expected.common && found.distance == expected.distance)
    for (one, other) in [
      (found.adamicAdar, expected.adamicAdar), (found.allocation, expected.allocation),
      (found.weightedAllocation, expected.weightedAllocation), (found.anyRoute, expected.anyRoute),
      (found.bestRoute, expected.bestRoute), (found.threeSteps, expected.threeSteps),
    ] { #expect(abs(one - other) < 1e-12) }
  }

  private static func bruteForce(_ matrix: [[Double]], _ one: Int, _ other: Int) -> PairEvidence {
    let degrees = matrix.map { row in Double(row.count { $0 > 0 }) }
    var expected = PairEvidence(distance: distance(matrix, one, other))
    var none = 1.0
    for middle in matrix.indices {
      let (a, b) = (matrix[one][middle], matrix[middle][other])
      if a > 0 && b > 0 {
        expected.common += 1
        expected.adamicAdar += 1 / log(degrees[middle])
        expected.allocation += 1 / degrees[middle]
        expected.weightedAllocation += a * b / matrix[middle].reduce(0, +)
        expected.bestRoute = max(expected.bestRoute, a * b)
        none *= 1 - a * b
      }
      for last in matrix.indices where last != one && last != other && middle != other && middle != one {
        if a > 0 && matrix[middle][last] > 0 && matrix[last][other] > 0 {
          expected.threeSteps += 1 / (degrees[middle] * degrees[last]).squareRoot()
        }
      }
    }
    expected.anyRoute = 1 - none
    return expected
  }

  private static func distance(_ matrix: [[Double]], _ one: Int, _ other: Int) -> Int {
    var distances = [one: 0]
    var front = [one]
    while !front.isEmpty {
      var next: [Int] = []
      for place in front {
        for end in matrix.indices where matrix[place][end] > 0 && distances[end] == nil {
          distances[end] = (distances[place] ?? 0) + 1
          next.append(end)
        }
      }
      front = next
    }
    return distances[other] ?? 0
  }
}
