import GraphAnalytics
import Testing

@testable import SocialNetworks

struct ValidationTests {
  @Test func qualitiesAreThoseOfAllComparisons() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<40 {
      let count = 2 + generator.next(below: 30)
      let scores = (0..<count).map { _ in Double(generator.next(below: 8)) }
      let isPositive = (0..<count).map { _ in generator.next(below: 3) == 0 }
      let weights = (0..<count).map { _ in Double(generator.next(below: 4)) }
      for used in [nil, weights] as [[Double]?] {
        let found = RankQuality(scores: scores, isPositive: isPositive).values(weights: used)
        let expected = Self.bruteForce(scores, isPositive, used ?? Array(repeating: 1, count: count))
        #expect(found.auc.isNaN == expected.auc.isNaN)
        if !found.auc.isNaN {
          #expect(abs(found.auc - expected.auc) < 1e-12 && abs(found.precision - expected.precision) < 1e-12)
        }
      }
    }
  }

  private static func bruteForce(
    _ scores: [Double], _ isPositive: [Bool], _ weights: [Double]
  ) -> (auc: Double, precision: Double) {
    var (wins, pairs, precision, positives) = (0.0, 0.0, 0.0, 0.0)
    for one in scores.indices where isPositive[one] {
      var (above, right) = (0.0, 0.0)
      for other in scores.indices {
        if !isPositive[other] {
          pairs += weights[one] * weights[other]
          let half = scores[one] == scores[other] ? 0.5 : 0
          wins += weights[one] * weights[other] * (scores[one] > scores[other] ? 1 : half)
        }
        if scores[other] >= scores[one] {
          above += weights[other]
          if isPositive[other] { right += weights[other] }
        }
      }
      positives += weights[one]
      if weights[one] > 0 { precision += weights[one] * right / above }
    }
    return pairs > 0 ? (wins / pairs, precision / positives) : (.nan, .nan)
  }

  @Test func theTopIsCountedWithItsDraws() {
    let quality = RankQuality(scores: [4, 3, 3, 3, 1], isPositive: [true, true, false, false, true])
    #expect(quality.precision(atTop: 1) == 1)
    #expect(abs(quality.precision(atTop: 2) - (1 + 1.0 / 3) / 2) < 1e-15)
    #expect(quality.precision(atTop: 4) == 0.5 && quality.precision(atTop: 100) == 0.6)
    #expect(abs(quality.precision(atTop: 2, weights: [1, 1, 4, 1, 1]) - (1 + 1.0 / 6) / 2) < 1e-15)
    #expect(RankQuality(scores: [], isPositive: []).precision(atTop: 3).isNaN)
  }

  @Test func aPerfectRankingHasOneAndChanceAHalf() {
    let perfect = RankQuality(scores: [3, 2, 1, 0], isPositive: [true, true, false, false]).values()
    #expect(perfect.auc == 1 && perfect.precision == 1)
    let even = RankQuality(scores: [1, 1, 1, 1], isPositive: [true, true, false, false]).values()
    #expect(even.auc == 0.5 && even.precision == 0.5)
    #expect(RankQuality(scores: [1, 2], isPositive: [true, true]).values().auc.isNaN)
  }

  /// Pairs 0–1 and 2–3 meet every week and go on; the others met once, long ago, and never again.
  private static var village: Relationships {
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for week in 0..<40 {
      events.append((.meeting, Double(7 * week), [0, 1], 60))
      events.append((.call, Double(7 * week) + 1, [2, 3], 5))
    }
    for first in 0..<6 { for second in first + 1..<6 { events.append((.email, Double(first), [first, second], 0)) } }
    return Histories.relationships(people: 6, declarations: [(0, 5)], events)
  }

  @Test func lastingTiesArePredicted() throws {
    var options = Validation.Options()
    options.samples = 50
    let found = try Validation(Self.village, options: options)
    #expect(found.pairs == 15 && found.positives == 2 && found.splits.count == 1)
    #expect(
      found.rows.map(\.model) == [
        "tie-decay", "dotalign", "count", "recency", "declared", "meeting alone", "call alone", "email alone",
      ])
    #expect(found.rows[0].auc.value == 1 && found.rows[0].precision.value == 1)
    #expect(found.rows[4].auc.value < 0.5 + 1e-12 && found.rows[5].auc.value == 0.75)
    #expect(found.rows[0].aucLead == .init(value: 0, low: 0, high: 0))
    for row in found.rows where !row.auc.low.isNaN {
      #expect(row.auc.low <= row.auc.high && row.precision.low <= row.precision.high)
    }
    #expect(abs(found.rows[5].aucLead.value - 0.25) < 1e-12)
    #expect(try Validation(Self.village, options: options) == found)
  }

  @Test func rollingSplitsLookUntilTheNext() throws {
    var options = Validation.Options()
    options.split = .rolling(4)
    options.samples = 10
    options.resampling = .pairs
    let found = try Validation(Self.village, options: options)
    #expect(found.splits.count == 4 && found.splits == found.splits.sorted())
    #expect(found.pairs == 60 && found.positives == 8)
    #expect(found.timeScales == found.timeScales.sorted() && (found.timeScales.last ?? 1) < 1)
  }

  @Test func anOutcomeMayBeOneChannel() throws {
    var options = Validation.Options()
    options.outcome = .channel(.call)
    options.samples = 0
    let found = try Validation(Self.village, options: options)
    #expect(found.positives == 1 && found.rows[0].auc.low.isNaN)
    options.outcome = .channel(.favor)
    #expect(throws: NetworkError.self) { try Validation(Self.village, options: options) }
  }

  @Test func anExportIsAskedForItsOwnersTiesOnly() throws {
    var export = Self.village
    export.owner = 0
    var options = Validation.Options()
    options.samples = 20
    options.resampling = .people
    let found = try Validation(export, options: options)
    #expect(found.pairs == 5 && found.positives == 1 && found.rows[0].auc.value == 1 && found.rows[0].auc.low == 1)
  }

  @Test func impossibleSplitsAreRefused() {
    for split in [.fraction(0), .fraction(1), .fraction(.nan), .rolling(0), .moment(0), .moment(.max)]
      as [Validation.Split]
    {
      var options = Validation.Options()
      options.split = split
      #expect(throws: NetworkError.self) { try Validation(Self.village, options: options) }
    }
    #expect(throws: NetworkError.self) { try Validation(Relationships()) }
  }

  @Test func nothingOfTheFutureIsKnown() throws {
    var options = Validation.Options()
    options.samples = 5
    let before = try Validation(Self.village, options: options)
    var changed = Self.village
    let late = Moment(seconds: 400 * Histories.day)
    changed.declarations.append(DeclaredTie(source: 4, target: 5, kind: "friend", since: late))
    changed.ratings.append(Rating(source: 4, target: 5, value: 1, moment: late))
    #expect(try Validation(changed, options: options) == before)
  }
}
