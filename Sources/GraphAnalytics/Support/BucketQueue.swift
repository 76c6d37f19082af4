/// A priority queue for Dijkstra's algorithm: vertices wait unsorted in buckets of equal width, and only the nearest bucket
/// is a heap. A heap of hundreds stays in the fastest cache, where one of all waiting vertices does not.
///
/// The distances themselves lie with the caller; a vertex whose distance has fallen since it was pushed is passed over
/// when its old place comes up.
struct BucketQueue {
  private static let bucketCount = 1024
  // A bucket is a list of blocks: the number of the next block, how many vertices it holds, the vertices.
  private static let blockSize = 32
  private static let blockRoom = 30

  private let distances: Buffer<Double>
  private let heads: Buffer<UInt32>
  private var blocks: GrowingBuffer<UInt32>
  private var freeBlock: UInt32 = 0
  private var near: QuadHeap<LengthEntry>
  /// Bucket b holds distances from base + b · width on; the last list, beyond them all, what lies farther.
  private var base = 0.0
  private var perWidth: Double
  private var current = 0.0

  /// - Parameter width: how much distance one bucket spans; it only matters for speed.
  init(distances: Buffer<Double>, width: Double, arena: Arena) {
    self.distances = distances
    heads = arena.zeros(of: UInt32.self, Self.bucketCount + 2)
    blocks = GrowingBuffer(in: arena, capacity: 1 << 15)
    near = QuadHeap(in: arena, capacity: 1024)
    perWidth = Self.inverse(width)
    // Block 0 is never used: 0 says that there is none.
    for _ in 0..<Self.blockSize { blocks.append(0) }
  }

  /// Below this width divisions overflow, and without width all vertices go to the heap.
  private static func inverse(_ width: Double) -> Double { width > 1e-300 && width < 1e300 ? 1 / width : 0 }

  @inline(__always)
  mutating func push(_ vertex: UInt32, _ distance: Double) {
    let place = (distance - base) * perWidth
    if place < current + 1 {
      near.push(LengthEntry(length: distance, vertex: vertex))
    } else {
      append(vertex, to: place < Double(Self.bucketCount) ? Int(place) : Self.bucketCount)
    }
  }

  /// The nearest vertex with its distance, or nil when none waits. A vertex may come up again at the same distance.
  @inline(__always)
  mutating func pop(warming rows: Adjacency) -> LengthEntry? {
    while true {
      while !near.isEmpty {
        let entry = near.pop()
        if entry.length == distances[entry.vertex] { return entry }
      }
      if !advance(rows) { return nil }
    }
  }

  @inline(__always)
  private mutating func append(_ vertex: UInt32, to bucket: Int) {
    var block = Int(heads[bucket])
    if block == 0 || blocks[block + 1] == UInt32(Self.blockRoom) {
      block = newBlock(before: UInt32(block))
      heads[bucket] = UInt32(block)
    }
    let count = Int(blocks[block + 1])
    blocks[block + 2 + count] = vertex
    blocks[block + 1] = UInt32(count + 1)
  }

  @inline(never)
  private mutating func newBlock(before next: UInt32) -> Int {
    var block = Int(freeBlock)
    if block != 0 {
      freeBlock = blocks[block]
    } else {
      block = blocks.count
      for _ in 0..<Self.blockSize { blocks.append(0) }
    }
    blocks[block] = next
    blocks[block + 1] = 0
    return block
  }

  /// Makes the next bucket that holds anything the heap.
  @inline(never)
  private mutating func advance(_ rows: Adjacency) -> Bool {
    while near.isEmpty {
      var bucket = Int(current) + 1
      while bucket < Self.bucketCount && heads[bucket] == 0 { bucket += 1 }
      if bucket >= Self.bucketCount {
        if !spread() { return false }
        continue
      }
      current = Double(bucket)
      var block = take(bucket)
      var warmth: UInt32 = 0
      defer { heads[Self.bucketCount + 1] = warmth }
      while block != 0 {
        for place in 0..<Int(blocks[block + 1]) {
          let vertex = blocks[block + 2 + place]
          let distance = distances[vertex]
          // Nearer than this bucket: settled from another one.
          if (distance - base) * perWidth < current { continue }
          near.push(LengthEntry(length: distance, vertex: vertex))
          // Reads that nothing waits for bring the rows of a whole bucket into the cache together.
          let arc = rows.offsets[vertex]
          if arc < rows.arcCount {
            warmth &+= rows.targets[arc]
            if let weights = rows.weights { warmth &+= UInt32(truncatingIfNeeded: weights[arc].bitPattern) }
          }
        }
        block = free(block)
      }
    }
    return true
  }

  /// Spreads what lies beyond the last bucket over all of them, in buckets wide enough to hold it.
  private mutating func spread() -> Bool {
    var waiting: [UInt32] = []
    var (least, greatest) = (Double.infinity, 0.0)
    var block = take(Self.bucketCount)
    while block != 0 {
      for place in 0..<Int(blocks[block + 1]) {
        let vertex = blocks[block + 2 + place]
        let distance = distances[vertex]
        if (distance - base) * perWidth < Double(Self.bucketCount) { continue }
        waiting.append(vertex)
        least = min(least, distance)
        greatest = max(greatest, distance)
      }
      block = free(block)
    }
    if waiting.isEmpty { return false }
    base = least
    let width = max((greatest - least) / Double(Self.bucketCount - 1), perWidth > 0 ? 1 / perWidth : 0)
    perWidth = Self.inverse(width)
    current = 0
    for vertex in waiting { push(vertex, distances[vertex]) }
    return true
  }

  private mutating func take(_ bucket: Int) -> Int {
    let block = Int(heads[bucket])
    heads[bucket] = 0
    return block
  }

  /// - Returns: the block that followed.
  private mutating func free(_ block: Int) -> Int {
    let next = Int(blocks[block])
    blocks[block] = freeBlock
    freeBlock = UInt32(block)
    return next
  }
}
