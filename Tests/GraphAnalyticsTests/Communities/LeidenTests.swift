import GraphAnalytics
import TestSupport
import Testing

struct LeidenTests {
  @Test func karateClubReachesTheKnownOptimum() throws {
    // Brandes and others proved 0.4198 with four communities to be the maximum (doi 10.1109/TKDE.2007.190689).
    let partition = try SmallGraphs.karate.leiden()
    #expect(partition.sizes == [12, 11, 6, 5])
    let quality = try SmallGraphs.karate.modularity(of: partition, weights: .stored)
    #expect(abs(quality - 0.419789612097304) < 1e-12)
  }

  @Test(arguments: [("karate-club-weighted", 0.4449), ("les-miserables", 0.5666)])
  func weightedClassicsReachTheirBestKnownModularity(name: String, floor: Double) throws {
    let graph = try #require(OracleGraph.all.first { $0.name == name }).graph
    let quality = try graph.modularity(of: graph.leiden(), weights: .stored)
    #expect(quality > floor && quality < floor + 0.001)
  }

  @Test func cliquesJoinedByABridgeAreTheCommunities() throws {
    let partition = try SmallGraphs.twoCliquesAndBridge(size: 5).leiden()
    #expect(partition.groups.values == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  }

  @Test func aCompleteGraphIsOneCommunity() throws {
    #expect(try SmallGraphs.complete(8).leiden().groupCount == 1)
  }

  @Test func aRingOfCliquesIsCutBetweenThem() throws {
    let size = 5
    let cliques = 12
    var edges: [(Int, Int, Double)] = []
    for clique in 0..<cliques {
      for source in 0..<size {
        for target in 0..<source { edges.append((clique * size + target, clique * size + source, 1)) }
      }
      edges.append((clique * size, ((clique + 1) % cliques) * size + 1, 1))
    }
    let partition = try SmallGraphs.make(cliques * size, edges).leiden()
    #expect(partition.groups.values == (0..<(cliques * size)).map { $0 / size })
  }

  @Test func verticesWithoutEdgesStandAlone() throws {
    #expect(try SmallGraphs.isolates(0).leiden().groupCount == 0)
    #expect(try SmallGraphs.isolates(3).leiden().groups.values == [0, 1, 2])
    #expect(
      try RandomGraphs.disjointUnion(SmallGraphs.complete(3), SmallGraphs.isolates(2)).leiden().sizes == [3, 1, 1])
  }

  @Test func anOppositeArcDirectionMattersUnderLeichtAndNewman() throws {
    // Leicht and Newman: a directed graph whose groups show in directions alone is not seen without them.
    let graph = SmallGraphs.make(
      6, directed: true,
      [
        (0, 1, 1), (1, 2, 1), (2, 0, 1), (3, 4, 1), (4, 5, 1), (5, 3, 1), (0, 3, 1),
      ])
    let partition = try graph.leiden()
    #expect(partition.groups.values == [0, 0, 0, 1, 1, 1])
    let quality = try graph.modularity(of: partition, weights: .stored)
    #expect(abs(quality - (6.0 / 7 - (4.0 * 3 + 3 * 4) / 49)) < 1e-12)
  }

  @Test func higherResolutionGivesMoreCommunities() throws {
    func count(_ resolution: Double) throws -> Int {
      var options = CommunityOptions()
      options.resolution = resolution
      return try SmallGraphs.karate.leiden(options: options).groupCount
    }
    #expect(try count(0) == 1)
    #expect(try count(0.3) < count(1))
    #expect(try count(1) < count(3))
    #expect(try count(100) == 34)
  }

  @Test(arguments: CommunityMethod.all.map(\.name))
  func everyCommunityIsConnected(name: String) throws {
    let method = try #require(CommunityMethod.all.first { $0.name == name })
    for (number, graph) in RandomGraphs.assorted(count: 40, seed: 7).enumerated() {
      var options = CommunityOptions()
      options.weights = .unit
      options.runs = 2
      options.seed = UInt64(number)
      let partition = try method.partition(graph, options, nil)
      #expect(connectedParts(of: partition, in: graph) == partition.groupCount)
      #expect(partition.sizes == partition.sizes.sorted(by: >))
    }
  }

  @Test func noVertexGainsByMovingElsewhere() throws {
    for graph in RandomGraphs.assorted(count: 24, seed: 3) where graph.edgeCount > 0 && graph.vertexCount < 16 {
      var options = CommunityOptions()
      options.weights = .unit
      options.runs = 1
      let partition = try graph.leiden(options: options)
      let quality = try graph.modularity(of: partition, weights: .unit)
      for vertex in 0..<graph.vertexCount {
        for group in 0...partition.groupCount {
          var labels = partition.groups.values
          labels[vertex] = group
          #expect(try graph.modularity(of: Partition(labels: labels), weights: .unit) <= quality + 1e-9)
        }
      }
    }
  }

  @Test func theBestDivisionIsFoundOnSmallGraphs() throws {
    for seed in 1...8 {
      let graph = RandomGraphs.sparse(
        vertices: 7, density: 0.4, directed: seed % 2 == 0, weights: .smallIntegers, seed: UInt64(seed))
      if graph.edgeCount == 0 { continue }
      var best = -1.0
      forEachDivision(of: 7) { labels in
        if let value = try? graph.modularity(of: Partition(labels: labels), weights: .stored) {
          best = max(best, value)
        }
      }
      #expect(try abs(graph.modularity(of: graph.leiden(), weights: .stored) - best) < 1e-12)
    }
  }

  @Test func aSeedGivesOneAnswerForAnyNumberOfThreads() throws {
    let graph = RandomGraphs.preferential(vertices: 300, attached: 3, weights: .probabilities, seed: 5)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    var answers: [Partition] = []
    for threads in 1...3 {
      Parallel.threadCount = threads
      answers.append(try graph.leiden())
    }
    #expect(answers[0] == answers[1] && answers[1] == answers[2])
  }

  @Test func scalingWeightsChangesNothing() throws {
    let graph = RandomGraphs.sparse(vertices: 60, density: 0.1, weights: .probabilities, seed: 9)
    #expect(try graph.leiden() == RandomGraphs.scaled(graph, by: 0x1p40).leiden())
  }

  @Test func oddOptionsAndWeightsAreRefused() {
    let graph = SmallGraphs.make(3, [(0, 1, 1), (1, 2, -1)])
    #expect(throws: GraphError.weightNotPositive(measure: "Leiden", weight: -1)) { try graph.leiden() }
    var options = CommunityOptions()
    options.weights = .unit
    #expect(throws: Never.self) { try graph.leiden(options: options) }
    options.resolution = .nan
    #expect(throws: GraphError.self) { try graph.leiden(options: options) }
    options.resolution = 1
    options.runs = 0
    #expect(throws: GraphError.self) { try graph.leiden(options: options) }
  }

  @Test func progressCanStopARun() {
    struct Stop: Error {}
    let graph = RandomGraphs.preferential(vertices: 500, attached: 2, seed: 1)
    #expect(throws: Stop.self) { try graph.leiden { _, _ in throw Stop() } }
  }

  private func connectedParts(of partition: Partition, in graph: Graph) -> Int {
    var builder = GraphBuilder(vertexCount: graph.vertexCount, direction: .undirected)
    for edge in graph.edges where partition.groups[edge.source] == partition.groups[edge.target] {
      builder.addEdge(from: edge.source, to: edge.target)
    }
    guard let within = try? builder.build() else { return -1 }
    var seen = Set<Vertex>()
    var parts = 0
    for vertex in within.vertices where seen.insert(vertex).inserted {
      parts += 1
      var stack = [vertex]
      while let next = stack.popLast() {
        for neighbor in within.neighbors(of: next) where seen.insert(neighbor).inserted { stack.append(neighbor) }
      }
    }
    return parts
  }

  /// Every way to divide `count` vertices, as labels of which each is at most one above those before it.
  private func forEachDivision(of count: Int, _ body: ([Int]) -> Void) {
    func extend(_ labels: [Int], _ groups: Int) {
      if labels.count == count { return body(labels) }
      for label in 0...groups { extend(labels + [label], max(groups, label + 1)) }
    }
    extend([], 0)
  }
}
