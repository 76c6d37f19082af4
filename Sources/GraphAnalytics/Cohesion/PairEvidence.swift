#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the neighborhoods of two vertices say of an edge between them.
package struct PairEvidence: Sendable, Equatable {
  /// The number of common neighbors.
  package var common = 0.0
  /// Σ 1 / log k over common neighbors of k neighbors each: Adamic and Adar (2003), doi 10.1016/S0378-8733(03)00009-1.
  package var adamicAdar = 0.0
  /// Σ 1 / k over common neighbors: resource allocation, Zhou, Lü and Zhang (2009), doi 10.1140/epjb/e2009-00335-8.
  package var allocation = 0.0
  /// Σ w w′ / s over common neighbors, s being the sum of a common neighbor's weights.
  package var weightedAllocation = 0.0
  /// 1 − Π (1 − w w′) over common neighbors: the chance that at least one of them passes something on.
  package var anyRoute = 0.0
  /// The greatest w w′ of a common neighbor.
  package var bestRoute = 0.0
  /// Σ 1 / √(k l) over paths of three edges, k and l being the degrees of the two in between.
  package var threeSteps = 0.0
  /// The least number of edges between the two; 0 where it is more than was looked for, or there is no way.
  package var distance = 0
}

/// Evidence on all pairs with one vertex at a time; keeps its scratch memory from one vertex to the next.
///
/// The graph is undirected and simple.
package final class PairEvidenceSweep {
  package let count: Int
  private let arena = Arena()
  private let offsets: Buffer<Int>
  private let targets: Buffer<UInt32>
  private let weights: Buffer<Double>
  private let totals: Buffer<Double>
  /// 1 / √degree.
  private let roots: Buffer<Double>
  // Of the sweep at hand.
  private let sums: Buffer<Sums>
  /// Distances; the source has 255.
  private let levels: Buffer<UInt8>
  /// All that was reached, the nearest first.
  private let queue: Buffer<UInt32>
  private var reached = 0
  private var source: Int?
  /// How many are at most two steps away.
  private var nearCount = 0

  private struct Sums: BitwiseCopyable {
    var common = 0.0
    var adamicAdar = 0.0
    var allocation = 0.0
    var weightedAllocation = 0.0
    var noRoute = 1.0
    var bestRoute = 0.0
    var threeSteps = 0.0
  }

  /// - Parameters:
  ///   - sources, targets: the ends of each edge, each pair once, no loops.
  ///   - weights: above 0 and at most 1.
  /// - Complexity: O(count + edges).
  package init(count: Int, sources: [UInt32], targets ends: [UInt32], weights values: [Double]) {
    self.count = count
    offsets = arena.zeros(of: Int.self, count + 1)
    for edge in sources.indices {
      offsets[Int(sources[edge]) + 1] += 1
      offsets[Int(ends[edge]) + 1] += 1
    }
    for place in 0..<count { offsets[place + 1] += offsets[place] }
    targets = arena.zeros(of: UInt32.self, 2 * sources.count)
    weights = arena.zeros(of: Double.self, 2 * sources.count)
    totals = arena.zeros(of: Double.self, count)
    roots = arena.zeros(of: Double.self, count)
    sums = arena.buffer(count, repeating: Sums())
    levels = arena.zeros(of: UInt8.self, count)
    queue = arena.zeros(of: UInt32.self, count)
    let places = arena.zeros(of: Int.self, count)
    for place in 0..<count { places[place] = offsets[place] }
    for edge in sources.indices {
      put(ends[edge], values[edge], in: sources[edge], places)
      put(sources[edge], values[edge], in: ends[edge], places)
    }
    for item in 0..<count where degree(of: item) > 0 { roots[item] = 1 / Double(degree(of: item)).squareRoot() }
  }

  private func put(_ target: UInt32, _ weight: Double, in row: UInt32, _ places: Buffer<Int>) {
    let place = places[row]
    targets[place] = target
    weights[place] = weight
    totals[row] += weight
    places[row] = place + 1
  }

  deinit { arena.free() }

  package func degree(of item: Int) -> Int { offsets[item + 1] - offsets[item] }

  /// The neighbors of `item` with the weights of the edges to them, in the order in which edges were given.
  package func neighbors(of item: Int) -> [(target: Int, weight: Double)] {
    (offsets[item]..<offsets[item + 1]).map { (Int(targets[$0]), weights[$0]) }
  }

  /// Σ degrees of the neighbors: about as many steps as a sweep to distance 2 takes.
  package func reach(of item: Int) -> Int {
    var sum = 0
    for arc in offsets[item]..<offsets[item + 1] { sum += degree(of: Int(targets[arc])) }
    return sum
  }

  // MARK: - One sweep

  /// Everything that was found, the nearest first: first the neighbors, then those at distance 2, and so on.
  package var found: some RandomAccessCollection<Int> { (0..<reached).lazy.map { Int(self.queue[$0]) } }

  /// The evidence on `source` of the last sweep and another vertex.
  package func evidence(on other: Int) -> PairEvidence {
    let sum = sums[other]
    return PairEvidence(
      common: sum.common, adamicAdar: sum.adamicAdar, allocation: sum.allocation,
      weightedAllocation: sum.weightedAllocation, anyRoute: 1 - sum.noRoute, bestRoute: sum.bestRoute,
      threeSteps: sum.threeSteps, distance: Int(levels[other]))
  }

  /// Takes the evidence on all pairs with `source`.
  ///
  /// - Parameter depth: up to which distance vertices are looked for, from 3 to 249.
  /// - Complexity: O(edges at all that is less than `depth` steps away).
  package func sweep(from source: Int, depth: Int = 3) {
    precondition(depth >= 3 && depth < 250)
    clear()
    self.source = source
    let row = offsets[source]..<offsets[source + 1]
    levels[source] = .max
    for arc in row { reach(targets[arc], at: 1) }
    let firstCount = reached
    for arc in row {
      let middle = Int(targets[arc])
      let degree = Double(offsets[middle + 1] - offsets[middle])
      let (logarithm, share) = (degree > 1 ? 1 / log(degree) : 0, 1 / degree)
      let (weight, part) = (weights[arc], weights[arc] / totals[middle])
      for next in offsets[middle]..<offsets[middle + 1] where targets[next] != UInt32(source) {
        let end = targets[next]
        if levels[end] == 0 { reach(end, at: 2) }
        var sum = sums[end]
        let route = weight * weights[next]
        sum.common += 1
        sum.adamicAdar += logarithm
        sum.allocation += share
        sum.weightedAllocation += part * weights[next]
        sum.noRoute *= 1 - route
        sum.bestRoute = max(sum.bestRoute, route)
        sums[end] = sum
      }
    }
    nearCount = reached
    spread(from: firstCount, depth: depth)
    addThirdSteps(source)
  }

  /// Paths source – j – k – end: the last step from each k that two steps reach.
  private func addThirdSteps(_ source: Int) {
    for place in 0..<nearCount {
      let last = Int(queue[place])
      let row = offsets[last]..<offsets[last + 1]
      var arriving = 0.0
      for arc in row where levels[targets[arc]] == 1 { arriving += roots[targets[arc]] }
      if arriving == 0 { continue }
      let own = roots[last]
      for arc in row {
        let end = targets[arc]
        if Int(end) == source { continue }
        // Nobody is the last but one on the way to themselves.
        sums[end].threeSteps += own * (levels[end] == 1 ? arriving - roots[end] : arriving)
      }
    }
  }

  private func spread(from start: Int, depth: Int) {
    var (head, end, level) = (start, reached, 2)
    while head < end && level < depth {
      for place in head..<end {
        let middle = Int(queue[place])
        for arc in offsets[middle]..<offsets[middle + 1] where levels[targets[arc]] == 0 {
          reach(targets[arc], at: UInt8(level + 1))
        }
      }
      (head, end) = (end, reached)
      level += 1
    }
  }

  private func reach(_ item: UInt32, at level: UInt8) {
    levels[item] = level
    queue[reached] = item
    reached += 1
  }

  private func clear() {
    for place in 0..<reached {
      levels[queue[place]] = 0
      sums[queue[place]] = Sums()
    }
    reached = 0
    if let source { levels[source] = 0 }
  }
}
