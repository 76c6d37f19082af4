import Foundation
import GraphAnalytics
import NetworkFormats
import Testing

struct ContentLinesTests {
  private static func lines(_ bytes: [UInt8]) -> [ContentLine] {
    var scanner = ContentLineScanner(InputData(bytes))
    var lines: [ContentLine] = []
    while let line = scanner.next() { lines.append(line) }
    return lines
  }

  private static func lines(_ text: String) -> [ContentLine] { lines(Array(text.utf8)) }

  private static func line(_ text: String) throws -> ContentLine { try #require(lines(text).first) }

  @Test func aLineHasNameParametersAndValue() throws {
    let line = try Self.line("item1.Email;type=work,home;PREF=1:ada@example.org\r\n")
    #expect(line.group == "item1")
    #expect(line.name == "EMAIL")
    #expect(line.values(of: "TYPE") == ["work", "home"])
    #expect(line.values(of: "PREF") == ["1"])
    #expect(line.text == "ada@example.org")
    #expect(line.line == 1)
  }

  @Test func foldsSplitLettersAndKeepTheSecondSpace() throws {
    let bytes: [UInt8] = Array("SUMMARY:Ren".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xA9] + Array("e\r\n  Dubois\n\tx".utf8)
    let line = try #require(Self.lines(bytes).first)
    #expect(line.text == "Renée Duboisx")
  }

  @Test(arguments: ["\r\n", "\n", "\r", "\r\r\n"])
  func lineEndsMakeNoDifference(end: String) {
    let lines = Self.lines(["A:1", "B;X=2:3", " 4", "C:5"].joined(separator: end))
    #expect(lines.map(\.name) == ["A", "B", "C"])
    #expect(lines.map(\.text) == ["1", "34", "5"])
    #expect(lines.map(\.line) == [1, 2, 4])
  }

  @Test func mixedLineEndsAndBlankLinesArePassed() {
    let lines = Self.lines("\u{FEFF}A:1\r\r\n\n \nB:2\rC:3\n\r\nD:4")
    #expect(lines.map(\.name) == ["A", "B", "C", "D"])
    #expect(lines.map(\.text) == ["1", "2", "3", "4"])
  }

  @Test func emptyLinesBeforeAFoldBelongToNothing() {
    let lines = Self.lines("VERSION\n\n :2.0\r\n\r\n\r\nUID\r\n\r\n ;X=1\r\n \r\n :a\r\n\r\nB:1\n\n")
    #expect(lines.map(\.name) == ["VERSION", "UID", "B"])
    #expect(lines.map(\.text) == ["2.0", "a", "1"])
    #expect(lines.map(\.line) == [1, 6, 12])
  }

  @Test func quotedParametersHoldAnything() throws {
    let line = try Self.line("ATTENDEE;CN=\"Doe, Jane: CEO; x\";ROLE=CHAIR:mailto:a@example.org")
    #expect(line.parameter("CN") == "Doe, Jane: CEO; x")
    #expect(line.parameter("ROLE") == "CHAIR")
    #expect(line.text == "mailto:a@example.org")
    #expect(try Self.line("A;M=\"x:y\",\"z;w\":v").values(of: "M") == ["x:y", "z;w"])
  }

  @Test func aQuoteWithoutItsPartnerIsALetter() throws {
    let line = try Self.line("ATTENDEE;CN=Jim \"Bo:mailto:a@example.org")
    #expect(line.parameter("CN") == "Jim \"Bo")
    #expect(line.text == "mailto:a@example.org")
  }

  @Test func aCommaWithoutQuotesStaysInTheParameter() throws {
    #expect(try Self.line("ATTENDEE;CN=Doe, Jane:x").parameter("CN") == "Doe, Jane")
  }

  @Test func caretsAreDecoded() throws {
    let line = try Self.line("ATTENDEE;CN=George ^'Babe^' Ruth^nx^^y^z^:x")
    #expect(line.parameter("CN") == "George \"Babe\" Ruth\nx^y^z^")
  }

  @Test func parametersMayStandAlone() throws {
    let line = try Self.line("TEL;CELL;VOICE;TYPE=home:1")
    #expect(line.values(of: "") == ["CELL", "VOICE"])
    #expect(line.values(of: "TYPE") == ["home"])
  }

  @Test(arguments: ["no colon", ":no name", ";X=1:no name", "A;X=1", "A;X=\"1:2"])
  func aLineWithoutNameOrColonIsItsValue(text: String) throws {
    let line = try Self.line(text)
    if text == "A;X=\"1:2" {
      #expect(line.name == "A")
      #expect(line.text == "2")
    } else {
      #expect(line.name.isEmpty)
      #expect(line.text == text)
    }
  }

  @Test func quotedPrintableContinuesAfterAnEqualsSign() {
    let lines = Self.lines(
      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:a=\r\n b=\r\nc: d\r\nTEL;QUOTED-PRINTABLE:1=\r\nEND:VCARD\r\nFN:x=\r\nN:y"
    )
    #expect(lines.map(\.name) == ["NOTE", "TEL", "END", "FN", "N"])
    #expect(lines.map(\.text) == ["a bc: d", "1=", "VCARD", "x=", "y"])
  }

  @Test func base64EndsAtABlankLineOrAColon() {
    let lines = Self.lines(
      "PHOTO;ENCODING=BASE64;JPEG:\r\n AAAA\r\n BBBB\r\n\r\nFN:x\r\nKEY;BASE64:CC\r\nDD\r\nEE==\r\nEND:VCARD")
    #expect(lines.map(\.name) == ["PHOTO", "FN", "KEY", "END"])
    #expect(lines.map(\.text) == ["AAAABBBB", "x", "CCDDEE==", "VCARD"])
  }

  @Test func escapesAreTakenBackOnceAndADanglingBackslashStays() {
    #expect(ContentLine.unescaped(Array(#"a\, b\; c\n\\n\x\"#.utf8)) == "a, b; c\n\\n\\x\\")
    #expect(
      ContentLine.parts(Array(#"a\;b;c\\;d"#.utf8), separator: 0x3B).map { ContentLine.unescaped($0) } == [
        "a;b", "c\\", "d",
      ])
  }

  @Test func textThatIsNotUTF8IsWesternEuropean() throws {
    #expect(try #require(Self.lines([0x41, 0x3A, 0xE9, 0x80]).first).text == "é€")
    let utf16: [UInt8] = [0xFF, 0xFE] + "A:é\r\nB:x".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(Self.lines(utf16).map(\.text) == ["é", "x"])
  }

  @Test func longFoldedValuesTakeLinearTime() {
    func shortest(_ count: Int) -> Duration {
      let text = Array(("A:" + String(repeating: "0123456789\r ", count: count)).utf8)
      let runs = (0..<5).map { _ in
        ContinuousClock().measure { #expect(Self.lines(text).first?.value.count == 10 * count) }
      }
      return runs.min() ?? .zero
    }
    #expect(shortest(64_000) < shortest(4_000) * 100)
  }

  @Test func noBytesAreTooStrange() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array(":;,=\"^\\ \r\n\t.AbB\u{FEFF}é\0".utf8)
    for _ in 0..<3_000 {
      let count = Int(generator.next() % 60)
      let bytes = (0..<count).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
      let total = Self.lines(bytes).reduce(0) { $0 + $1.value.count }
      #expect(total <= count)
    }
  }
}
