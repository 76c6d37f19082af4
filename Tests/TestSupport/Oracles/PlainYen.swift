public import GraphAnalytics

/// The best loopless paths by Yen's algorithm as it is told in textbooks, each search a table over hops: for graphs that
/// have too many paths to list.
public struct PlainYen {
  private let graph: Graph
  private let lengths: EdgeLengths
  private let target: Int
  private let maxHops: Int

  /// - Parameter maxHops: the most edges of a path; without a real limit, enough for all paths that matter.
  public static func best(
    _ count: Int, in graph: Graph, from source: Int, to target: Int, lengths: EdgeLengths, maxHops: Int
  ) -> [[Vertex]] {
    let yen = PlainYen(graph: graph, lengths: lengths, target: target, maxHops: maxHops)
    return yen.best(count, from: source).map { $0.map(Vertex.init) }
  }

  private struct Route {
    var vertices: [Int]
    var length: Double

    func precedes(_ other: Route) -> Bool {
      if length < other.length * (1 - EdgeLengths.tieTolerance) { return true }
      if other.length < length * (1 - EdgeLengths.tieTolerance) { return false }
      if vertices.count != other.vertices.count { return vertices.count < other.vertices.count }
      return vertices.lexicographicallyPrecedes(other.vertices)
    }
  }

  private func best(_ count: Int, from source: Int) -> [[Int]] {
    guard let first = search(Route(vertices: [source], length: 0), notTo: []) else { return [] }
    var found = [first]
    var waiting: [Route] = []
    while found.count < count {
      let last = found[found.count - 1]
      var prefix = Route(vertices: [source], length: 0)
      for place in 1..<last.vertices.count {
        let taken = found.filter { $0.vertices.starts(with: prefix.vertices) }.map { $0.vertices[place] }
        if let route = search(prefix, notTo: Set(taken)), !waiting.contains(where: { $0.vertices == route.vertices }) {
          waiting.append(route)
        }
        let next = last.vertices[place]
        prefix.length += step(prefix.vertices[place - 1], next)
        prefix.vertices.append(next)
      }
      guard var least = waiting.indices.first else { break }
      for place in waiting.indices where waiting[place].precedes(waiting[least]) { least = place }
      found.append(waiting.remove(at: least))
    }
    return found.map(\.vertices)
  }

  private func step(_ source: Int, _ target: Int) -> Double {
    graph.weight(from: Vertex(source), to: Vertex(target)).map { lengths.length(ofWeight: $0) } ?? .infinity
  }

  /// The best way to go on from a prefix: the best routes with one edge more, and one more, and one more.
  private func search(_ prefix: Route, notTo excluded: Set<Int>) -> Route? {
    guard let spur = prefix.vertices.last else { return nil }
    let blocked = Set(prefix.vertices)
    var level = [spur: prefix]
    var best: Route?
    for hop in 1...max(1, maxHops) where prefix.vertices.count - 1 + hop <= maxHops {
      var following: [Int: Route] = [:]
      for vertex in level.keys.sorted() where vertex != target {
        guard let route = level[vertex] else { continue }
        for (next, weight) in graph.neighbors(of: Vertex(vertex)).weighted where !blocked.contains(next.index) {
          if hop == 1 && excluded.contains(next.index) { continue }
          let reached = Route(
            vertices: route.vertices + [next.index], length: route.length + lengths.length(ofWeight: weight))
          if following[next.index].map({ reached.precedes($0) }) ?? true { following[next.index] = reached }
        }
      }
      level = following
      if let route = level[target], best.map({ route.precedes($0) }) ?? true { best = route }
    }
    return best
  }
}
