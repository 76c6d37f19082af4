#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which clustering coefficient: how strongly the neighbors of a vertex are tied to each other.
public enum ClusteringKind: String, Sendable, CaseIterable {
  /// 2 t / (k (k − 1)): the share of pairs of neighbors that are neighbors themselves (Watts and Strogatz 1998).
  case unweighted
  /// Pairs of neighbors count by the mean weight of their two edges to the vertex (Barrat and others 2004).
  case barrat
  /// Triangles count by the geometric mean of their three weights over the greatest weight (Onnela and others 2005).
  case onnela
}

extension Graph {
  /// The clustering coefficient of each vertex.
  ///
  /// With k neighbors, strength s and weights w:
  /// - `unweighted`: 2 t / (k (k − 1));
  /// - `barrat`: Σ (w(i, j) + w(i, h)) / (s (k − 1)) over the triangles {i, j, h};
  /// - `onnela`: 2 Σ ∛(w(i, j) w(i, h) w(j, h)) / (k (k − 1) max w) over the triangles.
  ///
  /// Choices: directions are ignored (opposite weights are summed), loops dropped, parallel edges summed; a vertex with
  /// fewer than two neighbors has 0. igraph computes Barrat's form, NetworkX Onnela's.
  ///
  /// - Throws: `GraphError.weightNotPositive` for the weighted kinds.
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  /// - Determinism: the same bits for any number of threads.
  /// - Reference: Watts and Strogatz, Nature 393:440 (1998), doi 10.1038/30918; Barrat, Barthélemy, Pastor-Satorras and
  ///   Vespignani, PNAS 101:3747 (2004), doi 10.1073/pnas.0400087101; Onnela, Saramäki, Kertész and Kaski, Phys. Rev. E
  ///   71:065103 (2005), doi 10.1103/PhysRevE.71.065103.
  public func clustering(kind: ClusteringKind = .unweighted) throws -> VertexArray<Double> {
    if kind == .unweighted { return unweightedClustering().values }
    try requirePositiveWeights(.stored, measure: "weighted clustering")
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: .stored, in: arena)
    return WeightedClustering.values(rows, kind: kind)
  }

  /// Three times the triangles over the connected triples: the share of paths of two edges that are closed.
  ///
  /// Directions, loops and parallel edges are ignored. Undefined (NaN) when no vertex has two neighbors.
  ///
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  public func transitivity() -> Double { unweightedClustering().transitivity }

  /// The mean of the unweighted clustering coefficient over all vertices, those with fewer than two neighbors as 0.
  /// Undefined (NaN) without vertices.
  ///
  /// - Complexity: O(m √m) in time, O(n + m) in space.
  public func meanClustering() -> Double { unweightedClustering().mean }

  /// All that the triangles say about unweighted clustering, in one pass.
  func unweightedClustering() -> UnweightedClustering {
    let arena = Arena()
    defer { arena.free() }
    return UnweightedClustering(undirectedRows(weights: nil, in: arena))
  }
}

/// Triangles at each vertex and what follows from them.
struct UnweightedClustering {
  let values: VertexArray<Double>
  let triangleCount: Int
  let transitivity: Double
  let mean: Double

  init(_ rows: Adjacency) {
    let triangles = TriangleCounter.count(rows)
    var values = [Double](repeating: 0, count: rows.vertexCount)
    var (closed, triples, sum) = (0, 0, 0.0)
    for vertex in 0..<rows.vertexCount {
      let degree = rows.degree(of: vertex)
      if degree < 2 { continue }
      let pairs = degree * (degree - 1) / 2
      closed += triangles[vertex]
      triples += pairs
      values[vertex] = Double(triangles[vertex]) / Double(pairs)
      sum += values[vertex]
    }
    self.values = VertexArray(values)
    triangleCount = closed / 3
    transitivity = triples == 0 ? .nan : Double(closed) / Double(triples)
    mean = rows.vertexCount == 0 ? .nan : sum / Double(rows.vertexCount)
  }
}

/// Sums over triangles, with weights.
private enum WeightedClustering {
  static func values(_ rows: Adjacency, kind: ClusteringKind) -> VertexArray<Double> {
    let arena = Arena()
    defer { arena.free() }
    let count = rows.vertexCount
    let forward = ForwardRows(of: rows, in: arena)
    let weights = forward.weights ?? arena.buffer(forward.edgeCount, repeating: 1)
    let sums = arena.zeros(of: Double.self, count)
    var greatest = 0.0
    if kind == .barrat {
      var visitor = BarratVisitor(weights: weights, sums: sums)
      forward.visitTriangles(&visitor)
    } else {
      for arc in 0..<forward.edgeCount { greatest = max(greatest, weights[arc]) }
      let roots = arena.zeros(of: Double.self, forward.edgeCount)
      for arc in 0..<forward.edgeCount { roots[arc] = cbrt(weights[arc] / greatest) }
      var visitor = OnnelaVisitor(roots: roots, sums: sums)
      forward.visitTriangles(&visitor)
    }
    var result = [Double](repeating: 0, count: count)
    for rank in 0..<count {
      let vertex = Int(forward.order[rank])
      let degree = Double(rows.degree(of: vertex))
      if degree < 2 || sums[rank] == 0 { continue }
      if kind == .barrat {
        var strength = 0.0
        for arc in rows.arcs(of: vertex) { strength += rows.weight(ofArc: arc) }
        result[vertex] = sums[rank] / (strength * (degree - 1))
      } else {
        result[vertex] = 2 * sums[rank] / (degree * (degree - 1))
      }
    }
    return VertexArray(result)
  }
}

private struct BarratVisitor: TriangleVisitor {
  let weights: Buffer<Double>
  let sums: Buffer<Double>
  var own = 0.0
  var ofFirst = 0.0
  var ofSecond = 0.0

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) {
    own = weights[arc]
    (ofFirst, ofSecond) = (0, 0)
  }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    ofFirst += own + weights[far]
    ofSecond += own + weights[near]
    sums[third] += weights[near] + weights[far]
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) {
    sums[first] += ofFirst
    sums[second] += ofSecond
  }
}

private struct OnnelaVisitor: TriangleVisitor {
  /// Cube roots of the weights, scaled.
  let roots: Buffer<Double>
  let sums: Buffer<Double>
  var own = 0.0
  var total = 0.0

  @inline(__always)
  mutating func open(first: Int, second: Int, arc: Int) {
    own = roots[arc]
    total = 0
  }

  @inline(__always)
  mutating func visit(third: Int, near: Int, far: Int) {
    let intensity = own * roots[near] * roots[far]
    total += intensity
    sums[third] += intensity
  }

  @inline(__always)
  mutating func close(first: Int, second: Int, arc: Int) {
    sums[first] += total
    sums[second] += total
  }
}

extension CentralityMeasure {
  static let clustering = CentralityMeasure(
    name: "clustering", summary: "share of pairs of neighbors that are neighbors themselves"
  ) { graph, _, _ in try graph.clustering() }
}
