import Foundation
import GRDB
import NetworkStorage
import SocialNetworks
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite(.serialized) struct StoreOpeningTests {
  private static func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func filesAndFoldersAreForTheOwnerAloneWhateverTheUmask() throws {
    try StoreSamples.withFolder { folder throws in
      let before = umask(0)
      defer { umask(before) }
      let path = folder.appending(path: "a/b/network.sqlite").path
      let store = try NetworkStore(path: path, opening: .creating)
      try store.import([StoreSamples.mailbox()], at: 1)
      _ = try store.snapshot()
      for suffix in ["", "-wal", "-shm", ".cache"] {
        #expect(try Self.mode(path + suffix) == 0o600, "\(suffix)")
      }
      #expect(try Self.mode(folder.appending(path: "a/b").path) == 0o700)
      #expect(try Self.mode(folder.appending(path: "a").path) == 0o700)
      store.close()
    }
  }

  @Test func aMissingStoreIsMadeOnlyOnRequest() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      #expect(throws: StorageError.missing(path: path)) { try NetworkStore(path: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func linksAreRefused() throws {
    try StoreSamples.withFolder { folder throws in
      let real = folder.appending(path: "real.sqlite").path
      try NetworkStore(path: real, opening: .creating).close()
      let link = folder.appending(path: "link.sqlite").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
      #expect(throws: StorageError.symbolicLink(path: link)) { try NetworkStore(path: link) }
      let cache = real + ".cache"
      try FileManager.default.createSymbolicLink(atPath: cache, withDestinationPath: folder.appending(path: "x").path)
      #expect(throws: StorageError.symbolicLink(path: cache)) { try NetworkStore(path: real) }
    }
  }

  @Test func aStoreOfALaterVersionIsNotTouched() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      let store = try NetworkStore(path: path, opening: .creating)
      try store.import([StoreSamples.mailbox()], at: 1)
      store.close()
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99")
      }
      try queue.close()
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(throws: StorageError.newerSchema(path: path, found: 99, known: 1)) { try NetworkStore(path: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["network.sqlite"])
    }
  }

  @Test func otherFilesAreNotTouched() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "file").path
      var other = Data("SQLite format 3\0".utf8)
      other.append(Data(repeating: 7, count: 5000))
      for bytes in [Data("hello".utf8), Data(repeating: 0, count: 9000), other] {
        try bytes.write(to: URL(filePath: path))
        #expect(throws: StorageError.notAStore(path: path)) { try NetworkStore(path: path, opening: .creating) }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
      }
      #expect(throws: StorageError.notAStore(path: folder.path)) { try NetworkStore(path: folder.path) }
    }
  }

  @Test func aTruncatedOrScribbledStoreIsAnErrorAndNoCrash() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      let store = try NetworkStore(path: path, opening: .creating)
      try store.import([StoreSamples.mailbox(), StoreSamples.many(300, people: 30)], at: 1)
      store.close()
      let whole = try Data(contentsOf: URL(filePath: path))
      for round in 0..<24 {
        var bytes = whole
        if round % 2 == 0 {
          bytes = whole.prefix(whole.count * round / 24 + 50)
        } else {
          for place in stride(from: 100 + 37 * round, to: whole.count, by: 911 * round) { bytes[place] ^= 0xA5 }
        }
        try bytes.write(to: URL(filePath: path))
        for suffix in ["-wal", "-shm", ".cache"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        do {
          let broken = try NetworkStore(path: path)
          defer { broken.close() }
          _ = try? broken.faults()
          _ = try? broken.people("baker")
          _ = try? broken.snapshot()
          _ = try? broken.relationships()
          _ = try? broken.export()
          _ = try? broken.profile("p2")
          _ = try? broken.import([StoreSamples.contacts()], at: 2)
        } catch {}
      }
    }
  }

  @Test func everyCommitIsSynced() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      let store = try NetworkStore(path: path, opening: .creating)
      #expect(try store.settings() == ["wal", "2", "1", "1"])
      store.close()
    }
  }

  @Test func aKilledCreationIsTakenUp() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      try Data().write(to: URL(filePath: path))
      let store = try NetworkStore(path: path)
      try store.import([StoreSamples.mailbox()], at: 1)
      store.close()
    }
  }
}
