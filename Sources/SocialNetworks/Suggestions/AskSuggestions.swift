#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SuggestionKind {
  /// Whom to ask for what, without wearing anybody out.
  ///
  /// Score = strength · willingness · answers · 2^(−debt / 3) · (1 + reach). Strength is that of the weaker side.
  /// Willingness is learned from how requests ended and falls with recent ones (`Willingness`); whoever was asked as often
  /// lately as they gladly take is left out. Answers is the share (n + 2p) / (m + 2) of m letters that were answered within
  /// 30 days, p being the share of all of the person's letters. Debt is what the person owes (`give`). Reach is e / (e + 10)
  /// for e people to whom nobody else leads, and at least ½ for the only way into an organization. Where ties have no dates,
  /// only strength and reach count.
  ///
  /// - Complexity: O(pairs + events of the person + contacts of acquaintances + requests).
  /// - Determinism: exact.
  public static let ask = SuggestionKind(
    name: "ask", summary: "whom to ask for what, without wearing anybody out", peopleCount: 1, reads: .ties
  ) { question, _ in
    let standpoint = try Standpoint(question)
    let network = question.network
    let willingness =
      network.past.map { Willingness(learnedFrom: network.requests, asker: question.person, asOf: $0.asOf) }
      ?? Willingness(prior: 1)
    let reaches = standpoint.reaches()
    let requests = standpoint.requestsByPerson()
    let answers = standpoint.acquaintances.map {
      AnswerRecord(standpoint.events(with: $0), seenUntil: standpoint.seenUntil)
    }
    let (asked, answered) = answers.reduce((0, 0)) { ($0.0 + $1.asked, $0.1 + $1.answered) }
    let usual = asked > 0 ? Double(answered) / Double(asked) : 1
    let doors = standpoint.doors()
    return standpoint.acquaintances.indices.compactMap { place -> Suggestion? in
      let acquaintance = standpoint.acquaintances[place]
      if acquaintance.strength <= 0 || willingness.isSpent(acquaintance.other) { return nil }
      let record = answers[place]
      let share = (Double(record.answered) + 2 * usual) / (Double(record.asked) + 2)
      var debt = 0.0
      if let past = network.past {
        let ledger = GiveAndTake(
          standpoint.events(with: acquaintance), requests: requests[acquaintance.other.number] ?? [],
          between: question.person, and: acquaintance.other, asOf: past.asOf, seenUntil: standpoint.seenUntil)
        debt = max(0, ledger.balance)
      }
      let reach = reaches[place]
      let term = max(Double(reach.people) / Double(reach.people + 10), reach.organization == nil ? 0 : 0.5)
      let score = acquaintance.strength * willingness(acquaintance.other) * share * exp2(-debt / 3) * (1 + term)
      let asks = (requests[acquaintance.other.number] ?? []).filter {
        $0.person == question.person.number && $0.asked == acquaintance.other.number
      }
      let reason = standpoint.words.sentence([
        standpoint.sentence(forDoor: doors[place], of: acquaintance), standpoint.sentence(forPeople: reach),
        standpoint.sentence(forAsks: asks), standpoint.sentence(for: record), standpoint.sentence(forDebt: debt),
      ])
      return Suggestion(people: [acquaintance.other], score: score, reason: reason)
    }.ranked(in: question.network, limit: question.limit)
  }
}

extension Standpoint {
  /// What place an acquaintance has among those whom the person knows at an organization.
  struct Door: Sendable {
    /// How many are closer, how many as close, all of them.
    var closer = 0
    var equal = 0
    var count = 0
  }

  /// - Returns: one for each acquaintance; nil where no organization is known, or it is the person's own.
  func doors() -> [Door?] {
    var members: [String: [Double]] = [:]
    let own = organization(of: person)
    let names = acquaintances.map { organization(of: $0.other) }
    for (place, name) in names.enumerated() { members[name, default: []].append(acquaintances[place].strength) }
    for name in members.keys { members[name]?.sort(by: >) }
    return names.indices.map { place in
      guard !names[place].isEmpty, names[place] != own, let strengths = members[names[place]] else { return nil }
      // Equal strengths may differ in their last digits.
      let (least, most) = (acquaintances[place].strength - 1e-9, acquaintances[place].strength + 1e-9)
      let closer = strengths.partition(above: most)
      return Door(closer: closer, equal: strengths.partition(above: least) - closer, count: strengths.count)
    }
  }

  fileprivate func sentence(forDoor door: Door?, of acquaintance: Acquaintance) -> String? {
    let strength =
      network.hasTieValues ? words.pick("strength ", "force ") + words.number(acquaintance.strength) : nil
    let title = network.people.value(of: "title", acquaintance.other.number)
    guard let organization = shownOrganization(of: acquaintance.other) else {
      return [title, strength].compactMap { $0 }.joined(separator: ", ")
    }
    var place = words.pick("colleague at", "collègue chez")
    if let door {
      let (number, count) = (door.closer + 1, door.count)
      if count == 1 {
        place = words.pick("the only one you know at", "votre seul contact chez")
      } else if door.equal > 1 {
        place = words.pick("one of \(count) people you know at", "l'un de vos \(count) contacts chez")
      } else if number == 1 {
        place = words.pick("closest to you of \(count) people at", "le plus proche de vos \(count) contacts chez")
      } else {
        place = words.pick(
          "number \(number) of \(count) people you know at", "numéro \(number) de vos \(count) contacts chez")
      }
    }
    return (title.map { "\($0), " } ?? "") + "\(place) \(organization)" + (strength.map { " (\($0))" } ?? "")
  }

  fileprivate func sentence(forPeople reach: Reach) -> String? {
    var people = reach
    people.organization = nil
    return sentence(for: people)
  }

  fileprivate func sentence(forAsks asks: [Request]) -> String? {
    if network.requests.isEmpty { return nil }
    guard let last = asks.map(\.moment.seconds).max() else {
      return words.pick("never asked", "jamais sollicité")
    }
    let made = asks.count { $0.outcome == .made }
    let day = ReasonWords.day(of: last)
    return words.pick(
      "asked \(words.times(asks.count)) (last on \(day)), granted \(made == 0 ? "never" : words.times(made))",
      "demandé \(words.times(asks.count)) (la dernière le \(day)), accordé \(made == 0 ? "jamais" : words.times(made))")
  }

  fileprivate func sentence(for record: AnswerRecord) -> String? {
    guard record.asked > 0 else { return nil }
    let count = words.pick(
      "answered \(record.answered) of \(record.asked)", "\(record.answered) réponses sur \(record.asked)")
    guard let delay = record.medianDelay else { return count }
    let days = delay / 86_400
    let time =
      days < 1
      ? words.pick("within a day", "en moins d'un jour")
      : words.pick("within \(words.rounded(days.rounded(.up))) days", "en \(words.rounded(days.rounded(.up))) jours")
    return count + words.pick(", \(time) (median)", ", \(time) (médiane)")
  }

  fileprivate func sentence(forDebt debt: Double) -> String? {
    debt >= 0.5 ? words.pick("you owe them already: give first", "vous lui devez déjà : donnez d'abord") : nil
  }
}

extension [Double] {
  /// How many of these falling numbers are above a bound.
  fileprivate func partition(above bound: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension PersonTable {
  /// What an attribute says of a person, whatever its case; nil for nothing.
  func value(of attribute: String, _ person: Int) -> String? {
    guard let column = attributes.first(where: { $0.name.lowercased() == attribute }),
      column.values.indices.contains(person)
    else { return nil }
    return column.values[person].flatMap { $0.isEmpty ? nil : $0 }
  }
}
