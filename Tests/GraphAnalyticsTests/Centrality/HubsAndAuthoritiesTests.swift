import GraphAnalytics
import TestSupport
import Testing

struct HubsAndAuthoritiesTests {
  @Test func sourcesAreHubsAndTargetsAuthorities() throws {
    let graph = SmallGraphs.make(5, directed: true, (0..<2).flatMap { hub in (2..<5).map { (hub, $0, 1) } })
    let (hubs, authorities) = try graph.hubsAndAuthorities()
    let (hub, authority) = (0.5.squareRoot(), 1 / 3.0.squareRoot())
    #expect(differences(hubs, from: [hub, hub, 0, 0, 0]).isEmpty)
    #expect(differences(authorities, from: [0, 0, authority, authority, authority]).isEmpty)
  }

  @Test func weightsTurnTheAnswer() throws {
    let graph = SmallGraphs.make(3, directed: true, [(0, 1, 3), (0, 2, 4)])
    let (hubs, authorities) = try graph.hubsAndAuthorities()
    #expect(differences(hubs, from: [1, 0, 0]).isEmpty)
    #expect(differences(authorities, from: [0, 0.6, 0.8]).isEmpty)
    let unit = try graph.hubsAndAuthorities(weights: .unit).authorities
    let half = 0.5.squareRoot()
    #expect(differences(unit, from: [0, half, half]).isEmpty)
  }

  @Test func undirectedGraphsHaveTheirEigenvector() throws {
    let (hubs, authorities) = try SmallGraphs.star(leaves: 3).hubsAndAuthorities()
    #expect(hubs == authorities)
    #expect(try hubs == SmallGraphs.star(leaves: 3).eigenvector())
  }

  @Test func equalPartsAreAnError() {
    let graph = SmallGraphs.make(4, directed: true, [(0, 1, 1), (2, 3, 1)])
    for graph in [graph, SmallGraphs.isolates(2, directed: true), SmallGraphs.cycle(3, directed: true)] {
      #expect(throws: GraphError.eigenvectorNotUnique(measure: "hubs and authorities")) {
        try graph.hubsAndAuthorities()
      }
    }
  }

  @Test func tinyGraphsHaveAnAnswer() throws {
    #expect(try SmallGraphs.isolates(1, directed: true).hubsAndAuthorities().hubs.values == [1])
    #expect(try SmallGraphs.isolates(0, directed: true).hubsAndAuthorities().hubs.values == [])
  }
}
