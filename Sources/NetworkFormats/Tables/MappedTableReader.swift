import SocialNetworks

/// Tables of people, of ties or of what happened, whose columns are named by a mapping or known by their headings.
enum MappedTableReader {
  static func recognizes(_ file: SourceFile) -> Bool {
    TableLayout(headings: HeadedTable.headings(of: file)) != nil
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    let mapping = options.mapping
    guard
      var table = HeadedTable.open(
        file, delimiter: mapping?.delimiter.flatMap { Delimiter(rawValue: $0) },
        encoding: mapping?.encoding.flatMap { TextEncoding.Name($0) }, log: &log, report: &report)
    else { return }
    let layout: TableLayout
    if let mapping {
      if !TableLayout.hasHeadings(mapping, table) { table.takeHeadingsAsRow() }
      guard let found = TableLayout(mapping, table, log: &log) else { return }
      layout = found
      if !mapping.isVerified {
        report.notes.append(
          "unverified preset \(quoted(mapping.name)): nobody could check it against a real file of that service")
      }
    } else if let found = TableLayout(headings: table.keys) {
      layout = found
    } else {
      log.error(
        line: table.headingLine, "headings", "the headings do not say what the columns hold; a mapping file can say it")
      return
    }
    switch layout.rows {
    case .interactions: MappedInteractions.read(table, layout, options, &draft, &log, &report)
    case .people: readPeople(table, layout, options, &draft, &log, &report)
    case .ties: readTies(table, layout, options, &draft, &log, &report)
    }
  }

  // MARK: - People

  private static func readPeople(
    _ table: HeadedTable, _ layout: TableLayout, _ options: SourceOptions, _ draft: inout RelationshipDraft,
    _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    var table = table
    if let owner = options.owner { draft.owner = draft.insert(owner) }
    let isTied = layout.column(.kind) != nil || layout.column(.since) != nil || layout.constant(.kind) != nil
    let dates = DateText(order: layout.dates ?? table.dateOrder(layout.column(.since)) ?? .mdy)
    if !isTied {
      report.notes.append("the table names people and no ties; a mapping with `kind` makes them ties of its owner")
    }
    var seen: Set<Int> = []
    while table.next(&log, &report) {
      let mention = mention(table, layout)
      guard !mention.name.isEmpty || !mention.identities.isEmpty else {
        report.drop("no name")
        continue
      }
      let person = draft.insert(mention)
      guard person != draft.owner, seen.insert(person).inserted else {
        report.drop(person == draft.owner ? "the owner" : "repeated row")
        continue
      }
      report.rowsKept += 1
      addFacts(of: person, table, layout, &draft)
      guard isTied else { continue }
      let kind = layout.text(.kind, table)
      let since = layout.text(.since, table)
      let moment = dates.moment(since)
      if moment == nil && !since.isEmpty { log.warning(line: table.line, "date", "a date cannot be read") }
      draft.declarations.append(
        DeclaredTie(
          source: draft.insertOwner(), target: person, kind: kind.isEmpty ? "contact" : kind.lowercased(), since: moment
        ))
    }
  }

  private static func mention(_ table: HeadedTable, _ layout: TableLayout) -> Mention {
    var identities: [Identity] = []
    func add(_ kind: IdentityKind, _ field: TableLayout.Field, _ change: (String) -> String = { $0 }) {
      for column in layout.columns(field) {
        for piece in pieces(table[column]) {
          let identity = Identity(kind, change(piece))
          if !identities.contains(identity) { identities.append(identity) }
        }
      }
    }
    add(.handle, .id) { "id:\($0)" }
    add(.email, .email)
    add(.phone, .phone)
    add(.profile, .profile)
    add(.handle, .handle) { layout.service.isEmpty || $0.contains(":") ? $0 : "\(layout.service):\($0)" }
    var name = layout.text(.name, table)
    if name.isEmpty {
      name = [layout.text(.first, table), layout.text(.last, table)].filter { !$0.isEmpty }.joined(separator: " ")
    }
    if name.isEmpty && layout.column(.email) == nil { name = layout.text(.id, table) }
    identities.removeAll { $0.kind == .email && !$0.value.contains("@") }
    return Mention(name: DoubleEncoding.repaired(name), identities: identities).withKindOfAddresses()
  }

  private static func addFacts(
    of person: Int, _ table: HeadedTable, _ layout: TableLayout, _ draft: inout RelationshipDraft
  ) {
    let (organization, title) = (layout.text(.organization, table), layout.text(.title, table))
    if !organization.isEmpty || !title.isEmpty {
      draft.affiliations.append(Affiliation(person: person, organization: organization, title: title))
    }
    let place = layout.columns(.place).map { table[$0] }.filter { !$0.isEmpty }.joined(separator: ", ")
    if !place.isEmpty { draft.facts.append(PersonFact(person: person, kind: .place, value: place)) }
    for tag in layout.columns(.tag).flatMap({ pieces(table[$0]) }) {
      draft.facts.append(PersonFact(person: person, kind: .tag, value: tag))
    }
    let birthday = layout.text(.birthday, table)
    if !birthday.isEmpty { draft.facts.append(PersonFact(person: person, kind: .birthday, value: birthday)) }
  }

  /// Several values in one cell, at most 50.
  private static func pieces(_ cell: String) -> [String] {
    var pieces: [String] = []
    for part in cell.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }) {
      let piece = part.split(separator: " ").joined(separator: " ")
      if !piece.isEmpty { pieces.append(piece) }
      if pieces.count == 50 { break }
    }
    return pieces
  }

  // MARK: - Ties

  private static func readTies(
    _ table: HeadedTable, _ layout: TableLayout, _ options: SourceOptions, _ draft: inout RelationshipDraft,
    _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    var table = table
    if let owner = options.owner { draft.owner = draft.insert(owner) }
    var owner = draft.owner
    guard let source = layout.column(.source) ?? layout.column(.from),
      let target = layout.column(.target) ?? layout.column(.to)
    else {
      log.error(line: table.headingLine, "columns", "ties need a column for each of two people: source and target")
      return
    }
    if layout.column(.strength) != nil {
      report.notes.append("strengths are not taken: they follow from what happened")
    }
    let dates = DateText(order: layout.dates ?? table.dateOrder(layout.column(.since)) ?? .mdy)
    let epoch = layout.constant(.epoch)
      .map { text in DateText(numbers: .seconds).moment(text) ?? DateText().moment(text) }
    if let epoch, epoch == nil {
      log.error("epoch", "the epoch is no date; expected one, or seconds since 1970")
      return
    }
    let isUnix = layout.column(.since) == nil && layout.column(.unixtime) != nil
    var cells = CellPeople(.semicolons)
    var seen: Set<DeclaredTie> = []
    while table.next(&log, &report) {
      let sources = cells.people(table, source, owner: &owner, &draft)
      let targets = cells.people(table, target, owner: &owner, &draft)
      guard let first = sources.first, let second = targets.first else {
        report.drop("no people")
        continue
      }
      guard first != second else {
        report.drop("one person")
        continue
      }
      let since = layout.text(isUnix ? .unixtime : .since, table)
      var moment = isUnix ? DateText(numbers: .seconds).moment(since) : dates.moment(since)
      if isUnix, let known = moment {
        let (seconds, isTooLarge) = known.seconds.addingReportingOverflow((epoch ?? nil)?.seconds ?? 0)
        moment = isTooLarge ? nil : Moment(seconds: seconds, quality: known.quality)
      }
      if moment == nil && !since.isEmpty { log.warning(line: table.line, "date", "a date cannot be read") }
      let kind = layout.text(.kind, table).lowercased()
      let tie = DeclaredTie(source: first, target: second, kind: kind.isEmpty ? "contact" : kind, since: moment)
      guard seen.insert(tie).inserted else {
        report.drop("repeated row")
        continue
      }
      draft.declarations.append(tie)
      report.rowsKept += 1
    }
  }
}

extension SourceFormat {
  static let table = SourceFormat(
    name: "table", summary: "a table of people, ties or interactions, known by its headings or by a mapping",
    recognizes: MappedTableReader.recognizes, read: MappedTableReader.read)
}
