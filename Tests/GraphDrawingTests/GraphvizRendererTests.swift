import Testing

@testable import GraphDrawing

struct GraphvizRendererTests {
  private func map(_ labels: [String]) throws -> LaidOutDrawing {
    var drawing = Drawing(
      vertices: labels.map { .init(id: $0, label: $0, group: $0) },
      edges: labels.indices.dropFirst().map { .init(source: $0 - 1, target: $0, certainty: .inferred) })
    drawing.direction = .directed
    drawing.routes = [.init(vertices: [0, 1, 2], stepLabels: ["0.5"])]
    return try drawing.laidOut(by: .circle)
  }

  private let names = [
    "Anna", "\\N \\G", "12 -#ff0000", "&#x1b;", "<b>bold</b>", "\u{1B}[31m", "F 10 5 -Times", "two\nlines", "李小龍", "\"",
    "",
  ]

  @Test func pngHasItsMarkAndSize() throws {
    let laidOut = try map(names)
    let bytes = try GraphvizRenderer(dotsPerInch: 96).file(of: laidOut, as: .png)
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    let scene = Scene(laidOut, style: Style())
    #expect(abs(number(at: 16) - Int(scene.width)) <= 2)
    #expect(abs(number(at: 20) - Int(scene.height)) <= 2)
  }

  @Test(arguments: GraphvizRenderer.Format.allCases) func sameMapGivesSameFile(format: GraphvizRenderer.Format) throws {
    let renderer = GraphvizRenderer(style: Style(theme: .dark), dotsPerInch: 50)
    let first = try renderer.file(of: map(names), as: format)
    let second = try renderer.file(of: map(names), as: format)
    #expect((first == second) == true)
    #expect(first.count > 1000)
  }

  @Test func theDateOfAPDFIsFixed() {
    let dated = Array("<< /CreationDate (D:20261121064400+00'00) >> and more text".utf8)
    #expect(
      GraphvizRenderer.withoutDate(dated)
        == Array("<< /CreationDate (D:20000101000000+00'00) >> and more text".utf8))
    #expect(GraphvizRenderer.withoutDate([]).isEmpty)
  }

  @Test func namesCannotDraw() throws {
    let scene = Scene(try map(names), style: Style())
    var canvas = XDotCanvas(scene: scene, style: Style())
    let text = canvas.drawn()
    // Each name is announced with its length in bytes.
    #expect(text.contains("11 -12 -#ff0000 "))
    #expect(text.contains("13 -F 10 5 -Times "))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.contains("\n"))
  }
}
