import Foundation
import SocialNetworks
import Testing

struct NameFoldingTests {
  private static let ranges: [ClosedRange<UInt32>] = [
    0xC0...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x1E00...0x1EFF, 0x1F00...0x1FFF, 0x620...0x6FF, 0x900...0xDFF,
    0x3040...0x30FF, 0xAC00...0xAC80, 0xD780...0xD7A3, 0xF900...0xFA6D, 0xFB1D...0xFB4F,
  ]

  private static var scalars: [Unicode.Scalar] { ranges.flatMap { $0.compactMap(Unicode.Scalar.init) } }

  @Test func composedAndDecomposedFormsFoldAlike() {
    for scalar in Self.scalars {
      let text = String(scalar)
      let decomposed = text.decomposedStringWithCanonicalMapping
      #expect(
        NameFolding.fold(text).unicodeScalars.elementsEqual(NameFolding.fold(decomposed).unicodeScalars),
        "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func foldingLosesAccentsAndCase() {
    let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark]
    for scalar in Self.scalars where scalar.value < 0x530 || (0x1E00...0x1FFF).contains(scalar.value) {
      let decomposed = String(scalar).decomposedStringWithCanonicalMapping
      guard decomposed.unicodeScalars.count > 1, scalar.properties.isAlphabetic else { continue }
      let bare = String(
        String.UnicodeScalarView(decomposed.unicodeScalars.filter { !marks.contains($0.properties.generalCategory) }))
      let folded = NameFolding.fold(String(scalar))
      #expect(folded == NameFolding.fold(bare), "U+\(String(scalar.value, radix: 16))")
      #expect(folded == NameFolding.fold(folded.uppercased()), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func foldingTwiceChangesNothing() {
    for value in (0 as UInt32)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = NameFolding.fold("a\(Character(scalar))b")
      let twice = NameFolding.fold(once)
      if !twice.unicodeScalars.elementsEqual(once.unicodeScalars) {
        Issue.record("U+\(String(value, radix: 16)) becomes \(once), then \(twice)")
      }
    }
  }

  @Test(arguments: [
    ("René Étienne", "rene etienne"), ("Rene\u{301} E\u{301}tienne", "rene etienne"), ("Straße", "strasse"),
    ("STRASSE", "strasse"), ("Łukasz Żółć", "lukasz zolc"), ("Søren Ærø", "soren aero"), ("Đorđe", "dorde"),
    ("Þórður", "thordur"), ("Œuvré", "oeuvre"), ("Kılıç İnce", "kilic ince"), ("O’Brien", "o'brien"),
    ("Jean‐Luc—X", "jean-luc-x"), ("Ｎａｄｉａ　Ｏｋａｆｏｒ", "nadia okafor"), ("\u{202A}+33 6\u{202C}", "+33 6"),
    ("Na\u{200B}dia\u{FEFF} \u{2069}Okafor", "nadia okafor"), ("Сергей Королёв", "сергеи королев"),
    ("Νίκος Παπαδόπουλος", "νικοσ παπαδοπουλοσ"), ("𝐍𝐚𝐝𝐢𝐚 𝓞𝓴𝓪𝓯𝓸𝓻", "nadia okafor"), ("ﬁnn", "finn"),
    ("  a \t\r\n b  ", "a b"), ("Nguyễn Ánh", "nguyen anh"), ("", ""), ("\u{301}", ""),
  ])
  func namesFoldToTheirPlainForm(name: String, folded: String) {
    #expect(NameFolding.fold(name) == folded)
  }

  @Test func syllablesAreTheirLetters() {
    let composed = "김민수"
    let decomposed = composed.decomposedStringWithCanonicalMapping
    #expect(
      NameFolding.fold(composed).unicodeScalars.elementsEqual(NameFolding.fold(decomposed).unicodeScalars))
  }

  @Test func voicedKanaStayThemselves() {
    #expect(NameFolding.fold("が") != NameFolding.fold("か"))
    #expect(NameFolding.fold("ｶﾞ") == NameFolding.fold("ガ"))
  }

  @Test func vowelSignsOfDevanagariStay() { #expect(NameFolding.fold("रामु") != NameFolding.fold("राम")) }
}
