import Testing

@testable import GraphDrawing

struct LegendTests {
  @Test func samplesAreRoundAndWithinTheRange() {
    #expect(Legend.samples(upTo: 36, from: 1) == [20, 5, 1])
    #expect(Legend.samples(upTo: 0.97, from: 0) == [0.5, 0.2, 0.02])
    #expect(Legend.samples(upTo: 5, from: 1) == [5, 1])
    // No disc that nobody has, but the greatest in any case.
    #expect(Legend.samples(upTo: 2, from: 1) == [2, 1] && Legend.samples(upTo: 3, from: 3) == [2])
    #expect(Legend.samples(upTo: .infinity, from: 0).isEmpty)
    #expect(Legend.samples(upTo: .nan, from: 0).isEmpty)
    #expect(Legend.samples(upTo: .leastNonzeroMagnitude, from: 0).isEmpty)
  }

  @Test func groupsBeyondThePaletteShareAnEntry() throws {
    let drawing = Drawing(
      vertices: (0..<24).map { .init(id: "\($0)", label: "\($0)", group: "g\($0 % 12)") }, edges: []
    )
    let scene = Scene(try drawing.laidOut(), style: Style())
    #expect(scene.words.contains { $0.text == "4 others (8)" })
    #expect(scene.discs.filter { $0.hue == .rest }.count == 8)
  }

  @Test func nothingToExplainIsNoLegend() throws {
    let plain = try Drawing.path(3).laidOut()
    #expect(Scene(plain, style: Style()).legendBox == nil)
    var drawing = Drawing.path(3)
    drawing.vertices[0].size = 3
    let sized = try drawing.laidOut()
    #expect(Scene(sized, style: Style()).legendBox != nil)
    #expect(Scene(sized, style: Style(legend: .hidden)).legendBox == nil)
  }

  private func words(_ drawing: Drawing, _ style: Style = Style()) throws -> [String] {
    Scene(try drawing.laidOut(by: .circle), style: style).words.map(\.text)
  }

  @Test func kindsOfLinesAreExplainedOnlyWhereTheyDiffer() throws {
    var drawing = Drawing.path(4)
    #expect(try words(drawing).isEmpty)
    drawing.edges[1].certainty = .inferred
    #expect(try words(drawing) == ["Lines", "seen", "only inferred"])
    drawing.edges[0].certainty = .declared
    drawing.edges[2].certainty = .declared
    #expect(try words(drawing) == ["Lines", "only stated", "only inferred"])
    let svg = SVGWriter().svg(of: try drawing.laidOut(by: .circle))
    #expect(svg.contains("class=\"edge plain declared\"") && svg.contains(".declared{stroke-dasharray"))
    for index in drawing.edges.indices { drawing.edges[index].certainty = .observed }
    #expect(!SVGWriter().svg(of: try drawing.laidOut(by: .circle)).contains("dasharray"))
  }

  @Test func arrowsAreExplainedWhereThereAreAny() throws {
    var drawing = Drawing.path(3)
    drawing.direction = .directed
    #expect(try words(drawing) == ["Lines", "from one to the other"])
    drawing.edges = []
    #expect(try words(drawing).isEmpty)
  }

  @Test func aScaleOfColorsHasItsValues() throws {
    var drawing = Drawing.path(5)
    for index in 0..<4 { drawing.vertices[index].shade = Double(index) * 10 }
    drawing.shadeName = "age"
    #expect(try words(drawing) == ["Age", "0", "15", "30", "none (1)"])
    let scene = Scene(try drawing.laidOut(by: .circle), style: Style())
    let colors = Colors.of(.light).scale.count
    #expect(scene.discs.map(\.hue) == [.step(0), .step(5), .step(10), .step(15), .unknown])
    #expect(scene.samples.count == colors + 1)
    // Groups go before shades.
    drawing.vertices[0].group = "a"
    #expect(try !words(drawing).contains("Age"))
  }

  @Test func titleSubtitleAndDayStandAboveTheCaptionBelow() throws {
    var drawing = Drawing.path(3)
    (drawing.title, drawing.subtitle, drawing.asOf, drawing.caption) = ("Us", "at work", "2026-10-01", "3 of 5")
    let scene = Scene(try drawing.laidOut(by: .circle), style: Style())
    #expect(scene.words.map(\.text) == ["Us", "At work · as of 2026-10-01", "3 of 5"])
    let map = scene.mapBounds()
    #expect(scene.words[0].origin.y < scene.words[1].origin.y && scene.words[1].origin.y < map.minY)
    #expect(scene.words[2].origin.y > map.maxY && scene.height > scene.words[2].origin.y)
  }

  @Test(arguments: 0..<5 as Range<UInt64>) func nothingLiesBelowTheLegend(seed: UInt64) throws {
    var random = RandomDrawings(seed: seed)
    var drawing = random.drawing(vertices: 6 + 7 * Int(seed), edges: 12 + 9 * Int(seed))
    if seed > 2 { drawing.direction = .directed }
    var style = Style()
    style.hulls = seed.isMultiple(of: 2) ? .shown : .hidden
    let scene = Scene(try drawing.laidOut(by: .circle), style: style)
    let legend = try #require(scene.legendBox)
    #expect(!scene.marks().contains { $0.overlaps(legend) })
    #expect(legend.minX >= 0 && legend.maxX <= scene.width && legend.maxY <= scene.height)
    for words in scene.words { #expect(words.origin.x >= 0 && words.origin.y <= scene.height) }
  }
}
