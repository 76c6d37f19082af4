import SocialNetworks

/// Gives the messages of a mailbox in one file, or of a file with one message; bodies are passed over, never copied.
///
/// A line with `From ` starts a message when it follows an empty line, has a date or nothing else in it, and a header
/// field follows. So lines of bodies do no harm, whether they are quoted (mboxo, mboxrd: `>From `) or not (mboxcl2). A
/// `Content-Length` counts only when exactly there a message starts or the file ends (mboxcl).
///
/// Source: RFC 4155.
struct MboxScanner {
  enum Layout {
    case mailbox
    case message
  }

  private(set) var header = MailHeader()
  /// The line that starts the message, without its end; empty for a file with one message.
  private(set) var separator = 0..<0
  /// Where the message starts.
  private(set) var place = 0
  /// Whether the header ends with the file, or another message starts in it: then the message is not whole.
  private(set) var isCut = false
  private(set) var lines: MailLines
  private let bytes: Bytes
  private let layout: Layout
  private var next: Int

  init(_ bytes: Bytes, layout: Layout) {
    self.bytes = bytes
    self.layout = layout
    lines = MailLines(bytes)
    next = layout == .mailbox ? Self.start(of: bytes) : Self.start(ofMessage: bytes)
    if layout == .mailbox, !isSeparator(at: next) { next = nextSeparator(from: next) }
  }

  /// Behind byte order mark and empty lines.
  static func start(of bytes: Bytes) -> Int {
    let start = bytes.starts(with: "\u{FEFF}") ? 3 : 0
    return MailHeader.skipBlanks(bytes, start..<bytes.count)
  }

  /// Behind the length that Apple Mail writes before a message (`.emlx`), too.
  static func start(ofMessage bytes: Bytes) -> Int {
    let start = start(of: bytes)
    var place = start
    while place < min(bytes.count, start + 20), bytes[place] &- 0x30 < 10 { place += 1 }
    let end = MailHeader.skipBlanks(bytes, place..<bytes.count)
    return place > start && bytes.slice(place..<end).count(of: 0x0A) == 1 ? end : start
  }

  /// Whether a message starts where the text does.
  static func isMailbox(_ bytes: Bytes) -> Bool {
    MboxScanner(bytes, layout: .message).isSeparator(at: start(of: bytes))
  }

  /// Moves to the next message.
  ///
  /// - Returns: false at the end.
  mutating func advance() -> Bool {
    guard next < bytes.count else { return false }
    place = next
    header.clear()
    isCut = false
    separator = 0..<0
    if layout == .mailbox {
      let line = lines.line(at: place)
      separator = place..<line.end
      next = line.next
    } else if bytes.starts(with: "From ", at: place) {
      next = lines.line(at: place).next
    }
    readHeader()
    return true
  }

  mutating func lineNumber() -> Int { lines.number(at: place) }

  private mutating func readHeader() {
    var name: Range<Int>?
    var value = 0..<0
    while true {
      guard next < bytes.count else { return cut() }
      let line = lines.line(at: next)
      let isFold = line.end > next && (bytes[next] == 0x20 || bytes[next] == 0x09)
      if isFold, name != nil {
        value = value.lowerBound..<line.end
      } else if let field = line.end == next ? nil : MailHeader.fieldName(bytes, next..<line.end) {
        if let name { header.take(bytes, name: name, value: value) }
        name = field.name
        value = field.value..<line.end
      } else if bytes.starts(with: ">From ", at: next), line.next > line.end {
        // Mail that was passed on through several mailboxes has their separators in its header.
      } else if layout == .mailbox, bytes.starts(with: "From ", at: next), isSeparatorLine(next..<line.end) {
        isCut = true
        return
      } else {
        guard line.next > line.end else { return cut() }
        if let name { header.take(bytes, name: name, value: value) }
        return readBody(from: line.end == next ? line.next : next)
      }
      // A last line without its end may be half of one.
      guard line.next > line.end else { return cut() }
      next = line.next
    }
  }

  private mutating func cut() {
    isCut = true
    next = bytes.count
  }

  private mutating func readBody(from start: Int) {
    guard layout == .mailbox else {
      next = bytes.count
      return
    }
    next = end(ofBodyAt: start) ?? nextSeparator(from: start)
  }

  /// Where `Content-Length` says that the body ends, if that is so.
  private func end(ofBodyAt start: Int) -> Int? {
    guard let range = header.contentLength else { return nil }
    var length = 0
    let first = MailHeader.skipBlanks(bytes, range)
    guard first < range.upperBound, range.upperBound - first < 16 else { return nil }
    for place in first..<range.upperBound {
      guard bytes[place] &- 0x30 < 10 else { return nil }
      length = length * 10 + Int(bytes[place] - 0x30)
    }
    guard length > 0, length <= bytes.count - start else { return nil }
    var place = start + length
    // The empty line before the next message may or may not be counted.
    while place < bytes.count, bytes[place] == 0x0A || bytes[place] == 0x0D, place < start + length + 4 { place += 1 }
    return place == bytes.count || isSeparator(at: place) ? place : nil
  }

  private func nextSeparator(from start: Int) -> Int {
    var place = start
    while true {
      // An F is rarer than a line end.
      place = bytes.firstPlace(of: 0x46, in: place..<bytes.count)
      if place == bytes.count || isSeparator(at: place) { return place }
      place += 1
    }
  }

  private func isSeparator(at place: Int) -> Bool {
    guard bytes.starts(with: "From ", at: place), place == Self.start(of: bytes) || lines.followsBlankLine(place)
    else { return false }
    let limit = min(bytes.count, place + 1_000)
    var end = place
    while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    guard isSeparatorLine(place..<end) else { return false }
    // What follows is a header field, or where the file was cut the start of one.
    let field = end < bytes.count ? lines.behindLineEnd(end) : end
    let part = field..<min(bytes.count, field + 200)
    if MailHeader.fieldName(bytes, part) != nil || bytes.starts(with: ">From ", at: field) { return true }
    return part.upperBound == bytes.count && part.allSatisfy { bytes[$0] > 0x20 && bytes[$0] < 0x7F }
  }

  /// `From ada@example.org Tue Jan  1 10:00:00 2002`, `From - …` or nothing behind `From`.
  private func isSeparatorLine(_ line: Range<Int>) -> Bool {
    guard line.count < 1_000 else { return false }
    let start = MailHeader.skipBlanks(bytes, line.lowerBound + 5..<line.upperBound)
    return start == line.upperBound || Self.date(ofSeparator: line, in: bytes) != nil
  }

  /// The date of a separator; senders with spaces in their names do occur.
  static func date(ofSeparator line: Range<Int>, in bytes: Bytes) -> Moment? {
    var place = line.lowerBound + 5
    for _ in 0..<4 {
      place = MailHeader.skipBlanks(bytes, place..<line.upperBound)
      while place < line.upperBound, bytes[place] != 0x20, bytes[place] != 0x09 { place += 1 }
      guard place < line.upperBound else { return nil }
      if let moment = MailDate.moment(bytes, place..<line.upperBound), moment.precision != .day { return moment }
    }
    return nil
  }
}
