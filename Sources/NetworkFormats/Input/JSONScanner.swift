/// Cuts JSON (RFC 8259) into tokens and knows where each stands. Strict, but for `NaN`, `Infinity` and `-Infinity`, which
/// other programs write: they are tokens, so that the reader can say what is wrong with them.
package struct JSONScanner {
  package static let depthLimit = 512

  package enum Token: Equatable {
    case openObject, closeObject, openArray, closeArray, colon, comma, end
    /// The content between the quotes; `isPlain` when it has no escapes.
    case string(Range<Int>, isPlain: Bool)
    case number(Range<Int>)
    /// `true`, `false`, `null`, `NaN`, `Infinity`, `-Infinity`.
    case word(Range<Int>)
  }

  package struct Failure: Error {
    package var place: Int
    package var message: String
  }

  package let bytes: Bytes
  package private(set) var place = 0
  /// Where the last token began.
  package private(set) var tokenStart = 0

  package init(_ bytes: Bytes) { self.bytes = bytes }

  package mutating func next() throws(Failure) -> Token {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    tokenStart = place
    guard place < bytes.count else { return .end }
    let byte = bytes[place]
    switch byte {
    case 0x7B: return single(.openObject)
    case 0x7D: return single(.closeObject)
    case 0x5B: return single(.openArray)
    case 0x5D: return single(.closeArray)
    case 0x3A: return single(.colon)
    case 0x2C: return single(.comma)
    case 0x22: return try string()
    case 0x2D, 0x30...0x39: return try number()
    default: return try word()
    }
  }

  private mutating func single(_ token: Token) -> Token {
    place += 1
    return token
  }

  private mutating func string() throws(Failure) -> Token {
    let start = place + 1
    var isPlain = true
    place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 {
        place += 1
        return .string(start..<(place - 1), isPlain: isPlain)
      }
      if byte < 0x20 {
        throw Failure(place: place, message: "a control character inside a string; expected it escaped, as \\n is")
      }
      if byte == 0x5C {
        isPlain = false
        try escape()
      } else {
        place += 1
      }
    }
    throw Failure(place: start - 1, message: "a string is never closed; expected a closing \"")
  }

  private mutating func escape() throws(Failure) {
    let start = place
    place += 1
    let kind = place < bytes.count ? bytes[place] : 0
    place += 1
    if kind == 0x75 {
      for _ in 0..<4 {
        guard place < bytes.count, Self.hexValue(bytes[place]) != nil else {
          throw Failure(place: start, message: "a damaged escape; expected \\u and four hexadecimal digits")
        }
        place += 1
      }
    } else if ![0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74].contains(kind) {
      throw Failure(place: start, message: "an unknown escape; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  private mutating func number() throws(Failure) -> Token {
    let start = place
    if bytes[place] == 0x2D { place += 1 }
    if place < bytes.count, bytes[place] == 0x49 {
      place = start
      return try word()
    }
    let whole = place
    skipDigits()
    let isDamaged = place == whole || (bytes[whole] == 0x30 && place - whole > 1)
    if isDamaged { throw badNumber(start) }
    if place < bytes.count, bytes[place] == 0x2E {
      place += 1
      let fraction = place
      skipDigits()
      if place == fraction { throw badNumber(start) }
    }
    if place < bytes.count, bytes[place] | 0x20 == 0x65 {
      place += 1
      if place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
      let exponent = place
      skipDigits()
      if place == exponent { throw badNumber(start) }
    }
    if place < bytes.count, Self.isWordByte(bytes[place]) { throw badNumber(start) }
    return .number(start..<place)
  }

  private func badNumber(_ start: Int) -> Failure {
    Failure(
      place: start, message: "\(quoted(bytes.text(wordRange(start)))) is not a JSON number; expected one such as 1.5")
  }

  private mutating func word() throws(Failure) -> Token {
    let start = place
    let range = wordRange(start)
    let text = bytes.text(range)
    guard ["true", "false", "null", "NaN", "Infinity", "-Infinity"].contains(text) else {
      let shown = range.isEmpty ? bytes.text(start..<Self.scalarEnd(bytes, start)) : text
      throw Failure(place: start, message: "\(quoted(shown)) is not JSON; expected a value, a name or a bracket")
    }
    place = range.upperBound
    return .word(range)
  }

  private func wordRange(_ start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, Self.isWordByte(bytes[end]), end - start < 100 { end += 1 }
    return start..<end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x2B || byte == 0x2D
      || byte == 0x2E || byte == 0x5F
  }

  private static func scalarEnd(_ bytes: Bytes, _ start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private mutating func skipDigits() {
    while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 { place += 1 }
  }

  /// The text of a string token; a lone half of a surrogate pair becomes U+FFFD.
  package func text(_ range: Range<Int>, isPlain: Bool) -> String {
    if isPlain { return bytes.text(range) }
    var units: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place] == 0x5C else {
        units.append(bytes[place])
        place += 1
        continue
      }
      let kind = bytes[place + 1]
      place += 2
      switch kind {
      case 0x62: units.append(8)
      case 0x66: units.append(12)
      case 0x6E: units.append(10)
      case 0x72: units.append(13)
      case 0x74: units.append(9)
      case 0x75:
        var value = hexadecimal(place)
        place += 4
        if value & 0xFC00 == 0xD800, place + 6 <= range.upperBound, bytes[place] == 0x5C, bytes[place + 1] == 0x75,
          hexadecimal(place + 2) & 0xFC00 == 0xDC00
        {
          value = 0x10000 + (value & 0x3FF) << 10 + hexadecimal(place + 2) & 0x3FF
          place += 6
        }
        units.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      default: units.append(kind)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  private func hexadecimal(_ place: Int) -> UInt32 {
    (place..<(place + 4)).reduce(0) { $0 << 4 | UInt32(Self.hexValue(bytes[$1]) ?? 0) }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

/// Lines and columns of places in a text. Places that rise are found in one pass over the text together.
package struct PlaceFinder {
  private let bytes: Bytes
  private var place = 0
  private var line = 1
  private var column = 1

  package init(_ bytes: Bytes) { self.bytes = bytes }

  package mutating func position(of wanted: Int) -> (line: Int, column: Int) {
    if wanted < place { (place, line, column) = (0, 1, 1) }
    while place < min(wanted, bytes.count) {
      let byte = bytes[place]
      place += 1
      if byte == 0x0A || byte == 0x0D && !(place < bytes.count && bytes[place] == 0x0A) {
        line += 1
        column = 1
      } else if place < bytes.count && bytes[place] & 0xC0 != 0x80 || place == bytes.count {
        column += 1
      }
    }
    return (line, column)
  }
}
