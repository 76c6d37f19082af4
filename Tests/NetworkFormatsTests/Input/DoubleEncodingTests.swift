import NetworkFormats
import Testing

struct DoubleEncodingTests {
  @Test(arguments: [
    ("Zo\u{C3}\u{AB}", "Zoë"), ("Andr\u{C3}\u{A9} \u{C3}\u{89}", "André É"), ("\u{C3}\u{2030}ric", "Éric"),
    ("O\u{E2}\u{20AC}\u{2122}Brien", "O’Brien"), ("\u{F0}\u{178}\u{152}\u{178}", "🌟"),
    ("Zo\u{C3}\u{192}\u{C2}\u{AB}", "Zoë"),
  ])
  func textEncodedTwiceIsRepaired(_ text: String, _ expected: String) {
    #expect(DoubleEncoding.repaired(text) == expected)
    #expect(DoubleEncoding.repaired(expected) == expected)
  }

  @Test(arguments: ["", "Nina", "Zoë", "Ã", "Łódź", "🌟", "O’Brien", "Ångström", "naïve café", "\u{C3}\u{A9} Ł", "São"])
  func textThatIsRightStays(_ text: String) { #expect(DoubleEncoding.repaired(text) == text) }
}
