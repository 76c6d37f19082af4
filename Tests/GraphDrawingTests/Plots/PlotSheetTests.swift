import Foundation
import GraphDrawing
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PlotSheetTests {
  private static func plot(_ name: String) -> Plot {
    Plot(
      title: name, summary: name, horizontal: PlotAxis(name, scale: .logarithmic, holding: [1, 100]),
      vertical: PlotAxis(name, holding: [0, 1], unit: .percent),
      marks: [
        .columns(
          [.init(start: 1, end: 2, high: 0.5, tooltip: name), .init(start: 2, end: 90, high: 1)], tone: .first,
          name: name),
        .line([.init(1, 0), .init(100, 1)], tone: .muted, name: name),
        .dots([.init(x: 10, y: 0.5, tooltip: name, label: name)], tone: .second, name: name),
      ])
  }

  private static func matrix(_ names: [String], text: String = "") -> MatrixChart {
    MatrixChart(
      title: names.first ?? "", summary: "s", rows: names, columns: names,
      cells: names.indices.map {
        .init(row: $0, column: names.count - 1 - $0, shade: 0.5, text: text, tooltip: names[$0])
      },
      blocks: [.init(rows: 0..<1, columns: 0..<1, name: names.first ?? "")],
      scale: .init(title: names.first ?? "", low: "0", high: "1"))
  }

  private static func sheet(_ name: String) -> PlotSheet {
    PlotSheet(
      title: name, caption: name,
      panels: [
        .init(name, .plot(plot(name))), .init("", .matrix(matrix([name, "b", "c"], text: "0.5"))),
        .init(
          name,
          .bars(
            BarChart(
              title: name, summary: name, series: [.init(name: name, tone: .first)],
              rows: [.init(name: name, values: [3], note: name)]))),
      ])
  }

  private static let everyTheme: [(theme: Style.Theme, width: Double)] = Style.Theme.allCases.flatMap { theme in
    [300.0, 760].map { (theme, $0) }
  }

  @Test(arguments: everyTheme)
  func aFileStandsOnItsOwn(theme: Style.Theme, width: Double) throws {
    let svg = PlotSheetWriter(width: width, theme: theme).svg(of: Self.sheet("Ada & Bo"))
    let page = try #require(ParsedSheet(svg))
    #expect(page.title == "Ada & Bo" && page.description.contains("Ada & Bo") && page.role == "graphics-document img")
    for word in ["var(", "url(", "@import", "<script", "href"] { #expect(!svg.contains(word), "\(word)") }
    #expect(svg.contains("<rect class=\"paper\"") && svg.contains("class=\"plot \(theme.rawValue)\""))
    // Every class of letters has its rule.
    for size in page.classes.filter({ $0.hasPrefix("s") && $0.dropFirst().first?.isNumber ?? false }) {
      #expect(svg.contains(".plot .\(size){font-size"), "\(size)")
    }
  }

  @Test func themesDifferInTheirColors() {
    let files = Style.Theme.allCases.map { PlotSheetWriter(width: 500, theme: $0).svg(of: Self.sheet("A")) }
    #expect(Set(files).count == files.count)
    #expect(files == Style.Theme.allCases.map { PlotSheetWriter(width: 500, theme: $0).svg(of: Self.sheet("A")) })
  }

  @Test func everythingStaysOnTheSheet() throws {
    let names = ["A", "Somebody with quite a long name indeed, of the house of Long Names", "B", "C"]
    for (theme, width) in Self.everyTheme {
      for sheet in [
        Self.sheet(names[1]), PlotSheet(title: "t", caption: "c", panels: [.init("", .matrix(Self.matrix(names)))]),
      ] {
        let page = try #require(ParsedSheet(PlotSheetWriter(width: width, theme: theme).svg(of: sheet)))
        for text in page.texts where !text.isUpright {
          #expect(text.start >= -0.5 && text.end <= page.width + 0.5, "\(theme) \(width): \(text)")
          #expect(text.y > 0 && text.y < page.height)
        }
      }
    }
  }

  @Test func hostileTextStaysText() throws {
    for name in [
      "</text><script>alert(1)</script>", "\"><image href=x>", "]]>", "<!--", "\u{0}\u{1B}[31m", "\u{202E}evil",
      "</style>",
      String(repeating: "<", count: 500), "", " ", "مرحبا", "名前", "👩‍👩‍👧",
    ] {
      let page = try #require(ParsedSheet(PlotSheetWriter(width: 400).svg(of: Self.sheet(name))), "\(name)")
      #expect(page.elements.isSubset(of: ["svg", "g", "title", "desc", "style", "path", "text", "circle", "rect"]))
      #expect(!page.attributes.contains { $0.hasPrefix("on") || $0 == "href" || $0 == "style" })
    }
  }

  @Test func namesOfAMatrixAreLeftOutWhereTheyDoNotFit() throws {
    func texts(_ count: Int, width: Double) throws -> [String] {
      let chart = Self.matrix((0..<count).map { "Person \($0)" })
      let sheet = PlotSheet(title: "", caption: "", panels: [.init("", .matrix(chart))])
      return try #require(ParsedSheet(PlotSheetWriter(width: width).svg(of: sheet))).texts.map(\.text)
    }
    #expect(try texts(30, width: 760).count { $0 == "Person 29" } == 2)
    #expect(try !texts(200, width: 760).contains("Person 150"))
    // Blocks are named instead.
    #expect(try texts(200, width: 760).contains("Person 0"))
  }

  @Test func manyCellsAreFewElements() throws {
    let count = 400
    var generator = SystemRandomNumberGenerator()
    let cells = (0..<20_000).map { _ in
      MatrixChart.Cell(
        row: .random(in: -1...count, using: &generator), column: .random(in: 0..<count, using: &generator),
        shade: .random(in: -1...1, using: &generator))
    }
    let names = (0..<count).map(String.init)
    let chart = MatrixChart(title: "t", summary: "s", rows: names, columns: names, cells: cells)
    let svg = PlotSheetWriter(width: 700).svg(
      of: PlotSheet(title: "t", caption: "", panels: [.init("", .matrix(chart))]))
    let page = try #require(ParsedSheet(svg))
    #expect(page.count < 100 && svg.utf8.count < 700_000)
  }

  @Test func numbersThatAreNoneLeaveNoTrace() throws {
    let bad = [Double.nan, .infinity, -.infinity, 1e308, -1]
    let chart = MatrixChart(
      title: "", summary: "", rows: ["a"], columns: ["b"],
      cells: bad.map { .init(row: 0, column: 0, shade: $0) } + [.init(row: 9, column: -4, shade: 1)],
      blocks: [.init(rows: 5..<9, columns: 0..<1, name: "x")])
    let plot = Plot(
      title: "", summary: "", horizontal: PlotAxis("", holding: bad), vertical: PlotAxis("", holding: bad),
      marks: [.columns(bad.map { .init(start: $0, end: $0, low: $0, high: $0) }, tone: .first, name: "")])
    for width in bad + [0, 500] {
      let svg = PlotSheetWriter(width: width).svg(
        of: PlotSheet(title: "", caption: "", panels: [.init("", .matrix(chart)), .init("", .plot(plot))]))
      #expect(ParsedSheet(svg) != nil && !svg.contains("nan") && !svg.contains("inf"))
    }
  }
}

/// A plot's file as an XML reader sees it.
private final class ParsedSheet: NSObject, XMLParserDelegate {
  struct Text: CustomStringConvertible {
    let text: String
    let start: Double
    let end: Double
    let y: Double
    let isUpright: Bool
    var description: String { "“\(text)” from \(start) to \(end) at \(y)" }
  }

  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var classes: Set<String> = []
  private(set) var texts: [Text] = []
  private(set) var title = ""
  private(set) var description2 = ""
  private(set) var role = ""
  private(set) var width = 0.0
  private(set) var height = 0.0
  private(set) var count = 0
  private var offsets: [(x: Double, y: Double)] = [(0, 0)]
  private var open: [[String: String]] = []
  private var text = ""

  override var description: String { description2 }

  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse(), parser.parserError == nil else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes facts: [String: String] = [:]
  ) {
    count += 1
    elements.insert(name)
    attributes.formUnion(facts.keys)
    classes.formUnion((facts["class"] ?? "").split(separator: " ").map(String.init))
    if name == "svg" {
      role = facts["role"] ?? ""
      let box = (facts["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
      if box.count == 4 { (width, height) = (box[2], box[3]) }
    }
    if name == "g", let last = offsets.last {
      let numbers = (facts["transform"] ?? "").split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
      offsets.append(numbers.count == 2 ? (last.x + numbers[0], last.y + numbers[1]) : last)
    }
    open.append(facts)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    let facts = open.popLast() ?? [:]
    if name == "title", open.count == 1 { title = text }
    if name == "desc" { description2 = text }
    if name == "g" { offsets.removeLast() }
    if name == "text", let offset = offsets.last {
      let names = (facts["class"] ?? "").split(separator: " ").map(String.init)
      let size = names.first.flatMap { Double($0.dropFirst().replacing("-", with: ".")) } ?? 12
      // Letters are at least this wide on the mean.
      let extent = Double(text.count) * size * 0.45
      let x = offset.x + (Double(facts["x"] ?? "0") ?? 0)
      let before = names.contains("e") ? extent : names.contains("m") ? extent / 2 : 0
      texts.append(
        Text(
          text: text, start: x - before, end: x - before + extent, y: offset.y + (Double(facts["y"] ?? "1") ?? 1),
          isUpright: facts["transform"] != nil))
    }
    text = ""
  }
}
