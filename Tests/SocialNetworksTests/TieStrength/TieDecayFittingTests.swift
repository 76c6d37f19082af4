import SocialNetworks
import Testing

struct TieDecayFittingTests {
  private static let asOf = 200 * Histories.day

  private static func ratings(
    by parameters: TieDecayParameters, of history: TieHistory
  ) -> [Rating] {
    let strengths = TieStrengthModel.tieDecay(parameters).strengths(history, asOf)
    return (0..<history.pairCount).map { pair in
      let (first, second) = history.pair(pair)
      return Rating(source: first, target: second, value: strengths.forward[pair], moment: Moment(seconds: 0))
    }
  }

  private static func error(_ parameters: TieDecayParameters, _ history: TieHistory, _ ratings: [Rating]) -> Double {
    let strengths = TieStrengthModel.tieDecay(parameters).strengths(history, asOf)
    return ratings.enumerated().reduce(0) { sum, entry in
      let difference = strengths.forward[entry.offset] - entry.element.value
      return sum + difference * difference
    }
  }

  @Test func ratingsBringWeightsBack() {
    var relationships = Histories.random(people: 12, events: 150, days: 200, seed: 4)
    relationships.ratings = []
    let history = TieHistory(relationships)
    var start = TieDecayParameters()
    start.commonContacts = 0
    var truth = start
    truth[.email].weight *= 4
    truth[.meeting].weight /= 3
    let ratings = Self.ratings(by: truth, of: history)
    let fitted = start.fitted(to: ratings, history: history, asOf: Self.asOf, regularization: 1e-6)
    #expect(Self.error(fitted, history, ratings) < 0.01 * Self.error(start, history, ratings))
    #expect(abs(fitted[.email].weight / truth[.email].weight - 1) < 0.1)
    #expect(abs(fitted[.meeting].weight / truth[.meeting].weight - 1) < 0.1)
  }

  @Test func whatAgreesStaysAsItIs() {
    let history = TieHistory(Histories.random(people: 8, events: 60, days: 200, seed: 5))
    let start = TieDecayParameters()
    let fitted = start.fitted(to: Self.ratings(by: start, of: history), history: history, asOf: Self.asOf)
    for channel in Channel.allCases { #expect(abs(fitted[channel].weight / start[channel].weight - 1) < 0.02) }
    #expect(start.fitted(to: [], history: history, asOf: Self.asOf) == start)
  }

  @Test func onlyTheLastRatingOfADirectionCounts() {
    let history = Histories.make(people: 2, [(.email, 190, [0, 1], 0), (.email, 195, [1, 0], 0)])
    func fitted(_ values: [Double]) -> TieDecayParameters {
      let ratings = values.enumerated().map {
        Rating(source: 0, target: 1, value: $0.element, moment: Moment(seconds: Int64($0.offset)))
      }
      return TieDecayParameters().fitted(to: ratings, history: history, asOf: Self.asOf)
    }
    #expect(fitted([0.1, 0.9]) == fitted([0.9]) && fitted([0.9])[.email].weight > TieDecayParameters()[.email].weight)
    #expect(fitted([0.9, 0.01])[.email].weight < TieDecayParameters()[.email].weight)
  }
}
