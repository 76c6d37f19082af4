import ArgumentParser
import NetworkFormats
import NetworkStorage
import SocialNetworks

/// How networks of dated interactions are made: whose, how strong a tie is, what the columns of a table mean.
struct PersonalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Whose exports these are: a name, an e-mail address or both.", valueName: "person"))
  var me: String?

  @Option(help: "How strong a tie is: \(TieStrengthModel.all.map(\.name).joined(separator: ", ")).")
  var model: String = TieStrengthModel.all[0].name

  @Option(
    help: ArgumentHelp("Numbers of the tie-decay model, as `rate --fit` writes them.", valueName: "file"),
    completion: .file())
  var parameters: String?

  @Option(
    help: ArgumentHelp("What the columns of a table mean: a mapping file, or xing, viadeo.", valueName: "file"))
  var mapping: String?

  @Option(help: "Who is one person: only where certain, also within one organization, or also where likely.")
  var recognize: Recognition = .corroborated

  func validate() throws {
    if !TieStrengthModel.all.contains(where: { $0.name == model }) {
      let known = TieStrengthModel.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no model of tie strength is called “\(model)”; there are: \(known)")
    }
  }

  /// - Throws: `CommandError` for a file of parameters that says nothing usable.
  func strengthModel() throws -> TieStrengthModel {
    if let parameters { return .tieDecay(try Self.readParameters(parameters)) }
    return TieStrengthModel.all.first { $0.name == model } ?? TieStrengthModel.all[0]
  }

  static func readParameters(_ path: String) throws -> TieDecayParameters {
    do {
      return try TieDecayParameters(parsing: String(decoding: try System.readFile(path), as: UTF8.self))
    } catch let error as TieDecayParameters.ParseError {
      throw CommandError.data("\(path):\(error.line): \(error.reason)")
    }
  }

  /// `Nina Okafor <nina@example.org>`, an address, or a name.
  var owner: Mention? { me.map { Self.mention($0) } }

  static func mention(_ text: String) -> Mention {
    if let open = text.lastIndex(of: "<"), text.hasSuffix(">") {
      let address = String(text[text.index(after: open)...].dropLast())
      let name = text[..<open].split(separator: " ").joined(separator: " ")
      return Mention(name: name, identities: [Identity(.email, address)])
    }
    if text.contains("@") && !text.contains(" ") { return Mention(identities: [Identity(.email, text)]) }
    return Mention(name: text)
  }

  /// - Throws: `FormatError`.
  func sourceOptions(kind: String?, strictness: ReadOptions.Strictness) throws -> SourceOptions {
    var options = SourceOptions(owner: owner, now: Moment(seconds: System.now))
    options.kind = kind
    options.strictness = strictness
    if let mapping { options.mapping = try SourceMapping.named(mapping) }
    return options
  }
}

/// People and what happened between them, with the day on which strengths are taken.
struct PersonalNetwork {
  let people: PersonTable
  let history: TieHistory
  let owner: Person?
  /// What was asked of whom, and how it ended.
  let requests: [Request]
  /// Only from exports, and where a command asks for everything: the rows behind the history.
  let relationships: Relationships?
  let isStore: Bool
}

extension NetworkOptions {
  /// Whether the network is made of dated interactions: the store, or exports named by `--network`.
  var isPersonal: Bool {
    guard let first = network.first else { return true }
    if personal.mapping != nil { return true }
    if let readAs { return NetworkFormat.named(readAs) == nil }
    return SourceReader.isExport(path: first)
  }

  /// Reads exports into memory; nothing is kept.
  func readExports(_ notes: Notes) throws -> Relationships {
    let options = try personal.sourceOptions(kind: readAs, strictness: strict ? .strict : .lenient)
    let sources = try SourceReader.read(paths: network, options: options, progress: notes.progress("reading"))
    for source in sources { say(source.report, notes) }
    return Relationships(pooling: sources.map(\.draft), owner: personal.owner, recognition: personal.recognize)
  }

  /// The second since 1970 at which strengths are taken, and a note where the day was chosen.
  func strengthSecond(_ history: TieHistory, isStore: Bool, _ notes: Notes) -> Int64 {
    if let day = asOf.flatMap({ Day($0) }) { return System.end(of: day) }
    guard let last = history.lastMoment else { return System.endOfToday }
    if isStore {
      if System.now - last > Self.longSilence {
        notes.note(
          "nothing dated is younger than \(Day(ofSecond: last)); --as-of \(Day(ofSecond: last)) shows ties as they stood then"
        )
      }
      return System.endOfToday
    }
    notes.note("strengths are those of \(Day(ofSecond: last)), the last dated day (--as-of)")
    return System.end(of: Day(ofSecond: last))
  }

  private static let longSilence: Int64 = 366 * 86_400

  var historyOptions: TieHistory.Options {
    var options = TieHistory.Options()
    options.since = since.flatMap { Day($0) }?.startSecond
    options.before = until.flatMap { Day($0) }.map { Day(number: $0.number + 1).startSecond }
    return options
  }
}

extension NetworkOptions {
  /// The network of dated interactions, as strong as the model says on the day.
  func openPersonal(_ notes: Notes) throws -> SocialNetwork {
    try settled(try personalNetwork(notes), notes)
  }

  /// What was opened, as strong as the model says on the day.
  func settled(_ opened: PersonalNetwork, _ notes: Notes) throws -> SocialNetwork {
    let second = strengthSecond(opened.history, isStore: opened.isStore, notes)
    var network = try SocialNetwork(
      people: opened.people, history: opened.history, model: try personal.strengthModel(), asOf: second, rules: rules,
      owner: opened.owner)
    network.requests = opened.requests
    for note in network.notes { notes.note(note) }
    return network
  }

  func personalNetwork(_ notes: Notes) throws -> PersonalNetwork {
    let tables = try readPeople(notes)
    if isStore {
      let opened = try NetworkStore(path: store.path)
      let snapshot = try opened.snapshot()
      let people = tables.isEmpty ? snapshot.people : try with(tables, snapshot.people, opened.everybody(), notes)
      return PersonalNetwork(
        people: people, history: snapshot.history.keeping(historyOptions),
        owner: snapshot.owner.map { Person($0) }, requests: snapshot.requests, relationships: nil, isStore: true)
    }
    let relationships = try readExports(notes)
    return PersonalNetwork(
      people: try with(tables, relationships.personTable(), relationships, notes),
      history: TieHistory(relationships, options: historyOptions),
      owner: relationships.owner.map { Person($0) }, requests: relationships.requests, relationships: relationships,
      isStore: false)
  }

  /// Everybody with what tables of attributes say of them.
  private func with(
    _ tables: [PersonTable], _ people: PersonTable, _ relationships: Relationships, _ notes: Notes
  ) throws -> PersonTable {
    var found = people
    for table in tables {
      guard relationships.people.count == found.count else {
        throw CommandError.data("\(store.path): changed while it was read; try again")
      }
      let (people, strangers) = relationships.adding(table, to: found)
      found = people
      if strangers > 0 { notes.note("\(strangers) rows of the attribute table are of nobody in the network") }
    }
    return found
  }

  var isStore: Bool { network.isEmpty }
}
