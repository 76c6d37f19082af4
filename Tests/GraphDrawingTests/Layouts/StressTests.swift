import GraphAnalytics
import Testing

@testable import GraphDrawing

struct StressTests {
  private static func positions(_ input: Layout.Input, by layout: Layout = .stress) throws -> [Point] {
    try layout.positions(of: [input])[0]
  }

  private static func input(_ count: Int, _ pairs: [(Int, Int)], seed: UInt64 = 1) -> Layout.Input {
    Layout.Input(vertexCount: count, edges: pairs.map { .init(source: $0.0, target: $0.1) }, seed: seed)
  }

  /// Distances by the wished lengths, by the algorithm of Floyd and Warshall.
  private static func distances(_ input: Layout.Input) -> [[Double]] {
    let count = input.vertexCount
    var table = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for vertex in 0..<count { table[vertex][vertex] = 0 }
    for (edge, length) in zip(input.edges, input.wishedLengths()) where edge.source != edge.target {
      table[edge.source][edge.target] = min(table[edge.source][edge.target], length)
      table[edge.target][edge.source] = table[edge.source][edge.target]
    }
    for middle in 0..<count {
      for first in 0..<count {
        for second in 0..<count {
          table[first][second] = min(table[first][second], table[first][middle] + table[middle][second])
        }
      }
    }
    return table
  }

  private static func stress(_ points: [Point], _ table: [[Double]]) -> Double {
    var sum = 0.0
    for first in points.indices {
      for second in points.indices where second > first && table[first][second].isFinite {
        let miss = (points[first] - points[second]).length / table[first][second] - 1
        sum += miss * miss
      }
    }
    return sum
  }

  /// Majorization of all pairs, one vertex after another, from ten random starts: slow and plain.
  private static func reference(_ table: [[Double]]) -> Double {
    var generator = SeededGenerator(seed: 11)
    var least = Double.infinity
    for _ in 0..<10 {
      var points = table.map { _ in Point(x: 4 * generator.nextUnit(), y: 4 * generator.nextUnit()) }
      for _ in 0..<80 {
        for vertex in points.indices {
          var (sum, weights) = (Point(x: 0, y: 0), 0.0)
          for other in points.indices where other != vertex && table[vertex][other].isFinite {
            let weight = 1 / (table[vertex][other] * table[vertex][other])
            let way = (points[vertex] - points[other]).unit
            sum = sum + (points[other] + way * table[vertex][other]) * weight
            weights += weight
          }
          if weights > 0 { points[vertex] = sum * (1 / weights) }
        }
      }
      least = min(least, stress(points, table))
    }
    return least
  }

  @Test func stressIsAsLowAsThatOfMajorization() throws {
    for seed in 0..<4 {
      var random = RandomDrawings(seed: UInt64(seed))
      var input = Layout.Input(vertexCount: 13, edges: [], seed: 3)
      for vertex in 1..<13 { input.edges.append(.init(source: vertex, target: random.next(below: vertex))) }
      for _ in 0..<10 {
        let closeness = Double(random.next(below: 5)) / 4
        input.edges.append(
          .init(source: random.next(below: 13), target: random.next(below: 13), closeness: closeness))
      }
      let table = Self.distances(input)
      let found = Self.stress(try Self.positions(input), table)
      #expect(found <= 1.04 * Self.reference(table) + 1e-6)
    }
  }

  @Test func aPathLiesStraight() throws {
    let input = Self.input(30, (1..<30).map { ($0 - 1, $0) })
    let points = try Self.positions(input)
    #expect(Self.stress(points, Self.distances(input)) < 1e-2)
    let ends = (points[29] - points[0]).length
    for vertex in 1..<29 {
      let sum = (points[vertex] - points[0]).length + (points[29] - points[vertex]).length
      #expect(sum < 1.01 * ends)
    }
  }

  @Test func aRingIsRound() throws {
    let points = try Self.positions(Self.input(24, (0..<24).map { ($0, ($0 + 1) % 24) }))
    let middle = points.reduce(Point(x: 0, y: 0), +) * (1.0 / 24)
    let radii = points.map { ($0 - middle).length }
    #expect((radii.max() ?? 0) < 1.03 * (radii.min() ?? 0))
  }

  @Test func aCompleteGraphLeavesNobodyInTheSamePlace() throws {
    let pairs = (0..<12).flatMap { first in (0..<first).map { (first, $0) } }
    let points = try Self.positions(Self.input(12, pairs))
    for first in points.indices {
      for second in points.indices where second > first {
        #expect((points[first] - points[second]).length > 0.15 * (points[0] - points[1]).length)
      }
    }
  }

  @Test func strongEdgesAreShorter() throws {
    var input = Self.input(3, [(0, 1), (1, 2)])
    input.edges[0].closeness = 1
    input.edges[1].closeness = 0
    let points = try Self.positions(input)
    #expect((points[0] - points[1]).length * 2 < (points[1] - points[2]).length)
  }

  /// Above the limit of all pairs: a community of two halves, in which samples decide.
  private static func halves(_ count: Int, closeness: (Int) -> Double = { _ in 0.5 }) -> Layout.Input {
    var random = RandomDrawings(seed: 21)
    var input = Layout.Input(vertexCount: count, edges: [], seed: 9)
    for edge in 0..<(4 * count) {
      let first = random.next(below: count)
      let second = random.next(below: count / 2) * 2 + (random.next(below: 40) == 0 ? 1 - first % 2 : first % 2)
      input.edges.append(.init(source: first, target: min(second, count - 1), closeness: closeness(edge)))
    }
    for vertex in 1..<count { input.edges.append(.init(source: vertex, target: vertex / 3)) }
    return input
  }

  @Test func largeNetworksKeepTheirHalvesApart() throws {
    let input = Self.halves(800)
    let points = try Self.positions(input)
    let lengths = input.edges.dropLast(799).map { (points[$0.source] - points[$0.target]).length }
    let edgeMean = lengths.reduce(0, +) / Double(lengths.count)
    var (sum, count) = (0.0, 0.0)
    for first in stride(from: 0, to: 800, by: 7) {
      for second in stride(from: 1, to: 800, by: 7) {
        sum += (points[first] - points[second]).length
        count += 1
      }
    }
    #expect(edgeMean < 0.7 * sum / count)
  }

  @Test(arguments: [0, 1]) func threadsDoNotChangeThePlaces(shape: Int) throws {
    let input = Self.halves(shape == 0 ? 200 : 700) { Double($0 % 5) / 4 }
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    Parallel.threadCount = 1
    let first = try Self.positions(input)
    Parallel.threadCount = 4
    #expect(try Self.positions(input) == first)
    var other = input
    other.seed = 10
    #expect(try Self.positions(other) != first)
  }

  @Test(arguments: [90, 700]) func pinnedVerticesStay(count: Int) throws {
    var input = Self.halves(count)
    var random = RandomDrawings(seed: 2)
    input.places = (0..<count).map { _ in
      Point(x: Double(random.next(below: 9000)), y: Double(random.next(below: 9000)))
    }
    input.isPinned = (0..<count).map { $0 % 9 == 0 }
    let points = try Self.positions(input)
    for vertex in stride(from: 0, to: count, by: 9) { #expect(points[vertex] == input.places[vertex]) }
    #expect(points.allSatisfy { $0.isFinite })
    #expect(points[1] != input.places[1])
  }

  @Test func hostileShapesGetFinitePlaces() throws {
    var shapes = [
      Self.input(0, []), Self.input(1, [(0, 0)]), Self.input(2, [(0, 1), (1, 0), (0, 0)]), Self.input(5, []),
      Self.input(3, [(0, 1)]), Self.input(900, (1..<900).map { (0, $0) }), Self.input(700, [(0, 1), (5, 6)]),
    ]
    for closeness in [0.0, 1.0, .nan, .infinity, -5, 1.5, 1e300] {
      var shape = Self.halves(650)
      for index in shape.edges.indices where index % 3 == 0 { shape.edges[index].closeness = closeness }
      shapes.append(shape)
      shape = Self.halves(40)
      for index in shape.edges.indices { shape.edges[index].closeness = closeness }
      shapes.append(shape)
    }
    for shape in shapes {
      for layout in [Layout.stress, .pivotMDS] {
        let points = try Self.positions(shape, by: layout)
        #expect(points.count == shape.vertexCount)
        #expect(points.allSatisfy { $0.isFinite })
        #expect(Set(points).count == points.count)
      }
    }
  }

  @Test func aPathOfThousandsStaysAPath() throws {
    let points = try Self.positions(Self.input(3000, (1..<3000).map { ($0 - 1, $0) }))
    let ends = (points[0] - points[2999]).length
    #expect((points[0] - points[1500]).length > 0.45 * ends)
    #expect((points[2999] - points[1500]).length > 0.45 * ends)
  }
}
