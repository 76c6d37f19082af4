import GraphAnalytics
import TestSupport
import Testing

struct ClosenessTests {
  @Test func starCenterIsClosest() throws {
    let values = try SmallGraphs.star(leaves: 4).closeness(lengths: .unit)
    #expect(differences(values, from: [1, 4 / 7, 4 / 7, 4 / 7, 4 / 7]).isEmpty)
  }

  @Test func pathEndsAreFarthest() throws {
    let values = try SmallGraphs.path(4).closeness(lengths: .unit)
    #expect(differences(values, from: [3 / 6, 3 / 4, 3 / 4, 3 / 6]).isEmpty)
  }

  @Test func everyVertexOfACycleIsAsClose() throws {
    #expect(
      differences(try SmallGraphs.cycle(6).closeness(lengths: .unit), from: Array(repeating: 5 / 9, count: 6)).isEmpty)
  }

  @Test func normalizationsDifferOnAGraphInTwoParts() throws {
    let graph = SmallGraphs.make(5, [(0, 1, 1), (1, 2, 1), (3, 4, 1)])
    let expected: [(Normalization, [Double])] = [
      (.wassermanFaust, [1 / 3, 1 / 2, 1 / 3, 1 / 4, 1 / 4]), (.component, [2 / 3, 1, 2 / 3, 1, 1]),
      (.none, [1 / 3, 1 / 2, 1 / 3, 1, 1]), (.pairs, [4 / 3, 2, 4 / 3, 4, 4]),
    ]
    for (normalization, wanted) in expected {
      let values = try graph.closeness(lengths: .unit, normalization: normalization)
      #expect(differences(values, from: wanted).isEmpty, "\(normalization)")
    }
  }

  @Test func isolatesAndTheEmptyGraphHaveNone() throws {
    #expect(try SmallGraphs.isolates(3).closeness(lengths: .unit).values == [0, 0, 0])
    #expect(try SmallGraphs.isolates(1).closeness(lengths: .reciprocal).values == [0])
    #expect(try SmallGraphs.isolates(0).closeness(lengths: .unit).values == [])
  }

  @Test func directionDecidesWhoseDistancesCount() throws {
    let graph = SmallGraphs.path(3, directed: true)
    #expect(differences(try graph.closeness(lengths: .unit), from: [2 / 3, 1 / 2, 0]).isEmpty)
    #expect(differences(try graph.closeness(lengths: .unit, direction: .incoming), from: [0, 1 / 2, 2 / 3]).isEmpty)
    #expect(differences(try graph.closeness(lengths: .unit, direction: .any), from: [2 / 3, 1, 2 / 3]).isEmpty)
  }

  @Test func kiteIsClosestAtFernandoAndGarth() throws {
    let values = try SmallGraphs.kite.closeness(lengths: .unit)
    #expect(values.ranked().prefix(2).map(\.index) == [5, 6])
    #expect(abs(values[5] - 9 / 14) < 1e-12)
  }

  @Test func zeroDistancesAreInfinitelyClose() throws {
    let graph = SmallGraphs.make(2, [(0, 1, 0)])
    #expect(try graph.closeness(lengths: .stored).values == [.infinity, .infinity])
  }

  @Test func weightsThatMakeNoLengthAreRefused() {
    let graph = SmallGraphs.make(3, [(0, 1, 0), (1, 2, 2)])
    #expect(throws: GraphError.weightNotPositive(measure: "distance", weight: 0)) {
      try graph.closeness(lengths: .reciprocal)
    }
    #expect(throws: GraphError.notAProbability(0)) { try graph.closeness(lengths: .negativeLog) }
    #expect(throws: GraphError.invalidLength(-1)) {
      try SmallGraphs.make(2, [(0, 1, -1)]).closeness(lengths: .stored)
    }
  }

  @Test func loopsAndParallelEdgesDoNotMatter() throws {
    let plain = SmallGraphs.make(3, [(0, 1, 4), (1, 2, 2)])
    let cluttered = SmallGraphs.make(
      3, directed: false, parallelEdges: .keep, [(0, 1, 4), (1, 0, 1), (1, 2, 2), (2, 2, 9), (2, 1, 0.5)])
    for lengths in [EdgeLengths.unit, .reciprocal] {
      #expect(try plain.closeness(lengths: lengths) == cluttered.closeness(lengths: lengths))
    }
  }

  @Test(arguments: [EdgeLengths.unit, .reciprocal])
  func agreesWithTheDefinition(lengths: EdgeLengths) throws {
    for graph in RandomGraphs.assorted(count: 60, seed: 5) where graph.weightRange.lowerBound > 0 {
      let slow = SlowPaths(graph) { lengths == .unit ? 1 : 1 / $0 }
      let expected = slow.distances.enumerated().map { vertex, row -> Double in
        let found = row.indices.filter { $0 != vertex && row[$0].isFinite }
        let total = found.reduce(0) { $0 + row[$1] }
        let reached = Double(found.count)
        return reached == 0 ? 0 : reached * reached / Double(graph.vertexCount - 1) / total
      }
      #expect(differences(try graph.closeness(lengths: lengths), from: expected).isEmpty)
    }
  }

  /// Several batches of sources, several components, several rounds: a grid beside isolates beside a path.
  @Test func manyBatchesGiveTheSumOfDistances() throws {
    let grid = SmallGraphs.grid(rows: 30, columns: 40)
    let graph = RandomGraphs.disjointUnion(
      RandomGraphs.disjointUnion(SmallGraphs.isolates(300), grid), SmallGraphs.path(700))
    let values = try graph.closeness(lengths: .unit, normalization: .none)
    for (row, column) in [(0, 0), (7, 31), (29, 39)] {
      var total = 0
      for other in 0..<30 { for another in 0..<40 { total += abs(row - other) + abs(column - another) } }
      #expect(values[300 + row * 40 + column] == 1 / Double(total))
    }
    #expect(values[0] == 0)
    #expect(values[1500] == 1 / (699.0 * 700 / 2))
    let weighted = try graph.closeness(lengths: .stored, normalization: .none)
    #expect(weighted == values)
  }

  @Test func progressCanStopTheWork() {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try SmallGraphs.complete(5).closeness(lengths: .unit) { _, _ in throw Stop() }
    }
  }
}
