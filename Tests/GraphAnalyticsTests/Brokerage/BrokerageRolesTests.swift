import GraphAnalytics
import Testing

@Suite struct BrokerageRolesTests {
  private func graph(_ arcs: [(Int, Int)], count: Int, _ direction: EdgeDirection = .directed) throws -> Graph {
    var builder = GraphBuilder(vertexCount: count, direction: direction)
    for arc in arcs { builder.addEdge(from: Vertex(arc.0), to: Vertex(arc.1)) }
    return try builder.build()
  }

  @Test(arguments: [
    ([0, 0, 0], BrokerageRole.coordinator), ([0, 1, 0], .consultant), ([0, 1, 1], .gatekeeper),
    ([0, 0, 1], .representative), ([0, 1, 2], .liaison),
  ])
  func groupsOfAThreeVertexPathDecideTheRole(labels: [Int], role: BrokerageRole) throws {
    let scores = try graph([(0, 1), (1, 2)], count: 3).brokerageRoles(groups: Partition(labels: labels))
    for (number, each) in BrokerageRole.allCases.enumerated() {
      #expect(scores[1][number].count == (each == role || each == .total ? 1 : 0), "\(each)")
      #expect(scores[0][number].count == 0 && scores[2][number].count == 0)
    }
  }

  @Test func closedTriadsAndReturnsAreNotBrokered() throws {
    let closed = try graph([(0, 1), (1, 2), (0, 2)], count: 3).brokerageRoles(groups: Partition(labels: [0, 0, 0]))
    #expect(closed[1][5].count == 0)
    let back = try graph([(0, 1), (1, 0)], count: 2).brokerageRoles(groups: Partition(labels: [0, 0]))
    #expect(back[1][5].count == 0)
  }

  @Test func undirectedPairsCountOncePerDirection() throws {
    let scores = try graph([(0, 1), (1, 2)], count: 3, .undirected).brokerageRoles(
      groups: Partition(labels: [0, 1, 1]))
    #expect(scores[1].map(\.count) == [0, 0, 1, 1, 0, 2])
  }

  /// All 4,096 directed graphs on four vertices, each weighted by its probability at the density of the graph asked.
  @Test func momentsEqualExactEnumeration() throws {
    let pairs = (0..<4).flatMap { a in (0..<4).filter { $0 != a }.map { (a, $0) } }
    let groups = Partition(labels: [0, 0, 1, 2])
    let asked = try graph([(0, 1), (1, 2), (2, 3), (3, 0), (1, 3)], count: 4)
    let density = 5.0 / 12
    var mean = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 4)
    var square = mean
    for mask in 0..<(1 << pairs.count) {
      let arcs = pairs.indices.filter { mask >> $0 & 1 == 1 }
      var chance = 1.0
      for place in pairs.indices { chance *= mask >> place & 1 == 1 ? density : 1 - density }
      let scores = try graph(arcs.map { pairs[$0] }, count: 4).brokerageRoles(groups: groups)
      for vertex in 0..<4 {
        for role in 0..<6 {
          let count = Double(scores[vertex][role].count)
          mean[vertex][role] += chance * count
          square[vertex][role] += chance * count * count
        }
      }
    }
    let scores = try asked.brokerageRoles(groups: groups)
    for vertex in 0..<4 {
      for role in 0..<6 {
        let deviation = max(0, square[vertex][role] - mean[vertex][role] * mean[vertex][role]).squareRoot()
        #expect(abs(scores[vertex][role].expected - mean[vertex][role]) < 1e-9, "mean of \(role) at \(vertex)")
        #expect(abs(scores[vertex][role].standardDeviation - deviation) < 1e-7, "deviation of \(role) at \(vertex)")
      }
    }
  }
}
