import GraphAnalytics
import TestSupport
import Testing

struct DistanceCountsTests {
  private static func all(_ graph: Graph) -> [Vertex] { (0..<graph.vertexCount).map { Vertex($0) } }

  @Test func pairsOfAPathThinOutWithDistance() throws {
    // Expected: on a path of n vertices 2 (n − d) ordered pairs are d edges apart.
    let graph = SmallGraphs.path(5)
    let counts = try graph.distanceCounts(from: Self.all(graph))
    #expect(counts.pairs == [0, 8, 6, 4, 2] && counts.unreachablePairCount == 0 && counts.sourceCount == 5)
    #expect(counts.mean == 2 && counts.median == 2)
    let directed = try SmallGraphs.path(4, directed: true).distanceCounts(from: (0..<4).map { Vertex($0) })
    #expect(directed.pairs == [0, 3, 2, 1] && directed.unreachablePairCount == 6)
  }

  @Test func whoReachesNobodyHasNoDistances() throws {
    let graph = SmallGraphs.isolates(4)
    let counts = try graph.distanceCounts(from: Self.all(graph))
    #expect(counts.pairs == [0] && counts.unreachablePairCount == 12)
    #expect(counts.mean.isNaN && counts.median == nil)
    let empty = try SmallGraphs.isolates(0).distanceCounts(from: [])
    #expect(empty.pairs.isEmpty && empty.unreachablePairCount == 0)
  }

  @Test func countsAreThoseOfSearchesFromEverySource() throws {
    for (number, graph) in RandomGraphs.assorted(count: 120, seed: 5).enumerated() {
      for direction in Direction.allCases {
        let sources = Self.all(graph).filter { $0.index % 3 != 1 } + [Vertex(0)]
        var (expected, unreached) = ([0], 0)
        for source in sources {
          for (vertex, distance) in graph.breadthFirstDistances(from: source, direction: direction).values.enumerated()
          where vertex != source.index {
            if distance < 0 {
              unreached += 1
              continue
            }
            while expected.count <= Int(distance) { expected.append(0) }
            expected[Int(distance)] += 1
          }
        }
        let counts = try graph.distanceCounts(from: sources, direction: direction)
        #expect(counts.pairs == expected && counts.unreachablePairCount == unreached, "graph \(number), \(direction)")
      }
    }
  }

  @Test func distancesAgreeWithTheirMeanOverAllPairs() throws {
    for (number, graph) in RandomGraphs.assorted(count: 40, seed: 9).enumerated() {
      let (counts, summary) = (try graph.distanceCounts(from: Self.all(graph)), try graph.distanceSummary())
      #expect(counts.reachablePairCount == summary.reachablePairCount)
      #expect(counts.mean.isNaN == summary.meanDistance.isNaN)
      if !counts.mean.isNaN { #expect(abs(counts.mean - summary.meanDistance) < 1e-9, "graph \(number)") }
    }
  }

  @Test func progressMayStopTheWork() {
    struct Stop: Error {}
    let graph = RandomGraphs.uniform(vertices: 300, edges: 900, directed: false, seed: 1)
    #expect(throws: Stop.self) { try graph.distanceCounts(from: Self.all(graph)) { _, _ in throw Stop() } }
  }
}
