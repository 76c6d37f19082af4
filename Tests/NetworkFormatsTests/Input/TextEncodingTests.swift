import GraphAnalytics
import NetworkFormats
import Testing

struct TextEncodingTests {
  private func decoded(_ bytes: [UInt8]) -> (text: String, name: String) {
    let input = InputData(bytes)
    let (owner, text, name, _) = TextEncoding.decode(input)
    return withExtendedLifetime((input, owner)) { (text.text(0..<text.count), name) }
  }

  @Test func marksDecideFirst() {
    #expect(decoded([0xEF, 0xBB, 0xBF, 0x61]) == ("a", "UTF-8 with byte order mark"))
    #expect(decoded([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE]) == ("\u{1F600}", "UTF-16"))
    #expect(decoded([0xFE, 0xFF, 0x00, 0xE9, 0x00]) == ("\u{E9}\u{FFFD}", "UTF-16"))
  }

  @Test func textThatIsNoUTF8IsWindows1252() {
    #expect(decoded([0x61, 0xE9, 0x80, 0x41, 0x9F]) == ("a\u{E9}\u{20AC}A\u{178}", "Windows-1252"))
    #expect(decoded([0x81]) == ("\u{FFFD}", "Windows-1252"))
  }

  @Test func validityIsThatOfTheStandardLibrary() {
    var generator = SeededGenerator(seed: 5)
    let leads: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x8F, 0x90,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<(1 + generator.next(below: 6))).map { _ in leads[generator.next(below: leads.count)] }
      let input = InputData(bytes)
      let isValid = withExtendedLifetime(input) { TextEncoding.isUTF8(input.bytes) }
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test func linesAreCounted() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      let bytes = (0..<generator.next(below: 5_000)).map { _ in UInt8([10, 13, 0, 138, 255][generator.next(below: 5)]) }
      let input = InputData(bytes)
      #expect(withExtendedLifetime(input) { input.bytes.count(of: 10) } == bytes.count { $0 == 10 })
    }
    let input = InputData([UInt8](repeating: 10, count: 10_000))
    #expect(withExtendedLifetime(input) { input.bytes.count(of: 10) } == 10_000)
  }

  @Test func anEncodingThatIsNamedIsTaken() throws {
    func text(_ bytes: [UInt8], _ name: String) throws -> String {
      let encoding = try #require(TextEncoding.Name(name))
      let (owner, text, _, _) = TextEncoding.decode(InputData(bytes), as: encoding)
      return withExtendedLifetime(owner) { text.text(0..<text.count) }
    }
    // these bytes are valid in all three
    #expect(try text([0xC3, 0xA9], "utf-8") == "é")
    #expect(try text([0xC3, 0xA9], "Windows-1252") == "Ã©")
    #expect(try text([0x41, 0x00, 0xE9, 0x00], "utf-16") == "Aé")
    #expect(try text([0xFE, 0xFF, 0x00, 0xE9], "utf-16") == "é")
    #expect(TextEncoding.Name("ebcdic") == nil)
  }
}
