import SocialNetworks
import Testing

struct LikelyMatchTests {
  private func person(_ name: String, _ emails: String...) -> Mention {
    Mention(name: name, identities: emails.map { Identity(.email, $0) })
  }

  private func likely(
    _ people: [(mention: Mention, organization: String)], threshold: Double = 0.6, limit: Int = 100
  ) -> [LikelyMatch] {
    var resolver = IdentityResolver(recognition: .certain)
    for (mention, organization) in people {
      resolver.add(mention, organizations: organization.isEmpty ? [] : [organization])
    }
    return resolver.likelyMatches(resolver.resolve(), limit: limit, threshold: threshold)
  }

  private func score(_ first: Mention, _ second: Mention, organizations: (String, String) = ("", "")) -> Double {
    likely([(first, organizations.0), (second, organizations.1)], threshold: 0.0001).first?.score ?? 0
  }

  @Test func homonymsWithAddressesOfTheirOwnAreLikely() {
    let found = likely([(person("Jean Martin", "jm@a.org"), ""), (person("Jean MARTIN", "j.martin@b.org"), "")])
    #expect(found.map { [$0.first, $0.second] } == [[0, 1]])
    #expect(abs((found.first?.score ?? 0) - 0.8) < 1e-12)
    #expect(found.first?.reasons == ["same name"])
  }

  @Test func aSharedOrganizationRaisesTheScore() {
    let (one, other) = (person("Nadia Okafor", "n@gmail.com"), person("N. Okafor", "okafor@brightwater.com"))
    let apart = score(one, other)
    // s = 0.925, n = 0.6; with the organization 1 − 0.4 · 0.6.
    #expect(abs(apart - 0.6) < 1e-12)
    #expect(abs(score(one, other, organizations: ("Brightwater, Inc.", "")) - 0.76) < 1e-12)
    #expect(score(one, other, organizations: ("Elsewhere", "Brightwater")) == apart)
  }

  @Test func theSameLocalPartRaisesTheScore() {
    let value = score(person("Nadia Okafor", "nadia.okafor@a.org"), person("Nadia Okafor", "nadia.okafor@b.org"))
    #expect(abs(value - (1 - 0.2 * 0.7)) < 1e-12)
    #expect(abs(score(person("Nadia Okafor", "info@a.org"), person("Nadia Okafor", "info@b.org")) - 0.8) < 1e-12)
  }

  @Test func anAddressThatSpellsANameIsThatPersonsMaybe() {
    let found = likely([(person("Nadia Okafor"), ""), (person("", "nadia.okafor@a.org"), "")])
    #expect(found.count == 1)
    #expect(found.first?.reasons.contains("the address spells the name") == true)
  }

  @Test func aDomainSpellsAnOrganization() {
    let mail = person("Nadia Okafor", "nadia@halden.example")
    let page = Mention(name: "Nadia Okafor", identities: [Identity(.profile, "linkedin.com/in/nadia")])
    #expect(abs(score(mail, page, organizations: ("", "Halden Robotics")) - 0.88) < 1e-12)
    #expect(abs(score(mail, page, organizations: ("", "University of Halden")) - 0.8) < 1e-12)
    let studio = person("Nadia Okafor", "nadia@studio-okafor.example")
    #expect(abs(score(studio, page, organizations: ("", "Studio Okafor SARL")) - 0.88) < 1e-12)
  }

  @Test func piecesOfOnePersonAreNotManyPeople() {
    let mail = person("Nadia Okafor", "nadia@halden.example")
    let page = Mention(name: "Nadia Okafor", identities: [Identity(.profile, "linkedin.com/in/nadia")])
    let found = likely([(mail, ""), (page, ""), (person("Nadia Okafor"), "")])
    #expect(found.map(\.score).allSatisfy { abs($0 - 0.8) < 1e-12 })
    #expect(found.count == 3)
  }

  @Test func contradictionsLowerTheScore() {
    // Two mailboxes in one organization: 1 − 0.2 · 0.6, halved.
    let mailboxes = score(person("Jean Martin", "jean.martin@acme.com"), person("Jean Martin", "jmartin2@acme.com"))
    #expect(abs(mailboxes - 0.44) < 1e-12)
    let profiles = score(
      Mention(name: "Jean Martin", identities: [Identity(.profile, "linkedin.com/in/jm1")]),
      Mention(name: "Jean Martin", identities: [Identity(.profile, "linkedin.com/in/jm2")]))
    #expect(abs(profiles - 0.24) < 1e-12)
    #expect(score(person("Jean Martin Jr", "a@a.org"), person("Jean Martin III", "b@b.org")) < 0.3)
  }

  @Test func namesThatManyBearSayLess() {
    let people = (0..<10).map { (mention: person("Jean Martin", "a@site\($0).org"), organization: "") }
    let scores = likely(people, threshold: 0.0001).map(\.score)
    #expect(scores.count == 45)
    #expect(scores.allSatisfy { abs($0 - 0.24) < 1e-12 })
  }

  @Test func typingErrorsAndShortFormsAreFound() {
    let found = likely([
      (person("Nadia Okafor", "a@a.org"), ""), (person("Nadia Okafro", "b@b.org"), ""),
      (person("William Harrington", "c@c.org"), ""), (person("Bill Harrington", "d@d.org"), ""),
      (person("Friederike Öztürk-Lindgren", "e@e.org"), ""), (person("Lindgren-Ozturk Friederike", "f@f.org"), ""),
      (person("Tom Ford", "g@g.org"), ""), (person("Nadia", "h@h.org"), ""),
    ])
    #expect(Set(found.map { [$0.first, $0.second] }).isSuperset(of: [[0, 1], [2, 3]]))
    #expect(!found.contains { $0.first >= 6 || $0.second >= 6 })
  }

  @Test func theListIsSortedCutAndRepeatable() {
    let people = (0..<60).map { number in
      (mention: person("Jean\(number % 7) Martin\(number % 5)", "u\(number)@site\(number).org"), organization: "")
    }
    let all = likely(people, threshold: 0.1)
    #expect(all.map(\.score) == all.map(\.score).sorted(by: >))
    #expect(likely(people, threshold: 0.1, limit: 7) == Array(all.prefix(7)))
    #expect(likely(people, threshold: 0.1) == all)
    #expect(likely(people, threshold: 0.1, limit: 0).isEmpty)
  }

  @Test func oneNameOfThousandsTakesLinearTime() {
    let people = (0..<1_500).map { (mention: person("Jean Martin", "u\($0)@s\($0).org"), organization: "Acme") }
    let found = likely(people, threshold: 0.1, limit: 1_000_000)
    #expect(found.count <= 1_500 * 8)
  }

  @Test func likelyMatchesAreNobodyWhoIsNoPerson() {
    let room = Mention(name: "Jean Martin", identities: [Identity(.email, "room@a.org")], kind: .resource)
    #expect(likely([(room, ""), (person("Jean Martin", "jm@b.org"), "")], threshold: 0).isEmpty)
  }
}
