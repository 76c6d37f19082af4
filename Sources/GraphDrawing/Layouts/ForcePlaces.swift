import GraphAnalytics

/// Where the vertices of a model of forces stand.
struct ForcePlaces: Sendable {
  var x: [Float]
  var y: [Float]

  var count: Int { x.count }

  init(x: [Float], y: [Float]) {
    self.x = x
    self.y = y
  }

  /// Anywhere in a square.
  init(scattered count: Int, generator: inout SeededGenerator) {
    x = []
    y = []
    for _ in 0..<count {
      x.append(Float.random(in: -1...1, using: &generator))
      y.append(Float.random(in: -1...1, using: &generator))
    }
  }

  mutating func scale(by factor: Float) {
    for vertex in x.indices {
      x[vertex] *= factor
      y[vertex] *= factor
    }
  }

  mutating func set(_ vertex: Int, to point: Point) {
    x[vertex] = Float(point.x)
    y[vertex] = Float(point.y)
  }

  /// How far apart neighbors would be if all stood evenly.
  var spacing: Float {
    var (sumX, sumY, squares): (Double, Double, Double) = (0, 0, 0)
    for vertex in x.indices {
      sumX += Double(x[vertex])
      sumY += Double(y[vertex])
      squares += Double(x[vertex] * x[vertex] + y[vertex] * y[vertex])
    }
    let count = Double(max(x.count, 1))
    let variance = squares / count - (sumX * sumX + sumY * sumY) / (count * count)
    return Float((max(variance, 0) * 6 / count).squareRoot())
  }

  /// The places of the members of groups that stand here: around their group.
  func split(_ groups: [Int32], generator: inout SeededGenerator) -> ForcePlaces {
    let reach = spacing * 0.4
    var members = ForcePlaces(x: [], y: [])
    members.x.reserveCapacity(groups.count)
    members.y.reserveCapacity(groups.count)
    for group in groups {
      members.x.append(x[Int(group)] + reach * Float.random(in: -1...1, using: &generator))
      members.y.append(y[Int(group)] + reach * Float.random(in: -1...1, using: &generator))
    }
    return members
  }
}
