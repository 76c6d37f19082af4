import GraphAnalytics
import Testing

@testable import SocialNetworks

struct NaturalBreaksTests {
  /// The least sum of squares over all divisions, tried one by one.
  private static func slowest(_ values: [Double], groups: Int) -> Double {
    let sorted = values.sorted()
    func within(_ part: ArraySlice<Double>) -> Double {
      let mean = part.reduce(0, +) / Double(part.count)
      return part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    func best(_ part: ArraySlice<Double>, _ groups: Int) -> Double {
      if groups == 1 { return within(part) }
      var least = Double.infinity
      for cut in stride(from: part.startIndex + 1, through: part.endIndex - groups + 1, by: 1) {
        least = min(least, within(part[..<cut]) + best(part[cut...], groups - 1))
      }
      return least
    }
    return best(sorted[...], groups)
  }

  @Test func agreesWithTryingEverything() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let values = (0..<(3 + random.next(below: 9))).map { _ in Double(random.next(below: 20)) + random.nextUnit() }
      let breaks = NaturalBreaks(values, most: 4)
      for groups in 1...min(4, values.count) {
        #expect(abs(breaks.withinSums[groups - 1] - Self.slowest(values, groups: groups)) < 1e-9)
      }
    }
  }

  @Test func clearGroupsAreFound() {
    let breaks = NaturalBreaks([10, 11, 10.5, 1, 1.1, 5, 5.2, 0.9, 1.2], most: 5)
    #expect(breaks.sizes(groups: 3) == [3, 2, 4])
    #expect(breaks.sizes(groups: 1) == [9])
    #expect(breaks.sizes(groups: 5).reduce(0, +) == 9)
  }

  @Test func nothingHasNoGroups() {
    #expect(NaturalBreaks([], most: 3).sizes(groups: 2) == [0])
    #expect(NaturalBreaks([4], most: 3).sizes(groups: 3) == [1])
  }
}
