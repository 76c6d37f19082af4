import GRDB
import GRDBSQLite

/// A prepared statement without values in between: for tables of a million rows.
///
/// The text is a literal, so no data ever becomes SQL.
@safe final class PreparedStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ database: Database, _ sql: StaticString) throws {
    guard let connection = unsafe database.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
    }
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection, String(describing: sql), -1, &prepared, nil)
    guard code == SQLITE_OK, let statement = unsafe prepared else { throw unsafe Self.error(connection, code) }
    unsafe self.statement = statement
    unsafe self.connection = connection
  }

  deinit { unsafe sqlite3_finalize(statement) }

  private static func error(_ connection: OpaquePointer, _ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) })
  }

  // MARK: values in, from 1

  func bind(_ place: Int32, _ value: Int64) { _ = unsafe sqlite3_bind_int64(statement, place, value) }
  func bind(_ place: Int32, _ value: Int) { bind(place, Int64(value)) }

  func bind(_ place: Int32, _ value: Int64?) {
    if let value { bind(place, value) } else { _ = unsafe sqlite3_bind_null(statement, place) }
  }

  func bind(_ place: Int32, number: Double) { _ = unsafe sqlite3_bind_double(statement, place, number) }

  /// Forgets every value.
  func clear() { _ = unsafe sqlite3_clear_bindings(statement) }

  func bind(_ place: Int32, _ value: String) {
    var value = value
    value.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { text in
        // An empty buffer may have no address, which SQLite would take for NULL.
        if let base = text.baseAddress {
          _ = unsafe sqlite3_bind_text(statement, place, base, Int32(clamping: text.count), Self.copied)
        } else {
          _ = unsafe sqlite3_bind_text(statement, place, "", 0, Self.copied)
        }
      }
    }
  }

  func bind(_ place: Int32, _ value: [UInt8]) {
    unsafe value.withUnsafeBytes { bytes in
      _ = unsafe sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(clamping: bytes.count), Self.copied)
    }
  }

  private static var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  // MARK: steps

  /// Runs the statement once with the values bound, and makes it ready for the next.
  ///
  /// - Returns: how many rows it changed.
  @discardableResult
  func run() throws -> Int {
    let code = unsafe sqlite3_step(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      let error = unsafe Self.error(connection, code)
      _ = unsafe sqlite3_reset(statement)
      throw error
    }
    let changed = unsafe Int(sqlite3_changes(connection))
    _ = unsafe sqlite3_reset(statement)
    return changed
  }

  /// The next row, or false after the last one, when the statement is ready again.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    let error = code == SQLITE_DONE ? nil : unsafe Self.error(connection, code)
    _ = unsafe sqlite3_reset(statement)
    if let error { throw error }
    return false
  }

  func reset() { _ = unsafe sqlite3_reset(statement) }

  // MARK: values out, from 0

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }
  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }
  func number(_ column: Int32) -> Double { unsafe sqlite3_column_double(statement, column) }
  func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(statement, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String {
    guard let bytes = unsafe sqlite3_column_text(statement, column) else { return "" }
    let count = unsafe Int(sqlite3_column_bytes(statement, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Calls `body` with each number of a list as `Participants` packs it.
  func withParticipants(_ column: Int32, _ body: (Int64) -> Void) {
    guard let start = unsafe sqlite3_column_blob(statement, column) else { return }
    let count = unsafe Int(sqlite3_column_bytes(statement, column))
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        body(Int64(truncatingIfNeeded: value))
        (value, shift) = (0, 0)
      } else {
        shift = min(shift + 7, 63)
      }
    }
  }
}

/// Numbers of personas as one value of a row: seven bits a byte, the lowest first.
struct Participants {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ persona: Int64) {
    var rest = UInt64(bitPattern: persona)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}
