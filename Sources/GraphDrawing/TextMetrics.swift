/// How wide text will be, without asking a font.
///
/// Widths are those of Liberation Sans, which Arial and Helvetica share, and for what these lack of DejaVu Sans and Noto,
/// in that order, as ``Style/fontFamily`` asks for them. Joined letters, marks, emoji and syllables are counted as they
/// are set, so that the estimate is hardly ever below what a browser measures, and rarely far above.
enum TextMetrics {
  /// The height of a line as a multiple of the size of its letters.
  static let lineHeight = 1.25
  /// What lies above and below the base line.
  static let ascent = 0.8
  static let descent = 0.25

  enum Weight: Hashable, Sendable {
    case regular
    case bold
  }

  /// The width of `text` in the unit of `size`.
  ///
  /// - Complexity: O(length).
  static func width(of text: String, size: Double, weight: Weight = .regular) -> Double {
    let table = weight == .bold ? TextAdvances.bold : TextAdvances.regular
    var sum = 0
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return Double(thousandths(of: text, weight)) / 1000 * size }
      sum += Int(table[Int(byte) - 0x20])
    }
    return Double(sum + kerning(sum)) / 1000 * size
  }

  /// Kerning moves letters apart as well, if seldom.
  private static func kerning(_ sum: Int) -> Int { sum / 160 }

  // MARK: Lines

  /// `text`, cut with an ellipsis between two of the characters that readers see where it is wider than `limit`.
  static func shortened(_ text: String, to limit: Double, size: Double, weight: Weight = .regular) -> String {
    guard width(of: text, size: size, weight: weight) > limit else { return text }
    let room = limit - width(of: "…", size: size, weight: weight)
    var kept = ""
    var taken = 0.0
    for character in text {
      let next = String(character)
      taken += width(of: next, size: size, weight: weight)
      if taken > room { break }
      kept += next
    }
    // Letters that are joined can be wider alone than in their word, and the other way round.
    while !kept.isEmpty, width(of: kept, size: size, weight: weight) > room { kept.removeLast() }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + "…"
  }

  /// `text` in lines of at most `limit`, broken between words, after hyphens and between East Asian characters; what is
  /// still longer is shortened.
  static func wrapped(_ text: String, to limit: Double, size: Double, weight: Weight = .regular) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in LineBreaks.pieces(of: text) {
      let longer = line.isEmpty ? piece.text : line + (piece.followsSpace ? " " : "") + piece.text
      if line.isEmpty || width(of: longer, size: size, weight: weight) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = piece.text
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { shortened($0, to: limit, size: size, weight: weight) }
  }

  /// `text` in two lines whose longer one is as short as can be; nil where it cannot be broken.
  static func halved(_ text: String, size: Double, weight: Weight = .regular) -> [String]? {
    let pieces = LineBreaks.pieces(of: text)
    guard pieces.count > 1, pieces.count <= 60 else { return nil }
    func joined(_ part: ArraySlice<LineBreaks.Piece>) -> String {
      var line = ""
      for piece in part { line += (line.isEmpty || !piece.followsSpace ? "" : " ") + piece.text }
      return line
    }
    var best: (width: Double, lines: [String])?
    for place in pieces.indices.dropFirst() {
      let lines = [joined(pieces[..<place]), joined(pieces[place...])]
      let width = lines.map { Self.width(of: $0, size: size, weight: weight) }.max() ?? 0
      if width < (best?.width ?? .infinity) { best = (width, lines) }
    }
    return best?.lines
  }

  // MARK: Characters

  /// What an emoji takes, however many characters it is made of.
  private static let emoji = 1260
  private static let unknown = 1100

  private static func thousandths(of text: String, _ weight: Weight) -> Int {
    guard text.unicodeScalars.contains(where: isPictorial) else {
      return thousandths(of: text.unicodeScalars, weight)
    }
    var sum = 0
    // What stands between two pictures is measured as a whole, for its letters may be joined.
    var between = String.UnicodeScalarView()
    for character in text {
      let pictures = pictures(in: character)
      if pictures == 0 {
        between.append(contentsOf: character.unicodeScalars)
      } else {
        sum += thousandths(of: between, weight) + pictures * emoji
        between = String.UnicodeScalarView()
      }
    }
    return sum + thousandths(of: between, weight)
  }

  private static func isPictorial(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1F000 && scalar.value < 0x1FC00 || scalar.value == 0xFE0F || scalar.value == 0x20E3
      || (scalar.value >= 0x2300 && scalar.value < 0x2C00 && scalar.properties.isEmojiPresentation)
  }

  /// How many pictures a character is set as: none for a letter, one for a flag, a family, a hand of some color.
  private static func pictures(in character: Character) -> Int {
    var pictures = 0
    var isJoined = false
    var flags = 0
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0x200D: isJoined = true
      case 0xFE0E: return 0
      case 0xFE0F, 0x20E3: pictures = max(pictures, 1)
      case 0x1F3FB...0x1F3FF where pictures > 0: break
      case 0x1F1E6...0x1F1FF:
        flags += 1
        if flags % 2 == 1 { pictures += 1 }
      case 0xE0020...0xE007F: break
      default:
        if scalar.properties.isEmojiPresentation || isPictorial(scalar) {
          if !isJoined || pictures == 0 { pictures += 1 }
        }
        isJoined = false
      }
    }
    return pictures
  }

  private static func thousandths(of scalars: String.UnicodeScalarView, _ weight: Weight) -> Int {
    var sum = 0
    /// The letters of the Arabic run that is open.
    var arabic: [Int] = []
    /// The consonant that a virama may have just bound to the next.
    var last: (value: UInt32, width: Int) = (0, 0)
    var virama: Int?
    for scalar in scalars {
      if let letter = arabicPlace(of: scalar) {
        arabic.append(letter)
        continue
      }
      if isTransparent(scalar), !arabic.isEmpty, scalar.value != 0x200C { continue }
      sum += arabicWidth(of: arabic, weight)
      arabic.removeAll(keepingCapacity: true)
      let value = scalar.value
      var width = advance(of: scalar, weight)
      if value >= 0x900 && value < 0xD80 && value & 0x7F == 0x4D {
        virama = width
        sum += width
        continue
      }
      if let stroke = virama, value & ~0x7F == last.value & ~0x7F, scalar.properties.isAlphabetic {
        sum -= stroke
        let isR = (this: value & 0x7F == 0x30, last: last.value & 0x7F == 0x30)
        switch value & ~0x7F {
        // Devanagari to Gujarati: half of a letter, a stroke below or above.
        case 0x900, 0x980, 0xA00, 0xA80:
          if isR.this { width /= 10 } else { sum -= isR.last ? last.width : last.width * 2 / 5 }
        // Telugu and Kannada: below the one before.
        case 0xC00: width = width * 11 / 20
        case 0xC80: width = width * 8 / 20
        default: break
        }
      }
      virama = nil
      sum += width
      if width > 0 { last = (value, width) }
    }
    sum += arabicWidth(of: arabic, weight)
    return sum + kerning(sum)
  }

  private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private static func advance(of scalar: Unicode.Scalar, _ weight: Weight) -> Int {
    let value = scalar.value
    if let place = TextAdvances.place(of: value) {
      let width = Int((weight == .bold ? TextAdvances.bold : TextAdvances.regular)[place])
      return width > 0 || isTransparent(scalar) ? width : unknown
    }
    if isTransparent(scalar) { return 0 }
    return TextAdvances.widest(around: value, weight) ?? unknown
  }

  // MARK: Arabic

  private static let joining: [UInt8] = Array(TextAdvances.arabicJoining.utf8)

  private static func arabicPlace(of scalar: Unicode.Scalar) -> Int? {
    let place = Int(scalar.value) - Int(TextAdvances.firstArabic)
    guard joining.indices.contains(place), joining[place] != UInt8(ascii: "T") else { return nil }
    return place
  }

  /// Letters are joined to those before them that join the next, and narrower or wider for it.
  private static func arabicWidth(of letters: [Int], _ weight: Weight) -> Int {
    let table = weight == .bold ? TextAdvances.arabicBold : TextAdvances.arabicRegular
    func joinsNext(_ place: Int) -> Bool { joining[place] == UInt8(ascii: "D") || joining[place] == UInt8(ascii: "C") }
    func joinsLast(_ place: Int) -> Bool { joinsNext(place) || joining[place] == UInt8(ascii: "R") }
    var sum = 0
    for index in letters.indices {
      let letter = letters[index]
      let isAfter = index > 0 && joinsNext(letters[index - 1]) && joinsLast(letter)
      let isBefore = index + 1 < letters.count && joinsNext(letter) && joinsLast(letters[index + 1])
      let shape = isAfter ? (isBefore ? 2 : 3) : isBefore ? 1 : 0
      sum += Int(table[4 * letter + shape])
    }
    // Other faces stand in for letters that the first one lacks.
    return sum + sum / 100
  }
}

extension TextAdvances {
  /// Where the width of a character stands in the tables; nil outside of the blocks.
  static func place(of value: UInt32) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].first <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0, value - blocks[low - 1].first < blocks[low - 1].count else { return nil }
    return blocks[low - 1].place + Int(value - blocks[low - 1].first)
  }

  /// The widest of the characters around one outside of the blocks.
  static func widest(around value: UInt32, _ weight: TextMetrics.Weight) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].first <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0, value < ranges[low - 1].end else { return nil }
    return Int(weight == .bold ? ranges[low - 1].bold : ranges[low - 1].regular)
  }
}
