import GraphAnalytics
import Testing

@testable import GraphDrawing

struct CoarseningTests {
  private static func model(_ count: Int, _ pairs: [(Int, Int)], isFixed: [Bool] = []) -> ForceModel {
    let graph = LayoutGraph(.init(vertexCount: count, edges: pairs.map { .init(source: $0.0, target: $0.1) }))
    return ForceModel(
      pull: .linear, offsets: graph.offsets, targets: graph.targets, springs: graph.lengths,
      mass: [Float](repeating: 1, count: count), isFixed: isFixed)
  }

  @Test func theLeavesOfAHubAreMerged() throws {
    var generator = SeededGenerator(seed: 1)
    var model = Self.model(5000, (1..<5000).map { (0, $0) })
    var rounds = 0
    while let next = Coarsening.coarser(model, generator: &generator) {
      #expect(next.model.count <= model.count * 6 / 10)
      model = next.model
      rounds += 1
      if model.count < 10 { break }
    }
    #expect(model.count < 10 && rounds < 14)
  }

  @Test func massesAndSpringsAddUp() throws {
    var generator = SeededGenerator(seed: 2)
    let model = Self.model(100, (1..<100).map { ($0, ($0 * 31) % $0) })
    let next = try #require(Coarsening.coarser(model, generator: &generator))
    #expect(next.model.mass.reduce(0, +) == 100)
    var between: Float = 0
    for vertex in 0..<100 {
      for arc in Int(model.offsets[vertex])..<Int(model.offsets[vertex + 1])
      where next.groups[vertex] != next.groups[Int(model.targets[arc])] { between += model.springs[arc] }
    }
    #expect(abs(next.model.springs.reduce(0, +) - between) < 1e-3 * between)
    #expect(next.groups.allSatisfy { $0 >= 0 && Int($0) < next.model.count })
  }

  @Test func fixedVerticesStayAlone() throws {
    var generator = SeededGenerator(seed: 3)
    let isFixed = (0..<100).map { $0 % 7 == 0 }
    let next = try #require(
      Coarsening.coarser(Self.model(100, (1..<100).map { ($0 - 1, $0) }, isFixed: isFixed), generator: &generator))
    for vertex in 0..<100 where isFixed[vertex] {
      #expect(next.groups.count { $0 == next.groups[vertex] } == 1)
      #expect(next.model.isFixed[Int(next.groups[vertex])])
    }
  }
}
