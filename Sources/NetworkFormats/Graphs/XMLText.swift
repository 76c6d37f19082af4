/// Text for XML 1.0.
package enum XMLText {
  /// Whether XML 1.0 allows the character at all, even as a reference (production 2, Char).
  package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Appends text so that a parser gives back the same: `&<>"` escaped, and the white space that parsers normalize.
  ///
  /// - Returns: how many characters XML does not allow; they became U+FFFD.
  package static func append(_ text: String, to output: inout [UInt8]) -> Int {
    var replaced = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".utf8)
      case "<": output.append(contentsOf: "&lt;".utf8)
      case ">": output.append(contentsOf: "&gt;".utf8)
      case "\"": output.append(contentsOf: "&quot;".utf8)
      case "\t": output.append(contentsOf: "&#9;".utf8)
      case "\n": output.append(contentsOf: "&#10;".utf8)
      case "\r": output.append(contentsOf: "&#13;".utf8)
      default:
        if isAllowed(scalar) {
          output.append(contentsOf: String(scalar).utf8)
        } else {
          replaced += 1
          output.append(contentsOf: "\u{FFFD}".utf8)
        }
      }
    }
    return replaced
  }
}
