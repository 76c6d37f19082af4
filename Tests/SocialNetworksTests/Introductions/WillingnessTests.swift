import Foundation
import SocialNetworks
import Testing

@Suite struct WillingnessTests {
  private static let day: Int64 = 86_400

  private func request(
    _ kind: RequestKind = .introduction, by person: Int = 0, via: Int? = 1, to target: Int? = 2,
    ended outcome: RequestOutcome = .made, day: Int64
  ) -> Request {
    Request(
      kind: kind, person: person, via: via, target: target, outcome: outcome, moment: Moment(seconds: day * Self.day))
  }

  private func learned(_ requests: [Request], day: Int64 = 1000, budget: Int = 3) -> Willingness {
    var parameters = Willingness.Parameters()
    parameters.budget = budget
    return Willingness(learnedFrom: requests, asker: Person(0), asOf: day * Self.day, parameters: parameters)
  }

  @Test func strangersHaveThePrior() {
    #expect(Willingness()(Person(5)) == 1)
    #expect(Willingness(prior: 0.2)(Person(5)) == 0.2)
    #expect(learned([])(Person(5)) == 0.37)
    #expect(learned([]).exceptions.isEmpty)
  }

  @Test func outcomesMoveThePriorLikeSoManyRequests() {
    // Long ago: no load.
    let old = [request(day: 1), request(day: 2), request(ended: .declined, day: 3), request(ended: .silent, day: 4)]
    #expect(abs(learned(old)(Person(1)) - (0.37 * 4 + 2) / 8) < 1e-15)
    #expect(learned(old).outcomes(of: Person(1)) == (2, 4))
    #expect(learned(old).recentAsks(of: Person(1)) == 0)
    // Whoever asked.
    #expect(abs(learned([request(by: 7, day: 999)])(Person(1)) - (0.37 * 4 + 1) / 5) < 1e-15)
  }

  @Test func silenceIsNoYes() {
    #expect(
      learned([request(ended: .silent, day: 1)])(Person(1)) == learned([request(ended: .declined, day: 1)])(Person(1)))
    #expect(learned([request(ended: .silent, day: 1)])(Person(1)) < 0.37)
  }

  @Test func recentAsksWearOffEvenly() {
    // Half of the window ago: half a request.
    let one = learned([request(day: 955)])
    #expect(abs(one(Person(1)) - (0.37 * 4 + 1) / 5 * exp2(-0.5 / 3)) < 1e-12)
    #expect(one.recentAsks(of: Person(1)) == 1 && !one.isSpent(Person(1)))
    // At the end of the window nothing is left of it.
    #expect(learned([request(day: 910)]).recentAsks(of: Person(1)) == 0)
    #expect(abs(learned([request(day: 910)])(Person(1)) - (0.37 * 4 + 1) / 5) < 1e-15)
    let three = learned([request(day: 1000), request(day: 1000), request(day: 1000)])
    #expect(abs(three(Person(1)) - (0.37 * 4 + 3) / 7 / 2) < 1e-12)
    #expect(three.isSpent(Person(1)) && three.remainingAsks(of: Person(1)) == 0)
    #expect(three.remainingAsks(of: Person(2)) == 3)
  }

  @Test func whatIsToComeDoesNotCount() {
    let later = learned([request(day: 1001)])
    #expect(later(Person(1)) == 0.37 && later.recentAsks(of: Person(1)) == 0)
  }

  @Test func favorsLightenTheLoadAndNeverRaiseWillingness() {
    let asks = [request(day: 1000), request(day: 1000)]
    let kind = learned(asks + [request(.favor, via: nil, to: 1, day: 1000)])
    #expect(kind(Person(1)) > learned(asks)(Person(1)))
    #expect(abs(kind(Person(1)) - (0.37 * 4 + 2) / 6 * exp2(-1.0 / 3)) < 1e-12)
    #expect(kind.recentAsks(of: Person(1)) == 2)
    #expect(learned([request(.favor, via: nil, to: 1, day: 1000)])(Person(1)) == 0.37)
    // Somebody else's favor is theirs.
    #expect(learned(asks + [request(.favor, by: 9, via: nil, to: 1, day: 1000)])(Person(1)) == learned(asks)(Person(1)))
  }

  @Test func introductionsWithoutAnIntermediaryAskNobody() {
    let direct = learned([request(via: nil, to: 1, day: 1000)])
    #expect(direct(Person(1)) == 0.37 && direct.recentAsks(of: Person(1)) == 0)
  }

  @Test func goodwillIsSpentOnOneAsker() {
    let others = learned([request(by: 4, day: 1000), request(by: 5, day: 1000), request(by: 6, day: 1000)])
    #expect(!others.isSpent(Person(1)) && others.recentAsks(of: Person(1)) == 0)
  }

  @Test func countlessAsksLeaveAChanceAboveZero() {
    let many = learned(Array(repeating: request(ended: .declined, day: 1000), count: 5000))
    #expect(many(Person(1)) > 0)
    #expect(many.isSpent(Person(1)))
    // Moments of any size are taken.
    let extreme = learned([request(day: -100_000_000), request(day: 100_000_000)])
    #expect(extreme(Person(1)) > 0.37 && extreme(Person(1)) < 1)
  }

  @Test func certainPeopleStayCertain() {
    var parameters = Willingness.Parameters()
    parameters.prior = 1
    let willing = Willingness(learnedFrom: [request(day: 1)], asker: Person(0), asOf: 0, parameters: parameters)
    #expect(willing(Person(1)) == 1)
  }

  @Test func aFileCountsNoAsks() {
    #expect(Willingness(prior: 0.5).remainingAsks(of: Person(1)) == nil)
    #expect(!Willingness(prior: 0.5).isSpent(Person(1)))
  }
}
