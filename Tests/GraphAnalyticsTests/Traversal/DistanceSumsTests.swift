import GraphAnalytics
import TestSupport
import Testing

struct DistanceSumsTests {
  @Test(arguments: [EdgeLengths.unit, .stored])
  func pathEndsAreFarthestFromEachOther(lengths: EdgeLengths) throws {
    let sums = try SmallGraphs.path(600).distanceSums(lengths: lengths, direction: .outgoing)
    for vertex in 0..<600 {
      let (before, after) = (Double(vertex), Double(599 - vertex))
      #expect(sums.reached[vertex] == 599)
      #expect(sums.farthest[vertex] == max(before, after))
      #expect(sums.total[vertex] == before * (before + 1) / 2 + after * (after + 1) / 2)
    }
  }

  @Test func levelsAndLengthsAgree() throws {
    for graph in RandomGraphs.assorted(count: 40, seed: 21) {
      let edges = graph.edges.map { ($0.source.index, $0.target.index, 2.0) }
      let lengths = SmallGraphs.make(graph.vertexCount, directed: graph.isDirected, edges)
      for direction in Direction.allCases {
        let levels = try graph.distanceSums(lengths: .unit, direction: direction)
        let doubled = try lengths.distanceSums(lengths: .stored, direction: direction)
        #expect(levels.reached == doubled.reached)
        #expect(levels.farthest.map { 2 * $0 } == doubled.farthest)
        #expect(levels.total.map { 2 * $0 } == doubled.total)
      }
    }
  }
}
