/// Text of any encoding, made into UTF-8.
///
/// In this order: byte order mark (UTF-8, UTF-16), strict UTF-8, Windows-1252.
package enum TextEncoding {
  /// The bytes as UTF-8 without a byte order mark, and what was converted.
  ///
  /// - Returns: the owner of the text, the text in it, and the encoding's name for the report.
  package static func decode(_ input: InputData) -> (owner: InputData, text: Bytes, name: String, note: String?) {
    let bytes = input.bytes
    let all = 0..<bytes.count
    if bytes.starts(with: "\u{FEFF}") {
      let rest = bytes.slice(3..<bytes.count)
      if isUTF8(rest) { return (input, rest, "UTF-8 with byte order mark", nil) }
    }
    if bytes.count >= 2 {
      if bytes[0] == 0xFF && bytes[1] == 0xFE { return fromUTF16(bytes, high: 1) }
      if bytes[0] == 0xFE && bytes[1] == 0xFF { return fromUTF16(bytes, high: 0) }
    }
    if isUTF8(bytes) { return (input, bytes, "UTF-8", nil) }
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count + bytes.count / 8)
    for place in all { append(windows1252(bytes[place]), to: &converted) }
    let owner = InputData(converted)
    return (owner, owner.bytes, "Windows-1252", westernNote)
  }

  static let westernNote = "the text is not valid UTF-8 and was read as Windows-1252 (Western European)"

  /// An encoding that somebody names instead of having it found.
  package enum Name: Sendable {
    case utf8, utf16, windows1252

    package init?(_ name: String) {
      switch name.lowercased() {
      case "utf-8", "utf8": self = .utf8
      case "utf-16", "utf16": self = .utf16
      case "windows-1252", "cp1252", "latin-1", "latin1", "iso-8859-1", "iso-8859-15": self = .windows1252
      default: return nil
      }
    }
  }

  /// The bytes as UTF-8, taken as the encoding that somebody named.
  package static func decode(
    _ input: InputData, as encoding: Name
  ) -> (owner: InputData, text: Bytes, name: String, note: String?) {
    let bytes = input.bytes
    switch encoding {
    case .utf8:
      let start = bytes.starts(with: "\u{FEFF}") ? 3 : 0
      return (input, bytes.slice(start..<bytes.count), "UTF-8", nil)
    case .utf16:
      let isMarked = bytes.count >= 2 && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF)
      if isMarked { return decode(input) }
      let marked = InputData([0xFF, 0xFE] + bytes.array(0..<bytes.count))
      return withExtendedLifetime(marked) { fromUTF16(marked.bytes, high: 1) }
    case .windows1252:
      var converted: [UInt8] = []
      converted.reserveCapacity(bytes.count + bytes.count / 8)
      for place in 0..<bytes.count { append(windows1252(bytes[place]), to: &converted) }
      let owner = InputData(converted)
      return (owner, owner.bytes, "Windows-1252", nil)
    }
  }

  private static func fromUTF16(
    _ bytes: Bytes, high: Int
  ) -> (owner: InputData, text: Bytes, name: String, note: String?) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var place = 2
    while place + 1 < bytes.count {
      units.append(UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + 1 - high]))
      place += 2
    }
    if place < bytes.count { units.append(0xFFFD) }
    let owner = InputData(Array(String(decoding: units, as: UTF16.self).utf8))
    return (owner, owner.bytes, "UTF-16", "the text is UTF-16 and was converted")
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The scalar of a byte in Windows-1252; the five bytes without meaning become U+FFFD.
  package static func windows1252(_ byte: UInt8) -> UInt32 {
    byte < 0x80 || byte >= 0xA0 ? UInt32(byte) : upperControls[Int(byte) - 0x80]
  }

  private static let upperControls: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// Whether the bytes are well-formed UTF-8 (Unicode 16, table 3-7).
  package static func isUTF8(_ bytes: Bytes) -> Bool {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        place = bytes.endOfASCII(from: place)
        continue
      }
      let length: Int
      let second: ClosedRange<UInt8>
      switch byte {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return false
      }
      guard place + length <= bytes.count, second.contains(bytes[place + 1]) else { return false }
      for further in 2..<max(2, length) where bytes[place + further] & 0xC0 != 0x80 { return false }
      place += length
    }
    return true
  }
}
