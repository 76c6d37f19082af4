import SocialNetworks

/// Prints who can introduce whom.
struct IntroductionListing {
  let network: SocialNetwork
  let day: String
  let language: Language
  let listing: ListingOptions
  /// What the set of people to be met is called.
  let targetName: String
  let wantsEveryone: Bool
  var from: Person?
  var to: [Person] = []

  init(
    network: SocialNetwork, day: String, language: Language, listing: ListingOptions, targetName: String,
    wantsEveryone: Bool
  ) {
    self.network = network
    self.day = day
    self.language = language
    self.listing = listing
    self.targetName = targetName
    self.wantsEveryone = wantsEveryone
  }

  func show(_ answer: IntroductionAnswer) throws {
    switch listing.settledFormat {
    case .json: try listing.show(json(answer))
    case .csv: try listing.show(wantsEveryone ? rowsOfEveryone(answer) : rows(answer))
    case .table:
      let text = IntroductionText(network: network, language: language)
      try listing.write(Array(text.readable(answer, top: listing.top, everyone: wantsEveryone).utf8))
    }
    for broker in answer.spent {
      let name = network.name(of: broker.person)
      let times = broker.recentAsks
      listing.notes.note(
        language.choose(
          en: "\(name) was asked \(times == 1 ? "once" : "\(times) times") lately and is not proposed (--ask-budget)",
          fr:
            "déjà \(times) demande\(times == 1 ? "" : "s") à \(name) récemment : pas de nouvelle proposition (--ask-budget)"
        ))
    }
    if let gap = answer.gap, listing.settledFormat != .json {
      listing.notes.note(network.sentence(for: gap, in: language))
    }
  }

  // MARK: CSV

  private func rows(_ answer: IntroductionAnswer) -> Listing {
    Listing(
      columns: Self.columns, rows: answer.introductions.enumerated().map { cells(of: $1, number: $0 + 1) })
  }

  private func rowsOfEveryone(_ answer: IntroductionAnswer) -> Listing {
    Listing(
      columns: Self.columns + ["target"],
      rows: answer.everyone.enumerated().map { number, appointment in
        let cells =
          appointment.introduction.map { self.cells(of: $0, number: number + 1) }
          ?? [.integer(number + 1)] + Array(repeating: .undefined, count: Self.columns.count - 1)
        return cells + [.text(network.id(of: appointment.target))]
      })
  }

  private static let columns = ["rank", "probability", "hops", "ask", "people", "weakest_tie"]

  private func cells(of introduction: Introduction, number: Int) -> [Cell] {
    let ids = introduction.people.map { network.id(of: $0) }.joined(separator: " > ")
    let weakest = introduction.bottleneck.map { "\(network.id(of: $0.source)) > \(network.id(of: $0.target))" }
    return [
      .integer(number), .number(introduction.probability), .integer(introduction.ties.count),
      .text(network.id(of: introduction.ask)), .text(ids), .text(weakest ?? ""),
    ]
  }

  // MARK: JSON

  private func json(_ person: Person) -> JSON { .object(facts(of: person)) }

  private func facts(of person: Person) -> [(String, JSON)] {
    [("id", .string(network.id(of: person))), ("name", .string(network.name(of: person)))]
  }

  private func json(_ answer: IntroductionAnswer) -> JSON {
    let target: JSON =
      switch to.count {
      case 0: .null
      case 1: json(to[0])
      default: .object([("id", .null), ("name", .string(targetName)), ("people", .array(to.map { json($0) }))])
      }
    return .object([
      ("from", from.map { json($0) } ?? .null),
      ("to", target),
      ("as_of", .string(day)),
      ("tie_values", .string(TieValues.probability.rawValue)),
      ("introductions", .array(answer.introductions.enumerated().map { json($1, rank: $0 + 1) })),
      ("brokers", .array(answer.brokers.map { json($0) })),
      ("gap", answer.gap.map { json($0) } ?? .null),
      (
        "spent",
        .array(
          answer.spent.map { broker in
            .object(facts(of: broker.person) + [("recent_asks", .integer(broker.recentAsks))])
          })
      ),
      ("ask_together", .array(answer.together.map { json($0) })),
      ("everyone", wantsEveryone ? .array(answer.everyone.enumerated().map { json($1, rank: $0 + 1) }) : .null),
      ("expected", wantsEveryone ? .number(answer.expected) : .null),
    ])
  }

  private func json(_ broker: Broker) -> JSON {
    .object(
      facts(of: broker.person) + [
        ("probability", .number(broker.probability)), ("recent_asks", .integer(broker.recentAsks)),
        ("without", .number(broker.without?.probability ?? 0)),
        ("then", broker.without.map { json($0.ask) } ?? .null),
      ])
  }

  private func json(_ ask: JointAsk) -> JSON {
    .object([
      ("people", .array(ask.people.map { json($0) })), ("probability", .number(ask.probability)),
      ("low", .number(ask.low)), ("high", .number(ask.high)), ("exact", .bool(ask.isExact)),
    ])
  }

  private func json(_ appointment: Appointment, rank: Int) -> JSON {
    .object([
      ("to", json(appointment.target)),
      ("introduction", appointment.introduction.map { json($0, rank: rank) } ?? .null),
    ])
  }

  private func json(_ gap: Gap) -> JSON {
    .object([
      ("source", json(gap.source)), ("target", json(gap.target)), ("probability", .number(gap.probability)),
      ("say", .string(network.sentence(for: gap, in: language))),
      ("existing", gap.existing.map { .number($0) } ?? .null),
      ("event", json(gap.event)),
      (
        "alternatives",
        .array(
          gap.alternatives.map { other in
            .object([
              ("target", json(other.target)), ("probability", .number(other.probability)),
              ("existing", other.existing.map { .number($0) } ?? .null), ("event", json(other.event)),
            ])
          })
      ),
    ])
  }

  private func json(_ event: KnownEvent?) -> JSON {
    guard let event else { return .null }
    return .object([
      ("date", event.day.map { .string($0.description) } ?? .null),
      ("file", event.label.isEmpty ? .null : .string(event.label)),
      ("people", .integer(event.people.count)),
    ])
  }

  private func json(_ introduction: Introduction, rank: Int) -> JSON {
    func ends(_ tie: IntroductionTie) -> [(String, JSON)] {
      [
        ("source", .string(network.id(of: tie.source))), ("target", .string(network.id(of: tie.target))),
        ("strength", .number(tie.strength)),
      ]
    }
    return .object([
      ("rank", .integer(rank)),
      ("probability", .number(introduction.probability)),
      ("bottleneck", introduction.bottleneck.map { .object(ends($0)) } ?? .null),
      ("people", .array(introduction.people.map { json($0) })),
      (
        "ties",
        .array(
          introduction.ties.map { tie in
            .object(
              ends(tie) + [
                ("basis", .string(tie.basis.rawValue)), ("evidence", .array(tie.evidence.map { .string($0) })),
                ("strengths", directions(of: tie)),
              ])
          })
      ),
      ("ask", json(introduction.ask)),
      ("say", .string(network.sentence(for: introduction, in: language))),
      ("long_shot", .bool(introduction.isLongShot)),
      ("willingness", .array(introduction.willingness.map { .number($0) })),
      ("target_trust", introduction.ties.last.flatMap { trust(in: $0) }.map { .number($0) } ?? .null),
      ("message", .string(network.message(for: introduction, in: language))),
    ])
  }

  /// How much the one at the far end of a tie cares.
  private func trust(in tie: IntroductionTie) -> Double? {
    network.strengths(between: tie.source, and: tie.target)?.incoming
  }

  /// How much each of the two cares, where that is known.
  private func directions(of tie: IntroductionTie) -> JSON {
    guard let both = network.strengths(between: tie.source, and: tie.target) else { return .null }
    return .object([("outgoing", .number(both.outgoing)), ("incoming", .number(both.incoming))])
  }
}
