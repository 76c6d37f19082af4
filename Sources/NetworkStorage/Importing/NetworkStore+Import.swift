import Foundation
import GRDB
public import SocialNetworks

extension NetworkStore {
  /// Takes sources in: all of them or, when anything fails, none.
  ///
  /// What is there already is not taken again: a mention by its spelling, an interaction by its key, the rest by its
  /// content. When nothing is new, nothing changes at all.
  ///
  /// - Parameters:
  ///   - owner: whose network this is; nil leaves it as it is.
  ///   - adoption: what to do when nobody ever said whose network this is.
  ///   - seconds: the time of the import since 1970.
  /// - Complexity: O(n log n) in the interactions, and recognizing people anew when there are new spellings.
  @discardableResult
  public func `import`(
    _ sources: [StoredSource], owner: Mention? = nil, adoption: OwnerAdoption = .fromSources, at seconds: Int64
  ) throws(StorageError) -> ImportOutcome {
    let result = try Self.translating(path) {
      try queue.writeWithoutTransaction { database in
        var outcome = ImportOutcome()
        try database.inTransaction(.immediate) {
          outcome = try Self.take(sources, owner: owner, adoption: adoption, at: seconds, database)
          return outcome.batch == nil ? .rollback : .commit
        }
        return outcome
      }
    }
    return result
  }

  private static func take(
    _ sources: [StoredSource], owner: Mention?, adoption: OwnerAdoption, at seconds: Int64, _ database: Database
  ) throws -> ImportOutcome {
    var outcome = ImportOutcome()
    let generation = try advance(.added, database)
    let writer = try SourceWriter(database, salt: salt(database))
    let batch = try addBatch(sources.map { writer.label($0.draft.path) }, at: seconds, database)
    var interactions = InteractionQueue()
    var isOwnerNew = false

    if let owner {
      let source = try handSource(at: seconds, database)
      if let persona = try writer.persona(owner, source: source).persona {
        isOwnerNew =
          try ownerPersona(database).map { try person(of: $0, database) != person(of: persona, database) } ?? true
        if isOwnerNew { try setMeta("owner", persona, database) }
      }
    }
    for stored in sources {
      var draft = stored.draft
      draft.settleKeys()
      let source = try addSource(stored, writer, batch: batch, generation: generation, database)
      var counts = ImportOutcome.Source(path: draft.path, kind: draft.kind)
      let personas = try draft.mentions.map { mention -> Int64 in
        let (persona, isNew) = try writer.persona(mention, source: source)
        if isNew { counts.newSpellings += 1 }
        if persona == nil { counts.forgotten += 1 }
        return persona ?? 0
      }
      if let number = draft.owner, personas[number] != 0 {
        try database.execute(
          sql: "UPDATE source SET contributor = ? WHERE id = ?", arguments: [personas[number], source])
      }
      try writer.addStatements(of: draft, personas: personas, source: source, counts: &counts)
      interactions.add(draft.interactions, personas: personas, source: source, number: outcome.sources.count)
      outcome.sources.append(counts)
    }
    try writer.add(interactions, counts: &outcome.sources)

    var hasNews = isOwnerNew
    let ids = try Int64.fetchAll(database, sql: "SELECT id FROM source WHERE batch = ? ORDER BY id", arguments: [batch])
    for (number, counts) in outcome.sources.enumerated() {
      if counts.isEmpty { try remove(source: ids[number], database) } else { hasNews = true }
    }
    guard hasNews else { return outcome }
    outcome.batch = Int(batch)
    if isOwnerNew || outcome.sources.contains(where: { $0.newSpellings + $0.newFacts > 0 }) {
      let before = try Int64.fetchAll(database, sql: "SELECT id FROM person ORDER BY id")
      try recognize(database)
      if adoption == .fromSources, try adoptOwner(of: batch, database) {
        try recognize(database)
        isOwnerNew = true
      }
      let after = Set(try Int64.fetchAll(database, sql: "SELECT id FROM person"))
      outcome.joinedPeople = before.count { !after.contains($0) }
      outcome.newPeople = after.count - (before.count - outcome.joinedPeople)
    }
    if isOwnerNew { try advance(.reshaped, database) }
    return outcome
  }

  /// Without a word of whose network this is, it is the owner of the sources, where they agree; else the one for whom
  /// sources have only a place.
  ///
  /// - Returns: whether the owner is another one now.
  private static func adoptOwner(of batch: Int64, _ database: Database) throws -> Bool {
    let current = try ownerPersona(database)
    let kind = try current.flatMap { owner in
      try Int.fetchOne(database, sql: "SELECT kind FROM persona WHERE id = ?", arguments: [owner])
    }
    if kind == Int(MentionKind.person.rawValue) { return false }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT MIN(persona.id) AS persona FROM source JOIN persona ON persona.id = contributor
        WHERE batch = ? AND persona.kind = 0 AND person IS NOT NULL GROUP BY person ORDER BY 1
        """, arguments: [batch])
    var found: Int64? = rows.count == 1 ? rows[0]["persona"] : nil
    if rows.isEmpty && current == nil {
      found = try Int64.fetchOne(
        database, sql: "SELECT id FROM persona WHERE kind = ? ORDER BY id", arguments: [MentionKind.owner.rawValue])
    }
    guard let found, found != current else { return false }
    try setMeta("owner", found, database)
    return true
  }

  // MARK: sources and batches

  static func addBatch(_ paths: [String], at seconds: Int64, _ database: Database) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO batch (seconds, sources) VALUES (?, ?)", arguments: [seconds, StoreText.list(paths)])
    return database.lastInsertedRowID
  }

  private static func addSource(
    _ stored: StoredSource, _ writer: SourceWriter, batch: Int64, generation: Int64, _ database: Database
  ) throws -> Int64 {
    var reasons: [String: Int] = [:]
    for (reason, count) in stored.dropped { reasons[reason, default: 0] += count }
    return try addSource(
      path: writer.label(stored.draft.path), kind: stored.draft.kind, batch: batch, generation: generation,
      digest: Int64(bitPattern: stored.digest), read: stored.rowsRead, kept: stored.rowsKept,
      dropped: StoreText.counts(reasons), files: StoreText.list(stored.draft.files.map { writer.label($0) }), database)
  }

  static func addSource(
    path: String, kind: String, batch: Int64, generation: Int64, digest: Int64 = 0, read: Int = 0, kept: Int = 0,
    dropped: String = "{}", files: String = "[]", _ database: Database
  ) throws -> Int64 {
    try database.execute(
      sql: """
        INSERT INTO source (batch, path, kind, digest, rows_read, rows_kept, dropped, files, generation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: [batch, path, kind, digest, read, kept, dropped, files, generation])
    return database.lastInsertedRowID
  }

  /// The source of who the owner is, where only they say so.
  static func handSource(at seconds: Int64, _ database: Database) throws -> Int64 {
    if let known = try Int64.fetchOne(database, sql: "SELECT id FROM source WHERE kind = 'hand' ORDER BY id") {
      return known
    }
    let batch = try addBatch([], at: seconds, database)
    let generation = try generation(database)
    return try addSource(path: "", kind: "hand", batch: batch, generation: generation, database)
  }

  private static func remove(source: Int64, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM mention WHERE source = ?", arguments: [source])
    try database.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [source])
  }

  /// Imports, the oldest first.
  public func batches() throws(StorageError) -> [ImportBatch] {
    try read { database in
      var batches = try Row.fetchAll(database, sql: "SELECT id, seconds FROM batch ORDER BY id").map { row in
        ImportBatch(id: row["id"], seconds: row["seconds"], sources: [])
      }
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT source.*, persona.name AS contributor_name FROM source LEFT JOIN persona ON persona.id = contributor
          WHERE source.kind <> 'hand' ORDER BY source.id
          """)
      while let row = try rows.next() {
        let batch: Int = row["batch"]
        guard let place = batches.firstIndex(where: { $0.id == batch }) else { continue }
        batches[place].sources.append(
          ImportBatch.Source(
            path: row["path"], kind: row["kind"], contributor: row["contributor_name"] ?? "",
            rowsRead: row["rows_read"],
            rowsKept: row["rows_kept"], dropped: StoreText.counts(row["dropped"])))
      }
      return batches.filter { !$0.sources.isEmpty }
    }
  }
}

/// Lists and counts within one column, as JSON.
enum StoreText {
  static func list(_ texts: [String]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: texts, options: [.withoutEscapingSlashes])
    return String(decoding: data ?? Data("[]".utf8), as: UTF8.self)
  }

  static func list(_ text: String) -> [String] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String] ?? []
  }

  static func counts(_ counts: [String: Int]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: counts, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data ?? Data("{}".utf8), as: UTF8.self)
  }

  static func counts(_ text: String) -> [String: Int] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Int] ?? [:]
  }
}
