extension Identity {
  /// The one spelling of all that mean the same, or nil where the value tells nobody apart.
  ///
  /// - E-mail: trimmed, lower case, composed (NFC), without `mailto:` and angle brackets. At Gmail dots and `+tags` mean
  ///   nothing; elsewhere they do.
  /// - Phone: see `PhoneNumber`; numbers of fewer than seven digits (short codes) are nobody's.
  /// - Profile: host and path without scheme, `www.`, user, port, query, fragment and slashes at the end, percent-decoded;
  ///   country subdomains of LinkedIn dropped, `twitter.com` is `x.com`, lower case where the service ignores case. The
  ///   front page of a site is nobody's profile.
  /// - Handle: lower case, without `@`; `twitter` is `x`.
  public var normalized: Identity? {
    let text: String?
    switch kind {
    case .email: text = Self.normalizedEmail(value)
    case .phone: text = PhoneNumber(value)?.description
    case .profile: text = Self.normalizedProfile(value)
    case .handle: text = Self.normalizedHandle(value)
    }
    return text.map { Identity(kind, $0) }
  }

  /// An address as it is shown: `normalized`, but with the dots and tags of Gmail.
  static func plainEmail(_ text: String) -> String? {
    var address = Substring(trimmed(text).lowercased())
    if address.hasPrefix("mailto:") {
      address = address.dropFirst(7).prefix { $0 != "?" }
    }
    if address.hasPrefix("<"), address.hasSuffix(">") { address = address.dropFirst().dropLast() }
    while address.hasSuffix(".") { address.removeLast() }
    // Exchange names people of its own by X.500 addresses.
    if address.hasPrefix("/o=") { return NameComposition.compose(String(address)) }
    guard let at = address.utf8.lastIndex(of: 0x40), at != address.startIndex,
      address.utf8.index(after: at) != address.endIndex, !address.utf8.contains(where: { $0 <= 0x20 }),
      !isAmbiguous(local: address[..<at], domain: address[address.utf8.index(after: at)...])
    else { return nil }
    return NameComposition.compose(String(address))
  }

  /// What programs read in different ways is no address: `a@example.org)b@example.com` (CVE-2023-27043).
  private static func isAmbiguous(local: Substring, domain: Substring) -> Bool {
    let isQuoted = local.utf8.count > 2 && local.hasPrefix("\"") && local.hasSuffix("\"")
    let isLiteral = domain.hasPrefix("[") && domain.hasSuffix("]")
    let parts = [isQuoted ? "" : local, isLiteral ? domain.dropFirst().dropLast() : domain]
    return parts.contains { $0.utf8.contains { special.contains($0) } }
  }

  private static let special = Set("@<>()[]\",;\\".utf8)

  private static func normalizedEmail(_ text: String) -> String? {
    guard let address = plainEmail(text) else { return nil }
    guard address.hasSuffix("@gmail.com") || address.hasSuffix("@googlemail.com") else { return address }
    let local = address.prefix { $0 != "@" }.prefix { $0 != "+" }.filter { $0 != "." }
    return local.isEmpty ? nil : local + "@gmail.com"
  }

  private static func normalizedHandle(_ text: String) -> String? {
    let handle = NameComposition.compose(trimmed(text).lowercased())
    guard let colon = handle.firstIndex(of: ":") else { return nil }
    let service = trimmed(String(handle[..<colon]))
    var name = Substring(trimmed(String(handle[handle.index(after: colon)...])))
    if name.hasPrefix("@") { name = name.dropFirst() }
    guard !service.isEmpty, !name.isEmpty else { return nil }
    return (service == "twitter" ? "x" : service) + ":" + name
  }

  private static func normalizedProfile(_ text: String) -> String? {
    var address = Substring(trimmed(text))
    if let colon = address.utf8.firstIndex(of: 0x3A), address[colon...].hasPrefix("://") {
      guard ["http", "https"].contains(address[..<colon].lowercased()) else { return nil }
      address = address[address.utf8.index(colon, offsetBy: 3)...]
    } else if address.hasPrefix("//") {
      address = address.dropFirst(2)
    }
    let place = address[..<(address.utf8.firstIndex(of: 0x23) ?? address.endIndex)]
    let end = place.utf8.firstIndex(of: 0x3F) ?? place.endIndex
    let query = place[end...].dropFirst()
    guard let first = place.utf8.first, first != 0x2F else { return nil }
    let pieces = place[..<end].pieces(between: 0x2F)
    guard let authority = pieces.first, let host = normalizedHost(authority) else { return nil }
    var path = pieces.dropFirst().map { NameComposition.compose(percentDecoded($0)) }
    if servicesIgnoringCase.contains(host) { path = path.map { $0.lowercased() } }
    if host == "linkedin.com", path.first == "in" { path = Array(path.prefix(2)) }
    guard !path.isEmpty, !(servicesIgnoringCase.contains(host) && path == ["in"]) else { return nil }
    var profile = host + "/" + path.joined(separator: "/")
    // Old addresses name people by a number.
    if path.last == "profile.php" || (path.count == 2 && path == ["profile", "view"]) {
      guard let id = query.split(separator: "&").first(where: { $0.hasPrefix("id=") }) else { return nil }
      profile += "?" + id
    }
    return profile
  }

  private static func normalizedHost(_ authority: Substring) -> String? {
    var host = authority.pieces(between: 0x40).last?.pieces(between: 0x3A).first?.lowercased() ?? ""
    while host.hasSuffix(".") { host.removeLast() }
    for prefix in ["www.", "m.", "mobile."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
    if host.hasSuffix(".linkedin.com") { host = "linkedin.com" }
    if host == "twitter.com" { host = "x.com" }
    if host == "fb.com" || host.hasSuffix(".facebook.com") { host = "facebook.com" }
    guard host.utf8.contains(0x2E), !host.utf8.contains(where: { $0 <= 0x20 }) else { return nil }
    return host
  }

  /// Where a path is the same in any case.
  static let servicesIgnoringCase: Set<String> = [
    "linkedin.com", "x.com", "facebook.com", "instagram.com", "threads.net", "github.com", "gitlab.com", "xing.com",
    "viadeo.com", "medium.com", "reddit.com", "about.me", "bsky.app", "tiktok.com",
  ]

  /// What `%XX` stand for, where that is text; else the piece as it is.
  private static func percentDecoded(_ piece: Substring) -> String {
    guard piece.utf8.contains(0x25) else { return String(piece) }
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    let source = Array(piece.utf8)
    var bytes: [UInt8] = []
    var place = 0
    while place < source.count {
      if source[place] == 0x25, place + 2 < source.count, let high = digit(source[place + 1]),
        let low = digit(source[place + 2])
      {
        bytes.append(high << 4 | low)
        place += 3
      } else {
        bytes.append(source[place])
        place += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(piece)
  }

  /// Without white space and invisible characters at the ends.
  private static func trimmed(_ text: String) -> String {
    func isNothing(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value <= 0x20
        || (scalar.value >= 0x7F
          && (scalar.properties.isWhitespace
            || scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .control))
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isNothing($0) }),
      let last = scalars.lastIndex(where: { !isNothing($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
