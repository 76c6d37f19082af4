import Foundation
import GraphAnalytics
import TestSupport
import Testing

/// Lengths that differ by so much that some vanish beside others.
struct ExactSearchTests {
  /// By which powers of two lengths differ; 0 stands for lengths about the tolerance apart, others that vanish, and zero.
  static let ranges = [0, 30, 33, 60, 800]
  private static let nearby = [1, 1 + 0.6e-10, 1 + 1.2e-10, 1 + 1.8e-10, 0.4e-10, 0.9e-10, 3e-10, 1e-16, 1e-30, 0]

  static func graph(seed: Int, range: Int, directed: Bool = false, vertices: Int = 30, edges: Int = 120) -> Graph {
    var generator = SeededGenerator(seed: UInt64(seed))
    func length() -> Double {
      if range == 0 { return nearby[generator.next(below: nearby.count)] }
      let exponent = generator.next(below: 2 * range) - range
      return Double(sign: .plus, exponent: exponent, significand: 1 + generator.nextUnit())
    }
    let drawn = (0..<edges).map { _ in (generator.next(below: vertices), generator.next(below: vertices), length()) }
    return SmallGraphs.make(vertices, directed: directed, parallelEdges: .keep, loops: .keep, drawn)
  }

  /// A plain list of arcs, and Bellman and Ford's algorithm on it.
  struct Arcs {
    var arcs: [(from: Int, to: Int, length: Double)] = []
    let count: Int

    init(_ graph: Graph, by length: (Double) -> Double = { $0 }) {
      count = graph.vertexCount
      for vertex in graph.vertices {
        for neighbor in graph.neighbors(of: vertex).weighted {
          arcs.append((vertex.index, neighbor.target.index, length(neighbor.weight)))
        }
      }
    }

    func distances(from source: Int, without closed: Set<Int> = [], notFirst: Set<Int> = []) -> [Double] {
      var distances = [Double](repeating: .infinity, count: count)
      distances[source] = 0
      var hasChanged = true
      while hasChanged {
        hasChanged = false
        for arc in arcs where !closed.contains(arc.to) && !(arc.from == source && notFirst.contains(arc.to)) {
          let length = distances[arc.from] + arc.length
          if length < distances[arc.to] {
            distances[arc.to] = length
            hasChanged = true
          }
        }
      }
      return distances
    }

    func step(_ from: Int, _ to: Int) -> Double {
      arcs.filter { $0.from == from && $0.to == to }.map(\.length).min() ?? .infinity
    }

    /// Yen's algorithm as it stands in the book.
    func lengths(from source: Int, to target: Int, count: Int) -> [Double] {
      var given: [([Int], Double)] = []
      var waiting: [([Int], Double)] = []
      func wait(_ prefix: [Int], _ notFirst: Set<Int>) {
        let spur = prefix[prefix.count - 1]
        let closed = Set(prefix.dropLast())
        let distances = distances(from: spur, without: closed, notFirst: notFirst)
        if distances[target] == .infinity { return }
        // Back along arcs that make up the distances exactly, by fewest hops.
        var reached: [[Int]?] = .init(repeating: nil, count: self.count)
        reached[spur] = prefix
        var level = [spur]
        while reached[target] == nil && !level.isEmpty {
          var following: [Int] = []
          for arc in arcs where level.contains(arc.from) && reached[arc.to] == nil && !closed.contains(arc.to) {
            if arc.from == spur && notFirst.contains(arc.to) { continue }
            if distances[arc.from] + arc.length == distances[arc.to], let path = reached[arc.from] {
              reached[arc.to] = path + [arc.to]
              following.append(arc.to)
            }
          }
          level = following
        }
        guard let path = reached[target], !waiting.contains(where: { $0.0 == path }) else { return }
        waiting.append((path, zip(path, path.dropFirst()).reduce(0) { $0 + step($1.0, $1.1) }))
      }
      wait([source], [])
      while given.count < count, let next = waiting.indices.min(by: { waiting[$0].1 < waiting[$1].1 }) {
        let path = waiting.remove(at: next)
        given.append(path)
        for last in 0..<(path.0.count - 1) {
          let prefix = Array(path.0[...last])
          wait(prefix, Set(given.filter { $0.0.starts(with: prefix) && $0.0.count > last + 1 }.map { $0.0[last + 1] }))
        }
      }
      return given.map(\.1)
    }
  }

  static func isNear(_ left: Double, _ right: Double) -> Bool {
    left == right || abs(left - right) <= 1e-9 * max(left, right)
  }

  static func expectPath(
    _ path: Path?, _ source: Int, _ target: Int, of length: Double, in arcs: Arcs, _ comment: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let path else {
      if length < .infinity { Issue.record("\(comment): no path of \(length)", sourceLocation: sourceLocation) }
      return
    }
    let vertices = path.vertices.map(\.index)
    let sum = zip(vertices, vertices.dropFirst()).reduce(0) { $0 + arcs.step($1.0, $1.1) }
    if vertices.first != source || vertices.last != target || Set(vertices).count != vertices.count
      || !isNear(sum, path.length) || !isNear(sum, length)
    {
      Issue.record("\(comment): \(vertices), \(path.length) is \(sum) for \(length)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ranges) func everyPairIsAnswered(range: Int) throws {
    for seed in 1...200 {
      let graph = Self.graph(seed: seed, range: range, directed: seed.isMultiple(of: 3))
      let arcs = Arcs(graph)
      var finder = try PathFinder(graph, lengths: .stored)
      let source = seed % 30
      let distances = arcs.distances(from: source)
      let tree = try graph.shortestPathTree(from: Vertex(source), lengths: .stored)
      for target in 0..<graph.vertexCount {
        let path = finder.shortestPath(from: Vertex(source), to: Vertex(target))
        Self.expectPath(path, source, target, of: distances[target], in: arcs, "\(seed), \(source)-\(target)")
        Self.expectPath(
          tree.path(to: Vertex(target)), source, target, of: distances[target], in: arcs, "tree \(seed), \(target)")
      }
    }
  }

  @Test(arguments: ranges) func theBestPathsAreThoseOfYen(range: Int) throws {
    for seed in 1...60 {
      let graph = Self.graph(seed: seed, range: range, directed: seed.isMultiple(of: 3), vertices: 12, edges: 36)
      let arcs = Arcs(graph)
      var finder = try PathFinder(graph, lengths: .stored)
      let target = 1 + seed % 11
      let expected = arcs.lengths(from: 0, to: target, count: 8)
      let found = finder.shortestPaths(from: Vertex(0), to: Vertex(target), count: 8)
      #expect(found.count == expected.count, "\(seed)")
      #expect(Set(found.map { $0.vertices.map(\.index) }).count == found.count)
      for (path, length) in zip(found, expected) {
        Self.expectPath(path, 0, target, of: length, in: arcs, "\(seed)")
      }
    }
  }

  @Test(arguments: ranges) func pathsWithinALimitAreThoseOfAPlainRecurrence(range: Int) throws {
    for seed in 1...60 {
      let graph = Self.graph(seed: seed, range: range, directed: seed.isMultiple(of: 3), vertices: 15, edges: 45)
      let arcs = Arcs(graph)
      var finder = try PathFinder(graph, lengths: .stored)
      var lengths = [Double](repeating: .infinity, count: graph.vertexCount)
      lengths[0] = 0
      for hops in 1...4 {
        var following = lengths
        for arc in arcs.arcs { following[arc.to] = min(following[arc.to], lengths[arc.from] + arc.length) }
        lengths = following
        for target in [1, 7, 14] {
          let paths = finder.shortestPaths(
            from: Vertex(0), to: Vertex(target), count: 3, options: PathOptions(maxHops: hops))
          Self.expectPath(paths.first, 0, target, of: lengths[target], in: arcs, "\(seed), \(hops)")
          #expect(paths.allSatisfy { $0.hops <= hops && Set($0.vertices).count == $0.hops + 1 })
        }
      }
    }
  }

  @Test(arguments: ranges) func disjointPathsAreAsManyAsThereCanBe(range: Int) throws {
    for seed in 1...100 {
      let graph = Self.graph(seed: seed, range: range, directed: seed.isMultiple(of: 3))
      let arcs = Arcs(graph)
      let (source, target) = (Vertex(0), Vertex(1 + seed % 29))
      let paths = try graph.disjointPaths(from: source, to: target, count: 30, lengths: .stored)
      #expect(paths.count == graph.maximumDisjointPathCount(from: source, to: target), "\(seed)")
      let between = paths.flatMap(\.intermediaries)
      #expect(Set(between).count == between.count, "\(seed)")
      for path in paths { Self.expectPath(path, 0, target.index, of: path.length, in: arcs, "\(seed)") }
    }
  }

  @Test(arguments: ranges.dropFirst()) func betweennessIsCounted(range: Int) throws {
    for seed in 1...20 {
      let graph = Self.graph(seed: seed, range: range)
      let values = try graph.betweenness(lengths: .stored)
      #expect(values.allSatisfy { $0 >= 0 && $0 <= 29 * 28 }, "\(seed)")
    }
  }

  @Test func probabilitiesNextToZeroAndOneAreAnswered() throws {
    let chances = [
      1e-300, .leastNormalMagnitude, .leastNonzeroMagnitude, 1e-9, 0.5, 1 - 1e-9, 1 - 1e-15, 1 - 0x1p-53, 1,
    ]
    for seed in 1...40 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let edges = (0..<80).map { _ in
        (generator.next(below: 20), generator.next(below: 20), chances[generator.next(below: chances.count)])
      }
      let graph = SmallGraphs.make(20, directed: false, parallelEdges: .keep, loops: .keep, edges)
      for lengths in [EdgeLengths.negativeLog, .reciprocal] {
        let arcs = Arcs(graph) { lengths == .reciprocal ? 1 / $0 : $0 == 1 ? 0 : -log($0) }
        var finder = try PathFinder(graph, lengths: lengths)
        let distances = arcs.distances(from: 0)
        for target in 0..<20 {
          let paths = finder.shortestPaths(from: Vertex(0), to: Vertex(target), count: 4)
          Self.expectPath(paths.first, 0, target, of: distances[target], in: arcs, "\(seed), \(target)")
        }
      }
    }
  }
}
