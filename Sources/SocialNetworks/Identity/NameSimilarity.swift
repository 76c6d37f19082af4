/// How alike two names are.
enum NameSimilarity {
  /// Two words that are a name and its short form.
  static let nicknameSimilarity = 0.93
  /// An initial and a word that begins with it.
  static let initialSimilarity = 0.85
  /// Words less alike than this are different words.
  static let leastWordSimilarity = 0.85

  /// Jaro's similarity, raised for a common prefix of up to four signs: J + 0.1 · prefix · (1 − J).
  ///
  /// MARTHA and MARHTA have 0.9611, DWAYNE and DUANE 0.84, DIXON and DICKSONX 0.8133.
  ///
  /// - Complexity: O(|first| · |second|).
  /// - Reference: W. E. Winkler, “String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of
  ///   record linkage”, 1990; M. A. Jaro, 1989, doi:10.1080/01621459.1989.10478785.
  static func jaroWinkler(_ first: [UInt32], _ second: [UInt32]) -> Double {
    if first.isEmpty || second.isEmpty { return first.isEmpty && second.isEmpty ? 1 : 0 }
    // Words have at most 64 signs that count.
    let (left, right) = (first.prefix(64), second.prefix(64))
    let reach = max(0, max(left.count, right.count) / 2 - 1)
    var leftMatched: UInt64 = 0
    var rightMatched: UInt64 = 0
    var matches = 0
    for place in left.indices {
      let from = max(0, place - reach)
      let to = min(right.count, place + reach + 1)
      guard from < to else { continue }
      for other in from..<to where rightMatched & 1 << UInt64(other) == 0 && left[place] == right[other] {
        leftMatched |= 1 << UInt64(place)
        rightMatched |= 1 << UInt64(other)
        matches += 1
        break
      }
    }
    guard matches > 0 else { return 0 }
    var transposed = 0
    var other = 0
    for place in left.indices where leftMatched & 1 << UInt64(place) != 0 {
      while rightMatched & 1 << UInt64(other) == 0 { other += 1 }
      if left[place] != right[other] { transposed += 1 }
      other += 1
    }
    let m = Double(matches)
    let jaro = (m / Double(left.count) + m / Double(right.count) + (m - Double(transposed / 2)) / m) / 3
    var prefix = 0
    for (one, two) in zip(left, right) {
      if one != two || prefix == 4 { break }
      prefix += 1
    }
    return jaro + 0.1 * Double(prefix) * (1 - jaro)
  }

  /// One word of a name, ready to be compared.
  struct Word: Sendable {
    let text: String
    let signs: [UInt32]
    let nicknames: [Int]
    /// First letters of the word and of the names it may be short for, rising.
    let initials: [UInt32]
    /// A bit for each letter that occurs, letters 64 apart sharing one.
    let letters: UInt64

    init(_ text: String) {
      self.text = text
      // Nobody's name is longer; whoever writes one is no reason to wait.
      signs = text.unicodeScalars.prefix(64).map(\.value)
      nicknames = Nicknames.groups(of: text)
      initials = Nicknames.initials(of: text)
      letters = signs.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    var isInitial: Bool { signs.count == 1 }
  }

  static func similarity(_ first: Word, _ second: Word) -> Double {
    if first.isInitial || second.isInitial {
      return first.signs.first != second.signs.first ? 0 : first.signs == second.signs ? 1 : initialSimilarity
    }
    if !first.nicknames.isEmpty, first.nicknames.contains(where: { second.nicknames.contains($0) }) {
      return first.signs == second.signs ? 1 : nicknameSimilarity
    }
    guard greatest(first, second) >= leastWordSimilarity else { return 0 }
    let value = jaroWinkler(first.signs, second.signs)
    return value < leastWordSimilarity ? 0 : value
  }

  /// No two words are more alike than this, which is quickly told from the letters that only one of them has.
  private static func greatest(_ first: Word, _ second: Word) -> Double {
    let (left, right) = (first.signs.count, second.signs.count)
    let common = min(
      left - (first.letters & ~second.letters).nonzeroBitCount,
      right - (second.letters & ~first.letters).nonzeroBitCount)
    guard common > 0 else { return 0 }
    let jaro = (Double(common) / Double(left) + Double(common) / Double(right) + 1) / 3
    return jaro + 0.4 * (1 - jaro)
  }

  /// How alike two names are, from 0 to 1: the mean similarity of the words of the shorter one, each matched with another
  /// word of the longer one in whatever order, times 0.95 for each word of the longer one that is left over.
  ///
  /// Names are places in `words`, in which no word stands twice.
  static func similarity(_ first: [Int], _ second: [Int], in words: [Word]) -> Double {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard !short.isEmpty, long.count <= 8 else { return 0 }
    var used: UInt64 = 0
    var matched: UInt64 = 0
    var sum = 0.0
    for (place, word) in short.enumerated() {
      guard let other = long.indices.first(where: { used & 1 << UInt64($0) == 0 && long[$0] == word }) else { continue }
      used |= 1 << UInt64(other)
      matched |= 1 << UInt64(place)
      sum += 1
    }
    // Then the best pairs first.
    while matched.nonzeroBitCount < short.count {
      var best = (value: 0.0, short: 0, long: 0)
      for (place, word) in short.enumerated() where matched & 1 << UInt64(place) == 0 {
        for (other, candidate) in long.enumerated() where used & 1 << UInt64(other) == 0 {
          let value = similarity(words[word], words[candidate])
          if value > best.value { best = (value, place, other) }
        }
      }
      if best.value == 0 { break }
      used |= 1 << UInt64(best.long)
      matched |= 1 << UInt64(best.short)
      sum += best.value
    }
    var value = sum / Double(short.count)
    for _ in short.count..<long.count { value *= 0.95 }
    return value
  }

  /// Whether two full names may well be spellings of one: every word of the shorter one is found in the longer one.
  static func canBeOne(_ first: NameForm, _ second: NameForm) -> Bool {
    let (short, long) =
      first.words.count <= second.words.count ? (first.words, second.words) : (second.words, first.words)
    let words = long.prefix(8).map { Word($0) }
    var isUsed = Array(repeating: false, count: words.count)
    for word in short.prefix(8).map({ Word($0) }) {
      guard let place = words.indices.first(where: { !isUsed[$0] && similarity(word, words[$0]) > 0 }) else {
        return false
      }
      isUsed[place] = true
    }
    return true
  }
}
