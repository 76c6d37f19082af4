import GraphAnalytics
import TestSupport
import Testing

struct DisjointPathsTests {
  /// The greatest number of paths without common intermediaries, and the least total length of so many (at most `count`).
  private func bruteForce(_ paths: [Path], count: Int) -> (count: Int, length: Double) {
    var best = (count: 0, length: 0.0)
    func extend(_ start: Int, _ used: Set<Vertex>, _ taken: Int, _ length: Double) {
      if taken > best.count || (taken == best.count && length < best.length) { best = (taken, length) }
      if taken == count { return }
      for index in start..<paths.count where used.isDisjoint(with: paths[index].intermediaries) {
        extend(index + 1, used.union(paths[index].intermediaries), taken + 1, length + paths[index].length)
      }
    }
    extend(0, [], 0, 0)
    return best
  }

  @Test func asManyAsPossibleAreFoundAndTheFirstIsTheBestWhereGreedSuffices() throws {
    var generator = SeededGenerator(seed: 41)
    var fallbacks = 0
    for number in 0..<600 {
      let n = 2 + generator.next(below: 6)
      let (weights, lengths) = [
        (RandomGraphs.Weights.unit, EdgeLengths.unit), (.probabilities, .negativeLog), (.smallIntegers, .stored),
      ][number % 3]
      let graph = RandomGraphs.sparse(
        vertices: n, density: [0.3, 0.5, 0.7][generator.next(below: 3)], directed: generator.next(below: 2) == 0,
        weights: weights, seed: generator.next())
      let source = generator.next(below: n)
      let target = (source + 1 + generator.next(below: n - 1)) % n
      var options = PathOptions()
      if generator.next(below: 3) == 0 {
        options.passing = VertexArray((0..<n).map { _ in Double(generator.next(below: 3)) })
      }
      if generator.next(below: 4) == 0 { options.avoiding = [Vertex(generator.next(below: n))] }
      if generator.next(below: 4) == 0 { options.notFirst = [Vertex(generator.next(below: n))] }
      let all = SimplePaths.all(in: graph, from: source, to: target, lengths: lengths, options: options)
      let count = 1 + generator.next(below: 5)
      let best = bruteForce(all, count: count)
      let found = try graph.disjointPaths(
        from: Vertex(source), to: Vertex(target), count: count, lengths: lengths, options: options)
      try #require(found.count == best.count, "question \(number)")
      for (place, path) in found.enumerated() {
        #expect(all.contains { $0.vertices == path.vertices && abs($0.length - path.length) < 1e-9 })
        for other in found[..<place] {
          #expect(Set(path.intermediaries).isDisjoint(with: other.intermediaries) && path != other)
        }
      }
      if let first = found.first, first.vertices != all[0].vertices {
        fallbacks += 1
        #expect(abs(found.map(\.length).reduce(0, +) - best.length) < 1e-9, "question \(number)")
      }
      if options.passing == nil && options.avoiding.isEmpty && options.notFirst.isEmpty {
        let most = graph.maximumDisjointPathCount(from: Vertex(source), to: Vertex(target))
        #expect(most == bruteForce(all, count: .max).count)
      }
    }
    #expect(fallbacks > 0)
  }

  @Test func aShortPathThatBlocksTwoLongOnesGivesWay() throws {
    // 0-1-2-5 is shortest but leaves no other; 0-1-4-5 and 0-3-2-5 are two.
    let graph = SmallGraphs.make(
      6, [(0, 1, 1), (1, 2, 1), (2, 5, 1), (0, 3, 2), (3, 2, 2), (1, 4, 2), (4, 5, 2)])
    let paths = try graph.disjointPaths(from: Vertex(0), to: Vertex(5), count: 2, lengths: .stored)
    #expect(paths.map(\.vertices) == [[0, 1, 4, 5], [0, 3, 2, 5]].map { $0.map(Vertex.init) })
    #expect(paths.map(\.length) == [5, 5])
    #expect(
      try graph.disjointPaths(from: Vertex(0), to: Vertex(5), count: 1, lengths: .stored).map(\.length) == [3])
  }

  @Test func theDirectEdgeIsAPathOfItsOwn() throws {
    let graph = SmallGraphs.complete(5)
    let paths = try graph.disjointPaths(from: Vertex(1), to: Vertex(3), count: 10, lengths: .unit)
    #expect(paths.map(\.vertices) == [[1, 3], [1, 0, 3], [1, 2, 3], [1, 4, 3]].map { $0.map(Vertex.init) })
    #expect(graph.maximumDisjointPathCount(from: Vertex(1), to: Vertex(3)) == 4)
    #expect(graph.maximumDisjointPathCount(from: Vertex(1), to: Vertex(1)) == 0)
  }

  @Test func aBridgeLetsOnlyOnePathThrough() throws {
    let graph = SmallGraphs.twoCliquesAndBridge(size: 5)
    #expect(graph.maximumDisjointPathCount(from: Vertex(0), to: Vertex(9)) == 1)
    #expect(try graph.disjointPaths(from: Vertex(0), to: Vertex(9), count: 3, lengths: .unit).count == 1)
    #expect(SmallGraphs.cycle(7).maximumDisjointPathCount(from: Vertex(0), to: Vertex(3)) == 2)
    #expect(SmallGraphs.path(4, directed: true).maximumDisjointPathCount(from: Vertex(3), to: Vertex(0)) == 0)
  }
}
