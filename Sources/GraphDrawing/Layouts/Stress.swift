import GraphAnalytics

extension Layout {
  /// Distances in the picture follow distances in the network; strong edges are shorter.
  ///
  /// Minimized is Σ ((|x_i − x_j| − d_ij) / d_ij)². Up to 600 vertices all pairs count, and up to 140 the best of up to
  /// twelve tries is taken. In larger networks each vertex moves towards its distances from 64 sources, other ones in each of 20
  /// rounds, and towards its neighbors, so that circles stay together where distances hardly differ. Places from an
  /// earlier picture are where it begins, and pinned vertices keep theirs.
  ///
  /// - Reference: Zheng, Pawar, Goodman (2018), doi:10.1109/TVCG.2018.2859997; the start after Brandes, Pich (2006),
  ///   doi:10.1007/978-3-540-70904-6_6.
  public static let stress = Layout(
    name: "stress", summary: "distances follow the network, strong connections short, for any size",
    vertexLimit: 1_000_000
  ) { input in
    var run = StressRun(input)
    return run.points()
  }
}

/// One run of the layout: where it begins, which distances count, how long it takes.
///
/// Sources change from round to round because a fixed few, however they are weighted, leave vertices between them too
/// crowded: in networks of people most distances are nearly equal, and only all pairs together hold them apart.
struct StressRun {
  private static let allPairsLimit = 600
  /// Pairs that all tries together may have.
  private static let triedPairs = 20_000

  private let input: Layout.Input
  private let graph: LayoutGraph
  private var generator: SeededGenerator
  private let takesAllPairs: Bool

  init(_ input: Layout.Input) {
    self.input = input
    takesAllPairs = input.vertexCount <= Self.allPairsLimit
    // Room around hubs is a matter of small pictures; in large ones it would hide the distances.
    graph = LayoutGraph(input, lengths: takesAllPairs ? nil : input.edges.map { 1.5 - $0.closeness })
    generator = SeededGenerator(seed: input.seed)
  }

  mutating func points() -> [Point] {
    let count = input.vertexCount
    guard count > 1, !graph.lengths.isEmpty else {
      return (0..<count).map { vertex in
        (input.places.isEmpty ? nil : input.places[vertex]) ?? Point(x: Double(vertex), y: 0)
      }
    }
    let distances = PivotDistances(graph, limit: takesAllPairs ? 50 : 30, generator: &generator)
    let earlier = EarlierPlaces(input, graph: graph, distances: distances)
    let start = earlier?.start(graph, generator: &generator) ?? distances.scaled(PivotProjection.points(distances))
    let extent = Extent(graph, distances, begins: earlier == nil ? .anew : .again)
    let found = takesAllPairs ? besidesAll(from: start, extent) : besidesSamples(from: start, extent)
    return earlier?.restored(found, isPinned: input.isPinned)
      ?? found.map { Point(x: Double($0.x), y: Double($0.y)) }
  }

  /// Lengths that say how far steps must reach.
  private struct Extent {
    enum Begin {
      case anew
      case again
    }

    let shortest: Float
    let usual: Float
    let farthest: Float
    let begin: Begin

    init(_ graph: LayoutGraph, _ distances: PivotDistances, begins begin: Begin) {
      shortest = graph.lengths.min() ?? 1
      var (sum, count, most) = (0.0, 0.0, Float(0))
      for distance in distances.rows where distance.isFinite {
        sum += Double(distance)
        count += 1
        most = max(most, distance)
      }
      usual = max(Float(sum / max(count, 1)), shortest)
      farthest = max(most, shortest)
      self.begin = begin
    }
  }

  /// A little aside, each point in a direction of its own, so that no two stay on one spot.
  private mutating func shaken(_ points: [SIMD2<Float>], by reach: Float) -> [SIMD2<Float>] {
    points.indices.map { vertex in
      if !input.isPinned.isEmpty, input.isPinned[vertex] { return points[vertex] }
      let step = SIMD2(Float(generator.nextUnit() - 0.5), Float(generator.nextUnit() - 0.5))
      return points[vertex] + step * reach
    }
  }

  private mutating func besidesAll(from start: [SIMD2<Float>], _ extent: Extent) -> [SIMD2<Float>] {
    var pairs = pairs()
    let isAnew = extent.begin == .anew
    let last = 0.03 * extent.shortest * extent.shortest
    let steps = StressDescent.steps(
      count: isAnew ? 30 : 20, first: isAnew ? extent.farthest * extent.farthest : 10 * last, last: last)
    var best: [SIMD2<Float>] = []
    var least = Double.infinity
    for _ in 0..<(isAnew ? max(1, min(12, Self.triedPairs / max(pairs.count, 1))) : 1) {
      var descent = StressDescent(
        points: shaken(start, by: 0.1 * extent.shortest), isPinned: input.isPinned, generator: generator)
      descent.run(&pairs, steps: steps)
      let stress = descent.stress(of: pairs)
      if stress < least || best.isEmpty {
        least = stress
        best = descent.points
      }
    }
    return best
  }

  private mutating func besidesSamples(from start: [SIMD2<Float>], _ extent: Extent) -> [SIMD2<Float>] {
    var samples = SampledDistances(graph, reach: extent.farthest, generator: &generator)
    let last = 0.1 * extent.shortest * extent.shortest
    let first = max(0.06 * extent.usual * extent.usual, last)
    let steps = StressDescent.steps(
      count: extent.begin == .anew ? 20 : 10, first: extent.begin == .anew ? first : last, last: last)
    var descent = StressDescent(
      points: shaken(start, by: 0.1 * extent.shortest), isPinned: input.isPinned, generator: generator)
    descent.run(graph, &samples, pull: 0.5, steps: steps)
    return descent.points
  }

  /// Every two vertices with a way between them.
  private func pairs() -> [StressDescent.Pair] {
    let count = input.vertexCount
    var pairs: [StressDescent.Pair] = []
    pairs.reserveCapacity(count * count / 2)
    var search = GraphDistances(graph)
    var found = [Float](repeating: 0, count: count)
    for source in 0..<count {
      search.find(from: source, into: &found)
      for target in found.indices.dropFirst(source + 1) where found[target].isFinite {
        pairs.append(.init(first: Int32(source), second: Int32(target), distance: found[target]))
      }
    }
    return pairs
  }
}
