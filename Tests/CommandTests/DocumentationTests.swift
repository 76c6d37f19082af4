import Foundation
import Testing

/// The documentation tells the truth: its commands run, what they print is what it shows, its links lead somewhere.
struct DocumentationTests {
  static let blocks = DocumentationPage.all.flatMap { $0.blocks(in: "sh") }

  /// Runs a block as bash does, where the data sets are and Output is empty, on a terminal of 100 columns.
  private static func run(_ block: DocumentationPage.Block) throws -> Command.Result {
    try Command.withTemporaryFolder { folder in
      for name in ["Datasets", "Notebooks"] {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: Command.root.appending(path: name))
      }
      try FileManager.default.createDirectory(at: folder.appending(path: "Output"), withIntermediateDirectories: true)
      try Data(("set -e\n" + block.text + "\n").utf8).write(to: folder.appending(path: "block.sh"))
      let line = "stty cols 100 rows 50; cd '\(folder.path)' && bash block.sh"
      return try Command.run(
        ["script", "-qec", line, "/dev/null"], program: "/usr/bin/env",
        environment: [
          "PATH": Command.products.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""), "NO_COLOR": "1",
          "TERM": "xterm", "SHELL": "/bin/bash", "XDG_DATA_HOME": folder.path,
        ])
    }
  }

  private static func lines(_ output: String) -> [String] {
    var lines = output.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n")
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  @Test(.enabled(if: hasScript), arguments: blocks)
  func shownCommandsRunAndPrintWhatIsShown(block: DocumentationPage.Block) throws {
    let result = try Self.run(block)
    #expect(result.status == 0, "\(block): \(result.output)")
    if let output = block.output { #expect(Self.lines(result.output) == output, "\(block)") }
  }

  /// util-linux and macOS both bring `script`; its options are those of util-linux here.
  private static let hasScript =
    (try? Command.run(["script", "--version"], program: "/usr/bin/env").status == 0) ?? false

  @Test func theReadmeShowsCommandsAndTheirOutput() {
    let readme = Self.blocks.filter { $0.page == "README.md" }
    #expect(readme.count >= 5 && readme.contains { $0.output != nil })
  }

  @Test(arguments: DocumentationPage.all)
  func linksLeadToFiles(page: DocumentationPage) {
    let folder = Command.root.appending(path: page.path).deletingLastPathComponent()
    for (line, target) in page.links {
      let isThere = FileManager.default.fileExists(atPath: folder.appending(path: target).path)
      if !isThere { Issue.record("\(page.path):\(line): \(target) is not there") }
    }
  }

  // MARK: the reference

  /// The reference page's tables, made from what the command says.
  static func reference() throws -> [String] {
    let answer = try Command.run("measures", "--format", "json")
    let rows = try answer.json()["rows"] as? [[String: String]] ?? []
    var lines: [String] = []
    for row in rows {
      let command = row["command"] ?? ""
      if !lines.contains("## `\(command)`") {
        lines += ["", "## `\(command)`", "", "| Name | What it is |", "|---|---|"]
      }
      lines.append("| `\(row["name"] ?? "")` | \(row["summary"] ?? "") |")
    }
    return lines
  }

  @Test func theReferenceListsWhatTheCommandLists() throws {
    let page = try #require(DocumentationPage("docs/measures.md"))
    let expected = try Self.reference()
    #expect(expected.count > 30)
    let start = try #require(page.lines.firstIndex { $0.hasPrefix("## ") }) - 1
    #expect(Array(page.lines[start...].dropLast()) == expected)
  }

  @Test func theReferenceSpeaksOfPeopleAndConnections() throws {
    let rows = try Command.run("measures", "--format", "json").json()["rows"] as? [[String: String]] ?? []
    for row in rows where row["command"] != "convert" {
      let summary = row["summary"] ?? ""
      for word in ["vertex", "vertices", "edge", "node"] where summary.contains(word) {
        Issue.record("\(row["name"] ?? ""): “\(summary)” says “\(word)” to somebody who asked about people")
      }
    }
  }

  // MARK: help

  /// Names of the commands, from the root's help.
  private static func commandNames() throws -> [String] {
    let lines = try Command.run("--help").lines
    let start = lines.firstIndex { $0.hasPrefix("SUBCOMMANDS:") } ?? lines.count
    return lines[start...].dropFirst().filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "help" }
  }

  @Test func everyCommandIsOnTheCommandsPage() throws {
    let page = try #require(DocumentationPage("docs/commands.md"))
    let names = try Self.commandNames()
    #expect(names.count >= 11)
    for name in names where !page.lines.contains(where: { $0.hasPrefix("## `\(name)") }) {
      Issue.record("docs/commands.md: no section on \(name)")
    }
  }

  @Test func examplesInHelpRun() throws {
    for name in try Self.commandNames() {
      let lines = try Command.run(name, "--help").lines.map { $0.trimmingCharacters(in: .whitespaces) }
      guard let first = lines.firstIndex(where: { $0.hasPrefix("Example:") }) else {
        Issue.record("\(name) --help shows no example")
        continue
      }
      let rest = lines[first...].prefix { !$0.hasPrefix("USAGE:") }
      let example = rest.joined(separator: " ").dropFirst("Example:".count)
      // Examples without files speak of a store that somebody filled.
      let filling = "entregent import Datasets/lea-fontaine/archive --me 'Léa Fontaine' --quiet > Output/sources.csv"
      let needsStore = !example.contains("Datasets/")
      let block = DocumentationPage.Block(
        page: "\(name) --help", line: 1, language: "sh", lines: (needsStore ? [filling] : []) + [String(example)],
        output: nil)
      let result = try Self.run(block)
      #expect(result.status == 0, "\(name): \(example): \(result.output)")
    }
  }

  // MARK: writing it anew

  /// With ENTREGENT_RECORD set: writes the shown outputs and the reference again. Read the difference before committing.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ENTREGENT_RECORD"] != nil))
  func recordingWritesWhatIsTrueNow() throws {
    for page in DocumentationPage.all {
      var lines = page.lines
      for block in page.blocks(in: "sh").reversed() {
        guard let output = block.output else { continue }
        let start = lines[(block.line + block.lines.count)...].firstIndex { $0 == "```text" }
        guard let start else { continue }
        lines.replaceSubrange(start + 1..<start + 1 + output.count, with: Self.lines(try Self.run(block).output))
      }
      if page.path == "docs/measures.md", let start = lines.firstIndex(where: { $0.hasPrefix("## ") }) {
        lines.replaceSubrange((start - 1)..., with: try Self.reference() + [""])
      }
      if lines != page.lines {
        try lines.joined(separator: "\n").write(toFile: Command.path(page.path), atomically: true, encoding: .utf8)
      }
    }
  }
}
