/// Where a line may end: after a word, after a hyphen, and between the characters of Chinese, Japanese and Korean.
///
/// A part of the rules of Unicode (UAX 14) that is enough for names. Characters are those that readers see, so that no
/// emoji and no letter with its marks is ever cut.
enum LineBreaks {
  struct Piece {
    var text: String
    /// Whether white space stood before it, which is dropped where a line begins.
    var followsSpace: Bool
  }

  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = ""
    var followsSpace = false
    var last: Character?
    func end(_ isSpace: Bool) {
      if !current.isEmpty {
        pieces.append(Piece(text: current, followsSpace: followsSpace))
        current = ""
        followsSpace = isSpace
      } else {
        followsSpace = followsSpace || isSpace
      }
    }
    for character in text {
      if character.isWhitespace, character != "\u{A0}" {
        end(true)
        last = nil
        continue
      }
      if let last, mayBreak(between: last, and: character, after: current) { end(false) }
      current.append(character)
      last = character
    }
    end(false)
    return pieces
  }

  private static func mayBreak(between last: Character, and next: Character, after piece: String) -> Bool {
    if last == "-" || last == "‐" || last == "־" { return next.isLetter && piece.count > 2 }
    guard isSquare(last) || isSquare(next) else { return false }
    return !staysBehind.contains(next) && !staysBefore.contains(last)
  }

  /// Han, kana and Hangul.
  private static func isSquare(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    switch value {
    case 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFF00..<0xFF61, 0x20000..<0x40000: return true
    default: return false
    }
  }

  /// What no line begins with, and what none ends with.
  private static let staysBehind = Set("、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}")
  private static let staysBefore = Set("（［｛〔〈《「『【‘“([{")
}
