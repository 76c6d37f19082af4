package import SocialNetworks

/// Somebody whom an event names: its organizer or one of those invited.
package struct CalendarAttendee: Sendable, Equatable {
  /// What they answered.
  package enum Answer: Sendable, Equatable {
    case accepted, declined, tentative, delegated
    /// No answer yet, or one that is not known.
    case awaited
    /// The calendar says nothing of it.
    case unsaid
    /// They are told of it and not expected.
    case informed
  }

  package var name = ""
  /// The e-mail address as spelled; empty where there is none.
  package var address = ""
  package var kind = MentionKind.person
  package var answer = Answer.unsaid
  package var isOrganizer = false
  /// Somebody else passed the invitation on to them.
  package var isDelegate = false

  /// - Returns: nil for a placeholder, or when there is neither a name nor an address.
  package init?(_ line: ContentLine, isOrganizer: Bool = false) {
    self.isOrganizer = isOrganizer
    name = Self.cleaned(line.parameter("CN") ?? "")
    address = Self.address(in: line.text) ?? line.parameter("EMAIL").flatMap(Self.address(in:)) ?? ""
    if let written = Self.address(in: name) {
      // Google writes the address in place of a name that it does not know.
      if address.isEmpty { address = written }
      name = ""
    }
    if address.isEmpty && name.isEmpty || address.lowercased() == "unknownorganizer@calendar.google.com" { return nil }
    switch line.parameter("CUTYPE")?.uppercased() {
    case "GROUP": kind = .group
    case "RESOURCE", "ROOM": kind = .resource
    default: kind = AddressKind.kind(ofAddress: address, name: name)
    }
    if address.isEmpty && kind == .automatic { kind = .person }
    isDelegate = line.parameter("DELEGATED-FROM") != nil
    switch (line.parameter("PARTSTAT") ?? line.parameter("STATUS"))?.uppercased() {
    case nil, "": answer = line.parameter("DELEGATED-TO") == nil ? .unsaid : .delegated
    case "ACCEPTED", "CONFIRMED": answer = .accepted
    case "DECLINED": answer = .declined
    case "TENTATIVE": answer = .tentative
    case "DELEGATED": answer = .delegated
    default: answer = .awaited
    }
    if line.parameter("ROLE")?.uppercased() == "NON-PARTICIPANT" { answer = .informed }
  }

  /// What makes two lines speak of the same one.
  package var key: String { address.isEmpty ? "name:" + name.lowercased() : address.lowercased() }

  package var mention: Mention {
    Mention(name: name, identities: address.isEmpty ? [] : [Identity(.email, address)], kind: kind)
  }

  private static func cleaned(_ name: String) -> String {
    var text = ContentLine.unescaped(Array(name.utf8))
    text = String(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    for quote in ["'", "\""] where text.count > 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      text = String(text.dropFirst().dropLast())
    }
    return text
  }

  /// The e-mail address in `mailto:ada@example.org`, `MAILTO:…`, `Ada <ada@example.org>` or as it stands.
  package static func address(in text: String) -> String? {
    var bytes = Array(text.utf8)
    if let open = bytes.lastIndex(of: 0x3C), let close = bytes[open...].firstIndex(of: 0x3E) {
      bytes = Array(bytes[(open + 1)..<close])
    }
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let scheme = Array("mailto:".utf8)
    if let start = lower.lastRange(of: scheme) { bytes = decoded(bytes[start.upperBound...]) }
    if let query = bytes.firstIndex(of: 0x3F) { bytes = Array(bytes[..<query]) }
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x3B { bytes.removeLast() }
    let address = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    guard let at = address.lastIndex(of: 0x40), at > address.startIndex, at + 1 < address.endIndex,
      address.count <= 320, !address.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x2F || $0 == 0x3A })
    else { return nil }
    return ContentLine.text(address)
  }

  /// With `%40` and the like taken back.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x25) else { return Array(bytes) }
    func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }
    var plain: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place] == 0x25, place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]),
        let low = digit(bytes[place + 2])
      {
        plain.append(high << 4 | low)
        place += 3
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    return plain
  }
}

extension Array where Element == UInt8 {
  /// Where `pattern` stands last.
  fileprivate func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    guard !pattern.isEmpty, count >= pattern.count else { return nil }
    var start = count - pattern.count
    while start >= 0 {
      if self[start] == pattern[0] && self[start..<start + pattern.count].elementsEqual(pattern) {
        return start..<start + pattern.count
      }
      start -= 1
    }
    return nil
  }
}
