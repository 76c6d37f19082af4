/// Text as it may stand in XML 1.0, whatever it holds.
package enum XMLText {
  /// For the inside of an element.
  package static func content(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// For the inside of double quotes; line ends and tabs survive.
  package static func attribute(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t": result += "&#9;"
      case "\n": result += "&#10;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// The letters, digits and hyphens of a name for `data-…`; other characters become hyphens. Empty when none is left.
  static func dataName(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      case "A"..."Z": result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      default: if !result.isEmpty && result.last != "-" { result.append("-") }
      }
    }
    while result.last == "-" { result.removeLast() }
    return result
  }

  /// The letters, digits, `-` and `_` of an `id`.
  static func identifier(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
        }))
  }

  /// The characters of XML 1.0 (production 2).
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

/// Numbers as they are written.
enum NumberText {
  /// With at most `digits` decimals and no trailing zeros.
  static func fixed(_ value: Double, digits: Int = 1) -> String {
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let scaled = (value * Double(power)).rounded()
    guard scaled.magnitude < 1e15 else { return scaled < 0 ? "-99999999" : "99999999" }
    let whole = Int(scaled)
    guard whole != 0 else { return "0" }
    let magnitude = whole.magnitude
    var text = whole < 0 ? "-" : ""
    text += String(magnitude / UInt(power))
    let rest = magnitude % UInt(power)
    guard rest != 0 else { return text }
    var decimals = String(rest)
    while decimals.count < digits { decimals = "0" + decimals }
    while decimals.last == "0" { decimals.removeLast() }
    return text + "." + decimals
  }

  /// With about four significant digits, for reading.
  static func readable(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "unknown" : value < 0 ? "−∞" : "∞" }
    if value == value.rounded(), value.magnitude < 1e9 { return String(Int(value)) }
    if value.magnitude >= 1000, value.magnitude < 1e9 { return String(Int(value.rounded())) }
    if value.magnitude >= 0.001, value.magnitude < 1000 {
      return fixed(
        value,
        digits: value.magnitude >= 100
          ? 1 : value.magnitude >= 10 ? 2 : value.magnitude >= 1 ? 3 : 4)
    }
    return value.magnitude < 1e38 ? String(Float(value)) : String(value)
  }
}
