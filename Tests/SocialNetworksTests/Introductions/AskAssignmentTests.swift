import GraphAnalytics
import Testing

@testable import SocialNetworks

@Suite struct AskAssignmentTests {
  private static func worth(_ problem: AskAssignment, _ chosen: [Int?]) -> Double {
    chosen.enumerated().reduce(0) { sum, choice in
      let offer = choice.element.flatMap { asked in problem.offers[choice.offset].first { $0.asked == asked } }
      return sum + (choice.element == nil ? problem.alternatives[choice.offset] : offer?.value ?? -.infinity)
    }
  }

  private static func best(_ problem: AskAssignment) -> Double {
    var left = problem.capacities
    func most(_ target: Int) -> Double {
      if target == problem.offers.count { return 0 }
      var best = problem.alternatives[target] + most(target + 1)
      for offer in problem.offers[target] where left[offer.asked] > 0 {
        left[offer.asked] -= 1
        best = max(best, offer.value + most(target + 1))
        left[offer.asked] += 1
      }
      return best
    }
    return most(0)
  }

  @Test(arguments: 0..<150)
  func assignmentsEqualExhaustiveSearch(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var problem = AskAssignment()
    let asked = 1 + generator.next(below: 4)
    problem.capacities = (0..<asked).map { _ in generator.next(below: 3) }
    for _ in 0..<(1 + generator.next(below: 6)) {
      problem.offers.append(
        (0..<asked).filter { _ in generator.nextUnit() < 0.7 }.map { number in
          // Quarters make ties between assignments.
          let value = seed % 2 == 0 ? Double(1 + generator.next(below: 4)) / 4 : generator.nextUnit()
          return AskAssignment.Offer(asked: number, value: value)
        })
      problem.alternatives.append(generator.next(below: 3) == 0 ? generator.nextUnit() / 2 : 0)
    }
    let chosen = problem.best()
    #expect(abs(Self.worth(problem, chosen) - Self.best(problem)) < 1e-9)
    for number in 0..<asked {
      #expect(chosen.filter { $0 == number }.count <= problem.capacities[number])
    }
    #expect(chosen == problem.best())
  }

  @Test func whoHelpsManyIsKeptForThoseWithoutAnotherWay() {
    var problem = AskAssignment()
    problem.capacities = [1, 1]
    problem.offers = [
      [AskAssignment.Offer(asked: 0, value: 0.9), AskAssignment.Offer(asked: 1, value: 0.8)],
      [AskAssignment.Offer(asked: 0, value: 0.5)],
    ]
    problem.alternatives = [0, 0]
    #expect(problem.best() == [1, 0])
    #expect(AskAssignment().best().isEmpty)
  }
}
