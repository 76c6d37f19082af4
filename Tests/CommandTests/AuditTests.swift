import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct AuditTests {
  private static let florence = "Datasets/florentine-families/marriage.csv"

  /// A table of what happened: one friend who answers and is met, and somebody who never answers.
  private static let story: String = {
    let (me, friend, stranger) = ("me@example.org", "friend@example.org", "stranger@example.org")
    var rows = ["date,from,to,channel"]
    for day in 1...28 {
      let date = "2026-03-\(day < 10 ? "0" : "")\(day)"
      rows.append(day % 2 == 0 ? "\(date),\(me),\(friend),email" : "\(date),\(friend),\(me),email")
      if day % 7 == 0 { rows.append("\(date),\(me),\(friend),meeting") }
      if day % 9 == 0 { rows.append("\(date),\(me),\(stranger),email") }
    }
    return rows.joined(separator: "\n") + "\n"
  }()

  private static func audit(_ arguments: String...) throws -> Command.Result {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "log.csv")
      try Data(story.utf8).write(to: file)
      return try Command.run(["audit", "--network", file.path, "--me", "me@example.org"] + arguments)
    }
  }

  @Test func onePageHoldsEverything() throws {
    for arguments in [["--from", "Medici"], []] {
      let result = try Command.run(["audit", "-n", Self.florence, "--format", "table"] + arguments)
      #expect(result.status == 0)
      let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 41 && lines.allSatisfy { $0.count <= 80 }, "\(result.output)")
      #expect(result.output.contains("Foam") && result.output.contains("100 %"))
    }
  }

  @Test func aPipeGetsRowsOfWhatAndValue() throws {
    let result = try Command.run("audit", "-n", Self.florence, "--from", "Medici")
    #expect(result.lines.first == "what,value")
    let facts = result.column("value")
    #expect(facts["basis.ties"] == 6 && facts["basis.declared"] == 6 && facts["reality.real"] == 0)
    #expect(facts["reality.foam_share"] == 1 && facts["openness.contacts"] == 6)
    #expect(result.lines.contains("owner.name,Medici") && result.lines.contains("as_of,"))
  }

  @Test func jsonHasItsKeys() throws {
    let json = try Command.run("audit", "-n", Self.florence, "--format", "json").json()
    let keys = [
      "as_of", "seen_until", "scope", "owner", "people", "basis", "reality", "channels", "face_to_face", "answers",
      "durability",
      "change", "concentration", "layers", "openness", "reachable", "carriers", "losses", "ties",
    ]
    #expect(Set(json.keys) == Set(keys))
    #expect(json["scope"] as? String == "everybody" && (json["ties"] as? [Any])?.count == 20)
  }

  @Test func whatHappenedTellsRealFromFoam() throws {
    let result = try Self.audit("--format", "json")
    let json = try result.json()
    let reality = try #require(json["reality"] as? [String: Any], "\(result.errors)")
    #expect(reality["real"] as? Int == 1 && reality["one_sided"] as? Int == 1)
    let faces = try #require(json["face_to_face"] as? [String: Any])
    #expect(faces["ever"] as? Int == 1 && faces["both"] as? Int == 1 && faces["online_only"] as? Int == 1)
    #expect(json["as_of"] as? String == "2026-03-28")
    let earlier = try Self.audit("--format", "json", "--as-of", "2026-03-06").json()
    #expect((earlier["face_to_face"] as? [String: Any])?["ever"] as? Int == 0)
  }

  @Test func theReportNeedsNothingElse() throws {
    let page = try Self.audit("--html", "-").output
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
    for forbidden in ["<script", "http://", "https://", "url(", "@import", "<link", "<img", "<iframe", "onload"] {
      let text = page.replacingOccurrences(of: "http://www.w3.org/", with: "")
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
    let parsed = try #require(ParsedPage(page))
    #expect(parsed.elements.contains("svg") && parsed.elements.contains("table"))
    #expect(parsed.unnamedDrawings == 0 && parsed.ids.count == Set(parsed.ids).count)
  }

  @Test func hostileNamesStayText() throws {
    var names = [
      "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "]]><!--",
      "&lt;b&gt;&#x1b;",
      "</style><style>*{display:none}", "{{7*7}}${x}", "\u{202E}gpj.exe", "=cmd|' /C calc'!A0", "\u{1B}[31mred",
      "a\u{FEFF}b", "مرحبا", "javascript:alert(1)",
    ]
    var state: UInt64 = 300
    func random(below bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    while names.count < 180 {
      var name = ""
      for _ in 0...random(below: 12) {
        let bound: UInt64 = [0x40, 0x80, 0x3000, 0x11_0000][Int(random(below: 4))]
        if let scalar = Unicode.Scalar(UInt32(1 + random(below: bound - 1))) { name.unicodeScalars.append(scalar) }
      }
      if name.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { names.append(name) }
    }
    let people = [["id": "me", "name": "Me"]] + names.enumerated().map { ["id": "p\($0)", "name": $1] }
    let ties = names.indices.map {
      ["source": "me", "target": "p\($0)", "weight": 0.9 / Double($0 + 1)] as [String: Any]
    }
    let network = String(
      decoding: try JSONSerialization.data(withJSONObject: ["nodes": people, "edges": ties]), as: UTF8.self)
    let page = try Command.run(on: network, as: "net.json", "audit", "--from", "me", "--html", "-").output
    let parsed = try #require(ParsedPage(page))
    #expect(parsed.elements.isDisjoint(with: ["script", "img", "a", "iframe", "object", "link", "form", "b"]))
    #expect(!parsed.attributes.contains { $0.hasPrefix("on") || $0 == "href" || $0 == "src" || $0 == "style" })
    for name in names {
      let shown = name.unicodeScalars.map { scalar in
        switch scalar.value {
        case 9, 10, 13, 0x20...0xFFFD, 0x10000...: scalar
        default: "\u{FFFD}" as Unicode.Scalar
        }
      }
      #expect(parsed.names.contains { $0.unicodeScalars.elementsEqual(shown) }, "\(name.debugDescription)")
    }
    let table = try Command.run(on: network, as: "net.json", "audit", "--from", "p8", "--format", "table").output
    #expect(!table.contains("\u{1B}") && !table.contains("\u{202E}"))
  }

  @Test func theSameNetworkGivesTheSameBytes() throws {
    let first = try Self.audit("--html", "-").output
    #expect(try Self.audit("--html", "-", "--threads", "1").output == first)
  }

  @Test func anUnknownPersonIsToldSo() throws {
    #expect(try Command.run("audit", "-n", Self.florence, "--from", "Nobody").status == 1)
  }
}

/// A page as an XML reader sees it.
private final class ParsedPage: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var names: [String] = []
  /// Drawings without a name for those who do not see them.
  private(set) var unnamedDrawings = 0
  private var text = ""

  init?(_ page: String) {
    super.init()
    guard page.hasPrefix("<!DOCTYPE html>\n") else { return nil }
    let parser = XMLParser(data: Data(page.dropFirst("<!DOCTYPE html>\n".count).utf8))
    parser.delegate = self
    guard parser.parse(), parser.parserError == nil else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes facts: [String: String] = [:]
  ) {
    elements.insert(name)
    attributes.formUnion(facts.keys)
    if let id = facts["id"] { ids.append(id) }
    if name == "svg", facts["aria-labelledby"] == nil { unnamedDrawings += 1 }
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "bdi" { names.append(text) }
    text = ""
  }
}
