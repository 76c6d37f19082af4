import SocialNetworks

/// `Connections.csv`: a star around its owner, with the day of each connection.
enum LinkedInConnections {
  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "first name", "last name", "connected on", log: &log, report: &report)
    else { return }
    let owner = LinkedInOwner.settle(&draft, options)
    let (first, last) = (table.column("first name"), table.column("last name"))
    let (url, email) = (table.column("url", "profile url"), table.column("email address", "email"))
    let (company, position) = (table.column("company"), table.column("position"))
    let connected = table.column("connected on")
    let dates = DateText(order: table.dateOrder(connected) ?? .mdy)
    var seen: Set<Int> = []
    var latest: Moment?
    let start = draft.affiliations.count
    while table.next(&log, &report) {
      let name = LinkedInFile.name(table[first], table[last])
      let mention = LinkedInFile.mention(
        name, url: table[url], emails: table[email].contains("@") ? [table[email]] : [])
      if LinkedInFile.isClosed(name: name, url: table[url]) {
        report.drop("closed account")
        continue
      }
      if name.isEmpty && mention.identities.isEmpty {
        report.drop("no name")
        continue
      }
      let person = draft.insert(mention)
      guard person != owner, seen.insert(person).inserted else {
        report.drop(person == owner ? "the owner" : "repeated row")
        continue
      }
      let text = table[connected]
      let since = dates.moment(text)
      if since == nil && !text.isEmpty {
        log.warning(line: table.line, "date", "the date of the connection cannot be read")
      }
      if let since { latest = latest.map { max($0, since) } ?? since }
      draft.declarations.append(DeclaredTie(source: owner, target: person, kind: "connection", since: since))
      if !table[company].isEmpty || !table[position].isEmpty {
        draft.affiliations.append(
          Affiliation(
            person: person, organization: LinkedInFile.name(table[company]), title: LinkedInFile.name(table[position])))
      }
      report.rowsKept += 1
    }
    // Company and position are those on the day of the export, which is not before the last connection.
    let stated = LinkedInFile.exportDay(file).map { Moment($0) } ?? latest
    for place in start..<draft.affiliations.count { draft.affiliations[place].stated = stated }
  }
}

/// Address books that were given to LinkedIn: `Contacts.csv`, later `ImportedContacts.csv`.
enum LinkedInContacts {
  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "firstname", "lastname", "emails", log: &log, report: &report) else {
      return
    }
    let owner = LinkedInOwner.settle(&draft, options)
    let stated = LinkedInFile.exportDay(file).map { Moment($0) }
    var seen: Set<Int> = []
    while table.next(&log, &report) {
      var name = LinkedInFile.name(table["firstname"], table["middlename"], table["lastname"])
      if name.isEmpty { name = LinkedInFile.name(table["fullname"]) }
      var identities = pieces(table["emails"]).filter { $0.contains("@") }.map { Identity(.email, $0) }
      identities += pieces(table["phonenumbers"]).filter(isNumber).map { Identity(.phone, $0) }
      identities += pieces(table["profiles"]).filter { $0.contains("/") }.map { Identity(.profile, $0) }
      guard !name.isEmpty || !identities.isEmpty else {
        report.drop("no name")
        continue
      }
      let person = draft.insert(Mention(name: name, identities: identities).withKindOfAddresses())
      guard person != owner, seen.insert(person).inserted else {
        report.drop(person == owner ? "the owner" : "repeated row")
        continue
      }
      draft.declarations.append(DeclaredTie(source: owner, target: person, kind: "contact"))
      if !table["companies"].isEmpty || !table["title"].isEmpty {
        draft.affiliations.append(
          Affiliation(
            person: person, organization: LinkedInFile.name(table["companies"]),
            title: LinkedInFile.name(table["title"]),
            stated: stated))
      }
      for (heading, kind) in [("location", PersonFact.Kind.place), ("birthday", .birthday)]
      where !table[heading].isEmpty {
        draft.facts.append(PersonFact(person: person, kind: kind, value: table[heading]))
      }
      report.rowsKept += 1
    }
  }

  /// Several values in one cell.
  private static func pieces(_ cell: String) -> [String] {
    var pieces: [String] = []
    for part in cell.split(whereSeparator: { ",;\n\r\r\n|".contains($0) }) {
      let piece = part.split(separator: " ").joined(separator: " ")
      if !piece.isEmpty && !pieces.contains(piece) { pieces.append(piece) }
      if pieces.count == 50 { break }
    }
    return pieces
  }

  private static func isNumber(_ text: String) -> Bool { text.utf8.count { (48...57).contains($0) } >= 5 }
}

extension SourceFormat {
  static let linkedInConnections = SourceFormat(
    name: "linkedin-connections", summary: "LinkedIn's Connections.csv",
    recognizes: { LinkedInFile.recognizes($0, .connections) }, read: LinkedInConnections.read)

  static let linkedInContacts = SourceFormat(
    name: "linkedin-contacts", summary: "LinkedIn's Contacts.csv and ImportedContacts.csv: address books given to it",
    recognizes: { LinkedInFile.recognizes($0, .contacts) }, read: LinkedInContacts.read)
}
