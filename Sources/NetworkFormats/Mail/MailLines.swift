/// Lines of a mailbox: LF, CRLF or CR, also mixed, and the doubled returns of text converted twice.
struct MailLines {
  let bytes: Bytes
  private var nextLineFeed = -1
  private var nextReturn = -1
  private let hasDoubledReturns: Bool
  /// For numbers of lines: so many lines stand before this place.
  private var counted = (place: 0, lines: 0)
  private let lineEnd: UInt8

  init(_ bytes: Bytes) {
    self.bytes = bytes
    let all = 0..<bytes.count
    let first = bytes.firstPlace(of: 0x0D, in: all)
    let feed = bytes.firstPlace(of: 0x0A, in: all)
    hasDoubledReturns = feed == first + 2 && feed < bytes.count && bytes[first + 1] == 0x0D
    lineEnd = feed < bytes.count ? 0x0A : 0x0D
  }

  /// Where the line that starts at `place` ends, and where the next one starts; the same at the end of the file.
  mutating func line(at place: Int) -> (end: Int, next: Int) {
    if nextLineFeed < place { nextLineFeed = bytes.firstPlace(of: 0x0A, in: place..<bytes.count) }
    if nextReturn < place { nextReturn = bytes.firstPlace(of: 0x0D, in: place..<bytes.count) }
    let end = min(nextLineFeed, nextReturn)
    guard end < bytes.count else { return (end, end) }
    return (end, behindLineEnd(end))
  }

  /// The place behind the line end that starts at `place`.
  func behindLineEnd(_ place: Int) -> Int {
    if bytes[place] == 0x0A { return place + 1 }
    if hasDoubledReturns, bytes.starts(with: "\r\n", at: place + 1) { return place + 3 }
    return bytes.starts(with: "\n", at: place + 1) ? place + 2 : place + 1
  }

  /// Whether a line starts at `place` and the one before it is empty.
  func followsBlankLine(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    guard let end = startOfLineEnd(before: place) else { return false }
    return end == 0 || startOfLineEnd(before: end) != nil
  }

  private func startOfLineEnd(before place: Int) -> Int? {
    switch bytes[place - 1] {
    case 0x0D: return place - 1
    case 0x0A:
      guard place > 1, bytes[place - 2] == 0x0D else { return place - 1 }
      return hasDoubledReturns && place > 2 && bytes[place - 3] == 0x0D ? place - 3 : place - 2
    default: return nil
    }
  }

  /// The number of the line at `place`, from 1, for places that do not fall.
  mutating func number(at place: Int) -> Int {
    if place > counted.place {
      counted.lines += bytes.slice(counted.place..<place).count(of: lineEnd)
      counted.place = place
    }
    return counted.lines + 1
  }
}
