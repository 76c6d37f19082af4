import Foundation
import SocialNetworks
import Testing

struct FadingTests {
  @Test func oneMeetingFadesAsTheModelSays() {
    var parameters = TieDecayParameters()
    parameters.freshShare = 0
    parameters.commonContacts = 0
    parameters.declaredFloor = 0.02
    let days = [0.0, 90, 180, 360]
    let strengths = TieStrengthModel.tieDecay(parameters).fading(after: ContactPattern(.meeting, times: 1), days: days)
    for (day, strength) in zip(days, strengths) {
      // Expected: 1 − exp(−λ 2^(−t / h)) with the half-life of 180 days and the weight 0.2 of meetings.
      #expect(abs(strength - max(0.02, 1 - exp(-0.2 * exp2(-day / 180)))) < 1e-12)
    }
  }

  @Test func strengthsNeverRiseInSilenceWhateverTheModel() {
    for model in TieStrengthModel.all {
      for pattern in [
        ContactPattern(.meeting, times: 12, everyDays: 30), ContactPattern(.email, times: 50, everyDays: 3),
        ContactPattern(.message, times: 0), ContactPattern(.call, times: 2, everyDays: 1e9),
      ] {
        let strengths = model.fading(after: pattern, days: [0, 1, 7, 30, 90, 365, 1000, 1e9, .infinity, .nan])
        #expect(strengths.allSatisfy { $0.isFinite && $0 >= 0 })
        #expect(
          zip(strengths.prefix(8), strengths.dropFirst().prefix(7)).allSatisfy { $0 >= $1 - 1e-12 }, "\(model.name)")
        #expect(strengths[9] == strengths[0])
      }
    }
  }

  @Test func moreContactMakesATieThatLastsLonger() {
    let few = TieStrengthModel.tieDecay.fading(
      after: ContactPattern(.meeting, times: 3, everyDays: 30), days: [0, 100])
    let many = TieStrengthModel.tieDecay.fading(
      after: ContactPattern(.meeting, times: 30, everyDays: 30), days: [0, 100])
    #expect(many[0] > few[0] && many[1] > few[1])
  }

  @Test func silencesAreThoseOfTheOwnersDatedTies() throws {
    let history = Histories.make(
      people: 5, declarations: [(0, 4)],
      [(.meeting, 10, [0, 1], 60), (.email, 90, [2, 0], 0), (.email, 95, [2, 3], 0), (.meeting, 200, [0, 1], 60)])
    var people = PersonTable()
    for number in 0..<5 { people.insert(id: "p\(number)") }
    func silences(owner: Person?) throws -> [TieSilence] {
      try SocialNetwork(
        people: people, history: history, model: .tieDecay, asOf: 100 * Histories.day, owner: owner
      ).silences()
    }
    let own = try silences(owner: Person(0))
    #expect(own.map { [$0.first.number, $0.second.number] } == [[0, 2], [0, 1]] && own.map(\.days) == [10, 90])
    #expect(own.allSatisfy { $0.strength > 0 && $0.strength < 1 })
    #expect(try silences(owner: nil).map(\.days) == [5, 10, 90])
    #expect(try AssemblyTests.network(AssemblyTests.draft([("a", "b", 1)])).silences().isEmpty)
  }
}
