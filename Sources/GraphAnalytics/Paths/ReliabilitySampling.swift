/// Samples of one part of a network. What a sample draws depends on the seed, its number and the arc, not on the order in
/// which arcs are looked at; so searches from both ends can draw what they need and agree.
struct ReliabilitySampling {
  private let rows: ReliabilityRows
  private let direct: Double
  private let seed: UInt64
  /// Sums over the arcs of the source, and of the target, of the chance that an arc is the first that works.
  private let sourceSums: [Double]
  private let targetSums: [Double]

  /// - Parameter direct: the chance of the arc from source to target, which the samples leave out.
  init(_ rows: ReliabilityRows, direct: Double, seed: UInt64) {
    self.rows = rows
    self.direct = direct
    self.seed = seed
    sourceSums = Self.firstWorking(rows.out, rows.source, except: rows.target)
    targetSums = Self.firstWorking(rows.into, rows.target, except: rows.source)
  }

  private static func firstWorking(_ row: ReliabilityRows.Row, _ vertex: Int, except: Int) -> [Double] {
    var sum = 0.0
    var missed = 1.0
    return row.arcs(of: vertex).map { arc in
      guard Int(row.ends[arc]) != except else { return sum }
      sum += missed * row.chances[arc]
      missed *= 1 - row.chances[arc]
      return sum
    }
  }

  private static let stripe = 64
  private static let pilot = 1024

  mutating func run(_ options: ReliabilityOptions, _ progress: Progress?) throws -> Reliability {
    guard let source = sourceSums.last, let target = targetSums.last, source > 0, target > 0 else {
      return Reliability(exactly: direct)
    }
    let plain = PlainSamples(rows: rows, sourceSums: sourceSums, targetSums: targetSums, seed: seed)
    let scale = (1 - direct) * source * target
    var samples = 0
    var hits = 0
    var edges = 0
    let pool = ScratchPool<PlainSamples.Scratch> { [vertexCount = rows.vertexCount] in .init(vertexCount) }
    while true {
      try progress?(samples, options.maxSamples)
      let goal = min(max(256, 2 * samples), options.maxSamples)
      let tallies = Self.stripes(samples..<goal) { sample, tally in
        pool.borrow { scratch in
          if plain.isHit(sample, scratch, &tally.edges) { tally.hits += 1 }
        }
      }
      for tally in tallies {
        hits += tally.hits
        edges += tally.edges
      }
      samples = goal
      let found = Reliability(hits: hits, samples: samples, offset: direct, scale: scale)
      if samples >= Self.pilot && samples < 2 * Self.pilot && hits * 5 < samples {
        let misses = Double(samples - hits) / max(Double(hits), 0.5)
        let cost = misses * Double(edges) / Double(samples)
        if let rare = try weighted(options, progress, below: cost) { return rare }
      }
      if samples >= options.maxSamples || edges >= options.maxSampledEdges || found.relativeError <= options.precision {
        return found
      }
    }
  }

  /// - Parameter limit: the relative variance of a plain sample times the edges that it looks at.
  /// - Returns: nil where the first weighted samples do no better than that.
  private func weighted(
    _ options: ReliabilityOptions, _ progress: Progress?, below limit: Double
  ) throws -> Reliability? {
    let drawing = WeightedSamples(rows: rows, seed: ~seed)
    let pool = ScratchPool<WeightedSamples.Scratch> { [vertexCount = rows.vertexCount] in .init(vertexCount) }
    var samples = 0
    var edges = 0
    var (sum, squares, largest) = (0.0, 0.0, 0.0)
    while true {
      try progress?(samples, options.maxSamples)
      let goal = min(max(Self.pilot, 2 * samples), options.maxSamples)
      let tallies = Self.stripes(samples..<goal) { sample, tally in
        pool.borrow { scratch in
          let weight = drawing.weight(sample, scratch, &tally.edges)
          tally.sum += weight
          tally.squares += weight * weight
          tally.largest = max(tally.largest, weight)
        }
      }
      for tally in tallies {
        sum += tally.sum
        squares += tally.squares
        largest = max(largest, tally.largest)
        edges += tally.edges
      }
      samples = goal
      if sum == 0 { return nil }
      let mean = sum / Double(samples)
      let variance = max(0, squares / Double(samples) - mean * mean)
      // An edge takes a weighted sample about three times as long.
      if samples <= Self.pilot, variance / (mean * mean) * Double(3 * edges / samples) >= limit {
        return nil
      }
      // Weights that vary little leave what is yet unseen to the second term, as in bounds of Bernstein's kind.
      let quantile = Reliability.normalQuantile
      let half = quantile * (variance / Double(samples)).squareRoot() + quantile * quantile * largest / Double(samples)
      let found = Reliability(
        probability: direct + (1 - direct) * mean, low: direct + (1 - direct) * (mean - half),
        high: direct + (1 - direct) * (mean + half), samples: samples)
      let isNarrow = samples >= 4 * Self.pilot && found.relativeError <= options.precision
      if samples >= options.maxSamples || edges >= options.maxSampledEdges || isNarrow { return found }
    }
  }

  private struct Tally {
    var hits = 0
    var edges = 0
    var sum = 0.0
    var squares = 0.0
    var largest = 0.0
  }

  private static func stripes(
    _ samples: Range<Int>, _ body: @Sendable (_ sample: Int, _ tally: inout Tally) -> Void
  ) -> [Tally] {
    let bounds = Parallel.evenStripes(count: samples.count, size: stripe)
    let arena = Arena()
    defer { arena.free() }
    let tallies = arena.buffer(bounds.count - 1, repeating: Tally())
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      var tally = Tally()
      for sample in bounds[stripe]..<bounds[stripe + 1] { body(samples.lowerBound + sample, &tally) }
      tallies[stripe] = tally
    }
    return tallies.array()
  }
}

/// Samples as they fall, given that some arc of the source works and some arc of the target.
private struct PlainSamples {
  let rows: ReliabilityRows
  let sourceSums: [Double]
  let targetSums: [Double]
  let seed: UInt64

  struct Scratch: Sendable {
    let arena: Arena
    /// The last sample, plus 1, in which the source reached a vertex, and in which it reached the target.
    let reached: Buffer<UInt32>
    let reaching: Buffer<UInt32>
    let ahead: Buffer<UInt32>
    let behind: Buffer<UInt32>

    init(_ vertexCount: Int) {
      arena = Arena()
      reached = arena.zeros(of: UInt32.self, vertexCount)
      reaching = arena.zeros(of: UInt32.self, vertexCount)
      ahead = arena.zeros(of: UInt32.self, vertexCount)
      behind = arena.zeros(of: UInt32.self, vertexCount)
    }
  }

  /// Number `index` of the numbers that `key` stands for (SplitMix64).
  @inline(__always)
  private func unit(_ key: UInt64, _ index: UInt64) -> Double {
    var z = key &+ index &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  func isHit(_ sample: Int, _ scratch: Scratch, _ edges: inout Int) -> Bool {
    var generator = SeededGenerator(seed: seed &+ UInt64(sample) &* 0xD134_2543_DE82_EF95)
    let (arcKey, vertexKey) = (generator.next(), generator.next())
    let stamp = UInt32(truncatingIfNeeded: sample + 1)
    let (source, target, works) = (rows.source, rows.target, rows.works)
    let (reached, reaching, ahead, behind) = (scratch.reached, scratch.reaching, scratch.ahead, scratch.behind)
    var (aheadCount, aheadHead, behindCount, behindHead) = (0, 0, 0, 0)

    @inline(__always)
    func isAlive(_ vertex: Int) -> Bool { works[vertex] >= 1 || unit(vertexKey, UInt64(vertex)) < works[vertex] }
    @inline(__always)
    func isOpen(_ start: Int, _ end: Int, _ chance: Double) -> Bool {
      chance >= 1 || unit(arcKey, UInt64(start) << 32 | UInt64(end)) < chance
    }

    reached[source] = stamp
    reaching[target] = stamp
    let firstOut = first(sourceSums, generator.nextUnit())
    let firstInto = first(targetSums, generator.nextUnit())
    for (index, arc) in rows.out.arcs(of: source).enumerated() where index >= firstOut {
      let end = Int(rows.out.ends[arc])
      edges += 1
      if end == target || !(index == firstOut || isOpen(source, end, rows.out.chances[arc])) || !isAlive(end) {
        continue
      }
      reached[end] = stamp
      ahead[aheadCount] = UInt32(end)
      aheadCount += 1
    }
    for (index, arc) in rows.into.arcs(of: target).enumerated() where index >= firstInto {
      let start = Int(rows.into.ends[arc])
      edges += 1
      if start == source || !(index == firstInto || isOpen(start, target, rows.into.chances[arc])) || !isAlive(start) {
        continue
      }
      if reached[start] == stamp { return true }
      reaching[start] = stamp
      behind[behindCount] = UInt32(start)
      behindCount += 1
    }

    var (aheadWork, behindWork) = (0, 0)
    while aheadHead < aheadCount && behindHead < behindCount {
      if aheadWork <= behindWork {
        let vertex = Int(ahead[aheadHead])
        aheadHead += 1
        for arc in rows.out.arcs(of: vertex) {
          let end = Int(rows.out.ends[arc])
          aheadWork += 1
          if end == target || reached[end] == stamp || !isOpen(vertex, end, rows.out.chances[arc]) { continue }
          if reaching[end] == stamp {
            edges += aheadWork + behindWork
            return true
          }
          if !isAlive(end) { continue }
          reached[end] = stamp
          ahead[aheadCount] = UInt32(end)
          aheadCount += 1
        }
      } else {
        let vertex = Int(behind[behindHead])
        behindHead += 1
        for arc in rows.into.arcs(of: vertex) {
          let start = Int(rows.into.ends[arc])
          behindWork += 1
          if start == source || reaching[start] == stamp || !isOpen(start, vertex, rows.into.chances[arc]) { continue }
          if reached[start] == stamp {
            edges += aheadWork + behindWork
            return true
          }
          if !isAlive(start) { continue }
          reaching[start] = stamp
          behind[behindCount] = UInt32(start)
          behindCount += 1
        }
      }
    }
    edges += aheadWork + behindWork
    return false
  }

  /// Which arc is the first that works, given that one does.
  private func first(_ sums: [Double], _ unit: Double) -> Int {
    let point = unit * (sums.last ?? 0)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= point { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
