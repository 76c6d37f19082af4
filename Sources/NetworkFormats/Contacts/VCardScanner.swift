/// One card of a file, its properties as they stand.
struct VCard {
  /// The line on which it begins.
  var line: Int
  var version = ""
  var properties: [ContentLine] = []
  /// The card within which it stands, as an agent; a place in the list of all.
  var enclosing: Int?

  /// 2.1 knows neither escapes nor, mostly, parameter names.
  var isOld: Bool { version.hasPrefix("2") }
}

/// Cuts a file into cards. Cards within cards come out as cards of their own; nothing recurs, however deep they stand.
struct VCardScanner {
  private(set) var cards: [VCard] = []
  private var hasWesternText = false
  /// Cards that are not closed yet, the innermost last.
  private var open: [Int] = []

  /// Properties that hold pictures, sounds and keys, or were written for programs.
  private static let bulk: Set<String> = [
    "PHOTO", "LOGO", "SOUND", "KEY", "LABEL", "X-MS-OL-DESIGN", "X-MS-CARDPICTURE", "THUMBNAIL", "X-ABCROP-RECTANGLE",
  ]
  /// Cards written into the value of an AGENT, in which further ones may be written.
  private static let escapedDepth = 4

  static func cards(of input: InputData, _ log: inout FaultLog, _ report: inout ImportReport) -> [VCard] {
    var scanner = VCardScanner()
    scanner.read(input, enclosing: nil, firstLine: 1, &log)
    var depths = [Int](repeating: 0, count: scanner.cards.count)
    var next = 0
    while next < scanner.cards.count {
      let card = scanner.cards[next]
      for property in card.properties where property.name == "AGENT" && depths[next] < escapedDepth {
        guard startsCard(property.value, separator: 0x5C) else { continue }
        let text = ContentLine.unescaped(property.value)
        scanner.read(InputData(Array(text.utf8)), enclosing: next, firstLine: property.line, &log)
        while depths.count < scanner.cards.count { depths.append(depths[next] + 1) }
      }
      next += 1
    }
    if scanner.hasWesternText { report.notes.append(TextEncoding.westernNote) }
    return scanner.cards
  }

  private mutating func read(_ input: InputData, enclosing: Int?, firstLine: Int, _ log: inout FaultLog) {
    open = []
    var lines = ContentLineScanner(input)
    var isAfterAgent = false
    while let line = lines.next() {
      let isBoundary = line.name == "BEGIN" || line.name == "END"
      if isBoundary, ContentLine.uppercased(Self.trimmed(line.value)) == "VCARD" {
        if line.name == "BEGIN" {
          begin(at: enclosing == nil ? line.line : firstLine, isNested: isAfterAgent, enclosing, &log)
        } else if let last = open.popLast(), cards[last].properties.isEmpty {
          log.warning(line: cards[last].line, "empty-card", "a card holds nothing")
        }
        isAfterAgent = false
        continue
      }
      isAfterAgent = false
      guard let current = open.last else { continue }
      if line.name == "AGENT", Self.trimmed(line.value).isEmpty {
        isAfterAgent = true
      } else if line.name == "AGENT", Self.startsCard(line.value, separator: nil) {
        begin(at: line.line, isNested: true, enclosing, &log)
      } else if line.name == "VERSION", cards[current].version.isEmpty {
        cards[current].version = ContactRecord.line(line.text)
      } else if !line.name.isEmpty, !Self.isBulk(line) {
        cards[current].properties.append(line)
      }
    }
    hasWesternText = hasWesternText || lines.hasWesternText
    guard let current = open.last else { return }
    for card in open {
      log.warning(line: cards[card].line, "unclosed-card", "a card is never closed; END:VCARD expected")
    }
    // Where a file was cut, its last line is only the beginning of one.
    let bytes = input.bytes
    if bytes.count > 0, bytes[bytes.count - 1] != 0x0A, bytes[bytes.count - 1] != 0x0D {
      _ = cards[current].properties.popLast()
    }
    open = []
  }

  private mutating func begin(at line: Int, isNested: Bool, _ enclosing: Int?, _ log: inout FaultLog) {
    if !isNested {
      for card in open {
        log.warning(line: cards[card].line, "unclosed-card", "a card is never closed; END:VCARD expected")
      }
      open = []
    }
    cards.append(VCard(line: line, enclosing: open.last ?? enclosing))
    open.append(cards.count - 1)
  }

  private static func isBulk(_ line: ContentLine) -> Bool {
    if bulk.contains(line.name) { return true }
    return line.parameters.contains { parameter in
      (parameter.name.isEmpty || parameter.name == "ENCODING")
        && parameter.values.contains { ["BASE64", parameter.name.isEmpty ? "BASE64" : "B"].contains($0.uppercased()) }
    }
  }

  /// Whether a value is the first line of a card, or, with a separator, a whole card with its line ends escaped.
  private static func startsCard(_ value: [UInt8], separator: UInt8?) -> Bool {
    let value = trimmed(value)
    let begin = Array("BEGIN:VCARD".utf8)
    // `BEGIN\:VCARD` is how some escape it
    let start = value.prefix(begin.count + 2).filter { $0 != 0x5C }
    guard ContentLine.uppercased(start.prefix(begin.count)) == "BEGIN:VCARD" else { return false }
    return separator.map { value.dropFirst(begin.count).contains($0) } ?? (value.count == begin.count)
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(bytes[first...last])
  }
}
