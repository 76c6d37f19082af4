import SocialNetworks

/// Notes on whom somebody met, a line each, as text or as a table.
///
///     # whom I met
///     2026-03-12 met Nina Okafor, Ben Carter (lunch, 90 min)
///     12 mars 2026 : appelé Inès Moreau 20 min
///     2026-03-14 14:30 helped by Ana Li @ Lyon
///     2026-03-15 introduced Nina Okafor to Ana Li
///
/// A line is a date, a verb and names. Dates have any style that `DateText` reads. The verb says the channel; without one
/// it is a meeting. Names are separated by commas, `and`, `et`, `und`, `&`. Remarks in parentheses, what follows ` @ `,
/// ` at ` or ` about `, and lines that begin with `#` or `//` are left out; a duration in parentheses or at the end counts.
/// After `by` or `from` the other one began it. As a table the headings are `date`, `people` and perhaps `channel` and
/// `duration`, where a bare number is minutes.
enum MeetingLogReader {
  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    if let table = table(file) {
      readTable(table, options, &draft, &log, &report)
    } else {
      readText(file, options, &draft, &log, &report)
    }
  }

  /// Whether dates and verbs begin the lines: of the first twenty at least four of five, and no fewer than one.
  static func recognizes(_ file: SourceFile) -> Bool {
    if table(file) != nil { return true }
    let (owner, sample, _, _) = TextEncoding.decode(InputData(HeadedTable.textSample(of: file.bytes)))
    return withExtendedLifetime(owner) {
      guard sample.firstPlace(of: 0, in: 0..<sample.count) == sample.count else { return false }
      var found = 0
      var lines = 0
      forEachLine(of: sample, limit: 40) { text, _ in
        guard lines < 20, !isRemark(text) else { return }
        lines += 1
        if let line = MeetingLogLine(text), line.channel != nil, !line.people.isEmpty { found += 1 }
      }
      return found > 0 && found * 5 >= lines * 4
    }
  }

  // MARK: - Text

  private static func readText(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    let (input, bytes, encoding, note) = TextEncoding.decode(file.input)
    withExtendedLifetime(input) {
      report.dialect.append(("encoding", encoding))
      if let note { report.notes.append(note) }
      var texts: [String] = []
      forEachLine(of: bytes, limit: 2_000) { text, _ in
        if !isRemark(text), let line = MeetingLogLine(text) { texts.append(line.dateText) }
      }
      let dates = DateText(order: options.mapping?.dates ?? DateText.order(of: texts) ?? .mdy)
      let owner = owner(options, &draft)
      var keys = RecordKeys(options.ownership)
      forEachLine(of: bytes, limit: .max) { text, number in
        if isRemark(text) { return }
        report.rowsRead += 1
        guard let line = MeetingLogLine(text), let moment = dates.moment(line.dateText) else {
          report.drop("no date")
          log.warning(line: number, "date", "no date begins the line")
          return
        }
        add(line, moment, owner, number, &keys, &draft, &log, &report)
      }
    }
  }

  private static func add(
    _ line: MeetingLogLine, _ moment: Moment, _ owner: Int, _ number: Int, _ keys: inout RecordKeys,
    _ draft: inout RelationshipDraft, _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    guard !line.people.isEmpty else {
      report.drop("no names")
      log.warning(line: number, "names", "no names follow the date")
      return
    }
    var others: [Int] = []
    var seen: Set<Int> = [owner]
    for mention in line.people {
      let person = draft.insert(mention)
      if seen.insert(person).inserted { others.append(person) }
    }
    let channel = line.channel ?? .meeting
    var participants = [owner] + others
    if line.isReversed && !channel.isMutual && others.count > 0 { participants.swapAt(0, 1) }
    let isKept = draft.append(
      Interaction(
        channel: channel, moment: moment, participants: participants, duration: line.duration, place: (0, number)),
      id: keys.id(moment, participants, owner: owner, channel: channel, in: draft))
    if isKept { report.rowsKept += 1 } else { report.drop("no names") }
  }

  static func owner(_ options: SourceOptions, _ draft: inout RelationshipDraft) -> Int {
    guard let mention = options.owner else { return draft.insertOwner() }
    draft.owner = draft.insert(mention)
    return draft.insertOwner()
  }

  /// Remarks and empty lines.
  private static func isRemark(_ text: String) -> Bool {
    let text = text.drop(while: \.isWhitespace)
    return text.isEmpty || text.hasPrefix("#") || text.hasPrefix("//")
      || text.utf8.allSatisfy { "-=_*".utf8.contains($0) }
  }

  private static func forEachLine(of bytes: Bytes, limit: Int, _ body: (String, Int) -> Void) {
    var place = bytes.starts(with: "\u{FEFF}") ? 3 : 0
    var number = 0
    while place < bytes.count, number < limit {
      var end = place
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      number += 1
      body(bytes.text(place..<min(end, place + 4_000)), number)
      place = end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
    }
  }

  // MARK: - Table

  private static let peopleHeadings = ["people", "who", "with", "names", "participants", "personnes", "qui", "avec"]
  private static let dateHeadings = ["date", "day", "when", "jour", "quand", "datum"]

  private static func table(_ file: SourceFile) -> HeadedTable? {
    let keys = HeadedTable.headings(of: file)
    guard (2...8).contains(keys.count), keys.contains(where: dateHeadings.contains),
      keys.contains(where: peopleHeadings.contains), !keys.contains("from"), !keys.contains("to")
    else { return nil }
    return HeadedTable(file)
  }

  private static func readTable(
    _ table: HeadedTable, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    var table = table
    let date = table.column(anyOf: dateHeadings)
    let time = table.column("time", "heure", "uhrzeit")
    let people = table.column(anyOf: peopleHeadings)
    let channel = table.column("channel", "how", "type", "kind", "canal", "art")
    let duration = table.column("duration", "minutes", "length", "durée", "dauer")
    let dates = DateText(order: options.mapping?.dates ?? table.dateOrder(date) ?? .mdy)
    let owner = owner(options, &draft)
    var keys = RecordKeys(options.ownership)
    while table.next(&log, &report) {
      guard let moment = dates.moment(table[date] + " " + table[time]) else {
        report.drop("no date")
        log.warning(line: table.line, "date", "the date cannot be read")
        continue
      }
      guard let found = table[channel].isEmpty ? .meeting : LogWords.channel(table[channel]) else {
        report.drop("unknown channel")
        log.warning(line: table.line, "channel", "no channel is called so")
        continue
      }
      var line = MeetingLogLine(channel: found)
      line.people = WrittenPeople.split(table[people]).filter { !WrittenPeople.isOwner($0) }
      line.duration = DurationText.seconds(table[duration], bare: .minutes) ?? 0
      add(line, moment, owner, table.line, &keys, &draft, &log, &report)
    }
  }
}

extension MeetingLogLine {
  init(channel: Channel) {
    dateText = ""
    self.channel = channel
  }
}

extension SourceFormat {
  static let meetingLog = SourceFormat(
    name: "meeting-log", summary: "notes on whom you met: a date, a verb and names on each line, or a table of them",
    recognizes: MeetingLogReader.recognizes, read: MeetingLogReader.read)
}
