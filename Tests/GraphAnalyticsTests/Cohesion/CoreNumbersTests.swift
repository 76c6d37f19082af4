import GraphAnalytics
import TestSupport
import Testing

struct CoreNumbersTests {
  @Test func closedFormsHold() {
    #expect(SmallGraphs.isolates(0).coreNumbers().isEmpty)
    #expect(SmallGraphs.isolates(2).coreNumbers().values == [0, 0])
    #expect(SmallGraphs.star(leaves: 4).coreNumbers().values == [1, 1, 1, 1, 1])
    #expect(SmallGraphs.path(4).coreNumbers().values == [1, 1, 1, 1])
    #expect(SmallGraphs.cycle(5).coreNumbers().values == [2, 2, 2, 2, 2])
    #expect(SmallGraphs.complete(6).coreNumbers().values == [Int](repeating: 5, count: 6))
    #expect(SmallGraphs.twoCliquesAndBridge(size: 5).coreNumbers().values == [Int](repeating: 4, count: 10))
  }

  @Test func theKarateClubHasAFourCoreOfTen() {
    let cores = SmallGraphs.karate.coreNumbers()
    #expect(cores.indices.filter { cores[$0] == 4 } == [0, 1, 2, 3, 7, 8, 13, 30, 32, 33])
  }

  @Test func directionsCountAsAsked() {
    // 0 ⇄ 1, 1 → 2, 2 → 0: each has one or two edges out and in.
    let graph = SmallGraphs.make(3, directed: true, [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 0, 1)])
    #expect(graph.coreNumbers().values == [2, 2, 2])
    #expect(graph.coreNumbers(direction: .outgoing).values == [1, 1, 1])
    #expect(SmallGraphs.path(3, directed: true).coreNumbers(direction: .outgoing).values == [0, 0, 0])
    #expect(SmallGraphs.make(2, directed: true, [(0, 1, 1), (1, 0, 1)]).coreNumbers().values == [2, 2])
  }

  @Test func loopsDoNotCountAndParallelEdgesDo() {
    for directed in [false, true] {
      let graph = SmallGraphs.make(
        2, directed: directed, parallelEdges: .keep, [(0, 1, 1), (0, 1, 1), (0, 0, 1), (1, 1, 1), (1, 1, 1)])
      #expect(graph.coreNumbers().values == [2, 2])
    }
  }

  @Test(arguments: Direction.allCases)
  func theyAreWhatRepeatedPruningLeaves(direction: Direction) {
    for graph in RandomGraphs.assorted(count: 40, seed: 23) {
      #expect(graph.coreNumbers(direction: direction).values == pruned(graph, direction))
    }
  }

  @Test func relabelingMovesThemAlong() {
    let graph = RandomGraphs.preferential(vertices: 300, attached: 4, seed: 3)
    let numbers = RandomGraphs.permutation(300, seed: 1)
    let moved = RandomGraphs.relabeled(graph, numbers).coreNumbers()
    #expect(numbers.map { moved[$0] } == graph.coreNumbers().values)
  }

  @Test func theRegistryCountsInAndOutUnlessToldOtherwise() throws {
    let measure = try #require(CentralityMeasure.all.first { $0.name == "core-number" })
    let mutual = SmallGraphs.make(2, directed: true, [(0, 1, 1), (1, 0, 1)])
    #expect(try measure.values(mutual, MeasureOptions(), nil).values == [2, 2])
    var options = MeasureOptions()
    options.direction = .outgoing
    #expect(try measure.values(mutual, options, nil).values == [1, 1])
  }

  private func pruned(_ graph: Graph, _ direction: Direction) -> [Int] {
    var result = [Int](repeating: 0, count: graph.vertexCount)
    for k in 1...max(1, 2 * graph.vertexCount) {
      var alive = [Bool](repeating: true, count: graph.vertexCount)
      var changed = true
      while changed {
        var degrees = [Int](repeating: 0, count: graph.vertexCount)
        for edge in graph.edges where alive[edge.source.index] && alive[edge.target.index] {
          if !graph.isDirected || direction != .incoming { degrees[edge.source.index] += 1 }
          if !graph.isDirected || direction != .outgoing { degrees[edge.target.index] += 1 }
        }
        changed = false
        for vertex in alive.indices where alive[vertex] && degrees[vertex] < k {
          alive[vertex] = false
          changed = true
        }
      }
      if !alive.contains(true) { return result }
      for vertex in alive.indices where alive[vertex] { result[vertex] = k }
    }
    return result
  }
}
