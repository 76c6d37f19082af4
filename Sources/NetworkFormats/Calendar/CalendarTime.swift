import SocialNetworks

/// A date or a local time as a calendar writes it, with the name of its zone.
package struct CalendarTime: Sendable, Hashable {
  package enum ZoneName: Sendable, Hashable {
    case utc
    /// The same time on every clock.
    case floating
    case named(String)
  }

  /// The local time as if it were UTC, in seconds since 1970.
  package var wall: Int64
  /// A day without a time.
  package var isDate: Bool
  package var zone: ZoneName

  package init(wall: Int64, isDate: Bool = false, zone: ZoneName = .floating) {
    self.wall = wall
    self.isDate = isDate
    self.zone = zone
  }

  package var day: Int { Day(ofSecond: wall).number }

  /// `20260314`, `20260314T150000`, `20260314T150000Z`; hyphens and colons are passed over, seconds may be missing.
  ///
  /// - Returns: nil when it is none of these, or no such day or time exists.
  package init?(_ bytes: some Sequence<UInt8>, zone name: String? = nil) {
    var digits: [Int] = []
    var marks: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        if marks.last == 0x5A || digits.count == 14 { return nil }
        digits.append(Int(byte - 0x30))
      case 0x2D, 0x3A, 0x20, 0x09: continue
      case 0x54, 0x74:
        guard digits.count == 8, marks.isEmpty else { return nil }
        marks.append(0x54)
      case 0x5A, 0x7A:
        guard marks == [0x54], digits.count > 8 else { return nil }
        marks.append(0x5A)
      default: return nil
      }
    }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard digits.count >= 8, let date = Day(year: number(0..<4), month: number(4..<6), day: number(6..<8)) else {
      return nil
    }
    if digits.count == 8 && marks.isEmpty {
      self.init(wall: date.startSecond, isDate: true)
      return
    }
    guard digits.count == 12 || digits.count == 14, !marks.isEmpty else { return nil }
    let (hour, minute, second) = (number(8..<10), number(10..<12), digits.count == 14 ? number(12..<14) : 0)
    guard hour < 24 || (hour, minute, second) == (24, 0, 0), minute < 60, second <= 60 else { return nil }
    let zone: ZoneName =
      if marks.count == 2 {
        .utc
      } else if let name, !name.isEmpty {
        .named(name)
      } else {
        .floating
      }
    self.init(wall: date.startSecond + Int64(hour * 3600 + minute * 60 + min(second, 59)), zone: zone)
  }

  /// The time of a property, its zone from the parameter `TZID`.
  package init?(_ line: ContentLine) { self.init(line.value, zone: line.parameter("TZID")) }
}

/// `P1W`, `PT1H30M`, `-P1DT2H`.
package enum CalendarDuration {
  /// - Returns: seconds, nil when it is no duration or longer than a hundred years.
  package static func seconds(_ bytes: some Sequence<UInt8>) -> Int? {
    var total = 0
    var number: Int?
    var isNegative = false
    var isTime = false
    var hasStarted = false
    var hasPart = false
    for byte in bytes {
      switch byte {
      case 0x2B where !hasStarted: continue
      case 0x2D where !hasStarted: isNegative = true
      case 0x50,
        0x70 where !hasStarted:
        hasStarted = true
      case 0x54,
        0x74 where hasStarted && !isTime && number == nil:
        isTime = true
      case 0x30...0x39 where hasStarted:
        let next = (number ?? 0) * 10 + Int(byte - 0x30)
        if next > limit { return nil }
        number = next
      default:
        guard hasStarted, let value = number else { return nil }
        let unit: Int
        switch (byte & 0xDF, isTime) {
        case (0x57, false): unit = 604_800
        case (0x44, false): unit = 86_400
        case (0x48, true): unit = 3600
        case (0x4D, true): unit = 60
        case (0x53, true): unit = 1
        default: return nil
        }
        total += value * unit
        if total > limit { return nil }
        number = nil
        hasPart = true
      }
    }
    guard hasPart, number == nil else { return nil }
    return isNegative ? -total : total
  }

  private static let limit = 36_525 * 86_400
}

/// `+0100`, `-0330`, `+003126`.
package enum ZoneOffset {
  package static func seconds(_ bytes: some Collection<UInt8>) -> Int64? {
    let digits = bytes.filter { (0x30...0x39).contains($0) }.map { Int64($0 - 0x30) }
    guard let sign = bytes.first, sign == 0x2B || sign == 0x2D, digits.count == 4 || digits.count == 6,
      digits.count + 1 == bytes.filter({ $0 != 0x3A }).count
    else { return nil }
    let hours = digits[0] * 10 + digits[1]
    let minutes = digits[2] * 10 + digits[3]
    let seconds = digits.count == 6 ? digits[4] * 10 + digits[5] : 0
    guard hours < 24, minutes < 60, seconds < 60 else { return nil }
    let total = hours * 3600 + minutes * 60 + seconds
    return sign == 0x2D ? -total : total
  }
}
