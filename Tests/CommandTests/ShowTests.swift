import Foundation
import Testing

struct ShowTests {
  private static let archive = "Datasets/lea-fontaine/archive"

  @Test func theJsonHasItsKeys() throws {
    let json = try Command.run("show", "Tomás Rivera", "-n", Self.archive, "--format", "json").json()
    let keys = [
      "person", "seen_until", "identities", "other_names", "affiliations", "facts", "sources", "tie", "years",
      "ratings", "ties",
    ]
    #expect(Set(json.keys) == Set(keys))
    let tie = try #require(json["tie"] as? [String: Any])
    #expect(tie["basis"] as? String == "observed" && (tie["rank"] as? Int ?? 9) <= 3)
    #expect((tie["evidence"] as? [String])?.contains { $0.hasPrefix("met ") } ?? false)
    let identities = try #require(json["identities"] as? [[String: String]])
    #expect(identities.contains { $0["kind"] == "email" && $0["value"] == "tomas.rivera@halden.example" })
  }

  @Test func thePageSaysTheSameAsTheData() throws {
    let page = try Command.run("show", "Tomás Rivera", "-n", Self.archive, "--format", "table").output
    for words in ["tomas.rivera@halden.example", "Halden Robotics", "With you", "usual gap", "year", "Closest"] {
      #expect(page.contains(words), "\(words)")
    }
    let csv = try Command.run("show", "Tomás Rivera", "-n", Self.archive)
    #expect(csv.lines.first == "what,value" && csv.lines.contains("person.name,Tomás Rivera"))
  }

  @Test func theStoreSaysWhoKnowsWhat() throws {
    try Command.withTemporaryFolder { folder in
      let store = folder.appending(path: "network.sqlite").path
      #expect(try Command.run("import", Self.archive, "--store", store).status == 0)
      let json = try Command.run("show", "tomas.rivera@halden.example", "--store", store, "--format", "json").json()
      let sources = try #require(json["sources"] as? [String])
      #expect(sources.contains { $0.hasSuffix("Connections.csv") } && sources.contains { $0.hasSuffix("meetings.txt") })
      let work = try #require(json["affiliations"] as? [[String: Any]])
      #expect((work.first?["source"] as? String)?.isEmpty == false)
      // The silence of the sources is not that of the tie, however long ago the export was made.
      #expect((json["tie"] as? [String: Any])?["state"] as? String == "usual")
      let audit = try Command.run("audit", "--store", store, "--format", "json").json()
      #expect(audit["scope"] as? String == "owner" && (audit["reality"] as? [String: Any])?["real"] as? Int ?? 0 > 20)
    }
  }

  @Test func earlierDaysKnowLess() throws {
    func years(_ arguments: String...) throws -> Int {
      let json = try Command.run(["show", "Tomás Rivera", "-n", Self.archive, "--format", "json"] + arguments).json()
      return (json["years"] as? [Any])?.count ?? 0
    }
    #expect(try years("--as-of", "2024-12-31") == 1)
    #expect(try years() == 3)
  }

  @Test func aPlainNetworkShowsTiesAndAttributes() throws {
    let json = try Command.run(
      "show", "Medici", "-n", "Datasets/florentine-families/marriage.csv", "--people",
      "Datasets/florentine-families/people.csv", "--format", "json"
    ).json()
    #expect((json["ties"] as? [Any])?.count == 6 && json["tie"] is NSNull)
    #expect((json["facts"] as? [[String: Any]])?.contains { $0["kind"] as? String == "wealth" } ?? false)
  }

  @Test func namesCannotDriveTheTerminal() throws {
    let ties = "source,target\n\u{1B}[31mred,Bo\u{202E}b\nBo\u{202E}b,Cy\n"
    let table = try Command.run(on: ties, "show", "Cy", "--format", "table")
    #expect(!table.output.contains("\u{1B}") && !table.output.contains("\u{202E}"))
    #expect(table.output.contains("Bo\\u{202E}b"))
  }

  @Test func someoneUnknownOrAmbiguousIsToldSo() throws {
    #expect(try Command.run("show", "Nobody", "-n", Self.archive).status == 1)
    #expect(try Command.run("show", "i", "-n", "Datasets/florentine-families/marriage.csv").status == 64)
  }
}
