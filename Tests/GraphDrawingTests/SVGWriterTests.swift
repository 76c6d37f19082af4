import Foundation
import GraphDrawing
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SVGWriterTests {
  /// Names that have broken other writers, and 250 made of random characters.
  private static func hostileNames() -> [String] {
    var names = [
      "</text><script>alert(1)</script>", "x\" onload=\"alert(1)", "' onmouseover='x", "]]>",
      "<![CDATA[x]]>", "<!--",
      "-->", "&amp;", "&", "&#x1b;", "&#0;", "&nbsp;", "\u{1B}[31mred", "\u{0}", "a\u{0}b",
      "\u{FFFE}", "\u{FFFF}",
      "\u{8}", "\t tab \t", "two\nlines", "carriage\rreturn", "CRLF\r\nend", "CORP\\Nina \\Gus",
      "{a|b}", "\\", "\\\\",
      "\"quoted\"", "%s%n", "javascript:alert(1)", "𝒳 astral", "👩‍👩‍👧 family", "מרים כהן", "محمد علي",
      "\u{202E}txt.exe", "\u{200B}zero", "e\u{301}", "é", "李小龍", "", " ", "   ", "Zoë",
      "<?xml version=\"1.0\"?>",
      "<!DOCTYPE x [<!ENTITY y \"z\">]>", "&y;", String(repeating: "<", count: 500),
      "\u{7F}\u{85}\u{9F}", "\u{2028}",
      "=cmd|' /C calc'!A0",
    ]
    var random = RandomDrawings(seed: 300)
    for _ in 0..<250 {
      var name = ""
      for _ in 0...random.next(below: 12) {
        let bound = [0x20, 0x80, 0x3000, 0x11_0000][random.next(below: 4)]
        if let scalar = Unicode.Scalar(UInt32(random.next(below: bound))) {
          name.unicodeScalars.append(scalar)
        }
      }
      names.append(name)
    }
    return names
  }

  /// What an XML reader will give back.
  private func readable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9, 10, 13, 0x20...0xFFFD, 0x10000...0x10FFFF: result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append("\u{FFFD}")
      }
    }
    return result
  }

  @Test func hostileNamesStayTextInEveryField() throws {
    let names = Self.hostileNames()
    #expect(names.count > 290)
    var drawing = Drawing(
      title: names[0], caption: names[1], summary: names[2],
      vertices: names.map {
        .init(id: $0, label: $0, group: $0, tooltip: $0, attributes: [.init(name: $0, value: $0)])
      },
      edges: names.indices.dropFirst().map {
        .init(
          source: $0 - 1, target: $0, tooltip: names[$0],
          attributes: [.init(name: names[$0], value: names[$0])])
      })
    drawing.routes = [
      .init(vertices: [0, 1, 2], stepLabels: [names[0], names[3]], name: names[0], note: names[1])
    ]
    (drawing.sizeName, drawing.groupName, drawing.strengthName) = (names[0], names[1], names[2])
    let svg = SVGWriter(style: Style(labels: .all, idPrefix: "\"><x")).svg(
      of: try drawing.laidOut(by: .circle))
    let page = try #require(Page(svg))
    #expect(
      page.elements.isSubset(of: [
        "svg", "title", "desc", "style", "rect", "g", "path", "circle", "text", "tspan",
      ]))
    #expect(
      !page.attributes.contains {
        $0.hasPrefix("on") || $0 == "href" || $0 == "xlink:href" || $0 == "style"
      })
    for (index, name) in names.enumerated() {
      // Compared scalar by scalar: equality of strings would take é and é for the same.
      let label = try #require(page.labels["xv\(index)"])
      #expect(Array(label.unicodeScalars) == Array(readable(name).unicodeScalars))
    }
  }

  @Test(arguments: Style.Theme.allCases) func sameInputGivesSameBytes(theme: Style.Theme) throws {
    func svg() throws -> String {
      var random = RandomDrawings(seed: 9)
      var drawing = random.drawing(vertices: 80, edges: 150)
      drawing.routes = [.init(vertices: [1, 2, 3])]
      return SVGWriter(style: Style(theme: theme)).svg(of: try drawing.laidOut(seed: 11))
    }
    let first = try svg()
    let second = try svg()
    #expect((second == first) == true)
    #expect(Page(first) != nil)
  }

  @Test func emptyDrawingIsStillAPicture() throws {
    let svg = SVGWriter().svg(of: try Drawing(vertices: [], edges: []).laidOut())
    let page = try #require(Page(svg))
    #expect(page.elements.contains("svg"))
  }

  @Test func everyVertexAndEdgeIsThereWithItsFacts() throws {
    var drawing = Drawing.star(5)
    drawing.direction = .directed
    drawing.edges[2].strength = 0.25
    drawing.vertices[3].attributes = [
      .init(name: "E-Mail Domain", value: "x.org"), .init(name: "id", value: "no"),
    ]
    let svg = SVGWriter().svg(of: try drawing.laidOut())
    for index in 0..<5 { #expect(svg.contains("id=\"v\(index)\" data-id=\"\(index)\"")) }
    for index in 0..<4 {
      #expect(svg.contains("id=\"e\(index)\" data-source=\"0\" data-target=\"\(index + 1)\""))
    }
    #expect(svg.contains("data-strength=\"0.25\""))
    #expect(svg.contains("data-e-mail-domain=\"x.org\""))
    #expect(!svg.contains("data-id=\"no\""))
    #expect(svg.contains("class=\"head\""))
    #expect(svg.contains("<title>Vertex 0 → Vertex 3\nstrength: 0.25</title>"))
  }

  @Test func thePictureCanBeListenedTo() throws {
    var drawing = Drawing.star(5)
    drawing.title = "A star"
    drawing.nouns = .init(vertex: "person", vertices: "people", edge: "tie", edges: "ties")
    for vertex in 0..<5 {
      drawing.vertices[vertex].size = vertex == 3 ? 9 : 1
      drawing.vertices[vertex].group = vertex < 3 ? "A" : "B"
    }
    drawing.vertices[2].label = "מרים"
    drawing.edges[1].probability = 0.5
    drawing.edges[3].certainty = .declared
    (drawing.sizeName, drawing.groupName) = ("degree", "circle")
    drawing.routes = [.init(vertices: [1, 0, 2], stepLabels: ["50 %", "40 %"], note: "probability 20 %")]
    let page = MarkupReader(SVGWriter().svg(of: try drawing.laidOut()))
    #expect(page.faults == [])
    let root = page.elements[0]
    #expect(root["role"] == "graphics-document img" && root["lang"] == "en")
    #expect(page.elements.first { $0["id"] == root["aria-labelledby"] }?.text == "A star")
    #expect(
      page.elements.first { $0["id"] == root["aria-describedby"] }?.text
        == "A network map of 5 people and 4 ties in 2 groups (circle), the largest of 3. "
        + "Greatest by degree: Vertex 3 (9), Vertex 0 (1), Vertex 1 (1). "
        + "Route from Vertex 1 to \u{2068}מרים\u{2069}, over Vertex 0 (50 %), \u{2068}מרים\u{2069} (40 %); probability 20 %."
    )
    let discs = page.elements.filter { $0["data-id"] != nil }
    #expect(discs.count == 5)
    #expect(discs.allSatisfy { $0["role"] == "graphics-symbol img" && $0["tabindex"] == "0" && $0["id"] != nil })
    // Outside of the route the greatest comes first.
    #expect(discs.first?["data-label"] == "Vertex 3")
    let ties = page.elements.filter { $0["data-source"] != nil }
    #expect(ties.count == 4 && ties.allSatisfy { $0["role"] == "graphics-symbol img" })
    #expect(ties.contains { $0["data-probability"] == "0.5" } && ties.contains { $0["data-certainty"] == "declared" })
    for element in page.elements where element.name == "text" {
      var place = element.parent
      var isHeard = true
      while let parent = place {
        isHeard = isHeard && page.elements[parent]["aria-hidden"] == nil
        place = page.elements[parent].parent
      }
      // Names are told once, by their discs, and steps by the summary; the legend is told as it is written.
      let isTold = (element["class"] ?? "").hasPrefix("label") || ["50 %", "40 %"].contains(element.text)
      #expect(isHeard != isTold, "\(element.text)")
    }
  }

  @Test func namesFromRightToLeftEndWhereOthersBegin() throws {
    var drawing = Drawing.path(2)
    drawing.vertices[0].label = "מרים כהן"
    drawing.vertices[1].label = "\u{202E}Anna\u{202C}"
    drawing.routes = [.init(vertices: [0, 1])]
    let scene = try Scene(LaidOutDrawing(drawing, positions: [.init(x: 0, y: 0), .init(x: 3, y: 0)]), style: Style())
    let page = MarkupReader(
      SVGWriter().svg(of: try LaidOutDrawing(drawing, positions: [.init(x: 0, y: 0), .init(x: 3, y: 0)])))
    let labels = page.elements.filter { $0["data-vertex"] != nil }
    #expect(Set(labels.map(\.text)) == ["מרים כהן", "Anna"])
    for label in scene.labels {
      let written = try #require(labels.first { $0.text == label.text })
      let classes = (written["class"] ?? "").split(separator: " ")
      #expect(classes.contains("rtl") == (label.vertex == 0))
      let anchor: Scene.Anchor = classes.contains("middle") ? .middle : classes.contains("end") ? .end : .start
      let expected: Scene.Anchor =
        switch (label.anchor, label.vertex) {
        case (.start, 0): .end
        case (.end, 0): .start
        default: label.anchor
        }
      #expect(anchor == expected)
    }
    // The arrow of the legend points from the first to the last.
    #expect(page.elements.contains { $0.text == "\u{2068}מרים כהן\u{2069} → \u{2068}Anna\u{2069}" })
  }

  @Test func theRouteIsDrawnLastAndTheRestDimmed() throws {
    var drawing = Drawing.path(6)
    drawing.routes = [.init(vertices: [1, 2, 3], stepLabels: ["0.5", "0.7"])]
    let svg = SVGWriter().svg(of: try drawing.laidOut())
    let edges = try #require(svg.range(of: "<g class=\"edges\""))
    let route = try #require(svg.range(of: "<g class=\"route\""))
    #expect(edges.lowerBound < route.lowerBound)
    #expect(
      svg[edges.lowerBound..<route.lowerBound].components(separatedBy: "edge plain dim").count == 4)
    #expect(svg.components(separatedBy: "edge plain on-route").count >= 3)
    #expect(svg.contains(">0.5</text>") && svg.contains(">0.7</text>"))
    #expect(svg.contains("Vertex 1 → Vertex 3"))
  }

  @Test func numbersThatAreNoneLeaveNoTrace() throws {
    var drawing = Drawing.path(6)
    for (index, value) in [Double.nan, .infinity, -.infinity, 1e300, -5].enumerated() {
      drawing.vertices[index].size = value
      drawing.edges[index].strength = value
    }
    let svg = SVGWriter().svg(of: try drawing.laidOut())
    let page = try #require(Page(svg))
    for (name, value) in page.numbers {
      #expect(Double(value)?.isFinite == true, "\(name)=\(value)")
    }
  }
}

/// A parsed file: its element and attribute names, and the label of each vertex.
private final class Page: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var labels: [String: String] = [:]
  private(set) var numbers: [(String, String)] = []

  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse(), parser.parserError == nil else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes attributeDict: [String: String] = [:]
  ) {
    elements.insert(elementName)
    attributes.formUnion(attributeDict.keys)
    if let id = attributeDict["id"], let label = attributeDict["data-label"] { labels[id] = label }
    for (name, value) in attributeDict
    where ["cx", "cy", "r", "x", "y", "stroke-width"].contains(name) {
      numbers.append((name, value))
    }
  }
}
