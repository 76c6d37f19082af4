import GraphAnalytics
import Synchronization

/// Bodies in a quadtree of flat arrays, for repulsion in O(n log n).
///
/// Bodies stand along a Morton curve and cells in preorder, each with the place of the next cell that is not within it;
/// so a walk needs no stack. All bodies of a leaf share one walk: what is far from the whole leaf is one body to it.
///
/// - Reference: Barnes, Hut (1986), "A hierarchical O(N log N) force-calculation algorithm", doi:10.1038/324446a0; the
///   shared walk is that of Barnes (1990), doi:10.1016/0021-9991(90)90232-P.
struct BarnesHut: Sendable {
  /// What pushes each body away, and how stiff that push is at its place.
  struct Repulsion: Sendable {
    /// Σ m·(p − q) / |p − q|² over all other bodies q; to be multiplied by the body's own mass.
    var x: [Float]
    var y: [Float]
    /// Σ m / |p − q|², the greatest curvature that the energy of these pushes has.
    var stiffness: [Float]
  }

  private struct Cell: Sendable {
    var x: Float = 0
    var y: Float = 0
    var mass: Float = 0
    var width: Float
    /// The next cell outside of this one.
    var next: Int32 = 0
    /// The bodies, for leaves; in inner cells the count is zero.
    var first: Int32
    var count: Int32
    var parent: Int32
  }

  private struct Source: Sendable {
    var x: Float
    var y: Float
    var mass: Float
  }

  private static let bucket = 8
  private static let depth = 16
  /// Leaves with more bodies than this are those of the greatest depth.
  private static let crowd = 64

  private var order: [Int32]
  private var bodies: [Source] = []
  private var cells: [Cell] = []
  private var leaves: [Int32] = []

  /// - Parameters:
  ///   - x, y: finite places.
  ///   - mass: how strongly each body pushes; not negative.
  /// - Complexity: O(n) and the depth of the tree, which is at most 16.
  init(x: [Float], y: [Float], mass: [Float]) {
    let count = x.count
    order = []
    guard count > 0, let minX = x.min(), let maxX = x.max(), let minY = y.min(), let maxY = y.max() else { return }
    let side = max(maxX - minX, maxY - minY, 1e-9) * 1.0001
    let scale = 65536 / side
    var codes = [UInt32](repeating: 0, count: count)
    for index in 0..<count {
      codes[index] =
        Self.spread(UInt32(min(max((x[index] - minX) * scale, 0), 65535)))
        | Self.spread(UInt32(min(max((y[index] - minY) * scale, 0), 65535))) << 1
    }
    order = Self.sorted(&codes)
    bodies.reserveCapacity(count)
    for body in order { bodies.append(Source(x: x[Int(body)], y: y[Int(body)], mass: mass[Int(body)])) }
    divide(codes, side: side)
    weigh()
  }

  /// The bits of a 16-bit number with a zero before each.
  private static func spread(_ value: UInt32) -> UInt32 {
    var bits = value
    bits = (bits | (bits << 8)) & 0x00FF_00FF
    bits = (bits | (bits << 4)) & 0x0F0F_0F0F
    bits = (bits | (bits << 2)) & 0x3333_3333
    return (bits | (bits << 1)) & 0x5555_5555
  }

  /// Sorts the codes, 11 bits at a time, and says where each was.
  private static func sorted(_ codes: inout [UInt32]) -> [Int32] {
    let count = codes.count
    var order = [Int32](repeating: 0, count: count)
    for index in 0..<count { order[index] = Int32(index) }
    var nextCodes = codes
    var nextOrder = order
    for shift in [UInt32(0), 11, 22] {
      var starts = [Int](repeating: 0, count: 2049)
      for code in codes { starts[Int((code >> shift) & 2047) + 1] += 1 }
      for digit in 0..<2048 { starts[digit + 1] += starts[digit] }
      for index in 0..<count {
        let digit = Int((codes[index] >> shift) & 2047)
        let place = starts[digit]
        starts[digit] = place + 1
        nextCodes[place] = codes[index]
        nextOrder[place] = order[index]
      }
      swap(&codes, &nextCodes)
      swap(&order, &nextOrder)
    }
    return order
  }

  /// Makes the cells, parents before children.
  private mutating func divide(_ codes: [UInt32], side: Float) {
    struct Task {
      var start: Int
      var end: Int
      var depth: Int
      var parent: Int32
    }
    var widths = [side]
    for level in 1...Self.depth { widths.append(widths[level - 1] / 2) }
    cells.reserveCapacity(codes.count)
    var tasks = [Task(start: 0, end: codes.count, depth: 0, parent: -1)]
    while var task = tasks.popLast() {
      // A cell whose bodies are all in one quarter of it is that quarter.
      while task.end - task.start > Self.bucket, task.depth < Self.depth {
        let shift = UInt32(2 * (Self.depth - 1 - task.depth))
        guard codes[task.start] >> shift == codes[task.end - 1] >> shift else { break }
        task.depth += 1
      }
      let index = Int32(cells.count)
      let isLeaf = task.end - task.start <= Self.bucket || task.depth == Self.depth
      cells.append(
        Cell(
          width: widths[task.depth], first: Int32(task.start), count: isLeaf ? Int32(task.end - task.start) : 0,
          parent: task.parent))
      if isLeaf {
        leaves.append(index)
        continue
      }
      let shift = UInt32(2 * (Self.depth - 1 - task.depth))
      let base = (codes[task.start] >> shift) & ~3
      var end = task.end
      for quarter in [UInt32(3), 2, 1, 0] {
        // The first body of this quarter.
        var low = task.start
        var high = end
        while low < high {
          let middle = (low + high) / 2
          if codes[middle] >> shift < base + quarter { low = middle + 1 } else { high = middle }
        }
        if low < end { tasks.append(Task(start: low, end: end, depth: task.depth + 1, parent: index)) }
        end = low
      }
    }
  }

  /// Fills in the masses with their centers, children before parents.
  private mutating func weigh() {
    for index in cells.indices.reversed() {
      var cell = cells[index]
      if cell.count > 0 {
        for body in Int(cell.first)..<Int(cell.first + cell.count) {
          cell.x += bodies[body].x * bodies[body].mass
          cell.y += bodies[body].y * bodies[body].mass
          cell.mass += bodies[body].mass
        }
      }
      cell.next += 1
      if cell.parent >= 0 {
        let parent = Int(cell.parent)
        cells[parent].x += cell.x
        cells[parent].y += cell.y
        cells[parent].mass += cell.mass
        cells[parent].next += cell.next
      }
      // Until now the number of cells within.
      cell.next += Int32(index)
      if cell.mass > 0 {
        cell.x /= cell.mass
        cell.y /= cell.mass
      }
      cells[index] = cell
    }
  }

  /// The pushes of all on all.
  ///
  /// - Parameters:
  ///   - theta: cells narrower than this share of their distance count as one body; 0 for the exact sum.
  ///   - softening: bodies nearer than this push no harder.
  /// - Complexity: O(n log n / θ²) time.
  /// - Determinism: the same bits for any number of threads.
  func repulsion(theta: Float, softening: Float) -> Repulsion {
    let stripeSize = 64
    let stripes = (leaves.count + stripeSize - 1) / stripeSize
    let found = Mutex([(first: Int, sums: [Source])](repeating: (0, []), count: stripes))
    Parallel.forEach(stripes: stripes) { stripe, _ in
      let range = stripe * stripeSize..<min((stripe + 1) * stripeSize, leaves.count)
      let sums = pushes(onLeaves: range, theta: theta, softening: softening)
      found.withLock { $0[stripe] = (Int(cells[Int(leaves[range.lowerBound])].first), sums) }
    }
    var result = Repulsion(
      x: [Float](repeating: 0, count: order.count), y: [Float](repeating: 0, count: order.count),
      stiffness: [Float](repeating: 0, count: order.count))
    found.withLock { stripes in
      for (first, sums) in stripes {
        for index in 0..<sums.count {
          let body = Int(order[first + index])
          result.x[body] = sums[index].x
          result.y[body] = sums[index].y
          result.stiffness[body] = sums[index].mass
        }
      }
    }
    return result
  }

  /// The sums for the bodies of some leaves, in the order of the curve.
  private func pushes(onLeaves range: Range<Int>, theta: Float, softening: Float) -> [Source] {
    var result: [Source] = []
    var sources: [Source] = []
    let reachFactor = theta > 0 ? 1 / theta : .infinity
    let soft = softening * softening
    for leaf in range {
      let group = cells[Int(leaves[leaf])]
      let (first, end) = (Int(group.first), Int(group.first + group.count))
      var radius: Float = 0
      for body in first..<end {
        let (dx, dy) = (bodies[body].x - group.x, bodies[body].y - group.y)
        radius = max(radius, dx * dx + dy * dy)
      }
      radius = radius.squareRoot()
      sources.removeAll(keepingCapacity: true)
      var index = 0
      while index < cells.count {
        let cell = cells[index]
        let (dx, dy) = (cell.x - group.x, cell.y - group.y)
        let reach = cell.width * reachFactor + radius
        // Bodies on one spot, too many to tell apart, are one body to each other as well.
        if dx * dx + dy * dy > reach * reach || cell.count > Self.crowd {
          sources.append(Source(x: cell.x, y: cell.y, mass: cell.mass))
          index = Int(cell.next)
        } else if cell.count > 0 {
          sources += bodies[Int(cell.first)..<Int(cell.first + cell.count)]
          index = Int(cell.next)
        } else {
          index += 1
        }
      }
      var body = first
      while body < end {
        Self.push(on: bodies, from: body, to: min(body + 4, end), by: sources, soft: soft, into: &result)
        body += 4
      }
    }
    return result
  }

  /// Four bodies at a time.
  private static func push(
    on bodies: [Source], from start: Int, to end: Int, by sources: [Source], soft: Float, into result: inout [Source]
  ) {
    var x = SIMD4<Float>(repeating: bodies[start].x)
    var y = SIMD4<Float>(repeating: bodies[start].y)
    for lane in 1..<4 where start + lane < end {
      x[lane] = bodies[start + lane].x
      y[lane] = bodies[start + lane].y
    }
    var sumX = SIMD4<Float>()
    var sumY = SIMD4<Float>()
    var sumStiffness = SIMD4<Float>()
    for source in sources {
      let dx = x - source.x
      let dy = y - source.y
      let square = dx * dx + dy * dy
      // A body does not push itself.
      let share = (source.mass / (square + soft)).replacing(with: 0, where: square .== 0)
      sumX += dx * share
      sumY += dy * share
      sumStiffness += share
    }
    for lane in 0..<end - start {
      result.append(Source(x: sumX[lane], y: sumY[lane], mass: sumStiffness[lane]))
    }
  }
}
