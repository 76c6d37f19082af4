/// Text whose UTF-8 was once taken for Latin-1 or Windows-1252 and encoded again: `ZoÃ«` for `Zoë`.
package enum DoubleEncoding {
  /// Doubly wrong text is rare; more than this is something else.
  private static let rounds = 3

  /// The text as it was meant. Text that is right already comes back as it is, and so does what cannot be repaired whole.
  package static func repaired(_ text: String) -> String {
    var text = text
    for _ in 0..<rounds {
      guard let better = repairedOnce(text) else { return text }
      text = better
    }
    return text
  }

  private static func repairedOnce(_ text: String) -> String? {
    // most names are ASCII, or hold a letter that no such text has
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value <= 0xFF {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let byte = windowsBytes[scalar.value] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    let input = InputData(bytes)
    return withExtendedLifetime(input) {
      TextEncoding.isUTF8(input.bytes) ? input.bytes.text(0..<input.bytes.count) : nil
    }
  }

  /// The bytes of the characters that Windows-1252 has beyond Latin-1.
  private static let windowsBytes: [UInt32: UInt8] = {
    var bytes: [UInt32: UInt8] = [:]
    for byte in UInt8(0x80)...0x9F where TextEncoding.windows1252(byte) != 0xFFFD {
      bytes[TextEncoding.windows1252(byte)] = byte
    }
    return bytes
  }()
}
