import GraphAnalytics

/// Distances of all vertices from a few sources at a time, other ones each time, until every vertex has been a source.
///
/// Where the network is not too wide, the searches from all sources of a batch run at once, a bit for each: lengths are
/// then whole multiples of a step, a quarter of the usual length, or exact where all are equal. Else the searches run one
/// by one with exact lengths, fewer of them.
///
/// - Reference: Then, Kaufmann, Chirigati and others (2014), doi:10.14778/2735496.2735507, for searches at once.
struct SampledDistances {
  /// The sources of the last batch.
  private(set) var sources: [Int32] = []
  /// Vertex after vertex, the distance from each of the sources; −1 where there is no way.
  private(set) var rows: [Float]

  private let graph: LayoutGraph
  private var order: [Int32]
  private var position = 0
  /// The length of a step, and of each edge in steps; 0 where searches run one by one.
  private let step: Float
  private let stepsOfArcs: [UInt8]
  private let ringSize: Int
  private var seen: [UInt64] = []
  private var fronts: [UInt64] = []
  private var single: GraphDistances?
  private var found: [Float] = []

  private static let batch = 64
  /// More levels than that are searched one source at a time.
  private static let levelLimit: Float = 240

  /// - Parameter reach: at least half of the greatest distance.
  init(_ graph: LayoutGraph, reach: Float, generator: inout SeededGenerator) {
    self.graph = graph
    let count = graph.vertexCount
    order = Array(0..<Int32(count))
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, generator.next(below: last + 1)) }
    let shortest = graph.lengths.min() ?? 1
    let longest = graph.lengths.max() ?? 1
    let usual = Float(graph.lengths.reduce(0) { $0 + Double($1) } / Double(max(graph.lengths.count, 1)))
    let step = shortest == longest ? shortest : max(usual / 4, longest / 32)
    if 2 * reach / step <= Self.levelLimit {
      self.step = step
      stepsOfArcs = graph.lengths.map { UInt8(max(1, min(255, ($0 / step).rounded()))) }
      ringSize = Int(stepsOfArcs.max() ?? 1) + 1
      seen = [UInt64](repeating: 0, count: count)
      fronts = [UInt64](repeating: 0, count: count * ringSize)
      rows = [Float](repeating: -1, count: count * min(Self.batch, count))
    } else {
      self.step = 0
      stepsOfArcs = []
      ringSize = 0
      single = GraphDistances(graph)
      found = [Float](repeating: 0, count: count)
      rows = [Float](repeating: -1, count: count * min(Self.batch / 4, count))
    }
  }

  /// How many sources a batch has.
  var width: Int { rows.count / max(graph.vertexCount, 1) }

  /// The next batch.
  mutating func advance() {
    let count = graph.vertexCount
    let width = width
    sources = (0..<width).map { order[(position + $0) % count] }
    position = (position + width) % count
    if step > 0 { searchAtOnce() } else { searchOneByOne() }
  }

  private mutating func searchOneByOne() {
    let width = width
    for (place, source) in sources.enumerated() {
      single?.find(from: Int(source), into: &found)
      for vertex in found.indices { rows[vertex * width + place] = found[vertex].isFinite ? found[vertex] : -1 }
    }
  }

  private mutating func searchAtOnce() {
    let count = graph.vertexCount
    let width = width
    let ringSize = ringSize
    let all = width == 64 ? UInt64.max : (1 << UInt64(width)) - 1
    unsafe rows.withUnsafeMutableBufferPointer { rows in
      unsafe seen.withUnsafeMutableBufferPointer { seen in
        unsafe fronts.withUnsafeMutableBufferPointer { fronts in
          unsafe rows.update(repeating: -1)
          unsafe seen.update(repeating: 0)
          unsafe fronts.update(repeating: 0)
          for (place, source) in sources.enumerated() {
            let vertex = Int(source)
            unsafe seen[vertex] |= 1 << UInt64(place)
            unsafe fronts[vertex] |= 1 << UInt64(place)
            unsafe rows[vertex * width + place] = 0
          }
          unsafe graph.offsets.withUnsafeBufferPointer { offsets in
            unsafe graph.targets.withUnsafeBufferPointer { targets in
              unsafe stepsOfArcs.withUnsafeBufferPointer { steps in
                var level = 1
                var quiet = 0
                // When as many levels as the longest edge has steps found nothing new, nothing is left to find.
                while quiet < ringSize {
                  let current = level % ringSize * count
                  let distance = Float(level) * step
                  var isQuiet = true
                  for vertex in 0..<count {
                    var fresh: UInt64 = 0
                    let known = unsafe seen[vertex]
                    if known != all {
                      let (start, end) = unsafe (Int(offsets[vertex]), Int(offsets[vertex + 1]))
                      if ringSize == 2 {
                        let previous = count - current
                        for arc in start..<end { unsafe fresh |= fronts[previous + Int(targets[arc])] }
                      } else {
                        for arc in start..<end {
                          var slot = unsafe level % ringSize - Int(steps[arc])
                          if slot < 0 { slot += ringSize }
                          unsafe fresh |= fronts[slot * count + Int(targets[arc])]
                        }
                      }
                      fresh &= ~known
                      unsafe seen[vertex] = known | fresh
                    }
                    unsafe fronts[current + vertex] = fresh
                    if fresh != 0 {
                      isQuiet = false
                      let row = vertex * width
                      repeat {
                        unsafe rows[row + fresh.trailingZeroBitCount] = distance
                        fresh &= fresh - 1
                      } while fresh != 0
                    }
                  }
                  quiet = isQuiet ? quiet + 1 : 0
                  level += 1
                }
              }
            }
          }
        }
      }
    }
  }
}
