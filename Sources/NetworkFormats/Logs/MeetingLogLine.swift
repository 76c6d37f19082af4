import SocialNetworks

/// One line of a meeting log, cut into its parts. What is left of the text is not kept.
struct MeetingLogLine {
  var dateText: String
  var channel: Channel?
  /// Everybody but the owner.
  var people: [Mention] = []
  /// Whether another than the owner began it.
  var isReversed = false
  var duration = 0

  /// - Returns: nil where no date begins the line.
  init?(_ line: String) {
    var rest = line[...]
    rest = rest.drop { $0.isWhitespace || $0 == "*" || $0 == "•" }
    if rest.hasPrefix("- ") { rest = rest.dropFirst(2) }
    var words = rest.prefix(2_000).split(whereSeparator: \.isWhitespace)
    guard let count = Self.dateWords(words) else { return nil }
    dateText = Self.clean(words[..<count].joined(separator: " "))
    words.removeFirst(count)
    words = words.map { word in word.hasPrefix("|") ? word.dropFirst() : word }.filter { !$0.isEmpty }
    while let first = words.first, [":", "-", "–", "—", ","].contains(String(first)) { words.removeFirst() }
    takeParentheses(&words)
    takeTrailingDuration(&words)
    takeVerb(&words)
    takePeople(words)
  }

  /// How many words make the date: as few as will, and a time after them.
  private static func dateWords(_ words: [Substring]) -> Int? {
    let reader = DateText()
    func moment(_ count: Int) -> Moment? { reader.moment(clean(words[..<count].joined(separator: " "))) }
    let limit = min(words.count, 5)
    guard limit > 0, words[0].count <= 40 else { return nil }
    var found: Int?
    for count in 1...limit {
      guard let precision = moment(count)?.precision else { continue }
      if precision == .month {
        found = count
      } else if precision != .year {
        found = count
        break
      }
    }
    guard var count = found else { return nil }
    while count < min(words.count, 7), isTime(words[count]), moment(count + 1) != nil { count += 1 }
    return count
  }

  private static func isTime(_ word: Substring) -> Bool {
    if let first = word.utf8.first, (48...57).contains(first) { return true }
    return ["am", "pm", "a.m.", "p.m.", "z", "utc"].contains(word.lowercased().filter { $0 != ":" && $0 != "," })
  }

  private static func clean(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ":,-–—;|".contains(last) { text.removeLast() }
    return String(text)
  }

  /// What stands in parentheses is a remark; how long it took may be part of it.
  private mutating func takeParentheses(_ words: inout [Substring]) {
    var kept: [Substring] = []
    var remark = ""
    var depth = 0
    for word in words {
      var outside = ""
      for character in word {
        if character == "(" || character == "[" {
          depth += 1
        } else if character == ")" || character == "]" {
          depth = max(0, depth - 1)
          remark.append(",")
        } else if depth > 0 {
          remark.append(character)
        } else {
          outside.append(character)
        }
      }
      if depth > 0 { remark.append(" ") }
      if !outside.isEmpty { kept.append(outside[...]) }
    }
    words = kept
    for part in remark.split(separator: ",") {
      if let seconds = DurationText.seconds(String(part)) { duration = seconds }
    }
  }

  /// `… 90 min` at the end of the line.
  private mutating func takeTrailingDuration(_ words: inout [Substring]) {
    guard duration == 0 else { return }
    for count in [2, 1] where words.count > count {
      let text = words.suffix(count).joined(separator: " ")
      guard let first = text.utf8.first, (48...57).contains(first), let seconds = DurationText.seconds(text) else {
        continue
      }
      duration = seconds
      words.removeLast(count)
      return
    }
  }

  private mutating func takeVerb(_ words: inout [Substring]) {
    // French puts an auxiliary before the verb
    let auxiliaries: Set<String> = ["i", "we", "ai", "j'ai", "nous", "on", "avons", "a", "ich", "wir", "habe", "haben"]
    var place = 0
    while place < words.count, place < 3, auxiliaries.contains(words[place].lowercased()) { place += 1 }
    guard place < words.count, let found = LogWords.channel(Self.clean(String(words[place]))) else { return }
    channel = found
    words.removeFirst(place + 1)
    // "coffee meeting with", "video call with", "phone call from"
    while let next = words.first, LogWords.channel(String(next)) != nil, words.count > 1 {
      if found == .meeting, let better = LogWords.channel(String(next)), better == .video { channel = better }
      words.removeFirst()
    }
    while let next = words.first {
      let word = next.lowercased()
      if LogWords.reversals.contains(word) {
        isReversed = true
      } else if !LogWords.connectors.contains(word) {
        break
      }
      words.removeFirst()
    }
    // "event Swift Meetup: Nina, Ben"
    if channel == .event, let end = words.firstIndex(where: { $0.hasSuffix(":") }) { words.removeFirst(end + 1) }
  }

  private mutating func takePeople(_ words: [Substring]) {
    var names: [Substring] = []
    for word in words {
      if LogWords.ends.contains(word.lowercased()) { break }
      // "introduced Nina to Ben"
      let isLink = channel == .introduction && ["to", "à", "with", "mit"].contains(word.lowercased())
      names.append(isLink ? "," : word)
      if word.hasSuffix(".") && word.count > 3 && !word.contains("@") { break }
    }
    var text = names.joined(separator: " ")
    while text.hasSuffix(".") { text.removeLast() }
    for mention in WrittenPeople.split(text) where !WrittenPeople.isOwner(mention) && !people.contains(mention) {
      // a sentence is no name
      if mention.name.utf8.count <= 100 { people.append(mention) }
      if people.count == 500 { break }
    }
  }
}
