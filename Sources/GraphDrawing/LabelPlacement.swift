#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds room for names: beside their discs where that is free, further away with a leader line where it is not.
///
/// No label covers a disc, another label or a fixed box. The order of the requests is their priority. Labels are set
/// one after the other at the cheapest free place; who finds none may send up to two others to their second choice.
struct LabelPlacement {
  struct Request {
    enum Necessity {
      /// Written in any case, with a leader if need be.
      case required
      /// Left out where there is no room.
      case optional
    }
    var center: Point
    var radius: Double
    var width: Double
    var height: Double
    var necessity: Necessity
  }

  struct Placement {
    var box: Box
    var anchor: Scene.Anchor
    /// From the disc to the label; empty when it stands beside its disc.
    var leader: [Point]
    var cost: Double
  }

  /// A stretch of a line with what it costs to write across one pixel of it.
  private struct Stretch {
    var start: Point
    var end: Point
    var cost: Double
  }

  private let discs: [(center: Point, radius: Double)]
  private var discGrid: SpatialGrid
  private var stretches: [Stretch] = []
  private var stretchGrid = SpatialGrid(side: 60)
  /// Fixed boxes and the labels set so far.
  private var taken = SpatialGrid(side: 60)
  private var owner: [Int: Int] = [:]
  private var requests: [Request] = []
  private var choices: [[Placement]] = []
  private var chosen: [(place: Placement, entry: Int)?] = []

  /// - Parameters:
  ///   - discs: what may not be covered.
  ///   - boxes: what else may not be covered.
  ///   - lines: what should rather not be covered, with the cost of a covered pixel.
  init(
    discs: [(center: Point, radius: Double)], boxes: [Box], lines: [(path: [Point], cost: Double)]
  ) {
    self.discs = discs
    discGrid = SpatialGrid(side: 60)
    for disc in discs { discGrid.insert(Box(center: disc.center, radius: disc.radius)) }
    for box in boxes { taken.insert(box) }
    for line in lines {
      for index in 1..<max(line.path.count, 1) {
        add(from: line.path[index - 1], to: line.path[index], cost: line.cost)
      }
    }
  }

  private mutating func add(from start: Point, to end: Point, cost: Double) {
    let step = end - start
    let pieces = max(1, Int((step.length / 60).rounded(.up)))
    for piece in 0..<pieces {
      let first = start + step * (Double(piece) / Double(pieces))
      let last = start + step * (Double(piece + 1) / Double(pieces))
      stretches.append(Stretch(start: first, end: last, cost: cost))
      stretchGrid.insert(Box(center: first, radius: 0.01).union(Box(center: last, radius: 0.01)))
    }
  }

  /// A place for each request, nil for optional ones that found no room.
  mutating func place(_ requests: [Request]) -> [Placement?] {
    self.requests = requests
    choices = requests.map { places(beside: $0).filter { $0.cost < Self.acrossRoute } }
    chosen = Array(repeating: nil, count: requests.count)
    for index in requests.indices {
      if let place = cheapestFree(index) { set(index, at: place) }
    }
    for index in requests.indices where chosen[index] == nil { makeRoom(for: index) }
    for _ in 0..<2 {
      for index in requests.indices {
        guard chosen[index] != nil else { continue }
        let old = unset(index)
        if let place = cheapestFree(index) ?? old { set(index, at: place) }
      }
    }
    for index in requests.indices
    where chosen[index] == nil && requests[index].necessity == .required {
      if let place = withLeader(requests[index]) { set(index, at: place) }
    }
    return chosen.map { $0?.place }
  }

  // MARK: Setting and moving

  private mutating func set(_ index: Int, at place: Placement) {
    let entry = taken.insert(place.box)
    owner[entry] = index
    chosen[index] = (place, entry)
  }

  private mutating func unset(_ index: Int) -> Placement? {
    guard let (place, entry) = chosen[index] else { return nil }
    taken.remove(entry)
    owner[entry] = nil
    chosen[index] = nil
    return place
  }

  private func cheapestFree(_ index: Int) -> Placement? {
    choices[index].first { !taken.overlapsAny($0.box) }
  }

  /// Sets the label where at most two others stand that can go elsewhere.
  private mutating func makeRoom(for index: Int) {
    for place in choices[index] {
      let entries = taken.overlapping(place.box)
      let others = entries.compactMap { owner[$0] }
      guard others.count == entries.count, others.count <= 2 else { continue }
      let old = others.compactMap { unset($0) }
      set(index, at: place)
      var moved = 0
      for other in others {
        guard let free = cheapestFree(other) else { break }
        set(other, at: free)
        moved += 1
      }
      if moved == others.count { return }
      for other in others.prefix(moved) { _ = unset(other) }
      _ = unset(index)
      for (other, before) in zip(others, old) { set(other, at: before) }
    }
  }

  // MARK: Candidates

  /// What it costs a leader to run across a label or a disc: more than anything else.
  private static let crossing = 1000.0

  /// What each point of a route costs that a label covers: none stands there, if need be with a leader from elsewhere.
  static let acrossRoute = 200.0

  private func isClearOfDiscs(_ box: Box) -> Bool {
    !discGrid.overlapping(box.expanded(by: 1)).contains {
      box.overlaps(center: discs[$0].center, radius: discs[$0].radius + 1)
    }
  }

  private func cost(of box: Box) -> Double {
    var cost = 0.0
    for index in stretchGrid.overlapping(box) {
      let stretch = stretches[index]
      cost += stretch.cost * box.clippedLength(from: stretch.start, to: stretch.end)
    }
    // A foreign disc nearby makes one wonder whose name it is.
    cost += 0.5 * Double(max(0, discGrid.overlapping(box.expanded(by: 7)).count - 1))
    return cost
  }

  /// The free places around the disc, cheapest first.
  private func places(beside request: Request) -> [Placement] {
    let center = request.center
    let width = request.width
    let height = request.height
    var places: [Placement] = []
    func offer(_ minX: Double, _ minY: Double, _ anchor: Scene.Anchor, _ preference: Double) {
      let box = Box(minX: minX, minY: minY, maxX: minX + width, maxY: minY + height)
      guard isClearOfDiscs(box), !taken.overlapsAny(box) else { return }
      places.append(
        Placement(box: box, anchor: anchor, leader: [], cost: preference + cost(of: box)))
    }
    for (gap, extra) in [(3.0, 0.0), (8.0, 1.6)] {
      let reach = request.radius + gap
      let slant = request.radius * 0.75 + gap
      offer(center.x + reach, center.y - height / 2, .start, extra)
      offer(center.x - reach - width, center.y - height / 2, .end, 0.5 + extra)
      offer(center.x - width / 2, center.y + reach - 2, .middle, 0.3 + extra)
      offer(center.x - width / 2, center.y - reach + 2 - height, .middle, 0.4 + extra)
      offer(center.x + slant, center.y + slant - height / 2, .start, 0.6 + extra)
      offer(center.x + slant, center.y - slant - height / 2, .start, 0.6 + extra)
      offer(center.x - slant - width, center.y + slant - height / 2, .end, 0.9 + extra)
      offer(center.x - slant - width, center.y - slant - height / 2, .end, 0.9 + extra)
      offer(center.x - request.radius, center.y + reach - 2, .start, 0.9 + extra)
      offer(center.x - request.radius, center.y - reach + 2 - height, .start, 0.9 + extra)
      offer(center.x + request.radius - width, center.y + reach - 2, .end, 1.1 + extra)
      offer(center.x + request.radius - width, center.y - reach + 2 - height, .end, 1.1 + extra)
    }
    let order = places.indices.sorted { (places[$0].cost, $0) < (places[$1].cost, $1) }
    return order.map { places[$0] }
  }

  /// The best free place on the nearest ring that has one whose leader crosses nothing, or only some other.
  private func withLeader(_ request: Request) -> Placement? {
    var distance = 14.0
    var makeshift: Placement?
    for ring in 0..<80 {
      var best: Placement?
      for step in 0..<24 {
        let angle = Double(step) * Double.pi / 12
        let way = Point(x: cos(angle), y: sin(angle))
        let middle =
          request.center + way * (request.radius + distance)
          + Point(x: way.x * request.width / 2, y: way.y * request.height / 2)
        let box = Box(
          minX: middle.x - request.width / 2, minY: middle.y - request.height / 2,
          maxX: middle.x + request.width / 2, maxY: middle.y + request.height / 2)
        guard isClearOfDiscs(box), !taken.overlapsAny(box) else { continue }
        let near = box.nearest(to: request.center)
        let far = request.center + (near - request.center).unit * (request.radius + 1)
        var cost = cost(of: box) + crossings(from: far, to: near, around: request)
        if abs(way.x) < 0.5 { cost += 0.3 }
        let anchor: Scene.Anchor = way.x > 0.35 ? .start : way.x < -0.35 ? .end : .middle
        if cost < (best?.cost ?? .infinity) {
          best = Placement(box: box, anchor: anchor, leader: [far, near], cost: cost)
        }
      }
      if let best, best.cost < Self.crossing { return best }
      if makeshift == nil { makeshift = best }
      if ring >= 20, let makeshift { return makeshift }
      distance *= 1.12
    }
    return makeshift
  }

  /// What a leader costs that runs across other labels and discs.
  private func crossings(from start: Point, to end: Point, around request: Request) -> Double {
    let reach = Box(center: start, radius: 0.5).union(Box(center: end, radius: 0.5))
    var cost = 0.0
    for index in taken.overlapping(reach)
    where taken.boxes[index].clippedLength(from: start, to: end) > 0 { cost += Self.crossing }
    for index in discGrid.overlapping(reach) where discs[index].center != request.center {
      if discGrid.boxes[index].clippedLength(from: start, to: end) > 0 { cost += Self.crossing }
    }
    return cost
  }
}
