import GraphAnalytics

/// Burt's measures of one vertex, straight from their definitions.
struct StructuralHoles {
  let graph: Graph
  let weights: EdgeWeights

  private func strength(_ source: Vertex, _ target: Vertex) -> Double {
    guard let weight = graph.weight(from: source, to: target) else { return 0 }
    return weights == .unit ? 1 : weight
  }

  private func strengths(of vertex: Vertex) -> [Double] { graph.neighbors(of: vertex).map { strength(vertex, $0) } }

  /// Σ_j (p_ij + Σ_q p_iq p_qj)².
  func constraint(of vertex: Vertex) -> Double {
    let neighbors = Array(graph.neighbors(of: vertex))
    if neighbors.isEmpty { return .nan }
    let total = strengths(of: vertex).reduce(0, +)
    let totals = neighbors.map { strengths(of: $0).reduce(0, +) }
    return neighbors.reduce(0) { sum, other in
      var share = strength(vertex, other) / total
      for (place, third) in neighbors.enumerated() where third != other {
        share += strength(vertex, third) / total * strength(third, other) / totals[place]
      }
      return sum + share * share
    }
  }

  /// Σ_j (1 − Σ_q p_iq m_jq).
  func effectiveSize(of vertex: Vertex) -> Double {
    let neighbors = Array(graph.neighbors(of: vertex))
    if neighbors.isEmpty { return .nan }
    let total = strengths(of: vertex).reduce(0, +)
    return neighbors.reduce(0) { sum, other in
      let greatest = strengths(of: other).max() ?? 1
      var redundancy = 0.0
      for third in neighbors where third != other {
        redundancy += strength(vertex, third) / total * strength(other, third) / greatest
      }
      return sum + 1 - redundancy
    }
  }

  /// How many pairs of neighbors are joined.
  func triangles(of vertex: Vertex) -> Int {
    let neighbors = Array(graph.neighbors(of: vertex))
    var count = 0
    for (place, first) in neighbors.enumerated() {
      for second in neighbors[(place + 1)...] where graph.weight(from: first, to: second) != nil { count += 1 }
    }
    return count
  }
}
