/// Gaussian elimination of μ I − M for a matrix M without negative entries, in an order that keeps the rows short.
///
/// Vertices of the fewest neighbors go first (Markowitz, *The elimination form of the inverse and its application to linear
/// programming*, Management Science 3 (1957), doi 10.1287/mnsc.3.3.255), so that paths, cycles and trees stay as sparse as
/// they are. All pivots are positive exactly when μ lies above the largest eigenvalue of M, whatever the order; no exchange
/// of rows is needed then.
struct SparseElimination {
  /// More multiplications than this are refused.
  private static let workLimit = 50_000_000

  private let matrix: NonnegativeMatrix
  private let order: Buffer<UInt32>
  private let rank: Buffer<UInt32>
  /// The columns before the diagonal of each row of the factors, rising, and those after it.
  private let before: Rows
  private let after: Rows
  private let pivots: Buffer<Double>
  private let work: Buffer<Double>

  private struct Rows {
    let starts: Buffer<Int>
    let columns: Buffer<UInt32>
    let values: Buffer<Double>

    init(_ lists: [[UInt32]], in arena: Arena) {
      starts = arena.zeros(of: Int.self, lists.count + 1)
      let count = lists.reduce(0) { $0 + $1.count }
      columns = arena.zeros(of: UInt32.self, count)
      values = arena.zeros(of: Double.self, count)
      var end = 0
      for (row, list) in lists.enumerated() {
        for column in list {
          columns[end] = column
          end += 1
        }
        starts[row + 1] = end
      }
    }

    func entries(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
  }

  /// nil when the factors would take too much work.
  init?(_ matrix: NonnegativeMatrix, in arena: Arena) {
    guard let (sequence, remaining) = Self.eliminationOrder(matrix) else { return nil }
    self.matrix = matrix
    order = arena.buffer(copying: sequence)
    rank = arena.zeros(of: UInt32.self, matrix.size)
    for (position, vertex) in sequence.enumerated() { rank[vertex] = UInt32(position) }
    let ranks = rank
    let later = sequence.map { vertex in remaining[Int(vertex)].map { ranks[$0] }.sorted() }
    var earlier = [[UInt32]](repeating: [], count: matrix.size)
    for (row, columns) in later.enumerated() { for column in columns { earlier[Int(column)].append(UInt32(row)) } }
    after = Rows(later, in: arena)
    before = Rows(earlier, in: arena)
    pivots = arena.zeros(of: Double.self, matrix.size)
    work = arena.zeros(of: Double.self, matrix.size)
  }

  /// The vertices in the order of elimination, and for each its neighbors at that time.
  private static func eliminationOrder(_ matrix: NonnegativeMatrix) -> (order: [UInt32], remaining: [[UInt32]])? {
    let rows = matrix.rows
    var neighbors = [[UInt32]](repeating: [], count: matrix.size)
    for vertex in 0..<matrix.size {
      for arc in rows.arcs(of: vertex) where rows.targets[arc] != UInt32(vertex) {
        neighbors[vertex].append(rows.targets[arc])
        neighbors[Int(rows.targets[arc])].append(UInt32(vertex))
      }
    }
    for vertex in neighbors.indices { neighbors[vertex] = withoutRepeats(neighbors[vertex].sorted()) }
    var buckets = [[UInt32]](repeating: [], count: matrix.size + 1)
    for vertex in neighbors.indices.reversed() { buckets[neighbors[vertex].count].append(UInt32(vertex)) }
    var order: [UInt32] = []
    var isDone = [Bool](repeating: false, count: matrix.size)
    var (lowest, effort) = (0, 0)
    while order.count < matrix.size {
      guard let vertex = buckets[lowest].popLast() else {
        lowest += 1
        continue
      }
      let remaining = neighbors[Int(vertex)]
      if isDone[Int(vertex)] || remaining.count != lowest { continue }
      isDone[Int(vertex)] = true
      order.append(vertex)
      effort += remaining.count * remaining.count
      if effort > workLimit { return nil }
      for other in remaining {
        let joined = withoutRepeats((neighbors[Int(other)] + remaining).sorted())
        neighbors[Int(other)] = joined.filter { $0 != other && $0 != vertex }
        buckets[neighbors[Int(other)].count].append(other)
      }
      lowest = max(0, lowest - 1)
    }
    return (order, neighbors)
  }

  private static func withoutRepeats(_ sorted: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for value in sorted where result.last != value { result.append(value) }
    return result
  }

  /// Factors shift · I − M. False when that is not above the largest eigenvalue.
  func factor(shift: Double) -> Bool {
    for row in 0..<matrix.size {
      let (left, right) = (before.entries(of: row), after.entries(of: row))
      for entry in left { work[before.columns[entry]] = 0 }
      for entry in right { work[after.columns[entry]] = 0 }
      work[row] = shift
      let vertex = Int(order[row])
      for arc in matrix.rows.arcs(of: vertex) {
        work[rank[matrix.rows.targets[arc]]] -= matrix.rows.weight(ofArc: arc)
      }
      for entry in left {
        let column = Int(before.columns[entry])
        let factor = work[column] / pivots[column]
        before.values[entry] = factor
        if factor == 0 { continue }
        for other in after.entries(of: column) { work[after.columns[other]] -= factor * after.values[other] }
      }
      for entry in right { after.values[entry] = work[after.columns[entry]] }
      pivots[row] = work[row]
      if !(work[row] > 0) { return false }
    }
    return true
  }

  /// result ← (shift · I − M)⁻¹ vector, after `factor` has said true. Every step adds numbers of one sign.
  func solve(_ vector: Buffer<Double>, into result: Buffer<Double>) {
    for row in 0..<matrix.size {
      var sum = vector[order[row]]
      for entry in before.entries(of: row) { sum -= before.values[entry] * work[before.columns[entry]] }
      work[row] = sum
    }
    for row in stride(from: matrix.size - 1, through: 0, by: -1) {
      var sum = work[row]
      for entry in after.entries(of: row) { sum -= after.values[entry] * work[after.columns[entry]] }
      work[row] = sum / pivots[row]
    }
    for row in 0..<matrix.size { result[order[row]] = work[row] }
  }

  /// The largest eigenvalue's eigenvector, by inverse iteration with shifts from above (Noda, *Note on the computation of
  /// the maximal eigenvalue of a non-negative irreducible matrix*, Numerische Mathematik 17 (1971),
  /// doi 10.1007/BF01436087), helped by bisection: every factorization tells on which side of the eigenvalue the shift
  /// lies, and every solution bounds it from both sides.
  ///
  /// - Parameters:
  ///   - vector: where to begin, positive; becomes the eigenvector, of any length.
  ///   - upperBound: at least the largest eigenvalue.
  func findEigenvector(_ vector: Buffer<Double>, upperBound: Double, in arena: Arena) {
    let next = arena.zeros(of: Double.self, matrix.size)
    var (lower, upper) = (0.0, upperBound)
    var shift = upper * (1 + 1e-15)
    for _ in 0..<200 {
      let width = upper - lower
      if width <= 2e-16 * upper { return }
      guard factor(shift: shift) else {
        lower = max(lower, shift)
        shift = lower + (upper - lower) / 2
        if shift <= lower || shift >= upper { return }
        continue
      }
      solve(vector, into: next)
      var (least, greatest, largest) = (Double.infinity, 0.0, 0.0)
      for index in 0..<next.count {
        let ratio = vector[index] / next[index]
        least = min(least, ratio)
        greatest = max(greatest, ratio)
        largest = max(largest, next[index])
      }
      for index in 0..<next.count { vector[index] = next[index] / largest }
      upper = min(upper, shift - least, shift)
      lower = max(lower, shift - greatest)
      shift = upper - lower < width / 2 ? upper : lower + (upper - lower) / 2
      if greatest - least <= 1e-15 * upper { return }
    }
  }
}
