import ArgumentParser
import GraphAnalytics
import NetworkFormats
import SocialNetworks

/// Where the network comes from, and by which rules it is read.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A network file; several are layers of one network. “-” is standard input.", valueName: "file"))
  var network: [String] = []

  @Option(help: ArgumentHelp("A table of people with an id column and attributes.", valueName: "file"))
  var people: [String] = []

  @Option(help: ArgumentHelp("Read as this format instead of judging by content and extension.", valueName: "format"))
  var readAs: String?

  @Option(help: ArgumentHelp("The column with the value of a tie.", valueName: "name"))
  var weightColumn: String?

  @Option(
    help: ArgumentHelp(
      "What the columns of a plain list are, such as time,source,target.", valueName: "names"))
  var columns: String?

  @Option(help: "Whether ties have a direction: yes, no, or what the file says (auto).")
  var directed: Directedness = .auto

  @Option(help: "Making directed ties undirected, a pair takes their sum, max, mean or min, or must be mutual.")
  var reciprocal: ReciprocalTies?

  @Option(help: "What the number on a tie means: strength, probability, count or distance.")
  var tieValues: TieValues = .strength

  @Option(help: "Several ties of one pair: sum, max, min, mean, first, error, or keep.")
  var parallelTies: ParallelTies?

  @Option(help: "Ties of a person with themselves: discard, keep or error.")
  var selfTies: SelfTies = .discard

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("Only these kinds of tie.", valueName: "name"))
  var layers: [String] = []

  @Option(help: "Use the values of ties as stored, or 1 for each (unit).")
  var weights: TieWeights = .stored

  @Option(help: ArgumentHelp("Ties as they stood on that day, YYYY-MM-DD.", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Only what happened from that day on.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only what happened up to that day.", valueName: "date"))
  var until: String?

  @Flag(help: "Treat warnings about the data as errors.")
  var strict = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var personal: PersonalOptions

  func validate() throws {
    System.protect(network + people)
    for (name, date) in [("--as-of", asOf), ("--since", since), ("--until", until)] {
      if let date, Day(date) == nil {
        throw ValidationError("\(name) needs a date such as 2026-03-31, not “\(date)”")
      }
    }
    let kinds = SourceFormat.all.map(\.name)
    if let readAs, NetworkFormat.named(readAs)?.isReadable != true, !kinds.contains(readAs) {
      let known = (NetworkFormat.readable + kinds).joined(separator: ", ")
      throw ValidationError("no format that can be read is called “\(readAs)”; there are: \(known)")
    }
  }

  var rules: NetworkRules {
    var rules = NetworkRules()
    rules.directed = directed
    rules.tieValues = tieValues
    rules.parallelTies = parallelTies
    rules.selfTies = selfTies
    rules.reciprocal = reciprocal
    rules.layers = layers
    rules.weights = weights
    return rules
  }

  var readOptions: ReadOptions {
    var options = ReadOptions()
    options.format = readAs
    options.weightColumn = weightColumn
    options.columns = columns
    options.strictness = strict ? .strict : .lenient
    return options
  }

  /// Reads every source into a draft, saying on standard error what was read.
  func readDrafts(_ notes: Notes) throws -> [NetworkDraft] {
    return try network.map { path in
      let (draft, report) = try NetworkReader.read(path: path, options: readOptions)
      say(report, notes)
      return draft
    }
  }

  /// Tables of attributes.
  func readPeople(_ notes: Notes) throws -> [PersonTable] {
    try people.map { path in
      let (table, report) = try NetworkReader.readPeople(
        path: path, strictness: strict ? .strict : .lenient)
      say(report, notes)
      return table
    }
  }

  func say(_ report: ImportReport, _ notes: Notes) { report.say(notes) }

  /// The network, settled by the rules: from files, from exports, or from the store.
  func open(_ notes: Notes) throws -> SocialNetwork {
    if isPersonal { return try openPersonal(notes) }
    let drafts = try readDrafts(notes)
    if since != nil || until != nil {
      notes.note("these ties have no dates, so --since and --until change nothing")
    }
    let network = try SocialNetwork(assembling: drafts, attributes: try readPeople(notes), rules: rules)
    for note in network.notes { notes.note(note) }
    return network
  }
}

extension ImportReport {
  /// Warnings, what was decided and, when asked for more, counts.
  func say(_ notes: Notes) {
    for warning in warnings.prefix(20) { notes.warning(warning.description) }
    if warnings.count > 20 { notes.warning("and \(warnings.count - 20) more") }
    for note in self.notes { notes.note("\(source): \(note)") }
    let left = dropped.map { ", \($0.count) dropped (\($0.reason))" }.joined()
    notes.detail("\(source): \(format), \(rowsRead) rows read, \(rowsKept) kept\(left); \(people) people, \(ties) ties")
  }
}

/// How measures are computed.
struct ComputationOptions: ParsableArguments {
  @Option(help: "Threads to use (default: one for each core); the answer is the same for any number.")
  var threads: Int?

  @Option(help: "Seed of random choices.")
  var seed: UInt64 = 1

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads needs a number of one or more") }
  }

  func apply() {
    if let threads { Parallel.threadCount = threads }
  }
}

/// How the length of a tie is made where paths are measured.
enum LengthRule: String, CaseIterable, ExpressibleByArgument {
  case unit, reciprocal, stored
  case negativeLog = "negative-log"

  var lengths: TieLengths {
    switch self {
    case .unit: .unit
    case .reciprocal: .reciprocal
    case .negativeLog: .negativeLog
    case .stored: .stored
    }
  }
}
