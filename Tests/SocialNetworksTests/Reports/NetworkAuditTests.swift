import Testing

@testable import SocialNetworks

struct NetworkAuditTests {
  private static let now = Day("2026-01-01")?.startSecond ?? 0
  private static let day: Int64 = 86_400

  /// Everything of the made-up network: people by name, what happened by days before the audit.
  private struct Story {
    var relationships = Relationships()

    init(_ names: [String], owner: Int? = 0) {
      relationships.people = names.map { PersonProfile(id: $0, name: $0) }
      relationships.owner = owner
    }

    mutating func happened(_ channel: Channel, _ people: [Int], daysAgo: Double) {
      relationships.interactions.append(
        Interaction(
          channel: channel, moment: Moment(seconds: now - Int64(daysAgo * 86_400)), participants: people,
          key: UInt64(relationships.interactions.count)))
    }

    func network(_ model: TieStrengthModel = .tieDecay(TieDecayParameters())) throws -> SocialNetwork {
      try SocialNetwork(
        people: relationships.personTable(), history: TieHistory(relationships), model: model, asOf: now,
        owner: relationships.owner.map { Person($0) })
    }
  }

  /// The owner, 0: real with 1 (mail both ways and meetings), one-sided with 2, listed with 3, faded with 4, and in a
  /// group mail of 1 together with 5; 5 and 6 meet without the owner.
  private static func story() -> Story {
    var story = Story(["me", "real", "unanswered", "listed", "faded", "concluded", "far"])
    for week in 0..<20 {
      story.happened(.email, week % 2 == 0 ? [0, 1] : [1, 0], daysAgo: Double(7 * week + 1))
    }
    story.happened(.meeting, [0, 1], daysAgo: 40)
    story.happened(.meeting, [0, 1], daysAgo: 800)
    for month in 0..<8 { story.happened(.email, [0, 2], daysAgo: Double(20 * month + 3)) }
    story.relationships.declarations.append(DeclaredTie(source: 0, target: 3, kind: "connection"))
    story.happened(.meeting, [0, 4], daysAgo: 3_000)
    story.happened(.email, [1, 0, 5], daysAgo: 10)
    story.happened(.meeting, [5, 6], daysAgo: 5)
    story.happened(.meeting, [5, 6], daysAgo: 65)
    return story
  }

  @Test func eachTieIsCalledWhatItIs() throws {
    let audit = try Self.story().network().audit()
    #expect(audit.scope == .owner && audit.owner == Person(0) && audit.people == 7)
    #expect(audit.allTies == .init(observed: 5, declared: 1, inferred: 1))
    #expect(audit.basis.total == 5)
    let realities = Dictionary(audit.ties.map { ($0.other(than: Person(0)).number, $0.reality) }) { first, _ in first }
    #expect(realities == [1: .real, 2: .oneSided, 3: .listed, 4: .faded, 5: .concluded])
    #expect(audit.real == 1 && audit.foam == 3 && audit.count(of: .oneSided) == 1)
  }

  @Test func placesAreToldFromEventsThatWereSeen() throws {
    let audit = try Self.story().network().audit()
    #expect(audit.places.both == 1 && audit.places.onlineOnly == 1 && audit.places.faceToFaceOnly == 1)
    #expect(audit.places.metEver == 2 && audit.places.metThisYear == 1)
    let mail = audit.channels[Int(Channel.email.rawValue)]
    #expect(mail.ties == 2 && mail.events == 29)
  }

  @Test func answersAreCountedFromTheOwner() throws {
    let answers = try Self.story().network().audit().answers
    #expect(answers.writtenTies == 2 && answers.answered == 1 && answers.onlySent == 1 && answers.onlyReceived == 0)
    // 10 sent and 11 received with one, 8 sent with the other.
    #expect(abs((answers.reciprocity ?? 0) - 20.0 / 29) < 1e-12)
  }

  @Test func durabilityKnowsAgesAndRhythms() throws {
    let durability = try Self.story().network().audit().durability
    #expect(durability.datedTies == 3)
    #expect(durability.medianAge == 800)
    // The last event of all is a day old.
    #expect(durability.medianSilence == 2)
    #expect(durability.active == 2 && durability.withoutRhythm == 1)
  }

  @Test(arguments: [(39.0, 1, 0, 0), (41, 0, 1, 0), (79, 0, 1, 0), (81, 0, 0, 1)])
  func silenceIsMeasuredInUsualGaps(last: Double, active: Int, fading: Int, silent: Int) throws {
    var story = Story(["me", "friend", "other"])
    for step in 0..<6 { story.happened(.call, [0, 1], daysAgo: last + 10 * Double(step)) }
    story.happened(.call, [0, 2], daysAgo: 0)
    let durability = try story.network().audit().durability
    #expect(durability.withoutRhythm == 1)
    #expect([durability.active, durability.fading, durability.silent] == [active, fading, silent])
    #expect(abs((durability.medianBurstiness ?? 0) + 1) < 1e-9)
  }

  @Test func concentrationFollowsShares() throws {
    var story = Story(["me", "a", "b", "c"])
    for (person, count) in [(1, 6), (2, 3), (3, 1)] {
      for step in 0..<count { story.happened(.message, [0, person], daysAgo: Double(step + 1)) }
    }
    let concentration = try #require(try story.network().audit().concentration)
    #expect(abs(concentration.top1 - 0.6) < 1e-12 && concentration.top5 == 1)
    #expect(abs(concentration.herfindahl - 0.46) < 1e-12)
    #expect(abs(concentration.gini - 1.0 / 3) < 1e-12)
    #expect(concentration.yearlyChange == nil)
  }

  @Test func aPersonCarriesThoseBehindThem() throws {
    let audit = try Self.story().network().audit()
    // Only the sixth is no contact; the way leads through the fifth.
    let carrier = try #require(audit.carriers.first)
    #expect(carrier.person == Person(5) && carrier.people == 1 && carrier.share == 1)
    let loss = try #require(audit.losses.first)
    #expect(loss.person == Person(5) && loss.people == 1)
    #expect(abs(audit.losses.reduce(0) { $0 + $1.strengthShare } - 1) < 1e-9)
  }

  @Test func opennessComparesOrganizations() throws {
    var story = Self.story()
    for (person, organization) in [(0, "Acme"), (1, "ACME"), (2, "Other"), (4, "Third")] {
      story.relationships.affiliations.append(Affiliation(person: person, organization: organization))
    }
    let openness = try story.network().audit().openness
    #expect(openness.within == 1 && openness.between == 2)
    #expect(abs((openness.externalInternalIndex ?? 0) - 1.0 / 3) < 1e-12)
    #expect((openness.constraint ?? 0) > 0 && openness.contacts == 5 && openness.localBridges == 3)
  }

  @Test func aYearTellsWhatGrewAndWhatWore() throws {
    var story = Story(["me", "new", "old"])
    for step in 0..<12 { story.happened(.meeting, [0, 1], daysAgo: Double(10 * step + 1)) }
    for step in 0..<12 { story.happened(.meeting, [0, 2], daysAgo: Double(10 * step + 400)) }
    let change = try #require(try story.network().audit().change)
    #expect(change.begun == 1 && change.stronger == 1 && change.weaker == 1 && change.wornOff == 0)
    #expect(change.total > 0 && change.earlierTotal > 0)
  }

  @Test func withoutAnOwnerItIsAboutEverybody() throws {
    var story = Self.story()
    story.relationships.owner = nil
    let audit = try story.network().audit()
    #expect(audit.scope == .everybody && audit.owner == nil && audit.basis == audit.allTies)
    #expect(audit.layers == nil && audit.losses.isEmpty && audit.reachable == nil)
    #expect(audit.carriers.first?.person == Person(0))
    #expect(abs((audit.concentration?.top1 ?? 0) - 1) < 0.2)
    #expect(try story.network().audit(of: Person(0)).basis.total == 5)
  }

  @Test func aPlainListIsDeclaredAndUndated() throws {
    var draft = NetworkDraft()
    var people = PersonTable()
    for name in ["a", "b", "c", "d"] { people.insert(id: name) }
    draft = NetworkDraft(people: people)
    draft.addTie(from: 0, to: 1, value: 0.5)
    draft.addTie(from: 1, to: 2, value: 0.25)
    draft.addTie(from: 2, to: 3, value: 0.5)
    let audit = try SocialNetwork(assembling: [draft]).audit(of: Person(0))
    #expect(audit.basis == .init(observed: 0, declared: 1, inferred: 0) && audit.foam == 1)
    #expect(audit.asOf == nil && audit.change == nil && audit.concentration == nil)
    #expect(audit.reachable == 2 && audit.carriers.first?.person == Person(1))
    #expect(audit.losses.first?.people == 2)
  }

  @Test func nothingHasAnAuditToo() throws {
    let audit = try Story([], owner: nil).network().audit()
    #expect(audit.people == 0 && audit.basis.total == 0 && audit.carriers.isEmpty)
    let alone = try Story(["me"]).network().audit()
    #expect(alone.scope == .owner && alone.openness.contacts == 0 && alone.openness.constraint == nil)
  }

  @Test func theSilenceOfTheSourcesIsNotThatOfTies() throws {
    var story = Story(["me", "friend"])
    for step in 0..<6 { story.happened(.call, [0, 1], daysAgo: 400 + 10 * Double(step)) }
    let audit = try story.network().audit()
    #expect(audit.durability.active == 1 && audit.seenUntil == Self.now - 400 * Self.day)
  }

  @Test func laterEventsDoNotCount() throws {
    var story = Story(["me", "a"])
    story.happened(.meeting, [0, 1], daysAgo: -5)
    #expect(try story.network().audit().basis.total == 0)
  }
}
