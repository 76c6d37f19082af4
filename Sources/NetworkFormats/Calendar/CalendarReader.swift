import SocialNetworks

/// Reads calendars as interactions: who met whom, when and how.
///
/// **Who is taken to have met.** Where the calendar's owner is named in an event, it counts when they organized it,
/// accepted it, or the calendar says nothing of their answer; the others count unless they declined, passed the
/// invitation on, or were only informed. What others answer is often out of date in an event that somebody else
/// organized, so there an open or tentative answer counts as well; in one that the owner organized it is *invited, not
/// met*, and does not. An event without an organizer is the owner's own note. Where the owner is not named, or not
/// known, the organizer and those who accepted, or of whose answer nothing is said, have met.
///
/// The first participant is the owner, else the organizer. Rooms, groups and machines are mentioned and take no part.
///
/// **What is a row.** Every occurrence up to `SourceOptions.now`, every event that gives none, every component that is
/// no event. Later occurrences of a rule are no rows.
///
/// Sources: RFC 5545, 5546, 6868, 7986.
enum CalendarReader {
  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) throws {
    let calendar = CalendarFile(file.input, log: &log)
    guard calendar.hasBegun else {
      log.error(line: 1, "no-calendar", "found no BEGIN:VCALENDAR, expected an iCalendar file")
      return
    }
    if calendar.hasWesternText { report.notes.append(TextEncoding.westernNote) }
    let before = (report.dropped.reduce(0) { $0 + $1.count }, report.rowsKept)
    report.drop("not an event", count: calendar.otherCount)
    report.drop("cut off", count: calendar.isCutOff ? 1 : 0)
    var series = CalendarSeries(calendar, now: options.now)
    series.expand(log: &log, report: &report)
    let owner = CalendarOwner(calendar, fileName: file.name, options: options, draft: draft)
    if let mention = owner.mention { draft.owner = draft.owner ?? draft.insert(mention) }
    // The people of an event are the same for all its occurrences.
    var outcomes: [Int: CalendarAttendance] = [:]
    var participants: [Int: [Int]] = [:]
    var room = roomForParticipants
    for occurrence in series.occurrences {
      let event = calendar.events[occurrence.event]
      let attendance = outcomes[occurrence.event] ?? CalendarAttendance(event, owner: owner)
      outcomes[occurrence.event] = attendance
      if let reason = attendance.reason {
        report.drop(reason)
        continue
      }
      let numbers = participants[occurrence.event] ?? insert(attendance, into: &draft)
      participants[occurrence.event] = numbers
      guard numbers.count <= room else {
        report.drop("too many people")
        continue
      }
      room -= numbers.count
      let interaction = Interaction(
        channel: event.channel.channel(participants: numbers.count), moment: occurrence.moment, participants: numbers,
        duration: occurrence.duration, place: (0, event.line))
      let isKept =
        occurrence.id.isEmpty
        ? draft.interactions.append(interaction) : draft.append(interaction, id: occurrence.id)
      if isKept { report.rowsKept += 1 } else { report.drop("nobody else") }
    }
    let dropped = report.dropped.reduce(0) { $0 + $1.count } - before.0
    report.rowsRead += dropped + report.rowsKept - before.1
  }

  /// A hundred thousand people who meet every day would otherwise take all memory.
  private static let roomForParticipants = 20_000_000

  private static func insert(_ attendance: CalendarAttendance, into draft: inout RelationshipDraft) -> [Int] {
    for other in attendance.others { draft.insert(other.mention) }
    var numbers: [Int] = []
    var known: Set<Int> = []
    if attendance.isOwnerPresent { numbers.append(draft.insertOwner()) }
    known.formUnion(numbers)
    for person in attendance.present {
      let number = draft.insert(person.mention)
      if known.insert(number).inserted { numbers.append(number) }
    }
    return numbers
  }
}

extension SourceFormat {
  static let icalendar = SourceFormat(
    name: "icalendar", summary: "Calendars (.ics): meetings, calls and events with those who took part.",
    recognizes: { file in
      let start = String(decoding: file.sampleText.prefix(400), as: UTF8.self).uppercased()
        .filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
      if start.hasPrefix("BEGIN:VCALENDAR") { return true }
      return ["ics", "ical", "ifb", "icalendar"].contains(file.fileExtension) && start.hasPrefix("BEGIN:V")
    },
    owner: { CalendarOwner.hint(of: $0) },
    read: CalendarReader.read)
}

extension SourceFile {
  /// The beginning of the text, from UTF-16 where it is that.
  fileprivate var sampleText: [UInt8] {
    let start = bytes.array(0..<min(bytes.count, 1_024))
    guard start.count > 1, (start[0], start[1]) == (0xFF, 0xFE) || (start[0], start[1]) == (0xFE, 0xFF) else {
      return start
    }
    return start.dropFirst(2).filter { $0 != 0 }
  }
}
