public import GraphAnalytics

extension SuggestionKind {
  /// Whom to meet at an event, of those who come and are not well known yet, and who can introduce them.
  ///
  /// The score is interest · novelty · reachable (`EncounterGround`). A longer way than through one common contact counts
  /// where there is none. Whoever is known well, with a strength of 0.3 or more, is left out. Where a person belongs to the
  /// network only through the list, the score rests on what they have in common with the one who asks.
  ///
  /// - Complexity: O(people log people + pairs + events + contacts of contacts), and a search for each attendee without a
  ///   common contact.
  /// - Determinism: exact, for any numbering of people.
  public static let event = SuggestionKind(
    name: "event", summary: "whom to meet at an event, and who can introduce you", peopleCount: 1
  ) { question, progress in
    var search = try EncounterSearch(question)
    return try search.suggestions(limit: question.limit, progress: progress)
  }
}

extension SuggestionQuestion {
  /// Which of the attendees should meet: people whom the one who asks knows both, and who have no tie yet, likeliest first.
  ///
  /// Score = √(s_a s_b) · p: the strengths of the ties to both, and the chance that they form one (`TieForecast`).
  ///
  /// - Throws: `NetworkError` where values cannot be read as probabilities; what `progress` throws.
  /// - Complexity: that of the forecast.
  public func meetings(progress: Progress? = nil) throws -> [Suggestion] {
    let standpoint = try Standpoint(self)
    let comes = Set(attendees)
    let known = standpoint.acquaintances.filter { comes.contains($0.other) && $0.strength > 0 }
    guard known.count > 1 else { return [] }
    var strengths: [Person: Double] = [:]
    for acquaintance in known { strengths[acquaintance.other] = acquaintance.strength }
    let forecast = try TieForecast(network, progress: progress)
    let pairs = forecast.best(count: Self.mostPairs, among: known.map(\.other))
    let words = ReasonWords(language: language)
    return pairs.compactMap { pair -> Suggestion? in
      guard pair.score < 1, let one = strengths[pair.first], let other = strengths[pair.second] else { return nil }
      let people = [pair.first, pair.second].sorted { network.id(of: $0) < network.id(of: $1) }
      return Suggestion(
        people: people, score: (one * other).squareRoot() * pair.score,
        reason: words.sentence(forMeeting: pair, of: self))
    }.ranked(in: network, limit: limit)
  }

  /// More pairs than that nobody introduces.
  private static let mostPairs = 2_000
}

extension ReasonWords {
  fileprivate func sentence(forMeeting pair: ForecastPair, of question: SuggestionQuestion) -> String {
    let others = pair.commonContacts.filter { $0 != question.person }
    return sentence([
      pick("you know both and both come", "vous connaissez les deux et les deux viennent"),
      shared(pair.sharedAttributes),
      others.isEmpty
        ? nil
        : pick("they also have ", "ils ont aussi ")
          + counted(others.count, pick("contact", "contact"), pick("contacts", "contacts"))
          + pick(" in common besides you", " en commun hors vous"),
      pair.lastTogether.map { pick("last in one place on \($0)", "réunis pour la dernière fois le \($0)") },
    ])
  }

  /// What both have in common; nil for nothing.
  func shared(_ names: [String]) -> String? {
    if names.isEmpty { return nil }
    return pick("in common: ", "en commun : ") + list(Array(names.prefix(3)))
  }
}
