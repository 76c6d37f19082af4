import GraphAnalytics
import TestSupport
import Testing

/// One added edge.
private struct Row {
  let source: Int
  let target: Int
  let weight: Double
}

/// What building must give, by dictionaries: slow and obvious.
private struct BuilderModel {
  var rows: [Row]
  var direction: EdgeDirection
  var parallelEdges: ParallelEdges
  var loops: Loops
  var isWeighted: Bool

  /// The weights of the edges between two vertices, from the first to the second when directed.
  private(set) var edges: [[Int]: [Double]] = [:]
  private(set) var report = GraphBuilder.Report()

  init(rows: [Row], direction: EdgeDirection, parallelEdges: ParallelEdges, loops: Loops, isWeighted: Bool) {
    self.rows = rows
    self.direction = direction
    self.parallelEdges = parallelEdges
    self.loops = loops
    self.isWeighted = isWeighted
    build()
  }

  private mutating func build() {
    let kept = loops == .keep ? rows : rows.filter { $0.source != $0.target }
    report.loopsDropped = rows.count - kept.count
    var arcs: [[Int]: [(number: Int, weight: Double)]] = [:]
    for (number, row) in kept.enumerated() {
      arcs[[row.source, row.target], default: []].append((number, row.weight))
    }
    switch direction {
    case .directed:
      for (pair, weights) in arcs { edges[pair] = folded(weights) }
    case .undirected:
      let isTwice = arcs.allSatisfy { pair, weights in
        pair[0] == pair[1] || arcs[[pair[1], pair[0]]]?.count == weights.count
      }
      report.wasSymmetricList = !isWeighted && isTwice && arcs.contains { $0.key[0] != $0.key[1] }
      for (pair, weights) in arcs where pair[0] <= pair[1] || arcs[[pair[1], pair[0]]] == nil {
        let back = pair[0] == pair[1] ? [] : arcs[[pair[1], pair[0]]] ?? []
        edges[pair.sorted()] = folded(report.wasSymmetricList ? weights : weights + back)
      }
    case .symmetrized(let rule):
      for (pair, weights) in arcs where pair[0] <= pair[1] || arcs[[pair[1], pair[0]]] == nil {
        let away = folded(weights, keepIsSum: true)[0]
        guard pair[0] != pair[1] else {
          edges[pair] = [away]
          continue
        }
        let back = arcs[[pair[1], pair[0]]].map { folded($0, keepIsSum: true)[0] }
        if let back {
          report.reciprocalEdgesMerged += 1
          let both: Double =
            switch rule {
            case .sum: away + back
            case .max: max(away, back)
            case .min, .mutual: min(away, back)
            case .mean: (away + back) / 2
            }
          edges[pair.sorted()] = [both]
        } else if rule == .mutual {
          report.reciprocalEdgesMerged += 1
        } else {
          edges[pair.sorted()] = [away]
        }
      }
    }
  }

  private mutating func folded(_ weights: [(number: Int, weight: Double)], keepIsSum: Bool = false) -> [Double] {
    let values = weights.map(\.weight)
    if parallelEdges == .keep && !keepIsSum { return values }
    report.parallelEdgesMerged += values.count - 1
    return switch parallelEdges {
    case .sum, .keep, .error: [values.reduce(0, +)]
    case .max: [values.max() ?? 0]
    case .min: [values.min() ?? 0]
    case .mean: [values.reduce(0, +) / Double(values.count)]
    case .first: [weights.min { $0.number < $1.number }?.weight ?? 0]
    }
  }
}

struct GraphBuilderTests {
  private static let directions: [EdgeDirection] =
    [.directed, .undirected] + [ReciprocalEdges.sum, .max, .min, .mean, .mutual].map { .symmetrized($0) }

  private func built(
    _ rows: [Row], _ n: Int, _ direction: EdgeDirection, _ parallelEdges: ParallelEdges = .sum,
    _ loops: Loops = .discard
  ) throws -> (graph: Graph, report: GraphBuilder.Report) {
    var builder = GraphBuilder(vertexCount: n, direction: direction, parallelEdges: parallelEdges, loops: loops)
    for row in rows { builder.addEdge(from: Vertex(row.source), to: Vertex(row.target), weight: row.weight) }
    return try builder.buildReporting()
  }

  /// Everything a graph says of itself, against the model; the rows of its first vertices.
  private func check(_ graph: Graph, _ n: Int, _ model: BuilderModel, _ comment: String) {
    var found: [[Int]: [Double]] = [:]
    for edge in graph.edges { found[[edge.source.index, edge.target.index], default: []].append(edge.weight) }
    let all = model.edges.values.flatMap { $0 }
    #expect(found == model.edges, "\(comment)")
    #expect(graph.edgeCount == all.count, "\(comment)")
    #expect(graph.isWeighted == all.contains { $0 != 1 }, "\(comment)")
    #expect(graph.weightRange == (all.min() ?? 1)...(all.max() ?? 1), "\(comment)")
    #expect(graph.hasParallelEdges == model.edges.values.contains { $0.count > 1 }, "\(comment)")
    let loops = model.edges.filter { $0.key[0] == $0.key[1] }.values.reduce(0) { $0 + $1.count }
    #expect(graph.loopCount == loops && graph.hasLoops == (loops > 0), "\(comment)")
    #expect(graph.arcCount == (graph.isDirected ? all.count : 2 * all.count - loops), "\(comment)")
    for vertex in 0..<min(n, 10) {
      var out: [Double] = []
      var into: [Double] = []
      for other in 0..<n {
        let pair = graph.isDirected ? [vertex, other] : [vertex, other].sorted()
        let reverse = graph.isDirected ? [other, vertex] : pair
        out += (model.edges[pair] ?? []).flatMap { [Double(other), $0] }
        into += (model.edges[reverse] ?? []).flatMap { [Double(other), $0] }
      }
      let neighbors = graph.neighbors(of: Vertex(vertex)).weighted.flatMap { [Double($0.target.index), $0.weight] }
      let before = graph.predecessors(of: Vertex(vertex)).weighted.flatMap { [Double($0.target.index), $0.weight] }
      #expect(neighbors == out, "\(comment): neighbors of \(vertex)")
      #expect(before == into, "\(comment): predecessors of \(vertex)")
    }
  }

  @Test func everyRuleDoesWhatItSays() throws {
    var generator = SeededGenerator(seed: 51)
    for number in 0..<40 {
      let n = 1 + generator.next(below: 7)
      let isWeighted = number % 3 != 0
      let rows = (0..<generator.next(below: 30)).map { _ in
        Row(
          source: generator.next(below: n), target: generator.next(below: n),
          weight: isWeighted ? Double(generator.next(below: 9)) / 4 - 0.5 : 1)
      }
      for direction in Self.directions {
        for parallelEdges in ParallelEdges.allCases where parallelEdges != .error {
          for loops in [Loops.discard, .keep] {
            let model = BuilderModel(
              rows: rows, direction: direction, parallelEdges: parallelEdges, loops: loops,
              isWeighted: rows.contains { $0.weight != 1 })
            let (graph, report) = try built(rows, n, direction, parallelEdges, loops)
            let comment = "list \(number), \(direction), \(parallelEdges), \(loops)"
            check(graph, n, model, comment)
            #expect(report == model.report, "\(comment)")
          }
        }
      }
    }
  }

  @Test func longRowsAreSortedAndFoldedLikeShortOnes() throws {
    var generator = SeededGenerator(seed: 52)
    for direction in Self.directions {
      for parallelEdges in [ParallelEdges.sum, .first, .keep, .mean] {
        // Half of all edges touch vertex 0, whose row is far beyond the length that insertion sort takes.
        let rows = (0..<3000).map { number -> Row in
          let other = generator.next(below: 300)
          let hub = number % 4 == 0 ? 0 : number % 4 == 1 ? other : generator.next(below: 300)
          return Row(
            source: hub, target: number % 4 == 1 ? 0 : other, weight: Double(1 + generator.next(below: 1000)))
        }
        let model = BuilderModel(
          rows: rows, direction: direction, parallelEdges: parallelEdges, loops: .keep, isWeighted: true)
        let (graph, report) = try built(rows, 300, direction, parallelEdges, .keep)
        check(graph, 300, model, "\(direction), \(parallelEdges)")
        #expect(report == model.report)
        #expect(graph.neighbors(of: Vertex(0)).count > 100)
      }
    }
  }

  @Test func anEdgeListedBothWaysThroughoutIsReadOnce() throws {
    let both = [(0, 1), (1, 0), (1, 2), (2, 1)].map { Row(source: $0.0, target: $0.1, weight: 1) }
    let read = try built(both, 3, .undirected)
    #expect(read.report.wasSymmetricList && read.report.parallelEdgesMerged == 0)
    #expect(read.graph.edgeCount == 2 && !read.graph.isWeighted)
    // One edge without its opposite: now the others are parallel edges.
    let mixed = try built(both + [Row(source: 0, target: 2, weight: 1)], 3, .undirected)
    #expect(!mixed.report.wasSymmetricList && mixed.report.parallelEdgesMerged == 2)
    #expect(mixed.graph.weight(from: Vertex(0), to: Vertex(1)) == 2)
    // With weights both ways are parallel edges too.
    let weighted = try built(both.map { Row(source: $0.source, target: $0.target, weight: 2) }, 3, .undirected)
    #expect(!weighted.report.wasSymmetricList && weighted.graph.weight(from: Vertex(1), to: Vertex(0)) == 4)
  }

  @Test func loopsAloneAreNoSymmetricList() throws {
    let (graph, report) = try built([Row(source: 1, target: 1, weight: 1)], 2, .undirected, .sum, .keep)
    #expect(!report.wasSymmetricList && graph.loopCount == 1 && graph.edgeCount == 1)
    let twice = [Row](repeating: Row(source: 1, target: 1, weight: 1), count: 2)
    let summed = try built(twice, 2, .undirected, .sum, .keep)
    #expect(summed.report.parallelEdgesMerged == 1 && summed.graph.weight(from: Vertex(1), to: Vertex(1)) == 2)
  }

  @Test func aLoopIsItsOwnOpposite() throws {
    let loop = [Row(source: 0, target: 0, weight: 3)]
    for rule in ReciprocalEdges.allCases {
      let (graph, report) = try built(loop, 1, .symmetrized(rule), .sum, .keep)
      #expect(graph.weight(from: Vertex(0), to: Vertex(0)) == 3, "\(rule)")
      #expect(report.reciprocalEdgesMerged == 0, "\(rule)")
    }
  }

  @Test func forbiddenEdgesAreNamed() throws {
    let twice = [
      Row(source: 1, target: 2, weight: 1), Row(source: 0, target: 1, weight: 2), Row(source: 1, target: 2, weight: 1),
    ]
    #expect(throws: GraphError.parallelEdges(source: 1, target: 2)) { try built(twice, 3, .directed, .error) }
    #expect(throws: GraphError.parallelEdges(source: 1, target: 2)) { try built(twice, 3, .undirected, .error) }
    #expect(throws: GraphError.parallelEdges(source: 1, target: 2)) { try built(twice, 3, .symmetrized(.sum), .error) }
    let opposite = [Row(source: 2, target: 1, weight: 1), Row(source: 1, target: 2, weight: 4)]
    #expect(throws: GraphError.parallelEdges(source: 1, target: 2)) { try built(opposite, 3, .undirected, .error) }
    #expect(try built(opposite, 3, .directed, .error).graph.edgeCount == 2)
    #expect(try built(opposite, 3, .symmetrized(.max), .error).graph.weight(from: Vertex(1), to: Vertex(2)) == 4)
    let loop = [Row(source: 2, target: 2, weight: 1)]
    for direction in Self.directions {
      #expect(throws: GraphError.loop(vertex: 2)) { try built(loop, 3, direction, .sum, .error) }
    }
  }

  @Test func weightsThatAreNotNumbersAreRefused() {
    for bad in [Double.nan, .infinity, -.infinity] {
      let rows = [Row(source: 0, target: 1, weight: 2), Row(source: 1, target: 2, weight: bad)]
      for rule in ParallelEdges.allCases {
        #expect(throws: GraphError.weightNotFinite(edge: 1)) { try built(rows, 3, .undirected, rule) }
      }
    }
  }

  @Test func bothArcsOfAnEdgeCarryTheSameBits() throws {
    var generator = SeededGenerator(seed: 53)
    let rows = (0..<4000).map { _ in
      Row(source: generator.next(below: 20), target: generator.next(below: 20), weight: generator.nextUnit() * 0.3)
    }
    for direction in Self.directions where direction != .directed {
      for parallelEdges in [ParallelEdges.sum, .mean] {
        let graph = try built(rows, 20, direction, parallelEdges).graph
        for edge in graph.edges { #expect(graph.weight(from: edge.target, to: edge.source) == edge.weight) }
      }
    }
  }

  @Test func nothingGivesAnEmptyGraph() throws {
    for n in [0, 1, 4] {
      for direction in Self.directions {
        let (graph, report) = try built([], n, direction)
        #expect(graph.vertexCount == n && graph.edgeCount == 0 && graph.arcCount == 0)
        #expect(!graph.isWeighted && graph.weightRange == 1...1 && Array(graph.edges).isEmpty)
        #expect(report == GraphBuilder.Report())
      }
    }
  }
}
