import NetworkFormats
import Testing

struct DurationTextTests {
  @Test(arguments: [
    ("90 min", 5_400), ("90min", 5_400), ("1h30", 5_400), ("1 h 30 min", 5_400), ("1.5 hours", 5_400), ("1,5 h", 5_400),
    ("45'", 2_700), ("2 heures", 7_200), ("0:45", 2_700), ("1:30:15", 5_415), ("30 s", 30), ("1h 5m 2s", 3_902),
    ("45m", 2_700),
  ])
  func writtenDurationsAreRead(_ text: String, _ seconds: Int) {
    #expect(DurationText.seconds(text) == seconds)
    #expect(DurationText.seconds(" \(text.uppercased()) ") == seconds)
  }

  @Test(arguments: [
    "", "lunch", "90", "min", "5 apples", "1 min 2 h", "9999999999 h", "1:x", "h1", "é", "90 min later",
  ])
  func otherTextIsNone(_ text: String) { #expect(DurationText.seconds(text) == nil) }

  @Test func bareNumbersNeedAUnit() {
    #expect(DurationText.seconds("90", bare: .minutes) == 5_400)
    #expect(DurationText.seconds("90", bare: .seconds) == 90)
  }
}
