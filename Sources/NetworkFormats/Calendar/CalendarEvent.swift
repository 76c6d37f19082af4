import SocialNetworks

/// An event as it stands in the file, without its text.
package struct CalendarEvent: Sendable {
  /// From when to when, where a line says both (`RDATE` with a period).
  package struct Addition: Sendable {
    package var start: CalendarTime
    package var seconds: Int?
  }

  package var line = 0
  package var uid = ""
  package var sequence = 0
  /// `LAST-MODIFIED`, else `DTSTAMP`.
  package var revised: Int64?
  package var start: CalendarTime?
  package var end: CalendarTime?
  package var seconds: Int?
  /// Which occurrence of a series this takes the place of.
  package var replaced: CalendarTime?
  package var isOnward = false
  package var rules: [RecurrenceRule] = []
  package var exclusionRules: [RecurrenceRule] = []
  package var additions: [Addition] = []
  package var exclusions: [CalendarTime] = []
  package var isCancelled = false
  /// A `VCALENDAR` that is somebody's answer, not an event.
  package var isAnswer = false
  package var channel = CalendarChannel()
  package var organizer: CalendarAttendee?
  package var attendees: [CalendarAttendee] = []
  private var hasModified = false
  private var isWholeDay = false

  package init(line: Int = 0) { self.line = line }

  package mutating func take(_ line: ContentLine, log: inout FaultLog) {
    switch line.name {
    case "UID": uid = line.text.filter { !$0.isWhitespace }
    case "SEQUENCE": sequence = Int(line.text.filter { !$0.isWhitespace }) ?? 0
    case "LAST-MODIFIED":
      if let time = CalendarTime(line) { (revised, hasModified) = (time.wall, true) }
    case "DTSTAMP":
      if !hasModified, let time = CalendarTime(line) { revised = time.wall }
    case "DTSTART":
      start = CalendarTime(line)
      if start == nil { log.warning(line: line.line, "unreadable-date", "DTSTART is no date") }
    case "DTEND":
      end = CalendarTime(line)
      if end == nil { log.warning(line: line.line, "unreadable-date", "DTEND is no date; the duration is not known") }
    case "DURATION":
      seconds = CalendarDuration.seconds(line.value)
      if seconds == nil { log.warning(line: line.line, "unreadable-duration", "DURATION is no duration") }
    case "RECURRENCE-ID":
      replaced = CalendarTime(line)
      if replaced == nil { log.warning(line: line.line, "unreadable-date", "RECURRENCE-ID is no date") }
      isOnward = line.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    case "RRULE", "EXRULE": takeRule(line, log: &log)
    case "RDATE", "EXDATE": takeDates(line, log: &log)
    case "STATUS": isCancelled = line.text.uppercased().contains("CANCELLED")
    case "X-MICROSOFT-CDO-ALLDAYEVENT": isWholeDay = line.text.uppercased() == "TRUE"
    case "ORGANIZER": organizer = CalendarAttendee(line, isOrganizer: true)
    case "ATTENDEE":
      if let attendee = CalendarAttendee(line) { attendees.append(attendee) }
    default: channel.note(line)
    }
  }

  /// To be called when all lines are read.
  package mutating func finish() {
    guard isWholeDay, let begin = start, begin.wall % 86_400 == 0 else { return }
    start?.isDate = true
    start?.zone = .floating
  }

  private mutating func takeRule(_ line: ContentLine, log: inout FaultLog) {
    guard let rule = RecurrenceRule(line.value) else {
      log.warning(
        line: line.line, "unsupported-rule",
        "\(line.name) \(quoted(String(line.text.prefix(200)))) is not understood; only the first occurrence is kept")
      return
    }
    if line.name == "RRULE" { rules.append(rule) } else { exclusionRules.append(rule) }
  }

  private mutating func takeDates(_ line: ContentLine, log: inout FaultLog) {
    let zone = line.parameter("TZID")
    for part in line.value.split(separator: 0x2C, omittingEmptySubsequences: true) {
      let halves = part.split(separator: 0x2F, maxSplits: 1)
      guard let first = halves.first, let time = CalendarTime(first, zone: zone) else {
        log.warning(line: line.line, "unreadable-date", "\(line.name) holds something that is no date")
        continue
      }
      guard line.name == "RDATE" else {
        exclusions.append(time)
        continue
      }
      var seconds: Int?
      if halves.count == 2 {
        if let end = CalendarTime(halves[1], zone: zone) {
          seconds = Int(max(0, end.wall - time.wall))
        } else {
          seconds = CalendarDuration.seconds(halves[1])
        }
      }
      additions.append(Addition(start: time, seconds: seconds))
    }
  }
}
