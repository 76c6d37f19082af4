import GraphAnalytics
import Testing

@testable import SocialNetworks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct LogisticFitTests {
  private static func none() -> ForecastWeights {
    var weights = ForecastWeights()
    for feature in ForecastFeature.allCases { weights[feature] = 0 }
    return weights
  }

  private static func sample(_ planted: ForecastWeights, count: Int, seed: UInt64) -> [LogisticFit.Case] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      var features = SIMD16<Double>(repeating: 0)
      for feature in 0..<16 { features[feature] = 3.4 * (generator.nextUnit() - 0.5) }
      let odds = planted.intercept + (planted.values * features).sum()
      return LogisticFit.Case(
        features: features, isPositive: generator.nextUnit() < 1 / (1 + exp(-odds)), weight: 1)
    }
  }

  @Test func plantedWeightsAreFound() {
    var planted = Self.none()
    planted.intercept = -1
    planted[.routes] = 1.5
    planted[.together] = 0.8
    planted[.distance] = -1
    let fit = LogisticFit(Self.sample(planted, count: 4000, seed: 5), near: Self.none(), penalty: 0.1)
    #expect(abs(fit.weights.intercept + 1) < 0.2)
    for feature in ForecastFeature.allCases { #expect(abs(fit.weights[feature] - planted[feature]) < 0.2) }
    #expect(fit.steps < 20)
  }

  /// At the maximum the gradient is zero.
  @Test func theMaximumIsFlat() {
    var planted = Self.none()
    planted[.activity] = 2
    let cases = Self.sample(planted, count: 300, seed: 6)
    let prior = ForecastWeights()
    let fit = LogisticFit(cases, near: prior, penalty: 3)
    var gradient = -3 * (fit.weights.values - prior.values)
    for item in cases {
      let odds = fit.weights.intercept + (fit.weights.values * item.features).sum()
      gradient += ((item.isPositive ? 1 : 0) - 1 / (1 + exp(-odds))) * item.features
    }
    for feature in 0..<16 { #expect(abs(gradient[feature]) < 1e-3) }
  }

  @Test func littleDataStayNearTheGivenWeights() {
    var planted = Self.none()
    planted[.routes] = 3
    let cases = Self.sample(planted, count: 30, seed: 7)
    let fit = LogisticFit(cases, near: ForecastWeights(), penalty: 1e6)
    for feature in ForecastFeature.allCases {
      #expect(abs(fit.weights[feature] - ForecastWeights()[feature]) < 1e-3)
    }
  }

  /// Cases that one feature tells apart have no finite maximum without the penalty, and one with it.
  @Test func separableCasesEnd() {
    let cases = (0..<40).map { number -> LogisticFit.Case in
      var features = SIMD16<Double>(repeating: 0)
      features[0] = number < 20 ? -1 : 1
      return LogisticFit.Case(features: features, isPositive: number >= 20, weight: 50)
    }
    let fit = LogisticFit(cases, near: Self.none(), penalty: 1)
    #expect(fit.weights[.allocation] > 2 && fit.weights[.allocation].isFinite)
    #expect(fit.steps < 50)
  }
}
