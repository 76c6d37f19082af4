#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds room for names: beside their discs where that is free, further away with a leader line where it is not.
///
/// No label covers a disc, another label, a fixed box or a barrier. The order of the requests is their priority. Labels
/// are set one after the other at the cheapest free place; who finds none may send up to two others to their second
/// choice. The work for one label depends on what stands near it, not on how many there are.
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
    /// The sizes that the label can have: on one line, on two. The first is the one to be wished for.
    var shapes: [Shape]
    var necessity: Necessity
    /// On which way from the disc the label should stand, the longer the more it matters; nil where any will do.
    var direction: Point?
    /// Names that run from right to left end at their discs where that is free.
    var isRightToLeft = false

    /// What it costs to stand elsewhere.
    func detour(_ box: Box) -> Double {
      guard let direction else { return 0 }
      let way = (box.center - center).unit
      return 1.2 * (direction.length - (way.x * direction.x + way.y * direction.y))
    }

    /// Above this a label rather stands further off, with a leader.
    static let longestDetour = 6.0
  }

  struct Shape: Hashable {
    var width: Double
    var height: Double
    /// What it costs to have this shape.
    var cost: Double
  }

  struct Placement {
    var box: Box
    /// The place among the shapes of the request.
    var shape: Int
    var anchor: Scene.Anchor
    /// From the disc to the label; empty when it stands beside its disc.
    var leader: [Point]
    var cost: Double
  }

  /// A line that labels should rather not cover, or must not.
  struct Obstacle {
    enum Rule: Hashable {
      /// With the cost of a covered pixel.
      case costs(Double)
      /// A line of this width, which none may touch.
      case bars(width: Double)
    }
    var path: [Point]
    var rule: Rule
  }

  private struct Stretch {
    var start: Point
    var end: Point
    var rule: Obstacle.Rule
  }

  private let discs: [(center: Point, radius: Double)]
  private let discGrid: DiscGrid
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
  ///   - lines: what should rather not be covered, or must not.
  init(discs: [(center: Point, radius: Double)], boxes: [Box], lines: [Obstacle]) {
    self.discs = discs
    discGrid = DiscGrid(discs)
    for box in boxes { taken.insert(box) }
    for line in lines {
      for index in 1..<max(line.path.count, 1) { add(from: line.path[index - 1], to: line.path[index], line.rule) }
    }
  }

  private mutating func add(from start: Point, to end: Point, _ rule: Obstacle.Rule) {
    let step = end - start
    guard step.length.isFinite else { return }
    let pieces = max(1, Int(min((step.length / 60).rounded(.up), 1e4)))
    for piece in 0..<pieces {
      let first = start + step * (Double(piece) / Double(pieces))
      let last = start + step * (Double(piece + 1) / Double(pieces))
      stretches.append(Stretch(start: first, end: last, rule: rule))
      let reach: Double = if case .bars(let width) = rule { width / 2 + 1 } else { 0.01 }
      stretchGrid.insert(Box(center: first, radius: reach).union(Box(center: last, radius: reach)))
    }
  }

  /// A place for each request, nil for optional ones that found no room.
  mutating func place(_ requests: [Request]) -> [Placement?] {
    self.requests = requests
    choices = requests.map { places(beside: $0) }
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

  /// What it costs to write across the lines, nil where one of them bars the way.
  private func cost(of box: Box) -> Double? {
    var cost = 0.0
    for index in stretchGrid.overlapping(box) {
      let stretch = stretches[index]
      switch stretch.rule {
      case .costs(let each): cost += each * box.clippedLength(from: stretch.start, to: stretch.end)
      case .bars(let width):
        if box.expanded(by: width / 2).clippedLength(from: stretch.start, to: stretch.end) > 0 { return nil }
      }
    }
    // A foreign disc nearby makes one wonder whose name it is.
    return cost + 0.5 * Double(max(0, discGrid.count(box, margin: 7, upTo: 9) - 1))
  }

  /// The free places around the disc, cheapest first.
  private func places(beside request: Request) -> [Placement] {
    let center = request.center
    var places: [Placement] = []
    for (shape, size) in request.shapes.enumerated() {
      let (width, height) = (size.width, size.height)
      func offer(_ minX: Double, _ minY: Double, _ anchor: Scene.Anchor, _ preference: Double) {
        let box = Box(minX: minX, minY: minY, maxX: minX + width, maxY: minY + height)
        guard discGrid.isFree(box, margin: 1), !taken.overlapsAny(box), let cost = cost(of: box) else { return }
        guard request.detour(box) < Request.longestDetour else { return }
        // Where there is a direction, the usual order of the sides only decides between equals.
        let usual = request.direction == nil ? preference : 0.3 * preference
        places.append(
          Placement(
            box: box, shape: shape, anchor: anchor, leader: [], cost: usual + cost + size.cost + request.detour(box)))
      }
      let (right, left) = request.isRightToLeft ? (0.5, 0.0) : (0.0, 0.5)
      for (gap, extra) in [(3.0, 0.0), (8.0, 1.6)] {
        let reach = request.radius + gap
        let slant = request.radius * 0.75 + gap
        offer(center.x + reach, center.y - height / 2, .start, right + extra)
        offer(center.x - reach - width, center.y - height / 2, .end, left + extra)
        offer(center.x - width / 2, center.y + reach - 2, .middle, 0.3 + extra)
        offer(center.x - width / 2, center.y - reach + 2 - height, .middle, 0.4 + extra)
        offer(center.x + slant, center.y + slant - height / 2, .start, right + 0.6 + extra)
        offer(center.x + slant, center.y - slant - height / 2, .start, right + 0.6 + extra)
        offer(center.x - slant - width, center.y + slant - height / 2, .end, left + 0.6 + extra)
        offer(center.x - slant - width, center.y - slant - height / 2, .end, left + 0.6 + extra)
        offer(center.x - request.radius, center.y + reach - 2, .start, right + 0.9 + extra)
        offer(center.x - request.radius, center.y - reach + 2 - height, .start, right + 0.9 + extra)
        offer(center.x + request.radius - width, center.y + reach - 2, .end, left + 0.9 + extra)
        offer(center.x + request.radius - width, center.y - reach + 2 - height, .end, left + 0.9 + extra)
      }
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
      for (shape, size) in request.shapes.enumerated() {
        for step in 0..<24 {
          let angle = Double(step) * Double.pi / 12
          let way = Point(x: cos(angle), y: sin(angle))
          let middle =
            request.center + way * (request.radius + distance)
            + Point(x: way.x * size.width / 2, y: way.y * size.height / 2)
          let box = Box(
            minX: middle.x - size.width / 2, minY: middle.y - size.height / 2,
            maxX: middle.x + size.width / 2, maxY: middle.y + size.height / 2)
          guard discGrid.isFree(box, margin: 1), !taken.overlapsAny(box), let covered = cost(of: box) else { continue }
          guard ring >= 30 || request.detour(box) < Request.longestDetour else { continue }
          let near = box.nearest(to: request.center)
          let far = request.center + (near - request.center).unit * (request.radius + 1)
          var cost = covered + size.cost + crossings(from: far, to: near, around: request) + request.detour(box)
          if abs(way.x) < 0.5 { cost += 0.3 }
          let anchor: Scene.Anchor = way.x > 0.35 ? .start : way.x < -0.35 ? .end : .middle
          if cost < (best?.cost ?? .infinity) {
            best = Placement(box: box, shape: shape, anchor: anchor, leader: [far, near], cost: cost)
          }
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
    discGrid.visit(reach, margin: 0) { index in
      let disc = discs[index]
      if disc.center != request.center,
        Box(center: disc.center, radius: disc.radius).clippedLength(from: start, to: end) > 0
      {
        cost += Self.crossing
      }
      return true
    }
    return cost
  }
}
