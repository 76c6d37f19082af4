import GRDB
import SocialNetworks

/// Writes what drafts say, once.
final class SourceWriter {
  private let database: Database
  private let salt: Forgetting.Salt
  private let forgotten: Set<Int64>
  private let findPersona, addPersona, addMention, addIdentity, addAffiliation, addFact,
    addDeclaration: PreparedStatement

  init(_ database: Database, salt: Forgetting.Salt) throws {
    self.database = database
    self.salt = salt
    forgotten = Set(try Int64.fetchAll(database, sql: "SELECT hash FROM forgotten"))
    findPersona = try PreparedStatement(database, "SELECT id FROM persona WHERE spelling = ?")
    addPersona = try PreparedStatement(
      database, "INSERT INTO persona (spelling, kind, name) VALUES (?, ?, ?) RETURNING id")
    addMention = try PreparedStatement(database, "INSERT OR IGNORE INTO mention VALUES (?, ?)")
    addIdentity = try PreparedStatement(database, "INSERT INTO identity VALUES (?, ?, ?, ?, ?)")
    addAffiliation = try PreparedStatement(
      database,
      """
      INSERT OR IGNORE INTO affiliation (source, persona, digest, organization, title, since, since_quality, until,
      until_quality, stated, stated_quality) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    addFact = try PreparedStatement(
      database, "INSERT OR IGNORE INTO fact (source, persona, kind, value) VALUES (?, ?, ?, ?)")
    addDeclaration = try PreparedStatement(
      database,
      """
      INSERT OR IGNORE INTO declaration (source, persona, target, kind, since, since_quality)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
  }

  /// The persona of a mention, made when new; nil for somebody who is to stay forgotten.
  func persona(_ mention: Mention, source: Int64) throws -> (persona: Int64?, isNew: Bool) {
    if !forgotten.isEmpty && !forgotten.isDisjoint(with: Forgetting.hashes(of: mention, salt)) { return (nil, false) }
    let spelling = Self.spelling(of: mention)
    findPersona.bind(1, spelling)
    var persona: Int64?
    if try findPersona.step() { persona = findPersona.integer(0) }
    findPersona.reset()
    let isNew = persona == nil
    if isNew {
      addPersona.bind(1, spelling)
      addPersona.bind(2, Int64(mention.kind.rawValue))
      addPersona.bind(3, mention.name)
      if try addPersona.step() { persona = addPersona.integer(0) }
      addPersona.reset()
    }
    guard let persona else { return (nil, false) }
    if isNew {
      for (place, identity) in mention.identities.enumerated() {
        addIdentity.bind(1, persona)
        addIdentity.bind(2, place)
        addIdentity.bind(3, Int64(identity.kind.rawValue))
        addIdentity.bind(4, identity.value)
        addIdentity.bind(5, Recognition.folded(identity))
        try addIdentity.run()
      }
    }
    addMention.bind(1, persona)
    addMention.bind(2, source)
    try addMention.run()
    return (persona, isNew)
  }

  private func speaks(of text: String) -> Bool { Forgetting.stands(in: text, forgotten, salt) }

  /// A label without the names of people who are to stay forgotten.
  func label(_ text: String) -> String { Forgetting.clearing(text, forgotten, salt) }

  /// Byte for byte: what a source spells differently is another persona, whoever it is.
  static func spelling(of mention: Mention) -> Int64 {
    var hash = StableHash()
    hash.add(mention.kind.rawValue)
    hash.add(mention.name)
    for identity in mention.identities {
      hash.add(identity.kind.rawValue)
      hash.add(identity.value)
    }
    return Int64(bitPattern: hash.finish())
  }

  /// Affiliations, facts and declared ties.
  func addStatements(
    of draft: RelationshipDraft, personas: [Int64], source: Int64, counts: inout ImportOutcome.Source
  ) throws {
    for affiliation in draft.affiliations where personas[affiliation.person] != 0 {
      if speaks(of: affiliation.organization) || speaks(of: affiliation.title) { continue }
      counts.newFacts += try add(affiliation, persona: personas[affiliation.person], source: source)
    }
    for fact in draft.facts where personas[fact.person] != 0 && !speaks(of: fact.value) {
      addFact.bind(1, source)
      addFact.bind(2, personas[fact.person])
      addFact.bind(3, Int64(fact.kind.rawValue))
      addFact.bind(4, fact.value)
      counts.newFacts += try addFact.run()
    }
    for tie in draft.declarations where personas[tie.source] != 0 && personas[tie.target] != 0 {
      addDeclaration.bind(1, source)
      addDeclaration.bind(2, personas[tie.source])
      addDeclaration.bind(3, personas[tie.target])
      addDeclaration.bind(4, tie.kind)
      bind(tie.since, to: addDeclaration, at: 5)
      counts.newTies += try addDeclaration.run()
    }
  }

  private func add(_ affiliation: Affiliation, persona: Int64, source: Int64) throws -> Int {
    addAffiliation.bind(1, source)
    addAffiliation.bind(2, persona)
    addAffiliation.bind(3, Self.digest(of: affiliation))
    addAffiliation.bind(4, affiliation.organization)
    addAffiliation.bind(5, affiliation.title)
    bind(affiliation.since, to: addAffiliation, at: 6)
    bind(affiliation.until, to: addAffiliation, at: 8)
    bind(affiliation.stated, to: addAffiliation, at: 10)
    return try addAffiliation.run()
  }

  static func digest(of affiliation: Affiliation) -> Int64 {
    var hash = StableHash()
    hash.add(affiliation.organization)
    hash.add(affiliation.title)
    for moment in [affiliation.since, affiliation.until, affiliation.stated] {
      hash.add(moment.map { UInt64(bitPattern: $0.seconds) } ?? .max)
      hash.add(moment?.quality ?? 0xFF)
    }
    return Int64(bitPattern: hash.finish())
  }

  private func bind(_ moment: Moment?, to statement: PreparedStatement, at place: Int32) {
    statement.bind(place, moment?.seconds)
    statement.bind(place + 1, moment.map { Int64($0.quality) })
  }

  /// Interactions in the order of their keys, which is the order of the table: a million rows go in at its end.
  func add(_ queue: InteractionQueue, counts: inout [ImportOutcome.Source]) throws {
    let insert = try PreparedStatement(database, "INSERT OR IGNORE INTO interaction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var packed = Participants()
    // A part is many arrays: it is fetched again only when another source comes next.
    guard var part = queue.parts.first else { return }
    var current: UInt32 = 0
    for entry in queue.sorted() {
      if entry.part != current {
        current = entry.part
        part = queue.parts[Int(current)]
      }
      let index = Int(entry.index)
      packed.removeAll()
      var known = 0
      for place in part.table.offsets[index]..<part.table.offsets[index + 1] {
        let persona = part.personas[Int(part.table.participants[place])]
        if persona != 0 { known += 1 }
        // Who began it keeps the first place even when forgotten, so that nobody else seems to have begun it.
        if persona != 0 || place == part.table.offsets[index] { packed.append(persona) }
      }
      if known < 2 { continue }
      insert.bind(1, entry.key)
      insert.bind(2, part.source)
      insert.bind(3, Int64(part.table.channels[index]))
      insert.bind(4, part.table.seconds[index])
      insert.bind(5, Int64(part.table.qualities[index]))
      insert.bind(6, Int64(part.table.durations[index]))
      insert.bind(7, Int64(part.table.files[index]))
      insert.bind(8, Int64(part.table.lines[index]))
      insert.bind(9, packed.bytes)
      counts[part.number].newInteractions += try insert.run()
    }
  }
}

/// Interactions of several drafts, waiting to be written in one order.
struct InteractionQueue {
  struct Part {
    let table: InteractionTable
    let personas: [Int64]
    let source: Int64
    /// The place of the source among those of the import.
    let number: Int
  }

  struct Entry {
    let key: Int64
    let part: UInt32
    let index: UInt32
  }

  private(set) var parts: [Part] = []

  mutating func add(_ table: InteractionTable, personas: [Int64], source: Int64, number: Int) {
    if table.count > 0 { parts.append(Part(table: table, personas: personas, source: source, number: number)) }
  }

  func sorted() -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(parts.reduce(0) { $0 + $1.table.count })
    for (number, part) in parts.enumerated() {
      for index in 0..<part.table.count {
        entries.append(
          Entry(key: Int64(bitPattern: part.table.keys[index]), part: UInt32(number), index: UInt32(index)))
      }
    }
    // Of two with one key the first source's counts.
    entries.sort { ($0.key, $0.part, $0.index) < ($1.key, $1.part, $1.index) }
    return entries
  }
}
