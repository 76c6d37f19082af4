import ArgumentParser
import GraphAnalytics
import SocialNetworks

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Paths between two people: the strongest, the shortest, or the widest.",
    discussion: """
      The value of a strongest path is the product of its ties as probabilities, of a shortest one the sum of its lengths
      (--lengths), of a widest one the smallest stored value on the way. Ends with 1 when there is none. With --reliability
      it also says how likely any way works at all, whatever ties and people the ways share.

      Example: entregent path Pazzi Ginori --kind shortest -k 3 --network Datasets/florentine-families/marriage.csv
      """)

  @Argument(help: "Where the path starts.", completion: StoreOptions.names)
  var start: String

  @Argument(help: "Where it ends.", completion: StoreOptions.names)
  var end: String

  @Option(help: "strongest, shortest or widest.")
  var kind: RouteKind = .strongest

  @Option(name: .short, help: "How many paths, the best first.")
  var k = 1

  @Flag(help: "Paths that share nobody but their ends.")
  var disjoint = false

  @Option(help: "The most ties a path may have.")
  var maxHops: Int?

  @Option(help: "People who must not be on the way.")
  var avoid: [String] = []

  @Option(help: "Length of a tie for shortest paths: unit, reciprocal, negative-log or stored.")
  var lengths: LengthRule?

  @Flag(help: "Also the chance that any way works, ties and people between being independent chances.")
  var reliability = false

  @Option(help: "The chance that somebody between passes a request on; goes with --reliability.")
  var willingness: Double?

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func validate() throws {
    if k < 1 { throw ValidationError("-k needs a number of one or more") }
    if let maxHops, maxHops < 1 { throw ValidationError("--max-hops needs a number of one or more") }
    if lengths != nil && kind != .shortest { throw ValidationError("--lengths goes with --kind shortest") }
    if reliability && (kind != .strongest || maxHops != nil) {
      throw ValidationError("--reliability goes with --kind strongest, and without --max-hops")
    }
    if let willingness, !reliability || !(willingness > 0 && willingness <= 1) {
      throw ValidationError("--willingness needs a chance above 0 and at most 1, and --reliability")
    }
    if disjoint && kind == .widest { throw ValidationError("--disjoint goes with --kind strongest or shortest") }
  }

  func run() throws {
    computation.apply()
    let network = try source.open(listing.notes)
    let ends: (Person, Person)
    do {
      ends = (try network.person(named: start), try network.person(named: end))
    } catch NetworkError.unknownPerson(let name) {
      Notes.error(NetworkError.unknownPerson(name).description)
      try show([], nil, of: network)
      throw CommandError.nothingFound
    }
    var limits = RouteLimits()
    limits.maxHops = maxHops
    limits.avoiding = try avoid.map { try network.person(named: $0) }
    let isDistance = source.tieValues == .distance
    if kind == .shortest && lengths == nil && isDistance { listing.notes.note("lengths are the stored distances") }
    let (routes, note) = try network.routes(
      kind, from: ends.0, to: ends.1, count: k, lengths: lengths?.lengths ?? (isDistance ? .stored : .unit),
      sharing: disjoint ? .forbidden : .allowed, limits: limits)
    if let note { listing.notes.note(note) }
    let anyWay = try reliability ? chanceOfAnyWay(from: ends.0, to: ends.1, limits.avoiding, in: network) : nil
    try show(routes, anyWay, of: network)
    if routes.isEmpty {
      listing.notes.note("there is no path from \(network.name(of: ends.0)) to \(network.name(of: ends.1))")
      throw CommandError.nothingFound
    }
  }

  private func chanceOfAnyWay(
    from start: Person, to end: Person, _ avoiding: [Person], in network: SocialNetwork
  ) throws -> Reliability {
    let (found, _) = try network.reliability(
      from: start, to: end, avoiding: avoiding, willingness: willingness ?? 1, seed: computation.seed,
      progress: listing.notes.progress("sampling"))
    if listing.settledFormat != .json {
      let basis =
        found.isExact
        ? "exact"
        : "95 % of the time between \(Self.short(found.low)) and \(Self.short(found.high)), \(found.samples) samples"
      listing.notes.note("the chance that any way works is \(Self.short(found.probability)) (\(basis))")
    }
    return found
  }

  /// Four digits are more than the samples give.
  private static func short(_ chance: Double) -> String {
    var scale = 1e4
    while chance > 0 && chance * scale < 1e3 && scale < 1e300 { scale *= 10 }
    return "\((chance * scale).rounded() / scale)"
  }

  private func show(_ routes: [Route], _ anyWay: Reliability?, of network: SocialNetwork) throws {
    if listing.settledFormat == .json {
      let paths = routes.map { route in
        JSON.object([
          ("people", .array(route.people.map { .string(network.id(of: $0)) })), ("value", .number(route.value)),
          ("hops", .integer(route.hops)),
        ])
      }
      return try listing.show(
        .object([("paths", .array(paths))] + (anyWay.map { [("reliability", Self.json($0))] } ?? [])))
    }
    let usesNames = listing.settledFormat == .table
    try listing.show(
      Listing(
        columns: ["rank", "value", "hops", "people"],
        rows: routes.enumerated().map { number, route in
          let names = route.people.map { usesNames ? network.name(of: $0) : network.id(of: $0) }
          return [
            .integer(number + 1), .number(route.value), .integer(route.hops),
            .text(names.joined(separator: " > ")),
          ]
        }))
  }

  private static func json(_ reliability: Reliability) -> JSON {
    .object([
      ("probability", .number(reliability.probability)), ("low", .number(reliability.low)),
      ("high", .number(reliability.high)), ("exact", .bool(reliability.isExact)),
      ("samples", .integer(reliability.samples)),
    ])
  }
}
