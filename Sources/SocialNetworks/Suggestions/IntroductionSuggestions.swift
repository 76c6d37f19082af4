import GraphAnalytics

extension SuggestionKind {
  /// Pairs of one's own contacts who should meet.
  ///
  /// Candidates are two of the person's 200 closest contacts, both of strength 1⁄20 at least where ties have dates, between
  /// whom nothing was observed and nobody states a tie; colleagues and those who were together more than three times know each
  /// other anyway. Score = forecast of the tie (`TieForecast`) · the weaker of the person's two ties.
  ///
  /// - Complexity: that of the forecast, and one sweep over the neighborhood of each candidate.
  /// - Determinism: exact.
  /// - Reference: Obstfeld, *Social networks, the tertius iungens orientation, and involvement in innovation*, Adm. Sci. Q.
  ///   50:100 (2005), doi 10.2189/asqu.2005.50.1.100.
  public static let introductions = SuggestionKind(
    name: "introductions", summary: "pairs of one's own contacts who should meet and do not know each other",
    peopleCount: 2, reads: .ties
  ) { question, progress in
    let standpoint = try Standpoint(question)
    let limit = min(question.limit ?? mostIntroductions, mostIntroductions)
    return try standpoint.openings(limit: limit, progress: progress).map { opening in
      var suggestion = opening.suggestion
      suggestion.reason = standpoint.reason(for: opening)
      return suggestion
    }
  }

  /// Reasons are found for so many.
  private static let mostIntroductions = 200
}

extension Standpoint {
  private static let mostContacts = 200
  private static let leastStrength = 0.05
  private static let mostTogether = 3

  /// Two contacts whom the person could introduce to each other.
  struct Opening {
    /// Without its reason.
    var suggestion: Suggestion
    var forecast: ForecastPair
    var strengths: (Double, Double)
  }

  /// The pairs of contacts whom the person should introduce to each other, the best first.
  func openings(limit: Int, progress: Progress?) throws -> [Opening] {
    let least = network.isPersonal ? Self.leastStrength : 0
    var close = acquaintances.filter { $0.strength > 0 && $0.strength >= least }
    close.sort { left, right in
      left.strength != right.strength
        ? left.strength > right.strength : network.id(of: left.other) < network.id(of: right.other)
    }
    close = Array(close.prefix(Self.mostContacts))
    guard close.count > 1, limit > 0 else { return [] }
    // In the order of ids, the first of each pair too.
    close.sort { network.id(of: $0.other) < network.id(of: $1.other) }
    let forecast = try TieForecast(network, progress: progress)
    var found: [Suggestion] = []
    var strengths: [[Person]: (Double, Double)] = [:]
    for (place, one) in close.enumerated() {
      try progress?(place, close.count)
      let others = close[(place + 1)...].filter { areStrangers(one.other, $0.other) }
      let scores = forecast.scores(of: one.other, with: others.map(\.other))
      for (other, score) in zip(others, scores) {
        let pair = [one.other, other.other]
        strengths[pair] = (one.strength, other.strength)
        found.append(Suggestion(people: pair, score: score * min(one.strength, other.strength), reason: ""))
      }
    }
    try progress?(1, 1)
    return found.ranked(in: network, limit: limit).map { suggestion in
      Opening(
        suggestion: suggestion, forecast: forecast.explained(suggestion.people[0], suggestion.people[1]),
        strengths: strengths[suggestion.people] ?? (0, 0))
    }
  }

  /// Whether two contacts may not know each other yet, as far as the network knows.
  private func areStrangers(_ first: Person, _ second: Person) -> Bool {
    guard let past = network.past else {
      return network.tieValue(from: first, to: second) == nil && network.tieValue(from: second, to: first) == nil
    }
    let history = past.history
    guard let pair = history.pairIndex(first.number, second.number) else { return true }
    // Colleagues are declared with 4.
    if history.declared[pair] & 4 != 0 || history.basis(ofPair: pair, asOf: past.asOf) != .inferred { return false }
    return history.events(ofPair: pair).count { history.moments[$0] <= past.asOf } <= Self.mostTogether
  }

  fileprivate func reason(for opening: Opening) -> String {
    let (pair, strengths) = (opening.forecast, opening.strengths)
    var parts: [String?] = []
    if network.hasTieValues {
      let numbers = "\(words.number(strengths.0)), \(words.number(strengths.1))"
      parts.append(words.pick("you know both (\(numbers))", "vous connaissez les deux (\(numbers))"))
    }
    if !pair.sharedAttributes.isEmpty {
      parts.append(words.pick("both: ", "en commun : ") + words.list(Array(pair.sharedAttributes.prefix(4))))
    }
    if let one = shownOrganization(of: pair.first), let other = shownOrganization(of: pair.second),
      organization(of: pair.first) != organization(of: pair.second)
    {
      parts.append(words.pick("brings \(one) and \(other) together", "rapproche \(one) et \(other)"))
    }
    if pair.togetherCount > 0 {
      let last = pair.lastTogether.map { words.pick(" (last on \($0))", " (la dernière fois le \($0))") } ?? ""
      parts.append(
        words.pick(
          "together \(words.times(pair.togetherCount)) without a word to each other",
          "ensemble \(words.times(pair.togetherCount)) sans s'adresser la parole") + last)
    }
    let common = pair.commonContacts.filter { $0 != person }.map { network.name(of: $0) }
    if !common.isEmpty {
      let names = words.list(
        common.count > 3
          ? Array(common.prefix(2)) + [words.pick("\(common.count - 2) others", "\(common.count - 2) autres")] : common)
      parts.append(
        common.count == 1
          ? words.pick("\(names) knows both, too", "\(names) connaît aussi les deux")
          : words.pick("\(names) know both, too", "\(names) connaissent aussi les deux"))
    } else if parts.isEmpty {
      parts.append(words.pick("you know both, nobody else does", "vous seul connaissez les deux"))
    }
    return words.sentence(parts)
  }
}
