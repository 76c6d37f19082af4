import SocialNetworks

/// Who was at an event: a table of people, and a date in a column, in the mapping or in the file's name
/// (`2026-10-03 Swift Meetup.csv`). The owner is taken to have been there too.
enum AttendeeListReader {
  static let names = ["name", "full name", "attendee", "attendee name", "participant", "nom complet"]
  static let firsts = ["first name", "firstname", "first", "given name", "prénom", "vorname"]
  static let lasts = ["last name", "lastname", "last", "surname", "family name", "nom", "nachname"]
  static let mails = ["email", "e-mail", "email address", "e-mail address", "mail", "courriel"]
  static let organizations = ["company", "organization", "organisation", "employer", "société", "firma"]
  static let titles = ["title", "job title", "position", "role", "fonction"]
  static let statuses = ["status", "attendance", "rsvp", "response", "checked in", "statut"]
  static let events = ["event", "event name", "event title", "événement"]
  static let dates = ["event date", "date", "event time", "starts at"]

  private struct Columns {
    var name, first, last, mail, organization, title, status, event, date: Int?

    init(_ table: HeadedTable) {
      name = table.column(anyOf: names)
      first = table.column(anyOf: firsts)
      last = table.column(anyOf: lasts)
      mail = table.column(anyOf: mails)
      organization = table.column(anyOf: organizations)
      title = table.column(anyOf: titles)
      status = table.column(anyOf: statuses)
      event = table.column(anyOf: events)
      date = table.column(anyOf: dates)
    }
  }

  static func recognizes(_ file: SourceFile) -> Bool {
    let keys = Set(HeadedTable.headings(of: file))
    guard keys.count >= 2, keys.isDisjoint(with: ["from", "to", "source", "target", "connected on"]) else {
      return false
    }
    let hasNames = !keys.isDisjoint(with: names) || !keys.isDisjoint(with: firsts) && !keys.isDisjoint(with: lasts)
    guard hasNames, !keys.isDisjoint(with: mails + organizations + statuses) else { return false }
    if !keys.isDisjoint(with: events) && !keys.isDisjoint(with: dates) { return true }
    return nameAndDay(of: file) != nil
  }

  /// What the name of the file says: the day at its beginning or its end, and the rest.
  static func nameAndDay(of file: SourceFile) -> (name: String, day: Day)? {
    let stem = NetworkReader.stem(of: file.path)
    if let day = Day(String(stem.prefix(10))) { return (clean(stem.dropFirst(10)), day) }
    if let day = Day(String(stem.suffix(10))) { return (clean(stem.dropLast(10)), day) }
    return nil
  }

  private static func clean(_ text: Substring) -> String {
    text.split { $0.isWhitespace || $0 == "_" || $0 == "-" }.joined(separator: " ")
  }

  /// One event with those who were there.
  private struct Event {
    var name: String
    var moment: Moment
    var line: Int
    var people: [Int] = []
    var isOwnerAbsent = false
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = HeadedTable.open(file, log: &log, report: &report) else { return }
    let columns = Columns(table)
    let named = nameAndDay(of: file)
    func constant(_ field: String) -> String? { options.mapping?.constants.first { $0.field == field }?.value }
    let reader = DateText(order: options.mapping?.dates ?? table.dateOrder(columns.date) ?? .mdy)
    let fixed = constant("date").flatMap { reader.moment($0) } ?? named.map { Moment($0.day) }
    let fixedName = constant("event") ?? named?.name ?? NetworkReader.stem(of: file.path)
    let owner = MeetingLogReader.owner(options, &draft)
    let ownerMention = draft.mentions[owner]
    var events: [Event] = []
    var places: [String: Int] = [:]
    while table.next(&log, &report) {
      let parts = [table[columns.first], table[columns.last]].filter { !$0.isEmpty }
      let name = DoubleEncoding.repaired(
        columns.name == nil || table[columns.name].isEmpty ? parts.joined(separator: " ") : table[columns.name])
      let mail = table[columns.mail]
      let mention = Mention(name: name, identities: mail.contains("@") ? [Identity(.email, mail)] : [])
      guard !name.isEmpty || !mention.identities.isEmpty else {
        report.drop("no name")
        continue
      }
      guard let moment = reader.moment(table[columns.date]) ?? fixed else {
        report.drop("no date")
        log.warning(
          line: table.line, "date", "no date of the event: give it in the file's name, a column or the mapping")
        continue
      }
      let event = table[columns.event].isEmpty ? fixedName : table[columns.event]
      let key = "\(moment.seconds) \(event)"
      let place = places[key] ?? events.count
      if place == events.count {
        places[key] = place
        events.append(Event(name: event, moment: moment, line: table.line))
      }
      let isOwner = isSame(mention, ownerMention)
      if isAbsent(table[columns.status]) {
        if isOwner { events[place].isOwnerAbsent = true }
        report.drop("did not attend")
        continue
      }
      report.rowsKept += 1
      let person = isOwner ? owner : draft.insert(mention.withKindOfAddresses())
      if !isOwner { events[place].people.append(person) }
      let (organization, title) = (table[columns.organization], table[columns.title])
      if !organization.isEmpty || !title.isEmpty {
        draft.affiliations.append(
          Affiliation(person: person, organization: organization, title: title, stated: moment))
      }
    }
    for event in events { add(event, owner, options, &draft, &report) }
  }

  private static func add(
    _ event: Event, _ owner: Int, _ options: SourceOptions, _ draft: inout RelationshipDraft,
    _ report: inout ImportReport
  ) {
    if event.moment.day > options.now.day {
      report.notes.append("the event of \(event.moment.day) is still to come: nobody has met there yet")
      return
    }
    if event.isOwnerAbsent {
      report.notes.append("you were not at the event of \(event.moment.day): nothing is said of ties")
      return
    }
    var participants = [owner]
    var seen: Set<Int> = [owner]
    for person in event.people where seen.insert(person).inserted { participants.append(person) }
    draft.append(
      Interaction(channel: .event, moment: event.moment, participants: participants, place: (0, event.line)),
      id: "\(event.moment.day) \(event.name.lowercased())")
  }

  private static func isSame(_ mention: Mention, _ owner: Mention) -> Bool {
    if owner.kind == .owner { return false }
    let mails = owner.identities.filter { $0.kind == .email }.map { $0.value.lowercased() }
    let own = mention.identities.map { $0.value.lowercased() }
    if !mails.isEmpty && !own.isEmpty { return !Set(mails).isDisjoint(with: own) }
    return !mention.name.isEmpty && mention.name.lowercased() == owner.name.lowercased()
  }

  /// Whoever declined, cancelled or did not appear.
  static func isAbsent(_ status: String) -> Bool {
    let words = status.lowercased().split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: " ")
    return absent.contains(words)
  }

  private static let absent: Set<String> = [
    "declined", "not going", "no", "cancelled", "canceled", "no show", "waitlist", "waitlisted", "on waitlist",
    "absent",
    "did not attend", "not attending", "refused", "décliné", "annulé", "absente", "non", "nein", "abgesagt",
  ]
}

extension SourceFormat {
  static let attendeeList = SourceFormat(
    name: "attendee-list", summary: "who was at an event: a table of people, the date in its name or a column",
    recognizes: AttendeeListReader.recognizes, read: AttendeeListReader.read)
}
