public import GraphAnalytics

/// Graphs small enough to know every answer about, for closed forms.
public enum SmallGraphs {
  /// `n` vertices without edges.
  public static func isolates(_ n: Int, directed: Bool = false) -> Graph { make(n, directed: directed, []) }

  /// Vertex 0 joined to each of `leaves` others.
  public static func star(leaves: Int, directed: Bool = false) -> Graph {
    make(leaves + 1, directed: directed, (0..<leaves).map { (0, $0 + 1, 1) })
  }

  /// 0 - 1 - … - (n-1).
  public static func path(_ n: Int, directed: Bool = false) -> Graph {
    make(n, directed: directed, (0..<max(0, n - 1)).map { ($0, $0 + 1, 1) })
  }

  /// 0 - 1 - … - (n-1) - 0; `n` at least 3 (2 when directed).
  public static func cycle(_ n: Int, directed: Bool = false) -> Graph {
    make(n, directed: directed, (0..<n).map { ($0, ($0 + 1) % n, 1) })
  }

  /// Every pair joined; both ways when directed.
  public static func complete(_ n: Int, directed: Bool = false) -> Graph {
    var edges: [(Int, Int, Double)] = []
    for source in 0..<n {
      for target in 0..<n where source < target || (directed && source > target) { edges.append((source, target, 1)) }
    }
    return make(n, directed: directed, edges)
  }

  /// Each of 0..<left joined to each of left..<(left+right).
  public static func completeBipartite(_ left: Int, _ right: Int) -> Graph {
    var edges: [(Int, Int, Double)] = []
    for source in 0..<left { for target in 0..<right { edges.append((source, left + target, 1)) } }
    return make(left + right, edges)
  }

  /// Two cliques of `size` vertices, 0..<size and size..<2·size, and one edge between size-1 and size.
  public static func twoCliquesAndBridge(size: Int) -> Graph {
    var edges: [(Int, Int, Double)] = []
    for start in [0, size] {
      for source in 0..<size {
        for target in (source + 1)..<max(source + 1, size) { edges.append((start + source, start + target, 1)) }
      }
    }
    edges.append((size - 1, size, 1))
    return make(2 * size, edges)
  }

  /// A chain of `count` diamonds: 3·count + 1 vertices; the corners are 0, 3, 6, …; there are 2^count shortest paths from
  /// the first corner to the last.
  public static func diamonds(_ count: Int, directed: Bool = false) -> Graph {
    var edges: [(Int, Int, Double)] = []
    for diamond in 0..<count {
      let corner = 3 * diamond
      edges += [
        (corner, corner + 1, 1), (corner, corner + 2, 1), (corner + 1, corner + 3, 1), (corner + 2, corner + 3, 1),
      ]
    }
    return make(3 * count + 1, directed: directed, edges)
  }

  /// `rows` × `columns` vertices, each joined to the ones right of it and below it.
  public static func grid(rows: Int, columns: Int) -> Graph {
    var edges: [(Int, Int, Double)] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let vertex = row * columns + column
        if column + 1 < columns { edges.append((vertex, vertex + 1, 1)) }
        if row + 1 < rows { edges.append((vertex, vertex + columns, 1)) }
      }
    }
    return make(rows * columns, edges)
  }

  /// A million vertices in a row, made once: what recursion would overflow the stack on.
  public static let longPath = path(1_000_000)

  /// A hub with a million leaves, made once.
  public static let wideStar = star(leaves: 1_000_000)

  /// Marriages among fifteen Florentine families and Pucci, who stands alone (Padgett and Ansell, doi 10.1086/230190).
  /// 0 Acciaiuoli, 1 Albizzi, 2 Barbadori, 3 Bischeri, 4 Castellani, 5 Ginori, 6 Guadagni, 7 Lamberteschi, 8 Medici,
  /// 9 Pazzi, 10 Peruzzi, 11 Pucci, 12 Ridolfi, 13 Salviati, 14 Strozzi, 15 Tornabuoni.
  public static let florentine = make(
    16,
    unit([
      (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 14), (4, 10), (4, 14), (6, 7), (6, 15),
      (8, 12), (8, 13), (8, 15), (9, 13), (10, 14), (12, 14), (12, 15),
    ]))

  /// Krackhardt's kite (Krackhardt, doi 10.2307/2393394): most neighbors at 3, shortest mean distance at 5 and 6, most betweenness at 7.
  public static let kite = make(
    10,
    unit([
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6),
      (5, 7), (6, 7), (7, 8), (8, 9),
    ]))

  /// Zachary's karate club (doi 10.1086/jar.33.4.3629752), unweighted; 0 is the instructor, 33 the president.
  public static let karate = make(
    34,
    unit([
      (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12), (0, 13), (0, 17),
      (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17), (1, 19), (1, 21), (1, 30), (2, 3), (2, 7),
      (2, 8), (2, 9), (2, 13), (2, 27), (2, 28), (2, 32), (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10),
      (5, 16), (6, 16), (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33), (18, 32),
      (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27), (23, 29), (23, 32), (23, 33),
      (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33), (27, 33), (28, 31), (28, 33), (29, 32), (29, 33),
      (30, 32), (30, 33), (31, 32), (31, 33), (32, 33),
    ]))

  /// A graph of (source, target, weight) as they are listed; loops are kept, parallel edges summed.
  public static func make(_ n: Int, directed: Bool = false, _ edges: [(Int, Int, Double)]) -> Graph {
    make(n, directed: directed, parallelEdges: .sum, edges)
  }

  public static func make(
    _ n: Int, directed: Bool, parallelEdges: ParallelEdges, loops: Loops = .keep, _ edges: [(Int, Int, Double)]
  ) -> Graph {
    var builder = GraphBuilder(
      vertexCount: n, direction: directed ? .directed : .undirected, parallelEdges: parallelEdges, loops: loops)
    for (source, target, weight) in edges { builder.addEdge(from: Vertex(source), to: Vertex(target), weight: weight) }
    do { return try builder.build() } catch { preconditionFailure("\(error)") }
  }

  private static func unit(_ pairs: [(Int, Int)]) -> [(Int, Int, Double)] { pairs.map { ($0.0, $0.1, 1) } }
}
