import GraphAnalytics

/// Whom one person should meet at an event, and how: before it, or on the day through others who come.
struct EncounterSearch {
  private let network: SocialNetwork
  private let person: Person
  private let words: ReasonWords
  private let ground: EncounterGround
  private let willingness: Willingness
  /// By place, in the order of ids, each once, without the one who asks.
  private let attendees: [Int]
  private var routes: IntroductionSearch?

  /// From this strength on two people know each other well enough: three or four meetings in the last weeks.
  static let wellKnown = 0.3
  /// Longer routes are not worth naming.
  private static let mostTies = 4

  /// - Throws: `NetworkError` where values cannot be read as probabilities.
  init(_ question: SuggestionQuestion) throws {
    network = question.network
    person = question.person
    words = ReasonWords(language: question.language)
    if let past = network.past {
      ground = EncounterGround(
        people: network.people, history: past.history, strengths: past.strengths, asOf: past.asOf)
      willingness = Willingness(learnedFrom: network.requests, asker: person, asOf: past.asOf)
    } else {
      let (history, strengths) = try network.undatedHistory()
      ground = EncounterGround(people: network.people, history: history, strengths: strengths, asOf: .max)
      willingness = Willingness(prior: 1)
    }
    let places = ground.places
    attendees = Set(question.attendees.map { places[$0.number] }).subtracting([places[person.number]]).sorted()
  }

  mutating func suggestions(limit: Int?, progress: Progress?) throws -> [Suggestion] {
    let own = ground.places[person.number]
    let order = ground.order
    let willingness = self.willingness
    let all = ground.signs(for: attendees, seenBy: own) { willingness(Person(order[$0])) }
    var found: [Suggestion] = []
    for (place, (attendee, signs)) in zip(attendees, all).enumerated() {
      try progress?(place, attendees.count)
      if signs.tie >= Self.wellKnown { continue }
      var detour: (people: [Person], chance: Double)?
      if signs.route == 0 && !ground.contacts(of: attendee).isEmpty { detour = try longRoute(to: attendee) }
      let score = signs.interest * signs.novelty * signs.reachable(route: detour?.chance ?? signs.route)
      found.append(
        Suggestion(people: [Person(order[attendee])], score: score, reason: reason(attendee, signs, detour)))
    }
    return found.ranked(in: network, limit: limit)
  }

  /// The best route through several people; nil for none.
  private mutating func longRoute(to attendee: Int) throws -> (people: [Person], chance: Double)? {
    var search = try routes ?? IntroductionSearch(network)
    var options = IntroductionOptions()
    options.paths = 1
    options.maxHops = Self.mostTies
    let answer = try search.answer(from: person, toAnyOf: [Person(ground.order[attendee])], options: options)
    routes = search
    guard let best = answer.introductions.first else { return nil }
    let chance = best.intermediaries.reduce(best.ties.reduce(1.0) { $0 * $1.strength }) { $0 * willingness($1) }
    return (Array(best.intermediaries), chance)
  }

  // MARK: words

  private func reason(
    _ attendee: Int, _ signs: EncounterGround.Signs, _ detour: (people: [Person], chance: Double)?
  ) -> String {
    let number = ground.order[attendee]
    let work = [network.people.value(of: "title", number), network.people.value(of: "organization", number)]
      .compactMap { $0 }.joined(separator: ", ")
    let own = ground.places[person.number]
    return words.sentence([
      work, ways(to: attendee, signs, detour), words.shared(ground.attributes.names(own, attendee)),
      signs.openCount > 0
        ? words.pick("knows ", "connaît ")
          + words.counted(signs.openCount, words.pick("person", "personne"), words.pick("people", "personnes"))
          + words.pick(" you do not know", " que vous ne connaissez pas") : nil,
    ])
  }

  private func ways(
    to attendee: Int, _ signs: EncounterGround.Signs, _ detour: (people: [Person], chance: Double)?
  ) -> String {
    var parts: [String] = []
    if signs.tie > 0 && signs.tie >= signs.introduction {
      return words.pick("you know each other a little: write before", "vous vous connaissez un peu : écrivez avant")
    }
    let onTheDay = introducersOnTheDay(attendee)
    if let introducer = signs.introducer {
      let name = network.name(of: Person(ground.order[introducer]))
      let comes = onTheDay.contains(introducer)
      let when =
        comes ? words.pick("before or on the day", "avant ou le jour même") : words.pick("before", "avant")
      parts.append(
        words.pick("\(name) can introduce you \(when)", "\(name) peut vous présenter \(when)")
          + chance(signs.introduction))
    } else if let detour, let first = detour.people.first {
      let names = detour.people.dropFirst().map { network.name(of: $0) }
      let name = network.name(of: first)
      parts.append(
        words.pick("ask \(name) before", "demandez avant à \(name)")
          + (names.isEmpty
            ? "" : words.pick(", who reaches them through ", ", qui passe par ") + words.list(names))
          + chance(detour.chance))
    }
    let also = onTheDay.filter { $0 != signs.introducer }.prefix(2).map { network.name(of: Person(ground.order[$0])) }
    if !also.isEmpty {
      parts.append(words.pick("on the day also ", "le jour même aussi ") + words.list(Array(also)))
    }
    if parts.isEmpty {
      parts.append(
        words.pick(
          "new to you, and nobody you know leads there: introduce yourself",
          "une nouvelle tête, et personne que vous connaissez n'y mène : présentez-vous"))
    }
    return words.sentence(parts)
  }

  /// Others who come and know both, the best first.
  private func introducersOnTheDay(_ attendee: Int) -> [Int] {
    let comes = Set(attendees)
    var strengths: [Int: Double] = [:]
    for tie in ground.contacts(of: ground.places[person.number]) {
      strengths[Int(ground.others[tie])] = ground.strengths[tie]
    }
    var found: [(place: Int, chance: Double)] = []
    for tie in ground.contacts(of: attendee) {
      let middle = Int(ground.others[tie])
      guard comes.contains(middle), let strength = strengths[middle] else { continue }
      let chance = strength * ground.strengths[tie] * willingness(Person(ground.order[middle]))
      if chance > 0 { found.append((middle, chance)) }
    }
    return found.sorted { (-$0.chance, $0.place) < (-$1.chance, $1.place) }.map(\.place)
  }

  /// Ties without values say nothing about chances.
  private func chance(_ probability: Double) -> String {
    network.hasTieValues ? " (\(SocialNetwork.percent(probability)) %)" : ""
  }
}
