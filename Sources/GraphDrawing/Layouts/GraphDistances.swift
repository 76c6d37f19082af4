/// Shortest distances from one vertex after another over the same graph.
///
/// Breadth-first search where all edges are equally long, else the algorithm of Dijkstra with vertices in buckets as wide
/// as the shortest edge, in which no vertex is settled too early (Denardo, Fox 1979, doi:10.1287/opre.27.1.161).
/// Memory is taken once; a search takes none.
struct GraphDistances {
  private let graph: LayoutGraph
  /// The length of every edge, where there is only one.
  private let commonLength: Float?
  private let width: Float
  private let bucketCount: Int
  /// The queue of a breadth-first search, or for each vertex those before and behind it in its bucket.
  private var next: [Int32]
  private var previous: [Int32]
  private var heads: [Int32]

  init(_ graph: LayoutGraph) {
    self.graph = graph
    let shortest = graph.lengths.min() ?? 1
    let longest = graph.lengths.max() ?? 1
    commonLength = shortest == longest ? shortest : nil
    // Where lengths differ too much, buckets are wider, and vertices may be taken from one more than once.
    width = max(shortest, longest / 4096)
    bucketCount = commonLength == nil ? Int((longest / width).rounded(.up)) + 4 : 0
    next = [Int32](repeating: -1, count: graph.vertexCount)
    previous = commonLength == nil ? next : []
    heads = [Int32](repeating: -1, count: bucketCount)
  }

  /// Writes the distance of every vertex from `source`, infinity where there is no way.
  ///
  /// - Complexity: O(V + E), times the ratio of the longest to the shortest edge at worst.
  mutating func find(from source: Int, into distances: inout [Float]) {
    let count = graph.vertexCount
    precondition(distances.count == count && source >= 0 && source < count)
    unsafe graph.offsets.withUnsafeBufferPointer { offsets in
      unsafe graph.targets.withUnsafeBufferPointer { targets in
        unsafe distances.withUnsafeMutableBufferPointer { found in
          unsafe found.update(repeating: .infinity)
          if let commonLength {
            unsafe next.withUnsafeMutableBufferPointer { queue in
              unsafe Self.searchByLevels(
                source, offsets: offsets, targets: targets, length: commonLength, queue: queue, distances: found)
            }
          } else {
            unsafe searchByLengths(source, offsets: offsets, targets: targets, distances: found)
          }
        }
      }
    }
  }

  private static func searchByLevels(
    _ source: Int, offsets: UnsafeBufferPointer<Int32>, targets: UnsafeBufferPointer<Int32>, length: Float,
    queue: UnsafeMutableBufferPointer<Int32>, distances: UnsafeMutableBufferPointer<Float>
  ) {
    unsafe distances[source] = 0
    unsafe queue[0] = Int32(source)
    var first = 0
    var last = 1
    while first < last {
      let vertex = unsafe Int(queue[first])
      first += 1
      let distance = unsafe distances[vertex] + length
      let (start, end) = unsafe (Int(offsets[vertex]), Int(offsets[vertex + 1]))
      for arc in start..<end {
        let target = unsafe Int(targets[arc])
        if unsafe distances[target] == .infinity {
          unsafe distances[target] = distance
          unsafe queue[last] = Int32(target)
          last += 1
        }
      }
    }
  }

  private mutating func searchByLengths(
    _ source: Int, offsets: UnsafeBufferPointer<Int32>, targets: UnsafeBufferPointer<Int32>,
    distances: UnsafeMutableBufferPointer<Float>
  ) {
    let (width, bucketCount) = (width, bucketCount)
    unsafe graph.lengths.withUnsafeBufferPointer { lengths in
      unsafe next.withUnsafeMutableBufferPointer { next in
        unsafe previous.withUnsafeMutableBufferPointer { previous in
          unsafe heads.withUnsafeMutableBufferPointer { heads in
            unsafe heads.update(repeating: -1)
            unsafe distances[source] = 0
            unsafe next[source] = -1
            unsafe previous[source] = -1
            unsafe heads[0] = Int32(source)
            var waiting = 1
            var bucket = 0
            while waiting > 0 {
              let taken = unsafe heads[bucket]
              guard taken >= 0 else {
                bucket = bucket + 1 == bucketCount ? 0 : bucket + 1
                continue
              }
              let vertex = Int(taken)
              let follower = unsafe next[vertex]
              unsafe heads[bucket] = follower
              if follower >= 0 { unsafe previous[Int(follower)] = -1 }
              waiting -= 1
              let distance = unsafe distances[vertex]
              let (start, end) = unsafe (Int(offsets[vertex]), Int(offsets[vertex + 1]))
              for arc in start..<end {
                let target = unsafe Int(targets[arc])
                let candidate = unsafe distance + lengths[arc]
                let old = unsafe distances[target]
                guard candidate < old else { continue }
                let place = Int(candidate / width) % bucketCount
                if old == .infinity {
                  waiting += 1
                } else {
                  // A vertex that was taken before stands in no bucket.
                  let (before, behind) = unsafe (previous[target], next[target])
                  let oldPlace = Int(old / width) % bucketCount
                  let isWaiting = unsafe before >= 0 || heads[oldPlace] == Int32(target)
                  if isWaiting {
                    if before >= 0 { unsafe next[Int(before)] = behind } else { unsafe heads[oldPlace] = behind }
                    if behind >= 0 { unsafe previous[Int(behind)] = before }
                  } else {
                    waiting += 1
                  }
                }
                unsafe distances[target] = candidate
                let head = unsafe heads[place]
                unsafe next[target] = head
                unsafe previous[target] = -1
                if head >= 0 { unsafe previous[Int(head)] = Int32(target) }
                unsafe heads[place] = Int32(target)
              }
            }
          }
        }
      }
    }
  }
}
