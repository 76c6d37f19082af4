import Foundation
import GraphDrawing
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SVGCrowdTests {
  /// Counts elements of a file that must be well-formed.
  private final class Counter: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { counts[name, default: 0] += 1 }
  }

  /// A ring of twenty thousand with chords, on a spiral.
  private static func drawing(_ count: Int, edges: Int) throws -> LaidOutDrawing {
    var random = RandomDrawings(seed: 4)
    var drawing = Drawing(vertexCount: count, pairs: (0..<edges).map { ($0 % count, ($0 * 7 + 1) % count) })
    for vertex in 0..<count {
      drawing.vertices[vertex].label = "<\(vertex)> & “co”"
      drawing.vertices[vertex].size = Double(random.next(below: 50))
      drawing.vertices[vertex].group = "group \(random.next(below: 12))"
    }
    return try LaidOutDrawing(
      drawing,
      positions: (0..<count).map { vertex in
        let angle = 2.4 * Double(vertex)
        return Point(x: Double(vertex).squareRoot() * cos(angle), y: Double(vertex).squareRoot() * sin(angle))
      })
  }

  @Test func aMapOfTwentyThousandIsWellFormedAndSmall() throws {
    let svg = SVGWriter(style: Style(labels: .largest(20))).svg(of: try Self.drawing(20_000, edges: 30_000))
    let counter = Counter()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = counter
    #expect(parser.parse())
    #expect(svg.utf8.count < 30_000 * 30 + 20_000 * 16 + 2000 * 450)
    #expect(counter.counts["circle", default: 0] < 2200)
    #expect(counter.counts["path", default: 0] < 3000)
  }

  @Test func everyMarkOfACrowdIsDrawn() throws {
    let svg = SVGWriter(style: Style(labels: .none, legend: .hidden)).svg(of: try Self.drawing(6000, edges: 25_000))
    let lines = svg.split(separator: "\n").filter { $0.hasPrefix("<path class=\"edge") }
    #expect(lines.reduce(0) { $0 + $1.components(separatedBy: "M").count - 1 } == 25_000)
    let dots = svg.split(separator: "\n").filter { $0.contains("class=\"vertex dot") }
    let circles = svg.split(separator: "\n").filter { $0.hasPrefix("<circle class=\"vertex") }
    #expect(dots.reduce(0) { $0 + $1.components(separatedBy: "h0").count - 1 } + circles.count == 6000)
  }

  @Test func aSmallMapKeepsAnElementForEachEdge() throws {
    let svg = SVGWriter().svg(of: try Self.drawing(200, edges: 300))
    #expect(svg.contains("id=\"e299\"") && svg.contains("id=\"v199\""))
  }
}
