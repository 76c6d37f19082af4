import Testing

@testable import SocialNetworks

struct TailDistributionTests {
  @Test func everyValueHasTheShareOfThoseAtLeastAsLarge() {
    let tail = TailDistribution([3, 1, 1, 2, 7, 1, 3, 2])
    #expect(tail.points.map(\.value) == [1, 2, 3, 7])
    #expect(tail.points.map(\.count) == [8, 5, 3, 1])
    #expect(tail.points.map(\.share) == [1, 0.625, 0.375, 0.125])
    #expect(tail.mean == 2.5 && tail.median == 2 && tail.maximum == 7)
  }

  @Test func nothingHasNoTail() {
    for tail in [TailDistribution([]), TailDistribution([.nan, .nan])] {
      #expect(tail.points.isEmpty && tail.mean.isNaN && tail.median == nil && tail.maximum == nil)
    }
    #expect(TailDistribution([0, .nan, 0]).points == [.init(0, 2, 1)])
  }

  @Test func tailsAreThoseOfCounting() {
    var state: UInt64 = 11
    for length in 1...60 {
      let values = (0..<length).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double((state >> 40) % 9) / 2
      }
      let tail = TailDistribution(values)
      #expect(
        Set(tail.points.map(\.value)) == Set(values) && tail.points.map(\.value) == tail.points.map(\.value).sorted())
      for point in tail.points { #expect(point.count == values.count { $0 >= point.value }) }
      #expect(tail.median == values.sorted()[(length - 1) / 2])
    }
  }

  /// Expected: `scipy.stats.binom.sf(k − 1, n, mean / n)` of SciPy 1.17.1.
  private static let known: [(trials: Int, mean: Double, expected: [(Int, Double)])] = [
    (
      76, 6.597402597402597,
      [
        (1, 0.9989937126039932), (5, 0.7996194190897326), (7, 0.4929838921753262), (13, 0.013411344192946055),
        (20, 5.298772165754841e-06),
      ]
    ),
    (9, 4.0, [(1, 0.9949586429849352), (4, 0.6256893243454658), (9, 0.000676639484598864)]),
    (99_999, 10.0, [(5, 0.9707529868510504), (10, 0.5420765414448319), (25, 4.6898180483788956e-05)]),
  ]

  @Test(arguments: known)
  func randomNetworksHaveTheTailOfTheBinomialLaw(trials: Int, mean: Double, expected: [(Int, Double)]) throws {
    let tail = TailDistribution.ofRandomContacts(trials: trials, mean: mean)
    for (contacts, share) in expected {
      let found = try #require(tail.first { $0.contacts == contacts })
      #expect(abs(found.share - share) <= 1e-12 * max(1, share) || abs(found.share / share - 1) < 1e-10)
    }
    #expect(zip(tail, tail.dropFirst()).allSatisfy { $0.contacts + 1 == $1.contacts && $0.share >= $1.share })
  }

  @Test func randomNetworksAtTheirLimitsAreCertain() {
    #expect(TailDistribution.ofRandomContacts(trials: 0, mean: 0).map(\.contacts) == [0])
    #expect(TailDistribution.ofRandomContacts(trials: 5, mean: 0).map(\.share) == [1])
    #expect(TailDistribution.ofRandomContacts(trials: 5, mean: 5).map(\.contacts) == [5])
    #expect(TailDistribution.ofRandomContacts(trials: 5, mean: 80).map(\.contacts) == [5])
    #expect(TailDistribution.ofRandomContacts(trials: 5, mean: .nan).map(\.contacts) == [0])
    #expect(TailDistribution.ofRandomContacts(trials: 2_000_000, mean: 1_000_000).count < 20_000)
  }
}

extension TailDistribution.Point {
  fileprivate init(_ value: Double, _ count: Int, _ share: Double) {
    self.init(value: value, count: count, share: share)
  }
}
