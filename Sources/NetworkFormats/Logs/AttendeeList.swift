public import SocialNetworks

/// Who comes to an event, from a table, a calendar, contact cards or anything else that names people.
///
/// Read for what is to come: unlike an import, nothing is said of who met. Whoever declined is not there; who has not
/// answered is.
public struct AttendeeList: Sendable, Equatable {
  /// One event.
  public struct Event: Sendable, Equatable {
    /// The name of its column or of its file; never a text of a calendar.
    public var label: String
    public var day: Day?
    public var attendees: [Attendee]
  }

  /// In the order in which the file names them; those without anybody are left out.
  public internal(set) var events: [Event] = []

  /// Reads a list of attendees.
  ///
  /// A table needs a column with names or addresses (`name`, `first name` and `last name`, `email` and what they are called
  /// elsewhere), in any order; `organization`, `title`, `status`, `event`, `date`, `interests`, `topics`, `tags` and
  /// addresses of profiles are read where there are any. A text of one column is a person a line. The day of a table stands
  /// in a column or in the file's name, that of a calendar in the event.
  ///
  /// - Parameter options: `now` says which occurrence of a repeated event is the next one.
  /// - Throws: `FormatError`.
  /// - Complexity: O(bytes).
  public static func read(path: String, options: SourceOptions) throws -> (list: AttendeeList, report: ImportReport) {
    if SourceTree.isFolder(path) { return exports(try SourceReader.read(paths: [path], options: options), path) }
    let input = try InputData.open(path: path)
    if input.bytes.count == 0 { throw FormatError.empty(path: path) }
    if Archive.kind(of: input.bytes) != nil {
      return exports(try SourceReader.read(paths: [path], options: options), path)
    }
    return try read(SourceFile(path: path == "-" ? "standard input" : path, input: input), options)
  }

  /// Reads a list that is in memory already.
  package static func read(
    _ file: SourceFile, _ options: SourceOptions
  ) throws -> (list: AttendeeList, report: ImportReport) {
    let format = SourceFormat.all.first { $0.recognizes(file) }
    var log = FaultLog(file: file.path)
    var report = ImportReport(source: file.path, format: "attendee-list")
    var list = AttendeeList()
    switch format?.name {
    case SourceFormat.icalendar.name: list.readCalendar(file, options, &log, &report)
    case nil, SourceFormat.attendeeList.name, SourceFormat.table.name: list.readTable(file, options, &log, &report)
    default: return exports(try SourceReader.read(files: [file], options: options), file.path)
    }
    if log.hasErrors || options.strictness == .strict && log.total > 0 {
      throw FormatError.faults(
        log.hasErrors ? log.errors : log.faults, total: log.hasErrors ? log.errorCount : log.total)
    }
    report.warnings = log.warnings
    list.settle(&report)
    return (list, report)
  }

  private mutating func settle(_ report: inout ImportReport) {
    events.removeAll { $0.attendees.isEmpty }
    report.people = events.reduce(0) { $0 + $1.attendees.count }
  }

  /// What the name of a file calls an event, and its day.
  static func named(_ file: SourceFile) -> (label: String, day: Day?) {
    let named = AttendeeListReader.nameAndDay(of: file)
    let stem = NetworkReader.stem(of: file.path)
    return (named.map { $0.name.isEmpty ? stem : $0.name } ?? stem, named?.day)
  }

  // MARK: - Exports

  /// Contact cards, mailboxes and whatever else names people: all of them but the owner.
  private static func exports(
    _ sources: [SourceReader.Source], _ path: String
  ) -> (list: AttendeeList, report: ImportReport) {
    let (label, day) = named(SourceFile(path: path, bytes: []))
    var event = Event(label: label, day: day, attendees: [])
    var whole = ImportReport(source: path, format: "attendee-list")
    for source in sources {
      let draft = source.draft
      var found = draft.mentions.map { Attendee($0) }
      for affiliation in draft.affiliations where found.indices.contains(affiliation.person) {
        if found[affiliation.person].organization.isEmpty {
          found[affiliation.person].organization = affiliation.organization
        }
        if found[affiliation.person].title.isEmpty { found[affiliation.person].title = affiliation.title }
      }
      for fact in draft.facts where fact.kind == .tag && found.indices.contains(fact.person) {
        found[fact.person].interests.append(fact.value)
      }
      for (number, attendee) in found.enumerated() where number != draft.owner && attendee.mention.kind == .person {
        event.attendees.append(attendee)
      }
      whole.rowsRead += source.report.rowsRead
      whole.rowsKept += source.report.rowsKept
      for dropped in source.report.dropped { whole.drop(dropped.reason, count: dropped.count) }
      whole.warnings += source.report.warnings
      whole.notes += source.report.notes
    }
    var list = AttendeeList()
    list.events = [event]
    list.settle(&whole)
    return (list, whole)
  }

  // MARK: - Calendars

  /// So many seconds after now the next occurrence of a repeated event is looked for.
  private static let horizon: Int64 = 400 * 86_400

  private mutating func readCalendar(
    _ file: SourceFile, _ options: SourceOptions, _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    let calendar = CalendarFile(file.input, log: &log)
    guard calendar.hasBegun else {
      log.error(line: 1, "no-calendar", "found no BEGIN:VCALENDAR, expected an iCalendar file")
      return
    }
    if calendar.hasWesternText { report.notes.append(TextEncoding.westernNote) }
    report.drop("not an event", count: calendar.otherCount)
    report.drop("cut off", count: calendar.isCutOff ? 1 : 0)
    var series = CalendarSeries(calendar, now: Moment(seconds: options.now.seconds &+ Self.horizon))
    series.expand(log: &log, report: &report)
    // The next occurrence of each event, else its last one.
    var days: [Int: Day] = [:]
    for occurrence in series.occurrences {
      let event = calendar.events[occurrence.event]
      let isRepeated = !event.rules.isEmpty || !event.additions.isEmpty
      let day = isRepeated ? occurrence.moment.day : Day(ofSecond: event.start?.wall ?? occurrence.moment.seconds)
      if let known = days[occurrence.event], known >= options.now.day || day < known { continue }
      days[occurrence.event] = day
    }
    let label = Self.named(file).label
    for place in days.keys.sorted() {
      var attendees: [Attendee] = []
      for named in CalendarAttendance.named(in: calendar.events[place])
      where named.kind == .person && (named.answer != .declined && named.answer != .delegated || named.isOrganizer) {
        attendees.append(Attendee(named.mention))
      }
      report.rowsKept += 1
      events.append(Event(label: label, day: days[place], attendees: attendees))
    }
    report.rowsRead += report.rowsKept + report.dropped.reduce(0) { $0 + $1.count }
  }

  // MARK: - Tables

  private static let interests: Set<String> = [
    "interest", "interests", "topic", "topics", "tag", "tags", "keyword", "keywords", "skills", "intérêt", "intérêts",
    "centres d'intérêt", "centres d’intérêt", "sujets", "thèmes", "interessen", "themen",
  ]
  private static let profiles = ["profile", "profile url", "linkedin", "linkedin url", "linkedin profile", "profil"]
  private static let phones = ["phone", "phone number", "telephone", "mobile", "téléphone", "telefon"]
  private static let ids = ["id"]

  private mutating func readTable(
    _ file: SourceFile, _ options: SourceOptions, _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    guard var table = HeadedTable.open(file, log: &log, report: &report) else { return }
    let name = table.column(anyOf: AttendeeListReader.names)
    let first = table.column(anyOf: AttendeeListReader.firsts)
    let last = table.column(anyOf: AttendeeListReader.lasts)
    let mail = table.column(anyOf: AttendeeListReader.mails)
    let id = table.column(anyOf: Self.ids)
    guard name != nil || first != nil || last != nil || mail != nil || id != nil else {
      readLines(&table, file, &log, &report)
      return
    }
    let others = Others(table)
    let date = table.column(anyOf: AttendeeListReader.dates)
    let reader = DateText(order: options.mapping?.dates ?? table.dateOrder(date) ?? .mdy)
    let (label, day) = Self.named(file)
    var places: [String: Int] = [:]
    while table.next(&log, &report) {
      let parts = [table[first], table[last]].filter { !$0.isEmpty }
      var spelled = table[name].isEmpty ? parts.joined(separator: " ") : table[name]
      var identities: [Identity] = []
      if table[mail].contains("@") { identities.append(Identity(.email, table[mail])) }
      identities += others.identities(of: table)
      if spelled.isEmpty && identities.isEmpty { spelled = table[id] }
      // A cell may hold `Nina Okafor <nina@example.org>`.
      if spelled.hasSuffix(">") || spelled.contains("@"), let written = WrittenPeople.mention(spelled) {
        spelled = written.name
        identities += written.identities.filter { !identities.contains($0) }
      }
      let mention = Mention(name: DoubleEncoding.repaired(spelled), identities: identities).withKindOfAddresses()
      guard !spelled.isEmpty || !identities.isEmpty else {
        report.drop("no name")
        continue
      }
      guard mention.kind == .person else {
        report.drop("not a person")
        continue
      }
      if AttendeeListReader.isAbsent(table[others.status]) {
        report.drop("does not come")
        continue
      }
      report.rowsKept += 1
      let ownLabel = table[others.event].isEmpty ? label : table[others.event]
      let ownDay = reader.moment(table[date])?.day ?? day
      let key = "\(ownDay.map { "\($0)" } ?? "") \(ownLabel)"
      let place = places[key] ?? events.count
      if place == events.count {
        places[key] = place
        events.append(Event(label: ownLabel, day: ownDay, attendees: []))
      }
      events[place].attendees.append(
        Attendee(
          mention, organization: table[others.organization], title: table[others.title],
          interests: others.interests(of: table)))
    }
  }

  /// Columns besides those with names.
  private struct Others {
    let organization, title, status, event, profile, phone: Int?
    let interests: [Int]

    init(_ table: HeadedTable) {
      organization = table.column(anyOf: AttendeeListReader.organizations)
      title = table.column(anyOf: AttendeeListReader.titles)
      status = table.column(anyOf: AttendeeListReader.statuses)
      event = table.column(anyOf: AttendeeListReader.events)
      profile = table.column(anyOf: profiles)
      phone = table.column(anyOf: phones)
      interests = table.keys.indices.filter { AttendeeList.interests.contains(table.keys[$0]) }
    }

    func identities(of table: HeadedTable) -> [Identity] {
      var found: [Identity] = []
      if !table[profile].isEmpty { found.append(Identity(.profile, table[profile])) }
      if !table[phone].isEmpty { found.append(Identity(.phone, table[phone])) }
      return found
    }

    /// One cell may name several, between semicolons, bars or commas; nobody has more than a hundred.
    func interests(of table: HeadedTable) -> [String] {
      var found: [String] = []
      for column in interests {
        for part in table[column].split(whereSeparator: { ";|,\n".contains($0) }) {
          let words = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          if !words.isEmpty, found.count < 100, !found.contains(words) { found.append(words) }
        }
      }
      return found
    }
  }

  /// A person a line, without a heading.
  private mutating func readLines(
    _ table: inout HeadedTable, _ file: SourceFile, _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    guard table.headings.count == 1 else {
      log.error(
        line: table.headingLine, "no-names",
        "found \(counted(table.headings.count, "column")) and none called name, first name or email; expected one that is"
      )
      return
    }
    let (label, day) = Self.named(file)
    var event = Event(label: label, day: day, attendees: [])
    table.takeHeadingsAsRow()
    while table.next(&log, &report) {
      guard let mention = WrittenPeople.mention(table[0]), mention.kind == .person else {
        report.drop("not a person")
        continue
      }
      report.rowsKept += 1
      event.attendees.append(Attendee(mention))
    }
    events.append(event)
  }
}
