/// JSON for the inside of a `<script>` element: what markup or XML would trip over is written as `\u…`.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func object(_ body: (inout JSONText) -> Void) {
    bytes.append(0x7B)
    isFirst = true
    body(&self)
    bytes.append(0x7D)
    isFirst = false
  }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func key(_ name: String) {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    quote(name)
    bytes.append(0x3A)
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    quote(value)
  }

  mutating func numbers(_ name: String, _ value: Int) {
    key(name)
    raw(String(value))
  }

  mutating func numbers(_ name: String, _ values: [Double], digits: Int = 1) {
    key(name)
    numbers(values, digits: digits)
  }

  mutating func numbers(_ values: [Double], digits: Int = 1) {
    array(values) { $0.raw(NumberText.fixed($1, digits: digits)) }
  }

  mutating func integers(_ name: String, _ values: [Int]) {
    key(name)
    integers(values)
  }

  mutating func integers(_ values: [Int]) { array(values) { $0.raw(String($1)) } }

  /// Numbers to the last bit; null where there is none.
  mutating func exact(_ name: String, _ values: [Double?]) {
    key(name)
    array(values) { text, value in
      guard let value, value.isFinite else { return text.raw("null") }
      if value == value.rounded(), abs(value) < 1e15 { return text.raw(String(Int(value))) }
      text.raw("\(value)")
    }
  }

  mutating func strings(_ name: String, _ values: [String]) {
    key(name)
    strings(values)
  }

  mutating func strings(_ values: [String]) { array(values) { $0.quote($1) } }

  mutating func list<Element>(_ name: String, _ values: [Element], _ body: (inout JSONText, Element) -> Void) {
    key(name)
    array(values, body)
  }

  private mutating func array<Element>(_ values: [Element], _ body: (inout JSONText, Element) -> Void) {
    bytes.append(0x5B)
    for (place, value) in values.enumerated() {
      if place > 0 { bytes.append(0x2C) }
      body(&self, value)
    }
    bytes.append(0x5D)
    isFirst = false
  }

  private mutating func quote(_ text: String) { bytes += Self.quoted(text) }

  /// The text in quotes, harmless within a page, too.
  static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0x22]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "<", ">", "&", "'", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
        "\u{FFFF}":
        let hex = String(scalar.value, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
      default: UTF8.encode(scalar).map { bytes += $0 }
      }
    }
    bytes.append(0x22)
    return bytes
  }
}
