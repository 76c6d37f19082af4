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
}
