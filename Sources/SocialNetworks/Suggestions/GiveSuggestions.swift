extension SuggestionKind {
  /// To whom one owes: received more than given.
  ///
  /// Counted are introductions and favors, what was asked and granted (1 each), recommendations, endorsements and likes
  /// (¼), invitations (1⁄10), and letters left unanswered for a week (1⁄5 each, three at most), each fading by half in a
  /// year. The debt is what was received less what was given; below 1⁄10 nobody is named. Score = debt · √strength.
  ///
  /// Whoever could meet somebody else one knows who cares for the same is told so (`introductions`).
  ///
  /// - Complexity: O(pairs + events of the person + acquaintances · requests), and that of introductions.
  /// - Determinism: exact.
  /// - Reference: Gouldner, *The norm of reciprocity*, Am. Sociol. Rev. 25:161 (1960), doi 10.2307/2092623; Grant, *Give
  ///   and Take* (2013).
  public static let give = SuggestionKind(
    name: "give", summary: "people from whom more was received than they were given", peopleCount: 1, reads: .dates
  ) { question, progress in
    let standpoint = try Standpoint(question)
    let debts = standpoint.debts()
    if debts.isEmpty { return [] }
    // The best that one can give may be somebody else one knows, who cares for the same.
    var offers: [Person: (other: Person, why: String)] = [:]
    for opening in try standpoint.openings(limit: mostOpenings, progress: progress) {
      guard let why = opening.forecast.sharedAttributes.first else { continue }
      let (one, other) = (opening.forecast.first, opening.forecast.second)
      if offers[one] == nil { offers[one] = (other, why) }
      if offers[other] == nil { offers[other] = (one, why) }
    }
    return debts.map { debt in
      Suggestion(
        people: [debt.acquaintance.other], score: debt.score,
        reason: standpoint.words.sentence([
          debt.ledger.reason(standpoint.words),
          offers[debt.acquaintance.other].map { standpoint.sentence(forOffer: $0) },
        ]))
    }.ranked(in: question.network, limit: question.limit)
  }

  private static let mostOpenings = 200
}

extension Standpoint {
  /// Somebody to whom the person owes.
  struct Debt {
    let acquaintance: Acquaintance
    let ledger: GiveAndTake

    /// Those who are close come first, but not alone.
    var score: Double { ledger.balance * acquaintance.strength.squareRoot() }
  }

  private static let leastDebt = 0.1

  /// In the order of people.
  func debts() -> [Debt] {
    guard let past = network.past else { return [] }
    let requests = requestsByPerson()
    return acquaintances.compactMap { acquaintance in
      let ledger = GiveAndTake(
        events(with: acquaintance), requests: requests[acquaintance.other.number] ?? [], between: person,
        and: acquaintance.other, asOf: past.asOf, seenUntil: seenUntil)
      return ledger.balance >= Self.leastDebt ? Debt(acquaintance: acquaintance, ledger: ledger) : nil
    }
  }

  fileprivate func sentence(forOffer offer: (other: Person, why: String)) -> String {
    let name = network.name(of: offer.other)
    return words.pick(
      "you could introduce \(name) to them (\(offer.why))", "vous pourriez lui présenter \(name) (\(offer.why))")
  }

  /// Those requests of the person, or to them, in which somebody else stands, by that person's number.
  func requestsByPerson() -> [Int: [Request]] {
    var found: [Int: [Request]] = [:]
    for request in network.requests {
      let everybody = [request.person, request.via, request.target].compactMap { $0 }
      guard everybody.contains(person.number) else { continue }
      for other in everybody where other != person.number { found[other, default: []].append(request) }
    }
    return found
  }
}

extension GiveAndTake {
  fileprivate func reason(_ words: ReasonWords) -> String {
    var got: [String] = []
    for gift in Gift.allCases where received[gift.rawValue].count > 0 {
      got.append(phrase(gift, received[gift.rawValue], .incoming, words))
    }
    if unanswered.count > 0 {
      let day = ReasonWords.day(of: unanswered.last)
      got.append(
        words.pick(
          "wrote \(words.times(unanswered.count)) without an answer (last on \(day))",
          words.counted(unanswered.count, "message", "messages") + " sans réponse (le dernier le \(day))"))
    }
    var back: String?
    let gifts = Gift.allCases.filter { given[$0.rawValue].count > 0 }
    if !gifts.isEmpty {
      let parts = gifts.map { phrase($0, given[$0.rawValue], .outgoing, words) }
      back = words.pick("you ", "de vous : ") + words.list(parts)
    }
    let since = lastGiven.map { given in lastReceived.map { given < $0 } ?? false } ?? false
    let nothing =
      gifts.isEmpty
      ? words.pick("you gave nothing yet", "rien de vous jusqu'ici")
      : since ? words.pick("nothing since", "rien depuis") : nil
    return words.sentence([words.list(got), back, lastReceived == nil && gifts.isEmpty ? nil : nothing])
  }

  private func phrase(_ gift: Gift, _ count: Count, _ way: Standpoint.Way, _ words: ReasonWords) -> String {
    let day = ReasonWords.day(of: count.last)
    let when =
      count.count == 1
      ? words.pick(" (\(day))", " (le \(day))") : words.pick(" (last on \(day))", " (la dernière fois le \(day))")
    let isReceived = way == .incoming
    let (you, times) = (isReceived ? "you" : "them", words.times(count.count))
    let text =
      switch gift {
      case .introduction:
        words.pick(
          "introduced \(you) \(times)", words.counted(count.count, "présentation", "présentations"))
      case .favor:
        words.pick(
          "did \(you) " + words.counted(count.count, "favor", "favors"),
          words.counted(count.count, "service", "services"))
      case .answeredAsk:
        words.pick(
          "granted what \(isReceived ? "you" : "they") asked \(times)",
          words.counted(count.count, "demande accordée", "demandes accordées"))
      case .gesture:
        words.pick(
          "recommended or endorsed \(you) \(times)",
          words.counted(count.count, "recommandation ou approbation", "recommandations et approbations"))
      case .invitation:
        words.pick("invited \(you) \(times)", words.counted(count.count, "invitation", "invitations"))
      }
    return text + when
  }
}
