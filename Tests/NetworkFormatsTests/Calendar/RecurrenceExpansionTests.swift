import Foundation
import NetworkFormats
import SocialNetworks
import Testing

struct RecurrenceExpansionTests {
  private struct Case: Sendable, CustomStringConvertible {
    var rule: String
    var start: String
    var last: String
    var times: [String]

    var description: String { "\(rule) from \(start)" }
  }

  /// What python-dateutil says, written by the script beside the fixture.
  private static func cases() throws -> [Case] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Calendar/recurrences.txt")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t").map(String.init)
      return Case(
        rule: parts[0], start: parts[1], last: parts[2], times: parts[3].split(separator: ",").map(String.init))
    }
  }

  private static func wall(_ text: String) -> Int64 { CalendarTime(text.utf8)?.wall ?? .min }

  private static func times(_ rule: String, from start: String, through last: String) -> [String]? {
    guard let rule = RecurrenceRule(Array(rule.utf8)), let expansion = RecurrenceExpansion(rule, start: wall(start))
    else { return nil }
    var budget = 1_000_000
    return expansion.walls(through: wall(last), budget: &budget).walls.map { wall in
      let day = Day(ofSecond: wall)
      let clock = Int(wall - day.startSecond)
      let digits = [clock / 3600, clock / 60 % 60, clock % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined()
      return day.description.replacing("-", with: "") + "T" + digits
    }
  }

  @Test func rulesRepeatAsTheOracleSays() throws {
    let cases = try Self.cases()
    #expect(cases.count > 80)
    for item in cases {
      let found = Self.times(item.rule, from: item.start, through: item.last)
      #expect(found == item.times, "\(item)")
    }
  }

  /// RFC 5545 leaves open what a start means that the rule itself does not give; all clients show it.
  @Test func theStartIsTheFirstOccurrenceAndCounts() {
    #expect(
      Self.times("FREQ=WEEKLY;BYDAY=MO;COUNT=3", from: "20260303T090000", through: "20270101")
        == ["20260303T090000", "20260309T090000", "20260316T090000"])
  }

  @Test func aWeekNumberAloneMeansTheWeekdayOfTheStart() {
    #expect(
      Self.times("FREQ=YEARLY;BYWEEKNO=20;COUNT=3", from: "20260514T090000", through: "20300101")
        == ["20260514T090000", "20270520T090000", "20280518T090000"])
  }

  @Test func anEndAtADayIncludesTheDay() {
    #expect(Self.times("FREQ=DAILY;UNTIL=20260303", from: "20260301T230000", through: "20270101")?.count == 3)
    #expect(Self.times("FREQ=DAILY;UNTIL=20260303T225959", from: "20260301T230000", through: "20270101")?.count == 2)
    #expect(Self.times("FREQ=DAILY;UNTIL=20200101", from: "20260301T230000", through: "20270101")?.count == 1)
  }

  @Test(arguments: [
    "", "FREQ=FORTNIGHTLY", "COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1",
    "FREQ=DAILY;COUNT=99999999999999999999", "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;COUNT=1;UNTIL=20260101",
    "FREQ=DAILY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13", "FREQ=MONTHLY;BYWEEKNO=3", "FREQ=WEEKLY;BYMONTHDAY=3",
    "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;RSCALE=HEBREW", "FREQ=YEARLY;BYEASTER=1", "D1 #5",
  ])
  func rulesThatAreNotUnderstoodAreRefused(rule: String) {
    #expect(RecurrenceRule(Array(rule.utf8)) == nil)
  }

  @Test func caseAndSpacesMakeNoDifference() {
    let plain = RecurrenceRule(Array("FREQ=WEEKLY;BYDAY=MO,TU".utf8))
    #expect(plain != nil)
    #expect(RecurrenceRule(Array("freq=weekly; byday = mo, tu;".utf8)) == plain)
  }

  @Test func theBudgetEndsWhatHasNoEnd() throws {
    let rule = try #require(RecurrenceRule(Array("FREQ=SECONDLY;BYMONTH=12".utf8)))
    var budget = 10_000
    let expansion = try #require(RecurrenceExpansion(rule, start: Self.wall("20000101T000000")))
    let found = expansion.walls(through: Self.wall("20260101"), budget: &budget)
    #expect(found.isCut)
    #expect(found.walls.count == 1)
    #expect(budget <= 0)
  }

  @Test func daysThatDoNotExistAreLeftOut() {
    #expect(
      Self.times("FREQ=MONTHLY;COUNT=4", from: "20260131T100000", through: "20300101")
        == ["20260131T100000", "20260331T100000", "20260531T100000", "20260731T100000"])
    #expect(
      Self.times("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", from: "20260131T100000", through: "22000101")?.count == 1)
  }
}
