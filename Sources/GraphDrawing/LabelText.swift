/// Names as they are written on a map: on one line, without what is not seen or turns its surroundings around.
///
/// What files keep of a name in `data-…` and tooltips stays as it came.
enum LabelText {
  /// No name on a map needs more.
  private static let longest = 600
  /// A letter may carry this many marks; more would run across the names above and below.
  private static let mostMarks = 4

  /// The name with single spaces, without controls, embeddings and overrides of direction and invisible characters.
  static func shown(_ name: String) -> String {
    if isPlain(name) { return name }
    var result = String.UnicodeScalarView()
    var isSpace = false
    var marks = 0
    for scalar in name.unicodeScalars.prefix(longest) {
      if scalar.properties.isWhitespace || looksEmpty(scalar) {
        isSpace = true
        continue
      }
      if isDropped(scalar) { continue }
      let isMark = isMark(scalar)
      marks = isMark ? marks + 1 : 0
      if marks > mostMarks { continue }
      if isSpace, !result.isEmpty { result.append(" ") }
      // A mark on nothing is shown on a dotted circle.
      if isMark, isSpace || result.isEmpty, scalar.value != 0xFE0F { result.append("\u{25CC}") }
      isSpace = false
      result.append(scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private static func isPlain(_ name: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in name.utf8.prefix(longest + 1) {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 && name.utf8.count <= longest
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Fillers that take room and show nothing.
  private static func looksEmpty(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Embeddings, overrides and isolates; marks of direction, which turn nothing else around, stay.
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xAD, 0x34F, 0x180E, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0xFFF0...0xFFFB, 0xE0001: true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// Whether the first letter runs from right to left (rule P2 of UAX 9); isolated parts do not count.
  static func isRightToLeft(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: if depth == 0 { return false }
      case 0x2066...0x2068: depth += 1
      case 0x2069: depth = max(0, depth - 1)
      case 0x200F, 0x61C: if depth == 0 { return true }
      case 0x200E: if depth == 0 { return false }
      case ..<0x80: break
      default:
        guard depth == 0 else { break }
        if runsRightToLeft(scalar) { return true }
        if scalar.properties.isAlphabetic { return false }
      }
    }
    return false
  }

  private static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x660...0x669, 0x6F0...0x6F9: false
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      !isMark(scalar) && scalar.properties.isAlphabetic
    default: false
    }
  }

  /// Whether anything in the text runs from right to left.
  private static func turnsAround(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value >= 0x590 && runsRightToLeft($0) }
  }

  /// A name in a sentence that it must not turn around.
  static func isolated(_ name: String) -> String { turnsAround(name) ? "\u{2068}\(name)\u{2069}" : name }

  /// From one name to another: the arrow points from the first to the second whichever way the two are written.
  static func way(from source: String, _ arrow: String, to target: String) -> String {
    guard turnsAround(source) || turnsAround(target) else { return "\(source) \(arrow) \(target)" }
    return "\u{2068}\(source)\u{2069} \(arrow) \u{2068}\(target)\u{2069}"
  }
}
