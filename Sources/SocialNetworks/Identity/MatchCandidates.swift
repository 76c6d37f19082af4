/// People as their likeness is judged: names in words, organizations, addresses.
struct MatchCandidates {
  struct Name {
    /// Places in `words`.
    let words: [Int]
    let form: Int?
    /// Whether it can name one person; a given name alone cannot.
    let counts: Bool
    /// Whether it was read out of an address.
    let isSpelledByAddress: Bool
    /// Jr. and III, a bit for each.
    var generations: UInt8 = 0
  }

  struct Candidate {
    var mention: Int
    var isPerson = true
    /// At most four, each once.
    var names: [Name] = []
    /// Places in `organizationNames`, rising.
    var organizations: [Int] = []
    /// What domains of addresses may call these.
    var readings: [String] = []
    /// With what of the domain names an organization, if anything.
    var emails: [(local: String, domain: String, organization: String?)] = []
    /// Services of profiles and handles, with the one in the service.
    var accounts: [(service: String, name: String)] = []
    /// Keys of identities that several people have.
    var sharedKeys: [Int] = []

    /// Who has more than twenty of anything is compared by those.
    mutating func cut() {
      organizations = Array(Set(organizations).sorted().prefix(20))
      emails = Array(emails.sorted { ($0.local, $0.domain) < ($1.local, $1.domain) }.prefix(20))
      accounts = Array(accounts.sorted { ($0.service, $0.name) < ($1.service, $1.name) }.prefix(20))
      sharedKeys = Array(sharedKeys.prefix(20))
    }
  }

  static let largestBlock = 32
  private static let window = 8
  private static let trigramsOfName = 6

  private(set) var people: [Candidate]
  private(set) var words: [NameSimilarity.Word] = []
  let organizationNames: [String]
  /// How many people bear a form, at least: those who have an address, or those who have an account, whichever are more.
  private(set) var bearers: [Int: (addresses: Int, accounts: Int)] = [:]
  private let keyedIdentities: [Identity]
  private var wordNumbers: [String: Int] = [:]

  static func pair(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(min(first, second)) << 32 | UInt64(max(first, second))
  }

  /// - Parameter wanted: whom to take up; everybody where nil.
  init(_ resolver: IdentityResolver, _ resolution: IdentityResolution, wanted: Set<Int>? = nil) {
    people = resolution.firstMentions.map { Candidate(mention: $0) }
    organizationNames = resolver.organizationNames
    keyedIdentities = resolver.keyedIdentities
    var holders: [Int] = Array(repeating: -1, count: keyedIdentities.count)
    var isShared = Array(repeating: false, count: keyedIdentities.count)
    var forms: [[Int]] = Array(repeating: [], count: people.count)
    var keys: [[Int]] = forms
    for (mention, entry) in resolver.entries.enumerated() {
      let person = resolution.people[mention]
      if entry.kind != .person && entry.kind != .owner { people[person].isPerson = false }
      if !resolver.forms[entry.form].words.isEmpty, !forms[person].contains(entry.form), forms[person].count < 16 {
        forms[person].append(entry.form)
      }
      for organization in entry.organizations { people[person].organizations.append(organization) }
      for key in entry.keys {
        if holders[key] >= 0, holders[key] != person { isShared[key] = true }
        if holders[key] != person { keys[person].append(key) }
        holders[key] = person
      }
    }
    for person in people.indices where people[person].isPerson && wanted?.contains(person) ?? true {
      // A key that came back after another holder stands twice.
      var seen: Set<Int> = []
      for key in keys[person] where seen.insert(key).inserted {
        add(keyedIdentities[key], to: person)
        if isShared[key] { people[person].sharedKeys.append(key) }
      }
      people[person].cut()
      for place in people[person].organizations {
        people[person].readings.append(contentsOf: OrganizationName.readings(of: organizationNames[place]))
      }
      for form in forms[person] {
        bearers[form, default: (0, 0)].addresses += people[person].emails.isEmpty ? 0 : 1
        bearers[form, default: (0, 0)].accounts += people[person].accounts.isEmpty ? 0 : 1
      }
      // The longest say most; the order of mentions makes no difference.
      let best = forms[person].map { ($0, resolver.forms[$0]) }
        .sorted { ($1.1.words.count, $0.1.key) < ($0.1.words.count, $1.1.key) }.prefix(4)
      for (form, name) in best {
        let words = name.words.prefix(8).map { word($0) }
        people[person].names.append(
          Name(
            words: words, form: form, counts: words.count > 1 || name.isFull, isSpelledByAddress: false,
            generations: Self.generations(name.words)))
      }
      if people[person].names.isEmpty, let name = nameSpelled(by: people[person].emails) {
        people[person].names.append(name)
      }
    }
  }

  private mutating func add(_ identity: Identity, to person: Int) {
    let value = identity.value
    switch identity.kind {
    case .email:
      guard let at = value.lastIndex(of: "@") else { return }
      let domain = value[value.index(after: at)...]
      people[person].emails.append(
        (
          String(value[..<at].prefix { $0 != "+" }), String(domain),
          OrganizationName.fold(domain: domain)?.filter { $0 != "-" }
        ))
    case .profile:
      let service = value.prefix { $0 != "/" }
      if Identity.servicesIgnoringCase.contains(String(service)) {
        people[person].accounts.append((String(service), value))
      }
    case .handle:
      people[person].accounts.append((String(value.prefix { $0 != ":" }), value))
    case .phone: break
    }
  }

  private static func generations(_ words: [String]) -> UInt8 {
    var bits: UInt8 = 0
    for word in words {
      if let place = ["jr", "sr", "ii", "iii", "iv"].firstIndex(of: word) { bits |= 1 << UInt8(place) }
    }
    return bits
  }

  private mutating func word(_ text: String) -> Int {
    if let known = wordNumbers[text] { return known }
    words.append(NameSimilarity.Word(text))
    wordNumbers[text] = words.count - 1
    return words.count - 1
  }

  /// `nadia.okafor@…` and `n_okafor@…` spell a name.
  private mutating func nameSpelled(by emails: [(local: String, domain: String, organization: String?)]) -> Name? {
    for email in emails {
      let parts = email.local.split { !$0.isLetter }.map { NameFolding.fold(String($0)) }
      guard parts.count > 1, parts.count < 5, parts.contains(where: { $0.utf8.count > 2 }) else { continue }
      return Name(words: parts.map { word($0) }, form: nil, counts: true, isSpelledByAddress: true)
    }
    return nil
  }

  /// Pairs worth comparing, rising, each once.
  func pairs() -> [UInt64] {
    var blocks = MatchBlocks()
    var trigrams: [UInt64: Int] = [:]
    for person in people where person.isPerson {
      for name in person.names {
        for trigram in Self.trigrams(of: name.words.map { words[$0] }) { trigrams[trigram, default: 0] += 1 }
      }
    }
    for (number, person) in people.enumerated() where person.isPerson {
      for name in person.names {
        let parts = name.words.map { words[$0] }
        for (place, part) in parts.enumerated() where !part.isInitial {
          for (other, second) in parts.enumerated() where other != place {
            for initial in second.initials {
              blocks.add(number, under: .wordAndInitial, UInt64(name.words[place]) << 24 | UInt64(initial))
            }
          }
        }
        let rarest = Self.trigrams(of: parts).map { (count: trigrams[$0] ?? 0, trigram: $0) }
          .filter { $0.count > 1 }.sorted { $0 < $1 }.prefix(Self.trigramsOfName)
        for (_, trigram) in rarest { blocks.add(number, under: .trigram, trigram) }
      }
      for email in person.emails where Self.isPersonal(email.local) {
        blocks.add(number, under: .localPart, StableHash.of(email.local))
      }
      for key in person.sharedKeys { blocks.add(number, under: .sharedIdentity, UInt64(key)) }
    }
    let order = rankOfNames()
    return blocks.pairs(largest: Self.largestBlock, window: Self.window, order: order)
  }

  /// The place of each person in the order of names.
  private func rankOfNames() -> [Int] {
    let names = people.map { person in
      person.names.first.map { $0.words.map { words[$0].text }.sorted().joined(separator: " ") } ?? ""
    }
    var rank = Array(repeating: 0, count: people.count)
    for (place, person) in people.indices.sorted(by: { (names[$0], $0) < (names[$1], $1) }).enumerated() {
      rank[person] = place
    }
    return rank
  }

  private static func trigrams(of parts: [NameSimilarity.Word]) -> [UInt64] {
    var found: [UInt64] = []
    for part in parts where !part.isInitial {
      var window: UInt64 = 0x20
      for sign in part.signs + [0x20] {
        window = (window << 21 | UInt64(sign)) & 0x7FFF_FFFF_FFFF_FFFF
        if window >> 42 != 0, !found.contains(window) { found.append(window) }
      }
    }
    return found
  }

  /// Whether the part before the @ can be one person's name.
  static func isPersonal(_ local: String) -> Bool { local.utf8.count > 4 && !functions.contains(local) }

  private static let functions: Set<String> = [
    "admin", "billing", "bonjour", "booking", "careers", "contact", "events", "feedback", "hello", "helpdesk",
    "hostmaster",
    "info", "invoice", "kontakt", "mailbox", "marketing", "media", "newsletter", "no-reply", "noreply", "notifications",
    "office", "orders", "postmaster", "presse", "press", "reception", "sales", "secretariat", "security", "service",
    "support", "webmaster", "welcome", "accounts", "accueil", "commercial", "recrutement", "buero", "team",
  ]

  func identity(_ key: Int) -> Identity { keyedIdentities[key] }
}

/// People who share something, by what they share.
struct MatchBlocks {
  enum Kind: UInt64 { case wordAndInitial, trigram, localPart, sharedIdentity }

  private var keys: [UInt64] = []
  private var members: [UInt32] = []

  mutating func add(_ person: Int, under kind: Kind, _ value: UInt64) {
    // Kinds and values are spread, and rarely meet; when they do, a pair more is compared.
    var mixed = (value &+ kind.rawValue &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 31
    keys.append(mixed &* 0x94D0_49BB_1331_11EB)
    members.append(UInt32(person))
  }

  /// Pairs of people who share something, rising, each once. In a block of more than `largest`, each is paired with the
  /// `window` that follow in `order`.
  func pairs(largest: Int, window: Int, order: [Int]) -> [UInt64] {
    let places = keys.indices.sorted { (keys[$0], members[$0]) < (keys[$1], members[$1]) }
    var found: [UInt64] = []
    var start = 0
    while start < places.count {
      var end = start
      var block: [Int] = []
      while end < places.count, keys[places[end]] == keys[places[start]] {
        let member = Int(members[places[end]])
        if block.last != member { block.append(member) }
        end += 1
      }
      start = end
      let isLarge = block.count > largest
      if isLarge { block.sort { order[$0] < order[$1] } }
      for (place, member) in block.enumerated() {
        let last = isLarge ? min(block.count, place + 1 + window) : block.count
        for other in block[(place + 1)..<max(place + 1, last)] { found.append(MatchCandidates.pair(member, other)) }
      }
    }
    found.sort()
    var distinct: [UInt64] = []
    for pair in found where distinct.last != pair { distinct.append(pair) }
    return distinct
  }
}
