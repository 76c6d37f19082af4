/// Products of a matrix with vectors whose entries lie in an order that suits the memory: those that are read most often
/// first, so that they share few cache lines. Rows stay where they are.
struct MatrixProduct: Sendable {
  let size: Int
  let isSymmetric: Bool
  /// Where each vertex's entry lies in a vector; nil when in the order of the vertices.
  private let places: Buffer<UInt32>?
  private let rows: Adjacency
  private let stripes: [Int]

  init(_ matrix: NonnegativeMatrix, in arena: Arena) {
    size = matrix.size
    isSymmetric = matrix.isSymmetric
    stripes = Parallel.stripes(offsets: matrix.rows.offsets, count: matrix.size)
    // Below this size a vector lies in the second level of cache in any order.
    if matrix.size < 1 << 14 {
      places = nil
      rows = matrix.rows
      return
    }
    let places = Self.placesByUse(matrix, in: arena)
    let targets = arena.zeros(of: UInt32.self, matrix.rows.arcCount)
    let given = matrix.rows.targets
    let bounds = Parallel.evenStripes(count: given.count, size: 1 << 18)
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      for arc in bounds[stripe]..<bounds[stripe + 1] { targets[arc] = places[given[arc]] }
    }
    self.places = places
    rows = Adjacency(
      vertexCount: matrix.size, offsets: matrix.rows.offsets, targets: targets, weights: matrix.rows.weights)
  }

  /// Counting sort by how often each entry is read, falling; equals in the order of the vertices.
  private static func placesByUse(_ matrix: NonnegativeMatrix, in arena: Arena) -> Buffer<UInt32> {
    let size = matrix.size
    let uses = arena.zeros(of: UInt32.self, size)
    if matrix.isSymmetric {
      for vertex in 0..<size { uses[vertex] = UInt32(clamping: matrix.rows.degree(of: vertex)) }
    } else {
      for arc in 0..<matrix.rows.arcCount { uses[matrix.rows.targets[arc]] &+= 1 }
    }
    let cap = 1 << 16
    let starts = arena.zeros(of: Int.self, cap + 2)
    for vertex in 0..<size { starts[cap - min(Int(uses[vertex]), cap) + 1] += 1 }
    for group in 0...cap { starts[group + 1] += starts[group] }
    let places = arena.zeros(of: UInt32.self, size)
    for vertex in 0..<size {
      let group = cap - min(Int(uses[vertex]), cap)
      places[vertex] = UInt32(truncatingIfNeeded: starts[group])
      starts[group] += 1
    }
    return places
  }

  /// Where the entry of `vertex` lies.
  @inline(__always)
  func place(of vertex: Int) -> Int { places.map { Int($0[vertex]) } ?? vertex }

  /// result ← M vector
  func multiply(_ vector: Buffer<Double>, into result: Buffer<Double>) {
    let (rows, stripes, places) = (rows, stripes, places)
    Parallel.forEach(stripes: stripes.count - 1) { stripe, _ in
      for vertex in stripes[stripe]..<stripes[stripe + 1] {
        let sum = rows.sum(of: vector, over: rows.arcs(of: vertex))
        result[places.map { Int($0[vertex]) } ?? vertex] = sum
      }
    }
  }

  /// The entries of `vector` in the order of the vertices.
  func values(of vector: Buffer<Double>) -> VertexArray<Double> {
    VertexArray((0..<size).map { vector[place(of: $0)] })
  }
}

/// Sums over long vectors, in a fixed order.
enum VectorSum {
  @inline(__always)
  static func dot(_ first: Buffer<Double>, _ second: Buffer<Double>) -> Double {
    var sums = SIMD8<Double>(repeating: 0)
    let count = first.count
    var index = 0
    while index &+ 7 < count {
      for lane in 0..<8 { sums[lane] += first[index &+ lane] * second[index &+ lane] }
      index &+= 8
    }
    var rest = 0.0
    while index < count {
      rest += first[index] * second[index]
      index &+= 1
    }
    return sums.sum() + rest
  }

  static func norm(_ vector: Buffer<Double>) -> Double { dot(vector, vector).squareRoot() }
}
