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

  @Test func anEmojiIsOneHoweverManyCharactersMakeIt() {
    let one = TextMetrics.width(of: "😀", size: 10)
    for emoji in ["👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "❤️", "1️⃣", "🧑🏿‍🚀"] {
      #expect(TextMetrics.width(of: emoji, size: 10) == one, "\(emoji)")
    }
    #expect(TextMetrics.width(of: "🇩🇪🇧🇷", size: 10) > 1.9 * one)
  }

  @Test func joinedLettersAreMeasuredInTheirPlace() {
    let alone = ["م", "ح", "م", "د"].map { TextMetrics.width(of: $0, size: 10) }.reduce(0, +)
    #expect(TextMetrics.width(of: "محمد", size: 10) < alone)
    #expect(TextMetrics.width(of: "مُحَمَّد", size: 10) == TextMetrics.width(of: "محمد", size: 10))
  }

  @Test func charactersAreNeverCutInParts() {
    for name in ["👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈🇧🇷🇩🇪", "e\u{301}a\u{308}o\u{302}u\u{303}", "किक्षीत्रि", "각각각각"] {
      for limit in stride(from: 5.0, to: 70, by: 3) {
        let short = TextMetrics.shortened(name, to: limit, size: 10)
        guard short != name else { continue }
        #expect(name.hasPrefix(short.dropLast()), "\(short)")
      }
    }
  }

  @Test func eastAsianLinesBreakBetweenCharactersButNotBeforeStops() {
    #expect(LineBreaks.pieces(of: "長谷川、健一").map(\.text) == ["長", "谷", "川、", "健", "一"])
    #expect(TextMetrics.wrapped("李小龍李小龍", to: 35, size: 10) == ["李小龍", "李小龍"])
    #expect(TextMetrics.halved("Smith-Jones", size: 10) == ["Smith-", "Jones"])
    #expect(TextMetrics.halved("Maria da Silva", size: 10) == ["Maria", "da Silva"])
    #expect(TextMetrics.halved("Anna", size: 10) == nil)
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
