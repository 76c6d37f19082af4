import Foundation
import Testing

/// Notebooks find what is known: values here are those of independent programs, or follow from the ties.
struct NotebookTests {
  /// Where `make build` leaves the library that scripts import and the command.
  private static let release = Command.root.appending(path: ".build/release")

  private static let hasLibrary = ["so", "dylib"].contains { ending in
    FileManager.default.fileExists(atPath: release.appending(path: "libEntregentLibrary.\(ending)").path)
  }

  private static func runScript(_ path: String) throws -> Command.Result {
    try Command.run(
      ["swift", "-I", "\(release.path)/Modules", "-I", "Sources", "-L", release.path, "-lEntregentLibrary", path],
      program: "/usr/bin/env")
  }

  private static let firstLook = """
    16 families, 27 ties
    Medici: betweenness 43.33, constraint 0.229
    Barbadori: betweenness 16.58, constraint 0.412
    Guadagni: betweenness 11.75, constraint 0.367
    29.9 %: Pazzi > Medici > Barbadori > Castellani > Strozzi
    25.8 %: Pazzi > Medici > Barbadori > Castellani > Peruzzi > Strozzi
    25.8 %: Pazzi > Salviati > Medici > Barbadori > Castellani > Strozzi
    without the Medici: 0 routes

    """

  /// Skipped until `make build` has run; after a change of the library's interface, run it again.
  @Test(.enabled(if: hasLibrary))
  func theFirstLookInSwiftFindsTheMedici() throws {
    let result = try Self.runScript("Notebooks/01-first-look.swift")
    #expect(result.output == Self.firstLook, "\(result.errors)")
    #expect(result.status == 0)
  }

  @Test(.enabled(if: hasLibrary), arguments: DocumentationPage.all.flatMap { $0.blocks(in: "swift") })
  func shownProgramsRunAndPrintWhatIsShown(block: DocumentationPage.Block) throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "shown.swift")
      try Data(block.text.utf8).write(to: file)
      let result = try Self.runScript(file.path)
      #expect(result.lines == block.output, "\(block): \(result.errors)")
    }
  }

  @Test func theFirstLookInShellFindsTheMedici() throws {
    let result = try Command.shell("bash Notebooks/01-first-look.sh")
    #expect(result.output == Self.firstLook, "\(result.errors)")
    #expect(result.status == 0)
  }

  /// 0.632… for one tie, 0.864… for two: 1 − exp(−x / 1), the median being 1.
  @Test func theChancesOfTheFirstLookFollowFromTheTies() {
    let (one, two) = (1 - exp(-1.0), 1 - exp(-2.0))
    #expect(abs(one * two * two * one - 0.299) < 5e-4)
    #expect(abs(one * two * two * two * one - 0.258) < 5e-4)
  }

  @Test func everyNotebookHasATest() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Command.path("Notebooks"))
    let notebooks = names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".sh") }
    let tests = try String(contentsOfFile: #filePath, encoding: .utf8)
    #expect(!notebooks.isEmpty)
    for name in notebooks where !tests.contains("Notebooks/\(name)") { Issue.record("Notebooks/\(name) is not run") }
  }
}
