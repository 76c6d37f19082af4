import Foundation
import Testing

@Suite struct MannersTests {
  static let karate = "Datasets/karate-club/network.csv"

  @Test func versionAndHelpEndWell() throws {
    let version = try Command.run("--version")
    #expect(version.status == 0 && version.output == "0.1.0\n")
    let help = try Command.run("help", "introduce")
    #expect(help.status == 0 && help.output.contains("Example:"))
  }

  @Test func everyCommandShowsAnExample() throws {
    for command in [
      "introduce", "path", "rank", "brokers", "communities", "describe", "structure", "convert", "lint", "draw",
      "measures",
    ] {
      #expect(try Command.run(command, "--help").output.contains("Example: entregent \(command)"), "\(command)")
    }
  }

  @Test func wrongUsageEndsWith64() throws {
    #expect(try Command.run("rank").status == 64)
    #expect(try Command.run("rank", "--by", "degre", "-n", Self.karate).status == 64)
    #expect(try Command.run("rank", "--by", "degre", "-n", Self.karate).errors.contains("did you mean “degree”"))
    #expect(try Command.run("nonsense").status == 64)
    #expect(try Command.run("rank", "--by", "degree", "-n", Self.karate, "--fields", "x").status == 64)
  }

  @Test func missingAndEmptyFilesHaveTheirStatus() throws {
    #expect(try Command.run("describe", "-n", "no-such-file.csv").status == 66)
    #expect(try Command.run("describe").status == 66)
    #expect(try Command.run(on: "", "describe").status == 65)
    let nobody = try Command.run(on: "source,target\n", "describe", "--format", "json")
    #expect(nobody.status == 0)
    #expect(try nobody.json()["people"] as? Int == 0)
  }

  @Test func outputFileAppearsWholeOrNotAtAll() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "rank.csv")
      let result = try Command.run("rank", "--by", "degree", "-n", Self.karate, "-o", file.path)
      #expect(result.status == 0 && result.output.isEmpty)
      #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("id,name,degree\n34,34,17\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["rank.csv"])
      let nowhere = folder.appending(path: "no/such/folder/rank.csv")
      #expect(try Command.run("rank", "--by", "degree", "-n", Self.karate, "-o", nowhere.path).status == 73)
    }
  }

  @Test func outputFollowsLinksAndWritesIntoPipes() throws {
    try Command.withTemporaryFolder { folder in
      let (file, link) = (folder.appending(path: "file.csv").path, folder.appending(path: "link.csv").path)
      try Data().write(to: URL(filePath: file))
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      let ask = "entregent rank --by degree -n Datasets/florentine-families/marriage.csv --top 1 --format csv"
      #expect(try Command.shell("\(ask) -o '\(link)'").status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
      #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("id,name,degree\n"))
      let pipe = folder.appending(path: "pipe").path
      let piped = try Command.shell(
        "mkfifo '\(pipe)' && { cat '\(pipe)' & \(ask) -o '\(pipe)'; wait; } && test -p '\(pipe)'")
      #expect(piped.status == 0 && piped.output.hasPrefix("id,name,degree\n"))
    }
  }

  @Test func readerOfAPipeMayGoAway() throws {
    let result = try Command.shell(
      "set -o pipefail; for i in 1 2 3; do cat \(Self.karate); done | entregent convert - - -q | head -1")
    #expect(result.status == 0 || result.status == 141)
    #expect(result.errors.isEmpty)
  }

  @Test func interruptEndsWith130WithinHalfASecond() throws {
    try Command.withTemporaryFolder { folder in
      var ties = "source,target\n"
      for person in 0..<20000 { for step in 1...8 { ties += "\(person),\((person * 7 + step * step * 31) % 20000)\n" } }
      let file = folder.appending(path: "large.csv")
      try Data(ties.utf8).write(to: file)
      // Interrupted once it has computed for a while, however slow the machine: the time in /proc counts hundredths.
      let result = try Command.shell(
        """
        entregent rank --by betweenness -n '\(file.path)' -o '\(folder.path)/out.csv' & pid=$!
        for i in $(seq 300); do
          sleep 0.1
          [ "$(awk '{print $14}' /proc/$pid/stat 2>/dev/null || echo 1000)" -gt 60 ] && break
        done
        start=$(date +%s%N); kill -INT $pid; wait $pid
        echo "$? $(( ($(date +%s%N) - start) / 1000000 ))"
        """)
      let words = try #require(result.lines.last).split(separator: " ")
      #expect(words[0] == "130")
      #expect((Int(words[1]) ?? .max) < 500)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["large.csv"])
    }
  }

  @Test func namesCannotDriveTheTerminal() throws {
    let ties = "source,target\n\u{1B}[31mred,Bo\u{202E}b\nBo\u{202E}b,Cy\n"
    let table = try Command.run(on: ties, "rank", "--by", "degree", "--format", "table")
    #expect(!table.output.contains("\u{1B}") && !table.output.contains("\u{202E}"))
    #expect(table.output.contains("\\u{1B}[31mred"))
    let csv = try Command.run(on: ties, "rank", "--by", "degree", "--format", "csv")
    #expect(csv.output.contains("\u{1B}[31mred"))
  }

  @Test func spreadsheetFormulasAreNeutralizedOnRequest() throws {
    let ties = "source,target\n=1+1,@b\n-c,+d\n"
    let plain = try Command.run(on: ties, "rank", "--by", "degree")
    #expect(plain.output.contains("\n=1+1,=1+1,1"))
    let safe = try Command.run(on: ties, "rank", "--by", "degree", "--for-spreadsheet")
    #expect(safe.output.contains("\n'=1+1,'=1+1,1") && safe.output.contains("\n'-c,'-c,1"))
  }

  @Test func csvQuotesByTheRules() throws {
    let ties = "source,target\n\"a,b\",\"say \"\"hi\"\"\"\n"
    let result = try Command.run(on: ties, "rank", "--by", "degree", "--fields", "id,degree")
    #expect(result.output == "id,degree\n\"a,b\",1\n\"say \"\"hi\"\"\",1\n")
  }

  @Test func undefinedIsEmptyInCsvAndNullInJson() throws {
    let graph = """
      {"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"edges":[{"source":"a","target":"b"}]}
      """
    let csv = try Command.run(on: graph, as: "g.json", "brokers", "--by", "constraint")
    #expect(csv.output == "id,name,constraint\na,a,1\nb,b,1\nc,c,\n")
    let json = try Command.run(on: graph, as: "g.json", "brokers", "--by", "constraint", "--format", "json")
    #expect(json.output.contains("{\"id\":\"c\",\"name\":\"c\",\"constraint\":null}"))
  }

  @Test func topLimitsRowsInEveryFormat() throws {
    for format in ["table", "csv"] {
      let result = try Command.run("rank", "--by", "degree", "-n", Self.karate, "--top", "3", "--format", format)
      #expect(result.lines.count == 4, "\(format)")
    }
    let table = try Command.run("rank", "--by", "degree", "-n", Self.karate, "--format", "table")
    #expect(table.lines.count == 21)
  }

  @Test func quietSilencesNotes() throws {
    let ties = "source,target\na,b\nb,a\na,a\nb,c\n"
    #expect(try Command.run(on: ties, "describe").errors.contains("note:"))
    #expect(try Command.run(on: ties, "describe", "-q").errors.isEmpty)
  }

  @Test func standardInputIsAFileToo() throws {
    let result = try Command.run("rank", "--by", "degree", "--network", "-", input: "source,target\na,b\na,c\n")
    #expect(result.lines.dropFirst().first == "a,a,2")
  }

  @Test func everyDataErrorNamesItsPlace() throws {
    let result = try Command.run(on: "source,target,weight\na,b,1\na,c,nan\nb,c,x\n", "describe")
    #expect(result.status == 65)
    #expect(result.errors.contains("network.csv:3:5:") && result.errors.contains("network.csv:4:5:"))
    #expect(result.output.isEmpty)
  }
}
