import SocialNetworks
import Testing

struct IdentityResolverTests {
  private func person(_ name: String = "", _ identities: Identity...) -> Mention {
    Mention(name: name, identities: identities)
  }

  private func email(_ value: String) -> Identity { Identity(.email, value) }
  private func phone(_ value: String) -> Identity { Identity(.phone, value) }
  private func profile(_ value: String) -> Identity { Identity(.profile, value) }
  private func handle(_ value: String) -> Identity { Identity(.handle, value) }

  private func resolve(
    _ mentions: [Mention], different: [(Int, Int)] = [], same: [(Int, Int)] = []
  ) -> IdentityResolution {
    var resolver = IdentityResolver()
    for mention in mentions { resolver.add(mention) }
    for pair in different { resolver.decide(.different, pair.0, pair.1) }
    for pair in same { resolver.decide(.same, pair.0, pair.1) }
    return resolver.resolve()
  }

  @Test func oneAddressIsOnePersonHoweverSpelled() {
    let resolution = resolve([
      person("Ben Okafor", email("ben@example.org")), person("", email(" Mailto:BEN@Example.org ")),
      person("", email("<ben@example.org>")), person("", email("ben+work@example.org")),
      person("", email("b.en@example.org")),
    ])
    #expect(resolution.people == [0, 0, 0, 1, 2])
    #expect(resolution.matches.map(\.reason) == [.sameEmail, .sameEmail])
  }

  @Test func gmailIgnoresDotsAndTags() {
    let resolution = resolve([
      person("", email("ben.okafor@gmail.com")), person("", email("B.E.N.okafor+news@googlemail.com")),
      person("", email("benokafor@example.com")),
    ])
    #expect(resolution.people == [0, 0, 1])
  }

  @Test func composedAndDecomposedNamesAreOnePerson() {
    let resolution = resolve([
      person("Ren\u{E9} \u{C9}tienne"), person("Rene\u{301} e\u{301}tienne", email("rene@example.org")),
      person("RENÉ ÉTIENNE"),
    ])
    #expect(resolution.people == [0, 0, 0])
  }

  @Test func aNameGoesToTheOnlyPersonWhoBearsIt() {
    let resolution = resolve([
      person("Okafor, Nadia"), person("Dr. Nadia Okafor (she/her) 🌍, PhD"), person("Nadia Okafor", email("n@a.org")),
      person("Nadia"),
    ])
    #expect(resolution.people == [0, 0, 0, 1])
    #expect(resolution.matches.allSatisfy { $0.reason == .onlyPersonOfThatName })
  }

  @Test func homonymsAreNeverMergedSilently() {
    let resolution = resolve([
      person("Jean Martin", email("jean@a.org")), person("Jean Martin", email("jean@b.org")), person("Jean Martin"),
    ])
    #expect(resolution.people == [0, 1, 2])
    #expect(resolution.homonyms.map(\.name) == ["jean martin"])
    #expect(resolution.homonyms.map(\.mentions) == [[0, 1, 2]])
  }

  @Test func sharedInboxesJoinNobody() {
    let resolution = resolve([
      person("Anna Berg", email("info@a.org")), person("Tom Ford", email("info@a.org")),
      person("Li Chen", email("info@a.org")), person("Anna Berg", email("INFO@a.org"), email("anna@a.org")),
    ])
    #expect(resolution.people == [0, 1, 2, 0])
    #expect(resolution.shared.map(\.mentions) == [[0, 1, 2]])
  }

  @Test func decisionsKeepApartWhatAnAddressJoins() {
    let mentions = (0..<4).map { _ in person("", email("a@a.org")) }
    let split = resolve(mentions, different: [(0, 1)])
    #expect(split.people == [0, 1, 1, 1])
    #expect(!split.skipped.isEmpty)
    let all = resolve(mentions, different: [(0, 1), (0, 2), (0, 3)])
    #expect(all.people == [0, 1, 1, 1])
  }

  @Test func thirdPartiesGoWithTheOneWhoIsNotTakenOut() {
    let mentions = (0..<4).map { _ in person("", email("a@a.org")) }
    #expect(resolve(mentions, different: [(0, 3)]).people == [0, 1, 1, 1])
    #expect(resolve(mentions, different: [(3, 0)]).people == [0, 0, 0, 1])
    // Nobody knows with whom.
    let five = mentions + [mentions[0]]
    #expect(resolve(five, different: [(0, 1), (2, 3)]).people == [0, 1, 2, 3, 4])
  }

  @Test func thoseOfOneNameStayTogetherWhenAFamilyIsTakenApart() {
    let resolution = resolve(
      [
        person("Anna Berg", email("berg@a.org")), person("Tom Berg", email("berg@a.org")),
        person("Anna Berg", email("Berg@a.org")), person("Tom Berg", email("berg@A.org")),
      ], different: [(0, 1)])
    #expect(resolution.people == [0, 1, 0, 1])
    #expect(resolution.skipped.map(\.reason) == [.sameEmail])
  }

  @Test func whatIsSaidLastHolds() {
    let mentions = [person("A B", email("a@a.org")), person("C D", email("b@a.org"))]
    #expect(resolve(mentions, same: [(0, 1)]).people == [0, 0])
    var resolver = IdentityResolver()
    for mention in mentions { resolver.add(mention) }
    resolver.decide(.same, 0, 1)
    resolver.decide(.different, 1, 0)
    #expect(resolver.resolve().people == [0, 1])
    resolver.decide(.same, 0, 1)
    #expect(resolver.resolve().people == [0, 0])
    #expect(resolver.resolve().matches.map(\.reason) == [.decision])
  }

  @Test func decisionsThatContradictEachOtherAreReported() {
    let mentions = (0..<3).map { person("", email("\($0)@a.org")) }
    let resolution = resolve(mentions, different: [(0, 2)], same: [(0, 1), (1, 2)])
    #expect(resolution.people == [0, 0, 1])
    #expect(resolution.skipped == [IdentityMatch(first: 1, second: 2, reason: .decision)])
  }

  @Test func aPhoneOfTwoPeopleJoinsNobody() {
    let resolution = resolve([
      person("Anna Berg", phone("+33 1 23 45 67 89")), person("Tom Ford", phone("0033123456789")),
      person("Mum", phone("+33123456789")), person("Anna BERG", phone("+33123456789")),
    ])
    #expect(resolution.people == [0, 1, 2, 0])
    #expect(resolution.shared.map(\.identity) == [phone("+33123456789")])
  }

  @Test func spellingsOfOneNameAreNoSharedInbox() {
    let resolution = resolve([
      person("Nadia Okafor", email("n@a.org")), person("Okafor, Nadia", email("n@a.org")),
      person("N. Okafor", email("n@a.org")), person("Nadia Ada Okafor", email("n@a.org")),
      person("Nadja Okafor", email("n@a.org")), person("n@a.org", email("n@a.org")),
      person("Nadia Benali", email("n@a.org")),
    ])
    #expect(resolution.personCount == 1)
    #expect(resolution.shared.isEmpty)
  }

  @Test func nationalNumbersBelongToTheOnlyCountryThatFits() {
    let french = [person("", phone("06 12 34 56 78")), person("Zoé Petit", phone("+33 6 12 34 56 78"))]
    #expect(resolve(french).people == [0, 0])
    #expect(resolve(french + [person("", phone("+31 6 12 34 56 78"))]).people == [0, 1, 2])
    #expect(resolve([person("", phone("(415) 555-2671")), person("", phone("+1 415 555 2671"))]).people == [0, 0])
    #expect(resolve([person("", phone("8 912 345 67 89")), person("", phone("+7 912 345 67 89"))]).people == [0, 0])
    #expect(resolve([person("", phone("8 912 345 67 89")), person("", phone("+49 912 345 67 89"))]).people == [0, 1])
    // Eight digits are too few.
    #expect(resolve([person("", phone("22 33 44 55")), person("", phone("+47 22 33 44 55"))]).people == [0, 1])
    #expect(
      resolve([person("", phone("22 33 44 55 66 x1")), person("", phone("22 33 44 55 66 x2"))]).people == [0, 1])
  }

  @Test func groupsRoomsAndRobotsNeverBecomePeople() {
    let list = Mention(name: "Team", identities: [email("team@a.org")], kind: .group)
    let resolution = resolve([
      list, person("Anna Berg", email("team@a.org")), list, Mention(name: "Anna Berg", kind: .resource),
      Mention(name: "Anna Berg", identities: [email("team@a.org")], kind: .automatic),
      person("Tom Ford", email("team@a.org")),
    ])
    #expect(resolution.people == [0, 1, 0, 2, 3, 4])
    #expect(resolution.shared.map(\.mentions) == [[1, 5]])
  }

  @Test func placeholdersAreTheOwner() {
    var resolver = IdentityResolver()
    resolver.add(.owner)
    resolver.add(person("Anna Berg", email("anna@a.org")))
    resolver.add(.owner)
    #expect(resolver.resolve().people == [0, 1, 0])
    resolver.setOwner(1)
    #expect(resolver.resolve().people == [0, 0, 0])
  }

  @Test func aNameInTwoSourcesIsOnePersonWhenNobodyElseBearsIt() {
    let resolution = resolve([person("Anna Berg"), person("BERG, Anna"), person("Anna"), person("Anna")])
    #expect(resolution.people == [0, 0, 1, 2])
    #expect(resolution.matches.map(\.reason) == [.sameName])
  }

  @Test func lookAlikesAreFlaggedAndNeverMerged() {
    let resolution = resolve([
      person("Nadia Okafor", email("n@a.org")), person("N\u{430}dia \u{41E}kafor"), person("Анна Иванова"),
      person("Nadia Okafor"),
    ])
    #expect(resolution.people == [0, 1, 2, 0])
    #expect(resolution.confusables.map { [$0.first, $0.second] } == [[0, 1]])
  }

  @Test func profilesAndHandlesAreCertain() {
    let resolution = resolve([
      person("Anna Berg", profile("https://www.linkedin.com/in/Anna-Berg?x=1")),
      person("Anna B.", profile("de.linkedin.com/in/anna-berg/")), person("", handle("Slack:U1")),
      person("Anna", handle("slack:u1"), profile("linkedin.com/in/anna-berg")),
    ])
    #expect(resolution.people == [0, 0, 0, 0])
  }

  @Test func aNameWithinAnOrganizationProvesAPersonWhenAsked() {
    func people(_ recognition: Recognition, _ mentions: [(Mention, String)], different: [(Int, Int)] = []) -> [Int] {
      var resolver = IdentityResolver(recognition: recognition)
      for (mention, organization) in mentions { resolver.add(mention, organizations: [organization]) }
      for pair in different { resolver.decide(.different, pair.0, pair.1) }
      return resolver.resolve().people
    }
    let page = (person("Anna Berg", profile("linkedin.com/in/anna-berg")), "Halden Robotics")
    let mail = (person("Anna Berg", email("anna.berg@halden.example")), "")
    let bare = (person("Berg, Anna"), "")
    #expect(people(.certain, [page, mail, bare]) == [0, 1, 2])
    #expect(people(.corroborated, [page, mail, bare]) == [0, 0, 0])
    #expect(people(.corroborated, [page, mail], different: [(0, 1)]) == [0, 1])
    // Elsewhere, or twice in one place: not the same.
    let elsewhere = (person("Anna Berg", email("anna.berg@nordlys.example")), "")
    #expect(people(.corroborated, [page, elsewhere]) == [0, 1])
    #expect(people(.corroborated, [page, elsewhere, mail]) == [0, 1, 0])
    let second = (person("Anna Berg", email("berg.anna@halden.example")), "")
    #expect(people(.corroborated, [mail, second]) == [0, 1])
    #expect(people(.corroborated, [page, mail, second]) == [0, 1, 2])
    let otherPage = (person("Anna Berg", profile("linkedin.com/in/berg-anna")), "Halden Robotics")
    #expect(people(.corroborated, [page, otherPage]) == [0, 1])
  }
}
