import Testing

@testable import GraphDrawing

struct ShadeScaleTests {
  @Test func evenValuesAreSpreadEvenly() throws {
    let scale = try #require(ShadeScale([0, 25, 50, 75, 100], stepCount: 10))
    #expect(!scale.isRooted)
    #expect([0, 9.9, 10, 55, 100].map { scale.step(of: $0) } == [0, 0, 1, 5, 9])
    #expect(scale.value(at: 0.5) == 50)
  }

  @Test func skewedValuesFollowTheirRoot() throws {
    let scale = try #require(ShadeScale([0, 1, 1, 2, 3, 100], stepCount: 10))
    #expect(scale.isRooted)
    #expect(scale.step(of: 25) == 5)
    #expect(scale.value(at: 0.5) == 25)
    for place in [0, 0.25, 0.5, 1] { #expect(abs(scale.place(of: scale.value(at: place)) - place) < 1e-12) }
  }

  @Test func whatIsNoNumberHasNoColor() throws {
    let scale = try #require(ShadeScale([.nan, -3, 5, .infinity], stepCount: 4))
    #expect(scale.least == -3 && scale.greatest == 5)
    #expect(scale.step(of: .nan) == nil)
    #expect(scale.step(of: .infinity) == nil)
    #expect(scale.step(of: 1e300) == 3 && scale.step(of: -1e300) == 0)
    #expect(ShadeScale([7, 7], stepCount: 4) == nil)
    #expect(ShadeScale([], stepCount: 4) == nil)
    #expect(ShadeScale([-1e308, 1e308], stepCount: 4) == nil)
  }
}
