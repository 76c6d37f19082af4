import SocialNetworks
import Testing

struct SharedOrganizationsTests {
  private static func moment(_ text: String) -> Moment? { Day(text).map { Moment($0) } }

  private static func relationships(
    people: Int, _ affiliations: [(person: Int, organization: String, since: String, until: String, stated: String)]
  ) -> Relationships {
    var all = Histories.relationships(people: people, [])
    all.affiliations = affiliations.map {
      Affiliation(
        person: $0.person, organization: $0.organization, since: moment($0.since), until: moment($0.until),
        stated: moment($0.stated))
    }
    return all
  }

  private static func pairs(_ relationships: Relationships) -> [[Int]] {
    relationships.sharedOrganizations().map { [$0.first, $0.second] }
  }

  @Test func colleaguesAreThoseOfOneTime() {
    let all = Self.relationships(
      people: 5,
      [
        (0, "Nordlicht GmbH", "2020-01-01", "2022-06-30", ""), (1, "NORDLICHT", "2022-06-30", "", ""),
        (2, "Nordlicht", "2022-07-01", "2023-01-01", ""), (3, "Nordlicht", "", "2019-12-31", ""),
        (4, "Südlicht", "2020-01-01", "", ""),
      ])
    #expect(Self.pairs(all) == [[0, 1], [1, 2]])
  }

  @Test func listsOfContactsSpeakOfTheirDay() {
    let all = Self.relationships(
      people: 6,
      [
        (0, "Acme", "", "", "2024-01-01"), (1, "Acme", "", "", "2024-09-01"), (2, "Acme", "", "", "2025-09-01"),
        (3, "Acme", "2023-01-01", "2023-08-01", ""), (4, "Acme", "", "", ""), (5, "Acme", "", "", ""),
      ])
    #expect(Self.pairs(all) == [[0, 1], [0, 3], [1, 2], [4, 5]])
  }

  @Test func largeOrganizationsSayNothing() {
    let members = (0..<26).map { (person: $0, organization: "Acme", since: "2020-01-01", until: "", stated: "") }
    #expect(Self.pairs(Self.relationships(people: 26, members)).isEmpty)
    #expect(Self.pairs(Self.relationships(people: 26, Array(members.dropLast()))).count == 300)
    // One person with two positions is one person.
    #expect(Self.pairs(Self.relationships(people: 26, [members[0], members[0]])).isEmpty)
  }

  @Test func suchTiesAreInferredAndFaint() {
    var all = Self.relationships(
      people: 3, [(0, "Acme", "2020-01-01", "", ""), (2, "Acme", "2021-01-01", "", "")])
    all.declarations = [DeclaredTie(source: 1, target: 0, kind: "contact")]
    let history = TieHistory(all)
    #expect(history.pairCount == 2)
    let found = TieStrengthModel.tieDecay.strengths(history, 0)
    #expect(abs(found.forward[1] - 0.05) < 1e-12 && abs(found.backward[1] - 0.05) < 1e-12)
    #expect(history.basis(ofPair: 1, asOf: 0) == .inferred && history.basis(ofPair: 0, asOf: 0) == .declared)
  }

  @Test func namesWithoutAnyLetterAreNoOrganization() {
    let all = Self.relationships(people: 2, [(0, "--", "", "", ""), (1, "--", "", "", "")])
    #expect(Self.pairs(all).isEmpty)
  }
}
