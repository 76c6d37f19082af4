import NetworkFormats
import SocialNetworks
import Testing

/// A calendar put together from lines, and what is read from it.
struct CalendarSample {
  static let now = Moment(seconds: 1_790_000_000)

  /// A `VCALENDAR` around events, each of which is its lines without `BEGIN` and `END`.
  static func text(_ events: [String], head: String = "") -> String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"]
    if !head.isEmpty { lines.append(head) }
    for event in events { lines += ["BEGIN:VEVENT", event, "END:VEVENT"] }
    lines += ["END:VCALENDAR", ""]
    return lines.joined(separator: "\n")
  }

  static func read(_ text: String, name: String = "calendar.ics", owner: String? = nil) throws -> SourceReader.Source {
    try read(Array(text.utf8), name: name, owner: owner)
  }

  static func read(_ bytes: [UInt8], name: String = "calendar.ics", owner: String? = nil) throws -> SourceReader.Source
  {
    let mention = owner.map { Mention(name: "Olga Owner", identities: [Identity(.email, $0)]) }
    let files = [SourceFile(path: "folder/" + name, bytes: bytes)]
    let source = try #require(
      try SourceReader.read(files: files, options: SourceOptions(owner: mention, now: now)).first)
    let dropped = source.report.dropped.reduce(0) { $0 + $1.count }
    #expect(source.report.rowsRead == source.report.rowsKept + dropped, "\(source.report)")
    #expect(source.report.rowsKept == source.draft.interactions.count)
    return source
  }

  static func read(
    events: [String], head: String = "", name: String = "calendar.ics", owner: String? = nil
  ) throws -> SourceReader.Source {
    try read(text(events, head: head), name: name, owner: owner)
  }

  /// Address or name of everybody in the interaction.
  static func people(_ source: SourceReader.Source, _ index: Int = 0) -> [String] {
    guard index < source.draft.interactions.count else { return [] }
    return source.draft.interactions[index].participants.map { number in
      let mention = source.draft.mentions[number]
      return mention.identities.first?.value ?? mention.name
    }
  }

  static func dropped(_ source: SourceReader.Source) -> [String] {
    source.report.dropped.map { "\($0.reason): \($0.count)" }
  }

  /// Start as `2026-03-14T15:00:00` in UTC, or as it stands on the clock.
  static func starts(_ source: SourceReader.Source) -> [String] {
    (0..<source.draft.interactions.count).map { index in
      let moment = source.draft.interactions[index].moment
      let clock = Int(moment.seconds - moment.day.startSecond)
      let parts = [clock / 3600, clock / 60 % 60].map { ($0 < 10 ? "0" : "") + String($0) }
      return "\(moment.day) \(parts.joined(separator: ":"))" + (moment.zone == .known ? "Z" : "")
    }
  }

  /// Ada invites Ben, who accepts.
  static let people = """
    ORGANIZER;CN=Ada:mailto:ada@example.org
    ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org
    ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED:mailto:ben@example.org
    """
}
