/// A name of a person taken apart for comparison.
///
/// `Okafor, Nadia`, `Dr. Nadia OKAFOR` and `Nadia Okafor (she/her) 🌍, PhD` have the form of `Nadia Okafor`. Generations
/// (Jr., III) stay: they tell people apart.
struct NameForm: Sendable, Hashable {
  /// Folded words, given names first where a comma says so; empty when the text is no name.
  let words: [String]
  /// The words, joined by spaces.
  let key: String
  /// Whether it can name one person: two words that are more than initials, or three signs of a script without spaces.
  let isFull: Bool

  init(_ name: String) {
    var parts: [[String]] = []
    for part in Self.withoutBrackets(NameFolding.fold(name)).pieces(between: 0x2C) {
      var words = Self.words(of: part)
      // An address is no name.
      if part.utf8.contains(0x40) { words = [] }
      if !parts.isEmpty, words.allSatisfy({ Self.degrees.contains($0) || Self.degreesAfterComma.contains($0) }) {
        continue
      }
      if !words.isEmpty { parts.append(words) }
    }
    if parts.count > 1, !parts[1].allSatisfy({ Self.generations.contains($0) }) { parts.swapAt(0, 1) }
    var words = parts.flatMap { $0 }
    words.removeFirst(words.dropLast().prefix { Self.titles.contains($0) }.count)
    while words.count > 1 {
      if words.count > 2, words[words.count - 1] == "d", words[words.count - 2] == "ph" {
        words.removeLast(2)
      } else if Self.degrees.contains(words[words.count - 1]) {
        words.removeLast()
      } else {
        break
      }
    }
    self.words = words
    key = words.joined(separator: " ")
    var long = 0
    for word in words where word.unicodeScalars.dropFirst().first != nil { long += 1 }
    isFull =
      (long > 1 && !Self.placeholders.contains(key)) || (words.count == 1 && Self.isFullWithoutSpaces(words[0]))
  }

  private static let titles: Set<String> = [
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "herr", "frau", "hr", "dipl", "ing", "mme",
    "mlle", "monsieur", "madame", "rev", "dott", "ir",
  ]

  private static let degrees: Set<String> = [
    "phd", "mba", "msc", "bsc", "meng", "beng", "mphil", "dphil", "psyd", "edd", "llm", "llb", "mph", "cpa", "cfa",
    "pmp",
    "cissp", "esq", "dds", "dvm", "emba", "frsa", "facs",
  ]

  /// Elsewhere these are names: Jack Ma.
  private static let degreesAfterComma: Set<String> = [
    "ma", "ba", "md", "pe", "rn", "jd", "ph", "d", "m", "a", "b", "sc", "dr", "ms", "bs", "eng", "obe", "mbe", "cbe",
  ]

  private static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

  /// What services call those whom they do not name.
  private static let placeholders: Set<String> = [
    "linkedin member", "linkedin user", "membre linkedin", "utilisateur linkedin", "linkedin mitglied",
    "linkedin-mitglied", "facebook user", "utilisateur facebook", "utilisateur de facebook", "facebook-nutzer",
    "instagram user", "slack user", "xing member", "deleted account", "deleted user", "private member", "unknown user",
    "unknown caller", "unknown organizer", "no name", "not known",
  ]

  private static let pronouns: Set<String> = [
    "she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "ze", "hir", "xe", "xem", "any", "elle", "il",
    "iel", "lui", "sie", "er", "ihr", "ihm",
  ]

  /// Drops what stands in brackets, unless nothing else is there.
  private static func withoutBrackets(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }) else { return text }
    var kept = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "[", "{":
        depth += 1
        kept.append(" ")
      case ")", "]", "}": depth = max(0, depth - 1)
      default: if depth == 0 { kept.append(scalar) }
      }
    }
    return kept.allSatisfy { $0 == " " || $0 == "," } ? text : String(kept)
  }

  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    for piece in text.pieces(between: 0x20) {
      if isPlainWord(piece) {
        words.append(String(piece))
        continue
      }
      if piece.utf8.contains(0x2F), piece.split(separator: "/").allSatisfy({ pronouns.contains(String($0)) }) {
        continue
      }
      var word = String.UnicodeScalarView()
      for scalar in piece.unicodeScalars {
        if isPartOfWord(scalar) {
          word.append(scalar)
        } else {
          close(&word, into: &words)
        }
      }
      close(&word, into: &words)
    }
    return words
  }

  /// Most words are made of plain letters.
  private static func isPlainWord(_ piece: Substring) -> Bool { piece.utf8.allSatisfy { (0x61...0x7A).contains($0) } }

  private static func close(_ word: inout String.UnicodeScalarView, into words: inout [String]) {
    while let last = word.last, last == "'" || last == "-" { word.removeLast() }
    let kept = word.drop { $0 == "'" || $0 == "-" }
    if !kept.isEmpty { words.append(String(kept)) }
    word = String.UnicodeScalarView()
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39, 0x27, 0x2D: return true
    case 0..<0x80: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      return true
    default: return false
    }
  }

  /// Chinese, Japanese and Korean names have no spaces.
  private static func isFullWithoutSpaces(_ word: String) -> Bool {
    var signs = 0
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x3FFFF: signs += 1
      // A Hangul syllable begins with one of these.
      case 0x1100...0x1112: signs += 1
      case 0x1161...0x11FF: break
      default: return false
      }
    }
    return signs > 2
  }
}

extension StringProtocol {
  /// The non-empty pieces between occurrences of an ASCII character.
  func pieces(between separator: UInt8) -> [SubSequence] {
    var pieces: [SubSequence] = []
    var start = startIndex
    for place in utf8.indices where utf8[place] == separator {
      if start < place { pieces.append(self[start..<place]) }
      start = utf8.index(after: place)
    }
    if start < endIndex { pieces.append(self[start...]) }
    return pieces
  }
}
