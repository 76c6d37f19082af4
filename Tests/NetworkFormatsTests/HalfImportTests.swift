import NetworkFormats
import SocialNetworks
import Testing

/// Broken files leave whole records or none: nobody gets half an address, and what is left out is counted.
struct HalfImportTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let path: String
    let text: String
    /// Rows kept and read, why others were not, and who stands in each interaction or tie.
    let outcome: String

    init(_ description: String, _ path: String, _ text: String, _ outcome: String) {
      testDescription = description
      self.path = path
      self.text = text
      self.outcome = outcome
    }
  }

  @Test(arguments: mailboxes + letters + addresses + cards + calendars + tables)
  func brokenFilesLeaveWholeRecords(_ one: Case) throws {
    let outcome = try Self.outcome(one)
    #expect(outcome == one.outcome)
  }

  @Test func theTableIsLarge() {
    let all = Self.mailboxes + Self.letters + Self.addresses + Self.cards + Self.calendars + Self.tables
    #expect(all.count >= 60 && Set(all.map(\.testDescription)).count == all.count)
  }

  private static func outcome(_ one: Case) throws -> String {
    let file = SourceFile(path: one.path, bytes: Array(one.text.utf8))
    let source: SourceReader.Source
    do {
      source = try SourceReader.read(files: [file], options: SourceOptions(now: Moment(seconds: 1_790_000_000)))[0]
    } catch is FormatError {
      return "refused"
    }
    let (draft, report) = (source.draft, source.report)
    if report.format == "unknown" { return "unknown" }
    let dropped = report.dropped.map { "; \($0.reason) \($0.count)" }.joined()
    #expect(report.rowsRead == report.rowsKept + report.dropped.reduce(0) { $0 + $1.count })
    func called(_ number: Int) -> String {
      let mention = draft.mentions[number]
      if mention.kind == .owner { return "me" }
      let identities = mention.identities.compactMap { identity in identity.normalized.map { _ in identity.value } }
      return mention.name + (identities.isEmpty ? "" : "<" + identities.joined(separator: " ") + ">")
    }
    var who = (0..<draft.interactions.count).map { index in
      draft.interactions[index].participants.map(called).joined(separator: "+")
    }
    who += draft.declarations.map { called($0.target) }
    return "\(report.rowsKept) of \(report.rowsRead)\(dropped): " + who.joined(separator: " | ")
  }

  // MARK: - Mail

  private static let separator = "From ada@x.org Tue Jan  1 10:00:00 2002\n"

  private static func letter(_ from: String = "ada@x.org", to: String = "ben@x.org", more: String = "") -> String {
    "From: \(from)\nTo: \(to)\nDate: Tue, 1 Jan 2002 10:00:00 +0000\n\(more)\n"
  }

  private static func box(_ body: String, more: String = "") -> String {
    separator + letter(more: more) + body + "\n\n" + separator + letter("cid@x.org") + "Second.\n"
  }

  private static let both = "2 of 2: <ada@x.org>+<ben@x.org> | <cid@x.org>+<ben@x.org>"
  private static let three = "3 of 3: <ada@x.org>+<ben@x.org> | <eve@x.org>+<ben@x.org> | <cid@x.org>+<ben@x.org>"

  private static let mailboxes: [Case] = [
    Case("From begins a sentence", "in.mbox", box("\nFrom here on it was easy.\n"), both),
    Case("From begins a sentence with a time", "in.mbox", box("\nFrom Monday on at 10:00:00 we meet\n"), both),
    Case("a separator without a field below", "in.mbox", box("\n\(separator)no field follows"), both),
    Case("a separator within a paragraph", "in.mbox", box("text\n\(separator)To: eve@x.org"), both),
    Case("a quoted separator", "in.mbox", box("\n>\(separator)To: eve@x.org"), both),
    Case("a separator quoted twice", "in.mbox", box("\n>>\(separator)To: eve@x.org"), both),
    Case("a From field in the text", "in.mbox", box("\nFrom: eve@x.org\nTo: eve@x.org"), both),
    Case("an indented separator", "in.mbox", box("\n \(separator)To: eve@x.org"), both),
    Case("a mailbox in a message, length told", "in.mbox", nested(length: nil), both),
    Case("a mailbox in a message, length not told", "in.mbox", box("\n" + inner), three),
    Case("a length beyond the file", "in.mbox", box("Hello.", more: "Content-Length: 999999999999999999999\n"), both),
    Case("a length that ends too early", "in.mbox", box("Hello.", more: "Content-Length: 2\n"), both),
    Case("a length below zero", "in.mbox", box("Hello.", more: "Content-Length: -7\n"), both),
    Case(
      "a mailbox cut in a header", "in.mbox", separator + letter() + "x\n\n" + separator + "From: cid@x.org\nTo: b",
      "1 of 2; cut off 1: <ada@x.org>+<ben@x.org>"),
    Case(
      "a mailbox cut behind a separator", "in.mbox", separator + letter() + "x\n\n" + separator,
      "1 of 2; cut off 1: <ada@x.org>+<ben@x.org>"),
    Case("a mailbox cut in a text", "in.mbox", box("x").dropLast(5) + "", both),
    Case(
      "a message without a sender between others", "in.mbox", box("x\n\n\(separator)To: eve@x.org\nDate: x\n\ny"),
      "2 of 3; no sender 1: <ada@x.org>+<ben@x.org> | <cid@x.org>+<ben@x.org>"),
  ]

  private static let inner = separator + letter("eve@x.org") + "Inner."

  private static func nested(length: Int?) -> String {
    let body = "Forwarded:\n\n" + inner
    return box(body, more: "Content-Length: \(length ?? body.utf8.count)\n")
  }

  private static let letters: [Case] = [
    Case("a letter cut in a field", "a.eml", "From: ada@x.org\nTo: ben@x.org\nDate: Tue, 1 Ja", "0 of 1; cut off 1: "),
    Case("a letter cut behind its header", "a.eml", String(letter().dropLast()), "0 of 1; cut off 1: "),
    Case("a letter without a text", "a.eml", letter(), "1 of 1: <ada@x.org>+<ben@x.org>"),
    Case(
      "fields in the text", "a.eml", letter() + "To: eve@x.org\nBcc: eve@x.org\n", "1 of 1: <ada@x.org>+<ben@x.org>"),
    Case(
      "a soft break in the text", "a.eml",
      letter(more: "Content-Transfer-Encoding: quoted-printable\n") + "x=\nFrom: eve@x.org=",
      "1 of 1: <ada@x.org>+<ben@x.org>"),
    Case(
      "an encoded word that is cut", "a.eml", letter("=?utf-8?Q?Ren=C3 <r@x.org>"),
      "1 of 1: =?utf-8?Q?Ren=C3<r@x.org>+<ben@x.org>"),
    Case(
      "an encoded word that hides an address", "a.eml", letter("=?utf-8?Q?eve=40x=2Eorg=3E=2C?= <r@x.org>"),
      "1 of 1: <r@x.org>+<ben@x.org>"),
    Case(
      "a quote that is never closed", "a.eml", letter("\"Ada <ada@x.org>", to: "\"Ben <ben@x.org>"),
      "0 of 1; no sender 1: "),
  ]

  // MARK: - Addresses that can be read in two ways (CVE-2023-27043)

  private static let addresses: [Case] =
    [
      "alice@example.org)alice@example.com", "alice@example.org(alice@example.com",
      "alice@example.org<alice@example.com", "alice@example.org>alice@example.com",
      "alice@example.org@alice@example.com", "alice@example.org:alice@example.com",
      "alice@example.org\"alice@example.com", "alice@example.org[alice@example.com",
      "alice@example.org]alice@example.com", "<alice@example.org>alice@example.com",
    ].flatMap { text in
      [
        Case("sender \(text)", "a.eml", letter(text), "0 of 1; no sender 1: ")
      ]
    } + [
      Case(
        "a recipient among others", "a.eml", letter(to: "alice@example.org]alice@example.com, ben@x.org"),
        "1 of 1: <ada@x.org>+<ben@x.org>"),
      Case(
        "an address for a name", "a.eml", letter("\"alice@example.org\" <eve@x.org>"),
        "1 of 1: <eve@x.org>+<ben@x.org>"),
      Case(
        "an attendee", "a.ics",
        calendar(event(more: "ATTENDEE;CN=Cem:mailto:alice@example.org@alice@example.com\n")),
        "1 of 1: Ada<ada@x.org>+Ben<ben@x.org>+Cem"),
      Case(
        "a card", "a.vcf", "BEGIN:VCARD\nFN:Alice\nEMAIL:alice@example.org)alice@example.com\nEND:VCARD\n",
        "1 of 1: Alice"),
      Case(
        "a connection", "Connections.csv",
        "First Name,Last Name,Email Address,Connected On\nAlice,A,alice@example.org@alice@example.com,08 Feb 2026\n",
        "1 of 1: Alice A"),
      Case(
        "a row of Google's contacts", "contacts.csv",
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nAlice,A,,,alice@example.org>alice@example.com\n",
        "1 of 1: Alice A"),
    ]

  // MARK: - Contacts

  private static func card(_ fields: String, version: String = "3.0") -> String {
    "BEGIN:VCARD\nVERSION:\(version)\n\(fields)\nEND:VCARD\n"
  }

  private static let next = card("FN:Noel Byron")

  private static let cards: [Case] = [
    Case("a backslash at the end of a name", "a.vcf", card("FN:Ada\\") + next, "2 of 2: Ada\\ | Noel Byron"),
    Case("a backslash at the end of a note", "a.vcf", card("FN:Ada\nNOTE:x\\") + next, "2 of 2: Ada | Noel Byron"),
    Case(
      "a backslash at the end of a part", "a.vcf", card("N:King\\;;Ada;;;\\") + next, "2 of 2: Ada King; | Noel Byron"),
    Case(
      "a backslash at the end of the file", "a.vcf", next + "BEGIN:VCARD\nFN:Ada\\",
      "1 of 2; no name and no address 1: Noel Byron"),
    Case("a card without END before another", "a.vcf", "BEGIN:VCARD\nFN:Ada\n" + next, "2 of 2: Ada | Noel Byron"),
    Case(
      "an END without a card", "a.vcf", next + "END:VCARD\nEND:VCARD\nEND:VCARD\n" + next, "2 of 2: Noel Byron"),
    Case(
      "an agent without END", "a.vcf", "BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Mary\nEND:VCARD\n" + next,
      "3 of 3: Ada | Noel Byron | Mary"),
    Case(
      "a soft break", "a.vcf", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=\n=AB", version: "2.1") + next,
      "2 of 2: Zoë | Noel Byron"),
    Case(
      "a soft break with spaces behind it", "a.vcf",
      card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=  \n=AB", version: "2.1") + next,
      "2 of 2: Zoë | Noel Byron"),
    Case(
      "a soft break before END", "a.vcf", card("FN;QUOTED-PRINTABLE:Ada=", version: "2.1") + next,
      "2 of 2: Ada | Noel Byron"),
    Case(
      "a soft break in a note before END", "a.vcf", card("FN:Ada\nNOTE;QUOTED-PRINTABLE:x=", version: "2.1") + next,
      "2 of 2: Ada | Noel Byron"),
    Case(
      "half a code", "a.vcf", card("FN;ENCODING=QUOTED-PRINTABLE:Ada=4\nEMAIL:ada@x.org", version: "2.1"),
      "1 of 1: Ada=4<ada@x.org>"),
    Case(
      "a picture without its blank line", "a.vcf",
      card("FN:Ada\nPHOTO;BASE64:\n AAAA\n BBBB\nEMAIL:ada@x.org", version: "2.1"),
      "1 of 1: Ada<ada@x.org>"),
    Case("a card of nobody", "a.vcf", card("NOTE:x") + next, "1 of 2; no name and no address 1: Noel Byron"),
  ]

  // MARK: - Calendars

  private static func event(_ id: Int = 1, more: String = "", end: String = "END:VEVENT\n") -> String {
    "BEGIN:VEVENT\nUID:\(id)\nDTSTART:20260314T150000Z\nORGANIZER;CN=Ada:mailto:ada@x.org\n"
      + "ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED:mailto:ben@x.org\n\(more)\(end)"
  }

  private static func calendar(_ events: String, end: String = "END:VCALENDAR\n") -> String {
    "BEGIN:VCALENDAR\nVERSION:2.0\n\(events)\(end)"
  }

  private static let met = "Ada<ada@x.org>+Ben<ben@x.org>"

  private static let calendars: [Case] = [
    Case(
      "an event without END before another", "a.ics", calendar(event(end: "") + event(2)), "2 of 2: \(met) | \(met)"),
    Case(
      "an event without END before the end", "a.ics", calendar(event() + event(2, end: "")), "2 of 2: \(met) | \(met)"),
    Case(
      "a calendar cut in an event", "a.ics", calendar(event() + event(2, end: ""), end: ""),
      "1 of 2; cut off 1: \(met)"),
    Case(
      "a calendar cut in a rule", "a.ics", calendar(event() + event(2, more: "RRULE:FREQ=DAI", end: ""), end: ""),
      "1 of 2; cut off 1: \(met)"),
    Case("a calendar without END", "a.ics", calendar(event(), end: ""), "1 of 1: \(met)"),
    Case(
      "ends without a beginning", "a.ics", calendar("END:VEVENT\n" + event() + "END:VEVENT\nEND:X\n"), "1 of 1: \(met)"),
    Case(
      "a text ending in a backslash", "a.ics", calendar(event(more: "SUMMARY:x\\\n") + event(2)),
      "2 of 2: \(met) | \(met)"),
    Case(
      "an alarm without END", "a.ics", calendar(event(more: "BEGIN:VALARM\nATTENDEE:mailto:eve@x.org\n")),
      "1 of 1: \(met)"),
    Case("a zone without END", "a.ics", calendar("BEGIN:VTIMEZONE\nTZID:Here\n" + event()), "1 of 1: \(met)"),
    Case(
      "a name whose quote is never closed", "a.ics", calendar(event(more: "ATTENDEE;CN=\"Cem:mailto:cem@x.org\n")),
      "1 of 1: \(met)+\"Cem<cem@x.org>"),
    Case("a rule that is none", "a.ics", calendar(event(more: "RRULE:FREQ=\n")), "1 of 1: \(met)"),
    Case(
      "an event without a date", "a.ics", calendar(event() + event(2).replacing("DTSTART:20260314", with: "X:")),
      "1 of 2; no date 1: \(met)"),
  ]

  // MARK: - Tables

  private static let connections = "First Name,Last Name,URL,Connected On\n"
  private static let messages =
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER\n"
  private static let nina = "Nina,O,https://www.linkedin.com/in/nina,08 Feb 2026\n"
  private static let hers = "Nina O<https://www.linkedin.com/in/nina>"
  private static let hello = "1,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,x,INBOX\n"

  private static let tables: [Case] = [
    Case(
      "a row cut in an address", "Connections.csv", connections + nina + "Ben,C,https://www.linkedin.com/in/be",
      "1 of 2; cut off 1: \(hers)"),
    Case("a last row without a line end", "Connections.csv", connections + String(nina.dropLast()), "1 of 1: \(hers)"),
    Case(
      "a row cut in a quoted cell", "Connections.csv", connections + nina + "Ben,\"Carter, P",
      "1 of 2; quote never closed 1: \(hers)"),
    Case(
      "a quote that is never closed among rows", "Connections.csv", connections + "Ben,\"C,u,x\n" + nina,
      "1 of 2; quote never closed 1: \(hers)"),
    Case("headings only", "Connections.csv", connections, "0 of 0: "),
    Case(
      "a message cut in its text", "messages.csv", messages + hello + "1,A B,u/a,C D,u/c,2026-09-30 09:00:00 UTC,\"Hel",
      "1 of 2; quote never closed 1: A B+C D"),
    Case(
      "a message cut in its date", "messages.csv", messages + hello + "1,A B,u/a,C D,u/c,2026-09-3",
      "1 of 2; cut off 1: A B+C D"),
    Case(
      "a row cut in an address of Google's contacts", "contacts.csv",
      "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Notes\nAda,K,,,ada@x.org,\nBen,C,,,ben@x",
      "1 of 2; cut off 1: Ada K<ada@x.org>"),
    Case(
      "a log cut in a date", "log.txt", String(repeating: "2026-03-12 met Nina O\n", count: 4) + "2026-0",
      "4 of 5; no date 1: " + Array(repeating: "me+Nina O", count: 4).joined(separator: " | ")),
  ]
}
