/// A telephone number, as international as its spelling allows.
///
/// `+33 (0)6 12 34 56 78`, `0033 6 12345678` and `tel:+33-612345678` are one number. `06 12 34 56 78` is that number too
/// where no other country in the same data has one that ends alike: see `IdentityResolver`.
struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  /// Digits after the country code where there is one, else all of them.
  let digits: String
  /// Empty where the spelling has none.
  let countryCode: String
  /// Empty where there is none; those behind one switchboard are different people.
  let extensionDigits: String

  /// - Returns: nil for words, short codes (fewer than seven digits) and placeholders such as 0000000.
  init?(_ text: String) {
    var rest = Substring(NameFolding.fold(text))
    if rest.hasPrefix("tel:") { rest = rest.dropFirst(4) }
    var number: [UInt8] = []
    var suffix: [UInt8] = []
    var isInternational = false
    var isExtension = false
    for (place, byte) in rest.utf8.enumerated() {
      switch byte {
      case 0x30...0x39:
        if isExtension { suffix.append(byte) } else { number.append(byte) }
      case 0x2B:
        guard number.isEmpty else { return nil }
        isInternational = true
      // `x12`, `ext. 12`, `;ext=12`, `#12`, `poste 12`
      case 0x61...0x7A, 0x3B, 0x23:
        guard place > 0, !number.isEmpty else { return nil }
        isExtension = true
      case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0x2C, 0x3A, 0x3D, 0x5F: break
      default: return nil
      }
    }
    guard number.count <= 20, number.contains(where: { $0 != number[0] }) else { return nil }
    if !isInternational, number.starts(with: [0x30, 0x30]) {
      isInternational = true
      number.removeFirst(2)
    }
    if isInternational {
      let code = Self.lengthOfCountryCode(number)
      // The trunk zero that is written but not dialed: +33 (0)6 …
      if number.count > code, number[code] == 0x30, rest.contains("(0)") { number.remove(at: code) }
      guard number.count >= 8, number[0] != 0x30 else { return nil }
      countryCode = String(decoding: number[..<code], as: UTF8.self)
      digits = String(decoding: number[code...], as: UTF8.self)
    } else {
      guard number.count >= 7 else { return nil }
      countryCode = ""
      digits = String(decoding: number, as: UTF8.self)
    }
    extensionDigits = String(decoding: suffix, as: UTF8.self)
  }

  var description: String {
    (countryCode.isEmpty ? "" : "+" + countryCode) + digits + (extensionDigits.isEmpty ? "" : "x" + extensionDigits)
  }

  /// What a number without country code may be within its country: as it is, and without its trunk digit.
  ///
  /// The second of each pair is the only country code with which it goes; empty for any. Empty for numbers of fewer than
  /// nine digits: too many countries have one that ends alike.
  var nationalReadings: [(digits: String, countryCode: String)] {
    guard countryCode.isEmpty else { return [] }
    var readings: [(digits: String, countryCode: String)] = []
    if digits.utf8.count >= 9 { readings.append((digits, "")) }
    let rest = String(digits.dropFirst())
    if rest.utf8.count >= 9 {
      if digits.hasPrefix("0") { readings.append((rest, "")) }
      if rest.utf8.count == 10, digits.hasPrefix("8") { readings.append((rest, "7")) }
      if rest.utf8.count == 10, digits.hasPrefix("1") { readings.append((rest, "1")) }
    }
    return readings
  }

  /// Codes of one and two digits (ITU-T E.164 list of assigned codes); all others have three.
  private static func lengthOfCountryCode(_ number: [UInt8]) -> Int {
    guard number.count > 3 else { return min(number.count, 1) }
    if number[0] == 0x31 || number[0] == 0x37 { return 1 }
    let two = Int(number[0] - 0x30) * 10 + Int(number[1] - 0x30)
    return codesOfTwoDigits.contains(two) ? 2 : 3
  }

  private static let codesOfTwoDigits: Set<Int> = [
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62,
    63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
  ]
}
