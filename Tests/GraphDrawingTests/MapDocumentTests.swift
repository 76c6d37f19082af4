import Foundation
import TestSupport
import Testing

@testable import GraphDrawing

struct MapDocumentTests {
  private func map(_ names: [String], direction: Drawing.Direction = .undirected) throws -> LaidOutDrawing {
    var drawing = Drawing(
      title: names[0], caption: names[1], direction: direction,
      vertices: names.indices.map { .init(id: "\(names[$0]) \($0)", label: names[$0], group: names[$0 % 3]) },
      edges: names.indices.dropFirst().map {
        .init(source: $0 - 1, target: $0, strength: Double($0), certainty: $0 == 1 ? .inferred : .observed)
      })
    drawing.routes = [.init(vertices: [0, 1, 2], stepLabels: [names[2]])]
    return try drawing.laidOut(by: .circle)
  }

  private func text(_ laidOut: LaidOutDrawing, _ format: MapDocument.Format) -> String {
    String(decoding: MapDocument.bytes(of: laidOut, as: format), as: UTF8.self)
  }

  /// The strings between quotation marks, and what stands outside of them; nil when a string does not end.
  ///
  /// As the scanner of Graphviz reads them: `\"` is a quotation mark, `\\` stays as it is.
  private func strings(in dot: String) -> (strings: [String], rest: String)? {
    var strings: [String] = []
    var rest = ""
    var current: String?
    var isEscaped = false
    for scalar in dot.unicodeScalars {
      guard var text = current else {
        if scalar == "\"" { current = "" } else { rest.unicodeScalars.append(scalar) }
        continue
      }
      if isEscaped {
        isEscaped = false
        text += scalar == "\"" ? "\"" : "\\" + String(scalar)
        current = text
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        strings.append(text)
        rest += "\"\""
        current = nil
      } else {
        text.unicodeScalars.append(scalar)
        current = text
      }
    }
    return current == nil ? (strings, rest) : nil
  }

  /// What Graphviz shows for a label.
  private func shown(_ label: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = label.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.popFirst() {
        result.append(next == "n" ? "\n" : next)
      } else {
        result.append(scalar)
        // The only entity that is written; the others would have been expanded.
        if scalar == "&", rest.starts(with: "amp;".unicodeScalars) { rest = rest.dropFirst(4) }
      }
    }
    return String(result)
  }

  @Test(arguments: [MapDocument.Format.dot, .xdot]) func hostileNamesStayBetweenTheirMarks(format: MapDocument.Format)
    throws
  {
    var generator = HostileText(seed: 3)
    for _ in 0..<HostileText.rounds(1, often: 25) {
      let names = generator.next(400).filter { $0.utf8.count < 3000 }
      let laidOut = try map(names, direction: .directed)
      let read = try #require(strings(in: text(laidOut, format)))
      // Nothing from a name stands outside: only our own words do.
      let words = Set(read.rest.split { !$0.isLetter && $0 != "_" }.map(String.init))
      let known: Set<String> = [
        "digraph", "graph", "node", "edge", "bb", "bgcolor", "outputorder", "notranslate", "overlap", "splines",
        "label",
        "labelloc", "fontsize", "fontname", "fontcolor", "comment", "xdotversion", "_draw_", "_ldraw_", "pos", "width",
        "height", "fillcolor", "color", "penwidth", "xlabel", "tooltip", "group", "style", "strength", "shape",
        "fixedsize",
        "arrowsize",
      ]
      #expect(words.subtracting(known).isEmpty)
      #expect(read.strings.allSatisfy { $0.utf8.count < 16_384 })
      let labels = Set(read.strings.map { Array(shown($0).unicodeScalars) })
      for name in names {
        #expect(labels.contains(Array(Self.drawable(name).unicodeScalars)), "\(name.debugDescription)")
      }
    }
  }

  /// The name with line ends as Graphviz has them, and without what no file may hold; entities read once.
  private static func drawable(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in HostileText.readable(name).unicodeScalars {
      switch scalar {
      case "\u{2028}", "\u{2029}": result.append("\n")
      case "\r", "\t": result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  @Test func namesInJSONAreExact() throws {
    var generator = HostileText(seed: 4)
    for _ in 0..<HostileText.rounds(1, often: 34) {
      let names = generator.next(300)
      let laidOut = try map(names)
      let object = try JSONSerialization.jsonObject(with: Data(text(laidOut, .json).utf8))
      let page = try #require(object as? [String: Any])
      let objects = try #require(page["objects"] as? [[String: Any]])
      let edges = try #require(page["edges"] as? [[String: Any]])
      #expect(objects.count == names.count && edges.count == names.count - 1)
      for (place, object) in objects.enumerated() {
        #expect(object["_gvid"] as? Int == place)
        let tooltip = try #require(object["tooltip"] as? String)
        #expect(tooltip.unicodeScalars.elementsEqual(names[place].unicodeScalars))
      }
      #expect(edges.allSatisfy { ($0["tail"] as? Int ?? -1) + 1 == $0["head"] as? Int })
    }
  }

  @Test func placesAreThoseOfThePicture() throws {
    let laidOut = try map(["Anna", "Ben", "Carl", "Dora"], direction: .directed)
    let scene = Scene(laidOut, style: Style())
    let object = try JSONSerialization.jsonObject(with: Data(text(laidOut, .json).utf8))
    let objects = try #require((object as? [String: Any])?["objects"] as? [[String: Any]])
    for disc in scene.discs {
      let pos = try #require(objects[disc.vertex]["pos"] as? String).split(separator: ",").compactMap { Double($0) }
      #expect(abs(pos[0] - disc.center.x * 0.75) < 0.01 && abs(pos[1] - (scene.height - disc.center.y) * 0.75) < 0.01)
      let width = try #require((objects[disc.vertex]["width"] as? String).flatMap { Double($0) })
      #expect(abs(width * 72 - disc.radius * 1.5) < 0.01)
    }
    #expect(object is [String: Any] && ((object as? [String: Any])?["directed"] as? Bool) == true)
  }

  @Test func operationsCountTheirLetters() throws {
    let laidOut = try map(["a\\b", "say \"x\"", "é\\", "plain"])
    let read = try #require(strings(in: text(laidOut, .xdot)))
    let drawn = read.strings.filter { $0.contains(" T ") || $0.hasPrefix("F ") }
    #expect(!drawn.isEmpty)
    #expect(drawn.contains { $0.contains("5 -a\u{2216}b") })
    #expect(drawn.contains { $0.contains("7 -say \"x\"") })
    #expect(drawn.allSatisfy { !$0.contains("\\") })
  }

  @Test func doubledIdsDoNotBecomeOneVertex() throws {
    let drawing = Drawing(
      vertices: [.init(id: "x", label: "One"), .init(id: "x", label: "Two")], edges: [.init(source: 0, target: 1)])
    let dot = text(try drawing.laidOut(by: .circle), .dot)
    #expect(dot.contains("\"v0\" -- \"v1\""))
  }

  @Test(arguments: MapDocument.Format.allCases) func sameMapGivesTheSameBytes(format: MapDocument.Format) throws {
    let names = ["Anna", "Ben", "Carl", "Dora"]
    #expect(text(try map(names), format) == text(try map(names), format))
    #expect(
      text(try Drawing(vertices: [], edges: []).laidOut(), format).contains(
        format == .json ? "\"objects\":[]" : "graph {"))
  }
}
