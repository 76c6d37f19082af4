import SocialNetworks

/// Contact cards: vCard 2.1, 3.0 and 4.0 in the dialects of Apple, Android, Google, Outlook, BlackBerry, Lotus, Evolution
/// and Thunderbird.
///
/// Each card is an entry of the owner's contact list; several cards of one person stay several entries here. Notes,
/// pictures and members of groups are not read. Numbers of fax machines and home pages of employers tell nobody from
/// anybody and are left out.
///
/// Sources: versit vCard 2.1 (1996); RFC 2426; RFC 6350; RFC 9554.
enum VCardReader {
  /// Whether the first line that is not blank begins a card.
  static func recognizes(_ file: SourceFile) -> Bool {
    let sample = file.bytes.slice(0..<min(file.bytes.count, 4_096))
    var lines = ContentLineScanner(InputData(sample.array(0..<sample.count)))
    guard let first = lines.next(), first.name == "BEGIN" else { return false }
    return ContactRecord.line(first.text).uppercased() == "VCARD"
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    let cards = VCardScanner.cards(of: file.input, &log, &report)
    report.rowsRead += cards.count
    var records = cards.map { $0.record() }
    for (place, card) in cards.enumerated() {
      guard let outer = card.enclosing else { continue }
      // Agents have no uid, or one that somebody else may have, so they get one by their place.
      let uid = records[place].uid.isEmpty ? "card " + String(place) : records[place].uid
      records[place].uid = uid
      records[outer].relations.append(ContactRelation(kind: "agent", target: .entry(uid)))
    }
    if ContactLabel.isCollection(file) {
      for place in records.indices where records[place].standing == .listed && records[place].tags.isEmpty {
        records[place].standing = .collected
      }
    }
    var book = ContactBook()
    for record in records { book.append(record) }
    book.write(options, into: &draft, &report)
  }
}

extension SourceFormat {
  static let vCard = SourceFormat(
    name: "vcard", summary: "contact cards (vCard 2.1, 3.0, 4.0) of any address book",
    recognizes: VCardReader.recognizes,
    read: { file, options, draft, log, report in VCardReader.read(file, options, &draft, &log, &report) })
}
