extension PersonProfile {
  /// The person of whom `mentions` speak, in the order in which they came.
  ///
  /// The id is the first e-mail address, in lower case; else the first profile, handle, phone number, normalized; else
  /// the name; else `me`, when nothing is known but that it is the owner.
  ///
  /// The name is the most complete spelling: a name rather than an address, two full words rather than one or initials,
  /// mixed case rather than capitals or small letters, without decoration, `First Last` rather than `Last, First`; then the
  /// most frequent; then the first. `otherNames` are the other spellings.
  ///
  /// - Parameter counts: how often each mention occurs; once each where nil.
  public init(joining mentions: [Mention], counts: [Int]? = nil) {
    var spellings: [Spelling] = []
    var places: [String: Int] = [:]
    var identities: [Identity] = []
    var seen: Set<Identity> = []
    for (number, mention) in mentions.enumerated() {
      let count = counts.flatMap { $0.indices.contains(number) ? $0[number] : nil } ?? 1
      let text = Spelling.plain(mention.name)
      if !text.isEmpty {
        if let place = places[text] {
          spellings[place].count += count
        } else {
          places[text] = spellings.count
          spellings.append(Spelling(text, count: count))
        }
      }
      for identity in mention.identities where seen.insert(identity.normalized ?? identity).inserted {
        identities.append(identity)
      }
    }
    let best = spellings.indices.max { left, right in
      let (one, other) = (spellings[left], spellings[right])
      if one.quality != other.quality { return one.quality < other.quality }
      // Of equals the first.
      return (one.count, -left) < (other.count, -right)
    }
    let steady = Self.stableId(identities)
    // An address is a name only where there is no other.
    let name = best.map { spellings[$0].text }
    let kind = Self.kind(of: mentions)
    let id = steady ?? name ?? identities.first?.value ?? (kind == .owner ? "me" : "unnamed")
    self.init(
      id: id, name: name ?? id, identities: identities,
      otherNames: spellings.indices.filter { $0 != best }.map { spellings[$0].text }, kind: kind)
  }

  private static func kind(of mentions: [Mention]) -> MentionKind {
    mentions.first { $0.kind == .person }?.kind ?? mentions.first?.kind ?? .person
  }

  private static func stableId(_ identities: [Identity]) -> String? {
    for kind in [IdentityKind.email, .profile, .handle, .phone] {
      for identity in identities where identity.kind == kind {
        if kind == .email {
          if let address = Identity.plainEmail(identity.value) { return address }
        } else if let normalized = identity.normalized {
          return normalized.value
        }
      }
    }
    return nil
  }

  /// One spelling of a name, and how good it is.
  private struct Spelling {
    let text: String
    /// Better ones are greater.
    let quality: Int
    var count: Int

    init(_ text: String, count: Int) {
      self.text = text
      self.count = count
      let form = NameForm(text)
      let hasUpper = text.unicodeScalars.contains { $0.properties.isUppercase }
      let hasLower = text.unicodeScalars.contains { $0.properties.isLowercase }
      let isPlain = NameFolding.fold(text) == form.key
      var quality = form.key.isEmpty ? 0 : 64
      if form.isFull { quality += 32 }
      // Scripts without case are as good as mixed case.
      if hasUpper == hasLower { quality += 16 }
      // OKAFOR Nadia
      let isShouted = text.split(separator: " ").contains { word in
        word.unicodeScalars.count > 2 && word.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
          && word.unicodeScalars.contains { $0.properties.isUppercase }
      }
      if !isShouted { quality += 8 }
      if isPlain { quality += 4 }
      if !text.utf8.contains(0x2C) { quality += 2 }
      self.quality = quality
    }

    /// Without white space and quotation marks around it.
    static func plain(_ name: String) -> String {
      var text = Substring(name)
      while let first = text.first, first.isWhitespace || first == "'" || first == "\"" { text.removeFirst() }
      while let last = text.last, last.isWhitespace || last == "'" || last == "\"" { text.removeLast() }
      return String(text)
    }
  }
}
