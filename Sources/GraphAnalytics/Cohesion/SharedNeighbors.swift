/// How strongly common neighbors hold the ends of each edge together.
package enum SharedNeighbors {
  /// σ_ij = Σ_k w_ik w_kj / Σ_l w_kl over the common neighbors k of the ends of each edge, one for each edge; edges of
  /// weight zero are none.
  ///
  /// - Parameters:
  ///   - sources, targets: the ends of each edge, in whatever order; each pair once.
  ///   - weights: at least zero, one for each edge.
  /// - Complexity: O(edges √edges): vertices are taken in the order of falling degree, and each triangle is met once, at the
  ///   one of its corners that comes last.
  /// - Determinism: triangles are found by several threads and added up in one order, so the bits are always the same.
  /// - Reference: Zhou, Lü and Zhang (2009), resource allocation, doi:10.1140/epjb/e2009-00335-8.
  package static func strengths(
    vertexCount count: Int, sources: [UInt32], targets: [UInt32], weights: [Double]
  ) -> [Double] {
    let arena = Arena()
    defer { arena.free() }
    let rows = EarlierRows(vertexCount: count, sources: sources, targets: targets, weights: weights, arena)
    let stripes = rows.stripes()
    let longest = stripes.map(\.paths).max() ?? 0
    guard longest > 0 else { return [Double](repeating: 0, count: weights.count) }
    let stripesOfRound = min(8, stripes.count)
    let workers = min(stripesOfRound + 1, Parallel.threadCount)
    let marks = (0..<workers).map { _ in arena.buffer(count, repeating: Int32(-1)) }
    // Threads cost more than a few triangles.
    let isSmall = stripes.count < 4
    // One round's triangles are added up while the next round's are found.
    let found = (0..<2).map { _ in
      (0..<stripesOfRound).map { _ in arena.zeros(of: Triangle.self, longest + 1) }
    }
    let counts = arena.zeros(of: UInt32.self, rows.others.count)
    let rounds = (stripes.count + stripesOfRound - 1) / stripesOfRound
    for round in 0...rounds {
      let start = round * stripesOfRound
      let end = min(start + stripesOfRound, stripes.count)
      let work: @Sendable (Int, Int) -> Void = { stripe, worker in
        if stripe > 0 {
          rows.find(
            stripes[start + stripe - 1].vertices, into: found[round & 1][stripe - 1], counts: counts,
            marks: marks[worker])
        } else if round > 0 {
          for earlier in start - stripesOfRound..<min(start, stripes.count) {
            rows.add(
              found[(round - 1) & 1][earlier - start + stripesOfRound], of: stripes[earlier].vertices, counts: counts)
          }
        }
      }
      let parts = max(0, end - start) + 1
      if isSmall {
        for part in 0..<parts { work(part, 0) }
      } else {
        Parallel.forEach(stripes: parts, work)
      }
    }
    var result = [Double](repeating: 0, count: weights.count)
    for place in 0..<rows.edges.count { result[Int(rows.edges[place])] = rows.places[place].sum }
    return result
  }
}

/// Two edges that close a triangle with a third one, by their places in the rows.
private struct Triangle: BitwiseCopyable {
  let opposite: UInt32
  let far: UInt32
}

/// An edge in a row, with what its common neighbors add up to.
private struct Place: BitwiseCopyable {
  var strength: Double
  var sum: Double
}

/// The neighbors that come earlier by falling degree, a row for each vertex, none longer than √(2 edges). Everything of a
/// row lies together.
private struct EarlierRows: Sendable {
  let offsets: Buffer<Int>
  let others: Buffer<UInt32>
  /// Which edge stands at each place.
  let edges: Buffer<UInt32>
  let places: Buffer<Place>
  /// 1 / Σ_l w_kl: one division for each vertex instead of one for each triangle.
  let shares: Buffer<Double>

  init(vertexCount count: Int, sources: [UInt32], targets: [UInt32], weights: [Double], _ arena: Arena) {
    let totals = arena.zeros(of: Double.self, count)
    let degrees = arena.zeros(of: Int32.self, count)
    let (sources, targets) = (arena.buffer(copying: sources), arena.buffer(copying: targets))
    let values = arena.buffer(copying: weights)
    for edge in 0..<values.count where values[edge] > 0 {
      totals[sources[edge]] += values[edge]
      totals[targets[edge]] += values[edge]
      degrees[sources[edge]] += 1
      degrees[targets[edge]] += 1
    }
    func isSourceLater(_ edge: Int) -> Bool {
      let (source, target) = (degrees[sources[edge]], degrees[targets[edge]])
      return source != target ? source < target : sources[edge] > targets[edge]
    }
    offsets = arena.zeros(of: Int.self, count + 1)
    for edge in 0..<values.count where values[edge] > 0 {
      offsets[Int(isSourceLater(edge) ? sources[edge] : targets[edge]) + 1] += 1
    }
    for vertex in 0..<count { offsets[vertex + 1] += offsets[vertex] }
    let next = arena.zeros(of: Int.self, count)
    for vertex in 0..<count { next[vertex] = offsets[vertex] }
    others = arena.zeros(of: UInt32.self, offsets[count])
    edges = arena.zeros(of: UInt32.self, offsets[count])
    places = arena.zeros(of: Place.self, offsets[count])
    for edge in 0..<values.count where values[edge] > 0 {
      let (later, earlier) = isSourceLater(edge) ? (sources[edge], targets[edge]) : (targets[edge], sources[edge])
      let place = next[later]
      others[place] = earlier
      edges[place] = UInt32(edge)
      places[place].strength = values[edge]
      next[later] = place + 1
    }
    shares = arena.zeros(of: Double.self, count)
    for vertex in 0..<count where totals[vertex] > 0 { shares[vertex] = 1 / totals[vertex] }
  }

  func row(_ vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

  /// Runs of vertices with roughly as many paths of two edges each, which are the most triangles there can be.
  func stripes() -> [(vertices: Range<Int>, paths: Int)] {
    var stripes: [(vertices: Range<Int>, paths: Int)] = []
    var (start, paths) = (0, 0)
    let count = offsets.count - 1
    for vertex in 0..<count {
      let row = row(vertex)
      if row.count < 2 { continue }
      for near in row { paths += offsets[Int(others[near]) + 1] - offsets[Int(others[near])] }
      if paths >= 1 << 16 {
        stripes.append((start..<vertex + 1, paths))
        (start, paths) = (vertex + 1, 0)
      }
    }
    if paths > 0 { stripes.append((start..<count, paths)) }
    return stripes
  }

  /// The triangles whose last corner is one of `vertices`, in the order of the rows, and how many of them each place has.
  func find(_ vertices: Range<Int>, into found: Buffer<Triangle>, counts: Buffer<UInt32>, marks: Buffer<Int32>) {
    var next = 0
    for vertex in vertices {
      let row = row(vertex)
      if row.count < 2 { continue }
      for place in row { marks[others[place]] = Int32(truncatingIfNeeded: place) }
      for near in row {
        let first = next
        // Most paths close no triangle, and no branch foretells which do: all are written, and the next one goes over those.
        for opposite in self.row(Int(others[near])) {
          let far = marks[others[opposite]]
          found[next] = Triangle(opposite: UInt32(truncatingIfNeeded: opposite), far: UInt32(bitPattern: far))
          next += 1 - Int(UInt32(bitPattern: far) >> 31)
        }
        counts[near] = UInt32(truncatingIfNeeded: next - first)
      }
      for place in row { marks[others[place]] = -1 }
    }
  }

  /// Adds what each of the three corners of a triangle is to the edge between the two others.
  func add(_ found: Buffer<Triangle>, of vertices: Range<Int>, counts: Buffer<UInt32>) {
    var next = 0
    for vertex in vertices {
      let row = row(vertex)
      if row.count < 2 { continue }
      for near in row {
        let a = places[near].strength
        let (share, between) = (a * shares[vertex], a * shares[others[near]])
        var sum = 0.0
        let end = next + Int(counts[near])
        while next < end {
          let (opposite, far) = (found[next].opposite, found[next].far)
          let (b, c) = (places[far].strength, places[opposite].strength)
          places[opposite].sum += share * b
          places[far].sum += c * between
          sum += b * c * shares[others[far]]
          next += 1
        }
        places[near].sum += sum
      }
    }
  }
}
