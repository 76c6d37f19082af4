import GraphAnalytics
import Testing

struct DependentsTests {
  /// Removes each vertex in turn and counts whom the root still reaches.
  private static func slowly(_ graph: Graph, root: Int) -> [Int] {
    func reached(without gone: Int?) -> Int {
      var seen = Set([root])
      var queue = [root]
      while let next = queue.popLast() {
        let around = graph.neighbors(of: Vertex(next)).map(\.index) + graph.predecessors(of: Vertex(next)).map(\.index)
        for other in around where other != gone && seen.insert(other).inserted { queue.append(other) }
      }
      return seen.count
    }
    let all = reached(without: nil)
    let component = Set(graph.vertices.map(\.index)).filter { $0 != root }
    return (0..<graph.vertexCount).map { vertex in
      guard component.contains(vertex) else { return 0 }
      let left = reached(without: vertex)
      return max(0, all - left - 1)
    }
  }

  private static func path(_ count: Int) throws -> Graph {
    var builder = GraphBuilder(vertexCount: count, direction: .undirected)
    for vertex in 1..<count { builder.addEdge(from: Vertex(vertex - 1), to: Vertex(vertex)) }
    return try builder.build()
  }

  @Test func everyoneBehindDependsOnAPath() throws {
    #expect(try Self.path(5).dependents(on: Vertex(0)).values == [0, 3, 2, 1, 0])
    #expect(try Self.path(5).dependents(on: Vertex(2)).values == [0, 1, 0, 1, 0])
  }

  @Test func nobodyDependsOnACycle() throws {
    var builder = GraphBuilder(vertexCount: 6, direction: .undirected)
    for vertex in 0..<5 { builder.addEdge(from: Vertex(vertex), to: Vertex((vertex + 1) % 5)) }
    #expect(try builder.build().dependents(on: Vertex(1)).values == [0, 0, 0, 0, 0, 0])
  }

  @Test func agreesWithTakingEachOut() throws {
    var random = SeededGenerator(seed: 11)
    for round in 0..<60 {
      let count = 2 + random.next(below: 14)
      var builder = GraphBuilder(vertexCount: count, direction: round % 2 == 0 ? .undirected : .directed)
      for _ in 0..<(count + random.next(below: count)) {
        builder.addEdge(from: Vertex(random.next(below: count)), to: Vertex(random.next(below: count)))
      }
      let graph = try builder.build()
      let root = random.next(below: count)
      #expect(graph.dependents(on: Vertex(root)).values == Self.slowly(graph, root: root))
    }
  }

  @Test func aLongPathNeedsNoStack() throws {
    #expect(try Self.path(200_000).dependents(on: Vertex(0)).values[1] == 199_998)
  }
}
