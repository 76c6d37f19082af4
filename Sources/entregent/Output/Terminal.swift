/// What reaches the eyes of the user: escaped, measured, colored where the terminal wants it.
enum Terminal {
  /// Control characters and bidirectional overrides become visible escapes, so that names cannot drive the terminal.
  static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Columns that `text` takes: two for wide East Asian characters and emoji, none for combining marks.
  static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  private static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// The start of `text` in at most `columns` columns, with an ellipsis when something was cut.
  static func fitted(_ text: String, to columns: Int) -> String {
    if width(text) <= columns { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = width(character)
      if used + next > columns - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  /// `text` in lines of at most `columns` columns, broken at spaces; words that are longer are cut. One line for nil.
  static func wrapped(_ text: String, to columns: Int?) -> [String] {
    guard let columns, columns > 0 else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && width(line) + 1 + width(String(word)) > columns {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + fitted(String(word), to: columns)
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Whether standard output takes colors: `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb` decide before the terminal does.
  static let hasColor: Bool = {
    if let none = System.environment("NO_COLOR"), !none.isEmpty { return false }
    if let force = System.environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
    if System.environment("TERM") == "dumb" { return false }
    return System.isTerminal(1)
  }()

  static func bold(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  static func dim(_ text: String) -> String { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
