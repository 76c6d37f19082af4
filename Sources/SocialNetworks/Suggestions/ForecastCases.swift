import GraphAnalytics

/// Pairs without a tie at one moment: all of them, or a sample in two parts that stands for all.
///
/// Near are those with a common contact and those who have had to do with each other; the rest is far. Where there are too
/// many pairs, each part is sampled by a seeded generator and every pair counts for as many as it stands for. Pairs that are
/// given as positives are always there.
struct ForecastCases {
  struct Limits {
    /// As many pairs are looked at one and all.
    var all: Int
    var near: Int
    var far: Int
    /// From how many people pairs are drawn, at most.
    var people = Int.max
  }

  struct Case {
    var first: Int
    var second: Int
    var weight: Double
    var isPositive: Bool
  }

  /// Pairs that are candidates, and how many of them are near, an estimate where people are drawn.
  private(set) var candidateCount = 0
  private(set) var nearCount = 0.0
  private(set) var isSample = false

  private let ground: ForecastGround
  private let sweep: PairEvidenceSweep
  private let present: [Int]
  private let positives: Set<UInt64>

  /// - Parameter positives: pairs, the lower number first; those that are no candidates are passed over.
  init(_ ground: ForecastGround, positives: [(low: Int, high: Int)]) {
    self.ground = ground
    sweep = ground.makeSweep()
    let owner = ground.source.owner.map { ground.source.places[$0] }
    present = (0..<ground.count).filter { ground.isPresent[$0] && $0 != owner }
    let candidates = Set(present)
    self.positives = Set(
      positives.filter { candidates.contains($0.low) && candidates.contains($0.high) && !ground.isTie($0.low, $0.high) }
        .map { Self.key($0.low, $0.high) })
  }

  var presentCount: Int { present.count }
  var positiveCount: Int { positives.count }

  static func key(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(min(first, second)) << 32 | UInt64(max(first, second))
  }

  /// Calls `body` with every case, sorted by its first person, and the evidence on it.
  ///
  /// - Complexity: one sweep for each person, two where pairs are sampled.
  mutating func visit(
    _ limits: Limits, seed: UInt64, progress: Progress?,
    _ body: (_ item: Case, _ evidence: PairEvidence, _ signs: ForecastGround.Signs?) -> Void
  ) throws {
    let pairCount = present.count * max(0, present.count - 1) / 2
    var ties = 0
    for tie in ground.tieLows.indices {
      let owner = ground.source.owner.map { ground.source.places[$0] }
      if Int(ground.tieLows[tie]) != owner && Int(ground.tieHighs[tie]) != owner { ties += 1 }
    }
    candidateCount = max(0, pairCount - ties)
    if pairCount <= limits.all {
      try visitAll(progress, body)
    } else {
      try visitSample(limits, seed: seed, progress: progress, body)
    }
  }

  private mutating func visitAll(
    _ progress: Progress?, _ body: (Case, PairEvidence, ForecastGround.Signs?) -> Void
  ) throws {
    for (place, first) in present.enumerated() {
      try progress?(place, present.count)
      sweep.sweep(from: first, depth: ForecastGround.depth)
      for second in present[(place + 1)...] {
        let signs = ground.signs(first, second)
        if signs?.isTie ?? false { continue }
        let evidence = sweep.evidence(on: second)
        if evidence.common > 0 || signs?.areAny ?? false { nearCount += 1 }
        let isPositive = positives.contains(Self.key(first, second))
        body(Case(first: first, second: second, weight: 1, isPositive: isPositive), evidence, signs)
      }
    }
  }

  private mutating func visitSample(
    _ limits: Limits, seed: UInt64, progress: Progress?,
    _ body: (Case, PairEvidence, ForecastGround.Signs?) -> Void
  ) throws {
    isSample = true
    var generator = SeededGenerator(seed: seed)
    var drawn = present
    let isWhole = present.count <= limits.people
    if !isWhole {
      generator.shuffle(&drawn)
      drawn = drawn.prefix(limits.people).sorted()
    }
    // Each pair is met once from everybody, and by as many times less often from the drawn.
    let factor = isWhole ? 1 : Double(present.count) / Double(drawn.count) / 2
    var counts: [Int] = []
    for (place, first) in drawn.enumerated() {
      try progress?(place, 2 * drawn.count)
      counts.append(near(first, isWhole: isWhole).count)
    }
    let nearTotal = counts.reduce(0, +)
    nearCount = Double(nearTotal) * factor
    let nearShare = min(1, Double(limits.near) / Double(max(1, nearTotal)))
    let farEach = max(1, limits.far / max(1, drawn.count))
    let farWeight = max(0, Double(candidateCount) - nearCount) / Double(farEach * drawn.count)
    var cases: [Case] = []
    let wanted = positives.sorted()
    for key in wanted {
      cases.append(Case(first: Int(key >> 32), second: Int(key & 0xFFFF_FFFF), weight: 1, isPositive: true))
    }
    for first in drawn {
      for second in near(first, isWhole: isWhole) where nearShare == 1 || generator.nextUnit() < nearShare {
        if positives.contains(Self.key(first, second)) { continue }
        cases.append(Case(first: first, second: second, weight: factor / nearShare, isPositive: false))
      }
      var tries = 0
      var taken = 0
      while taken < farEach && tries < 4 * farEach + 20 {
        tries += 1
        let second = present[generator.next(below: present.count)]
        if second == first || ground.signs(first, second) != nil || sweep.evidence(on: second).common > 0 { continue }
        taken += 1
        if positives.contains(Self.key(first, second)) { continue }
        cases.append(Case(first: first, second: second, weight: farWeight, isPositive: false))
      }
    }
    cases.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    var last = -1
    for (place, item) in cases.enumerated() {
      if item.first != last {
        try progress?(cases.count + place, 2 * cases.count)
        sweep.sweep(from: item.first, depth: ForecastGround.depth)
        last = item.first
      }
      body(item, sweep.evidence(on: item.second), ground.signs(item.first, item.second))
    }
  }

  /// Candidates near to a person, those of higher number where everybody is asked; leaves their sweep behind.
  private func near(_ first: Int, isWhole: Bool) -> [Int] {
    sweep.sweep(from: first)
    var found = sweep.found.filter { second in
      sweep.evidence(on: second).common > 0 && (second > first || !isWhole) && isCandidate(first, second)
    }
    for (second, signs) in ground.partners(of: first)
    where signs.areAny && !signs.isTie && (second > first || !isWhole) && sweep.evidence(on: second).common == 0 {
      if isCandidate(first, second) { found.append(second) }
    }
    return found
  }

  private func isCandidate(_ first: Int, _ second: Int) -> Bool {
    let owner = ground.source.owner.map { ground.source.places[$0] }
    return second != owner && ground.isPresent[second] && !ground.isTie(first, second)
  }
}
