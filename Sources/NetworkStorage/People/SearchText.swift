import SocialNetworks

/// What people are found by: folded names, organizations and addresses, one a line.
enum SearchText {
  static func text(of personas: [Recognition.Persona]) -> String {
    var lines: [String] = []
    var seen = Set<String>()
    func add(_ text: String) {
      let folded = folded(text)
      if !folded.isEmpty && seen.insert(folded).inserted { lines.append(folded) }
    }
    for persona in personas {
      add(persona.mention.name)
      for identity in persona.mention.identities where identity.kind != .phone { add(identity.value) }
      for identity in persona.mention.identities where identity.kind == .phone { add(Recognition.folded(identity)) }
    }
    for persona in personas { for organization in persona.organizations { add(organization) } }
    return lines.joined(separator: "\n")
  }

  /// Case, accents and forms apart; a line of its own stays one.
  static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        Recognition.folded(text).unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// The words of a query, each to be found somewhere in a text.
  static func words(of query: String) -> [String] {
    var words: [String] = []
    for word in folded(query).split(separator: " ").map(String.init) where !words.contains(word) { words.append(word) }
    return Array(words.prefix(20))
  }

  /// Words long enough for the index, each as an FTS5 string: nothing in it is syntax.
  static func pattern(of words: [String]) -> String? {
    let indexed = words.filter { $0.unicodeScalars.count >= 3 }
    if indexed.isEmpty { return nil }
    return indexed.map { quoted($0) }.joined(separator: " AND ")
  }

  /// Any three letters in a row of the words.
  static func approximatePattern(of words: [String]) -> String? {
    var trigrams: [String] = []
    var seen = Set<String>()
    for word in words {
      let scalars = Array(word.unicodeScalars)
      for start in scalars.indices.dropLast(2) {
        let trigram = String(String.UnicodeScalarView(scalars[start..<start + 3]))
        if seen.insert(trigram).inserted { trigrams.append(trigram) }
      }
    }
    return trigrams.isEmpty ? nil : trigrams.prefix(100).map { quoted($0) }.joined(separator: " OR ")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + String(text.flatMap { $0 == "\"" ? "\"\"" : String($0) }) + "\""
  }

  /// Whether every word stands somewhere in the text, scalar by scalar.
  static func holds(_ words: [String], in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return words.allSatisfy { contains(bytes, Array($0.utf8)) }
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, word.count <= text.count else { return word.isEmpty }
    var place = 0
    while place + word.count <= text.count {
      if text[place] == first && text[place..<place + word.count].elementsEqual(word) { return true }
      place += 1
    }
    return false
  }

  /// How well a text answers a query, from 0 to 1: the mean over the query's words of the best likeness to a word of
  /// the text, where a whole word is better than its start, and a start better than a part.
  static func likeness(of words: [String], to text: String) -> Double {
    let found = text.split { $0 == " " || $0 == "\n" || $0 == "@" || $0 == "." }.map { Array($0.utf8) }
    guard !words.isEmpty else { return 0 }
    var sum = 0.0
    for word in words {
      let wanted = Array(word.utf8)
      var best = contains(Array(text.utf8), wanted) ? 0.7 : 0
      for each in found where best < 1 {
        if each == wanted {
          best = 1
        } else if each.starts(with: wanted) {
          best = max(best, 0.9)
        } else {
          best = max(best, 0.95 * closeness(wanted, each))
        }
      }
      sum += best
    }
    return sum / Double(words.count)
  }

  /// 1 minus the edits between two words (a letter more, less, other, or two exchanged) by the longer one's length; 0
  /// for more than two edits, or one in words of fewer than four letters.
  static func closeness(_ first: [UInt8], _ second: [UInt8]) -> Double {
    let longer = max(first.count, second.count)
    let allowed = longer < 4 ? 0 : longer < 7 ? 1 : 2
    if abs(first.count - second.count) > allowed || longer > 64 { return 0 }
    var before: [Int] = []
    var above = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        var cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (first[i] == second[j] ? 0 : 1))
        if i > 0 && j > 0 && first[i] == second[j - 1] && first[i - 1] == second[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = above
      above = row
    }
    return above[second.count] > allowed ? 0 : 1 - Double(above[second.count]) / Double(longer)
  }
}
