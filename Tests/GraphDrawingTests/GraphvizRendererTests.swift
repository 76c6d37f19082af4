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

  @Test(arguments: GraphvizRenderer.Format.allCases) func everyFormatHasItsMark(format: GraphvizRenderer.Format) throws
  {
    let marks: [GraphvizRenderer.Format: [UInt8]] = [
      .png: [0x89, 0x50, 0x4E, 0x47], .pdf: Array("%PDF-".utf8), .ps: Array("%!PS-Adobe".utf8),
      .eps: Array("%!PS-Adobe".utf8), .jpg: [0xFF, 0xD8, 0xFF], .gif: Array("GIF8".utf8), .webp: Array("RIFF".utf8),
    ]
    let mark = try #require(marks[format])
    do {
      #expect(Array(try GraphvizRenderer().file(of: map(names), as: format).prefix(mark.count)) == mark)
    } catch DrawingError.formatMissing(let missing) {
      // Not every Graphviz has every plug-in; those of Cairo belong to all.
      #expect(missing == format.rawValue && ![.png, .pdf, .ps, .eps].contains(format))
    }
  }

  @Test func aMissingPlugInIsNamed() {
    let picture = GraphvizSession.Picture(
      background: "", width: 9, height: 9, format: "nonsense:cairo", dotsPerInch: 72)
    #expect(throws: DrawingError.formatMissing(format: "nonsense")) { try GraphvizSession.renderedHere(picture) }
    #expect(DrawingError.formatMissing(format: "webp").description.contains("no plug-in that writes webp"))
  }

  @Test(arguments: [(400.0, 300.0), (30_000, 200), (200, 90_000), (20_000, 20_000)])
  func largeMapsFitIntoAPicture(width: Double, height: Double) {
    let (dots, note) = GraphvizRenderer(dotsPerInch: 192).resolution(width: width, height: height)
    let (across, down) = (width * dots / 96, height * dots / 96)
    #expect(max(across, down) <= 16_000.1 && across * down <= 40.1e6)
    #expect((note == nil) == (dots == 192))
    #expect((width == 400) == (note == nil))
  }

  @Test func aResolutionThatIsNoneIsReplaced() {
    for wished in [Double.nan, .infinity, -1, 0, 1e300] {
      let dots = GraphvizRenderer(dotsPerInch: wished).resolution(width: 400, height: 300).dotsPerInch
      #expect((10...4000).contains(dots))
    }
  }

  @Test func postScriptPaintsNoPixels() throws {
    let file = try GraphvizRenderer().file(of: map(names), as: .ps)
    #expect(!String(decoding: file, as: UTF8.self).contains("/ImageType"))
  }

  @Test func theDateOfAPDFIsFixed() {
    let script = Array("%!PS-Adobe-3.0\n%%Creator: cairo\n%%CreationDate: Sat Nov 21 15:13:03 2026\n%%Pages: 1".utf8)
    let fixed = String(decoding: GraphvizRenderer.withoutDate(script), as: UTF8.self)
    #expect(fixed.contains("%%CreationDate: Sat Jan 01 00:00:00 2000\n%%Pages"))

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
