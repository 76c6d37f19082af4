import Foundation
import Testing

@Suite struct StoreCommandTests {
  /// A mailbox under two addresses of one's own, without a profile that says so.
  @Test func theOwnerIsOnePersonUnderEveryAddress() throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "s.sqlite").path
      func run(_ arguments: String...) throws -> Command.Result {
        try Command.run(arguments, environment: ["ENTREGENT_STORE": store])
      }
      #expect(try run("import", "missing", "--me", "Léa Fontaine").status == 66)
      #expect(!FileManager.default.fileExists(atPath: store), "nothing to keep, no store")
      let mail = "Datasets/lea-fontaine/archive/mail"
      let me = "Léa Fontaine <lea@fontaine.example>"
      #expect(try run("import", mail, "--me", me).status == 0)
      let before = try run("export").output
      #expect(try run("import", mail, "--me", me).status == 0)
      #expect(try run("export").output == before)
      let names = try run("people", "--fields", "name").lines
      #expect(names.filter { $0 == "Léa Fontaine" }.count <= 1)
      let audit = try run("audit", "--as-of", "2026-10-01", "--format", "csv")
      #expect(audit.lines.contains { $0.hasPrefix("basis.ties,3") }, "\(audit.lines)")
    }
  }

  @Test func formerIdsAndNamesWithoutAccentsFindPeople() throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "s.sqlite").path
      func run(_ arguments: String...) throws -> Command.Result {
        try Command.run(arguments, environment: ["ENTREGENT_STORE": store])
      }
      #expect(try run("import", "Datasets/lea-fontaine/archive", "--me", "Léa Fontaine").status == 0)
      let ids = try run("people", "jonas", "weber", "--fields", "id").lines.dropFirst()
      let (one, other) = (try #require(ids.first), try #require(ids.last))
      #expect(try run("merge", one, other).status == 0)
      for id in [one, other] { #expect(try run("show", id).output.contains("person.name,Jonas Weber")) }
      #expect(try run("show", "zoe lefevre").output.contains("person.name,Zoé Lefèvre"))
      #expect(try run("log", "meeting", "Tomás Rivera", "--date", "2999-01-01").status == 64)
    }
  }

  @Test func ratingsOverrideWhatIsComputedAndTeachTheModel() throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "s.sqlite").path
      func run(_ arguments: String...) throws -> Command.Result {
        try Command.run(arguments, environment: ["ENTREGENT_STORE": store])
      }
      #expect(try run("import", "Datasets/lea-fontaine/archive", "--me", "Léa Fontaine").status == 0)
      for (name, value) in [("Olivier Petit", "0.3"), ("Zoé Lefèvre", "0.99")] {
        #expect(try run("rate", name, value).status == 0)
      }
      let strengths = try run("people", "--fields", "name,strength").cells
      for (name, value) in [("Olivier Petit", 0.3), ("Zoé Lefèvre", 0.99)] {
        let shown = strengths.first { $0.first == name }.flatMap { Double($0[1]) }
        #expect(abs((shown ?? 0) - value) < 1e-6)
      }
      let file = folder.appending(path: "fitted.txt").path
      #expect(try run("rate", "--fit", file).status == 0)
      let fitted = try String(contentsOfFile: file, encoding: .utf8)
      #expect(fitted.contains("meeting.weight = ") && !fitted.contains("meeting.weight = 0.2\n"))
      #expect(try run("rank", "--by", "strength", "--parameters", file).status == 0)
      #expect(try run("rate").status == 64)
    }
  }

  private static let cards = """
    BEGIN:VCARD\r
    VERSION:3.0\r
    FN:Bob Baker\r
    EMAIL:bob@baker.example\r
    ORG:Baker & Sons\r
    TITLE:Baker\r
    END:VCARD\r
    BEGIN:VCARD\r
    VERSION:3.0\r
    FN:Cléo Çelik\r
    EMAIL:cleo@work.example\r
    TEL:+33 6 12 34 56 78\r
    END:VCARD\r

    """

  private static let mail = """
    From ann@archer.example Mon Jan  5 10:00:00 2026
    From: Ann Archer <ann@archer.example>
    To: Bob Baker <bob@baker.example>
    Date: Mon, 05 Jan 2026 10:00:00 +0000
    Message-ID: <1@archer.example>
    Subject: words that are not kept

    text that is not kept

    From bob@baker.example Tue Jan  6 10:00:00 2026
    From: Bob Baker <bob@baker.example>
    To: Ann Archer <ann@archer.example>, Cleo <cleo@work.example>
    Date: Tue, 06 Jan 2026 10:00:00 +0000
    Message-ID: <2@baker.example>
    Subject: words that are not kept

    text that is not kept

    """

  /// A folder with two sources, and a store in it that holds them.
  private func withStore(_ body: (URL, [String]) throws -> Void) throws {
    try Command.withTemporaryFolder { folder in
      try Data(Self.cards.utf8).write(to: folder.appending(path: "cards.vcf"))
      try Data(Self.mail.utf8).write(to: folder.appending(path: "ann.mbox"))
      let store = ["--store", folder.appending(path: "store/network.sqlite").path]
      let result = try Command.run(
        ["import", folder.appending(path: "cards.vcf").path, folder.appending(path: "ann.mbox").path]
          + ["--me", "Ann Archer <ann@archer.example>", "--format", "json"] + store)
      #expect(result.status == 0, "\(result.errors)")
      try body(folder, store)
    }
  }

  @Test func importSaysWhatItDidAndDoesNothingTwice() throws {
    try withStore { folder, store throws in
      let again = try Command.run(
        [
          "import", folder.appending(path: "cards.vcf").path, folder.appending(path: "ann.mbox").path, "--format",
          "json",
        ]
          + store)
      #expect(again.status == 0)
      let sources = try #require(try again.json()["sources"] as? [[String: Any]])
      #expect(sources.count == 2)
      for key in ["path", "kind", "read", "kept", "dropped", "people", "ties", "interactions"] {
        #expect(sources.allSatisfy { $0[key] != nil }, "\(key)")
      }
      #expect(sources[0]["kind"] as? String == "vcard" && sources[0]["kept"] as? Int == 2)
      #expect(sources[1]["interactions"] as? Int == 2)
      #expect(try again.json()["new_interactions"] as? Int == 0)
      #expect(try again.json()["batch"] is NSNull)
      #expect(again.errors.contains("nothing is new"))
    }
  }

  @Test func peopleAreFoundWithTheirTies() throws {
    try withStore { _, store throws in
      let all = try Command.run(["people", "--format", "csv"] + store)
      #expect(all.lines.first == "id,name,organization,title,strength,last_contact")
      #expect(all.lines.count == 3)
      let found = try Command.run(["people", "celik", "--format", "csv"] + store)
      #expect(found.status == 0 && found.lines.count == 2 && found.lines[1].contains("Cléo Çelik"))
      let bob = try Command.run(["people", "Bakre", "--format", "csv"] + store)
      #expect(bob.lines.dropFirst().first?.contains("Bob Baker,Baker & Sons,Baker,0.") == true, "\(bob.output)")
      #expect(bob.lines.dropFirst().first?.hasSuffix("2026-01-06") == true, "\(bob.output)")
      #expect(try Command.run(["people", "O'Nobody -x \" AND"] + store).status == 1)
      #expect(try Command.run(["people", "--review"] + store).status == 0)
    }
  }

  @Test func peopleAreShownAsTheyStoodOnADay() throws {
    try withStore { _, store throws in
      func people(_ day: String) throws -> [[String]] {
        try Command.run(
          ["people", "--format", "csv", "--fields", "name,strength,last_contact", "--as-of", day] + store
        )
        .cells.sorted { $0[0] < $1[0] }
      }
      #expect(try people("2026-01-04").map { $0[2] } == ["", "", "last_contact"])
      #expect(try people("2026-01-05").first.map { [$0[0], $0[2]] } == ["Bob Baker", "2026-01-05"])
      #expect(try people("2026-01-06").first?[2] == "2026-01-06")
      let (soon, late) = (try people("2026-01-07"), try people("2027-01-07"))
      #expect(try #require(Double(soon[0][1])) > #require(Double(late[0][1])))
      #expect(try Command.run(["people", "--as-of", "yesterday"] + store).status == 64)
    }
  }

  @Test func importSaysHowManyMayBeOne() throws {
    try Command.withTemporaryFolder { folder in
      let cards = [("Jonathan Smith", "jon@one.example"), ("Jon Smith", "smith@two.example")].map { name, address in
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:\(name)\r\nEMAIL:\(address)\r\nORG:Acme\r\nEND:VCARD\r\n"
      }
      let (file, store) = (folder.appending(path: "cards.vcf"), folder.appending(path: "s.sqlite").path)
      try Data(cards.joined().utf8).write(to: file)
      let arguments = ["import", file.path, "--me", "Ann Archer", "--format", "json", "--store", store]
      let result = try Command.run(arguments)
      #expect(try result.json()["likely_matches"] as? Int == 1)
      #expect(result.errors.contains("1 pair of people may be one; `entregent people --review`"), "\(result.errors)")
      let again = try Command.run(arguments)
      #expect(try again.json()["likely_matches"] is NSNull)
    }
  }

  @Test func ratingsAndRequestsAreTakenBack() throws {
    try withStore { _, store throws in
      func run(_ words: String...) throws -> Command.Result { try Command.run(words + store) }
      func strength() throws -> Double? {
        try run("people", "Bob Baker", "--format", "csv", "--fields", "strength").lines.last.flatMap { Double($0) }
      }
      let before = try run("export").output
      let noted = try run("rate", "Bob Baker", "0.75").errors
      let first = try #require(noted.split(separator: "--undo ").last.flatMap { Int($0.prefix { $0.isNumber }) })
      #expect(try run("rate", "Bob Baker", "0.25", "--quiet").errors.isEmpty)
      #expect(try strength() == 0.25)
      #expect(try run("import", "--undo", "\(first + 1)").status == 0)
      #expect(try strength() == 0.75)
      #expect(try run("import", "--undo", "\(first)").status == 0)
      #expect(try run("export").output == before)
    }
  }

  @Test func aRequestSaysWhatItMeansForTheNextOne() throws {
    try withStore { _, store throws in
      func log(_ words: String...) throws -> String { try Command.run(["log"] + words + store).errors }
      let first = try log("introduction", "Cléo Çelik", "--via", "Bob Baker", "--outcome", "declined")
      #expect(first.contains("Bob Baker: asked 1 time in 90 days, made 0 of 1 in all; willing with "), "\(first)")
      #expect(first.contains("(37 % for who was never asked)") && !first.contains("enough for now"))
      #expect(try log("ask", "Bob Baker", "--date", "2020-02-02").contains("asked 1 time in 90 days, made 1 of 2"))
      #expect(try log("ask", "Bob Baker", "--outcome", "silent").contains("asked 2 times in 90 days, made 1 of 3"))
      #expect(try log("ask", "Bob Baker").contains("asked 3 times in 90 days, made 2 of 4"))
      #expect(try log("favor", "Bob Baker").contains("given to Bob Baker, which weighs against what is asked"))
      #expect(try log("ask", "Bob Baker").contains("enough for now: give before you ask again"))
      #expect(try log("introduction", "Cléo Çelik").contains("nobody was asked (--via)"))
      // Whoever asks spends their own goodwill.
      let other = try log("introduction", "Cléo Çelik", "Ann Archer", "--via", "Bob Baker", "--outcome", "silent")
      #expect(other.contains("asked 1 time in 90 days"), "\(other)")
      #expect(try Command.run(["log", "ask", "Bob Baker", "--quiet"] + store).errors.isEmpty)
    }
  }

  @Test func peopleAreMergedSplitRatedAndNoted() throws {
    try withStore { _, store throws in
      #expect(try Command.run(["merge", "Bob Baker", "Cléo Çelik"] + store).status == 0)
      #expect(try Command.run(["people"] + store).lines.count == 2)
      #expect(try Command.run(["split", "Bob Baker"] + store).status == 0)
      #expect(try Command.run(["people"] + store).lines.count == 3)
      #expect(try Command.run(["rate", "Bob Baker", "0.9"] + store).status == 0)
      #expect(try Command.run(["rate", "Bob Baker", "1.9"] + store).status == 64)
      #expect(try Command.run(["rate", "Nobody At All", "0.9"] + store).status == 1)
      let rated = try Command.run(["people", "Bob Baker", "--format", "csv", "--fields", "strength"] + store)
      #expect(rated.lines.last.flatMap { Double($0) }.map { abs($0 - 0.9) < 1e-6 } == true, "\(rated.output)")
      for words in [
        ["meeting", "Bob Baker", "--date", "2026-03-31", "--duration", "45"], ["call", "Bob Baker", "Cléo Çelik"],
        ["introduction", "Ann Archer", "Cléo Çelik", "--via", "Bob Baker", "--outcome", "declined"],
        ["favor", "Bob Baker"], ["ask", "Cléo Çelik", "--outcome", "silent"],
      ] {
        let result = try Command.run(["log"] + words + store)
        #expect(result.status == 0 && result.errors.contains("--undo"), "\(words) \(result.errors)")
      }
      for words in [
        ["meeting", "Bob Baker", "--date", "2026-02-30"], ["meeting", "Bob Baker", "--outcome", "made"],
        ["ask", "Bob Baker", "--via", "Cléo Çelik"], ["ask", "Bob Baker", "Cléo Çelik"],
        ["introduction", "Cléo Çelik", "--via", "Bob Baker", "--duration", "5"],
        ["introduction", "Ann Archer", "Cléo Çelik", "--from", "Ann Archer"],
      ] { #expect(try Command.run(["log"] + words + store).status == 64, "\(words)") }
      let batches = try Command.run(["import", "--format", "csv"] + store)
      #expect(batches.lines.count == 1 + 2 + 1 + 5, "\(batches.output)")
      #expect(try Command.run(["import", "--undo", "2"] + store).status != 64)
    }
  }

  @Test func anExportMakesAnEqualStoreAndABackupIsOne() throws {
    try withStore { folder, store throws in
      let file = folder.appending(path: "export.json").path
      #expect(try Command.run(["export", "-o", file] + store).status == 0)
      let bytes = try Data(contentsOf: URL(filePath: file))
      #expect(!String(decoding: bytes, as: UTF8.self).contains("not kept"))
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let copy = ["--store", folder.appending(path: "copy.sqlite").path]
      #expect(try Command.run(["import", file] + copy).status == 0)
      #expect(try Command.run(["export"] + copy).output == String(decoding: bytes, as: UTF8.self))
      #expect(try Command.run(["import", file] + copy).status == 65)
      let backup = folder.appending(path: "backup.sqlite").path
      #expect(try Command.run(["backup", backup] + store).status == 0)
      #expect(try Command.run(["export", "--store", backup]).output == String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func forgettingAsksFirstAndIsForGood() throws {
    try withStore { folder, store throws in
      #expect(try Command.run(["forget", "Bob Baker"] + store).status == 64)
      #expect(try Command.run(["people", "Bob"] + store).status == 0)
      #expect(try Command.run(["forget", "Bob Baker", "--yes"] + store).status == 0)
      #expect(try Command.run(["people", "Bob"] + store).status == 1)
      let again = try Command.run(["import", folder.appending(path: "ann.mbox").path] + store)
      #expect(again.status == 0 && again.errors.contains("stay forgotten"))
      #expect(try Command.run(["people", "Bob"] + store).status == 1)
    }
  }

  @Test func aBrokenSourceKeepsTheOthersOut() throws {
    try Command.withTemporaryFolder { folder throws in
      let good = folder.appending(path: "cards.vcf")
      let broken = folder.appending(path: "broken.zip")
      try Data(Self.cards.utf8).write(to: good)
      try Data("PK\u{3}\u{4}broken".utf8).write(to: broken)
      let store = ["--store", folder.appending(path: "network.sqlite").path]
      #expect(try Command.run(["import", good.path, broken.path] + store).status == 65)
      #expect(try Command.run(["people"] + store).lines.count <= 1)
      #expect(try Command.run(["import", good.path] + store).status == 0)
      #expect(try Command.run(["people"] + store).lines.count == 3)
    }
  }

  @Test func aStoreThatIsNotThereIsSaidSo() throws {
    let result = try Command.run("people")
    #expect(result.status == 66 && result.errors.contains("no store yet"))
    #expect(try Command.run("export").status == 66)
    #expect(try Command.run(["import", "no/such/file"]).status == 66)
  }

  @Test func namesAreCompletedByTheShell() throws {
    try withStore { _, store throws in
      let result = try Command.run(
        ["---completion", "merge", "--", "positional@0", "1", "3", "entregent", "merge", "Bo"],
        environment: ["ENTREGENT_STORE": store[1]])
      #expect(result.output.contains("Bob Baker"), "\(result.output) \(result.errors)")
    }
  }

  @Test func everyCommandOfTheStoreShowsAnExample() throws {
    for command in ["import", "people", "merge", "split", "rate", "log", "export", "forget", "backup"] {
      #expect(try Command.run(command, "--help").output.contains("Example: entregent \(command)"), "\(command)")
    }
  }
}
