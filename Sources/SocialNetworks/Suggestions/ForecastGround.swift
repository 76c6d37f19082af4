import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was known of people and pairs at one moment: nothing that happened or was said from that second on is in it.
struct ForecastGround: Sendable {
  let source: ForecastSource
  let moment: Int64
  let timeScale: Double
  let count: Int
  /// Pairs that are ties, and their weights.
  private(set) var tieLows: [UInt32] = []
  private(set) var tieHighs: [UInt32] = []
  private(set) var tieWeights: [Double] = []
  /// Every pair of which anything is known, by each of its people: `partners[offsets[p]..<offsets[p + 1]]`, rising, with the
  /// number of its signs.
  private(set) var offsets: [Int]
  private(set) var partners: [UInt32] = []
  private var signNumbers: [UInt32] = []
  private var signs: [Signs] = []
  /// Of people: whether anything was known of them; log(1 + contacts), activity, new ties.
  private(set) var isPresent: [Bool]
  private(set) var degrees: [Double]
  private var activity: [Double]
  private var newTies: [Double]

  /// What is known of a pair besides routes.
  struct Signs: Sendable, Equatable {
    var isTie = false
    /// Decaying sum of what both were part of without turning to each other.
    var together = 0.0
    var togetherCount = 0
    /// The least faded one.
    var freshest = 0.0
    /// Decaying sum of what happened between the two that is no tie.
    var dealings = 0.0
    var dealingCount = 0
    var last = Int64.min

    var areAny: Bool { togetherCount > 0 || dealingCount > 0 }
  }

  init(_ source: ForecastSource, before moment: Int64, timeScale: Validation.TimeScale) {
    self.source = source
    self.moment = moment
    count = source.places.count
    let scale = Self.scale(source.history, before: moment, timeScale)
    self.timeScale = scale
    let fades = Fading(moment: moment, scale: scale)
    isPresent = Array(repeating: false, count: count)
    degrees = Array(repeating: 0, count: count)
    activity = degrees
    newTies = degrees
    let strengths = Self.strengths(source, before: moment, scale: scale)
    var kept: [(low: UInt32, high: UInt32)] = []
    for (number, pair) in source.pairs.enumerated() {
      let since = source.tieSince[number]
      var own = Signs()
      own.isTie = since.map { $0 < moment } ?? false
      let (low, high) = (Int(pair.low), Int(pair.high))
      for event in source.history.events(ofPair: pair.place) {
        let happened = source.history.moments[event]
        if happened >= moment { break }
        let fade = fades.share(of: happened)
        let worth = fade / Double(max(1, Int(source.history.sizes[event]) - 1))
        if source.history.directions[event] & 4 != 0 {
          own.together += worth
          own.togetherCount += 1
          own.freshest = max(own.freshest, fade)
        } else {
          activity[low] += worth
          activity[high] += worth
          if own.isTie && source.meaning.counts(event, in: source.history) { continue }
          own.dealings += worth
          own.dealingCount += 1
        }
        own.last = happened
      }
      if own.isTie, let since {
        if since > .min {
          let fade = fades.newness(of: since)
          newTies[low] += fade
          newTies[high] += fade
        }
        degrees[low] += 1
        degrees[high] += 1
        tieLows.append(pair.low)
        tieHighs.append(pair.high)
        tieWeights.append(strengths(pair.place))
      }
      guard own.isTie || own.areAny else { continue }
      isPresent[low] = true
      isPresent[high] = true
      kept.append((pair.low, pair.high))
      signs.append(own)
    }
    offsets = Array(repeating: 0, count: count + 1)
    settleWeights()
    index(kept)
    for person in 0..<count {
      degrees[person] = log1p(degrees[person])
      activity[person] = log1p(5 * activity[person])
      newTies[person] = log1p(newTies[person])
    }
  }

  /// Strengths differ between models and kinds of data by orders: w = s / (s + median) lies between 0 and 1 for all.
  private mutating func settleWeights() {
    let sorted = tieWeights.sorted()
    guard !sorted.isEmpty else { return }
    let median = max(sorted[sorted.count / 2], 1e-9)
    for tie in tieWeights.indices { tieWeights[tie] = max(tieWeights[tie] / (tieWeights[tie] + median), 0.02) }
  }

  private mutating func index(_ kept: [(low: UInt32, high: UInt32)]) {
    for pair in kept {
      offsets[Int(pair.low) + 1] += 1
      offsets[Int(pair.high) + 1] += 1
    }
    for person in 0..<count { offsets[person + 1] += offsets[person] }
    var places = offsets
    partners = Array(repeating: 0, count: 2 * kept.count)
    signNumbers = partners
    // Sorted by the lower one, then the higher one: lower partners of each come first, then higher ones, both rising.
    for (number, pair) in kept.enumerated() {
      partners[places[Int(pair.high)]] = pair.low
      signNumbers[places[Int(pair.high)]] = UInt32(number)
      places[Int(pair.high)] += 1
    }
    for (number, pair) in kept.enumerated() {
      partners[places[Int(pair.low)]] = pair.high
      signNumbers[places[Int(pair.low)]] = UInt32(number)
      places[Int(pair.low)] += 1
    }
  }

  // MARK: - Asking

  func makeSweep() -> PairEvidenceSweep {
    PairEvidenceSweep(count: count, sources: tieLows, targets: tieHighs, weights: tieWeights)
  }

  func signs(_ first: Int, _ second: Int) -> Signs? {
    var (low, high) = (offsets[first], offsets[first + 1])
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if partners[middle] < UInt32(second) { low = middle + 1 } else { high = middle }
    }
    return low < end && partners[low] == UInt32(second) ? signs[Int(signNumbers[low])] : nil
  }

  /// All of whom anything is known together with one person.
  func partners(of person: Int) -> [(partner: Int, signs: Signs)] {
    (offsets[person]..<offsets[person + 1]).map { (Int(partners[$0]), signs[Int(signNumbers[$0])]) }
  }

  func contactCount(of person: Int) -> Double { expm1(degrees[person]).rounded() }

  /// How much a person does, and how many ties they make, lately.
  func liveliness(of person: Int) -> Double { activity[person] + newTies[person] }

  func isTie(_ first: Int, _ second: Int) -> Bool { signs(first, second)?.isTie ?? false }

  /// The features of a pair.
  func features(_ first: Int, _ second: Int, _ evidence: PairEvidence, _ signs: Signs?) -> SIMD16<Double> {
    var values = SIMD16<Double>(repeating: 0)
    let (one, other) = (degrees[first], degrees[second])
    values[ForecastFeature.allocation.rawValue] = log(evidence.allocation + 1e-2)
    values[ForecastFeature.attention.rawValue] = log(evidence.weightedAllocation + 1e-3)
    values[ForecastFeature.routes.rawValue] = log(-log(max(1e-12, 1 - evidence.anyRoute)) + 1e-3)
    values[ForecastFeature.commonContacts.rawValue] = log1p(evidence.common)
    values[ForecastFeature.longRoutes.rawValue] = log(evidence.threeSteps + 1e-2)
    values[ForecastFeature.together.rawValue] = log((signs?.together ?? 0) + 1e-2)
    values[ForecastFeature.everTogether.rawValue] = (signs?.togetherCount ?? 0) > 0 ? 1 : 0
    values[ForecastFeature.lastTogether.rawValue] = log((signs?.freshest ?? 0) + 1e-2)
    values[ForecastFeature.dealings.rawValue] = log((signs?.dealings ?? 0) + 1e-2)
    values[ForecastFeature.dealingCount.rawValue] = log1p(Double(signs?.dealingCount ?? 0))
    values[ForecastFeature.sharedAttributes.rawValue] = log(source.attributes.worth(first, second) + 0.1)
    values[ForecastFeature.contacts.rawValue] = one + other
    values[ForecastFeature.activity.rawValue] = activity[first] + activity[second]
    values[ForecastFeature.newTies.rawValue] = newTies[first] + newTies[second]
    values[ForecastFeature.distance.rawValue] = evidence.distance == 0 ? 7 : Double(min(7, evidence.distance))
    values[ForecastFeature.imbalance.rawValue] = abs(one - other)
    return values
  }

  /// How far a sweep looks.
  static let depth = 6

  // MARK: - Time

  /// Halves as the strengths do: half of an event within 180 days, half within 14, both times the scale.
  private struct Fading {
    let moment: Int64
    let slow: Double
    let fresh: Double

    init(moment: Int64, scale: Double) {
      self.moment = moment
      slow = 1 / (180 * 86_400 * scale)
      fresh = 1 / (14 * 86_400 * scale)
    }

    func share(of second: Int64) -> Double {
      let age = Double(moment) - Double(second)
      return 0.5 * exp2(-age * slow) + 0.5 * exp2(-age * fresh)
    }

    /// New ties are forgotten within 60 days.
    func newness(of second: Int64) -> Double { exp2(-(Double(moment) - Double(second)) * slow * 3) }
  }

  /// Half-lives span at most 2/5 of what is known.
  static func scale(_ history: TieHistory, before moment: Int64, _ timeScale: Validation.TimeScale) -> Double {
    switch timeScale {
    case .factor(let factor): return factor
    case .automatic:
      let moments = history.moments.filter { $0 < moment }.sorted()
      guard !moments.isEmpty else { return 1 }
      let days = Double(moment - moments[moments.count / 100]) / 86_400
      return min(1, max(days, 1e-3) / (2.5 * 180))
    }
  }

  private static func strengths(_ source: ForecastSource, before moment: Int64, scale: Double) -> (Int) -> Double {
    if let strengths = source.strengths {
      return { place in (strengths.forward[place] + strengths.backward[place]) / 2 }
    }
    guard let model = source.model else { return { _ in 1 } }
    var options = TieHistory.Options()
    options.before = moment
    let known = source.history.statements(until: moment - 1).keeping(options)
    let strengths = model.strengths(known, moment - 1)
    return { place in
      let (first, second) = source.history.pair(place)
      return known.pairIndex(first, second).map { (strengths.forward[$0] + strengths.backward[$0]) / 2 } ?? 0
    }
  }
}
