import Foundation
import NetworkStorage
import SocialNetworks
import Testing

struct StoreSnapshotTests {
  /// Without the file beside the store, the network is made from its rows.
  private func rebuilt(_ store: NetworkStore) throws -> NetworkSnapshot {
    let file = store.path + ".cache"
    let kept = try? Data(contentsOf: URL(filePath: file))
    try? FileManager.default.removeItem(atPath: file)
    let snapshot = try store.snapshot()
    if let kept { try kept.write(to: URL(filePath: file)) }
    return snapshot
  }

  @Test func theSnapshotHoldsPeopleAttributesAndEvents() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      let snapshot = try store.snapshot()
      #expect(snapshot.people.count == 4 && snapshot.owner == 0)
      #expect(snapshot.people.name(2) == "Cléo Çelik")
      #expect(snapshot.people.attribute(named: "organization")?.values == [nil, "Baker & Sons", "Atelier Nord", nil])
      #expect(snapshot.people.attribute(named: "place")?.values[2] == "Lyon")
      #expect(snapshot.people.attribute(named: "email")?.values[1] == "bob@baker.example")
      // Two mails of two people, two of three, a meeting of three; none from the list.
      #expect(snapshot.history.eventCount == 2 + 3 + 1 + 3)
      #expect(snapshot.history == TieHistory(try store.relationships()))
    }
  }

  @Test func theFileGivesTheSameNetwork() throws {
    try StoreSamples.withStore { store throws in
      try store.import(
        [StoreSamples.mailbox(), StoreSamples.many(500, people: 20)], owner: Mention(name: "Ann Archer"), at: 1)
      try store.rate("Bob Baker", value: 0.75, moment: Moment(seconds: 5), now: 9)
      let made = try store.snapshot()
      #expect(FileManager.default.fileExists(atPath: store.path + ".cache"))
      let read = try store.snapshot()
      #expect(read.people == made.people && read.owner == made.owner && read.generation == made.generation)
      #expect(read.history.eventCount == made.history.eventCount)
      #expect(try rebuilt(store).people == read.people)
    }
  }

  @Test func additionsFollowWithoutReadingEverything() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.many(300, people: 12, path: "a.mbox")], at: 1)
      _ = try store.snapshot()
      try store.import([StoreSamples.many(300, people: 15, path: "b.mbox", first: 100_000)], at: 2)
      let updated = try store.snapshot()
      let whole = try rebuilt(store)
      #expect(updated.people == whole.people && updated.history == whole.history)
      #expect(updated.history.eventCount == 600)
    }
  }

  @Test func statementsFollowToo() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      _ = try store.snapshot()
      try store.import([StoreSamples.contacts()], at: 2)
      try store.rate("Dora O'Neil", value: 0.5, moment: Moment(seconds: 3), now: 9)
      try store.log(.call, with: ["Bob Baker"], moment: Moment(seconds: 4), now: 4)
      // So many that a shared organization is no tie any more.
      for batch in 0..<3 {
        var draft = RelationshipDraft(kind: "vcard", path: "staff\(batch)")
        for number in 0..<(1 + 15 * batch) {
          let person = draft.insert(
            Mention(name: "Staff \(batch) \(number)", identities: [StoreSamples.email("\(batch)-\(number)@s.example")]))
          draft.affiliations.append(
            Affiliation(person: person, organization: "Baker & Sons", since: Moment(seconds: StoreSamples.start)))
        }
        try store.import([StoredSource(draft)], at: Int64(5 + batch))
        let updated = try store.snapshot()
        let whole = try rebuilt(store)
        #expect(updated.people == whole.people && updated.history == whole.history, "batch \(batch)")
      }
    }
  }

  @Test func mergingAndSplittingAreSeen() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      let before = try store.snapshot()
      try store.merge("Bob Baker", "Cléo Çelik", at: 2)
      #expect(try store.snapshot().people.count == 2)
      _ = try store.split("Bob Baker", at: 3)
      let after = try store.snapshot()
      #expect(after.people == before.people && after.history == before.history)
    }
  }

  @Test func aBrokenFileIsMadeAnew() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.many(100, people: 9)], at: 1)
      let good = try store.snapshot()
      let file = URL(filePath: store.path + ".cache")
      let bytes = try Data(contentsOf: file)
      for damage in [0, 8, 40, 200, bytes.count / 2, bytes.count - 20, bytes.count - 3] {
        var broken = bytes
        broken[damage] ^= 0x55
        try broken.write(to: file)
        #expect(try store.snapshot().history == good.history, "byte \(damage)")
      }
      for length in [0, 1, 8, 16, 100, bytes.count - 8] {
        try bytes.prefix(length).write(to: file)
        #expect(try store.snapshot().people == good.people, "\(length) bytes")
      }
    }
  }

  @Test func theFileOfAnotherStoreIsNotTaken() throws {
    try StoreSamples.withFolder { folder throws in
      let one = try NetworkStore(path: folder.appending(path: "one.sqlite").path, opening: .creating)
      let other = try NetworkStore(path: folder.appending(path: "other.sqlite").path, opening: .creating)
      defer {
        one.close()
        other.close()
      }
      try one.import([StoreSamples.mailbox()], at: 1)
      try other.import([StoreSamples.many(10, people: 4)], at: 1)
      _ = try one.snapshot()
      try FileManager.default.copyItem(atPath: one.path + ".cache", toPath: other.path + ".cache")
      #expect(try other.snapshot().people.count == 4)
    }
  }
}
