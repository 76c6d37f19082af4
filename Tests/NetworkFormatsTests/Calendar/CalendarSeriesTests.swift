import Foundation
import NetworkFormats
import SocialNetworks
import Testing

struct CalendarSeriesTests {
  private typealias Sample = CalendarSample

  private static let head = "UID:1@example.org\n" + CalendarSample.people + "\nDURATION:PT1H\n"

  private static func starts(_ events: String...) throws -> [String] {
    Sample.starts(try Sample.read(events: events.map { head + $0 }))
  }

  /// The fixture was made by the script beside it.
  @Test func seriesWithExceptionsAreWhatTheOracleSays() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Calendar")
    var log = FaultLog(file: "series.ics")
    var report = ImportReport(source: "series.ics", format: "icalendar")
    let file = CalendarFile(try InputData.open(path: folder.appending(path: "series.ics").path), log: &log)
    var series = CalendarSeries(file, now: Moment(try #require(Day("2026-09-01"))))
    series.expand(log: &log, report: &report)
    var found: [String: [Int64]] = [:]
    for occurrence in series.occurrences {
      found[file.events[occurrence.event].uid, default: []].append(occurrence.moment.seconds)
    }
    let lines = try String(contentsOf: folder.appending(path: "series.txt"), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 48)
    for line in lines {
      let parts = line.split(separator: "\t")
      let expected = parts[1].split(separator: ",").compactMap { Int64($0) }
      #expect(found[String(parts[0])]?.sorted() == expected, "\(parts[0])")
    }
    #expect(log.total == 0)
  }

  @Test func aMeetingStaysAtItsHourWhenClocksChange() throws {
    #expect(
      try Self.starts("DTSTART;TZID=Europe/Berlin:20260322T090000\nRRULE:FREQ=WEEKLY;COUNT=3") == [
        "2026-03-22 08:00Z", "2026-03-29 07:00Z", "2026-04-05 07:00Z",
      ])
  }

  @Test func exclusionsDoNotMakeASeriesLonger() throws {
    #expect(
      try Self.starts(
        "DTSTART:20260301T090000Z\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20260302T090000Z\nEXDATE:20260303T090000Z") == [
          "2026-03-01 09:00Z", "2026-03-04 09:00Z",
        ])
  }

  @Test(arguments: [
    "EXDATE:20260302T080000Z,20260303T080000Z", "EXDATE;TZID=Europe/Berlin:20260302T090000,20260303T090000",
    "EXDATE;VALUE=DATE:20260302,20260303", "EXDATE:20260302T090000,20260303T090000",
    "EXDATE;TZID=America/New_York:20260302T030000\nEXDATE:20260303T080000Z", "EXRULE:FREQ=DAILY;COUNT=3",
    "EXDATE;TZID=Europe/Berlin:20260302T090000,,nonsense,20260303T090000,",
  ])
  func exclusionsAreUnderstoodInEverySpelling(line: String) throws {
    #expect(
      try Self.starts("DTSTART;TZID=Europe/Berlin:20260301T090000\nRRULE:FREQ=DAILY;COUNT=4\n" + line) == [
        "2026-03-01 08:00Z", "2026-03-04 08:00Z",
      ])
  }

  @Test func additionsJoinTheSeriesOnce() throws {
    let source = try Sample.read(events: [
      Self.head + "DTSTART:20260301T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nRDATE:20260302T090000Z,20260310T090000Z\n"
        + "RDATE;VALUE=PERIOD:20260311T090000Z/PT30M,20260312T090000Z/20260312T110000Z\nRDATE;VALUE=DATE:20260320"
    ])
    #expect(
      Sample.starts(source) == [
        "2026-03-01 09:00Z", "2026-03-02 09:00Z", "2026-03-10 09:00Z", "2026-03-11 09:00Z", "2026-03-12 09:00Z",
        "2026-03-20 00:00",
      ])
    let durations = (0..<6).map { source.draft.interactions[$0].duration }
    #expect(durations == [3600, 3600, 3600, 1800, 7200, 0])
  }

  @Test func anOverrideTakesThePlaceOfItsOccurrence() throws {
    let series = "DTSTART;TZID=Europe/Berlin:20260301T090000\nRRULE:FREQ=DAILY;COUNT=3\nSEQUENCE:4"
    let moved = "RECURRENCE-ID:20260302T080000Z\nDTSTART:20260302T150000Z"
    let expected = ["2026-03-01 08:00Z", "2026-03-03 08:00Z", "2026-03-02 15:00Z"]
    #expect(try Self.starts(series, moved) == expected)
    #expect(try Self.starts(moved, series) == expected)
    let again = "RECURRENCE-ID;TZID=Europe/Berlin:20260302T090000\nDTSTART:20260302T170000Z\nSEQUENCE:2"
    let source = try Sample.read(events: [series, again, moved].map { Self.head + $0 })
    #expect(Sample.starts(source) == expected.dropLast() + ["2026-03-02 17:00Z"])
    #expect(Sample.dropped(source) == ["older version: 1"])
    #expect(try Self.starts(moved) == ["2026-03-02 15:00Z"])
  }

  @Test func anOverrideByDayIsUnderstood() throws {
    #expect(
      try Self.starts(
        "DTSTART;VALUE=DATE:20260301\nRRULE:FREQ=DAILY;COUNT=3",
        "RECURRENCE-ID;VALUE=DATE:20260302\nDTSTART;VALUE=DATE:20260309") == [
          "2026-03-01 00:00", "2026-03-03 00:00", "2026-03-09 00:00",
        ])
  }

  @Test func anOccurrenceCanBeCancelledAndASeriesToo() throws {
    let series = Self.head + "DTSTART:20260301T090000Z\nRRULE:FREQ=DAILY;COUNT=3"
    let override = Self.head + "RECURRENCE-ID:20260302T090000Z\nDTSTART:20260302T090000Z"
    let one = try Sample.read(events: [series, override + "\nSTATUS:CANCELLED"])
    #expect(one.draft.interactions.count == 2)
    #expect(Sample.dropped(one) == ["cancelled: 1"])
    let all = try Sample.read(events: [series + "\nSTATUS:CANCELLED", override])
    #expect(all.draft.interactions.count == 0)
    #expect(Sample.dropped(all) == ["cancelled: 2"])
  }

  @Test func anOverrideHasItsOwnAnswers() throws {
    let series = Self.head + "DTSTART:20260301T090000Z\nRRULE:FREQ=DAILY;COUNT=3"
    let override =
      Self.head.replacing("Ben;PARTSTAT=ACCEPTED", with: "Ben;PARTSTAT=DECLINED")
      + "RECURRENCE-ID:20260302T090000Z\nDTSTART:20260302T090000Z"
    let source = try Sample.read(events: [series, override])
    #expect(Sample.starts(source) == ["2026-03-01 09:00Z", "2026-03-03 09:00Z"])
    #expect(Sample.dropped(source) == ["declined: 1"])
  }

  @Test func aMovedOccurrenceKeepsItsIdentity() throws {
    let series = Self.head + "DTSTART:20260301T090000Z\nRRULE:FREQ=DAILY;COUNT=2"
    let override = Self.head + "RECURRENCE-ID:20260302T090000Z\nDTSTART:20260302T150000Z"
    let plain = try Sample.read(events: [series]).draft.interactions
    let moved = try Sample.read(events: [series, override]).draft.interactions
    #expect([plain[0].key, plain[1].key] == [moved[0].key, moved[1].key])
  }

  @Test func aChangeOfAllLaterOnesIsNoted() throws {
    let series = Self.head + "DTSTART:20260301T090000Z\nRRULE:FREQ=DAILY;COUNT=3"
    let change = Self.head + "RECURRENCE-ID;RANGE=THISANDFUTURE:20260302T090000Z\nDTSTART:20260302T100000Z"
    let source = try Sample.read(events: [series, change])
    #expect(Sample.starts(source) == ["2026-03-01 09:00Z", "2026-03-03 09:00Z", "2026-03-02 10:00Z"])
    #expect(source.report.warnings.map(\.code) == ["this-and-future"])
  }

  @Test func aSeriesWithoutEndStopsNow() throws {
    let source = try Sample.read(events: [Self.head + "DTSTART:20260901T090000Z\nRRULE:FREQ=DAILY"])
    #expect(Sample.starts(source).last == "2026-09-21 09:00Z")
    #expect(source.draft.interactions.count == 21)
    #expect(source.report.dropped.isEmpty)
  }

  @Test func anEndInAnotherZoneIsExact() throws {
    let head = "DTSTART;TZID=America/New_York:20260301T200000\nRRULE:FREQ=DAILY;UNTIL="
    #expect(try Self.starts(head + "20260304T010000Z").count == 3)
    #expect(try Self.starts(head + "20260304T005959Z").count == 2)
    #expect(try Self.starts(head + "20260303T200000").count == 3)
    #expect(try Self.starts(head + "20260303").count == 3)
  }

  @Test func longSeriesKeepTheirLastTwoThousand() throws {
    let source = try Sample.read(events: [Self.head + "DTSTART:20150101T090000Z\nRRULE:FREQ=DAILY"])
    #expect(source.draft.interactions.count == 2_000)
    #expect(Sample.starts(source).last == "2026-09-21 09:00Z")
    #expect(source.report.warnings.map(\.code) == ["too-many-occurrences"])
    #expect(Sample.dropped(source) == ["more than 2,000 occurrences: 2282"])
  }

  @Test func aRuleThatIsNotUnderstoodKeepsTheFirst() throws {
    for rule in ["FREQ=FORTNIGHTLY", "D1 #5", "RSCALE=CHINESE;FREQ=YEARLY", ""] {
      let source = try Sample.read(events: [Self.head + "DTSTART:20260301T090000Z\nRRULE:" + rule])
      #expect(Sample.starts(source) == ["2026-03-01 09:00Z"])
      #expect(source.report.warnings.map(\.code) == ["unsupported-rule"])
    }
  }

  @Test func rulesOfSecondsEndWithTheirBudget() throws {
    let event = "DTSTART:20100101T090000Z\nRRULE:FREQ=SECONDLY;BYMONTH=1;BYSECOND=59"
    let source = try Sample.read(events: [Self.head + event])
    #expect(source.draft.interactions.count == 2_000)
    #expect(source.report.warnings.map(\.code).contains("endless-rule"))
  }
}
