package import SocialNetworks

/// The addresses of a header field such as `To`.
///
/// Cut at commas (and the semicolons of Outlook) that stand outside of quotes, comments, angle brackets and encoded
/// words. What stands before a colon is the name of a group and no address. A comma within a name that should have been
/// quoted (`Lay, Kenneth <klay@example.org>`) does not cut. Quotes and brackets without a partner are plain letters.
///
/// Source: RFC 5322, sections 3.4 and 4.4; RFC 6532.
package enum MailAddressList {
  /// Gives the place of each address, without white space around it, in one pass.
  package static func forEach(_ bytes: Bytes, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    let end = range.upperBound
    var place = range.lowerBound
    var piece = Piece(start: place)
    var hasQuotes = true
    var hasComments = true
    while place < end {
      switch bytes[place] {
      case 0x22 where hasQuotes:
        let close = endOfQuote(bytes, place, end)
        hasQuotes = close != nil
        place = close ?? place + 1
      case 0x28 where hasComments:
        let close = endOfComment(bytes, place, end)
        hasComments = close != nil
        place = close ?? place + 1
      case 0x3C:
        var close = place + 1
        while close < end, bytes[close] != 0x3E, bytes[close] != 0x3C { close += 1 }
        let isClosed = close < end && bytes[close] == 0x3E
        if isClosed { piece.hasAngle = true }
        place = isClosed ? close + 1 : close
      case 0x3D:
        place = EncodedWords.end(at: place, in: bytes, limit: end) ?? place + 1
      case 0x40:
        piece.hasAt = true
        place += 1
      case 0x2C where !piece.hasAt && !piece.hasAngle:
        // Perhaps a comma within a name, but one at most.
        if let comma = piece.comma { piece.start = comma + 1 }
        piece.comma = place
        place += 1
      case 0x2C, 0x3B:
        emit(piece, place)
        place += 1
        piece = Piece(start: place)
      case 0x3A where !piece.hasAt && !piece.hasAngle:
        place += 1
        piece = Piece(start: place)
      default: place += 1
      }
    }
    emit(piece, end)

    func emit(_ piece: Piece, _ end: Int) {
      var start = piece.start
      if !piece.hasAngle, let comma = piece.comma { start = comma + 1 }
      var end = end
      while start < end, isBlank(bytes[start]) || bytes[start] == 0x2C { start += 1 }
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
      if start < end { body(start..<end) }
    }
  }

  private struct Piece {
    var start: Int
    var hasAt = false
    var hasAngle = false
    var comma: Int?
  }

  /// Everybody in `text`; addresses that are none are left out.
  package static func mentions(in text: String) -> [Mention] {
    let input = InputData(Array(text.utf8))
    var mentions: [Mention] = []
    withExtendedLifetime(input) {
      forEach(input.bytes, 0..<input.bytes.count) { range in
        if let mailbox = Mailbox(input.bytes.array(range)) { mentions.append(mailbox.mention) }
      }
    }
    return mentions
  }

  /// Behind the quote that closes the one at `start`.
  private static func endOfQuote(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var place = start + 1
    while place < end {
      if bytes[place] == 0x22 { return place + 1 }
      place += bytes[place] == 0x5C ? 2 : 1
    }
    return nil
  }

  private static func endOfComment(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var depth = 0
    var place = start
    while place < end {
      switch bytes[place] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x5C: place += 1
      default: break
      }
      place += 1
      if depth == 0 { return place <= end ? place : nil }
    }
    return nil
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
