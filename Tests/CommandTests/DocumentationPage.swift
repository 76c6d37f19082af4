import Foundation

/// A page of the documentation with its blocks of code.
struct DocumentationPage: Sendable, CustomStringConvertible {
  /// A fenced block, and the block of text that follows it at once: what it prints.
  struct Block: Sendable, CustomStringConvertible {
    let page: String
    let line: Int
    let language: String
    let lines: [String]
    let output: [String]?

    var text: String { lines.joined(separator: "\n") }
    var description: String { "\(page):\(line)" }
  }

  let path: String
  let lines: [String]

  var description: String { path }

  /// Every page that a reader meets.
  static let all: [DocumentationPage] = {
    let folders = ["", "docs/", "Output/", "Output/gallery/", "Datasets/", "Notebooks/"]
    let paths = folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: Command.path(folder))) ?? []
      return names.filter { $0.hasSuffix(".md") }.map { folder + $0 }
    }
    return paths.sorted().compactMap(DocumentationPage.init)
  }()

  init?(_ path: String) {
    guard let text = try? String(contentsOfFile: Command.path(path), encoding: .utf8) else { return nil }
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private struct Fence {
    let language: String
    let range: Range<Int>
  }

  private var fences: [Fence] {
    var fences: [Fence] = []
    var start: Int?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let first = start {
        fences.append(Fence(language: String(lines[first].dropFirst(3)), range: first + 1..<number))
        start = nil
      } else {
        start = number
      }
    }
    return fences
  }

  /// Where the output of a block stands: a `text` block with at most an empty line between.
  private func output(after fence: Fence) -> Range<Int>? {
    fences.first { next in
      next.language == "text" && next.range.lowerBound > fence.range.upperBound
        && lines[fence.range.upperBound + 1..<next.range.lowerBound - 1].allSatisfy(\.isEmpty)
    }?.range
  }

  func blocks(in language: String) -> [Block] {
    fences.filter { $0.language == language }.map { fence in
      Block(
        page: path, line: fence.range.lowerBound, language: language, lines: Array(lines[fence.range]),
        output: output(after: fence).map { Array(lines[$0]) })
    }
  }

  /// Targets of links that lead to other files.
  var links: [(line: Int, target: String)] {
    lines.enumerated().flatMap { number, line in
      line.components(separatedBy: "](").dropFirst().compactMap { rest in
        let target = String(rest.prefix { $0 != ")" && $0 != "#" })
        return target.isEmpty || target.contains("://") ? nil : (number + 1, target)
      }
    }
  }
}
