import Foundation

/// Values of properties as text.
extension VCard {
  /// The value, decoded and without escapes.
  func text(_ property: ContentLine) -> String {
    let text = Self.decoded(property.value, property)
    return isOld ? text : ContentLine.unescaped(Array(text.utf8))
  }

  /// The parts of a value that has several, cut before anything is decoded.
  func components(_ property: ContentLine, separator: UInt8 = 0x3B) -> [String] {
    ContentLine.parts(property.value, separator: separator).map { part in
      let text = Self.decoded(part, property)
      // The one escape of 2.1, and only here.
      return isOld ? text.replacingOccurrences(of: "\\;", with: ";") : ContentLine.unescaped(Array(text.utf8))
    }
  }

  /// What kinds of address or number it is: `TYPE=HOME,FAX`, `TYPE="home,fax"`, `;HOME;FAX`.
  static func types(_ property: ContentLine) -> Set<String> {
    var types: Set<String> = []
    for value in property.values(of: "TYPE") + property.values(of: "") {
      for type in value.split(separator: ",") { types.insert(ContactRecord.line(String(type)).lowercased()) }
    }
    return types
  }

  private static func decoded(_ bytes: [UInt8], _ property: ContentLine) -> String {
    let encodings = (property.values(of: "ENCODING") + property.values(of: "")).map { $0.uppercased() }
    var bytes = bytes
    if encodings.contains("QUOTED-PRINTABLE") { bytes = quotedPrintable(bytes) }
    return text(bytes, charset: property.parameter("CHARSET") ?? "")
  }

  /// Takes `=C3=A9` back; a `=` without two digits stays, one at the end is a line end that was taken back.
  static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    guard bytes.contains(0x3D) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x3D {
        if place + 2 < bytes.count, let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2]) {
          plain.append(high << 4 | low)
          place += 3
          continue
        }
        if place + 1 == bytes.count { break }
      }
      plain.append(bytes[place])
      place += 1
    }
    return plain
  }

  /// Text in the character set that its property names; without one UTF-8, else Windows-1252.
  private static func text(_ bytes: [UInt8], charset: String) -> String {
    guard bytes.contains(where: { $0 >= 0x80 || $0 == 0x1B }), let encoding = encodings[charset.uppercased()],
      let text = String(data: Data(bytes), encoding: encoding)
    else { return ContentLine.text(bytes) }
    return text
  }

  /// What phones and desktops wrote before UTF-8.
  private static let encodings: [String: String.Encoding] = [
    "ISO-8859-1": .windowsCP1252, "LATIN1": .windowsCP1252, "WINDOWS-1252": .windowsCP1252, "CP1252": .windowsCP1252,
    "ISO-8859-2": .isoLatin2, "WINDOWS-1250": .windowsCP1250, "WINDOWS-1251": .windowsCP1251,
    "WINDOWS-1253": .windowsCP1253, "WINDOWS-1254": .windowsCP1254, "SHIFT_JIS": .shiftJIS, "SHIFT-JIS": .shiftJIS,
    "EUC-JP": .japaneseEUC, "ISO-2022-JP": .iso2022JP, "UTF-16": .utf16,
  ]
}
