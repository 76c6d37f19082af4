import GraphAnalytics
import SocialNetworks
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct TieDecayTests {
  private static let day = Histories.day

  /// The published sum and nothing else: S = 1 − exp(−b).
  private static var bare: TieDecayParameters {
    var bare = TieDecayParameters()
    for channel in Channel.allCases { bare[channel] = .init(halfLifeDays: 180, weight: 1) }
    bare.freshShare = 0
    bare.spacingDays = 0
    bare.reciprocityPatience = 0
    bare.attention = 0
    bare.declaredFloor = 0
    bare.confirmation = 0
    bare.commonContacts = 0
    bare.inferredFactor = 1
    return bare
  }

  private static func strengths(
    _ history: TieHistory, _ parameters: TieDecayParameters = TieDecayParameters(), day: Double
  ) -> (forward: Double, backward: Double) {
    let found = TieStrengthModel.tieDecay(parameters).strengths(history, Int64(day * 86_400))
    return (found.forward[0], found.backward[0])
  }

  private static func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-12) -> Bool { abs(a - b) <= tolerance }

  @Test func unitEventsDecayAsPublished() {
    let history = Histories.make(people: 2, [0.0, 90, 360].map { (.meeting, $0, [0, 1], 0) })
    for (day, sum) in [(360.0, 1.603553), (540, 0.801777)] {
      let (forward, backward) = Self.strengths(history, Self.bare, day: day)
      #expect(forward == backward)
      #expect(Self.isNear(-log1p(-forward), sum, 5e-7))
    }
    #expect(Self.isNear(Self.strengths(history, Self.bare, day: 0).forward, 1 - exp(-1)))
    #expect(Self.strengths(history, Self.bare, day: -1).forward == 0)
  }

  @Test func termsOfAnEventMultiply() {
    // Four people for an hour and a quarter of... half an hour: 1/3 each, √½ for the time.
    let history = Histories.make(people: 4, [(.meeting, 0, [1, 0, 2, 3], 30)])
    let expected = 0.5.squareRoot() / 3
    let found = TieStrengthModel.tieDecay(Self.bare).strengths(history, 0)
    #expect(found.forward.allSatisfy { Self.isNear(-log1p(-$0), expected) })
    var inferred = Self.bare
    inferred.inferredFactor = 0.25
    let pairs = TieStrengthModel.tieDecay(inferred).strengths(history, 0)
    for pair in 0..<history.pairCount {
      let isObserved = history.pair(pair).first == 1 || history.pair(pair).second == 1
      #expect(Self.isNear(-log1p(-pairs.forward[pair]), isObserved ? expected : expected / 4))
    }
  }

  @Test func durationCountsBetweenHalfAndTwice() {
    let terms = [0, 60, 900, 1800, 3600, 14_400, 1_000_000].map { TieDecayParameters.durationTerm(seconds: $0) }
    #expect(terms == [1, 0.5, 0.5, 0.5.squareRoot(), 1, 2, 2])
  }

  @Test func oneSidedMailIsDampedToTheFloor() {
    let answered = Histories.make(people: 2, [(.email, 0, [0, 1], 0), (.email, 0, [1, 0], 0)])
    #expect(Self.isNear(Self.strengths(answered, Self.bare, day: 0).forward, 1 - exp(-1)))
    let unanswered = Histories.make(people: 2, [(.email, 0, [0, 1], 0), (.email, 0, [0, 1], 0)])
    var parameters = Self.bare
    parameters.reciprocityFloor = 0.2
    #expect(Self.isNear(Self.strengths(unanswered, parameters, day: 0).forward, 1 - exp(-0.4)))
    #expect(Self.strengths(unanswered, parameters, day: 0).backward == 0)
    parameters.attention = 0.5
    #expect(Self.isNear(Self.strengths(unanswered, parameters, day: 0).backward, 1 - exp(-0.2)))
    // Three times out, once back: ρ = ½; with patience 4 it is 6/8.
    #expect(Self.bare.reciprocity(3, 1) == 0.5)
    parameters.reciprocityPatience = 4
    #expect(parameters.reciprocity(3, 1) == 0.75)
    #expect(parameters.reciprocity(1000, 0) == 0.2 && parameters.reciprocity(0, 0) == 1)
  }

  @Test func callsAreNotDamped() {
    let history = Histories.make(people: 2, [(.call, 0, [0, 1], 60)])
    let (forward, backward) = Self.strengths(history, Self.bare, day: 0)
    #expect(forward == backward && Self.isNear(forward, 1 - exp(-1)))
  }

  @Test func burstsCountLessThanTheSameSpread() {
    let burst = Histories.make(people: 2, (0..<5).map { (.meeting, Double($0) / 100, [0, 1], 0) })
    let spread = Histories.make(people: 2, (0..<5).map { (.meeting, Double($0) * 7, [0, 1], 0) })
    var parameters = Self.bare
    parameters.spacingDays = 7
    #expect(parameters.spacing(gap: 0) == 0 && Self.isNear(parameters.spacing(gap: 7 * Self.day), 0.5))
    #expect(
      Self.strengths(burst, parameters, day: 30).forward < Self.strengths(spread, parameters, day: 30).forward)
    let sum = -log1p(-Self.strengths(spread, parameters, day: 28).forward)
    let expected = exp2(-28.0 / 180) + 0.5 * [7.0, 14, 21, 28].reduce(0) { $0 + exp2(-(28 - $1) / 180) }
    #expect(Self.isNear(sum, expected))
  }

  @Test func whatIsFreshFadesSooner() {
    var parameters = Self.bare
    parameters.freshShare = 0.5
    parameters.freshHalfLifeDays = 18
    let history = Histories.make(people: 2, [(.meeting, 0, [0, 1], 0)])
    #expect(Self.isNear(-log1p(-Self.strengths(history, parameters, day: 0).forward), 1))
    #expect(Self.isNear(-log1p(-Self.strengths(history, parameters, day: 180).forward), 0.25 + 0.5 * exp2(-10)))
  }

  @Test func theLastRatingOfADirectionStands() {
    let history = Histories.make(
      people: 2, ratings: [(0, 1, 0.25), (1, 0, 0.5), (0, 1, 0.75)], [(.meeting, 0, [0, 1], 0)])
    let (forward, backward) = Self.strengths(history, day: 0)
    #expect(forward == 0.75 && backward == 0.5)
  }

  @Test func contactListsHaveTheFloorAndOldTiesKeepIt() {
    let history = Histories.make(people: 3, declarations: [(2, 0)], [(.email, 0, [0, 1], 0)])
    let early = TieStrengthModel.tieDecay.strengths(history, -1)
    #expect(Self.isNear(early.forward[1], 0.02) && Self.isNear(early.backward[1], 0.02))
    #expect(early.forward[0] == 0)
    let late = TieStrengthModel.tieDecay.strengths(history, 36_500 * Self.day)
    #expect(late.forward[0] == 0.02 && late.backward[0] == 0.02)
  }

  @Test func peopleWhoWereMerelyBothThereHaveNoFloor() {
    let history = Histories.make(people: 3, [(.email, 0, [0, 1, 2], 0)])
    let late = TieStrengthModel.tieDecay.strengths(history, 36_500 * Self.day)
    #expect(late.forward[2] < 0.02 && late.forward[0] == 0.02)
  }

  @Test func commonContactsHold() {
    var parameters = Self.bare
    parameters.commonContacts = 1
    // 2 knows both; each of his two ties has S′ = 1 − 1/e, so σ = S′ · S′ / 2 S′.
    let history = Histories.make(
      people: 3, [(.meeting, 0, [0, 2], 0), (.meeting, 0, [1, 2], 0), (.meeting, 0, [0, 1], 0)])
    let direct = 1 - exp(-1.0)
    let found = TieStrengthModel.tieDecay(parameters).strengths(history, 0)
    #expect(found.forward.allSatisfy { Self.isNear($0, 1 - exp(-1 - direct / 2)) })
  }

  @Test func commonContactsAreThoseOfABruteForceCount() {
    for seed in 0..<4 as Range<UInt64> {
      let history = TieHistory(Histories.random(people: 14, events: 60, days: 200, seed: seed))
      let asOf = 200 * Self.day
      var without = TieDecayParameters()
      without.commonContacts = 0
      without.declaredFloor = 0
      var with = without
      with.commonContacts = 1.5
      let direct = TieStrengthModel.tieDecay(without).strengths(history, asOf)
      let full = TieStrengthModel.tieDecay(with).strengths(history, asOf)
      // S′ is made of the mean exponent of the two directions.
      var ties = [[Double]](repeating: Array(repeating: 0, count: 14), count: 14)
      for pair in 0..<history.pairCount {
        let (i, j) = history.pair(pair)
        let exponent = -(log1p(-direct.forward[pair]) + log1p(-direct.backward[pair])) / 2
        ties[i][j] = 1 - exp(-exponent)
        ties[j][i] = ties[i][j]
      }
      for pair in 0..<history.pairCount {
        let (i, j) = history.pair(pair)
        var common = 0.0
        for k in 0..<14 where ties[i][k] > 0 && ties[k][j] > 0 {
          common += ties[i][k] * ties[k][j] / ties[k].reduce(0, +)
        }
        let expected = 1 - (1 - direct.forward[pair]) * exp(-1.5 * common)
        #expect(Self.isNear(full.forward[pair], expected, 1e-9))
      }
    }
  }

  @Test func historiesShiftedInTimeGiveTheSame() {
    var relationships = Histories.random(people: 8, events: 80, days: 100, seed: 5)
    let before = TieStrengthModel.tieDecay.strengths(TieHistory(relationships), 120 * Self.day)
    var moved = InteractionTable()
    for index in 0..<relationships.interactions.count {
      var interaction = relationships.interactions[index]
      interaction.moment.seconds += 5_000 * Self.day
      moved.append(interaction)
    }
    relationships.interactions = moved
    let after = TieStrengthModel.tieDecay.strengths(TieHistory(relationships), 5_120 * Self.day)
    #expect(before == after)
  }

  @Test func renamingPeopleRenamesStrengths() {
    let relationships = Histories.random(people: 8, events: 80, days: 100, seed: 6)
    var order = Array(0..<8)
    var generator = SeededGenerator(seed: 1)
    generator.shuffle(&order)
    var renamed = relationships
    var table = InteractionTable()
    for index in 0..<relationships.interactions.count {
      var interaction = relationships.interactions[index]
      interaction.participants = interaction.participants.map { order[$0] }
      table.append(interaction)
    }
    renamed.interactions = table
    let (one, other) = (TieHistory(relationships), TieHistory(renamed))
    let before = TieStrengthModel.tieDecay.strengths(one, 120 * Self.day)
    let after = TieStrengthModel.tieDecay.strengths(other, 120 * Self.day)
    for pair in 0..<one.pairCount {
      let (i, j) = one.pair(pair)
      guard let place = other.pairIndex(order[i], order[j]) else {
        Issue.record("the pair \(i), \(j) is gone")
        continue
      }
      let forward = order[i] < order[j] ? after.forward[place] : after.backward[place]
      #expect(Self.isNear(before.forward[pair], forward, 1e-12))
    }
  }

  @Test func whatHappensLaterChangesNothingBefore() {
    let relationships = Histories.random(people: 6, events: 60, days: 100, seed: 7)
    let whole = TieHistory(relationships)
    var options = TieHistory.Options()
    options.before = 50 * Self.day
    let early = TieHistory(relationships, options: options)
    let (a, b) = (
      TieStrengthModel.tieDecay.strengths(whole, 50 * Self.day - 1),
      TieStrengthModel.tieDecay.strengths(early, 50 * Self.day - 1)
    )
    for pair in 0..<early.pairCount {
      let (i, j) = early.pair(pair)
      guard let place = whole.pairIndex(i, j) else { continue }
      #expect(a.forward[place] == b.forward[pair] && a.backward[place] == b.backward[pair])
    }
  }

  @Test func strengthsLieBetweenZeroAndOne() {
    for seed in 0..<5 as Range<UInt64> {
      let history = TieHistory(Histories.random(people: 5, events: 400, days: 30, seed: seed))
      for model in TieStrengthModel.all {
        let found = model.strengths(history, 30 * Self.day)
        #expect(found.forward.count == history.pairCount && found.backward.count == history.pairCount)
        #expect((found.forward + found.backward).allSatisfy { $0 >= 0 && $0 <= 1 })
      }
    }
  }
}
