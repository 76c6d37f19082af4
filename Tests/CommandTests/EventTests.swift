import Foundation
import Testing

struct EventTests {
  private static let archive = "Datasets/lea-fontaine/archive"
  private static let evening = "Datasets/lea-fontaine/events/2026-10-15 Industry Evening.csv"
  private static let openDay = "Datasets/lea-fontaine/events/Nordlys Open Day.ics"

  @Test func peopleWorthMeetingHaveReasons() throws {
    let result = try Command.run("suggest", "event", Self.evening, "-n", Self.archive)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lines.first == "rank,score,person,reason,name")
    #expect(result.output.contains("write before"))
    #expect(result.output.contains("Hanna Wójcik") && result.output.contains("introduce yourself"))
    // Whom she knows well, herself, and who is a riddle are not proposed.
    for name in ["Léa Fontaine", "Thomas Martin"] { #expect(!result.lines.contains { $0.hasSuffix(",\(name)") }) }
    #expect(!result.lines.contains { $0.contains(",tomas.rivera@halden.example,") })
    #expect(result.errors.contains("“Thomas Martin” of the list could be"))
    #expect(result.errors.contains("“Adèle Garnier” of the list is taken as somebody else"))
    #expect(try Command.run("suggest", "event", Self.evening, "-n", Self.archive).output == result.output)
  }

  @Test func theListMakesNoTies() throws {
    let json = try Command.run("suggest", "event", Self.openDay, "-n", Self.archive, "--format", "json").json()
    let rows = try #require(json["rows"] as? [[String: Any]])
    let sigrid = try #require(rows.first { $0["name"] as? String == "Sigrid Nordahl" })
    #expect((sigrid["reason"] as? String)?.contains("introduce yourself") == true)
    let event = json["event"] as? [String: Any]
    #expect(event?["date"] as? String == "2026-10-22" && event?["label"] as? String == "Nordlys Open Day")
    #expect(json["introductions"] is [[String: Any]])
  }

  @Test func colleaguesExportsOpenWays() throws {
    let result = try Command.run(
      "suggest", "event", Self.openDay, "-n", Self.archive, "-n", "Datasets/lea-fontaine/shared-by-tomas", "--me",
      "Léa Fontaine", "--language", "fr")
    let sigrid = try #require(result.lines.first { $0.contains("Sigrid Nordahl") })
    #expect(sigrid.contains("Tomás Rivera peut vous présenter avant"))
  }

  @Test func pairsShouldMeet() throws {
    let result = try Command.run("suggest", "event", Self.evening, "-n", Self.archive, "--pairs")
    #expect(result.lines.first == "rank,score,person_a,person_b,reason,name_a,name_b" && result.lines.count > 3)
    let table = try Command.run("suggest", "event", Self.evening, "-n", Self.archive, "--format", "table")
    #expect(table.output.contains("Introduce to each other:") && table.output.hasPrefix("1. "))
  }

  @Test func theStoreIsLeftAsItIs() throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "s.sqlite").path
      #expect(try Command.run("import", Self.archive, "--me", "Léa Fontaine", "--store", store).status == 0)
      let before = try Command.run("people", "--fields", "id,name", "--store", store).output
      let result = try Command.run("suggest", "event", Self.evening, "--store", store, "--as-of", "2026-09-30")
      #expect(result.status == 0 && result.output.contains("Hanna Wójcik"), "\(result.errors)")
      #expect(result.errors.contains("8 known to the network, 3 new to it"))
      #expect(try Command.run("people", "--fields", "id,name", "--store", store).output == before)
    }
  }

  @Test func networkFilesServeAsWell() throws {
    let list = "name;interests\nStrozzi;wool\nAcciaiuoli;\nNobody Else;wool\nMedici;wool\n"
    let result = try Command.run(
      ["suggest", "event", "-", "-n", "Datasets/florentine-families/marriage.csv", "--from", "Medici"], input: list)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Strozzi") && result.output.contains("in common: wool"))
  }

  @Test func wrongUsesAreRefused() throws {
    #expect(try Command.run("suggest", "event", "-n", Self.archive).status == 64)
    #expect(try Command.run("suggest", "ask", Self.evening, "-n", Self.archive).status == 64)
    #expect(try Command.run("suggest", "event", Self.evening, "-n", Self.archive, "--date", "soon").status == 64)
    #expect(try Command.run("suggest", "event", "nowhere.csv", "-n", Self.archive).status == 66)
    try Command.withTemporaryFolder { folder in
      let empty = folder.appending(path: "empty.csv")
      try Data().write(to: empty)
      #expect(try Command.run("suggest", "event", empty.path, "-n", Self.archive).status == 65)
      let nobody = folder.appending(path: "nobody.csv")
      try Data("name,email\n".utf8).write(to: nobody)
      #expect(try Command.run("suggest", "event", nobody.path, "-n", Self.archive).status == 1)
      let hostile = folder.appending(path: "hostile.csv")
      try Data("name,email\n\"=cmd()\u{202E}\u{1B}[31m\nwarning: x\",x@y.example\n".utf8).write(to: hostile)
      let result = try Command.run("suggest", "event", hostile.path, "-n", Self.archive, "--format", "table")
      #expect(result.status == 0 && !result.output.contains("\u{1B}") && !result.output.contains("\u{202E}"))
      #expect(!result.errors.split(separator: "\n").contains { $0.hasPrefix("warning: x") })
    }
  }

  @Test func proposalsAreHeldAgainstWhatHappened() throws {
    try Command.withTemporaryFolder { folder in
      var log = "date,from,to,channel,duration\n"
      for (day, first, second) in [(1, 1, 2), (1, 2, 3), (1, 2, 4), (2, 5, 6), (9, 1, 3), (9, 2, 5)] {
        log += "2026-03-0\(day),Guest Number\(first),Guest Number\(second),meeting,30 min\n"
      }
      let file = folder.appending(path: "log.csv")
      try Data(log.utf8).write(to: file)
      let people = folder.appending(path: "people.csv")
      try Data("id,topic\nGuest Number1,maps\nGuest Number3,maps\nNobody Here,maps\n".utf8).write(to: people)
      let result = try Command.run(
        "validate", file.path, "--predict", "encounters", "--split", "2026-03-05", "--samples", "20", "--proposals",
        "1",
        "--people", people.path)
      #expect(result.status == 0, "\(result.errors)")
      #expect(
        result.lines.first
          == "model,met,met_low,met_high,lead,lead_low,lead_high,asked,proposals,base_rate,splits")
      #expect(result.column("asked")["event"] == 4 && result.column("met")["attributes"] == 0.75)
      #expect(result.errors.contains("1 rows are of nobody in the sources"))
      #expect(try Command.run("validate", file.path, "--predict", "encounters", "--at-length", "0").status == 64)
    }
  }
}
