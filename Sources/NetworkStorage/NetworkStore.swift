import GRDB
import SocialNetworks

/// People, their ties and where everything was learned, in one SQLite file of the owner.
///
/// Every row names the source that brought it, and by it the contributor; an import is one transaction and can be taken
/// back. Nothing of what messages say is kept: names, addresses, dates and counts only. The file and its companions are
/// for the owner alone (0600); their content is not encrypted, which is the disk's job.
public final class NetworkStore: Sendable {
  /// What to do when there is no store at the path.
  public enum Opening: Sendable { case existing, creating }

  public let path: String
  let queue: DatabaseQueue

  /// Opens a store, bringing an older schema up to date.
  ///
  /// - Parameter opening: whether a missing store is made, or an error.
  /// - Throws: `StorageError`; a file that is no store, or one of a later version, is not touched.
  public init(path: String, opening: Opening = .existing) throws(StorageError) {
    self.path = path
    queue = try Self.translating(path) {
      switch try StoreFile.content(of: path) {
      case .missing:
        guard opening == .creating else { throw StorageError.missing(path: path) }
        try StoreFile.create(path)
      case .empty: break
      case .other: throw StorageError.notAStore(path: path)
      case .store(let schema):
        if schema > Migration.latest {
          throw StorageError.newerSchema(path: path, found: schema, known: Migration.latest)
        }
      }
      StoreFile.restrict(path)
      return try Self.connect(to: path)
    }
    try prepare()
  }

  /// Everything that was written is in the main file afterwards, when nobody else has the store open.
  public func close() { try? queue.close() }

  private static func connect(to path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // Nothing of the data goes into temporary files; what is deleted is overwritten.
      try database.execute(
        sql: """
          PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF
          """)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Write-ahead log, full syncs, schema.
  private func prepare() throws(StorageError) {
    try Self.translating(path) {
      var schema = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
      if schema > Migration.latest {
        throw StorageError.newerSchema(path: path, found: schema, known: Migration.latest)
      }
      try Self.retrying {
        try queue.writeWithoutTransaction { database in
          let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
          if mode != "wal" { try database.execute(sql: "PRAGMA journal_mode = WAL") }
          try database.execute(sql: "PRAGMA synchronous = FULL")
        }
      }
      if schema < Migration.latest {
        try queue.writeWithoutTransaction { database in
          try database.inTransaction(.immediate) {
            schema = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            try Migration.migrate(database, from: schema)
            if try Int64.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'salt1'") == nil {
              for name in ["salt1", "salt2"] {
                try database.execute(
                  sql: "INSERT INTO meta VALUES (?, ?)", arguments: [name, Int64.random(in: .min ... .max)])
              }
              try Self.advance(.reshaped, database)
            }
            return .commit
          }
        }
      }
      StoreFile.restrict(path)
      if try queue.inDatabase({ try Self.meta("sweep", $0) }) == 1 { try? sweep() }
    }
  }

  /// Changing the journal's mode does not wait by itself when somebody else is at work.
  private static func retrying(_ body: () throws -> Void) throws {
    for round in 0... {
      do { return try body() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && round < 100 {
        StoreFile.pause(milliseconds: 50)
      }
    }
  }

  // MARK: transactions

  /// Reads a consistent state.
  func read<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    try Self.translating(path) { try queue.read(body) }
  }

  /// One transaction, begun as a writer; nothing of it stays when `body` throws.
  func write<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    try Self.translating(path) {
      try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        guard let value else { throw StorageError.failed(path: path, reason: "the transaction did not run") }
        return value
      }
    }
  }

  static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(StorageError) -> Value {
    do { return try body() } catch let error as StorageError { throw error } catch let error as DatabaseError {
      throw StorageError(error, path: path)
    } catch { throw StorageError.failed(path: path, reason: "\(error)") }
  }

  // MARK: single values

  static func meta(_ name: String, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name])
  }

  static func setMeta(_ name: String, _ value: Int64?, _ database: Database) throws {
    if let value {
      try database.execute(sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)", arguments: [name, value])
    } else {
      try database.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [name])
    }
  }

  /// Whether derived files can follow a change by adding to what they hold.
  enum Change { case added, reshaped }

  /// Counts a change, so that derived files know they are stale. Steps are random: two copies of a store that went
  /// different ways never have a generation in common.
  @discardableResult
  static func advance(_ change: Change, _ database: Database) throws -> Int64 {
    let generation = try generation(database) + Int64.random(in: 1...(1 << 40))
    try database.execute(sql: "INSERT INTO generation VALUES (?)", arguments: [generation])
    if change == .reshaped { try setMeta("reshaped", generation, database) }
    return generation
  }

  static func generation(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM generation") ?? 0
  }

  /// The persona by which the owner is known; nil while nobody said whose network this is.
  static func ownerPersona(_ database: Database) throws -> Int64? { try meta("owner", database) }
}
