import GraphAnalytics
import TestSupport
import Testing

struct StrengthTests {
  let graph = SmallGraphs.make(4, [(0, 1, 2), (1, 2, 0.5), (0, 2, -3), (0, 3, 0)])

  @Test func weightsAreAddedAsTheyAre() {
    #expect(graph.strength().values == [-1, 2.5, -2.5, 0])
  }

  @Test func unitStrengthIsDegree() {
    #expect(graph.strength(weights: .unit).values == [3, 2, 2, 1])
  }

  @Test func loopCountsTwiceWhenUndirected() {
    #expect(SmallGraphs.make(2, [(0, 0, 3), (0, 1, 1)]).strength().values == [7, 1])
  }

  @Test func directionsAddUp() {
    let graph = SmallGraphs.make(3, directed: true, [(0, 1, 2), (1, 0, 3), (1, 2, 4)])
    #expect(graph.strength(direction: .outgoing).values == [2, 7, 0])
    #expect(graph.strength(direction: .incoming).values == [3, 2, 4])
    #expect(graph.strength().values == [5, 9, 4])
  }
}
