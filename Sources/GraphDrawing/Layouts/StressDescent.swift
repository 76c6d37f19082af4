import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Moves points pair by pair towards the distances they should have, in steps that grow smaller.
///
/// Minimized is the stress Σ w (|x_i − x_j| − d_ij)², w = 1/d². A pair moves by min(1, w·η) of what it lacks, where η
/// falls by the same factor from round to round.
///
/// - Reference: Zheng, Pawar, Goodman (2018), doi:10.1109/TVCG.2018.2859997.
struct StressDescent {
  private(set) var points: [SIMD2<Float>]
  /// 0 for vertices that stay, 1 for others.
  private let mobility: [Float]
  private var generator: SeededGenerator

  /// Two vertices and their distance in the network.
  struct Pair {
    var first: Int32
    var second: Int32
    var distance: Float
  }

  init(points: [SIMD2<Float>], isPinned: [Bool], generator: SeededGenerator) {
    self.points = points
    self.generator = generator
    mobility = points.indices.map { isPinned.isEmpty || !isPinned[$0] ? 1 : 0 }
  }

  /// The factors η of each round, from the one that lets the farthest pair move in full to the one that lets the nearest
  /// pair move by a tenth.
  static func steps(count: Int, first: Float, last: Float) -> [Float] {
    guard count > 1 else { return [last] }
    let ratio = Double(last / first)
    return (0..<count).map { round in
      Float(Double(first) * pow(ratio, Double(round) / Double(count - 1)))
    }
  }

  // MARK: all pairs

  /// Rounds over all pairs.
  mutating func run(_ pairs: inout [Pair], steps: [Float]) {
    shuffle(&pairs)
    let block = 128
    var order = Array(0..<Int32((pairs.count + block - 1) / block))
    for step in steps {
      shuffle(&order)
      move(pairs, blocks: order, of: block, by: step)
    }
  }

  /// Σ ((|x_i − x_j| − d_ij) / d_ij)².
  func stress(of pairs: [Pair]) -> Double {
    var sum = 0.0
    for pair in pairs {
      let apart = points[Int(pair.first)] - points[Int(pair.second)]
      let miss = (apart * apart).sum().squareRoot() / pair.distance - 1
      sum += Double(miss * miss)
    }
    return sum
  }

  private mutating func move(_ pairs: [Pair], blocks: [Int32], of size: Int, by step: Float) {
    unsafe pairs.withUnsafeBufferPointer { pairs in
      unsafe mobility.withUnsafeBufferPointer { mobility in
        unsafe points.withUnsafeMutableBufferPointer { points in
          for block in blocks {
            let start = Int(block) * size
            for place in start..<min(start + size, pairs.count) {
              let pair = unsafe pairs[place]
              let (first, second) = (Int(pair.first), Int(pair.second))
              let apart = unsafe points[first] - points[second]
              let square = (apart * apart).sum()
              let share = min(1, step / (pair.distance * pair.distance))
              if square > 1e-12 {
                let length = square.squareRoot()
                let move = apart * (share * 0.5 * (length - pair.distance) / length)
                unsafe points[first] -= move * mobility[first]
                unsafe points[second] += move * mobility[second]
              } else {
                let way = Self.way(first, second) * (share * 0.5 * pair.distance)
                unsafe points[first] += way * mobility[first]
                unsafe points[second] -= way * mobility[second]
              }
            }
          }
        }
      }
    }
  }

  /// A direction in which two vertices on one spot leave it.
  private static func way(_ first: Int, _ second: Int) -> SIMD2<Float> {
    let mixed = UInt32(truncatingIfNeeded: first &* 0x9E37_79B1 &+ second &* 0x85EB_CA77)
    let x = Float(mixed >> 16) / 32768 - 1
    let y = Float(mixed & 0xFFFF) / 32768 - 1
    let length = (x * x + y * y).squareRoot()
    return length > 1e-3 ? SIMD2(x, y) / length : SIMD2(1, 0)
  }

  // MARK: edges and samples

  /// Rounds over all vertices, in which each moves towards its distances from the sources of a batch and towards
  /// its neighbors.
  ///
  /// - Parameter pull: how much an edge weighs beside a sampled pair. Neighbors draw each other together without a
  ///   length at which they rest: of all pairs of a large network, edges are so few that they would not be seen else.
  mutating func run(_ graph: LayoutGraph, _ samples: inout SampledDistances, pull: Float, steps: [Float]) {
    var order = points.indices.filter { mobility[$0] > 0 }.map(Int32.init)
    for step in steps {
      shuffle(&order)
      samples.advance()
      move(order, graph, samples.rows, sources: samples.sources, pull: pull, by: step)
    }
  }

  private mutating func move(
    _ order: [Int32], _ graph: LayoutGraph, _ rows: [Float], sources: [Int32], pull: Float, by step: Float
  ) {
    let width = sources.count
    unsafe graph.offsets.withUnsafeBufferPointer { offsets in
      unsafe graph.targets.withUnsafeBufferPointer { targets in
        unsafe graph.lengths.withUnsafeBufferPointer { lengths in
          unsafe rows.withUnsafeBufferPointer { rows in
            unsafe sources.withUnsafeBufferPointer { sources in
              unsafe points.withUnsafeMutableBufferPointer { points in
                for entry in order {
                  let vertex = Int(entry)
                  var point = unsafe points[vertex]
                  let (start, end) = unsafe (Int(offsets[vertex]), Int(offsets[vertex + 1]))
                  for arc in start..<end {
                    let length = unsafe lengths[arc]
                    let apart = unsafe point - points[Int(targets[arc])]
                    point -= apart * (0.5 * min(1, pull * step / (length * length)))
                  }
                  let row = vertex * width
                  for place in 0..<width {
                    let distance = unsafe rows[row + place]
                    let source = unsafe Int(sources[place])
                    guard distance > 0 else { continue }
                    let apart = unsafe point - points[source]
                    let square = (apart * apart).sum()
                    guard square > 1e-12 else {
                      point += Self.way(vertex, source) * (0.01 * distance)
                      continue
                    }
                    let length = square.squareRoot()
                    point -= apart * (0.5 * step * (length - distance) / (max(distance * distance, step) * length))
                  }
                  unsafe points[vertex] = point
                }
              }
            }
          }
        }
      }
    }
  }

  /// Fisher-Yates; written here, where it is compiled for its values.
  private mutating func shuffle<Value>(_ values: inout [Value]) {
    guard values.count > 1 else { return }
    var last = values.count - 1
    while last > 0 {
      values.swapAt(last, generator.next(below: last + 1))
      last -= 1
    }
  }
}
