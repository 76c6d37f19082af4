import ArgumentParser
import NetworkStorage
import SocialNetworks

struct People: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find people in the store, whatever the accents, the case and the typing errors.",
    discussion: """
      Every word of the query stands in a name, an organization or an address. Strength is that of the owner's tie today
      (--as-of: on a day); people without a query come strongest first. --review lists people who may be one.

      Example: entregent people rivera
      """)

  @Argument(
    help: ArgumentHelp("Words of a name, an organization or an address.", valueName: "query"),
    completion: StoreOptions.names)
  var query: [String] = []

  @Flag(help: "List people who may be one, the likeliest first, for `merge` or `split`.")
  var review = false

  @Option(help: ArgumentHelp("Ties as they stood on this day, YYYY-MM-DD (default: today).", valueName: "date"))
  var asOf: Day?

  @OptionGroup var store: StoreOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    if review { return try showReview(store) }
    let found = try store.people(query.joined(separator: " "))
    let snapshot = try store.snapshot()
    let ties = OwnerTies(snapshot, asOf: asOf.map(System.end) ?? System.endOfToday)
    var people = found.compactMap { snapshot.people.ids.number(of: $0.id) }
    if query.isEmpty {
      people = people.filter { $0 != snapshot.owner }
        .sorted { (ties.strengths[$1] ?? 0, $0) < (ties.strengths[$0] ?? 0, $1) }
    }
    let organizations = snapshot.people.attribute(named: "organization")?.values
    let titles = snapshot.people.attribute(named: "title")?.values
    try listing.show(
      Listing(
        columns: ["id", "name", "organization", "title", "strength", "last_contact"], rowCount: people.count
      ) { row, column in
        let person = people[row]
        return switch column {
        case 0: .text(snapshot.people.id(person))
        case 1: .text(snapshot.people.name(person))
        case 2: .text(organizations?[person] ?? "")
        case 3: .text(titles?[person] ?? "")
        case 4: ties.strengths[person].map { .number($0) } ?? .undefined
        default: ties.lastContacts[person].map { .text("\(Day(ofSecond: $0))") } ?? .undefined
        }
      })
    if people.isEmpty && !query.isEmpty { throw CommandError.nothingFound }
  }

  private func showReview(_ store: NetworkStore) throws {
    let pairs = try store.reviewList()
    try listing.show(
      Listing(
        columns: ["first", "first_name", "second", "second_name", "score", "reasons"],
        rows: pairs.map { pair in
          [
            .text(pair.first.id), .text(pair.first.name), .text(pair.second.id), .text(pair.second.name),
            .number(pair.score), .text(pair.reasons.joined(separator: "; ")),
          ]
        }))
    if pairs.isEmpty {
      listing.notes.note("nobody looks like somebody else")
    } else {
      listing.notes.note("`entregent merge A B` joins two; `entregent split --apart A B` says that they are two")
    }
  }
}

/// How strong the owner's ties are on a day, as routes count them: the smaller of both directions; and the last contact of each.
private struct OwnerTies {
  var strengths: [Int: Double] = [:]
  var lastContacts: [Int: Int64] = [:]

  init(_ snapshot: NetworkSnapshot, asOf: Int64) {
    guard let owner = snapshot.owner else { return }
    let history = snapshot.history
    let all = TieStrengthModel.all[0].strengths(history, asOf)
    for pair in 0..<history.pairCount {
      let (first, second) = history.pair(pair)
      guard first == owner || second == owner else { continue }
      let other = first == owner ? second : first
      strengths[other] = min(all.forward[pair], all.backward[pair])
      // Calendars know of meetings to come.
      let observed = history.events(ofPair: pair).last {
        history.moments[$0] <= asOf && history[event: $0].basis == .observed
      }
      if let observed { lastContacts[other] = history[event: observed].seconds }
    }
  }
}
