import Testing

@testable import GraphDrawing

struct LegendTests {
  @Test func samplesAreRoundAndWithinTheRange() {
    #expect(Legend.samples(upTo: 36, from: 1) == [20, 5, 1])
    #expect(Legend.samples(upTo: 0.97, from: 0) == [0.5, 0.2, 0.02])
    #expect(Legend.samples(upTo: 5, from: 1) == [5, 1])
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
}
