import GRDB

extension NetworkStore {
  /// Takes back an import: everything that it was the first to bring, with the people whom nobody else names.
  ///
  /// People who were joined because of it are apart again, with the ids they had. What was decided by hand of spellings
  /// that nobody names any more is gone with them.
  ///
  /// - Throws: `StorageError.unknownBatch`.
  public func undo(batch: Int) throws(StorageError) {
    try write { database in
      let isHand = try Bool.fetchOne(
        database, sql: "SELECT kind = 'hand' FROM source WHERE batch = ?", arguments: [batch])
      guard let isHand, !isHand else { throw StorageError.unknownBatch(batch) }
      for sql in [
        "DELETE FROM interaction WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM affiliation WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM fact WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM declaration WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM rating WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM outcome WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM mention WHERE source IN (SELECT id FROM source WHERE batch = ?)",
        "DELETE FROM source WHERE batch = ?", "DELETE FROM batch WHERE id = ?",
      ] {
        try database.execute(sql: sql, arguments: [batch])
      }
      try Self.withdrawEmptyWords(database)
      try Self.removeUnnamedPersonas(database)
      try Self.recognize(database)
      try Self.advance(.reshaped, database)
    }
  }

  /// A word about who is who does not make anybody known: by hand, only the owner and those who rate or are rated are.
  private static func withdrawEmptyWords(_ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM mention WHERE source IN (SELECT id FROM source WHERE kind = 'hand')
        AND persona IS NOT (SELECT value FROM meta WHERE name = 'owner')
        AND persona NOT IN (SELECT persona FROM rating UNION SELECT target FROM rating)
        """)
  }

  /// Personas that no source names any more. The owner's goes too: whoever imports next says it again.
  private static func removeUnnamedPersonas(_ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM persona WHERE NOT EXISTS (SELECT 1 FROM mention WHERE mention.persona = persona.id)")
    if let owner = try ownerPersona(database), try person(of: owner, database) == nil {
      try setMeta("owner", nil, database)
    }
  }
}
