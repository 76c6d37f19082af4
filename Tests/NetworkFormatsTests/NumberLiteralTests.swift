import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct NumberLiteralTests {
  private static let values: [(String, Double)] = [
    ("1", 1), ("0", 0), ("-0", -0.0), ("+1", 1), ("-1", -1), ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("1E3", 1000), ("1e+3", 1000), ("1e-3", 0.001), ("007", 7), (" 1 ", 1), ("1e-400", 0),
    ("123456789012345678901234567890", 1.2345678901234568e29), ("0.1", 0.1),
    ("1.7976931348623157e308", 1.7976931348623157e308),
  ]

  private static let faults: [(String, String)] = [
    ("", "the weight is missing; expected a decimal number such as 1.5"),
    (" ", "the weight is missing; expected a decimal number such as 1.5"),
    ("nan", "\"nan\" is not a number; expected a decimal number such as 1.5"),
    ("NaN", "\"NaN\" is not a number; expected a decimal number such as 1.5"),
    ("-nan", "\"-nan\" is not a number; expected a decimal number such as 1.5"),
    ("inf", "\"inf\" is infinite; expected a finite decimal number such as 1.5"),
    ("-Infinity", "\"-Infinity\" is infinite; expected a finite decimal number such as 1.5"),
    ("1e400", "\"1e400\" is too large; expected a number below 1.8e308"),
    ("-1e400", "\"-1e400\" is too large; expected a number below 1.8e308"),
    ("1e99999999999999999999", "\"1e99999999999999999999\" is too large; expected a number below 1.8e308"),
    ("1,5", "\"1,5\" is not a number; write 1.5"),
    ("0x10", "\"0x10\" is not a number; expected a decimal number such as 1.5"),
    ("1e", "\"1e\" is not a number; expected a decimal number such as 1.5"),
    ("1e+", "\"1e+\" is not a number; expected a decimal number such as 1.5"),
    ("e5", "\"e5\" is not a number; expected a decimal number such as 1.5"),
    (".", "\".\" is not a number; expected a decimal number such as 1.5"),
    ("-", "\"-\" is not a number; expected a decimal number such as 1.5"),
    ("--1", "\"--1\" is not a number; expected a decimal number such as 1.5"),
    ("1.2.3", "\"1.2.3\" is not a number; expected a decimal number such as 1.5"),
    ("1_000", "\"1_000\" is not a number; expected a decimal number such as 1.5"),
    ("1 000", "\"1 000\" is not a number; expected a decimal number such as 1.5"),
    ("12abc", "\"12abc\" is not a number; expected a decimal number such as 1.5"),
    ("\u{2212}1", "\"\u{2212}1\" is not a number; expected a decimal number such as 1.5"),
    ("\u{661}", "\"\u{661}\" is not a number; expected a decimal number such as 1.5"),
    ("true", "\"true\" is not a number; expected a decimal number such as 1.5"),
    ("NA", "\"NA\" is not a number; expected a decimal number such as 1.5"),
  ]

  @Test(arguments: ["csv", "graphml", "json"])
  func finiteDecimalsAreTheNearestDouble(_ format: String) throws {
    for (text, value) in Self.values {
      let draft = try read(Samples.withWeight(text, format), "net." + format).draft
      #expect(draft.ties.values?.map(\.bitPattern) == [value.bitPattern], "\(text)")
    }
  }

  @Test(arguments: ["csv", "graphml", "json"])
  func everythingElseIsAnErrorWithItsPlace(_ format: String) {
    for (text, message) in Self.faults {
      #expect(complaint(Samples.withWeight(text, format), "net." + format) == Samples.place(format) + message)
    }
  }

  @Test func plainListsReadTheSameLiterals() throws {
    for (text, value) in Self.values {
      let draft = try read("source,target,weight\n1,2,\(text)\n").draft
      #expect(draft.ties.values?.map(\.bitPattern) == [value.bitPattern], "\(text)")
    }
    for (text, message) in Self.faults where !text.contains(",") {
      #expect(complaint("source,target,weight\n1,2,\(text)\n") == "net.csv:2:5: " + message)
    }
  }

  @Test func numbersRoundAsTheStandardLibraryRounds() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      var text = generator.next(below: 2) == 0 ? "-" : ""
      for _ in 0...generator.next(below: 19) { text += String(generator.next(below: 10)) }
      if generator.next(below: 2) == 0 {
        text += "."
        for _ in 0...generator.next(below: 19) { text += String(generator.next(below: 10)) }
      }
      if generator.next(below: 3) == 0 { text += "e\(generator.next(below: 60) - 30)" }
      let expected = try #require(Double(text))
      #expect(DecimalNumber.read(text) == .value(expected), "\(text)")
      #expect(Double(NumberText.of(expected))?.bitPattern == expected.bitPattern)
    }
  }
}
