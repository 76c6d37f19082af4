import GraphAnalytics
import TestSupport
import Testing

struct AssortativityTests {
  @Test func starsJoinOppositesOnly() {
    #expect(abs(SmallGraphs.star(leaves: 4).degreeAssortativity() + 1) < 1e-12)
  }

  @Test func itIsUndefinedWhereDegreesDoNotVary() {
    for graph in [
      SmallGraphs.cycle(5), SmallGraphs.complete(4), SmallGraphs.isolates(3), SmallGraphs.isolates(0),
      SmallGraphs.cycle(4, directed: true),
    ] {
      #expect(graph.degreeAssortativity().isNaN)
    }
  }

  @Test func aPathOfFourFollowsTheClosedForm() {
    // Ends (1,2), (2,2), (2,1) both ways: covariance −1/9 over variance 2/9.
    #expect(abs(SmallGraphs.path(4).degreeAssortativity() + 0.5) < 1e-12)
  }

  @Test func theKarateClubHasItsPublishedValue() {
    #expect(abs(SmallGraphs.karate.degreeAssortativity() + 0.47561309768461413) < 1e-12)
  }

  @Test func separateCliquesOfDifferentSizeAreFullyAssortative() {
    let graph = RandomGraphs.disjointUnion(SmallGraphs.complete(3), SmallGraphs.complete(5))
    #expect(abs(graph.degreeAssortativity() - 1) < 1e-12)
  }

  @Test func itIsPearsonsCorrelationOverArcs() {
    for graph in RandomGraphs.assorted(count: 40, seed: 29) {
      var (out, entering) = (
        [Int](repeating: 0, count: graph.vertexCount), [Int](repeating: 0, count: graph.vertexCount)
      )
      var arcs: [(Int, Int)] = []
      for edge in graph.edges {
        arcs.append((edge.source.index, edge.target.index))
        if !graph.isDirected { arcs.append((edge.target.index, edge.source.index)) }
      }
      for (source, target) in arcs {
        out[source] += 1
        entering[target] += 1
      }
      let pairs = arcs.map { (Double(out[$0.0]), Double(entering[$0.1])) }
      let count = Double(pairs.count)
      let (meanX, meanY) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
      let covariance = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      let (x, y) = (
        pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) },
        pairs.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
      )
      let expected: Double? = x < 1e-9 || y < 1e-9 ? nil : covariance / (x * y).squareRoot()
      #expect(differences(VertexArray([graph.degreeAssortativity()]), from: [expected]).isEmpty)
    }
  }

  @Test func loopsAndParallelEdgesAreIgnored() {
    let edges: [(Int, Int, Double)] = [(0, 1, 1), (0, 2, 1), (0, 3, 1), (0, 1, 1), (2, 2, 1)]
    let graph = SmallGraphs.make(4, directed: false, parallelEdges: .keep, edges)
    #expect(graph.degreeAssortativity() == SmallGraphs.star(leaves: 3).degreeAssortativity())
  }
}
