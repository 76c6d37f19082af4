import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PlotTests {
  private static let miserables = "Datasets/les-miserables/network.csv"
  private static let kinds = [
    "degrees", "strengths", "layers", "decay", "matrix", "measures", "activity", "distances",
  ]
  private static let timeless = kinds.filter { $0 != "activity" }

  private static let log = """
    date,from,to,channel
    2026-01-05,me@example.org,ann@example.org,email
    2026-01-06,ann@example.org,me@example.org,email
    2026-01-07,me@example.org,ann@example.org,meeting
    2026-01-27,me@example.org,ann@example.org,meeting
    2026-02-03,me@example.org,bob@example.org,email

    """

  private static func plot(log arguments: String...) throws -> Command.Result {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "log.csv")
      try Data(log.utf8).write(to: file)
      return try Command.run(["plot"] + arguments + ["--network", file.path, "--me", "me@example.org"])
    }
  }

  @Test func registryAndReferenceNameTheSameKinds() throws {
    let rows = try Command.run("measures", "--format", "json").json()["rows"] as? [[String: String]] ?? []
    #expect(rows.filter { $0["command"] == "plot" }.compactMap { $0["name"] } == Self.kinds)
  }

  // MARK: pictures

  @Test(arguments: timeless)
  func everyKindDrawsAFileOfItsOwn(kind: String) throws {
    for options in [[], ["--theme", "dark", "--width", "380"], ["--theme", "high-contrast"], ["--theme", "print"]] {
      let result = try Command.run(["plot", kind, "-n", Self.miserables, "-o", "-", "--quiet"] + options)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      #expect(result.output.hasPrefix("<?xml") && XMLParser(data: Data(result.output.utf8)).parse())
      #expect(result.output.contains("<title id=\"title\">") && result.output.contains("<desc id=\"summary\">"))
    }
  }

  @Test func theSameNetworkGivesTheSameBytes() throws {
    for kind in Self.timeless {
      let first = try Command.run("plot", kind, "-n", Self.miserables, "-o", "-", "--threads", "1")
      #expect(try Command.run("plot", kind, "-n", Self.miserables, "-o", "-").output == first.output)
    }
  }

  @Test func aFileIsWrittenAndItsTitleMayBeChosen() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "plot.svg")
      let result = try Command.run(
        "plot", "degrees", "-n", Self.miserables, "-o", file.path, "--title", "The novel & its people")
      #expect(result.status == 0 && result.output.isEmpty)
      #expect(try String(contentsOf: file, encoding: .utf8).contains(">The novel &amp; its people</text>"))
    }
  }

  @Test func whoStandsOutIsNamed() throws {
    let svg = try Command.run("plot", "measures", "--by", "degree,betweenness", "-n", Self.miserables, "-o", "-").output
    for name in ["Valjean", "Myriel", "Gavroche"] { #expect(svg.contains(">\(name)</text>"), "\(name)") }
    let degrees = try Command.run("plot", "degrees", "-n", Self.miserables, "-o", "-").output
    #expect(degrees.contains(">Valjean</text>") && degrees.contains("most 36 (Valjean)"))
  }

  @Test func hostileNamesStayText() throws {
    let ties = "source,target\n<script>alert(1)</script>,\"a\"\" onload=\"\"x\"\n]]>,\u{1}&amp;\n\u{202E}x,]]>\n"
    for kind in Self.timeless {
      let result = try Command.run(on: ties, "plot", kind, "-o", "-")
      #expect(result.status == 0 && XMLParser(data: Data(result.output.utf8)).parse(), "\(kind)")
      #expect(!result.output.contains("<script>") && !result.output.contains("\u{1}"))
    }
  }

  @Test func anEmptyNetworkIsAnEmptyPlot() throws {
    for kind in Self.timeless {
      let result = try Command.run(on: "source,target\n", "plot", kind, "-o", "-")
      #expect(result.status == 0 && XMLParser(data: Data(result.output.utf8)).parse(), "\(kind)")
      #expect(result.errors.contains("nobody"))
      #expect(!result.output.contains("nan") && !result.output.contains("inf"))
    }
  }

  // MARK: numbers

  @Test func degreesAreTheTailBehindThePicture() throws {
    // Expected: a star of four: one person with four contacts, four with one.
    let star = "source,target\nhub,a\nhub,b\nhub,c\nhub,d\n"
    let rows = try Command.run(on: star, "plot", "degrees").cells
    #expect(rows[0] == ["direction", "at_least", "people", "share"])
    #expect(rows[1] == ["any", "1", "5", "1"] && rows[2] == ["any", "4", "1", "0.2"])
    // Each of four possible ties is there with chance 0.4.
    let random = rows.filter { $0[0] == "random" }
    #expect(random.count == 5 && random[0][1] == "0" && abs((Double(random[1][3]) ?? 0) - 0.8704) < 1e-12)
    let directed = try Command.run(on: star, "plot", "degrees", "--directed", "yes").cells
    #expect(directed.contains(["outgoing", "4", "1", "0.2"]) && directed.contains(["incoming", "1", "4", "0.8"]))
  }

  @Test func strengthsCountTiesAndPeople() throws {
    let ties = "source,target,weight\na,b,2\nb,c,2\nc,d,6\n"
    let rows = try Command.run(on: ties, "plot", "strengths").cells
    #expect(
      rows.contains(["ties", "2", "3", "1"]) && rows.contains { $0[0] == "ties" && $0[1] == "6" && $0[2] == "1" })
    #expect(rows.contains(["people", "8", "1", "0.25"]) && rows.contains(["people", "4", "3", "0.75"]))
    let distances = try Command.run(on: ties, "plot", "strengths", "--tie-values", "distance").cells
    #expect(distances.contains { $0[0] == "ties" && $0[1] == "0.5" && $0[2] == "2" })
  }

  @Test func layersTellWhatTheyShare() throws {
    let result = try Command.run(
      "plot", "layers", "-n", "Datasets/florentine-families/marriage.csv", "-n",
      "Datasets/florentine-families/business.csv")
    #expect(result.cells[0] == ["layer", "ties", "own_ties", "people", "shared_marriage", "shared_business"])
    #expect(result.cells[1] == ["marriage", "20", "12", "15", "20", "8"])
    #expect(result.cells[2] == ["business", "15", "7", "11", "8", "15"])
  }

  @Test func matrixHasACellForEachTieBothWays() throws {
    let rows = try Command.run("plot", "matrix", "-n", Self.miserables, "-q").cells
    #expect(rows[0] == ["row", "column", "row_name", "column_name", "value", "ties"] && rows.count == 509)
    #expect(rows.contains { $0[2] == "Valjean" && $0[3] == "Cosette" && $0[4] == "31" })
    let sides = try Command.run(
      "plot", "matrix", "-n", "Datasets/southern-women/network.csv", "--people", "Datasets/southern-women/people.csv",
      "--sides", "kind", "-q")
    #expect(sides.cells.count == 90 && sides.cells[1...].allSatisfy { $0[3].contains("/") && !$0[2].contains("/") })
  }

  @Test func manyPeopleAreShownAsCircles() throws {
    let ties = (0..<300).map { "a\($0 / 10),b\($0)\nb\($0),c\($0)\n" }.joined()
    let rows = try Command.run(on: "source,target\n" + ties, "plot", "matrix", "-q").cells
    #expect(rows.count == 31 && rows[1...].allSatisfy { $0[2].hasSuffix("and 20 more") && $0[5] == "20" })
  }

  @Test func measuresAgreeAsFarAsTheirRanksDo() throws {
    let rows = try Command.run("plot", "measures", "--by", "degree,core-number,clustering", "-n", Self.miserables).cells
    #expect(rows[0] == ["measure", "degree", "core-number", "clustering"])
    #expect(rows[1][1] == "1" && rows[1][2] == rows[2][1])
    let two = try Command.run("plot", "measures", "--by", "degree,betweenness", "-n", Self.miserables, "--top", "1")
      .cells
    #expect(two[0] == ["id", "name", "degree", "betweenness"] && two[1][0] == "Valjean" && two[1][2] == "36")
  }

  @Test func distancesAreSharesOfAllPairs() throws {
    let rows = try Command.run(on: "source,target\na,b\nb,c\nx,y\n", "plot", "distances").cells
    #expect(rows == [["ties", "pairs", "share"], ["1", "6", "0.3"], ["2", "2", "0.1"], ["", "12", "0.6"]])
  }

  @Test func activityAndDecayTellWhatHappenedWhen() throws {
    let activity = try Self.plot(log: "activity", "--period", "month", "--quiet").cells
    #expect(activity[0] == ["start", "end", "contacts", "face_to_face", "from_afar", "pairs"])
    #expect(activity[1] == ["2026-01-01", "2026-01-31", "4", "2", "2", "1"])
    #expect(activity[2] == ["2026-02-01", "2026-02-28", "1", "0", "1", "1"])
    let decay = try Self.plot(log: "decay", "--quiet", "--as-of", "2026-02-10").cells
    let ties = decay.filter { $0[0] == "tie" }
    #expect(ties.count == 2 && ties.contains { $0.contains("bob@example.org") })
    #expect(decay.contains { $0[0] == "one meeting" } && decay.contains { $0[0] == "a year of weekly meetings" })
    for kind in Self.kinds {
      let result = try Self.plot(log: kind, "--quiet", "-o", "-")
      #expect(result.status == 0 && XMLParser(data: Data(result.output.utf8)).parse(), "\(kind): \(result.errors)")
    }
  }

  @Test func jsonAndTablesHoldTheSameNumbers() throws {
    let rows = try Command.run("plot", "distances", "-n", Self.miserables, "--format", "json").json()["rows"]
    #expect((rows as? [[String: Any]])?.first?["ties"] as? Int == 1)
    let table = try Command.run("plot", "distances", "-n", Self.miserables, "--format", "table", "--top", "2")
    #expect(table.lines.count == 3 && table.errors.contains("3 more rows"))
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "numbers.csv").path
      let result = try Command.run("plot", "distances", "-n", Self.miserables, "-o", file)
      let numbers = try String(contentsOfFile: file, encoding: .utf8)
      #expect(result.status == 0 && numbers.hasPrefix("ties,pairs,share\n1,508,"))
    }
  }

  // MARK: errors

  @Test func withoutDatesNothingIsActiveAndOnlyTheModelFades() throws {
    let activity = try Command.run("plot", "activity", "-n", Self.miserables)
    #expect(activity.status == 65 && activity.errors.contains("date") && activity.output.isEmpty)
    let decay = try Command.run("plot", "decay", "-n", Self.miserables)
    #expect(decay.status == 0 && decay.errors.contains("only the model") && !decay.output.contains("\ntie,"))
  }

  @Test(arguments: [
    (["degres"], "degrees"), (["measures", "--by", "degree"], "two measures"),
    (["measures", "--by", "a,b"], "measure"),
    (["degrees", "-o", "plot.png"], ".svg"), (["degrees", "--width", "20"], "--width"),
    (["degrees", "-o", "plot.svg", "--format", "csv"], "--format"), (["matrix", "--sides", "house"], "house"),
    (["degrees", "--theme", "pink"], "theme"), (["activity", "--period", "hour"], "period"), ([], "kind"),
  ])
  func wrongUsageIsExplained(arguments: [String], word: String) throws {
    let result = try Command.run(["plot"] + arguments + ["-n", Self.miserables])
    #expect(result.status == 64 && result.errors.contains(word), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func filesThatAreNotThereAreNoInput() throws {
    #expect(try Command.run("plot", "degrees", "-n", "nowhere.csv").status == 66)
    #expect(try Command.run("plot", "degrees", "-n", Self.miserables, "-o", "nowhere/plot.svg").status == 73)
  }
}
