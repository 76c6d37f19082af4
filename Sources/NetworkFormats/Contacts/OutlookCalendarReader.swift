import SocialNetworks

/// Calendars as Outlook exports them in tables.
///
/// People stand there by name only, with semicolons between them. Whose calendar it is, the table does not say: it is
/// whoever organizes all appointments that nobody else takes part in, else the one name in all meetings (of three or
/// more), unless the options know. Rooms and other resources, appointments alone, meetings called off and meetings that
/// are still to come are left out. Texts are not kept.
enum OutlookCalendarReader {
  static func recognizes(_ file: SourceFile) -> Bool {
    let keys = Set(HeadedTable.headings(of: file))
    func has(_ field: OutlookHeadings.Event) -> Bool {
      OutlookHeadings.event[field]?.contains { keys.contains(HeadedTable.key(of: $0)) } ?? false
    }
    return has(.subject) && has(.startDate) && has(.endDate) && (has(.required) || has(.organizer))
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard let table = HeadedTable.open(file, shortLastRow: .isCutOff, log: &log, report: &report) else { return }
    let columns = Columns(table)
    let dates = DateText(order: order(table, columns, options, &log))
    var events: [Event] = []
    var rows = table
    while rows.next(&log, &report) {
      let start = rows[columns.startDate]
      guard let event = Event(rows, columns, dates) else {
        report.drop("no date")
        log.warning(line: rows.line, "unreadable-date", "\(quoted(start)) is no date")
        continue
      }
      if event.isCanceled {
        report.drop("cancelled")
      } else if event.start.seconds > options.now.seconds {
        report.drop("in the future")
      } else {
        events.append(event)
      }
    }
    write(events, options, &draft, &report)
  }

  /// The order of the parts of dates in the whole table.
  private static func order(
    _ table: HeadedTable, _ columns: Columns, _ options: SourceOptions, _ log: inout FaultLog
  ) -> DateText.Order {
    if let found = table.dateOrder(columns.startDate) ?? table.dateOrder(columns.endDate) { return found }
    if let given = options.mapping?.dates { return given }
    var rows = table
    var isOpen = false
    while !isOpen, rows.next() {
      let text = rows[columns.startDate]
      let (one, other) = (DateText(order: .mdy).moment(text), DateText(order: .dmy).moment(text))
      isOpen = one != nil && one != other
    }
    if isOpen {
      log.warning(
        line: table.headingLine, "date-order",
        "nothing tells whether days or months come first in the dates; read as month/day/year")
    }
    return .mdy
  }

  private static func write(
    _ events: [Event], _ options: SourceOptions, _ draft: inout RelationshipDraft, _ report: inout ImportReport
  ) {
    let ownerName = Self.ownerName(events, options)
    let spelling = events.lazy.flatMap(\.people).first { $0.lowercased() == ownerName }
    let owner =
      options.owner.map { draft.insert($0) } ?? spelling.map { draft.insert(Attendee($0).mention) }
      ?? draft.insertOwner()
    draft.owner = owner
    for event in events {
      var participants = [owner]
      var present: Set = [owner]
      for name in event.people where name.lowercased() != ownerName {
        let person = draft.insert(Attendee(name).mention)
        if present.insert(person).inserted { participants.append(person) }
      }
      let kept = draft.interactions.append(
        Interaction(
          channel: event.channel.channel(participants: participants.count), moment: event.start,
          participants: participants, duration: event.duration, place: (0, event.line)))
      if kept { report.rowsKept += 1 } else { report.drop("nobody else") }
    }
  }

  /// The owner's name, in lower case, as it stands among the attendees.
  private static func ownerName(_ events: [Event], _ options: SourceOptions) -> String? {
    var counts: [String: Int] = [:]
    var alone: Set<String> = []
    var meetings = 0
    for event in events {
      let names = Set(event.people.map { $0.lowercased() })
      if names.count == 1, let name = names.first, event.isAlone { alone.insert(name) }
      if names.count > 1 { meetings += 1 }
      for name in names { counts[name, default: 0] += names.count > 1 ? 1 : 0 }
    }
    if let owner = options.owner {
      let words = owner.name.split(separator: " ")
      let directory = words.last.map { $0 + ", " + words.dropLast().joined(separator: " ") } ?? ""
      let names = [owner.name, directory] + owner.identities.filter { $0.kind == .email }.map(\.value)
      return names.map { $0.lowercased() }.first { !$0.isEmpty && counts[$0] != nil }
    }
    if alone.count == 1, let name = alone.first { return name }
    guard meetings >= 3 else { return nil }
    let everywhere = counts.filter { $0.value == meetings }.map(\.key)
    return everywhere.count == 1 ? everywhere[0] : nil
  }

  fileprivate struct Columns {
    var fields: [OutlookHeadings.Event: Int] = [:]

    init(_ table: HeadedTable) {
      for field in OutlookHeadings.Event.allCases {
        fields[field] = OutlookHeadings.event[field].flatMap { OutlookHeadings.column($0, in: table) }
      }
      // The second of two columns of one name is the time.
      for (date, time) in [(OutlookHeadings.Event.startDate, OutlookHeadings.Event.startTime), (.endDate, .endTime)] {
        guard let column = fields[date], fields[time] == column else { continue }
        let both = table.keys.indices.filter { table.keys[$0] == table.keys[column] }
        fields[time] = both.count > 1 ? both[1] : nil
      }
    }

    var startDate: Int? { fields[.startDate] }
    var endDate: Int? { fields[.endDate] }
  }

  /// One row.
  private struct Event {
    var line: Int
    var start: Moment
    var duration = 0
    var people: [String] = []
    var channel = CalendarChannel()
    var isCanceled = false
    /// Somebody organizes it and invites nobody.
    var isAlone = false

    init?(_ table: HeadedTable, _ columns: Columns, _ dates: DateText) {
      func cell(_ field: OutlookHeadings.Event) -> String { table[columns.fields[field]] }
      line = table.line
      let isAllDay = OutlookHeadings.yes.contains(cell(.allDay).lowercased())
      func moment(_ date: String, _ time: String) -> Moment? {
        guard let day = dates.moment(date), !isAllDay else { return dates.moment(date).map { Moment($0.day) } }
        return time.isEmpty ? day : dates.moment(date + " " + time) ?? dates.moment(date + " " + colons(time)) ?? day
      }
      func colons(_ time: String) -> String { String(time.map { $0 == "." ? ":" : $0 }) }
      guard let start = moment(cell(.startDate), cell(.startTime)), start.precision.rawValue <= 2 else { return nil }
      self.start = start
      if start.precision != .day, let end = moment(cell(.endDate), cell(.endTime)), end.precision != .day {
        duration = Int(clamping: max(0, end.seconds - start.seconds))
      }
      let subject = cell(.subject).lowercased()
      isCanceled = OutlookHeadings.canceled.contains { subject.hasPrefix($0) }
      let resources = Set(Self.names(cell(.resources)).map { $0.lowercased() })
      let invited = Self.names(cell(.required)) + Self.names(cell(.optional))
      var seen = resources
      for name in Self.names(cell(.organizer)) + invited where seen.insert(name.lowercased()).inserted {
        people.append(name)
      }
      isAlone = invited.isEmpty && !people.isEmpty
      channel.note(ContentLine(name: "LOCATION", value: Array(cell(.location).utf8)))
      channel.note(ContentLine(name: "SUMMARY", value: Array(cell(.subject).utf8)))
    }

    /// Between semicolons; commas belong to names.
    private static func names(_ cell: String) -> [String] {
      cell.split(separator: ";").map { part in
        var name = ContactRecord.line(String(part))
        while name.count > 1, name.hasPrefix("'"), name.hasSuffix("'") { name = String(name.dropFirst().dropLast()) }
        return name
      }.filter { !$0.isEmpty }
    }
  }

  /// A name, an address, or both.
  private struct Attendee {
    let mention: Mention

    init(_ text: String) {
      if let address = ContactIdentity.email(text) {
        mention = Mention(identities: [address], kind: AddressKind.kind(ofAddress: address.value))
      } else if text.hasSuffix(">"), let open = text.lastIndex(of: "<"),
        let address = ContactIdentity.email(String(text[open...]))
      {
        let name = ContactRecord.line(String(text[..<open]))
        mention = Mention(
          name: name, identities: [address], kind: AddressKind.kind(ofAddress: address.value, name: name))
      } else {
        mention = Mention(name: text)
      }
    }
  }
}

extension SourceFormat {
  static let outlookCalendar = SourceFormat(
    name: "outlook-calendar", summary: "a calendar exported by Outlook as a table",
    recognizes: OutlookCalendarReader.recognizes,
    read: { file, options, draft, log, report in OutlookCalendarReader.read(file, options, &draft, &log, &report) })
}
