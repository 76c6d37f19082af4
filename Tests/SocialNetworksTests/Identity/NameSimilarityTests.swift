import GraphAnalytics
import Testing

@testable import SocialNetworks

struct NameSimilarityTests {
  private func winkler(_ first: String, _ second: String) -> Double {
    NameSimilarity.jaroWinkler(first.unicodeScalars.map(\.value), second.unicodeScalars.map(\.value))
  }

  /// By names, as the score takes it.
  private func similarity(_ first: String, _ second: String) -> Double {
    var words: [String] = []
    func places(_ name: String) -> [Int] {
      NameForm(name).words.map { word in
        if let place = words.firstIndex(of: word) { return place }
        words.append(word)
        return words.count - 1
      }
    }
    let (one, other) = (places(first), places(second))
    return NameSimilarity.similarity(one, other, in: words.map { NameSimilarity.Word($0) })
  }

  @Test(arguments: [
    ("MARTHA", "MARHTA", 0.9611), ("DWAYNE", "DUANE", 0.84), ("DIXON", "DICKSONX", 0.8133),
    ("JELLYFISH", "SMELLYFISH", 0.8963),
    ("A", "A", 1), ("", "", 1), ("A", "", 0), ("A", "B", 0), ("AB", "BA", 0), ("CRATE", "TRACE", 0.7333),
  ])
  func jaroWinklerHasItsPublishedValues(first: String, second: String, expected: Double) {
    #expect(abs(winkler(first, second) - expected) < 0.00005)
    #expect(abs(winkler(second, first) - expected) < 0.00005)
  }

  @Test func veryLongWordsAreComparedByTheirBeginning() {
    let long = String(repeating: "ab", count: 5_000)
    #expect(winkler(long, long) == 1)
    #expect(winkler(long, "zz") == 0)
  }

  @Test func theQuickBoundNeverCutsSimilarWords() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      var letters = (0..<Int.random(in: 2...9, using: &generator)).map { _ in
        "abcdé".randomElement(using: &generator) ?? "a"
      }
      let first = String(letters)
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        letters[Int.random(in: 0..<letters.count, using: &generator)] = "abcdz".randomElement(using: &generator) ?? "a"
      }
      let second = String(letters)
      let exact = winkler(first, second)
      let value = NameSimilarity.similarity(NameSimilarity.Word(first), NameSimilarity.Word(second))
      #expect(value == (exact < 0.85 ? 0 : exact), "\(first) \(second)")
    }
  }

  @Test func orderOfNamesMakesNoDifference() {
    #expect(similarity("Nadia Okafor", "Okafor Nadia") == 1)
    #expect(similarity("Nadia Okafor", "Tom Ford") == 0)
  }

  @Test func initialsAndShortFormsAreNearlyTheName() {
    #expect(abs(similarity("Nadia Okafor", "N. Okafor") - 0.925) < 1e-12)
    #expect(abs(similarity("William Shaw", "Bill Shaw") - 0.965) < 1e-12)
    #expect(abs(similarity("Friedrich Berg", "Fritz Berg") - 0.965) < 1e-12)
    #expect(abs(similarity("Nadia Okafor", "Nadia Ada Okafor") - 0.95) < 1e-12)
    #expect(similarity("Nadia Okafor", "B. Okafor") == 0.5)
  }

  @Test func shortFormsAreFoldedWords() {
    for name in ["william", "francois", "friedrich"] { #expect(!Nicknames.groups(of: name).isEmpty) }
    #expect(Nicknames.initials(of: "robert").contains(UInt32(UInt8(ascii: "b"))))
    #expect(Nicknames.groups(of: "okafor").isEmpty)
  }
}
