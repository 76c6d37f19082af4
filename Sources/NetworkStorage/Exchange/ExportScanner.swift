/// Walks through the JSON of an export, from left to right, without building it up.
///
/// Depth never grows: what is nested deeper than an export nests is refused.
struct ExportScanner {
  private let bytes: [UInt8]
  private var place = 0
  private let path: String

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  func error(_ reason: String) -> StorageError {
    let line = bytes[..<min(place, bytes.count)].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return .badExport(path: path, line: line, reason: reason)
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
  }

  /// The next byte that is no space, without taking it; nil at the end.
  mutating func peek() -> UInt8? {
    skipSpace()
    return place < bytes.count ? bytes[place] : nil
  }

  /// Takes a sign when it comes next.
  mutating func take(_ sign: Character) -> Bool {
    guard let next = peek(), next == sign.asciiValue else { return false }
    place += 1
    return true
  }

  mutating func require(_ sign: Character) throws {
    if !take(sign) { throw error("“\(sign)” is missing") }
  }

  /// Calls `body` with the name of each member; the value comes next.
  mutating func members(_ body: (String, inout ExportScanner) throws -> Void) throws {
    try require("{")
    if take("}") { return }
    repeat {
      let name = try text()
      try require(":")
      try body(name, &self)
    } while take(",")
    try require("}")
  }

  /// Calls `body` before each element.
  mutating func elements(_ body: (inout ExportScanner) throws -> Void) throws {
    try require("[")
    if take("]") { return }
    repeat { try body(&self) } while take(",")
    try require("]")
  }

  mutating func isNull() -> Bool {
    guard peek() == UInt8(ascii: "n"), place + 4 <= bytes.count, bytes[place..<place + 4].elementsEqual("null".utf8)
    else { return false }
    place += 4
    return true
  }

  mutating func integer() throws -> Int64 {
    guard let value = Int64(try numeral()) else { throw error("a whole number was expected") }
    return value
  }

  mutating func number() throws -> Double {
    guard let value = Double(try numeral()), value.isFinite else { throw error("a number was expected") }
    return value
  }

  private mutating func numeral() throws -> String {
    skipSpace()
    let start = place
    while place < bytes.count,
      (0x30...0x39).contains(bytes[place]) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[place])
    {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  mutating func text() throws -> String {
    try require("\"")
    var found: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: found, as: UTF8.self) else { throw error("text that is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): try unescape(into: &found)
      case 0..<0x20: throw error("a control character within text")
      default: found.append(byte)
      }
    }
    throw error("text without an end")
  }

  private mutating func unescape(into found: inout [UInt8]) throws {
    guard place < bytes.count else { throw error("text without an end") }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): found.append(byte)
    case UInt8(ascii: "n"): found.append(0x0A)
    case UInt8(ascii: "r"): found.append(0x0D)
    case UInt8(ascii: "t"): found.append(0x09)
    case UInt8(ascii: "b"): found.append(0x08)
    case UInt8(ascii: "f"): found.append(0x0C)
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value), place + 2 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u")
      {
        place += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw error("half a character") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw error("half a character") }
      found += String(Character(scalar)).utf8
    default: throw error("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard place + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits were expected") }
    place += 4
    return value
  }

  /// A list of texts or an object of counts, as it stands.
  mutating func shallow() throws -> String {
    skipSpace()
    let start = place
    if peek() == UInt8(ascii: "[") {
      try elements { _ = try $0.text() }
    } else {
      try members { _, scanner in _ = try scanner.integer() }
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }
}
