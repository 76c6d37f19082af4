import SocialNetworks
import Testing

struct AttendeeRecognitionTests {
  private static let people: Relationships = {
    var all = Relationships()
    func add(_ name: String, _ mails: [String] = [], otherNames: [String] = []) {
      all.people.append(
        PersonProfile(
          id: "p\(all.people.count)", name: name, identities: mails.map { Identity(.email, $0) },
          otherNames: otherNames))
    }
    add("Léa Fontaine", ["lea@example.org"])
    add("Nina Okafor", ["nina@example.org"], otherNames: ["Nina Okafor-Lind"])
    add("Thomas Martin", ["thomas@one.example"])
    add("Thomas Martin", ["thomas@two.example"])
    add("Ben Carter")
    add("Olga Brandt", ["olga@acme.example"])
    all.owner = 0
    all.affiliations = [
      Affiliation(person: 2, organization: "Acme"), Affiliation(person: 5, organization: "Acme GmbH"),
    ]
    return all
  }()

  private func match(
    _ name: String, _ mail: String = "", organization: String = "", recognition: Recognition = .corroborated
  ) -> AttendeeMatch {
    let mention = Mention(name: name, identities: mail.isEmpty ? [] : [Identity(.email, mail)])
    return Self.people.matches(of: [Attendee(mention, organization: organization)], recognition: recognition)[0]
  }

  @Test func addressesRecognizeWhateverTheName() {
    #expect(match("N. O.", "NINA@example.org") == .known(1))
    #expect(match("", "nina@example.org") == .known(1))
  }

  @Test func namesRecognizeTheOnlyPersonWhoBearsThem() {
    #expect(match("Okafor, Nina") == .known(1))
    #expect(match("Nina Okafor-Lind") == .known(1))
    #expect(match("BEN CARTER", "ben@example.org") == .known(4))
    #expect(match("Lea Fontaine", "other@example.org") == .known(0))
  }

  @Test func namesOfSeveralAreNeverGuessed() {
    #expect(match("Thomas Martin") == .ambiguous([2, 3]))
    #expect(match("Nina") == .ambiguous([1]))
    #expect(match("Thomas Martin", "thomas@two.example") == .known(3))
  }

  @Test func addressesTellApartWhomAnOrganizationWouldJoin() {
    var all = Self.people
    all.affiliations.append(Affiliation(person: 3, organization: "Acme"))
    let mention = Mention(name: "Thomas Martin", identities: [Identity(.email, "thomas@two.example")])
    #expect(all.matches(of: [Attendee(mention)]) == [.known(3)])
    #expect(all.matches(of: [Attendee(Mention(name: "Thomas Martin"))]) == [.ambiguous([2, 3])])
  }

  @Test func theSameNameWithAnotherAddressIsSomebodyNew() {
    #expect(match("Nina Okafor", "nina@elsewhere.example") == .new(0, namesakes: [1]))
    #expect(match("Olga Brandt", "o.b@elsewhere.example", organization: "Acme") == .known(5))
    #expect(match("Olga Brandt", "o.b@elsewhere.example", recognition: .likely) == .known(5))
  }

  @Test func linesOfOneNewPersonAreOne() {
    let mention = Mention(name: "Ada Quist", identities: [Identity(.email, "ada@example.org")])
    let found = Self.people.matches(of: [
      Attendee(mention), Attendee(Mention(name: "Noa Berg")), Attendee(Mention(name: "Ada Quist")),
    ])
    #expect(found == [.new(0, namesakes: []), .new(1, namesakes: []), .new(0, namesakes: [])])
  }

  @Test func newcomersJoinWithoutTies() throws {
    var draft = NetworkDraft(people: PersonTable())
    for name in ["ann", "bob", "cid"] { draft.people.insert(id: name) }
    draft.ties = TieTable(sources: [0, 1], targets: [1, 2], values: [0.5, 0.25])
    var rules = NetworkRules()
    rules.tieValues = .probability
    let before = try SocialNetwork(assembling: [draft], rules: rules)
    let attendees = [
      Attendee(Mention(name: "bob"), organization: "Acme", interests: ["swift"]),
      Attendee(Mention(name: "dee", identities: [Identity(.email, "dee@example.org")]), title: "CTO"),
      Attendee(Mention(name: "ann")),
    ]
    let (after, people) = try before.with(
      attendees, matches: [.known(1), .new(0, namesakes: []), .ambiguous([0, 2])])
    #expect(people == [Person(1), Person(3), nil])
    #expect(after.personCount == 4 && after.tieCount == 2)
    #expect(after.tieValue(from: Person(1), to: Person(2)) == 0.25 && after.contactCount(of: Person(3)) == 0)
    #expect(after.id(of: Person(3)) == "dee@example.org" && after.name(of: Person(3)) == "dee")
    #expect(after.people.attribute(named: "organization")?.values == [nil, "Acme", nil, nil])
    #expect(after.people.attribute(named: "tag")?.values == [nil, "swift", nil, nil])
    #expect(try after.person(named: "dee@example.org") == Person(3))
  }

  @Test func networksOfDatedInteractionsKeepTheirPast() throws {
    let all = Histories.relationships(people: 3, [(.meeting, 1, [0, 1], 60), (.meeting, 2, [1, 2], 60)])
    let network = try SocialNetwork(
      people: all.personTable(), history: TieHistory(all), model: .tieDecay, asOf: 3 * Histories.day, owner: Person(0))
    let (after, people) = try network.with(
      [Attendee(Mention(name: "Ada Quist"))], matches: [.new(0, namesakes: [])])
    #expect(people == [Person(3)] && after.owner == Person(0) && after.day == network.day)
    let strength = network.strengths(between: Person(0), and: Person(1))?.outgoing
    #expect(after.strengths(between: Person(0), and: Person(1))?.outgoing == strength)
    #expect(try after.person(named: "Ada Quist") == Person(3))
  }

  @Test func namesakesGetIdsOfTheirOwn() throws {
    var draft = NetworkDraft(people: PersonTable())
    draft.people.insert(id: "ann")
    let before = try SocialNetwork(assembling: [draft])
    let many = 3_000
    let attendees = Array(repeating: Attendee(Mention(name: "ann")), count: many)
    let (after, people) = try before.with(attendees, matches: (0..<many).map { .new($0, namesakes: []) })
    #expect(after.personCount == many + 1 && Set(people).count == many)
    #expect(after.id(of: Person(1)) == "ann (2)" && after.id(of: Person(many)) == "ann (\(many + 1))")
  }

  @Test func filesCallPeopleWhatTheyLike() {
    var table = PersonTable()
    for name in ["Strozzi", "Pazzi", "b"] { table.insert(id: name) }
    table.insert(id: "4", label: "b")
    let attendees = ["Pazzi", "pazzi", "b", "4"].map { Attendee(Mention(name: $0)) }
    #expect(table.exactMatches(of: attendees) == [1, nil, 2, 3])
  }
}
