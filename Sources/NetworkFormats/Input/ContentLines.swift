/// One property of a calendar or a contact card: `item1.EMAIL;TYPE=work:ada@example.org`.
package struct ContentLine: Sendable, Equatable {
  package struct Parameter: Sendable, Equatable {
    /// In upper case; empty for a value that stands alone, as `CELL` in `TEL;CELL:…`.
    package var name: String
    /// Without quotes, `^n`, `^'` and `^^` decoded.
    package var values: [String]
  }

  /// What stands before the dot, in lower case; mostly empty.
  package var group = ""
  /// In upper case; empty where the line has no colon, and then all of it is the value.
  package var name = ""
  package var parameters: [Parameter] = []
  /// As it stands, unfolded.
  package var value: [UInt8] = []
  /// The line of the file on which it starts, from 1.
  package var line = 0

  /// The values of all parameters of that name, which is in upper case.
  package func values(of parameter: String) -> [String] {
    parameters.filter { $0.name == parameter }.flatMap(\.values)
  }

  /// The first parameter of that name, its values put together as they stood when a comma was left without quotes.
  package func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.joined(separator: ",")
  }

  /// The value as text, nothing unescaped.
  package var text: String { Self.text(value) }

  /// The value as text with `\n`, `\,`, `\;` and `\\` taken back.
  package var unescapedText: String { Self.unescaped(value) }

  /// UTF-8 where it is that, else Windows-1252.
  package static func text(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(TextEncoding.windows1252(byte)) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// Text with `\n`, `\,`, `\;`, `\:` and `\\` taken back; any other backslash stays, also one at the end.
  package static func unescaped(_ bytes: some Collection<UInt8>) -> String {
    guard bytes.contains(0x5C) else { return text(bytes) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
        switch byte {
        case 0x6E, 0x4E: plain.append(0x0A)
        case 0x2C, 0x3B, 0x3A, 0x5C: plain.append(byte)
        default: plain += [0x5C, byte]
        }
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    if isEscaped { plain.append(0x5C) }
    return text(plain)
  }

  /// The parts between separators that no backslash precedes, each as it stands.
  package static func parts(_ bytes: some Collection<UInt8>, separator: UInt8) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var part: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if byte == separator && !isEscaped {
        parts.append(part)
        part = []
        continue
      }
      isEscaped = byte == 0x5C && !isEscaped
      part.append(byte)
    }
    parts.append(part)
    return parts
  }

  package static func uppercased(_ bytes: some Sequence<UInt8>) -> String {
    text(bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
  }
}

/// Gives the properties of a calendar or card file one at a time, in time linear in the file.
///
/// Line ends are CRLF, LF or CR, also mixed. A line that starts with a space or tab continues the one before: bytes are
/// put together, as folds also split letters. Values in quoted-printable (vCard 2.1, vCalendar 1.0) continue after a `=`
/// at the end of a line, and values in base64 until a blank line or one with a colon. Empty lines are passed over.
///
/// Source: RFC 5545, section 3.1; RFC 6350, section 3; RFC 6868; versit vCard 2.1.
package struct ContentLineScanner {
  private let owner: InputData
  private let bytes: Bytes
  private var place = 0
  private var lineNumber = 0
  private var nextLineFeed = -1
  private var nextReturn = -1
  private var buffer: [UInt8] = []
  /// `UTF-16`, or `UTF-8`, as far as lines are valid in it.
  package let encoding: String
  /// Whether a line so far was no UTF-8, and does not say what it is instead.
  package private(set) var hasWesternText = false

  package init(_ input: InputData) {
    if input.bytes.count >= 2,
      (input.bytes[0], input.bytes[1]) == (0xFF, 0xFE) || (input.bytes[0], input.bytes[1]) == (0xFE, 0xFF)
    {
      let decoded = TextEncoding.decode(input)
      (owner, bytes, encoding) = (decoded.owner, decoded.text, decoded.name)
    } else {
      (owner, bytes, encoding) = (input, input.bytes, "UTF-8")
      if bytes.starts(with: "\u{FEFF}") { place = 3 }
    }
  }

  /// The next line that is not empty; nil at the end.
  package mutating func next() -> ContentLine? {
    while let first = physicalLine() {
      let start = lineNumber
      if first.isEmpty { continue }
      buffer.removeAll(keepingCapacity: true)
      append(first)
      var line = ContentLine(line: start)
      let head = appendFoldsOfHead()
      line.group = head.group
      line.name = head.name
      line.parameters = head.parameters
      if head.isQuotedPrintable { appendSoftLines() }
      if head.isBase64 { appendBlock() }
      line.value = Array(buffer[head.end...])
      if !hasWesternText, buffer.contains(where: { $0 >= 0x80 }), line.parameter("CHARSET") == nil {
        hasWesternText = String(validating: buffer, as: UTF8.self) == nil
      }
      if line.name.isEmpty && line.value.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      return line
    }
    return nil
  }

  /// Appends folds up to the first line end that a quoted-printable value takes back, if there is one.
  private mutating func appendFoldsOfHead() -> Head {
    // A head is folded a few times at most; more tries would make the time quadratic.
    var tries = 0
    while isAtFold {
      if buffer.last == 0x3D && tries < 8 {
        tries += 1
        let head = Head(buffer)
        if head.isQuotedPrintable { return head }
      }
      guard let more = physicalLine() else { break }
      append(more.dropFirst())
    }
    return Head(buffer)
  }

  /// Whether a fold follows; empty lines before it belong to nothing and are passed over.
  private var isAtFold: Bool {
    mutating get {
      guard place < bytes.count else { return false }
      if bytes[place] == 0x20 || bytes[place] == 0x09 { return true }
      guard bytes[place] == 0x0D || bytes[place] == 0x0A else { return false }
      let before = (place, lineNumber, nextLineFeed, nextReturn)
      while place < bytes.count, let line = physicalLine() {
        guard line.isEmpty, place < bytes.count else { break }
        if bytes[place] == 0x20 || bytes[place] == 0x09 { return true }
      }
      (place, lineNumber, nextLineFeed, nextReturn) = before
      return false
    }
  }

  private mutating func appendFolds() {
    while isAtFold, let more = physicalLine() { append(more.dropFirst()) }
  }

  private mutating func appendSoftLines() {
    while place < bytes.count {
      // Spaces at the end of a line are no part of it; transports added them. No line has as many as are looked at.
      let end = buffer.suffix(100).lastIndex { $0 != 0x20 && $0 != 0x09 }
      if let end, buffer[end] == 0x3D && !isAtEnd() {
        buffer.removeSubrange(end...)
        guard let more = physicalLine() else { return }
        append(more)
      } else if isAtFold, let more = physicalLine() {
        append(more.dropFirst())
      } else {
        return
      }
    }
  }

  private mutating func appendBlock() {
    while place < bytes.count {
      let before = (place, lineNumber)
      guard let more = physicalLine() else { return }
      if more.isEmpty { return }
      if bytes.firstPlace(of: 0x3A, in: more) < more.upperBound {
        (place, lineNumber) = before
        return
      }
      append(more)
      appendFolds()
    }
  }

  /// Whether the next line ends the card.
  private func isAtEnd() -> Bool {
    guard bytes.count - place >= 4 else { return false }
    return ContentLine.uppercased((place..<place + 4).map { bytes[$0] }) == "END:"
  }

  private mutating func append(_ range: Range<Int>) { buffer += bytes.array(range) }

  /// The next line without its end; nil at the end of the file.
  private mutating func physicalLine() -> Range<Int>? {
    guard place < bytes.count else { return nil }
    if nextLineFeed < place { nextLineFeed = bytes.firstPlace(of: 0x0A, in: place..<bytes.count) }
    if nextReturn < place { nextReturn = bytes.firstPlace(of: 0x0D, in: place..<bytes.count) }
    let line = place..<min(nextLineFeed, nextReturn)
    place = line.upperBound
    if place < bytes.count {
      let isReturn = bytes[place] == 0x0D
      place += 1
      if isReturn {
        // Text written twice through a conversion ends its lines with two returns and a line feed.
        if place + 1 < bytes.count, bytes[place] == 0x0D, bytes[place + 1] == 0x0A {
          place += 2
        } else if place < bytes.count, bytes[place] == 0x0A {
          place += 1
        }
      }
    }
    lineNumber += 1
    return line
  }
}

/// What stands before the value.
private struct Head {
  var group = ""
  var name = ""
  var parameters: [ContentLine.Parameter] = []
  /// Where the value starts; 0 when there is no colon.
  var end = 0
  var isQuotedPrintable = false
  var isBase64 = false

  init(_ bytes: [UInt8]) {
    let limit = bytes.count
    guard let nameEnd = bytes.firstIndex(where: { $0 == 0x3A || $0 == 0x3B }) else { return }
    var place = nameEnd
    var parameters: [ContentLine.Parameter] = []
    var isLastQuote = false
    while place < limit, bytes[place] == 0x3B {
      place += 1
      let start = place
      while place < limit, !Self.isDelimiter(bytes[place]), bytes[place] != 0x3D { place += 1 }
      guard place < limit, bytes[place] == 0x3D else {
        let alone = Self.trimmed(bytes[start..<place])
        if !alone.isEmpty { parameters.append(.init(name: "", values: [ContentLine.text(alone)])) }
        // A comma has no place here and belongs to nothing.
        if place < limit, bytes[place] == 0x2C { place = Self.end(of: place, in: bytes) }
        continue
      }
      let name = ContentLine.uppercased(Self.trimmed(bytes[start..<place]))
      var values: [String] = []
      repeat {
        place += 1
        var value: [UInt8] = []
        while place < limit, !Self.isDelimiter(bytes[place]) {
          if bytes[place] == 0x22, !isLastQuote {
            if let close = bytes[(place + 1)...].firstIndex(of: 0x22) {
              value += bytes[place + 1..<close]
              place = close + 1
              continue
            }
            isLastQuote = true
          }
          value.append(bytes[place])
          place += 1
        }
        values.append(Self.decoded(value))
      } while place < limit && bytes[place] == 0x2C
      parameters.append(.init(name: name, values: values))
    }
    guard place < limit, bytes[place] == 0x3A else { return }
    let whole = Self.trimmed(bytes[..<nameEnd])
    let dot = whole.lastIndex(of: 0x2E)
    let name = ContentLine.uppercased(dot.map { whole[($0 + 1)...] } ?? whole)
    guard !name.isEmpty else { return }
    group = dot.map { ContentLine.text(whole[..<$0]).lowercased() } ?? ""
    self.name = name
    self.parameters = parameters
    end = place + 1
    for parameter in parameters where parameter.name.isEmpty || parameter.name == "ENCODING" {
      for value in parameter.values {
        switch value.uppercased() {
        case "QUOTED-PRINTABLE": isQuotedPrintable = true
        case "BASE64": isBase64 = true
        case "B": isBase64 = isBase64 || !parameter.name.isEmpty
        default: break
        }
      }
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool { byte == 0x3A || byte == 0x3B || byte == 0x2C }

  private static func end(of start: Int, in bytes: [UInt8]) -> Int {
    bytes[start...].firstIndex { $0 == 0x3A || $0 == 0x3B } ?? bytes.count
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return bytes[bytes.startIndex..<bytes.startIndex] }
    return bytes[first...last]
  }

  /// RFC 6868: `^n` is a line end, `^'` a quote, `^^` a caret; any other caret stands for itself.
  private static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x5E) else { return ContentLine.text(bytes) }
    var plain: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x5E, place + 1 < bytes.count {
        let meaning: UInt8? =
          switch bytes[place + 1] {
          case 0x6E: 0x0A
          case 0x27: 0x22
          case 0x5E: 0x5E
          default: nil
          }
        if let meaning {
          plain.append(meaning)
          place += 2
          continue
        }
      }
      plain.append(bytes[place])
      place += 1
    }
    return ContentLine.text(plain)
  }
}
