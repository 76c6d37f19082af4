import SocialNetworks

/// Whose LinkedIn export it is.
enum LinkedInOwner {
  /// The owner as the options know them and as this file shows them, inserted as the draft's owner; nobody's name where
  /// neither says it.
  static func settle(_ draft: inout RelationshipDraft, _ options: SourceOptions, shown: Mention? = nil) -> Int {
    known(&draft, options, shown: shown) ?? draft.insertOwner()
  }

  /// The same, or nil where nobody says who it is.
  static func known(_ draft: inout RelationshipDraft, _ options: SourceOptions, shown: Mention?) -> Int? {
    var owner = options.owner ?? shown
    if let shown, var both = options.owner, agrees(both, shown) {
      for identity in shown.identities where !both.identities.contains(identity) { both.identities.append(identity) }
      if both.name.isEmpty { both.name = shown.name }
      owner = both
    }
    guard let owner else { return nil }
    draft.owner = draft.insert(owner)
    return draft.owner
  }

  /// Whether both can be the same: nothing in the one speaks against the other.
  private static func agrees(_ one: Mention, _ other: Mention) -> Bool {
    let pages = one.identities.filter { $0.kind == .profile }.map { LinkedInFile.pageKey($0.value) }
    let others = other.identities.filter { $0.kind == .profile }.map { LinkedInFile.pageKey($0.value) }
    if !pages.isEmpty && !others.isEmpty { return !Set(pages).isDisjoint(with: others) }
    if one.name.isEmpty || other.name.isEmpty { return true }
    let words = Set(one.name.lowercased().split(separator: " "))
    return !words.isDisjoint(with: other.name.lowercased().split(separator: " "))
  }

  // MARK: - Profile.csv, Email Addresses.csv, PhoneNumbers.csv

  static func profile(_ file: SourceFile) -> Mention? {
    guard var table = HeadedTable(file, headings: .holding(["first name", "last name", "headline"], atLeast: 3)),
      table.next()
    else { return nil }
    return profile(table)
  }

  private static func profile(_ table: HeadedTable) -> Mention? {
    let name = LinkedInFile.name(table["first name"], table["last name"])
    let handles = table["twitter handles"].split { ", []".contains($0) }.map { $0.drop { $0 == "@" } }
    if name.isEmpty { return nil }
    return Mention(
      name: name, identities: handles.filter { !$0.isEmpty }.map { Identity(.handle, "twitter:\($0)") })
  }

  static func readProfile(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "first name", "last name", "headline", log: &log, report: &report) else {
      return
    }
    var isFirst = true
    while table.next(&log, &report) {
      guard isFirst, let mention = profile(table) else {
        report.drop(isFirst ? "no name" : "second profile")
        continue
      }
      isFirst = false
      let owner = settle(&draft, options, shown: mention)
      if !table["geo location"].isEmpty {
        draft.facts.append(PersonFact(person: owner, kind: .place, value: table["geo location"]))
      }
      if !table["birth date"].isEmpty {
        draft.facts.append(PersonFact(person: owner, kind: .birthday, value: table["birth date"]))
      }
      report.rowsKept += 1
    }
  }

  /// Addresses, the primary one first; those that were never confirmed may be anybody's.
  static func emails(_ file: SourceFile) -> Mention? {
    guard var table = HeadedTable(file, headings: .holding(["email address", "confirmed"], atLeast: 2)) else {
      return nil
    }
    var addresses: [String] = []
    while table.next() {
      guard let address = email(table) else { continue }
      if isYes(table["primary"]) { addresses.insert(address, at: 0) } else { addresses.append(address) }
    }
    return addresses.isEmpty ? nil : Mention(identities: addresses.map { Identity(.email, $0) })
  }

  private static func email(_ table: HeadedTable) -> String? {
    let address = table["email address"]
    return address.contains("@") && !isNo(table["confirmed"]) ? address : nil
  }

  static func isYes(_ text: String) -> Bool { ["yes", "true"].contains(text.lowercased()) }
  private static func isNo(_ text: String) -> Bool { ["no", "false"].contains(text.lowercased()) }

  static func readEmails(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "email address", "confirmed", log: &log, report: &report) else { return }
    if let mention = emails(file) { _ = settle(&draft, options, shown: mention) }
    while table.next(&log, &report) {
      if email(table) != nil { report.rowsKept += 1 } else { report.drop("address not confirmed") }
    }
  }

  static func phones(_ file: SourceFile) -> Mention? {
    guard var table = HeadedTable(file, headings: .holding(["number", "extension"], atLeast: 2)) else { return nil }
    var numbers: [Identity] = []
    while table.next() { if let number = phone(table) { numbers.append(Identity(.phone, number)) } }
    return numbers.isEmpty ? nil : Mention(identities: numbers)
  }

  private static func phone(_ table: HeadedTable) -> String? {
    let number = table["number"]
    return number.utf8.count { (48...57).contains($0) } >= 5 ? number : nil
  }

  static func readPhones(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "number", "extension", log: &log, report: &report) else { return }
    if let mention = phones(file) { _ = settle(&draft, options, shown: mention) }
    while table.next(&log, &report) {
      if phone(table) != nil { report.rowsKept += 1 } else { report.drop("no number") }
    }
  }

  // MARK: - Positions.csv, Education.csv

  static func readPositions(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "company name", "title", log: &log, report: &report) else { return }
    readAffiliations(&table, ["company name", "title", "started on", "finished on"], options, &draft, &log, &report)
  }

  static func readEducation(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, "school name", "start date", log: &log, report: &report) else { return }
    readAffiliations(&table, ["school name", "degree name", "start date", "end date"], options, &draft, &log, &report)
  }

  private static func readAffiliations(
    _ table: inout HeadedTable, _ headings: [String], _ options: SourceOptions, _ draft: inout RelationshipDraft,
    _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    let columns = headings.map { table.column($0) }
    let owner = settle(&draft, options)
    while table.next(&log, &report) {
      let (organization, title) = (LinkedInFile.name(table[columns[0]]), LinkedInFile.name(table[columns[1]]))
      guard !organization.isEmpty || !title.isEmpty else {
        report.drop("no organization")
        continue
      }
      var dates: [Moment?] = []
      for column in columns[2...] {
        let text = table[column]
        let moment = DateText().moment(text)
        if moment == nil && !text.isEmpty { log.warning(line: table.line, "date", "a date cannot be read") }
        dates.append(moment)
      }
      draft.affiliations.append(
        Affiliation(person: owner, organization: organization, title: title, since: dates[0], until: dates[1]))
      report.rowsKept += 1
    }
  }
}

extension SourceFormat {
  static let linkedInProfile = SourceFormat(
    name: "linkedin-profile", summary: "LinkedIn's Profile.csv: who owns the export",
    recognizes: { LinkedInFile.recognizes($0, .profile) },
    owner: { LinkedInOwner.profile($0).map { OwnerHint($0, certainty: 3) } }, read: LinkedInOwner.readProfile)

  static let linkedInEmails = SourceFormat(
    name: "linkedin-emails", summary: "LinkedIn's Email Addresses.csv: the owner's addresses",
    recognizes: { LinkedInFile.recognizes($0, .emails) },
    owner: { LinkedInOwner.emails($0).map { OwnerHint($0, certainty: 3) } }, read: LinkedInOwner.readEmails)

  static let linkedInPhones = SourceFormat(
    name: "linkedin-phones", summary: "LinkedIn's PhoneNumbers.csv: the owner's telephone numbers",
    recognizes: { LinkedInFile.recognizes($0, .phones) },
    owner: { LinkedInOwner.phones($0).map { OwnerHint($0, certainty: 3) } }, read: LinkedInOwner.readPhones)

  static let linkedInPositions = SourceFormat(
    name: "linkedin-positions", summary: "LinkedIn's Positions.csv: where the owner worked, and when",
    recognizes: { LinkedInFile.recognizes($0, .positions) }, read: LinkedInOwner.readPositions)

  static let linkedInEducation = SourceFormat(
    name: "linkedin-education", summary: "LinkedIn's Education.csv: where the owner studied, and when",
    recognizes: { LinkedInFile.recognizes($0, .education) }, read: LinkedInOwner.readEducation)
}
