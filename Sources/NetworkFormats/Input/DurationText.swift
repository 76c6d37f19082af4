/// Reads how long something took, as people write it: `90 min`, `1h30`, `1.5 hours`, `45'`, `2 heures`, `0:45`.
package enum DurationText {
  /// What a bare number counts.
  package enum Unit: Int, Sendable {
    case seconds = 1
    case minutes = 60
  }

  /// - Returns: seconds, at most a year; nil when the text is no duration.
  package static func seconds(_ text: String, bare: Unit? = nil) -> Int? {
    var bytes = Array(text.lowercased().utf8)
    while bytes.last == 0x20 { bytes.removeLast() }
    guard bytes.count <= 40 else { return nil }
    var place = 0
    var total = 0.0
    var smallest = Int.max
    var parts = 0
    func skipSpaces() { while place < bytes.count, bytes[place] == 0x20 { place += 1 } }
    skipSpaces()
    while place < bytes.count {
      guard let value = number(bytes, &place) else { return nil }
      parts += 1
      skipSpaces()
      if place < bytes.count, bytes[place] == 0x3A { return parts == 1 ? clock(value, bytes, &place) : nil }
      var unit = ""
      while place < bytes.count, bytes[place] > 0x7F || (97...122).contains(bytes[place]) || bytes[place] == 0x27 {
        unit.append(Character(Unicode.Scalar(bytes[place])))
        place += 1
      }
      if place < bytes.count, bytes[place] == 0x2E { place += 1 }
      skipSpaces()
      if unit.isEmpty {
        // 1h30, or a bare number
        if parts == 2 && smallest == 3_600 && place == bytes.count { return whole(total + value * 60) }
        guard parts == 1, place == bytes.count, let bare else { return nil }
        return whole(value * Double(bare.rawValue))
      }
      guard let factor = units[unit], factor < smallest else { return nil }
      smallest = factor
      total += value * Double(factor)
    }
    return parts == 0 ? nil : whole(total)
  }

  private static func number(_ bytes: [UInt8], _ place: inout Int) -> Double? {
    var value = 0.0
    var digits = 0
    while place < bytes.count, (48...57).contains(bytes[place]), digits < 10 {
      value = value * 10 + Double(bytes[place] - 48)
      place += 1
      digits += 1
    }
    guard digits > 0 else { return nil }
    if place + 1 < bytes.count, bytes[place] == 0x2E || bytes[place] == 0x2C, (48...57).contains(bytes[place + 1]) {
      place += 1
      var scale = 0.1
      while place < bytes.count, (48...57).contains(bytes[place]) {
        value += Double(bytes[place] - 48) * scale
        scale /= 10
        place += 1
      }
    }
    return value
  }

  /// `h:mm` or `h:mm:ss`.
  private static func clock(_ hours: Double, _ bytes: [UInt8], _ place: inout Int) -> Int? {
    var total = hours * 3_600
    var factor = 60.0
    while place < bytes.count, bytes[place] == 0x3A, factor >= 1 {
      place += 1
      guard let value = number(bytes, &place) else { return nil }
      total += value * factor
      factor /= 60
    }
    return place == bytes.count ? whole(total) : nil
  }

  private static func whole(_ seconds: Double) -> Int? {
    seconds >= 0 && seconds <= 366 * 86_400 ? Int(seconds.rounded()) : nil
  }

  private static let units: [String: Int] = [
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "secondes": 1, "m": 60, "mn": 60, "min": 60, "mins": 60,
    "minute": 60, "minutes": 60, "minuten": 60, "'": 60, "h": 3_600, "hr": 3_600, "hrs": 3_600, "hour": 3_600,
    "hours": 3_600, "heure": 3_600, "heures": 3_600, "std": 3_600, "stunde": 3_600, "stunden": 3_600,
  ]
}
