import Foundation
import Testing

struct ValidateTests {
  /// 1–2 and 3–4 write every week, by mail and by call; everybody wrote to everybody once, at the start.
  private static var log: String {
    var rows = ["date,from,to,channel"]
    for first in 1...6 {
      for second in (first + 1)..<7 { rows.append("2026-01-0\(first),\(first),\(second),email") }
    }
    for week in 0..<20 {
      let day = String(format: "2026-%02d-%02d", 2 + week / 4, 1 + 7 * (week % 4))
      rows.append("\(day),1,2,email")
      rows.append("\(day),4,3,call")
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private static func run(_ text: String, _ arguments: String...) throws -> Command.Result {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "log.csv")
      try Data(text.utf8).write(to: file)
      return try Command.run(["validate", file.path] + arguments)
    }
  }

  @Test func validateComparesModelsAndChannels() throws {
    let result = try Self.run(Self.log, "--samples", "20")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.cells.dropFirst().map { $0[0] } == [
        "tie-decay", "dotalign", "count", "recency", "declared", "call alone", "email alone",
      ])
    #expect(
      result.lines[0]
        == "model,auc,auc_low,auc_high,ap,ap_low,ap_high,auc_lead,auc_lead_low,auc_lead_high,ap_lead,ap_lead_low,"
        + "ap_lead_high,pairs,positives,splits")
    #expect(result.column("auc")["tie-decay"] == 1 && result.column("ap")["tie-decay"] == 1)
    #expect(result.column("positives")["tie-decay"] == 2 && result.column("pairs")["tie-decay"] == 15)
    #expect(result.errors.contains("split on 2026-"))
    #expect(try Self.run(Self.log, "--samples", "20").output == result.output)
  }

  @Test func newTiesAreForetold() throws {
    let rows = [
      "0,0,1", "5,0,2", "9,0,3", "20,0,1;2", "30,4,5", "60,1,2", "70,0,3;5", "80,0,1",
    ].map { row -> String in
      let cells = row.split(separator: ",")
      let day = Int(cells[0]) ?? 0
      return String(format: "2026-%02d-%02d", 1 + day / 28, 1 + day % 28) + ",\(cells[1]),\(cells[2]),email"
    }
    let log = (["date,from,to,channel"] + rows).joined(separator: "\n") + "\n"
    let result = try Self.run(log, "--predict", "new-ties", "--split", "2026-02-25", "--samples", "10")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.cells.dropFirst().map { $0[0] }.prefix(3) == ["forecast", "route", "adamic-adar"])
    #expect(result.column("pairs")["forecast"] == 11 && result.column("positives")["forecast"] == 2)
    #expect(result.column("base_rate")["forecast"].map { abs($0 - 2.0 / 11) < 1e-3 } == true)
    #expect(result.column("auc_lead")["forecast"] == 0 && result.column("p10")["hops"] != nil)
    #expect(result.errors.contains("split on 2026-02-25") && result.errors.contains("default weights"))
    let alone = try Self.run(
      log, "--predict", "new-ties", "--split", "2026-02-25", "--samples", "0", "--outcome", "alone")
    #expect(alone.column("positives")["forecast"] == 1)
    #expect(try Self.run(log, "--predict", "new-ties", "--outcome", "telepathy").status == 64)
    #expect(try Self.run(log, "--predict", "weather").status == 64)
    #expect(try Self.run(log, "--outcome", "alone").status == 64)
  }

  @Test func mappingsSayWhatTablesMean() throws {
    try Command.withTemporaryFolder { folder in
      let rows = Self.log.split(separator: "\n").dropFirst().map { $0.replacing(",", with: " ") }
      let (table, mapping) = (folder.appending(path: "t.txt"), folder.appending(path: "m.csv"))
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: table)
      let columns = "# rows: interactions\n# delimiter: space\n# header: no\n1,date\n2,from\n3,to\n4,channel\n"
      try Data(columns.utf8).write(to: mapping)
      let result = try Command.run(
        "validate", table.path, "--mapping", mapping.path, "--samples", "20")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == (try Self.run(Self.log, "--samples", "20").output))
      #expect(
        try Command.run("validate", table.path, "--mapping", mapping.path, "--mapping", mapping.path).status == 64)
    }
  }

  @Test func parametersComeFromAFile() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "parameters.txt")
      try Data("call.weight = 0\nemail.weight = 0 # nothing counts\ncommon-contacts = 0\ndeclared-floor = 0\n".utf8)
        .write(to: file)
      let result = try Self.run(Self.log, "--samples", "0", "--parameters", file.path)
      #expect(result.column("auc")["tie-decay"] == 0.5)
      try Data("call.weight = 1\ncall.wait = 0\n".utf8).write(to: file)
      let wrong = try Self.run(Self.log, "--parameters", file.path)
      #expect(wrong.status == 65 && wrong.errors.contains("parameters.txt:2: "))
    }
  }

  @Test func theDocumentedParametersAreTheDefaults() throws {
    let page = try #require(DocumentationPage("docs/validation.md"))
    let block = try #require(page.blocks(in: "text").first { $0.text.contains("half-life-days") })
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "parameters.txt")
      try Data((block.text + "\n").utf8).write(to: file)
      #expect(block.text.split(separator: "\n").count == 32)
      let documented = try Self.run(Self.log, "--samples", "20", "--parameters", file.path)
      #expect(documented.output == (try Self.run(Self.log, "--samples", "20").output))
    }
  }

  @Test func impossibleQuestionsAreRefused() throws {
    for wrong in [
      ["--split", "soon"], ["--split", "1.5"], ["--split", "2031-01-01"], ["--outcome", "smoke"], ["--rolling", "0"],
      ["--rolling", "2", "--split", "0.5"], ["--time-scale", "-1"], ["--samples", "-1"],
    ] {
      try Command.withTemporaryFolder { folder in
        let file = folder.appending(path: "log.csv")
        try Data(Self.log.utf8).write(to: file)
        #expect(try Command.run(["validate", file.path] + wrong).status == 64, "\(wrong)")
      }
    }
    #expect(try Command.run("validate", "nowhere.csv").status == 66)
  }
}
