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
