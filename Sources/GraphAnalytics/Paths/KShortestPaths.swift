extension PathSearch {
  /// The best `count` paths of the query, in the order of `PathFinder`.
  func shortestPaths(_ query: PathQuery, count: Int) -> [Path] {
    if query.avoiding.contains(query.source) || query.avoiding.contains(query.target) || query.maxHops < 0 { return [] }
    if query.source == query.target { return [Path(vertices: [Vertex(Int(query.source))], length: 0)] }
    isLost = false
    guard connect(query) || isLost else { return [] }
    if isLost { return exactPaths(query, count: count) }
    var first: [UInt32]?
    if best.hops <= query.maxHops {
      first = soundBestPath(query)
      if first == nil { return exactPaths(query, count: count) }
    }
    if count == 1, let first { return [priced(first, query)] }
    let isLevel = first.map { zip($0, $0.dropFirst()).contains { stepLength($0, $1) == 0 } } ?? false
    reverse.begin(query, count: count, hasLengthsOfZero: isLevel)
    var paths = PathRanking(search: self, query: query)
    let found = paths.best(count, startingWith: first)
    return !isLost && isSound(found) ? found : exactPaths(query, count: count)
  }

  /// The same from plain searches alone, for lengths that the quicker ones contradict themselves on.
  private func exactPaths(_ query: PathQuery, count: Int) -> [Path] {
    var paths = PathRanking(search: self, query: query, bounding: .never)
    return paths.best(count, startingWith: nil)
  }

  /// The best path, if it is as long as the search says, but for rounding and tolerance.
  private func soundBestPath(_ query: PathQuery) -> [UInt32]? {
    guard let path = bestPath(query) else { return nil }
    let slack = 2 * EdgeLengths.tieTolerance * Double(best.hops + 1)
    return priced(path, query).length <= best.length * (1 + slack) && path.isLoopless ? path : nil
  }

  /// Whether paths are loopless and none is shorter than the one before, but for rounding and tolerance.
  private func isSound(_ paths: [Path]) -> Bool {
    var least = 0.0
    for path in paths {
      let slack = 2 * EdgeLengths.tieTolerance * Double(path.hops + 1)
      if path.length * (1 + slack) < least || path.length == .infinity || !path.vertices.isLoopless { return false }
      least = max(least, path.length)
    }
    return true
  }
}

extension Array where Element: Hashable {
  /// Whether nothing is here twice.
  fileprivate var isLoopless: Bool {
    if count > 24 { return Set(self).count == count }
    for place in indices.dropFirst() where self[..<place].contains(self[place]) { return false }
    return true
  }
}

/// Yen's algorithm with Lawler's partition: the set of all paths is split, by prefix and by forbidden next vertices, around
/// each path that is given out; each part waits with a lower bound and is searched only when that bound is the least.
struct PathRanking {
  /// All paths that begin like `path[...last]` and do not go on to one of `excluded`.
  private struct Part {
    var path: Int
    var last: Int
    var excluded: [UInt32]
    /// A lower bound; the true cost when `found` is there.
    var cost: PathCost
    /// Set when following exact bounds has failed or been outrun, so that only a search can tell.
    var needsSearch = false
    var found: [UInt32]?
  }

  /// Whether parts wait with bounds from the searches before.
  enum Bounding { case whereKnown, never }

  private let search: PathSearch
  private let query: PathQuery
  private let bounding: Bounding
  private var given: [[UInt32]] = []
  /// For each given path and each of its vertices, the cost up to there, without passing through it.
  private var costs: [[PathCost]] = []
  private var waiting: [Part] = []

  init(search: PathSearch, query: PathQuery, bounding: Bounding = .whereKnown) {
    self.search = search
    self.query = query
    self.bounding = bounding
  }

  /// - Parameter first: the best path, where it is known already.
  mutating func best(_ count: Int, startingWith first: [UInt32]?) -> [Path] {
    if let first {
      give(first, deviation: 0, excluded: query.notFirst)
    } else {
      // The whole set, as the part of all paths that begin with the source.
      given.append([query.source])
      costs.append([.zero])
      wait(Part(path: 0, last: 0, excluded: query.notFirst, cost: .zero))
    }
    let offset = first == nil ? 1 : 0
    while given.count - offset < count, var part = nextPart() {
      if let found = part.found {
        give(found, deviation: part.last, excluded: part.excluded)
        continue
      }
      settle(&part)
      if !part.cost.isInfinite { wait(part) }
    }
    return given.dropFirst(offset).map { search.priced($0, query) }
  }

  /// Gives out a path and splits what is left of the part it came from.
  private mutating func give(_ path: [UInt32], deviation: Int, excluded: [UInt32]) {
    let number = given.count
    given.append(path)
    var along: [PathCost] = [.zero]
    along.reserveCapacity(path.count)
    for (previous, next) in zip(path, path.dropFirst()) {
      let left = (along.last ?? .zero).raised(by: query.passing(previous))
      along.append(left.extended(by: search.stepLength(previous, next)))
    }
    costs.append(along)
    search.spur.block(path[..<deviation])
    for last in deviation..<(path.count - 1) {
      search.spur.block(path[last])
      let part = Part(
        path: number, last: last, excluded: (last == deviation ? excluded : []) + [path[last + 1]], cost: .zero)
      let cost = bound(part)
      if !cost.isInfinite {
        var part = part
        part.cost = cost
        wait(part)
      }
    }
  }

  private func start(of part: Part) -> PathCost {
    costs[part.path][part.last].raised(by: query.passing(given[part.path][part.last]))
  }

  private func bound(_ part: Part) -> PathCost {
    if bounding == .never { return start(of: part) }
    return search.spur.bound(
      from: given[part.path][part.last], start: start(of: part), excluding: part.excluded, query)
  }

  /// Brings a part one step nearer to its best path: a better bound, the path itself, or the news that there is none.
  private func settle(_ part: inout Part) {
    let prefix = given[part.path][...part.last]
    let spur = given[part.path][part.last]
    let start = start(of: part)
    if bounding == .never {
      settleExactly(&part)
      return
    }
    search.spur.block(prefix)
    if !part.cost.precedes(search.reverse.top) && !search.reverse.top.isInfinite {
      search.reverse.grow(beyond: part.cost)
    }
    if !part.needsSearch {
      let bound = bound(part)
      if bound.isInfinite || part.cost.precedes(bound) {
        part.cost = bound
        return
      }
      let path = search.spur.descend(
        from: spur, start: start, excluding: part.excluded, total: bound, query)
      if let path {
        finish(&part, path)
        return
      }
      part.needsSearch = true
    }
    switch search.spur.run(from: spur, start: start, excluding: part.excluded, query) {
    case .found(let path): finish(&part, path)
    case .notBelow(let cost): part.cost = cost
    case .none: part.cost = .infinite
    case .lost: settleExactly(&part)
    }
  }

  private func settleExactly(_ part: inout Part) {
    let rest = ExactSearch(graph: search.graph, arcCost: search.arcCost).path(
      after: given[part.path][..<part.last], from: given[part.path][part.last], start: start(of: part),
      excluding: part.excluded, query)
    if let rest { finish(&part, rest) } else { part.cost = .infinite }
  }

  private func finish(_ part: inout Part, _ rest: [UInt32]) {
    let path = Array(given[part.path][...part.last]) + rest
    part.found = path
    part.cost = PathCost(search.priced(path, query).length, Int32(path.count - 1))
  }

  // MARK: the parts that wait, as a binary heap

  private func precedes(_ left: Part, _ right: Part) -> Bool {
    if left.cost.precedes(right.cost) { return true }
    if right.cost.precedes(left.cost) { return false }
    // Of equal bounds, those not yet found come first, so that no path is given out before its equals are known.
    guard let leftPath = left.found else { return right.found != nil }
    guard let rightPath = right.found else { return false }
    return leftPath.lexicographicallyPrecedes(rightPath)
  }

  private mutating func wait(_ part: Part) {
    waiting.append(part)
    var place = waiting.count - 1
    while place > 0 && precedes(waiting[place], waiting[(place - 1) / 2]) {
      waiting.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func nextPart() -> Part? {
    guard let last = waiting.popLast() else { return nil }
    guard let result = waiting.first else { return last }
    waiting[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < waiting.count {
        if precedes(waiting[child], waiting[least]) { least = child }
      }
      if least == place { return result }
      waiting.swapAt(place, least)
      place = least
    }
  }
}
