import GraphAnalytics
import TestSupport
import Testing

struct GraphReliabilityTests {
  /// The sum over all states of edges and vertices: slow and obvious.
  private func enumerated(_ graph: Graph, _ source: Int, _ target: Int, _ vertices: [Double]) -> Double {
    let edges = Array(graph.edges)
    let failing = vertices.indices.filter { $0 != source && $0 != target && vertices[$0] < 1 }
    var total = 0.0
    for state in 0..<(1 << (edges.count + failing.count)) {
      var chance = 1.0
      var links = Array(repeating: 0, count: vertices.count)
      for (index, edge) in edges.enumerated() {
        let works = state >> index & 1 == 1
        chance *= works ? edge.weight : 1 - edge.weight
        guard works else { continue }
        links[edge.source.index] |= 1 << edge.target.index
        if !graph.isDirected { links[edge.target.index] |= 1 << edge.source.index }
      }
      var open = (1 << vertices.count) - 1
      for (index, vertex) in failing.enumerated() {
        let works = state >> (edges.count + index) & 1 == 1
        chance *= works ? vertices[vertex] : 1 - vertices[vertex]
        if !works { open &= ~(1 << vertex) }
      }
      guard chance > 0 else { continue }
      var reached = 1 << source
      while true {
        var grown = reached
        for vertex in vertices.indices where reached >> vertex & 1 == 1 { grown |= links[vertex] & open }
        if grown == reached { break }
        reached = grown
      }
      if reached >> target & 1 == 1 { total += chance }
    }
    return total
  }

  private struct Question {
    let graph: Graph
    let source: Int
    let target: Int
    let vertices: [Double]

    init(_ generator: inout SeededGenerator, mostEdges: Int, factor: Double = 1) {
      let n = 2 + generator.next(below: 5)
      let isDirected = generator.next(below: 2) == 0
      var edges: [(Int, Int, Double)] = []
      for _ in 0..<(1 + generator.next(below: mostEdges)) {
        let chance = [1, 0.5, 1 - generator.nextUnit(), 1 - generator.nextUnit()][generator.next(below: 4)]
        edges.append((generator.next(below: n), generator.next(below: n), chance * factor))
      }
      graph = SmallGraphs.make(n, directed: isDirected, parallelEdges: .keep, loops: .keep, edges)
      source = generator.next(below: n)
      target = generator.next(below: n)
      let doFail = generator.next(below: 2) == 0
      vertices = (0..<n).map { _ in doFail ? [1, 0, 0.5, generator.nextUnit()][generator.next(below: 4)] : 1 }
    }

    func reliability(_ options: ReliabilityOptions = ReliabilityOptions(), seed: UInt64 = 1) throws -> Reliability {
      try graph.reliability(
        from: Vertex(source), to: Vertex(target), vertexProbabilities: VertexArray(vertices), options: options,
        seed: seed)
    }
  }

  @Test func sixHundredRandomGraphsEqualEnumeration() throws {
    var generator = SeededGenerator(seed: 7)
    for number in 0..<600 {
      let question = Question(&generator, mostEdges: 9)
      let found = try question.reliability()
      let expected = enumerated(question.graph, question.source, question.target, question.vertices)
      #expect(found.isExact && found.low == found.high && found.samples == 0)
      #expect(
        abs(found.probability - expected) < 1e-12,
        "question \(number): \(question) \(Array(question.graph.edges)) expected \(expected)")
    }
  }

  /// Dense enough that nothing can be merged away, and the frontier has to do it.
  @Test func denseRandomGraphsEqualEnumeration() throws {
    var generator = SeededGenerator(seed: 8)
    for number in 0..<40 {
      let isDirected = number.isMultiple(of: 2)
      let graph = RandomGraphs.sparse(
        vertices: isDirected ? 4 : 5, density: 0.95, directed: isDirected, weights: .probabilities,
        seed: generator.next())
      let vertices = (0..<graph.vertexCount).map { _ in
        number % 4 < 2 ? 1 : [1, generator.nextUnit()][generator.next(below: 2)]
      }
      let found = try graph.reliability(
        from: Vertex(0), to: Vertex(3), vertexProbabilities: VertexArray(vertices))
      #expect(abs(found.probability - enumerated(graph, 0, 3, vertices)) < 1e-12 && found.isExact, "graph \(number)")
    }
  }

  // MARK: closed forms

  private func exact(_ graph: Graph, _ source: Int, _ target: Int) throws -> Double {
    let found = try graph.reliability(from: Vertex(source), to: Vertex(target))
    #expect(found.isExact)
    return found.probability
  }

  private func bridge(_ p: Double) -> Double { 2 * p * p + 2 * p * p * p - 5 * p * p * p * p + 2 * p * p * p * p * p }

  @Test func theBridgeNetworkHasItsPolynomial() throws {
    for p in [0.01, 0.3, 0.5, 0.9, 1] {
      let graph = SmallGraphs.make(4, [(0, 1, p), (0, 2, p), (1, 2, p), (1, 3, p), (2, 3, p)])
      #expect(abs(try exact(graph, 0, 3) - bridge(p)) < 1e-14)
    }
  }

  @Test func seriesMultiplyAndParallelsMultiplyTheirFailures() throws {
    let series = SmallGraphs.make(4, [(0, 1, 0.5), (1, 2, 0.4), (2, 3, 0.3)])
    #expect(abs(try exact(series, 0, 3) - 0.06) < 1e-15)
    let parallel = SmallGraphs.make(
      2, directed: false, parallelEdges: .keep, loops: .keep, [(0, 1, 0.5), (0, 1, 0.4), (0, 1, 0.3)])
    #expect(abs(try exact(parallel, 0, 1) - 0.79) < 1e-15)
    let willing = try series.reliability(
      from: Vertex(0), to: Vertex(3), vertexProbabilities: VertexArray([0, 0.5, 0.1, 0]))
    #expect(abs(willing.probability - 0.003) < 1e-15, "the ends always work")
  }

  /// The chance that two given vertices of a complete graph are joined (E. N. Gilbert, Random graphs, Annals of
  /// Mathematical Statistics 30, 1959, doi 10.1214/aoms/1177706098).
  @Test func completeGraphsFollowGilbert() throws {
    func choose(_ n: Int, _ k: Int) -> Double { (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) } }
    func power(_ base: Double, _ exponent: Int) -> Double {
      (0..<exponent).reduce(1.0) { product, _ in product * base }
    }
    for p in [0.1, 0.3, 0.7] {
      var connected = [1.0, 1.0]
      for n in 2...7 {
        connected.append(
          1 - (1..<n).reduce(0.0) { $0 + choose(n - 1, $1 - 1) * connected[$1] * power(1 - p, $1 * (n - $1)) })
        let joined =
          1 - (1..<n).reduce(0.0) { $0 + choose(n - 2, $1 - 1) * connected[$1] * power(1 - p, $1 * (n - $1)) }
        let graph = RandomGraphs.scaled(SmallGraphs.complete(n), by: p)
        #expect(abs(try exact(graph, 0, n - 1) - joined) < 1e-12, "\(n) \(p)")
      }
    }
  }

  /// Column by column: neither, one or both of its vertices are reached, or joined to each other without the source.
  @Test func laddersOfAnyLengthAreExact() throws {
    let p = 0.95
    let q = 1 - p
    let length = 3000
    var edges: [(Int, Int, Double)] = []
    for column in 0..<length {
      edges.append((2 * column, 2 * column + 1, p))
      if column + 1 < length {
        edges.append((2 * column, 2 * column + 2, p))
        edges.append((2 * column + 1, 2 * column + 3, p))
      }
    }
    // States of a column by what its two vertices are joined to: the source directly or through each other.
    var (both, upper, lower) = (p, q, 0.0)
    for _ in 1..<length {
      let joined = both * (p * p + 2 * p * q * p) + (upper + lower) * p * p
      let onlyUpper = both * p * q * q + upper * p * q
      let onlyLower = both * p * q * q + lower * p * q
      (both, upper, lower) = (joined, onlyUpper, onlyLower)
    }
    let expected = both + upper
    let found = try exact(SmallGraphs.make(2 * length, edges), 0, 2 * length - 2)
    #expect(abs(found / expected - 1) < 1e-9)
  }

  @Test func partsInSeriesMultiplyHoweverMany() throws {
    let p = 0.999
    var edges: [(Int, Int, Double)] = []
    for number in 0..<4000 {
      let first = 3 * number
      for (start, end) in [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)] { edges.append((first + start, first + end, p)) }
    }
    var expected = 1.0
    for _ in 0..<4000 { expected *= bridge(p) }
    #expect(abs(try exact(SmallGraphs.make(12001, edges), 0, 12000) / expected - 1) < 1e-9)
  }

  @Test func longPathsAndDeadEndsNeedNoStack() throws {
    #expect(try exact(SmallGraphs.path(20_000), 0, 19_999) == 1)
    #expect(try exact(SmallGraphs.star(leaves: 20_000), 1, 2) == 1)
    let row = RandomGraphs.scaled(SmallGraphs.path(20_000), by: 0.9999)
    #expect(abs(try exact(row, 0, 19_999) - 0.1353352832) < 1e-4)
  }

  @Test func whatCannotBeReachedHasNoChance() throws {
    let graph = SmallGraphs.make(4, directed: true, [(0, 1, 0.5), (2, 1, 0.5), (2, 3, 0.5)])
    let found = try graph.reliability(from: Vertex(0), to: Vertex(3))
    #expect(found.probability == 0 && found.high == 0 && found.isExact)
    #expect(try exact(graph, 2, 2) == 1)
    let closed = try SmallGraphs.path(3).reliability(
      from: Vertex(0), to: Vertex(2), vertexProbabilities: VertexArray([1, 0, 1]))
    #expect(closed.probability == 0 && closed.isExact)
  }

  // MARK: samples

  @Test(arguments: [1, 0.04])
  func intervalsHoldTheTruthAboutAsOftenAsTheySay(factor: Double) throws {
    var generator = SeededGenerator(seed: factor == 1 ? 9 : 10)
    var options = ReliabilityOptions()
    options.method = .sampled
    options.maxSamples = factor == 1 ? 1024 : 4096
    var (held, asked) = (0, 0)
    while asked < 100 {
      let graph = RandomGraphs.scaled(
        RandomGraphs.sparse(
          vertices: 8, density: 0.5, directed: asked.isMultiple(of: 2), weights: .probabilities, seed: generator.next()),
        by: factor)
      let vertices = VertexArray((0..<8).map { _ in asked % 4 < 2 ? 1 : 0.5 + generator.nextUnit() / 2 })
      let truth = try graph.reliability(from: Vertex(0), to: Vertex(7), vertexProbabilities: vertices)
      #expect(truth.isExact)
      let found = try graph.reliability(
        from: Vertex(0), to: Vertex(7), vertexProbabilities: vertices, options: options, seed: generator.next())
      guard !found.isExact else { continue }
      asked += 1
      if found.low <= truth.probability && truth.probability <= found.high { held += 1 }
      #expect(found.low > 0 || found.probability == 0)
      #expect(
        found.high - found.low < 0.3 * truth.probability || truth.probability > 0.01, "rare success keeps its digits")
    }
    #expect(held >= 88, "\(held) of 100")
  }

  @Test func anyNumberOfThreadsGivesTheSameSamples() throws {
    let graph = RandomGraphs.scaled(RandomGraphs.preferential(vertices: 300, attached: 3, seed: 1), by: 0.2)
    let rare = RandomGraphs.scaled(RandomGraphs.preferential(vertices: 300, attached: 3, seed: 1), by: 0.01)
    var options = ReliabilityOptions()
    options.maxSamples = 2048
    defer { Parallel.threadCount = 0 }
    for graph in [graph, rare] {
      let answers = try [1, 2, 3].map { threads in
        Parallel.threadCount = threads
        return try graph.reliability(from: Vertex(290), to: Vertex(299), options: options, seed: 4)
      }
      #expect(answers[0] == answers[1] && answers[0] == answers[2] && !answers[0].isExact)
      #expect(answers[0].low > 0)
      #expect(answers[0] != (try graph.reliability(from: Vertex(290), to: Vertex(299), options: options, seed: 5)))
    }
  }

  @Test func progressCanStopTheSamples() {
    struct Stop: Error {}
    let graph = RandomGraphs.scaled(RandomGraphs.preferential(vertices: 300, attached: 3, seed: 1), by: 0.2)
    #expect(throws: Stop.self) {
      try graph.reliability(from: Vertex(290), to: Vertex(299)) { done, _ in if done > 0 { throw Stop() } }
    }
  }

  @Test func whatIsNoProbabilityIsRefused() {
    let graph = SmallGraphs.make(3, [(0, 1, 0.5), (1, 2, 2)])
    #expect(throws: GraphError.notAProbability(2)) { try graph.reliability(from: Vertex(0), to: Vertex(1)) }
    #expect(throws: GraphError.notAProbability(1.5)) {
      try SmallGraphs.path(2).reliability(
        from: Vertex(0), to: Vertex(1), vertexProbabilities: VertexArray([1, 1.5]))
    }
    var options = ReliabilityOptions()
    options.method = .exact
    options.exactSteps = 10
    #expect(throws: GraphError.self) {
      try RandomGraphs.scaled(SmallGraphs.complete(8), by: 0.5).reliability(
        from: Vertex(0), to: Vertex(1), options: options)
    }
  }
}
