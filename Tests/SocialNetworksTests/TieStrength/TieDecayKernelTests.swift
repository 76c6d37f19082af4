import Testing

@testable import SocialNetworks

/// How the work of the default model is divided.
struct TieDecayKernelTests {
  @Test func stripesOfPairsGiveTheSameBits() {
    let history = TieHistory(Histories.random(people: 30, events: 300, days: 200, seed: 3))
    let kernel = TieDecayKernel(TieDecayParameters())
    func exponents(pairsOfStripe: Int) -> (forward: [Double], backward: [Double], floors: [Bool]) {
      var floors = [Bool](repeating: false, count: history.pairCount)
      let found = kernel.exponents(
        history, asOf: 150 * Histories.day, floors: &floors, pairsOfStripe: pairsOfStripe)
      return (found.forward, found.backward, floors)
    }
    let whole = exponents(pairsOfStripe: .max)
    #expect(history.pairCount > 100 && whole.floors.contains(true) && whole.forward.contains { $0 > 0 })
    for size in [1, 7, history.pairCount - 1] {
      let parts = exponents(pairsOfStripe: size)
      #expect(parts.forward == whole.forward && parts.backward == whole.backward && parts.floors == whole.floors)
    }
  }
}
