import GraphAnalytics
import Testing

@testable import GraphDrawing

struct BarnesHutTests {
  private static func bodies(_ count: Int, seed: UInt64) -> (places: ForcePlaces, mass: [Float]) {
    var generator = SeededGenerator(seed: seed)
    var places = ForcePlaces(scattered: count, generator: &generator)
    // Half of them in one corner, so that the tree is deep there.
    for vertex in 0..<count / 2 {
      places.x[vertex] = 0.9 + places.x[vertex] * 0.01
      places.y[vertex] = 0.9 + places.y[vertex] * 0.01
    }
    return (places, (0..<count).map { _ in Float.random(in: 0.5...3, using: &generator) })
  }

  /// The sum over all pairs, and the sum of the sizes of its terms.
  private static func exact(_ places: ForcePlaces, _ mass: [Float]) -> [(x: Double, y: Double, size: Double)] {
    (0..<places.count).map { vertex in
      var sum = (x: 0.0, y: 0.0, size: 0.0)
      for other in 0..<places.count where other != vertex {
        let dx = Double(places.x[vertex]) - Double(places.x[other])
        let dy = Double(places.y[vertex]) - Double(places.y[other])
        let square = dx * dx + dy * dy
        sum.x += Double(mass[other]) * dx / square
        sum.y += Double(mass[other]) * dy / square
        sum.size += Double(mass[other]) / square.squareRoot()
      }
      return sum
    }
  }

  @Test func withoutApproximationTheSumIsExact() {
    let (places, mass) = Self.bodies(300, seed: 1)
    let found = BarnesHut(x: places.x, y: places.y, mass: mass).repulsion(theta: 0, softening: 0)
    for (vertex, sum) in Self.exact(places, mass).enumerated() {
      #expect(abs(Double(found.x[vertex]) - sum.x) < 1e-4 * sum.size)
      #expect(abs(Double(found.y[vertex]) - sum.y) < 1e-4 * sum.size)
    }
  }

  /// A cell of width w at distance d errs by at most the spread of its bodies around their center, of the second order:
  /// 2·(w/d)² of what it pushes, with its diagonal for the farthest body.
  @Test(arguments: [Float(0.3), 0.6, 1]) func farCellsErrWithinTheBound(theta: Float) {
    let (places, mass) = Self.bodies(500, seed: 2)
    let found = BarnesHut(x: places.x, y: places.y, mass: mass).repulsion(theta: theta, softening: 0)
    var total = 0.0
    var sizes = 0.0
    for (vertex, sum) in Self.exact(places, mass).enumerated() {
      let (dx, dy) = (Double(found.x[vertex]) - sum.x, Double(found.y[vertex]) - sum.y)
      let error = (dx * dx + dy * dy).squareRoot()
      #expect(error < 2 * Double(theta) * Double(theta) * sum.size)
      total += error
      sizes += sum.size
    }
    // On the whole errors point anywhere and are far smaller.
    #expect(total < 0.05 * Double(theta) * Double(theta) * sizes)
  }

  @Test func bodiesOnOneSpotGetFiniteForces() {
    let mass = [Float](repeating: 1, count: 5000)
    var x = [Float](repeating: 2, count: 5000)
    x[0] = 3
    let found = BarnesHut(x: x, y: [Float](repeating: 2, count: 5000), mass: mass).repulsion(theta: 1, softening: 1e-4)
    #expect(found.x.allSatisfy { $0.isFinite } && found.y.allSatisfy { $0.isFinite })
    #expect(abs(found.x[0] - 4999) < 1)
    #expect(BarnesHut(x: [], y: [], mass: []).repulsion(theta: 1, softening: 0).x.isEmpty)
  }

  @Test func twoBodiesPushByTheInverseOfTheirDistance() {
    let found = BarnesHut(x: [0, 4], y: [0, 3], mass: [1, 10]).repulsion(theta: 1, softening: 0)
    #expect(abs(found.x[0] + 1.6) < 1e-6 && abs(found.y[0] + 1.2) < 1e-6)
    #expect(abs(found.x[1] - 0.16) < 1e-6 && abs(found.y[1] - 0.12) < 1e-6)
    #expect(abs(found.stiffness[0] - 0.4) < 1e-6)
  }
}
