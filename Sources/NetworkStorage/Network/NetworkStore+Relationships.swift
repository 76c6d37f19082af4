import GRDB
public import SocialNetworks

extension NetworkStore {
  /// Everything that the store knows, people recognized: what reports, exports and strengths are made of.
  ///
  /// People are numbered by their ids. Who is no person stands in no interaction; an interaction that was begun by nobody
  /// known, where somebody must have begun it, is left out.
  public func relationships() throws(StorageError) -> Relationships {
    try read { database in
      var relationships = Relationships()
      let numbers = try Self.fillPeople(&relationships, database)
      try Self.fillStatements(&relationships, numbers, database)
      relationships.interactions = try Self.interactions(numbers, after: nil, database)
      relationships.requests = try Self.requests(database)
      return relationships
    }
  }

  /// Everybody with what sources say of them, and nothing of what happened; people are numbered as in the snapshot.
  public func everybody() throws(StorageError) -> Relationships {
    try read { database in
      var relationships = Relationships()
      let numbers = try Self.fillPeople(&relationships, database)
      try Self.fillStatements(&relationships, numbers, database)
      return relationships
    }
  }

  /// From personas to numbers of people; -1 for who is none.
  struct PersonNumbers {
    private(set) var numbers: [Int32]
    /// The ids of people, by number.
    private(set) var people: [Int64]

    init(_ database: Database) throws {
      people = try Int64.fetchAll(database, sql: "SELECT id FROM person ORDER BY id")
      var places: [Int64: Int32] = [:]
      places.reserveCapacity(people.count)
      for (place, person) in people.enumerated() { places[person] = Int32(clamping: place) }
      let last = try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM persona") ?? 0
      numbers = Array(repeating: -1, count: Int(clamping: last) + 1)
      let rows = try PreparedStatement(database, "SELECT id, person FROM persona WHERE person IS NOT NULL")
      while try rows.step() { numbers[Int(rows.integer(0))] = places[rows.integer(1)] ?? -1 }
    }

    subscript(persona: Int64) -> Int? {
      guard persona > 0, persona < numbers.count, numbers[Int(persona)] >= 0 else { return nil }
      return Int(numbers[Int(persona)])
    }
  }

  private static func fillPeople(_ relationships: inout Relationships, _ database: Database) throws -> PersonNumbers {
    let numbers = try PersonNumbers(database)
    var mentions: [[Mention]] = Array(repeating: [], count: numbers.people.count)
    for persona in try Recognition.personas(database) {
      if let number = numbers[persona.id] { mentions[number].append(persona.mention) }
    }
    for (number, person) in numbers.people.enumerated() {
      var profile = PersonProfile(joining: mentions[number])
      profile.id = "p\(person)"
      relationships.people.append(profile)
    }
    relationships.owner = try ownerPersona(database).flatMap { numbers[$0] }
    return numbers
  }

  static func fillStatements(
    _ relationships: inout Relationships, _ numbers: PersonNumbers, _ database: Database
  ) throws {
    var affiliations = Set<Affiliation>()
    let rows = try PreparedStatement(
      database,
      """
      SELECT persona, organization, title, since, since_quality, until, until_quality, stated, stated_quality
      FROM affiliation ORDER BY id
      """)
    while try rows.step() {
      guard let person = numbers[rows.integer(0)] else { continue }
      let affiliation = Affiliation(
        person: person, organization: rows.text(1), title: rows.text(2), since: moment(rows, 3),
        until: moment(rows, 5), stated: moment(rows, 7))
      if affiliations.insert(affiliation).inserted { relationships.affiliations.append(affiliation) }
    }
    var facts = Set<PersonFact>()
    let factRows = try PreparedStatement(database, "SELECT persona, kind, value FROM fact ORDER BY id")
    while try factRows.step() {
      guard let person = numbers[factRows.integer(0)],
        let kind = PersonFact.Kind(rawValue: UInt8(clamping: factRows.integer(1)))
      else { continue }
      let fact = PersonFact(person: person, kind: kind, value: factRows.text(2))
      if facts.insert(fact).inserted { relationships.facts.append(fact) }
    }
    let ties = try PreparedStatement(
      database, "SELECT persona, target, kind, since, since_quality FROM declaration ORDER BY id")
    while try ties.step() {
      guard let source = numbers[ties.integer(0)], let target = numbers[ties.integer(1)], source != target else {
        continue
      }
      relationships.declarations.append(
        DeclaredTie(source: source, target: target, kind: ties.text(2), since: moment(ties, 3)))
    }
    let ratings = try PreparedStatement(
      database, "SELECT persona, target, value, seconds, quality FROM rating ORDER BY seconds, id")
    while try ratings.step() {
      guard let source = numbers[ratings.integer(0)], let target = numbers[ratings.integer(1)], source != target
      else { continue }
      relationships.ratings.append(
        Rating(
          source: source, target: target, value: ratings.number(2), moment: moment(ratings, 3) ?? Moment(seconds: 0)))
    }
  }

  private static func moment(_ row: PreparedStatement, _ column: Int32) -> Moment? {
    guard let seconds = row.optionalInteger(column) else { return nil }
    return Moment(seconds: seconds, quality: UInt8(clamping: row.integer(column + 1)))
  }

  /// Interactions between people, all of them or those of sources younger than a generation.
  static func interactions(
    _ numbers: PersonNumbers, after generation: Int64?, _ database: Database
  ) throws -> InteractionTable {
    let rows: PreparedStatement
    if let generation {
      rows = try PreparedStatement(
        database,
        """
        SELECT key, channel, seconds, quality, duration, file, line, participants FROM interaction
        WHERE source IN (SELECT id FROM source WHERE generation > ?) ORDER BY key
        """)
      rows.bind(1, generation)
    } else {
      rows = try PreparedStatement(
        database,
        "SELECT key, channel, seconds, quality, duration, file, line, participants FROM interaction ORDER BY key")
    }
    var table = InteractionTable()
    if generation == nil {
      table.reserve(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM interaction") ?? 0)
    }
    var participants: [UInt32] = []
    // In which row each person was last seen: two addresses of one person count once.
    var lastSeen = [Int](repeating: -1, count: numbers.people.count)
    var row = -1
    while try rows.step() {
      row += 1
      participants.removeAll(keepingCapacity: true)
      var isFirst = true
      var hasInitiator = true
      rows.withParticipants(7) { persona in
        if let number = numbers[persona] {
          if lastSeen[number] != row { participants.append(UInt32(number)) }
          lastSeen[number] = row
        } else if isFirst {
          hasInitiator = false
        }
        isFirst = false
      }
      let channel = UInt8(clamping: rows.integer(1))
      if participants.count < 2 || !(hasInitiator || Channel(rawValue: channel)?.isMutual ?? false) { continue }
      table.channels.append(channel)
      table.seconds.append(rows.integer(2))
      table.qualities.append(UInt8(clamping: rows.integer(3)))
      table.durations.append(Int32(clamping: rows.integer(4)))
      table.keys.append(UInt64(bitPattern: rows.integer(0)))
      table.files.append(UInt16(clamping: rows.integer(5)))
      table.lines.append(UInt32(clamping: rows.integer(6)))
      table.participants.append(contentsOf: participants)
      table.offsets.append(table.participants.count)
    }
    return table
  }
}
