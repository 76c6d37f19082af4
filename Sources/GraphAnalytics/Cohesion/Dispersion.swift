#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which form of dispersion.
public enum DispersionForm: Sendable, Equatable {
  /// The number of pairs of common neighbors that are strangers to each other but for the two ends.
  case absolute
  /// (disp + b)^α / (emb + c). Backstrom and Kleinberg found α = 0.61, b = 0, c = 5 best; α = 1, b = c = 0 is the plain
  /// ratio. 0 where the denominator is.
  case normalized(alpha: Double, b: Double, c: Double)
  /// From x = 1 so many rounds of x(v) ← (Σ x(w)² + 2 Σ d(s, t) x(s) x(t)) / emb over common neighbors; they used three.
  case recursive(rounds: Int)

  public static let plainRatio = DispersionForm.normalized(alpha: 1, b: 0, c: 0)
}

extension Graph {
  /// How far the common neighbors of `vertex` and each of its neighbors lie apart: who stands in all of one's worlds.
  ///
  /// disp(u, v) = Σ d(s, t) over pairs of common neighbors s, t of u and v, where d is 1 when s and t are no neighbors and
  /// have no common neighbor among the neighbors of u, other than u and v themselves.
  ///
  /// Choices: directions, weights, loops and parallel edges are ignored.
  ///
  /// - Returns: one value for each vertex; NaN for those that are no neighbors of `vertex`.
  /// - Complexity: O(k³ / 64) in time for k neighbors, O(k²) bits in space, and O(m) for the rows.
  /// - Determinism: exact counts; recursion sums in the order of vertices.
  /// - Reference: Backstrom and Kleinberg, *Romantic partnerships and the dispersion of social ties*, CSCW 2014, doi
  ///   10.1145/2531602.2531642.
  public func dispersion(from vertex: Vertex, form: DispersionForm) -> VertexArray<Double> {
    let center = checked(vertex)
    let arena = Arena()
    defer { arena.free() }
    let rows = undirectedRows(weights: nil, in: arena)
    let ego = EgoBits(rows, center: center)
    var result = [Double](repeating: .nan, count: vertexCount)
    switch form {
    case .absolute:
      for other in 0..<ego.count { result[ego.members[other]] = Double(ego.strangers(of: other).count) }
    case .normalized(let alpha, let b, let c):
      for other in 0..<ego.count {
        let divisor = Double(ego.commonCount(of: other)) + c
        let count = Double(ego.strangers(of: other).count) + b
        result[ego.members[other]] = divisor > 0 ? (alpha == 1 ? count : pow(count, alpha)) / divisor : 0
      }
    case .recursive(let rounds):
      var values = [Double](repeating: 1, count: ego.count)
      for _ in 0..<max(0, rounds) {
        values = (0..<ego.count).map { other in
          let common = ego.commonCount(of: other)
          if common == 0 { return 0 }
          var sum = 0.0
          ego.forEachCommon(of: other) { sum += values[$0] * values[$0] }
          for (s, t) in ego.strangers(of: other) { sum += 2 * values[s] * values[t] }
          return sum / Double(common)
        }
      }
      for other in 0..<ego.count { result[ego.members[other]] = values[other] }
    }
    return VertexArray(result)
  }
}

/// Who is whose neighbor among the neighbors of one vertex, as rows of bits.
private struct EgoBits {
  let members: [Int]
  private let words: Int
  private var bits: [UInt64]

  var count: Int { members.count }

  init(_ rows: Adjacency, center: Int) {
    members = rows.arcs(of: center).map { Int(rows.targets[$0]) }
    words = (members.count + 63) / 64
    bits = Array(repeating: 0, count: members.count * words)
    for (row, member) in members.enumerated() {
      // Both lists rise.
      var place = 0
      for arc in rows.arcs(of: member) {
        let other = Int(rows.targets[arc])
        while place < members.count && members[place] < other { place += 1 }
        if place == members.count { break }
        if members[place] == other { bits[row * words + place / 64] |= 1 << UInt64(place % 64) }
      }
    }
  }

  /// The embeddedness of the edge to a member.
  func commonCount(of member: Int) -> Int {
    var count = 0
    for word in 0..<words { count += bits[member * words + word].nonzeroBitCount }
    return count
  }

  func forEachCommon(of member: Int, _ body: (Int) -> Void) {
    for word in 0..<words {
      var left = bits[member * words + word]
      while left != 0 {
        body(64 * word + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// The pairs of common neighbors with d = 1.
  func strangers(of member: Int) -> [(Int, Int)] {
    var common: [Int] = []
    forEachCommon(of: member) { common.append($0) }
    var found: [(Int, Int)] = []
    for (place, s) in common.enumerated() {
      for t in common[(place + 1)...] where areStrangers(s, t, but: member) { found.append((s, t)) }
    }
    return found
  }

  private func areStrangers(_ s: Int, _ t: Int, but member: Int) -> Bool {
    if bits[s * words + t / 64] >> UInt64(t % 64) & 1 != 0 { return false }
    for word in 0..<words {
      var shared = bits[s * words + word] & bits[t * words + word]
      if word == member / 64 { shared &= ~(1 << UInt64(member % 64)) }
      if shared != 0 { return false }
    }
    return true
  }
}
