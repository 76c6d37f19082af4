import SocialNetworks

/// Contacts as Google exports them in tables, before and since 2024.
///
/// Both generations number their groups of columns (`E-mail 2 - Value`); their number varies with the contacts. A cell may
/// hold several values with ` ::: ` between them.
enum GoogleContactsReader {
  static func recognizes(_ file: SourceFile) -> Bool {
    let keys = Set(HeadedTable.headings(of: file))
    if keys.contains("e-mail 1 - value") || keys.contains("phone 1 - value") { return true }
    return keys.contains("given name") && keys.contains("group membership")
      || keys.contains("first name") && keys.contains("labels") && keys.contains("organization name")
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = HeadedTable.open(file, shortLastRow: .isCutOff, log: &log, report: &report) else { return }
    let columns = NumberedColumns(table.keys)
    let isCollection = ContactLabel.isCollection(file)
    var book = ContactBook()
    while table.next(&log, &report) {
      var record = ContactRecord()
      read(names: &record, table)
      read(identities: &record, table, columns)
      read(facts: &record, table, columns)
      let labels = values(table[table.column("Labels", "Group Membership")]).map { ContactLabel($0) }
      for label in labels { label.apply(to: &record) }
      if ContactLabel.sayCollected(labels) || labels.isEmpty && isCollection { record.standing = .collected }
      book.append(record)
    }
    book.write(options, into: &draft, &report)
  }

  private static func read(names record: inout ContactRecord, _ table: HeadedTable) {
    let given = table[table.column("First Name", "Given Name")]
    let family = table[table.column("Last Name", "Family Name")]
    record.name = table["Name"]
    if record.name.isEmpty { record.name = ContactRecord.line(given + " " + family) }
    if record.name.isEmpty { record.name = table["File As"] }
  }

  private static func read(identities record: inout ContactRecord, _ table: HeadedTable, _ columns: NumberedColumns) {
    for group in columns.groups(named: "e-mail") {
      for value in values(table[group["value"]]) { record.add(ContactIdentity.email(value)) }
    }
    for group in columns.groups(named: "phone") where !label(of: group, table).contains("fax") {
      for value in values(table[group["value"]]) { record.add(ContactIdentity.phone(value)) }
    }
    for group in columns.groups(named: "website") {
      for value in values(table[group["value"]]) {
        record.add(ContactIdentity.link(value, label: label(of: group, table)))
      }
    }
    for group in columns.groups(named: "im") {
      let service = table[group["service"]]
      for value in values(table[group["value"]]) {
        record.add(ContactIdentity.messaging(value, service: service.isEmpty ? label(of: group, table) : service))
      }
    }
    for identity in ContactIdentity.profiles(inNote: table["Notes"]) { record.add(identity) }
  }

  private static func read(facts record: inout ContactRecord, _ table: HeadedTable, _ columns: NumberedColumns) {
    addAffiliations(&record, table["Organization Name"], table["Organization Title"])
    for group in columns.groups(named: "organization") {
      addAffiliations(&record, table[group["name"]], table[group["title"]])
    }
    for group in columns.groups(named: "address") {
      let cities = values(table[group["city"]])
      let countries = values(table[group["country"]])
      for place in 0..<max(cities.count, countries.count) {
        record.addPlace(
          city: place < cities.count ? cities[place] : "", country: place < countries.count ? countries[place] : "")
      }
    }
    for group in columns.groups(named: "relation") {
      let kind = ContactRelation.kind(of: label(of: group, table))
      for value in values(table[group["value"]]) { record.addRelation(kind, name: value) }
    }
    record.birthday = Birthday.text(table["Birthday"])
  }

  private static func addAffiliations(_ record: inout ContactRecord, _ names: String, _ titles: String) {
    let (names, titles) = (values(names), values(titles))
    for place in 0..<max(names.count, titles.count) {
      record.addAffiliation(
        organization: place < names.count ? names[place] : "", title: place < titles.count ? titles[place] : "")
    }
  }

  /// `* ` marks the preferred one.
  private static func label(of group: [String: Int], _ table: HeadedTable) -> String {
    var label = table[group["label"] ?? group["type"]].lowercased()
    if label.hasPrefix("* ") { label.removeFirst(2) }
    return label
  }

  private static func values(_ cell: String) -> [String] {
    guard !cell.isEmpty else { return [] }
    var values: [String] = []
    var rest = cell[...]
    while let place = rest.firstRange(of: ":::") {
      values.append(ContactRecord.line(String(rest[..<place.lowerBound])))
      rest = rest[place.upperBound...]
    }
    values.append(ContactRecord.line(String(rest)))
    return values.filter { !$0.isEmpty }
  }
}

/// Columns whose headings are a name, a number and a field: `E-mail 2 - Value`.
private struct NumberedColumns {
  private var byName: [String: [(number: Int, columns: [String: Int])]] = [:]

  init(_ keys: [String]) {
    for (column, key) in keys.enumerated() {
      guard let dash = key.firstRange(of: " - "), let space = key[..<dash.lowerBound].lastIndex(of: " "),
        let number = Int(key[key.index(after: space)..<dash.lowerBound])
      else { continue }
      let name = String(key[..<space])
      let field = String(key[dash.upperBound...])
      // Groups stand one after the other.
      if let last = byName[name]?.indices.last, byName[name]?[last].number == number {
        byName[name]?[last].columns[field] = column
      } else {
        byName[name, default: []].append((number, [field: column]))
      }
    }
  }

  func groups(named name: String) -> [[String: Int]] { byName[name]?.map(\.columns) ?? [] }
}

extension SourceFormat {
  static let googleContacts = SourceFormat(
    name: "google-contacts", summary: "contacts exported by Google as a table",
    recognizes: GoogleContactsReader.recognizes,
    read: { file, options, draft, log, report in GoogleContactsReader.read(file, options, &draft, &log, &report) })
}
