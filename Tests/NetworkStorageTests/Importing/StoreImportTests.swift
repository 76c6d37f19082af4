import NetworkStorage
import SocialNetworks
import Testing

struct StoreImportTests {
  @Test func anImportCountsWhatIsNew() throws {
    try StoreSamples.withStore { store throws in
      let outcome = try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      #expect(outcome.batch == 1)
      #expect(outcome.newPeople == 4)
      #expect(outcome.sources.map(\.newSpellings) == [4, 3])
      #expect(outcome.newInteractions == 6)
      #expect(outcome.newTies == 2)
      #expect(outcome.sources.map(\.newFacts) == [3, 0])
      #expect(try store.people().map(\.name) == ["Ann Archer", "Bob Baker", "Cléo Çelik", "Dora O'Neil"])
      #expect(try store.owner()?.name == "Ann Archer")
    }
  }

  @Test func importingAgainChangesNothing() throws {
    try StoreSamples.withStore { store throws in
      let sources = [StoreSamples.mailbox(), StoreSamples.contacts()]
      try store.import(sources, at: 1)
      let before = try store.export()
      let again = try store.import(sources, at: 2)
      #expect(again.batch == nil && again.newPeople == 0 && again.newInteractions == 0 && again.newTies == 0)
      #expect(try store.export() == before)
      let reversed = try store.import(sources.reversed(), at: 3)
      #expect(reversed.batch == nil)
      #expect(try store.export() == before)
    }
  }

  @Test func batchesNameTheirSourcesAndContributors() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 5)
      try store.import([StoreSamples.contacts()], at: 6)
      let batches = try store.batches()
      #expect(batches.map(\.id) == [1, 2] && batches.map(\.seconds) == [5, 6])
      #expect(batches[0].sources[0].contributor == "Ann Archer")
      #expect(batches[0].sources[0].dropped == ["draft": 2])
      #expect(batches[1].sources[0].path == "contacts.vcf")
    }
  }

  @Test func whatWasTakenBackIsAsIfItHadNeverBeen() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      let before = try store.export()
      let outcome = try store.import([StoreSamples.contacts(), StoreSamples.many(50, people: 5)], at: 2)
      #expect(try store.people().count > 4)
      try store.undo(batch: try #require(outcome.batch))
      #expect(try store.export() == before)
      #expect(try store.people("dora").isEmpty)
      #expect(throws: StorageError.unknownBatch(2)) { try store.undo(batch: 2) }
    }
  }

  @Test func peopleJoinedByAnImportComeApartWhenItIsTakenBack() throws {
    try StoreSamples.withStore { store throws in
      var first = RelationshipDraft(kind: "mbox", path: "a")
      first.insert(Mention(name: "Eve Frost", identities: [StoreSamples.email("eve@one.example")]))
      first.insert(Mention(name: "E. Frost-Hill", identities: [StoreSamples.email("eve@two.example")]))
      try store.import([StoredSource(first)], at: 1)
      var second = RelationshipDraft(kind: "vcard", path: "b")
      second.insert(
        Mention(
          name: "Eve Frost",
          identities: [StoreSamples.email("eve@one.example"), StoreSamples.email("eve@two.example")]))
      let outcome = try store.import([StoredSource(second)], at: 2)
      #expect(outcome.joinedPeople == 1 && outcome.newPeople == 0)
      #expect(try store.people().map(\.id) == ["p1"])
      #expect(try store.person(named: "p2") == "p1")
      try store.undo(batch: 2)
      #expect(try store.people().map(\.id) == ["p1", "p2"])
      #expect(try store.person(named: "p2") == "p2")
    }
  }

  @Test func composedAndDecomposedNamesAreOnePerson() throws {
    try StoreSamples.withStore { store throws in
      for (number, name) in ["Ren\u{E9} Dubois", "Rene\u{301} Dubois", "RENÉ DUBOIS", "rene dubois"].enumerated() {
        var draft = RelationshipDraft(kind: "vcard", path: "\(number)")
        draft.insert(Mention(name: name))
        try store.import([StoredSource(draft)], at: 1)
      }
      #expect(try store.people().count == 1)
      #expect(try store.profile("p1").spellings.count == 4)
    }
  }

  @Test func theOwnerIsWhoSaysSo() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.contacts()], at: 1)
      #expect(try store.owner()?.id == "p1")
      try store.import([StoreSamples.mailbox()], at: 2)
      #expect(try store.owner()?.name == "Ann Archer")
      let people = try store.relationships()
      let owner = try #require(people.owner)
      #expect(people.declarations.allSatisfy { $0.source == owner })
      try store.import([], owner: Mention(name: "Zoe Zimmer"), at: 3)
      #expect(try store.owner()?.name == "Zoe Zimmer")
    }
  }

  @Test func aContributionMakesNobodyTheOwner() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], adoption: .never, at: 1)
      #expect(try store.owner() == nil)
      #expect(throws: StorageError.noOwner) {
        try store.rate("Bob Baker", value: 0.5, moment: Moment(seconds: 0), now: 9)
      }
    }
  }
}
