import GraphAnalytics

/// Random graphs to time kernels on when there is no file.
enum GeneratedGraph {
  /// Communities of about fifty vertices, degrees around twenty with a heavy tail, one edge in four leading elsewhere,
  /// weights uniform in (0, 1]. A few vertices in a hundred stay alone.
  static func plantedCommunities(vertexCount: Int, seed: UInt64) throws -> Graph {
    var generator = SeededGenerator(seed: seed)
    var builder = GraphBuilder(vertexCount: vertexCount, direction: .undirected, parallelEdges: .max)
    let size = min(50, vertexCount)
    for vertex in 0..<vertexCount where generator.next(below: 64) != 0 {
      let first = min(vertex / size * size, vertexCount - size)
      // 4 / √u: Pareto with exponent 2, cut off at 400.
      let degree = Int(min(400, 4 / (generator.nextUnit() + 1e-4).squareRoot()))
      for _ in 0..<degree {
        let target =
          generator.next(below: 4) == 0 ? generator.next(below: vertexCount) : first + generator.next(below: size)
        builder.addEdge(from: Vertex(vertex), to: Vertex(target), weight: 1 - generator.nextUnit())
      }
    }
    return try builder.build()
  }
}
