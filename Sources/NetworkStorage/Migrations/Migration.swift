import GRDB

/// One step from a schema to the next. Steps are never changed once released; each sets the
/// schema's number, `user_version`.
struct Migration: Sendable {
  let number: Int
  let statements: String

  static let all: [Migration] = [.first]

  /// What this version of the program writes.
  static var latest: Int { all.count }

  /// Brings an older schema, or none, up to date. Runs in the transaction of the caller.
  static func migrate(_ database: Database, from schema: Int) throws {
    for migration in all where migration.number > schema {
      try database.execute(sql: migration.statements)
    }
  }
}
