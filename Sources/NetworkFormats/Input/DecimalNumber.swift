/// A decimal number in text: optional sign, digits with at most one point, optional exponent; nothing else.
///
/// The value is the nearest Double. Up to 19 digits with a mantissa below 2^53 and a power of ten up to 22, two exact
/// Doubles are multiplied or divided, which rounds once (Clinger, doi 10.1145/93542.93557); the rest goes to the standard
/// library.
package enum DecimalNumber {
  package enum Reading: Equatable {
    case value(Double)
    case empty, notANumber, infinite, tooLarge, decimalComma, other
  }

  /// Reads all of `range`; spaces around the number are allowed.
  package static func read(_ bytes: Bytes, _ range: Range<Int>) -> Reading {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && isSpace(bytes[start]) { start += 1 }
    while start < end && isSpace(bytes[end - 1]) { end -= 1 }
    if start == end { return .empty }
    var place = start
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var isExact = true
    var hasPoint = false
    while place < end {
      let byte = bytes[place]
      if byte >= 48 && byte <= 57 {
        digits += 1
        if mantissa < 1 << 59 {
          mantissa = mantissa * 10 + UInt64(byte - 48)
        } else {
          isExact = false
        }
        if hasPoint { scale -= 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      place += 1
    }
    guard digits > 0 else { return refuse(bytes, start..<end) }
    if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      var isBelow = false
      if place < end, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
        isBelow = bytes[place] == UInt8(ascii: "-")
        place += 1
      }
      let firstDigit = place
      var exponent = 0
      while place < end, bytes[place] >= 48, bytes[place] <= 57 {
        exponent = min(99_999, exponent * 10 + Int(bytes[place] - 48))
        place += 1
      }
      if place == firstDigit { return .other }
      scale += isBelow ? -exponent : exponent
    }
    guard place == end else { return refuse(bytes, start..<end) }
    if isExact && mantissa < 1 << 53 && scale >= -22 && scale <= 22 {
      let whole = Double(mantissa)
      let value = scale < 0 ? whole / powersOfTen[-scale] : whole * powersOfTen[scale]
      return .value(isNegative ? -value : value)
    }
    guard let value = Double(bytes.text(start..<end)) else { return .other }
    return value.isFinite ? .value(value) : .tooLarge
  }

  package static func read(_ text: String) -> Reading {
    let input = InputData(Array(text.utf8))
    return withExtendedLifetime(input) { read(input.bytes, 0..<input.bytes.count) }
  }

  /// A sentence about text that is not a finite decimal number.
  package static func complaint(_ text: String, _ reading: Reading) -> String {
    switch reading {
    case .value: ""
    case .empty: "the weight is missing; expected a decimal number such as 1.5"
    case .notANumber: "\(quoted(text)) is not a number; expected a decimal number such as 1.5"
    case .infinite: "\(quoted(text)) is infinite; expected a finite decimal number such as 1.5"
    case .tooLarge: "\(quoted(text)) is too large; expected a number below 1.8e308"
    case .decimalComma:
      "\(quoted(text)) is not a number; write \(text.replacingComma())"
    case .other: "\(quoted(text)) is not a number; expected a decimal number such as 1.5"
    }
  }

  private static func refuse(_ bytes: Bytes, _ range: Range<Int>) -> Reading {
    let text = bytes.text(range).lowercased()
    let bare = text.drop { $0 == "+" || $0 == "-" }
    if bare == "nan" { return .notANumber }
    if bare == "inf" || bare == "infinity" || bare == "∞" { return .infinite }
    let parts = bare.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }) {
      return .decimalComma
    }
    return .other
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  /// Ten to the power of `scale`, which is 0 to 22.
  @inline(__always)
  package static func power(_ scale: Int) -> Double { powersOfTen[scale] }

  package static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

extension String {
  fileprivate func replacingComma() -> String { String(map { $0 == "," ? "." : $0 }) }
}
