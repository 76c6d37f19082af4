import Foundation
import GraphAnalytics
import SocialNetworks
import Testing

struct ClosenessLayersTests {
  private static func normal(_ random: inout SeededGenerator) -> Double {
    (-2 * log(1 - random.nextUnit())).squareRoot() * cos(2 * .pi * random.nextUnit())
  }

  /// Strengths whose amounts of contact are log-normal.
  private static func chance(_ count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in 1 - exp(-exp(-1.5 + 1.2 * normal(&random))) }
  }

  /// Groups of these sizes, each a third as close as the one before it.
  private static func layered(_ sizes: [Int], seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return sizes.enumerated().flatMap { layer, size in
      (0..<size).map { _ in 1 - exp(-exp(1 - 1.6 * Double(layer) + 0.12 * normal(&random))) }
    }
  }

  @Test func chanceIsRarelyTakenForLayers() throws {
    var alarms = 0
    for seed in 1...50 {
      var generator = SeededGenerator(seed: 1)
      let count = [20, 45, 80][seed % 3]
      let layers = try #require(
        ClosenessLayers(strengths: Self.chance(count, seed: UInt64(seed)), samples: 59, using: &generator))
      if layers.isDistinguishable { alarms += 1 }
    }
    #expect(alarms <= 5)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func clearLayersAreFound(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1)
    let layers = try #require(
      ClosenessLayers(strengths: Self.layered([5, 10, 35], seed: seed), samples: 99, using: &generator))
    #expect(layers.sizes == [5, 10, 35])
    #expect(layers.pValue <= 0.05)
  }

  @Test func flatnessIsNoLayer() throws {
    var random = SeededGenerator(seed: 8)
    var alarms = 0
    for _ in 0..<20 {
      let strengths = (0..<60).map { _ in 1 - exp(-exp(-4 + 4 * random.nextUnit())) }
      var generator = SeededGenerator(seed: 1)
      let layers = try #require(ClosenessLayers(strengths: strengths, samples: 59, using: &generator))
      if layers.isDistinguishable { alarms += 1 }
    }
    #expect(alarms <= 3)
  }

  @Test func chanceHasItsBandAtEachRank() throws {
    var generator = SeededGenerator(seed: 1)
    let strengths = Self.chance(40, seed: 3).sorted(by: >)
    let layers = try #require(ClosenessLayers(strengths: strengths, samples: 99, using: &generator))
    #expect(layers.chance.count == 40)
    let inside = zip(layers.chance, strengths).filter { $0.contains($1) }.count
    #expect(inside >= 32)
    for (upper, lower) in zip(layers.chance, layers.chance.dropFirst()) {
      #expect(upper.lowerBound >= lower.lowerBound && upper.upperBound >= lower.upperBound)
    }
  }

  @Test func aFewOrEqualTiesSayNothing() {
    var generator = SeededGenerator(seed: 1)
    #expect(ClosenessLayers(strengths: [0.1, 0.2, 0.5, 0.9], using: &generator) == nil)
    let equal = Array(repeating: 0.02, count: 100) + [0.5, 0.6, 0.7]
    #expect(ClosenessLayers(strengths: equal, using: &generator) == nil)
    #expect(ClosenessLayers(strengths: (1...20).map { _ in -1 }, using: &generator) == nil)
  }

  @Test func theSameSeedGivesTheSameAnswer() {
    var (one, two) = (SeededGenerator(seed: 4), SeededGenerator(seed: 4))
    let strengths = Self.layered([5, 12, 20], seed: 2)
    #expect(
      ClosenessLayers(strengths: strengths, samples: 59, using: &one)
        == ClosenessLayers(strengths: strengths, samples: 59, using: &two))
  }

  @Test func certainTiesAreStillNumbers() throws {
    var generator = SeededGenerator(seed: 1)
    let strengths = Self.chance(30, seed: 9) + [1, 1, 1]
    let layers = try #require(ClosenessLayers(strengths: strengths, samples: 59, using: &generator))
    #expect(layers.chance.allSatisfy { $0.lowerBound > 0 && $0.upperBound <= 1 })
  }
}
