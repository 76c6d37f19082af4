import GraphAnalytics
import TestSupport
import Testing

struct TrianglesTests {
  @Test(arguments: 1...9)
  func completeGraphsHoldEveryTriple(n: Int) {
    #expect(SmallGraphs.complete(n).triangles().values == [Int](repeating: (n - 1) * (n - 2) / 2, count: n))
    #expect(SmallGraphs.complete(n).triangleCount() == n * (n - 1) * (n - 2) / 6)
  }

  @Test func starsPathsAndCyclesHaveNone() {
    for graph in [SmallGraphs.star(leaves: 5), SmallGraphs.path(5), SmallGraphs.cycle(4), SmallGraphs.isolates(3)] {
      #expect(graph.triangleCount() == 0)
    }
    #expect(SmallGraphs.isolates(0).triangles().isEmpty)
    #expect(SmallGraphs.cycle(3).triangleCount() == 1)
    #expect(SmallGraphs.twoCliquesAndBridge(size: 4).triangles().values == [Int](repeating: 3, count: 8))
  }

  @Test func theKarateClubHoldsFortyFive() {
    #expect(SmallGraphs.karate.triangleCount() == 45)
    #expect(SmallGraphs.karate.triangles()[0] == 18)
  }

  @Test func directionsLoopsParallelEdgesAndOddWeightsDoNotMatter() {
    let edges: [(Int, Int, Double)] = [(0, 1, -1), (2, 1, 0), (2, 0, 3), (0, 2, 1), (0, 1, 1), (1, 1, 1), (3, 3, 1)]
    for directed in [false, true] {
      let graph = SmallGraphs.make(4, directed: directed, parallelEdges: .keep, edges)
      #expect(graph.triangles().values == [1, 1, 1, 0])
    }
  }

  @Test func theyAreTheTriplesOfNeighbors() {
    for graph in RandomGraphs.assorted(count: 40, seed: 13) {
      let n = graph.vertexCount
      var adjacent = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
      for edge in graph.edges {
        adjacent[edge.source.index][edge.target.index] = true
        adjacent[edge.target.index][edge.source.index] = true
      }
      var expected = [Int](repeating: 0, count: n)
      for a in 0..<n {
        for b in 0..<a where adjacent[a][b] {
          for c in 0..<b where adjacent[a][c] && adjacent[b][c] {
            expected[a] += 1
            expected[b] += 1
            expected[c] += 1
          }
        }
      }
      #expect(graph.triangles().values == expected)
    }
  }

  @Test func relabelingMovesThemAlong() {
    let graph = RandomGraphs.preferential(vertices: 300, attached: 5, seed: 3)
    let numbers = RandomGraphs.permutation(300, seed: 1)
    let moved = RandomGraphs.relabeled(graph, numbers).triangles()
    #expect(numbers.map { moved[$0] } == graph.triangles().values)
  }
}
