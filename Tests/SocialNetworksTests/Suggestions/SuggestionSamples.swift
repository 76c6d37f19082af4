import GraphAnalytics

@testable import SocialNetworks

/// Networks from which suggestions are made in tests.
enum SuggestionSamples {
  /// The first person's network on a day.
  static func network(_ relationships: Relationships, asOf day: Int, requests: [Request] = []) throws -> SocialNetwork {
    var network = try SocialNetwork(
      people: relationships.personTable(), history: TieHistory(relationships), model: .tieDecay,
      asOf: Day(number: day).startSecond, owner: relationships.owner.map { Person($0) })
    network.requests = requests
    return network
  }

  static func suggestions(
    _ kind: SuggestionKind, in network: SocialNetwork, for person: Int = 0, language: Language = .en
  ) throws -> [Suggestion] {
    var question = SuggestionQuestion(network, for: Person(person))
    question.language = language
    return try kind.suggestions(question, nil)
  }

  /// Ids and reasons in their order.
  static func shown(_ suggestions: [Suggestion], in network: SocialNetwork) -> [String] {
    suggestions.map { suggestion in
      suggestion.people.map { network.id(of: $0) }.joined(separator: "+") + ": " + suggestion.reason
    }
  }

  /// The same with person i as number `order[i]`.
  static func renumbered(_ all: Relationships, _ order: [Int]) -> Relationships {
    var other = all
    for (number, person) in all.people.enumerated() { other.people[order[number]] = person }
    other.interactions = InteractionTable()
    for index in 0..<all.interactions.count {
      var interaction = all.interactions[index]
      interaction.participants = interaction.participants.map { order[$0] }
      other.interactions.append(interaction)
    }
    other.declarations = all.declarations.map {
      DeclaredTie(source: order[$0.source], target: order[$0.target], kind: $0.kind, since: $0.since)
    }
    other.affiliations = all.affiliations.map { affiliation in
      var affiliation = affiliation
      affiliation.person = order[affiliation.person]
      return affiliation
    }
    other.facts = all.facts.map { PersonFact(person: order[$0.person], kind: $0.kind, value: $0.value) }
    return other
  }

  /// What happened among twelve people in three years, with organizations; half of them are silent after one. For
  /// introductions few but the first have to do with each other.
  static func random(seed: UInt64, for kind: SuggestionKind = .ask) -> Relationships {
    let drawn = Histories.random(people: 12, events: 400, days: 1000, seed: seed)
    var all = drawn
    all.interactions = InteractionTable()
    for index in 0..<drawn.interactions.count {
      let interaction = drawn.interactions[index]
      let isLate = interaction.moment.day > Day(number: 365)
      if kind.peopleCount == 2 && index % 12 > 0 && interaction.participants.prefix(2).allSatisfy({ $0 > 0 }) {
        continue
      }
      if kind.peopleCount == 2 && interaction.participants.count > 2 { continue }
      if !isLate || !interaction.participants.contains(where: { $0 > 5 }) { all.interactions.append(interaction) }
    }
    for person in 0..<12 {
      all.affiliations.append(Affiliation(person: person, organization: "House \(person % 5)"))
      all.facts.append(PersonFact(person: person, kind: .tag, value: person % 3 == 0 ? "music" : "boats"))
    }
    return all
  }
}
