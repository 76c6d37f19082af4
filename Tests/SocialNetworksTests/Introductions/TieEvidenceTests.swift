import Testing

@testable import SocialNetworks

/// What a tie rests on, as sentences in two languages.
struct TieEvidenceTests {
  private static func event(_ channel: Channel, _ day: Int, _ participants: [Int]) -> Interaction {
    TieHistoryTests.interaction(channel, day, participants)
  }

  private static func network(
    _ interactions: [Interaction], declared: [DeclaredTie] = [], ratings: [Rating] = [], asOf: Int = 400
  ) throws -> SocialNetwork {
    var relationships = TieHistoryTests.relationships(4, interactions)
    relationships.declarations = declared
    relationships.ratings = ratings
    let model = TieStrengthModel(name: "plain", summary: "all alike") { history, _ in
      TieStrengths(
        forward: Array(repeating: 0.5, count: history.pairCount),
        backward: Array(repeating: 0.5, count: history.pairCount))
    }
    return try SocialNetwork(
      people: relationships.personTable(), history: TieHistory(relationships), model: model,
      asOf: Day(number: asOf).startSecond, owner: Person(0))
  }

  @Test func frenchSentencesAgreeInGenderAndNumber() throws {
    let network = try Self.network(
      [
        Self.event(.meeting, 58, [0, 1]), Self.event(.meeting, 59, [0, 1]), Self.event(.meeting, 10, [0, 1]),
        Self.event(.call, 1, [1, 0]),
        Self.event(.call, 2, [1, 0]), Self.event(.video, 380, [0, 1]), Self.event(.video, 396, [0, 1]),
        Self.event(.event, 396, [0, 1]),
        Self.event(.email, 390, [0, 1]), Self.event(.email, 10, [0, 1]), Self.event(.email, 395, [1, 0]),
      ],
      declared: [DeclaredTie(source: 0, target: 1, kind: "contact")])
    #expect(
      network.evidence(from: Person(0), to: Person(1), in: .fr) == [
        "3 rencontres (2 depuis un an, la dernière le 1er mars 1970)",
        "2 appels (aucun depuis un an, le dernier le 3 janvier 1970)",
        "2 visioconférences (toutes depuis un an, la dernière le 1er février 1971)",
        "1 événement en commun (le 1er février 1971)",
        "P0 a écrit 2 e-mails (1 depuis un an, le dernier le 26 janvier 1971)",
        "P1 a écrit 1 e-mail (le 31 janvier 1971)", "dans une liste de contacts",
      ])
  }

  @Test func everyChannelHasItsFrenchWords() throws {
    let said: [(Channel, String)] = [
      (.message, "P1 a écrit 1 message"), (.email, "P1 a écrit 1 e-mail"),
      (.gesture, "P1 a fait 1 recommandation ou validation"), (.introduction, "P1 a fait 1 présentation"),
      (.favor, "P1 a rendu 1 service"), (.invitation, "P1 a envoyé 1 invitation"), (.meeting, "1 rencontre"),
      (.call, "1 appel"), (.video, "1 visioconférence"), (.event, "1 événement en commun"),
    ]
    #expect(said.count == Channel.allCases.count)
    for (channel, sentence) in said {
      let network = try Self.network([Self.event(channel, 40, [1, 0])])
      #expect(network.evidence(from: Person(0), to: Person(1), in: .fr) == ["\(sentence) (le 10 février 1970)"])
    }
  }

  @Test func whatOthersDidTogetherSaysSo() throws {
    let network = try Self.network([Self.event(.meeting, 396, [1, 2, 0]), Self.event(.email, 395, [1, 2, 0])])
    #expect(
      network.evidence(from: Person(0), to: Person(2), in: .fr) == [
        "ensemble à 1 réunion d’autres personnes (le 1er février 1971)",
        "ensemble dans 1 e-mail d’autres personnes (le 31 janvier 1971)",
      ])
  }

  @Test func ratingsNameTheirAuthorWithoutElision() throws {
    let network = try Self.network(
      [TieHistoryTests.interaction(.meeting, 396, [0, 1])],
      ratings: [Rating(source: 0, target: 1, value: 0.85, moment: Moment(Day(number: 0)))])
    #expect(
      network.evidence(from: Person(0), to: Person(1), in: .fr) == [
        "1 rencontre (le 1er février 1971)", "note de 0,85 donnée par P0",
      ])
    #expect(network.evidence(from: Person(0), to: Person(1)).last == "rated 0.85 by P0")
  }

  @Test func aFileSaysItsValueInBothLanguages() throws {
    var people = PersonTable()
    for name in ["Ana", "Bob"] { people.insert(id: name) }
    var draft = NetworkDraft(people: people, isDirected: false)
    draft.addTie(from: 0, to: 1, value: 0.25)
    let network = try SocialNetwork(assembling: [draft])
    let (first, second) = (Person(0), Person(1))
    #expect(network.evidence(from: first, to: second) == ["strength 0.25 in the file"])
    #expect(network.evidence(from: first, to: second, in: .fr) == ["force 0,25 dans le fichier"])
  }

  @Test func daysAreWrittenAsALanguageDoes() {
    let days = ["2026-03-02", "2026-03-01", "2024-12-31", "0999-08-15"].compactMap { Day($0) }
    #expect(
      days.map { $0.text(in: .fr) } == [
        "le 2 mars 2026", "le 1er mars 2026", "le 31 décembre 2024", "le 15 août 999",
      ])
    #expect(days.map { $0.text(in: .en) }.first == "on 2026-03-02")
  }

  @Test func introductionsCarryEvidenceInTheLanguageAskedFor() throws {
    let network = try Self.network([TieHistoryTests.interaction(.meeting, 396, [0, 1])])
    var options = IntroductionOptions()
    options.language = .fr
    var search = try IntroductionSearch(network)
    let answer = try search.answer(from: Person(0), toAnyOf: [Person(1)], options: options)
    #expect(answer.introductions.first?.ties.first?.evidence == ["1 rencontre (le 1er février 1971)"])
  }
}
