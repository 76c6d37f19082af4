import Foundation
import Testing

/// Maps by layouts that explain: rings, routes, two columns, circles.
@Suite struct StructuredMapTests {
  static let miserables = "Datasets/les-miserables/network.csv"
  static let florence = "Datasets/florentine-families/marriage.csv"

  /// Where the disc of a person stands.
  private func place(of name: String, in svg: String) -> (x: Double, y: Double)? {
    guard
      let line = svg.split(separator: "\n").first(where: {
        $0.contains("<circle") && $0.contains("data-label=\"\(name)\"")
      })
    else { return nil }
    func value(_ key: String) -> Double? {
      guard let start = line.range(of: " \(key)=\"") else { return nil }
      return Double(line[start.upperBound...].prefix { $0 != "\"" })
    }
    guard let x = value("cx"), let y = value("cy") else { return nil }
    return (x, y)
  }

  @Test func ringsShowTheChanceToReachPeople() throws {
    let result = try Command.run(
      "draw", "-n", Self.miserables, "--focus", "Valjean", "--radius", "9", "--layout", "radial", "-o", "-", "--quiet")
    #expect(result.status == 0)
    #expect(result.output.contains(">1 in 2</text>"))
    #expect(result.output.contains("rings: the chance on the best way from Valjean"))
    let center = try #require(place(of: "Valjean", in: result.output))
    let distances = try ["Cosette", "Woman1", "Labarre"].map { name in
      let point = try #require(place(of: name, in: result.output))
      return hypot(point.x - center.x, point.y - center.y)
    }
    #expect(distances == distances.sorted())
  }

  @Test func withoutValuesRingsCountTies() throws {
    let result = try Command.run("draw", "-n", Self.florence, "--layout", "radial", "-o", "-", "--quiet")
    #expect(result.output.contains(">1 tie</text>") && result.output.contains(">3 ties</text>"))
    #expect(result.output.contains("from Medici"))
  }

  @Test func routesRunFromLeftToRightWithNobodyElse() throws {
    let result = try Command.run(
      "draw", "-n", Self.miserables, "--route", "Myriel", "Eponine", "--paths", "3", "--layout", "routes", "-o", "-",
      "--quiet")
    #expect(result.status == 0)
    #expect(!result.output.contains("Napoleon"))
    let start = try #require(place(of: "Myriel", in: result.output))
    let middle = try #require(place(of: "Valjean", in: result.output))
    let end = try #require(place(of: "Eponine", in: result.output))
    #expect(start.x < middle.x && middle.x < end.x && start.y == middle.y && middle.y == end.y)
    let wider = try Command.run(
      "draw", "-n", Self.miserables, "--route", "Myriel", "Eponine", "--layout", "routes", "--radius", "1", "-o", "-",
      "--quiet")
    #expect(wider.output.contains("Napoleon"))
  }

  @Test func routesNeedTheirEnds() throws {
    let result = try Command.run("draw", "-n", Self.miserables, "--layout", "routes", "-o", "-")
    #expect(result.status == 64 && result.errors.contains("--route A B"))
  }

  @Test func womenAndEventsStandOnTwoSides() throws {
    let people = ["--people", "Datasets/southern-women/people.csv"]
    for known in [people, []] {
      let result = try Command.run(
        ["draw", "-n", "Datasets/southern-women/network.csv", "--layout", "two-mode", "-o", "-", "--quiet"] + known)
      #expect(result.status == 0)
      let woman = try #require(place(of: "FLORA", in: result.output))
      let event = try #require(place(of: "6/27", in: result.output))
      #expect(woman.x < event.x)
      #expect(try #require(place(of: "LAURA", in: result.output)).x == woman.x)
    }
  }

  @Test func tiesWithinOneSideAreNamed() throws {
    let result = try Command.run("draw", "-n", Self.florence, "--layout", "two-mode", "-o", "-", "--quiet")
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.errors.contains("would stand on the same side"))
  }

  @Test func introductionsAreDrawnWithTheirProbabilities() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "introductions.svg").path
      let result = try Command.run(
        "introduce", "Eponine", "--from", "Myriel", "-n", Self.miserables, "--willingness", "0.5", "--paths", "2",
        "--map", file, "--format", "csv", "--quiet")
      #expect(result.status == 0)
      let svg = try String(contentsOfFile: file, encoding: .utf8)
      let probability = try #require(Double(result.cells[1][1]))
      #expect(svg.contains("probability \(Int((probability * 100).rounded())) %"))
      #expect(svg.contains("willingness") && svg.contains(">Valjean</text>") && !svg.contains("Napoleon"))
      let willing = try Command.run(
        "introduce", "Strozzi", "--from", "Pazzi", "-n", "Datasets/florentine-families/marriage.csv", "--willingness",
        "0.5", "--top", "2", "--map", file)
      let shown = try String(contentsOfFile: file, encoding: .utf8)
      #expect(willing.status == 0 && shown.contains(">probability 13 %<") && !shown.contains(">probability 3.1 %<"))
    }
  }

  @Test func nothingIsDrawnWithoutAnIntroduction() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "none.svg").path
      let result = try Command.run(
        on: "source,target\na,b\nc,d\n", "introduce", "d", "--from", "a", "--map", file)
      #expect(result.status == 1 && result.errors.contains("no introduction to draw"))
      #expect(!FileManager.default.fileExists(atPath: file))
      let bad = try Command.run("introduce", "b", "--from", "a", "-n", Self.florence, "--map", "map.bmp")
      #expect(bad.status == 64)
    }
  }

  @Test(arguments: ["radial", "circle"]) func theSameMapHasTheSameBytes(layout: String) throws {
    let first = try Command.run("draw", "-n", Self.miserables, "--layout", layout, "-o", "-", "--threads", "1")
    let second = try Command.run("draw", "-n", Self.miserables, "--layout", layout, "-o", "-", "--threads", "2")
    #expect(first.status == 0 && first.output == second.output)
  }
}
