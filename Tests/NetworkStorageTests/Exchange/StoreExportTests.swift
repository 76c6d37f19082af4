import Foundation
import NetworkStorage
import SocialNetworks
import Testing

struct StoreExportTests {
  private func fill(_ store: NetworkStore) throws {
    try store.import(
      [StoreSamples.mailbox(), StoreSamples.contacts(), StoreSamples.many(200, people: 20)],
      owner: Mention(name: "Ann Archer", identities: [StoreSamples.email("ann@archer.example")]), at: 1)
    var draft = RelationshipDraft(kind: "csv", path: "odd \"names\"\n\u{1}\\.csv")
    for name in ["tab\tand\nline", "quote\"back\\slash", "\u{1F600} e\u{301}", "nul\u{0}nul", "\u{202E}right"] {
      draft.insert(Mention(name: name))
    }
    try store.import([StoredSource(draft, digest: .max, dropped: [("no \"date\"", 3)])], at: 2)
    try store.rate("Bob Baker", value: 0.1, moment: Moment(seconds: 3, precision: .day, zone: .unknown), now: 9)
    try store.merge("Dora O'Neil", "Person N3", at: 4)
    _ = try store.split("Cléo Çelik", at: 5)
    try store.log(.call, with: ["Bob Baker"], moment: Moment(seconds: 6), duration: 60, now: 6)
    try store.log(
      .introduction, to: "Cléo Çelik", via: "Bob Baker", outcome: .declined, moment: Moment(seconds: 7), now: 7)
    try store.forget("Person N5")
  }

  @Test func anExportMakesAnEqualStore() throws {
    try StoreSamples.withStore { store throws in
      try fill(store)
      let bytes = try store.export()
      try StoreSamples.withStore { copy throws in
        try copy.importExport(bytes)
        #expect(try copy.export() == bytes)
        #expect(try copy.relationships() == store.relationships())
        #expect(try copy.snapshot().people == store.snapshot().people)
        #expect(try copy.snapshot().history == store.snapshot().history)
        #expect(try copy.people("celik").map(\.name) == store.people("celik").map(\.name))
        #expect(try copy.requests() == store.requests())
        #expect(try copy.batches() == store.batches())
        // Who was forgotten stays forgotten.
        let again = try copy.import([StoreSamples.many(200, people: 20)], at: 9)
        #expect(again.sources[0].forgotten == 1 && again.batch == nil)
        #expect(throws: StorageError.notEmpty(path: copy.path)) { try copy.importExport(bytes) }
      }
    }
  }

  @Test func anExportIsJson() throws {
    try StoreSamples.withStore { store throws in
      try fill(store)
      let bytes = try store.export()
      let value = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      #expect(bytes.starts(with: Array(NetworkStore.exportSignature.utf8)))
      #expect((value?["personas"] as? [[String: Any]])?.contains { $0["name"] as? String == "tab\tand\nline" } == true)
    }
  }

  @Test func aBrokenExportChangesNothing() throws {
    try StoreSamples.withStore { store throws in
      try fill(store)
      let bytes = try store.export()
      try StoreSamples.withStore { copy throws in
        let empty = try copy.export()
        var cuts = stride(from: 0, to: bytes.count - 3, by: max(1, bytes.count / 60)).map { Array(bytes[..<$0]) }
        cuts.append(bytes + [0x7B])
        cuts.append(Array("{\"entregent_store\":2}".utf8))
        cuts.append(Array("{\"entregent_store\":1,\"interactions\":[{}]}".utf8))
        cuts.append(Array("{\"entregent_store\":1,\"personas\":[[[[[[[[".utf8))
        for cut in cuts {
          #expect(throws: StorageError.self) { try copy.importExport(cut) }
        }
        #expect(try copy.export() == empty)
      }
    }
  }

  @Test func aBackupIsAWholeStoreForTheOwnerAlone() throws {
    try StoreSamples.withFolder { folder throws in
      let store = try NetworkStore(path: folder.appending(path: "network.sqlite").path, opening: .creating)
      try fill(store)
      let target = folder.appending(path: "backup.sqlite").path
      try store.backup(to: target)
      try store.backup(to: target)
      let facts = try FileManager.default.attributesOfItem(atPath: target)
      #expect((facts[.posixPermissions] as? Int) == 0o600)
      let copy = try NetworkStore(path: target)
      #expect(try copy.export() == store.export())
      copy.close()
      store.close()
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names.allSatisfy { $0.hasPrefix("network.sqlite") || $0.hasPrefix("backup.sqlite") }, "\(names)")
      #expect(names.allSatisfy { !$0.contains("part") }, "\(names)")
    }
  }
}
