/// A point in time, with what the source knows of it.
public struct Moment: Hashable, Comparable, Sendable {
  /// How exactly the source says it.
  public enum Precision: UInt8, Sendable, CaseIterable { case second, minute, day, month, year }

  /// Whether the source says in which time zone.
  public enum Zone: UInt8, Sendable, CaseIterable { case known, unknown }

  /// Since 1970-01-01T00:00:00Z. Where the zone is unknown, local time read as if it were UTC; where only the day,
  /// the month or the year is known, its first second.
  public var seconds: Int64
  public var precision: Precision
  public var zone: Zone

  public init(seconds: Int64, precision: Precision = .second, zone: Zone = .known) {
    self.seconds = seconds
    self.precision = precision
    self.zone = zone
  }

  public init(_ day: Day) { self.init(seconds: day.startSecond, precision: .day, zone: .unknown) }

  /// - Returns: nil when there is no such day or time. A leap second counts as the second before it.
  public init?(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0, offset: Int? = nil,
    precision: Precision = .second
  ) {
    guard let date = Day(year: year, month: month, day: day), (0...23).contains(hour), (0...59).contains(minute),
      (0...60).contains(second)
    else { return nil }
    let local = date.startSecond + Int64(hour * 3600 + minute * 60 + min(second, 59))
    self.init(seconds: local - Int64(offset ?? 0), precision: precision, zone: offset == nil ? .unknown : .known)
  }

  public var day: Day { Day(ofSecond: seconds) }

  public static func < (left: Moment, right: Moment) -> Bool {
    (left.seconds, left.precision.rawValue, left.zone.rawValue)
      < (right.seconds, right.precision.rawValue, right.zone.rawValue)
  }

  /// Both qualities in one byte.
  package var quality: UInt8 { precision.rawValue | zone.rawValue << 4 }

  package init(seconds: Int64, quality: UInt8) {
    self.init(
      seconds: seconds, precision: Precision(rawValue: quality & 15) ?? .second,
      zone: Zone(rawValue: quality >> 4) ?? .unknown)
  }
}
