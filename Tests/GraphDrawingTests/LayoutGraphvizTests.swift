import Testing

@testable import GraphDrawing

/// What the layouts by Graphviz make of strength, groups and places.
struct LayoutGraphvizTests {
  /// A connected network with random strengths.
  private func input(vertices: Int, edges: Int, seed: UInt64) -> Layout.Input {
    var random = RandomDrawings(seed: seed)
    var pairs: [(Int, Int)] = (1..<vertices).map { (random.next(below: $0), $0) }
    while pairs.count < edges {
      let (first, second) = (random.next(below: vertices), random.next(below: vertices))
      let pair = (min(first, second), max(first, second))
      if first != second && !pairs.contains(where: { $0 == pair }) { pairs.append(pair) }
    }
    return Layout.Input(
      vertexCount: vertices,
      edges: pairs.map { .init(source: $0.0, target: $0.1, closeness: Double(random.next(below: 1000)) / 999) },
      diameters: Array(repeating: 24, count: vertices), seed: seed)
  }

  /// Pearson's correlation of closeness with length in the picture.
  private func correlation(_ input: Layout.Input, _ points: [Point]) -> Double {
    let x = input.edges.map(\.closeness)
    let y = input.edges.map { (points[$0.source] - points[$0.target]).length }
    let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - meanX) * (a - meanX)
      yy += (b - meanY) * (b - meanY)
      xy += (a - meanX) * (b - meanY)
    }
    return xy / (xx * yy).squareRoot()
  }

  /// The greatest mean over eight networks that each layout may have. circo orders by blocks, neato-subset by
  /// neighbors, osage and patchwork fill areas: they do not regard strength.
  @Test(arguments: [
    ("neato", -0.6), ("neato-hier", -0.2), ("neato-circuit", -0.15), ("sfdp", -0.3), ("fdp", -0.3),
    ("fdp-groups", -0.3),
    ("dot", -0.15), ("dot-right", -0.15), ("twopi", -0.15),
  ])
  func strongEdgesAreShort(name: String, most: Double) throws {
    let layout = try Layout.named(name)
    let inputs = (0..<8).map { input(vertices: 40, edges: $0.isMultiple(of: 2) ? 60 : 100, seed: UInt64($0)) }
    let found = zip(inputs, try layout.positions(of: inputs)).map { correlation($0, $1) }
    let mean = found.reduce(0, +) / Double(found.count)
    #expect(mean < most, "\(found)")
    #expect(found.allSatisfy { $0 < 0.1 }, "\(found)")
  }

  @Test(arguments: ["neato", "fdp"]) func pinnedVerticesStayWhereTheyStood(name: String) throws {
    var input = input(vertices: 12, edges: 18, seed: 4)
    let free = try Layout.named(name).positions(of: [input])[0]
    input.places = free.indices.map { $0 < 4 ? free[$0] * 0.01 : nil }
    // One of them is moved far away.
    input.places[2] = Point(x: (free[2].x + 400) * 0.01, y: free[2].y * 0.01)
    input.isPinned = free.indices.map { $0 < 4 }
    let held = try Layout.named(name).positions(of: [input])[0]
    // The four make the same shape, whatever the scale.
    func shape(_ points: [Point]) -> [Double] {
      let base = (points[1] - points[0]).length
      return [
        (points[2] - points[0]).length / base, (points[3] - points[0]).length / base,
        (points[3] - points[2]).length / base,
      ]
    }
    for (wanted, got) in zip(shape(input.places.map { $0 ?? free[0] }), shape(held)) {
      #expect(abs(wanted - got) < 0.02 * wanted)
    }
    let turned = (held[1] - held[0]).unit
    let before = (free[1] - free[0]).unit
    #expect(turned.x * before.x + turned.y * before.y > 0.99)
  }

  @Test func neatoBeginsWhereVerticesStood() throws {
    var input = input(vertices: 60, edges: 110, seed: 9)
    let first = try Layout.neato.positions(of: [input])[0]
    input.places = first.map { $0 * 0.02 }
    input.seed = 77
    let second = try Layout.neato.positions(of: [input])[0]
    input.places = []
    let afresh = try Layout.neato.positions(of: [input])[0]
    // Distances between all pairs compare pictures whatever way they lie.
    func difference(_ points: [Point]) -> Double {
      var (sum, all) = (0.0, 0.0)
      for one in 0..<60 {
        for other in 0..<one {
          let length = (first[one] - first[other]).length
          sum += abs((points[one] - points[other]).length - length)
          all += length
        }
      }
      return sum / all
    }
    #expect(difference(second) < 0.05)
    #expect(difference(second) < difference(afresh) / 2)
  }

  @Test(arguments: ["fdp-groups", "dot-groups", "osage", "patchwork"]) func groupsStandTogether(name: String) throws {
    var input = input(vertices: 48, edges: 70, seed: 2)
    input.groups = (0..<48).map { $0 % 4 }
    let points = try Layout.named(name).positions(of: [input])[0]
    #expect(Set(points).count == 48)
    // The box of a group holds no vertex of another one.
    var strangers = 0
    for group in 0..<4 {
      let members = points.indices.filter { $0 % 4 == group }.map { points[$0] }
      let box = try #require(Box.around(members.map { Box(center: $0, radius: 0) }))
      for vertex in points.indices where vertex % 4 != group {
        let point = points[vertex]
        let isInside = point.x > box.minX && point.x < box.maxX && point.y > box.minY && point.y < box.maxY
        if isInside { strangers += 1 }
      }
    }
    #expect(strangers == 0)
  }

  @Test func ranksRunAsAsked() throws {
    let input = Layout.Input(
      vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3)].map { .init(source: $0.0, target: $0.1) })
    let down = try Layout.dot.positions(of: [input])[0]
    #expect(down[0].y < down[3].y && abs(down[0].x - down[3].x) < 1)
    let right = try Layout.dotRight.positions(of: [input])[0]
    #expect(right[0].x < right[3].x && abs(right[0].y - right[3].y) < 1)
    let falling = try Layout.neatoHier.positions(of: [input])[0]
    #expect(falling[0].y < falling[1].y && falling[1].y < falling[2].y && falling[2].y < falling[3].y)
  }

  @Test func theRootIsInTheMiddleOfItsRings() throws {
    var input = input(vertices: 40, edges: 60, seed: 3)
    input.root = 17
    let points = try Layout.twopi.positions(of: [input])[0]
    let neighbors = input.edges.compactMap { $0.source == 17 ? $0.target : $0.target == 17 ? $0.source : nil }
    let radii = neighbors.map { (points[$0] - points[17]).length }
    #expect((radii.max() ?? 0) - (radii.min() ?? 0) < 0.01 * (radii.max() ?? 0))
    let nearest = points.indices.filter { $0 != 17 }.map { (points[$0] - points[17]).length }.min() ?? 0
    #expect(nearest > 0.99 * (radii.min() ?? 0))
  }

  @Test func neatoSubsetDrawsCliquesApart() throws {
    var pairs: [(Int, Int)] = []
    for start in [0, 8] {
      for first in start..<start + 8 { for second in start..<first { pairs.append((second, first)) } }
    }
    pairs.append((0, 8))
    let input = Layout.Input(vertexCount: 16, edges: pairs.map { .init(source: $0.0, target: $0.1) })
    let points = try Layout.neatoSubset.positions(of: [input])[0]
    let inside = (points[1] - points[2]).length
    #expect((points[0] - points[8]).length > 2 * inside)
  }
}
