/// How wide text will be, without asking a font.
///
/// A reader's machine has Helvetica, Arial, Liberation Sans or DejaVu Sans. The table holds, for each character, the
/// greatest advance width among such faces, so that a label never comes out wider than the room kept for it.
enum TextMetrics {
  /// The height of a line as a multiple of the size of its letters.
  static let lineHeight = 1.25
  /// What lies above and below the base line.
  static let ascent = 0.8
  static let descent = 0.25
  /// Bold letters are wider by at most this.
  private static let boldFactor = 1.14

  /// The width of `text` in the unit of `size`.
  static func width(of text: String, size: Double, weight: Weight = .regular) -> Double {
    var hundredths = 0
    for scalar in text.unicodeScalars { hundredths += advance(of: scalar) }
    return Double(hundredths) / 100 * size * (weight == .bold ? boldFactor : 1)
  }

  enum Weight: Hashable, Sendable {
    case regular
    case bold
  }

  /// `text`, cut with an ellipsis where it is wider than `limit`.
  static func shortened(_ text: String, to limit: Double, size: Double, weight: Weight = .regular)
    -> String
  {
    guard width(of: text, size: size, weight: weight) > limit else { return text }
    var room = limit - width(of: "…", size: size, weight: weight)
    var kept = ""
    for character in text {
      room -= width(of: String(character), size: size, weight: weight)
      if room < 0 { break }
      kept.append(character)
    }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + "…"
  }

  /// `text` in lines of at most `limit`, broken between words; a longer word is shortened.
  static func wrapped(_ text: String, to limit: Double, size: Double, weight: Weight = .regular)
    -> [String]
  {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || width(of: longer, size: size, weight: weight) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { shortened($0, to: limit, size: size, weight: weight) }
  }

  private static func advance(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: return Int(basicLatin[Int(value - 0x20)])
    case 0xA0..<0x180: return Int(extendedLatin[Int(value - 0xA0)])
    case 0x370..<0x460: return Int(greekAndCyrillic[Int(value - 0x370)])
    case 0x300..<0x370, 0x483..<0x48A, 0x591..<0x5BE, 0x64B..<0x660, 0x200B..<0x2010,
      0x202A..<0x202F,
      0x2066..<0x206A, 0x20D0..<0x2100, 0xFE00..<0xFE10, 0xFE20..<0xFE30:
      return 0
    case 0x590..<0x600: return 73
    case 0x600..<0x780, 0x8A0..<0x900: return 80
    case 0x1E00..<0x1F00: return 80
    case 0x1F000..<0x1FB00: return 140
    // Wide East Asian characters fill a square.
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70,
      0xFF00..<0xFF61,
      0x20000..<0x40000:
      return 104
    default: return 110
    }
  }

  // U+0020 … U+007E
  // swift-format-ignore
  private static let basicLatin: [UInt8] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67,
    62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98,
    64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
  ]

  // U+00A0 … U+017F
  // swift-format-ignore
  private static let extendedLatin: [UInt8] = [
    32, 41, 64, 64, 64, 64, 34, 56, 50, 100, 48, 62, 84, 37, 100, 56, 50, 84, 41, 41, 50, 64, 64, 34, 50, 41,
    48, 62, 97, 97, 97, 62, 69, 69, 69, 69, 69, 69, 100, 73, 67, 67, 67, 67, 30, 30, 30, 30, 78, 75, 79, 79,
    79, 79, 79, 84, 79, 74, 74, 74, 74, 67, 67, 63, 62, 62, 62, 62, 62, 62, 99, 55, 62, 62, 62, 62, 28, 28,
    28, 28, 62, 64, 62, 62, 62, 62, 62, 84, 62, 64, 64, 64, 64, 60, 64, 60, 69, 62, 69, 62, 69, 62, 73, 55,
    73, 55, 73, 55, 73, 55, 78, 64, 78, 64, 67, 62, 67, 62, 67, 62, 67, 62, 67, 62, 78, 64, 78, 64, 78, 64,
    78, 64, 76, 64, 92, 70, 30, 28, 30, 28, 30, 28, 30, 28, 30, 28, 74, 56, 50, 28, 67, 58, 58, 56, 28, 56,
    28, 56, 38, 56, 35, 57, 29, 75, 64, 75, 64, 75, 64, 82, 75, 64, 79, 62, 79, 62, 79, 62, 107, 103, 73, 42,
    73, 42, 73, 42, 67, 53, 67, 53, 67, 53, 67, 53, 62, 40, 62, 40, 62, 40, 74, 64, 74, 64, 74, 64, 74, 64,
    74, 64, 74, 64, 99, 82, 67, 60, 67, 69, 53, 69, 53, 69, 53, 36,
  ]

  // U+0370 … U+045F
  // swift-format-ignore
  private static let greekAndCyrillic: [UInt8] = [
    66, 57, 87, 65, 34, 34, 75, 65, 100, 100, 50, 55, 55, 55, 34, 30, 100, 100, 100, 100, 50, 50, 70, 32, 79, 88,
    41, 100, 82, 100, 86, 83, 34, 69, 69, 56, 69, 67, 69, 76, 79, 30, 67, 69, 87, 75, 65, 79, 76, 67, 100, 64,
    62, 67, 80, 69, 84, 77, 30, 67, 66, 55, 64, 34, 58, 66, 64, 60, 62, 55, 55, 64, 62, 34, 59, 60, 64, 56,
    56, 62, 69, 64, 59, 64, 61, 58, 66, 58, 72, 84, 34, 58, 62, 58, 84, 66, 62, 62, 78, 96, 78, 66, 84, 67,
    79, 62, 73, 59, 62, 46, 66, 66, 87, 63, 94, 84, 76, 66, 80, 62, 69, 67, 77, 63, 74, 62, 62, 54, 67, 64,
    55, 28, 79, 62, 62, 67, 64, 73, 87, 69, 64, 73, 73, 73, 67, 67, 87, 61, 72, 67, 30, 30, 50, 110, 105, 86,
    71, 75, 64, 76, 69, 69, 69, 61, 79, 67, 108, 65, 75, 75, 71, 76, 87, 76, 79, 76, 67, 73, 62, 64, 87, 69,
    78, 69, 107, 110, 84, 89, 69, 72, 108, 73, 62, 62, 59, 53, 70, 62, 91, 54, 65, 65, 61, 64, 76, 66, 62, 66,
    64, 55, 59, 60, 86, 60, 69, 60, 92, 95, 71, 79, 59, 55, 85, 61, 62, 62, 63, 53, 55, 53, 28, 28, 28, 91,
    90, 66, 61, 65, 60, 66,
  ]

}
