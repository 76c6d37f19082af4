import Foundation
import Testing

struct SuggestTests {
  private static let archive = "Datasets/lea-fontaine/archive"
  private static let florence = "Datasets/florentine-families/marriage.csv"
  private static let singles = ["reconnect", "give", "ask"]

  @Test(arguments: singles)
  func singlesHaveTheirColumns(kind: String) throws {
    let result = try Command.run("suggest", kind, "-n", Self.archive, "--top", "3")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lines.first == "rank,score,person,reason,name" && result.lines.count == 4)
    #expect(result.lines[1].hasPrefix("1,"))
    #expect(try Command.run("suggest", kind, "-n", Self.archive, "--top", "3").output == result.output)
  }

  @Test func pairsHaveTheirColumns() throws {
    let result = try Command.run("suggest", "introductions", "-n", Self.archive, "--top", "3")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lines.first == "rank,score,person_a,person_b,reason,name_a,name_b" && result.lines.count == 4)
    let listed = try Command.run("suggest", "introductions", "-n", Self.florence, "--from", "Medici")
    // Of the six, two have married each other.
    #expect(listed.status == 0 && listed.lines.count == 15)
    #expect(!listed.lines.contains { $0.contains(",Ridolfi,Tornabuoni,") })
  }

  @Test func theJsonSaysForWhomAndWhen() throws {
    let json = try Command.run("suggest", "reconnect", "-n", Self.archive, "--format", "json").json()
    #expect(json["kind"] as? String == "reconnect" && json["as_of"] as? String == "2026-09-30")
    #expect((json["for"] as? [String: String])?["name"] == "Léa Fontaine")
    let rows = try #require(json["rows"] as? [[String: Any]])
    let names = rows.prefix(4).compactMap { $0["name"] as? String }
    // Those of the house she left in 2025.
    #expect(names.contains("Claire Dubois") && names.contains("Hugo Lambert"))
    let reason = try #require(rows[0]["reason"] as? String)
    #expect(reason.contains(" until 202") && reason.contains("silent since"))
    #expect(zip(rows, rows.dropFirst()).allSatisfy { ($0["score"] as? Double ?? 0) >= ($1["score"] as? Double ?? 0) })
  }

  @Test func earlierDaysHaveOtherSuggestions() throws {
    let then = try Command.run("suggest", "reconnect", "-n", Self.archive, "--as-of", "2025-05-01")
    #expect(!then.output.contains("Claire Dubois"))
  }

  @Test func reasonsComeInFrench() throws {
    let result = try Command.run("suggest", "reconnect", "-n", Self.archive, "--language", "fr", "--top", "2")
    #expect(result.output.contains("silence depuis") && !result.output.contains("silent"))
  }

  @Test func aTableShowsNamesAndWrapsReasons() throws {
    let table = try Command.run("suggest", "ask", "-n", Self.archive, "--format", "table", "--top", "2")
    #expect(table.lines[0].hasPrefix("1. ") && !table.lines[0].contains("@"))
    let picked = try Command.run("suggest", "ask", "-n", Self.archive, "--top", "1", "--fields", "name,reason")
    #expect(picked.lines[0] == "name,reason")
  }

  @Test func theStoreGivesWhatWasNoted() throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "network.sqlite").path
      #expect(try Command.run("import", Self.archive, "--store", store, "-q").status == 0)
      let log = [
        "log", "introduction", "Léa Fontaine", "Claire Dubois", "--via", "Tomás Rivera", "--store", store, "-q",
      ]
      #expect(try Command.run(log).status == 0)
      let give = try Command.run("suggest", "give", "--store", store, "--top", "1")
      #expect(give.output.contains("Tomás Rivera") && give.output.contains("introduced you once"), "\(give.output)")
      let ask = try Command.run("suggest", "ask", "--store", store)
      let tomas = ask.lines.first { $0.hasSuffix(",Tomás Rivera") }
      #expect(tomas?.contains("asked once") ?? false && tomas?.contains("granted once") ?? false)
    }
  }

  @Test func suggestionsAreHeldAgainstWhatFollowed() throws {
    let result = try Command.run(
      "validate", Self.archive, "--predict", "ask", "--split", "0.5", "--samples", "10", "--fields", "model,auc,p3")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.cells.map { $0[0] } == ["model", "ask", "strength", "answers", "count", "recency", "chance"])
    #expect(result.column("auc")["chance"] == 0.5)
    #expect(try Command.run("validate", Self.archive, "--predict", "give", "--outcome", "email").status == 64)
  }

  @Test func tiesWithoutDatesGiveWhatTheyCan() throws {
    let ask = try Command.run("suggest", "ask", "-n", Self.florence, "--from", "Medici")
    #expect(ask.status == 0 && ask.lines.count == 7)
    let give = try Command.run("suggest", "give", "-n", Self.florence, "--from", "Medici")
    #expect(give.status == 1 && give.output == "rank,score,person,reason,name\n")
    #expect(give.errors.contains("have no dates"))
  }

  @Test func impossibleQuestionsAreRefused() throws {
    #expect(try Command.run("suggest", "-n", Self.archive).status == 64)
    let wrong = try Command.run("suggest", "recconect", "-n", Self.archive)
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean “reconnect”"))
    #expect(try Command.run("suggest", "ask", "-n", Self.florence).status == 64)
    let nobody = try Command.run("suggest", "ask", "-n", Self.florence, "--from", "Nobody", "--format", "json")
    #expect(nobody.status == 1)
    #expect(try nobody.json()["rows"] as? [Any] != nil)
  }

  @Test func namesCannotDriveTheTerminal() throws {
    let ties = "source,target\n\u{1B}[31mred,Bo\u{202E}b\nBo\u{202E}b,=Cy\n"
    let table = try Command.run(on: ties, "suggest", "ask", "--from", "Bo\u{202E}b", "--format", "table")
    #expect(table.status == 0 && !table.output.contains("\u{1B}[31m") && table.output.contains("\\u{1B}[31mred"))
    let cells = try Command.run(on: ties, "suggest", "ask", "--from", "Bo\u{202E}b", "--for-spreadsheet")
    #expect(cells.output.contains(",'=Cy,"))
  }
}
