import SocialNetworks

/// Contacts as Outlook exports them in tables: the classic one of some 92 columns, and the shorter one of the web.
enum OutlookContactsReader {
  static func recognizes(_ file: SourceFile) -> Bool {
    let keys = Set(HeadedTable.headings(of: file))
    func has(_ headings: [String]) -> Bool { headings.contains { keys.contains(HeadedTable.key(of: $0)) } }
    func has(_ field: OutlookHeadings.Contact) -> Bool { OutlookHeadings.contact[field].map { has($0) } ?? false }
    guard has(OutlookHeadings.emails[0].address), has(.given), has(.family) else { return false }
    // Other tables have these three as well.
    let further =
      [
        has(OutlookHeadings.emails[0].type), has(OutlookHeadings.emails[0].name),
        has(OutlookHeadings.emails[1].address),
      ]
      + [has(OutlookHeadings.phones), has(.middle), has(.suffix), has(.manager), has(.assistant)]
    return further.count { $0 } >= 2
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = HeadedTable.open(file, shortLastRow: .isCutOff, log: &log, report: &report) else { return }
    let layout = Layout(table, options)
    var book = ContactBook()
    while table.next(&log, &report) { book.append(layout.record(table)) }
    book.write(options, into: &draft, &report)
  }

  /// Where the columns stand.
  private struct Layout {
    private let fields: [OutlookHeadings.Contact: Int]
    private let emails: [(address: Int?, type: Int?, name: Int?)]
    private let phones: [Int]
    private let places: [(city: Int?, country: Int?)]
    private let dates: DateText

    init(_ table: HeadedTable, _ options: SourceOptions) {
      var fields = OutlookHeadings.contact.compactMapValues { OutlookHeadings.column($0, in: table) }
      if fields[.jobTitle] == nil {
        let titles = table.columns(OutlookHeadings.title)
        fields[.jobTitle] = titles.count > 1 ? titles.last : nil
      }
      self.fields = fields
      emails = OutlookHeadings.emails.map {
        (table.column(anyOf: $0.address), table.column(anyOf: $0.type), OutlookHeadings.column($0.name, in: table))
      }
      phones = OutlookHeadings.phones.compactMap { table.column($0) }
      places = OutlookHeadings.places.map { (table.column(anyOf: $0.city), table.column(anyOf: $0.country)) }
      dates = DateText(order: table.dateOrder(fields[.birthday]) ?? options.mapping?.dates ?? .mdy)
    }

    func record(_ table: HeadedTable) -> ContactRecord {
      var record = ContactRecord()
      func cell(_ field: OutlookHeadings.Contact) -> String { table[fields[field]] }
      record.name = ContactRecord.line(cell(.given) + " " + cell(.family))
      for email in emails {
        let shown = ShownName(table[email.name])
        if let identity = ContactIdentity.exchange(table[email.address]) {
          record.add(identity)
          record.add(shown.address)
        } else {
          record.add(ContactIdentity.email(table[email.address]))
        }
        if record.name.isEmpty { record.name = shown.name }
      }
      for phone in phones { record.add(ContactIdentity.phone(table[phone])) }
      record.add(ContactIdentity.link(cell(.webPage), label: ""))
      record.add(ContactIdentity.link(cell(.personalWebPage), label: "home"))
      record.add(ContactIdentity.messaging(cell(.messaging), service: ""))
      for identity in ContactIdentity.profiles(inNote: cell(.notes)) { record.add(identity) }
      record.addAffiliation(organization: cell(.company), title: cell(.jobTitle))
      for place in places { record.addPlace(city: table[place.city], country: table[place.country]) }
      for tag in cell(.categories).split(whereSeparator: { $0 == ";" || $0 == "," }) { record.addTag(String(tag)) }
      record.birthday = Birthday.text(cell(.birthday), dates: dates)
      record.addRelation("manager", name: cell(.manager))
      record.addRelation("assistant", name: cell(.assistant))
      record.addRelation("spouse", name: cell(.spouse))
      record.addRelation("referrer", name: cell(.referrer))
      return record
    }
  }

  /// `Ada Lovelace (ada@example.org)`: the name that Outlook shows for an address.
  private struct ShownName {
    var name = ""
    var address: Identity?

    init(_ text: String) {
      let text = ContactRecord.line(text)
      guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else {
        address = ContactIdentity.email(text)
        name = address == nil ? text : ""
        return
      }
      address = ContactIdentity.email(String(text[text.index(after: open)...].dropLast()))
      name = ContactRecord.line(address == nil ? text : String(text[..<open]))
      if ContactIdentity.isAddress(name) { name = "" }
    }
  }
}

extension SourceFormat {
  static let outlookContacts = SourceFormat(
    name: "outlook-contacts", summary: "contacts exported by Outlook as a table",
    recognizes: OutlookContactsReader.recognizes,
    read: { file, options, draft, log, report in OutlookContactsReader.read(file, options, &draft, &log, &report) })
}
