import NetworkFormats
import SocialNetworks
import Testing

struct CalendarZoneTests {
  private typealias Sample = CalendarSample

  private static func read(_ start: String, zone: String = "") throws -> SourceReader.Source {
    let event = "UID:1\n\(Sample.people)\nDTSTART" + start
    var text = Sample.text([event])
    text = text.replacing("END:VCALENDAR", with: zone + "END:VCALENDAR")
    return try Sample.read(text)
  }

  private static func start(_ start: String, zone: String = "") throws -> String? {
    Sample.starts(try read(start, zone: zone)).first
  }

  @Test(arguments: [
    "W. Europe Standard Time", "Romance Standard Time", "Central Europe Standard Time", "w. europe standard time",
    "Europe/Berlin", "/Europe/Berlin", "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin",
    "/freeassociation.sourceforge.net/Europe/Berlin", "/mozilla.org/20050126_1/Europe/Berlin",
    "/softwarestudio.org/Olson_20011030_5/Europe/Berlin", "/citadel.org/20190914_1/Europe/Berlin", "\"Europe/Berlin\"",
    "CET",
  ])
  func namesOfZonesAreKnown(name: String) throws {
    #expect(try Self.start(";TZID=\(name):20260314T150000") == "2026-03-14 14:00Z")
    #expect(try Self.start(";TZID=\(name):20260714T150000") == "2026-07-14 13:00Z")
  }

  @Test func otherNamesAreKnown() throws {
    #expect(try Self.start(";TZID=America/Argentina/Buenos_Aires:20260314T150000") == "2026-03-14 18:00Z")
    #expect(try Self.start(";TZID=Pacific Standard Time:20260114T150000") == "2026-01-14 23:00Z")
    #expect(try Self.start(";TZID=Eastern Standard Time:20260714T150000") == "2026-07-14 19:00Z")
    #expect(try Self.start(";TZID=India Standard Time:20260714T150000") == "2026-07-14 09:30Z")
    #expect(try Self.start(";TZID=\"tzone://Microsoft/Utc\":20260714T150000") == "2026-07-14 15:00Z")
    #expect(try Self.start(";TZID=Etc/GMT-5:20260714T150000") == "2026-07-14 10:00Z")
    #expect(try Self.start(";TZID=Europe/Berlin:20260714T150000Z") == "2026-07-14 15:00Z")
  }

  @Test func localTimesWithoutAZoneStayLocal() throws {
    #expect(try Self.start(":20260314T150000") == "2026-03-14 15:00")
    #expect(try Self.start(";TZID=:20260314T150000") == "2026-03-14 15:00")
    #expect(try Self.start(":20260314") == "2026-03-14 00:00")
  }

  @Test func aZoneThatNobodyKnowsIsReported() throws {
    for name in ["Our village", "Europe/Atlantis", "GMT+01:00 what"] {
      let source = try Self.read(";TZID=\"\(name)\":20260314T150000")
      #expect(Sample.starts(source) == ["2026-03-14 15:00"])
      #expect(source.report.warnings.map(\.code) == ["unknown-zone"])
    }
  }

  private static let village = """
    BEGIN:VTIMEZONE
    TZID:Our village
    BEGIN:STANDARD
    DTSTART:16011028T030000
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010325T020000
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    END:DAYLIGHT
    END:VTIMEZONE

    """

  @Test func aZoneMayBeDescribedInTheFile() throws {
    func start(_ time: String) throws -> String? { try Self.start(";TZID=Our village:" + time, zone: Self.village) }
    #expect(try start("20260314T150000") == "2026-03-14 14:00Z")
    #expect(try start("20260714T150000") == "2026-07-14 13:00Z")
    // The hour that is skipped, and the first of the two that are alike.
    #expect(try start("20260329T023000") == "2026-03-29 01:30Z")
    #expect(try start("20251026T023000") == "2025-10-26 00:30Z")
    #expect(try Self.start(";TZID=Europe/Berlin:20260329T023000") == "2026-03-29 01:30Z")
    #expect(try Self.start(";TZID=Europe/Berlin:20251026T023000") == "2025-10-26 00:30Z")
    #expect(try start("15990101T120000") == "1599-01-01 11:00Z")
  }

  @Test func aZoneMayChangeOnListedDays() throws {
    let zone = """
      BEGIN:VTIMEZONE
      TZID:Our village
      BEGIN:STANDARD
      DTSTART:20200101T000000
      RDATE:20250101T000000,20260101T000000
      TZOFFSETFROM:+0000
      TZOFFSETTO:-0330
      BEGIN:DAYLIGHT
      DTSTART:20250601T000000
      TZOFFSETFROM:-0330
      TZOFFSETTO:+003015
      END:DAYLIGHT
      END:VTIMEZONE

      """
    func seconds(_ time: String) throws -> Int64 {
      try Self.read(";TZID=Our village:" + time, zone: zone).draft.interactions[0].moment.seconds
    }
    let noon = try #require(Moment(year: 2025, month: 5, day: 1, hour: 12, minute: 0)).seconds
    #expect(try seconds("20250501T120000") == noon + 12_600)
    #expect(try seconds("20250801T120000") == noon + 92 * 86_400 - 1_815)
    #expect(try seconds("20260201T120000") == noon + 276 * 86_400 + 12_600)
    #expect(try seconds("20190101T120000") == noon - 2_312 * 86_400)
  }

  @Test func aZoneMaySayWhereItLies() throws {
    let zone = "BEGIN:VTIMEZONE\nTZID:Our village\nX-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE\n"
    #expect(try Self.start(";TZID=Our village:20260714T150000", zone: zone) == "2026-07-14 13:00Z")
  }

  @Test(arguments: [
    "BEGIN:VTIMEZONE\nTZID:Our village\n", "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nTZOFFSETTO:+9900\n",
    "BEGIN:VTIMEZONE\nTZID:Our village\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETTO:+5744\nEND:STANDARD\n",
    "BEGIN:VTIMEZONE\nTZID:Our village\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\n",
  ])
  func aBrokenDescriptionIsNoZone(zone: String) throws {
    #expect(
      try Self.start(";TZID=Our village:20260714T150000", zone: zone + "END:VTIMEZONE\n") == "2026-07-14 15:00")
  }

  @Test(arguments: [
    ("20260314", "2026-03-14 00:00"), ("20260314T1500", "2026-03-14 15:00"),
    ("2026-03-14T15:00:00Z", "2026-03-14 15:00Z"),
    ("20260314T240000", "2026-03-15 00:00"), ("20260314t150060z", "2026-03-14 15:00Z"),
    ("00010101", "0001-01-01 00:00"),
  ])
  func timesComeInSeveralSpellings(text: String, expected: String) throws {
    #expect(try Self.start(":" + text) == expected)
  }

  @Test(arguments: [
    "", "2026", "20260314T", "20260314T15", "20260314T250000", "20260314T156000", "20260314150000", "20261301",
    "00000101",
    "20260314T150000ZZ", "Z", "T", "2026031४", "20260314T150000+0100", "99999999999999999999",
  ])
  func whatIsNoTimeIsNone(text: String) {
    #expect(CalendarTime(text.utf8) == nil)
  }
}
