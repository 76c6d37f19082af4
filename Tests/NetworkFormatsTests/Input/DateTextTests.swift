import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct DateTextTests {
  /// A moment as tests write it: `2026-02-08 day`, `2026-09-30 08:12:40 second known`.
  private func shown(_ moment: Moment?) -> String {
    guard let moment else { return "none" }
    let rest = Int(moment.seconds - moment.day.startSecond)
    var text = moment.day.description
    if moment.precision == .second || moment.precision == .minute {
      text +=
        " " + [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
    return text + " \(moment.precision)" + (moment.zone == .known ? " known" : "")
  }

  @Test(arguments: [
    ("08 Feb 2026", "2026-02-08 day"), ("2026-09-30 08:12:40 UTC", "2026-09-30 08:12:40 second known"),
    ("3/14/25, 2:37 PM", "2025-03-14 14:37:00 minute"), ("3/14/25, 2:37\u{202F}PM", "2025-03-14 14:37:00 minute"),
    ("3/14/25, 2:37\u{A0}p.m.", "2025-03-14 14:37:00 minute"),
    ("2023/03/01 19:52:23 UTC", "2023-03-01 19:52:23 second known"),
    ("08/30/22, 05:51 PM", "2022-08-30 17:51:00 minute"), ("Jan 2024", "2024-01-01 month"),
    ("1/1/23", "2023-01-01 day"),
    ("2019", "2019-01-01 year"), ("2026-07-20 10:25:25", "2026-07-20 10:25:25 second"),
    ("2024-02-01", "2024-02-01 day"), ("03/15/2024", "2024-03-15 day"), ("2024-01", "2024-01-01 month"),
    ("2024-03-15T14:05:00Z", "2024-03-15 14:05:00 second known"), ("2024-03-15T14:05", "2024-03-15 14:05:00 minute"),
    ("2024-03-15T14:05:00+01:00", "2024-03-15 13:05:00 second known"),
    ("2024-03-15T14:05:00.123-0530", "2024-03-15 19:35:00 second known"),
    ("20240315T140500Z", "2024-03-15 14:05:00 second known"), ("20240315", "2024-03-15 day"),
    ("15.03.2024 14:05", "2024-03-15 14:05:00 minute"), ("2023-11-14 22:18:20.000000", "2023-11-14 22:18:20 second"),
    ("Sun Mar 21 12:53:22 +0000 2021", "2021-03-21 12:53:22 second known"),
    ("12/12/2019 à 14h05", "2019-12-12 14:05:00 minute"), ("[13/03/2019, 14:05:33]", "2019-03-13 14:05:33 second"),
    ("May 3rd, 2024 at 9 am", "2024-05-03 09:00:00 minute"), ("1er mai 2024", "2024-05-01 day"),
    ("12:00 AM 3/4/2024", "2024-03-04 00:00:00 minute"), ("2024-02-29", "2024-02-29 day"),
    ("31/12/68", "2068-12-31 day"), ("31/12/69", "1969-12-31 day"),
  ])
  func everyStyleIsRead(_ text: String, _ expected: String) {
    #expect(shown(DateText().moment(text)) == expected)
    #expect(shown(DateText().moment(" \u{200E}" + text + " ")) == expected)
    let input = InputData(Array(("x" + text).utf8))
    withExtendedLifetime(input) {
      #expect(shown(DateText().moment(input.bytes, 1..<input.bytes.count)) == expected)
    }
  }

  @Test(arguments: [
    ("8 févr. 2026", 2), ("8 juin 2026", 6), ("8 juil. 2026", 7), ("8 août 2026", 8), ("8 aou\u{302}t 2026", 8),
    ("8. März 2026", 3), ("8 Mai 2026", 5), ("8. Dez. 2026", 12), ("8 ene 2026", 1), ("8 de mayo de 2026", 5),
    ("8 mrt. 2026", 3), ("8 mei 2026", 5), ("8 giu 2026", 6), ("8 luglio 2026", 7), ("mar. 8 mars 2026", 3),
    ("SEPTEMBER 8, 2026", 9), ("8-Oct-26", 10), ("Sept 8 2026", 9), ("8 décembre 2026", 12),
  ])
  func monthsAreKnownInSixLanguages(_ text: String, _ month: Int) {
    #expect(DateText().moment(text) == Day(year: 2026, month: month, day: 8).map { Moment($0) })
  }

  @Test(arguments: [
    "", " ", "0/0/00", "2024-02-30", "32 Jan 2024", "Feb", "8 Feb", "12", "hello", "n/a", "1/2/3/4", "8 Smarch 2024",
    "25:00 1/1/2024", "13 PM 1/1/2024", "2024-03-15T14:05:00+99:00", "99999999999999999999", "1/1/999", "--", "T",
    "Jan Feb", "+", "2024-13-01", "1/1/2024 1/1/2024",
  ])
  func whatIsNoDateIsRefused(_ text: String) { #expect(DateText().moment(text) == nil) }

  @Test func ambiguousDigitsGoByTheOrder() {
    #expect(shown(DateText(order: .dmy).moment("03/04/2024")) == "2024-04-03 day")
    #expect(shown(DateText(order: .mdy).moment("03/04/2024")) == "2024-03-04 day")
    #expect(shown(DateText(order: .ymd).moment("03/04/05")) == "2003-04-05 day")
    #expect(shown(DateText(order: .mdy).moment("13/04/2024")) == "2024-04-13 day")
    #expect(shown(DateText(order: .dmy).moment("04/13/2024")) == "2024-04-13 day")
  }

  @Test(arguments: [
    (["3/4/25", "13/4/25"], "dmy"), (["3/4/25", "4/13/25"], "mdy"), (["2024-01-02", "2024-01-03"], "ymd"),
    (["01.03.24", "02.03.24", "01.04.24"], "dmy"), (["3/1/24", "3/2/24", "4/1/24"], "mdy"),
    (["4/1/24", "3/2/24", "3/1/24"], "mdy"), (["1/1/24", "2/2/24", "3/3/24"], "none"), (["3/4/25"], "none"),
    ([], "none"),
    (["8 Feb 2024", "Jan 2023", "x"], "none"), (["13/4/25", "4/13/25"], "none"),
  ])
  func aColumnTellsItsOrder(_ texts: [String], _ order: String) {
    #expect((DateText.order(of: texts)?.rawValue ?? "none") == order)
  }

  @Test func unixTimesAreReadWhenAskedFor() {
    let seconds = DateText(numbers: .seconds)
    #expect(seconds.moment("0") == Moment(seconds: 0))
    #expect(seconds.moment("1490898016.5") == Moment(seconds: 1_490_898_016))
    #expect(DateText(numbers: .milliseconds).moment("1490898016999") == Moment(seconds: 1_490_898_016))
    #expect(DateText(numbers: .milliseconds).moment("-1") == Moment(seconds: -1))
    for text in ["", "-", "1e9", "x", "99999999999999999", "1.x", "9999999999999999999999"] {
      #expect(seconds.moment(text) == nil)
    }
    #expect(DateText().moment("1490898016") == nil)
  }

  @Test func damagedDatesAreReadOrRefused() {
    var generator = SeededGenerator(seed: 8)
    let alphabet = Array("0123456789/-.: ,TZapmAPMjanfeb+é\u{202F}".utf8)
    for _ in 0..<3_000 {
      let text = (0..<generator.next(below: 24)).map { _ in alphabet[generator.next(below: alphabet.count)] }
      for numbers in [DateText.Numbers.dates, .seconds, .milliseconds] {
        let reader = DateText(order: .dmy, numbers: numbers)
        let input = InputData(text)
        withExtendedLifetime(input) {
          #expect(reader.moment(text) == reader.moment(input.bytes, 0..<text.count))
        }
      }
    }
  }
}
