import Foundation
import Testing

/// One file, one thing, small enough to read, in a place that can be guessed.
struct FileTests {
  private static let longest = 500
  private static let vagueNames = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Common", "Manager", "Misc"]

  private static func swiftFiles() -> [SwiftSource] {
    Repository.swiftFiles(in: "Sources") + Repository.swiftFiles(in: "Tests")
  }

  @Test func filesAreShortEnoughToRead() {
    for source in Self.swiftFiles() {
      let count = source.code.count - 1
      if count > Self.longest { Issue.record("\(source.path): \(count) lines, at most \(Self.longest)") }
    }
  }

  @Test func fileNamesSayWhatIsInside() {
    for source in Self.swiftFiles() {
      let words = SwiftSource.words(of: String(source.fileName.dropLast(".swift".count)))
      for name in Self.vagueNames where words.contains(name.lowercased()) {
        Issue.record("\(source.path): a file called “\(name)” collects anything")
      }
    }
  }

  @Test func everyFileDeclaresSomething() {
    let declarations: Set<String> = ["struct", "enum", "class", "extension", "func", "typealias", "let"]
    for source in Self.swiftFiles() {
      let identifiers = source.code.flatMap { SwiftSource.identifiers(in: $0) }
      if declarations.isDisjoint(with: identifiers) { Issue.record("\(source.path): declares nothing") }
    }
  }

  /// Written so that this file does not hold what it looks for.
  private static let machineFolders = ["ho" + "me", "ro" + "ot", "Us" + "ers", "wo" + "rk"].map { "/\($0)/" }

  @Test func noFileNamesAPlaceOnOneMachine() throws {
    let textual = [".swift", ".md", ".py", ".sh", ".h", ".modulemap", "Makefile", "run"]
    for path in Repository.files + [".ci/run", ".gitignore"] where textual.contains(where: { path.hasSuffix($0) }) {
      let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        for folder in Self.machineFolders {
          guard let range = line.range(of: folder) else { continue }
          let before = line[..<range.lowerBound].last
          if before.map({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "}" }) ?? false { continue }
          Issue.record("\(path):\(number + 1): \(folder) exists on one machine only")
        }
      }
    }
  }

  @Test func noTestWritesOutsideOfItsOwnFolder() {
    let temporary = "\"/t" + "mp"
    for source in Self.swiftFiles() {
      for place in source.places(
        in: source.codeAndStrings, { $0.contains(temporary) ? "ask for the temporary directory" : nil })
      {
        Issue.record("\(place)")
      }
    }
  }
}
