import GraphAnalytics
import TestSupport
import Testing

struct OverlapTests {
  private static func values(_ graph: Graph) -> [[Int]: Double] {
    var values: [[Int]: Double] = [:]
    for (edge, value) in zip(graph.edges, graph.overlaps()) { values[[edge.source.index, edge.target.index]] = value }
    return values
  }

  @Test func karateOverlapsAreThePublishedOnes() {
    let overlaps = Self.values(SmallGraphs.karate)
    #expect(overlaps[[0, 1]] == 0.4375 && overlaps[[0, 31]] == 0)
    #expect(abs((overlaps[[32, 33]] ?? 0) - 0.588235) < 5e-7)
  }

  @Test func closedFormsHold() {
    #expect(SmallGraphs.isolates(3).overlaps().isEmpty)
    #expect(SmallGraphs.path(2).overlaps() == [0])
    #expect(SmallGraphs.star(leaves: 3).overlaps() == [0, 0, 0])
    #expect(SmallGraphs.complete(6).overlaps() == Array(repeating: 1, count: 15))
    #expect(SmallGraphs.complete(6).embeddedness() == Array(repeating: 4, count: 15))
  }

  @Test func aDirectionAndALoopMakeNoDifference() {
    let edges: [(Int, Int, Double)] = [(0, 1, 2), (1, 0, 1), (1, 2, 1), (2, 0, 1), (2, 3, 1), (3, 3, 1)]
    let graph = SmallGraphs.make(4, directed: true, edges)
    let overlaps = Self.values(graph)
    #expect(overlaps[[0, 1]] == 1 && overlaps[[1, 0]] == 1 && overlaps[[1, 2]] == 0.5)
    #expect(overlaps[[2, 3]] == 0 && overlaps[[3, 3]] == 0)
    #expect(graph.embeddedness().count == graph.edgeCount)
  }

  @Test func countsAreThoseOfBruteForce() {
    for graph in RandomGraphs.assorted(count: 30, seed: 77) {
      var neighbors = [Set<Int>](repeating: [], count: graph.vertexCount)
      for edge in graph.edges where edge.source != edge.target {
        neighbors[edge.source.index].insert(edge.target.index)
        neighbors[edge.target.index].insert(edge.source.index)
      }
      for (edge, found) in zip(graph.edges, zip(graph.overlaps(), graph.embeddedness())) {
        let (i, j) = (edge.source.index, edge.target.index)
        let common = i == j ? 0 : neighbors[i].intersection(neighbors[j]).count
        let others = neighbors[i].count + neighbors[j].count - 2 - common
        #expect(found.1 == common)
        #expect(found.0 == (i == j || others == 0 ? 0 : Double(common) / Double(others)))
      }
    }
  }
}
