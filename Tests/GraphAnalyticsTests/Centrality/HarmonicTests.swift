import GraphAnalytics
import TestSupport
import Testing

struct HarmonicTests {
  @Test func closedFormsHold() throws {
    #expect(differences(try SmallGraphs.star(leaves: 3).harmonic(lengths: .unit), from: [3, 2, 2, 2]).isEmpty)
    #expect(differences(try SmallGraphs.path(3).harmonic(lengths: .unit), from: [1.5, 2, 1.5]).isEmpty)
    #expect(differences(try SmallGraphs.cycle(5).harmonic(lengths: .unit), from: [3, 3, 3, 3, 3]).isEmpty)
    #expect(
      differences(try SmallGraphs.complete(4).harmonic(lengths: .unit, normalization: .pairs), from: [1, 1, 1, 1])
        .isEmpty)
    #expect(try SmallGraphs.isolates(2).harmonic(lengths: .unit).values == [0, 0])
    #expect(try SmallGraphs.isolates(1).harmonic(lengths: .unit, normalization: .pairs).values == [0])
    #expect(try SmallGraphs.isolates(0).harmonic(lengths: .unit).values == [])
  }

  @Test func directionDecidesWhoseDistancesCount() throws {
    let graph = SmallGraphs.path(3, directed: true)
    #expect(differences(try graph.harmonic(lengths: .unit), from: [1.5, 1, 0]).isEmpty)
    #expect(differences(try graph.harmonic(lengths: .unit, direction: .incoming), from: [0, 1, 1.5]).isEmpty)
  }

  @Test func zeroDistanceIsInfinite() throws {
    let graph = SmallGraphs.make(3, [(0, 1, 1), (1, 2, 0.5)])
    #expect(try graph.harmonic(lengths: .negativeLog)[0] == .infinity)
  }

  @Test func addingAnotherComponentChangesNothing() throws {
    let graph = RandomGraphs.sparse(vertices: 30, density: 0.1, weights: .smallIntegers, seed: 3)
    let joined = RandomGraphs.disjointUnion(graph, SmallGraphs.cycle(5))
    for lengths in [EdgeLengths.unit, .reciprocal] {
      #expect(try Array(joined.harmonic(lengths: lengths).prefix(30)) == graph.harmonic(lengths: lengths).values)
    }
  }

  @Test func normalizationOfClosenessIsRefused() {
    #expect(throws: GraphError.self) { try SmallGraphs.path(3).harmonic(lengths: .unit, normalization: .component) }
  }
}
