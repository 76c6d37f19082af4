import ArgumentParser
import Foundation
import GraphAnalytics
import SocialNetworks

struct Introduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who can introduce me to this person?",
    discussion: """
      Routes rank by their probability: the product of the strengths of their ties and of the willingness of every
      intermediary. Ends with 1 when there is no route, and names the missing tie that would help most.

      Example: entregent introduce Strozzi --from Pazzi --network Datasets/florentine-families/marriage.csv
      """)

  @Argument(
    help: "Whom to meet: an id, a name, an e-mail, or a unique part of a name. Several: any of them.",
    completion: StoreOptions.names)
  var target: [String] = []

  @Option(help: "Who asks (default: the owner of the network, where that is known).")
  var from: String?

  @Option(help: "How many routes to give.")
  var paths = 5

  @Option(help: "The most ties a route may have.")
  var maxHops: Int?

  @Flag(help: "Routes that share no intermediary.")
  var diverse = false

  @Option(help: "People who must not be asked or passed.")
  var avoid: [String] = []

  @Option(help: "Anyone at this organization (needs an attribute “organization”).")
  var organization: String?

  @Option(help: "Anyone with this title (needs an attribute “title”).")
  var title: String?

  @Option(help: "Anyone with this tag (needs an attribute “tag”).")
  var tag: String?

  @Option(help: ArgumentHelp("Anyone in this file, one name a line.", valueName: "file"))
  var targets: String?

  @Option(
    help:
      "The chance that an intermediary passes the request on (default: 1 for a network file, 0.37 for your own data).")
  var willingness: Double?

  @Option(help: "Routes below this probability are not honest and not shown (default: 0.001 for the store, else 0).")
  var minProbability: Double?

  @Option(help: "Language of the sentences: en or fr.")
  var language: Language = .en

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func validate() throws {
    if paths < 1 { throw ValidationError("--paths needs a number of one or more") }
    if let maxHops, maxHops < 1 { throw ValidationError("--max-hops needs a number of one or more") }
    if let minProbability, !(minProbability >= 0 && minProbability <= 1) {
      throw ValidationError("--min-probability needs 0 to 1")
    }
    if let willingness, !(willingness > 0 && willingness <= 1) {
      throw ValidationError("--willingness needs a number above 0, at most 1")
    }
    if target.isEmpty && organization == nil && title == nil && tag == nil && targets == nil {
      throw ValidationError("name whom to meet, or a set of people with --organization, --title, --tag or --targets")
    }
  }

  func run() throws {
    computation.apply()
    if from == nil && !source.isPersonal { throw CommandError.usage("say who asks with --from PERSON") }
    let network = try source.open(listing.notes)
    let asker: Person
    let wanted: [Person]
    do {
      guard let found = try from.map({ try network.person(named: $0) }) ?? network.owner else {
        throw CommandError.usage("say who asks with --from PERSON")
      }
      asker = found
      wanted = try targetSet(of: network)
    } catch NetworkError.unknownPerson(let name) {
      Notes.error(NetworkError.unknownPerson(name).description)
      try show(IntroductionAnswer(), from: nil, to: [], of: network)
      throw CommandError.nothingFound
    }
    if wanted == [asker] { throw CommandError.usage("\(network.name(of: asker)) needs no introduction to themselves") }
    var options = IntroductionOptions()
    options.paths = paths
    options.maxHops = maxHops
    options.variety = diverse ? .diverse : .best
    options.avoiding = try avoid.map { try network.person(named: $0) }
    options.willingness = willingness ?? (network.isPersonal ? Self.priorWillingness : 1)
    options.language = language
    options.minProbability = minProbability ?? (source.isStore ? Self.leastHonest : 0)

    var search = try IntroductionSearch(network)
    if let note = search.conversion { listing.notes.note(note) }
    if !network.hasTieValues {
      listing.notes.note("these ties have no values, so each counts as certain and shorter routes win")
    }
    let answer = try search.answer(from: asker, toAnyOf: wanted, options: options)
    try show(answer, from: asker, to: wanted, of: network)
    if answer.introductions.isEmpty { throw CommandError.nothingFound }
  }

  /// Dodds, Muhamad and Watts (2003), doi:10.1126/science.1081058: 37 % of those asked passed a message on.
  private static let priorWillingness = 0.37
  private static let leastHonest = 0.001

  private func targetSet(of network: SocialNetwork) throws -> [Person] {
    var found = try target.map { try network.person(named: $0) }
    if let organization { found += try network.people(where: "organization", is: organization) }
    if let title { found += try network.people(where: "title", is: title) }
    if let tag { found += try network.people(where: "tag", is: tag) }
    if let targets {
      guard let text = try? String(contentsOfFile: targets, encoding: .utf8) else {
        throw CommandError(status: .noInput, description: "\(targets): cannot be read as UTF-8 text")
      }
      let names = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.isEmpty }
      found += try names.map { try network.person(named: $0) }
    }
    var distinct: [Person] = []
    for person in found where !distinct.contains(person) { distinct.append(person) }
    if distinct.isEmpty { throw NetworkError.unknownPerson(organization ?? title ?? tag ?? targets ?? "") }
    return distinct
  }

  // MARK: output

  private func show(_ answer: IntroductionAnswer, from: Person?, to wanted: [Person], of network: SocialNetwork) throws
  {
    switch listing.settledFormat {
    case .json: try listing.show(json(answer, from: from, to: wanted, of: network))
    case .csv: try listing.show(rows(answer, of: network))
    case .table:
      try listing.write(Array(readable(answer, of: network).utf8))
    }
    if let gap = answer.gap, listing.settledFormat != .json { listing.notes.note(Self.sentence(for: gap, of: network)) }
  }

  private static func sentence(for gap: Gap, of network: SocialNetwork) -> String {
    let (source, target) = (network.name(of: gap.source), network.name(of: gap.target))
    let then = network.hasTieValues ? " (then at best \(SocialNetwork.percent(gap.probability)) %)" : ""
    return "no honest route; a tie between \(source) and \(target) would help most\(then)"
  }

  private func rows(_ answer: IntroductionAnswer, of network: SocialNetwork) -> Listing {
    Listing(
      columns: ["rank", "probability", "hops", "ask", "people", "weakest_tie"],
      rows: answer.introductions.enumerated().map { number, introduction in
        let ids = introduction.people.map { network.id(of: $0) }.joined(separator: " > ")
        let weakest = introduction.bottleneck.map { "\(network.id(of: $0.source)) > \(network.id(of: $0.target))" }
        return [
          .integer(number + 1), .number(introduction.probability), .integer(introduction.ties.count),
          .text(network.id(of: introduction.ask)), .text(ids), .text(weakest ?? ""),
        ]
      })
  }

  /// For a person at a terminal: each route with its ties and what they rest on.
  private func readable(_ answer: IntroductionAnswer, of network: SocialNetwork) -> String {
    var text = ""
    for (number, introduction) in answer.introductions.prefix(listing.top ?? .max).enumerated() {
      let chance = network.hasTieValues ? "  \(SocialNetwork.percent(introduction.probability)) %" : ""
      let route = introduction.people.map { Terminal.safe(network.name(of: $0)) }.joined(separator: " → ")
      text += "\(number + 1). \(Terminal.bold(route))\(chance)\(introduction.isLongShot ? "  (a long shot)" : "")\n"
      text += "   \(Terminal.safe(network.sentence(for: introduction, in: language)))\n"
      for tie in introduction.ties {
        let isWeakest = tie == introduction.bottleneck && introduction.ties.count > 1
        let names = "\(network.name(of: tie.source)) – \(network.name(of: tie.target))"
        let strength = network.hasTieValues ? " \(Cell.number(tie.strength).readable)" : ""
        let mark = isWeakest && network.hasTieValues ? ", the weakest tie" : ""
        let evidence = network.isPersonal ? [] : tie.evidence
        let details = ([tie.basis.rawValue] + evidence).joined(separator: ", ")
        text += Terminal.dim(Terminal.safe("   \(names):\(strength) (\(details))\(mark)")) + "\n"
        if network.isPersonal {
          for sentence in tie.evidence { text += Terminal.dim(Terminal.safe("      \(sentence)")) + "\n" }
        }
      }
    }
    if answer.brokers.count > 1 {
      let brokers = answer.brokers.map { broker in
        network.name(of: broker.person)
          + (network.hasTieValues ? " \(SocialNetwork.percent(broker.probability)) %" : "")
      }
      text += "Whom to ask: \(Terminal.safe(brokers.joined(separator: ", ")))\n"
    }
    return text
  }

  private func json(_ answer: IntroductionAnswer, from: Person?, to wanted: [Person], of network: SocialNetwork) -> JSON
  {
    func person(_ person: Person) -> JSON {
      .object([("id", .string(network.id(of: person))), ("name", .string(network.name(of: person)))])
    }
    let to: JSON =
      switch wanted.count {
      case 0: .null
      case 1: person(wanted[0])
      default:
        .object([("id", .null), ("name", .string(setName)), ("people", .array(wanted.map { person($0) }))])
      }
    return .object([
      ("from", from.map { person($0) } ?? .null),
      ("to", to),
      ("as_of", .string(network.day?.description ?? source.asOf ?? System.today)),
      ("tie_values", .string(TieValues.probability.rawValue)),
      (
        "introductions",
        .array(
          answer.introductions.enumerated().map { number, introduction in
            self.json(introduction, rank: number + 1, of: network, person: person)
          })
      ),
      (
        "brokers",
        .array(
          answer.brokers.map { broker in
            .object([
              ("id", .string(network.id(of: broker.person))), ("name", .string(network.name(of: broker.person))),
              ("probability", .number(broker.probability)), ("recent_asks", .integer(broker.recentAsks)),
            ])
          })
      ),
      (
        "gap",
        answer.gap.map { gap in
          .object([
            ("source", person(gap.source)), ("target", person(gap.target)), ("probability", .number(gap.probability)),
            ("say", .string(Self.sentence(for: gap, of: network))),
          ])
        } ?? .null
      ),
    ])
  }

  /// How much each of the two cares, where that is known.
  private func directions(of tie: IntroductionTie, in network: SocialNetwork) -> JSON {
    guard let both = network.strengths(between: tie.source, and: tie.target) else { return .null }
    return .object([("outgoing", .number(both.outgoing)), ("incoming", .number(both.incoming))])
  }

  private var setName: String {
    let parts = [organization.map { "anyone at \($0)" }, title.map { "any \($0)" }, tag.map { "anyone tagged \($0)" }]
    let named = parts.compactMap { $0 }
    return named.isEmpty ? "any of several people" : named.joined(separator: ", ")
  }

  private func json(
    _ introduction: Introduction, rank: Int, of network: SocialNetwork, person: (Person) -> JSON
  ) -> JSON {
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
      ("people", .array(introduction.people.map { person($0) })),
      (
        "ties",
        .array(
          introduction.ties.map { tie in
            .object(
              ends(tie) + [
                ("basis", .string(tie.basis.rawValue)), ("evidence", .array(tie.evidence.map { .string($0) })),
                ("strengths", directions(of: tie, in: network)),
              ])
          })
      ),
      ("ask", person(introduction.ask)),
      ("say", .string(network.sentence(for: introduction, in: language))),
      ("long_shot", .bool(introduction.isLongShot)),
    ])
  }
}
