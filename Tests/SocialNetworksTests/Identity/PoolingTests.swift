import SocialNetworks
import Testing

struct PoolingTests {
  private let anna = Mention(name: "Anna Berg", identities: [Identity(.email, "anna@a.org")])
  private let tom = Mention(name: "Tom Ford", identities: [Identity(.email, "tom@b.org")])
  private let room = Mention(name: "Room 1", identities: [Identity(.email, "room@a.org")], kind: .resource)
  private let robot = Mention(identities: [Identity(.email, "no-reply@a.org")], kind: .automatic)

  private func interaction(_ channel: Channel, _ participants: [Int], at seconds: Int64 = 0) -> Interaction {
    Interaction(channel: channel, moment: Moment(seconds: seconds), participants: participants)
  }

  @Test func sourcesTellOneThingOnce() {
    var first = RelationshipDraft()
    first.append(interaction(.email, [first.insert(anna), first.insert(tom)], at: 5), id: "m1")
    var second = RelationshipDraft()
    second.append(interaction(.email, [second.insert(tom), second.insert(anna)], at: 9), id: "m1")
    second.append(interaction(.email, [0, 1], at: 9), id: "m2")
    let pooled = Relationships(pooling: [first, second])
    #expect(pooled.people.map(\.id) == ["anna@a.org", "tom@b.org"])
    #expect(pooled.interactions.count == 2)
    #expect(pooled.interactions[0].participants == [0, 1])
    #expect(pooled.interactions[0].moment.seconds == 5)
    #expect(pooled.interactions[1].participants == [1, 0])
    #expect(Relationships(pooling: [first, second, first, second]).interactions == pooled.interactions)
  }

  @Test func whoIsNoPersonStandsInNoInteraction() {
    var draft = RelationshipDraft()
    let numbers = [anna, tom, room, robot].map { draft.insert($0) }
    draft.append(interaction(.meeting, [numbers[0], numbers[2], numbers[1]]), id: "1")
    draft.append(interaction(.meeting, [numbers[0], numbers[2]]), id: "2")
    draft.append(interaction(.email, [numbers[3], numbers[0], numbers[1]]), id: "3")
    draft.append(interaction(.meeting, [numbers[2], numbers[1], numbers[0]]), id: "4")
    let pooled = Relationships(pooling: [draft])
    #expect((0..<pooled.interactions.count).map { pooled.interactions[$0].participants } == [[0, 1], [1, 0]])
    #expect(pooled.people.map(\.kind) == [.person, .person])
  }

  @Test func onePersonStandsOnceInAnInteraction() {
    var draft = RelationshipDraft()
    let other = Mention(name: "A. Berg", identities: [Identity(.email, "ANNA@a.org")])
    let numbers = [anna, other, tom].map { draft.insert($0) }
    draft.append(interaction(.email, [numbers[0], numbers[1]]), id: "to herself")
    draft.append(interaction(.email, [numbers[1], numbers[2], numbers[0]]), id: "to both")
    let pooled = Relationships(pooling: [draft])
    #expect(pooled.interactions.count == 1)
    #expect(pooled.interactions[0].participants == [0, 1])
  }

  @Test func theOwnerIsWhomAllSourcesName() {
    var mail = RelationshipDraft()
    mail.owner = mail.insert(anna)
    var chat = RelationshipDraft()
    chat.insert(tom)
    chat.owner = chat.insertOwner()
    #expect(Relationships(pooling: [mail]).owner == 0)
    #expect(Relationships(pooling: [mail, chat]).owner == nil)
    let pooled = Relationships(pooling: [mail, chat], owner: anna)
    #expect(pooled.owner == 0)
    #expect(pooled.people.count == 2)
    let stranger = Relationships(pooling: [mail], owner: tom)
    #expect(stranger.owner == 1)
    #expect(stranger.people.map(\.name) == ["Anna Berg", "Tom Ford"])
  }

  @Test func statementsSpeakOfPeople() {
    var first = RelationshipDraft()
    let one = first.insert(anna)
    let other = first.insert(tom)
    let again = first.insert(Mention(name: "Berg, Anna"))
    first.affiliations = [
      Affiliation(person: one, organization: "Acme"), Affiliation(person: again, organization: "Acme"),
    ]
    first.facts = [PersonFact(person: again, kind: .tag, value: "x"), PersonFact(person: one, kind: .tag, value: "x")]
    first.declarations = [
      DeclaredTie(source: one, target: other, kind: "contact"),
      DeclaredTie(source: again, target: other, kind: "contact"),
      DeclaredTie(source: one, target: again, kind: "contact"),
      DeclaredTie(source: one, target: first.insert(room), kind: "contact"),
    ]
    let pooled = Relationships(pooling: [first])
    #expect(pooled.affiliations == [Affiliation(person: 0, organization: "Acme")])
    #expect(pooled.facts == [PersonFact(person: 0, kind: .tag, value: "x")])
    #expect(pooled.declarations == [DeclaredTie(source: 0, target: 1, kind: "contact")])
  }

  @Test func idsAreUnique() {
    var draft = RelationshipDraft()
    for number in 1...3 {
      draft.insert(Mention(name: "Jean Martin", identities: [Identity(.phone, "12\(number)")]))
    }
    var other = RelationshipDraft()
    for _ in 1...2 { other.insert(Mention(name: "Jean")) }
    let pooled = Relationships(pooling: [draft, other, other])
    #expect(pooled.people.map(\.id) == ["Jean Martin", "Jean Martin (2)", "Jean Martin (3)", "Jean", "Jean (2)"])
  }

  @Test func decisionsCountMentionsThroughAllDrafts() {
    var first = RelationshipDraft()
    first.insert(anna)
    var second = RelationshipDraft()
    second.insert(tom)
    second.insert(anna)
    #expect(Relationships(pooling: [first, second]).people.count == 2)
    #expect(Relationships(pooling: [first, second], decisions: [IdentityDecision(.different, 0, 2)]).people.count == 3)
    #expect(Relationships(pooling: [first, second], decisions: [IdentityDecision(.same, 0, 1)]).people.count == 1)
    #expect(Relationships(pooling: [first, second], decisions: [IdentityDecision(.same, 0, 99)]).people.count == 2)
  }

  @Test func interactionsWithoutKeysGetThem() {
    var draft = RelationshipDraft()
    let numbers = [draft.insert(anna), draft.insert(tom)]
    draft.interactions.append(interaction(.call, numbers, at: 1))
    draft.interactions.append(interaction(.call, numbers, at: 1))
    draft.interactions.append(interaction(.call, numbers, at: 2))
    #expect(Relationships(pooling: [draft, draft]).interactions.count == 3)
  }

  @Test func likelyPeopleAreJoinedOnRequestAndHomonymsAreNot() {
    func page(_ name: String, _ number: Int) -> Mention {
      Mention(name: name, identities: [Identity(.profile, "linkedin.com/in/p\(number)")])
    }
    func mail(_ name: String, _ number: Int) -> Mention {
      Mention(name: name, identities: [Identity(.email, "p\(number)@site\(number).org")])
    }
    var draft = RelationshipDraft()
    for mention in [page("Anna Berg", 1), mail("Anna Berg", 1), Mention(name: "Anna Berg")] { draft.insert(mention) }
    for mention in [page("Jean Martin", 2), mail("Jean Martin", 2)] { draft.insert(mention) }
    for mention in [page("Jean Martin", 3), mail("Jean Martin", 3)] { draft.insert(mention) }
    #expect(Relationships(pooling: [draft]).people.count == 7)
    #expect(Relationships(pooling: [draft], recognition: .corroborated).people.count == 7)
    #expect(Relationships(pooling: [draft], recognition: .likely).people.count == 5)
    draft.affiliations = [Affiliation(person: 3, organization: "Site2"), Affiliation(person: 5, organization: "Site3")]
    let corroborated = Relationships(pooling: [draft], recognition: .corroborated)
    #expect(corroborated.people.map(\.name) == ["Anna Berg", "Anna Berg", "Anna Berg", "Jean Martin", "Jean Martin"])
  }
}
