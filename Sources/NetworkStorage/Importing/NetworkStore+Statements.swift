import GRDB
public import SocialNetworks

extension NetworkStore {
  /// Notes how close one person is to another, which counts more than anything computed, as an import of its own that
  /// `undo` takes back: what was said before holds again.
  ///
  /// - Parameters:
  ///   - target: whom: an id, a name or an address.
  ///   - source: who says so; nil is the owner.
  ///   - value: from 0, strangers, to 1.
  ///   - now: the time of noting.
  /// - Returns: the number of the batch.
  @discardableResult
  public func rate(
    _ target: String, by source: String? = nil, value: Double, moment: Moment, now: Int64
  ) throws(StorageError) -> Int {
    guard value >= 0, value <= 1 else {
      throw StorageError.invalidValue("a rating is a number from 0 to 1, not \(value)")
    }
    return try write { database in
      let personas = try [Self.persona(source, database), Self.persona(target, database)]
      if try Self.person(of: personas[0], database) == Self.person(of: personas[1], database) {
        throw StorageError.invalidValue("nobody is rated by themselves")
      }
      let batch = try Self.handBatch("rating", at: now, database)
      try Self.name(personas, source: batch.source, database)
      try database.execute(
        sql: "INSERT INTO rating (source, persona, target, value, seconds, quality) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [batch.source, personas[0], personas[1], value, moment.seconds, moment.quality])
      return Int(batch.id)
    }
  }

  /// Notes something that happened, as an import of its own that `undo` takes back.
  ///
  /// - Parameters:
  ///   - people: who took part besides the owner: ids, names, addresses.
  ///   - initiator: who began it; nil is the owner.
  ///   - duration: in seconds; 0 when not known.
  ///   - now: the time of noting.
  /// - Returns: the number of the batch.
  @discardableResult
  public func log(
    _ channel: Channel, with people: [String], by initiator: String? = nil, moment: Moment, duration: Int = 0,
    now: Int64
  ) throws(StorageError) -> Int {
    try write { database in
      var personas = [try Self.persona(initiator, database)]
      for name in people {
        let persona = try Self.persona(name, database)
        if !personas.contains(persona) { personas.append(persona) }
      }
      guard personas.count > 1 else { throw StorageError.invalidValue("it takes two people at least") }
      let batch = try Self.handBatch("log", at: now, database)
      try Self.insert(channel, personas, moment: moment, duration: duration, source: batch.source, database)
      return Int(batch.id)
    }
  }

  /// Notes a request and how it ended; an introduction that was made and a favor are interactions, too.
  ///
  /// - Parameters:
  ///   - person: who asked or, for a favor, who gave; nil is the owner.
  ///   - via: who was to introduce them.
  ///   - target: who was to be met, asked or given something.
  /// - Returns: the number of the batch.
  @discardableResult
  public func log(
    _ kind: RequestKind, by person: String? = nil, to target: String, via: String? = nil, outcome: RequestOutcome,
    moment: Moment, now: Int64
  ) throws(StorageError) -> Int {
    try write { database in
      let one = try Self.persona(person, database)
      let other = try Self.persona(target, database)
      let between = try via.map { try Self.persona($0, database) }
      if one == other || between == one || between == other {
        throw StorageError.invalidValue("“\(target)” stands twice in it")
      }
      let batch = try Self.handBatch("log", at: now, database)
      try Self.name([one, other] + (between.map { [$0] } ?? []), source: batch.source, database)
      try database.execute(
        sql: """
          INSERT INTO outcome (source, kind, persona, via, target, result, seconds, quality)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          batch.source, kind.rawValue, one, between, other, outcome.rawValue, moment.seconds, moment.quality,
        ])
      if outcome == .made && kind != .ask {
        let personas = between.map { [$0, one, other] } ?? [one, other]
        let channel: Channel = kind == .favor ? .favor : .introduction
        try Self.insert(channel, personas, moment: moment, duration: 0, source: batch.source, database)
      }
      return Int(batch.id)
    }
  }

  /// Every request that was logged, the oldest first, people by the numbers of `snapshot()`.
  public func requests() throws(StorageError) -> [Request] {
    try read { database in try Self.requests(database) }
  }

  static func requests(_ database: Database) throws -> [Request] {
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM outcome ORDER BY seconds, id")
    if rows.isEmpty { return [] }
    let numbers = try PersonNumbers(database)
    func person(_ persona: Int64?) -> Int? { persona.flatMap { numbers[$0] } }
    return rows.compactMap { row in
      guard let kind = RequestKind(rawValue: row["kind"]), let one = person(row["persona"]),
        let outcome = RequestOutcome(rawValue: row["result"])
      else { return nil }
      return Request(
        kind: kind, person: one, via: person(row["via"]), target: person(row["target"]), outcome: outcome,
        moment: Moment(seconds: row["seconds"], quality: row["quality"]))
    }
  }

  // MARK: rows

  /// The oldest persona of somebody; of the owner for nil.
  private static func persona(_ name: String?, _ database: Database) throws -> Int64 {
    guard let name else {
      guard let owner = try ownerPersona(database) else { throw StorageError.noOwner }
      return owner
    }
    let person = try person(named: name, database)
    guard let persona = try personas(of: person, database).first else { throw StorageError.unknownPerson(name) }
    return persona
  }

  /// A batch with one source for what somebody says once.
  private static func handBatch(
    _ kind: String, at now: Int64, _ database: Database
  ) throws -> (id: Int64, source: Int64) {
    let generation = try advance(.added, database)
    let batch = try addBatch([], at: now, database)
    return (batch, try addSource(path: "", kind: kind, batch: batch, generation: generation, database))
  }

  /// Notes that a source speaks of these personas.
  private static func name(_ personas: [Int64], source: Int64, _ database: Database) throws {
    for persona in personas {
      try database.execute(sql: "INSERT OR IGNORE INTO mention VALUES (?, ?)", arguments: [persona, source])
    }
  }

  private static func insert(
    _ channel: Channel, _ personas: [Int64], moment: Moment, duration: Int, source: Int64, _ database: Database
  ) throws {
    try name(personas, source: source, database)
    let insert = try PreparedStatement(database, "INSERT OR IGNORE INTO interaction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var packed = Participants()
    for persona in personas { packed.append(persona) }
    // The same may happen twice a day; each note is one event.
    var hash = StableHash()
    hash.add("log")
    hash.add(UInt64(bitPattern: source))
    hash.add(channel.rawValue)
    hash.add(UInt64(bitPattern: moment.seconds))
    hash.add(packed.bytes)
    insert.bind(1, Int64(bitPattern: hash.finish()))
    insert.bind(2, source)
    insert.bind(3, Int64(channel.rawValue))
    insert.bind(4, moment.seconds)
    insert.bind(5, Int64(moment.quality))
    insert.bind(6, Int64(Int32(clamping: duration)))
    insert.bind(7, Int64(0))
    insert.bind(8, Int64(0))
    insert.bind(9, packed.bytes)
    try insert.run()
  }
}
