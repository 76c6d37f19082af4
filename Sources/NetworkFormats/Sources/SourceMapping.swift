/// What the columns of a table mean, for tables that do not say it themselves.
public struct SourceMapping: Sendable, Equatable {
  /// What a row is.
  public enum Rows: String, Sendable, CaseIterable { case people, ties, interactions }

  /// The order of a date's parts, where the digits leave it open.
  public enum DateOrder: String, Sendable, CaseIterable { case dmy, mdy, ymd }

  public var name: String
  public var rows: Rows
  /// What each column holds: the column's heading, or its number from 1, and the field.
  public var columns: [(column: String, field: String)] = []
  /// Values that every row has: `channel` = `meeting`, for instance.
  public var constants: [(field: String, value: String)] = []
  public var delimiter: String?
  public var encoding: String?
  public var dates: DateOrder?
  /// Whether the first row names the columns; nil finds out.
  public var hasHeader: Bool?
  /// Said of presets for services whose files nobody could check.
  public var isVerified = true

  public init(name: String = "", rows: Rows) {
    self.name = name
    self.rows = rows
  }

  public static func == (left: SourceMapping, right: SourceMapping) -> Bool {
    left.name == right.name && left.rows == right.rows && left.columns.map(\.column) == right.columns.map(\.column)
      && left.columns.map(\.field) == right.columns.map(\.field)
      && left.constants.map(\.field) == right.constants.map(\.field)
      && left.constants.map(\.value) == right.constants.map(\.value) && left.delimiter == right.delimiter
      && left.encoding == right.encoding && left.dates == right.dates && left.hasHeader == right.hasHeader
      && left.isVerified == right.isVerified
  }
}
