#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Foundation
#endif

/// Text of the character sets in which mail writes names.
package enum MailCharset {
  /// The text of `bytes`; what has no meaning in the character set becomes U+FFFD.
  ///
  /// - Parameter name: as in a header, in any case, also with a language (`utf-8*en`). Of a set that is not known, bytes
  ///   are taken as UTF-8.
  package static func text(_ bytes: [UInt8], charset name: String) -> String {
    let plain = name.lowercased().prefix { $0 != "*" }
    switch String(plain) {
    case "utf-8", "utf8": return String(decoding: bytes, as: UTF8.self)
    case "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252", "ansi_x3.4-1968":
      return plain.hasSuffix("ascii") ? ContentLine.text(bytes) : western(bytes)
    case let known:
      // A list of its own, since the system's converters of rare sets are not made for foreign bytes.
      guard let system = systemNames[known] else { return String(decoding: bytes, as: UTF8.self) }
      return converted(bytes, from: system) ?? String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func western(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(TextEncoding.windows1252(byte)) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// What the system calls each set; the larger set where mail writes it under the name of the smaller one.
  private static let systemNames: [String: String] = {
    var names = [
      "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "hz-gb-2312": "GB18030", "cp936": "GB18030",
      "big5": "BIG5", "big5-hkscs": "BIG5-HKSCS", "iso-2022-jp": "ISO-2022-JP", "shift_jis": "CP932",
      "shift-jis": "CP932", "x-sjis": "CP932", "sjis": "CP932", "cp932": "CP932", "windows-31j": "CP932",
      "euc-jp": "EUC-JP", "euc-kr": "CP949", "ks_c_5601-1987": "CP949", "ksc5601": "CP949", "cp949": "CP949",
      "koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "tis-620": "TIS-620", "windows-874": "CP874", "macintosh": "MACINTOSH",
      "iso-8859-9": "CP1254",
    ]
    for number in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] { names["iso-8859-\(number)"] = "ISO-8859-\(number)" }
    for number in 1250...1258 where number != 1252 {
      names["windows-\(number)"] = "CP\(number)"
      names["cp\(number)"] = "CP\(number)"
    }
    return names
  }()

  #if canImport(Glibc) || canImport(Musl)
    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
      let converter = unsafe iconv_open("UTF-8", name)
      guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
      defer { _ = unsafe iconv_close(converter) }
      var input = bytes.map { CChar(bitPattern: $0) }
      var output = [CChar](repeating: 0, count: 4 * bytes.count + 16)
      var written = 0
      var taken = 0
      var text = ""
      unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe output.withUnsafeMutableBufferPointer { target in
          while taken < source.count {
            var from = unsafe source.baseAddress.map { unsafe $0 + taken }
            var left = source.count - taken
            var to = unsafe target.baseAddress.map { unsafe $0 + written }
            var room = target.count - written
            let before = left
            let status = unsafe iconv(converter, &from, &left, &to, &room)
            taken = source.count - left
            written = target.count - room
            if status != -1 || before == 0 { break }
            flush()
            if errno != E2BIG {
              // Not a letter of the set: one byte is passed over.
              text.unicodeScalars.append("\u{FFFD}")
              taken += 1
            }
          }
          flush()

          func flush() {
            text += unsafe String(decoding: target[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            written = 0
          }
        }
      }
      return text
    }
  #else
    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
      let encoding = CFStringConvertIANACharSetNameToEncoding(name as CFString)
      guard encoding != kCFStringEncodingInvalidId else { return nil }
      return String(
        data: Data(bytes), encoding: String.Encoding(rawValue: CFStringConvertEncodingToNSStringEncoding(encoding)))
    }
  #endif
}
