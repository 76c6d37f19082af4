import SocialNetworks

/// Recommendations and endorsements: somebody says something good of somebody.
enum LinkedInGestures {
  private enum Way { case given, received }

  static func readRecommendations(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard
      var table = LinkedInFile.open(
        file, "first name", "last name", "creation date", "status", log: &log, report: &report)
    else { return }
    // Both ways have the same headings.
    let name = file.name.lowercased()
    guard name.contains("given") != name.contains("received") else {
      log.error(
        "recommendations", "the name of the file does not say whether recommendations were given or received")
      return
    }
    let way = name.contains("given") ? Way.given : .received
    let owner = LinkedInOwner.settle(&draft, options)
    let dateColumn = table.column("creation date") ?? 0
    let statusColumn = table.column("status") ?? 0
    let dates = DateText(order: table.dateOrder(dateColumn) ?? .mdy)
    let stated = LinkedInFile.exportDay(file).map { Moment($0) }
    var affiliations: Set<Affiliation> = []
    while table.next(&log, &report) {
      var date = table[dateColumn]
      var status = table[statusColumn]
      // A date such as 08/30/22, 05:51 PM without quotes makes two cells.
      if table.extraCellCount == 1, dates.moment("\(date), \(table[dateColumn + 1])") != nil {
        date = "\(date), \(table[dateColumn + 1])"
        status = table[statusColumn > dateColumn ? statusColumn + 1 : statusColumn]
      }
      let mention = LinkedInFile.mention(LinkedInFile.name(table["first name"], table["last name"]), url: "")
      guard
        let person = take(
          mention, way, date: dates.moment(date), status, owner, (table.line, ""), &draft, &log, &report),
        !table["company"].isEmpty || !table["job title"].isEmpty
      else { continue }
      let affiliation = Affiliation(
        person: person, organization: LinkedInFile.name(table["company"]), title: LinkedInFile.name(table["job title"]),
        stated: stated)
      if affiliations.insert(affiliation).inserted { draft.affiliations.append(affiliation) }
    }
  }

  static func readEndorsements(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "endorsement date", "endorsement status", log: &log, report: &report)
    else { return }
    let way = table.column("endorsee first name", "endorsee public url") != nil ? Way.given : .received
    let who = way == .given ? "endorsee" : "endorser"
    let columns = ["first name", "last name", "public url"].map { table.column("\(who) \($0)") }
    let date = table.column("endorsement date")
    let status = table.column("endorsement status")
    let owner = LinkedInOwner.settle(&draft, options)
    let dates = DateText(order: table.dateOrder(date) ?? .mdy)
    while table.next(&log, &report) {
      let mention = LinkedInFile.mention(
        LinkedInFile.name(table[columns[0]], table[columns[1]]), url: table[columns[2]])
      _ = take(
        mention, way, date: dates.moment(table[date]), table[status], owner, (table.line, table["skill name"]), &draft,
        &log, &report)
    }
  }

  /// - Parameter row: its line, and what tells it from others of the same people at the same time.
  /// - Returns: the person, where the row counts.
  private static func take(
    _ mention: Mention, _ way: Way, date: Moment?, _ status: String, _ owner: Int, _ row: (line: Int, detail: String),
    _ draft: inout RelationshipDraft, _ log: inout FaultLog, _ report: inout ImportReport
  ) -> Int? {
    var reason: String?
    if mention.name.isEmpty && mention.identities.isEmpty {
      reason = "no name"
    } else if LinkedInFile.isClosed(name: mention.name, url: mention.identities.first?.value ?? "") {
      reason = "closed account"
    } else if status.uppercased() == "PENDING" {
      reason = "pending"
    }
    if let reason {
      report.drop(reason)
      return nil
    }
    guard let date else {
      report.drop("no date")
      log.warning(line: row.line, "date", "the date cannot be read")
      return nil
    }
    let person = draft.insert(mention)
    let key = mention.identities.first.map { LinkedInFile.pageKey($0.value) } ?? mention.name
    let isKept = draft.append(
      Interaction(
        channel: .gesture, moment: date, participants: way == .given ? [owner, person] : [person, owner],
        place: (0, row.line)),
      id: "\(way)\n\(key)\n\(date.seconds)\n\(row.detail)")
    if isKept { report.rowsKept += 1 } else { report.drop("to oneself") }
    return isKept ? person : nil
  }
}

extension SourceFormat {
  static let linkedInRecommendations = SourceFormat(
    name: "linkedin-recommendations", summary: "LinkedIn's recommendations, given and received",
    recognizes: { LinkedInFile.recognizes($0, .recommendations) }, read: LinkedInGestures.readRecommendations)

  static let linkedInEndorsements = SourceFormat(
    name: "linkedin-endorsements", summary: "LinkedIn's endorsements, given and received",
    recognizes: { LinkedInFile.recognizes($0, .endorsements) }, read: LinkedInGestures.readEndorsements)
}
