import Foundation
import NetworkFormats
import SocialNetworks
import Testing

private let samples = ProcessInfo.processInfo.environment["ENTREGENT_DATA"].map { $0 + "/personal-samples/ics" }
  .flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }

/// Calendars of the test suites of other readers, as they are.
@Suite(.enabled(if: samples != nil, "ENTREGENT_DATA holds no calendars"))
struct RealCalendarsTests {
  private static func paths() -> [String] {
    let root = samples ?? ""
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".ics") }.sorted().map { root + "/" + $0 }
  }

  private static let now = Moment(seconds: 1_795_000_000)

  @Test func everyCalendarIsReadOrRefusedWithAReason() throws {
    var counts = (read: 0, refused: 0)
    for path in Self.paths() {
      do {
        var options = SourceOptions(now: Self.now)
        options.kind = "icalendar"
        let sources = try SourceReader.read(paths: [path], options: options)
        counts.read += 1
        for source in sources {
          let dropped = source.report.dropped.reduce(0) { $0 + $1.count }
          #expect(source.report.rowsRead == source.report.rowsKept + dropped, "\(path)")
        }
      } catch let error as FormatError {
        counts.refused += 1
        #expect(!error.description.isEmpty)
      }
    }
    #expect(counts.read + counts.refused == Self.paths().count)
  }

  /// Compared with icalendar and recurring-ical-events for Python by hand; files that these refuse were counted by eye.
  /// In the others the dates differ where a series has more than 2,000 occurrences, where a `RDATE` is a day and the
  /// event has a time, for the zone `Western/Central Europe`, and for a local time whose exceptions are in UTC.
  @Test func eventsAndOccurrencesAreThoseOfOtherReaders() throws {
    var (events, occurrences) = (0, 0)
    for path in Self.paths() {
      var log = FaultLog(file: path)
      var report = ImportReport(source: path, format: "icalendar")
      let file = CalendarFile(try InputData.open(path: path), log: &log)
      var series = CalendarSeries(file, now: Self.now)
      series.expand(log: &log, report: &report)
      events += file.events.count
      occurrences += series.occurrences.count
    }
    #expect(events == 195)
    #expect(occurrences == 2_805)
  }
}
