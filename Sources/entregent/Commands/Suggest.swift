import ArgumentParser
import SocialNetworks

struct Suggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What to do next with my network: whom to reconnect with, give to, ask, introduce.",
    discussion: """
      Every suggestion says why, with dates and counts. Ends with 1 when there is none.

      \(SuggestionKind.all.map { "\($0.name): \($0.summary)." }.joined(separator: "\n"))

      Example: entregent suggest reconnect --network Datasets/lea-fontaine/archive
      """)

  @Argument(
    help: "What to do: \(SuggestionKind.all.map(\.name).joined(separator: ", ")).",
    completion: .list(SuggestionKind.all.map(\.name)))
  var kind: String

  @Argument(
    help: ArgumentHelp(
      "For `event`: who comes, a table, a calendar, contact cards or a name a line.", valueName: "attendee-list"),
    completion: .file())
  var list: String?

  @Option(help: ArgumentHelp("The day of the event, where the list has none or several.", valueName: "date"))
  var date: String?

  @Flag(help: "For `event`: which of those who come you should introduce to each other.")
  var pairs = false

  @Option(help: "For whom (default: the owner of the network, where that is known).", completion: StoreOptions.names)
  var from: String?

  @Option(help: "Language of the reasons: en or fr.")
  var language: Language = .en

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func validate() throws {
    if let date, Day(date) == nil { throw ValidationError("--date needs a date such as 2026-03-31, not “\(date)”") }
    if kind != SuggestionKind.event.name && (list != nil || date != nil || pairs) {
      throw ValidationError("a list of attendees, --date and --pairs belong to `suggest event`")
    }
    if kind == SuggestionKind.event.name && list == nil {
      throw ValidationError("name the list of those who come: suggest event FILE")
    }
  }

  func run() throws {
    let kind = try Registry.find(self.kind, in: SuggestionKind.all, name: \.name, kind: "kind of suggestion")
    computation.apply()
    if from == nil && !source.isPersonal { throw CommandError.usage("say for whom with --from PERSON") }
    let (network, event) = try opened()
    let person: Person
    do {
      guard let found = try from.map({ try network.person(named: $0) }) ?? network.owner else {
        throw CommandError.usage("say for whom with --from PERSON")
      }
      person = found
    } catch NetworkError.unknownPerson(let name) {
      Notes.error(NetworkError.unknownPerson(name).description)
      try show([], of: kind, for: nil, in: network)
      throw CommandError.nothingFound
    }
    if kind.reads == .dates && !network.isPersonal {
      listing.notes.note("these ties have no dates, and `suggest \(kind.name)` lives on what happened when")
    }
    var question = SuggestionQuestion(network, for: person)
    question.language = language
    if let event { return try suggest(event, question, kind) }
    let found = try kind.suggestions(question, listing.notes.progress("looking"))
    try show(found, of: kind, for: person, in: network)
    if found.isEmpty { throw CommandError.nothingFound }
  }

  // MARK: output

  func show(
    _ found: [Suggestion], of kind: SuggestionKind, for person: Person?, in network: SocialNetwork,
    head: [(String, JSON)] = []
  ) throws {
    if listing.settledFormat == .table && listing.fields == nil {
      return try listing.write(Array(readable(found, in: network).utf8))
    }
    let suffixes = kind.peopleCount == 1 ? [""] : ["_a", "_b"]
    var rows = Listing(
      columns: ["rank", "score"] + suffixes.map { "person\($0)" } + ["reason"] + suffixes.map { "name\($0)" },
      rows: found.enumerated().map { number, suggestion in
        [.integer(number + 1), .number(suggestion.score)]
          + suggestion.people.map { .text(network.id(of: $0)) } + [.text(suggestion.reason)]
          + suggestion.people.map { .text(network.name(of: $0)) }
      })
    let day = network.day?.description ?? source.asOf
    rows.jsonHead =
      [
        ("kind", .string(kind.name)), ("as_of", day.map { .string($0) } ?? .null),
        (
          "for",
          person.map { .object([("id", .string(network.id(of: $0))), ("name", .string(network.name(of: $0)))]) }
            ?? .null
        ),
      ] + head
    try listing.show(rows)
  }

  /// For a person at a terminal: who, and why, wrapped to its width.
  func readable(_ found: [Suggestion], in network: SocialNetwork, usual: Int = 20) -> String {
    let shown = found.prefix(listing.top ?? usual)
    let toTerminal = listing.output == nil || listing.output == "-"
    let width = toTerminal ? System.terminalWidth : nil
    var text = ""
    for (number, suggestion) in shown.enumerated() {
      let names = suggestion.people.map { Terminal.safe(network.name(of: $0)) }.joined(separator: " – ")
      let rank = "\(number + 1). "
      text += "\(rank)\(Terminal.bold(names))  \(Cell.number((suggestion.score * 100).rounded() / 100).readable)\n"
      let indent = String(repeating: " ", count: rank.count)
      for line in Terminal.wrapped(Terminal.safe(suggestion.reason), to: width.map { $0 - indent.count }) {
        text += indent + Terminal.dim(line) + "\n"
      }
    }
    if shown.count < found.count {
      listing.notes.note("\(found.count - shown.count) more; --top \(found.count) shows all")
    }
    return text
  }
}
