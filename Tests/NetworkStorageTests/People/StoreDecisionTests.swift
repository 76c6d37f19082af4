import Foundation
import GRDB
import NetworkStorage
import SocialNetworks
import Testing

struct StoreDecisionTests {
  @Test func peopleMergedByHandStayMerged() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      let before = try store.export()
      #expect(try store.merge("Dora O'Neil", "Bob Baker", at: 2) == "p2")
      #expect(try store.people().map(\.id) == ["p1", "p2", "p4"].filter { $0 != "p4" } + ["p3"])
      try store.import([StoreSamples.many(20, people: 4)], at: 3)
      let dora = try store.person(named: "Dora O'Neil")
      #expect(dora == "p2")
      #expect(before != (try store.export()))
    }
  }

  @Test func splittingTakesBackWhatWasMerged() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      let people = try store.people()
      try store.merge("Dora O'Neil", "Bob Baker", at: 2)
      let parts = try store.split("Bob Baker", at: 3)
      #expect(Set(parts).count == 2)
      #expect(try store.people() == people)
    }
  }

  @Test func decisionsGoWithTheSpellingsTheyWereAbout() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      let people = try store.people()
      let batch = try #require(try store.import([StoreSamples.contacts()], at: 2).batch)
      #expect(try store.merge("Dora O'Neil", "Bob Baker", at: 3) == "p2")
      try store.keepApart("Cléo Çelik", "Ann Archer", at: 3)
      try store.undo(batch: batch)
      #expect(try store.people() == people)
      for person in people {
        #expect(try store.profile(person.id).spellings.allSatisfy { !$0.sources.isEmpty }, "\(person.name)")
      }
      try store.undo(batch: 1)
      #expect(try store.people().isEmpty)
    }
  }

  @Test func peopleStayMergedWhileBothAreNamed() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      let other = try #require(try store.import([StoreSamples.many(20, people: 4)], at: 2).batch)
      #expect(try store.merge("Dora O'Neil", "Bob Baker", at: 3) == "p2")
      let merged = try store.profile("p2").spellings.count
      try store.undo(batch: other)
      #expect(try store.profile("Dora O'Neil").profile.id == "p2")
      #expect(try store.profile("p2").spellings.count == merged)
    }
  }

  /// Stores of earlier versions have a source by hand that names whoever was decided about.
  @Test func whoeverIsNamedByAWordAloneIsGoneWithTheImport() throws {
    try StoreSamples.withFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      let store = try NetworkStore(path: path, opening: .creating)
      defer { store.close() }
      try store.import([StoreSamples.mailbox()], owner: Mention(name: "Ann Archer"), at: 1)
      try store.setOwner("Ann Archer")
      let batch = try #require(try store.import([StoreSamples.contacts()], at: 2).batch)
      let queue = try DatabaseQueue(path: path)
      try queue.write {
        try $0.execute(
          sql: """
            INSERT INTO mention SELECT persona.id, source.id FROM persona, source
            WHERE source.kind = 'hand' AND persona.name = 'Dora O''Neil'
            """)
      }
      try queue.close()
      #expect(try store.people().map(\.name).contains("Dora O'Neil"))
      try store.undo(batch: batch)
      #expect(try !store.people().map(\.name).contains("Dora O'Neil"))
      #expect(try store.owner()?.name == "Ann Archer")
    }
  }

  @Test func aSpellingCanBeTakenOut() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      let bob = try store.person(named: "bob@baker.example")
      #expect(try store.person(named: "bob@home.example") == bob)
      let parts = try store.split("Bob Baker", parts: ["Robert Baker"], at: 2)
      #expect(parts.count == 2 && parts.first == bob)
      let apart = try store.person(named: "bob@home.example")
      #expect(apart != bob)
      // Joined again by hand, it is the one it was.
      #expect(try store.merge(bob, apart, at: 3) == bob)
      #expect(throws: StorageError.self) { try store.split("Bob Baker", parts: ["Nobody"], at: 4) }
    }
  }

  @Test func likelyMatchesWaitForAReview() throws {
    try StoreSamples.withStore { store throws in
      var draft = RelationshipDraft(kind: "vcard", path: "list")
      for (name, address) in [("Jonathan Smith", "jon@one.example"), ("Jon Smith", "smith@two.example")] {
        let person = draft.insert(Mention(name: name, identities: [StoreSamples.email(address)]))
        draft.affiliations.append(Affiliation(person: person, organization: "Acme"))
      }
      try store.import([StoredSource(draft)], at: 1)
      #expect(try store.people().count == 2)
      let pairs = try store.reviewList()
      #expect(pairs.map { [$0.first.id, $0.second.id] } == [["p1", "p2"]])
      try store.keepApart("p1", "p2", at: 2)
      #expect(try store.reviewList().isEmpty)
      #expect(try store.merge("p1", "p2", at: 3) == "p1")
      #expect(try store.people().count == 1)
    }
  }
}
