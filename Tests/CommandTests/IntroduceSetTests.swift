import Foundation
import Testing

/// `introduce` on sets of people, on a store, and in French.
@Suite struct IntroduceSetTests {
  private static let day = "2026-10-01"

  /// Léa's archive in a store of its own.
  private static func withStore(_ body: (_ run: (String...) throws -> Command.Result) throws -> Void) throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "s.sqlite").path
      func run(_ arguments: String...) throws -> Command.Result {
        try Command.run(arguments, environment: ["ENTREGENT_STORE": store])
      }
      try #require(try run("import", "Datasets/lea-fontaine/archive", "--me", "Léa Fontaine", "--quiet").status == 0)
      try body(run)
    }
  }

  private static func introductions(_ result: Command.Result) throws -> [[String: Any]] {
    try #require(try result.json()["introductions"] as? [[String: Any]])
  }

  @Test func eachIntroductionSaysHowWillingPeopleAreAndWhatToWrite() throws {
    let result = try Command.run(
      on: IntroduceTests.ties, "introduce", "xena", "--from", "me", "--willingness", "0.5", "--format", "json")
    let best = try Self.introductions(result)[0]
    #expect(best["willingness"] as? [Double] == [0.5, 0.5])
    #expect(
      (best["message"] as? String)?.hasPrefix("Hello ann, I would like to meet xena, perhaps through bob.") == true)
    #expect(best["target_trust"] is NSNull)
    let answer = try result.json()
    let brokers = try #require(answer["brokers"] as? [[String: Any]])
    #expect(abs((brokers[0]["without"] as? Double ?? 0) - 0.15 * 0.2 * 0.5) < 1e-12)
    #expect((brokers[0]["then"] as? [String: String])?["id"] == "hub")
    let together = try #require((answer["ask_together"] as? [[String: Any]])?.first)
    #expect((together["people"] as? [[String: String]])?.map { $0["id"] } == ["ann", "hub"])
    let chance = try #require(together["probability"] as? Double)
    #expect(chance > 0.105 && chance < 0.2 && together["exact"] as? Bool == true)
  }

  @Test func whatCannotBeAskedIsSaid() throws {
    let question = ["introduce", "xena", "--from", "me"]
    func run(_ options: String...) throws -> Command.Result {
      try Command.withTemporaryFolder { folder in
        let file = folder.appending(path: "n.csv")
        try Data(IntroduceTests.ties.utf8).write(to: file)
        return try Command.run(question + ["-n", file.path] + options)
      }
    }
    #expect(try run("--paths", "9223372036854775807").status == 64)
    #expect(try run("--avoid", "me").status == 64)
    #expect(try run("--avoid", "xena").status == 64)
    // 0.8 · 0.7 · 0.75 falls short of 0.42 by its last digit.
    #expect(try run("--min-probability", "0.42").status == 0)
    #expect(try run("--paths", "5000", "--format", "json").json()["gap"] is NSNull)
    let ties = Command.path("Datasets/florentine-families/marriage.csv")
    let listed = try Command.shell("printf 'Strozzi\n' | entregent introduce --targets - --from Pazzi -n '\(ties)'")
    #expect(listed.status == 0 && listed.output.contains("Strozzi"))
  }

  @Test func theSmallestStrengthsHaveDigits() throws {
    let result = try Command.run(
      on: "a,b,1e-305\na,c,1e-200\n", "introduce", "b", "c", "--from", "a", "--tie-values", "probability", "--format",
      "table")
    #expect(result.output.contains("a – b: 1e-305 ") && result.output.contains("a – c: 1e-200 "))
  }

  @Test func twoPeopleAreAskedForTwoOfASet() throws {
    let ties = "source,target,weight\nme,a,.9\na,x,.9\nme,b,.9\nb,a,.9\nb,y,.7\n"
    let answer = try Command.run(
      on: ties, "introduce", "x", "y", "--from", "me", "--tie-values", "probability", "--format", "json"
    ).json()
    let together = try #require((answer["ask_together"] as? [[String: Any]])?.first)
    // a for x and b for y share nothing.
    #expect(abs((together["probability"] as? Double ?? 0) - (1 - (1 - 0.81) * (1 - 0.63))) < 1e-12)
  }

  @Test func todayIsTakenWhole() throws {
    try Self.withStore { run in
      let first = try run("introduce", "Sigrid Nordahl", "--min-probability", "0", "--format", "json").json()
      let today = try #require(first["as_of"] as? String)
      let second = try run(
        "introduce", "Sigrid Nordahl", "--min-probability", "0", "--format", "json", "--as-of", today
      ).json()
      #expect(NSDictionary(dictionary: first) == NSDictionary(dictionary: second))
    }
  }

  @Test func everyoneGetsTheirOwnRoute() throws {
    try Command.withTemporaryFolder { folder in
      let ties = folder.appending(path: "ties.csv")
      let list = folder.appending(path: "wanted.txt")
      try Data((IntroduceTests.ties + "far,away,0.5\n").utf8).write(to: ties)
      try Data("# the jury\nxena\n\n cara \naway\nwho is this\n".utf8).write(to: list)
      let arguments = ["introduce", "--targets", list.path, "--everyone", "--from", "me", "-n", ties.path]
      let rows = try Command.run(arguments)
      #expect(rows.status == 0)
      #expect(rows.cells[0] == ["rank", "probability", "hops", "ask", "people", "weakest_tie", "target"])
      #expect(rows.cells.dropFirst().map { $0.last } == ["xena", "cara", "away"])
      #expect(rows.cells[2][3...] == ["ann", "me > ann > cara", "ann > cara", "cara"])
      #expect(rows.lines[3] == "3,,,,,,away")
      #expect(rows.errors.contains("wanted.txt:6: nobody here is called “who is this”"))
      let answer = try Command.run(arguments + ["--format", "json"]).json()
      let everyone = try #require(answer["everyone"] as? [[String: Any]])
      #expect(everyone.count == 3 && everyone[2]["introduction"] is NSNull)
      #expect(abs((answer["expected"] as? Double ?? 0) - 0.82) < 1e-12)
      let strict = try Command.run(arguments + ["--strict"])
      #expect(strict.status == 65 && strict.errors.contains("wanted.txt:6:"))
    }
  }

  @Test func partsOfNamesOfOrganizationsAreTold() throws {
    try Command.withTemporaryFolder { folder in
      let ties = folder.appending(path: "ties.csv")
      let people = folder.appending(path: "people.csv")
      try Data(IntroduceTests.ties.utf8).write(to: ties)
      try Data("id,organization\nxena,Acme Labs\ncara,Acmé Foods Ltd\nbob,Brightwater\n".utf8).write(to: people)
      func run(_ organization: String) throws -> Command.Result {
        try Command.run(
          "introduce", "--organization", organization, "--from", "me", "-n", ties.path, "--people", people.path)
      }
      let both = try run("acme")
      #expect(both.status == 0 && both.errors.contains("taken as Acme Labs, Acmé Foods Ltd"))
      #expect(both.lines.contains { $0.contains("> xena") } && both.lines.contains { $0.contains("> cara") })
      #expect(try !run("acme foods").errors.contains("taken as"))
      #expect(try run("brightw").errors.contains("taken as Brightwater"))
      let several = try run("c")
      #expect(several.status == 64 && several.errors.contains("Acme Labs"))
      let nobody = try run("initech")
      #expect(nobody.status == 1 && nobody.errors.contains("nobody to meet: anyone at initech"))
    }
  }

  @Test func optionsThatMakeNoSenseAreRefused() throws {
    for arguments in [
      ["--basis", "seen"], ["--basis", ","], ["--ask-budget", "2"], ["--ask-budget", "0"], ["--willingness", "0"],
      ["--max-hops", "0"], ["--paths", "0"], ["--min-probability", "2"], ["--language", "de"],
    ] {
      let result = try Command.run(
        ["introduce", "Strozzi", "--from", "Pazzi", "-n", "Datasets/florentine-families/marriage.csv"] + arguments)
      #expect(result.status == 64, "\(arguments)")
      #expect(result.errors.contains(arguments[0]), "\(result.errors)")
    }
  }

  @Test func eventsNameWhereTheMissingTieCanBeMade() throws {
    try Command.withTemporaryFolder { folder in
      let ties = folder.appending(path: "ties.csv")
      let list = folder.appending(path: "2026-12-03 fair.csv")
      try Data("source,target,weight\nme,ann,0.8\nbob,xena,0.75\ncy,xena,0.9\n".utf8).write(to: ties)
      try Data("name\nbob\nann\n".utf8).write(to: list)
      let arguments = ["introduce", "xena", "--from", "me", "-n", ties.path, "--event", list.path, "--format", "json"]
      let result = try Command.run(arguments)
      #expect(result.status == 1)
      let gap = try #require(try result.json()["gap"] as? [String: Any])
      #expect((gap["target"] as? [String: String])?["id"] == "bob")
      #expect(gap["existing"] is NSNull)
      let event = try #require(gap["event"] as? [String: Any])
      #expect(event["date"] as? String == "2026-12-03" && event["people"] as? Int == 2)
      let others = try #require(gap["alternatives"] as? [[String: Any]])
      #expect(others.compactMap { ($0["target"] as? [String: String])?["id"] } == ["cy", "xena"])
    }
  }

  @Test func outcomesChangeWhoIsAskedAndSpentGoodwillIsSpared() throws {
    try Self.withStore { run in
      func asked() throws -> (answer: [String: Any], first: String) {
        let result = try run("introduce", "Lars Eide", "--as-of", Self.day, "--format", "json")
        let answer = try result.json()
        let brokers = try #require(answer["brokers"] as? [[String: Any]])
        return (answer, try #require(brokers.first?["name"] as? String))
      }
      #expect(try asked().first == "Tomás Rivera")
      // Long ago he declined again and again.
      for month in 1...6 {
        #expect(
          try run(
            "log", "introduction", "Emma Johansson", "--via", "Tomás Rivera", "--outcome", "declined", "--date",
            "2025-0\(month)-10", "--quiet"
          ).status == 0)
      }
      let (declined, first) = try asked()
      #expect(first == "Søren Dahl")
      #expect((declined["spent"] as? [Any])?.isEmpty == true)
      // Søren was asked three times in September.
      for day in 1...3 {
        _ = try run("log", "ask", "Søren Dahl", "--date", "2026-09-0\(day)", "--quiet")
      }
      let (spared, other) = try asked()
      #expect(other != "Søren Dahl")
      let spent = try #require(spared["spent"] as? [[String: Any]])
      #expect(spent.map { $0["name"] as? String } == ["Søren Dahl"] && spent[0]["recent_asks"] as? Int == 3)
      let note = try run("introduce", "Lars Eide", "--as-of", Self.day)
      #expect(note.errors.contains("Søren Dahl was asked 3 times lately"))
      let generous = try run("introduce", "Lars Eide", "--as-of", Self.day, "--ask-budget", "4", "--format", "json")
      #expect((try generous.json()["spent"] as? [Any])?.isEmpty == true)
      let brokers = try #require(try generous.json()["brokers"] as? [[String: Any]])
      #expect(brokers.first { $0["name"] as? String == "Søren Dahl" }?["recent_asks"] as? Int == 3)
      // He himself can still be written to.
      #expect(try run("introduce", "Søren Dahl", "--as-of", Self.day, "--max-hops", "1").lines.count == 2)
    }
  }

  @Test func answersAboutAStoreSpeakFrenchAndMarkGuesses() throws {
    try Self.withStore { run in
      let french = try run(
        "introduce", "Lars Eide", "--as-of", Self.day, "--format", "table", "--language", "fr", "--paths", "2")
      #expect(french.status == 0)
      #expect(french.output.contains("qui connaît peut-être Lars Eide"))
      #expect(french.output.contains("Tomás Rivera –?– Lars Eide"))
      #expect(french.output.contains("le lien le plus faible") && french.output.contains("À qui demander"))
      for word in [" weakest", "observed", "declines", "Ask "] { #expect(!french.output.contains(word)) }
      let known = try run(
        "introduce", "Lars Eide", "--as-of", Self.day, "--basis", "observed,declared", "--format", "json")
      for introduction in try Self.introductions(known) {
        let ties = try #require(introduction["ties"] as? [[String: Any]])
        #expect(ties.allSatisfy { $0["basis"] as? String != "inferred" })
        #expect(introduction["target_trust"] as? Double != nil)
      }
      let far = try run(
        "introduce", "Lars Eide", "--as-of", Self.day, "--min-probability", "0.9", "--language", "fr", "--format", "csv"
      )
      #expect(far.status == 1 && far.errors.contains("aucune voie crédible ; se rapprocher de Lars Eide"))
    }
  }
}
