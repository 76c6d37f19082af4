#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Samples of a rare success: the vertices that the source reaches grow arc by arc, the most promising first; each arc
/// works with nearly the chance that it has given success, and the sample weighs as much less. The mean weight is the
/// chance, whatever was taken for promising.
struct WeightedSamples {
  private let rows: ReliabilityRows
  private let seed: UInt64
  /// For each vertex a guess at the chance that it reaches the target, when it works: over arcs that lead nearer to the
  /// target along most probable paths, as if what they lead to were independent.
  private let promise: Buffer<Double>
  private let arena = Arena()

  init(rows: ReliabilityRows, seed: UInt64) {
    self.rows = rows
    self.seed = seed
    let n = rows.vertexCount
    promise = arena.zeros(of: Double.self, n)
    let distances = arena.buffer(n, repeating: Double.infinity)
    let missing = arena.buffer(n, repeating: 1.0)
    let isSettled = arena.zeros(of: Bool.self, n)
    var heap = QuadHeap<LengthEntry>(in: arena)
    distances[rows.target] = 0
    missing[rows.target] = 0
    heap.push(LengthEntry(length: 0, vertex: UInt32(rows.target)))
    while !heap.isEmpty {
      let vertex = Int(heap.pop().vertex)
      if isSettled[vertex] { continue }
      isSettled[vertex] = true
      promise[vertex] = 1 - missing[vertex]
      for arc in rows.into.arcs(of: vertex) {
        let start = Int(rows.into.ends[arc])
        if isSettled[start] || start == rows.source { continue }
        let chance = rows.into.chances[arc] * rows.works[vertex]
        missing[start] *= 1 - chance * promise[vertex]
        let length = distances[vertex] - log(chance)
        if length < distances[start] {
          distances[start] = length
          heap.push(LengthEntry(length: length, vertex: UInt32(start)))
        }
      }
    }
  }

  struct Scratch: Sendable {
    let arena: Arena
    /// The last sample, plus 1, that reached a vertex, and that drew one of its arcs.
    let reached: Buffer<UInt32>
    let drawn: Buffer<UInt32>
    /// The chance that the vertex works, after the arcs to it that were drawn and did not lead there.
    let works: Buffer<Double>

    init(_ vertexCount: Int) {
      arena = Arena()
      reached = arena.zeros(of: UInt32.self, vertexCount)
      drawn = arena.zeros(of: UInt32.self, vertexCount)
      works = arena.zeros(of: Double.self, vertexCount)
    }
  }

  private struct Candidate: HeapEntry {
    /// The chance that the arc works and leads to success, about.
    let promise: Double
    let chance: Double
    let vertex: UInt32

    @inline(__always)
    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
      left.promise != right.promise ? left.promise > right.promise : left.vertex < right.vertex
    }
  }

  func weight(_ sample: Int, _ scratch: Scratch, _ edges: inout Int) -> Double {
    var generator = SeededGenerator(seed: seed &+ UInt64(sample) &* 0xD134_2543_DE82_EF95)
    let stamp = UInt32(truncatingIfNeeded: sample + 1)
    let (target, reached, drawn, works) = (rows.target, scratch.reached, scratch.drawn, scratch.works)
    let arena = Arena()
    defer { arena.free() }
    var heap = QuadHeap<Candidate>(in: arena)
    var weight = 1.0
    /// The logarithm of the chance that no candidate leads to success, as if they were independent.
    var noneLeft = 0.0
    var growing = rows.source
    reached[growing] = stamp
    while true {
      for arc in rows.out.arcs(of: growing) {
        let end = Int(rows.out.ends[arc])
        edges += 1
        if reached[end] == stamp || (end == target && growing == rows.source) { continue }
        let chance = rows.out.chances[arc]
        let promise = min(chance * rows.works[end] * self.promise[end], 1 - 1e-9)
        if promise <= 0 { continue }
        noneLeft += log1p(-promise)
        heap.push(Candidate(promise: promise, chance: chance, vertex: UInt32(end)))
      }
      var next = -1
      while next < 0 {
        if heap.isEmpty { return 0 }
        let candidate = heap.pop()
        let vertex = Int(candidate.vertex)
        noneLeft -= log1p(-candidate.promise)
        if reached[vertex] == stamp { continue }
        if drawn[vertex] != stamp {
          drawn[vertex] = stamp
          works[vertex] = rows.works[vertex]
        }
        let chance = candidate.chance * works[vertex]
        let otherwise = heap.isEmpty ? 0 : max(-expm1(min(noneLeft, 0)), 1e-300)
        let onward = 1 - (1 - promise[vertex]) * (1 - otherwise)
        let tilted = chance * onward / (chance * onward + (1 - chance) * otherwise)
        if generator.nextUnit() < tilted {
          weight *= chance / tilted
          next = vertex
        } else {
          weight *= (1 - chance) / (1 - tilted)
          works[vertex] *= (1 - candidate.chance) / (1 - chance)
        }
      }
      if next == target { return weight }
      reached[next] = stamp
      growing = next
    }
  }
}
