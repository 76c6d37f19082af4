/// A JSON value with its keys in a fixed order.
enum JSON {
  struct Member {
    let name: String
    let value: JSON
  }

  case members([Member])
  case array([JSON])
  case string(String)
  case number(Double)
  case integer(Int)
  case bool(Bool)
  case null

  static func object(_ members: [(String, JSON)]) -> JSON { .members(members.map { Member(name: $0.0, value: $0.1) }) }

  /// Text of the whole value: an object or array of objects over several lines, small ones on one.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes, indent: 0)
    bytes.append(0x0A)
    return bytes
  }

  private var isFlat: Bool {
    switch self {
    case .members(let members): members.allSatisfy { $0.value.isScalar }
    case .array(let values): values.allSatisfy { $0.isScalar }
    default: true
    }
  }

  private var isScalar: Bool {
    switch self {
    case .members(let members): members.isEmpty
    case .array(let values): values.isEmpty
    default: true
    }
  }

  private func write(into bytes: inout [UInt8], indent: Int) {
    switch self {
    case .string(let text): Self.quote(text, into: &bytes)
    case .number(let value): bytes += Self.text(of: value).utf8
    case .integer(let value): bytes += String(value).utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .members(let members):
      Self.list(members, "{", "}", isFlat, indent, &bytes) { member, bytes, indent in
        Self.quote(member.name, into: &bytes)
        bytes.append(0x3A)
        member.value.write(into: &bytes, indent: indent)
      }
    case .array(let values):
      Self.list(values, "[", "]", isFlat, indent, &bytes) { value, bytes, indent in
        value.write(into: &bytes, indent: indent)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ isFlat: Bool, _ indent: Int, _ bytes: inout [UInt8],
    _ element: (Element, inout [UInt8], Int) -> Void
  ) {
    bytes += open.utf8
    for (index, each) in elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      if !isFlat {
        bytes.append(0x0A)
        bytes += [UInt8](repeating: 0x20, count: indent + 1)
      }
      element(each, &bytes, indent + 1)
    }
    if !isFlat && !elements.isEmpty {
      bytes.append(0x0A)
      bytes += [UInt8](repeating: 0x20, count: indent)
    }
    bytes += close.utf8
  }

  private static func text(of value: Double) -> String {
    if value.isNaN { return "null" }
    if value.isInfinite { return value > 0 ? "\"inf\"" : "\"-inf\"" }
    return Cell.text(of: value)
  }

  private static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F:
        let hex = String(byte, radix: 16)
        bytes += "\\u00".utf8
        bytes += (hex.utf8.count == 1 ? "0" + hex : hex).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
