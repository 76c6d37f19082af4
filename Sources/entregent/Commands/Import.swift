import ArgumentParser
import Foundation
import NetworkFormats
import NetworkStorage
import SocialNetworks

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read exports (mail, calendars, contacts, LinkedIn, logs) into the store.",
    discussion: """
      A source is a file, a folder or an archive; what it is, its content says. Everything is taken or, when anything
      fails, nothing. Importing again changes nothing. --undo takes an import back; without sources, imports are listed.

      Example: entregent import Datasets/lea-fontaine/archive --me "Léa Fontaine"
      """)

  @Argument(help: ArgumentHelp("Files, folders and archives.", valueName: "source"), completion: .file())
  var sources: [String] = []

  @Option(
    help: ArgumentHelp("Whose network this is: a name, an e-mail address or both.", valueName: "person"),
    completion: StoreOptions.names)
  var me: String?

  @Option(help: ArgumentHelp("Who brought these sources, if not the owner of the store.", valueName: "name"))
  var contributor: String?

  @Option(help: ArgumentHelp("What the columns of a table mean: a mapping file, or xing or viadeo.", valueName: "file"))
  var mapping: String?

  @Option(help: ArgumentHelp("Read as this kind instead of judging by content.", valueName: "kind"))
  var readAs: String?

  @Option(help: ArgumentHelp("Take back the import with this number.", valueName: "batch"))
  var undo: Int?

  @Flag(help: "Treat warnings about the data as errors.")
  var strict = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    if let undo {
      try store.open().undo(batch: undo)
      return listing.notes.note("import \(undo) is taken back")
    }
    if sources.isEmpty && me == nil { return try listing.show(batches(try store.open())) }
    // A store is made only when there is something to put into it.
    let isThere = FileManager.default.fileExists(atPath: store.path)
    let known = isThere ? try store.open() : nil
    if sources.count == 1, let export = try Self.export(at: sources[0]) {
      let target = try known ?? NetworkStore(path: store.path, opening: .creating)
      defer { target.close() }
      try target.importExport(export, path: sources[0])
      return listing.notes.note("the store holds what \(sources[0]) held")
    }
    let owner = try me.map { try mention(of: $0, in: known) }
    let options = try sourceOptions(owner: try owner ?? known?.ownerMention())
    let read =
      sources.isEmpty
      ? [] : try SourceReader.read(paths: sources, options: options, progress: listing.notes.progress("reading"))
    let target = try known ?? NetworkStore(path: store.path, opening: .creating)
    defer { target.close() }
    let outcome = try target.import(
      read.filter { $0.report.format != "unknown" }.map { source in
        StoredSource(
          source.draft, digest: source.digest, rowsRead: source.report.rowsRead, rowsKept: source.report.rowsKept,
          dropped: source.report.dropped.map { ($0.reason, $0.count) })
      }, owner: owner, adoption: contributor == nil ? .fromSources : .never, at: System.now)
    let matches = outcome.batch == nil ? nil : try target.reviewList(limit: Self.countedMatches).count
    say(read, outcome)
    if let matches, matches > 0 {
      let count = matches < Self.countedMatches ? "\(matches)" : "\(matches) or more"
      listing.notes.note(
        "\(count) \(matches == 1 ? "pair" : "pairs") of people may be one; `entregent people --review` lists them")
    }
    try show(read, outcome, matches: matches)
  }

  private static let countedMatches = 1000

  /// Somebody whom the store knows, as the store first knew them; else somebody new.
  private func mention(of text: String, in target: NetworkStore?) throws -> Mention {
    guard let target else { return PersonalOptions.mention(text) }
    do { return try target.profile(text).spellings.first?.mention ?? PersonalOptions.mention(text) } catch {
      let mention = PersonalOptions.mention(text)
      switch error {
      case .unknownPerson: return mention
      // Said before in the same words, or with an address that only one can have.
      case .ambiguousPerson where !mention.identities.isEmpty: return mention
      case .ambiguousPerson: if try target.ownerMention()?.name == mention.name { return mention }
      default: break
      }
      throw error
    }
  }

  private func sourceOptions(owner: Mention?) throws -> SourceOptions {
    var options = SourceOptions(owner: owner, now: Moment(seconds: System.now))
    if let contributor {
      options.owner = PersonalOptions.mention(contributor)
      options.ownership = .contributor
    }
    options.kind = readAs
    options.strictness = strict ? .strict : .lenient
    options.mapping = try mapping.map { try SourceMapping.named($0) }
    return options
  }

  /// The bytes of a file that `export` wrote; nil for everything else.
  private static func export(at path: String) throws -> [UInt8]? {
    guard
      System.start(ofFile: path, count: NetworkStore.exportSignature.utf8.count)
        == Array(NetworkStore.exportSignature.utf8)
    else { return nil }
    return try System.readFile(path)
  }

  // MARK: results

  private func say(_ read: [SourceReader.Source], _ outcome: ImportOutcome) {
    let notes = listing.notes
    for source in read { source.report.say(notes) }
    let forgotten = outcome.sources.reduce(0) { $0 + $1.forgotten }
    if forgotten > 0 { notes.note("\(counted(forgotten, "mention")) of people who are to stay forgotten left out") }
    guard let batch = outcome.batch else { return notes.note("nothing is new") }
    notes.note(
      "new: \(counted(outcome.newPeople, "person", "people")), \(counted(outcome.newInteractions, "interaction")), "
        + "\(counted(outcome.newTies, "declared tie")); `entregent import --undo \(batch)` takes it back")
  }

  private func show(_ read: [SourceReader.Source], _ outcome: ImportOutcome, matches: Int?) throws {
    guard listing.settledFormat != .json else {
      return try listing.show(
        .object(
          [("batch", outcome.batch.map { .integer($0) } ?? .null)] + json(read, outcome)
            + [("likely_matches", matches.map { .integer($0) } ?? .null)]))
    }
    try listing.show(
      Listing(
        columns: ["path", "kind", "read", "kept", "people", "ties", "interactions"],
        rows: read.map { source in
          let report = source.report
          return [
            .text(report.source), .text(report.format), .integer(report.rowsRead), .integer(report.rowsKept),
            .integer(report.people), .integer(report.ties), .integer(report.interactions),
          ]
        }))
  }

  private func json(_ read: [SourceReader.Source], _ outcome: ImportOutcome) -> [(String, JSON)] {
    var stored = outcome.sources.makeIterator()
    let rows = read.map { source -> JSON in
      let report = source.report
      let new = report.format == "unknown" ? nil : stored.next()
      return .object([
        ("path", .string(report.source)), ("kind", .string(report.format)), ("read", .integer(report.rowsRead)),
        ("kept", .integer(report.rowsKept)),
        ("dropped", .object(report.dropped.map { ($0.reason, .integer($0.count)) })),
        ("people", .integer(report.people)), ("ties", .integer(report.ties)),
        ("interactions", .integer(report.interactions)), ("new_interactions", .integer(new?.newInteractions ?? 0)),
        ("new_ties", .integer(new?.newTies ?? 0)), ("forgotten", .integer(new?.forgotten ?? 0)),
      ])
    }
    return [
      ("sources", .array(rows)), ("new_people", .integer(outcome.newPeople)),
      ("new_interactions", .integer(outcome.newInteractions)), ("new_ties", .integer(outcome.newTies)),
    ]
  }

  private func batches(_ store: NetworkStore) throws -> Listing {
    Listing(
      columns: ["batch", "date", "path", "kind", "contributor", "read", "kept"],
      rows: try store.batches().flatMap { batch in
        batch.sources.map { source in
          [
            .integer(batch.id), .text("\(Day(ofSecond: batch.seconds))"), .text(source.path), .text(source.kind),
            .text(source.contributor), .integer(source.rowsRead), .integer(source.rowsKept),
          ]
        }
      })
  }
}
