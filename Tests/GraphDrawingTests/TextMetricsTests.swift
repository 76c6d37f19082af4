import Testing

@testable import GraphDrawing

struct TextMetricsTests {
  @Test func wideLettersTakeMoreRoomThanNarrowOnes() {
    #expect(TextMetrics.width(of: "WWW", size: 10) > 2 * TextMetrics.width(of: "iii", size: 10))
    #expect(TextMetrics.width(of: "李小龍", size: 10) >= 30)
    #expect(
      TextMetrics.width(of: "Anna", size: 10, weight: .bold)
        > TextMetrics.width(of: "Anna", size: 10))
    #expect(TextMetrics.width(of: "e\u{301}", size: 10) == TextMetrics.width(of: "e", size: 10))
  }

  @Test func longNamesAreShortenedToTheLimit() {
    let name = String(repeating: "Bartholomew ", count: 10)
    let short = TextMetrics.shortened(name, to: 100, size: 12)
    #expect(short.hasSuffix("…"))
    #expect(TextMetrics.width(of: short, size: 12) <= 100)
    #expect(TextMetrics.shortened("Anna", to: 100, size: 12) == "Anna")
  }

  @Test func wrappedLinesKeepToTheLimit() {
    let lines = TextMetrics.wrapped("one two three four five six seven", to: 60, size: 12)
    #expect(lines.count > 2)
    #expect(lines.joined(separator: " ") == "one two three four five six seven")
    #expect(lines.allSatisfy { TextMetrics.width(of: $0, size: 12) <= 60 })
    #expect(TextMetrics.wrapped("  ", to: 60, size: 12).isEmpty)
  }
}
