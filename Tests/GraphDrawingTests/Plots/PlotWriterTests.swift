import Foundation
import GraphDrawing
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PlotWriterTests {
  private static func plot(name: String = "A series", dots: [Plot.Dot]) -> Plot {
    Plot(
      title: name, summary: name, horizontal: PlotAxis(name, scale: .logarithmic, holding: dots.map(\.x)),
      vertical: PlotAxis(name, holding: dots.map(\.y)),
      marks: [
        .band([.init(x: 1, low: 0, high: 2), .init(x: 5, low: 1, high: 4)], tone: .muted, name: "band"),
        .line([.init(1, 1), .init(5, 2)], tone: .second, name: "line"), .dots(dots, tone: .first, name: name),
        .divider(2, label: name), .slope(1, label: "equal"),
      ])
  }

  private static let sample = plot(dots: (1...12).map { .init(x: Double($0), y: Double($0 % 5), label: "Dot \($0)") })

  @Test func everyDotIsDrawnOnce() throws {
    let page = try #require(ParsedPlot(PlotWriter(width: 700, id: "a").svg(of: Self.sample)))
    // Twelve dots, and one in the legend.
    #expect(page.count(of: "circle") == 13)
    #expect(page.texts.contains("band") && page.texts.contains("line") && page.texts.contains("A series"))
  }

  @Test func namesOfDotsDoNotOverlapAndStayOnThePage() throws {
    for width in [320.0, 700] {
      let page = try #require(ParsedPlot(PlotWriter(width: width, id: "a").svg(of: Self.sample)))
      let labels = page.placedTexts.filter { $0.text.hasPrefix("Dot ") }
      #expect(labels.count > 6)
      for (number, label) in labels.enumerated() {
        #expect(label.x >= 0 && label.x <= width)
        for other in labels[..<number] where abs(other.y - label.y) < 12 {
          #expect(abs(other.x - label.x) > 20, "\(label.text) and \(other.text)")
        }
      }
    }
  }

  @Test func hostileTextStaysText() throws {
    let names = [
      "</text><script>alert(1)</script>", "x\" onload=\"alert(1)", "]]>", "<!--", "&amp;&#x1b;", "\u{0}\u{1B}[31m",
      "\u{202E}evil",
      "' onmouseover='x", "{color:red}", "</style><script>", String(repeating: "<", count: 300), "", " ",
    ]
    for name in names {
      let plot = Self.plot(name: name, dots: [.init(x: 1, y: 1, tooltip: name, label: name), .init(x: 3, y: 2)])
      let chart = BarChart(
        title: name, summary: name, series: [.init(name: name, tone: .first), .init(name: name, tone: .second)],
        rows: [.init(name: name, values: [1, 2], note: name)])
      for svg in [PlotWriter(width: 700, id: name).svg(of: plot), PlotWriter(width: 300, id: name).svg(of: chart)] {
        let page = try #require(ParsedPlot(svg), "\(name)")
        #expect(page.elements.isSubset(of: ["svg", "title", "desc", "path", "text", "circle", "rect"]))
        #expect(!page.attributes.contains { $0.hasPrefix("on") || $0 == "href" || $0 == "style" })
        let expected = name.unicodeScalars.map { $0.value == 0 || $0.value == 0x1B ? "\u{FFFD}" : $0 }
        #expect(Array(page.title.unicodeScalars) == expected)
      }
    }
  }

  @Test func sameInputGivesSameBytes() {
    let first = PlotWriter(width: 640, id: "a").svg(of: Self.sample)
    let second = PlotWriter(width: 640, id: "a").svg(of: Self.sample)
    #expect((first == second) == true)
    #expect(first.contains("width=\"640\""))
  }

  @Test func numbersThatAreNoneLeaveNoTrace() throws {
    let bad = [Double.nan, .infinity, -.infinity, -1, 0, 1e308]
    let plot = Self.plot(dots: bad.map { .init(x: $0, y: $0) } + [.init(x: 2, y: 2)])
    let chart = BarChart(
      title: "", summary: "", series: [.init(name: "a", tone: .first)],
      rows: bad.map { .init(name: "row", values: [$0], note: "") })
    for svg in [PlotWriter(width: .nan, id: "a").svg(of: plot), PlotWriter(width: 500, id: "a").svg(of: chart)] {
      let page = try #require(ParsedPlot(svg))
      for number in page.numbers { #expect(Double(number)?.isFinite == true, "\(number)") }
      #expect(!svg.contains("nan") && !svg.contains("inf"))
    }
  }

  @Test func barsAreAsLongAsTheirValues() throws {
    let chart = BarChart(
      title: "t", summary: "s", series: [.init(name: "a", tone: .first)],
      rows: [.init(name: "one", values: [10], note: "10"), .init(name: "two", values: [5], note: "5")])
    let page = try #require(ParsedPlot(PlotWriter(width: 600, id: "a").svg(of: chart)))
    let widths = page.widths
    #expect(widths.count == 2 && abs(widths[0] - 2 * widths[1]) < 0.2)
  }

  @Test func theStyleSheetKnowsLightAndDark() {
    #expect(PlotWriter.css.contains("prefers-color-scheme:dark"))
    #expect(!PlotWriter.css.contains("url(") && !PlotWriter.css.contains("@import"))
  }
}

/// A parsed plot.
private final class ParsedPlot: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var texts: [String] = []
  private(set) var placedTexts: [(text: String, x: Double, y: Double)] = []
  private(set) var numbers: [String] = []
  private(set) var widths: [Double] = []
  private(set) var title = ""
  private var counts: [String: Int] = [:]
  private var open: [(name: String, place: (Double, Double), text: String)] = []

  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse(), parser.parserError == nil else { return nil }
  }

  func count(of element: String) -> Int { counts[element] ?? 0 }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes facts: [String: String] = [:]
  ) {
    elements.insert(name)
    attributes.formUnion(facts.keys)
    counts[name, default: 0] += 1
    for key in ["x", "y", "cx", "cy", "r", "width", "height"] { if let value = facts[key] { numbers.append(value) } }
    if name == "rect", let width = facts["width"].flatMap(Double.init) { widths.append(width) }
    open.append((name, (Double(facts["x"] ?? "") ?? 0, Double(facts["y"] ?? "") ?? 0), ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !open.isEmpty { open[open.count - 1].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard let element = open.popLast() else { return }
    if name == "text" {
      texts.append(element.text)
      placedTexts.append((element.text, element.place.0, element.place.1))
    }
    if name == "title", open.count == 1 { title = element.text }
  }
}
