/// The largest eigenvalue of a matrix without negative entries, and its eigenvector where only one has no negative entries.
///
/// By the theory of Perron and Frobenius every irreducible part (a component; a strong component of a directed graph) has a
/// largest eigenvalue of its own with a positive eigenvector, and the largest of these is that of the whole. Parts whose
/// bound of Collatz and Wielandt, min (Mx)_v/x_v <= λ <= max (Mx)_v/x_v, lies below another's eigenvalue need no solving.
/// Non-negative eigenvectors of the whole begin in a part with the largest eigenvalue from which no other such part can
/// be reached, and spread to all that can be reached from it; there is one for each such part (Rothblum, *Algebraic
/// eigenspaces of nonnegative matrices*, Linear Algebra and its Applications 12 (1975), doi 10.1016/0024-3795(75)90050-6).
struct DominantEigenvector {
  /// Two eigenvalues are the same when they differ by less than this, relatively.
  static let tolerance = 1e-10
  /// The residual that eigenvectors are driven to.
  private static let target = 1e-14

  private let matrix: NonnegativeMatrix
  /// The transpose: whom each vertex gives to.
  private let giving: Adjacency
  private let measure: String
  private let arena: Arena
  private let parts: MatrixParts

  /// - Parameter giving: the rows of the transpose, equal to those of `matrix` when symmetric.
  init(matrix: NonnegativeMatrix, giving: Adjacency, measure: String, arena: Arena) {
    self.matrix = matrix
    self.giving = giving
    self.measure = measure
    self.arena = arena
    parts = MatrixParts(matrix: matrix, giving: giving, arena: arena)
  }

  /// The largest eigenvalue; 0 when there is no cycle.
  func spectralRadius(_ progress: Progress?) throws -> Double {
    var best = 0.0
    for part in parts.order where parts.upper[part] > best * (1 + Self.tolerance) {
      best = max(best, try solve(part, target: matrix.isSymmetric ? 1e-8 : Self.target, progress).value)
    }
    return best
  }

  /// The non-negative eigenvector of the largest eigenvalue, of length 1.
  ///
  /// - Throws: `GraphError.eigenvectorNotUnique`, `.notConverged`; what `progress` throws.
  func vector(_ progress: Progress?) throws -> VertexArray<Double> {
    guard matrix.size > 0 else { return VertexArray([]) }
    var best = -1.0
    var solved: [(part: Int, value: Double, vector: [Double])] = []
    for part in parts.order where parts.upper[part] >= best * (1 - Self.tolerance) {
      if solved.count > 1, matrix.isSymmetric, parts.upper[part] <= best * (1 + Self.tolerance) { break }
      let (value, vector) = try solve(part, target: Self.target, progress)
      best = max(best, value)
      solved.append((part, value, vector))
      solved.removeAll { $0.value < best * (1 - Self.tolerance) }
    }
    if matrix.isSymmetric {
      guard solved.count == 1 else { throw GraphError.eigenvectorNotUnique(measure: measure) }
      return spread(solved[0].vector, of: solved[0].part)
    }
    let final = partsThatReachNoOther(solved.map(\.part))
    guard final.count == 1, let chosen = solved.first(where: { $0.part == final[0] }) else {
      throw GraphError.eigenvectorNotUnique(measure: measure)
    }
    let start = spread(chosen.vector, of: chosen.part)
    return try extend(start, from: chosen.part, value: chosen.value, progress)
  }

  /// The largest eigenvalue of one part, and its positive eigenvector in the order of the part's members.
  private func solve(_ part: Int, target: Double, _ progress: Progress?) throws -> (value: Double, vector: [Double]) {
    let members = parts.members(of: part)
    if members.count == 1 { return (parts.upper[part], [1]) }
    let scratch = Arena()
    defer { scratch.free() }
    // A component that is most of a symmetric matrix can stay where it is: nothing flows out of it.
    let isInPlace = members.count == matrix.size || (matrix.isSymmetric && members.count > matrix.size / 2)
    let own = isInPlace ? matrix : restricted(to: members, scratch)
    let product = MatrixProduct(own, in: scratch)
    let start = scratch.zeros(of: Double.self, own.size)
    func place(_ local: Int, _ vertex: UInt32) -> Int { product.place(of: isInPlace ? Int(vertex) : local) }
    for local in 0..<members.count { start[place(local, members[local])] = parts.rowSums[members[local]] }
    let solver = KrylovSolver(matrix: product, target: target, arena: scratch)
    let enough = max(target, KrylovSolver.roundoff)
    var pair = try solver.solve(from: start, cycles: 20, progress)
    if pair.residual > enough {
      // Long paths and cycles: hopeless for products, easy for elimination.
      let exact = isInPlace && members.count < matrix.size ? restricted(to: members, scratch) : own
      if let elimination = SparseElimination(exact, in: scratch) {
        let vector = scratch.buffer(exact.size, repeating: 1.0)
        elimination.findEigenvector(vector, upperBound: parts.upper[part], in: scratch)
        for local in 0..<members.count { start[place(local, members[local])] = vector[local] }
        pair.vector = start
        solver.refine(&pair)
      } else {
        pair = try solver.solve(from: start, cycles: 300, progress)
      }
    }
    guard pair.residual <= enough else {
      throw GraphError.notConverged(measure: measure, iterations: 320, residual: pair.residual)
    }
    let vector = (0..<members.count).map { pair.vector[place($0, members[$0])] }
    return (pair.value, vector)
  }

  private func restricted(to members: Buffer<UInt32>, _ scratch: Arena) -> NonnegativeMatrix {
    matrix.restricted(to: members, place: parts.place, label: parts.labels, in: scratch)
  }

  private func spread(_ local: [Double], of part: Int) -> VertexArray<Double> {
    var values = VertexArray([Double](repeating: 0, count: matrix.size))
    for (place, vertex) in parts.members(of: part).array().enumerated() { values[Int(vertex)] = local[place] }
    return values
  }

  /// Of parts, those from which none of the others can be reached.
  private func partsThatReachNoOther(_ candidates: [Int]) -> [Int] {
    if candidates.count < 2 { return candidates }
    // Arcs of the transpose lead to parts of lower numbers, so one pass over rising numbers sees all that lies ahead.
    var reaches = [Bool](repeating: false, count: parts.count)
    let isCandidate = Set(candidates)
    for part in 0..<parts.count {
      var found = false
      for vertex in parts.members(of: part).array() {
        for arc in giving.arcs(of: Int(vertex)) {
          let other = Int(parts.labels[giving.targets[arc]])
          if other != part && (reaches[other] || isCandidate.contains(other)) { found = true }
        }
      }
      reaches[part] = found
    }
    return candidates.filter { !reaches[$0] }
  }

  /// Fills in what the eigenvector gives to the vertices behind its part: x_v = Σ w x_u / (λ − loop), part by part, by
  /// Gauss-Seidel sweeps within each.
  private func extend(
    _ start: VertexArray<Double>, from first: Int, value: Double, _ progress: Progress?
  ) throws -> VertexArray<Double> {
    var values = start
    let rows = matrix.rows
    let limit = 1_000_000
    for part in stride(from: first - 1, through: 0, by: -1) {
      let members = parts.members(of: part)
      var sweep = 0
      while true {
        try progress?(sweep, limit)
        var change = 0.0
        for vertex in members.array().map({ Int($0) }) {
          var (sum, loops) = (0.0, 0.0)
          for arc in rows.arcs(of: vertex) {
            let source = Int(rows.targets[arc])
            let weight = rows.weight(ofArc: arc)
            if source == vertex { loops += weight } else { sum += weight * values[source] }
          }
          let updated = value > loops ? sum / (value - loops) : 0
          change = max(change, abs(updated - values[vertex]) / max(updated, .leastNormalMagnitude))
          values[vertex] = updated
        }
        sweep += 1
        if members.count == 1 || change <= 1e-15 { break }
        if sweep > 10_000 && change <= 1e-13 { break }
        if sweep == limit { throw GraphError.notConverged(measure: measure, iterations: limit, residual: change) }
      }
    }
    let greatest = values.max() ?? 1
    let squares = values.reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }
    return VertexArray(values.map { $0 / greatest / squares.squareRoot() })
  }
}

/// The irreducible parts of a matrix and bounds of their largest eigenvalues.
private struct MatrixParts {
  let labels: Buffer<UInt32>
  let count: Int
  /// Row sums within the part of each vertex.
  let rowSums: Buffer<Double>
  /// At least the largest eigenvalue of each part; exact for parts of one vertex.
  let upper: [Double]
  /// The parts from the greatest bound to the least.
  let order: [Int]
  /// Scratch for numbering the members of a part.
  let place: Buffer<UInt32>
  private let starts: Buffer<Int>
  private let sorted: Buffer<UInt32>

  init(matrix: NonnegativeMatrix, giving: Adjacency, arena: Arena) {
    (labels, count) = matrix.isSymmetric ? Self.components(giving, in: arena) : Self.strongParts(giving, in: arena)
    let size = matrix.size
    starts = arena.zeros(of: Int.self, count + 1)
    sorted = arena.zeros(of: UInt32.self, size)
    place = arena.zeros(of: UInt32.self, size)
    for vertex in 0..<size { starts[Int(labels[vertex]) + 1] += 1 }
    for part in 0..<count { starts[part + 1] += starts[part] }
    let ends = arena.zeros(of: Int.self, count)
    ends.copy(from: starts.slice(0..<count))
    for vertex in 0..<size {
      sorted[ends[labels[vertex]]] = UInt32(vertex)
      ends[labels[vertex]] += 1
    }
    rowSums = arena.zeros(of: Double.self, size)
    let ones = arena.buffer(size, repeating: 1.0)
    Self.multiply(matrix.rows, labels, ones, into: rowSums)
    let twice = arena.zeros(of: Double.self, size)
    Self.multiply(matrix.rows, labels, rowSums, into: twice)
    var upper = [Double](repeating: 0, count: count)
    for vertex in 0..<size where rowSums[vertex] > 0 {
      let part = Int(labels[vertex])
      upper[part] = max(upper[part], twice[vertex] / rowSums[vertex])
    }
    self.upper = upper
    order = (0..<count).sorted { upper[$0] != upper[$1] ? upper[$0] > upper[$1] : $0 < $1 }
  }

  /// The strong components, numbered so that every arc of the transpose leads to the same number or a lower one.
  private static func strongParts(_ giving: Adjacency, in arena: Arena) -> (labels: Buffer<UInt32>, count: Int) {
    let size = giving.vertexCount
    let labels = arena.zeros(of: UInt32.self, size)
    StrongSearch(rows: giving, index: labels, arena: arena).run()
    // Components are counted down from n - 1 as they are finished, those ahead first.
    var count = 0
    for vertex in 0..<size {
      labels[vertex] = UInt32(size - 1) - labels[vertex]
      count = max(count, Int(labels[vertex]) + 1)
    }
    return (labels, count)
  }

  private static func components(_ rows: Adjacency, in arena: Arena) -> (labels: Buffer<UInt32>, count: Int) {
    let labels = arena.buffer(rows.vertexCount, repeating: UInt32.max)
    let queue = arena.zeros(of: UInt32.self, rows.vertexCount)
    var count: UInt32 = 0
    for root in 0..<rows.vertexCount where labels[root] == .max {
      labels[root] = count
      queue[0] = UInt32(root)
      var (next, end) = (0, 1)
      while next < end {
        for arc in rows.arcs(of: Int(queue[next])) where labels[rows.targets[arc]] == .max {
          labels[rows.targets[arc]] = count
          queue[end] = rows.targets[arc]
          end += 1
        }
        next += 1
      }
      count += 1
    }
    return (labels, Int(count))
  }

  func members(of part: Int) -> Buffer<UInt32> { sorted.slice(starts[part]..<starts[part + 1]) }

  private static func multiply(
    _ rows: Adjacency, _ labels: Buffer<UInt32>, _ vector: Buffer<Double>, into result: Buffer<Double>
  ) {
    for vertex in 0..<rows.vertexCount {
      let own = labels[vertex]
      var sum = 0.0
      for arc in rows.arcs(of: vertex) where labels[rows.targets[arc]] == own {
        sum += rows.weight(ofArc: arc) * vector[rows.targets[arc]]
      }
      result[vertex] = sum
    }
  }
}
