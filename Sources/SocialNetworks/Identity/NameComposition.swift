/// Letters with their accents put together (NFC), for what is kept and compared byte by byte.
enum NameComposition {
  /// Equal letters are equal characters to Swift, composed or not, so one table of the composed ones suffices.
  private static let composed: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    for range: ClosedRange<UInt32> in [0xC0...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x1E00...0x1EFF, 0x1F00...0x1FFF] {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        // The first of several equal ones is the canonical one.
        if table[Character(scalar)] == nil { table[Character(scalar)] = scalar }
      }
    }
    return table
  }()

  /// `text` with the letters of Latin, Greek and Cyrillic composed; everything else stays as it is.
  static func compose(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    for character in text {
      if let scalar = composed[character] {
        result.unicodeScalars.append(scalar)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
