import GraphAnalytics
import TestSupport
import Testing

struct GraphSummaryTests {
  @Test func aStarIsAsCentralizedAsCanBe() throws {
    for leaves in 2...6 {
      let star = SmallGraphs.star(leaves: leaves)
      #expect(abs(star.degreeCentralization() - 1) < 1e-12)
      #expect(abs(star.betweennessCentralization(of: hubOnly(star, pairs: leaves * (leaves - 1) / 2)) - 1) < 1e-12)
      let mutual = SmallGraphs.make(
        leaves + 1, directed: true, (1...leaves).flatMap { [(0, $0, 1.0), ($0, 0, 1.0)] })
      #expect(abs(mutual.degreeCentralization() - 1) < 1e-12)
      #expect(abs(mutual.betweennessCentralization(of: hubOnly(mutual, pairs: leaves * (leaves - 1))) - 1) < 1e-12)
    }
  }

  @Test func regularGraphsAreNotCentralized() {
    for graph in [SmallGraphs.cycle(5), SmallGraphs.complete(4), SmallGraphs.isolates(3)] {
      #expect(graph.degreeCentralization() == 0)
    }
    #expect(SmallGraphs.path(2).degreeCentralization().isNaN)
    #expect(SmallGraphs.path(2).betweennessCentralization(of: VertexArray([0, 0])).isNaN)
  }

  @Test func densityIsTheShareOfPairs() {
    #expect(SmallGraphs.complete(5).density() == 1)
    #expect(SmallGraphs.complete(5, directed: true).density() == 1)
    #expect(SmallGraphs.path(4).density() == 0.5)
    #expect(SmallGraphs.path(4, directed: true).density() == 0.25)
    #expect(SmallGraphs.isolates(3).density() == 0)
    #expect(SmallGraphs.isolates(1).density().isNaN)
  }

  @Test func reciprocityIsTheShareOfAnsweredArcs() {
    #expect(SmallGraphs.make(3, directed: true, [(0, 1, 1), (1, 0, 1), (1, 2, 1)]).reciprocity() == 2.0 / 3)
    #expect(SmallGraphs.cycle(4, directed: true).reciprocity() == 0)
    #expect(SmallGraphs.path(3).reciprocity() == 1)
    #expect(SmallGraphs.isolates(2, directed: true).reciprocity().isNaN)
  }

  @Test func theSummarySaysWhatTheSingleMeasuresSay() {
    for graph in RandomGraphs.assorted(count: 40, seed: 43) {
      let summary = graph.summary()
      let pairs = [
        (summary.density, graph.density()), (summary.reciprocity, graph.reciprocity()),
        (summary.transitivity, graph.transitivity()), (summary.meanClustering, graph.meanClustering()),
        (summary.assortativity, graph.degreeAssortativity()),
        (summary.degreeCentralization, graph.degreeCentralization()),
      ]
      for (joint, single) in pairs { #expect(joint == single || (joint.isNaN && single.isNaN)) }
      #expect(summary.triangleCount == graph.triangleCount())
      let isolates = graph.vertices.filter { graph.neighbors(of: $0).isEmpty && graph.predecessors(of: $0).isEmpty }
      #expect(summary.isolateCount == isolates.count)
    }
  }

  @Test func keptLoopsAndParallelEdgesDoNotShow() {
    let edges: [(Int, Int, Double)] = [(0, 1, 1), (1, 2, 1), (2, 0, 1), (2, 1, 1), (2, 3, 1)]
    for directed in [false, true] {
      let simple = SmallGraphs.make(5, directed: directed, parallelEdges: .max, edges).summary()
      let raw = SmallGraphs.make(5, directed: directed, parallelEdges: .keep, edges + edges + [(1, 1, 1), (4, 4, 1)])
      #expect(raw.summary() == simple)
      #expect(simple.isolateCount == 1)
    }
  }

  private func hubOnly(_ graph: Graph, pairs: Int) -> VertexArray<Double> {
    VertexArray([Double(pairs)] + [Double](repeating: 0, count: graph.vertexCount - 1))
  }
}
