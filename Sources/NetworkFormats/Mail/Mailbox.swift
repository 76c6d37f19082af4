package import SocialNetworks

/// One sender or recipient: `"Byron, Ada" <ada@example.org>`, `ada@example.org (Ada Byron)`.
///
/// Only what stands in the place of an address is taken for one, and only if it is valid as a whole: an address that
/// could be read in two ways is none (CVE-2023-27043). Encoded words are decoded in names, never in addresses.
///
/// Addresses of Exchange (`/O=ENRON/OU=NA/CN=RECIPIENTS/CN=KLAY`, `IMCEAEX-…`) are handles `exchange:klay`.
package struct Mailbox: Equatable, Sendable {
  /// As spelled, decoded; empty where there is none.
  package var name: String
  package var identity: Identity

  /// A name as long as this, or an address, is somebody's attempt to break readers.
  private static let longest = 4_096

  /// - Parameter bytes: one piece of `MailAddressList`.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.longest, let parts = Parts(bytes) else { return nil }
    guard let identity = Self.identity(parts.angle ?? parts.plain) else { return nil }
    self.identity = identity
    name = parts.angle == nil ? "" : Self.name(parts.phrase)
    if name.isEmpty, let comment = parts.comment { name = Self.name(comment) }
    if let service = Self.service(in: name, for: identity) { name = service }
    // An address beside the address is no name.
    if name.utf8.contains(0x40) { name = Self.withoutAddresses(name) }
  }

  package var mention: Mention {
    let address = identity.kind == .email ? identity.value : ""
    return Mention(name: name, identities: [identity], kind: AddressKind.kind(ofAddress: address, name: name))
  }

  /// What stands before the angle bracket, where a header gives names and no addresses: `Lay, Kenneth </O=…>`.
  package static func leadingName(_ bytes: [UInt8]) -> String {
    guard bytes.count <= longest else { return "" }
    let phrase = bytes.prefix { $0 != 0x3C }
    let name = name(phrase.filter { $0 != 0x22 })
    return name.utf8.contains(0x40) ? "" : name
  }

  /// The letters of a mailbox, sorted by what they are.
  private struct Parts {
    /// What stands before the angle bracket, quotes resolved.
    var phrase: [UInt8] = []
    /// All that stands outside of comments and angle brackets, quotes kept.
    var plain: [UInt8] = []
    var angle: [UInt8]?
    /// The last comment.
    var comment: [UInt8]?

    /// - Returns: nil when brackets or quotes have no partner, or something stands behind the angle brackets.
    init?(_ bytes: [UInt8]) {
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case 0x22:
          let start = place
          place += 1
          var isClosed = false
          while place < bytes.count, !isClosed {
            if bytes[place] == 0x5C, place + 1 < bytes.count {
              phrase.append(bytes[place + 1])
              place += 2
            } else {
              isClosed = bytes[place] == 0x22
              if !isClosed { phrase.append(bytes[place]) }
              place += 1
            }
          }
          guard isClosed else { return nil }
          plain += bytes[start..<place]
        case 0x28:
          guard let found = Self.comment(bytes, at: &place) else { return nil }
          comment = found
          plain.append(0x20)
          phrase.append(0x20)
        case 0x3C:
          guard angle == nil else { return nil }
          var inner: [UInt8] = []
          place += 1
          while place < bytes.count, bytes[place] != 0x3E {
            if bytes[place] == 0x28 {
              guard Self.comment(bytes, at: &place) != nil else { return nil }
            } else {
              inner.append(bytes[place])
              place += 1
            }
          }
          guard place < bytes.count else { return nil }
          angle = inner
          place += 1
        default:
          if angle != nil {
            guard MailAddressList.isBlank(bytes[place]) else { return nil }
          } else {
            phrase.append(bytes[place])
            plain.append(bytes[place])
          }
          place += 1
        }
      }
    }

    /// What stands in the parentheses that open at `place`, which moves behind them; nil when they do not close.
    private static func comment(_ bytes: [UInt8], at place: inout Int) -> [UInt8]? {
      var inner: [UInt8] = []
      var depth = 0
      while place < bytes.count {
        if bytes[place] == 0x28 { depth += 1 }
        if bytes[place] == 0x29 { depth -= 1 }
        if depth == 0 {
          place += 1
          return Array(inner.dropFirst())
        }
        if bytes[place] == 0x5C, place + 1 < bytes.count { place += 1 }
        inner.append(bytes[place])
        place += 1
      }
      return nil
    }
  }

  // MARK: Addresses

  private static func identity(_ bytes: [UInt8]) -> Identity? {
    var address = trimmed(bytes[...])
    if address.first == 0x40, let colon = address.firstIndex(of: 0x3A) {
      // The route that older mail took.
      address = trimmed(address[(colon + 1)...])
    }
    for scheme in ["mailto:", "smtp:"] where lowercased(address.prefix(scheme.utf8.count)) == scheme {
      address = address.dropFirst(scheme.utf8.count)
    }
    if address.count > 2, address.first == 0x27, address.last == 0x27 { address = address.dropFirst().dropLast() }
    if let handle = exchangeHandle(address) { return Identity(.handle, handle) }
    guard let at = lastAt(address) else { return nil }
    guard let local = local(address[..<at]), let domain = domain(address[(at + 1)...]) else { return nil }
    if lowercased(local.prefix(5)) == "imcea", let dash = local.firstIndex(of: 0x2D), dash > 5 {
      return encapsulated(type: lowercased(local[5..<dash]), Array(local[(dash + 1)...]))
    }
    return email(local, domain)
  }

  private static func email(_ local: [UInt8], _ domain: [UInt8]) -> Identity? {
    String(validating: local + [0x40] + domain, as: UTF8.self).map { Identity(.email, $0) }
  }

  /// The only `@` outside of quotes.
  private static func lastAt(_ address: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    var found: Int?
    for (place, byte) in zip(address.indices, address) {
      if byte == 0x22 { isQuoted.toggle() }
      guard byte == 0x40, !isQuoted else { continue }
      if found != nil { return nil }
      found = place
    }
    return found
  }

  /// Letters and dots, or something in quotes, which fall where they are not needed.
  private static func local(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    var part = trimmed(part)
    guard !part.isEmpty, part.count <= 400 else { return nil }
    if part.first == 0x22 {
      guard part.count > 2, part.last == 0x22 else { return nil }
      let inner = part.dropFirst().dropLast()
      guard inner.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x5C }) else { return nil }
      guard inner.allSatisfy(isAtomLetter) else { return Array(part) }
      part = inner
    }
    let joined = withoutBlanksAtDots(part)
    guard joined.allSatisfy(isAtomLetter) else { return nil }
    // An encoded word in the place of an address is somebody else's address in disguise.
    return zip(joined, joined.dropFirst()).contains { $0 == 0x3D && $1 == 0x3F } ? nil : joined
  }

  private static func domain(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    let part = withoutBlanksAtDots(trimmed(part))
    guard part.count <= 255, let first = part.first, let last = part.last else { return nil }
    if first == 0x5B {
      let isLiteral =
        last == 0x5D && part.count > 2
        && part[1..<part.count - 1].allSatisfy { isLetterOrDigit($0) || $0 == 0x2E || $0 == 0x3A || $0 == 0x2D }
      return isLiteral ? part : nil
    }
    guard part.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 >= 0x80 }),
      first != 0x2E, last != 0x2E, first != 0x2D,
      !zip(part, part.dropFirst()).contains(where: { $0 == 0x2E && $1 == 0x2E })
    else { return nil }
    return part
  }

  /// Obsolete mail has white space around dots.
  private static func withoutBlanksAtDots(_ part: ArraySlice<UInt8>) -> [UInt8] {
    guard part.contains(where: MailAddressList.isBlank) else { return Array(part) }
    var joined: [UInt8] = []
    var blanks: [UInt8] = []
    for byte in part {
      if MailAddressList.isBlank(byte) {
        blanks.append(0x20)
        continue
      }
      if byte != 0x2E && joined.last != 0x2E { joined += blanks }
      blanks = []
      joined.append(byte)
    }
    return joined
  }

  /// Letters of an atom, and the dot.
  private static func isAtomLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x40, 0x5B, 0x5C, 0x5D, 0x7F: false
    default: byte > 0x20
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

  // MARK: Exchange

  /// The last name of a directory address: `exchange:klay` for `/O=ENRON/OU=NA/CN=RECIPIENTS/CN=KLAY`.
  private static func exchangeHandle(_ address: ArraySlice<UInt8>) -> String? {
    guard address.first == 0x2F, lowercased(address.prefix(3)) == "/o=" else { return nil }
    let last = address.split(separator: 0x2F).last.map { trimmed($0) } ?? []
    guard lowercased(last.prefix(3)) == "cn=", last.count > 3 else { return nil }
    // Some converters put the server's domain behind it.
    let name = last.dropFirst(3).prefix { $0 != 0x40 }
    return name.isEmpty ? nil : "exchange:" + lowercased(name)
  }

  /// `IMCEAEX-_O=ENRON_OU=NA_CN=RECIPIENTS_CN=KLAY@…`: an address of another kind, packed into one of the Internet.
  private static func encapsulated(type: String, _ packed: [UInt8]) -> Identity? {
    var plain: [UInt8] = []
    var place = 0
    while place < packed.count {
      if packed[place] == 0x2B, place + 2 < packed.count, let high = EncodedWords.hexadecimal(packed[place + 1]),
        let low = EncodedWords.hexadecimal(packed[place + 2])
      {
        plain.append(high << 4 | low)
        place += 3
      } else {
        plain.append(packed[place] == 0x5F ? 0x2F : packed[place])
        place += 1
      }
    }
    switch type {
    case "ex": return exchangeHandle(plain[...]).map { Identity(.handle, $0) }
    case "smtp":
      guard let at = lastAt(plain[...]), let local = local(plain[..<at]), let domain = domain(plain[(at + 1)...])
      else { return nil }
      return email(local, domain)
    default:
      let text = name(plain).lowercased()
      return text.isEmpty ? nil : Identity(.handle, type + ":" + text)
    }
  }

  // MARK: Names

  private static func name(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in EncodedWords.decode(bytes).unicodeScalars {
      let isBlank =
        scalar.value <= 0x20 || 0x7F...0xA0 ~= scalar.value || scalar.value > 0xA0 && scalar.properties.isWhitespace
      if isBlank && (scalars.isEmpty || scalars.last == " ") { continue }
      scalars.append(isBlank ? " " : scalar)
      count += 1
      if count == 300 { break }
    }
    if scalars.last == " " { scalars.removeLast() }
    return unquoted(String(scalars))
  }

  /// Without the quotes that programs put around names twice.
  private static func unquoted(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    var range = scalars.indices
    while let first = range.first, let last = range.last {
      let pair = (scalars[first], scalars[last])
      if pair.0 == " " {
        range.removeFirst()
      } else if pair.1 == " " {
        range.removeLast()
      } else if last > first, pair == ("'", "'") || pair == ("\"", "\"") || pair == ("\u{2018}", "\u{2019}") {
        range = first + 1..<last
      } else {
        break
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// The list or service in `'Ada Byron' via Physics`, where the address is not Ada's own.
  private static func service(in name: String, for identity: Identity) -> String? {
    let words = name.split(separator: " ")
    guard let via = words.lastIndex(of: "via"), via > 0, via + 1 < words.count else { return nil }
    let isPassedOn =
      words[0].utf8.first == 0x27 || words[..<via].contains { $0.utf8.contains(0x40) }
      || AddressKind.kind(ofAddress: identity.kind == .email ? identity.value : "") != .person
    return isPassedOn ? unquoted(words[(via + 1)...].joined(separator: " ")) : nil
  }

  private static func withoutAddresses(_ name: String) -> String {
    let words = name.split(separator: " ").filter { !$0.utf8.contains(0x40) }
    return unquoted(words.joined(separator: " "))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { !MailAddressList.isBlank($0) }),
      let last = bytes.lastIndex(where: { !MailAddressList.isBlank($0) })
    else { return [] }
    return bytes[first...last]
  }

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
    ContentLine.text(Array(bytes)).lowercased()
  }
}
