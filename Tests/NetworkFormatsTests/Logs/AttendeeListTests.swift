import NetworkFormats
import SocialNetworks
import Testing

struct AttendeeListTests {
  private static let now = Moment(Day("2026-10-02") ?? Day(number: 0))

  private func list(_ path: String, _ text: String) throws -> AttendeeList {
    try listBytes(path, Array(text.utf8))
  }

  private func listBytes(_ path: String, _ bytes: [UInt8]) throws -> AttendeeList {
    try AttendeeList.read(SourceFile(path: path, bytes: bytes), SourceOptions(now: Self.now)).list
  }

  /// `2026-11-05 Meetup: Nina Okafor <nina@example.org> (CTO, Acme) [swift, maps]`, a line each.
  private func plain(_ list: AttendeeList) -> [String] {
    list.events.map { event in
      let people = event.attendees.map { attendee in
        let addresses = attendee.mention.identities.map { " <\($0.value)>" }.joined()
        let work = [attendee.title, attendee.organization].filter { !$0.isEmpty }.joined(separator: ", ")
        let interests = attendee.interests.isEmpty ? "" : " [\(attendee.interests.joined(separator: ", "))]"
        return attendee.mention.name + addresses + (work.isEmpty ? "" : " (\(work))") + interests
      }
      return "\(event.day.map { "\($0)" } ?? "-") \(event.label): " + people.joined(separator: " / ")
    }
  }

  @Test func tablesAreReadInAnyDialectAndOrder() throws {
    let text =
      "\u{FEFF}Société;Centres d'intérêt;Nom;Prénom;E-mail;Statut\r\n"
      + "Acme;robots, maps;Okafor;Nina;nina@example.org;oui\r\n;;Lefèvre;Zoé;;\r\n;;Carter;Ben;ben@example.org;annulé\r\n"
    #expect(
      plain(try list("lists/2026-11-05 Meetup.csv", text)) == [
        "2026-11-05 Meetup: Nina Okafor <nina@example.org> (Acme) [robots, maps] / Zoé Lefèvre"
      ])
  }

  @Test func tablesNeedNoDate() throws {
    let text = "name,topics,linkedin\nNina Okafor,\"swift; maps\",https://www.linkedin.com/in/nina\n"
    #expect(
      plain(try list("people.csv", text)) == [
        "- people: Nina Okafor <https://www.linkedin.com/in/nina> [swift, maps]"
      ])
  }

  @Test func aTableMayHoldSeveralEvents() throws {
    let text =
      "Event,Event Date,Name,Email\nDinner,2026-11-06,Ana Li,\nLunch,2026-11-05,Ana Li,\nDinner,2026-11-06,Ben Ott,\n"
    #expect(
      plain(try list("all.csv", text)) == ["2026-11-06 Dinner: Ana Li / Ben Ott", "2026-11-05 Lunch: Ana Li"])
  }

  @Test func aTextIsOnePersonALine() throws {
    #expect(
      plain(try list("guests.txt", "Nina Okafor\nBen Carter <ben@example.org>\nana@example.org\n")) == [
        "- guests: Nina Okafor / Ben Carter <ben@example.org> /  <ana@example.org>"
      ])
  }

  @Test func calendarsNameThoseWhoDidNotDecline() throws {
    let text = """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      UID:1
      SUMMARY:Very secret
      DTSTART;TZID=Europe/Paris:20261105T183000
      ORGANIZER;CN=Ines Moreau:mailto:ines@example.org
      ATTENDEE;CN=Nina Okafor;PARTSTAT=NEEDS-ACTION:mailto:nina@example.org
      ATTENDEE;CN=Ben Carter;PARTSTAT=DECLINED:mailto:ben@example.org
      ATTENDEE;CN=Room 4;CUTYPE=ROOM:mailto:room4@example.org
      END:VEVENT
      END:VCALENDAR
      """
    let found = plain(try list("Robotics Evening.ics", text))
    #expect(
      found == ["2026-11-05 Robotics Evening: Ines Moreau <ines@example.org> / Nina Okafor <nina@example.org>"])
    #expect(!found.joined().contains("secret"))
  }

  @Test func repeatedEventsAreTheNextOne() throws {
    let text = """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      UID:1
      DTSTART:20260901T100000Z
      RRULE:FREQ=WEEKLY
      ATTENDEE;CN=Nina Okafor:mailto:nina@example.org
      END:VEVENT
      END:VCALENDAR
      """
    #expect(plain(try list("w.ics", text)) == ["2026-10-06 w: Nina Okafor <nina@example.org>"])
  }

  @Test func contactCardsAreAttendees() throws {
    let text = """
      BEGIN:VCARD
      VERSION:3.0
      FN:Nina Okafor
      EMAIL:nina@example.org
      ORG:Acme
      TITLE:CTO
      CATEGORIES:swift,maps
      END:VCARD
      BEGIN:VCARD
      VERSION:3.0
      FN:Ben Carter
      END:VCARD
      """
    #expect(
      plain(try list("2026-11-05 Dinner.vcf", text)) == [
        "2026-11-05 Dinner: Nina Okafor <nina@example.org> (CTO, Acme) [swift, maps] / Ben Carter"
      ])
  }

  @Test func rowsAreCounted() throws {
    let text = "Name,Email,Status\nNina,,yes\n,,\nBen,,declined\n,,yes\nNews,no-reply@example.org,\n"
    let report = try AttendeeList.read(SourceFile(path: "x.csv", bytes: Array(text.utf8)), SourceOptions(now: Self.now))
      .report
    #expect(report.rowsRead == 5 && report.rowsKept == 1)
    #expect(report.dropped.reduce(0) { $0 + $1.count } == 4)
  }

  @Test func tablesWithoutNamesAreRefused() {
    #expect(throws: FormatError.self) { try list("x.csv", "color,size\nred,4\n") }
  }

  @Test(arguments: ["x.csv", "x.ics", "x.vcf", "x.txt"])
  func brokenFilesNeverStopTheProcess(path: String) {
    let texts: [[UInt8]] = [
      [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], Array("\"".utf8), Array("name\n\"a".utf8), Array("name,email\n".utf8),
      Array("name\n\u{202E}evil\u{0007}\n".utf8), Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999\n".utf8),
      Array("BEGIN:VCARD\nFN:\n".utf8), Array(("name,tags\na," + String(repeating: "x;", count: 5_000) + "\n").utf8),
    ]
    for bytes in texts { _ = try? listBytes(path, bytes) }
  }

  @Test func anEmptyFileIsAnError() {
    #expect(throws: FormatError.empty(path: "/dev/null")) {
      try AttendeeList.read(path: "/dev/null", options: SourceOptions(now: Self.now))
    }
  }
}
