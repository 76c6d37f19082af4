/// Brandes's algorithm for unit lengths: one breadth-first search from the source, then dependencies from the farthest
/// level back.
///
/// Every step from one level to the next goes the cheaper of two ways: pushing along the arcs of the level that has the
/// values, or pulling along the arcs of the vertices that want them. Pulling reads an array that is 0 outside of the level
/// that has the values, so that no arc needs a test; pushing adds to every neighbor, since what reaches a vertex of another
/// level is never read.
final class LevelBetweenness: Sendable {
  /// Path counts beyond this go to the search that cannot overflow.
  private static let greatestCount = 1e280

  private let rows: BetweennessRows
  private let arena = Arena()
  private let isVisited: Buffer<UInt8>
  private let paths: Buffer<Double>
  private let pushed: Buffer<Double>
  private let masked: Buffer<Double>
  private let dependencies: Buffer<Double>
  private let order: Buffer<UInt32>
  private let unvisited: Buffer<UInt32>
  private let levels: Buffer<Level>

  private struct Level: BitwiseCopyable {
    var start = 0
    var outgoing = 0
    var incoming = 0
  }

  init(rows: BetweennessRows) {
    self.rows = rows
    let count = rows.out.vertexCount
    isVisited = arena.zeros(of: UInt8.self, count)
    paths = arena.zeros(of: Double.self, count)
    pushed = arena.zeros(of: Double.self, count)
    masked = arena.zeros(of: Double.self, count)
    dependencies = arena.zeros(of: Double.self, count)
    order = arena.zeros(of: UInt32.self, count)
    unvisited = arena.zeros(of: UInt32.self, count)
    levels = arena.zeros(of: Level.self, count + 2)
  }

  deinit { arena.free() }

  /// Adds the dependencies of `source` on all vertices of its part. False, and nothing added, when path counts are too
  /// great for this search.
  func run(source: Int, within part: Range<Int>, into sums: Buffer<Double>) -> Bool {
    isVisited.slice(part).fill(with: 0)
    pushed.slice(part).fill(with: 0)
    guard let levelCount = search(from: source, within: part) else { return false }
    pushed.slice(part).fill(with: 0)
    accumulate(levelCount: levelCount, factor: rows.represented[source], into: sums)
    return true
  }

  /// Fills `order`, `levels` and `paths`. Returns the number of levels, the source's included.
  private func search(from source: Int, within part: Range<Int>) -> Int? {
    let (isVisited, paths, order, levels) = (isVisited, paths, order, levels)
    let (out, incoming) = (rows.out, rows.incoming)
    isVisited[source] = 1
    paths[source] = 1
    order[0] = UInt32(source)
    var open = incoming.offsets[part.upperBound] - incoming.offsets[part.lowerBound]
    var (start, end) = (0, 1)
    var level = 0
    var unvisitedCount = -1
    while start < end {
      var (outgoing, arriving) = (0, 0)
      var greatest = 0.0
      for place in start..<end {
        let vertex = Int(order[place])
        outgoing += out.arcs(of: vertex).count
        arriving += incoming.arcs(of: vertex).count
        greatest = max(greatest, paths[vertex])
      }
      if greatest > Self.greatestCount { return nil }
      levels[level] = Level(start: start, outgoing: outgoing, incoming: arriving)
      open -= arriving
      level += 1
      let frontier = start..<end
      if open > 2 * outgoing {
        end = pushPaths(from: frontier)
      } else {
        if unvisitedCount < 0 { unvisitedCount = listUnvisited(in: part) }
        (end, unvisitedCount) = pullPaths(from: frontier, unvisitedCount)
      }
      start = frontier.upperBound
    }
    levels[level] = Level(start: end)
    return level
  }

  private func pushPaths(from frontier: Range<Int>) -> Int {
    let (isVisited, paths, pushed, order, rows) = (isVisited, paths, pushed, order, rows.out)
    let targets = rows.targets
    var end = frontier.upperBound
    for place in frontier {
      let vertex = order[place]
      let count = paths[vertex]
      for arc in rows.arcs(of: Int(vertex)) {
        let target = targets[arc]
        pushed[target] += count
        if isVisited[target] == 0 {
          isVisited[target] = 1
          order[end] = target
          end &+= 1
        }
      }
    }
    for place in frontier.upperBound..<end { paths[order[place]] = pushed[order[place]] }
    return end
  }

  private func listUnvisited(in part: Range<Int>) -> Int {
    let (isVisited, unvisited) = (isVisited, unvisited)
    var count = 0
    for vertex in part where isVisited[vertex] == 0 {
      unvisited[count] = UInt32(truncatingIfNeeded: vertex)
      count &+= 1
    }
    return count
  }

  private func pullPaths(from frontier: Range<Int>, _ listed: Int) -> (end: Int, unvisited: Int) {
    let (isVisited, paths, masked, order, unvisited, rows) = (isVisited, paths, masked, order, unvisited, rows.incoming)
    for place in frontier { masked[order[place]] = paths[order[place]] }
    var end = frontier.upperBound
    var kept = 0
    for place in 0..<listed {
      let vertex = unvisited[place]
      if isVisited[vertex] != 0 { continue }
      let count = Self.sum(of: masked, over: rows.targets, rows.arcs(of: Int(vertex)))
      if count > 0 {
        isVisited[vertex] = 1
        paths[vertex] = count
        order[end] = vertex
        end &+= 1
      } else {
        unvisited[kept] = vertex
        kept &+= 1
      }
    }
    for place in frontier { masked[order[place]] = 0 }
    return (end, kept)
  }

  /// From the last level to the first after the source: δ_v = σ_v Σ_w (represented_w + δ_w)/σ_w over the successors w.
  private func accumulate(levelCount: Int, factor: Double, into sums: Buffer<Double>) {
    let (paths, dependencies, pushed, masked, order, levels) = (paths, dependencies, pushed, masked, order, levels)
    let (out, incoming, represented) = (rows.out, rows.incoming, rows.represented)
    if levelCount < 3 { return }
    for place in levels[levelCount - 1].start..<levels[levelCount].start { dependencies[order[place]] = 0 }
    for level in stride(from: levelCount - 1, to: 1, by: -1) {
      let later = levels[level].start..<levels[level + 1].start
      let earlier = levels[level - 1].start..<levels[level].start
      if levels[level].incoming < levels[level - 1].outgoing / 2 {
        for place in later {
          let vertex = order[place]
          let share = (represented[vertex] + dependencies[vertex]) / paths[vertex]
          for arc in incoming.arcs(of: Int(vertex)) { pushed[incoming.targets[arc]] += share }
        }
        for place in earlier {
          let vertex = order[place]
          let dependency = paths[vertex] * pushed[vertex]
          dependencies[vertex] = dependency
          sums[vertex] += factor * dependency
        }
      } else {
        for place in later {
          let vertex = order[place]
          masked[vertex] = (represented[vertex] + dependencies[vertex]) / paths[vertex]
        }
        for place in earlier {
          let vertex = order[place]
          let dependency = paths[vertex] * Self.sum(of: masked, over: out.targets, out.arcs(of: Int(vertex)))
          dependencies[vertex] = dependency
          sums[vertex] += factor * dependency
        }
        for place in later { masked[order[place]] = 0 }
      }
    }
  }

  @inline(__always)
  private static func sum(of values: Buffer<Double>, over targets: Buffer<UInt32>, _ range: Range<Int>) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var arc = range.lowerBound
    let end = range.upperBound
    while arc &+ 3 < end {
      a += values[targets[arc]]
      b += values[targets[arc &+ 1]]
      c += values[targets[arc &+ 2]]
      d += values[targets[arc &+ 3]]
      arc &+= 4
    }
    while arc < end {
      a += values[targets[arc]]
      arc &+= 1
    }
    return (a + b) + (c + d)
  }
}
