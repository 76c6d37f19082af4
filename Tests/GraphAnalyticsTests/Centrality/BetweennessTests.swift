import GraphAnalytics
import TestSupport
import Testing

struct BetweennessTests {
  @Test func starHubCarriesEveryPair() throws {
    #expect(try SmallGraphs.star(leaves: 5).betweenness(lengths: .unit).values == [10, 0, 0, 0, 0, 0])
  }

  @Test func closedFormsHold() throws {
    #expect(try SmallGraphs.path(5).betweenness(lengths: .unit).values == [0, 3, 4, 3, 0])
    #expect(try SmallGraphs.complete(5).betweenness(lengths: .unit).values == [0, 0, 0, 0, 0])
    #expect(try SmallGraphs.cycle(5).betweenness(lengths: .unit).values == [1, 1, 1, 1, 1])
    #expect(try SmallGraphs.cycle(6).betweenness(lengths: .unit).values == [2, 2, 2, 2, 2, 2])
    #expect(try SmallGraphs.cycle(4, directed: true).betweenness(lengths: .unit).values == [3, 3, 3, 3])
    #expect(try SmallGraphs.path(4, directed: true).betweenness(lengths: .unit).values == [0, 2, 2, 0])
    let bridged = try SmallGraphs.twoCliquesAndBridge(size: 4).betweenness(lengths: .unit)
    #expect(bridged.values == [0, 0, 0, 12, 12, 0, 0, 0])
    let bipartite = try SmallGraphs.completeBipartite(2, 4).betweenness(lengths: .unit)
    #expect(differences(bipartite, from: [3, 3, 0.25, 0.25, 0.25, 0.25]).isEmpty)
  }

  @Test(arguments: 0...2)
  func tinyGraphsHaveNone(n: Int) throws {
    let zeros = [Double](repeating: 0, count: n)
    #expect(try SmallGraphs.isolates(n).betweenness(lengths: .unit, normalization: .pairs).values == zeros)
    #expect(try SmallGraphs.path(n, directed: true).betweenness(lengths: .unit, normalization: .pairs).values == zeros)
  }

  @Test func normalizedStarHubHasOne() throws {
    #expect(try SmallGraphs.star(leaves: 5).betweenness(lengths: .unit, normalization: .pairs)[0] == 1)
    let both = SmallGraphs.make(4, directed: true, (1...3).flatMap { [(0, $0, 1), ($0, 0, 1)] })
    #expect(try both.betweenness(lengths: .unit, normalization: .pairs)[0] == 1)
  }

  @Test func publishedValuesHold() throws {
    let kite = try SmallGraphs.kite.betweenness(lengths: .unit)
    #expect(kite.ranked()[0].index == 7)
    #expect(abs(kite[7] - 14) < 1e-12)
    let medici = try SmallGraphs.florentine.betweenness(lengths: .unit)
    #expect(abs(medici[8] - 47.5) < 1e-12)
    let karate = try SmallGraphs.karate.betweenness(lengths: .unit)
    #expect(abs(karate[0] - 231.07142857142858) < 1e-9)
    #expect(abs(karate[33] - 160.5515873015873) < 1e-9)
  }

  /// A chain of diamonds has 2^k shortest paths from end to end, more than a Double can count.
  @Test(arguments: [1, 7, 20_000])
  func diamondsGiveTheClosedForm(count: Int) throws {
    let values = try SmallGraphs.diamonds(count).betweenness(lengths: .unit)
    let expected = (0...3 * count).map { vertex -> Double? in
      let (diamond, isCorner) = (vertex / 3, vertex.isMultiple(of: 3))
      if isCorner {
        let sides = (diamond > 0 ? 0.5 : 0) + (diamond < count ? 0.5 : 0)
        return Double(3 * diamond) * Double(3 * (count - diamond)) + sides
      }
      return Double(3 * diamond + 1) * Double(3 * (count - 1 - diamond) + 1) / 2
    }
    #expect(differences(values, from: expected).isEmpty)
  }

  /// Directed graphs are not cut into blocks, so counts of paths do pass the range of a Double here.
  @Test(arguments: [EdgeLengths.unit, .reciprocal])
  func countsBeyondDoublesGiveTheClosedForm(lengths: EdgeLengths) throws {
    let count = 1050
    let chain = SmallGraphs.diamonds(count, directed: true)
    let graph = lengths == .unit ? chain : RandomGraphs.scaled(chain, by: 4)
    let values = try graph.betweenness(lengths: lengths)
    let expected = (0...3 * count).map { vertex -> Double? in
      let diamond = vertex / 3
      return vertex.isMultiple(of: 3)
        ? Double(3 * diamond) * Double(3 * (count - diamond))
        : Double(3 * diamond + 1) * Double(3 * (count - 1 - diamond) + 1) / 2
    }
    #expect(differences(values, from: expected).isEmpty)
  }

  @Test(arguments: [1, 1e-12, 1e12])
  func nearTiesCountAsTies(scale: Double) throws {
    let graph = SmallGraphs.make(
      4, [(0, 1, 0.1 * scale), (1, 3, 0.2 * scale), (0, 2, 0.15 * scale), (2, 3, 0.15 * scale), (0, 3, 0.3 * scale)])
    #expect(differences(try graph.betweenness(lengths: .stored), from: [1, 1 / 3, 1 / 3, 0]).isEmpty)
  }

  @Test(arguments: [EdgeLengths.unit, .reciprocal])
  func agreesWithTheDefinition(lengths: EdgeLengths) throws {
    for graph in RandomGraphs.assorted(count: 80, seed: 11) where graph.weightRange.lowerBound > 0 {
      let slow = SlowPaths(graph) { lengths == .unit ? 1 : 1 / $0 }
      let expected = slow.betweenness(directed: graph.isDirected)
      #expect(differences(try graph.betweenness(lengths: lengths), from: expected).isEmpty)
    }
  }

  /// Large enough for several rounds, both ways from level to level, blocks of all sizes.
  @Test(arguments: [false, true])
  func agreesWithPlainBrandes(isDirected: Bool) throws {
    let graph = RandomGraphs.uniform(vertices: 600, edges: 1100, directed: isDirected, seed: 2)
    let expected = plainBrandes(graph)
    #expect(differences(try graph.betweenness(lengths: .unit), from: expected).isEmpty)
    #expect(differences(try graph.betweenness(lengths: .stored), from: expected).isEmpty)
    let dense = RandomGraphs.preferential(vertices: 300, attached: 12, directed: isDirected, seed: 4)
    #expect(differences(try dense.betweenness(lengths: .unit), from: plainBrandes(dense)).isEmpty)
  }

  @Test func lengthsOfZeroAreRefused() {
    #expect(throws: GraphError.invalidLength(0)) {
      try SmallGraphs.make(2, [(0, 1, 0)]).betweenness(lengths: .stored)
    }
    #expect(throws: GraphError.invalidLength(0)) { try SmallGraphs.path(3).betweenness(lengths: .negativeLog) }
  }

  @Test func loopsAndParallelEdgesDoNotMatter() throws {
    let clean = SmallGraphs.make(4, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 0, 1)])
    let cluttered = SmallGraphs.make(
      4, directed: false, parallelEdges: .keep,
      [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 3, 1), (3, 0, 1), (3, 0, 1), (2, 2, 1)])
    #expect(try clean.betweenness(lengths: .unit) == cluttered.betweenness(lengths: .unit))
  }

  @Test func progressCanStopTheWork() {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try SmallGraphs.cycle(9).betweenness(lengths: .unit) { _, _ in throw Stop() } }
  }

  /// Brandes's algorithm as it is printed, on unit lengths.
  private func plainBrandes(_ graph: Graph) -> [Double] {
    let n = graph.vertexCount
    var sums = [Double](repeating: 0, count: n)
    for source in 0..<n {
      var (distances, counts) = ([Int](repeating: -1, count: n), [Double](repeating: 0, count: n))
      var (order, before) = ([source], [[Int]](repeating: [], count: n))
      (distances[source], counts[source]) = (0, 1)
      var next = 0
      while next < order.count {
        let vertex = order[next]
        next += 1
        for target in graph.neighbors(of: Vertex(vertex)).map(\.index) {
          if distances[target] < 0 {
            distances[target] = distances[vertex] + 1
            order.append(target)
          }
          if distances[target] == distances[vertex] + 1 {
            counts[target] += counts[vertex]
            before[target].append(vertex)
          }
        }
      }
      var shares = [Double](repeating: 0, count: n)
      for vertex in order.reversed() {
        for earlier in before[vertex] { shares[earlier] += counts[earlier] / counts[vertex] * (1 + shares[vertex]) }
        if vertex != source { sums[vertex] += shares[vertex] }
      }
    }
    return graph.isDirected ? sums : sums.map { $0 / 2 }
  }
}
