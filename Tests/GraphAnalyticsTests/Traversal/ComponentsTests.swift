import GraphAnalytics
import TestSupport
import Testing

struct ComponentsTests {
  @Test func componentsAreWhatReachesEachOtherBothWaysRead() {
    for graph in RandomGraphs.assorted(count: 200, seed: 5) {
      let n = graph.vertexCount
      let reach = (0..<n).map { NaiveDistances.distances(in: graph, from: $0, lengths: .unit, direction: .any) }
      let lowest = NaiveDistances.lowest(n) { reach[$0][$1] < .infinity }
      #expect(graph.components() == Partition(labels: lowest))
      #expect(graph.isConnected() == (Set(lowest).count == 1))
    }
  }

  @Test func strongComponentsReachEachOtherAlongTheEdges() {
    for graph in RandomGraphs.assorted(count: 300, seed: 6) {
      let n = graph.vertexCount
      let reach = (0..<n).map { NaiveDistances.distances(in: graph, from: $0, lengths: .unit) }
      let lowest = NaiveDistances.lowest(n) { reach[$0][$1] < .infinity && reach[$1][$0] < .infinity }
      #expect(graph.strongComponents() == Partition(labels: lowest))
    }
  }

  @Test func groupsAreNumberedByTheirLowestVertex() {
    let graph = SmallGraphs.make(7, [(5, 1, 1), (6, 2, 1), (2, 4, 1)])
    #expect(graph.components().groups.values == [0, 1, 2, 3, 2, 1, 2])
    #expect(graph.components().sizes == [1, 2, 3, 1])
    #expect(graph.components().bySize().groups.values == [2, 1, 0, 3, 0, 1, 0])
  }

  @Test func nothingAndOneVertexAreConnected() {
    #expect(SmallGraphs.isolates(0).isConnected())
    #expect(SmallGraphs.isolates(0).components().groupCount == 0)
    #expect(SmallGraphs.isolates(0, directed: true).strongComponents().groupCount == 0)
    #expect(SmallGraphs.isolates(1).isConnected())
    #expect(!SmallGraphs.isolates(2).isConnected())
    #expect(SmallGraphs.isolates(3, directed: true).strongComponents().groupCount == 3)
  }

  @Test func aDirectedCycleIsOneStrongComponentAndADirectedPathIsMany() {
    #expect(SmallGraphs.cycle(9, directed: true).strongComponents().groupCount == 1)
    #expect(SmallGraphs.path(9, directed: true).strongComponents().groupCount == 9)
    #expect(SmallGraphs.path(9, directed: true).components().groupCount == 1)
  }

  @Test func edgesBeyondTheSampledOnesStillJoin() {
    // Each vertex's first two neighbors stay inside its own clique; only later edges join the cliques.
    var edges: [(Int, Int, Double)] = []
    for clique in 0..<500 {
      for a in 0..<4 { for b in (a + 1)..<4 { edges.append((4 * clique + a, 4 * clique + b, 1)) } }
      if clique > 0 { edges.append((4 * clique + 3, 4 * clique - 1, 1)) }
    }
    for isDirected in [false, true] {
      let graph = SmallGraphs.make(2000, directed: isDirected, edges)
      #expect(graph.components().groupCount == 1)
    }
  }

  @Test func aMillionVerticesNeedNoStack() {
    let n = 1_000_000
    #expect(SmallGraphs.longPath.components().groupCount == 1)
    #expect(SmallGraphs.wideStar.components().groupCount == 1)
    // One cycle of half the vertices, and a path of the other half.
    let half = n / 2
    let edges = (0..<n - 1).map { ($0, $0 == half - 1 ? 0 : $0 + 1, 1.0) }
    let strong = SmallGraphs.make(n, directed: true, edges).strongComponents()
    #expect(strong.groupCount == half + 1 && strong.sizes[0] == half)
  }
}

struct PartitionTests {
  @Test func anyLabelsWillDo() {
    #expect(Partition(labels: [7, -3, 7, 1_000_000]).groups.values == [0, 1, 0, 2])
    #expect(Partition(labels: [2, 0, 2, 1]).groups.values == [0, 1, 0, 2])
    #expect(Partition(labels: []).groupCount == 0)
    #expect(Partition(labels: [3, 3]) == Partition(labels: [0, 0]))
  }
}
