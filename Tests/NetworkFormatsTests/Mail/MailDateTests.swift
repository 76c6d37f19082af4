import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct MailDateTests {
  /// 2002-01-01T10:20:30Z.
  private static let second: Int64 = 1_009_880_430

  @Test(arguments: [
    "Tue, 1 Jan 2002 10:20:30 +0000", "1 Jan 2002 10:20:30 GMT", "Tue, 01 Jan 2002 11:20:30 +0100",
    "Tue, 1 Jan 2002 04:20:30 -0600 (CST)", "1 Jan 02 10:20:30 Z", "Tue, 1 Jan 102 10:20:30 +0000",
    "Tue , 1 Jan (a (nested) comment) 2002 10 :20:30 +0000".replacing(" :", with: ":"), "1 January 2002 10:20:30 UT",
    "Tue Jan  1 10:20:30 +0000 2002", "Tue Jan 1 10:20:30 GMT 2002", "2002-01-01T10:20:30Z",
    "2002-01-01 10:20:30 +0000", "1-Jan-2002 10:20:30 +0000", "Tue, 1 Jan 2002 10:20:30.123 +0000",
    "Tue, 1 Jan 2002 05:20:30 EST", "Tue, 1 Jan 2002 02:20:30 PST", "Tue, 1 Jan 2002 11:20:30 CET",
    "Fri, 1 Jan 2002 11:20:30 GMT+0100", "Tue, 1 Jan 2002 11:20:30 +01:00", "Tue, 1 Jan 2002 10:20:30 -0000",
    "\r\n Tue,\r\n 1 Jan 2002\t10:20:30 +0000", "Tue, 1 Jan 2002 10:20:30 AM +0000", "tue, 1 jan 2002 10:20:30 gmt",
    "Tue, 1 Jan 0002 10:20:30 +0000", "1 Jan 2002 10:20:30 +0000 (unclosed",
  ])
  func theSameMomentIsReadFromManySpellings(text: String) {
    #expect(MailDate.moment(text) == Moment(seconds: Self.second))
  }

  @Test func whatIsLeftOutIsNotInvented() {
    #expect(MailDate.moment("1 Jan 2002 10:20 +0000") == Moment(seconds: Self.second - 30, precision: .minute))
    #expect(MailDate.moment("1 Jan 2002 10:20:30") == Moment(seconds: Self.second, zone: .unknown))
    #expect(MailDate.moment("1 Jan 2002 10:20:30 QQQ") == Moment(seconds: Self.second, zone: .unknown))
    #expect(MailDate.moment("1 Jan 2002 10:20:30 A") == Moment(seconds: Self.second, zone: .unknown))
    #expect(MailDate.moment("1 Jan 2002 10:20:30 +9999") == Moment(seconds: Self.second, zone: .unknown))
    #expect(MailDate.moment("1 Jan 2002")?.precision == .day)
  }

  @Test func twoDigitsOfAYearAreThoseOfOurTime() {
    #expect(MailDate.moment("1 Jan 49 00:00:00 GMT")?.day.components.year == 2049)
    #expect(MailDate.moment("1 Jan 50 00:00:00 GMT")?.day.components.year == 1950)
    #expect(MailDate.moment("31 Dec 99 00:00:00 GMT")?.day.components.year == 1999)
  }

  @Test func clocksOfTwelveHoursAndLeapSecondsAreKnown() {
    #expect(MailDate.moment("1 Jan 2002 10:20:30 PM GMT") == Moment(seconds: Self.second + 43_200))
    #expect(MailDate.moment("1 Jan 2002 12:20:30 AM GMT") == Moment(seconds: Self.second - 36_000))
    #expect(MailDate.moment("31 Dec 2001 23:59:60 GMT") != nil)
  }

  @Test(arguments: [
    "", "soon", "Tue", "32 Jan 2002 10:00:00 GMT", "30 Feb 2002 10:00:00 GMT", "1 Jan 2002 24:00:00 GMT",
    "1 Jan 2002 10:60:00 GMT", "01/02/2002 10:00:00", "1 Foo 2002 10:00:00 GMT", "Jan 2002 10:00:00",
    "99999999999999999999 Jan 2002 10:00:00", "1 Jan 20021 10:00:00", "1 2 3 Jan 2002 10:00:00",
    "mar., 1 janv. 2002 10:00:00 +0100", "1 Jan 2002 13:00:00 PM", "(((((((((",
  ])
  func whatIsNoDateIsRefused(text: String) {
    #expect(MailDate.moment(text) == nil)
  }

  @Test func noBytesAreTooStrange() {
    var generator = SeededGenerator(seed: 5)
    let alphabet = Array("0123456789::--++ ,JanFebTueGMT()\\.\r\n/".utf8)
    for _ in 0..<5_000 {
      let bytes = (0..<generator.next(below: 50)).map { _ in alphabet[generator.next(below: alphabet.count)] }
      let text = String(decoding: bytes, as: UTF8.self)
      if let moment = MailDate.moment(text) { #expect((0...10_000).contains(moment.day.components.year)) }
    }
  }
}
