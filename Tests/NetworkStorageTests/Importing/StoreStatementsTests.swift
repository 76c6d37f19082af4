import NetworkStorage
import SocialNetworks
import Testing

struct StoreStatementsTests {
  @Test func theLastRatingCounts() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      try store.rate("Bob Baker", value: 0.9, moment: Moment(seconds: 10), now: 9)
      try store.rate("bob@baker.example", value: 0.2, moment: Moment(seconds: 20), now: 9)
      let history = try store.snapshot().history
      let pair = try #require(history.pairIndex(0, 1))
      #expect(history == TieHistory(try store.relationships()))
      #expect(try store.profile("Bob Baker").ratings.map(\.value) == [0.9, 0.2])
      #expect(pair == 0)
      for value in [-0.1, 1.1, .nan, .infinity] {
        #expect(throws: StorageError.self) {
          try store.rate("Bob Baker", value: value, moment: Moment(seconds: 30), now: 9)
        }
      }
      #expect(throws: StorageError.self) { try store.rate("Ann Archer", value: 1, moment: Moment(seconds: 30), now: 9) }
    }
  }

  @Test func aRatingTakenBackLetsTheOneBeforeHold() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      let before = try store.export()
      let first = try store.rate("Bob Baker", value: 0.9, moment: Moment(seconds: 10), now: 2)
      let second = try store.rate("Bob Baker", value: 0.2, moment: Moment(seconds: 20), now: 3)
      func rating() throws -> Float { try store.snapshot().history.forwardRatings[0] }
      #expect(try rating() == 0.2)
      #expect(try store.batches().map { $0.sources.map(\.kind) } == [["mbox"], ["rating"], ["rating"]])
      try store.undo(batch: second)
      #expect(try rating() == 0.9)
      #expect(try store.profile("Bob Baker").ratings.map(\.value) == [0.9])
      try store.undo(batch: first)
      #expect(try rating().isNaN)
      #expect(try store.export() == before)
    }
  }

  @Test func whatIsLoggedIsAnEventAndCanBeTakenBack() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      let before = try store.export()
      let events = try store.snapshot().history.eventCount
      let moment = Moment(seconds: StoreSamples.start)
      let first = try store.log(.meeting, with: ["Bob Baker", "Cléo Çelik"], moment: moment, duration: 3600, now: 2)
      #expect(try store.snapshot().history.eventCount == events + 3)
      let second = try store.log(.meeting, with: ["Bob Baker"], moment: moment, now: 3)
      #expect(try store.snapshot().history.eventCount == events + 4)
      try store.undo(batch: second)
      try store.undo(batch: first)
      #expect(try store.export() == before)
    }
  }

  @Test func introductionsAreRememberedWithTheirOutcome() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox()], at: 1)
      let moment = Moment(seconds: 5)
      try store.log(.introduction, to: "Cléo Çelik", via: "Bob Baker", outcome: .declined, moment: moment, now: 2)
      let events = try store.snapshot().history.eventCount
      try store.log(.introduction, to: "Cléo Çelik", via: "Bob Baker", outcome: .made, moment: moment, now: 2)
      try store.log(.favor, to: "Bob Baker", outcome: .made, moment: moment, now: 2)
      #expect(try store.snapshot().history.eventCount == events + 3 + 1)
      let requests = try store.requests()
      let snapshot = try store.snapshot()
      #expect(requests.map(\.outcome) == [.declined, .made, .made])
      #expect(requests.map { $0.via.map { snapshot.people.id($0) } } == ["p2", "p2", nil])
      #expect(snapshot.requests == requests)
      #expect(requests.map(\.kind) == [.introduction, .introduction, .favor])
      #expect(throws: StorageError.self) {
        try store.log(.ask, to: "Ann Archer", outcome: .made, moment: moment, now: 3)
      }
    }
  }

  @Test func aProfileSaysWhereEverythingComesFrom() throws {
    try StoreSamples.withStore { store throws in
      try store.import([StoreSamples.mailbox(), StoreSamples.contacts()], at: 1)
      let bob = try store.profile("Bob Baker")
      #expect(bob.spellings.map(\.sources) == [["mail/ann.mbox"], ["contacts.vcf"]])
      #expect(bob.affiliations.map(\.affiliation.organization) == ["Baker & Sons"])
      #expect(bob.ties.map(\.kind) == ["contact"] && bob.ties.map(\.other) == ["p1"])
      #expect(bob.ties[0].side == .byOther && bob.ties[0].source == "contacts.vcf")
      #expect(bob.profile.identities.count == 2 && bob.profile.id == "p2")
    }
  }
}
