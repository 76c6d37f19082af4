import GraphAnalytics
import Testing

@testable import GraphDrawing

struct GraphDistancesTests {
  /// Relaxes every edge until nothing changes.
  private static func plain(_ graph: LayoutGraph, from source: Int) -> [Double] {
    var found = [Double](repeating: .infinity, count: graph.vertexCount)
    found[source] = 0
    var isDone = false
    while !isDone {
      isDone = true
      for vertex in 0..<graph.vertexCount {
        for arc in graph.neighbors(of: vertex) {
          let way = found[vertex] + Double(graph.lengths[arc])
          if way < found[Int(graph.targets[arc])] - 1e-9 {
            found[Int(graph.targets[arc])] = way
            isDone = false
          }
        }
      }
    }
    return found
  }

  private static func graph(_ seed: UInt64, spread: Double) -> LayoutGraph {
    var random = RandomDrawings(seed: seed)
    let edges = (0..<90).map { _ in
      Layout.Input.Edge(source: random.next(below: 50), target: random.next(below: 50))
    }
    let lengths = edges.map { _ in 1 + spread * Double(random.next(below: 1000)) / 1000 }
    return LayoutGraph(Layout.Input(vertexCount: 50, edges: edges), lengths: lengths)
  }

  @Test(arguments: [0, 1, 30, 1e5]) func searchesFindTheShortestDistances(spread: Double) {
    for seed in 0..<5 {
      let graph = Self.graph(UInt64(seed), spread: spread)
      var search = GraphDistances(graph)
      var found = [Float](repeating: 0, count: 50)
      for source in [0, 17, 49] {
        search.find(from: source, into: &found)
        for (mine, plain) in zip(found, Self.plain(graph, from: source)) {
          #expect(Double(mine) == plain || abs(Double(mine) - plain) <= 1e-5 * plain)
        }
      }
    }
  }

  @Test(arguments: [0, 2]) func searchesAtOnceAgreeWithSingleOnes(spread: Double) {
    let graph = Self.graph(3, spread: spread)
    var generator = SeededGenerator(seed: 4)
    var samples = SampledDistances(graph, reach: 10, generator: &generator)
    samples.advance()
    #expect(Set(samples.sources).count == 50)
    for (place, source) in samples.sources.enumerated() {
      for (vertex, plain) in Self.plain(graph, from: Int(source)).enumerated() {
        let mine = Double(samples.rows[vertex * samples.width + place])
        // Lengths are rounded to a quarter of the usual one, on each edge of the way.
        #expect(plain.isFinite ? abs(mine - plain) <= (spread == 0 ? 1e-5 : 0.3 * plain) : mine == -1)
      }
    }
  }

  @Test func wideNetworksAreSearchedOneByOne() {
    let edges = (1..<400).map { Layout.Input.Edge(source: $0 - 1, target: $0) }
    let graph = LayoutGraph(Layout.Input(vertexCount: 400, edges: edges), lengths: edges.map { _ in 2 })
    var generator = SeededGenerator(seed: 4)
    var samples = SampledDistances(graph, reach: 798, generator: &generator)
    samples.advance()
    #expect(samples.width == 16)
    for (place, source) in samples.sources.enumerated() {
      for vertex in 0..<400 { #expect(samples.rows[vertex * 16 + place] == Float(2 * abs(vertex - Int(source)))) }
    }
  }

  @Test func parallelEdgesCountOnceByTheShortestAndLoopsNever() {
    let pairs = [(2, 0), (0, 2), (1, 1), (2, 1), (0, 1), (1, 0)]
    let input = Layout.Input(vertexCount: 4, edges: pairs.map { .init(source: $0.0, target: $0.1) })
    let graph = LayoutGraph(input, lengths: [5, 3, 9, 4, 7, 8])
    #expect(graph.offsets == [0, 2, 4, 6, 6])
    #expect(graph.targets == [1, 2, 0, 2, 0, 1])
    #expect(graph.lengths == [7, 3, 7, 4, 3, 4])
  }

  @Test func pivotsLieFarFromEachOther() {
    let edges = (1..<101).map { Layout.Input.Edge(source: $0 - 1, target: $0) }
    var generator = SeededGenerator(seed: 4)
    let graph = LayoutGraph(Layout.Input(vertexCount: 101, edges: edges))
    let distances = PivotDistances(graph, limit: 4, generator: &generator)
    #expect(Set(distances.pivots).count == 4)
    #expect(distances.pivots.contains(0) && distances.pivots.contains(100))
    #expect(abs(distances.pivots[3] - distances.pivots[0]) > 15)
  }
}
