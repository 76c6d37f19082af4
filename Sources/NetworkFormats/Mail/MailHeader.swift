/// The fields of a message that tell who wrote to whom and when; the subject is none of them.
struct MailHeader {
  /// What a field says of the kind of message.
  struct Marks: OptionSet {
    let rawValue: UInt16
    static let list = Marks(rawValue: 1)
    static let unsubscribe = Marks(rawValue: 2)
    /// Found in what is sent to many at once.
    static let bulk = Marks(rawValue: 4)
    static let automatic = Marks(rawValue: 8)
    static let spam = Marks(rawValue: 16)
    static let deleted = Marks(rawValue: 32)
    static let draft = Marks(rawValue: 64)
  }

  /// Values as they stand, with folds.
  private(set) var from: Range<Int>?
  /// Who sent it in the name of `from`.
  private(set) var sender: Range<Int>?
  private(set) var to: [Range<Int>] = []
  private(set) var cc: [Range<Int>] = []
  private(set) var bcc: [Range<Int>] = []
  private(set) var date: Range<Int>?
  private(set) var messageID: Range<Int>?
  /// The topmost, which is the last stop.
  private(set) var received: Range<Int>?
  private(set) var deliveredTo: Range<Int>?
  private(set) var labels: Range<Int>?
  /// The sender's name as programs that convert Outlook's files write it.
  private(set) var outlookFrom: Range<Int>?
  private(set) var contentLength: Range<Int>?
  private(set) var marks: Marks = []

  /// Takes a field whose name stands in `name`.
  mutating func take(_ bytes: Bytes, name: Range<Int>, value: Range<Int>) {
    let start = name.lowerBound
    switch name.count {
    case 2:
      if bytes.matches("to", at: start) { to.append(value) } else if bytes.matches("cc", at: start) { cc.append(value) }
    case 3:
      if bytes.matches("bcc", at: start) { bcc.append(value) }
    case 4:
      if bytes.matches("from", at: start) {
        from = from ?? value
      } else if bytes.matches("date", at: start) {
        date = date ?? value
      }
    case 6:
      if bytes.matches("sender", at: start) {
        if bytes.matches("owner-", at: Self.skipBlanks(bytes, value)) { marks.insert(.list) }
        sender = sender ?? value
      } else if bytes.matches("x-from", at: start) {
        outlookFrom = outlookFrom ?? value
      }
    case 7:
      if bytes.matches("list-id", at: start) {
        if Self.skipBlanks(bytes, value) < value.upperBound { marks.insert(.list) }
      } else if bytes.matches("x-mc-user", at: start) {
        marks.insert(.bulk)
      }
    default: takeLong(bytes, name: name, value: value)
    }
  }

  private mutating func takeLong(_ bytes: Bytes, name: Range<Int>, value: Range<Int>) {
    func isCalled(_ wanted: StaticString) -> Bool {
      name.count == wanted.utf8CodeUnitCount && bytes.matches(wanted, at: name.lowerBound)
    }
    func says(_ wanted: StaticString) -> Bool { bytes.matches(wanted, at: Self.skipBlanks(bytes, value)) }
    func holds(_ letter: UInt8) -> Bool { bytes.firstPlace(of: letter, in: value) < value.upperBound }

    switch bytes[name.lowerBound] | 0x20 {
    case 0x61:  // a
      if isCalled("auto-submitted"), !says("no") { marks.insert(.automatic) }
    case 0x63:  // c
      if isCalled("content-length") {
        contentLength = contentLength ?? value
      } else if isCalled("content-type"), says("multipart/report") {
        marks.insert(.automatic)
      }
    case 0x64:  // d
      if isCalled("delivered-to") { deliveredTo = deliveredTo ?? value }
    case 0x66:  // f
      if isCalled("feedback-id") { marks.insert(.bulk) }
    case 0x6C:  // l
      if isCalled("list-unsubscribe") {
        marks.insert(.unsubscribe)
      } else if isCalled("list-unsubscribe-post") || isCalled("list-help") || isCalled("list-subscribe") {
        marks.insert(.bulk)
      } else if isCalled("list-post") {
        marks.insert(.list)
      }
    case 0x6D:  // m
      if isCalled("message-id") {
        messageID = messageID ?? value
      } else if isCalled("mailing-list") {
        marks.insert(.list)
      }
    case 0x70:  // p
      if isCalled("precedence") {
        if says("bulk") || says("list") { marks.insert(.list) }
        if says("auto") || says("junk") { marks.insert(.automatic) }
      }
    case 0x72:  // r
      if isCalled("received") { received = received ?? value }
    case 0x78:  // x
      if isCalled("x-gmail-labels") {
        labels = labels ?? value
      } else if isCalled("x-original-to") {
        deliveredTo = deliveredTo ?? value
      } else if isCalled("x-mailing-list") || isCalled("x-beenthere") {
        marks.insert(.list)
      } else if isCalled("x-autoreply") || isCalled("x-autorespond") {
        marks.insert(.automatic)
      } else if isCalled("x-spam-flag") || isCalled("x-spam-status"), says("yes") {
        marks.insert(.spam)
      } else if isCalled("x-campaign-id") || isCalled("x-campaignid") || isCalled("x-mailgun-sid")
        || isCalled("x-sg-eid") || isCalled("x-mc-user")
      {
        marks.insert(.bulk)
      } else if isCalled("x-status"), value.allSatisfy({ Self.statusLetters.contains(bytes[$0]) }) {
        if holds(0x44) { marks.insert(.deleted) }
        if holds(0x54) { marks.insert(.draft) }
      } else if isCalled("x-mozilla-status") {
        // The bit for deleted stands in the last of four digits.
        let start = Self.skipBlanks(bytes, value)
        if start + 4 <= value.upperBound, let digit = EncodedWords.hexadecimal(bytes[start + 3]), digit & 8 != 0 {
          marks.insert(.deleted)
        }
      } else if isCalled("x-unsent"), says("1") {
        marks.insert(.draft)
      }
    default: break
    }
  }

  mutating func clear() {
    from = nil
    sender = nil
    to.removeAll(keepingCapacity: true)
    cc.removeAll(keepingCapacity: true)
    bcc.removeAll(keepingCapacity: true)
    date = nil
    messageID = nil
    received = nil
    deliveredTo = nil
    labels = nil
    outlookFrom = nil
    contentLength = nil
    marks = []
  }

  /// Whether the text starts with the header of a message.
  ///
  /// - Parameter isNamed: whether name or folder say that it is one; then one field that only mail has is enough.
  static func isMessage(_ bytes: Bytes, isNamed: Bool) -> Bool {
    var lines = MailLines(bytes)
    var place = MboxScanner.start(ofMessage: bytes)
    var header = MailHeader()
    var others = 0
    var isFirst = true
    while place < bytes.count {
      let line = lines.line(at: place)
      let isFold = !isFirst && line.end > place && (bytes[place] == 0x20 || bytes[place] == 0x09)
      if !isFold {
        guard let field = fieldName(bytes, place..<line.end) else { break }
        header.take(bytes, name: field.name, value: field.value..<line.end)
        if bytes.matches("mime-version", at: place) || bytes.matches("return-path", at: place)
          || bytes.matches("subject", at: place)
        {
          others += 1
        }
      }
      isFirst = false
      place = line.next
      if line.next == line.end { break }
    }
    let known: [Bool] = [
      !header.to.isEmpty, header.date != nil, header.messageID != nil, header.received != nil,
      header.deliveredTo != nil, others > 0,
    ]
    let count = known.count { $0 } + (header.from == nil ? 0 : 1)
    return isNamed ? count > 0 : count > 2 && (header.from != nil || header.received != nil)
  }

  /// Those of mutt, pine and Dovecot.
  private static let statusLetters = Array("RODAFTNKL \t".utf8)

  static func skipBlanks(_ bytes: Bytes, _ range: Range<Int>) -> Int {
    var place = range.lowerBound
    while place < range.upperBound, MailAddressList.isBlank(bytes[place]) { place += 1 }
    return place
  }

  /// The name of the field that a line starts with, and where its value starts; nil when the line starts none.
  static func fieldName(_ bytes: Bytes, _ line: Range<Int>) -> (name: Range<Int>, value: Int)? {
    var place = line.lowerBound
    while place < line.upperBound, bytes[place] > 0x20, bytes[place] < 0x7F, bytes[place] != 0x3A { place += 1 }
    let name = line.lowerBound..<place
    while place < line.upperBound, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    guard !name.isEmpty, place < line.upperBound, bytes[place] == 0x3A else { return nil }
    return (name, place + 1)
  }
}

extension Bytes {
  /// Whether `text`, which is in lower case, stands at `place` in any case.
  func matches(_ text: StaticString, at place: Int) -> Bool {
    guard place >= 0, count - place >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      for offset in 0..<wanted.count {
        let byte = self[place + offset]
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        if unsafe wanted[offset] != lower { return false }
      }
      return true
    }
  }
}
