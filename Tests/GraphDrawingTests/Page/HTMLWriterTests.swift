import Foundation
import GraphDrawing
import TestSupport
import Testing

struct HTMLWriterTests {
  /// What stands between two marks.
  private static func part(of page: String, from start: String, to end: String) throws -> String {
    let first = try #require(page.range(of: start))
    let last = try #require(page.range(of: end, range: first.upperBound..<page.endIndex))
    return String(page[first.upperBound..<last.lowerBound])
  }

  private static func script(of page: String) throws -> String { try part(of: page, from: "<script>", to: "</script>") }

  private static func data(of page: String) throws -> [String: Any] {
    let json = try part(of: page, from: "<script type=\"application/json\" id=\"network\">", to: "</script>")
    return try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
  }

  /// Asked of the system's own tool where there is one.
  private static func digest(of text: String) throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/sha256sum") else { return nil }
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // The pipe holds less than the script.
    let writer = Thread { [handle = input.fileHandleForWriting] in
      try? handle.write(contentsOf: Data(text.utf8))
      try? handle.close()
    }
    writer.start()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let digits = Array(answer.prefix(64).utf8).map { UInt8(String(UnicodeScalar($0)), radix: 16) ?? 0 }
    return Data(stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
      .base64EncodedString()
  }

  @Test func policyLetsInTheScriptAndStyleOfThePageAlone() throws {
    for theme in Style.Theme.allCases {
      let page = try PageSamples.page(of: PageSamples.circle(), style: Style(theme: theme))
      let policy = try Self.part(of: page, from: "Content-Security-Policy\" content=\"", to: "\"")
        .replacing("&#39;", with: "'")
      #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
      #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
      guard let script = try Self.digest(of: try Self.script(of: page)) else { return }
      #expect(policy.contains("script-src 'sha256-\(script)'"))
      let style = try #require(try Self.digest(of: try Self.part(of: page, from: "<style>", to: "</style>")))
      #expect(policy.contains("style-src 'sha256-\(style)'"))
    }
  }

  @Test func nothingLeadsOutOfThePage() throws {
    let page = try PageSamples.page(of: PageSamples.circle())
    let spaces = ["\"http://www.w3.org/1999/xhtml\"", "'http://www.w3.org/2000/svg'"]
    let rest = spaces.reduce(page) { $0.replacing($1, with: "") }
    for sign in ["http:", "https:", "//www", "src=", "href=", "url(", "@import", "eval(", "innerHTML", "Function("] {
      #expect(!rest.contains(sign), "\(sign)")
    }
    #expect(page.ranges(of: "<script").count == 2)
  }

  @Test func sameDrawingGivesTheSameBytes() throws {
    #expect(try PageSamples.page(of: PageSamples.circle()) == PageSamples.page(of: PageSamples.circle()))
  }

  @Test func columnsHoldTheDrawing() throws {
    let drawing = PageSamples.circle()
    let data = try Self.data(of: try PageSamples.page(of: drawing))
    #expect(data["label"] as? [String] == drawing.vertices.map(\.label))
    #expect(data["source"] as? [Int] == drawing.edges.map(\.source))
    #expect(data["target"] as? [Int] == drawing.edges.map(\.target))
    // Foundation reads decimals a bit off.
    let strengths = try #require(data["strength"] as? [Double])
    #expect(zip(strengths, drawing.edges).allSatisfy { abs($0 - ($1.strength ?? 0)) < 1e-12 })
    #expect(data["probability"] as? String == "strength")
    #expect(
      data["basis"] as? [Int] == drawing.edges.map { $0.certainty == .observed ? 0 : $0.certainty == .declared ? 1 : 2 }
    )
    #expect(data["evidence"] as? [[String]] == drawing.edges.map(\.evidence))
    let days = try #require(data["days"] as? [String: [Int]])
    #expect(days["counts"] == drawing.edges.map(\.days.count))
    var place = 0
    for edge in drawing.edges {
      var day = 0
      for (index, expected) in edge.days.enumerated() {
        let step = try #require(days["steps"]?[place])
        day = index == 0 ? step : day + step
        #expect(day == expected)
        place += 1
      }
    }
    let names = try #require(data["channels"] as? [String])
    let sets = try #require(data["channelSets"] as? [[Int]])
    for (edge, set) in zip(drawing.edges, try #require(data["channelOf"] as? [Int])) {
      #expect(edge.channels == (set < 0 ? [] : sets[set].map { names[$0] }))
    }
  }

  /// The page draws with the widths of the still map.
  @Test func pageAndStillMapAgree() throws {
    var drawing = PageSamples.circle()
    drawing.edges[3].strength = nil
    let laidOut = try drawing.laidOut(by: Layout.all.first { $0.name == "circle" }, seed: 1)
    let data = try Self.data(of: HTMLWriter().html(of: laidOut))
    let svg = MarkupReader(SVGWriter().svg(of: laidOut))
    let width = try #require(data["width"] as? [Double])
    let greatest = drawing.edges.compactMap(\.strength).max() ?? 1
    for (place, edge) in drawing.edges.enumerated() {
      let line = try #require(svg.elements.first { $0["id"] == "e\(place)" })
      let share = ((edge.strength ?? 0) / greatest).squareRoot()
      let drawn = try #require(line["stroke-width"].flatMap { Double($0) })
      #expect(abs(drawn - (width[0] + width[1] * share)) < 0.006)
    }
    let (x, y, r) = (data["x"] as? [Double], data["y"] as? [Double], data["r"] as? [Double])
    for place in drawing.vertices.indices {
      let disc = try #require(svg.elements.first { $0["id"] == "v\(place)" })
      #expect(disc["cx"].flatMap { Double($0) } == x?[place] && disc["cy"].flatMap { Double($0) } == y?[place])
      #expect(abs((disc["r"].flatMap { Double($0) } ?? 0) - (r?[place] ?? 0)) < 0.06)
    }
  }

  @Test func manyDaysAreThinnedToWeeks() throws {
    var drawing = PageSamples.circle()
    for place in drawing.edges.indices { drawing.edges[place].days = Array(0..<30_000) }
    let data = try Self.data(of: try PageSamples.page(of: drawing))
    let counts = try #require((data["days"] as? [String: [Int]])?["counts"])
    #expect(counts.allSatisfy { $0 > 4_000 && $0 < 5_000 })
  }

  @Test func hostileNamesStayTextInEveryField() throws {
    var generator = HostileText(seed: 11)
    for _ in 0..<HostileText.rounds(6, often: 50) {
      let names = generator.next(200)
      let drawing = Self.hostile(names)
      let columns = 20
      let points = names.indices.map { Point(x: Double($0 % columns), y: Double($0 / columns)) }
      let page = HTMLWriter().html(of: try LaidOutDrawing(drawing, positions: points))
      let script = try Self.script(of: page)
      // Read strictly but for the document type and the page's own script, which is the same for every drawing.
      let markup = MarkupReader(
        page.replacing("<!DOCTYPE html>\n", with: "").replacing(script, with: ""))
      #expect(markup.faults == [])
      #expect(markup.elements.count { $0.name == "script" } == 2)
      #expect(markup.elements.allSatisfy { element in !element.attributes.contains { $0.name.hasPrefix("on") } })
      let labels = try #require(try Self.data(of: page)["label"] as? [String])
      let changed = zip(labels, names).filter { !$0.unicodeScalars.elementsEqual($1.unicodeScalars) }
      #expect(changed.isEmpty, "\(changed.prefix(2).map { ($0.0.debugDescription, $0.1.debugDescription) })")
    }
  }

  static func hostile(_ names: [String]) -> Drawing {
    func name(_ place: Int) -> String { names[place % names.count] }
    var drawing = Drawing(
      title: name(1), caption: name(2), summary: name(3),
      vertices: names.indices.map { place in
        .init(
          id: name(place), label: name(place), size: Double(place % 5), group: name(place % 9),
          attributes: [.init(name: name(place % 7), value: name(place))])
      },
      edges: names.indices.dropFirst().map { .init(source: $0 - 1, target: $0, strength: Double(1 + $0 % 3)) },
      sizeName: name(4), groupName: name(5), strengthName: name(6))
    for place in drawing.edges.indices {
      drawing.edges[place].evidence = [name(place), name(place + 1)]
      drawing.edges[place].channels = [name(place % 4)]
      drawing.edges[place].probability = 0.5
    }
    drawing.routes = [.init(vertices: [0, 1, 2], stepLabels: [name(7)], name: name(8), note: name(9))]
    drawing.asOf = name(10)
    return drawing
  }

  @Test func tenThousandEdgesTakeHalfAMegabyte() throws {
    let page = HTMLWriter().html(of: try PageSamples.crowd(2_000, edgesEach: 5))
    #expect(page.utf8.count < 500_000)
  }

  @Test func emptyAndLonelyDrawingsHavePages() throws {
    for drawing in [Drawing(vertices: [], edges: []), Drawing.path(1)] {
      #expect(
        try Self.data(of: try PageSamples.page(of: drawing))["label"] as? [String] == drawing.vertices.map(\.label))
    }
  }
}
