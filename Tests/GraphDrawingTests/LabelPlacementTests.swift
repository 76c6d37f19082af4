import Testing

@testable import GraphDrawing

struct LabelPlacementTests {
  /// Pairs of labels, or of a label and a foreign disc, that touch.
  private func collisions(in scene: Scene) -> Int {
    var count = 0
    for (index, label) in scene.labels.enumerated() {
      for other in scene.labels[..<index] where label.box.overlaps(other.box) { count += 1 }
      for badge in scene.badges where label.box.overlaps(badge.box) && label.place == .beside {
        count += 1
      }
      for disc in scene.discs {
        if disc.vertex == label.vertex && label.place == .inside { continue }
        let x = min(max(disc.center.x, label.box.minX), label.box.maxX) - disc.center.x
        let y = min(max(disc.center.y, label.box.minY), label.box.maxY) - disc.center.y
        if x * x + y * y < disc.radius * disc.radius { count += 1 }
      }
    }
    return count
  }

  @Test(arguments: 0..<12) func noLabelOverlapsAtOneHundredAndFifty(seed: Int) throws {
    var random = RandomDrawings(seed: UInt64(seed))
    var drawing = random.drawing(vertices: 150, edges: [0, 80, 150, 400, 1200][seed % 5])
    if seed % 2 == 0 {
      drawing.routes = [
        .init(vertices: [3, 14, 15, 92, 65], stepLabels: ["0.9", "0.82", "0.7", "1"])
      ]
    }
    let scene = try Scene(drawing.laidOut(seed: UInt64(seed)), style: Style())
    #expect(scene.labels.count == 150)
    #expect(collisions(in: scene) == 0)
  }

  /// Not two-mode: the drawing does not fall into two sides.
  @Test(arguments: Layout.all.map(\.name).filter { $0 != "two-mode" })
  func noLabelOverlapsInAnyLayout(name: String) throws {
    var random = RandomDrawings(seed: 77)
    let drawing = random.drawing(vertices: 100, edges: 160)
    let scene = try Scene(drawing.laidOut(by: .named(name)), style: Style())
    #expect(scene.labels.count == 100)
    #expect(collisions(in: scene) == 0)
  }

  @Test func aboveOneHundredAndFiftyTheLargestAndTheRouteAreNamed() throws {
    var random = RandomDrawings(seed: 4)
    var drawing = random.drawing(vertices: 600, edges: 1200)
    drawing.vertices[17].size = 1000
    drawing.vertices[300].size = 0
    drawing.vertices[301].size = 0
    drawing.routes = [.init(vertices: [300, 301])]
    let scene = try Scene(drawing.laidOut(), style: Style())
    let named = Set(scene.labels.map(\.vertex))
    #expect(named.isSuperset(of: [300, 301, 17]))
    #expect(named.count > 30)
    #expect(named.count < 600)
    #expect(collisions(in: scene) == 0)
  }

  @Test func everythingLiesOnTheCanvas() throws {
    var random = RandomDrawings(seed: 21)
    var drawing = random.drawing(vertices: 90, edges: 140)
    drawing.title = "A title"
    drawing.vertices[4].label = String(repeating: "Maximilian ", count: 12)
    let scene = try Scene(drawing.laidOut(), style: Style())
    let canvas = Box(minX: 0, minY: 0, maxX: scene.width, maxY: scene.height)
    func isInside(_ box: Box) -> Bool {
      box.minX >= canvas.minX && box.minY >= canvas.minY && box.maxX <= canvas.maxX
        && box.maxY <= canvas.maxY
    }
    #expect(scene.labels.allSatisfy { isInside($0.box) })
    #expect(
      scene.discs.allSatisfy {
        isInside(
          Box(
            minX: $0.center.x - $0.radius, minY: $0.center.y - $0.radius,
            maxX: $0.center.x + $0.radius,
            maxY: $0.center.y + $0.radius))
      })
    let legend = try #require(scene.legendBox)
    #expect(isInside(legend))
    #expect(!scene.labels.contains { $0.box.overlaps(legend) })
  }

  @Test func discsDoNotOverlap() throws {
    var random = RandomDrawings(seed: 6)
    let scene = try Scene(random.drawing(vertices: 120, edges: 900).laidOut(), style: Style())
    for (index, disc) in scene.discs.enumerated() {
      for other in scene.discs[..<index] {
        let (dx, dy) = (disc.center.x - other.center.x, disc.center.y - other.center.y)
        #expect((dx * dx + dy * dy).squareRoot() >= disc.radius + other.radius)
      }
    }
  }

  @Test func largestNamesOnlyAsManyAsAsked() throws {
    var random = RandomDrawings(seed: 2)
    let laidOut = try random.drawing(vertices: 40, edges: 60).laidOut()
    #expect(Scene(laidOut, style: Style(labels: .largest(5))).labels.count == 5)
    #expect(Scene(laidOut, style: Style(labels: .none)).labels.isEmpty)
    #expect(Scene(laidOut, style: Style(labels: .largest(-3))).labels.isEmpty)
  }

  @Test func onLargeMapsEachGroupHasItsNamesAndNothingIsCovered() throws {
    var random = RandomDrawings(seed: 8)
    var drawing = random.drawing(vertices: 1_200, edges: 2_000)
    for vertex in drawing.vertices.indices { drawing.vertices[vertex].group = "group \(vertex % 12)" }
    let points = drawing.vertices.indices.map { vertex in
      let (column, row) = (Double(vertex % 12 % 4), Double(vertex % 12 / 4))
      return Point(
        x: 12 * column + Double(random.next(below: 1_000)) / 100, y: 12 * row + Double(random.next(below: 1_000)) / 100)
    }
    let scene = try Scene(LaidOutDrawing(drawing, positions: points, orientation: .free), style: Style())
    var counts: [String: Int] = [:]
    for label in scene.labels { counts[drawing.vertices[label.vertex].group ?? "", default: 0] += 1 }
    #expect(scene.labels.count >= 80)
    #expect(counts.count == 12)
    #expect((counts.values.min() ?? 0) * 5 > (counts.values.max() ?? 0))
    #expect(collisions(in: scene) == 0)
  }

  @Test func noNameStandsOnARouteOrItsWords() throws {
    for seed in 0..<4 {
      var random = RandomDrawings(seed: UInt64(seed))
      var drawing = random.drawing(vertices: 60, edges: 100)
      drawing.routes = [
        .init(vertices: [1, 20, 33, 47], stepLabels: ["82 %", "7 %", "55 %"]), .init(vertices: [1, 5, 47]),
      ]
      let scene = try Scene(drawing.laidOut(by: .circle, seed: UInt64(seed)), style: Style())
      for label in scene.labels where label.place == .beside {
        #expect(!scene.badges.contains { $0.box.overlaps(label.box) })
        for line in scene.lines where line.tone.isRoute {
          let path = line.curve.samples()
          for place in path.indices.dropFirst() {
            #expect(label.box.clippedLength(from: path[place - 1], to: path[place]) == 0, "\(label.text)")
          }
        }
      }
    }
  }

  @Test func namesStandOutsideOfARing() throws {
    var random = RandomDrawings(seed: 12)
    let drawing = random.drawing(vertices: 40, edges: 160)
    let scene = try Scene(drawing.laidOut(by: .circle), style: Style())
    let center = Box.around(scene.discs.map { Box(center: $0.center, radius: 0) })?.center ?? Point(x: 0, y: 0)
    let outside = scene.labels.filter { label in
      let disc = scene.discs.first { $0.vertex == label.vertex }?.center ?? center
      return (label.box.center - center).length > (disc - center).length
    }
    #expect(outside.count >= 36)
  }
}
