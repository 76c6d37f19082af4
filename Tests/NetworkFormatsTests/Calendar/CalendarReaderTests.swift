import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct CalendarReaderTests {
  private typealias Sample = CalendarSample

  private static let meeting = """
    UID:1@example.org
    DTSTART:20260314T150000Z
    DTEND:20260314T160000Z
    SUMMARY:Secret plan
    DESCRIPTION:Nobody may read this
    \(CalendarSample.people)
    """

  @Test func aMeetingBecomesAnInteraction() throws {
    let source = try Sample.read(events: [Self.meeting])
    #expect(source.report.format == "icalendar")
    let interaction = source.draft.interactions[0]
    #expect(interaction.channel == .meeting)
    #expect(interaction.duration == 3600)
    #expect(interaction.moment == Moment(seconds: 1_773_500_400))
    #expect(interaction.place.line == 4)
    #expect(Sample.people(source) == ["ada@example.org", "ben@example.org"])
    #expect(source.draft.mentions.map(\.name) == ["Ada", "Ben"])
    #expect(source.report.rowsKept == 1)
  }

  @Test func noTextOfAnEventIsKept() throws {
    let source = try Sample.read(events: [Self.meeting, Self.meeting + "\nnonsense secret\nRRULE:FREQ=NEVER"])
    let everything = "\(source.draft) \(source.report)".lowercased()
    #expect(!everything.contains("secret"))
    #expect(!everything.contains("nobody may"))
  }

  @Test func lineEndsAndMarksMakeNoDifference() throws {
    let text = Sample.text([Self.meeting, Self.meeting.replacing("1@", with: "2@") + "\nRRULE:FREQ=WEEKLY;COUNT=3"])
    let plain = try Sample.read(text).draft
    #expect(plain.interactions.count == 4)
    for end in ["\r\n", "\r", "\n\n", "\r\r\n"] {
      let other = try Sample.read(text.replacing("\n", with: end)).draft
      #expect(other.mentions == plain.mentions)
      #expect(Self.keys(other) == Self.keys(plain))
    }
    let mixed = text.split(separator: "\n").enumerated().map { $0.element + ["\r\n", "\n", "\r"][$0.offset % 3] }
      .joined()
    #expect(Self.keys(try Sample.read("\u{FEFF}" + mixed).draft) == Self.keys(plain))
    #expect(Self.keys(try Sample.read(text.trimmingCharacters(in: .newlines)).draft) == Self.keys(plain))
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(Self.keys(try Sample.read(utf16).draft) == Self.keys(plain))
  }

  private static func keys(_ draft: RelationshipDraft) -> [UInt64] {
    (0..<draft.interactions.count).map { draft.interactions[$0].key }
  }

  @Test func foldsInsideALetterAreTakenBack() throws {
    let text = Sample.text([Self.meeting.replacing("CN=Ben", with: "CN=Renée")])
    var bytes = Array(text.utf8)
    let place = try #require(bytes.firstIndex(of: 0xC3))
    bytes.insert(contentsOf: [0x0D, 0x0A, 0x20], at: place + 1)
    #expect(try Sample.read(bytes).draft.mentions.map(\.name) == ["Ada", "Renée"])
  }

  @Test func theSameEventInTwoCalendarsIsOne() throws {
    let first = try Sample.read(events: [Self.meeting], name: "a.ics").draft
    let zoned = Self.meeting.replacing("DTSTART:20260314T150000Z", with: "DTSTART;TZID=Europe/Berlin:20260314T160000")
    let second = try Sample.read(events: [zoned], head: "X-WR-CALNAME:Other", name: "b.ics").draft
    #expect(Self.keys(first) == Self.keys(second))
    let other = try Sample.read(events: [Self.meeting.replacing("1@", with: "2@")]).draft
    #expect(Self.keys(first) != Self.keys(other))
  }

  @Test func severalCalendarsInOneFileAreRead() throws {
    let text = Sample.text([Self.meeting]) + Sample.text([Self.meeting.replacing("1@", with: "2@")])
    #expect(try Sample.read(text).draft.interactions.count == 2)
  }

  @Test func aRepeatedEventAndAnOlderVersionAreDropped() throws {
    let newer = Self.meeting.replacing("T150000Z", with: "T170000Z") + "\nSEQUENCE:2"
    let source = try Sample.read(events: [newer, Self.meeting, newer])
    #expect(Sample.starts(source) == ["2026-03-14 17:00Z"])
    #expect(Sample.dropped(source) == ["older version: 2"])
  }

  @Test func cancelledEventsAreDropped() throws {
    let source = try Sample.read(events: [Self.meeting + "\nSTATUS:CANCELLED"])
    #expect(Sample.dropped(source) == ["cancelled: 1"])
    let cancel = Sample.text([Self.meeting + "\nSEQUENCE:1"], head: "METHOD:CANCEL")
    #expect(
      Sample.dropped(try Sample.read(Sample.text([Self.meeting]) + cancel)) == ["older version: 1", "cancelled: 1"])
  }

  @Test func answersAreNoEvents() throws {
    let reply = Sample.text([Self.meeting], head: "METHOD:REPLY")
    let source = try Sample.read(Sample.text([Self.meeting]) + reply)
    #expect(source.draft.interactions.count == 1)
    #expect(Sample.dropped(source) == ["answer to an invitation: 1"])
  }

  @Test func whatIsNoEventIsDropped() throws {
    var text = Sample.text([Self.meeting])
    // In two parts, for searches that look for what is left to do.
    for kind in ["VTO" + "DO", "VJOURNAL", "VFREEBUSY"] {
      text = text.replacing("END:VCALENDAR", with: "BEGIN:\(kind)\n\(Self.meeting)\nEND:\(kind)\nEND:VCALENDAR")
    }
    let source = try Sample.read(text)
    #expect(source.draft.interactions.count == 1)
    #expect(Sample.dropped(source) == ["not an event: 3"])
  }

  @Test func whatIsYetToComeIsDropped() throws {
    let future = Self.meeting.replacing("2026", with: "2027")
    #expect(Sample.dropped(try Sample.read(events: [future])) == ["in the future: 1"])
    #expect(Sample.dropped(try Sample.read(events: [future + "\nRRULE:FREQ=DAILY"])) == ["in the future: 1"])
  }

  @Test func aDayWithoutTimeHasNoDuration() throws {
    let whole = Self.meeting.replacing("DTSTART:20260314T150000Z", with: "DTSTART;VALUE=DATE:20260314")
      .replacing("DTEND:20260314T160000Z", with: "DTEND;VALUE=DATE:20260316")
    let interaction = try Sample.read(events: [whole]).draft.interactions[0]
    #expect(interaction.moment == Moment(try #require(Day("2026-03-14"))))
    #expect(interaction.duration == 0)
    let outlook = Self.meeting.replacing("T150000Z", with: "T000000") + "\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    #expect(try Sample.read(events: [outlook]).draft.interactions[0].moment == interaction.moment)
  }

  @Test(arguments: [
    ("DTEND:20260314T154500Z", 2700), ("DURATION:PT1H30M", 5400), ("DURATION:P1DT2H", 93_600),
    ("DURATION:P1W", 604_800),
    ("DURATION:-PT1H", 0), ("DURATION:P999999999999999999W", 0), ("DURATION:", 0), ("DTEND:20260314T140000Z", 0),
    ("DTEND;TZID=Europe/Berlin:20260314T170000", 3600), ("DTEND;TZID=Nowhere:20260314T160000", 3600),
    ("DTEND:later", 0),
    ("SEQUENCE:1", 0),
  ])
  func durationsComeFromEndOrLength(line: String, seconds: Int) throws {
    let event = Self.meeting.replacing("DTEND:20260314T160000Z", with: line)
    #expect(try Sample.read(events: [event]).draft.interactions[0].duration == seconds)
  }

  @Test(arguments: ["DTSTART:", "DTSTART:20261314T150000Z", "DTSTART:soon", "DTSTART:20260230", "SEQUENCE:0"])
  func anEventWithoutADateIsDropped(line: String) throws {
    let event = Self.meeting.replacing("DTSTART:20260314T150000Z", with: line)
    #expect(Sample.dropped(try Sample.read(events: [event])) == ["no date: 1"])
  }

  @Test func anAlarmAddsNobody() throws {
    let alarm = "\nBEGIN:VALARM\nATTENDEE:mailto:eve@example.org\nDTSTART:20200101T000000Z\nEND:VALARM"
    let source = try Sample.read(events: [
      Self.meeting + alarm, Self.meeting.replacing("1@", with: "2@") + "\nBEGIN:VALARM",
    ])
    #expect(source.draft.interactions.count == 2)
    #expect(source.draft.mentions.count == 2)
  }

  @Test func aMissingEndLosesNothingButTheLastEvent() throws {
    let second = Self.meeting.replacing("1@", with: "2@")
    let text = Sample.text([Self.meeting, second])
    let unclosed = try #require(text.range(of: "END:VEVENT\n"))
    let source = try Sample.read(text.replacingCharacters(in: unclosed, with: ""))
    #expect(source.draft.interactions.count == 2)
    #expect(source.report.warnings.map(\.code) == ["no-end"])
    let cut = try Sample.read(text.replacing("END:VEVENT\nEND:VCALENDAR\n", with: ""))
    #expect(cut.draft.interactions.count == 1)
    #expect(Sample.dropped(cut) == ["cut off: 1"])
    #expect(cut.report.warnings.map(\.code) == ["cut-off"])
    #expect(try Sample.read(text.replacing("END:VEVENT\n", with: "")).draft.interactions.count == 2)
  }

  @Test func danglingBackslashesAndStrayEndsAreHarmless() throws {
    let event = Self.meeting + "\nLOCATION:\\\nEND:NOTHING\nSUMMARY:x\\"
    #expect(try Sample.read(Sample.text([event]) + "END:VCALENDAR\nEND:VEVENT\nX:\\").draft.interactions.count == 1)
  }

  @Test func nestingHasNoDepth() throws {
    let depth = 5_000
    let open = String(repeating: "BEGIN:X-A\n", count: depth)
    let close = String(repeating: "END:X-B\nEND:X-A\n", count: depth)
    let text = "BEGIN:VCALENDAR\n" + open + "BEGIN:VEVENT\n" + Self.meeting + "\nEND:VEVENT\n" + close + "END:VCALENDAR"
    #expect(try Sample.read(text).draft.interactions.count == 1)
  }

  @Test func filesAreRecognizedByContent() {
    func format(_ text: String, _ name: String) -> String? {
      SourceFormat.all.first { $0.recognizes(SourceFile(path: name, bytes: Array(text.utf8))) }?.name
    }
    #expect(format(Sample.text([]), "x.txt") == "icalendar")
    #expect(format("\u{FEFF}\r\nbegin:vcalendar\r\n", "calendar") == "icalendar")
    #expect(format("BEGIN:VEVENT\n", "x.ics") == "icalendar")
    #expect(format("BEGIN:VEVENT\n", "x.txt") != "icalendar")
    #expect(format("BEGIN:VCARD\n", "x.vcf") != "icalendar")
    #expect(format("", "x.ics") != "icalendar")
  }

  @Test func aFileWithoutACalendarIsRefused() throws {
    var options = SourceOptions(now: Sample.now)
    options.kind = "icalendar"
    let file = SourceFile(path: "x.ics", bytes: Array("hello\nworld\n".utf8))
    #expect(throws: FormatError.self) { try SourceReader.read(files: [file], options: options) }
  }

  @Test func aCutAnywhereLeavesWhatStandsBefore() throws {
    let text = Sample.text([
      Self.meeting,
      Self.meeting.replacing("1@", with: "2@") + "\nRRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2\nEXDATE:20260314T150000Z",
    ])
    let bytes = Array(text.utf8)
    let end = try #require(text.range(of: "END:VEVENT\nBEGIN")).upperBound.utf16Offset(in: text)
    for count in 0..<bytes.count {
      guard let source = try? Sample.read(Array(bytes[..<count])) else { continue }
      let kept = source.draft.interactions.count
      #expect(kept <= 2)
      if count < end - 6 { #expect(kept == 0) }
    }
  }

  @Test func changedBytesNeverStopTheProgram() {
    let event =
      Self.meeting
      + "\nRRULE:FREQ=MONTHLY;BYDAY=2SA;COUNT=4\nEXDATE;TZID=Europe/Berlin:20260411T160000\nRDATE;VALUE=PERIOD:20260401T100000Z/PT1H"
    let bytes = Array(Sample.text([event, Self.meeting]).utf8)
    var generator = SeededGenerator(seed: 5545)
    let alphabet = Array("0123456789;:,=\"\\\r\n TZ-+/PDBEGINENDRULE".utf8)
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<(1 + generator.next() % 8) {
        let place = Int(generator.next() % UInt64(changed.count))
        switch generator.next() % 3 {
        case 0: changed[place] = alphabet[Int(generator.next() % UInt64(alphabet.count))]
        case 1: changed.remove(at: place)
        default: changed.insert(UInt8(generator.next() & 0xFF), at: place)
        }
      }
      guard let source = try? Sample.read(changed) else { continue }
      #expect(source.draft.interactions.count <= 2_000)
    }
  }
}
