import Testing

@testable import GraphDrawing

struct XMLTextTests {
  @Test func markupBecomesText() {
    #expect(XMLText.content("a<b>&]]>") == "a&lt;b&gt;&amp;]]&gt;")
    #expect(XMLText.attribute("\"'\n\t\r") == "&quot;&#39;&#10;&#9;&#13;")
    #expect(XMLText.content("\u{0}\u{1B}\u{FFFE}") == "\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func namesOfFactsAreReducedToWhatAnAttributeMayBe() {
    #expect(XMLText.dataName("E-Mail  Address!") == "e-mail-address")
    #expect(XMLText.dataName("\"><x") == "x")
    #expect(XMLText.dataName("名前") == "")
  }

  @Test func numbersAreRoundedAndShort() {
    #expect(NumberText.fixed(1.25, digits: 1) == "1.3")
    #expect(NumberText.fixed(-0.04) == "0")
    #expect(NumberText.fixed(-12.5) == "-12.5")
    #expect(NumberText.fixed(3.05, digits: 2) == "3.05")
    #expect(NumberText.fixed(1e300) == "99999999")
    #expect(NumberText.readable(0.123456) == "0.1235")
    #expect(NumberText.readable(12) == "12")
  }
}
