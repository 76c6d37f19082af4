import Foundation
import GRDB

extension NetworkStore {
  /// Copies the store as it stands into a file for the owner alone, which appears whole or not at all.
  ///
  /// Others may write to the store meanwhile. A file that was there is replaced.
  ///
  /// - Throws: `StorageError.cannotCreate`, `.symbolicLink`.
  public func backup(to target: String) throws(StorageError) {
    try Self.translating(target) {
      if StoreFile.isSymbolicLink(target) { throw StorageError.symbolicLink(path: target) }
      let same = URL(filePath: target).standardizedFileURL == URL(filePath: path).standardizedFileURL
      if same { throw StorageError.cannotCreate(path: target, reason: "this is the store itself") }
      let (temporary, descriptor) = try StoreFile.temporary(beside: target)
      StoreFile.close(descriptor)
      do {
        let copy = try DatabaseQueue(path: temporary)
        try queue.backup(to: copy)
        // One file, without companions that would have to be copied along.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        let verdict = try copy.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        try copy.close()
        guard verdict == "ok" else { throw StorageError.damaged(path: path, reason: verdict ?? "unreadable") }
      } catch {
        for each in [temporary] + StoreFile.companions(of: temporary) { StoreFile.remove(each) }
        throw error
      }
      for each in StoreFile.companions(of: temporary) { StoreFile.remove(each) }
      try StoreFile.settle(temporary, as: target)
    }
  }

  /// What SQLite finds wrong with the file; empty when nothing is.
  public func faults() throws(StorageError) -> [String] {
    try read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
  }

  /// How SQLite keeps the file: journal, syncing, overwriting of what is deleted, foreign keys.
  package func settings() throws(StorageError) -> [String] {
    try read { database in
      try [
        String.fetchOne(database, sql: "PRAGMA journal_mode"), String.fetchOne(database, sql: "PRAGMA synchronous"),
        String.fetchOne(database, sql: "PRAGMA secure_delete"), String.fetchOne(database, sql: "PRAGMA foreign_keys"),
      ].map { $0 ?? "" }
    }
  }
}
