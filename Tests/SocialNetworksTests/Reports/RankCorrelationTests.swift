import SocialNetworks
import Testing

struct RankCorrelationTests {
  /// Expected: `scipy.stats.spearmanr` of SciPy 1.17.1.
  private static let known: [(first: [Double], second: [Double], expected: Double)] = [
    ([1.0, 2, 3, 4, 5], [5.0, 6, 7, 8, 7], 0.8207826816681233),
    ([1.0, 2, 2, 3, 3, 3], [2.0, 1, 4, 4, 3, 9], 0.6105686838080208),
    ([3.5, -1, 0, 7, 7, 2, 2.5, 100], [0.1, 0.1, 0.4, 0.2, 0.9, 0.3, 0.1, 0.05], -0.18408026012768097),
    ([10.0, 9, 8, 7], [1.0, 2, 3, 4], -1),
    (
      [11.0, 7, 8, 10, 6, 9, 10, 2, 0, 3, 3, 10, 10, 0, 5, 9, 1, 9, 1, 5, 9, 3, 4, 3, 8, 3, 11, 5, 5, 6],
      [5.0, 4, 4, 8, 7, 7, 6, 5, 3, 8, 4, 1, 7, 1, 7, 5, 1, 0, 4, 0, 1, 4, 8, 4, 7, 8, 7, 5, 3, 4], 0.2163024003627644
    ),
  ]

  @Test(arguments: known)
  func agreementOfOrdersIsThatOfAnIndependentProgram(first: [Double], second: [Double], expected: Double) {
    #expect(abs(RankCorrelation.spearman(first, second) - expected) < 1e-14)
    #expect(RankCorrelation.spearman(first, second) == RankCorrelation.spearman(second, first))
    // Only the order counts.
    #expect(RankCorrelation.spearman(first.map { $0 * 3 + 1 }, second) == RankCorrelation.spearman(first, second))
    #expect(RankCorrelation.spearman(first, first) == 1)
  }

  @Test func equalValuesShareTheMeanOfTheirRanks() {
    #expect(RankCorrelation.ranks([1, 2, 2, 3, 3, 3]) == [1, 2.5, 2.5, 5, 5, 5])
    #expect(RankCorrelation.ranks([9, -1, 9]) == [2.5, 1, 2.5] && RankCorrelation.ranks([]) == [])
  }

  @Test func withoutAnyOrderThereIsNoAgreement() {
    #expect(RankCorrelation.spearman([], []).isNaN)
    #expect(RankCorrelation.spearman([1], [2]).isNaN)
    #expect(RankCorrelation.spearman([1, 1, 1], [1, 2, 3]).isNaN)
    #expect(RankCorrelation.spearman([1, .nan], [.nan, 2]).isNaN)
  }

  @Test func undefinedCasesAreLeftOutBeforeRanking() {
    let found = RankCorrelation.spearman([1, 2, .nan, 3, 50], [2, 1, 0, 4, .nan])
    #expect(found == RankCorrelation.spearman([1, 2, 3], [2, 1, 4]))
    #expect(RankCorrelation.spearman([1, .infinity, 2], [1, 9, 3]) == 1)
  }
}
