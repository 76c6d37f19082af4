import GraphAnalytics
import Testing

@testable import GraphDrawing

/// What the layouts by forces promise, in their own scale.
struct ForceLayoutTests {
  private static let layouts = ["multilevel", "force-atlas", "lin-log"]

  private static func places(
    _ name: String, _ count: Int, _ pairs: [(Int, Int)], closeness: Double = 0.5, seed: UInt64 = 1,
    change: (inout Layout.Input) -> Void = { _ in }
  ) throws -> [Point] {
    var input = Layout.Input(
      vertexCount: count, edges: pairs.map { .init(source: $0.0, target: $0.1, closeness: closeness) }, seed: seed)
    change(&input)
    return try Layout.named(name).positions(of: [input])[0]
  }

  /// Groups of ten, tied within and in a ring.
  private static func groups(_ count: Int) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for group in 0..<count {
      for first in 0..<10 {
        for second in first + 1..<10 where (first * 7 + second * 3 + group) % 3 != 0 {
          pairs.append((group * 10 + first, group * 10 + second))
        }
      }
      pairs += (1..<10).map { (group * 10, group * 10 + $0) }
      pairs.append((group * 10, (group + 1) % count * 10 + 5))
    }
    return pairs
  }

  @Test(arguments: layouts, [0.0, 0.5, 1.0]) func twoVerticesRestAtTheWishedLength(name: String, closeness: Double)
    throws
  {
    let points = try Self.places(name, 2, [(0, 1)], closeness: closeness)
    #expect(abs((points[0] - points[1]).length - (1.5 - closeness)) < 0.01)
  }

  @Test(arguments: layouts) func theLeavesOfAStarStandAroundItsHub(name: String) throws {
    let points = try Self.places(name, 9, (1..<9).map { (0, $0) })
    let distances = (1..<9).map { (points[$0] - points[0]).length }
    let (least, greatest) = (distances.min() ?? 0, distances.max() ?? 0)
    #expect(greatest < 1.1 * least)
    for first in 1..<9 {
      for second in 1..<first { #expect((points[first] - points[second]).length > 0.5 * least) }
    }
  }

  @Test(arguments: layouts) func aRingBecomesRound(name: String) throws {
    let points = try Self.places(name, 12, (0..<12).map { ($0, ($0 + 1) % 12) })
    let middle = points.reduce(Point(x: 0, y: 0), +) * (1 / 12.0)
    let distances = points.map { ($0 - middle).length }
    let (least, greatest) = (distances.min() ?? 0, distances.max() ?? 0)
    #expect(greatest < 1.1 * least)
  }

  @Test(arguments: layouts) func groupsStandApart(name: String) throws {
    let points = try Self.places(name, 200, Self.groups(20))
    var (within, between) = (0.0, 0.0)
    for group in 0..<20 {
      for member in 1..<10 {
        within += (points[group * 10 + member] - points[group * 10]).length
        between += (points[group * 10 + member] - points[(group + 10) % 20 * 10]).length
      }
    }
    #expect(between > 3 * within)
  }

  @Test(arguments: ["multilevel", "force-atlas"]) func anyNumberOfThreadsGivesTheSamePlaces(name: String) throws {
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    let pairs = (1..<300).map { ($0, ($0 * $0 + 7) % $0 * 3 % $0) }
    Parallel.threadCount = 1
    let alone = try Self.places(name, 300, pairs)
    for count in [3] {
      Parallel.threadCount = count
      let together = try Self.places(name, 300, pairs)
      #expect((together == alone) == true)
    }
  }

  @Test(arguments: layouts) func anotherSeedGivesOtherPlaces(name: String) throws {
    let pairs = Self.groups(5)
    #expect(try Self.places(name, 50, pairs, seed: 1) != Self.places(name, 50, pairs, seed: 2))
  }

  @Test(arguments: layouts) func aNetworkThatChangesALittleMovesALittle(name: String) throws {
    var pairs = Self.groups(20)
    let before = try Self.places(name, 200, pairs)
    pairs.removeLast()
    pairs += [(200, 3), (200, 4), (17, 31)]
    let after = try Self.places(name, 201, pairs) { input in
      // In another scale and elsewhere, as maps have it.
      input.places = before.map { $0 * 40 + Point(x: 700, y: -300) } + [nil]
    }
    let size = (before.map(\.x).max() ?? 0) - (before.map(\.x).min() ?? 0)
    var moves = 0.0
    for vertex in before.indices {
      let earlier = before[vertex] * 40 + Point(x: 700, y: -300)
      moves += (after[vertex] - earlier).length / (40 * size)
    }
    #expect(moves / Double(before.count) < 0.03)
    #expect((after[200] - after[3]).length < 0.3 * 40 * size)
  }

  @Test(arguments: layouts) func pinnedVerticesStay(name: String) throws {
    let pairs = Self.groups(6)
    let corners = [3: Point(x: 10, y: 10), 27: Point(x: 910, y: 10), 44: Point(x: 10, y: 710)]
    for known in [3, 60] {
      let points = try Self.places(name, 60, pairs) { input in
        for vertex in 0..<60 {
          let elsewhere = Point(x: Double(vertex * 13 % 900), y: Double(vertex * 7 % 700))
          input.places.append(corners[vertex] ?? (known == 60 ? elsewhere : nil))
        }
        input.isPinned = (0..<60).map { corners[$0] != nil }
      }
      for (vertex, corner) in corners { #expect(points[vertex] == corner) }
      #expect(points.allSatisfy { $0.isFinite && $0.length < 10_000 })
    }
  }

  @Test(arguments: layouts) func hostileEarlierPlacesDoNoHarm(name: String) throws {
    let pairs = Self.groups(4)
    let odd: [Point?] = [
      nil, Point(x: .nan, y: 0), Point(x: .infinity, y: 1), Point(x: 1e300, y: -1e300), Point(x: 1e90, y: 0),
      Point(x: 5, y: 5), Point(x: 5, y: 5), Point(x: 1e-300, y: 1e-300),
    ]
    for shift in 0..<3 {
      let points = try Self.places(name, 40, pairs) { input in
        input.places = (0..<40).map { odd[($0 * (shift + 1)) % odd.count] }
        input.isPinned = (0..<40).map { $0 % 5 == 0 }
      }
      #expect(points.allSatisfy { $0.isFinite })
      let same = try Self.places(name, 40, pairs) { $0.places = [Point?](repeating: Point(x: 7, y: 7), count: 40) }
      #expect(Set(same).count == 40)
    }
  }

  @Test(arguments: layouts) func hostileSizesAreAnswered(name: String) throws {
    for (count, pairs) in [(0, []), (1, [(0, 0)]), (3, []), (2, [(0, 1), (1, 0), (0, 1)])] as [(Int, [(Int, Int)])] {
      let points = try Self.places(name, count, pairs)
      #expect(points.count == count && points.allSatisfy { $0.isFinite } && Set(points).count == count)
    }
  }

  @Test func aStarOfManyLeavesIsAnswered() throws {
    let points = try Self.places("multilevel", 1000, (1..<1000).map { (0, $0) })
    #expect(points.allSatisfy { $0.isFinite } && Set(points).count == 1000)
    let distances = points.dropFirst().map { ($0 - points[0]).length }.sorted()
    #expect(distances[990] < 6 * distances[500])
  }

  @Test func aLongPathIsAnswered() throws {
    let points = try Self.places("multilevel", 1000, (1..<1000).map { ($0 - 1, $0) })
    #expect(points.allSatisfy { $0.isFinite })
    let steps = points.indices.dropFirst().map { (points[$0] - points[$0 - 1]).length }.sorted()
    let ends = (points[0] - points[999]).length
    #expect(ends > 20 * steps[500])
  }
}
