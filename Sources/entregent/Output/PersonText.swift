import SocialNetworks

/// One person for a terminal, and as data.
struct PersonText {
  let card: PersonCard
  let report: PersonReport
  let network: SocialNetwork

  private static let indent = 13
  private static let width = 96
  static let shownTies = 10

  private func name(_ person: Person) -> String { network.name(of: person) }

  private func percent(_ value: Double) -> String { AuditWords.percent(value) }

  // MARK: text

  var page: String {
    var lines: [String] = []
    func block(_ label: String, _ texts: [String]) {
      let wrapped = texts.filter { !$0.isEmpty }
        .flatMap { AuditText.wrapped(Terminal.safe($0), to: Self.width - Self.indent) }
      for (number, line) in wrapped.enumerated() {
        lines.append(Self.padded(number == 0 ? label : "", to: Self.indent) + line)
      }
    }
    let person = report.person
    let id = network.id(of: person)
    let title = Terminal.safe(name(person) == id ? id : "\(name(person)) (\(id))")
    lines.append(Terminal.bold(title))
    block("Reach", card.identities.map { "\($0.kind.name) \($0.value)" })
    block("Known as", card.otherNames.isEmpty ? [] : [card.otherNames.joined(separator: ", ")])
    block("Work", Self.distinct(card.work).map { Self.sentence($0) })
    block("Facts", card.facts.map { "\($0.kind) \($0.value)\(Self.origin($0.source))" })
    block("Sources", card.sources)
    if let tie = report.tieToOwner { block("With you", withOwner(tie)) }
    block("Ratings", card.ratings.map { rating($0) })
    if person == network.owner { block("", ["the owner of this network"]) }
    if !report.years.isEmpty { lines += [""] + yearTable }
    let others = report.ties.filter { $0.other != network.owner || report.tieToOwner == nil }
    if !others.isEmpty {
      lines += ["", Terminal.bold("Closest \(min(Self.shownTies, others.count)) of \(others.count)")]
      for tie in others.prefix(Self.shownTies) {
        let label = Terminal.fitted(Terminal.safe(name(tie.other)), to: 28)
        let evidence = tie.evidence.first.map { Terminal.safe($0) } ?? ""
        let head = Self.padded(label, to: 30) + Self.padded(percent(tie.strength), to: 11)
        lines.append(Terminal.fitted(head + Self.padded(tie.basis.rawValue, to: 10) + evidence, to: Self.width))
      }
    }
    return lines.map { Self.trimmed($0) }.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
  }

  private func withOwner(_ tie: PersonReport.Tie) -> [String] {
    let them = name(report.person)
    var first = "\(percent(tie.strength)) (\(tie.basis.rawValue)): you to \(them) \(percent(tie.incoming)), "
    first += "\(them) to you \(percent(tie.outgoing))"
    if let rank = report.rank, let count = report.ownerTies { first += "; number \(rank) of \(count) contacts" }
    var texts = [first] + tie.evidence
    if let digest = tie.digest, let last = digest.lastMoment {
      var rhythm = "last on \(Day(ofSecond: last))"
      if let gap = digest.usualGap, gap > 0 { rhythm += ", usually every \(AuditWords.days(gap / 86_400))" }
      if let silence = digest.silence {
        let until = report.seenUntil.map { " until \(Day(ofSecond: $0))" } ?? ""
        rhythm += "; silent for \(AuditWords.rounded(silence.ratio)) times the usual gap\(until)"
        switch silence.state {
        case .usual: break
        case .alert: rhythm += ", worth a word"
        case .ended: rhythm += ", most likely over"
        }
      }
      texts.append(rhythm)
    }
    return texts
  }

  private func rating(_ rating: (other: String, isOwn: Bool, value: Double, day: Day)) -> String {
    let other = (try? network.person(named: rating.other)).map { name($0) } ?? rating.other
    return "\(rating.isOwn ? "of \(other)" : "by \(other)"): \(AuditWords.rounded(rating.value)) on \(rating.day)"
  }

  private static func origin(_ source: String?) -> String {
    source.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
  }

  /// Lists say the same again with each export; the latest of them is enough to read.
  private static func distinct(_ work: [PersonCard.Work]) -> [PersonCard.Work] {
    var seen: Set<Affiliation> = []
    return work.filter { work in
      var undated = work.affiliation
      undated.stated = nil
      return seen.insert(undated).inserted
    }
  }

  private static func sentence(_ work: PersonCard.Work) -> String {
    let affiliation = work.affiliation
    var text = [affiliation.organization, affiliation.title].filter { !$0.isEmpty }.joined(separator: ", ")
    switch (affiliation.since, affiliation.until) {
    case (let since?, let until?): text += " (\(Self.text(since)) to \(Self.text(until)))"
    case (let since?, nil): text += " (since \(Self.text(since)))"
    case (nil, let until?): text += " (until \(Self.text(until)))"
    case (nil, nil): if let stated = affiliation.stated { text += " (as of \(Self.text(stated)))" }
    }
    return text + origin(work.source)
  }

  /// As much of a date as the source knows.
  private static func text(_ moment: Moment) -> String {
    let day = moment.day.description
    return switch moment.precision {
    case .year: String(day.prefix(4))
    case .month: String(day.prefix(7))
    case .day, .minute, .second: day
    }
  }

  private var yearTable: [String] {
    let used = Channel.allCases.filter { channel in report.years.contains { $0.count(of: channel) > 0 } }
    let table = Listing(
      columns: ["year"] + used.map(\.name),
      rows: report.years.map { year in [.text(String(year.year))] + used.map { .integer(year.count(of: $0)) } })
    return table.table(rows: table.rowCount, width: Self.width).split(separator: "\n").map(String.init)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Terminal.width(text)))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  // MARK: data

  private func json(_ person: Person) -> JSON {
    .object([("id", .string(network.id(of: person))), ("name", .string(name(person)))])
  }

  private func json(_ tie: PersonReport.Tie) -> [(String, JSON)] {
    func day(_ second: Int64?) -> JSON { second.map { .string(Day(ofSecond: $0).description) } ?? .null }
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    let digest = tie.digest
    return [
      ("with", json(tie.other)), ("strength", .number(tie.strength)), ("outgoing", .number(tie.outgoing)),
      ("incoming", .number(tie.incoming)), ("basis", .string(tie.basis.rawValue)), ("first", day(digest?.firstMoment)),
      ("last", day(digest?.lastMoment)), ("usual_gap_days", number(digest?.usualGap.map { $0 / 86_400 })),
      ("silence", number(digest?.silence?.ratio)),
      ("state", digest?.silence.map { .string($0.state.rawValue) } ?? .null),
      ("evidence", .array(tie.evidence.map { .string($0) })),
    ]
  }

  var json: JSON {
    func moment(_ moment: Moment?) -> JSON { moment.map { .string(Self.text($0)) } ?? .null }
    func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    func integer(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }
    let tie: JSON =
      report.tieToOwner.map {
        .object(json($0) + [("rank", integer(report.rank)), ("contacts", integer(report.ownerTies))])
      } ?? .null
    return .object([
      ("person", json(report.person)),
      ("seen_until", report.seenUntil.map { .string(Day(ofSecond: $0).description) } ?? .null),
      (
        "identities",
        .array(card.identities.map { .object([("kind", .string($0.kind.name)), ("value", .string($0.value))]) })
      ), ("other_names", .array(card.otherNames.map { .string($0) })),
      (
        "affiliations",
        .array(
          card.work.map { work in
            .object([
              ("organization", .string(work.affiliation.organization)), ("title", .string(work.affiliation.title)),
              ("since", moment(work.affiliation.since)), ("until", moment(work.affiliation.until)),
              ("stated", moment(work.affiliation.stated)), ("source", optional(work.source)),
            ])
          })
      ),
      (
        "facts",
        .array(
          card.facts.map {
            .object([("kind", .string($0.kind)), ("value", .string($0.value)), ("source", optional($0.source))])
          })
      ), ("sources", .array(card.sources.map { .string($0) })), ("tie", tie),
      (
        "years",
        .array(
          report.years.map { year in
            let counts = Channel.allCases.filter { year.count(of: $0) > 0 }
            return .object([
              ("year", .integer(year.year)),
              ("channels", .object(counts.map { ($0.name, .integer(year.count(of: $0))) })),
            ])
          })
      ),
      (
        "ratings",
        .array(
          card.ratings.map {
            .object([
              ("other", .string($0.other)), ("side", .string($0.isOwn ? "by-self" : "by-other")),
              ("value", .number($0.value)), ("date", .string($0.day.description)),
            ])
          })
      ), ("ties", .array(report.ties.map { .object(json($0)) })),
    ])
  }
}
