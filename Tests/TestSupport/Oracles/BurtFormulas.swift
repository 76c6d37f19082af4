public import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Burt's structural holes written down as they are defined, over a full matrix: slow and obvious.
public struct BurtFormulas {
  /// a(i, j) = z(i, j) + z(j, i), without loops.
  private let ties: [[Double]]
  private let isEgo: Bool

  public init(_ graph: Graph, weights: EdgeWeights, neighborhood: BrokerageNeighborhood) {
    let n = graph.vertexCount
    var ties = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for edge in graph.edges where edge.source != edge.target {
      let weight = weights == .unit ? 1 : edge.weight
      ties[edge.source.index][edge.target.index] += weight
      ties[edge.target.index][edge.source.index] += weight
    }
    self.ties = ties
    isEgo = neighborhood == .ego
  }

  private func neighbors(of i: Int) -> [Int] { ties.indices.filter { ties[i][$0] > 0 } }

  /// The ties of j that count in the eyes of i.
  private func ties(of j: Int, seenFrom i: Int) -> [Double] {
    isEgo ? ties.indices.filter { $0 == i || ties[i][$0] > 0 }.map { ties[j][$0] } : ties[j]
  }

  /// p(i, j) for every neighbor i of the ego and the ego itself, by i.
  private func shares(seenFrom ego: Int) -> [Int: [Double]] {
    var result: [Int: [Double]] = [:]
    for i in neighbors(of: ego) + [ego] {
      let sum = ties(of: i, seenFrom: ego).reduce(0, +)
      result[i] = ties[i].map { $0 / sum }
    }
    return result
  }

  private func dyadic(_ i: Int) -> [Double] {
    let p = shares(seenFrom: i)
    let neighbors = neighbors(of: i)
    return neighbors.map { j in
      var sum = p[i]?[j] ?? .nan
      for q in neighbors where q != j { sum += (p[i]?[q] ?? .nan) * (p[q]?[j] ?? .nan) }
      return sum * sum
    }
  }

  /// nil for vertices without a neighbor, as below.
  public func constraint() -> [Double?] {
    ties.indices.map { i in neighbors(of: i).isEmpty ? nil : dyadic(i).reduce(0, +) }
  }

  public func hierarchy() -> [Double?] {
    ties.indices.map { i in
      let constraints = dyadic(i)
      let n = Double(constraints.count)
      if constraints.count < 2 { return constraints.isEmpty ? nil : 0 }
      let mean = constraints.reduce(0, +) / n
      return constraints.reduce(0) { $0 + $1 / mean * log($1 / mean) } / (n * log(n))
    }
  }

  public func redundancy() -> [Double?] {
    ties.indices.map { i in
      let neighbors = neighbors(of: i)
      if neighbors.isEmpty { return nil }
      let p = shares(seenFrom: i)
      var sum = 0.0
      for j in neighbors {
        let greatest = ties(of: j, seenFrom: i).max() ?? 0
        for q in neighbors where q != j { sum += (p[i]?[q] ?? .nan) * ties[j][q] / greatest }
      }
      return sum
    }
  }

  public func effectiveSize() -> [Double?] {
    zip(ties.indices, redundancy()).map { i, redundancy in redundancy.map { Double(neighbors(of: i).count) - $0 } }
  }

  public func efficiency() -> [Double?] {
    zip(ties.indices, effectiveSize()).map { i, size in size.map { $0 / Double(neighbors(of: i).count) } }
  }
}
