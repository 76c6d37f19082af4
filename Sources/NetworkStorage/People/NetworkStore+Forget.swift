import Foundation
import GRDB
import SocialNetworks

extension NetworkStore {
  /// Deletes a person from everything: spellings, identities, interactions (from those of more than two the person is
  /// taken out), affiliations, facts, ratings, the search index, the log, the cache, and labels of sources that hold the
  /// name. Later imports leave the person out: the store keeps hashes, with a key of its own, of the identities and of
  /// the name where it stands alone.
  ///
  /// Backups and exports made before still hold the person.
  ///
  /// - Parameter name: an id, a name or an address.
  /// - Throws: `StorageError.notYetErased` when another program kept an older state open; the person is deleted, and
  ///   whatever opens the store next, with nobody beside it, erases the rest.
  public func forget(_ name: String) throws(StorageError) {
    try write { database in
      let person = try Self.person(named: name, database)
      let personas = try Self.personas(of: person, database)
      let wanted = Set(personas)
      let mentions = try Recognition.personas(database).filter { wanted.contains($0.id) }.map(\.mention)
      try Self.remember(mentions, database)
      try Self.removeInteractions(of: wanted, database)
      try Self.clearLabels(mentions, database)
      if let owner = try Self.ownerPersona(database), wanted.contains(owner) {
        try Self.setMeta("owner", nil, database)
      }
      for persona in personas {
        // Everything that refers to a persona goes with it.
        try database.execute(sql: "DELETE FROM persona WHERE id = ?", arguments: [persona])
      }
      try database.execute(sql: "DELETE FROM search WHERE rowid = ?", arguments: [person])
      try database.execute(sql: "DELETE FROM person WHERE id = ?", arguments: [person])
      try Self.recognize(database)
      try Self.advance(.reshaped, database)
      try Self.setMeta("sweep", 1, database)
    }
    StoreFile.erase(cachePath)
    try Self.translating(path) { try sweep() }
  }

  /// Makes sure that nothing deleted is left in the index, the file or its log.
  func sweep() throws {
    try write { database in
      // The index keeps what was deleted until its parts are merged.
      try database.execute(sql: "INSERT INTO search (search) VALUES ('optimize')")
      try database.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')")
    }
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM")
      try Self.checkpoint(database, path: path)
    }
    try write { try Self.setMeta("sweep", nil, $0) }
    try queue.writeWithoutTransaction { try Self.checkpoint($0, path: path) }
    StoreFile.restrict(path)
  }

  /// Moves the log into the file and empties it.
  private static func checkpoint(_ database: Database, path: String) throws {
    let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    if let busy: Int = row?[0], busy != 0 { throw StorageError.notYetErased(path: path) }
  }

  /// Notes by which hashes later imports know whom to leave out.
  private static func remember(_ mentions: [Mention], _ database: Database) throws {
    let salt = try salt(database)
    let insert = try PreparedStatement(database, "INSERT OR IGNORE INTO forgotten VALUES (?)")
    var hashes: [Int64] = []
    for mention in mentions {
      let name = Recognition.folded(mention.name)
      if !name.isEmpty { hashes.append(Forgetting.hash(ofName: name, salt)) }
      let words = Forgetting.words(of: mention.name)
      if words.count > 1 { hashes.append(Forgetting.hash(ofWords: words, salt)) }
      for identity in mention.identities {
        hashes.append(Forgetting.hash(of: identity.kind, folded: Recognition.folded(identity), salt))
      }
    }
    for hash in Set(hashes).sorted() {
      insert.bind(1, hash)
      try insert.run()
    }
  }

  private static func removeInteractions(of personas: Set<Int64>, _ database: Database) throws {
    let rows = try PreparedStatement(database, "SELECT key, participants FROM interaction ORDER BY key")
    var gone: [Int64] = []
    var smaller: [(key: Int64, participants: [UInt8])] = []
    while try rows.step() {
      var packed = Participants()
      var (count, known) = (0, 0)
      var isAffected = false
      rows.withParticipants(1) { persona in
        let isForgotten = personas.contains(persona)
        if isForgotten { isAffected = true }
        if !isForgotten && persona != 0 { known += 1 }
        // An empty first place says that somebody else began it.
        if count == 0 || !isForgotten { packed.append(isForgotten ? 0 : persona) }
        count += 1
      }
      if !isAffected { continue }
      if known < 2 { gone.append(rows.integer(0)) } else { smaller.append((rows.integer(0), packed.bytes)) }
    }
    let delete = try PreparedStatement(database, "DELETE FROM interaction WHERE key = ?")
    for key in gone {
      delete.bind(1, key)
      try delete.run()
    }
    let update = try PreparedStatement(database, "UPDATE interaction SET participants = ? WHERE key = ?")
    for (key, participants) in smaller {
      update.bind(1, participants)
      update.bind(2, key)
      try update.run()
    }
  }

  // MARK: labels

  /// Takes the person's names and addresses out of the labels of sources, and out of what is said of other people.
  private static func clearLabels(_ mentions: [Mention], _ database: Database) throws {
    let words = ForgottenWords(mentions)
    for row in try Row.fetchAll(database, sql: "SELECT id, path, files FROM source") {
      let path: String = row["path"]
      let files: String = row["files"]
      let cleared = (
        path: words.clearing(path), files: StoreText.list(StoreText.list(files).map { words.clearing($0) })
      )
      if Recognition.isSame(path, cleared.path) && Recognition.isSame(files, cleared.files) { continue }
      try database.execute(
        sql: "UPDATE source SET path = ?, files = ? WHERE id = ?", arguments: [cleared.path, cleared.files, row["id"]])
    }
    for row in try Row.fetchAll(database, sql: "SELECT id, sources FROM batch") {
      let sources: String = row["sources"]
      let cleared = StoreText.list(StoreText.list(sources).map { words.clearing($0) })
      if Recognition.isSame(sources, cleared) { continue }
      try database.execute(sql: "UPDATE batch SET sources = ? WHERE id = ?", arguments: [cleared, row["id"]])
    }
    for row in try Row.fetchAll(database, sql: "SELECT id, value FROM fact") where words.areWhole(in: row["value"]) {
      try database.execute(sql: "DELETE FROM fact WHERE id = ?", arguments: [row["id"]])
    }
    for row in try Row.fetchAll(database, sql: "SELECT id, organization, title FROM affiliation")
    where words.areWhole(in: row["organization"]) || words.areWhole(in: row["title"]) {
      try database.execute(sql: "DELETE FROM affiliation WHERE id = ?", arguments: [row["id"]])
    }
  }
}

/// What gives a forgotten person away in a label: names and addresses as a whole, and each word of a name.
private struct ForgottenWords {
  /// Folded names and addresses.
  private var whole: [String] = []
  private var single = Set<String>()

  init(_ mentions: [Mention]) {
    for mention in mentions {
      add(mention.name)
      for identity in mention.identities {
        whole.append(Recognition.folded(identity.value))
        whole.append(Recognition.folded(identity))
        if identity.kind == .email, let user = identity.value.split(separator: "@").first { add(String(user)) }
      }
    }
    whole = whole.filter { $0.utf8.count > 2 }
  }

  private mutating func add(_ name: String) {
    let words = Forgetting.words(of: name)
    if words.count > 1 { whole.append(Recognition.folded(name)) }
    single.formUnion(words.filter { $0.unicodeScalars.count > 2 })
  }

  /// The label with every part of the path that holds one of them replaced.
  func clearing(_ label: String) -> String {
    if !gives(label) { return label }
    let parts = label.split(separator: "/", omittingEmptySubsequences: false)
    let cleared = parts.map { gives(String($0)) ? Forgetting.replacement : String($0) }.joined(separator: "/")
    return gives(cleared) ? Forgetting.replacement : cleared
  }

  private func gives(_ text: String) -> Bool {
    areWhole(in: text) || !single.isDisjoint(with: Forgetting.words(of: text))
  }

  /// Whether a full name or an address stands in the text.
  func areWhole(in text: String) -> Bool {
    let folded = Recognition.folded(text)
    return whole.contains { folded.contains($0) }
  }
}
