import SocialNetworks

/// People as somebody writes them down: `Nina Okafor, Ben Carter <ben@example.org> and me`.
enum WrittenPeople {
  /// The people of a list. Semicolons and bars separate where there are any, so that names may hold commas; else commas
  /// and the word "and" in several languages do.
  static func split(_ text: String) -> [Mention] {
    let separators: Set<Character> =
      text.contains { ";|\n\r\r\n".contains($0) } ? [";", "|", "\n", "\r", "\r\n"] : [","]
    var people: [Mention] = []
    for part in text.split(whereSeparator: separators.contains) {
      var name: [Substring] = []
      for word in part.split(whereSeparator: \.isWhitespace) + ["and" as Substring] {
        if ands.contains(word.lowercased()) {
          if let mention = mention(name.joined(separator: " ")) { people.append(mention) }
          name = []
        } else {
          name.append(word)
        }
      }
    }
    return people
  }

  /// One person: `Nina`, `nina@example.org`, `Nina <nina@example.org>`, a telephone number, the address of a profile, or
  /// the number that stands for somebody in a data set.
  static func mention(_ text: String) -> Mention? {
    var name = trimmed(text[...])
    guard !name.isEmpty else { return nil }
    if mes.contains(name.lowercased()) { return .owner }
    var identities: [Identity] = []
    if name.hasSuffix(">"), let open = name.lastIndex(of: "<") {
      let address = trimmed(name[name.index(after: open)...].dropLast())
      name = trimmed(name[..<open].drop { $0 == "\"" })
      if name.hasSuffix("\"") { name.removeLast() }
      if let identity = identity(address) { identities = [identity] } else if name.isEmpty { name = address }
    } else if let identity = identity(name) {
      return Mention(identities: [identity]).withKindOfAddresses()
    } else if name.utf8.allSatisfy({ (48...57).contains($0) }) {
      identities = [Identity(.handle, "id:\(name)")]
    }
    return name.isEmpty && identities.isEmpty ? nil : Mention(name: name, identities: identities).withKindOfAddresses()
  }

  static func identity(_ text: String) -> Identity? {
    if text.isEmpty || text.contains(where: \.isNewline) { return nil }
    let low = text.lowercased()
    if low.hasPrefix("http://") || low.hasPrefix("https://") || low.contains("linkedin.com/") {
      return Identity(.profile, text)
    }
    if low.hasPrefix("mailto:") { return identity(String(text.dropFirst(7))) }
    if text.contains("@"), !text.contains(" "), !text.hasPrefix("@"), !text.hasSuffix("@") {
      return Identity(.email, text)
    }
    let digits = text.utf8.count { (48...57).contains($0) }
    let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || " +-./()".utf8.contains($0) }
    let start = text.utf8.first
    return isNumber && digits >= 8
      && (start == UInt8(ascii: "+") || start == UInt8(ascii: "0")
        || start == UInt8(ascii: "("))
      ? Identity(.phone, text) : nil
  }

  static func isOwner(_ mention: Mention) -> Bool { mention.kind == .owner }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace || ",.:".contains(first) { text.removeFirst() }
    while let last = text.last, last.isWhitespace || ",:".contains(last) { text.removeLast() }
    return String(text)
  }

  private static let ands: Set<String> = ["and", "&", "+", "et", "und", "y", "en", "e"]
  private static let mes: Set<String> = ["me", "myself", "i", "moi", "ich", "ik", "yo", "io"]
}
