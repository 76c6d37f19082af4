import SocialNetworks
import Testing

struct PersonProfileTests {
  private func profile(_ names: String..., identities: [Identity] = []) -> PersonProfile {
    var mentions = names.map { Mention(name: $0) }
    mentions.append(Mention(identities: identities))
    return PersonProfile(joining: mentions)
  }

  @Test func theMostCompleteSpellingIsTheName() {
    let person = profile(
      "nadia@a.org", "Nadia", "OKAFOR Nadia", "Okafor, Nadia", "nadia okafor", "N. Okafor", "Nadia Okafor 🌍",
      " 'Nadia Okafor' ")
    #expect(person.name == "Nadia Okafor")
    #expect(
      person.otherNames == [
        "nadia@a.org", "Nadia", "OKAFOR Nadia", "Okafor, Nadia", "nadia okafor", "N. Okafor", "Nadia Okafor 🌍",
      ])
  }

  @Test func ofEqualSpellingsTheMostFrequentIsTheName() {
    let mentions = [Mention(name: "Nadia Okafor"), Mention(name: "Nadia Benali")]
    #expect(PersonProfile(joining: mentions).name == "Nadia Okafor")
    #expect(PersonProfile(joining: mentions, counts: [1, 5]).name == "Nadia Benali")
  }

  @Test func theIdIsTheFirstAddress() {
    let phone = Identity(.phone, "+33 6 12 34 56 78")
    let page = Identity(.profile, "https://www.linkedin.com/in/Nadia/")
    let handle = Identity(.handle, "Slack:U1")
    let mail = Identity(.email, "Nadia.O+x@Gmail.com")
    #expect(profile("Nadia Okafor", identities: [phone, handle, page, mail]).id == "nadia.o+x@gmail.com")
    #expect(profile("Nadia Okafor", identities: [phone, handle, page]).id == "linkedin.com/in/nadia")
    #expect(profile("Nadia Okafor", identities: [phone, handle]).id == "slack:u1")
    #expect(profile("Nadia Okafor", identities: [phone]).id == "+33612345678")
    #expect(profile("Nadia Okafor").id == "Nadia Okafor")
    #expect(PersonProfile(joining: [.owner]).id == "me")
    #expect(profile("", identities: [mail]).name == "nadia.o+x@gmail.com")
  }

  @Test func identitiesStandOnceAsSpelled() {
    let person = profile(identities: [
      Identity(.email, "Nadia@A.org"), Identity(.email, "nadia@a.org"), Identity(.phone, "36105"),
    ])
    #expect(person.identities == [Identity(.email, "Nadia@A.org"), Identity(.phone, "36105")])
  }
}
