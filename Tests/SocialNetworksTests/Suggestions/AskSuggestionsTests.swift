import Testing

@testable import SocialNetworks

struct AskSuggestionsTests {
  private static func moment(_ day: Int) -> Moment { Moment(Day(number: day)) }

  /// 1, 2 and 3 are alike in everything: met ten times.
  private static func alike(_ more: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = [])
    -> Relationships
  {
    var events = more
    for person in 1...3 {
      for week in 0..<10 { events.append((.meeting, Double(600 + 7 * week), [0, person], 60)) }
    }
    return Histories.relationships(people: 7, events)
  }

  @Test func equalOnesComeInTheOrderOfIds() throws {
    let network = try SuggestionSamples.network(Self.alike(), asOf: 700)
    let found = try SuggestionSamples.suggestions(.ask, in: network)
    #expect(found.map(\.people) == [[Person(1)], [Person(2)], [Person(3)]])
    #expect(Set(found.map(\.score)).count == 1 && found[0].reason == "strength 0.36")
    // 0.37, the prior, is all that stands between strength and score.
    let strength = try #require(network.tieValue(from: Person(0), to: Person(1)))
    #expect(abs(found[0].score - 0.37 * strength) < 1e-12)
  }

  @Test func recentAsksSpareAndTheSpentAreLeftOut() throws {
    let asks = [(1, 650), (2, 300), (3, 680), (3, 690), (3, 695)].map { person, day in
      Request(kind: .ask, person: 0, target: person, outcome: .silent, moment: Self.moment(day))
    }
    let network = try SuggestionSamples.network(Self.alike(), asOf: 700, requests: asks)
    let found = try SuggestionSamples.suggestions(.ask, in: network)
    #expect(
      SuggestionSamples.shown(found, in: network) == [
        "p2: strength 0.36; asked once (last on 1970-10-28), granted never",
        "p1: strength 0.36; asked once (last on 1971-10-13), granted never",
      ])
  }

  @Test func thoseToWhomOneOwesComeLater() throws {
    let network = try SuggestionSamples.network(
      Self.alike([(.introduction, 690, [1, 0, 4], 0), (.introduction, 690, [0, 5, 2], 0)]), asOf: 700)
    let found = try SuggestionSamples.suggestions(.ask, in: network)
    let debtor = try #require(found.first { $0.people == [Person(1)] })
    #expect(debtor.reason.hasSuffix("you owe them already: give first"))
    let free = try #require(found.first { $0.people == [Person(2)] })
    #expect(debtor.score < free.score)
  }

  @Test func thoseWhoAnswerComeFirst() throws {
    var letters: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for month in 0..<6 {
      let day = Double(100 + 40 * month)
      for person in 1...3 { letters.append((.email, day, [0, person], 0)) }
      letters.append((.email, day + 2, [2, 0], 0))
      // Later than 30 days is no answer.
      letters.append((.email, day + 35, [3, 0], 0))
    }
    let network = try SuggestionSamples.network(Self.alike(letters), asOf: 700)
    let found = try SuggestionSamples.suggestions(.ask, in: network)
    #expect(found.first?.people == [Person(2)])
    #expect(found[0].reason.hasSuffix("answered 6 of 6, within 2 days (median)"))
    #expect(found.contains { $0.reason.hasSuffix("answered 0 of 6") })
  }

  @Test func whatSomebodyOpensIsSaid() throws {
    var all = Self.alike([(.meeting, 690, [3, 4], 60), (.meeting, 691, [3, 5], 60), (.call, 692, [0, 1], 5)])
    for (person, name) in [(0, "Own"), (1, "Acme"), (2, "ACME Ltd"), (3, "freelance")] {
      all.affiliations.append(Affiliation(person: person, organization: name, title: "Chief"))
    }
    let network = try SuggestionSamples.network(all, asOf: 700)
    let shown = SuggestionSamples.shown(try SuggestionSamples.suggestions(.ask, in: network), in: network)
    #expect(shown.dropFirst().first == "p3: Chief, strength 0.36; your only way to 2 people")
    #expect(shown.contains { $0.hasPrefix("p1: Chief, closest to you of 2 people at Acme (strength ") })
    #expect(shown.contains { $0.hasPrefix("p2: Chief, number 2 of 2 people you know at ACME Ltd (strength ") })
  }

  @Test func tiesWithoutDatesSuffice() throws {
    var draft = NetworkDraft(people: PersonTable(), isDirected: false)
    for id in ["me", "near", "far", "beyond"] { draft.people.insert(id: id) }
    draft.ties = TieTable(sources: [0, 0, 2], targets: [1, 2, 3], values: [0.8, 0.75, 0.5])
    let network = try SocialNetwork(assembling: [draft])
    let found = try SuggestionSamples.suggestions(.ask, in: network)
    #expect(
      SuggestionSamples.shown(found, in: network) == [
        "far: strength 0.75; your only way to 1 person", "near: strength 0.80",
      ])
    #expect(abs(found[0].score - 0.75 * (1 + 1.0 / 11)) < 1e-12)
    #expect(try SuggestionSamples.suggestions(.give, in: network).isEmpty)
    #expect(try SuggestionSamples.suggestions(.reconnect, in: network).isEmpty)
  }
}
