import GraphAnalytics
import TestSupport
import Testing

struct LabelPropagationTests {
  @Test func cliquesJoinedByABridgeAreTheCommunities() throws {
    let partition = try SmallGraphs.twoCliquesAndBridge(size: 6).labelPropagation()
    #expect(partition.groups.values == (0..<12).map { $0 / 6 })
  }

  @Test func everyVertexHasALabelThatWeighsMostAroundIt() throws {
    for graph in RandomGraphs.assorted(count: 30, seed: 21) where graph.edgeCount > 0 {
      var options = CommunityOptions()
      options.weights = .unit
      options.runs = 1
      let partition = try graph.labelPropagation(options: options)
      var around = [[Int: Int]](repeating: [:], count: graph.vertexCount)
      for edge in graph.edges {
        around[edge.source.index][partition.groups[edge.target], default: 0] += 1
        around[edge.target.index][partition.groups[edge.source], default: 0] += 1
      }
      // Splitting unconnected parts apart leaves a vertex with its own label's neighbors.
      for vertex in 0..<graph.vertexCount where !around[vertex].isEmpty {
        let own = around[vertex][partition.groups[vertex]] ?? 0
        #expect(own == around[vertex].values.max())
      }
    }
  }

  @Test func verticesWithoutEdgesStandAlone() throws {
    #expect(try SmallGraphs.isolates(2).labelPropagation().groups.values == [0, 1])
  }

  @Test func aSeedGivesOneAnswerForAnyNumberOfThreads() throws {
    let graph = RandomGraphs.preferential(vertices: 800, attached: 3, seed: 5)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    Parallel.threadCount = 1
    let one = try graph.labelPropagation()
    Parallel.threadCount = 3
    #expect(try graph.labelPropagation() == one)
  }
}
