/// Names made comparable: without case, accents, composed forms and invisible characters.
public enum NameFolding {
  /// The form in which two spellings of the same words are equal; it is compared and searched, never shown.
  ///
  /// - Letters are lower case, and lose their accents whether these are composed (NFC) or not (NFD): Latin, Greek and
  ///   Cyrillic (й is и, ё is е), Arabic and Hebrew points. Marks stay where they are letters of their own: in the
  ///   scripts of South and Southeast Asia, and the voicing marks of Japanese.
  /// - ß is ss, æ ae, œ oe, þ th, ð and đ d, ø o, ł l, ı i; ligatures, full-width and mathematical letters are the plain
  ///   ones; Hangul syllables are their letters.
  /// - Apostrophes and hyphens are the plain ones. Every run of white space is one space, none at the ends.
  /// - Zero-width characters, bidirectional controls and other format characters are dropped.
  ///
  /// Umlauts are not spelled out: ü is u, and "ue" is something else.
  ///
  /// - Complexity: O(length). Folding what is folded changes nothing.
  public static func fold(_ text: String) -> String {
    var isPlain = true
    for byte in text.utf8 where byte >= 0x80 {
      isPlain = false
      break
    }
    if isPlain { return foldPlain(text) }
    var folded = String.UnicodeScalarView()
    var isSpaceDue = false
    var letters: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      letters.removeAll(keepingCapacity: true)
      fold(scalar, into: &letters)
      for letter in letters {
        if letter == " " {
          isSpaceDue = !folded.isEmpty
        } else {
          if isSpaceDue { folded.append(" ") }
          isSpaceDue = false
          folded.append(letter)
        }
      }
    }
    return String(folded)
  }

  private static func foldPlain(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var isSpaceDue = false
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09...0x0D:
        isSpaceDue = !folded.isEmpty
      case 0..<0x20, 0x7F:
        break
      default:
        if isSpaceDue { folded.append(0x20) }
        isSpaceDue = false
        switch byte {
        case 0x41...0x5A: folded.append(byte | 0x20)
        case 0x60: folded.append(0x27)
        default: folded.append(byte)
        }
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Appends what one scalar becomes.
  static func fold(_ scalar: Unicode.Scalar, into letters: inout [Unicode.Scalar]) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: append(value | 0x20, to: &letters)
    case 0x20, 0x09...0x0D, 0x85, 0xA0: letters.append(" ")
    case 0..<0x20, 0x7F..<0xA0: break
    case 0x60, 0xB4: letters.append("'")
    case 0x21..<0x7F: letters.append(scalar)
    case 0xC0...0x24F: settle(FoldingTables.latin, at: value - 0xC0, of: scalar, into: &letters)
    case 0x370...0x3FF: settle(FoldingTables.greek, at: value - 0x370, of: scalar, into: &letters)
    case 0x400...0x482, 0x48A...0x52F:
      settle(FoldingTables.cyrillic, at: value - 0x400, of: scalar, into: &letters)
    case 0x1E00...0x1EFF: settle(FoldingTables.latinAdditional, at: value - 0x1E00, of: scalar, into: &letters)
    case 0x1F00...0x1FFF: settle(FoldingTables.greekExtended, at: value - 0x1F00, of: scalar, into: &letters)
    case 0xAC00...0xD7A3:
      let place = value - 0xAC00
      append(0x1100 + place / 588, to: &letters)
      append(0x1161 + place % 588 / 28, to: &letters)
      if place % 28 != 0 { append(0x11A7 + place % 28, to: &letters) }
    case 0xF900...0xFAD9:
      settle(FoldingTables.compatibilityIdeographs, at: value - 0xF900, of: scalar, into: &letters)
    case 0xFB00...0xFB06:
      letters.append(contentsOf: ["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(value - 0xFB00)].unicodeScalars)
    case 0xFF01...0xFF5E:
      if let plain = Unicode.Scalar(value - 0xFEE0) { fold(plain, into: &letters) }
    case 0xFF66...0xFF9F: letters.append(FoldingTables.halfWidthKana[Int(value - 0xFF66)])
    case 0x1D400...0x1D6A3: append(0x61 + (value - 0x1D400) % 26, to: &letters)
    case 0x1D7CE...0x1D7FF: append(0x30 + (value - 0x1D7CE) % 10, to: &letters)
    case 0x02B9...0x02BF, 0x2018...0x201B, 0x2032: letters.append("'")
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: letters.append("-")
    default: foldOther(scalar, into: &letters)
    }
  }

  private static func foldOther(_ scalar: Unicode.Scalar, into letters: inout [Unicode.Scalar]) {
    if let parts = FoldingTables.composed[scalar.value] {
      for part in parts { letters.append(part) }
      return
    }
    switch scalar.properties.generalCategory {
    case .format, .control: break
    case .nonspacingMark: if isLetter(mark: scalar.value) { letters.append(scalar) }
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: letters.append(" ")
    case .uppercaseLetter, .titlecaseLetter:
      for letter in scalar.properties.lowercaseMapping.unicodeScalars {
        if letter == scalar { letters.append(letter) } else { fold(letter, into: &letters) }
      }
    default: letters.append(scalar)
    }
  }

  /// Marks that tell words apart instead of adorning a letter.
  private static func isLetter(mark: UInt32) -> Bool {
    switch mark {
    case 0x900...0x109F, 0x1700...0x1AAF, 0x1B00...0x1CCF, 0x3099...0x309A, 0xA800...0xABFF, 0x11000...0x11FFF: true
    default: false
    }
  }

  private static func append(_ value: UInt32, to letters: inout [Unicode.Scalar]) {
    if let scalar = Unicode.Scalar(value) { letters.append(scalar) }
  }

  /// Appends the base letter, spelled out where it is two.
  private static func settle(
    _ table: [Unicode.Scalar], at place: UInt32, of scalar: Unicode.Scalar, into letters: inout [Unicode.Scalar]
  ) {
    let base = table[Int(place)] == "." ? scalar : table[Int(place)]
    switch base {
    case "ß": letters.append(contentsOf: ["s", "s"])
    case "æ", "ӕ": letters.append(contentsOf: base == "æ" ? ["a", "e"] : ["а", "е"])
    case "œ": letters.append(contentsOf: ["o", "e"])
    case "þ": letters.append(contentsOf: ["t", "h"])
    case "ð": letters.append("d")
    case "ı": letters.append("i")
    case "ȷ": letters.append("j")
    case "ſ", "ẜ", "ẝ": letters.append("s")
    case "ŋ": letters.append("n")
    case "ŉ": letters.append(contentsOf: ["'", "n"])
    case "ĳ": letters.append(contentsOf: ["i", "j"])
    case "ǆ", "ǳ": letters.append(contentsOf: ["d", "z"])
    case "ǉ": letters.append(contentsOf: ["l", "j"])
    case "ǌ": letters.append(contentsOf: ["n", "j"])
    case "`", "´", "ʹ", "᾿", "᾽", "῾": letters.append("'")
    default: letters.append(base)
    }
  }
}
