/// The five ways in which a vertex can stand between two others that belong to groups.
///
/// v brokers (a, b) when a > v and v > b are edges, a > b is not, and a ≠ b.
public enum BrokerageRole: String, Sendable, CaseIterable {
  /// All three in one group.
  case coordinator
  /// The broker is an outsider to a group that both others share.
  case consultant
  /// From outside into the broker's own group.
  case gatekeeper
  /// From the broker's own group to outside.
  case representative
  /// Three different groups.
  case liaison
  /// All of them together.
  case total
}

/// How often a vertex has a role, and how often it would in a random graph of the same density.
public struct BrokerageRoleScore: Sendable, Equatable {
  public var count: Int
  /// Under the null model in which each arc is present with the probability of the graph's density.
  public var expected: Double
  public var standardDeviation: Double
  /// (count − expected) / deviation; NaN when the deviation is 0.
  public var z: Double { standardDeviation > 0 ? (Double(count) - expected) / standardDeviation : .nan }
}

extension Graph {
  /// Gould and Fernandez' brokerage roles of every vertex.
  ///
  /// Choices: loops and parallel edges are ignored. In an undirected graph each unordered pair counts twice, once for each
  /// direction, so that gatekeeper and representative are equal.
  ///
  /// - Parameter groups: the group of each vertex.
  /// - Returns: for each vertex one score for each role, in the order of `BrokerageRole.allCases`.
  /// - Complexity: O(Σ in-degree · out-degree) with a constant-time test of each pair.
  /// - Reference: Gould and Fernandez, *Structures of Mediation*, Sociological Methodology 19:89-126 (1989), doi 10.2307/270949.
  public func brokerageRoles(groups: Partition, progress: Progress? = nil) throws -> [[BrokerageRoleScore]] {
    precondition(groups.groups.count == vertexCount, "one group for each vertex")
    let counter = RoleCounter(graph: self, groups: groups)
    var counts = [[Int]](repeating: [], count: vertexCount)
    let arena = Arena()
    defer { arena.free() }
    let marks = arena.zeros(of: Int32.self, vertexCount)
    for vertex in 0..<vertexCount {
      if vertex % 256 == 0 { try progress?(vertex, vertexCount) }
      counts[vertex] = counter.count(vertex, marks: marks)
    }
    let null = RoleNullModel(graph: self, groups: groups)
    return (0..<vertexCount).map { vertex in
      BrokerageRole.allCases.enumerated().map { number, role in
        let (expected, variance) = null.moments(of: role, group: groups.groups[vertex])
        return BrokerageRoleScore(
          count: counts[vertex][number], expected: expected, standardDeviation: max(0, variance).squareRoot())
      }
    }
  }
}

private struct RoleCounter {
  let graph: Graph
  let groups: Partition

  /// Counts by role. `marks[b]` is the number of a source plus one while b is among its targets.
  func count(_ broker: Int, marks: Buffer<Int32>) -> [Int] {
    let (out, incoming) = (graph.out, graph.incoming)
    let own = groups.groups[broker]
    var counts = [Int](repeating: 0, count: BrokerageRole.allCases.count)
    var lastSource = UInt32.max
    for arc in incoming.arcs(of: broker) {
      let source = incoming.targets[arc]
      if source == lastSource || Int(source) == broker { continue }
      lastSource = source
      for reached in out.arcs(of: Int(source)) { marks[out.targets[reached]] = Int32(bitPattern: source &+ 1) }
      let from = groups.groups[Int(source)]
      var lastTarget = UInt32.max
      for onward in out.arcs(of: broker) {
        let target = out.targets[onward]
        if target == lastTarget || target == source || Int(target) == broker { continue }
        lastTarget = target
        if marks[target] == Int32(bitPattern: source &+ 1) { continue }
        let to = groups.groups[Int(target)]
        counts[Self.role(from, own, to)] += 1
      }
      for reached in out.arcs(of: Int(source)) { marks[out.targets[reached]] = 0 }
    }
    counts[5] = counts.reduce(0, +)
    return counts
  }

  private static func role(_ from: Int, _ own: Int, _ to: Int) -> Int {
    if from == own { return to == own ? 0 : 3 }
    if to == own { return 2 }
    return from == to ? 1 : 4
  }
}

/// Mean and variance of the counts when every arc is there with probability d, independently.
private struct RoleNullModel {
  let density: Double
  let size: Double
  let sizes: [Double]

  init(graph: Graph, groups: Partition) {
    let n = Double(graph.vertexCount)
    var arcs = 0
    for vertex in 0..<graph.vertexCount {
      var last = UInt32.max
      for arc in graph.out.arcs(of: vertex) where graph.out.targets[arc] != last {
        last = graph.out.targets[arc]
        if Int(last) != vertex { arcs += 1 }
      }
    }
    density = n > 1 ? Double(arcs) / (n * (n - 1)) : 0
    size = n
    sizes = groups.sizes.map(Double.init)
  }

  func moments(of role: BrokerageRole, group: Int) -> (mean: Double, variance: Double) {
    let (d, all, n) = (density, size, sizes[group])
    let q = d * d * (1 - d)
    let others = sizes.enumerated().filter { $0.offset != group }.map(\.element)
    let pairs: Double
    let shared: Double
    switch role {
    case .coordinator:
      pairs = (n - 1) * (n - 2)
      shared = 2 * (n - 1) * (n - 2) * (n - 3)
    case .consultant:
      pairs = others.reduce(0) { $0 + $1 * ($1 - 1) }
      shared = 2 * others.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
    case .gatekeeper, .representative:
      pairs = (all - n) * (n - 1)
      shared = (all - n) * (n - 1) * (all - 3)
    case .liaison:
      pairs = (all - n) * (all - n) - others.reduce(0) { $0 + $1 * $1 }
      shared = 2 * others.reduce(0) { $0 + $1 * (all - n - $1) * (all - n - $1 - 1) }
    case .total:
      pairs = (all - 1) * (all - 2)
      shared = 2 * (all - 1) * (all - 2) * (all - 3)
    }
    let mean = q * max(0, pairs)
    let cube = d * d * d * (1 - d) * (1 - d) * (1 - d)
    return (mean, mean * (1 - q) + shared * cube)
  }
}
