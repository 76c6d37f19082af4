import GraphAnalytics
import TestSupport
import Testing

struct DegreeTests {
  @Test func starCenterTouchesEveryLeaf() {
    #expect(SmallGraphs.star(leaves: 4).degree().values == [4, 1, 1, 1, 1])
  }

  @Test func mutualPairCountsTwice() {
    let graph = SmallGraphs.make(3, directed: true, [(0, 1, 1), (1, 0, 1), (1, 2, 1)])
    #expect(graph.degree().values == [2, 3, 1])
    #expect(graph.degree(direction: .outgoing).values == [1, 2, 0])
    #expect(graph.degree(direction: .incoming).values == [1, 1, 1])
  }

  @Test func undirectedLoopCountsTwice() {
    #expect(SmallGraphs.make(2, [(0, 0, 1), (0, 1, 1)]).degree().values == [3, 1])
    #expect(SmallGraphs.make(2, directed: true, [(0, 0, 1), (0, 1, 1)]).degree().values == [3, 1])
  }

  @Test func parallelEdgesThatWereKeptCountEach() {
    let graph = SmallGraphs.make(2, directed: false, parallelEdges: .keep, [(0, 1, 1), (0, 1, 1)])
    #expect(graph.degree().values == [2, 2])
  }

  @Test func completeGraphHasDegreeOneWhenNormalized() throws {
    #expect(try SmallGraphs.complete(5).degree(normalization: .pairs).values == [1, 1, 1, 1, 1])
    #expect(try SmallGraphs.complete(4, directed: true).degree(normalization: .pairs).values == [1, 1, 1, 1])
    #expect(try SmallGraphs.isolates(1).degree(normalization: .pairs).values == [0])
    #expect(try SmallGraphs.isolates(0).degree(normalization: .pairs).values == [])
  }

  @Test func normalizationOfClosenessIsRefused() {
    #expect(throws: GraphError.self) { try SmallGraphs.path(3).degree(normalization: .component) }
  }
}
