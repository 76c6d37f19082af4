import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DrawTests {
  static let miserables = "Datasets/les-miserables/network.csv"

  @Test func mapHoldsEveryNameAndTheRoute() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "map.svg").path
      let result = try Command.run(
        "draw", "-n", Self.miserables, "--route", "Myriel", "Marius", "-o", file, "--size-by", "betweenness")
      #expect(result.status == 0)
      let svg = try String(contentsOfFile: file, encoding: .utf8)
      for name in ["Myriel", "Marius", "Valjean", "Gavroche"] { #expect(svg.contains(">\(name)</text>"), "\(name)") }
      #expect(svg.contains("route"))
      #expect(XMLParser(data: Data(svg.utf8)).parse())
    }
  }

  @Test func sameSeedGivesTheSameBytes() throws {
    let first = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--threads", "1")
    let second = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--threads", "2")
    #expect(first.status == 0 && first.output == second.output)
    let other = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--seed", "7")
    #expect(other.output != first.output)
  }

  @Test(arguments: [
    "stress", "pivot-mds", "neato", "sfdp", "fdp", "dot", "twopi", "circo", "osage", "patchwork", "fdp-groups",
    "dot-groups",
  ])
  func everyLayoutDraws(layout: String) throws {
    let result = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--layout", layout)
    #expect(result.status == 0 && result.output.contains("Valjean"))
  }

  @Test func focusDrawsTheSurroundingsOnly() throws {
    let result = try Command.run(
      "draw", "-n", "Datasets/florentine-families/marriage.csv", "-o", "-", "--focus", "Pazzi", "--radius", "1")
    #expect(result.output.contains(">Salviati</text>") && !result.output.contains("Strozzi"))
  }

  @Test func hostileNamesStayText() throws {
    let ties = "source,target\n<script>alert(1)</script>,\"a\"\" onload=\"\"x\"\n]]>,\u{1}&amp;\n"
    let result = try Command.run(on: ties, "draw", "-o", "-", "--color-by", "none")
    #expect(result.status == 0)
    #expect(XMLParser(data: Data(result.output.utf8)).parse())
    #expect(!result.output.contains("<script>"))
  }

  @Test func pageHoldsTheRouteAndWhatIsKnownOfTies() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "map.html").path
      let result = try Command.run(
        "draw", "-n", "Datasets/florentine-families/marriage.csv", "-n", "Datasets/florentine-families/business.csv",
        "--route", "Pazzi", "Strozzi", "--focus", "Medici", "--radius", "3", "-o", file)
      #expect(result.status == 0)
      let page = try String(contentsOfFile: file, encoding: .utf8)
      #expect(page.hasPrefix("<!DOCTYPE html>"))
      let start = try #require(page.range(of: "id=\"network\">"))
      let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
      let json = Data(page[start.upperBound..<end.lowerBound].utf8)
      let data = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
      let names = try #require(data["label"] as? [String])
      let routes = try #require(data["routes"] as? [[String: Any]])
      let people = try #require(routes.first?["vertices"] as? [Int]).map { names[$0] }
      let path = try Command.run(
        "path", "Pazzi", "Strozzi", "-n", "Datasets/florentine-families/marriage.csv", "-n",
        "Datasets/florentine-families/business.csv", "--format", "csv")
      #expect(path.cells.last?.last == people.joined(separator: " > "))
      #expect(data["focus"] as? Int == names.firstIndex(of: "Medici"))
      #expect(Set(try #require(data["channels"] as? [String])) == ["marriage", "business"])
    }
  }

  @Test func pageOfAStoreKnowsDaysBasesAndEvidence() throws {
    try Command.withTemporaryFolder { folder in
      let (store, file) = (folder.appending(path: "store.sqlite").path, folder.appending(path: "map.html").path)
      let archive = "Datasets/lea-fontaine/archive"
      #expect(try Command.run("import", archive, "--me", "Léa Fontaine", "--store", store).status == 0)
      #expect(try Command.run("draw", "--store", store, "--as-of", "2026-10-01", "-o", file).status == 0)
      let page = try String(contentsOfFile: file, encoding: .utf8)
      for part in ["\"days\":{\"counts\"", "\"basis\":[", "\"probability\":\"strength\"", "past year, last on 2026-"] {
        #expect(page.contains(part), "\(part)")
      }
    }
  }

  @Test(arguments: ["ps", "eps", "pdf", "png", "dot", "xdot", "json"])
  func everyEndingHasItsFormat(ending: String) throws {
    let starts = [
      "ps": "%!PS", "eps": "%!PS", "pdf": "%PDF", "png": "\u{89}PNG", "dot": "graph {", "xdot": "graph {", "json": "{",
    ]
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "map.\(ending)")
      let result = try Command.run(
        "draw", "-n", Self.miserables, "-o", file.path, "--layout", "circle", "--scale", "0.5")
      #expect(result.status == 0, "\(result.errors)")
      let start = String(decoding: try Data(contentsOf: file).prefix(8).map { UInt16($0) }, as: UTF16.self)
      #expect(start.hasPrefix(try #require(starts[ending])))
    }
  }

  @Test func aMapInDOTHasPlacesAndConvertWritesTheNetworkAlone() throws {
    try Command.withTemporaryFolder { folder in
      let (map, network) = (folder.appending(path: "map.dot"), folder.appending(path: "network.dot"))
      let people = "Datasets/florentine-families/marriage.csv"
      #expect(try Command.run("draw", "-n", people, "-o", map.path).status == 0)
      #expect(try Command.run("convert", people, network.path).status == 0)
      let drawn = try String(contentsOf: map, encoding: .utf8)
      #expect(drawn.contains("\"Medici\" [pos=") && drawn.contains("\" -- \""))
      #expect(!(try String(contentsOf: network, encoding: .utf8)).contains("pos="))
    }
  }

  @Test func graphvizOutOfTimeIsReplacedWithANote() throws {
    try Command.withTemporaryFolder { folder in
      // A dense network that dot cannot rank within a second.
      var ties = "source,target\n"
      for first in 0..<260 {
        for second in 0..<first where (first * 7 + second * 13) % 11 < 2 { ties += "\(first),\(second)\n" }
      }
      let file = folder.appending(path: "dense.csv")
      try Data(ties.utf8).write(to: file)
      let result = try Command.run(
        "draw", "-n", file.path, "-o", folder.appending(path: "map.svg").path, "--layout", "dot", "--time-limit", "1",
        "--size-by", "none", "--color-by", "none")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("stopped after 1 seconds of processor time; the map is drawn by layout"))
    }
  }

  @Test func twoMapsAtOnceAreDrawn() throws {
    let line =
      "for i in 1 2 3 4; do entregent draw -n \(Self.miserables) --layout dot -o - --quiet > /dev/null & p=\"$p $!\"; done; "
      + "for i in $p; do wait $i || exit 1; done"
    #expect(try Command.shell(line).status == 0)
  }

  @Test(arguments: ["light", "dark", "auto", "print", "high-contrast"])
  func everyThemeDraws(theme: String) throws {
    let result = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--theme", theme, "--hulls", "--bundle")
    #expect(result.status == 0 && result.output.contains("network-map \(theme)"))
    #expect(result.output.contains("prefers-color-scheme") == (theme == "auto"))
    #expect(result.output.contains("class=\"hull g0\""))
    #expect(XMLParser(data: Data(result.output.utf8)).parse())
  }

  @Test func wordsAroundTheMapAreThoseAskedFor() throws {
    let result = try Command.run(
      "draw", "-n", Self.miserables, "-o", "-", "--title", "Paris", "--subtitle", "around 1832", "--caption",
      "After Hugo")
    for words in ["Paris", "Around 1832", "After Hugo"] { #expect(result.output.contains(">\(words)</text>")) }
    #expect(!result.output.contains(">77 people, 254 ties"))
  }

  @Test func numbersAreShownByAScaleAndNamesByGroups() throws {
    let managers = [
      "-n", "Datasets/krackhardt-managers/advice.csv", "--people", "Datasets/krackhardt-managers/people.csv",
    ]
    func draw(_ options: String...) throws -> Command.Result {
      try Command.run(["draw"] + managers + ["--directed", "yes", "-o", "-"] + options)
    }
    let ages = try draw("--color-by", "age")
    #expect(ages.status == 0 && ages.output.contains(">Age</text>") && ages.output.contains("class=\"band c15\""))
    #expect(try !draw("--color-by", "age", "--color-as", "groups").output.contains("band c"))
    #expect(try !draw("--color-by", "department").output.contains("band c"))
    #expect(try draw("--color-by", "department", "--color-as", "scale").output.contains("band c"))
    let measure = try draw("--color-by", "betweenness")
    #expect(measure.output.contains(">Betweenness</text>") && measure.output.contains("from one to the other"))
    let unknown = try draw("--color-by", "shoe-size")
    #expect(unknown.status == 64 && unknown.errors.contains("department") && unknown.errors.contains("pagerank"))
  }

  @Test func whatIsReadIsNotWrittenOver() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "network.csv")
      let ties = "source,target\na,b\n"
      try Data(ties.utf8).write(to: file)
      try FileManager.default.createSymbolicLink(at: folder.appending(path: "link.csv"), withDestinationURL: file)
      for command in [["draw"], ["rank", "--by", "degree"], ["plot", "degrees"]] {
        for name in ["network.csv", "link.csv"] {
          let result = try Command.run(command + ["-n", file.path, "-o", folder.appending(path: name).path])
          #expect(result.status == 64, "\(command)")
        }
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == ties)
    }
  }

  @Test func wrongOptionsAreExplained() throws {
    for options in [
      ["--dpi", "0"], ["--scale", "1e9"], ["--dpi", "96", "--scale", "1"], ["--time-limit", "0"], ["--dpi", "nan"],
    ] {
      #expect(try Command.run(["draw", "-n", Self.miserables, "-o", "-"] + options).status == 64)
    }
    #expect(try Command.run("draw", "-n", Self.miserables, "-o", "map.bmp").status == 64)
    #expect(try Command.run("draw", "-n", Self.miserables, "-o", "-", "--layout", "neat").errors.contains("neato"))
    #expect(try Command.run("draw", "-n", Self.miserables, "-o", "-", "--color-by", "house").status == 64)
  }

  /// Lines of a table of places, by id.
  private static func places(_ table: String) -> [String: (x: Double, y: Double)] {
    var places: [String: (x: Double, y: Double)] = [:]
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      if cells.count >= 3, let x = Double(cells[1]), let y = Double(cells[2]) { places[String(cells[0])] = (x, y) }
    }
    return places
  }

  @Test func aMapGoesOnFromItsOwnPlaces() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (table, map) = (folder.appending(path: "a.csv").path, folder.appending(path: "a.svg").path)
    let again = folder.appending(path: "b.csv").path
    #expect(try Command.run("draw", "-n", Self.miserables, "-o", table).status == 0)
    #expect(try Command.run("draw", "-n", Self.miserables, "-o", map).status == 0)
    let before = Self.places(try String(contentsOfFile: table, encoding: .utf8))
    #expect(before.count == 77)
    let width = (before.values.map(\.x).max() ?? 0) - (before.values.map(\.x).min() ?? 0)
    for source in [table, map] {
      #expect(
        try Command.run("draw", "-n", Self.miserables, "-o", again, "--positions", source, "--seed", "9").status == 0)
      let after = Self.places(try String(contentsOfFile: again, encoding: .utf8))
      let ways = before.map { id, place in abs(place.x - (after[id]?.x ?? .infinity)) }
      #expect(ways.reduce(0, +) / 77 < 0.05 * width)
    }
  }

  @Test func placesOfStrangersAreCountedAndBadOnesAreShown() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appending(path: "p.csv").path
    try "id,x,y\nValjean,1,2\nNobody,3,4\n".write(toFile: table, atomically: true, encoding: .utf8)
    let good = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--positions", table)
    #expect(good.status == 0 && good.errors.contains("1 places are of people who are not on this map"))
    try "id,x,y\nValjean,1,north\n".write(toFile: table, atomically: true, encoding: .utf8)
    let bad = try Command.run("draw", "-n", Self.miserables, "-o", "-", "--positions", table)
    #expect(bad.status == 65 && bad.errors.contains("p.csv:2:11: "))
  }
}
