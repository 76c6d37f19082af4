import Foundation

/// A Swift file with its code told apart from its strings and comments.
struct SwiftSource {
  enum Kind: UInt8 { case code, string, comment }

  /// Relative to the repository, with `/`.
  let path: String
  /// The lines of the file, all else blank: code, strings, comments, and code with its strings.
  let code: [String]
  let strings: [String]
  let comments: [String]
  let codeAndStrings: [String]

  init(path: String, text: String) {
    self.path = path
    let bytes = Array(text.utf8)
    let kinds = Self.classify(bytes)
    func lines(_ wanted: Set<Kind>) -> [String] {
      let newline = UInt8(ascii: "\n")
      let kept = zip(bytes, kinds).map { wanted.contains($1) || $0 == newline ? $0 : UInt8(ascii: " ") }
      return kept.split(separator: newline, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    code = lines([.code])
    strings = lines([.string])
    comments = lines([.comment])
    codeAndStrings = lines([.code, .string])
  }

  var fileName: String { String(path.split(separator: "/").last ?? "") }

  /// Every place where a line matches, as `path:line: message`.
  func places(in lines: [String], _ message: (String) -> String?) -> [String] {
    lines.enumerated().compactMap { number, line in message(line).map { "\(path):\(number + 1): \($0)" } }
  }

  /// The identifiers of a line.
  static func identifiers(in line: String) -> [String] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }

  /// The words of an identifier in lower case: `SVGWriter_tieCount2` has svg, writer, tie, count.
  static func words(of identifier: String) -> [String] {
    var words: [String] = []
    var word = ""
    let letters = Array(identifier)
    for (position, letter) in letters.enumerated() {
      let startsWord =
        letter.isUppercase
        && (letters[..<position].last.map { !$0.isUppercase } ?? true
          || letters[(position + 1)...].first.map { $0.isLowercase } ?? false)
      if startsWord || !letter.isLetter {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if letter.isLetter { word += letter.lowercased() }
    }
    return word.isEmpty ? words : words + [word]
  }

  private enum Context {
    /// Parentheses open since an interpolation began; nil outside of one.
    case code(depth: Int?)
    case string(hashes: Int, quotes: Int)
  }

  private static let marksInCode = Set("/#\"()".utf8)

  private static func classify(_ bytes: [UInt8]) -> [Kind] {
    var kinds = [Kind](repeating: .code, count: bytes.count)
    var contexts: [Context] = [.code(depth: nil)]
    var position = 0

    func starts(_ text: String, at start: Int) -> Bool {
      bytes[min(start, bytes.count)...].starts(with: text.utf8)
    }
    func run(of character: Character, from start: Int) -> Int {
      bytes[min(start, bytes.count)...].prefix { $0 == character.asciiValue }.count
    }
    func mark(_ kind: Kind, count: Int) {
      for _ in 0..<count where position < bytes.count {
        kinds[position] = kind
        position += 1
      }
    }

    while position < bytes.count {
      switch contexts[contexts.count - 1] {
      case .code(let depth):
        if !Self.marksInCode.contains(bytes[position]) {
          position += 1
          continue
        }
        let hashes = run(of: "#", from: position)
        if starts("//", at: position) {
          mark(.comment, count: bytes[position...].prefix { $0 != UInt8(ascii: "\n") }.count)
        } else if starts("/*", at: position) {
          var open = 0
          repeat {
            if starts("/*", at: position) {
              open += 1
              mark(.comment, count: 2)
            } else if starts("*/", at: position) {
              open -= 1
              mark(.comment, count: 2)
            } else {
              mark(.comment, count: 1)
            }
          } while open > 0 && position < bytes.count
        } else if starts("\"", at: position + hashes) {
          let quotes = starts("\"\"\"", at: position + hashes) ? 3 : 1
          contexts.append(.string(hashes: hashes, quotes: quotes))
          mark(.string, count: hashes + quotes)
        } else {
          if let depth {
            let change = starts("(", at: position) ? 1 : starts(")", at: position) ? -1 : 0
            if depth + change == 0 {
              contexts.removeLast()
              mark(.string, count: 1)
              continue
            }
            contexts[contexts.count - 1] = .code(depth: depth + change)
          }
          mark(.code, count: max(1, hashes))
        }
      case .string(let hashes, let quotes):
        if bytes[position] != UInt8(ascii: "\\") && bytes[position] != UInt8(ascii: "\"") {
          mark(.string, count: 1)
          continue
        }
        let end = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        if starts(escape + "(", at: position) {
          mark(.string, count: hashes + 2)
          contexts.append(.code(depth: 1))
        } else if starts(escape, at: position) {
          mark(.string, count: hashes + 2)
        } else if starts(end, at: position) {
          mark(.string, count: end.utf8.count)
          contexts.removeLast()
        } else {
          mark(.string, count: 1)
        }
      }
    }
    return kinds
  }
}
