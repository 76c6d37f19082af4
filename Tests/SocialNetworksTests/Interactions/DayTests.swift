import Testing

@testable import SocialNetworks

struct DayTests {
  @Test func daysCountFromTheFirstOfJanuary1970() throws {
    #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(Day(year: 2000, month: 2, day: 29)?.number == 11_016)
    #expect(Day(year: 1, month: 1, day: 1)?.number == -719_162)
    #expect(Day("2026-11-21")?.startSecond == 1_795_219_200)
    #expect(Day(ofSecond: -1).description == "1969-12-31" && Day(ofSecond: 86_399).description == "1970-01-01")
    #expect(Day("2026-11-21")?.weekday == 5)
  }

  @Test func everyDayOfFiveCenturiesIsWrittenAndReadAgain() throws {
    let first = try #require(Day("1800-01-01")).number
    var last = ""
    for number in first..<first + 500 * 366 {
      let day = Day(number: number)
      #expect(Day(day.description) == day && day.description > last)
      last = day.description
    }
  }

  @Test(arguments: [
    "2025-02-29", "2026-13-01", "2026-00-10", "2026-4-1", "0000-01-01", "2026-01-01 ", "", "２026-01-01", "-026-01-01",
  ])
  func whatIsNoDayIsRefused(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func momentsKnowTheirZone() throws {
    let known = try #require(Moment(year: 2026, month: 3, day: 29, hour: 2, minute: 30, offset: 7200))
    #expect(known.seconds == (Day("2026-03-29")?.startSecond ?? 0) + 1800 && known.zone == .known)
    let leap = try #require(Moment(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60))
    #expect(leap.zone == .unknown && leap.day.description == "2016-12-31")
    #expect(Moment(year: 2026, month: 2, day: 30, hour: 0, minute: 0) == nil)
    #expect(Moment(seconds: 5, quality: known.quality).zone == .known)
  }
}
