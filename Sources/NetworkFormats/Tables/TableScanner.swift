/// What separates the columns of a table.
package enum Delimiter: String, Sendable, CaseIterable {
  case comma, semicolon, tab
  /// Any run of spaces and tabs.
  case space

  package var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab: 0x09
    case .space: 0x20
    }
  }
}

/// Cuts text into records and fields, one record at a time, by RFC 4180 with any line end and any delimiter.
///
/// Line ends are LF, CR, CR LF and CR CR LF. Lines without any byte but spaces are skipped, and so are lines that
/// begin with `#` or `%` where comments are skipped. A field in double quotes may hold delimiters, line ends and doubled quotes. With `Delimiter.space`
/// a field that begins with `{` reaches to the end of its line.
package struct TableScanner {
  package struct Field {
    package enum Quoting { case none, plain, doubled }
    /// The content, without its quotes.
    package var range: Range<Int>
    package var quoting: Quoting
  }

  /// What lines that begin with `#` or `%` are: exports have no comments, and names may begin so.
  package enum Comments: Sendable { case skipped, kept }

  /// A record is cut after one more column than this.
  package static let columnLimit = 10_000

  package let bytes: Bytes
  package let delimiter: Delimiter
  private let comments: Comments
  /// The record that `next()` found.
  package private(set) var fields: [Field] = []
  package private(set) var recordLine = 1
  package private(set) var recordRange = 0..<0
  /// What breaks the rules of quoting in this record.
  package private(set) var quoteFault: (place: Int, isOpen: Bool)?
  package private(set) var commentCount = 0
  /// The first comment below a record that could be a record itself.
  package private(set) var doubtfulComment: (line: Int, range: Range<Int>)?
  private var place: Int
  private var line: Int

  package init(_ bytes: Bytes, delimiter: Delimiter, from place: Int = 0, line: Int = 1, comments: Comments = .skipped)
  {
    self.bytes = bytes
    self.delimiter = delimiter
    self.comments = comments
    self.place = place
    self.line = line
  }

  /// Moves to the next record.
  ///
  /// - Returns: whether there is one.
  package mutating func next() -> Bool {
    while place < bytes.count {
      let byte = bytes[place]
      if comments == .skipped, byte == 0x23 || byte == 0x25 {
        skipComment()
      } else if byte == 0x0A || byte == 0x0D {
        skipLineEnd()
      } else if isBlankLine() {
        skipLine()
      } else {
        readRecord()
        return true
      }
    }
    return false
  }

  /// The line and the column of a place in this record.
  package func position(of place: Int) -> (line: Int, column: Int) {
    var line = recordLine
    var lineStart = recordRange.lowerBound
    var at = lineStart
    while at < place {
      if let end = endOfLineEnd(at) {
        line += 1
        lineStart = min(end, place)
        at = end
      } else {
        at += 1
      }
    }
    var column = 1
    for byte in lineStart..<place where bytes[byte] & 0xC0 != 0x80 { column += 1 }
    return (line, column)
  }

  /// The bytes of a field, doubled quotes made single.
  package func content(_ field: Field) -> [UInt8] {
    guard field.quoting == .doubled else { return bytes.array(field.range) }
    var content: [UInt8] = []
    var place = field.range.lowerBound
    while place < field.range.upperBound {
      content.append(bytes[place])
      place += bytes[place] == 0x22 ? 2 : 1
    }
    return content
  }

  package func text(_ field: Field) -> String {
    field.quoting == .doubled ? String(decoding: content(field), as: UTF8.self) : bytes.text(field.range)
  }

  private mutating func readRecord() {
    fields.removeAll(keepingCapacity: true)
    quoteFault = nil
    recordLine = line
    let start = place
    while true {
      if delimiter == .space { skipSpaces() }
      let ended = readField()
      if ended { break }
      if fields.count > Self.columnLimit {
        while place < bytes.count, !isLineEnd(bytes[place]) { place += 1 }
        break
      }
    }
    recordRange = start..<place
    skipLineEnd()
  }

  /// Reads one field and the delimiter after it.
  ///
  /// - Returns: whether the record ends here.
  private mutating func readField() -> Bool {
    if place < bytes.count, bytes[place] == 0x22 {
      readQuoted()
    } else if delimiter == .space, fields.count >= 2, place < bytes.count, bytes[place] == 0x7B {
      let start = place
      while place < bytes.count, !isLineEnd(bytes[place]) { place += 1 }
      var end = place
      while end > start, isSpace(bytes[end - 1]) { end -= 1 }
      fields.append(Field(range: start..<end, quoting: .none))
    } else {
      let start = place
      if delimiter == .space {
        while place < bytes.count, !isLineEnd(bytes[place]), !isSpace(bytes[place]) { place += 1 }
      } else {
        let separator = delimiter.byte
        while place < bytes.count, bytes[place] != separator, !isLineEnd(bytes[place]) { place += 1 }
      }
      fields.append(Field(range: start..<place, quoting: .none))
    }
    if delimiter == .space { skipSpaces() }
    guard place < bytes.count, !isLineEnd(bytes[place]) else { return true }
    if delimiter != .space { place += 1 }
    return false
  }

  private mutating func readQuoted() {
    let open = place
    place += 1
    var quoting = Field.Quoting.plain
    while place < bytes.count {
      if bytes[place] == 0x22 {
        if place + 1 < bytes.count, bytes[place + 1] == 0x22 {
          quoting = .doubled
          place += 2
          continue
        }
        fields.append(Field(range: (open + 1)..<place, quoting: quoting))
        place += 1
        skipToDelimiter()
        return
      }
      if isLineEnd(bytes[place]) { skipLineEnd() } else { place += 1 }
    }
    if quoteFault == nil { quoteFault = (open, true) }
    fields.append(Field(range: (open + 1)..<place, quoting: quoting))
  }

  private mutating func skipToDelimiter() {
    while place < bytes.count, !isLineEnd(bytes[place]) {
      let byte = bytes[place]
      if delimiter == .space ? isSpace(byte) : byte == delimiter.byte { return }
      if !isSpace(byte), quoteFault == nil { quoteFault = (place, false) }
      place += 1
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func skipSpaces() {
    while place < bytes.count, isSpace(bytes[place]) { place += 1 }
  }

  private func isBlankLine() -> Bool {
    var at = place
    while at < bytes.count, isSpace(bytes[at]) { at += 1 }
    if at == bytes.count { return true }
    // tabs alone are empty fields of a tab-separated row, which is dropped and counted elsewhere; here it is the same
    return isLineEnd(bytes[at])
  }

  private mutating func skipComment() {
    let start = place
    let startLine = line
    skipLine()
    commentCount += 1
    if doubtfulComment == nil, delimiter != .space, !recordRange.isEmpty {
      let found = bytes.firstPlace(of: delimiter.byte, in: start..<place)
      if found < place { doubtfulComment = (startLine, start..<place) }
    }
  }

  private mutating func skipLine() {
    while place < bytes.count, !isLineEnd(bytes[place]) { place += 1 }
    skipLineEnd()
  }

  private mutating func skipLineEnd() {
    guard let end = endOfLineEnd(place) else { return }
    place = end
    line += 1
  }

  /// Where the line end that begins at `place` is over, or nil when none begins there.
  private func endOfLineEnd(_ place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    if bytes[place] == 0x0A { return place + 1 }
    guard bytes[place] == 0x0D else { return nil }
    let second = place + 1
    if second < bytes.count, bytes[second] == 0x0A { return second + 1 }
    let third = place + 2
    if third < bytes.count, bytes[second] == 0x0D, bytes[third] == 0x0A { return third + 1 }
    return second
  }
}
