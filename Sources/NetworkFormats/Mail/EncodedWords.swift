/// Text of header fields beyond ASCII: `=?utf-8?Q?Ren=C3=A9e?=`.
///
/// White space between two encoded words is no text, and words of the same character set are put together before they
/// are decoded, since writers split letters between them. What is no valid encoded word stays as it is.
///
/// Source: RFC 2047; RFC 2231, section 5 (languages).
package enum EncodedWords {
  package static func decode(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x3D) else { return ContentLine.text(bytes) }
    var text = ""
    /// Bytes of encoded words, not decoded so far.
    var pending: [UInt8] = []
    var charset = ""
    var literal: [UInt8] = []
    var place = 0
    func settle() {
      if !charset.isEmpty { text += MailCharset.text(pending, charset: charset) }
      pending = []
      charset = ""
    }
    while place < bytes.count {
      if bytes[place] == 0x3D, let word = word(at: place, in: bytes), let content = content(of: word, in: bytes) {
        let name = String(decoding: bytes[word.charset], as: UTF8.self).lowercased()
        if !literal.allSatisfy(isBlank) || charset.isEmpty {
          settle()
          text += ContentLine.text(literal)
        }
        literal = []
        if name != charset {
          settle()
          charset = name
        }
        pending += content
        place = word.end
        continue
      }
      literal.append(bytes[place])
      place += 1
    }
    settle()
    return text + ContentLine.text(literal)
  }

  /// Where the encoded word that starts at `place` ends; nil when there is none.
  static func end(at place: Int, in bytes: Bytes, limit: Int) -> Int? {
    let end = min(limit, place + longest)
    guard place + 2 < end, bytes[place] == 0x3D, bytes[place + 1] == 0x3F else { return nil }
    return word(at: 0, in: bytes.array(place..<end)).map { place + $0.end }
  }

  private struct Word {
    var charset: Range<Int>
    var encoding: UInt8
    var text: Range<Int>
    var end: Int
  }

  /// Longer ones than the 75 bytes that are allowed do occur.
  private static let longest = 1_000

  private static func word(at start: Int, in bytes: [UInt8]) -> Word? {
    let limit = min(bytes.count, start + longest)
    guard start + 6 <= limit, bytes[start] == 0x3D, bytes[start + 1] == 0x3F else { return nil }
    guard let first = question(in: bytes, from: start + 2, limit: min(limit, start + 60)), first > start + 2,
      bytes[start + 2..<first].allSatisfy({ $0 > 0x20 && $0 < 0x7F }), first + 2 < limit, bytes[first + 2] == 0x3F,
      let last = question(in: bytes, from: first + 3, limit: limit), last + 1 < limit, bytes[last + 1] == 0x3D
    else { return nil }
    return Word(
      charset: start + 2..<first, encoding: bytes[first + 1] | 0x20, text: first + 3..<last, end: last + 2)
  }

  private static func question(in bytes: [UInt8], from start: Int, limit: Int) -> Int? {
    var place = start
    while place < limit {
      if bytes[place] == 0x3F { return place }
      if bytes[place] == 0x0A || bytes[place] == 0x0D { return nil }
      place += 1
    }
    return nil
  }

  private static func content(of word: Word, in bytes: [UInt8]) -> [UInt8]? {
    switch word.encoding {
    case 0x62: base64(bytes[word.text])
    case 0x71: quotedPrintable(bytes[word.text])
    default: nil
    }
  }

  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place] == 0x3D, place + 2 < bytes.endIndex, let high = hexadecimal(bytes[place + 1]),
        let low = hexadecimal(bytes[place + 2])
      {
        plain.append(high << 4 | low)
        place += 3
      } else {
        plain.append(bytes[place] == 0x5F ? 0x20 : bytes[place])
        place += 1
      }
    }
    return plain
  }

  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// Padding may be missing; nil where a byte is none of the alphabet.
  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x47
      case 0x30...0x39: value = byte + 4
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D, 0x20: continue
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        plain.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return plain
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
