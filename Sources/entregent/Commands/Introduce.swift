import ArgumentParser
import GraphAnalytics
import GraphDrawing
import SocialNetworks

struct Introduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who can introduce me to this person?",
    discussion: """
      Routes rank by their probability: the product of the strengths of their ties and of the willingness of every
      intermediary. Ends with 1 when there is no route, and names the missing tie that would help most.

      Example: entregent introduce Strozzi --from Pazzi --network Datasets/florentine-families/marriage.csv
      """)

  @OptionGroup var wanted: TargetOptions

  @Option(help: "Who asks (default: the owner of the network, where that is known).")
  var from: String?

  @Flag(help: "The best set of routes to everyone who is meant, nobody being asked too often.")
  var everyone = false

  @Option(help: "How many routes to give.")
  var paths = 5

  @Option(help: "The most ties a route may have.")
  var maxHops: Int?

  @Flag(help: "Routes that share no intermediary.")
  var diverse = false

  @Option(help: "People who must not be asked or passed.")
  var avoid: [String] = []

  @Option(help: "Only ties that rest on these: observed, declared, inferred, separated by commas.")
  var basis: String?

  @Option(
    help:
      "The chance that an intermediary passes the request on (default: 1 for a network file, 0.37 for your own data).")
  var willingness: Double?

  @Option(help: "Who was asked so often in 90 days is not asked again (your own data only; default: 3).")
  var askBudget: Int?

  @Option(help: "Routes below this probability are not honest and not shown (default: 0.001 for the store, else 0).")
  var minProbability: Double?

  @Option(
    help: ArgumentHelp(
      "Where people can be met: a list of attendees (CSV, ICS, vCard). Repeatable; used where there is no route.",
      valueName: "file"), completion: .file())
  var event: [String] = []

  @Option(
    help: ArgumentHelp(
      "Draw the introductions as a map: .svg, .html, .png or whatever `draw` writes.", valueName: "file"),
    completion: .file())
  var map: String?

  @Option(help: "Language of the sentences: en or fr.")
  var language: Language = .en

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func validate() throws {
    if !(1...IntroductionSearch.mostPaths).contains(paths) {
      throw ValidationError("--paths needs a number from 1 to \(IntroductionSearch.mostPaths)")
    }
    if let maxHops, maxHops < 1 { throw ValidationError("--max-hops needs a number of one or more") }
    if let minProbability, !(minProbability >= 0 && minProbability <= 1) {
      throw ValidationError("--min-probability needs 0 to 1")
    }
    if let willingness, !(willingness > 0 && willingness <= 1) {
      throw ValidationError("--willingness needs a number above 0, at most 1")
    }
    if let askBudget {
      if askBudget < 1 { throw ValidationError("--ask-budget needs a number of one or more") }
      if !source.isPersonal { throw ValidationError("--ask-budget needs your own data: a network file counts no asks") }
    }
    if let map { _ = try MapFile(path: map) }
    _ = try bases()
  }

  private func bases() throws -> Set<TieBasis> {
    guard let basis else { return Set(TieBasis.allCases) }
    let known = TieBasis.allCases.map(\.rawValue).joined(separator: ", ")
    let found = try basis.split(separator: ",").map { name in
      guard let basis = TieBasis(rawValue: String(name)) else {
        throw ValidationError("--basis takes \(known), not “\(name)”")
      }
      return basis
    }
    if found.isEmpty { throw ValidationError("--basis takes \(known)") }
    return Set(found)
  }

  func run() throws {
    computation.apply()
    if from == nil && !source.isPersonal { throw CommandError.usage("say who asks with --from PERSON") }
    let (network, events) =
      event.isEmpty ? (try source.open(listing.notes), []) : try source.open(eventsIn: event, listing.notes)
    var output = IntroductionListing(
      network: network, day: network.day?.description ?? source.asOf ?? System.today, language: language,
      listing: listing, targetName: wanted.name, wantsEveryone: everyone)
    do {
      guard let asker = try from.map({ try network.person(named: $0) }) ?? network.owner else {
        throw CommandError.usage("say who asks with --from PERSON")
      }
      output.from = asker
      output.to = try wanted.people(of: network, isStrict: source.strict, listing.notes)
    } catch NetworkError.unknownPerson(let name) {
      let isSet = output.from != nil && wanted.target.isEmpty
      Notes.error(isSet ? "there is nobody to meet: \(wanted.name)" : NetworkError.unknownPerson(name).description)
      output.from = nil
      try output.show(IntroductionAnswer())
      throw CommandError.nothingFound
    }
    guard let asker = output.from else { return }
    if output.to == [asker] {
      throw CommandError.usage("\(network.name(of: asker)) needs no introduction to themselves")
    }

    var search = try IntroductionSearch(network, bases: try bases())
    if let note = search.conversion { listing.notes.note(note) }
    if !network.hasTieValues {
      listing.notes.note("these ties have no values, so each counts as certain and shorter routes win")
    }
    let answer = try search.answer(
      from: asker, toAnyOf: output.to, options: try options(network, asker, to: output.to, events))
    try output.show(answer)
    try draw(answer, in: network)
    if answer.introductions.isEmpty { throw CommandError.nothingFound }
  }

  /// The introductions from left to right, with the probabilities of their ties and of each as a whole.
  private func draw(_ answer: IntroductionAnswer, in network: SocialNetwork) throws {
    guard let path = map else { return }
    let all = everyone ? answer.everyone.compactMap(\.introduction) : answer.introductions
    let found = Array(all.prefix(listing.top ?? all.count))
    guard !found.isEmpty else {
      return listing.notes.note("there is no introduction to draw, so \(path) is not written")
    }
    var drawn = NetworkMap(network)
    drawn.mark(found)
    drawn.keepRoutes(radius: 0)
    let file = try MapFile(path: path)
    let drawing = file.isPage ? drawn.explorable() : drawn.drawing()
    let placed = try drawing.laidOut(by: .routes, seed: computation.seed)
    let style = Style(theme: file.isPage ? .auto : .light)
    try System.writeFile(
      try file.bytes(of: placed, style: style, root: nil, dotsPerInch: GraphvizRenderer().dotsPerInch, listing.notes),
      to: path)
  }

  /// Nobody is met any more at an event before the day of the answer.
  private func isOver(_ event: KnownEvent, in network: SocialNetwork) -> Bool {
    guard let day = event.day, let today = network.day ?? Day(System.today), day < today else { return false }
    listing.notes.note("\(event.label) was on \(day), before \(today), so nobody can be met there any more")
    return true
  }

  private func options(_ network: SocialNetwork, _ asker: Person, to wanted: [Person], _ events: [KnownEvent]) throws
    -> IntroductionOptions
  {
    var options = IntroductionOptions()
    options.paths = paths
    options.maxHops = maxHops
    options.variety = diverse ? .diverse : .best
    options.scope = everyone ? .everyone : .anyone
    options.avoiding = try avoid.map { try network.person(named: $0) }
    for person in options.avoiding where person == asker || wanted == [person] {
      throw CommandError.usage("\(network.name(of: person)) cannot be avoided in a question about them")
    }
    options.minProbability = minProbability ?? (source.isStore ? Self.leastHonest : 0)
    options.language = language
    options.events = events.filter { !isOver($0, in: network) }
    if let learned = network.willingness(asker: asker, prior: willingness, budget: askBudget) {
      options.willingness = learned
    } else {
      options.willingness = Willingness(prior: willingness ?? 1)
    }
    return options
  }

  private static let leastHonest = 0.001
}
