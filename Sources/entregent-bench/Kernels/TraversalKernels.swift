import GraphAnalytics

extension BenchKernel {
  static let breadthFirst = BenchKernel(
    "bfs", "distances in edges from 8 vertices; check: vertices reached in total",
    answer: { workload in workload.sources.map { workload.graph.breadthFirstDistances(from: $0) } },
    check: { levels, _ in Double(levels.reduce(0) { sum, levels in levels.reduce(sum) { $0 + ($1 >= 0 ? 1 : 0) } }) },
    verify: { levels, workload in
      for (source, levels) in zip(workload.sources, levels) {
        try verifyLevels(levels, from: source, in: workload.graph)
      }
    })

  /// The source is at 0, no edge joins levels further apart than 1, and every other vertex reached has a neighbor one
  /// level below: only distances are like that.
  private static func verifyLevels(_ levels: VertexArray<Int32>, from source: Vertex, in graph: Graph) throws {
    let rows = graph.out
    try VerificationFailure.unless(levels[source] == 0, "the source \(source) is at \(levels[source])")
    for vertex in 0..<graph.vertexCount {
      let level = levels[vertex]
      var hasParent = level <= 0
      for arc in rows.arcs(of: vertex) {
        let other = levels[Int(rows.targets[arc])]
        try VerificationFailure.unless(
          (level < 0) == (other < 0) && abs(level - other) <= 1,
          "an edge of \(vertex) joins levels \(level) and \(other)")
        if other == level - 1 { hasParent = true }
      }
      try VerificationFailure.unless(
        hasParent && (level != 0 || vertex == source.index), "\(vertex) is at \(level) for no reason")
    }
  }

  static let components = BenchKernel(
    "cc", "connected components; check: how many",
    answer: { $0.graph.components() },
    check: { partition, _ in Double(partition.groupCount) },
    verify: { partition, workload in
      var sets = DisjointSets(count: workload.graph.vertexCount)
      let rows = workload.graph.out
      for vertex in 0..<rows.vertexCount {
        for arc in rows.arcs(of: vertex) {
          let target = Int(rows.targets[arc])
          sets.join(vertex, target)
          try VerificationFailure.unless(
            partition.groups[vertex] == partition.groups[target], "the edge \(vertex)-\(target) leaves its component")
        }
      }
      try VerificationFailure.unless(
        sets.count == partition.groupCount, "\(partition.groupCount) components, but \(sets.count) by joining edges")
    })

  static let cores = BenchKernel(
    "kcore", "core numbers; check: the greatest",
    answer: { $0.graph.coreNumbers() },
    check: { cores, _ in Double(cores.max() ?? 0) },
    verify: { cores, workload in
      let expected = coreNumbersByHIndex(workload.graph)
      for vertex in 0..<expected.count {
        try VerificationFailure.unless(
          cores[vertex] == expected[vertex], "core number of \(vertex): \(cores[vertex]), but \(expected[vertex])")
      }
    })

  /// Core numbers as the limit of H-indices, starting from degrees (Lü and others 2016, doi 10.1038/ncomms10168).
  private static func coreNumbersByHIndex(_ graph: Graph) -> [Int] {
    let rows = graph.out
    var values = (0..<graph.vertexCount).map { rows.degree(of: $0) }
    var tally: [Int] = []
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for vertex in 0..<graph.vertexCount {
        let own = values[vertex]
        tally.removeAll(keepingCapacity: true)
        for _ in 0...own { tally.append(0) }
        for arc in rows.arcs(of: vertex) { tally[min(own, values[Int(rows.targets[arc])])] += 1 }
        var (index, atLeast) = (own, tally[own])
        while atLeast < index {
          index -= 1
          atLeast += tally[index]
        }
        if index < own {
          values[vertex] = index
          hasChanged = true
        }
      }
    }
    return values
  }
}

/// Sets that are joined one pair at a time.
private struct DisjointSets {
  private var parents: [Int]
  private(set) var count: Int

  init(count: Int) {
    parents = Array(0..<count)
    self.count = count
  }

  private mutating func root(of item: Int) -> Int {
    var item = item
    while parents[item] != item {
      parents[item] = parents[parents[item]]
      item = parents[item]
    }
    return item
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (one, other) = (root(of: first), root(of: second))
    if one == other { return }
    parents[max(one, other)] = min(one, other)
    count -= 1
  }
}
