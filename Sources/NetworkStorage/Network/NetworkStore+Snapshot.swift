import GRDB
import SocialNetworks

extension NetworkStore {
  /// The network as it stands, from a file beside the store where that is up to date.
  ///
  /// The file (`.cache`, for the owner alone) is made anew when it is missing, damaged or older than a change of who is
  /// who; when only something was added, that is added to it. It never holds anything that the store does not.
  ///
  /// - Complexity: one read of the file; O(n log n) in the interactions when it is made anew.
  public func snapshot() throws(StorageError) -> NetworkSnapshot {
    let cached = SnapshotFile.read(cachePath)
    let (snapshot, identity) = try read { database in
      let identity = try Self.cacheIdentity(database)
      var snapshot = try Self.current(cached.flatMap { $0.identity == identity ? $0.snapshot : nil }, database)
      snapshot.requests = try Self.requests(database)
      return (snapshot, identity)
    }
    if snapshot.generation != cached?.snapshot.generation || identity != cached?.identity {
      keep(snapshot, identity: identity)
    }
    return snapshot
  }

  var cachePath: String { StoreFile.cachePath(of: path) }

  /// Tells the files of two stores apart.
  private static func cacheIdentity(_ database: Database) throws -> UInt64 {
    let salt = try salt(database)
    var hash = StableHash(key: salt)
    hash.add("cache")
    return hash.finish()
  }

  /// Writes the file while nobody can change the store, and only when it still is the store's state: what was forgotten
  /// meanwhile must not come back. Failing costs nothing but time.
  private func keep(_ snapshot: NetworkSnapshot, identity: UInt64) {
    _ = try? write { database in
      guard try Self.generation(database) == snapshot.generation else { return }
      try SnapshotFile.write(snapshot, identity: identity, to: cachePath)
    }
  }

  private static func current(_ cached: NetworkSnapshot?, _ database: Database) throws -> NetworkSnapshot {
    let generation = try generation(database)
    if let cached {
      if cached.generation == generation { return cached }
      if let updated = try updated(cached, to: generation, database) { return updated }
    }
    return try rebuilt(generation, database)
  }

  private static func rebuilt(_ generation: Int64, _ database: Database) throws -> NetworkSnapshot {
    let numbers = try PersonNumbers(database)
    var relationships = Relationships()
    relationships.people = numbers.people.map { PersonProfile(id: "p\($0)", name: "") }
    try fillStatements(&relationships, numbers, database)
    relationships.interactions = try interactions(numbers, after: nil, database)
    return NetworkSnapshot(
      people: try table(numbers, relationships, database), history: TieHistory(relationships),
      owner: try ownerPersona(database).flatMap { numbers[$0] }, generation: generation)
  }

  /// The cached network with what came since, if nothing but additions happened in between.
  private static func updated(
    _ old: NetworkSnapshot, to generation: Int64, _ database: Database
  ) throws -> NetworkSnapshot? {
    let isOurs = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM generation WHERE number = ?)", arguments: [old.generation])
    guard isOurs == true, old.generation >= (try meta("reshaped", database) ?? .max) else { return nil }
    let numbers = try PersonNumbers(database)
    guard numbers.people.count >= old.people.count else { return nil }
    var relationships = Relationships()
    relationships.people = numbers.people.map { PersonProfile(id: "p\($0)", name: "") }
    try fillStatements(&relationships, numbers, database)
    relationships.interactions = try interactions(numbers, after: old.generation, database)
    guard let history = old.history.merged(with: TieHistory(relationships)) else { return nil }
    return NetworkSnapshot(
      people: try table(numbers, relationships, database), history: history,
      owner: try ownerPersona(database).flatMap { numbers[$0] }, generation: generation)
  }

  /// Names and attributes; the ids of people who were joined still find them.
  private static func table(
    _ numbers: PersonNumbers, _ relationships: Relationships, _ database: Database
  ) throws -> PersonTable {
    let count = numbers.people.count
    var table = PersonTable()
    for person in numbers.people { table.insert(id: "p\(person)") }
    let names = try PreparedStatement(database, "SELECT name FROM person ORDER BY id")
    while try names.step() { table.labels.append(names.text(0)) }

    let current = relationships.currentAffiliations()
    var places: [String?] = Array(repeating: nil, count: count)
    var tags = places
    for fact in relationships.facts {
      switch fact.kind {
      case .place: places[fact.person] = fact.value
      case .tag: tags[fact.person] = tags[fact.person].map { $0 + ";" + fact.value } ?? fact.value
      case .birthday: break
      }
    }
    var emails: [String?] = Array(repeating: nil, count: count)
    let rows = try PreparedStatement(
      database, "SELECT persona, value FROM identity WHERE kind = 0 ORDER BY persona, place")
    while try rows.step() {
      if let number = numbers[rows.integer(0)], emails[number] == nil { emails[number] = rows.text(1) }
    }
    var formerIds: [String?] = Array(repeating: nil, count: count)
    let origins = try PreparedStatement(
      database, "SELECT MIN(id), origin FROM persona WHERE person <> origin GROUP BY person, origin ORDER BY 1")
    while try origins.step() {
      guard let number = numbers[origins.integer(0)] else { continue }
      let id = "p\(origins.integer(1))"
      formerIds[number] = formerIds[number].map { $0 + ";" + id } ?? id
    }
    let titles = current.map { $0?.title }
    for (name, values) in [
      ("organization", current.map { $0?.organization }), ("title", titles), ("place", places), ("tag", tags),
      ("email", emails), ("former_id", formerIds),
    ] {
      table.attributes.append(AttributeColumn(name: name, values: values.map { $0?.isEmpty == true ? nil : $0 }))
    }
    return table
  }
}
