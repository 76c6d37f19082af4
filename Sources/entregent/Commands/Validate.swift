import ArgumentParser
import NetworkFormats
import SocialNetworks

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Does strength predict who stays in contact, and the forecast who forms a tie? Tested on dated data.",
    discussion: """
      Strengths are taken at a split, from nothing but what happened before; a pair counts as right when contact follows. Each
      model, lists of contacts, and each channel alone are compared: the area under the ROC curve (auc) and the average
      precision (ap), with 95 % intervals, and by how much the first model leads. With --predict new-ties, pairs without a tie are
      ranked, and right are those who form one; the precision of the first 10, 50 and 100 is shown as well. With
      --predict encounters, three people are proposed to everybody at an event, and counted whom they met at length.

      Example: entregent validate Datasets/lea-fontaine --samples 20 --split 0.7
      """)

  @Argument(help: ArgumentHelp("Exports or tables of what happened: files, folders, archives.", valueName: "source"))
  var sources: [String]

  @Option(
    help: ArgumentHelp(
      "What the columns of a table mean: one mapping file for all sources, or one for each, in their order.",
      valueName: "file"))
  var mapping: [String] = []

  @Option(help: "What is to be foretold.")
  var predict: Prediction = .contact

  @Option(help: ArgumentHelp("A day, or the share of everything that comes before the split.", valueName: "date|share"))
  var split: String?

  @Option(help: ArgumentHelp("So many splits, each looking until the next.", valueName: "n"))
  var rolling: Int?

  @Option(
    help: "What has to follow: contact, or one channel; of new ties also declared, or alone, contact between two alone."
  )
  var outcome = "contact"

  @Option(help: "What is drawn again for the intervals: pairs, or people, which is stricter.")
  var resample: Validation.Resampling = .pairs

  @Option(help: "Samples for the intervals.")
  var samples = 500

  @Option(help: "Seed of the samples.")
  var seed: UInt64 = 1

  @Option(help: "By how much half-lives are multiplied; auto shortens them where the history is short.")
  var timeScale = "auto"

  @Option(help: ArgumentHelp("Parameters of the tie-decay model.", valueName: "file"))
  var parameters: String?

  @Flag(help: "Rows of one moment, channel and sender are one message to all of their recipients.")
  var joinRecipients = false

  @Option(help: "Whom a meeting brings together: the one whose record it is and the others (recorded), or everybody.")
  var presence: TieHistory.Options.Presence = .recorded

  @Option(help: ArgumentHelp("Whose exports these are.", valueName: "person"))
  var me: String?

  @OptionGroup(title: "Encounters") var encounters: EncounterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    // Options are settled before anything is read.
    switch predict {
    case .contact:
      let options = try settled()
      try showContact(try read(), options)
    case .newTies:
      let options = try settledForNewTies()
      try showNewTies(try read(), options)
    case .encounters:
      let options = try settledForEncounters()
      try showEncounters(try read(), options)
    case .reconnect, .ask, .give:
      let options = try settledForSuggestions()
      let subject = SuggestionPrediction.Subject(rawValue: predict.rawValue) ?? .reconnect
      try showSuggestions(try read(), subject, options)
    }
  }

  /// Who stays in contact.
  private func showContact(_ relationships: Relationships, _ options: Validation.Options) throws {
    let found = try Validation(relationships, options: options)

    for (split, scale) in zip(found.splits, found.timeScales) { noteSplit(split, scale: scale) }
    let measures: [(name: String, value: (Validation.Row) -> Validation.Estimate)] = [
      ("auc", \.auc), ("ap", \.precision), ("auc_lead", \.aucLead), ("ap_lead", \.precisionLead),
    ]
    try listing.show(
      Listing(
        columns: ["model"] + Self.columns(of: measures.map(\.name)) + ["pairs", "positives", "splits"],
        rows: found.rows.map { row in
          [.text(row.model)]
            + Self.cells(of: measures.map { $0.value(row) }) + [
              .integer(found.pairs), .integer(found.positives), .integer(found.splits.count),
            ]
        }))
  }

  /// Each value has its interval beside it.
  static func columns(of names: [String]) -> [String] { names.flatMap { [$0, "\($0)_low", "\($0)_high"] } }

  static func cells(of estimates: [Validation.Estimate]) -> [Cell] {
    estimates.flatMap { [Cell.number($0.value), .number($0.low), .number($0.high)] }
  }

  func noteSplit(_ split: Int64, scale: Double, _ more: String = "") {
    let pace = scale == 1 ? "" : "; half-lives times \(Cell.text(of: (scale * 1e4).rounded() / 1e4)) (--time-scale)"
    listing.notes.note("split on \(Day(ofSecond: split))\(pace)\(more)")
  }

  private func settled() throws -> Validation.Options {
    var options = Validation.Options()
    options.split = try settledSplit()
    if outcome != "contact" {
      options.outcome = .channel(try channel(known: ["contact"]))
    }
    options.timeScale = try settledTimeScale()
    options.samples = try settledSamples()
    options.seed = seed
    options.resampling = resample
    options.presence = presence
    if let parameters { options.parameters = try PersonalOptions.readParameters(parameters) }
    return options
  }

  func settledSplit() throws -> Validation.Split {
    if let rolling {
      guard split == nil else { throw CommandError.usage("--split and --rolling exclude each other") }
      return .rolling(rolling)
    }
    guard let split else { return .fraction(0.5) }
    if let day = Day(split) { return .moment(day.startSecond) }
    if let share = Double(split) { return .fraction(share) }
    throw CommandError.usage("--split needs a day such as 2026-03-31 or a share such as 0.5, not “\(split)”")
  }

  func settledTimeScale() throws -> Validation.TimeScale {
    if timeScale == "auto" { return .automatic }
    guard let factor = Double(timeScale), factor > 0, factor.isFinite else {
      throw CommandError.usage("--time-scale needs auto or a number above 0")
    }
    return .factor(factor)
  }

  func settledSamples() throws -> Int {
    guard (0...100_000).contains(samples) else {
      throw CommandError.usage("--samples needs a number from 0 to 100,000")
    }
    return samples
  }

  /// The channel that `--outcome` names.
  func channel(known words: [String]) throws -> Channel {
    guard let channel = Channel(named: outcome) else {
      let known = (words + Channel.allCases.map(\.name)).joined(separator: ", ")
      throw CommandError.usage("no channel is called “\(outcome)”; there are: \(known)")
    }
    return channel
  }

  /// Everything in memory; nothing is kept.
  private func read() throws -> Relationships {
    guard mapping.count <= 1 || mapping.count == sources.count else {
      throw CommandError.usage("\(mapping.count) mappings for \(sources.count) sources: name one, or one for each")
    }
    var drafts: [RelationshipDraft] = []
    for (number, path) in sources.enumerated() {
      var options = SourceOptions(owner: me.map { PersonalOptions.mention($0) }, now: Moment(seconds: System.now))
      if let file = mapping.count > 1 ? mapping[number] : mapping.first {
        options.mapping = try SourceMapping.named(file)
        options.kind = "table"
      }
      for source in try SourceReader.read(paths: [path], options: options, progress: listing.notes.progress("reading"))
      {
        say(source.report)
        drafts.append(source.draft)
      }
    }
    var relationships = Relationships(pooling: drafts, owner: me.map { PersonalOptions.mention($0) })
    if joinRecipients { relationships.interactions = relationships.interactions.joiningRecipients() }
    return relationships
  }

  private func say(_ report: ImportReport) {
    for warning in report.warnings.prefix(5) { listing.notes.warning(warning.description) }
    if report.warnings.count > 5 { listing.notes.warning("and \(report.warnings.count - 5) more") }
    let dropped = report.dropped.map { ", \($0.count) dropped (\($0.reason))" }.joined()
    listing.notes.detail("\(report.source): \(report.rowsRead) rows read, \(report.rowsKept) kept\(dropped)")
  }
}
